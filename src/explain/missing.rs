//! What is missing of a level: as half a sentence, and as something to do.

use super::Explainer;
use super::wording::Length;
use crate::assess::{
    AwardAssessment, Finding, LevelAssessment, Missing, Open, PathAssessment, Standing, Status,
    Trace,
};
use crate::locale::messages;
use crate::model::{Award, Fraction, Index, Requirement, Rule, ScoreRule, Unit};

/// The most bytes that half a sentence spends on naming certifications.
const NAMED: usize = 30;

impl Explainer<'_> {
    /// What is missing of a level, as half a sentence: `1 person with 70-533
    /// short and 1 more`.
    #[must_use]
    pub fn gap(&self, award: &AwardAssessment, level: &LevelAssessment) -> String {
        let locale = self.locale;
        let nearest = level.nearest.and_then(|nearest| level.paths.get(nearest));
        match (level.status, nearest) {
            (Status::Achieved, _) => locale.get(&messages::GAP_MET).to_owned(),
            (Status::Held, _) => {
                let renewal = award.held.as_ref().and_then(|held| held.renewal.as_ref());
                renewal.map_or_else(
                    || locale.get(&messages::STATUS_HELD).to_owned(),
                    |renewal| {
                        let day = locale.day(renewal.closes);
                        locale.say(&messages::HELD_TO_RENEW, &[("day", &day)])
                    },
                )
            }
            (Status::CriteriaMet, Some(path)) if !path.open.is_empty() => {
                locale.get(&messages::GAP_AUDIT).to_owned()
            }
            (Status::CriteriaMet, _) => locale.get(&messages::GAP_VERIFIED).to_owned(),
            (Status::Closed, _) | (_, None) => self.why_closed(self.award(award.award)),
            (Status::Undetermined, Some(path)) => self.why_open(award.award, level.level, path),
            (Status::WithinReach | Status::Blocked, Some(path)) => {
                self.first_gap(award.award, level.level, path)
            }
        }
    }

    fn why_closed(&self, award: &Award) -> String {
        let locale = self.locale;
        let (message, day) = match self.assessment.standing {
            Standing::Ended { on } => (&messages::GAP_PROGRAM_ENDED, on),
            Standing::NotYet { from } => (&messages::GAP_PROGRAM_NOT_YET, from),
            Standing::InForce => match award.listed.until {
                Some(until) if until < self.assessment.day => (&messages::GAP_NO_LONGER, until),
                _ => (&messages::GAP_NOT_LISTED, self.assessment.day),
            },
        };
        locale.say(message, &[("day", &locale.day(day))])
    }

    pub(super) fn why_open(&self, award: Index, level: Index, path: &PathAssessment) -> String {
        if path.trace.is_unpublished() {
            let name = self.level(award, level).unwrap_or_else(|| self.name(award));
            return self
                .locale
                .say(&messages::GAP_UNPUBLISHED, &[("level", name)]);
        }
        self.locale
            .get(if self.is_in_doubt(award, level, path) {
                &messages::GAP_DOUBT
            } else {
                &messages::GAP_UNPUBLISHED_PART
            })
            .to_owned()
    }

    /// Whether everything that is asked for was published, and what is open
    /// hangs on how to read it.
    pub(super) fn is_in_doubt(&self, award: Index, level: Index, path: &PathAssessment) -> bool {
        path.open.iter().all(|open| {
            let found = self.found(award, level, path, open);
            found.is_some_and(|(_, trace)| !matches!(trace.finding, Finding::Unpublished { .. }))
        })
    }

    /// The first thing that is missing, and how many more there are. What must
    /// come first is said first, what is unknown last.
    fn first_gap(&self, award: Index, level: Index, path: &PathAssessment) -> String {
        let all: Vec<&Open> = path.open.iter().collect();
        self.first_gap_of(award, level, path, &all)
    }

    /// The same of some of what is open on a path.
    pub(super) fn first_gap_of(
        &self,
        award: Index,
        level: Index,
        path: &PathAssessment,
        some: &[&Open],
    ) -> String {
        let rank = |open: &&&Open| match open.missing {
            Missing::Award => 0,
            Missing::Unknown => 2,
            _ => 1,
        };
        let Some(first) = some.iter().min_by_key(rank) else {
            return String::new();
        };
        let gap = self.open_gap(award, level, path, first);
        match some.len() - 1 {
            0 => gap,
            more => {
                let more = u64::try_from(more).unwrap_or(u64::MAX);
                self.locale
                    .plural(more, &messages::GAP_AND_MORE, &[("gap", &gap)])
            }
        }
    }

    fn open_gap(&self, award: Index, level: Index, path: &PathAssessment, open: &Open) -> String {
        let locale = self.locale;
        let rule = self
            .found(award, level, path, open)
            .map(|(requirement, _)| &requirement.rule);
        match (&open.missing, rule) {
            (Missing::People { part, more }, Some(Rule::Team(team))) => {
                let part = team.parts.get(*part);
                let skill = part.map(|part| self.skill_of_one(part, Length::Short));
                match skill.filter(|skill| skill.len() <= NAMED) {
                    Some(skill) => {
                        let values = [("skill", skill.as_str())];
                        locale.plural((*more).into(), &messages::GAP_PEOPLE_WITH, &values)
                    }
                    None => locale.plural((*more).into(), &messages::GAP_PEOPLE, &[]),
                }
            }
            (Missing::Amount(gap), Some(Rule::Amount(rule))) => {
                let unit = self.amount_unit(&rule.amount);
                match unit {
                    Unit::Usd | Unit::People => self.amount_gap(unit, gap),
                    _ => {
                        let name = self.amount_name(&rule.amount);
                        let short = self.measured_up(unit, gap);
                        let values = [("n", short.as_str()), ("name", &name)];
                        locale.plural_up(gap, &messages::GAP_OF, &values)
                    }
                }
            }
            (Missing::Points(gap), _) => locale.plural_up(gap, &messages::GAP_POINTS, &[]),
            (Missing::Metric(metric), Some(Rule::Score(rule))) => {
                let values = [("metric", self.metric_name(rule, *metric))];
                locale.say(&messages::GAP_METRIC, &values)
            }
            (Missing::Award, Some(Rule::Award(prerequisite))) => {
                let award = self.prerequisite(prerequisite, Length::Short);
                locale.say(&messages::GAP_AWARD, &[("award", &award)])
            }
            (Missing::Confirmation, _) => locale.get(&messages::GAP_CONFIRMATION).to_owned(),
            (Missing::Audit, _) => locale.get(&messages::GAP_AUDIT).to_owned(),
            (Missing::Anniversary, Some(Rule::Anniversary { within, .. })) => {
                let period = self.period(within);
                locale.say(&messages::GAP_ANNIVERSARY, &[("period", &period)])
            }
            _ => locale.get(&messages::GAP_DOUBT).to_owned(),
        }
    }

    /// How much of an amount is missing, without saying of what.
    pub(super) fn amount_gap(&self, unit: Unit, gap: &Fraction) -> String {
        if unit == Unit::People {
            return self.locale.plural_up(gap, &messages::GAP_PEOPLE, &[]);
        }
        let short = self.measured_up(unit, gap);
        self.locale.plural_up(gap, &messages::GAP, &[("n", &short)])
    }

    /// A number of a unit, rounded up.
    fn measured_up(&self, unit: Unit, number: &Fraction) -> String {
        let hundred = Fraction::from_integer(100);
        self.measured(unit, &((number * hundred).ceil() / hundred))
    }

    fn metric_name(&self, rule: &ScoreRule, metric: usize) -> &str {
        let score = &self.program.scores[usize::from(rule.score)];
        self.locale.text(&score.metrics[metric].name)
    }

    /// The requirement that is open, and what was found for it.
    pub(super) fn found<'t>(
        &'t self,
        award: Index,
        level: Index,
        path: &'t PathAssessment,
        open: &Open,
    ) -> Option<(&'t Requirement, &'t Trace)> {
        let mut requirement = self.requirement(award, level, path.path)?;
        let mut trace = &path.trace;
        for at in &open.at {
            let (Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. }) = &requirement.rule
            else {
                return None;
            };
            let (Finding::All(traces) | Finding::Any(traces) | Finding::AtLeast { of: traces, .. }) =
                &trace.finding
            else {
                return None;
            };
            requirement = of.get(*at)?;
            trace = traces.iter().find(|trace| trace.at == *at)?;
        }
        Some((requirement, trace))
    }
}

/// Whether everything that is open on a path is the partner's to do.
pub(super) fn is_doable(path: &PathAssessment) -> bool {
    path.open.iter().all(|open| match open.missing {
        Missing::People { .. }
        | Missing::Amount(_)
        | Missing::Points(_)
        | Missing::Metric(_)
        | Missing::Confirmation
        | Missing::Audit => true,
        Missing::Award | Missing::Anniversary | Missing::Unknown => false,
    })
}
