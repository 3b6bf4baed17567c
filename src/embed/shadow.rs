//! The shadow root and its styles.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{CssStyleSheet, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A node to mount in, inside the element's open shadow root.
///
/// The node is an inner one because Yew empties the node that it mounts in.
pub(super) fn root(host: &HtmlElement) -> Result<Element, JsError> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .map_err(|error| refused("attachShadow", &error))?,
    };
    style(&root).map_err(|error| refused("adoptedStyleSheets", &error))?;
    let document = host
        .owner_document()
        .ok_or_else(|| JsError::new("the element has no document"))?;
    let node = document
        .create_element("div")
        .map_err(|error| refused("createElement", &error))?;
    root.replace_children_with_node_1(&node);
    Ok(node)
}

/// A constructed sheet: a `<style>` and a `style` attribute both die under a
/// strict policy, this does not.
fn style(root: &ShadowRoot) -> Result<(), JsValue> {
    thread_local! {
        static SHEET: Result<CssStyleSheet, JsValue> = {
            let sheet = CssStyleSheet::new()?;
            sheet.replace_sync(crate::widget::STYLES)?;
            Ok(sheet)
        };
    }
    SHEET.with(|sheet| {
        let sheets = Array::of1(sheet.as_ref().map_err(JsValue::clone)?.unchecked_ref());
        Reflect::set(root, &JsValue::from_str("adoptedStyleSheets"), &sheets)?;
        Ok(())
    })
}

fn refused(what: &str, error: &JsValue) -> JsError {
    let why = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .unwrap_or_default();
    JsError::new(&[what, ": ", &why].concat())
}
