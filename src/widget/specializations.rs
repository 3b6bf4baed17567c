//! The specializations: by area, the nearest first, found by name or status.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::awards::{entry, is_open, is_specialization};
use super::node::{Handler, Node, el};
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Fold};
use crate::assess::{Standing, Status};
use crate::explain::Row;
use crate::interchange::fits;
use crate::locale::{capitalised, messages};
use crate::model::Index;

/// How many of an area are shown before a visitor asks for all.
const FIRST: usize = 2;

/// The statuses to filter by.
const STATUSES: [Status; 6] = [
    Status::Held,
    Status::CriteriaMet,
    Status::WithinReach,
    Status::Blocked,
    Status::Undetermined,
    Status::Closed,
];

/// The specializations of one area.
struct Group<'r> {
    area: Option<Index>,
    rows: Vec<&'r Row>,
}

/// The specializations of the program, where it has some.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let (ui, view, judged) = (scene.ui, &scene.view, &scene.judged);
    let mut all = judged.rows.iter().filter(|row| is_specialization(ui, row));
    if judged.assessment.standing != Standing::InForce || all.clone().next().is_none() {
        return None;
    }
    let is_narrowed = !view.sought.trim().is_empty() || view.standing.is_some();
    // The areas follow from the rows, which are in order: the nearest first.
    let mut groups: Vec<Group> = Vec::new();
    let mut found = 0;
    for row in &mut all {
        let award = &ui.program.awards[usize::from(row.award)];
        let area = award
            .area
            .map(|area| &ui.program.areas[usize::from(area)].name);
        let passes = view.standing.is_none_or(|status| row.status == status)
            && fits(&view.sought, [&award.name].into_iter().chain(area));
        if !passes {
            continue;
        }
        found += 1;
        match groups.iter_mut().find(|group| group.area == award.area) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group {
                area: award.area,
                rows: vec![row],
            }),
        }
    }
    let says = match found {
        0 => Some(ui.get(&messages::NO_MATCH).to_owned()),
        _ => is_narrowed.then(|| {
            ui.locale
                .plural(found, &messages::SPECIALIZATIONS_FOUND, &[])
        }),
    };
    let groups = groups
        .iter()
        .map(|group| group_view(scene, group, is_narrowed));
    let head = el("div.list-head")
        .with(el("h2#specializations").text(ui.get(&messages::SPECIALIZATIONS)))
        .with(filters(scene));
    Some(
        el("section.specializations[aria-labelledby=specializations]")
            .with(head)
            .with(el("p.note").text(ui.get(&messages::SPECIALIZATIONS_HELP)))
            .with(el("p.found[role=status]").text(says))
            .with(el("div.groups").each(groups)),
    )
}

/// One area. Closed, it shows the nearest ones, where something of them is
/// done, and those that are being read; open or narrowed down, all.
fn group_view(scene: &Scene, group: &Group, is_narrowed: bool) -> Node {
    let (ui, view) = (scene.ui, &scene.view);
    let fold = Fold::Specializations(group.area);
    let open = is_narrowed || view.paper || scene.is_open(fold);
    let name = group.area.map_or(ui.get(&messages::OTHER_AREA), |area| {
        ui.locale.text(&ui.program.areas[usize::from(area)].name)
    });
    let count = ui.locale.count(group.rows.len() as u64);
    let head = if is_narrowed {
        el("div.group-head")
    } else {
        el("button.group-head[type=button]")
            .attr("aria-expanded", open)
            .on_click(scene.send(Action::Fold(fold)))
    };
    let head = head
        .with(el("span.name").text(name))
        .with(el("span.note").text(count))
        .with((!is_narrowed).then(|| Icon::Chevron.draw()));
    let shown = group.rows.iter().enumerate().filter(|(at, row)| {
        let near = *at < FIRST && (row.reached.is_some() || row.progress > 0.0);
        open || near || is_open(scene, row)
    });
    let mut shown = shown.map(|(_, row)| entry(scene, row, true)).peekable();
    let rows = shown.peek().is_some().then(|| el("ul.awards").each(shown));
    el("div.group")
        .key(name)
        .with(el("h3").with(head))
        .with(rows)
}

fn filters(scene: &Scene) -> Node {
    let (ui, view) = (scene.ui, &scene.view);
    let seek = {
        let dispatch = scene.dispatch.clone();
        Handler::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::Seek(text));
        })
    };
    let choose = {
        let dispatch = scene.dispatch.clone();
        Handler::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>();
            // The first entry stands for all of them.
            let chosen = usize::try_from(chosen.selected_index());
            let chosen = chosen.ok().and_then(|chosen| chosen.checked_sub(1));
            let status = chosen.and_then(|chosen| STATUSES.get(chosen)).copied();
            dispatch.dispatch(Action::ShowStanding(status));
        })
    };
    let explainer = scene.judged.explainer();
    let statuses = STATUSES.map(|status| {
        el("option")
            .flag("selected", view.standing == Some(status))
            .text(capitalised(explainer.status(status)))
    });
    let any = el("option")
        .flag("selected", view.standing.is_none())
        .text(ui.get(&messages::ANY_STATUS));
    let input = el("input#seek[type=search][autocomplete=off]")
        .attr("aria-label", ui.get(&messages::SEEK))
        .attr("placeholder", ui.get(&messages::SEEK))
        .value(view.sought.clone())
        .on_input(seek);
    let status = el("select")
        .attr("aria-label", ui.get(&messages::FILTER_STATUS))
        .on_change(choose)
        .with(any)
        .each(statuses);
    el("div.filters")
        .with(el("div.box").with(input))
        .with(status)
}
