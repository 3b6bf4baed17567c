//! The answer and the form to hand on: a link, a text, a table, a document.

use js_sys::{Array, JSON};
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::node::{Handler, Node, el};
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Fold, Notice};
use crate::interchange::{LONG_LINK, Names, Opened, write_link};
use crate::locale::messages;

/// What can be handed on, folded away.
pub(super) fn view(scene: &Scene) -> Node {
    let ui = scene.ui;
    let open = scene.is_open(Fold::Share);
    let head = el("button.group-head[type=button]")
        .attr("aria-expanded", open)
        .on_click(scene.send(Action::Fold(Fold::Share)))
        .with(el("span.gist").text(ui.get(&messages::SHARE_HELP)))
        .with(Icon::Chevron.draw());
    let group = el("div.group").with(head).with(open.then(|| body(scene)));
    el("section.share[aria-labelledby=share]")
        .with(el("h2#share").text(ui.get(&messages::SHARE)))
        .with(el("div.groups").with(group))
}

fn body(scene: &Scene) -> Node {
    let (ui, judged) = (scene.ui, &scene.judged);
    let names = if scene.is_open(Fold::Names) {
        Names::With
    } else {
        Names::Without
    };
    let program = &ui.program.id;
    let link = write_link(&scene.form, program, scene.ui.locale.lang(), names);
    let link = [&address(), "#", &link].concat();
    let long = (link.len() > LONG_LINK).then(|| el("p.note").text(ui.get(&messages::LINK_LONG)));
    let select = Handler::from(|event: Event| {
        event.target_unchecked_into::<HtmlInputElement>().select();
    });
    let field = el("input#link[type=text][readonly=readonly]")
        .value(link.clone())
        .on(ListenerKind::onfocus, select);
    let with_names = el("label.check-box")
        .with(
            el("input[type=checkbox]")
                .checked(names == Names::With)
                .on_change(scene.send(Action::Fold(Fold::Names))),
        )
        .text(ui.get(&messages::LINK_NAMES));
    let explainer = judged.explainer();
    let report = explainer.report(&judged.rows);
    let table = explainer.gap_list(&judged.rows);
    let copy = |message, text: String| {
        let dispatch = scene.dispatch.clone();
        let handler = Handler::from(move |_| {
            let (dispatch, text) = (dispatch.clone(), text.clone());
            spawn_local(async move {
                let notice = if copied(&text).await {
                    Notice::Copied
                } else {
                    Notice::NotCopied
                };
                dispatch.dispatch(Action::Tell(notice));
            });
        });
        el("button.quiet-button[type=button]")
            .on_click(handler)
            .text(ui.get(message))
    };
    let save = |message, name: &'static str, kind: &'static str, content: String| {
        let handler = Handler::from(move |_| {
            // Where a page may not save files, its browser says so.
            let _ = saved(name, kind, &content);
        });
        el("button.quiet-button[type=button]")
            .on_click(handler)
            .text(ui.get(message))
    };
    let document = Opened::to_value(&scene.form, program, scene.ui.locale.lang());
    let document = document
        .serialize(&Serializer::json_compatible())
        .ok()
        .and_then(|value| {
            let indent = JsValue::from_f64(2.0);
            JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent).ok()
        });
    let document = document.map(|json| {
        save(
            &messages::SAVE_JSON,
            "partner-eligibility.json",
            "application/json",
            String::from(json),
        )
    });
    let actions = el("div.actions")
        .with(copy(&messages::COPY_LINK, link))
        .with(copy(&messages::COPY_REPORT, report.clone()))
        .with(save(
            &messages::SAVE_GAPS,
            "partner-eligibility.csv",
            "text/csv;charset=utf-8",
            // The mark by which spreadsheets know UTF-8.
            ["\u{feff}", &table].concat(),
        ))
        .with(document);
    // It is announced from the bar above, which may be far out of sight.
    let copied = match scene.notice {
        Some(Notice::Copied) => Some(&messages::COPIED),
        Some(Notice::NotCopied) => Some(&messages::NOT_COPIED),
        _ => None,
    };
    let copied = copied.map(|text| el("p.note[aria-hidden=true]").text(ui.get(text)));
    let text = el("details.help")
        .with(el("summary").with(el("span.open").text(ui.get(&messages::REPORT_SHOW))))
        .with(el("pre.report").text(report));
    el("div.group-body")
        .with(
            el("div.figure.wide")
                .with(
                    el("div")
                        .with(el("label[for=link]").text(ui.get(&messages::LINK)))
                        .with(el("p.note").text(ui.get(&messages::LINK_HELP)))
                        .with(long),
                )
                .with(el("div.box").with(field)),
        )
        .with(with_names)
        .with(actions)
        .with(copied)
        .with(text)
}

/// The address of the page without its fragment.
fn address() -> String {
    let location = web_sys::window().map(|window| window.location());
    let address = location.and_then(|location| location.href().ok());
    let address = address.unwrap_or_default();
    let end = address.find('#').unwrap_or(address.len());
    address[..end].to_owned()
}

/// Copies a text, where the page and its browser allow it.
async fn copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Missing where a page is not served safely.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &JsValue::from_str("clipboard"));
    let clipboard = clipboard.ok().filter(JsValue::is_object);
    let Some(clipboard) = clipboard else {
        return false;
    };
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Has the browser save a file.
fn saved(name: &str, kind: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(content));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}
