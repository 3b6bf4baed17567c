//! The programs that the element has fetched.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::catalog::file::decode;
use crate::model::Program;
use crate::widget::Offer;

thread_local! {
    static OFFERED: RefCell<Vec<&'static [Offer]>> = const { RefCell::new(Vec::new()) };
    static PROGRAMS: RefCell<Vec<(String, &'static Program)>> = const { RefCell::new(Vec::new()) };
}

/// Takes in the file of a program, once: it stays for as long as the page. The
/// key tells programs apart that have the same id, as a page's own may.
///
/// # Errors
/// Where the file is too large, damaged, or of another version.
#[wasm_bindgen(js_name = addProgram)]
pub fn add_program(key: String, bytes: &[u8]) -> Result<(), JsError> {
    let program = decode(bytes)?;
    if find(&key).is_none() {
        let program = Box::leak(Box::new(program));
        PROGRAMS.with_borrow_mut(|programs| programs.push((key, program)));
    }
    Ok(())
}

/// The same programs on the same days as one slice that lives as long as the
/// page: widgets compare where it stands and not what is in it.
pub(super) fn offered(offers: Vec<Offer>) -> &'static [Offer] {
    OFFERED.with_borrow_mut(|known| {
        let same = known.iter().copied().find(|known| **known == *offers);
        same.unwrap_or_else(|| {
            let offers: &'static [Offer] = Box::leak(offers.into_boxed_slice());
            known.push(offers);
            offers
        })
    })
}

/// A program that was taken in, by its key.
pub(super) fn find(key: &str) -> Option<&'static Program> {
    PROGRAMS.with_borrow(|programs| {
        let mut programs = programs.iter();
        programs
            .find(|(known, _)| known == key)
            .map(|(_, program)| *program)
    })
}
