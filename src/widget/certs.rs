//! The field for certifications: a combobox that collects tags.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::node::{Handler, Node, el, list};
use super::scene::send;
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Edit, Fold};
use super::ui::{Dispatch, Ui};
use crate::assess::asked_for;
use crate::interchange::{Directory, split_pasted};
use crate::locale::messages;
use crate::model::Certification;

/// How many suggestions are listed.
const SUGGESTIONS: usize = 8;

/// For how long a press on something else may take.
const LEAVING_MS: u32 = 200;

/// One certification of a row, as its tag shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// What it says.
    pub(super) text: AttrValue,
    /// How it stands.
    pub(super) state: TagState,
    /// Whether the field for the day it was passed is open.
    pub(super) open: bool,
}

/// How the certification of a tag stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TagState {
    /// It counts.
    Counts,
    /// It is known, and does not count.
    Idle,
    /// Nobody knows it, or it is there already.
    Wrong,
}

#[derive(Properties, PartialEq)]
pub(super) struct CertsProps {
    pub(super) ui: Ui,
    pub(super) directory: Shared<Directory>,
    pub(super) dispatch: Dispatch,
    /// Key of the row.
    pub(super) row: u32,
    /// What the field is called.
    pub(super) label: AttrValue,
    /// What is entered.
    pub(super) tags: Vec<Tag>,
    /// Id of the text that explains what is wrong, where something is.
    pub(super) described_by: Option<AttrValue>,
}

/// What is being typed, and which suggestion is marked.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    text: String,
    open: bool,
    marked: Option<usize>,
}

#[component]
pub(super) fn Certs(props: &CertsProps) -> Html {
    let ui = props.ui;
    let draft = use_state(Draft::default);
    let input = use_node_ref();
    let popup = use_node_ref();
    let found: Vec<(&'static Certification, bool)> = if draft.open {
        suggestions(&props.directory, ui, &draft.text)
    } else {
        Vec::new()
    };
    let marked = draft.marked.filter(|marked| *marked < found.len());

    // The list scrolls by itself; the page behind it must not.
    use_effect_with(marked, {
        let popup = popup.clone();
        move |marked| {
            if let (Some(marked), Some(list)) = (marked, popup.cast::<HtmlElement>()) {
                reveal(&list, *marked);
            }
        }
    });

    let hold = {
        let (dispatch, row, draft) = (props.dispatch.clone(), props.row, draft.setter());
        let directory = props.directory.clone();
        move |texts: Vec<String>| {
            draft.set(Draft::default());
            // What is understood stands by its own name; what is not, as typed.
            let named = |text: String| match directory.resolve(&text) {
                Some(hit) => hit.id.to_owned(),
                None => text,
            };
            let texts: Vec<String> = texts.into_iter().map(named).collect();
            if !texts.is_empty() {
                dispatch.dispatch(Action::Edit(Edit::Hold(row, texts)));
            }
        }
    };
    let take = {
        let hold = hold.clone();
        move |certification: &'static Certification| {
            hold(vec![certification.id.clone()]);
        }
    };
    let drop_entry = {
        let (dispatch, row) = (props.dispatch.clone(), props.row);
        move |entry: usize| dispatch.dispatch(Action::Edit(Edit::Drop(row, entry)))
    };

    let oninput = {
        let (draft, hold) = (draft.clone(), hold.clone());
        let directory = props.directory.clone();
        Handler::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if text.ends_with([',', ';']) {
                hold(split_pasted(&text));
                return;
            }
            let any = !suggestions(&directory, ui, &text).is_empty();
            draft.set(Draft {
                open: !text.trim().is_empty(),
                marked: any.then_some(0),
                text,
            });
        })
    };
    let onkeydown = {
        let (draft, found) = (draft.clone(), found.clone());
        let (hold, take, drop_entry) = (hold.clone(), take.clone(), drop_entry.clone());
        let (last, dispatch) = (props.tags.len().checked_sub(1), props.dispatch.clone());
        Handler::from(move |event: Event| {
            let event: KeyboardEvent = event.unchecked_into();
            let mark = |marked: Option<usize>| {
                event.prevent_default();
                let open = true;
                let next = Draft {
                    open,
                    marked,
                    ..(*draft).clone()
                };
                draft.set(next);
            };
            match event.key().as_str() {
                "ArrowDown" if !found.is_empty() => {
                    mark(Some(marked.map_or(0, |marked| (marked + 1) % found.len())));
                }
                "ArrowUp" if !found.is_empty() => {
                    let end = found.len() - 1;
                    mark(Some(
                        marked.map_or(end, |marked| marked.checked_sub(1).unwrap_or(end)),
                    ));
                }
                "ArrowDown" if !draft.text.trim().is_empty() => mark(Some(0)),
                "Enter" => {
                    event.prevent_default();
                    let marked = marked.and_then(|marked| found.get(marked));
                    match marked {
                        Some((certification, _)) => take(certification),
                        None if draft.text.trim().is_empty() => {
                            // Done with this one: on to the next.
                            dispatch.dispatch(Action::Edit(Edit::AddRow));
                        }
                        None => hold(split_pasted(&draft.text)),
                    }
                }
                "Escape" if draft.open => {
                    event.prevent_default();
                    event.stop_propagation();
                    let next = Draft {
                        text: draft.text.clone(),
                        ..Draft::default()
                    };
                    draft.set(next);
                }
                "Backspace" if draft.text.is_empty() => {
                    if let Some(last) = last {
                        event.prevent_default();
                        drop_entry(last);
                    }
                }
                "ArrowLeft" if draft.text.is_empty() && last.is_some() => {
                    event.prevent_default();
                    step(&event, Step::Last);
                }
                _ => {}
            }
        })
    };
    let onpaste = {
        let (hold, draft) = (hold.clone(), draft.clone());
        Handler::from(move |event: Event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
                return;
            };
            let data = event
                .clipboard_data()
                .and_then(|data| data.get_data("text").ok());
            let pasted = split_pasted(&data.unwrap_or_default());
            // One word may be the beginning of what is still being typed.
            if pasted.len() > 1 && draft.text.is_empty() {
                event.prevent_default();
                hold(pasted);
            }
        })
    };
    // Whoever leaves the field has said it: nothing typed is lost. It lands a
    // moment later, because it may move what is being clicked on.
    let leaving = use_mut_ref(|| None::<Timeout>);
    let onblur = {
        let (hold, text) = (hold.clone(), draft.text.clone());
        let leaving = Rc::clone(&leaving);
        Handler::from(move |_| {
            let (hold, said) = (hold.clone(), split_pasted(&text));
            let later = Timeout::new(LEAVING_MS, move || hold(said));
            leaving.replace(Some(later));
        })
    };
    let onfocus = Handler::from(move |_| drop(leaving.take()));
    let onclick = {
        let input = input.clone();
        Handler::from(move |event: Event| {
            if event.target() == event.current_target() {
                focus(&input);
            }
        })
    };

    let id = ["certs-", &props.row.to_string()].concat();
    let list_id = [&id, "-list"].concat();
    let option_id = |at: usize| [&list_id, "-", &at.to_string()].concat();
    let expanded = !found.is_empty();
    let nothing = draft.open && found.is_empty();
    let tags = props.tags.iter().enumerate();
    let tags = tags.map(|(at, tag)| tag_view(props, at, tag, drop_entry.clone()));
    let described = props.described_by.as_deref().unwrap_or_default();
    let field = el(
        "input[type=text][role=combobox][autocomplete=off][autocapitalize=off][spellcheck=false][aria-autocomplete=list]",
    )
    .reference(&input)
    .attr("id", id.clone())
    .attr("aria-label", props.label.to_string())
    .attr("aria-expanded", expanded)
    .attr("aria-controls", expanded.then(|| list_id.clone()))
    .attr("aria-activedescendant", marked.map(option_id))
    .attr("aria-describedby", [described, " certs-help"].concat())
    .attr("aria-invalid", props.described_by.is_some().then_some("true"))
    .attr(
        "placeholder",
        if props.tags.is_empty() {
            ui.get(&messages::SEARCH)
        } else {
            "+"
        },
    )
    .attr("size", draft.text.chars().count().max(1))
    .value(draft.text.clone())
    .on_input(oninput)
    .on(ListenerKind::onkeydown, onkeydown)
    .on(ListenerKind::onpaste, onpaste)
    .on(ListenerKind::onblur, onblur)
    .on(ListenerKind::onfocus, onfocus);
    let suggested = expanded.then(|| {
        let options = found
            .iter()
            .enumerate()
            .map(|(at, (certification, counts))| {
                let (take, certification, counts) = (take.clone(), *certification, *counts);
                // Before the click: else the field would lose focus first.
                let press = Handler::from(move |event: Event| {
                    event.prevent_default();
                    take(certification);
                });
                el("li[role=option]")
                    .key(certification.id.as_str())
                    .attr("id", option_id(at))
                    .attr("aria-selected", marked == Some(at))
                    .on(ListenerKind::onmousedown, press)
                    .with(option_view(ui, certification, counts))
            });
        el("ul.popup[role=listbox]")
            .reference(&popup)
            .attr("id", list_id.clone())
            .attr("aria-label", ui.get(&messages::CERTIFICATIONS))
            .each(options)
    });
    let nothing = nothing.then(|| {
        let text = draft.text.trim();
        el("p.popup.nothing[role=status]")
            .text(ui.say(&messages::SEARCH_NOTHING, &[("text", text)]))
    });
    let tags = el("ul.tags")
        .attr("aria-label", props.label.to_string())
        .each(tags);
    el("div.certs")
        .on_click(onclick)
        .with(tags)
        .with(field)
        .with(suggested)
        .with(nothing)
        .into()
}

/// The certifications found, each with whether the program asks for it: those first,
/// and among them the best.
fn suggestions(directory: &Directory, ui: Ui, text: &str) -> Vec<(&'static Certification, bool)> {
    let asked = asked_for(ui.program);
    let found = directory.find(text, ui.locale.lang(), usize::MAX);
    let found = found.iter().filter_map(|hit| {
        let position = ui.program.certification(hit.id);
        let counts = position.is_some_and(|position| asked[position]);
        Some((ui.certification(hit.id)?, counts))
    });
    let mut found: Vec<(&Certification, bool)> = found.collect();
    found.sort_by_key(|(_, counts)| !counts);
    found.truncate(SUGGESTIONS);
    found
}

/// Code, name, when it was retired, and whether it counts for something.
fn option_view(ui: Ui, certification: &'static Certification, counts: bool) -> Node {
    let name = certification.name.as_ref().map(|name| ui.locale.text(name));
    let code = certification.code.as_deref();
    let retired = certification
        .retires
        .map(|day| ui.say(&messages::RETIRED_ON, &[("day", &ui.locale.day(day))]));
    let known_by = code.or(name).unwrap_or(&certification.id);
    let name = code.and(name).map(|name| el("span").text(name));
    list()
        .with(el("b").class_if(code.is_none(), "alone").text(known_by))
        .with(name)
        .with(retired.map(|retired| el("span.note").text(retired)))
        .with((!counts).then(|| el("span.note").text(ui.get(&messages::SEARCH_IDLE))))
}

fn tag_view(
    props: &CertsProps,
    at: usize,
    tag: &Tag,
    drop_entry: impl Fn(usize) + 'static,
) -> Node {
    let ui = props.ui;
    let fold = send(&props.dispatch, Action::Fold(Fold::Passed(props.row, at)));
    let drop_entry = Rc::new(drop_entry);
    let onkeydown = {
        let drop_entry = Rc::clone(&drop_entry);
        Handler::from(move |event: Event| {
            let event: KeyboardEvent = event.unchecked_into();
            let to = match event.key().as_str() {
                "ArrowLeft" => Step::Left,
                "ArrowRight" => Step::Right,
                "Escape" => Step::Field,
                "Delete" | "Backspace" => {
                    event.prevent_default();
                    drop_entry(at);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            step(&event, to);
        })
    };
    // The field is one stop of the Tab key; the arrow keys lead to its tags.
    let text = el("button.tag-text[type=button][tabindex=-1]")
        .attr("aria-expanded", tag.open)
        .attr("title", ui.get(&messages::PASSED_ON))
        .on_click(fold)
        .on(ListenerKind::onkeydown, onkeydown)
        .text(tag.text.to_string());
    let label = ui.say(&messages::REMOVE_NAMED, &[("name", &tag.text)]);
    let remove = el("button[type=button][tabindex=-1]")
        .attr("aria-label", label)
        .on_click(Handler::from(move |_| drop_entry(at)))
        .with(Icon::Cross.draw());
    el("li.tag")
        .key(at)
        .class_if(tag.state == TagState::Idle, "idle")
        .class_if(tag.state == TagState::Wrong, "wrong")
        .with(text)
        .with(remove)
}

/// Where an arrow key leads in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// From the text to the last tag.
    Last,
    /// To the tag before.
    Left,
    /// To the tag behind, or to the text.
    Right,
    /// To the text.
    Field,
}

/// Moves the focus among the tags and the text of the field.
fn step(event: &KeyboardEvent, to: Step) {
    let from = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some((from, field)) = from.and_then(|from| {
        let field = from.closest(".certs").ok().flatten()?;
        Some((from, field))
    }) else {
        return;
    };
    let tag = from.closest(".tag").ok().flatten();
    let beside = match to {
        Step::Last => field.query_selector(".tag:last-child").ok().flatten(),
        Step::Left => tag.and_then(|tag| tag.previous_element_sibling().or(Some(tag))),
        Step::Right => tag.and_then(|tag| tag.next_element_sibling()),
        Step::Field => None,
    };
    let found = match beside {
        Some(tag) => tag.query_selector(".tag-text"),
        None => field.query_selector("input"),
    };
    if let Some(found) = found
        .ok()
        .flatten()
        .and_then(|found| found.dyn_into::<HtmlElement>().ok())
    {
        // An element that is gone takes no focus, and nothing follows from that.
        let _ = found.focus();
    }
}

fn focus(input: &NodeRef) {
    if let Some(input) = input.cast::<HtmlElement>() {
        // An element that is gone takes no focus, and nothing follows from that.
        let _ = input.focus();
    }
}

/// Scrolls a list so that one of its options is seen.
fn reveal(list: &HtmlElement, at: usize) {
    let Some(option) = u32::try_from(at)
        .ok()
        .and_then(|at| list.children().item(at))
    else {
        return;
    };
    let Some(option) = option.dyn_ref::<HtmlElement>() else {
        return;
    };
    let (top, height) = (option.offset_top(), option.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
