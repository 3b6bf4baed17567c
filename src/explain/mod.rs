//! A judgement in sentences: what the interface, a copied text and a printed
//! page show. It decides nothing; it reads the trace and says it.

mod bill;
mod card;
mod chain;
mod checklist;
mod entered;
mod fee;
mod held;
mod idle;
mod import;
mod later;
mod missing;
mod outlook;
mod plan;
mod planned;
mod problem;
mod report;
mod score;
mod summary;
mod weights;
mod wording;

pub use bill::{Bill, INVOICES};
pub use card::{Card, CardLine};
pub use chain::{Link, LinkTo};
pub use checklist::{Input, Item};
pub use fee::{FeeAmount, FeeLine};
pub use idle::IdleLine;
pub use import::{document_error, link_error, omission, refusal};
pub use later::TurnLine;
pub use outlook::{Row, RungLine, RungState};
pub use planned::{CostSummary, PlanSummary, StepSummary, TargetSummary};
pub use problem::problem;
pub use score::{MetricLine, ScoreLine};
pub use summary::{AwardSummary, LevelSummary, Summary};
pub use weights::weights;
pub use wording::label;

use crate::assess::{
    Assessment, AwardAssessment, Finding, LevelAssessment, Status, Trace, Verdict,
};
use crate::locale::{Locale, messages};
use crate::model::{
    AwardKind, Day, Evidence, Index, Profile, Program, Requirement, Rule, SourceKind, Unit, Window,
};

/// Says what a judgement means. The assessment is one of the profile by the
/// program.
#[derive(Clone, Copy, Debug)]
pub struct Explainer<'a> {
    /// The program that was judged by.
    pub program: &'a Program,
    /// The profile that was judged.
    pub profile: &'a Profile,
    /// The judgement.
    pub assessment: &'a Assessment,
    /// For each award of the program whether the page shows it; empty where it
    /// shows all.
    pub shown: &'a [bool],
    /// The language to say it in.
    pub locale: Locale,
}

/// The shapes of a status. They are the same everywhere, each with its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Met.
    Met,
    /// Something is missing.
    Short,
    /// Something else comes first, or the time for it is over.
    Blocked,
    /// It cannot be judged.
    Unknown,
    /// The visitor says so.
    Declared,
}

/// A source, ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRef {
    /// Its address.
    pub url: String,
    /// Its date.
    pub as_of: String,
    /// Whether it is Microsoft's own.
    pub primary: bool,
    /// What was read in it.
    pub what: String,
}

impl From<Verdict> for Mark {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Met,
            Verdict::Unmet => Self::Short,
            Verdict::Unknown => Self::Unknown,
        }
    }
}

impl From<Status> for Mark {
    fn from(status: Status) -> Self {
        match status {
            Status::Achieved | Status::Held | Status::CriteriaMet => Self::Met,
            Status::WithinReach => Self::Short,
            Status::Blocked | Status::Closed => Self::Blocked,
            Status::Undetermined => Self::Unknown,
        }
    }
}

/// What a figure is counted in, to stand beside its field; nothing where its
/// name says it all.
#[must_use]
pub const fn unit(locale: Locale, unit: Unit) -> Option<&'static str> {
    let message = match unit {
        Unit::Usd => &messages::UNIT_USD,
        Unit::Customers => &messages::UNIT_CUSTOMERS,
        Unit::Users => &messages::UNIT_USERS,
        Unit::Seats => &messages::UNIT_SEATS,
        Unit::Devices => &messages::UNIT_DEVICES,
        Unit::Deployments => &messages::UNIT_DEPLOYMENTS,
        Unit::People => &messages::UNIT_PEOPLE,
        Unit::Percent => &messages::UNIT_PERCENT,
        Unit::Items | Unit::References | Unit::Points | Unit::Rating => return None,
    };
    Some(locale.get(message))
}

/// The time that a figure is taken over, where the source states one.
#[must_use]
pub fn window(locale: Locale, window: Window) -> Option<String> {
    match window {
        Window::LastTwelveMonths => Some(locale.get(&messages::WINDOW_LAST_YEAR).to_owned()),
        Window::LastTwentyFourMonths => {
            Some(locale.get(&messages::WINDOW_LAST_TWO_YEARS).to_owned())
        }
        Window::LastThreeMonths => Some(locale.get(&messages::WINDOW_LAST_QUARTER).to_owned()),
        Window::MonthlyAverage => Some(locale.get(&messages::WINDOW_MONTHLY_AVERAGE).to_owned()),
        Window::Now => Some(locale.get(&messages::WINDOW_NOW).to_owned()),
        Window::TwelveMonthsAgo => Some(locale.get(&messages::WINDOW_YEAR_AGO).to_owned()),
        Window::On(day) => Some(locale.say(&messages::WINDOW_ON, &[("day", &locale.day(day))])),
        Window::Unstated => None,
    }
}

impl Explainer<'_> {
    /// The word for a shape.
    #[must_use]
    pub const fn mark(&self, mark: Mark) -> &'static str {
        self.locale.get(match mark {
            Mark::Met => &messages::MARK_MET,
            Mark::Short => &messages::MARK_SHORT,
            Mark::Blocked => &messages::MARK_BLOCKED,
            Mark::Unknown => &messages::MARK_UNKNOWN,
            Mark::Declared => &messages::MARK_DECLARED,
        })
    }

    /// The word for how far a level is.
    #[must_use]
    pub const fn status(&self, status: Status) -> &'static str {
        self.locale.get(match status {
            Status::Achieved => &messages::STATUS_ACHIEVED,
            Status::Held => &messages::STATUS_HELD,
            Status::CriteriaMet => &messages::STATUS_CRITERIA_MET,
            Status::WithinReach => &messages::STATUS_WITHIN_REACH,
            Status::Blocked => &messages::STATUS_BLOCKED,
            Status::Undetermined => &messages::STATUS_UNDETERMINED,
            Status::Closed => &messages::STATUS_CLOSED,
        })
    }

    /// The word for a verdict.
    #[must_use]
    pub const fn verdict(&self, verdict: Verdict) -> &'static str {
        self.locale.get(match verdict {
            Verdict::Met => &messages::VERDICT_MET,
            Verdict::Unmet => &messages::VERDICT_UNMET,
            Verdict::Unknown => &messages::VERDICT_UNKNOWN,
        })
    }

    /// What a reader should know before relying on a level.
    #[must_use]
    pub fn caveats(&self, award: &AwardAssessment, level: &LevelAssessment) -> Vec<String> {
        let locale = self.locale;
        let entry = self.award(award.award);
        let mut caveats = Vec::new();
        if entry.kind == AwardKind::Specialization && level.status == Status::CriteriaMet {
            caveats.push(locale.get(&messages::CAVEAT_VERIFIED).to_owned());
        }
        if let Some(judged) = level.nearest.and_then(|nearest| level.paths.get(nearest)) {
            let path = &entry.paths[judged.path];
            if rests_on_word(&judged.trace) {
                caveats.push(locale.get(&messages::CAVEAT_DECLARED).to_owned());
            }
            if let Some(published) = judged.outdated {
                let month = locale.month(published);
                caveats.push(locale.say(&messages::CAVEAT_OUTDATED, &[("month", &month)]));
            }
            if let Some(requirement) = self.requirement(award.award, level.level, judged.path)
                && self.is_secondary(requirement)
            {
                caveats.push(locale.get(&messages::CAVEAT_SECONDARY).to_owned());
            }
            caveats.extend(path.note.iter().map(|note| locale.text(note).to_owned()));
            let day = locale.day(path.checked);
            caveats.push(locale.say(&messages::CAVEAT_CHECKED, &[("day", &day)]));
        }
        caveats.extend(entry.notes.iter().map(|note| locale.text(note).to_owned()));
        caveats
    }

    /// The day on which every rule had been compared with its sources.
    #[must_use]
    pub fn rules_checked(&self) -> Option<Day> {
        let paths = self.program.awards.iter().flat_map(|award| &award.paths);
        paths.map(|path| path.checked).min()
    }

    /// What has changed since a judgement before, for a screen reader to say:
    /// levels won and lost, and criteria of a specialization that are met now.
    /// Memberships follow from the rest and are left out.
    #[must_use]
    pub fn changes(&self, before: &Assessment) -> Vec<String> {
        let mut changes = Vec::new();
        for (was, is) in before.awards.iter().zip(&self.assessment.awards) {
            if self.award(is.award).kind == AwardKind::Membership || !self.shows(is.award) {
                continue;
            }
            if self.award(is.award).kind == AwardKind::Specialization
                && !meets_criteria(was)
                && let Some(level) = is.levels.iter().find(|level| is_verified_next(level))
            {
                let what = self.attainment(is.award, level.level);
                let values = [("what", what.as_str())];
                let met = self.locale.say(&messages::HEADLINE_CRITERIA_MET, &values);
                changes.push(met.trim_end_matches('.').to_owned());
            }
            let (message, level) = match (was.reached, is.reached) {
                (was, Some(level)) if was < Some(level) => (&messages::NOW_REACHED, level),
                (Some(level), is) if is < Some(level) => (&messages::NO_LONGER, level),
                _ => continue,
            };
            let what = self.attainment(is.award, level);
            changes.push(self.locale.say(message, &[("what", &what)]));
        }
        changes
    }

    /// Whether the page shows an award.
    #[must_use]
    pub fn shows(&self, award: Index) -> bool {
        self.shown.get(usize::from(award)).copied().unwrap_or(true)
    }

    fn requirement(&self, award: Index, level: Index, path: usize) -> Option<&Requirement> {
        let path = self.award(award).paths.get(path)?;
        let level = path.levels.iter().find(|entry| entry.level == level)?;
        Some(&level.requirement)
    }

    fn is_secondary(&self, requirement: &Requirement) -> bool {
        let mut sources = Vec::new();
        collect_sources(requirement, &mut sources);
        let kind = |source: &Index| self.program.sources[usize::from(*source)].kind;
        !sources.is_empty()
            && sources
                .iter()
                .all(|source| kind(source) == SourceKind::Secondary)
    }

    fn sources(&self, evidence: &Evidence) -> Vec<SourceRef> {
        let sources = evidence.sources.iter();
        sources
            .map(|source| {
                let source = &self.program.sources[usize::from(*source)];
                SourceRef {
                    url: source.url.clone(),
                    as_of: self.dated(&source.as_of),
                    primary: source.kind == SourceKind::Primary,
                    what: source.what.clone(),
                }
            })
            .collect()
    }

    /// A date of the catalog in words, where it is a whole day, month or year;
    /// as it stands otherwise.
    fn dated(&self, text: &str) -> String {
        if let Ok(day) = text.parse() {
            return self.locale.day(day);
        }
        let half = [
            ("-H1", &messages::FIRST_HALF),
            ("-H2", &messages::SECOND_HALF),
        ];
        for (end, message) in half {
            if let Some((year, rest)) = text.split_once(end) {
                return [&self.locale.say(message, &[("year", year)]), rest].concat();
            }
        }
        let first_of_month: Result<Day, _> = [text, "-01"].concat().parse();
        first_of_month.map_or_else(|_| text.to_owned(), |day| self.locale.month(day))
    }
}

fn collect_sources(requirement: &Requirement, sources: &mut Vec<Index>) {
    sources.extend(&requirement.evidence.sources);
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            for requirement in of {
                collect_sources(requirement, sources);
            }
        }
        Rule::Team(team) => {
            for part in &team.parts {
                sources.extend(&part.evidence.sources);
            }
        }
        _ => {}
    }
}

const fn is_verified_next(level: &LevelAssessment) -> bool {
    matches!(level.status, Status::CriteriaMet)
}

/// Whether the criteria of an award were met, verified or not.
fn meets_criteria(award: &AwardAssessment) -> bool {
    award.reached.is_some() || award.levels.iter().any(is_verified_next)
}

/// Whether the partner itself has looked up something that is not published.
fn rests_on_word(trace: &Trace) -> bool {
    match &trace.finding {
        Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
            of.iter().any(rests_on_word)
        }
        Finding::Unpublished { answer } => answer.is_some(),
        _ => false,
    }
}
