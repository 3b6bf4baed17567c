//! Sentences with codes in them.

use super::node::{Node, el, list};

/// A sentence in which no code breaks in two at its hyphen.
pub(super) fn phrase(text: &str) -> Node {
    let is_code =
        |word: &str| word.contains('-') && word.bytes().any(|letter| letter.is_ascii_digit());
    let mut phrase = list();
    let mut plain = String::new();
    for word in text.split_inclusive(' ') {
        let code = word.trim_end_matches(' ');
        if is_code(code) {
            phrase = phrase
                .text(std::mem::take(&mut plain))
                .with(el("span.code").text(code.to_owned()));
            plain.push_str(&word[code.len()..]);
        } else {
            plain.push_str(word);
        }
    }
    phrase.text(plain)
}
