//! Sentences with codes in them.

use yew::prelude::*;

/// A sentence in which no code breaks in two at its hyphen.
pub(super) fn phrase(text: &str) -> Html {
    let is_code =
        |word: &&str| word.contains('-') && word.contains(|letter: char| letter.is_ascii_digit());
    if !text.split(' ').any(|word| is_code(&word)) {
        return html! { text };
    }
    let words = text.split_inclusive(' ').map(|word| {
        let (code, space) = word
            .strip_suffix(' ')
            .map_or((word, ""), |word| (word, " "));
        if is_code(&code) {
            html! { <><span class="code">{ code }</span>{ space }</> }
        } else {
            html! { word }
        }
    });
    words.collect()
}
