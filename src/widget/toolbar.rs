//! What is judged, and what can be done with the whole of it.

use super::app::AppProps;
use super::choice::{Answer, choice};
use super::node::{Handler, Node, el, list};
use super::scene::Scene;
use super::store::{Action, Notice};
use crate::locale::{Message, messages};
use crate::model::Lang;

/// The bar above everything. A page that has settled the language leaves no
/// choice of it.
pub(super) fn view(scene: &Scene, props: &AppProps) -> Node {
    let ui = scene.ui;
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
    let judged_on = if Some(scene.judged.assessment.day) == ui.program.effective.until {
        &messages::JUDGED_ON_LAST_DAY
    } else {
        &messages::JUDGED_ON_DAY
    };
    // The switch says which program it is.
    let name =
        (ui.offers.len() == 1).then(|| list().text(ui.locale.text(&ui.program.name)).text(" · "));
    let about = el("p.about")
        .with(name)
        .text(ui.say(judged_on, &[("day", &day)]));
    let notice = scene.notice.map(|notice| match notice {
        Notice::Cleared => ui.get(&messages::RESET_DONE),
        Notice::Example => ui.get(&messages::EXAMPLE_LOADED),
        Notice::Imported => ui.get(&messages::IMPORT_DONE),
        Notice::Linked => ui.get(&messages::LINK_DONE),
        Notice::Copied => ui.get(&messages::COPIED),
        Notice::NotCopied => ui.get(&messages::NOT_COPIED),
        Notice::NotFetched => ui.get(&messages::NOT_FETCHED),
    });
    let tools = el("div.set")
        .with(el("p.notice[role=status]").text(notice))
        .with(button(&messages::UNDO, Action::Undo, scene.can_undo))
        .with(button(&messages::RESET, Action::Reset, !scene.is_empty))
        .with(
            el("button.quiet-button[type=button]")
                .on_click(print)
                .text(ui.get(&messages::PRINT)),
        );
    let forget = props.keeps.then(|| {
        let (port, dispatch) = (props.port.clone(), scene.dispatch.clone());
        let forget = Handler::from(move |_| {
            dispatch.dispatch(Action::Reset);
            port.forget();
        });
        el("button.quiet-button[type=button]")
            .on_click(forget)
            .text(ui.get(&messages::FORGET))
    });
    let tools = tools.with(forget);
    let langs = props.lang.is_none().then(|| {
        el("div.set[role=group]")
            .attr("aria-label", ui.get(&messages::LANGUAGE))
            .with(speak(Lang::En, &messages::ENGLISH, "en"))
            .with(speak(Lang::De, &messages::GERMAN, "de"))
    });
    let switch = (ui.offers.len() > 1).then(|| {
        let answers = ui.offers.iter().enumerate().map(|(at, offer)| Answer {
            text: ui.locale.text(&offer.program.name),
            chosen: std::ptr::eq(offer.program, ui.program),
            action: scene.show(at),
        });
        let label = ui.get(&messages::PROGRAM).to_owned();
        el("div.programs").with(choice(&scene.dispatch, label, answers.collect()))
    });
    el("div.tools")
        .with(switch)
        .with(about)
        .with(tools)
        .with(langs)
}
