//! Who learns what, at the least price: exact, by branch and bound over
//! people and certifications.
//!
//! Certifications that no demand tells apart are one choice, people who hold
//! the same are one kind, and demands that share no certification are solved
//! apart; they meet only in the people who are hired for them.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use super::PARTS;
use super::cost::{Effort, Price};
use super::demand::{Demand, Field, Group};
use super::order::{put, sorted};
use super::pause::{Pause, rest};
use super::step::{Learner, Means};
use super::worth::values;
use crate::model::{Index, Program, Skill};

/// After so many states of one search the best found so far is taken.
const STATES: u32 = 4_000;

/// The most sets of certifications that are tried for one person and one need.
const SETS: usize = 64;

/// So many times it is looked into what somebody must learn first, for one person.
const FIRST: u32 = 1_000;

/// The most certifications or lists of them that one search can tell apart.
const ATOMS: usize = 128;

/// Certifications that somebody earns.
pub(super) type Lessons = Vec<(Learner, Index)>;

/// What people cost who meet some demands.
#[derive(Clone)]
pub(super) struct Staff {
    pub(super) price: Price,
    /// No plan for these people is cheaper; the price, where it is exact.
    pub(super) least: Price,
    pub(super) hires: u32,
    pub(super) lessons: Lessons,
}

/// What each certification and a hire cost, in prices of one search.
pub(super) struct Fees {
    certifications: Vec<Price>,
    hire: Price,
    /// What was found at these prices.
    known: RefCell<Vec<Known>>,
    /// Bounds of what was not searched yet.
    bounds: RefCell<Vec<(Vec<Group>, Option<Price>)>>,
}

impl Fees {
    pub(super) const fn new(certifications: Vec<Price>, hire: Price) -> Self {
        Self {
            certifications,
            hire,
            known: RefCell::new(Vec::new()),
            bounds: RefCell::new(Vec::new()),
        }
    }
}

/// Demands that hang together, the new people that there may be, and what they
/// cost: the price, a bound below it, and the lessons.
type Known = (Vec<Group>, u32, Option<(Price, Price, Lessons)>);

/// The people of a profile, as far as they count.
pub(super) struct Crew<'c> {
    /// When its searches rest.
    pub(super) pause: &'c Pause<'c>,
    skills: &'c [Skill],
    /// For each certification those of which one comes first.
    builds_on: Vec<&'c [Index]>,
    /// For each skill those that share a certification with it, or one to build on.
    near: Vec<Vec<bool>>,
    rows: Vec<Row>,
    /// Certifications that nobody can earn any more, or that are ruled out.
    closed: Vec<bool>,
    ruled_out: Vec<(usize, Index)>,
    hiring: bool,
    /// The states of all searches so far.
    worked: Cell<u32>,
    gave_up: Cell<bool>,
    /// Everything at its whole price.
    pub(super) whole: Rc<Fees>,
}

struct Row {
    row: usize,
    count: u32,
    holds: Vec<bool>,
}

/// What somebody must hold, over bits.
enum Need {
    Bit(usize),
    All(Vec<Need>),
    Any(Vec<Need>),
}

impl Need {
    fn met(&self, by: u128) -> bool {
        match self {
            Self::Bit(bit) => by >> bit & 1 == 1,
            Self::All(of) => of.iter().all(|need| need.met(by)),
            Self::Any(of) => of.iter().any(|need| need.met(by)),
        }
    }
}

/// People alike in one search.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Kind {
    /// What they have and cannot learn: position in [`Search::holdings`].
    holding: usize,
    /// Position among the kinds that the search began with.
    origin: usize,
    /// The choices that they learned, as bits.
    learned: u128,
    count: u32,
}

/// For each kind that a search began with the rows of people, and how many of each.
type Members = Vec<Vec<(Option<usize>, u32)>>;

/// How many people there are of each position in [`Search::holdings`].
type State = Vec<(usize, u32)>;

/// What somebody has, as bits, and which choices they cannot learn.
struct Holding {
    has: u128,
    cannot: u128,
    /// For each need whether it is met, and how it could be.
    needs: Vec<Option<Rc<[Way]>>>,
}

/// Choices that together give what is needed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    price: Price,
    /// The choices, as bits.
    choices: u128,
    /// What they set.
    gives: u128,
}

/// One search for one set of demands that hang together.
struct Search {
    needs: Vec<Need>,
    /// For each group its parts: position of the need, and how many people.
    groups: Vec<Vec<(usize, u32)>>,
    /// For each choice of certification the bits that it sets, and its price.
    choices: Vec<(u128, Price, Index)>,
    /// For each choice the bits of which one comes first; none where nothing does.
    bases: Vec<u128>,
    /// For each group the choices that serve it.
    serves: Vec<Vec<usize>>,
    best: Option<(Price, Vec<Kind>)>,
    /// People who were looked at, in order, and at what price.
    seen: Vec<(State, Price)>,
    holdings: Vec<Holding>,
    /// Ways were left out because there were too many.
    cut: bool,
    /// How often it may still be looked into what the person must learn first who is
    /// looked at.
    first: Cell<u32>,
    states: u32,
}

impl<'c> Crew<'c> {
    pub(super) fn new(field: &'c Field, pause: &'c Pause<'c>) -> Self {
        let (costs, program) = (field.costs, field.program);
        let fees = (0..).zip(&program.certifications);
        let fees = fees.map(|(at, _)| costs.price(costs.lesson(at, program)) * PARTS);
        let hire = costs.price(costs.weight(Effort::Hire)) * PARTS;
        let asked = field.skills.iter().map(|skill| {
            let mut asked = Vec::new();
            certifications(skill, program, &mut asked);
            asked
        });
        let asked: Vec<Vec<Index>> = asked.collect();
        let shares = |one: &[Index], other: &[Index]| one.iter().any(|known| other.contains(known));
        let near = asked.iter().map(|one| {
            let others = asked.iter();
            others.map(|other| shares(one, other)).collect()
        });
        let mut rows = Vec::new();
        for (row, person) in field.profile.people.iter().enumerate() {
            // Whoever is linked elsewhere does not count here.
            if !person.linked || person.count == 0 {
                continue;
            }
            rows.push(Row {
                row,
                count: person.count,
                holds: field.holds(row),
            });
        }
        let mut closed: Vec<bool> = program
            .certifications
            .iter()
            .map(|known| known.retires.is_some_and(|retires| retires < field.day))
            .collect();
        let mut ruled_out = Vec::new();
        let mut hiring = true;
        for means in &field.costs.cannot {
            match means {
                Means::Certification(certification) => {
                    if let Some(closed) = closed.get_mut(usize::from(*certification)) {
                        *closed = true;
                    }
                }
                Means::Lesson { row, certification } => ruled_out.push((*row, *certification)),
                Means::Hiring => hiring = false,
                _ => {}
            }
        }
        Self {
            pause,
            skills: &field.skills,
            builds_on: program
                .certifications
                .iter()
                .map(|known| known.builds_on.as_slice())
                .collect(),
            near: near.collect(),
            rows,
            closed,
            ruled_out,
            hiring,
            worked: Cell::new(0),
            gave_up: Cell::new(false),
            whole: Rc::new(Fees::new(fees.collect(), hire)),
        }
    }

    /// How much was searched so far.
    pub(super) fn worked(&self) -> u32 {
        self.worked.get()
    }

    /// Remembers that a search was broken off before it found anything.
    pub(super) fn give_up(&self) {
        self.gave_up.set(true);
    }

    /// Whether a search was broken off before it found anything.
    pub(super) fn gave_up(&self) -> bool {
        self.gave_up.get()
    }

    /// Whether one asks for nothing before it, or for the same as another does.
    fn is_as_near(&self, one: Index, other: Index) -> bool {
        let first = self.builds_on[usize::from(one)];
        first.is_empty() || first == self.builds_on[usize::from(other)]
    }

    /// So many must be hired in any case: nobody counts twice in one group.
    fn fewest(&self, demand: &Demand) -> u32 {
        let groups = demand.people.iter();
        let needed: Option<u32> = groups
            .map(|group| group.iter().map(|(_, count)| *count).sum())
            .max();
        let there = self
            .rows
            .iter()
            .fold(0, |sum: u32, row| sum.saturating_add(row.count));
        needed.unwrap_or(0).saturating_sub(there)
    }

    /// The groups, those that share a certification together.
    fn apart<'g>(&self, groups: &'g [Group]) -> Vec<Vec<&'g Group>> {
        let are_near = |one: &Group, other: &Group| {
            let mut skills = one.iter().map(|(skill, _)| &self.near[*skill]);
            skills.any(|near| other.iter().any(|(skill, _)| near[*skill]))
        };
        // For each group the last one that hangs together with it.
        let mut last: Vec<usize> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            last.push(at);
            for before in 0..at {
                let known = last[before];
                if known != at && are_near(group, &groups[before]) {
                    let joined = last.iter_mut().filter(|last| **last == known);
                    joined.for_each(|last| *last = at);
                }
            }
        }
        let ends = (0..groups.len()).filter(|at| last[*at] == *at);
        let parts = ends.map(|end| {
            let each = groups.iter().zip(&last);
            let each = each.filter(|(_, last)| **last == end);
            each.map(|(group, _)| group).collect()
        });
        parts.collect()
    }

    /// The people for a demand cost no less, by a bound that is soon told: as if
    /// new people cost nothing beyond those who are needed in any case.
    pub(super) fn least(&self, demand: &Demand, fees: &Fees) -> Option<Price> {
        let lessons = self.fewest_lessons(demand, fees)?;
        Some(fees.hire * Price::from(self.fewest(demand)) + lessons)
    }

    /// The lessons for a demand cost no less, whoever is hired.
    fn fewest_lessons(&self, demand: &Demand, fees: &Fees) -> Option<Price> {
        let mut sum = 0;
        for part in self.apart(&demand.people) {
            let known = fees
                .bounds
                .borrow()
                .binary_search_by(|(known, _)| known.iter().cmp(part.iter().copied()));
            sum += match known {
                Ok(at) => fees.bounds.borrow()[at].1?,
                Err(at) => {
                    let least = self.bound(&part, fees);
                    let part = part.into_iter().cloned().collect();
                    fees.bounds.borrow_mut().insert(at, (part, least));
                    least?
                }
            };
        }
        Some(sum)
    }

    fn bound(&self, groups: &[&Group], fees: &Fees) -> Option<Price> {
        let places = groups.iter().copied().flatten().map(|(_, count)| *count);
        let hires = if self.hiring { places.sum() } else { 0 };
        let (search, kinds, _) = self.begin(groups, hires, fees)?;
        let short = search.short(&kinds);
        let least = search.bound(&kinds, &short);
        Some(if search.cut { 0 } else { least })
    }

    /// The cheapest people for a demand; nothing where nobody can meet it.
    pub(super) async fn staff(&self, demand: &Demand, fees: &Fees) -> Option<Staff> {
        let parts = self.apart(&demand.people);
        let most: u32 = demand
            .people
            .iter()
            .flatten()
            .map(|(_, count)| *count)
            .sum();
        let with = async |hires: u32| -> Option<Staff> {
            let mut staff = Staff {
                price: fees.hire * Price::from(hires),
                least: fees.hire * Price::from(hires),
                hires,
                lessons: Vec::new(),
            };
            for part in &parts {
                let (price, least, lessons) = self.known(part, hires, fees).await?;
                staff.price += price;
                staff.least += least;
                staff.lessons.extend(lessons);
            }
            Some(staff)
        };
        let fewest = self.fewest(demand);
        let none = if fewest == 0 { with(0).await } else { None };
        if !self.hiring {
            return none;
        }
        // With everybody new for nothing, no fewer lessons would do.
        let mut lessons = self.fewest_lessons(demand, fees)?;
        let mut is_searched = false;
        // A search that was broken off may have missed a price below the best one.
        let mut bound = none.as_ref().map(|none| none.least);
        let mut best = none;
        let first = fewest.max(1);
        let mut hires = first;
        while hires <= most {
            let least = lessons + fees.hire * Price::from(hires);
            if best.as_ref().is_some_and(|best| best.price <= least) {
                break;
            }
            if !is_searched && (best.is_some() || hires > first) {
                let Some(floor) = with(most).await else {
                    // Nobody can, whoever is hired, or the search was broken off: what
                    // was not tried costs no less than this.
                    bound = bound.map(|bound| bound.min(least));
                    break;
                };
                lessons = lessons.max(floor.least - fees.hire * Price::from(most));
                is_searched = true;
                continue;
            }
            if let Some(found) = with(hires).await {
                bound = Some(bound.map_or(found.least, |bound| bound.min(found.least)));
                if best.as_ref().is_none_or(|best| found.price < best.price) {
                    best = Some(found);
                }
            }
            hires += 1;
        }
        if let Some((best, bound)) = best.as_mut().zip(bound) {
            best.least = bound.min(best.price);
        }
        best
    }

    /// As [`Crew::search`], which is asked for the same again and again.
    async fn known(
        &self,
        groups: &[&Group],
        hires: u32,
        fees: &Fees,
    ) -> Option<(Price, Price, Lessons)> {
        // More new people than places change nothing.
        let places = groups.iter().copied().flatten().map(|(_, count)| *count);
        let hires = hires.min(places.sum());
        let at = fees.known.borrow().binary_search_by(|(known, among, _)| {
            let by_groups = || known.iter().cmp(groups.iter().copied());
            among.cmp(&hires).then_with(by_groups)
        });
        match at {
            Ok(at) => fees.known.borrow()[at].2.clone(),
            Err(at) => {
                let found = self.search(groups, hires, fees).await;
                let known = groups.iter().copied().cloned().collect();
                let entry = (known, hires, found.clone());
                fees.known.borrow_mut().insert(at, entry);
                found
            }
        }
    }

    /// A search for demands that hang together, with so many new people: those who
    /// are alike, and who they are.
    fn begin(
        &self,
        groups: &[&Group],
        hires: u32,
        fees: &Fees,
    ) -> Option<(Search, Vec<Kind>, Members)> {
        let mut atoms: Vec<Vec<Index>> = Vec::new();
        let mut asked: Vec<usize> = Vec::new();
        for (skill, _) in groups.iter().copied().flatten() {
            put(&mut asked, *skill);
        }
        let needs: Vec<Need> = asked
            .iter()
            .map(|skill| compile(&self.skills[*skill], &mut atoms))
            .collect();
        // Whoever has what others build on need not learn it.
        let mut bases: Vec<Index> = atoms.iter().flatten().copied().collect();
        while let Some(certification) = bases.pop() {
            for basis in self.builds_on[usize::from(certification)] {
                let alone = vec![*basis];
                if !atoms.contains(&alone) {
                    atoms.push(alone);
                    bases.push(*basis);
                }
            }
        }
        if atoms.len() > ATOMS {
            self.give_up();
            return None;
        }
        let bits_of = |certification: Index| {
            let atoms = atoms.iter().enumerate();
            atoms
                .filter(|(_, atom)| atom.contains(&certification))
                .fold(0_u128, |bits, (at, _)| bits | 1 << at)
        };
        let mut known: Vec<Index> = Vec::new();
        for certification in atoms.iter().flatten() {
            put(&mut known, *certification);
        }
        let bits: Vec<(u128, Price, Index)> = known
            .iter()
            .map(|certification| {
                let price = fees.certifications[usize::from(*certification)];
                (bits_of(*certification), price, *certification)
            })
            .collect();
        let is_free =
            |certification: Index| !self.ruled_out.iter().any(|(_, out)| *out == certification);
        // One that serves no more and costs no less than another is no choice.
        let choices: Vec<(u128, Price, Index)> = bits
            .iter()
            .filter(|(_, _, certification)| !self.closed[usize::from(*certification)])
            .filter(|(has, price, certification)| {
                !bits.iter().any(|(more, less, other)| {
                    let open = !self.closed[usize::from(*other)] && is_free(*other);
                    let open = open && self.is_as_near(*other, *certification);
                    let no_worse = open && has & more == *has && less <= price;
                    no_worse && (has != more || less != price || other < certification)
                })
            })
            .copied()
            .collect();
        if choices.len() > ATOMS {
            self.give_up();
            return None;
        }
        let groups: Vec<Vec<(usize, u32)>> = groups
            .iter()
            .map(|group| {
                let parts = group.iter();
                parts
                    .filter_map(|(skill, count)| Some((asked.binary_search(skill).ok()?, *count)))
                    .collect()
            })
            .collect();
        let serves = groups
            .iter()
            .map(|group| {
                let asked = group
                    .iter()
                    .fold(0, |bits, (need, _)| bits | all_bits(&needs[*need]));
                let each = choices.iter().enumerate();
                each.filter(|(_, (has, _, _))| has & asked != 0)
                    .map(|(at, _)| at)
                    .collect()
            })
            .collect();
        let alone = |basis: &Index| {
            let at = atoms.iter().position(|atom| atom.as_slice() == [*basis]);
            at.map_or(0, |at| 1 << at)
        };
        let bases = choices.iter().map(|(_, _, certification)| {
            let bases = self.builds_on[usize::from(*certification)].iter();
            bases.fold(0_u128, |bits, basis| bits | alone(basis))
        });
        let mut search = Search {
            needs,
            groups,
            bases: bases.collect(),
            choices,
            serves,
            best: None,
            seen: Vec::new(),
            holdings: Vec::new(),
            cut: false,
            first: Cell::new(0),
            states: 0,
        };
        // People alike, and who they are.
        let mut kinds: Vec<Kind> = Vec::new();
        let mut members = Members::new();
        let mut add = |search: &mut Search, has, cannot, count, row| {
            let holding = search.holding(has, cannot);
            let found = kinds.iter().position(|kind| kind.holding == holding);
            let at = found.unwrap_or_else(|| {
                kinds.push(Kind {
                    holding,
                    origin: kinds.len(),
                    learned: 0,
                    count: 0,
                });
                members.push(Vec::new());
                kinds.len() - 1
            });
            kinds[at].count += count;
            members[at].push((row, count));
        };
        for row in &self.rows {
            let held = bits
                .iter()
                .filter(|(_, _, known)| row.holds[usize::from(*known)]);
            let has = held.fold(0, |has, (more, _, _)| has | more);
            let mut cannot = 0_u128;
            for (at, (_, _, certification)) in search.choices.iter().enumerate() {
                if self.ruled_out.contains(&(row.row, *certification)) {
                    cannot |= 1 << at;
                }
            }
            add(&mut search, has, cannot, row.count, Some(row.row));
        }
        if hires > 0 {
            add(&mut search, 0, 0, hires, None);
        }
        Some((search, kinds, members))
    }

    /// The cheapest lessons for demands that hang together, with so many new
    /// people at no price: the price, a bound below it, and the lessons.
    async fn search(
        &self,
        groups: &[&Group],
        hires: u32,
        fees: &Fees,
    ) -> Option<(Price, Price, Lessons)> {
        let (mut search, kinds, members) = self.begin(groups, hires, fees)?;
        let short = search.short(&kinds);
        let least = search.bound(&kinds, &short);
        search.go(&kinds, 0, self.pause).await;
        let is_over = search.states >= STATES;
        let exact = !is_over && !search.cut;
        let least = if search.cut { 0 } else { least };
        self.worked
            .set(self.worked.get().saturating_add(search.states));
        if search.best.is_none() && (is_over || search.cut) {
            self.give_up();
        }
        let (price, kinds) = search.best?;
        let mut lessons = Vec::new();
        let mut taken = vec![0_u32; members.len()];
        for kind in kinds.iter().filter(|kind| kind.learned != 0) {
            for _ in 0..kind.count {
                let mut nth = taken[kind.origin];
                taken[kind.origin] += 1;
                for (row, count) in &members[kind.origin] {
                    if nth < *count {
                        let learner = Learner { row: *row, nth };
                        let each = ones(kind.learned);
                        lessons.extend(each.map(|at| (learner, search.choices[at].2)));
                        break;
                    }
                    nth -= count;
                }
            }
        }
        Some((price, if exact { price } else { least }, lessons))
    }
}

impl Search {
    /// How many are missing of each group.
    fn short(&self, kinds: &[Kind]) -> Vec<u32> {
        self.groups
            .iter()
            .map(|group| {
                let need: u32 = group.iter().map(|(_, count)| *count).sum();
                need - self.placed(group, kinds)
            })
            .collect()
    }

    /// No price is lower: that of the dearest group alone, and that of all groups
    /// where a price is shared out among those that a choice serves.
    fn bound(&self, kinds: &[Kind], short: &[u32]) -> Price {
        let open = (0..short.len()).filter(|at| short[*at] > 0);
        let each = open.map(|group| self.filled(group, short[group], kinds));
        self.covered(short).max(each.max().unwrap_or(0))
    }

    /// No price is lower: each group bears of the price of a choice what a place of
    /// it is worth, since whoever learns that fills at most one place more of it.
    fn covered(&self, short: &[u32]) -> Price {
        let open = (0..short.len()).filter(|group| short[*group] > 0);
        let open: Vec<usize> = open.collect();
        let mut offers: Vec<(Price, Vec<usize>)> = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            let serves = (0..open.len()).filter(|group| self.serves[open[*group]].contains(&at));
            let serves: Vec<usize> = serves.collect();
            match offers.iter_mut().find(|offer| offer.1 == serves) {
                Some(offer) => offer.0 = offer.0.min(choice.1),
                None if serves.is_empty() => {}
                None => offers.push((choice.1, serves)),
            }
        }
        let short: Vec<u32> = open.iter().map(|group| short[*group]).collect();
        let values = values(&short, &offers);
        values
            .iter()
            .zip(short)
            .map(|(value, short)| value * Price::from(short))
            .sum()
    }

    /// To fill so many places of a group costs no less. Whoever learns something
    /// fills at most one place more, so it is what the cheapest so many people cost
    /// who do not fill a part yet; nor is it less than what all parts cost, if
    /// everybody could stand in each of them.
    fn filled(&self, group: usize, missing: u32, kinds: &[Kind]) -> Price {
        let parts = &self.groups[group];
        let open = |kind: &Kind, need: usize| self.holdings[kind.holding].needs[need].clone();
        let cheapest = |ways: Rc<[Way]>| ways.iter().map(|way| way.price).min();
        let of_part = |(need, count): &(usize, u32)| {
            let here = kinds.iter().filter_map(|kind| {
                let price = open(kind, *need).map_or(Some(0), cheapest);
                Some((price?, kind.count))
            });
            cheapest_of(here.collect(), *count)
        };
        let sum: Price = parts.iter().map(of_part).sum();
        if parts.len() == 1 {
            return sum;
        }
        let anywhere = kinds.iter().filter_map(|kind| {
            let parts = parts.iter();
            let prices = parts.filter_map(|(need, _)| open(kind, *need).and_then(cheapest));
            Some((prices.min()?, kind.count))
        });
        sum.max(cheapest_of(anywhere.collect(), missing))
    }

    async fn go(&mut self, kinds: &[Kind], spent: Price, pause: &Pause<'_>) {
        if self.states >= STATES {
            return;
        }
        rest(pause).await;
        self.states += 1;
        let short = self.short(kinds);
        let least = spent + self.bound(kinds, &short);
        if self.best.as_ref().is_some_and(|best| best.0 <= least) {
            return;
        }
        // The group with the fewest choices is served first.
        let open = (0..short.len()).filter(|at| short[*at] > 0);
        let Some(group) = open.min_by_key(|at| self.serves[*at].len()) else {
            self.best = Some((spent, kinds.to_vec()));
            return;
        };
        let mut state: State = Vec::with_capacity(kinds.len());
        for kind in kinds {
            match state.iter_mut().find(|known| known.0 == kind.holding) {
                Some(known) => known.1 += kind.count,
                None => state.push((kind.holding, kind.count)),
            }
        }
        let state = sorted(state, &Ord::cmp);
        match self.seen.binary_search_by(|(known, _)| known.cmp(&state)) {
            Ok(at) if self.seen[at].1 <= spent => return,
            Ok(at) => self.seen[at].1 = spent,
            Err(at) => self.seen.insert(at, (state, spent)),
        }
        // A part that has people enough may need more, to let others go elsewhere,
        // but that is looked at last.
        let mut steps: Vec<(bool, Way, usize)> = Vec::new();
        for (need, count) in &self.groups[group] {
            let have = kinds.iter().filter(|kind| self.meets(kind, *need));
            let is_full = have.map(|kind| kind.count).sum::<u32>() >= *count;
            for (at, kind) in kinds.iter().enumerate() {
                let mut before = kinds[..at].iter();
                if before.any(|known| known.holding == kind.holding) {
                    continue;
                }
                let ways = self.holdings[kind.holding].needs[*need].iter();
                let ways = ways.flat_map(|ways| ways.iter());
                steps.extend(ways.map(|way| (is_full, *way, at)));
            }
        }
        // What serves most besides comes first among the same price.
        let new = |(_, way, at): &(bool, Way, usize)| {
            (way.gives & !self.holdings[kinds[*at].holding].has).count_ones()
        };
        let mut steps = sorted(steps, &|one, other| {
            let by_new = || new(other).cmp(&new(one));
            let by_price = || one.1.price.cmp(&other.1.price);
            let by_need = one.0.cmp(&other.0).then_with(by_price);
            by_need.then_with(by_new).then_with(|| one.cmp(other))
        });
        steps.dedup();
        for (_, way, at) in steps {
            let mut next = kinds.to_vec();
            next[at].count -= 1;
            let before = &self.holdings[next[at].holding];
            let (has, cannot) = (before.has | way.gives, before.cannot);
            let one = Kind {
                holding: self.holding(has, cannot),
                learned: next[at].learned | way.choices,
                count: 1,
                ..next[at]
            };
            if next[at].count == 0 {
                next.swap_remove(at);
            }
            next.push(one);
            Box::pin(self.go(&next, spent + way.price, pause)).await;
        }
    }

    /// The position of what somebody has and cannot learn.
    fn holding(&mut self, has: u128, cannot: u128) -> usize {
        let mut known = self.holdings.iter();
        let known = known.position(|known| known.has == has && known.cannot == cannot);
        known.unwrap_or_else(|| {
            let mut cut = false;
            self.first.set(FIRST);
            let needs = self.needs.iter().map(|need| {
                (!need.met(has)).then(|| {
                    let sets = self.sets(need, has, cannot, &mut cut).into_iter();
                    sets.map(|choices| self.way(choices)).collect()
                })
            });
            let needs = needs.collect();
            self.cut |= cut || self.first.get() == 0;
            self.holdings.push(Holding { has, cannot, needs });
            self.holdings.len() - 1
        })
    }

    fn way(&self, choices: u128) -> Way {
        let each = || ones(choices).map(|at| &self.choices[at]);
        Way {
            price: each().map(|(_, price, _)| price).sum(),
            choices,
            gives: each().fold(0, |gives, (sets, _, _)| gives | sets),
        }
    }

    /// The smallest sets of choices that give somebody what is needed, and
    /// whether some were left out because there are too many.
    fn sets(&self, need: &Need, has: u128, cannot: u128, cut: &mut bool) -> Vec<u128> {
        match need {
            _ if need.met(has) => vec![0],
            Need::Bit(bit) => {
                let choices = self.choices.iter().enumerate();
                choices
                    .filter(|(_, (sets, _, _))| sets >> bit & 1 == 1)
                    .flat_map(|(at, _)| self.learned(at, has, cannot, 0))
                    .collect()
            }
            Need::Any(of) => {
                let mut sets = Vec::new();
                for need in of {
                    sets.extend(self.sets(need, has, cannot, cut));
                }
                sets
            }
            Need::All(of) => {
                let mut sets = vec![0];
                for need in of {
                    let mut next = Vec::new();
                    for set in &sets {
                        let learned = has | self.way(*set).gives;
                        for more in self.sets(need, learned, cannot, cut) {
                            let both = set | more;
                            if !next.contains(&both) {
                                next.push(both);
                            }
                        }
                    }
                    *cut |= next.len() > SETS;
                    next.truncate(SETS);
                    sets = next;
                }
                sets
            }
        }
    }

    /// The sets of choices by which somebody learns one of them: it alone, or with
    /// what it builds on. `above` are those that build on it.
    fn learned(&self, choice: usize, has: u128, cannot: u128, above: u128) -> Vec<u128> {
        let bit = 1_u128 << choice;
        if (cannot | above) & bit != 0 {
            return Vec::new();
        }
        let bases = self.bases[choice];
        if bases == 0 || has & bases != 0 {
            return vec![bit];
        }
        let Some(left) = self.first.get().checked_sub(1) else {
            return Vec::new();
        };
        self.first.set(left);
        let first = self.choices.iter().enumerate();
        let first = first.filter(|(_, (sets, _, _))| sets & bases != 0);
        let sets = first.flat_map(|(at, _)| self.learned(at, has, cannot, above | bit));
        sets.map(|set| set | bit).collect()
    }

    fn meets(&self, kind: &Kind, need: usize) -> bool {
        self.holdings[kind.holding].needs[need].is_none()
    }

    /// How many people can be placed in the parts of a group, each in one.
    fn placed(&self, group: &[(usize, u32)], kinds: &[Kind]) -> u32 {
        if let [(need, count)] = group {
            let have = kinds.iter().filter(|kind| self.meets(kind, *need));
            return have.map(|kind| kind.count).sum::<u32>().min(*count);
        }
        let parts = group.iter();
        let parts: Vec<Vec<bool>> = parts
            .map(|(need, _)| {
                let kinds = kinds.iter();
                kinds.map(|kind| self.meets(kind, *need)).collect()
            })
            .collect();
        let mut given = vec![vec![0_u32; kinds.len()]; group.len()];
        let mut spare: Vec<u32> = kinds.iter().map(|kind| kind.count).collect();
        let mut sum = 0;
        for (part, (_, count)) in group.iter().enumerate() {
            for _ in 0..*count {
                let mut asked = vec![false; group.len()];
                if !place(part, &parts, &mut given, &mut spare, &mut asked) {
                    break;
                }
                sum += 1;
            }
        }
        sum
    }
}

/// What so many of the cheapest cost together.
fn cheapest_of(each: Vec<(Price, u32)>, number: u32) -> Price {
    let (mut sum, mut missing) = (0, number);
    for (price, count) in sorted(each, &Ord::cmp) {
        let taken = count.min(missing);
        sum += price * Price::from(taken);
        missing -= taken;
    }
    sum
}

/// Finds one more person for a part, moving others where that helps. `fits` says
/// for each part which kinds of people it takes.
fn place(
    part: usize,
    fits: &[Vec<bool>],
    given: &mut [Vec<u32>],
    spare: &mut [u32],
    asked: &mut [bool],
) -> bool {
    asked[part] = true;
    for kind in 0..spare.len() {
        if spare[kind] > 0 && fits[part][kind] {
            spare[kind] -= 1;
            given[part][kind] += 1;
            return true;
        }
    }
    for other in 0..fits.len() {
        for kind in 0..spare.len() {
            let movable = !asked[other] && given[other][kind] > 0 && fits[part][kind];
            if movable && place(other, fits, given, spare, asked) {
                given[other][kind] -= 1;
                given[part][kind] += 1;
                return true;
            }
        }
    }
    false
}

fn compile(skill: &Skill, atoms: &mut Vec<Vec<Index>>) -> Need {
    let atom = |listed: Vec<Index>, atoms: &mut Vec<Vec<Index>>| {
        let mut certifications: Vec<Index> = Vec::new();
        for certification in listed {
            put(&mut certifications, certification);
        }
        let known = atoms.iter().position(|known| *known == certifications);
        Need::Bit(known.unwrap_or_else(|| {
            atoms.push(certifications);
            atoms.len() - 1
        }))
    };
    match skill {
        Skill::Holds(certification) => atom(vec![*certification], atoms),
        Skill::All(of) => Need::All(of.iter().map(|skill| compile(skill, atoms)).collect()),
        Skill::Any(of) => {
            let mut single = Vec::new();
            let mut needs = Vec::new();
            for skill in of {
                match skill {
                    Skill::Holds(certification) => single.push(*certification),
                    inner => needs.push(compile(inner, atoms)),
                }
            }
            if single.is_empty() {
                return Need::Any(needs);
            }
            let single = atom(single, atoms);
            if needs.is_empty() {
                return single;
            }
            needs.push(single);
            Need::Any(needs)
        }
    }
}

/// The positions of the bits that are set.
fn ones(bits: u128) -> impl Iterator<Item = usize> {
    let mut left = bits;
    core::iter::from_fn(move || {
        let at = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (at < u128::BITS).then_some(at as usize)
    })
}

fn all_bits(need: &Need) -> u128 {
    match need {
        Need::Bit(bit) => 1 << bit,
        Need::All(of) | Need::Any(of) => of.iter().fold(0, |bits, need| bits | all_bits(need)),
    }
}

/// The certifications that a skill speaks of, and what those build on.
pub(super) fn certifications(skill: &Skill, program: &Program, found: &mut Vec<Index>) {
    match skill {
        Skill::Holds(certification) => {
            found.push(*certification);
            found.extend(program.below(*certification));
        }
        Skill::All(of) | Skill::Any(of) => {
            for skill in of {
                certifications(skill, program, found);
            }
        }
    }
}
