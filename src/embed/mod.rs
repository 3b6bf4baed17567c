//! The JavaScript surface: what the hand-written element calls.
//!
//! Rust cannot extend `HTMLElement`, so a small module of JavaScript owns the
//! tag and calls [`mount`] once for each element.

mod options;
mod shadow;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::AppHandle;

use crate::widget::App;
use options::Options;

/// A widget in its element. The element keeps it while it moves through the
/// page: mounting anew would forget what was entered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    app: AppHandle<App>,
}

/// Puts a widget into an element, in an open shadow root.
///
/// # Errors
/// Where an option is not what it should be, or the element takes no shadow root.
#[wasm_bindgen]
pub fn mount(host: &HtmlElement, options: JsValue) -> Result<Handle, JsError> {
    let props = Options::read(options)?.props()?;
    let root = shadow::root(host)?;
    let app = yew::Renderer::<App>::with_root_and_props(root, props).render();
    Ok(Handle { app })
}

#[wasm_bindgen]
impl Handle {
    /// Takes on other options; what was entered stays.
    ///
    /// # Errors
    /// Where an option is not what it should be.
    pub fn update(&mut self, options: JsValue) -> Result<(), JsError> {
        self.app.update(Options::read(options)?.props()?);
        Ok(())
    }

    /// Takes the widget out of its element.
    pub fn destroy(self) {
        self.app.destroy();
    }
}
