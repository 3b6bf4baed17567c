//! What changes by itself in the next two years, said before it happens.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::node::{Node, el, list};
use super::scene::send;
use super::shared::Shared;
use super::store::{Action, Edit};
use super::ui::Dispatch;
use crate::assess::{Standing, turns};
use crate::explain::TurnLine;
use crate::locale::messages;
use crate::model::Day;

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
    let items = lines.iter().zip(1..).map(|(line, number)| {
        let day = ui.locale.day(line.day);
        let judge = el("button.quiet-button[type=button]")
            .on_click(send(
                &props.dispatch,
                Action::Edit(Edit::Day(line.day.to_string())),
            ))
            .text(ui.say(&messages::JUDGE_ON, &[("day", &day)]));
        let said = |text: &String| el("p").text(text.clone());
        el("li")
            .with(
                el("p.day")
                    .with(el("span.number[aria-hidden=true]").text(ui.locale.count(number)))
                    .text(ui.say(&messages::TURN_FROM, &[("day", &day)])),
            )
            .each(line.causes.iter().map(said))
            .each(line.effects.iter().map(said))
            .with(judge)
    });
    el("section.later[aria-labelledby=later]")
        .with(el("h2#later").text(ui.get(&messages::LATER)))
        .with(el("p.note").text(ui.get(&messages::LATER_HELP)))
        .with(picture(props.judged.assessment.day, &lines))
        .with(el("ol.turns").each(items))
        .into()
}

/// The days as a line, each with the number that it has in the list below, which
/// says the same in words.
fn picture(from: Day, lines: &[TurnLine]) -> Node {
    const WIDTH: usize = 640;
    const EDGE: usize = 12;
    let span = from.plus_months(MONTHS).since_1970() - from.since_1970();
    let at = |day: Day| {
        let passed = day.since_1970() - from.since_1970();
        let share = usize::try_from(passed).unwrap_or(0) * (WIDTH - 2 * EDGE);
        EDGE + share / usize::try_from(span).unwrap_or(1).max(1)
    };
    let years = (1..=MONTHS / 12 + 1).filter_map(|years| {
        let year = Day::new(from.year() + i32::try_from(years).ok()?, 1, 1).ok()?;
        (year <= from.plus_months(MONTHS)).then(|| {
            list()
                .with(el("path").attr("d", ["M", &at(year).to_string(), " 26v12"].concat()))
                .with(
                    el("text[y=52][text-anchor=middle]")
                        .attr("x", at(year))
                        .text(year.year().to_string()),
                )
        })
    });
    let mut last = 0;
    let marks = lines.iter().zip(1_usize..).map(|(line, number)| {
        // Days that are close to each other stand beside each other.
        let x = at(line.day).max(last + 22).min(WIDTH - EDGE);
        last = x;
        list()
            .with(
                el("path.to").attr(
                    "d",
                    [
                        "M",
                        &at(line.day).to_string(),
                        " 32L",
                        &x.to_string(),
                        " 20",
                    ]
                    .concat(),
                ),
            )
            .with(el("circle[cy=11][r=10]").attr("cx", x))
            .with(
                el("text.in[y=15][text-anchor=middle]")
                    .attr("x", x)
                    .text(number.to_string()),
            )
    });
    el("svg.timeline[viewBox=0 0 640 56][aria-hidden=true]")
        .with(el("path.line[d=M12 32H628]"))
        .each(years)
        .each(marks)
}

fn ahead(judged: &Judged) -> Vec<TurnLine> {
    if judged.assessment.standing != Standing::InForce {
        return Vec::new();
    }
    let (program, day) = (judged.ui.program, judged.assessment.day);
    let until = day.plus_months(MONTHS);
    let turns = turns(&judged.reading.profile, program, day, until);
    let explainer = judged.explainer();
    let mut lines: Vec<TurnLine> = turns.iter().map(|turn| explainer.turn(turn)).collect();
    for renewal in explainer.renewals(until) {
        let at = lines.partition_point(|line| line.day <= renewal.day);
        lines.insert(at, renewal);
    }
    lines
}
