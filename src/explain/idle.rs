//! Certifications that count for nothing, and why.

use super::{Explainer, label};
use crate::assess::IdleReason;
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
        let mut lines = Vec::new();
        // They stand there person by person, and people are many.
        for of_one in self
            .assessment
            .idle
            .chunk_by(|one, next| one.person == next.person)
        {
            let mut reasons: Vec<IdleReason> = Vec::new();
            for idle in of_one {
                if !reasons.contains(&idle.why) {
                    reasons.push(idle.why);
                }
            }
            lines.extend(reasons.into_iter().map(|why| {
                let alike = of_one.iter().filter(|idle| idle.why == why);
                let holdings: Vec<usize> = alike.map(|idle| idle.holding).collect();
                let person = of_one[0].person;
                let sentence = self.why_idle(why, person, &holdings);
                IdleLine {
                    person,
                    holdings,
                    sentence,
                }
            }));
        }
        lines
    }

    /// Why certifications of somebody do not count.
    fn why_idle(&self, why: IdleReason, person: usize, holdings: &[usize]) -> String {
        let locale = self.locale;
        let mut names: Vec<String> = Vec::new();
        for id in holdings.iter().filter_map(|at| self.held_id(person, *at)) {
            let name = self.certified(id);
            if !names.iter().any(|said| said == name) {
                names.push(name.to_owned());
            }
        }
        let (message, day) = match why {
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

    /// The id of what a person of the roster holds.
    pub(super) fn held_id(&self, person: usize, holding: usize) -> Option<&str> {
        let person = self.profile.people.get(person)?;
        Some(person.holds.get(holding)?.id.as_str())
    }
}
