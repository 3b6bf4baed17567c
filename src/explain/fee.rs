//! Fees in sentences. An amount that nobody published is said to be so.

use super::{Explainer, SourceRef};
use crate::assess::{AwardAssessment, Finding, Trace};
use crate::locale::messages;
use crate::model::{AwardKind, Day, Fee, Index, Money, Quantity, Requirement, Rule};
use crate::plan::{Plan, Step};

/// A yearly fee, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeLine {
    /// What is paid for.
    pub name: String,
    /// The amount in a sentence, or that nobody has published it.
    pub sentence: String,
    /// Whether nothing is due.
    pub is_free: bool,
    /// Each amount known.
    pub amounts: Vec<FeeAmount>,
    /// What a reader should know about it.
    pub note: Option<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

/// An amount of a [`FeeLine`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeAmount {
    /// How much: `US$4,730 a year`.
    pub amount: String,
    /// The time it was in force.
    pub as_of: String,
    /// Whether every source of it is Microsoft's own.
    pub primary: bool,
    /// Worked out from other sources instead of printed by one.
    pub derived: bool,
    /// What a reader should know about it.
    pub note: Option<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
}

impl Explainer<'_> {
    /// The fee of a level of an award: its own, or that of the rung of the
    /// membership which the level leads to.
    #[must_use]
    pub fn fee(&self, award: Index, level: Index) -> Option<FeeLine> {
        self.fee_entry(award, level).map(|fee| self.fee_line(fee))
    }

    /// The fee that a level adds to those of what is attained or held.
    #[must_use]
    pub fn further_fee(&self, award: Index, level: Index) -> Option<FeeLine> {
        self.fee(award, level)
            .filter(|_| !self.is_paid(award, level))
    }

    /// The fees that come with a plan: of the levels that it goes over, unless they are
    /// paid already, and of its audits.
    #[must_use]
    pub fn plan_fees(&self, plan: &Plan) -> Vec<String> {
        let mut fees: Vec<String> = Vec::new();
        let levels = plan.route.iter();
        let levels = levels.filter_map(|(target, _)| self.further_fee(target.award, target.level));
        let mut schemes: Vec<Index> = Vec::new();
        let audits = plan.steps.iter().filter_map(|planned| {
            let Step::Audit(award) = planned.step else {
                return None;
            };
            let scheme = self.any_requirement(award, None, scheme_of)?;
            let is_second = schemes.contains(&scheme);
            schemes.push(scheme);
            let fee = self.audit_fee(scheme, is_second || self.has_module_a(award));
            Some((self.locale.text(&fee.name).to_owned(), self.fee_amount(fee)))
        });
        for (name, amount) in levels.map(|fee| (fee.name, fee.sentence)).chain(audits) {
            let values = [("fee", name.as_str()), ("amount", &amount)];
            let fee = self.locale.say(&messages::FEE_OF, &values);
            // Awards may share one.
            if !fees.contains(&fee) {
                fees.push(fee);
            }
        }
        fees
    }

    /// The fee of an audit: while module A of another one counts, of B alone.
    pub(super) fn audit_fee(&self, scheme: Index, module_a_counts: bool) -> &Fee {
        let scheme = &self.program.audits[usize::from(scheme)];
        let module_b = scheme.module_b_fee.filter(|_| module_a_counts);
        &self.program.fees[usize::from(module_b.unwrap_or(scheme.whole_fee))]
    }

    /// Whether module A of an audit counts for an award on the day.
    fn has_module_a(&self, award: Index) -> bool {
        let levels = &self.assessment.awards[usize::from(award)].levels;
        let mut paths = levels.iter().flat_map(|level| &level.paths);
        paths.any(|path| has_module_a(&path.trace))
    }

    /// Whether a fee of what is attained or held covers a level of an award: the same one, or
    /// in a program with a ladder that of a higher level.
    pub(super) fn is_paid(&self, award: Index, level: Index) -> bool {
        let kind = self.award(award).kind;
        let fee = self.fee_of_level(award, level);
        let covers = |judged: &AwardAssessment| {
            let same_kind = self.award(judged.award).kind == kind;
            let held = judged.held.as_ref().filter(|held| {
                let renewal = held.renewal.as_ref();
                renewal.is_none_or(|renewal| self.assessment.day <= renewal.closes)
            });
            let has = judged.reached.max(held.map(|held| held.level));
            has.filter(|_| same_kind).is_some_and(|has| {
                let above = self.program.ladder.is_some() && has >= level;
                above || self.fee_of_level(judged.award, has) == fee
            })
        };
        // What a specialization costs, it costs by itself.
        kind != AwardKind::Specialization && self.assessment.awards.iter().any(covers)
    }

    /// Whether a level of an award costs something, or may: an amount that
    /// nobody published is not nothing.
    pub(super) fn has_fee(&self, award: Index, level: Index) -> bool {
        self.fee_entry(award, level)
            .is_some_and(|fee| !is_free(fee))
    }

    fn fee_entry(&self, award: Index, level: Index) -> Option<&Fee> {
        let fee = self.fee_of_level(award, level)?;
        self.program.fees.get(usize::from(fee))
    }

    /// The fee of a level: position in [`crate::model::Program::fees`].
    pub(super) fn fee_of_level(&self, award: Index, level: Index) -> Option<Index> {
        self.fee_asked_for(award, Some(level))
            .or_else(|| self.fee_of_rung(award, level))
    }

    /// The fee of the rung that a level of an award leads to.
    fn fee_of_rung(&self, award: Index, level: Index) -> Option<Index> {
        if self.award(award).kind == AwardKind::Membership {
            return None;
        }
        for &rung in &self.program.ladder.as_ref()?.rungs {
            if self.any_requirement(rung, None, |requirement| {
                asks_for(requirement, award, level).then_some(())
            }) == Some(())
            {
                return self.fee_asked_for(rung, None);
            }
        }
        None
    }

    /// The fee that an award asks for, at any of its levels or at one.
    fn fee_asked_for(&self, award: Index, level: Option<Index>) -> Option<Index> {
        self.any_requirement(award, level, fee_of)
    }

    /// What is found in the requirements of an award, of all its levels or of one.
    fn any_requirement<T>(
        &self,
        award: Index,
        level: Option<Index>,
        find: impl Fn(&Requirement) -> Option<T>,
    ) -> Option<T> {
        for path in &self.award(award).paths {
            if path.effective.contains(self.assessment.day) {
                for entry in &path.levels {
                    let is_meant = level.is_none_or(|level| level == entry.level);
                    if let Some(found) = find(&entry.requirement).filter(|_| is_meant) {
                        return Some(found);
                    }
                }
            }
        }
        None
    }

    /// A fee, ready to show.
    #[must_use]
    pub fn fee_line(&self, fee: &Fee) -> FeeLine {
        let locale = self.locale;
        let note = |text: &Option<_>| text.as_ref().map(|note| locale.text(note).to_owned());
        let amounts: Vec<FeeAmount> = fee
            .amounts
            .iter()
            .map(|money| {
                let sources = self.sources(&money.evidence);
                FeeAmount {
                    amount: self.yearly(money),
                    as_of: self.dated(&money.as_of),
                    primary: sources.iter().all(|source| source.primary),
                    derived: money.derived,
                    note: note(&money.evidence.note),
                    sources,
                }
            })
            .collect();
        let sentence = match self.preferred(fee) {
            None => locale.get(&messages::FEE_UNKNOWN).to_owned(),
            Some(money) if is_nothing(money) => self.yearly(money),
            Some(money) => {
                let said = self.with_remarks(money, &self.yearly(money));
                match self.changed(fee, money) {
                    Some(changed) => [said, changed].join(". "),
                    None => said,
                }
            }
        };
        FeeLine {
            name: locale.text(&fee.name).to_owned(),
            is_free: is_free(fee),
            sentence,
            amounts,
            note: note(&fee.note),
            sources: self.sources(&fee.evidence),
        }
    }

    /// The amount of a fee with its date, in US dollars where there is one.
    pub(super) fn fee_amount(&self, fee: &Fee) -> String {
        match self.preferred(fee) {
            Some(money) if is_nothing(money) => self.yearly(money),
            Some(money) => {
                let amount = self.locale.money(&money.amount.fraction(), &money.currency);
                self.with_remarks(money, &amount)
            }
            None => self.locale.get(&messages::FEE_UNPUBLISHED).to_owned(),
        }
    }

    /// An amount with its date, and how it was come by.
    fn with_remarks(&self, money: &Money, amount: &str) -> String {
        let locale = self.locale;
        let day = self.dated(&money.as_of);
        let mut remarks = vec![locale.say(&messages::FEE_AS_OF, &[("day", &day)])];
        if money.derived {
            remarks.push(locale.get(&messages::FEE_DERIVED).to_owned());
        }
        let remarks = remarks.join(", ");
        let values = [("amount", amount), ("remarks", &remarks)];
        locale.say(&messages::FEE_WITH_REMARKS, &values)
    }

    /// The amount to name where there is room for one: in the currency of the
    /// page or else in US dollars where there is one, the last one known on the day
    /// judged, and otherwise the first.
    pub(super) fn preferred<'f>(&self, fee: &'f Fee) -> Option<&'f Money> {
        let wanted = self.locale.currency();
        let wanted = |money: &&Money| wanted.is_some_and(|wanted| wanted.is(&money.currency));
        let dollars = |money: &&Money| money.currency == "USD";
        let first = fee.amounts.iter().find(wanted);
        let first = first.or_else(|| fee.amounts.iter().find(dollars));
        let currency = &first.or(fee.amounts.first())?.currency;
        let mut best: Option<&Money> = None;
        for money in fee
            .amounts
            .iter()
            .filter(|money| money.currency == *currency)
        {
            let is_better =
                best.is_none_or(|best| match (self.is_known(money), self.is_known(best)) {
                    (true, true) => first_day(best) < first_day(money),
                    (false, false) => first_day(money) < first_day(best),
                    (known, _) => known,
                });
            if is_better {
                best = Some(money);
            }
        }
        best
    }

    /// Another amount of later. On which day between the two it changed, no
    /// source says, so on the day judged it may have been either.
    fn changed(&self, fee: &Fee, money: &Money) -> Option<String> {
        let mut later = fee.amounts.iter();
        let later = later.find(|later| {
            later.currency == money.currency
                && later.amount != money.amount
                && self.is_known(money)
                && !self.is_known(later)
        })?;
        let (day, amount) = (self.dated(&later.as_of), self.yearly(later));
        let values = [("day", day.as_str()), ("amount", &amount)];
        Some(self.locale.say(&messages::FEE_CHANGED, &values))
    }

    /// Whether an amount was known on the day judged.
    fn is_known(&self, money: &Money) -> bool {
        first_day(money).is_none_or(|first| first <= self.assessment.day)
    }

    fn yearly(&self, money: &Money) -> String {
        if is_nothing(money) {
            return self.locale.get(&messages::FEE_FREE).to_owned();
        }
        let amount = self.locale.money(&money.amount.fraction(), &money.currency);
        self.locale
            .say(&messages::FEE_YEARLY, &[("amount", &amount)])
    }
}

/// The first day of the time that an amount is of: a day, a month, part of a year.
fn first_day(money: &Money) -> Option<Day> {
    let text = money.as_of.as_str();
    let year = text.get(..4).unwrap_or_default();
    let month = [text, "-01"].concat();
    let texts = [text.to_owned(), month, [year, "-01-01"].concat()];
    texts.iter().find_map(|text| text.parse().ok())
}

fn is_nothing(money: &Money) -> bool {
    money.amount == Quantity::default()
}

fn is_free(fee: &Fee) -> bool {
    !fee.amounts.is_empty() && fee.amounts.iter().all(is_nothing)
}

fn fee_of(requirement: &Requirement) -> Option<Index> {
    match &requirement.rule {
        Rule::Fee(fee) => Some(*fee),
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => of.iter().find_map(fee_of),
        _ => None,
    }
}

fn scheme_of(requirement: &Requirement) -> Option<Index> {
    match &requirement.rule {
        Rule::Audit(rule) => Some(rule.scheme),
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => of.iter().find_map(scheme_of),
        _ => None,
    }
}

fn has_module_a(trace: &Trace) -> bool {
    match &trace.finding {
        Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
            of.iter().any(has_module_a)
        }
        Finding::Audit { module_a_until, .. } => module_a_until.is_some(),
        _ => false,
    }
}

/// Whether a requirement asks for that award at just that level.
fn asks_for(requirement: &Requirement, award: Index, level: Index) -> bool {
    match &requirement.rule {
        Rule::Award(prerequisite) => {
            prerequisite.level == level && prerequisite.any_of.contains(&award)
        }
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => of
            .iter()
            .any(|requirement| asks_for(requirement, award, level)),
        _ => false,
    }
}
