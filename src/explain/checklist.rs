//! The requirements of a path as a list to read from top to bottom.

use super::wording::Length;
use super::{Explainer, Mark, SourceRef};
use crate::assess::{
    Counted, Doubt, Finding, MetricFinding, PartFinding, PointsFinding, Trace, Verdict,
};
use crate::locale::{Message, capitalised, messages};
use crate::model::{
    Amount, AmountRule, AwardKind, Evidence, Fraction, Index, Metric, Overlap, Part, Period,
    Points, Requirement, Rule, ScoreRule, Team,
};

/// A line of a checklist.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// How far it is set in; what is set in belongs to the line above that is
    /// not.
    pub depth: usize,
    /// How far it is. Headings that ask for nothing of their own and fees,
    /// which stand after the judgement, have none.
    pub mark: Option<Mark>,
    /// What is asked for.
    pub sentence: String,
    /// The sentence with every list written out, where that makes it longer.
    pub full: Option<String>,
    /// What there is.
    pub have: Option<String>,
    /// What is needed.
    pub need: Option<String>,
    /// How much of it is done, from 0 to 1.
    pub progress: f64,
    /// What is missing, as half a sentence.
    pub gap: Option<String>,
    /// Who or what was counted.
    pub counted: Vec<String>,
    /// What a reader should know.
    pub notes: Vec<String>,
    /// Why it cannot be judged.
    pub doubt: Option<String>,
    /// Where it comes from.
    pub sources: Vec<SourceRef>,
    /// The points that it brings, and the most that it can bring.
    pub points: Option<(String, String)>,
    /// Id of the question whose answer decides it.
    pub confirm: Option<String>,
    /// What is asked then, where the sentence is no statement to say yes or no to.
    pub ask: Option<&'static str>,
    /// What is entered beside it.
    pub input: Option<Input>,
}

/// What is entered beside an [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A figure that this award asks for more than others do: position in
    /// [`crate::model::Program::figures`].
    Figure(Index),
    /// The day on which the audit for an award was passed: position in
    /// [`crate::model::Program::awards`].
    Audit(Index),
}

/// Where a requirement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Among others that are all asked for.
    Together,
    /// Among alternatives: what belongs together needs a heading.
    Alternative,
}

impl Explainer<'_> {
    /// What one path to a level of an award asks for, with what was found.
    /// The path is a position in [`crate::model::Award::paths`]; one that was
    /// not judged has no lines.
    #[must_use]
    pub fn checklist(&self, award: Index, level: Index, path: usize) -> Vec<Item> {
        let mut items = Vec::new();
        let judged = self.assessment.awards.get(usize::from(award));
        let levels = judged.into_iter().flat_map(|judged| &judged.levels);
        let mut paths = levels
            .filter(|judged| judged.level == level)
            .flat_map(|level| &level.paths);
        let judged = paths.find(|judged| judged.path == path);
        if let Some(judged) = judged
            && let Some(requirement) = self.requirement(award, level, path)
        {
            self.list(requirement, &judged.trace, 0, Place::Together, &mut items);
            // What a specialization asks for is asked for by hardly any other award.
            if self.award(award).kind != AwardKind::Specialization {
                for item in &mut items {
                    item.input = item
                        .input
                        .filter(|input| !matches!(input, Input::Figure(_)));
                }
            }
            if items.is_empty() {
                let verdict = judged.trace.verdict;
                let sentence = self.locale.get(&messages::OPEN_TO_ALL).to_owned();
                items.push(self.item(0, verdict, sentence, 1.0, &requirement.evidence));
            }
        }
        items
    }

    /// The lines of one requirement by itself.
    pub(super) fn lines_of(&self, requirement: &Requirement, trace: &Trace) -> Vec<Item> {
        let mut items = Vec::new();
        self.list(requirement, trace, 0, Place::Together, &mut items);
        items
    }

    fn item(
        &self,
        depth: usize,
        verdict: Verdict,
        sentence: String,
        progress: f64,
        evidence: &Evidence,
    ) -> Item {
        let notes = evidence.note.iter();
        Item {
            depth,
            mark: Some(verdict.into()),
            sentence,
            progress,
            notes: notes
                .map(|note| self.locale.text(note).to_owned())
                .collect(),
            sources: self.sources(evidence),
            ..Item::default()
        }
    }

    fn list(
        &self,
        requirement: &Requirement,
        trace: &Trace,
        depth: usize,
        place: Place,
        items: &mut Vec<Item>,
    ) {
        let evidence = &requirement.evidence;
        match (&requirement.rule, &trace.finding) {
            (Rule::All(of), Finding::All(traces)) => {
                let several = traces.len() > 1 && place == Place::Alternative;
                let place = if several { Place::Together } else { place };
                let heading = several.then_some(&messages::ALL_OF);
                let (depth, first) = self.begin(heading, requirement, trace, depth, items);
                self.each(of, traces, depth, place, items);
                self.end(heading, requirement, first, items);
            }
            (Rule::Any(of), Finding::Any(traces)) => {
                let several = traces.len() > 1;
                let place = if several { Place::Alternative } else { place };
                let heading = several.then_some(&messages::ANY_OF);
                let (depth, first) = self.begin(heading, requirement, trace, depth, items);
                self.each(of, traces, depth, place, items);
                self.end(heading, requirement, first, items);
            }
            (Rule::AtLeast { count, of }, Finding::AtLeast { of: traces, .. }) => {
                let sentence = (*count).into();
                let sentence = self.locale.plural(sentence, &messages::AT_LEAST_OF, &[]);
                items.push(self.item(depth, trace.verdict, sentence, trace.progress, evidence));
                self.each(of, traces, depth + 1, Place::Alternative, items);
            }
            (Rule::Team(team), Finding::Team(parts)) => {
                let several = parts.len() > 1 && place == Place::Alternative;
                let heading = several.then_some(&messages::ALL_OF);
                let (depth, first) = self.begin(heading, requirement, trace, depth, items);
                for (position, finding) in parts.iter().enumerate() {
                    items.push(self.part(team, position, finding, depth));
                }
                self.end(heading, requirement, first, items);
            }
            (Rule::Amount(rule), Finding::Amount { have, need }) => {
                items.push(self.amount_item(rule, have.as_ref(), need, trace, depth, evidence));
            }
            (
                Rule::Score(rule),
                Finding::Score {
                    points, metrics, ..
                },
            ) => {
                items.push(self.score(rule, points, metrics, trace, depth, evidence));
                let score = &self.program.scores[usize::from(rule.score)];
                for (metric, finding) in score.metrics.iter().zip(metrics) {
                    self.metric(metric, finding, depth + 1, items);
                }
            }
            (rule, finding) => {
                if let Some(item) = self.single(rule, finding, trace, depth, evidence) {
                    items.push(item);
                }
            }
        }
    }

    /// Begins the list of what belongs to a requirement, with its heading where
    /// it has one: how far the list is set in, and where it starts.
    fn begin(
        &self,
        heading: Option<&'static Message>,
        requirement: &Requirement,
        trace: &Trace,
        depth: usize,
        items: &mut Vec<Item>,
    ) -> (usize, usize) {
        let Some(heading) = heading else {
            return (depth, items.len());
        };
        let sentence = self.locale.get(heading).to_owned();
        let evidence = &requirement.evidence;
        let mut heading = self.item(depth, trace.verdict, sentence, trace.progress, evidence);
        if matches!(requirement.rule, Rule::All(_) | Rule::Team(_)) {
            heading.mark = None;
        }
        items.push(heading);
        (depth + 1, items.len())
    }

    /// Ends the list: what a reader should know of a requirement without a
    /// heading goes with the first line.
    fn end(
        &self,
        heading: Option<&'static Message>,
        requirement: &Requirement,
        first: usize,
        items: &mut [Item],
    ) {
        if heading.is_none()
            && let (Some(item), Some(note)) = (items.get_mut(first), &requirement.evidence.note)
        {
            item.notes.push(self.locale.text(note).to_owned());
        }
    }

    fn each(
        &self,
        of: &[Requirement],
        traces: &[Trace],
        depth: usize,
        place: Place,
        items: &mut Vec<Item>,
    ) {
        for trace in traces {
            if let Some(requirement) = of.get(trace.at) {
                self.list(requirement, trace, depth, place, items);
            }
        }
    }

    fn part(&self, team: &Team, position: usize, finding: &PartFinding, depth: usize) -> Item {
        let part: &Part = &team.parts[position];
        let linked = position > 0 && part.among.is_none();
        let others = linked && team.overlap == Overlap::Forbidden;
        let progress = f64::from(finding.have) / f64::from(finding.need.max(1));
        let sentence = self.people(part, others, Length::Short);
        let mut item = self.item(depth, finding.verdict, sentence, progress, &part.evidence);
        item.full = different(&item.sentence, self.people(part, others, Length::Full));
        item.have = Some(self.locale.count(finding.have.into()));
        item.need = Some(self.locale.count(finding.need.into()));
        item.counted = finding
            .counted
            .iter()
            .map(|counted| self.counted(counted))
            .collect();
        let about_others = match team.overlap {
            Overlap::Allowed => Some(&messages::SAME_PEOPLE_OR_OTHERS),
            Overlap::Unstated => Some(&messages::SAME_PEOPLE_UNSTATED),
            Overlap::Forbidden => None,
        };
        // Where the source leaves it open, a note of the catalog says so better.
        let said = team.overlap == Overlap::Unstated && part.evidence.note.is_some();
        let about_others = about_others.filter(|_| linked && !said);
        item.notes
            .extend(about_others.map(|message| self.locale.get(message).to_owned()));
        if finding.verdict == Verdict::Unmet {
            let more = finding.need.saturating_sub(finding.have);
            item.gap = Some(self.locale.plural(more.into(), &messages::GAP_PEOPLE, &[]));
        }
        item.doubt = finding.doubt.map(|doubt| {
            let message = match doubt {
                Doubt::Mixing => &messages::DOUBT_MIXING,
                Doubt::Sharing => &messages::DOUBT_SHARING,
            };
            self.locale.get(message).to_owned()
        });
        item
    }

    /// A row of the roster by its name, or by its number.
    pub(super) fn person(&self, row: usize) -> String {
        let person = self.profile.people.get(row);
        match person.map_or("", |person| person.label.trim()) {
            "" => {
                let row = self.locale.count(row as u64 + 1);
                self.locale.say(&messages::PERSON_UNNAMED, &[("row", &row)])
            }
            label => label.to_owned(),
        }
    }

    /// Those of a row of the roster that were counted.
    pub(super) fn counted(&self, counted: &Counted) -> String {
        let person = self.profile.people.get(counted.person);
        let (label, people) = person.map_or(("", 1), |person| (person.label.trim(), person.count));
        let position = u64::try_from(counted.person).unwrap_or(u64::MAX);
        let row = self.locale.count(position.saturating_add(1));
        let count = self.locale.count(counted.count.into());
        let values = [("count", count.as_str()), ("name", label), ("row", &row)];
        match (label.is_empty(), people) {
            (_, 0 | 1) => self.person(counted.person),
            (false, _) => self.locale.say(&messages::PERSON_SOME, &values),
            (true, _) => self.locale.say(&messages::PERSON_SOME_UNNAMED, &values),
        }
    }

    fn amount_item(
        &self,
        rule: &AmountRule,
        have: Option<&Fraction>,
        need: &Fraction,
        trace: &Trace,
        depth: usize,
        evidence: &Evidence,
    ) -> Item {
        let unit = self.amount_unit(&rule.amount);
        let say = |length| capitalised(&self.amount(&rule.amount, need, length));
        let sentence = say(Length::Short);
        let mut item = self.item(depth, trace.verdict, sentence, trace.progress, evidence);
        item.full = different(&item.sentence, say(Length::Full));
        item.have = have.map(|have| self.measured(unit, have));
        item.need = Some(self.measured(unit, need));
        item.input = match rule.amount {
            Amount::Figure(figure) => Some(Input::Figure(figure)),
            Amount::People(_) | Amount::Growth { .. } => None,
        };
        item.notes.extend(self.by_market(unit, &rule.at_least));
        item.notes.extend(self.band(&rule.amount));
        match trace.verdict {
            Verdict::Met => {}
            Verdict::Unmet => {
                let gap = need - have.unwrap_or(&Fraction::from_integer(0));
                item.gap = Some(self.amount_gap(unit, &gap));
            }
            Verdict::Unknown => {
                item.doubt = Some(self.locale.get(&messages::DOUBT_MARKET).to_owned());
            }
        }
        item
    }

    fn score(
        &self,
        rule: &ScoreRule,
        points: &Fraction,
        metrics: &[MetricFinding],
        trace: &Trace,
        depth: usize,
        evidence: &Evidence,
    ) -> Item {
        let locale = self.locale;
        let score = locale.text(&self.program.scores[usize::from(rule.score)].name);
        let mark = locale.count(rule.at_least.into());
        let have = locale.number(points);
        let values = [("points", mark.as_str()), ("score", score)];
        let sentence = locale.say(&messages::SCORE_OF, &values);
        let mut item = self.item(depth, trace.verdict, sentence, trace.progress, evidence);
        match trace.verdict {
            Verdict::Met => {}
            Verdict::Unmet => {
                let gap = Fraction::from_integer(rule.at_least.into()) - points;
                item.gap = (gap > Fraction::from_integer(0))
                    .then(|| locale.plural_up(&gap, &messages::GAP_POINTS, &[]));
            }
            Verdict::Unknown => item.doubt = Some(self.score_doubt(rule, points, metrics)),
        }
        item.have = Some(have);
        item.need = Some(mark);
        item
    }

    /// Why a score is open.
    fn score_doubt(
        &self,
        rule: &ScoreRule,
        points: &Fraction,
        metrics: &[MetricFinding],
    ) -> String {
        let locale = self.locale;
        let mark = locale.count(rule.at_least.into());
        let open = metrics.iter().any(|metric| metric.points != metric.at_most);
        let certain = *points >= Fraction::from_integer(rule.at_least.into());
        match rule.printed_below {
            Some(below) if !open && !certain => {
                let below = locale.count(below.into());
                let points = locale.number(points);
                let values = [
                    ("below", below.as_str()),
                    ("mark", &mark),
                    ("points", &points),
                ];
                locale.say(&messages::DOUBT_ROUNDING, &values)
            }
            _ if certain && !open => locale.get(&messages::DOUBT_EVERY_METRIC).to_owned(),
            _ => locale.get(&messages::DOUBT_METRIC).to_owned(),
        }
    }

    fn metric(
        &self,
        metric: &Metric,
        finding: &MetricFinding,
        depth: usize,
        items: &mut Vec<Item>,
    ) {
        let name = self.locale.text(&metric.name);
        let brought = (&finding.points, &finding.at_most, &metric.max);
        let points = (&metric.points, &finding.found);
        self.points(name, brought, points, depth, &metric.evidence, items);
    }

    /// What brings points, and below it its parts.
    fn points(
        &self,
        name: &str,
        (certain, at_most, max): (&Fraction, &Fraction, &Fraction),
        (points, finding): (&Points, &PointsFinding),
        depth: usize,
        evidence: &Evidence,
        items: &mut Vec<Item>,
    ) {
        let locale = self.locale;
        let progress = ratio(certain, max);
        let verdict = if certain >= max {
            Verdict::Met
        } else if at_most > certain {
            Verdict::Unknown
        } else {
            Verdict::Unmet
        };
        let mut item = self.item(depth, verdict, String::new(), progress, evidence);
        let most = locale.number(max);
        item.points = Some((locale.number(certain), most.clone()));
        if at_most > certain {
            let values = [("points", locale.number(at_most))];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            item.doubt = Some(locale.say(&messages::DOUBT_POINTS, &values));
        }
        let say = |message| locale.say(message, &[("name", name), ("points", &most)]);
        match points {
            Points::Proportional { amount, full, .. } => {
                let unit = self.amount_unit(amount);
                let all = finding.full.unwrap_or(full.developed);
                let say = |length| {
                    let amount = self.amount(amount, &all, length);
                    let values = [("name", name), ("points", &most), ("amount", &amount)];
                    locale.say(&messages::METRIC_IN_PROPORTION, &values)
                };
                item.sentence = say(Length::Short);
                item.full = different(&item.sentence, say(Length::Full));
                item.have = finding.have.map(|have| self.measured(unit, &have));
                item.need = Some(self.measured(unit, &all));
                item.notes.extend(self.by_market(unit, full));
                item.notes.extend(self.band(amount));
            }
            Points::Whole { .. } => item.sentence = say(&messages::METRIC_WHOLE),
            Points::Sum(_) => item.sentence = say(&messages::METRIC_SUM),
            Points::Best(_) => item.sentence = say(&messages::METRIC_BEST),
            Points::Gated { .. } => item.sentence = say(&messages::METRIC_GATED),
        }
        items.push(item);
        let (condition, place, inner) = match points {
            Points::Proportional { .. } => (None, Place::Alternative, &[][..]),
            Points::Whole { when, .. } => (Some(when), Place::Alternative, &[][..]),
            Points::Sum(of) | Points::Best(of) => (None, Place::Alternative, of.as_slice()),
            Points::Gated { gate, points } => (
                Some(gate),
                Place::Together,
                core::slice::from_ref(&**points),
            ),
        };
        if let Some((requirement, trace)) = condition.zip(finding.condition.as_ref()) {
            self.list(requirement, trace, depth + 1, place, items);
        }
        for (points, finding) in inner.iter().zip(&finding.of) {
            let most = most_of(points);
            let brought = (&finding.points, &finding.at_most, &most);
            let name = locale.get(&messages::METRIC_PART);
            self.points(
                name,
                brought,
                (points, finding),
                depth + 1,
                &Evidence::default(),
                items,
            );
        }
    }

    fn single(
        &self,
        rule: &Rule,
        finding: &Finding,
        trace: &Trace,
        depth: usize,
        evidence: &Evidence,
    ) -> Option<Item> {
        let locale = self.locale;
        let new = |sentence| self.item(depth, trace.verdict, sentence, trace.progress, evidence);
        Some(match (rule, finding) {
            (Rule::Award(prerequisite), Finding::Award { by }) => {
                let say = |length| {
                    let award = self.prerequisite(prerequisite, length);
                    let sentence = locale.say(&messages::AWARD_FIRST, &[("award", &award)]);
                    capitalised(&sentence)
                };
                let mut item = new(say(Length::Short));
                item.full = different(&item.sentence, say(Length::Full));
                item.counted
                    .extend(by.map(|award| self.name(award).to_owned()));
                if trace.verdict == Verdict::Unmet {
                    item.mark = Some(Mark::Blocked);
                    let award = self.prerequisite(prerequisite, Length::Short);
                    item.gap = Some(locale.say(&messages::GAP_AWARD, &[("award", &award)]));
                }
                item
            }
            (Rule::Confirmed(question), Finding::Confirmed { answer }) => {
                let question = &self.program.questions[usize::from(*question)];
                let mut item = new(locale.text(&question.text).to_owned());
                let help = question.help.iter();
                item.notes
                    .extend(help.map(|help| locale.text(help).to_owned()));
                item.confirm = Some(question.id.clone());
                let answered = answer.map(|yes| if yes { &messages::YES } else { &messages::NO });
                item.have = answered.map(|message| locale.get(message).to_owned());
                if trace.verdict == Verdict::Met {
                    item.mark = Some(Mark::Declared);
                } else {
                    item.gap = Some(locale.get(&messages::GAP_CONFIRMATION).to_owned());
                }
                item
            }
            (Rule::Anniversary { award, within }, Finding::Anniversary { on }) => {
                let period = self.period(within);
                let values = [("award", self.name(*award)), ("period", &period)];
                let mut item = new(locale.say(&messages::ANNIVERSARY_WITHIN, &values));
                item.have = on.map(|day| locale.day(day));
                if trace.verdict == Verdict::Unmet {
                    let values = [("period", period.as_str())];
                    item.gap = Some(locale.say(&messages::GAP_ANNIVERSARY, &values));
                }
                item
            }
            (Rule::Fee(fee), Finding::Fee) => {
                let fee = &self.program.fees[usize::from(*fee)];
                let amount = self.fee_amount(fee);
                let values = [("fee", locale.text(&fee.name)), ("amount", &amount)];
                let mut item = new(locale.say(&messages::FEE_OF, &values));
                item.mark = None;
                let note = fee.note.iter();
                item.notes
                    .extend(note.map(|note| locale.text(note).to_owned()));
                let amounts = fee
                    .amounts
                    .iter()
                    .flat_map(|money| self.sources(&money.evidence));
                item.sources = self
                    .sources(&fee.evidence)
                    .into_iter()
                    .chain(amounts)
                    .collect();
                item.sources.dedup();
                item
            }
            (Rule::Unpublished(rule), Finding::Unpublished { answer }) => {
                let values = [("about", locale.text(&rule.about))];
                let mut item = new(capitalised(&locale.say(&messages::UNPUBLISHED, &values)));
                item.confirm.clone_from(&rule.answer);
                item.ask = rule
                    .answer
                    .is_some()
                    .then(|| locale.get(&messages::UNPUBLISHED_ASK));
                let answered = answer.map(|yes| {
                    if yes {
                        &messages::CHECKED_MET
                    } else {
                        &messages::CHECKED_UNMET
                    }
                });
                item.have = answered.map(|message| locale.get(message).to_owned());
                if answer.is_some_and(|yes| yes) {
                    item.mark = Some(Mark::Declared);
                }
                item
            }
            (
                Rule::Audit(rule),
                Finding::Audit {
                    counts_until,
                    module_a_until,
                },
            ) => {
                let scheme = &self.program.audits[usize::from(rule.scheme)];
                let mut item = new(capitalised(locale.text(&scheme.name)));
                item.input = Some(Input::Audit(rule.award));
                item.have = counts_until
                    .map(|day| locale.say(&messages::AUDIT_COUNTS, &[("day", &locale.day(day))]));
                if trace.verdict == Verdict::Unmet {
                    item.gap = Some(locale.get(&messages::GAP_AUDIT).to_owned());
                    let fee = self.audit_fee(rule.scheme, module_a_until.is_some());
                    let amount = self.fee_amount(fee);
                    let values = [("fee", locale.text(&fee.name)), ("amount", &amount)];
                    item.notes.push(locale.say(&messages::FEE_OF, &values));
                }
                if let Some(day) = module_a_until {
                    let day = locale.day(*day);
                    item.notes
                        .push(locale.say(&messages::AUDIT_MODULE_A, &[("day", &day)]));
                }
                let known = rule.checklist.iter().chain(&scheme.evidence.note);
                item.notes
                    .extend(known.map(|text| locale.text(text).to_owned()));
                item
            }
            _ => return None,
        })
    }

    /// A period as it stands in a sentence.
    pub(super) fn period(&self, period: &Period) -> String {
        let locale = self.locale;
        let day = |day: Option<_>| day.map(|day| locale.day(day)).unwrap_or_default();
        let (from, until) = (day(period.from), day(period.until));
        let message = match (period.from, period.until) {
            (_, None) => &messages::PERIOD_FROM,
            (None, Some(_)) => &messages::PERIOD_UNTIL,
            (Some(_), Some(_)) => &messages::PERIOD,
        };
        locale.say(message, &[("from", &from), ("until", &until)])
    }
}

fn different(short: &str, full: String) -> Option<String> {
    (full != short).then_some(full)
}

/// How much of it there is, from 0 to 1, for a bar.
#[expect(clippy::cast_precision_loss, reason = "for a bar, never to decide by")]
fn ratio(have: &Fraction, of: &Fraction) -> f64 {
    let (have, of) = (
        *have.numer() as f64 / *have.denom() as f64,
        *of.numer() as f64 / *of.denom() as f64,
    );
    if of > 0.0 {
        (have / of).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// The most points that a part can bring by itself.
fn most_of(points: &Points) -> Fraction {
    let each = |of: &[Points]| of.iter().map(most_of).collect::<Vec<_>>();
    match points {
        Points::Proportional { max, .. } => *max,
        Points::Whole { points, .. } => *points,
        Points::Sum(of) => each(of).into_iter().sum(),
        Points::Best(of) => each(of).into_iter().max().unwrap_or_default(),
        Points::Gated { points, .. } => most_of(points),
    }
}
