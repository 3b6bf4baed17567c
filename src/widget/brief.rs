//! The first page on paper: who was judged and when, what is reached, and what
//! is missing for what is nearest.

use super::node::{Node, el};
use super::scene::Scene;
use crate::explain::Row;
use crate::locale::messages;

/// How many awards that are not reached the page names.
const NEAREST: usize = 5;

/// Whose answer it is, by which program and day.
pub(super) fn head(scene: &Scene) -> Option<Node> {
    let (ui, judged) = (scene.ui, &scene.judged);
    let day = ui.locale.day(judged.assessment.day);
    let company = judged.reading.company.as_str();
    let company = (!company.is_empty()).then(|| company.to_owned());
    let about = [
        ui.locale.text(&ui.program.name),
        " · ",
        &ui.say(&messages::JUDGED_ON_DAY, &[("day", &day)]),
    ];
    let head = el("div.brief-head")
        .with(company.map(|company| el("p.company").text(company)))
        .with(el("p.note").text(about.concat()));
    scene.view.paper.then_some(head)
}

/// What is reached, what is missing, and whose word it is.
pub(super) fn view(scene: &Scene) -> Option<Node> {
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
    let list = |heading, lines: Vec<Node>| {
        (!lines.is_empty()).then(|| {
            el("div")
                .with(el("h2").text(ui.get(heading)))
                .with(el("ul").each(lines))
        })
    };
    let brief = el("section.brief")
        .with(list(&messages::BRIEF_REACHED, reached))
        .with(list(&messages::BRIEF_MISSING, missing))
        .with(el("p").with(el("strong").text(ui.get(&messages::DISCLAIMER))));
    scene.view.paper.then_some(brief)
}
