//! Your next step: the cheapest plan, its steps to try, and what they cost.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::field;
use super::focus::use_kept_focus;
use super::judged::Judged;
use super::node::{Handler, Node, el};
use super::part::apart;
use super::phrase::phrase;
use super::plan_form::take_over;
use super::planning::{Found, GOALS, Spent, Wish, Work, candidates};
use super::scene::{Scene, send};
use super::shared::Shared;
use super::step::{no_step, step_box};
use super::store::Action;
use super::ui::{Dispatch, Ui};
use crate::assess::assess;
use crate::explain::Explainer;
use crate::interchange::{read_number, write_number};
use crate::locale::{Plural, messages};
use crate::model::{Lang, Quantity, QuantityError};
use crate::plan::{Cost, Costs, Effort, Plan, Step, Target, carry_out};

/// How long a visitor must have paused before a plan is worked out.
const PAUSE_MS: u32 = 250;

#[derive(Properties, PartialEq)]
struct NextStepProps {
    judged: Shared<Judged>,
    dispatch: Dispatch,
    /// What the page says that steps cost.
    costs: Rc<Costs>,
}

/// The id of what is wrong with the days that can be spent.
const BUDGET_TROUBLE: &str = "budget-trouble";

/// What is open and ticked.
#[derive(Clone, Default, PartialEq)]
struct Looks {
    open: bool,
    weights: bool,
    /// Which of the plans.
    plan: usize,
    ticked: Vec<Step>,
    /// Whether there is room for one more goal.
    more: bool,
}

/// Your next step.
pub(super) fn view(scene: &Scene) -> Node {
    apart(html! {
        <NextStep
            judged={scene.judged.clone()}
            dispatch={scene.dispatch.clone()}
            costs={scene.costs.clone()}
        />
    })
}

/// The plan, worked out an award at a time while nobody types.
#[component]
fn NextStep(props: &NextStepProps) -> Html {
    let wish = {
        let costs = Rc::clone(&props.costs);
        use_state(move || Wish {
            costs: (*costs).clone(),
            ..Wish::default()
        })
    };
    // What the page sets anew counts from then on.
    let known = use_mut_ref(|| Rc::clone(&props.costs));
    use_effect_with(Rc::clone(&props.costs), {
        let wish = wish.clone();
        move |costs| {
            if known.replace(Rc::clone(costs)) != *costs {
                let mut next = (*wish).clone();
                let before = core::mem::replace(&mut next.costs, (**costs).clone());
                next.costs.cannot = before.cannot;
                next.costs.under_way = before.under_way;
                next.typed.clear();
                wish.set(next);
            }
        }
    });
    let looks = use_state(Looks::default);
    let found = use_state(|| None::<Found>);
    use_effect_with((props.judged.clone(), (*wish).clone()), {
        let same = |found: &&Found| core::ptr::eq(found.judged.ui.program, props.judged.ui.program);
        let known = found.as_ref().filter(same);
        let helps = known.and_then(|found| found.helps.clone());
        let found = found.setter();
        move |(judged, wish)| {
            let alive = Rc::new(Cell::new(true));
            let (judged, wish, still) = (judged.clone(), wish.clone(), Rc::clone(&alive));
            let pause = Timeout::new(PAUSE_MS, move || {
                Work::begin(judged, wish, helps, still, found);
            });
            move || {
                alive.set(false);
                drop(pause);
            }
        }
    });
    let focus = use_kept_focus(match (looks.more, looks.open) {
        (true, _) => &["#another-goal", "#next-step"],
        (_, true) => &["#plan-steps", "#next-step"],
        _ => &["#next-step"],
    });
    let Some(answer) = found.as_ref().filter(|found| !found.no_goal) else {
        let was_looked_for = |found: &Found| !found.judged.explainer().nothing_entered();
        let is_looked_for = found.as_ref().is_some_and(was_looked_for);
        return focus.watch(no_step(&props.judged, is_looked_for)).into();
    };
    let panel = Panel {
        answer,
        stale: answer.judged != props.judged,
        wish: &wish,
        looks: &looks,
        dispatch: &props.dispatch,
    };
    focus.watch(panel.draw()).into()
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
        let plan = self.answer.best.as_ref().and_then(|(goals, plans)| {
            let plan = plans.get(self.looks.plan).or(plans.first())?;
            Some((goals.as_slice(), plans.as_slice(), plan))
        });
        let first = plan.map(|(goals, _, plan)| self.first(goals, plan));
        let none = (plan.is_none() && self.answer.budget.is_none()).then(|| {
            let none = if self.answer.gave_up {
                &messages::PLAN_NOT_FOUND
            } else {
                &messages::PLAN_NONE
            };
            el("p").text(ui.get(none))
        });
        let helps = self.answer.helps.as_ref();
        let helps = helps.map(|text| el("p.note.helps").with(phrase(text)));
        let looks = self.looks;
        let toggle = el("button.quiet-button[type=button]")
            .attr("aria-expanded", looks.open)
            .on_click(change(looks, |looks| looks.open = !looks.open))
            .text(ui.get(&messages::PLAN));
        let opened = looks.open.then(|| self.opened(plan));
        let tried = plan.filter(|(_, _, plan)| !looks.open && !plan.steps.is_empty());
        step_box(ui)
            .attr("aria-busy", self.stale)
            .with(first)
            .with(tried.map(|(_, _, plan)| self.tried(plan)))
            .with(none)
            .with(self.answer.budget.as_ref().map(|spent| self.spent(spent)))
            .with(toggle)
            .with(opened)
            // It comes last and late, and must not move the steps from under a click.
            .with(helps)
    }

    /// The first step, what it leads to, and what that costs.
    fn first(&self, goals: &[Target], plan: &Plan) -> Node {
        let (ui, say) = (self.answer.judged.ui, self.say());
        let what = say.plan_targets(goals);
        let Some(first) = plan.steps.first() else {
            let reached = ui.say(&messages::PLAN_REACHED, &[("what", &what)]);
            return el("div").with(el("p").text(reached));
        };
        let cost = say.plan_cost(plan.cost);
        let values = [("what", what.as_str()), ("cost", &cost)];
        let is_chosen = !self.wish.goals.is_empty() || self.answer.budget.is_some();
        let steps: &'static Plural = if is_chosen {
            &messages::PLAN_OF
        } else {
            &messages::PLAN_CHEAPEST_OF
        };
        let of = ui.locale.plural(plan.steps.len() as u64, steps, &values);
        let rest = is_open_ended(plan).then(|| ui.get(&messages::PLAN_OPEN_END));
        let fees = say.plan_fees(plan).into_iter();
        let fees = fees.map(|fee| el("p.note").text(fee));
        let sentence = [say.plan_step(&first.step), ".".to_owned()].concat();
        el("div")
            .with(self.tick(&first.step, &sentence, "do"))
            .with(el("p.note").text(of))
            .with(rest.map(|rest| el("p.note").text(rest)))
            .each(fees)
    }

    /// What a budget is enough for.
    fn spent(&self, spent: &Spent) -> Node {
        let ui = self.answer.judged.ui;
        let say = self.say();
        let cost = Cost {
            days: spent.days,
            ..Cost::default()
        };
        let days = say.plan_cost(cost);
        let reached = match &self.answer.best {
            Some((goals, _)) => {
                let what = say.plan_targets(goals);
                ui.say(&messages::PLAN_REACHES, &[("days", &days), ("what", &what)])
            }
            None => ui.say(&messages::PLAN_REACHES_NONE, &[("days", &days)]),
        };
        let is_any = self.answer.best.is_some() && !spent.left.is_empty();
        let left = is_any.then(|| {
            let what = say.plan_targets(&spent.left);
            ui.say(&messages::PLAN_LEFT, &[("what", &what)])
        });
        let rest = (!spent.is_complete).then(|| ui.get(&messages::PLAN_NOT_ALL).to_owned());
        let said = [Some(reached), left, rest];
        let said: Vec<String> = said.into_iter().flatten().collect();
        el("p.note.spent[role=status]").text(said.join(" "))
    }

    fn opened(&self, plan: Option<(&[Target], &[Plan], &Plan)>) -> Node {
        let ui = self.answer.judged.ui;
        let plan = plan.filter(|(_, _, plan)| !plan.steps.is_empty());
        let steps = plan.map(|(_, _, plan)| self.steps(plan));
        // Of several plans only the first is held against all others.
        let first = plan.filter(|_| self.looks.plan == 0);
        let proved = first.map(|(_, _, plan)| self.say().plan_proof(plan));
        let under_way = &self.wish.costs.under_way;
        let under_way = (!under_way.is_empty()).then(|| self.under_way(under_way));
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
            .each(self.goals())
            .with(self.budget())
            .with(plan.and_then(|(_, plans, _)| self.ways(plans)))
            .with(steps)
            .with(proved.map(|proved| el("p.note").text(proved)))
            .with(plan.and_then(|(_, _, plan)| self.lessons(plan)))
            .with(self.dates())
            .with(under_way)
            .with(ruled_out)
            .with(weights)
            .with(self.looks.weights.then(|| self.weights()))
    }

    /// Which awards to plan for: a list for each goal, and one more where asked for.
    fn goals(&self) -> Vec<Node> {
        let ui = self.answer.judged.ui;
        let goals = &self.wish.goals;
        let mut all: Vec<Target> = candidates(&self.answer.judged).collect();
        // A goal that is reached is none of the next levels any more.
        let reached: Vec<Target> = goals
            .iter()
            .copied()
            .filter(|goal| !all.contains(goal))
            .collect();
        all.extend(reached);
        let all: Rc<[Target]> = all.into();
        let more = self.looks.more && !goals.is_empty();
        let lists = goals.len() + usize::from(goals.is_empty() || more);
        let mut nodes: Vec<Node> = (0..lists).map(|at| self.goal(at, &all)).collect();
        if !goals.is_empty() && !more && goals.len() < GOALS {
            nodes.push(
                el("button.quiet-button[type=button]")
                    .on_click(change(self.looks, |looks| looks.more = true))
                    .text(ui.get(&messages::PLAN_MORE)),
            );
        }
        nodes
    }

    fn goal(&self, position: usize, all: &Rc<[Target]>) -> Node {
        let ui = self.answer.judged.ui;
        let say = self.say();
        let goals = &self.wish.goals;
        let goal = goals.get(position);
        // A goal is in one list only.
        let free = all.iter().enumerate();
        let free = free.filter(|(_, target)| goal == Some(target) || !goals.contains(target));
        let options = free.map(|(at, target)| {
            el("option")
                .attr("value", at + 1)
                .flag("selected", goal == Some(target))
                .text(say.plan_targets(&[*target]))
        });
        let none = if position == 0 && goals.len() < 2 {
            &messages::PLAN_ANY
        } else {
            &messages::PLAN_NO_MORE
        };
        let none = el("option[value=0]")
            .flag("selected", goal.is_none())
            .text(ui.get(none));
        let options: Vec<Node> = options.collect();
        let (wish, looks, all) = (self.wish.clone(), self.looks.clone(), Rc::clone(all));
        let chosen = Handler::from(move |event: Event| {
            let target = selected(&event).checked_sub(1).and_then(|at| all.get(at));
            let mut next = (*wish).clone();
            match (target, next.goals.get_mut(position)) {
                (Some(target), Some(goal)) => *goal = *target,
                (Some(target), None) => next.goals.push(*target),
                (None, Some(_)) => drop(next.goals.remove(position)),
                (None, None) => {}
            }
            wish.set(next);
            looks.set(Looks {
                plan: 0,
                ticked: Vec::new(),
                more: false,
                ..(*looks).clone()
            });
        });
        el("label.field.goal")
            .with(el("span").text(ui.get(&messages::PLAN_GOAL)))
            .with(
                el("select")
                    .attr("id", goal.is_none().then_some("another-goal"))
                    .on_change(chosen)
                    .with(none)
                    .each(options),
            )
    }

    /// How many days may be spent.
    fn budget(&self) -> Node {
        let ui = self.answer.judged.ui;
        let text = &self.wish.budget;
        let some = Some(text).filter(|text| !text.trim().is_empty());
        let trouble = some.and_then(|text| number_trouble(ui, BUDGET_TROUBLE.to_owned(), text));
        let (wish, looks) = (self.wish.clone(), self.looks.clone());
        let typed = Handler::from(move |event: Event| {
            let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            let mut next = (*wish).clone();
            next.budget = input.value();
            wish.set(next);
            looks.set(Looks {
                plan: 0,
                ticked: Vec::new(),
                ..(*looks).clone()
            });
        });
        let label = el("label.field.budget")
            .with(el("span").text(ui.get(&messages::PLAN_BUDGET)))
            .with(
                el("input[type=text][inputmode=decimal]")
                    .value(text.clone())
                    .attr("aria-invalid", trouble.is_some())
                    .attr("aria-describedby", trouble.as_ref().map(|_| BUDGET_TROUBLE))
                    .on_input(typed),
            );
        el("div").with(label).with(trouble)
    }

    /// Who learns what, where that takes more than one lesson.
    fn lessons(&self, plan: &Plan) -> Option<Node> {
        let ui = self.answer.judged.ui;
        let lessons = self.say().plan_lessons(plan);
        let is_plain = lessons.len() < 2;
        let items = lessons.into_iter().map(|(who, what)| {
            let values = [("who", who.as_str()), ("what", &what)];
            el("li").text(ui.say(&messages::PLAN_WHO_WHAT, &values))
        });
        (!is_plain).then(|| {
            el("div.plan-list")
                .with(el("h3").text(ui.get(&messages::PLAN_WHO)))
                .with(el("ul").each(items))
        })
    }

    /// What must be done by a day to keep what there is.
    fn dates(&self) -> Option<Node> {
        let ui = self.answer.judged.ui;
        let dates = &self.answer.dates;
        let items = dates.iter().map(|date| {
            let day = ui.locale.day(date.line.day);
            let said = date.line.causes.iter().chain(&date.line.effects);
            let said: Vec<&str> = said.map(|said| said.trim_end_matches('.')).collect();
            let what = [&said.join(". "), "."].concat();
            let values = [("day", day.as_str()), ("what", &what)];
            let said = el("li").text(ui.say(&messages::PLAN_DATE, &values));
            match &date.keep {
                _ if !date.loses => said,
                None => said.with(el("p.note").text(ui.get(&messages::PLAN_NO_KEEP))),
                Some(plan) => {
                    let cost = self.say().plan_cost(plan.cost);
                    let keep = ui.say(&messages::PLAN_KEEP, &[("cost", &cost)]);
                    let steps = plan.steps.iter().map(|planned| {
                        let step = self.say().plan_step(&planned.step);
                        el("li").with(phrase(&step))
                    });
                    said.with(el("p.note").text(keep))
                        .with(el("ul").each(steps))
                }
            }
        });
        (!dates.is_empty()).then(|| {
            el("div.plan-list")
                .with(el("h3").text(ui.get(&messages::PLAN_DATES)))
                .with(el("ul").each(items))
        })
    }

    /// The steps that the plan counts on, and does not count.
    fn under_way(&self, steps: &[Step]) -> Node {
        let ui = self.answer.judged.ui;
        let items = steps.iter().enumerate().map(|(at, step)| {
            let said = self.say().plan_step(step);
            let not = el("button.quiet-button[type=button]")
                .on_click(change(self.wish, move |wish| {
                    drop(wish.costs.under_way.remove(at));
                }))
                .text(ui.get(&messages::PLAN_NOT_UNDER_WAY))
                .with(el("span.unseen").text(": ").text(said.clone()));
            el("li")
                .key(said.clone())
                .with(phrase(&said))
                .text(" ")
                .with(not)
        });
        let items: Vec<Node> = items.collect();
        el("div.plan-list.under-way")
            .with(el("h3").text(ui.get(&messages::PLAN_COUNTED_ON)))
            .with(el("ul").each(items))
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
        let items = plan.steps.iter().map(|planned| {
            let mut note = vec![say.plan_cost(planned.cost)];
            if !planned.unlocks.is_empty() {
                let what = say.plan_targets(&planned.unlocks);
                note.push(ui.say(&messages::PLAN_NEEDED_FOR, &[("what", &what)]));
            }
            note.extend(say.plan_without(planned));
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
            let begun = planned.step.clone();
            let under_way = planned.step.means().map(|_| {
                el("button.quiet-button.begun[type=button]")
                    .on_click(change(self.wish, move |wish| {
                        wish.costs.under_way.push(begun.clone());
                    }))
                    .text(ui.get(&messages::PLAN_UNDER_WAY))
                    .with(
                        el("span.unseen")
                            .text(": ")
                            .text(say.plan_step(&planned.step)),
                    )
            });
            // Another step is another item: its buttons are not those of this one.
            el("li")
                .key(say.plan_step(&planned.step))
                .with(self.tick(&planned.step, &say.plan_step(&planned.step), ""))
                .with(
                    el("p.note")
                        .text(note.join(" · "))
                        .text(if page.is_some() { " · " } else { "" })
                        .with(page),
                )
                .with(cannot)
                .with(under_way)
        });
        let items: Vec<Node> = items.collect();
        el("div.plan-steps")
            .with(el("p.note#plan-steps[tabindex=-1]").text(ui.get(&messages::PLAN_TRY)))
            .with(el("ol").each(items))
            .with(self.tried(plan))
    }

    /// A step with a box by which it is tried.
    fn tick(&self, step: &Step, sentence: &str, class: &'static str) -> Node {
        let on = self.looks.ticked.contains(step);
        let step = step.clone();
        let tick = change(self.looks, move |looks| {
            match looks.ticked.iter().position(|known| *known == step) {
                Some(at) => drop(looks.ticked.remove(at)),
                None => looks.ticked.push(step.clone()),
            }
        });
        el("label.tick")
            .class_if(!class.is_empty(), class)
            .with(el("input[type=checkbox]").checked(on).on_change(tick))
            .with(el("span").with(phrase(sentence)))
    }

    /// What the answer would be with the steps that are ticked, which can be
    /// taken over.
    fn tried(&self, plan: &Plan) -> Node {
        let judged = &self.answer.judged;
        let steps = plan.steps.iter().map(|planned| &planned.step);
        let ticked = steps.filter(|step| self.looks.ticked.contains(step));
        let ticked: Vec<Step> = ticked.cloned().collect();
        let is_any = !ticked.is_empty();
        let said = is_any.then(|| self.changes(&ticked));
        let over = (is_any && !self.stale).then(|| {
            let form = Rc::new(take_over(judged, &ticked));
            el("button.main-button[part=button][type=button]")
                .on_click(send(self.dispatch, Action::TakeOver(form)))
                .text(judged.ui.get(&messages::PLAN_TAKE_OVER))
        });
        el("div.outcome")
            .with(el("p.tried[role=status]").text(said.unwrap_or_default()))
            .with(over)
    }

    /// What steps change.
    fn changes(&self, ticked: &[Step]) -> String {
        let judged = &self.answer.judged;
        let (program, day) = (judged.ui.program, judged.assessment.day);
        let profile = carry_out(&judged.reading.profile, program, day, ticked);
        let assessment = assess(&profile, program, day);
        let explainer = Explainer {
            profile: &profile,
            assessment: &assessment,
            ..judged.explainer()
        };
        let mut changes = explainer.changes(&judged.assessment);
        changes.extend(explainer.points_gained(&judged.assessment));
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
        let lang = ui.locale.lang();
        let weight = |at: usize, name: &'static str, value: Quantity, unit: &'static str| {
            let typed = self.wish.typed.iter().find(|(known, _)| *known == at);
            let text = typed.map_or_else(|| write_number(value, lang), |(_, text)| text.clone());
            let id = ["weight-", &at.to_string(), "-trouble"].concat();
            let trouble = number_trouble(ui, id.clone(), &text);
            let wish = self.wish.clone();
            let input = Handler::from(move |event: Event| {
                let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
                let mut next = (*wish).clone();
                next.weigh(at, input.value(), lang);
                wish.set(next);
            });
            let label = el("label.field")
                .with(el("span").text(name).text(" · ").text(unit))
                .with(
                    el("input[type=text][inputmode=decimal]")
                        .value(text)
                        .attr("aria-invalid", trouble.is_some())
                        .attr("aria-describedby", trouble.as_ref().map(|_| id))
                        .on_input(input),
                );
            el("div").with(label).with(trouble)
        };
        let (days, money) = (
            ui.get(&messages::PLAN_UNIT_DAYS),
            ui.get(&messages::PLAN_UNIT_MONEY),
        );
        let fields = names.iter().zip(Effort::ALL).enumerate();
        let fields = fields.flat_map(|(at, (name, effort))| {
            let cost = costs.weight(effort);
            [
                weight(2 * at, ui.get(name), cost.days, days),
                weight(2 * at + 1, ui.get(name), cost.money, money),
            ]
        });
        let fields: Vec<Node> = fields.collect();
        el("div.plan-weights")
            .with(el("p.note").text(ui.get(&messages::PLAN_WEIGHTS_HELP)))
            .with(
                el("div.plan-grid")
                    .with(weight(
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
    fn weigh(&mut self, at: usize, text: String, lang: Lang) {
        self.typed.retain(|(known, _)| *known != at);
        if let Ok(value) = read_number(&text, lang) {
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

/// What is wrong with a number that is typed.
fn number_trouble(ui: Ui, id: String, text: &str) -> Option<Node> {
    let error = read_number(text, ui.locale.lang()).err()?;
    let text = match error {
        QuantityError::Negative => ui.get(&messages::NEGATIVE).to_owned(),
        _ => ui.say(&messages::NOT_A_NUMBER, &[("text", text)]),
    };
    Some(field::message(id, text, None))
}

/// Whether a step of a plan is to find out what else there is to do.
fn is_open_ended(plan: &Plan) -> bool {
    let mut steps = plan.steps.iter();
    steps.any(|planned| matches!(planned.step, Step::FindOut(_)))
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
