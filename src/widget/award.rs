//! One award: a row that opens to its checklists.

use yew::prelude::*;

use super::checklist::{Footnotes, checklist};
use super::choice::{Answer, choice};
use super::entry::Place;
use super::judged::Judged;
use super::node::{Node, el, list};
use super::phrase::phrase;
use super::scene::send;
use super::scores::tracks;
use super::shape::{Icon, Shape, bar};
use super::shared::Shared;
use super::store::{Action, Edit, Fold, Target};
use super::ui::{Dispatch, Ui};
use crate::assess::{AwardAssessment, LevelAssessment};
use crate::explain::{LinkTo, Mark, Row};
use crate::interchange::Field;
use crate::locale::{capitalised, messages};
use crate::model::{AwardKind, Index};

#[derive(Properties, PartialEq)]
pub(super) struct AwardEntryProps {
    pub(super) ui: Ui,
    pub(super) dispatch: Dispatch,
    pub(super) row: Row,
    /// What is missing.
    pub(super) gap: String,
    /// How much of each of its levels is done.
    pub(super) shares: Vec<f64>,
    /// What is shown of it when it is open. A closed row has none, so that it
    /// changes only when what it says does.
    pub(super) opened: Option<Shared<Judged>>,
    /// Whether it stands below a heading inside the list.
    pub(super) nested: bool,
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
        .with(el("span.gap").with(phrase(&capitalised(&props.gap))))
        .with(Icon::Chevron.draw());
    let opened = props.opened.as_ref();
    el("li.award")
        .with(
            el(if props.nested {
                "h4.award-head"
            } else {
                "h3.award-head"
            })
            .with(head),
        )
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
        .with(chain_view(props, judged))
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
    Some(
        detail
            .with(awarded(props, judged))
            .with(notes.view(ui))
            .with(page),
    )
}

/// Whether a specialization has been awarded, since when, and until when.
fn awarded(props: &AwardEntryProps, judged: &Judged) -> Option<Node> {
    let (ui, row) = (props.ui, &props.row);
    let award = &ui.program.awards[usize::from(row.award)];
    if award.kind != AwardKind::Specialization {
        return None;
    }
    let mut held = judged.form.held.iter();
    let held = held.find(|held| held.award == award.id);
    let level = &ui.program.levels[usize::from(row.level)];
    let answer = |text, is: bool| Answer {
        text: ui.get(text),
        chosen: held.is_some() == is,
        action: Action::Edit(Edit::Awarded(award.id.clone(), level.id.clone(), is)),
    };
    let question = ui.get(&messages::AWARDED);
    let answers = vec![answer(&messages::YES, true), answer(&messages::NO, false)];
    let asked = el("div.figure")
        .with(el("span.asked").text(question))
        .with(choice(&props.dispatch, question.to_owned(), answers));
    let days = held.map(|held| {
        let place = Place {
            ui,
            dispatch: &props.dispatch,
            judged,
            row: usize::from(row.award),
        };
        let key = held.key;
        let field = |message, field, text: &str, edit| {
            let label = ui.get(message);
            el("div.figure")
                .with(el("span.asked[aria-hidden=true]").text(label))
                .with(place.day(field, label.to_owned(), text.to_owned(), edit))
        };
        list()
            .with(field(
                &messages::AWARDED_ON,
                Field::Since { row: key },
                &held.since,
                Box::new(move |text| Edit::HeldSince(key, text)),
            ))
            .with(field(
                &messages::HELD_ANNIVERSARY,
                Field::Anniversary { row: key },
                &held.anniversary,
                Box::new(move |text| Edit::HeldAnniversary(key, text)),
            ))
    });
    Some(el("div.awarded").with(asked).with(days))
}

/// The way from nothing to the award, each award before it a button that leads
/// to its row.
fn chain_view(props: &AwardEntryProps, judged: &Judged) -> Option<Node> {
    let (ui, row) = (props.ui, &props.row);
    let explainer = judged.explainer();
    let links = explainer.chain(row.award, row.level);
    if links.is_empty() {
        return None;
    }
    let links = links.into_iter().map(|link| {
        let says = list()
            .with(shape(link.mark, link.progress).draw(16))
            .with(el("span.unseen").text(explainer.mark(link.mark)).text(": "))
            .with(el("span.name").text(link.name))
            .with(el("span.note").with(phrase(&capitalised(&link.gap))));
        let leads = match link.to {
            LinkTo::Award(award) if explainer.shows(award) => Some(Action::Read(award)),
            LinkTo::References => Some(Action::Look(Target::References(row.award))),
            LinkTo::Audit => Some(Action::Look(Target::Audit(row.award))),
            _ => None,
        };
        let says = match leads {
            Some(action) => el("button.link[type=button]")
                .on_click(send(&props.dispatch, action))
                .with(says),
            None => el("div.link").with(says),
        };
        let here = link.to == LinkTo::Here;
        el("li")
            .attr("aria-current", here.then_some("step"))
            .with(says)
    });
    Some(
        el("ol.chain")
            .attr("aria-label", ui.get(&messages::CHAIN))
            .each(links),
    )
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
            let named = explainer.level(award.award, level.level).map(str::to_owned);
            el(if props.nested { "h5" } else { "h4" })
                .text(named.map(|named| [&named, ": "].concat()))
                .text(name(at))
        });
        el("div.path")
            .with(heading)
            .with(checklist(ui, &props.dispatch, judged, &items, notes))
    };
    let tracks = tracks(ui, judged, award.award, level.level);
    let nearest = level.nearest.map(|nearest| {
        // The tracks have said it already; the lines say how each point comes about.
        let lines = path_view(nearest, tracks.is_none());
        if tracks.is_none() {
            return lines;
        }
        let summary = el("summary")
            .text(ui.say(&messages::HOW_IT_COUNTS, &[("name", name(nearest))]))
            .with(Icon::Chevron.draw());
        el("details.more").with(summary).with(lines)
    });
    let rest = (0..level.paths.len()).filter(|at| Some(*at) != level.nearest);
    let rest = rest.map(|at| {
        let summary = el("summary")
            .text(ui.say(&messages::OTHER_WAY, &[("name", name(at))]))
            .with(Icon::Chevron.draw());
        el("details.more").with(summary).with(path_view(at, false))
    });
    let paths = list().with(tracks).with(nearest).each(rest);
    let caveats = explainer.caveats(award, level);
    let caveats = (!caveats.is_empty()).then(|| {
        let caveats = caveats.into_iter().map(|caveat| el("li").text(caveat));
        el("ul.caveats.note").each(caveats)
    });
    paths.with(caveats)
}
