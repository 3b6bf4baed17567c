//! A checklist: what is asked for line by line, what there is of it, who was
//! counted, and where it was published.

use yew::prelude::*;

use super::award::shape;
use super::figures::yes_or_no;
use super::judged::Judged;
use super::phrase::phrase;
use super::ui::part;
use super::ui::{Dispatch, Ui};
use crate::explain::{Item, Mark, SourceRef};
use crate::locale::{capitalised, messages};
use crate::model::Index;

/// The sources of an award, numbered in the order in which they are referred to.
pub(super) struct Footnotes {
    award: Index,
    sources: Vec<SourceRef>,
}

impl Footnotes {
    /// No sources yet.
    pub(super) const fn new(award: Index) -> Self {
        Self {
            award,
            sources: Vec::new(),
        }
    }

    /// The number of a source.
    fn number(&mut self, source: &SourceRef) -> usize {
        let known = self.sources.iter().position(|known| known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        }) + 1
    }

    fn id(&self, number: usize) -> String {
        ["source-", &self.award.to_string(), "-", &number.to_string()].concat()
    }

    /// The marks behind a sentence, each leading to its source.
    fn marks(&mut self, ui: Ui, sources: &[SourceRef]) -> Html {
        let mut numbers: Vec<usize> = Vec::new();
        for source in sources {
            let number = self.number(source);
            let at = numbers.partition_point(|other| *other < number);
            if numbers.get(at) != Some(&number) {
                numbers.insert(at, number);
            }
        }
        let marks = numbers.into_iter().map(|number| {
            let text = ui.locale.count(number as u64);
            let label = ui.say(&messages::SOURCE_MARK, &[("number", &text)]);
            html! {
                <a
                    class="mark"
                    href={self.sources[number - 1].url.clone()}
                    target="_blank"
                    rel="noopener noreferrer"
                    aria-label={label}
                    aria-describedby={self.id(number)}
                >
                    { text }
                </a>
            }
        });
        html! { <sup>{ part(marks) }</sup> }
    }

    /// The list of sources, to stand below everything that refers to them.
    pub(super) fn view(&self, ui: Ui) -> Html {
        if self.sources.is_empty() {
            return Html::default();
        }
        html! {
            <ol class="sources" aria-label={ui.get(&messages::SOURCES)}>
                {
                    for self.sources.iter().zip(1..).map(|(source, number)| {
                        let kind = if source.primary {
                            &messages::SOURCE_PRIMARY
                        } else {
                            &messages::SOURCE_SECONDARY
                        };
                        let what = match source.what.as_str() {
                            "" => host(&source.url).to_owned(),
                            what => capitalised(what),
                        };
                        html! {
                            <li>
                                <span aria-hidden="true">{ ui.locale.count(number as u64) }</span>
                                <span id={self.id(number)}>
                                    <a href={source.url.clone()} target="_blank" rel="noopener noreferrer">
                                        { what }
                                    </a>
                                    { ", " }
                                    { &source.as_of }
                                    { ", " }
                                    { ui.get(kind) }
                                </span>
                            </li>
                        }
                    })
                }
            </ol>
        }
    }
}

/// The host in an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The lines of a checklist.
pub(super) fn checklist(
    ui: Ui,
    dispatch: &Dispatch,
    judged: &Judged,
    items: &[Item],
    notes: &mut Footnotes,
) -> Html {
    html! {
        <ul class="checks">
            { part(items.iter().map(|item| item_view(ui, dispatch, judged, item, notes))) }
        </ul>
    }
}

fn item_view(
    ui: Ui,
    dispatch: &Dispatch,
    judged: &Judged,
    item: &Item,
    notes: &mut Footnotes,
) -> Html {
    let depth = ["in-", &item.depth.min(3).to_string()].concat();
    let mark = item.mark.map(|mark| {
        html! {
            <>
                { shape(mark, item.progress).draw(16) }
                <span class="unseen">{ judged.explainer().mark(mark) }{ ": " }</span>
            </>
        }
    });
    let more = item.notes.iter().chain(&item.doubt);
    html! {
        <li class={classes!("check", depth)}>
            <span class="at">{ mark }</span>
            <div>
                <p>
                    { phrase(&item.sentence) }
                    { notes.marks(ui, &item.sources) }
                </p>
                if let Some(full) = &item.full {
                    <details class="help">
                        <summary>{ ui.get(&messages::MORE) }</summary>
                        <p class="note">{ phrase(full) }</p>
                    </details>
                }
                if !item.counted.is_empty() {
                    <ul class="names" aria-label={ui.get(&messages::COUNTED)}>
                        { part(item.counted.iter().map(|name| html! { <li>{ name }</li> })) }
                    </ul>
                }
                { part(more.map(|note| html! { <p class="note">{ note }</p> })) }
            </div>
            { have(ui, dispatch, judged, item) }
        </li>
    }
}

/// What there is, beside what is needed; where the visitor's word decides,
/// the two answers.
fn have(ui: Ui, dispatch: &Dispatch, judged: &Judged, item: &Item) -> Html {
    if let Some(question) = &item.confirm {
        let answer = judged.reading.profile.answers.get(question).copied();
        return yes_or_no(ui, dispatch, &item.sentence, question, answer);
    }
    let said = match (&item.points, &item.have, &item.need) {
        (Some((points, most)), _, _) => {
            ui.say(&messages::HAVE_OF_NEED, &[("have", points), ("need", most)])
        }
        (None, Some(have), Some(need)) if item.mark != Some(Mark::Met) => {
            ui.say(&messages::HAVE_OF_NEED, &[("have", have), ("need", need)])
        }
        (None, Some(have), _) => have.clone(),
        (None, None, Some(_)) => ui.get(&messages::NOT_ENTERED).to_owned(),
        (None, None, None) => return Html::default(),
    };
    html! { <span class="have">{ said }</span> }
}
