//! What changes by itself in the next two years, said before it happens.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::node::el;
use super::scene::send;
use super::shared::Shared;
use super::store::{Action, Edit};
use super::ui::Dispatch;
use crate::assess::{Standing, turns};
use crate::explain::TurnLine;
use crate::locale::messages;

/// How long a visitor must have paused before it is worked out.
const PAUSE_MS: u32 = 250;

/// How far it looks ahead.
const MONTHS: u32 = 24;

#[derive(Properties, PartialEq)]
pub(super) struct LaterProps {
    pub(super) judged: Shared<Judged>,
    pub(super) dispatch: Dispatch,
}

/// The later days on which something changes. Every one of them is a judgement
/// of its own, so nobody waits for them while typing.
#[component]
pub(super) fn Later(props: &LaterProps) -> Html {
    let lines = use_state(Vec::new);
    use_effect_with(props.judged.clone(), {
        let lines = lines.setter();
        move |judged| {
            let judged = judged.clone();
            let pause = Timeout::new(PAUSE_MS, move || lines.set(ahead(&judged)));
            move || drop(pause)
        }
    });
    if lines.is_empty() {
        return Html::default();
    }
    let ui = props.judged.ui;
    let items = lines.iter().map(|line| {
        let day = ui.locale.day(line.day);
        let judge = el("button.quiet-button[type=button]")
            .on_click(send(
                &props.dispatch,
                Action::Edit(Edit::Day(line.day.to_string())),
            ))
            .text(ui.say(&messages::JUDGE_ON, &[("day", &day)]));
        let said = |text: &String| el("p").text(text.clone());
        el("li")
            .with(el("p.day").text(ui.say(&messages::TURN_FROM, &[("day", &day)])))
            .each(line.causes.iter().map(said))
            .each(line.effects.iter().map(said))
            .with(judge)
    });
    el("section.later[aria-labelledby=later]")
        .with(el("h2#later").text(ui.get(&messages::LATER)))
        .with(el("p.note").text(ui.get(&messages::LATER_HELP)))
        .with(el("ol.turns").each(items))
        .into()
}

fn ahead(judged: &Judged) -> Vec<TurnLine> {
    if judged.assessment.standing != Standing::InForce {
        return Vec::new();
    }
    let (program, day) = (judged.ui.program, judged.assessment.day);
    let turns = turns(
        &judged.reading.profile,
        program,
        day,
        day.plus_months(MONTHS),
    );
    let explainer = judged.explainer();
    turns.iter().map(|turn| explainer.turn(turn)).collect()
}
