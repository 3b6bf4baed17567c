//! The answer: headline, ladder, the nearest step, and the awards.

use yew::prelude::*;

use super::fetched::{Below, Fetched, Planner};
use super::judged::{Judged, Rung};
use super::later::Later;
use super::node::{Handler, Node, el, list};
use super::part::apart;
use super::scene::Scene;
use super::shape::{Icon, Shape, percent};
use super::step::{no_step, step_box};
use super::store::{Action, Edit, Fold, Stay, Target};
use super::ui::Offer;
use super::{awards, brief, card, costs, scores, share, specializations, successors};
use crate::assess::{Standing, standing};
use crate::explain::RungState;
use crate::locale::messages;

/// The headline, the ladder, the nearest step, and the awards, as far as they are there.
pub(super) fn view(scene: &Scene, planner: &Fetched<Planner>, below: &Fetched<Below>) -> Node {
    let (ui, judged) = (scene.ui, &scene.judged);
    let (headline, rest) = first_sentence(&judged.headline);
    let rest = (!rest.is_empty()).then(|| el("p.headline-rest").text(rest.to_owned()));
    // What will be published until then nobody knows.
    let ahead = scene.today.filter(|today| *today < judged.assessment.day);
    let ahead = ahead
        .and_then(|_| judged.explainer().rules_checked())
        .map(|day| {
            let day = ui.locale.day(day);
            el("p.headline-rest").text(ui.say(&messages::NO_RULES_AFTER, &[("day", &day)]))
        });
    let trouble = (!judged.reading.problems.is_empty()).then(|| {
        el("p.headline-note.field-error")
            .with(Icon::Wrong.draw())
            .text(ui.get(&messages::FIELDS_IN_TROUBLE))
    });
    let head = el("div")
        .with(el("h2.headline#headline[part=headline][tabindex=-1]").text(headline.to_owned()))
        .with(rest)
        .with(ahead)
        .with(trouble);
    let next = if judged.assessment.standing == Standing::InForce {
        let next_step = match planner {
            Fetched::Coming => Some(no_step(judged, false)),
            _ => planner.draw(ui, |planner| Some((planner.view)(scene))),
        };
        list()
            .with(ladder(scene))
            .with(scores::dials(scene))
            .with(
                judged
                    .explainer()
                    .window_of_the_day()
                    .map(|window| el("p.note").text(window)),
            )
            .with(next_step)
    } else {
        list().with(other_day(scene))
    };
    let paper = scene.below.filter(|_| scene.view.paper);
    let paper = paper.map(|below| (below.paper)(scene));
    el("section.answer[part=answer][aria-labelledby=headline]")
        .with(paper)
        .with(head)
        .with(next)
        .with(below.draw(ui, |below| Some((below.view)(scene))))
}

/// What stands below.
pub(super) fn below(scene: &Scene) -> Node {
    list()
        .with(scene.view.paper.then(|| brief::view(scene)))
        .with(awards::view(scene))
        .with(specializations::view(scene))
        .with(apart(
            html! { <Later judged={scene.judged.clone()} dispatch={scene.dispatch.clone()} /> },
        ))
        .with(costs::view(scene))
        .with(successors::view(scene))
        .with(card::view(scene))
        .with(share::view(scene))
}

/// The way back to a day on which there is something to judge.
fn other_day(scene: &Scene) -> Option<Node> {
    let (message, day) = match scene.judged.assessment.standing {
        Standing::InForce => return None,
        Standing::Ended { on } => (&messages::JUDGE_LAST_DAY, on),
        Standing::NotYet { from } => (&messages::JUDGE_FIRST_DAY, from),
    };
    let button = el("button.main-button[part=button][type=button]")
        .on_click(scene.send(Action::Edit(Edit::JudgeOn(day, Target::Headline))))
        .text(scene.ui.get(message));
    let judged_on = scene.judged.assessment.day;
    let in_force = |offer: &Offer| standing(offer.program, judged_on) == Standing::InForce;
    let others = scene.ui.others().filter(|(_, offer)| in_force(offer));
    let others = others.map(|(at, offer)| {
        let dispatch = scene.dispatch.clone();
        let judge = Handler::from(move |_| {
            // This button is gone then, and the headline takes the focus.
            dispatch.dispatch(Action::Edit(Edit::JudgeOn(judged_on, Target::Headline)));
            dispatch.dispatch(Action::Show(at, Stay::OnTheDay));
        });
        let name = scene.ui.locale.text(&offer.program.name);
        let text = scene.ui.say(&messages::JUDGE_BY, &[("program", name)]);
        el("button.main-button[part=button][type=button]")
            .on_click(judge)
            .text(text)
    });
    let others: Vec<Node> = others.collect();
    Some(step_box(scene.ui).each(others).with(button))
}

/// The first sentence of a text, and the rest. A point behind the number of a
/// day ends no sentence: '30. September'.
fn first_sentence(text: &str) -> (&str, &str) {
    let mut ends = text.match_indices(". ").filter(|(at, _)| {
        let digits = text[..*at]
            .bytes()
            .rev()
            .take_while(u8::is_ascii_digit)
            .count();
        !matches!(digits, 1 | 2)
    });
    let end = ends.next();
    end.map_or((text, ""), |(at, _)| {
        (&text[..=at], text[at + 1..].trim_start())
    })
}

/// The rungs of the membership as stairs, each with its words below.
fn ladder(scene: &Scene) -> Option<Node> {
    let (ui, judged) = (scene.ui, &scene.judged);
    if judged.ladder.is_empty() {
        return None;
    }
    let here = judged
        .ladder
        .iter()
        .rposition(|rung| is_reached(rung.line.state));
    let rungs = judged.ladder.iter().enumerate();
    let rungs = rungs.map(|(at, rung)| rung_view(judged, rung, at, here == Some(at)));
    Some(
        el("ol.ladder")
            .attr("aria-label", ui.get(&messages::LADDER))
            .each(rungs),
    )
}

const fn is_reached(state: RungState) -> bool {
    matches!(state, RungState::Open | RungState::Reached)
}

fn rung_view(judged: &Judged, rung: &Rung, at: usize, here: bool) -> Node {
    let line = &rung.line;
    let reached = is_reached(line.state);
    let width = match line.state {
        RungState::Closed => 0,
        _ if reached => 100,
        _ => usize::from(percent(rung.progress)),
    };
    let stair =
        el("svg[width=100%][viewBox=0 0 100 10][preserveAspectRatio=none][aria-hidden=true]")
            .attr("height", 16 + 16 * at)
            .with(el("rect[height=10]").attr("width", width));
    let state = judged.explainer().rung_state(line.state);
    let name = el("p.name")
        .text(line.name.to_owned())
        .with(el("span.unseen").text(": ").text(state.to_owned()));
    el("li.rung")
        .class_if(reached, "reached")
        .class_if(here, "here")
        .attr("aria-current", here.then_some("step"))
        .with(stair)
        .with(
            el("div.says")
                .with(name)
                .with(el("p.note").text(line.sentence.clone())),
        )
}

/// The headline as a bar at the top of a narrow box, which opens.
pub(super) fn summary(scene: &Scene) -> Node {
    let judged = &scene.judged;
    let open = scene.is_open(Fold::Summary);
    let rungs = judged.ladder.len();
    let reached = judged.ladder.iter();
    let reached = reached.filter(|rung| is_reached(rung.line.state)).count();
    let shape = if rungs == 0 {
        // Without a ladder the nearest award is what there is to see.
        let first = judged.rows.first();
        match first.map(|row| (row.reached, row.progress)) {
            Some((Some(_), _)) => Shape::Met,
            Some((None, progress)) => Shape::Short(progress),
            None => Shape::Short(0.0),
        }
    } else if reached == rungs {
        Shape::Met
    } else {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a program has a handful of rungs"
        )]
        let share = reached as f64 / rungs as f64;
        Shape::Short(share)
    };
    let bar = el("button[type=button]")
        .attr("aria-expanded", open)
        .on_click(scene.send(Action::Fold(Fold::Summary)))
        .with(shape.draw(20))
        .with(el("span").text(judged.short_headline.clone()))
        .with(Icon::Chevron.draw());
    let opened = open.then(|| {
        let ladder = ladder(scene).filter(|_| judged.assessment.standing == Standing::InForce);
        let headline = || el("p").text(judged.headline.clone());
        el("div").with(ladder.unwrap_or_else(headline))
    });
    el("div.summary").with(bar).with(opened)
}
