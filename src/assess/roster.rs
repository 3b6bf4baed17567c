//! The people of a profile as the rules see them: what each holds that counts
//! on the day. People who hold the same are one class, so that the work
//! depends on how different people are and not on how many there are.

use std::collections::BTreeMap;

use super::assessment::{Counted, Idle, IdleReason};
use crate::model::{Certification, Day, Holding, Index, Person, Profile, Program, Skill};

/// The people of a profile by what they hold on a day.
pub(super) struct Roster {
    classes: Vec<Class>,
    /// For each row of the profile its class.
    rows: Vec<Option<usize>>,
    /// For each row how many people it stands for.
    counts: Vec<u32>,
}

/// People who hold the same.
pub(super) struct Class {
    holds: Holdings,
    /// How many people there are in it.
    pub(super) people: u32,
}

/// A set of certifications, one bit each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Holdings(Vec<u64>);

impl Holdings {
    fn none(program: &Program) -> Self {
        Self(vec![0; program.certifications.len().div_ceil(64)])
    }

    fn insert(&mut self, certification: usize) {
        self.0[certification / 64] |= 1 << (certification % 64);
    }

    fn contains(&self, certification: Index) -> bool {
        let certification = usize::from(certification);
        self.0[certification / 64] >> (certification % 64) & 1 == 1
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}

impl Class {
    /// Whether each of its people has the skill.
    pub(super) fn has(&self, skill: &Skill) -> bool {
        match skill {
            Skill::Holds(certification) => self.holds.contains(*certification),
            Skill::All(of) => of.iter().all(|skill| self.has(skill)),
            Skill::Any(of) => of.iter().any(|skill| self.has(skill)),
        }
    }
}

impl Roster {
    /// The roster on a day, and the certifications that do not count on it.
    pub(super) fn new(
        profile: &Profile,
        program: &Program,
        asked_for: &[bool],
        day: Day,
    ) -> (Self, Vec<Idle>) {
        let positions: BTreeMap<&str, usize> = program
            .certifications
            .iter()
            .enumerate()
            .map(|(position, certification)| (certification.id.as_str(), position))
            .collect();
        let mut idle = Vec::new();
        let mut known: BTreeMap<Holdings, usize> = BTreeMap::new();
        let mut rows = Vec::with_capacity(profile.people.len());
        for (row, person) in profile.people.iter().enumerate() {
            let mut holds = Holdings::none(program);
            for (holding, held) in person.holds.iter().enumerate() {
                let position = positions.get(held.id.as_str()).copied();
                let certification = position.map(|position| &program.certifications[position]);
                match (position, why_idle(person, held, certification, day)) {
                    (Some(position), None) if asked_for[position] => holds.insert(position),
                    (_, why) => idle.push(Idle {
                        person: row,
                        holding,
                        why: why.unwrap_or(IdleReason::NotAskedFor),
                    }),
                }
            }
            let next = known.len();
            rows.push((!holds.is_empty()).then(|| *known.entry(holds).or_insert(next)));
        }
        let mut holds: Vec<(Holdings, usize)> = known.into_iter().collect();
        holds.sort_by_key(|(_, class)| *class);
        let mut classes: Vec<Class> = holds
            .into_iter()
            .map(|(holds, _)| Class { holds, people: 0 })
            .collect();
        let counts: Vec<u32> = profile.people.iter().map(|person| person.count).collect();
        for (row, count) in rows.iter().zip(&counts) {
            if let Some(class) = row {
                classes[*class].people = classes[*class].people.saturating_add(*count);
            }
        }
        (
            Self {
                classes,
                rows,
                counts,
            },
            idle,
        )
    }

    /// The classes.
    pub(super) fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// How many people have the skill.
    pub(super) fn count(&self, skill: &Skill) -> u32 {
        self.total(|class| class.has(skill))
    }

    /// How many people are in the classes that pass.
    pub(super) fn total(&self, passes: impl Fn(&Class) -> bool) -> u32 {
        let passing = self.classes.iter().filter(|class| passes(class));
        passing.fold(0, |sum, class| sum.saturating_add(class.people))
    }

    /// Names the people behind so many of each class, in the order of the profile.
    pub(super) fn name(&self, mut of_class: Vec<u32>) -> Vec<Counted> {
        let mut counted = Vec::new();
        for (person, (class, &people)) in self.rows.iter().zip(&self.counts).enumerate() {
            let Some(left) = class.map(|class| &mut of_class[class]) else {
                continue;
            };
            let count = people.min(*left);
            if count > 0 {
                *left -= count;
                counted.push(Counted { person, count });
            }
        }
        counted
    }

    /// Takes people from the classes that pass in the order of the profile,
    /// `taken` first, until there are `need`: how many of each class.
    pub(super) fn pick(
        &self,
        need: u32,
        mut taken: Vec<u32>,
        passes: impl Fn(&Class) -> bool,
    ) -> Vec<u32> {
        let mut missing =
            need.saturating_sub(taken.iter().fold(0, |sum, n| sum.saturating_add(*n)));
        for (class, taken) in self.classes.iter().zip(&mut taken) {
            if missing == 0 {
                break;
            }
            if passes(class) {
                let more = (class.people - *taken).min(missing);
                *taken += more;
                missing -= more;
            }
        }
        taken
    }

    /// Nobody of any class.
    pub(super) fn nobody(&self) -> Vec<u32> {
        vec![0; self.classes.len()]
    }
}

fn why_idle(
    person: &Person,
    held: &Holding,
    certification: Option<&Certification>,
    day: Day,
) -> Option<IdleReason> {
    if let Some(passed) = held.passed {
        if let Some(retired) = certification.and_then(|known| known.retires)
            && passed > retired
        {
            return Some(IdleReason::AfterRetirement { retired });
        }
        if passed > day {
            return Some(IdleReason::NotYet { passed });
        }
    }
    if let Some(on) = held.expires
        && on < day
    {
        return Some(IdleReason::Expired { on });
    }
    if let Some(until) = certification.and_then(|known| known.counts_until)
        && until < day
    {
        return Some(IdleReason::Retired { until });
    }
    (!person.linked).then_some(IdleReason::NotLinked)
}
