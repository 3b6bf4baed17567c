//! The rules as pages to read: every award of the catalog with what it asks for
//! and where that was published, and what changed from one edition to the next.
//!
//! The sentences are those of the widget's checklists, for a partner that has
//! nothing yet.

mod changes;
mod edition;
mod example;
mod fallback;
mod first;
mod layout;
mod rules;

use partner_eligibility::catalog::{BUILTIN, builtin};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Lang, Program};

use edition::History;
use example::Example;

/// A page as a file.
pub struct Page {
    /// Its name in the folder of the pages.
    pub file: String,
    /// What is in it.
    pub html: String,
}

/// What stands inside the tag before the widget is there, and instead of it where
/// it cannot run: a text for each program and language.
///
/// # Errors
/// Where a program cannot be read.
pub fn fallbacks() -> Result<Vec<Page>, String> {
    let mut texts = Vec::new();
    for id in BUILTIN {
        let program = builtin(id).ok_or_else(|| format!("{id} cannot be read"))?;
        for lang in [Lang::En, Lang::De] {
            texts.push(Page {
                file: format!("{id}.{}.html", lang.tag()),
                html: fallback::text(program, Locale::new(lang))
                    .ok_or_else(|| format!("{id} has no day to judge by"))?
                    .into_string(),
            });
        }
    }
    Ok(texts)
}

/// The words of the first fields, by language, as JSON.
///
/// # Errors
/// Where they cannot be written as such.
pub fn first_words() -> Result<String, String> {
    first::words().map_err(|error| format!("the first fields: {error}"))
}

/// What a page is about.
struct Book {
    program: &'static Program,
    locale: Locale,
    /// The editions of each award, in the order of the program's awards.
    histories: Vec<History>,
}

/// Every page.
///
/// # Errors
/// Where the worked examples cannot be read.
pub fn all() -> Result<Vec<Page>, String> {
    let examples = example::all()?;
    let mut pages = Vec::new();
    for id in BUILTIN {
        let program = builtin(id).ok_or_else(|| format!("{id} cannot be read"))?;
        let examples: Vec<&Example> = examples.iter().filter(|one| one.program == id).collect();
        let flips = changes::flips(program, &examples);
        for lang in [Lang::En, Lang::De] {
            let book = Book {
                program,
                locale: Locale::new(lang),
                histories: edition::histories(program, Locale::new(lang)),
            };
            pages.push(Page {
                file: book.rules(),
                html: rules::page(&book).into_string(),
            });
            pages.push(Page {
                file: book.changes(),
                html: changes::page(&book, &flips).into_string(),
            });
        }
    }
    Ok(pages)
}

impl Book {
    const fn tag(&self) -> &'static str {
        self.locale.lang().tag()
    }

    /// The file of the rules.
    fn rules(&self) -> String {
        format!("{}.{}.html", self.program.id, self.tag())
    }

    /// The file of what changed.
    fn changes(&self) -> String {
        format!("{}-changes.{}.html", self.program.id, self.tag())
    }

    /// The same file in the other language.
    fn in_other(&self, file: &str) -> String {
        let end = format!(".{}.html", self.tag());
        let stem = file.strip_suffix(&end).unwrap_or(file);
        format!("{stem}.{}.html", other(self.locale.lang()).tag())
    }
}

const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::De,
        Lang::De => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use std::collections::BTreeSet;

    use super::*;

    fn pages() -> Vec<Page> {
        all().expect("the pages can be written")
    }

    fn page(pages: &[Page], file: &str) -> String {
        let page = pages.iter().find(|page| page.file == file);
        page.expect("there is such a page").html.clone()
    }

    /// The values of an attribute, in the order of the page.
    fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let start = format!(" {attribute}=\"");
        let parts = html.split(&start).skip(1);
        parts.filter_map(|part| part.split('"').next()).collect()
    }

    #[test]
    fn every_award_has_its_place_and_every_link_leads_somewhere() {
        let pages = pages();
        assert_eq!(pages.len(), 8);
        for page in &pages {
            let ids = values(&page.html, "id");
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(
                known.len(),
                ids.len(),
                "{}: an id is there twice",
                page.file
            );
            for href in values(&page.html, "href") {
                let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
                if file.starts_with("https://")
                    || file.starts_with("http://")
                    || file.ends_with(".css")
                {
                    continue;
                }
                let target = if file.is_empty() {
                    Some(page)
                } else {
                    pages.iter().find(|other| other.file == file)
                };
                let target = target.expect(href);
                assert!(
                    anchor.is_empty() || values(&target.html, "id").contains(&anchor),
                    "{}: {href} leads nowhere",
                    page.file
                );
            }
        }
        for id in BUILTIN {
            let program = builtin(id).expect("it is built in");
            for lang in ["en", "de"] {
                let html = page(&pages, &format!("{id}.{lang}.html"));
                let ids = values(&html, "id");
                for award in &program.awards {
                    assert!(ids.contains(&award.id.as_str()), "{}", award.id);
                }
            }
        }
    }

    #[test]
    fn every_line_that_asks_for_something_names_its_source() {
        for page in pages().iter().filter(|page| !page.file.contains("changes")) {
            for line in page.html.split("<li class=\"line").skip(1) {
                let line = line.split("</li>").next().unwrap_or(line);
                assert!(
                    line.contains("class=\"mark\"") || line.contains("data-heading"),
                    "{}: {line}",
                    page.file
                );
            }
        }
    }

    #[test]
    fn the_text_of_the_catalog_is_never_markup() {
        let open = maud::html! { p { ("<img src=x onerror=alert(1)>") } };
        assert!(!open.into_string().contains("<img"));
        for page in pages() {
            assert!(!page.html.contains("<script"), "{}", page.file);
            assert!(!page.html.contains(" style="), "{}", page.file);
        }
    }

    #[test]
    fn the_text_before_the_widget_names_what_is_asked_and_leads_to_the_rules() {
        let texts = fallbacks().expect("they can be written");
        assert_eq!(texts.len(), 4);
        for text in &texts {
            assert!(
                text.html.contains(&format!("rules/{}", text.file)),
                "{}",
                text.file
            );
            assert!(!text.html.contains("<script") && !text.html.contains(" style="));
        }
        let mpn = page(&texts, "mpn.en.html");
        assert!(mpn.contains("Cloud Platform"), "{mpn}");
        let today = page(&texts, "maicpp.de.html");
        assert!(today.contains("Solutions Partner for Security"), "{today}");
    }

    #[test]
    fn what_changed_is_told_with_the_examples_that_flip() {
        let pages = pages();
        let html = page(&pages, "maicpp-changes.en.html");
        // The pages of June 2023 are the first ones with figures.
        assert!(html.contains("On 13 June 2023"), "the edition is named");
        let after = html.split("On 13 June 2023").nth(1).expect("it is there");
        assert!(after.contains("<summary"), "examples flip with it");
    }
}
