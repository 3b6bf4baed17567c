//! Who is certified: a table of people, or of so many people alike.

use yew::prelude::*;

use super::certs::{Certs, Tag, TagState};
use super::example;
use super::field::error;
use super::import;
use super::judged::IdleEntries;
use super::node::{Node, el, list};
use super::scene::{self, Scene, send};
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Edit, Fold};
use super::trouble;
use super::ui::{Dispatch, Ui};
use crate::interchange::{Directory, Field, Form, Trouble};
use crate::locale::{Message, messages};

/// The table of people.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let ui = scene.ui;
    let form = scene.form.clone();
    let is_empty = scene.is_empty;
    let rows = form.rows.iter().enumerate().map(|(at, row)| {
        let idle = scene.judged.idle.iter().filter(|idle| idle.row == row.key);
        html! {
            <Person
                key={row.key}
                {ui}
                dispatch={scene.dispatch.clone()}
                directory={scene.directory.clone()}
                form={form.clone()}
                {at}
                notes={notes(scene, row.key)}
                idle={idle.cloned().collect::<Vec<_>>()}
                open={open(scene, row.key)}
                is_only={is_empty && form.rows.len() == 1}
            />
        }
    });
    let head = el("div.people-head[aria-hidden=true]")
        .with(el("span").text(ui.get(&messages::WHO)))
        .with(el("span").text(ui.get(&messages::NUMBER)))
        .with(el("span").text(ui.get(&messages::CERTIFICATIONS)));
    let add = el("button.quiet-button[type=button]")
        .on_click(scene.send(Action::Edit(Edit::AddRow)))
        .with(Icon::Plus.draw())
        .text(ui.get(&messages::ADD_PERSON));
    // It stays where it is once something is typed: in the bar above, it moved everything below.
    let example = example::of(&ui.program.id).map(|company| {
        let button = if is_empty {
            el("button.main-button[part=button][type=button]")
        } else {
            el("button.quiet-button[type=button]")
        };
        button
            .on_click(scene.send(Action::LoadExample(company)))
            .text(ui.get(&messages::LOAD_EXAMPLE))
    });
    // Not gone at the first key: that would move the field away below the typing.
    let lead = (form.rows.len() == 1).then(|| el("p.lead").text(ui.get(&messages::QUESTION_HELP)));
    let section = el("section.roster[aria-labelledby=question]")
        .with(el("h2#question[tabindex=-1]").text(ui.get(&messages::QUESTION)))
        .with(lead)
        .with(head)
        .with(el("ol.people").each(rows))
        .with(el("p.unseen#certs-help").text(ui.get(&messages::SEARCH_HELP)))
        .with(
            el("div.after-people")
                .with(add)
                .with(import::chooser(scene))
                .with(example),
        );
    Some(section)
}

/// Whether the table looks the same in both.
pub(super) fn same(one: &Scene, other: &Scene) -> bool {
    one.directory == other.directory
        && one.form.rows == other.form.rows
        && one.is_empty == other.is_empty
        && one.judged.idle == other.judged.idle
        && one.has_trouble_of(other)
}

/// What is wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Note {
    field: Field,
    text: String,
    /// Id of the certification that may have been meant.
    nearest: Option<String>,
}

fn notes(scene: &Scene, key: u32) -> Vec<Note> {
    let own = |field: &Field| match field {
        Field::Label { row }
        | Field::Count { row }
        | Field::Certification { row, .. }
        | Field::Passed { row, .. }
        | Field::Expires { row, .. } => *row == key,
        _ => false,
    };
    let problems = scene.judged.reading.problems.iter();
    problems
        .filter(|problem| own(&problem.field))
        .map(|problem| Note {
            field: problem.field.clone(),
            text: trouble::words(scene.ui, problem),
            nearest: match &problem.what {
                Trouble::UnknownCertification { nearest, .. } => nearest.clone(),
                _ => None,
            },
        })
        .collect()
}

/// The entries of a row whose day can be typed.
fn open(scene: &Scene, key: u32) -> Vec<usize> {
    let entry = |fold: &Fold| match fold {
        Fold::Passed(row, entry) if *row == key => Some(*entry),
        _ => None,
    };
    scene.view.open.iter().filter_map(entry).collect()
}

#[derive(Properties)]
struct PersonProps {
    ui: Ui,
    dispatch: Dispatch,
    directory: Shared<Directory>,
    form: Shared<Form>,
    /// Position in [`Form::rows`].
    at: usize,
    notes: Vec<Note>,
    idle: Vec<IdleEntries>,
    open: Vec<usize>,
    /// Whether there is nothing to remove.
    is_only: bool,
}

/// Typing in one row renders that row and no other.
impl PartialEq for PersonProps {
    fn eq(&self, other: &Self) -> bool {
        self.form.rows.get(self.at) == other.form.rows.get(other.at)
            && self.at == other.at
            && self.ui == other.ui
            && self.notes == other.notes
            && self.idle == other.idle
            && self.open == other.open
            && self.is_only == other.is_only
    }
}

#[component]
fn Person(props: &PersonProps) -> Html {
    let ui = props.ui;
    let Some(row) = props.form.rows.get(props.at) else {
        return Html::default();
    };
    let key = row.key;
    let number = ui.locale.count(props.at as u64 + 1);
    let who = if row.label.trim().is_empty() {
        ui.say(&messages::PERSON_UNNAMED, &[("row", &number)])
    } else {
        row.label.trim().to_owned()
    };
    let named = |label: &str| [label, ", ", &who].concat();
    let edit = |make: fn(u32, String) -> Edit| {
        scene::typed(&props.dispatch, Box::new(move |text| make(key, text)))
    };
    let note = |field: &Field| props.notes.iter().find(|note| note.field == *field);
    let described = |field: &Field| note(field).map(|_| trouble::id(field));
    let label = described(&Field::Label { row: key });
    let count = described(&Field::Count { row: key });
    let entry_of = |note: &Note| match &note.field {
        Field::Certification { entry, .. } => Some(*entry),
        _ => None,
    };
    let tags: Vec<Tag> = row
        .holds
        .iter()
        .enumerate()
        .map(|(at, entry)| Tag {
            text: trouble::certification(ui, &props.directory, &entry.text).into(),
            state: if props.notes.iter().any(|note| entry_of(note) == Some(at)) {
                TagState::Wrong
            } else if props.idle.iter().any(|idle| idle.entries.contains(&at)) {
                TagState::Idle
            } else {
                TagState::Counts
            },
            open: props.open.contains(&at),
        })
        .collect();
    let wrong = props.notes.iter().filter(|note| entry_of(note).is_some());
    let wrong: Vec<String> = wrong.map(|note| trouble::id(&note.field)).collect();
    let placed = |note: &&Note| !matches!(note.field, Field::Passed { .. } | Field::Expires { .. });
    let input = |input: Node, label, described: &Option<String>, text: &str, handler| {
        input
            .attr("aria-label", named(ui.get(label)))
            .attr("aria-describedby", described.clone())
            .attr("aria-invalid", described.as_ref().map(|_| "true"))
            .value(text.to_owned())
            .on_input(handler)
    };
    let label = input(
        el("input.who[type=text][autocomplete=off]")
            .attr("placeholder", ui.get(&messages::NAME_SHORT)),
        &messages::NAME,
        &label,
        &row.label,
        edit(Edit::Label),
    );
    let count = input(
        el("input.count[type=text][inputmode=numeric][autocomplete=off][placeholder=1]"),
        &messages::HOW_MANY,
        &count,
        &row.count,
        edit(Edit::Count),
    );
    let wrong = (!wrong.is_empty()).then(|| AttrValue::from(wrong.join(" ")));
    let certs = html! {
        <Certs
            {ui}
            directory={props.directory.clone()}
            dispatch={props.dispatch.clone()}
            row={key}
            label={named(ui.get(&messages::CERTIFICATIONS))}
            {tags}
            described_by={wrong}
        />
    };
    let remove = (!props.is_only).then(|| {
        el("button.icon-button.remove[type=button]")
            .attr(
                "aria-label",
                ui.say(&messages::REMOVE_NAMED, &[("name", &who)]),
            )
            .on_click(send(&props.dispatch, Action::Edit(Edit::RemoveRow(key))))
            .with(Icon::Cross.draw())
    });
    let quiet = props.notes.is_empty() && props.idle.is_empty() && props.open.is_empty();
    let below = (!quiet).then(|| {
        let days = props.open.iter().filter_map(|at| {
            let (entry, at) = (row.holds.get(*at)?, *at);
            let name = tags_text(ui, props, at);
            let passed = DayOf {
                field: Field::Passed {
                    row: key,
                    entry: at,
                },
                id: "passed-",
                label: &messages::PASSED_ON_FIELD,
                edit: Box::new(move |text| Edit::Passed(key, at, text)),
            };
            let expires = DayOf {
                field: Field::Expires {
                    row: key,
                    entry: at,
                },
                id: "expires-",
                label: &messages::EXPIRES_ON_FIELD,
                edit: Box::new(move |text| Edit::Expires(key, at, text)),
            };
            let place = [&key.to_string(), "-", &at.to_string()].concat();
            let fields = list()
                .with(day_of(props, passed, &place, &entry.passed, &name))
                .with(day_of(props, expires, &place, &entry.expires, &name));
            Some(fields)
        });
        let notes = props.notes.iter().filter(placed);
        let idle = props.idle.iter();
        el("div.below")
            .each(days)
            .each(notes.map(|note| note_view(props, key, note)))
            .each(idle.map(|idle| el("p.note").text(idle.why.clone())))
    });
    el("li.person")
        .with(label)
        .with(count)
        .with(certs)
        .with(remove)
        .with(below)
        .into()
}

fn tags_text(ui: Ui, props: &PersonProps, entry: usize) -> String {
    let row = props.form.rows.get(props.at);
    let entry = row.and_then(|row| row.holds.get(entry));
    entry
        .map(|entry| trouble::certification(ui, &props.directory, &entry.text))
        .unwrap_or_default()
}

/// A day of a certification, and where it is typed.
struct DayOf {
    field: Field,
    /// What the id of the field begins with.
    id: &'static str,
    label: &'static Message,
    edit: Box<dyn Fn(String) -> Edit>,
}

/// The field for a day of a certification.
fn day_of(props: &PersonProps, of: DayOf, place: &str, typed: &str, certification: &str) -> Node {
    let ui = props.ui;
    let note = props.notes.iter().find(|note| note.field == of.field);
    let id = [of.id, place].concat();
    let label = el("label")
        .attr("for", id.clone())
        .text(certification.to_owned())
        .text(", ")
        .text(ui.get(of.label));
    let input = el("input[type=text][autocomplete=off]")
        .attr("id", id)
        .attr("placeholder", ui.get(&messages::DAY_SHAPE))
        .attr(
            "aria-describedby",
            note.map(|note| trouble::id(&note.field)),
        )
        .attr("aria-invalid", note.map(|_| "true"))
        .value(typed.to_owned())
        .on_input(scene::typed(&props.dispatch, of.edit));
    el("div.figure")
        .with(label)
        .with(el("div.box").with(input))
        .with(note.map(|note| error(&note.field, note.text.clone(), None)))
}

fn note_view(props: &PersonProps, row: u32, note: &Note) -> Node {
    let ui = props.ui;
    let Field::Certification { entry, .. } = note.field else {
        return error(&note.field, note.text.clone(), None);
    };
    let take = note.nearest.as_ref().map(|nearest| {
        let correct = Action::Edit(Edit::Correct(row, entry, nearest.clone()));
        let suggestion = trouble::certification(ui, &props.directory, nearest);
        el("button.quiet-button[type=button]")
            .on_click(send(&props.dispatch, correct))
            .text(ui.say(&messages::TAKE_SUGGESTION, &[("suggestion", &suggestion)]))
    });
    error(&note.field, note.text.clone(), take)
}
