//! The people of a profile as the rules see them: what each holds that counts
//! on the day. People who hold the same are one class, and who has a skill is
//! a set of classes, so that the work depends on how different people are and
//! hardly on how many there are.

use std::collections::BTreeMap;

use super::assessment::{Counted, Idle, IdleReason};
use crate::model::{Certification, Day, Holding, Index, Person, Profile, Program, Skill};

/// The people of a profile by what they hold on a day.
pub(super) struct Roster {
    /// How many people each class has.
    people: Vec<u32>,
    /// For each certification the classes that hold it.
    holders: Vec<Classes>,
    /// For each row of the profile its class.
    rows: Vec<Option<usize>>,
    /// For each row how many people it stands for.
    counts: Vec<u32>,
}

/// A set of positions, a bit each. The first word stands by itself, so that a
/// small set takes no memory of its own: hundreds of them are made.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Bits {
    first: u64,
    rest: Vec<u64>,
}

impl Bits {
    fn none(size: usize) -> Self {
        Self {
            first: 0,
            rest: vec![0; size.saturating_sub(1) / 64],
        }
    }

    fn insert(&mut self, position: usize) {
        let bit = 1 << (position % 64);
        match (position / 64).checked_sub(1) {
            None => self.first |= bit,
            Some(word) => self.rest[word] |= bit,
        }
    }

    fn is_empty(&self) -> bool {
        self.words().all(|word| *word == 0)
    }

    fn words(&self) -> impl Iterator<Item = &u64> {
        core::iter::once(&self.first).chain(&self.rest)
    }

    /// Changes each word by the word in its place in the other set.
    fn merge(&mut self, other: &Self, change: fn(&mut u64, u64)) {
        change(&mut self.first, other.first);
        let words = self.rest.iter_mut().zip(&other.rest);
        words.for_each(|(word, other)| change(word, *other));
    }

    fn positions(&self) -> impl Iterator<Item = usize> {
        self.words().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            core::iter::from_fn(move || {
                let position = (left != 0).then(|| at * 64 + left.trailing_zeros() as usize);
                left &= left.wrapping_sub(1);
                position
            })
        })
    }
}

/// Finds certifications by their ids, most of them at the first look: a table
/// by the hash of the id, half of it empty.
struct Finder<'p> {
    program: &'p Program,
    places: Vec<Option<Index>>,
}

impl<'p> Finder<'p> {
    fn new(program: &'p Program) -> Self {
        let size = (program.certifications.len() * 2).next_power_of_two();
        let mut finder = Self {
            program,
            places: vec![None; size],
        };
        for (position, known) in (0..).zip(&program.certifications) {
            let place = finder.place(&known.id);
            finder.places[place] = Some(position);
        }
        finder
    }

    /// Where an id is, or where it would be.
    fn place(&self, id: &str) -> usize {
        let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let last = self.places.len() - 1;
        let mut place = hash as usize & last;
        while let Some(other) = self.places[place]
            && self.program.certifications[usize::from(other)].id != id
        {
            place = (place + 1) & last;
        }
        place
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.places[self.place(id)].map(usize::from)
    }
}

/// A set of classes of people.
#[derive(Clone)]
pub(super) struct Classes(Bits);

impl Classes {
    /// The classes, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.positions()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Only those that are in the other set as well.
    pub(super) fn and(mut self, other: &Self) -> Self {
        self.0.merge(&other.0, |word, other| *word &= other);
        self
    }

    /// Those of either set.
    pub(super) fn or(mut self, other: &Self) -> Self {
        self.0.merge(&other.0, |word, other| *word |= other);
        self
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
        let known = program.certifications.len();
        let finder = Finder::new(program);
        let mut idle = Vec::new();
        let mut classes: BTreeMap<Bits, usize> = BTreeMap::new();
        let mut people: Vec<u32> = Vec::new();
        let mut rows = Vec::with_capacity(profile.people.len());
        for (row, person) in profile.people.iter().enumerate() {
            let mut holds = Bits::none(known);
            for (holding, held) in person.holds.iter().enumerate() {
                let position = finder.find(&held.id);
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
            rows.push((!holds.is_empty()).then(|| {
                let class = *classes.entry(holds).or_insert(people.len());
                if class == people.len() {
                    people.push(0);
                }
                people[class] = people[class].saturating_add(person.count);
                class
            }));
        }
        let mut holders = vec![Classes(Bits::none(people.len())); known];
        for (holds, class) in &classes {
            holds
                .positions()
                .for_each(|held| holders[held].0.insert(*class));
        }
        let counts = profile.people.iter().map(|person| person.count).collect();
        (
            Self {
                people,
                holders,
                rows,
                counts,
            },
            idle,
        )
    }

    /// How many people a class has.
    pub(super) fn people(&self, class: usize) -> u32 {
        self.people[class]
    }

    /// The classes whose people have the skill.
    pub(super) fn having(&self, skill: &Skill) -> Classes {
        match skill {
            Skill::Holds(certification) => self.holders[usize::from(*certification)].clone(),
            Skill::Any(of) => self.having_any(of),
            Skill::All(of) => {
                let each = of.iter().map(|skill| self.having(skill));
                each.reduce(|found, skill| found.and(&skill))
                    .unwrap_or_else(|| self.having_any(&[]))
            }
        }
    }

    /// The classes whose people have any of the skills.
    pub(super) fn having_any(&self, skills: &[Skill]) -> Classes {
        let none = Classes(Bits::none(self.people.len()));
        skills.iter().fold(none, |found, skill| match skill {
            Skill::Holds(held) => found.or(&self.holders[usize::from(*held)]),
            inner => found.or(&self.having(inner)),
        })
    }

    /// How many people have the skill.
    pub(super) fn count(&self, skill: &Skill) -> u32 {
        self.total(&self.having(skill))
    }

    /// How many people are in the classes.
    pub(super) fn total(&self, classes: &Classes) -> u32 {
        classes
            .iter()
            .fold(0, |sum, class| sum.saturating_add(self.people[class]))
    }

    /// Names the people behind so many of each class, in the order of the profile,
    /// after so many who are named already.
    pub(super) fn name(&self, mut of_class: Vec<u32>, mut named: Vec<u32>) -> Vec<Counted> {
        let mut left: u32 = of_class.iter().fold(0, |sum, n| sum.saturating_add(*n));
        let mut counted = Vec::new();
        for (person, (class, &people)) in self.rows.iter().zip(&self.counts).enumerate() {
            if left == 0 {
                break;
            }
            let Some(class) = *class else {
                continue;
            };
            let mut free = people;
            if let Some(named) = named.get_mut(class) {
                free -= people.min(*named);
                *named -= people - free;
            }
            let of_class = &mut of_class[class];
            let count = free.min(*of_class);
            if count > 0 {
                *of_class -= count;
                left -= count;
                counted.push(Counted { person, count });
            }
        }
        counted
    }

    /// Takes people from the classes in their order, `taken` first, until
    /// there are `need`: how many of each class.
    pub(super) fn pick(&self, need: u32, mut taken: Vec<u32>, classes: &Classes) -> Vec<u32> {
        let mut missing =
            need.saturating_sub(taken.iter().fold(0, |sum, n| sum.saturating_add(*n)));
        for class in classes.iter() {
            if missing == 0 {
                break;
            }
            let more = (self.people[class] - taken[class]).min(missing);
            taken[class] += more;
            missing -= more;
        }
        taken
    }

    /// Nobody of any class.
    pub(super) fn nobody(&self) -> Vec<u32> {
        vec![0; self.people.len()]
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
