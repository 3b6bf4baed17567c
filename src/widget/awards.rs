//! The awards as a list: filtered, in order, the first few at first.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::award::AwardEntry;
use super::judged::{Judged, progress};
use super::node::{Handler, Node, el};
use super::part::part;
use super::scene::Scene;
use super::store::{Action, Fold, Order, StatusFilter, View};
use super::ui::Ui;
use crate::assess::{Standing, Status};
use crate::explain::Row;
use crate::interchange::Field;
use crate::locale::{Message, messages};
use crate::model::{AwardKind, Index};

/// How many awards are shown before a visitor asks for all.
const FIRST: usize = 6;

/// The standings to filter by, with their words.
const STATUSES: [(StatusFilter, &Message); 5] = [
    (StatusFilter::Attained, &messages::STATUS_ACHIEVED),
    (StatusFilter::WithinReach, &messages::STATUS_WITHIN_REACH),
    (StatusFilter::Open, &messages::STATUS_UNDETERMINED),
    (StatusFilter::Blocked, &messages::STATUS_BLOCKED),
    (StatusFilter::Closed, &messages::STATUS_CLOSED),
];

/// The awards, and what narrows them down.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let (ui, view, judged) = (scene.ui, &scene.view, &scene.judged);
    // Outside the days of the program only what is held has anything to say.
    let in_force = judged.assessment.standing == Standing::InForce;
    let heading = if in_force {
        &messages::AWARDS
    } else {
        &messages::HELD
    };
    let held = |row: &Row| {
        judged
            .award(row.award)
            .is_some_and(|award| award.held.is_some())
    };
    if !in_force && !judged.rows.iter().any(held) {
        return None;
    }
    let rows = judged.rows.iter();
    let rows = rows.filter(|row| {
        if in_force {
            !is_specialization(ui, row) && passes(ui, view, row)
        } else {
            held(row)
        }
    });
    let mut ordered: Vec<&Row> = Vec::new();
    for row in rows {
        let at = match view.order {
            Order::Nearest => ordered.len(),
            Order::Name => ordered.partition_point(|other| other.name <= row.name),
        };
        ordered.insert(at, row);
    }
    let rows = ordered;
    let all = view.paper || view.open.contains(&Fold::AllAwards) || rows.len() <= FIRST + 1;
    let total = rows.len();
    let none = rows
        .is_empty()
        .then(|| el("p.lead[role=status]").text(ui.get(&messages::NO_MATCH)));
    // One that is being read is shown wherever it stands.
    let shown = rows.iter().enumerate();
    let shown = shown.filter(|(at, row)| all || *at < FIRST || is_open(scene, row));
    let shown: Vec<Html> = shown.map(|(_, row)| entry(scene, row, false)).collect();
    let hides = shown.len() < total;
    let all = hides || view.open.contains(&Fold::AllAwards) && total > FIRST + 1;
    let all = all.then(|| {
        let count = ui.locale.count(total as u64);
        el("button.quiet-button.all[type=button]")
            .on_click(scene.send(Action::Fold(Fold::AllAwards)))
            .text(if hides {
                ui.say(&messages::SHOW_ALL, &[("n", &count)])
            } else {
                ui.get(&messages::LESS).to_owned()
            })
    });
    let head = el("div.list-head")
        .with(el("h2#awards").text(ui.get(heading)))
        .with(in_force.then(|| part(scene, filters, |one, other| counts(one) == counts(other))));
    Some(
        el("section[aria-labelledby=awards]")
            .with(head)
            .with(none)
            .with(el("ul.awards").each(shown))
            .with(all),
    )
}

/// An award of the list, below a heading of its own where it is nested.
pub(super) fn entry(scene: &Scene, row: &Row, nested: bool) -> Html {
    // Of the specializations, which are many, paper has the lists of those only
    // that are there or all but there.
    let on_paper = match row.status {
        Status::Held | Status::CriteriaMet => true,
        _ => !nested && (row.reached.is_some() || row.progress > 0.0),
    };
    let open = is_open(scene, row) || scene.view.paper && on_paper;
    html! {
        <AwardEntry
            key={row.award}
            ui={scene.ui}
            dispatch={scene.dispatch.clone()}
            row={row.clone()}
            gap={scene.judged.explainer().row_gap(row)}
            shares={shares(&scene.judged, row.award)}
            opened={open.then(|| scene.judged.clone())}
            {nested}
        />
    }
}

/// Whether an award is being read. One with a field in trouble is never folded
/// away.
pub(super) fn is_open(scene: &Scene, row: &Row) -> bool {
    let id = &scene.ui.program.awards[usize::from(row.award)].id;
    let held = |key: u32| {
        let mut held = scene.form.held.iter();
        held.any(|held| held.key == key && held.award == *id)
    };
    let mut problems = scene.judged.reading.problems.iter();
    scene.is_open(Fold::Award(row.award))
        || problems.any(|problem| match &problem.field {
            Field::Audit { award } => award == id,
            Field::Since { row } => held(*row),
            _ => false,
        })
}

/// Whether a row is about a specialization; those have a list of their own.
pub(super) fn is_specialization(ui: Ui, row: &Row) -> bool {
    ui.program.awards[usize::from(row.award)].kind == AwardKind::Specialization
}

/// How much of each level of an award is done.
fn shares(judged: &Judged, award: Index) -> Vec<f64> {
    let levels = judged
        .award(award)
        .into_iter()
        .flat_map(|award| &award.levels);
    levels.map(progress).collect()
}

fn passes(ui: Ui, view: &View, row: &Row) -> bool {
    view.status.is_none_or(|status| has_status(row, status)) && is_in_area(ui, view, row)
}

fn has_status(row: &Row, status: StatusFilter) -> bool {
    match status {
        StatusFilter::Attained => row.reached.is_some(),
        StatusFilter::WithinReach => row.status == Status::WithinReach,
        StatusFilter::Open => row.status == Status::Undetermined,
        StatusFilter::Blocked => row.status == Status::Blocked,
        StatusFilter::Closed => row.status == Status::Closed,
    }
}

fn is_in_area(ui: Ui, view: &View, row: &Row) -> bool {
    let award = &ui.program.awards[usize::from(row.award)];
    view.area.is_none_or(|area| award.area == Some(area))
}

/// How many awards of the area have each of the standings.
fn counts(scene: &Scene) -> [u64; STATUSES.len()] {
    let (ui, view) = (scene.ui, &scene.view);
    STATUSES.map(|(status, _)| {
        let rows = scene.judged.rows.iter();
        let rows = rows.filter(|row| !is_specialization(ui, row) && is_in_area(ui, view, row));
        rows.filter(|row| has_status(row, status)).count() as u64
    })
}

fn filters(scene: &Scene) -> Option<Node> {
    let (ui, view) = (scene.ui, &scene.view);
    let filter = |label: &'static Message, action: fn(Option<usize>) -> Action| {
        let dispatch = scene.dispatch.clone();
        let choose = Handler::from(move |event: Event| {
            let chosen = event
                .target_unchecked_into::<HtmlSelectElement>()
                .selected_index();
            // The first entry stands for all of them.
            let chosen = usize::try_from(chosen)
                .ok()
                .and_then(|chosen| chosen.checked_sub(1));
            dispatch.dispatch(action(chosen));
        });
        el("select")
            .attr("aria-label", ui.get(label))
            .on_change(choose)
    };
    let option = |text: String, selected: bool| el("option").flag("selected", selected).text(text);
    let first =
        |message: &'static Message, selected: bool| option(ui.get(message).to_owned(), selected);
    let is_empty = |area: usize| {
        let rows = scene.judged.rows.iter();
        let mut rows = rows.filter(|row| !is_specialization(ui, row));
        !rows.any(|row| {
            let award = &ui.program.awards[usize::from(row.award)];
            award.area.is_some_and(|of| usize::from(of) == area)
        })
    };
    let areas = ui.program.areas.iter().enumerate().map(|(at, area)| {
        let chosen = view.area.is_some_and(|area| usize::from(area) == at);
        // Where a browser shows what is hidden, it cannot be chosen.
        let is_empty = is_empty(at);
        option(ui.locale.text(&area.name).to_owned(), chosen)
            .flag("hidden", is_empty)
            .flag("disabled", is_empty)
    });
    let area = filter(&messages::FILTER_AREA, |area| {
        Action::ShowArea(area.and_then(|area| Index::try_from(area).ok()))
    });
    let statuses = STATUSES
        .iter()
        .zip(counts(scene))
        .map(|((status, word), count)| {
            let is_chosen = view.status == Some(*status);
            let word = crate::locale::capitalised(ui.get(word));
            let text = [&word, " (", &ui.locale.count(count), ")"].concat();
            option(text, is_chosen).flag("disabled", count == 0 && !is_chosen)
        });
    let status = filter(&messages::FILTER_STATUS, |status| {
        let status = status.and_then(|status| STATUSES.get(status));
        Action::ShowStatus(status.map(|(status, _)| *status))
    });
    let order = filter(&messages::ORDER, |order| {
        Action::Sort(order.map_or(Order::Nearest, |_| Order::Name))
    });
    let filters = el("div.filters")
        .with(
            area.with(first(&messages::ALL_AREAS, view.area.is_none()))
                .each(areas),
        )
        .with(
            status
                .with(first(&messages::ANY_STATUS, view.status.is_none()))
                .each(statuses),
        )
        .with(
            order
                .with(first(
                    &messages::NEAREST_FIRST,
                    view.order == Order::Nearest,
                ))
                .with(first(&messages::BY_NAME, view.order == Order::Name)),
        );
    Some(filters)
}
