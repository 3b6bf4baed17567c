//! The words of the first fields: those of the roster, which the element shows
//! and lets a visitor fill in while the widget is still on its way.

use std::collections::BTreeMap;

use partner_eligibility::locale::{Locale, messages};
use partner_eligibility::model::Lang;
use serde::Serialize;

/// The words of one language, by their place.
#[derive(Serialize)]
struct Words {
    question: &'static str,
    help: &'static str,
    waiting: &'static str,
    /// The head of each column.
    head: [&'static str; 3],
    /// What the field below it is called.
    labels: [String; 3],
    placeholders: [&'static str; 3],
}

/// The words by language, as JSON.
pub fn words() -> serde_json::Result<String> {
    let langs = [Lang::En, Lang::De];
    let words: BTreeMap<_, _> = langs.map(|lang| (lang.tag(), of(lang))).into();
    serde_json::to_string(&words)
}

fn of(lang: Lang) -> Words {
    let locale = Locale::new(lang);
    let who = locale.say(&messages::PERSON_UNNAMED, &[("row", &locale.count(1))]);
    let named = |label| format!("{}, {who}", locale.get(label));
    Words {
        question: locale.get(&messages::QUESTION),
        help: locale.get(&messages::QUESTION_HELP),
        waiting: locale.get(&messages::FIRST_HELP),
        head: [&messages::WHO, &messages::NUMBER, &messages::CERTIFICATIONS]
            .map(|label| locale.get(label)),
        labels: [
            &messages::NAME,
            &messages::HOW_MANY,
            &messages::CERTIFICATIONS,
        ]
        .map(named),
        placeholders: [
            locale.get(&messages::NAME_SHORT),
            "1",
            locale.get(&messages::SEARCH),
        ],
    }
}
