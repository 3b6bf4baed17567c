//! What changes by itself in the next two years, said before it happens.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::node::{Node, el, list};
use super::scene::send;
use super::shared::Shared;
use super::store::{self, Action, Edit};
use super::ui::Dispatch;
use crate::assess::{Standing, turns};
use crate::explain::TurnLine;
use crate::locale::messages;
use crate::model::{AwardKind, Day};
use crate::plan::Target;

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
            let pause = Timeout::new(PAUSE_MS, move || {
                let ahead = ahead(&judged).into_iter();
                lines.set(ahead.map(|(line, _)| line).collect::<Vec<TurnLine>>());
            });
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
                Action::Edit(Edit::JudgeOn(line.day, store::Target::Headline)),
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
/// says the same in words. Places are shares of the width, so that the figures in
/// the circles stay as large in a narrow box.
fn picture(from: Day, lines: &[TurnLine]) -> Node {
    const WHOLE: usize = 1000;
    const EDGE: usize = 30;
    const APART: usize = 65;
    let days = |day: Day| usize::try_from(day.since_1970() - from.since_1970()).unwrap_or(0);
    let span = days(from.plus_months(MONTHS)).max(1);
    let at = |day: Day| EDGE + days(day) * (WHOLE - 2 * EDGE) / span;
    let share = |place: usize| {
        [
            &(place / 10).to_string(),
            ".",
            &(place % 10).to_string(),
            "%",
        ]
        .concat()
    };
    let stroke = |x1: usize, x2: usize| el("line").attr("x1", share(x1)).attr("x2", share(x2));
    let years = (1..=MONTHS / 12 + 1).filter_map(|years| {
        let year = Day::new(from.year() + i32::try_from(years).ok()?, 1, 1).ok()?;
        (year <= from.plus_months(MONTHS)).then(|| {
            let x = at(year);
            let name = el("text[y=52][text-anchor=middle]").attr("x", share(x));
            list()
                .with(stroke(x, x).attr("y1", 26_usize).attr("y2", 38_usize))
                .with(name.text(year.year().to_string()))
        })
    });
    let mut last = 0;
    let marks = lines.iter().zip(1_usize..).map(|(line, number)| {
        // Days that are close to each other stand beside each other.
        let day = at(line.day);
        let x = day.max(last + APART).min(WHOLE - EDGE);
        last = x;
        let number_in = el("text[y=15][text-anchor=middle]").attr("x", share(x));
        list()
            .with(stroke(day, x).attr("y1", 32_usize).attr("y2", 21_usize))
            .with(el("circle[cy=11][r=10]").attr("cx", share(x)))
            .with(number_in.text(number.to_string()))
    });
    el("svg.timeline[width=100%][height=56][aria-hidden=true]")
        .with(
            stroke(EDGE, WHOLE - EDGE)
                .class("line")
                .attr("y1", 32_usize)
                .attr("y2", 32_usize),
        )
        .each(years)
        .each(marks)
}

/// The later days on which something changes by itself, and what is lost on each.
pub(super) fn ahead(judged: &Judged) -> Vec<(TurnLine, Vec<Target>)> {
    if judged.assessment.standing != Standing::InForce {
        return Vec::new();
    }
    let (program, day) = (judged.ui.program, judged.assessment.day);
    let until = day.plus_months(MONTHS);
    let turns = turns(&judged.reading.profile, program, day, until);
    let explainer = judged.explainer();
    let lines = turns.iter().map(|turn| {
        let lost = turn.lost().map(|(award, level)| Target { award, level });
        // What nobody applies for is not planned for.
        let kind = |target: &Target| explainer.program.awards[usize::from(target.award)].kind;
        let lost = lost.filter(|target| explainer.shows(target.award));
        let lost = lost.filter(|target| kind(target) != AwardKind::Membership);
        (turn, explainer.turn(turn), lost.collect())
    });
    // What changes only for awards that are not shown nobody asks about.
    let lines = lines.filter(|(turn, line, _)| !turn.stops.is_empty() || !line.effects.is_empty());
    let lines = lines.map(|(_, line, lost)| (line, lost));
    let mut lines: Vec<(TurnLine, Vec<Target>)> = lines.collect();
    for renewal in explainer.renewals(until) {
        let at = lines.partition_point(|(line, _)| line.day <= renewal.day);
        lines.insert(at, (renewal, Vec::new()));
    }
    lines
}
