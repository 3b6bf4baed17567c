//! The programs that the element has fetched.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::catalog::file::decode;
use crate::model::Program;

thread_local! {
    static PROGRAMS: RefCell<Vec<&'static Program>> = const { RefCell::new(Vec::new()) };
}

/// Takes in the file of a program, once: it stays for as long as the page.
///
/// # Errors
/// Where the file is too large, damaged, or of another version.
#[wasm_bindgen(js_name = addProgram)]
pub fn add_program(bytes: &[u8]) -> Result<(), JsError> {
    let program = decode(bytes)?;
    if find(&program.id).is_none() {
        PROGRAMS.with_borrow_mut(|programs| programs.push(Box::leak(Box::new(program))));
    }
    Ok(())
}

/// A program that was taken in.
pub(super) fn find(id: &str) -> Option<&'static Program> {
    PROGRAMS.with_borrow(|programs| programs.iter().copied().find(|program| program.id == id))
}
