//! What is judged, and what can be done with the whole of it.

use yew::prelude::*;

use super::scene::Scene;
use super::store::{Action, Notice};
use crate::locale::{Message, messages};
use crate::model::Lang;

/// The bar above everything. A page that has settled the language leaves no
/// choice of it.
pub(super) fn view(scene: &Scene, lang_is_fixed: bool) -> Html {
    let (ui, store) = (scene.ui, &scene.store);
    let button = |message: &'static Message, action: Action, enabled: bool| {
        html! {
            <button
                type="button"
                class="quiet-button"
                aria-disabled={(!enabled).to_string()}
                onclick={enabled.then(|| scene.send(action))}
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
                onclick={scene.send(Action::Speak(lang))}
            >
                { ui.get(message) }
            </button>
        }
    };
    let day = ui.say(
        &messages::JUDGED_ON_DAY,
        &[("day", &ui.locale.day(scene.judged.assessment.day))],
    );
    let notice = store.notice.map(|notice| match notice {
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
                { button(&messages::UNDO, Action::Undo, store.can_undo()) }
                { button(&messages::RESET, Action::Reset, !store.is_empty()) }
                if !store.is_empty() {
                    { button(&messages::LOAD_EXAMPLE, Action::LoadExample, true) }
                }
                <button type="button" class="quiet-button" onclick={print}>
                    { ui.get(&messages::PRINT) }
                </button>
            </div>
            if !lang_is_fixed {
                <div class="set" role="group" aria-label={ui.get(&messages::LANGUAGE)}>
                    { speak(Lang::En, &messages::ENGLISH, "en") }
                    { speak(Lang::De, &messages::GERMAN, "de") }
                </div>
            }
        </div>
    }
}
