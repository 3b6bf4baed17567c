//! What the pages share: the frame, lines of rules, and days.

use maud::{DOCTYPE, Markup, html};
use partner_eligibility::explain::{Item, SourceRef};
use partner_eligibility::locale::{Locale, capitalised, messages};
use partner_eligibility::model::Period;

use super::{Book, other};

/// A whole page.
pub fn page(
    book: &Book,
    file: &str,
    heading: &str,
    lead: &str,
    beside: Markup,
    body: &Markup,
) -> Markup {
    let locale = book.locale;
    let elsewhere = other(locale.lang()).tag();
    html! {
        (DOCTYPE)
        html lang=(book.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
                title { (heading) }
                meta name="description" content=(lead);
                link rel="stylesheet" href="rules.css";
            }
            body {
                header.top {
                    nav.links {
                        (beside)
                        a hreflang=(elsewhere) lang=(elsewhere) href=(book.in_other(file)) { (locale.get(&messages::RULES_OTHER)) }
                    }
                    h1 { (heading) }
                    p.lead { (lead) }
                    p.note { strong { (locale.get(&messages::DISCLAIMER)) } " " (locale.get(&messages::RULES_LEGEND)) }
                }
                main { (body) }
            }
        }
    }
}

/// The days of an edition in words.
pub fn days(locale: Locale, days: &Period) -> String {
    match (days.from, days.until) {
        (Some(from), Some(until)) => {
            let values = [("from", locale.day(from)), ("until", locale.day(until))];
            let values = [
                (values[0].0, values[0].1.as_str()),
                (values[1].0, values[1].1.as_str()),
            ];
            locale.say(&messages::RULES_BETWEEN, &values)
        }
        (Some(from), None) => locale.say(&messages::RULES_FROM, &[("from", &locale.day(from))]),
        (None, Some(until)) => locale.say(&messages::RULES_UNTIL, &[("until", &locale.day(until))]),
        (None, None) => locale.get(&messages::RULES_FROM_THE_START).to_owned(),
    }
}

/// What a line says, with every list written out.
pub fn says(item: &Item) -> String {
    capitalised(item.full.as_ref().unwrap_or(&item.sentence))
}

/// The sources of one award, numbered in the order in which they are referred to.
#[derive(Default)]
pub struct Footnotes {
    sources: Vec<SourceRef>,
}

impl Footnotes {
    fn number(&mut self, source: &SourceRef) -> usize {
        let known = self.sources.iter().position(|known| known == source);
        known.unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        }) + 1
    }

    /// The marks behind a line, each leading to its source.
    pub fn marks(&mut self, locale: Locale, award: &str, sources: &[SourceRef]) -> Markup {
        let mut numbers: Vec<usize> = sources.iter().map(|source| self.number(source)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        html! {
            @for number in numbers {
                @let label = locale.say(&messages::SOURCE_MARK, &[("number", &number.to_string())]);
                sup { a.mark href={ "#" (award) "-" (number) } aria-label=(label) { (number) } }
            }
        }
    }

    /// The list of them.
    pub fn list(&self, locale: Locale, award: &str) -> Markup {
        html! {
            @if !self.sources.is_empty() {
                ol.sources aria-label=(locale.get(&messages::SOURCES)) {
                    @for (source, number) in self.sources.iter().zip(1..) {
                        @let kind = if source.primary { &messages::SOURCE_PRIMARY } else { &messages::SOURCE_SECONDARY };
                        li id={ (award) "-" (number) } {
                            @let what = if source.what.is_empty() { &source.url } else { &source.what };
                            a href=(source.url) rel="noopener noreferrer" { (capitalised(what)) }
                            ", " (source.as_of) ", " (locale.get(kind))
                        }
                    }
                }
            }
        }
    }
}
