//! What a page sets.

use serde::Deserialize;
use wasm_bindgen::{JsError, JsValue};

use crate::catalog;
use crate::locale::lang_of;
use crate::model::Day;
use crate::widget::AppProps;

/// The options of a widget, as JavaScript hands them over.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Options {
    /// Id of the program.
    program: Option<String>,
    /// The language, fixed.
    lang: Option<String>,
    /// The language of the page, for the visitor to change.
    page_lang: Option<String>,
    /// The day that is judged, for the visitor to change.
    as_of: Option<String>,
}

/// The program shown where the page names none.
const DEFAULT_PROGRAM: &str = "mpn";

impl Options {
    pub(super) fn read(options: JsValue) -> Result<Self, JsError> {
        Ok(serde_wasm_bindgen::from_value(options)?)
    }

    pub(super) fn props(self) -> Result<AppProps, JsError> {
        let id = self.program.as_deref().unwrap_or(DEFAULT_PROGRAM);
        let program = catalog::builtin(id)
            .ok_or_else(|| JsError::new(&["program: there is no \"", id, "\""].concat()))?;
        let as_of = self.as_of.as_deref().map(str::parse::<Day>).transpose();
        Ok(AppProps {
            program,
            lang: self.lang.as_deref().map(lang_of),
            page_lang: self.page_lang.as_deref().map(lang_of).unwrap_or_default(),
            as_of: as_of.map_err(|error| JsError::new(&["as-of: ", &error.to_string()].concat()))?,
        })
    }
}
