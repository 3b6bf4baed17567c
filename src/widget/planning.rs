//! The search for the next step, in turns between which typing goes first.

use core::pin::Pin;
use core::task::{Context, Waker};
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
use crate::locale::{Plural, messages};
use crate::model::{Day, Lang, Quantity};
use crate::plan::{BestUse, Costs, Means, NoPlan, Plan, Step, Target, plan_in_turns};

/// How long a turn is.
const TURN_MS: f64 = 8.0;

/// The time between two turns.
const BREATH_MS: u32 = 4;

/// So many of the nearest awards are compared where no goal is chosen.
const NEAREST: usize = 8;

/// So many of the nearest share a budget where no goal is chosen.
const SHARING: usize = 6;

/// The most goals at once.
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
    /// awards, in words. It takes longest: until it is known, what was said before.
    pub(super) helps: Option<String>,
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

/// Plans that are being worked out.
pub(super) struct Work {
    judged: Shared<Judged>,
    wish: Wish,
    /// The steps of the cheapest plans, by what would rule them out, and in how many.
    steps: Vec<(Means, Step, usize)>,
    /// The awards whose plans are counted in them.
    compared: Vec<Target>,
    found: UseStateSetter<Option<Found>>,
    /// When this turn began, in milliseconds.
    began: Rc<Cell<f64>>,
}

impl Work {
    /// Begins to work plans out, as long as `alive` holds. `helps` is what is known
    /// from before.
    pub(super) fn begin(
        judged: Shared<Judged>,
        wish: Wish,
        helps: Option<String>,
        alive: Rc<Cell<bool>>,
        found: UseStateSetter<Option<Found>>,
    ) {
        let began = Rc::new(Cell::new(0.0));
        let work = Self {
            judged,
            wish,
            steps: Vec::new(),
            compared: Vec::new(),
            found,
            began: Rc::clone(&began),
        };
        turn(Box::pin(work.run(helps)), alive, began);
    }

    async fn run(mut self, helps: Option<String>) {
        let judged = self.judged.clone();
        let is_open = judged.assessment.standing == Standing::InForce
            && !judged.explainer().nothing_entered();
        let near = |most| -> Vec<Target> {
            let near = candidates(&judged).filter(|_| is_open);
            near.take(most).collect()
        };
        let goals = self.wish.goals.iter().copied().filter(|_| is_open);
        let goals: Vec<Target> = goals.collect();
        let mut answer = Found {
            judged: judged.clone(),
            no_goal: false,
            best: None,
            gave_up: false,
            budget: None,
            helps,
            dates: Rc::new([]),
        };
        match (self.wish.days(judged.ui.locale.lang()), goals.is_empty()) {
            (None, true) => {
                let near = near(NEAREST);
                answer.no_goal = near.is_empty();
                for target in near {
                    self.compare(target, &mut answer).await;
                }
            }
            (None, false) => {
                let plans = self.plans(&goals, judged.assessment.day).await;
                answer.gave_up = plans == Err(NoPlan::NotFound);
                answer.best = plans.ok().map(|plans| (goals, plans));
            }
            (Some(days), is_any) => {
                let goals = if is_any { near(SHARING) } else { goals };
                answer.no_goal = goals.is_empty();
                self.share_out(&goals, days, &mut answer).await;
            }
        }
        self.found.set(Some(answer.clone()));
        // Without a goal nobody asks what changes by itself.
        if answer.no_goal {
            return;
        }
        let mut dates = Vec::new();
        for (line, lost) in ahead(&judged) {
            let keep = self.plans(&lost, line.day).await;
            dates.push(Date {
                line,
                loses: !lost.is_empty(),
                keep: keep.ok().and_then(|plans| plans.into_iter().next()),
            });
        }
        answer.dates = dates.into();
        self.found.set(Some(answer.clone()));
        for target in candidates(&judged) {
            // Those that were compared are counted already.
            if !self.compared.contains(&target) {
                let plans = self.plans(&[target], judged.assessment.day).await;
                self.count(plans.ok().as_deref());
            }
        }
        answer.helps = self.helps();
        self.found.set(Some(answer));
    }

    async fn plans(&self, goals: &[Target], day: Day) -> Result<Vec<Plan>, NoPlan> {
        let (profile, program) = (&self.judged.reading.profile, self.judged.ui.program);
        let pause = || self.is_over();
        plan_in_turns(profile, goals, program, day, &self.wish.costs, &pause).await
    }

    /// Whether it is time to let others go first.
    fn is_over(&self) -> bool {
        // A clock can be set, too.
        (js_sys::Date::now() - self.began.get()).abs() >= TURN_MS
    }

    /// The most of these within a budget. The search may go on for long: what it
    /// has is shown.
    async fn share_out(&self, goals: &[Target], days: Quantity, answer: &mut Found) {
        let judged = &self.judged;
        let profile = &judged.reading.profile;
        let at = (judged.ui.program, judged.assessment.day);
        let pause = || self.is_over();
        let mut search = BestUse::new(goals, days);
        let mut more = true;
        while more {
            let known = search.reached().len();
            more = search.go_on(profile, at, &self.wish.costs, &pause).await;
            if !more || search.reached().len() > known {
                answer.budget = Some(Spent::of(goals, &search));
                let plan = search.plan().cloned();
                let reached = search.reached().to_vec();
                answer.best = plan.map(|plan| (reached, vec![plan]));
                self.found.set(Some(answer.clone()));
            }
        }
    }

    async fn compare(&mut self, target: Target, answer: &mut Found) {
        self.compared.push(target);
        let plans = match self.plans(&[target], self.judged.assessment.day).await {
            Ok(plans) => plans,
            Err(none) => {
                answer.gave_up |= none == NoPlan::NotFound;
                return;
            }
        };
        self.count(Some(&plans));
        let costs = &self.wish.costs;
        let price = |plans: &[Plan]| plans.first().map(|plan| costs.price(plan.cost));
        let best = answer.best.as_ref().map(|(_, best)| price(best));
        let some = plans.first().is_some_and(|plan| !plan.steps.is_empty());
        if some && best.is_none_or(|best| price(&plans) < best) {
            answer.best = Some((vec![target], plans));
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

    /// The step that is part of most of the plans, where it is of several.
    fn helps(&self) -> Option<String> {
        let most = self.steps.iter().max_by_key(|(_, _, plans)| *plans);
        let (_, step, plans) = most.filter(|(_, _, plans)| *plans > 1)?;
        let step = self.judged.explainer().plan_step_alone(step);
        let helps: &'static Plural = &messages::PLAN_HELPS;
        let locale = self.judged.ui.locale;
        Some(locale.plural(*plans as u64, helps, &[("step", &step)]))
    }
}

/// A turn of the work, and then another one.
fn turn(mut work: Pin<Box<dyn Future<Output = ()>>>, alive: Rc<Cell<bool>>, began: Rc<Cell<f64>>) {
    if !alive.get() {
        return;
    }
    began.set(js_sys::Date::now());
    let mut context = Context::from_waker(Waker::noop());
    if work.as_mut().poll(&mut context).is_pending() {
        Timeout::new(BREATH_MS, move || turn(work, alive, began)).forget();
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
