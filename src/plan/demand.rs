//! What is still asked for, as alternatives: each a set of demands that
//! together lead to the award. What is met already is not asked for again.

use core::cmp::Ordering;

use super::company::{Company, plannable};
use super::cost::{Effort, Price};
use super::order::{put, sorted};
use super::step::{Choice, Means};
use super::{Costs, Target};
use crate::assess::{Assessment, Finding, IdleReason, Trace, Verdict};
use crate::model::{
    Day, Fraction, Index, Overlap, Profile, Program, Quantity, Requirement, Rule, Skill, Team, Unit,
};

/// The most alternatives of one requirement that are looked at. Beyond, a plan
/// is no longer proved to be the cheapest.
const ALTERNATIVES: usize = 6_000;

/// So many lists of alternatives are compared with each other in full.
const COMPARED: usize = 1_000;

/// People, a count a part, different people in each part: positions in
/// [`Field::skills`].
pub(super) type Group = Vec<(usize, u32)>;

/// Something done once, with nothing to count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    Class(Choice),
    Answer(String),
    Baseline(Index, Quantity),
    Arrange(Index),
    Audit(Index),
}

impl Act {
    fn contradicts(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Class(one), Self::Class(other)) => {
                one.choice == other.choice && one.option != other.option
            }
            (Self::Baseline(one, at), Self::Baseline(other, value)) => one == other && at != value,
            _ => false,
        }
    }
}

/// Demands that are to be met together, each list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Demand {
    pub(super) figures: Vec<(Index, Quantity)>,
    pub(super) acts: Vec<Act>,
    pub(super) people: Vec<Group>,
    /// The awards, levels and paths that it goes over, what comes first first.
    pub(super) route: Vec<(Target, usize)>,
    /// Which of the ways to each of these it goes over, by position, in order.
    pub(super) over: Vec<(Target, usize)>,
}

impl Demand {
    fn people(group: Group) -> Self {
        Self {
            people: vec![group],
            ..Self::default()
        }
    }

    pub(super) fn act(act: Act) -> Self {
        Self {
            acts: vec![act],
            ..Self::default()
        }
    }

    pub(super) fn figure(figure: Index, to: Quantity) -> Self {
        Self {
            figures: vec![(figure, to)],
            ..Self::default()
        }
    }

    /// Whether it asks for figures alone, of now or of before.
    pub(super) fn is_figures(&self) -> bool {
        let mut acts = self.acts.iter();
        self.people.is_empty() && acts.all(|act| matches!(act, Act::Baseline(..)))
    }

    pub(super) fn is_none(&self) -> bool {
        self.figures.is_empty() && self.acts.is_empty() && self.people.is_empty()
    }

    /// Both; nothing where they contradict each other.
    pub(super) fn and(&self, other: &Self) -> Option<Self> {
        let mut both = self.clone();
        for (figure, to) in &other.figures {
            match both.figures.binary_search_by_key(figure, |entry| entry.0) {
                Ok(at) => both.figures[at].1 = both.figures[at].1.max(*to),
                Err(at) => both.figures.insert(at, (*figure, *to)),
            }
        }
        for act in &other.acts {
            if both.acts.iter().any(|known| known.contradicts(act)) {
                return None;
            }
            put(&mut both.acts, act.clone());
        }
        for group in &other.people {
            both.add_people(group);
        }
        for entry in &other.over {
            put(&mut both.over, *entry);
        }
        for entry in &other.route {
            if !both.route.contains(entry) {
                both.route.push(*entry);
            }
        }
        Some(both)
    }

    /// Whether a cheapest plan could go over both: they do not contradict each other,
    /// and go the same way to each award that both go over. Whatever leads to it
    /// for one of them leads to it for the other, so none has to go another way.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let over = |(target, way): &(Target, usize)| {
            let at = other.over.partition_point(|known| known.0 < *target);
            other
                .over
                .get(at)
                .is_none_or(|known| known.0 != *target || known.1 == *way)
        };
        let acts = |act: &Act| !other.acts.iter().any(|known| known.contradicts(act));
        self.over.iter().all(over) && self.acts.iter().all(acts)
    }

    /// What both ask for, and as much of it.
    pub(super) fn common(mut self, other: &Self) -> Self {
        self.figures.retain(|figure| other.figures.contains(figure));
        self.acts.retain(|act| other.acts.contains(act));
        self.people.retain(|group| other.people.contains(group));
        self
    }

    fn add_people(&mut self, group: &Group) {
        let mut group = group.clone();
        if let [(skill, count)] = group.as_mut_slice() {
            let same = |known: &Group| matches!(known.as_slice(), [(same, _)] if same == skill);
            if let Some(at) = self.people.iter().position(same) {
                let known = self.people.remove(at);
                *count = known.first().map_or(*count, |known| known.1.max(*count));
            }
        }
        put(&mut self.people, group);
    }

    /// What is weaker comes first.
    pub(super) fn by_size(&self, other: &Self) -> Ordering {
        let by_size = self.size().cmp(&other.size());
        by_size.then_with(|| self.cmp(other))
    }

    /// How much it asks for.
    fn size(&self) -> i128 {
        let figures = self.figures.iter();
        let figures = figures.map(|(_, to)| i128::from(to.hundredths()));
        let people = self.people.iter().flatten();
        let people = people.map(|(_, count)| i128::from(*count));
        figures.sum::<i128>() + people.sum::<i128>() + self.acts.len() as i128
    }

    /// Whether whatever meets the other meets this as well, and agrees with no more.
    pub(super) fn is_weaker(&self, other: &Self) -> bool {
        let group_in = |group: &Group| {
            other.people.iter().any(|known| {
                known.len() == group.len()
                    && known
                        .iter()
                        .zip(group)
                        .all(|(more, less)| more.0 == less.0 && more.1 >= less.1)
            })
        };
        // Both lists are in order: what is passed over is not looked at again.
        let mut figures = other.figures.iter();
        let figure_in = |(figure, to): &(Index, Quantity)| {
            let next = figures.find(|(next, _)| next >= figure);
            next.is_some_and(|(same, most)| same == figure && most >= to)
        };
        self.figures.iter().all(figure_in)
            && self.people.iter().all(group_in)
            && self.acts.iter().all(|act| other.acts.contains(act))
            && self.over.iter().all(|entry| other.over.contains(entry))
    }
}

/// The ways to an award.
struct Known {
    target: Target,
    ways: Vec<Demand>,
    /// Some were left out because there were too many.
    cut: bool,
}

/// What alternatives are made from.
pub(super) struct Field<'a> {
    pub(super) profile: &'a Profile,
    pub(super) program: &'a Program,
    pub(super) day: Day,
    pub(super) costs: &'a Costs,
    pub(super) now: &'a Assessment,
    /// The skills that groups ask for.
    pub(super) skills: Vec<Skill>,
    /// Something was left out because there was too much of it.
    pub(super) cut: bool,
    /// The awards that are being looked into, so that none leads to itself.
    within: Vec<Index>,
    /// One of those was come back to.
    turned_back: bool,
    /// What was looked into before.
    known: Vec<Known>,
    company: Company,
    /// The figures of the path that is being looked into that nothing beside it
    /// asks for, each as often as the path speaks of it.
    pub(super) alone: Vec<Index>,
}

impl<'a> Field<'a> {
    pub(super) fn new(
        profile: &'a Profile,
        program: &'a Program,
        day: Day,
        costs: &'a Costs,
        now: &'a Assessment,
        targets: &[Target],
    ) -> Self {
        Self {
            company: Company::new(targets, program, now),
            alone: Vec::new(),
            profile,
            program,
            day,
            costs,
            now,
            skills: Vec::new(),
            cut: false,
            within: Vec::new(),
            turned_back: false,
            known: Vec::new(),
        }
    }

    /// The ways to an award at a level or a higher one.
    pub(super) fn ways(&mut self, target: Target) -> Vec<Demand> {
        let now = self.now;
        let Some(award) = now.awards.get(usize::from(target.award)) else {
            return Vec::new();
        };
        if super::is_reached(now, target) {
            return vec![Demand::default()];
        }
        if self.within.contains(&target.award) {
            self.turned_back = true;
            return Vec::new();
        }
        if let Some(known) = self.known.iter().find(|known| known.target == target) {
            self.cut |= known.cut;
            return known.ways.clone();
        }
        let outer = (self.cut, self.turned_back);
        (self.cut, self.turned_back) = (false, false);
        self.within.push(target.award);
        let program = self.program;
        let paths = &program.awards[usize::from(target.award)].paths;
        let mut ways = Vec::new();
        let levels = award.levels.iter();
        for level in levels.filter(|level| level.level >= target.level) {
            for judged in &level.paths {
                let path = &paths[judged.path];
                let Some(entry) = path.levels.iter().find(|entry| entry.level == level.level)
                else {
                    continue;
                };
                let mut class = Demand::default();
                if let Some(of) = path.class.filter(|_| judged.presumed) {
                    class = Demand::act(Act::Class(of.into()));
                }
                class.route.push((
                    Target {
                        award: target.award,
                        level: level.level,
                    },
                    judged.path,
                ));
                let alone = self
                    .company
                    .alone(target.award, &entry.requirement, program, now);
                let outer = core::mem::replace(&mut self.alone, alone);
                let found = self.alternatives(&entry.requirement, &judged.trace);
                self.alone = outer;
                for way in found {
                    // What comes first stands first in the route.
                    ways.extend(way.and(&class));
                }
            }
        }
        self.within.pop();
        let mut ways = self.pruned(ways);
        // What leads back to an award may be a way where that one is not looked into.
        if !self.turned_back || self.within.is_empty() {
            for (at, way) in ways.iter_mut().enumerate() {
                put(&mut way.over, (target, at));
            }
            self.known.push(Known {
                target,
                ways: ways.clone(),
                cut: self.cut,
            });
        }
        self.cut |= outer.0;
        self.turned_back |= outer.1;
        ways
    }

    /// The ways to meet a requirement; none where there is no way.
    pub(super) fn alternatives(&mut self, requirement: &Requirement, trace: &Trace) -> Vec<Demand> {
        if trace.verdict == Verdict::Met {
            return vec![Demand::default()];
        }
        match (&requirement.rule, &trace.finding) {
            (Rule::All(of), Finding::All(found)) => self.all(of, found),
            (Rule::Any(of), Finding::Any(found)) => {
                let mut ways = Vec::new();
                for trace in found {
                    ways.extend(self.alternatives(&of[trace.at], trace));
                }
                self.pruned(ways)
            }
            (Rule::AtLeast { of, .. }, Finding::AtLeast { count, of: found }) => {
                let each: Vec<Vec<Demand>> = found
                    .iter()
                    .map(|trace| self.alternatives(&of[trace.at], trace))
                    .collect();
                self.some_of(usize::try_from(*count).unwrap_or(usize::MAX), &each)
            }
            (Rule::Team(team), _) => self.team(team),
            (Rule::Amount(rule), Finding::Amount { need, .. }) => self.reach(&rule.amount, *need),
            (Rule::Score(rule), Finding::Score { metrics, .. }) => self.score(rule, metrics),
            (Rule::Award(prerequisite), _) => {
                let mut ways = Vec::new();
                for award in plannable(prerequisite, self.program) {
                    ways.extend(self.ways(Target {
                        award,
                        level: prerequisite.level,
                    }));
                }
                self.pruned(ways)
            }
            (Rule::Confirmed(question), _) => {
                self.unless_ruled_out(&Means::Question(*question), Act::Arrange(*question))
            }
            (Rule::Unpublished(rule), _) => rule.answer.as_ref().map_or_else(Vec::new, |id| {
                self.unless_ruled_out(&Means::Answer(id.clone()), Act::Answer(id.clone()))
            }),
            (Rule::Audit(rule), _) => {
                self.unless_ruled_out(&Means::Audit(rule.award), Act::Audit(rule.award))
            }
            // An anniversary is a day and not a thing to do.
            _ => Vec::new(),
        }
    }

    fn unless_ruled_out(&self, means: &Means, act: Act) -> Vec<Demand> {
        if self.costs.cannot.contains(means) {
            Vec::new()
        } else {
            vec![Demand::act(act)]
        }
    }

    fn all(&mut self, of: &[Requirement], found: &[Trace]) -> Vec<Demand> {
        // Where one of them cannot be met, the others need not be looked into:
        // awards that come first have the most ways.
        let awards = |at: &usize| match &of[found[*at].at].rule {
            Rule::Award(prerequisite) => plannable(prerequisite, self.program).count(),
            _ => 0,
        };
        let mut turns: Vec<(usize, usize)> = Vec::new();
        for at in 0..found.len() {
            put(&mut turns, (awards(&at), at));
        }
        let mut each = vec![Vec::new(); found.len()];
        for (_, at) in turns {
            let trace = &found[at];
            each[at] = self.alternatives(&of[trace.at], trace);
            if each[at].is_empty() {
                return Vec::new();
            }
        }
        let mut ways = vec![Demand::default()];
        for each in each {
            ways = self.cross(&ways, &each);
        }
        ways
    }

    /// One of each.
    pub(super) fn cross(&mut self, ones: &[Demand], others: &[Demand]) -> Vec<Demand> {
        let mut both = Vec::new();
        'all: for one in ones {
            for other in others {
                if both.len() >= ALTERNATIVES {
                    self.cut = true;
                    break 'all;
                }
                both.extend(one.and(other));
            }
        }
        // What is asked for in any case hardly ever makes one of them weaker than another.
        if ones.len() == 1 || others.len() == 1 {
            return both;
        }
        self.pruned(both)
    }

    /// So many of them, in every combination.
    fn some_of(&mut self, count: usize, each: &[Vec<Demand>]) -> Vec<Demand> {
        if count == 0 {
            return vec![Demand::default()];
        }
        let Some((first, rest)) = each.split_first().filter(|_| count <= each.len()) else {
            return Vec::new();
        };
        let fewer = self.some_of(count - 1, rest);
        let mut ways = self.cross(first, &fewer);
        ways.extend(self.some_of(count, rest));
        self.pruned(ways)
    }

    /// Without those that ask for more than another one.
    pub(super) fn pruned(&mut self, ways: Vec<Demand>) -> Vec<Demand> {
        // Sorted by size, so that what asks for less comes first.
        let mut ways = sorted(ways, &Demand::by_size);
        ways.dedup();
        if ways.len() > ALTERNATIVES {
            self.cut = true;
            ways.truncate(ALTERNATIVES);
        }
        let is_compared = ways.len() <= COMPARED;
        let mut kept: Vec<Demand> = Vec::new();
        for way in ways {
            // Another route is another plan, even where it asks for as much.
            let undercuts = |known: &Demand| known.route == way.route && known.is_weaker(&way);
            if !is_compared || !kept.iter().any(undercuts) {
                kept.push(way);
            }
        }
        kept
    }

    /// The position of a skill among those that groups ask for.
    pub(super) fn skill(&mut self, skill: &Skill) -> usize {
        match self.skills.iter().position(|known| known == skill) {
            Some(at) => at,
            None => {
                self.skills.push(skill.clone());
                self.skills.len() - 1
            }
        }
    }

    pub(super) fn people_with(&mut self, skill: &Skill, count: u32) -> Demand {
        Demand::people(vec![(self.skill(skill), count)])
    }

    fn team(&mut self, team: &Team) -> Vec<Demand> {
        let any = |skills: &[Skill]| match skills {
            [skill] => skill.clone(),
            several => Skill::Any(several.to_vec()),
        };
        if let [part] = team.parts.as_slice() {
            let ways = part.skills.iter();
            return ways
                .map(|skill| self.people_with(skill, part.count))
                .collect();
        }
        let mut suited: Vec<Skill> = team.parts.iter().map(|part| any(&part.skills)).collect();
        if team.overlap != Overlap::Allowed {
            let parts = team.parts.iter().zip(&suited);
            let group: Vec<(usize, u32)> = parts
                .map(|(part, skill)| (self.skill(skill), part.count))
                .collect();
            let group: Group = sorted(group, &Ord::cmp);
            return vec![Demand::people(group)];
        }
        let mut all = Demand::default();
        for (position, part) in team.parts.iter().enumerate() {
            if let Some(base) = part.among {
                suited[position] = Skill::All(vec![suited[position].clone(), suited[base].clone()]);
            }
            let skill = self.skill(&suited[position]);
            all.add_people(&vec![(skill, part.count)]);
        }
        vec![all]
    }

    /// For each certification whether somebody of a row holds it: as far as it has not
    /// stopped counting, whether or not anything asks for it.
    pub(super) fn holds(&self, row: usize) -> Vec<bool> {
        let program = self.program;
        let mut holds = vec![false; program.certifications.len()];
        for (at, held) in self.profile.people[row].holds.iter().enumerate() {
            let mut idle = self.now.idle.iter();
            let is_idle = idle.any(|idle| {
                let is_it = idle.person == row && idle.holding == at;
                is_it && idle.why != IdleReason::NotAskedFor
            });
            if let Some(position) = program.certification(&held.id).filter(|_| !is_idle) {
                holds[position] = true;
            }
        }
        holds
    }

    /// What a figure is raised by at least: ratings and percents have parts, and of
    /// dollars a plan names whole ones.
    pub(super) fn grain(&self, figure: Index) -> Fraction {
        match self.program.figures[usize::from(figure)].unit {
            Unit::Rating | Unit::Percent => Fraction::new(1, 100),
            _ => Fraction::from_integer(1),
        }
    }

    /// What the figures and acts of a demand cost.
    pub(super) fn price(&self, demand: &Demand) -> Price {
        let figures = demand.figures.iter();
        let figures = figures.map(|(figure, to)| self.price_to_raise(*figure, *to));
        let acts = demand.acts.iter().map(|act| self.price_of(act));
        figures.sum::<Price>() + acts.sum::<Price>()
    }

    /// What it costs to raise a figure so far, at its whole price.
    pub(super) fn price_to_raise(&self, figure: Index, to: Quantity) -> Price {
        let have = self.value(figure);
        let by = to.hundredths() - have.hundredths();
        let cost = self.costs.raise(figure, by.max(0), self.program);
        self.costs.price(cost)
    }

    /// What an act costs, at its whole price.
    pub(super) fn price_of(&self, act: &Act) -> Price {
        let effort = match act {
            Act::Class(_) | Act::Answer(_) | Act::Baseline(..) => Effort::FindOut,
            Act::Arrange(_) => Effort::Arrange,
            Act::Audit(_) => Effort::Audit,
        };
        self.costs.price(self.costs.weight(effort))
    }

    /// A figure before any step on it. What a plan assumes of the past is no part of that:
    /// where a figure is raised, it need not be assumed to be anything.
    pub(super) fn value(&self, figure: Index) -> Quantity {
        self.entered(figure).unwrap_or_default()
    }

    /// A figure as it was entered.
    pub(super) fn entered(&self, figure: Index) -> Option<Quantity> {
        let id = &self.program.figures[usize::from(figure)].id;
        self.profile.figures.get(id).copied()
    }
}

/// The least value in such grains that is at least so much; nothing where no figure can
/// be so large.
pub(super) fn least(grain: Fraction, value: Fraction) -> Option<Quantity> {
    let hundredths = (value / grain).ceil() * grain * Fraction::from_integer(100);
    let hundredths = i64::try_from(hundredths.to_integer()).ok()?;
    Quantity::from_hundredths(hundredths.max(0)).ok()
}
