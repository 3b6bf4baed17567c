//! The way from nothing to an award, as one line of links.

use super::{Explainer, Mark, rests_on_word};
use crate::assess::{
    AwardAssessment, Finding, LevelAssessment, Missing, Open, PathAssessment, Status, Trace,
    Verdict,
};
use crate::locale::messages;
use crate::model::{AwardKind, Index, Prerequisite, Requirement, Rule, Unit};

/// A link of the way to an award.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What it is.
    pub to: LinkTo,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub mark: Mark,
    /// How much of it is done, from 0 to 1.
    pub progress: f64,
    /// What is missing of it, as half a sentence.
    pub gap: String,
}

/// What a [`Link`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// The membership that everybody begins with.
    Ground,
    /// Another award, which comes first.
    Award(Index),
    /// What the award itself asks for.
    Here,
    /// Customer references.
    References,
    /// The audit, once all else is met.
    Audit,
    /// Microsoft’s own look at it, once all else is met.
    Verification,
}

impl Explainer<'_> {
    /// The way from nothing to a level of an award: the membership, each award
    /// that must come first, what it asks for itself, and what is left to be
    /// verified. Empty where nothing comes before it or after it, and where it
    /// could not be attained on the day.
    #[must_use]
    pub fn chain(&self, award: Index, level: Index) -> Vec<Link> {
        let mut links = Vec::new();
        let Some((judged, entry)) = self.judged(award, level) else {
            return links;
        };
        let Some(path) = nearest(entry) else {
            return links;
        };
        self.before(award, level, &mut vec![award], &mut links);
        let verified = self.award(award).kind == AwardKind::Specialization;
        if links.is_empty() && !verified {
            return links;
        }
        if let Some(ground) = self.ground() {
            links.insert(0, ground);
        }
        links.push(self.here(judged, entry, path));
        links.extend(self.references(entry, path, award));
        if verified {
            let all_met = links.iter().all(|link| is_met(link.mark));
            links.push(self.last(entry, path, all_met));
        }
        links
    }

    fn judged(&self, award: Index, level: Index) -> Option<(&AwardAssessment, &LevelAssessment)> {
        let judged = self.assessment.awards.get(usize::from(award))?;
        let entry = judged.levels.iter().find(|entry| entry.level == level)?;
        Some((judged, entry))
    }

    /// The lowest rung of the membership.
    fn ground(&self) -> Option<Link> {
        let rung = self.ladder().into_iter().next()?;
        Some(Link {
            to: LinkTo::Ground,
            name: rung.name,
            mark: match rung.state {
                super::RungState::Open | super::RungState::Reached => Mark::Met,
                super::RungState::Next | super::RungState::Far => Mark::Short,
                super::RungState::Closed => Mark::Blocked,
            },
            progress: 0.0,
            gap: self.rung_state(rung.state).to_owned(),
        })
    }

    /// The awards that come first, the one to begin with at the front.
    fn before(&self, award: Index, level: Index, seen: &mut Vec<Index>, links: &mut Vec<Link>) {
        let Some((_, entry)) = self.judged(award, level) else {
            return;
        };
        let Some((path, requirement)) = nearest(entry)
            .and_then(|path| Some((path, self.requirement(award, level, path.path)?)))
        else {
            return;
        };
        let mut found = Vec::new();
        prerequisites(requirement, &path.trace, &mut found);
        for (prerequisite, by) in found {
            let Some((judged, entry)) = self.nearest_of(prerequisite, by) else {
                continue;
            };
            if seen.contains(&judged.award) {
                continue;
            }
            seen.push(judged.award);
            self.before(judged.award, entry.level, seen, links);
            let (mark, gap) = match (by, entry.status) {
                (Some(_), Status::Achieved | Status::CriteriaMet) => {
                    (Mark::Met, self.locale.get(&messages::GAP_MET).to_owned())
                }
                (Some(_), _) => (
                    Mark::Declared,
                    self.locale.get(&messages::STATUS_HELD).to_owned(),
                ),
                (None, status) => (status.into(), self.gap(judged, entry)),
            };
            links.push(Link {
                to: LinkTo::Award(judged.award),
                name: self.attainment(judged.award, entry.level),
                mark,
                progress: nearest(entry).map_or(0.0, |path| path.trace.progress),
                gap,
            });
        }
    }

    /// The award that meets a prerequisite, or else the nearest one that would.
    fn nearest_of(
        &self,
        prerequisite: &Prerequisite,
        by: Option<Index>,
    ) -> Option<(&AwardAssessment, &LevelAssessment)> {
        let mut best: Option<(&AwardAssessment, &LevelAssessment)> = None;
        for &award in &prerequisite.any_of {
            if by.is_some_and(|by| by != award) {
                continue;
            }
            if let Some((judged, entry)) = self.judged(award, prerequisite.level)
                && best.is_none_or(|(_, best)| super::outlook::nearer(entry, best).is_lt())
            {
                best = Some((judged, entry));
            }
        }
        best
    }

    /// What the award itself asks for.
    fn here(
        &self,
        judged: &AwardAssessment,
        entry: &LevelAssessment,
        path: &PathAssessment,
    ) -> Link {
        let of_its_own = |open: &&Open| match open.missing {
            Missing::Award | Missing::Audit => false,
            Missing::Amount(_) => {
                let found = self.found(judged.award, entry.level, path, open);
                found.is_none_or(|(requirement, _)| !self.is_of_references(requirement))
            }
            _ => true,
        };
        let open: Vec<&Open> = path.open.iter().filter(of_its_own).collect();
        let unknown = open.iter().all(|open| open.missing == Missing::Unknown);
        let (mark, gap) = if entry.status == Status::Held {
            let held = self.locale.get(&messages::STATUS_HELD);
            (Mark::Declared, held.to_owned())
        } else if open.is_empty() {
            let met = self.locale.get(&messages::GAP_MET).to_owned();
            let declared = rests_on_word(&path.trace);
            (if declared { Mark::Declared } else { Mark::Met }, met)
        } else if unknown {
            let why = self.why_open(judged.award, entry.level, path);
            (Mark::Unknown, why)
        } else {
            let gap = self.first_gap_of(judged.award, entry.level, path, &open);
            (Mark::Short, gap)
        };
        Link {
            to: LinkTo::Here,
            name: self.attainment(judged.award, entry.level),
            mark,
            progress: path.trace.progress,
            gap,
        }
    }

    fn is_of_references(&self, requirement: &Requirement) -> bool {
        match &requirement.rule {
            Rule::Amount(rule) => self.amount_unit(&rule.amount) == Unit::References,
            _ => false,
        }
    }

    /// The customer references that are asked for on the day.
    fn references(
        &self,
        entry: &LevelAssessment,
        path: &PathAssessment,
        award: Index,
    ) -> Option<Link> {
        let requirement = self.requirement(award, entry.level, path.path)?;
        let (Rule::All(of), Finding::All(traces)) = (&requirement.rule, &path.trace.finding) else {
            return None;
        };
        let asks = |trace: &&Trace| {
            let requirement = of.get(trace.at);
            requirement.is_some_and(|requirement| self.is_of_references(requirement))
        };
        let trace = traces.iter().find(asks)?;
        let Finding::Amount { have, need } = &trace.finding else {
            return None;
        };
        let (mark, gap) = if entry.status == Status::Held {
            let held = self.locale.get(&messages::STATUS_HELD);
            (Mark::Declared, held.to_owned())
        } else if trace.verdict == Verdict::Met {
            (Mark::Met, self.locale.get(&messages::GAP_MET).to_owned())
        } else {
            let gap = need - have.unwrap_or_default();
            (Mark::Short, self.amount_gap(Unit::References, &gap))
        };
        Some(Link {
            to: LinkTo::References,
            name: self.locale.get(&messages::CHAIN_REFERENCES).to_owned(),
            mark,
            progress: trace.progress,
            gap,
        })
    }

    /// What is left once the criteria are met: an audit where one is asked
    /// for, Microsoft’s own look otherwise.
    fn last(&self, entry: &LevelAssessment, path: &PathAssessment, all_met: bool) -> Link {
        let locale = self.locale;
        let audit = audit(&path.trace);
        let (to, name) = match audit {
            Some(_) => (LinkTo::Audit, &messages::CHAIN_AUDIT),
            None => (LinkTo::Verification, &messages::CHAIN_VERIFICATION),
        };
        let met = audit.and_then(|(trace, until)| until.filter(|_| trace == Verdict::Met));
        let (mark, gap) = if entry.status == Status::Held {
            (
                Mark::Declared,
                locale.get(&messages::STATUS_HELD).to_owned(),
            )
        } else if let Some(until) = met {
            let day = locale.day(until);
            let gap = locale.say(&messages::AUDIT_COUNTS, &[("day", &day)]);
            (Mark::Met, gap)
        } else if !all_met {
            let later = locale.get(&messages::CHAIN_LATER).to_owned();
            (Mark::Blocked, later)
        } else if audit.is_some() {
            (Mark::Short, locale.get(&messages::GAP_AUDIT).to_owned())
        } else {
            let open = locale.get(&messages::GAP_VERIFIED).to_owned();
            (Mark::Unknown, open)
        };
        Link {
            to,
            name: locale.get(name).to_owned(),
            mark,
            progress: 0.0,
            gap,
        }
    }
}

const fn is_met(mark: Mark) -> bool {
    matches!(mark, Mark::Met | Mark::Declared)
}

fn nearest(level: &LevelAssessment) -> Option<&PathAssessment> {
    level.nearest.and_then(|nearest| level.paths.get(nearest))
}

/// The awards that a requirement asks for without alternatives to an award,
/// each with the one that it is met by.
pub(super) fn prerequisites<'r>(
    requirement: &'r Requirement,
    trace: &Trace,
    found: &mut Vec<(&'r Prerequisite, Option<Index>)>,
) {
    match (&requirement.rule, &trace.finding) {
        (Rule::All(of), Finding::All(traces)) => {
            for trace in traces {
                if let Some(requirement) = of.get(trace.at) {
                    prerequisites(requirement, trace, found);
                }
            }
        }
        (Rule::Award(prerequisite), Finding::Award { by }) => found.push((prerequisite, *by)),
        _ => {}
    }
}

/// The verdict on the audit below a trace, and the day until which it counts.
fn audit(trace: &Trace) -> Option<(Verdict, Option<crate::model::Day>)> {
    match &trace.finding {
        Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
            of.iter().find_map(audit)
        }
        Finding::Audit { counts_until, .. } => Some((trace.verdict, *counts_until)),
        _ => None,
    }
}
