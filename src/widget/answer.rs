//! The answer: headline, ladder, the nearest step, and the awards.

use yew::prelude::*;

use super::awards;
use super::judged::{Judged, Rung};
use super::phrase::phrase;
use super::scene::Scene;
use super::shape::{Icon, Shape, percent};
use super::store::{Action, Edit, Fold};
use super::ui::part;
use crate::assess::Standing;
use crate::explain::RungState;
use crate::locale::messages;

/// The headline, the ladder, the nearest step, and the awards.
pub(super) fn view(scene: &Scene) -> Html {
    let (ui, judged) = (scene.ui, &scene.judged);
    let (headline, rest) = first_sentence(&judged.headline);
    html! {
        <section class="answer" aria-labelledby="headline">
            <div>
                <h2 id="headline" class="headline">{ headline }</h2>
                if !rest.is_empty() {
                    <p class="headline-rest">{ rest }</p>
                }
                if !judged.reading.problems.is_empty() {
                    <p class="headline-note field-error">
                        { Icon::Wrong.draw() }
                        { ui.get(&messages::FIELDS_IN_TROUBLE) }
                    </p>
                }
            </div>
            if judged.assessment.standing == Standing::InForce {
                { ladder(scene) }
                { step(scene) }
            } else {
                { other_day(scene) }
            }
            { awards::view(scene) }
        </section>
    }
}

/// The way back to a day on which there is something to judge.
fn other_day(scene: &Scene) -> Html {
    let (message, day) = match scene.judged.assessment.standing {
        Standing::InForce => return Html::default(),
        Standing::Ended { on } => (&messages::JUDGE_LAST_DAY, on),
        Standing::NotYet { from } => (&messages::JUDGE_FIRST_DAY, from),
    };
    let onclick = scene.send(Action::Edit(Edit::Day(day.to_string())));
    html! {
        <p>
            <button type="button" class="main-button" {onclick}>{ scene.ui.get(message) }</button>
        </p>
    }
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
fn ladder(scene: &Scene) -> Html {
    let (ui, judged) = (scene.ui, &scene.judged);
    if judged.ladder.is_empty() {
        return Html::default();
    }
    let here = judged
        .ladder
        .iter()
        .rposition(|rung| is_reached(rung.line.state));
    html! {
        <ol class="ladder" aria-label={ui.get(&messages::LADDER)}>
            {
                for judged.ladder.iter().enumerate().map(|(at, rung)| {
                    rung_view(judged, rung, at, here == Some(at))
                })
            }
        </ol>
    }
}

const fn is_reached(state: RungState) -> bool {
    matches!(state, RungState::Open | RungState::Reached)
}

fn rung_view(judged: &Judged, rung: &Rung, at: usize, here: bool) -> Html {
    let line = &rung.line;
    let reached = is_reached(line.state);
    let height = (16 + 16 * at).to_string();
    let width = match line.state {
        RungState::Closed => 0,
        _ if reached => 100,
        _ => percent(rung.progress),
    };
    html! {
        <li
            class={classes!("rung", reached.then_some("reached"), here.then_some("here"))}
            aria-current={here.then_some("step")}
        >
            <svg
                width="100%"
                {height}
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect width={width.to_string()} height="10" />
            </svg>
            <div class="says">
                <p class="name">
                    { &line.name }
                    <span class="unseen">{ ": " }{ judged.explainer().rung_state(line.state) }</span>
                </p>
                <p class="note">{ &line.sentence }</p>
            </div>
        </li>
    }
}

/// The nearest step.
fn step(scene: &Scene) -> Html {
    let ui = scene.ui;
    let Some(step) = &scene.judged.step else {
        return Html::default();
    };
    let fee = step.fee.as_ref().map(|fee| {
        let values = [
            ("fee", fee.name.as_str()),
            ("amount", fee.sentence.as_str()),
        ];
        html! { <p class="note">{ ui.say(&messages::FEE_OF, &values) }</p> }
    });
    html! {
        <div class="step">
            <p class="label">{ ui.get(&messages::NEXT_STEP) }</p>
            <p class="do">{ phrase(&step.sentence) }</p>
            { part(fee) }
            <button
                type="button"
                class="quiet-button"
                onclick={scene.send(Action::Read(step.award))}
            >
                { ui.get(&messages::CHECKLIST) }
            </button>
        </div>
    }
}

/// The headline as a bar at the top of a narrow box, which opens.
pub(super) fn summary(scene: &Scene) -> Html {
    let judged = &scene.judged;
    let open = scene.is_open(Fold::Summary);
    let rungs = judged.ladder.len().max(1);
    let reached = judged
        .ladder
        .iter()
        .filter(|rung| is_reached(rung.line.state))
        .count();
    let shape = if reached == rungs {
        Shape::Met
    } else {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a program has a handful of rungs"
        )]
        let share = reached as f64 / rungs as f64;
        Shape::Short(share)
    };
    html! {
        <div class="summary">
            <button
                type="button"
                aria-expanded={open.to_string()}
                onclick={scene.send(Action::Fold(Fold::Summary))}
            >
                { shape.draw(20) }
                <span>{ &judged.short_headline }</span>
                { Icon::Chevron.draw() }
            </button>
            if open {
                <div>
                    if judged.assessment.standing == Standing::InForce {
                        { ladder(scene) }
                        { step(scene) }
                    } else {
                        <p>{ &judged.headline }</p>
                    }
                </div>
            }
        </div>
    }
}
