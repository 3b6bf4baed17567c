//! The search for the next step: an award at a time, while nobody types.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::later::ahead;
use super::shared::Shared;
use crate::assess::{Standing, Status};
use crate::explain::TurnLine;
use crate::interchange::read_number;
use crate::model::{Lang, Quantity};
use crate::plan::{BestUse, Costs, Means, Plan, Step, Target, plan};

/// The time between two awards, in which typing goes first.
const BREATH_MS: u32 = 16;

/// So many of the nearest awards are compared where no goal is chosen.
const NEAREST: usize = 4;

/// So many of the nearest are looked at for the step that helps most of them.
const WIDER: usize = 12;

/// So many of the nearest share a budget where no goal is chosen.
const SHARING: usize = 6;

/// The most goals at once; what a plan for more takes, typing would feel.
pub(super) const GOALS: usize = 4;

/// What a visitor wants of the plan.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Wish {
    /// The goals; the nearest awards where there is none.
    pub(super) goals: Vec<Target>,
    /// The days that may be spent, as they were typed.
    pub(super) budget: String,
    pub(super) costs: Costs,
    /// The weights as they were typed, by position in [`crate::plan::Effort::ALL`].
    pub(super) typed: Vec<(usize, String)>,
}

impl Wish {
    /// The days that may be spent, where that can be read.
    pub(super) fn days(&self, lang: Lang) -> Option<Quantity> {
        read_number(&self.budget, lang).ok()
    }
}

/// What was worked out, and from what.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) judged: Shared<Judged>,
    /// Everything is attained, or nothing can be.
    pub(super) no_goal: bool,
    /// The goals and the plans for them, the cheapest first; none where there is
    /// no way.
    pub(super) best: Option<(Vec<Target>, Vec<Plan>)>,
    /// What a budget is spent on.
    pub(super) budget: Option<Spent>,
    /// The step that is part of most plans, and of how many.
    pub(super) helps: Option<(Step, usize)>,
    /// The later days on which something changes by itself.
    pub(super) dates: Rc<[TurnLine]>,
}

/// What a budget is spent on.
#[derive(Clone)]
pub(super) struct Spent {
    /// The days that there are.
    pub(super) days: Quantity,
    /// The goals that they are not enough for.
    pub(super) left: Vec<Target>,
    /// Whether every combination of goals was tried or ruled out.
    pub(super) is_complete: bool,
}

/// The next level of each award, the nearest first.
pub(super) fn candidates(judged: &Judged) -> impl Iterator<Item = Target> {
    let open = judged.rows.iter().filter(|row| {
        matches!(
            row.status,
            Status::WithinReach | Status::Blocked | Status::Undetermined
        )
    });
    open.map(|row| Target {
        award: row.award,
        level: row.level,
    })
}

/// What is left to do.
enum Task {
    /// The cheapest of these, one at a time.
    Nearest(Vec<Target>),
    /// All of these at once.
    Together(Vec<Target>),
    /// The most of these within a budget.
    Budget(Vec<Target>, BestUse),
    /// The plans of these, for the step that helps most of them.
    Wider(Vec<Target>),
    /// What changes by itself.
    Dates,
}

/// Plans that are being worked out.
pub(super) struct Work {
    task: Task,
    costs: Costs,
    /// The first steps of each plan, by what would rule them out.
    steps: Vec<(Means, Step, usize)>,
    answer: Found,
    /// Whether anybody still wants to know.
    alive: Rc<Cell<bool>>,
    found: UseStateSetter<Option<Found>>,
}

impl Work {
    pub(super) fn new(
        judged: Shared<Judged>,
        wish: &Wish,
        alive: Rc<Cell<bool>>,
        found: UseStateSetter<Option<Found>>,
    ) -> Self {
        let is_open = judged.assessment.standing == Standing::InForce
            && !judged.explainer().nothing_entered();
        let near = |most| -> Vec<Target> {
            let near = candidates(&judged).filter(|_| is_open);
            near.take(most).collect()
        };
        let goals = wish.goals.iter().copied().filter(|_| is_open);
        let goals: Vec<Target> = goals.collect();
        let days = wish.days(judged.ui.locale.lang());
        let task = match (days, goals.is_empty()) {
            (None, true) => Task::Nearest(near(NEAREST)),
            (None, false) => Task::Together(goals),
            (Some(days), is_any) => {
                let goals = if is_any { near(SHARING) } else { goals };
                let search = BestUse::new(&goals, days);
                Task::Budget(goals, search)
            }
        };
        let no_goal = match &task {
            Task::Nearest(goals) | Task::Together(goals) | Task::Budget(goals, _) => {
                goals.is_empty()
            }
            Task::Wider(_) | Task::Dates => false,
        };
        Self {
            task,
            costs: wish.costs.clone(),
            steps: Vec::new(),
            answer: Found {
                judged,
                no_goal,
                best: None,
                budget: None,
                helps: None,
                dates: Rc::new([]),
            },
            alive,
            found,
        }
    }

    /// Works out a plan, and leaves the rest for later.
    pub(super) fn go(mut self) {
        if !self.alive.get() {
            return;
        }
        let more = match &mut self.task {
            Task::Nearest(open) | Task::Wider(open) if open.is_empty() => false,
            Task::Nearest(open) => {
                let target = open.remove(0);
                self.compare(target);
                true
            }
            Task::Together(goals) => {
                let goals = core::mem::take(goals);
                let plans = self.plans(&goals);
                self.answer.best = plans.map(|plans| (goals, plans));
                false
            }
            Task::Budget(goals, search) => {
                let judged = &self.answer.judged;
                let (profile, program) = (&judged.reading.profile, judged.ui.program);
                let known = search.reached().len();
                let more = search.go_on(profile, program, judged.assessment.day, &self.costs);
                if !more || search.reached().len() > known {
                    self.answer.budget = Some(Spent::of(goals, search));
                    let plan = search.plan().cloned();
                    let reached = search.reached().to_vec();
                    self.answer.best = plan.map(|plan| (reached, vec![plan]));
                    // The search may go on for long: what it has is shown.
                    self.found.set(Some(self.answer.clone()));
                }
                more
            }
            Task::Wider(open) => {
                let target = open.remove(0);
                let plans = self.plans(&[target]);
                self.count(plans.as_deref());
                true
            }
            Task::Dates => {
                self.answer.dates = ahead(&self.answer.judged).into();
                self.found.set(Some(self.answer));
                return;
            }
        };
        if !more {
            self.found.set(Some(self.answer.clone()));
            if self.answer.no_goal {
                return;
            }
            self.task = self.after();
        }
        Timeout::new(BREATH_MS, move || self.go()).forget();
    }

    /// What comes after a task that is done.
    fn after(&mut self) -> Task {
        match self.task {
            Task::Nearest(_) => {
                let near = candidates(&self.answer.judged).take(WIDER);
                Task::Wider(near.skip(NEAREST).collect())
            }
            Task::Wider(_) => {
                let most = self.steps.iter().max_by_key(|(_, _, plans)| *plans);
                let most = most.filter(|(_, _, plans)| *plans > 1);
                self.answer.helps = most.map(|(_, step, plans)| (step.clone(), *plans));
                Task::Dates
            }
            Task::Together(_) | Task::Budget(..) | Task::Dates => Task::Dates,
        }
    }

    fn plans(&self, goals: &[Target]) -> Option<Vec<Plan>> {
        let judged = &self.answer.judged;
        let (profile, program) = (&judged.reading.profile, judged.ui.program);
        plan(profile, goals, program, judged.assessment.day, &self.costs).ok()
    }

    fn compare(&mut self, target: Target) {
        let Some(plans) = self.plans(&[target]) else {
            return;
        };
        self.count(Some(&plans));
        let price = |plans: &[Plan]| plans.first().map(|plan| self.costs.price(plan.cost));
        let best = self.answer.best.as_ref().map(|(_, best)| price(best));
        let some = plans.first().is_some_and(|plan| !plan.steps.is_empty());
        if some && best.is_none_or(|best| price(&plans) < best) {
            self.answer.best = Some((vec![target], plans));
        }
    }

    /// Counts the steps of the cheapest plan. To find something out or to hire
    /// somebody brings nothing by itself.
    fn count(&mut self, plans: Option<&[Plan]>) {
        let cheapest = plans.and_then(<[Plan]>::first);
        for planned in cheapest.into_iter().flat_map(|plan| &plan.steps) {
            let Some(means) = planned.step.means() else {
                continue;
            };
            if matches!(means, Means::Hiring | Means::Answer(_)) {
                continue;
            }
            match self.steps.iter_mut().find(|(known, _, _)| *known == means) {
                Some((_, _, plans)) => *plans += 1,
                None => self.steps.push((means, planned.step.clone(), 1)),
            }
        }
    }
}

impl Spent {
    fn of(goals: &[Target], search: &BestUse) -> Self {
        let left = goals.iter().filter(|goal| !search.reached().contains(goal));
        Self {
            days: search.budget(),
            left: left.copied().collect(),
            is_complete: search.is_complete(),
        }
    }
}
