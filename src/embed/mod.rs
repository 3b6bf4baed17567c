//! The JavaScript surface: what the hand-written element calls.
//!
//! Rust cannot extend `HTMLElement`, so a small module of JavaScript,
//! `www/partner-eligibility.js`, owns the tag and its shadow root. It hands the
//! programs over with [`add_program`] and takes a [`Handle`] for each element.

mod options;
mod panic;
mod programs;

use wasm_bindgen::prelude::*;
use yew::AppHandle;

use crate::widget::App;
use options::Options;

pub use panic::on_panic;
pub use programs::add_program;

/// A widget in its node. The element keeps it while it moves through the
/// page: mounting anew would forget what was entered.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Handle {
    app: AppHandle<App>,
}

/// Puts a widget into a node, which it empties.
///
/// # Errors
/// Where an option is not what it should be.
#[wasm_bindgen]
pub fn mount(node: web_sys::Element, options: JsValue) -> Result<Handle, JsError> {
    let props = Options::read(options)?.props()?;
    let app = yew::Renderer::<App>::with_root_and_props(node, props).render();
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
