//! The same for JavaScript to time: what a judgement costs within wasm, without
//! anything that crosses its border.

use wasm_bindgen::prelude::*;

use crate::{Awards, Bench};

/// A programme, a day and profiles to judge.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Inside(Bench);

#[wasm_bindgen]
impl Inside {
    /// So many profiles with so many people each.
    ///
    /// # Errors
    /// Where the awards or the day are none.
    #[wasm_bindgen(constructor)]
    pub fn new(awards: &str, day: &str, profiles: usize, people: usize) -> Result<Self, JsError> {
        let awards = Awards::named(awards).ok_or_else(|| JsError::new("no such awards"))?;
        Ok(Self(Bench::new(awards, day, profiles, people)?))
    }

    /// Judges so many of them.
    pub fn judge(&self, number: usize) {
        self.0.judge(number);
    }
}
