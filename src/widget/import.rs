//! A file that was dropped or chosen, or a link that was opened: what was
//! understood of it, what was not, and what it would change.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, HtmlInputElement, TextDecoder, TextDecoderOptions};
use yew::prelude::*;

use super::choice::{Answer, choice};
use super::fetched::{Importer, NotFetched, Part};
use super::node::{Handler, Node, el, list};
use super::scene::Scene;
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Notice};
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::{
    CHOICES, Column, DayOrder, Directory, DocumentError, Encoding, Form, LINK_KEY, LinkError,
    Omission, Opened, Preview, Refusal, SkillsReport, Value, bounds, read_link,
};
use crate::locale::{Message, messages};

/// How many things that were left out are listed.
const LISTED: usize = 12;

/// Something that was brought along.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Import {
    /// A table of people and certifications.
    Table(Rc<SkillsReport>),
    /// A form that was saved.
    Document(Rc<Opened>),
    /// A file that is no table.
    Refused(Refusal),
    /// A file that is no document.
    Wrong(DocumentError),
    /// A link that cannot be opened.
    Broken(LinkError),
}

/// The button that chooses a file.
pub(super) fn chooser(scene: &Scene) -> Node {
    let ui = scene.ui;
    let choose = {
        let (dispatch, directory) = (scene.dispatch.clone(), scene.directory.clone());
        Handler::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                let directory = directory.clone();
                take_in(file, dispatch.clone(), directory);
            }
            // The same file may be chosen once more.
            input.set_value("");
        })
    };
    el("label.quiet-button.file")
        .text(ui.get(&messages::IMPORT))
        .with(el("input.unseen[type=file][accept=.csv,.tsv,.txt,.json]").on_change(choose))
}

/// Takes a file that is dropped.
pub(super) fn on_drop(scene: &Scene) -> Handler {
    let (dispatch, directory) = (scene.dispatch.clone(), scene.directory.clone());
    Handler::from(move |event: Event| {
        let Ok(event) = event.dyn_into::<DragEvent>() else {
            return;
        };
        let files = event.data_transfer().and_then(|dropped| dropped.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            // Else the browser would leave the page and show the file.
            event.prevent_default();
            let directory = directory.clone();
            take_in(file, dispatch.clone(), directory);
        }
    })
}

/// Says that files may be dropped.
pub(super) fn on_drag_over() -> Handler {
    Handler::from(|event: Event| {
        let dragged = event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer);
        let is_file = |dragged: web_sys::DataTransfer| {
            dragged.types().includes(&JsValue::from_str("Files"), 0)
        };
        if dragged.is_some_and(is_file) {
            event.prevent_default();
        }
    })
}

fn table(text: &str, directory: &Directory) -> Import {
    match SkillsReport::read(text, directory) {
        Ok(report) => Import::Table(Rc::new(report)),
        Err(refusal) => Import::Refused(refusal),
    }
}

/// Has a file read, by what may have to be fetched first.
fn take_in(file: File, dispatch: Dispatch, directory: Shared<Directory>) {
    spawn_local(async move {
        match Importer::fetch().await {
            Ok(importer) => (importer.read)(file, dispatch, directory),
            Err(NotFetched) => dispatch.dispatch(Action::Tell(Notice::NotFetched)),
        }
    });
}

/// Reads a file, if it is not too large to look at.
pub(super) fn read(file: File, dispatch: Dispatch, directory: Shared<Directory>) {
    #[expect(clippy::cast_precision_loss, reason = "a few million bytes")]
    let most = bounds::BYTES as f64;
    if file.size() > most {
        dispatch.dispatch(Action::Import(Import::Refused(Refusal::TooLarge)));
        return;
    }
    spawn_local(async move {
        let import = match text_of(&file).await {
            Ok(text) if text.trim_start().starts_with('{') => document(&text),
            Ok(text) => table(&text, &directory),
            Err(refusal) => Import::Refused(refusal),
        };
        dispatch.dispatch(Action::Import(import));
    });
}

/// The text of a file, by the browser's own decoder.
async fn text_of(file: &File) -> Result<String, Refusal> {
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = Uint8Array::new(&buffer.map_err(|_| Refusal::NotText)?).to_vec();
    let encoding = Encoding::of(&bytes)?;
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(encoding.label(), &options);
    let decoder = decoder.map_err(|_| Refusal::NotText)?;
    if let Ok(text) = decoder.decode_with_u8_array(&bytes) {
        return Ok(text);
    }
    // What old spreadsheets write, with its umlauts.
    let decoder = TextDecoder::new_with_label("windows-1252").map_err(|_| Refusal::NotText)?;
    decoder
        .decode_with_u8_array(&bytes)
        .map_err(|_| Refusal::NotText)
}

/// Reads a document by the browser's own parser.
fn document(text: &str) -> Import {
    let parsed = js_sys::JSON::parse(text).map_err(|_| DocumentError::NotJson);
    let value = parsed.and_then(|value| {
        let value = serde_wasm_bindgen::from_value::<Value>(value);
        value.map_err(|_| DocumentError::NotJson)
    });
    match value.and_then(Opened::from_value) {
        Ok(opened) => Import::Document(Rc::new(opened)),
        Err(error) => Import::Wrong(error),
    }
}

/// The fragment of the page's address, where it may bring a form along.
pub(super) fn address() -> Option<String> {
    let fragment = web_sys::window()?.location().hash().ok()?;
    fragment.contains(LINK_KEY).then_some(fragment)
}

/// What a fragment brings along.
pub(super) fn of_link(fragment: &str) -> Option<Import> {
    Some(match read_link(fragment)? {
        Ok(opened) => Import::Document(Rc::new(opened)),
        Err(error) => Import::Broken(error),
    })
}

/// What was brought along, before it is taken in.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let ui = scene.ui;
    let import = scene.view.import.as_ref()?;
    let (body, taken) = match import {
        Import::Table(report) => {
            let preview = report.preview(&scene.form, &scene.directory);
            let body = table_view(scene, report, &preview);
            let takes = preview.understood > 0;
            (body, takes.then_some(preview.form))
        }
        Import::Document(opened) => {
            let form = opened.form.translated(opened.lang, scene.ui.locale.lang());
            (document_view(ui, opened), Some(form))
        }
        Import::Refused(refusal) => (says(explain::refusal(ui.locale, *refusal)), None),
        Import::Wrong(error) => (says(explain::document_error(ui.locale, error)), None),
        Import::Broken(error) => (
            says(explain::link_error(ui.locale, *error).to_owned()),
            None,
        ),
    };
    let leave = if taken.is_some() {
        &messages::DISCARD
    } else {
        &messages::CLOSE
    };
    let take = taken.map(|form: Form| {
        el("button.main-button[part=button][type=button]")
            .on_click(scene.send(Action::Take(Rc::new(form), Notice::Imported)))
            .text(ui.get(&messages::TAKE_OVER))
    });
    let leave = el("button.quiet-button[type=button]")
        .on_click(scene.send(Action::Discard))
        .text(ui.get(leave));
    let heading = match import {
        Import::Broken(_) => &messages::LINK_HEADING,
        _ => &messages::IMPORT_HEADING,
    };
    Some(
        el("section.import[aria-labelledby=import]")
            .with(el("h2#import[tabindex=-1]").text(ui.get(heading)))
            .with(body)
            .with(el("p.note").text(ui.get(&messages::STAYS_HERE)))
            .with(el("div.after-people").with(take).with(leave)),
    )
}

fn says(text: String) -> Node {
    el("p.field-error").with(Icon::Wrong.draw()).text(text)
}

fn document_view(ui: Ui, opened: &Opened) -> Node {
    let form = &opened.form;
    let people = ui
        .locale
        .plural(form.rows.len() as u64, &messages::DOCUMENT_PEOPLE, &[]);
    let given = (form.figures.len() + form.answers.len() + form.held.len()) as u64;
    let given = ui.locale.plural(given, &messages::ENTRIES, &[]);
    let values = [("people", people.as_str()), ("entries", &given)];
    let ignored = (!opened.ignored.is_empty()).then(|| {
        let fields = opened.ignored.join(", ");
        el("p.note").text(ui.say(&messages::DOCUMENT_IGNORED, &[("fields", &fields)]))
    });
    list()
        .with(el("p").text(ui.say(&messages::DOCUMENT_HOLDS, &values)))
        .with(ignored)
}

fn table_view(scene: &Scene, report: &Rc<SkillsReport>, preview: &Preview) -> Node {
    let ui = scene.ui;
    let number = |number: usize| ui.locale.count(number as u64);
    let (people, new_people) = (number(preview.people), number(preview.new_people));
    let (certifications, days) = (number(preview.new_certifications), number(preview.new_days));
    let values = [
        ("people", people.as_str()),
        ("new", &new_people),
        ("certifications", &certifications),
        ("days", &days),
    ];
    let rows = preview.understood as u64;
    let gist = ui
        .locale
        .plural(rows, &messages::IMPORT_UNDERSTOOD, &values);
    let columns = report.columns.iter().zip(report.headings()).enumerate();
    let columns = columns.map(|(at, (column, heading))| {
        let heading = match heading.trim() {
            "" => ui.say(&messages::COLUMN_UNNAMED, &[("n", &number(at + 1))]),
            heading => heading.to_owned(),
        };
        column_view(scene, report, at, *column, heading)
    });
    let all = el("details.more")
        .flag("open", !report.is_understood())
        .with(
            el("summary")
                .text(ui.get(&messages::COLUMNS))
                .with(Icon::Chevron.draw()),
        )
        .with(el("div.columns-of").each(columns));
    let unclear =
        (!report.is_understood()).then(|| says(ui.get(&messages::COLUMNS_UNCLEAR).to_owned()));
    let order = preview.order_unclear.then(|| {
        let answer = |message: &'static Message, order: DayOrder| Answer {
            text: ui.get(message),
            chosen: report.order == Some(order),
            action: changed(report, |report| report.order = Some(order)),
        };
        let label = ui.get(&messages::DAY_ORDER);
        let answers = vec![
            answer(&messages::MONTH_FIRST, DayOrder::MonthFirst),
            answer(&messages::DAY_FIRST, DayOrder::DayFirst),
        ];
        el("div.figure.wide")
            .with(el("span.asked").text(label))
            .with(choice(&scene.dispatch, label.to_owned(), answers))
    });
    let omitted = preview.omitted.iter().take(LISTED);
    let omitted = omitted.map(|omission| omission_view(scene, report, omission));
    let more = preview.omitted.len().saturating_sub(LISTED);
    let more = (more > 0)
        .then(|| el("li").text(ui.locale.plural(more as u64, &messages::OMITTED_MORE, &[])));
    let omitted = (!preview.omitted.is_empty()).then(|| {
        list()
            .with(el("h3.label").text(ui.get(&messages::OMITTED)))
            .with(el("ul.omitted").each(omitted).with(more))
    });
    list()
        .with(el("p").text(gist))
        .with(unclear)
        .with(order)
        .with(omitted)
        .with(all)
}

/// A report with something about it changed, to be looked at anew.
fn changed(report: &Rc<SkillsReport>, change: impl Fn(&mut SkillsReport)) -> Action {
    let mut report = (**report).clone();
    change(&mut report);
    Action::Import(Import::Table(Rc::new(report)))
}

fn column_view(
    scene: &Scene,
    report: &Rc<SkillsReport>,
    at: usize,
    column: Column,
    heading: String,
) -> Node {
    let ui = scene.ui;
    let choose = {
        let (dispatch, report) = (scene.dispatch.clone(), Rc::clone(report));
        Handler::from(move |event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            let chosen = usize::try_from(select.selected_index()).ok();
            if let Some(column) = chosen.and_then(|chosen| CHOICES.get(chosen)) {
                dispatch.dispatch(changed(&report, |report| report.columns[at] = *column));
            }
        })
    };
    let shown = if CHOICES.contains(&column) {
        column
    } else {
        Column::Ignored
    };
    let options = CHOICES.iter().map(|choice| {
        el("option")
            .flag("selected", *choice == shown)
            .text(ui.get(column_name(*choice)))
    });
    el("label.column")
        .with(el("span").text(heading))
        .with(el("div.box").with(el("select").on_change(choose).each(options)))
}

const fn column_name(column: Column) -> &'static Message {
    match column {
        Column::Name => &messages::NAME,
        Column::FirstName => &messages::COLUMN_FIRST_NAME,
        Column::LastName => &messages::COLUMN_LAST_NAME,
        Column::Identity => &messages::COLUMN_IDENTITY,
        Column::Certification => &messages::COLUMN_CERTIFICATION,
        Column::Passed => &messages::PASSED_ON,
        Column::Expires => &messages::COLUMN_EXPIRES,
        Column::Ignored | Column::Status | Column::Linked | Column::Kind => {
            &messages::COLUMN_IGNORED
        }
    }
}

fn omission_view(scene: &Scene, report: &Rc<SkillsReport>, omission: &Omission) -> Node {
    let ui = scene.ui;
    let nearest = omission.nearest.as_ref().map(|nearest| {
        let (text, id) = (omission.text.clone(), nearest.clone());
        let action = changed(report, move |report| {
            report.meant.insert(text.clone(), id.clone());
        });
        let known = ui.certification(nearest);
        let name = known.map_or(nearest.as_str(), |known| explain::label(ui.locale, known));
        el("button.quiet-button[type=button]")
            .on_click(scene.send(action))
            .text(ui.say(&messages::MEANT, &[("certification", name)]))
    });
    el("li")
        .text(explain::omission(ui.locale, omission))
        .text(" ")
        .with(nearest)
}
