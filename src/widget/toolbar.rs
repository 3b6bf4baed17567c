//! What is judged, and what can be done with the whole of it.

use super::node::{Handler, Node, el};
use super::scene::Scene;
use super::store::{Action, Notice};
use crate::locale::{Message, messages};
use crate::model::Lang;

/// The bar above everything. A page that has settled the language leaves no
/// choice of it.
pub(super) fn view(scene: &Scene, lang_is_fixed: bool) -> Node {
    let (ui, store) = (scene.ui, &scene.store);
    let button = |message: &'static Message, action: Action, enabled: bool| {
        let button = el("button.quiet-button[type=button]")
            .attr("aria-disabled", !enabled)
            .text(ui.get(message));
        if enabled {
            button.on_click(scene.send(action))
        } else {
            button
        }
    };
    let print = Handler::from(|_| {
        if let Some(window) = web_sys::window() {
            // A page that may not print shows why by itself.
            let _ = window.print();
        }
    });
    let speak = |lang: Lang, message: &'static Message, tag: &'static str| {
        el("button.quiet-button[type=button]")
            .attr("lang", tag)
            .attr("aria-pressed", ui.locale.lang() == lang)
            .on_click(scene.send(Action::Speak(lang)))
            .text(ui.get(message))
    };
    let day = ui.locale.day(scene.judged.assessment.day);
    let about = el("p.about")
        .text(ui.locale.text(&ui.program.name))
        .text(" · ")
        .text(ui.say(&messages::JUDGED_ON_DAY, &[("day", &day)]));
    let notice = store.notice.map(|notice| match notice {
        Notice::Cleared => ui.get(&messages::RESET_DONE),
        Notice::Example => ui.get(&messages::EXAMPLE_LOADED),
    });
    let example = !store.is_empty();
    let tools = el("div.set")
        .with(el("p.notice[role=status]").text(notice))
        .with(button(&messages::UNDO, Action::Undo, store.can_undo()))
        .with(button(&messages::RESET, Action::Reset, !store.is_empty()))
        .with(example.then(|| button(&messages::LOAD_EXAMPLE, Action::LoadExample, true)))
        .with(
            el("button.quiet-button[type=button]")
                .on_click(print)
                .text(ui.get(&messages::PRINT)),
        );
    let langs = (!lang_is_fixed).then(|| {
        el("div.set[role=group]")
            .attr("aria-label", ui.get(&messages::LANGUAGE))
            .with(speak(Lang::En, &messages::ENGLISH, "en"))
            .with(speak(Lang::De, &messages::GERMAN, "de"))
    });
    el("div.tools").with(about).with(tools).with(langs)
}
