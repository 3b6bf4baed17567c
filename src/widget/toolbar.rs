//! What is judged, and what can be done with the whole of it.

use yew::prelude::*;

use super::store::{Action, Notice};
use super::ui::{Dispatch, Ui};
use crate::locale::{Message, messages};
use crate::model::{Day, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct ToolbarProps {
    pub(super) ui: Ui,
    pub(super) dispatch: Dispatch,
    /// The day that is judged.
    pub(super) day: Day,
    pub(super) can_undo: bool,
    pub(super) is_empty: bool,
    pub(super) notice: Option<Notice>,
    /// Whether the page has settled the language.
    pub(super) lang_is_fixed: bool,
}

#[component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let ui = props.ui;
    let send = |action: Action| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let button = |message: &'static Message, action: Action, enabled: bool| {
        html! {
            <button
                type="button"
                class="quiet-button"
                aria-disabled={(!enabled).to_string()}
                onclick={enabled.then(|| send(action))}
            >
                { ui.get(message) }
            </button>
        }
    };
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            // A page that may not print shows why by itself.
            let _ = window.print();
        }
    });
    let speak = |lang: Lang, message: &'static Message, tag: &'static str| {
        html! {
            <button
                type="button"
                class="quiet-button"
                lang={tag}
                aria-pressed={(ui.locale.lang() == lang).to_string()}
                onclick={send(Action::Speak(lang))}
            >
                { ui.get(message) }
            </button>
        }
    };
    let day = ui.say(
        &messages::JUDGED_ON_DAY,
        &[("day", &ui.locale.day(props.day))],
    );
    let notice = props.notice.map(|notice| match notice {
        Notice::Cleared => ui.get(&messages::RESET_DONE),
        Notice::Example => ui.get(&messages::EXAMPLE_LOADED),
    });
    html! {
        <div class="tools">
            <p class="about">
                { ui.locale.text(&ui.program.name) }
                { " · " }
                { day }
            </p>
            <div class="set">
                <p class="notice" role="status">{ notice }</p>
                { button(&messages::UNDO, Action::Undo, props.can_undo) }
                { button(&messages::RESET, Action::Reset, !props.is_empty) }
                if !props.is_empty {
                    { button(&messages::LOAD_EXAMPLE, Action::LoadExample, true) }
                }
                <button type="button" class="quiet-button" onclick={print}>
                    { ui.get(&messages::PRINT) }
                </button>
            </div>
            if !props.lang_is_fixed {
                <div class="set" role="group" aria-label={ui.get(&messages::LANGUAGE)}>
                    { speak(Lang::En, &messages::ENGLISH, "en") }
                    { speak(Lang::De, &messages::GERMAN, "de") }
                </div>
            }
        </div>
    }
}
