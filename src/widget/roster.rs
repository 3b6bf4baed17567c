//! Who is certified: a table of people, or of so many people alike.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::certs::{Certs, Tag, TagState};
use super::field::error;
use super::judged::IdleEntry;
use super::scene::Scene;
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Edit, Fold};
use super::trouble;
use super::ui::part;
use super::ui::{Dispatch, Ui};
use crate::interchange::{Directory, Field, Form, Trouble};
use crate::locale::messages;

/// The table of people.
pub(super) fn view(scene: &Scene) -> Html {
    let ui = scene.ui;
    let form = scene.form();
    let is_empty = scene.store.is_empty();
    let add = scene.send(Action::Edit(Edit::AddRow));
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
    html! {
        <section class="roster" aria-labelledby="question">
            <h2 id="question" tabindex="-1">{ ui.get(&messages::QUESTION) }</h2>
            if is_empty {
                <p class="lead">{ ui.get(&messages::QUESTION_HELP) }</p>
            }
            <div class="people-head" aria-hidden="true">
                <span>{ ui.get(&messages::WHO) }</span>
                <span>{ ui.get(&messages::NUMBER) }</span>
                <span>{ ui.get(&messages::CERTIFICATIONS) }</span>
            </div>
            <ol class="people">{ part(rows) }</ol>

            <p id="certs-help" class="unseen">{ ui.get(&messages::SEARCH_HELP) }</p>
            <div class="after-people">
                <button type="button" class="quiet-button" onclick={add}>
                    { Icon::Plus.draw() }
                    { ui.get(&messages::ADD_PERSON) }
                </button>
                if is_empty {
                    <button
                        type="button"
                        class="main-button"
                        onclick={scene.send(Action::LoadExample)}
                    >
                        { ui.get(&messages::LOAD_EXAMPLE) }
                    </button>
                }
            </div>
        </section>
    }
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
        | Field::Passed { row, .. } => *row == key,
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
    scene.store.view.open.iter().filter_map(entry).collect()
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
    idle: Vec<IdleEntry>,
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
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::Edit(make(key, text)));
        })
    };
    let remove = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Edit(Edit::RemoveRow(key))))
    };
    let note = |field: &Field| props.notes.iter().find(|note| note.field == *field);
    let described = |field: &Field| note(field).map(|_| AttrValue::from(trouble::id(field)));
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
            } else if props.idle.iter().any(|idle| idle.entry == at) {
                TagState::Idle
            } else {
                TagState::Counts
            },
            open: props.open.contains(&at),
        })
        .collect();
    let wrong = props.notes.iter().any(|note| entry_of(note).is_some());
    let placed = |note: &&Note| !matches!(note.field, Field::Passed { .. });
    html! {
        <li class="person">
            <input
                type="text"
                class="who"
                autocomplete="off"
                aria-label={named(ui.get(&messages::NAME))}
                aria-describedby={label.clone()}
                aria-invalid={label.is_some().then_some("true")}
                placeholder={ui.get(&messages::NAME_SHORT)}
                value={row.label.clone()}
                oninput={edit(Edit::Label)}
            />
            <input
                type="text"
                class="count"
                inputmode="numeric"
                autocomplete="off"
                aria-label={named(ui.get(&messages::HOW_MANY))}
                aria-describedby={count.clone()}
                aria-invalid={count.is_some().then_some("true")}
                placeholder="1"
                value={row.count.clone()}
                oninput={edit(Edit::Count)}
            />
            <Certs
                {ui}
                directory={props.directory.clone()}
                dispatch={props.dispatch.clone()}
                row={key}
                label={named(ui.get(&messages::CERTIFICATIONS))}
                {tags}
                described_by={
                    wrong.then(|| AttrValue::from(trouble::id(&Field::Certification { row: key, entry: 0 })))
                }
            />
            if !props.is_only {
                <button
                    type="button"
                    class="icon-button remove"
                    aria-label={ui.say(&messages::REMOVE_NAMED, &[("name", &who)])}
                    onclick={remove}
                >
                    { Icon::Cross.draw() }
                </button>
            }
            if !(props.notes.is_empty() && props.idle.is_empty() && props.open.is_empty()) {
                <div class="below">
                    {
                        for props.open.iter().filter(|entry| **entry < row.holds.len()).map(|entry| {
                            passed(props, key, *entry, &row.holds[*entry].passed, &tags_text(ui, props, *entry))
                        })
                    }
                    { part(props.notes.iter().filter(placed).map(|note| note_view(props, key, note))) }
                    {
                        for props.idle.iter().map(|idle| html! { <p class="note">{ &idle.why }</p> })
                    }
                </div>
            }
        </li>
    }
}

fn tags_text(ui: Ui, props: &PersonProps, entry: usize) -> String {
    let row = props.form.rows.get(props.at);
    let entry = row.and_then(|row| row.holds.get(entry));
    entry
        .map(|entry| trouble::certification(ui, &props.directory, &entry.text))
        .unwrap_or_default()
}

/// The field for the day on which a certification was passed.
fn passed(props: &PersonProps, row: u32, entry: usize, typed: &str, certification: &str) -> Html {
    let ui = props.ui;
    let field = Field::Passed { row, entry };
    let note = props.notes.iter().find(|note| note.field == field);
    let dispatch = props.dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        dispatch.dispatch(Action::Edit(Edit::Passed(row, entry, text)));
    });
    let id = ["passed-", &row.to_string(), "-", &entry.to_string()].concat();
    html! {
        <div class="figure">
            <label for={id.clone()}>
                { certification }
                { ", " }
                { ui.get(&messages::PASSED_ON_FIELD) }
            </label>
            <div class="box">
                <input
                    {id}
                    type="text"
                    autocomplete="off"
                    placeholder={ui.get(&messages::DAY_SHAPE)}
                    value={typed.to_owned()}
                    aria-describedby={note.map(|note| trouble::id(&note.field))}
                    aria-invalid={note.map(|_| "true")}
                    {oninput}
                />
            </div>
            { part(note.map(|note| error(&note.field, &note.text, None))) }
        </div>
    }
}

fn note_view(props: &PersonProps, row: u32, note: &Note) -> Html {
    let ui = props.ui;
    let Field::Certification { entry, .. } = note.field else {
        return error(&note.field, &note.text, None);
    };
    let take = note.nearest.as_ref().map(|nearest| {
        let (dispatch, id) = (props.dispatch.clone(), nearest.clone());
        let onclick = Callback::from(move |_| {
            dispatch.dispatch(Action::Edit(Edit::Correct(row, entry, id.clone())));
        });
        let suggestion = trouble::certification(ui, &props.directory, nearest);
        html! {
            <button type="button" class="quiet-button" {onclick}>
                { ui.say(&messages::TAKE_SUGGESTION, &[("suggestion", &suggestion)]) }
            </button>
        }
    });
    error(&note.field, &note.text, take)
}
