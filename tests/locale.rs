//! Numbers, days and lists where there is no browser; `tests/wasm.rs` holds
//! the browser to the same.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

#[path = "common/forms.rs"]
mod forms;

#[test]
fn the_table_writes_as_the_languages_do() {
    for (written, expected) in forms::forms() {
        assert_eq!(written, expected);
    }
}

#[test]
fn a_currency_is_three_capital_letters_and_a_sentence_begins_with_one() {
    use partner_eligibility::locale::{Currency, capitalised};
    assert!(Currency::of("EUR").is_some_and(|euro| euro.is("EUR") && !euro.is("USD")));
    for wrong in ["", "EU", "eur", "EURO", "€€€"] {
        assert_eq!(Currency::of(wrong), None, "{wrong}");
    }
    for (text, expected) in [
        ("ärger", "Ärger"),
        ("öl", "Öl"),
        ("über", "Über"),
        ("ab", "Ab"),
        ("", ""),
    ] {
        assert_eq!(capitalised(text), expected);
    }
}
