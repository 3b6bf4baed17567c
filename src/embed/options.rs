//! What a page sets.

use std::rc::Rc;

use serde::Deserialize;
use wasm_bindgen::{JsError, JsValue};

use crate::explain::weights;
use crate::interchange::{Opened, Value};
use crate::locale::{Currency, lang_of};
use crate::model::Day;
use crate::widget::{AppProps, Offer, Port, offered, today};

use super::programs;

/// The options of a widget, as JavaScript hands them over.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Options {
    /// Key of the program that judges, for the visitor to change.
    program: String,
    /// Keys of the programs that a visitor can choose from.
    programs: Vec<String>,
    /// The language, fixed.
    lang: Option<String>,
    /// The language of the page, for the visitor to change.
    page_lang: Option<String>,
    /// The day that is judged, for the visitor to change.
    as_of: Option<String>,
    /// Whether the page keeps what is entered.
    persist: bool,
    /// Whether a link in the page's address brings its form along.
    link: bool,
    /// The address of the pages of rules; missing where there are none.
    rules: Option<String>,
    /// Ids of the awards that are shown; all where there is none.
    awards: Vec<String>,
    /// The currency in which fees are named that have several.
    currency: Option<String>,
    /// What the steps of a plan cost, where the page knows better.
    costs: Option<Value>,
}

impl Options {
    pub(super) fn read(options: JsValue) -> Result<Self, JsError> {
        Ok(serde_wasm_bindgen::from_value(options)?)
    }

    pub(super) fn props(self, port: Port, begin: Option<Rc<Opened>>) -> Result<AppProps, JsError> {
        let as_of = self.as_of.as_deref().map(str::parse::<Day>).transpose();
        let as_of =
            as_of.map_err(|error| JsError::new(&["as-of: ", &error.to_string()].concat()))?;
        let currency = self.currency.as_deref().map(|code| {
            let known = Currency::of(code);
            known.ok_or_else(|| JsError::new("currency: expected three capital letters, as EUR"))
        });
        let costs = self.costs.map(weights).transpose();
        let costs = costs.map_err(|message| JsError::new(&message))?;
        let today = today();
        let offer = |id: &String| {
            let program = programs::find(id)
                .ok_or_else(|| JsError::new(&["program: there is no \"", id, "\""].concat()))?;
            Offer::new(program, as_of, today)
                .ok_or_else(|| JsError::new("as-of: the clock is off, so name a day"))
        };
        let offers = self.programs.iter().map(offer);
        let offers = offers.collect::<Result<Vec<Offer>, JsError>>()?;
        let mut ids = self.programs.iter();
        Ok(AppProps {
            offers: offered(offers),
            program: ids.position(|id| *id == self.program).unwrap_or(0),
            lang: self.lang.as_deref().map(lang_of),
            page_lang: self.page_lang.as_deref().map(lang_of).unwrap_or_default(),
            as_of,
            today,
            begin,
            keeps: self.persist,
            link: self.link,
            // An address of another kind could be a script.
            rules: self
                .rules
                .filter(|rules| rules.starts_with("http"))
                .map(Rc::from),
            awards: self.awards.into(),
            currency: currency.transpose()?,
            costs: Rc::new(costs.unwrap_or_default()),
            port,
        })
    }
}
