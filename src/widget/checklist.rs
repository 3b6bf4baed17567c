//! A checklist: what is asked for line by line, what there is of it, who was
//! counted, and where it was published.

use super::award::shape;
use super::entry::Place;
use super::figures::yes_or_no;
use super::judged::Judged;
use super::node::{Node, el, list};
use super::phrase::phrase;
use super::ui::{Dispatch, Ui};
use crate::explain::{Input, Item, Mark, SourceRef};
use crate::locale::{capitalised, messages};
use crate::model::{Index, Unit};

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
    fn marks(&mut self, ui: Ui, sources: &[SourceRef]) -> Node {
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
            el("a.mark[target=_blank][rel=noopener noreferrer]")
                .attr("href", self.sources[number - 1].url.to_owned())
                .attr("aria-label", label)
                .attr("aria-describedby", self.id(number))
                .text(text)
        });
        el("sup").each(marks)
    }

    /// The list of sources, to stand below everything that refers to them.
    pub(super) fn view(&self, ui: Ui) -> Option<Node> {
        if self.sources.is_empty() {
            return None;
        }
        let sources = self.sources.iter().zip(1..).map(|(source, number)| {
            let kind = if source.primary {
                &messages::SOURCE_PRIMARY
            } else {
                &messages::SOURCE_SECONDARY
            };
            let what = match source.what.as_str() {
                "" => host(&source.url).to_owned(),
                what => capitalised(what),
            };
            let link = el("a[target=_blank][rel=noopener noreferrer]")
                .attr("href", source.url.to_owned())
                .text(what);
            let says = el("span")
                .attr("id", self.id(number))
                .with(link)
                .text(", ")
                .text(source.as_of.to_owned())
                .text(", ")
                .text(ui.get(kind));
            let number = ui.locale.count(number as u64);
            el("li")
                .with(el("span[aria-hidden=true]").text(number))
                .with(says)
        });
        let label = ui.get(&messages::SOURCES);
        Some(el("ol.sources").attr("aria-label", label).each(sources))
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
) -> Node {
    let items = items
        .iter()
        .map(|item| item_view(ui, dispatch, judged, item, notes));
    el("ul.checks").each(items)
}

fn item_view(
    ui: Ui,
    dispatch: &Dispatch,
    judged: &Judged,
    item: &Item,
    notes: &mut Footnotes,
) -> Node {
    let depth = match item.depth {
        0 => "in-0",
        1 => "in-1",
        2 => "in-2",
        _ => "in-3",
    };
    let mark = item.mark.map(|mark| {
        let words = judged.explainer().mark(mark);
        list()
            .with(shape(mark, item.progress).draw(16))
            .with(el("span.unseen").text(words).text(": "))
    });
    let sentence = el("p")
        .with(phrase(&item.sentence))
        .with(notes.marks(ui, &item.sources));
    let full = item.full.as_ref().map(|full| {
        el("details.help")
            .with(el("summary").text(ui.get(&messages::MORE)))
            .with(el("p.note").with(phrase(full)))
    });
    let counted = (!item.counted.is_empty()).then(|| {
        let names = item.counted.iter().map(|name| el("li").text(name.clone()));
        el("ul.names")
            .attr("aria-label", ui.get(&messages::COUNTED))
            .each(names)
    });
    let more = item.notes.iter().chain(&item.doubt);
    let counts = match item.input {
        Some(Input::Figure(figure)) => ui.program.figures[usize::from(figure)].help.as_ref(),
        _ => None,
    };
    let counts = counts.map(|help| {
        el("details.help")
            .with(el("summary").with(el("span.open").text(ui.get(&messages::WHAT_COUNTS))))
            .with(el("p.note").text(ui.locale.text(help)))
    });
    let says = el("div")
        .with(sentence)
        .with(full)
        .with(counted)
        .with(counts)
        .each(more.map(|note| el("p.note").text(note.clone())));
    el("li.check")
        .class(depth)
        .with(el("span.at").with(mark))
        .with(says)
        .with(have(ui, dispatch, judged, item, notes.award))
}

/// What there is, beside what is needed; where the visitor's word decides,
/// the two answers.
fn have(ui: Ui, dispatch: &Dispatch, judged: &Judged, item: &Item, award: Index) -> Option<Node> {
    if let Some(question) = &item.confirm {
        let answer = judged.reading.profile.answers.get(question).copied();
        let label = item.sentence.clone();
        let Some(ask) = item.ask else {
            return Some(yes_or_no(ui, dispatch, label, question, answer));
        };
        let label = [&label, ". ", ask].concat();
        let asked = el("p.note[aria-hidden=true]").text(ask);
        let choice = yes_or_no(ui, dispatch, label, question, answer);
        return Some(el("div.field").with(asked).with(choice));
    }
    if let Some(input) = item.input {
        let place = Place {
            ui,
            dispatch,
            judged,
            row: usize::from(award),
        };
        return Some(match input {
            Input::Figure(figure) => {
                let figure = &ui.program.figures[usize::from(figure)];
                let id = ["references-", &award.to_string()].concat();
                el("div.field")
                    .attr("id", (figure.unit == Unit::References).then_some(id))
                    .with(place.figure(figure, item.sentence.clone()))
            }
            Input::Audit(award) => {
                let label = el("p.note[aria-hidden=true]").text(ui.get(&messages::AUDIT_PASSED));
                el("div.field")
                    .attr("id", ["audit-", &award.to_string()].concat())
                    .with(label)
                    .with(place.audit(&ui.program.awards[usize::from(award)]))
                    .with(
                        item.have
                            .clone()
                            .map(|have| el("p.note").text(capitalised(&have))),
                    )
            }
        });
    }
    let of_need =
        |have: &str, need: &str| ui.say(&messages::HAVE_OF_NEED, &[("have", have), ("need", need)]);
    let said = match (&item.points, &item.have, &item.need) {
        (Some((points, most)), _, _) => of_need(points, most),
        (None, Some(have), Some(need)) if item.mark != Some(Mark::Met) => of_need(have, need),
        (None, Some(have), _) => have.clone(),
        (None, None, Some(_)) => ui.get(&messages::NOT_ENTERED).to_owned(),
        (None, None, None) => return None,
    };
    Some(el("span.have").text(said))
}
