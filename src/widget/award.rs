//! One award: a row that opens to its checklists.

use yew::prelude::*;

use super::checklist::{Footnotes, checklist};
use super::judged::Judged;
use super::phrase::phrase;
use super::shape::{Icon, Shape, bar};
use super::shared::Shared;
use super::store::{Action, Fold};
use super::ui::part;
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
    let onclick = {
        let (dispatch, award) = (props.dispatch.clone(), row.award);
        Callback::from(move |_| dispatch.dispatch(Action::Fold(Fold::Award(award))))
    };
    let reached = row.reached.map(|level| level_name(ui, level));
    html! {
        <li class="award">
            <h3>
                <button
                    id={["award-", &row.award.to_string()].concat()}
                    type="button"
                    class={classes!("award-row", reached.is_some().then_some("has"))}
                    aria-expanded={open.to_string()}
                    {onclick}
                >
                    { shape(row.mark, row.progress).draw(20) }
                    <span class="name">{ &row.name }</span>
                    { bar(&props.shares) }
                    <span class="level">{ reached }</span>
                    <span class="gap">{ phrase(&capitalised(&row.gap)) }</span>
                    { Icon::Chevron.draw() }
                </button>
            </h3>
            if let Some(judged) = &props.opened {
                { detail(props, judged) }
            }
        </li>
    }
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
fn detail(props: &AwardEntryProps, judged: &Judged) -> Html {
    let (ui, row) = (props.ui, &props.row);
    let explainer = judged.explainer();
    let Some(award) = judged.award(row.award) else {
        return Html::default();
    };
    let mut notes = Footnotes::new(row.award);
    let (about, others): (Vec<_>, Vec<_>) = award
        .levels
        .iter()
        .partition(|level| level.level == row.level);
    let about: Html = about
        .into_iter()
        .map(|level| level_view(props, judged, award, level, &mut notes))
        .collect();
    let others: Html = others
        .into_iter()
        .map(|level| {
            let body = level_view(props, judged, award, level, &mut notes);
            let status = explainer.status(level.status);
            html! {
                <details class="more">
                    <summary>
                        { level_name(ui, level.level) }
                        { ": " }
                        { status }
                        { Icon::Chevron.draw() }
                    </summary>
                    { body }
                </details>
            }
        })
        .collect();
    let held = award
        .held
        .iter()
        .flat_map(|held| explainer.held(row.award, held));
    let page = ui.program.awards[usize::from(row.award)].page.clone();
    html! {
        <div class="detail">
            { part(held.map(|line| html! { <p class="note">{ line }</p> })) }
            { about }
            { others }
            { notes.view(ui) }
            if let Some(page) = page {
                <p class="note">
                    <a href={page} target="_blank" rel="noopener noreferrer">
                        { ui.get(&messages::MICROSOFT_PAGE) }
                    </a>
                </p>
            }
        </div>
    }
}

/// One level: the nearest way to it, then the other ways, folded.
fn level_view(
    props: &AwardEntryProps,
    judged: &Judged,
    award: &AwardAssessment,
    level: &LevelAssessment,
    notes: &mut Footnotes,
) -> Html {
    let ui = props.ui;
    let explainer = judged.explainer();
    let entry = &ui.program.awards[usize::from(award.award)];
    let mut path_view = |at: usize, heading: bool| {
        let path = level.paths[at].path;
        let items = explainer.checklist(award.award, level.level, path);
        let name = ui.locale.text(&entry.paths[path].name);
        html! {
            <div class="path">
                if heading {
                    <h4>
                        { level_name(ui, level.level) }
                        { ": " }
                        { name }
                    </h4>
                }
                { checklist(ui, &props.dispatch, judged, &items, notes) }
            </div>
        }
    };
    let nearest = level.nearest.map(|nearest| path_view(nearest, true));
    let rest: Html = (0..level.paths.len())
        .filter(|at| Some(*at) != level.nearest)
        .map(|at| {
            let name = ui.locale.text(&entry.paths[level.paths[at].path].name);
            html! {
                <details class="more">
                    <summary>
                        { ui.say(&messages::OTHER_WAY, &[("name", name)]) }
                        { Icon::Chevron.draw() }
                    </summary>
                    { path_view(at, false) }
                </details>
            }
        })
        .collect();
    let caveats = explainer.caveats(award, level);
    html! {
        <>
            { nearest }
            { rest }
            if !caveats.is_empty() {
                <ul class="caveats note">
                    { part(caveats.into_iter().map(|caveat| html! { <li>{ caveat }</li> })) }
                </ul>
            }
        </>
    }
}
