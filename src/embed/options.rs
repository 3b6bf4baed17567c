//! What a page sets.

use std::rc::Rc;

use serde::Deserialize;
use wasm_bindgen::{JsError, JsValue};

use crate::interchange::Opened;
use crate::locale::lang_of;
use crate::model::{Day, Program};
use crate::widget::{AppProps, Offer, Port};

use super::programs;

/// The options of a widget, as JavaScript hands them over.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Options {
    /// Id of the program that judges, for the visitor to change.
    program: String,
    /// Ids of the programs that a visitor can choose from.
    programs: Vec<String>,
    /// The language, fixed.
    lang: Option<String>,
    /// The language of the page, for the visitor to change.
    page_lang: Option<String>,
    /// The day that is judged, for the visitor to change.
    as_of: Option<String>,
    /// Whether the page keeps what is entered.
    persist: bool,
    /// The address of the pages of rules; missing where there are none.
    rules: Option<String>,
}

impl Options {
    pub(super) fn read(options: JsValue) -> Result<Self, JsError> {
        Ok(serde_wasm_bindgen::from_value(options)?)
    }

    pub(super) fn props(self, port: Port, begin: Option<Rc<Opened>>) -> Result<AppProps, JsError> {
        let as_of = self.as_of.as_deref().map(str::parse::<Day>).transpose();
        let as_of =
            as_of.map_err(|error| JsError::new(&["as-of: ", &error.to_string()].concat()))?;
        let today = today();
        let offer = |id: &String| {
            let program = programs::find(id)
                .ok_or_else(|| JsError::new(&["program: there is no \"", id, "\""].concat()))?;
            let day = usual_day(program, today).or(as_of);
            let day = day.ok_or_else(|| JsError::new("as-of: the clock is off, so name a day"))?;
            Ok(Offer { program, day })
        };
        let offers = self.programs.iter().map(offer);
        let offers = offers.collect::<Result<Vec<Offer>, JsError>>()?;
        let mut ids = self.programs.iter();
        Ok(AppProps {
            offers: programs::offered(offers),
            program: ids.position(|id| *id == self.program).unwrap_or(0),
            lang: self.lang.as_deref().map(lang_of),
            page_lang: self.page_lang.as_deref().map(lang_of).unwrap_or_default(),
            as_of,
            today,
            begin,
            keeps: self.persist,
            // An address of another kind could be a script.
            rules: self
                .rules
                .filter(|rules| rules.starts_with("http"))
                .map(Rc::from),
            port,
        })
    }
}

/// Today, by the visitor's clock, where it can be right.
fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Day::new(year, now.get_month() + 1, now.get_date()).ok()
}

/// The day to judge by where nobody says: today, or the last day of a program
/// that has ended, or the first of one that is still to come.
fn usual_day(program: &Program, today: Option<Day>) -> Option<Day> {
    let (from, until) = (program.effective.from, program.effective.until);
    let inside = today.map(|today| until.map_or(today, |until| today.min(until)));
    let inside = inside.map(|day| from.map_or(day, |from| day.max(from)));
    inside.or(until).or(from)
}
