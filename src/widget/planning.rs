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
use crate::model::{Day, Lang, Quantity};
use crate::plan::{BestUse, Costs, Means, NoPlan, Plan, Step, Target, plan};

/// The time between two awards, in which typing goes first.
const BREATH_MS: u32 = 16;

/// So many of the nearest awards are compared where no goal is chosen.
const NEAREST: usize = 4;

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
    /// A search was broken off before it found anything.
    pub(super) gave_up: bool,
    /// What a budget is spent on.
    pub(super) budget: Option<Spent>,
    /// The step that is part of most of the cheapest plans, each for one of all
    /// awards, and of how many.
    pub(super) helps: Option<(Step, usize)>,
    /// The later days on which something changes by itself.
    pub(super) dates: Rc<[Date]>,
}

/// A later day on which something changes by itself.
#[derive(Clone)]
pub(super) struct Date {
    pub(super) line: TurnLine,
    /// Whether awards are lost.
    pub(super) loses: bool,
    /// What to do until then to keep them; none where nothing can be done.
    pub(super) keep: Option<Plan>,
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
    /// The cheapest of these, one at a time, the last first.
    Nearest(Vec<Target>),
    /// All of these at once.
    Together(Vec<Target>),
    /// The most of these within a budget.
    Budget(Vec<Target>, BestUse),
    /// What changes by itself: what is still to be looked at, the latest first.
    Dates(Vec<(TurnLine, Vec<Target>)>),
    /// The plans of these, for the step that helps most of all.
    Wider(Vec<Target>),
}

/// Plans that are being worked out.
pub(super) struct Work {
    task: Task,
    costs: Costs,
    /// The first steps of each plan, by what would rule them out.
    steps: Vec<(Means, Step, usize)>,
    /// The awards whose plans are counted in them.
    compared: Vec<Target>,
    dates: Vec<Date>,
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
            (None, true) => {
                let mut near = near(NEAREST);
                near.reverse();
                Task::Nearest(near)
            }
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
            Task::Dates(_) | Task::Wider(_) => false,
        };
        Self {
            task,
            costs: wish.costs.clone(),
            steps: Vec::new(),
            compared: Vec::new(),
            dates: Vec::new(),
            answer: Found {
                judged,
                no_goal,
                best: None,
                gave_up: false,
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
            Task::Nearest(open) => match open.pop() {
                Some(target) => {
                    self.compare(target);
                    true
                }
                None => false,
            },
            Task::Together(goals) => {
                let goals = core::mem::take(goals);
                let plans = self.plans(&goals, self.answer.judged.assessment.day);
                self.answer.gave_up = plans == Err(NoPlan::NotFound);
                self.answer.best = plans.ok().map(|plans| (goals, plans));
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
            Task::Dates(open) => match open.pop() {
                Some((line, lost)) => {
                    let keep = self.plans(&lost, line.day);
                    self.dates.push(Date {
                        line,
                        loses: !lost.is_empty(),
                        keep: keep.ok().and_then(|plans| plans.into_iter().next()),
                    });
                    true
                }
                None => false,
            },
            Task::Wider(open) => match open.pop() {
                Some(target) => {
                    let plans = self.plans(&[target], self.answer.judged.assessment.day);
                    self.count(plans.ok().as_deref());
                    true
                }
                None => false,
            },
        };
        if !more {
            // Without a goal nobody asks what changes by itself.
            let next = (!self.answer.no_goal).then(|| self.after()).flatten();
            self.found.set(Some(self.answer.clone()));
            match next {
                Some(next) => self.task = next,
                None => return,
            }
        }
        Timeout::new(BREATH_MS, move || self.go()).forget();
    }

    /// Keeps what a task came to, and answers what comes after it.
    fn after(&mut self) -> Option<Task> {
        let judged = &self.answer.judged;
        match &self.task {
            Task::Nearest(_) | Task::Together(_) | Task::Budget(..) => {
                let mut ahead = ahead(judged);
                ahead.reverse();
                Some(Task::Dates(ahead))
            }
            Task::Dates(_) => {
                self.answer.dates = core::mem::take(&mut self.dates).into();
                // Those that were compared are counted already.
                let open = candidates(judged).filter(|target| !self.compared.contains(target));
                Some(Task::Wider(open.collect()))
            }
            Task::Wider(_) => {
                let most = self.steps.iter().max_by_key(|(_, _, plans)| *plans);
                let most = most.filter(|(_, _, plans)| *plans > 1);
                self.answer.helps = most.map(|(_, step, plans)| (step.clone(), *plans));
                None
            }
        }
    }

    fn plans(&self, goals: &[Target], day: Day) -> Result<Vec<Plan>, NoPlan> {
        let judged = &self.answer.judged;
        let (profile, program) = (&judged.reading.profile, judged.ui.program);
        plan(profile, goals, program, day, &self.costs)
    }

    fn compare(&mut self, target: Target) {
        self.compared.push(target);
        let plans = match self.plans(&[target], self.answer.judged.assessment.day) {
            Ok(plans) => plans,
            Err(none) => {
                self.answer.gave_up |= none == NoPlan::NotFound;
                return;
            }
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
