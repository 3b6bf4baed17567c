//! Certifications that count for nothing, and why.

use super::{Explainer, label};
use crate::assess::{Idle, IdleReason};
use crate::locale::messages;

/// Certifications of a person that do not count, for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleLine {
    /// Position of the person in the profile.
    pub person: usize,
    /// Positions among what the person holds.
    pub holdings: Vec<usize>,
    /// Why.
    pub sentence: String,
}

impl Explainer<'_> {
    /// What does not count, and why: of each person what does not for the same reason
    /// in one sentence.
    #[must_use]
    pub fn idle(&self) -> Vec<IdleLine> {
        let mut alike: Vec<Vec<&Idle>> = Vec::new();
        for idle in &self.assessment.idle {
            let same = |group: &&mut Vec<&Idle>| {
                let first = group.first();
                first.is_some_and(|one| one.person == idle.person && one.why == idle.why)
            };
            match alike.iter_mut().find(same) {
                Some(group) => group.push(idle),
                None => alike.push(vec![idle]),
            }
        }
        let lines = alike.iter().filter_map(|group| {
            let first = group.first()?;
            Some(IdleLine {
                person: first.person,
                holdings: group.iter().map(|idle| idle.holding).collect(),
                sentence: self.idle_for(&first.why, group),
            })
        });
        lines.collect()
    }

    /// Why certifications of somebody do not count.
    fn idle_for(&self, why: &IdleReason, group: &[&Idle]) -> String {
        let locale = self.locale;
        let mut names: Vec<String> = Vec::new();
        for id in group.iter().filter_map(|idle| self.held_id(idle)) {
            let name = self.certified(id);
            if !names.iter().any(|said| said == name) {
                names.push(name.to_owned());
            }
        }
        let (message, day) = match *why {
            IdleReason::NotYet { passed } => (&messages::IDLE_NOT_YET, Some(passed)),
            IdleReason::Expired { on } => (&messages::IDLE_EXPIRED, Some(on)),
            IdleReason::Retired { until } => (&messages::IDLE_RETIRED, Some(until)),
            IdleReason::AfterRetirement { retired } => {
                (&messages::IDLE_AFTER_RETIREMENT, Some(retired))
            }
            IdleReason::NotLinked => (&messages::IDLE_NOT_LINKED, None),
            IdleReason::NotAskedFor => (&messages::IDLE_NOT_ASKED_FOR, None),
        };
        let day = day.map(|day| locale.day(day)).unwrap_or_default();
        let values = [("certifications", locale.and_list(&names)), ("day", day)];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        locale.plural(names.len() as u64, message, &values)
    }

    /// What a certification is called that somebody holds.
    pub(super) fn certified<'s>(&'s self, id: &'s str) -> &'s str {
        let mut known = self.program.certifications.iter();
        let known = known.find(|certification| certification.id == id);
        known.map_or(id, |certification| label(self.locale, certification))
    }

    pub(super) fn held_id(&self, idle: &Idle) -> Option<&str> {
        let person = self.profile.people.get(idle.person)?;
        Some(person.holds.get(idle.holding)?.id.as_str())
    }
}
