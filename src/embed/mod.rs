//! The JavaScript surface: what the hand-written element calls.
//!
//! Rust cannot extend `HTMLElement`, so a small module of JavaScript,
//! `www/partner-eligibility.js`, owns the tag and its shadow root. It hands the
//! programs over with [`add_program`] and takes a [`Handle`] for each element.

mod options;
mod panic;
mod programs;

use std::rc::Rc;

use js_sys::Function;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use yew::{AppHandle, Callback};

use crate::explain::document_error;
use crate::interchange::{DocumentError, Opened, Value};
use crate::locale::Locale;
use crate::model::Lang;
use crate::widget::{App, Port};
use options::Options;

pub use panic::on_panic;
pub use programs::add_program;

/// A widget in its node. The element keeps it while it moves through the
/// page: mounting anew would forget what can be undone.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    app: AppHandle<App>,
    port: Port,
}

/// Puts a widget into a node, which it empties. `changed` is called after each
/// change, once typing pauses, and `forget` where the visitor asks that what is
/// kept be forgotten. `begin` is what was entered
/// before, as [`Handle::profile`] gave it.
///
/// # Errors
/// Where an option is not what it should be.
#[wasm_bindgen]
pub fn mount(
    node: web_sys::Element,
    options: JsValue,
    changed: Function,
    forget: Function,
    begin: JsValue,
) -> Result<Handle, JsError> {
    let call = |function: Function| {
        Callback::from(move |()| {
            // What the page's function throws cannot be told to anybody.
            let _ = function.call0(&JsValue::NULL);
        })
    };
    let port = Port::new(call(changed), call(forget));
    let props = Options::read(options)?.props(port.clone(), begun(begin)?)?;
    let app = yew::Renderer::<App>::with_root_and_props(node, props).render();
    Ok(Handle { app, port })
}

/// Reads what was entered elsewhere.
fn opened(value: JsValue) -> Result<Opened, JsError> {
    let read = serde_wasm_bindgen::from_value::<Value>(value);
    let read = read.map_err(|_| DocumentError::NotJson);
    read.and_then(Opened::from_value).map_err(|error| {
        let locale = Locale::new(Lang::En);
        JsError::new(&["profile: ", &document_error(locale, &error)].concat())
    })
}

fn begun(value: JsValue) -> Result<Option<Rc<Opened>>, JsError> {
    if value.is_undefined() {
        return Ok(None);
    }
    Ok(Some(Rc::new(opened(value)?)))
}

/// A value as plain objects, as JSON has them.
fn plain(value: Option<impl Serialize>) -> JsValue {
    let value = value.and_then(|value| value.serialize(&Serializer::json_compatible()).ok());
    value.unwrap_or(JsValue::UNDEFINED)
}

#[wasm_bindgen]
impl Handle {
    /// Takes on other options; what was entered stays.
    ///
    /// # Errors
    /// Where an option is not what it should be.
    pub fn update(&mut self, options: JsValue) -> Result<(), JsError> {
        let props = Options::read(options)?.props(self.port.clone(), None)?;
        self.app.update(props);
        Ok(())
    }

    /// Begins anew in another element. Mounting costs memory that Yew never gives
    /// back, so a widget whose element is gone is used once more.
    ///
    /// # Errors
    /// Where an option is not what it should be.
    pub fn again(&mut self, options: JsValue, begin: JsValue) -> Result<(), JsError> {
        let props = Options::read(options)?.props(self.port.clone(), begun(begin)?)?;
        self.port.begin(&props);
        self.app.update(props);
        Ok(())
    }

    /// What was entered, as a plain object.
    pub fn profile(&self) -> JsValue {
        plain(self.port.document())
    }

    /// The judgement, as a plain object.
    pub fn assessment(&self) -> JsValue {
        plain(self.port.summary())
    }

    /// Takes in what was entered elsewhere.
    ///
    /// # Errors
    /// Where it is no such document; the error names the place.
    pub fn take(&self, profile: JsValue) -> Result<(), JsError> {
        self.port.take(&opened(profile)?);
        Ok(())
    }

    /// Clears everything.
    pub fn reset(&self) {
        self.port.reset();
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        self.port.undo();
    }
}
