//! Numbers, days and lists where there is no browser; `tests/wasm.rs` holds
//! the browser to the same.

#[path = "common/forms.rs"]
mod forms;

#[test]
fn the_table_writes_as_the_languages_do() {
    for (written, expected) in forms::forms() {
        assert_eq!(written, expected);
    }
}
