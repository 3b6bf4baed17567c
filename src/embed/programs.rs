//! The programs that the element has fetched.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::catalog::file::decode;
use crate::model::Program;

thread_local! {
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

/// A program that was taken in, by its key.
pub(super) fn find(key: &str) -> Option<&'static Program> {
    PROGRAMS.with_borrow(|programs| {
        let mut programs = programs.iter();
        programs
            .find(|(known, _)| known == key)
            .map(|(_, program)| *program)
    })
}
