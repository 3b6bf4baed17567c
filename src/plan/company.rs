//! Which awards may be asked for together, and which figures therefore only one
//! of them asks for: of those the cheapest values can be chosen at once, whatever
//! the rest of a plan is.

use super::Target;
use super::order::put;
use crate::assess::Assessment;
use crate::model::{Amount, AwardKind, Index, Points, Prerequisite, Program, Requirement, Rule};

/// The awards that a search may ask for together.
pub(super) struct Company {
    /// Two awards each, the lower position first, in order.
    pairs: Vec<(Index, Index)>,
}

impl Company {
    pub(super) fn new(targets: &[Target], program: &Program, now: &Assessment) -> Self {
        let mut company = Self { pairs: Vec::new() };
        let mut all = Vec::new();
        for target in targets {
            let more = company.closure(target.award, program, now, &mut Vec::new());
            company.meet(&mut all, more);
        }
        company
    }

    /// An award and all that it may ask for first.
    fn closure(
        &mut self,
        award: Index,
        program: &Program,
        now: &Assessment,
        within: &mut Vec<Index>,
    ) -> Vec<Index> {
        let mut all = vec![award];
        if within.contains(&award) {
            return all;
        }
        within.push(award);
        for requirement in requirements(award, program, now) {
            let mut rules = Vec::new();
            prerequisites(requirement, program, &mut rules);
            // What one rule names are alternatives to each other.
            let mut together = vec![award];
            for rule in rules {
                let mut any = Vec::new();
                for one in plannable(rule, program) {
                    for each in self.closure(one, program, now, within) {
                        put(&mut any, each);
                    }
                }
                self.meet(&mut together, any);
            }
            for each in together {
                put(&mut all, each);
            }
        }
        within.pop();
        all
    }

    /// Adds awards to others that are asked for beside each of them.
    fn meet(&mut self, all: &mut Vec<Index>, more: Vec<Index>) {
        for one in &*all {
            for other in &more {
                put(&mut self.pairs, (*one.min(other), *one.max(other)));
            }
        }
        for each in more {
            put(all, each);
        }
    }

    fn is_beside(&self, one: Index, other: Index) -> bool {
        let pair = (one.min(other), one.max(other));
        self.pairs.binary_search(&pair).is_ok()
    }

    /// The figures of a requirement of an award that no other award asks for
    /// beside it, each as often as the requirement speaks of it.
    ///
    /// An award that is asked for twice is asked for once, at the higher level. Only
    /// where it asks for others first it counts as another one: it could be asked for
    /// on the way to itself.
    pub(super) fn alone(
        &self,
        award: Index,
        requirement: &Requirement,
        program: &Program,
        now: &Assessment,
    ) -> Vec<Index> {
        let mut own = Vec::new();
        figures(requirement, program, &mut own);
        let mut first = Vec::new();
        for requirement in requirements(award, program, now) {
            prerequisites(requirement, program, &mut first);
        }
        let mut others = Vec::new();
        for (other, _) in (0..).zip(&program.awards) {
            let is_other = other != award || !first.is_empty();
            if is_other && self.is_beside(award, other) {
                for requirement in requirements(other, program, now) {
                    figures(requirement, program, &mut others);
                }
            }
        }
        own.retain(|figure| !others.contains(figure));
        own
    }
}

/// The awards that meet a prerequisite. Nobody attains a specialization by a
/// plan: it is awarded.
pub(super) fn plannable(
    prerequisite: &Prerequisite,
    program: &Program,
) -> impl Iterator<Item = Index> {
    let awards = prerequisite.any_of.iter().copied();
    let kind = |award: &Index| program.awards[usize::from(*award)].kind;
    awards.filter(move |award| kind(award) != AwardKind::Specialization)
}

/// What an award asks for on each of its paths that are open.
fn requirements<'p>(
    award: Index,
    program: &'p Program,
    now: &'p Assessment,
) -> impl Iterator<Item = &'p Requirement> {
    let paths = &program.awards[usize::from(award)].paths;
    let levels = now.awards.get(usize::from(award));
    let levels = levels.into_iter().flat_map(|award| &award.levels);
    levels.flat_map(move |level| {
        let entries = level.paths.iter().filter_map(move |judged| {
            let mut entries = paths[judged.path].levels.iter();
            entries.find(|entry| entry.level == level.level)
        });
        entries.map(|entry| &entry.requirement)
    })
}

/// Does something with a requirement and all that it consists of.
fn each<'r>(requirement: &'r Requirement, program: &'r Program, see: &mut dyn FnMut(Seen<'r>)) {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            for requirement in of {
                each(requirement, program, see);
            }
        }
        Rule::Award(prerequisite) => see(Seen::Award(prerequisite)),
        Rule::Amount(rule) => see(Seen::Amount(&rule.amount)),
        Rule::Score(rule) => {
            for metric in &program.scores[usize::from(rule.score)].metrics {
                amounts(&metric.points, program, see);
            }
        }
        _ => {}
    }
}

enum Seen<'r> {
    Award(&'r Prerequisite),
    Amount(&'r Amount),
}

fn amounts<'r>(points: &'r Points, program: &'r Program, see: &mut dyn FnMut(Seen<'r>)) {
    match points {
        Points::Proportional { amount, .. } => see(Seen::Amount(amount)),
        Points::Whole { when, .. } => each(when, program, see),
        Points::Sum(of) | Points::Best(of) => {
            for points in of {
                amounts(points, program, see);
            }
        }
        Points::Gated { gate, points } => {
            each(gate, program, see);
            amounts(points, program, see);
        }
    }
}

fn prerequisites<'r>(
    requirement: &'r Requirement,
    program: &'r Program,
    found: &mut Vec<&'r Prerequisite>,
) {
    each(requirement, program, &mut |seen| {
        if let Seen::Award(prerequisite) = seen {
            found.push(prerequisite);
        }
    });
}

fn figures(requirement: &Requirement, program: &Program, found: &mut Vec<Index>) {
    each(requirement, program, &mut |seen| speaks_of(seen, found));
}

/// The figures that a metric speaks of.
pub(super) fn figures_of(points: &Points, program: &Program, found: &mut Vec<Index>) {
    amounts(points, program, &mut |seen| speaks_of(seen, found));
}

fn speaks_of(seen: Seen, found: &mut Vec<Index>) {
    let mut amount = match seen {
        Seen::Amount(amount) => amount,
        Seen::Award(_) => return,
    };
    loop {
        match amount {
            Amount::Figure(figure) => {
                found.push(*figure);
                return;
            }
            Amount::People(_) => return,
            Amount::Growth { now, before, .. } => {
                found.push(*before);
                amount = now;
            }
        }
    }
}
