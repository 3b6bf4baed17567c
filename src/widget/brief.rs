//! The first page on paper: who was judged and when, what is reached, what is missing
//! for what is nearest, and what that was judged on.

use super::node::{Node, el};
use super::scene::Scene;
use crate::explain::Row;
use crate::locale::messages;

/// How many awards that are not reached the page names.
const NEAREST: usize = 5;

/// How many of the people the page names.
const PEOPLE: usize = 40;

/// Whose answer it is, by which program and day.
pub(super) fn head(scene: &Scene) -> Node {
    let (ui, judged) = (scene.ui, &scene.judged);
    let day = ui.locale.day(judged.assessment.day);
    let company = judged.reading.company.as_str();
    let company = (!company.is_empty()).then(|| company.to_owned());
    let about = [
        ui.locale.text(&ui.program.name),
        " · ",
        &ui.say(&messages::JUDGED_ON_DAY, &[("day", &day)]),
    ];
    el("div.brief-head")
        .with(company.map(|company| el("p.company").text(company)))
        .with(el("p.note").text(about.concat()))
}

/// What is reached, what is missing, what that rests on, and whose word it is.
pub(super) fn view(scene: &Scene) -> Node {
    let (ui, judged) = (scene.ui, &scene.judged);
    let explainer = judged.explainer();
    let reached = |row: &Row| {
        let what = explainer.attainment(row.award, row.reached?);
        Some(el("li").text(what))
    };
    let missing = |row: &Row| {
        let name = explainer.attainment(row.award, row.level);
        el("li").text([&name, ": ", &explainer.row_gap(row)].concat())
    };
    let reached: Vec<Node> = judged.rows.iter().filter_map(reached).collect();
    let open = judged
        .rows
        .iter()
        .filter(|row| row.reached != Some(row.level));
    let missing: Vec<Node> = open.take(NEAREST).map(missing).collect();
    let entered = explainer.entered(PEOPLE).into_iter();
    let entered: Vec<Node> = entered.map(|line| el("li").text(line)).collect();
    let list = |heading, lines: Vec<Node>| {
        (!lines.is_empty()).then(|| {
            el("div")
                .with(el("h2").text(ui.get(heading)))
                .with(el("ul").each(lines))
        })
    };
    el("section.brief")
        .with(list(&messages::BRIEF_REACHED, reached))
        .with(list(&messages::BRIEF_MISSING, missing))
        .with(list(&messages::BRIEF_ENTERED, entered))
        .with(el("p").with(el("strong").text(ui.get(&messages::DISCLAIMER))))
}
