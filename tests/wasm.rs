//! What runs in the browser gives the answers that run natively.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "common/cases.rs"]
mod cases;
#[path = "common/forms.rs"]
mod forms;
#[path = "common/parity.rs"]
mod parity;
#[path = "common/profiles.rs"]
mod profiles;

wasm_bindgen_test_configure!(run_in_browser);

/// Written by `tests/parity.rs`, which `cargo xtask test` runs before.
const NATIVE: &str = include_str!(concat!(
    env!("CARGO_TARGET_TMPDIR"),
    "/../../tmp/parity.txt"
));

/// Written by `tests/parity.rs` as well.
const CASES: &str = include_str!(concat!(env!("CARGO_TARGET_TMPDIR"), "/../../tmp/cases.txt"));

#[wasm_bindgen_test]
fn the_worked_examples_hold_in_the_browser() {
    let mut passed = 0;
    for file in CASES.split_terminator(parity::END_OF_FILE) {
        let (name, text) = file.split_once('\n').expect("a file has a name");
        let report = cases::run(text, name);
        assert!(report.is_ok(), "{report}");
        passed += report.passed;
    }
    assert!(passed > 0);
}

#[wasm_bindgen_test]
fn the_browser_answers_as_the_native_engine_does() {
    for (browser, native) in parity::answers().lines().zip(NATIVE.lines()) {
        assert_eq!(browser, native);
    }
    assert_eq!(NATIVE.lines().count(), parity::PROFILES);
}

#[wasm_bindgen_test]
fn the_browser_writes_numbers_and_days_as_the_table_does() {
    for (written, expected) in forms::forms() {
        assert_eq!(written, expected);
    }
}
