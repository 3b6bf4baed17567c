//! Your next step: the cheapest plan, its steps to try, and what they cost.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::node::{Handler, Node, el};
use super::phrase::phrase;
use super::plan_form::take_over;
use super::scene::send;
use super::shared::Shared;
use super::store::Action;
use super::ui::Dispatch;
use crate::assess::{Standing, Status, assess};
use crate::explain::Explainer;
use crate::locale::{Plural, messages};
use crate::model::Quantity;
use crate::plan::{Cost, Costs, Effort, Plan, Step, Target, carry_out, plan};

/// How long a visitor must have paused before a plan is worked out.
const PAUSE_MS: u32 = 250;

/// The time between two awards, in which typing goes first.
const BREATH_MS: u32 = 16;

/// So many of the nearest awards are compared where no goal is chosen.
const NEAREST: usize = 4;

#[derive(Properties, PartialEq)]
pub(super) struct NextStepProps {
    pub(super) judged: Shared<Judged>,
    pub(super) dispatch: Dispatch,
}

/// What a visitor wants of the plan.
#[derive(Clone, Default, PartialEq)]
struct Wish {
    goal: Option<Target>,
    costs: Costs,
    /// The weights as they were typed, by position in [`Effort::ALL`].
    typed: Vec<(usize, String)>,
}

/// What is open and ticked.
#[derive(Clone, Default, PartialEq)]
struct Looks {
    open: bool,
    weights: bool,
    /// Which of the plans.
    plan: usize,
    ticked: Vec<Step>,
}

/// What was worked out, and from what.
#[derive(Clone)]
struct Found {
    judged: Shared<Judged>,
    /// Everything is attained, or nothing can be.
    no_goal: bool,
    /// The goal and its plans, the cheapest first; none where there is no way.
    best: Option<(Target, Vec<Plan>)>,
}

/// The plan, worked out an award at a time while nobody types.
#[component]
pub(super) fn NextStep(props: &NextStepProps) -> Html {
    let wish = use_state(Wish::default);
    let looks = use_state(Looks::default);
    let found = use_state(|| None::<Found>);
    use_effect_with((props.judged.clone(), (*wish).clone()), {
        let found = found.setter();
        move |(judged, wish)| {
            let alive = Rc::new(Cell::new(true));
            let (judged, wish, still) = (judged.clone(), wish.clone(), Rc::clone(&alive));
            let pause = Timeout::new(PAUSE_MS, move || {
                let open = goals(&judged, wish.goal);
                let work = Work {
                    judged,
                    costs: wish.costs,
                    no_goal: open.is_empty(),
                    open,
                    best: None,
                    alive: still,
                    found,
                };
                work.go();
            });
            move || {
                alive.set(false);
                drop(pause);
            }
        }
    });
    let Some(answer) = &*found else {
        return Html::default();
    };
    if answer.no_goal {
        return Html::default();
    }
    let panel = Panel {
        answer,
        stale: answer.judged != props.judged,
        wish: &wish,
        looks: &looks,
        dispatch: &props.dispatch,
    };
    panel.draw().into()
}

/// The awards to plan for, the nearest first.
fn goals(judged: &Judged, goal: Option<Target>) -> Vec<Target> {
    if judged.assessment.standing != Standing::InForce || judged.explainer().nothing_entered() {
        return Vec::new();
    }
    match goal {
        Some(goal) => vec![goal],
        None => candidates(judged).take(NEAREST).collect(),
    }
}

/// The next level of each award, the nearest first.
fn candidates(judged: &Judged) -> impl Iterator<Item = Target> {
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
struct Work {
    judged: Shared<Judged>,
    costs: Costs,
    no_goal: bool,
    open: Vec<Target>,
    best: Option<(Target, Vec<Plan>)>,
    alive: Rc<Cell<bool>>,
    found: UseStateSetter<Option<Found>>,
}

impl Work {
    /// Works out the plan for one award, and leaves the rest for later.
    fn go(mut self) {
        if !self.alive.get() {
            return;
        }
        if self.open.is_empty() {
            self.found.set(Some(Found {
                judged: self.judged,
                no_goal: self.no_goal,
                best: self.best,
            }));
            return;
        }
        let target = self.open.remove(0);
        let judged = &self.judged;
        let plans = plan(
            &judged.reading.profile,
            &[target],
            judged.ui.program,
            judged.assessment.day,
            &self.costs,
        );
        if let Ok(plans) = plans {
            let price = |plans: &[Plan]| plans.first().map(|plan| self.costs.price(plan.cost));
            let best = self.best.as_ref().map(|(_, best)| price(best));
            let some = plans.first().is_some_and(|plan| !plan.steps.is_empty());
            if some && best.is_none_or(|best| price(&plans) < best) {
                self.best = Some((target, plans));
            }
        }
        Timeout::new(BREATH_MS, move || self.go()).forget();
    }
}

/// What the panel is drawn from.
struct Panel<'p> {
    answer: &'p Found,
    /// The form has changed since.
    stale: bool,
    wish: &'p UseStateHandle<Wish>,
    looks: &'p UseStateHandle<Looks>,
    dispatch: &'p Dispatch,
}

impl Panel<'_> {
    fn say(&self) -> Explainer<'_> {
        self.answer.judged.explainer()
    }

    fn draw(&self) -> Node {
        let ui = self.answer.judged.ui;
        let plan = self.answer.best.as_ref().and_then(|(target, plans)| {
            let plan = plans.get(self.looks.plan).or(plans.first())?;
            Some((*target, plans, plan))
        });
        let first = plan.and_then(|(target, _, plan)| {
            let say = self.say();
            let first = plan.steps.first()?;
            let what = say.plan_targets(&[target]);
            let cost = say.plan_cost(plan.cost);
            let values = [("what", what.as_str()), ("cost", &cost)];
            let steps: &'static Plural = &messages::PLAN_OF;
            let of = ui.locale.plural(plan.steps.len() as u64, steps, &values);
            let fee = say.fee(target.award, target.level).map(|fee| {
                let values = [
                    ("fee", fee.name.as_str()),
                    ("amount", fee.sentence.as_str()),
                ];
                el("p.note").text(ui.say(&messages::FEE_OF, &values))
            });
            let sentence = [say.plan_step(&first.step), ".".to_owned()].concat();
            Some(
                el("div")
                    .with(el("p.do").with(phrase(&sentence)))
                    .with(el("p.note").text(of))
                    .with(fee),
            )
        });
        let none = plan
            .is_none()
            .then(|| el("p").text(ui.get(&messages::PLAN_NONE)));
        let looks = self.looks;
        let toggle = el("button.quiet-button[type=button]")
            .attr("aria-expanded", looks.open)
            .on_click(change(looks, |looks| looks.open = !looks.open))
            .text(ui.get(&messages::PLAN));
        let opened = looks.open.then(|| self.opened(plan));
        el("section.step.plan[aria-labelledby=next-step]")
            .attr("aria-busy", self.stale)
            .with(el("h2.label#next-step").text(ui.get(&messages::NEXT_STEP)))
            .with(first)
            .with(none)
            .with(toggle)
            .with(opened)
    }

    fn opened(&self, plan: Option<(Target, &Vec<Plan>, &Plan)>) -> Node {
        let ui = self.answer.judged.ui;
        let steps = plan.map(|(_, _, plan)| self.steps(plan));
        let ruled_out = (!self.wish.costs.cannot.is_empty()).then(|| {
            el("button.quiet-button[type=button]")
                .on_click(change(self.wish, |wish| wish.costs.cannot.clear()))
                .text(ui.get(&messages::PLAN_ALLOW))
        });
        let weights = el("button.quiet-button[type=button]")
            .attr("aria-expanded", self.looks.weights)
            .on_click(change(self.looks, |looks| looks.weights = !looks.weights))
            .text(ui.get(&messages::PLAN_WEIGHTS));
        el("div.plan-body")
            .with(self.goal())
            .with(plan.and_then(|(_, plans, _)| self.ways(plans)))
            .with(steps)
            .with(plan.map(|(_, _, plan)| el("p.note").text(self.say().plan_proof(plan))))
            .with(ruled_out)
            .with(weights)
            .with(self.looks.weights.then(|| self.weights()))
    }

    /// Which award to plan for.
    fn goal(&self) -> Node {
        let ui = self.answer.judged.ui;
        let say = self.say();
        let all: Vec<Target> = candidates(&self.answer.judged).collect();
        let options = all.iter().enumerate().map(|(at, target)| {
            el("option")
                .attr("value", at + 1)
                .flag("selected", self.wish.goal == Some(*target))
                .text(say.plan_targets(&[*target]))
        });
        let any = el("option[value=0]")
            .flag("selected", self.wish.goal.is_none())
            .text(ui.get(&messages::PLAN_ANY));
        let options: Vec<Node> = options.collect();
        let (wish, looks) = (self.wish.clone(), self.looks.clone());
        let chosen = Handler::from(move |event: Event| {
            let at = selected(&event);
            wish.set(Wish {
                goal: at.checked_sub(1).and_then(|at| all.get(at).copied()),
                ..(*wish).clone()
            });
            looks.set(Looks {
                plan: 0,
                ticked: Vec::new(),
                ..(*looks).clone()
            });
        });
        el("label.field")
            .with(el("span").text(ui.get(&messages::PLAN_GOAL)))
            .with(el("select").on_change(chosen).with(any).each(options))
    }

    /// Which of the plans, where there are several.
    fn ways(&self, plans: &[Plan]) -> Option<Node> {
        if plans.len() < 2 {
            return None;
        }
        let ui = self.answer.judged.ui;
        let say = self.say();
        let options = plans.iter().enumerate().map(|(at, plan)| {
            let (way, cost) = (say.plan_way(plan), say.plan_cost(plan.cost));
            let values = [("way", way.as_str()), ("cost", &cost)];
            el("option")
                .attr("value", at)
                .flag("selected", self.looks.plan == at)
                .text(ui.say(&messages::PLAN_WAY_COST, &values))
        });
        let looks = self.looks.clone();
        let chosen = Handler::from(move |event: Event| {
            looks.set(Looks {
                plan: selected(&event),
                ticked: Vec::new(),
                ..(*looks).clone()
            });
        });
        Some(
            el("label.field")
                .with(el("span").text(ui.get(&messages::PLAN_WAY)))
                .with(el("select").on_change(chosen).each(options)),
        )
    }

    fn steps(&self, plan: &Plan) -> Node {
        let judged = &self.answer.judged;
        let (ui, say) = (judged.ui, self.say());
        let ticked: Vec<Step> = plan
            .steps
            .iter()
            .map(|planned| &planned.step)
            .filter(|step| self.looks.ticked.contains(step))
            .cloned()
            .collect();
        let items = plan.steps.iter().map(|planned| {
            let step = planned.step.clone();
            let on = self.looks.ticked.contains(&step);
            let tick = change(self.looks, move |looks| {
                match looks.ticked.iter().position(|known| *known == step) {
                    Some(at) => drop(looks.ticked.remove(at)),
                    None => looks.ticked.push(step.clone()),
                }
            });
            let mut note = vec![say.plan_cost(planned.cost)];
            if !planned.unlocks.is_empty() {
                let what = say.plan_targets(&planned.unlocks);
                note.push(ui.say(&messages::PLAN_NEEDED_FOR, &[("what", &what)]));
            }
            let page = say.plan_page(&planned.step).map(|page| {
                el("a[target=_blank][rel=noopener noreferrer]")
                    .attr("href", page.to_owned())
                    .text(ui.get(&messages::PLAN_LOOK_UP))
            });
            let cannot = planned.step.means().map(|means| {
                el("button.quiet-button[type=button]")
                    .on_click(change(self.wish, move |wish| {
                        wish.costs.cannot.push(means.clone());
                    }))
                    .text(ui.get(&messages::PLAN_CANNOT))
                    .with(
                        el("span.unseen")
                            .text(": ")
                            .text(say.plan_step(&planned.step)),
                    )
            });
            el("li")
                .with(
                    el("label")
                        .with(
                            el("input[type=checkbox]")
                                .flag("checked", on)
                                .on_change(tick),
                        )
                        .with(el("span").with(phrase(&say.plan_step(&planned.step)))),
                )
                .with(
                    el("p.note")
                        .text(note.join(" · "))
                        .text(if page.is_some() { " · " } else { "" })
                        .with(page),
                )
                .with(cannot)
        });
        let items: Vec<Node> = items.collect();
        let tried = (!ticked.is_empty()).then(|| self.tried(&ticked));
        let form = (!ticked.is_empty() && !self.stale)
            .then(|| take_over(judged, &ticked))
            .map(Rc::new);
        let over = form.map(|form| {
            el("button.main-button[type=button]")
                .on_click(send(self.dispatch, Action::TakeOver(form)))
                .text(ui.get(&messages::PLAN_TAKE_OVER))
        });
        el("div.plan-steps")
            .with(el("p.note").text(ui.get(&messages::PLAN_TRY)))
            .with(el("ol").each(items))
            .with(el("p.tried[role=status]").text(tried.unwrap_or_default()))
            .with(over)
    }

    /// What the answer would be with the steps that are ticked.
    fn tried(&self, ticked: &[Step]) -> String {
        let judged = &self.answer.judged;
        let (program, day) = (judged.ui.program, judged.assessment.day);
        let profile = carry_out(&judged.reading.profile, program, day, ticked);
        let assessment = assess(&profile, program, day);
        let explainer = Explainer {
            program,
            profile: &profile,
            assessment: &assessment,
            locale: judged.ui.locale,
        };
        let mut changes = explainer.changes(&judged.assessment);
        changes.push(String::new());
        match changes.len() {
            1 => judged.ui.get(&messages::PLAN_NOTHING_YET).to_owned(),
            _ => changes.join(". ").trim_end().to_owned(),
        }
    }

    fn weights(&self) -> Node {
        let ui = self.answer.judged.ui;
        let names = [
            &messages::EFFORT_EXAM,
            &messages::EFFORT_CERTIFICATION,
            &messages::EFFORT_ASSESSMENT,
            &messages::EFFORT_HIRE,
            &messages::EFFORT_DOLLARS,
            &messages::EFFORT_CUSTOMER,
            &messages::EFFORT_USERS,
            &messages::EFFORT_DEPLOYMENT,
            &messages::EFFORT_ITEM,
            &messages::EFFORT_ARRANGE,
            &messages::EFFORT_FIND_OUT,
            &messages::EFFORT_AUDIT,
        ];
        let costs = &self.wish.costs;
        let field = |at: usize, name: &'static str, value: Quantity, unit: &'static str| {
            let typed = self.wish.typed.iter().find(|(known, _)| *known == at);
            let text = typed.map_or_else(|| value.to_string(), |(_, text)| text.clone());
            let trouble = text.parse::<Quantity>().is_err();
            let wish = self.wish.clone();
            let input = Handler::from(move |event: Event| {
                let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
                let mut next = (*wish).clone();
                next.weigh(at, input.value());
                wish.set(next);
            });
            el("label.field")
                .with(el("span").text(name).text(" · ").text(unit))
                .with(
                    el("input[type=text][inputmode=decimal]")
                        .value(text)
                        .attr("aria-invalid", trouble)
                        .on_input(input),
                )
        };
        let (days, money) = (
            ui.get(&messages::PLAN_UNIT_DAYS),
            ui.get(&messages::PLAN_UNIT_MONEY),
        );
        let fields = names.iter().zip(Effort::ALL).enumerate();
        let fields = fields.flat_map(|(at, (name, effort))| {
            let weight = costs.weight(effort);
            [
                field(2 * at, ui.get(name), weight.days, days),
                field(2 * at + 1, ui.get(name), weight.money, money),
            ]
        });
        let fields: Vec<Node> = fields.collect();
        el("div.plan-weights")
            .with(el("p.note").text(ui.get(&messages::PLAN_WEIGHTS_HELP)))
            .with(
                el("div.plan-grid")
                    .with(field(
                        2 * names.len(),
                        ui.get(&messages::PLAN_DAY),
                        costs.day,
                        money,
                    ))
                    .each(fields),
            )
    }
}

impl Wish {
    /// Takes what was typed for a weight, and counts it if it is a number.
    fn weigh(&mut self, at: usize, text: String) {
        self.typed.retain(|(known, _)| *known != at);
        if let Ok(value) = text.replace(',', ".").parse::<Quantity>() {
            match Effort::ALL.get(at / 2) {
                None => self.costs.day = value,
                Some(effort) => {
                    let old = self.costs.weight(*effort);
                    let cost = if at.is_multiple_of(2) {
                        Cost { days: value, ..old }
                    } else {
                        Cost {
                            money: value,
                            ..old
                        }
                    };
                    self.costs.set(*effort, cost);
                }
            }
        }
        self.typed.push((at, text));
    }
}

/// Changes a state on an event.
fn change<T: Clone + 'static>(
    state: &UseStateHandle<T>,
    change: impl Fn(&mut T) + 'static,
) -> Handler {
    let state = state.clone();
    Handler::from(move |_| {
        let mut next = (*state).clone();
        change(&mut next);
        state.set(next);
    })
}

fn selected(event: &Event) -> usize {
    let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
    select.value().parse().unwrap_or(0)
}
