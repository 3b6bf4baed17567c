//! One award: a row that opens to its checklists.

use yew::prelude::*;

use super::checklist::{Footnotes, checklist};
use super::judged::Judged;
use super::node::{Node, el, list};
use super::phrase::phrase;
use super::scene::send;
use super::shape::{Icon, Shape, bar};
use super::shared::Shared;
use super::store::{Action, Fold};
use super::ui::{Dispatch, Ui};
use crate::assess::{AwardAssessment, LevelAssessment};
use crate::explain::{Mark, Row};
use crate::locale::{capitalised, messages};
use crate::model::Index;

#[derive(Properties, PartialEq)]
pub(super) struct AwardEntryProps {
    pub(super) ui: Ui,
    pub(super) dispatch: Dispatch,
    pub(super) row: Row,
    /// How much of each of its levels is done.
    pub(super) shares: Vec<f64>,
    /// What is shown of it when it is open. A closed row has none, so that it
    /// changes only when what it says does.
    pub(super) opened: Option<Shared<Judged>>,
}

#[component]
pub(super) fn AwardEntry(props: &AwardEntryProps) -> Html {
    let (ui, row) = (props.ui, &props.row);
    let open = props.opened.is_some();
    let reached = row.reached.map(|level| level_name(ui, level));
    let head = el("button.award-row[type=button]")
        .class_if(reached.is_some(), "has")
        .attr("id", ["award-", &row.award.to_string()].concat())
        .attr("aria-expanded", open)
        .on_click(send(&props.dispatch, Action::Fold(Fold::Award(row.award))))
        .with(shape(row.mark, row.progress).draw(20))
        .with(el("span.name").text(row.name.to_owned()))
        .with(bar(&props.shares))
        .with(el("span.level").text(reached))
        .with(el("span.gap").with(phrase(&capitalised(&row.gap))))
        .with(Icon::Chevron.draw());
    let opened = props.opened.as_ref();
    el("li.award")
        .with(el("h3").with(head))
        .with(opened.and_then(|judged| detail(props, judged)))
        .into()
}

/// The shape of a mark, with how much of it is done.
pub(super) const fn shape(mark: Mark, progress: f64) -> Shape {
    match mark {
        Mark::Met => Shape::Met,
        Mark::Short => Shape::Short(progress),
        Mark::Blocked => Shape::Blocked,
        Mark::Unknown => Shape::Unknown,
        Mark::Declared => Shape::Declared,
    }
}

fn level_name(ui: Ui, level: Index) -> &'static str {
    let level = &ui.program.levels[usize::from(level)];
    level.name.get(ui.locale.lang())
}

/// The level that the row is about, then the others, folded.
fn detail(props: &AwardEntryProps, judged: &Judged) -> Option<Node> {
    let (ui, row) = (props.ui, &props.row);
    let explainer = judged.explainer();
    let award = judged.award(row.award)?;
    let mut notes = Footnotes::new(row.award);
    let held = award
        .held
        .iter()
        .flat_map(|held| explainer.held(row.award, held));
    let is_about = |level: &&LevelAssessment| level.level == row.level;
    let about = award.levels.iter().filter(is_about);
    let mut detail = el("div.detail")
        .each(held.map(|line| el("p.note").text(line)))
        .each(about.map(|level| level_view(props, judged, award, level, &mut notes)));
    let others = award.levels.iter().filter(|level| !is_about(level));
    detail = detail.each(others.map(|level| {
        let summary = el("summary")
            .text(level_name(ui, level.level))
            .text(": ")
            .text(explainer.status(level.status))
            .with(Icon::Chevron.draw());
        el("details.more")
            .with(summary)
            .with(level_view(props, judged, award, level, &mut notes))
    }));
    let page = ui.program.awards[usize::from(row.award)].page.as_deref();
    let page = page.map(|page| {
        let link = el("a[target=_blank][rel=noopener noreferrer]")
            .attr("href", page)
            .text(ui.get(&messages::MICROSOFT_PAGE));
        el("p.note").with(link)
    });
    Some(detail.with(notes.view(ui)).with(page))
}

/// One level: the nearest way to it, then the other ways, folded.
fn level_view(
    props: &AwardEntryProps,
    judged: &Judged,
    award: &AwardAssessment,
    level: &LevelAssessment,
    notes: &mut Footnotes,
) -> Node {
    let ui = props.ui;
    let explainer = judged.explainer();
    let entry = &ui.program.awards[usize::from(award.award)];
    let name = |at: usize| ui.locale.text(&entry.paths[level.paths[at].path].name);
    let mut path_view = |at: usize, heading: bool| {
        let items = explainer.checklist(award.award, level.level, level.paths[at].path);
        let heading = heading.then(|| {
            el("h4")
                .text(level_name(ui, level.level))
                .text(": ")
                .text(name(at))
        });
        el("div.path")
            .with(heading)
            .with(checklist(ui, &props.dispatch, judged, &items, notes))
    };
    let nearest = level.nearest.map(|nearest| path_view(nearest, true));
    let rest = (0..level.paths.len()).filter(|at| Some(*at) != level.nearest);
    let rest = rest.map(|at| {
        let summary = el("summary")
            .text(ui.say(&messages::OTHER_WAY, &[("name", name(at))]))
            .with(Icon::Chevron.draw());
        el("details.more").with(summary).with(path_view(at, false))
    });
    let paths = list().with(nearest).each(rest);
    let caveats = explainer.caveats(award, level);
    let caveats = (!caveats.is_empty()).then(|| {
        let caveats = caveats.into_iter().map(|caveat| el("li").text(caveat));
        el("ul.caveats.note").each(caveats)
    });
    paths.with(caveats)
}
