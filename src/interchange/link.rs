//! A whole form in the fragment of an address, which no browser sends to a
//! server.
//!
//! It is a version, a checksum, and fields parted by points, each with a letter
//! for what it is: `1.1k2j3h4.d2022-09-30.r.c3.h70-480`. A letter that this
//! version does not know is left out and counted, so that a field more breaks
//! no link. Nothing stands in it but letters, digits and `-._~`: no program
//! that passes an address on changes those.

use super::document::Opened;
use super::form::{Entry, Form, HeldRow, Row};
use crate::model::{Lang, Market};

/// What stands before the rest in a fragment.
pub const LINK_KEY: &str = "partner-eligibility=";

/// Some programs cut an address that is longer, in characters.
pub const LONG_LINK: usize = 2_000;

/// The most bytes of a link that are read.
const MOST: usize = 400_000;

/// The version that is written.
const VERSION: &str = "1";

/// Why a link cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A newer version made it.
    Newer,
    /// Something is missing or changed.
    Damaged,
}

/// Whether names go into a link: the people's, and the company's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    /// They stay here.
    #[default]
    Without,
    /// They go along.
    With,
}

/// Writes a form as a fragment, without the `#`.
#[must_use]
pub fn write_link(form: &Form, program: &str, lang: Lang, names: Names) -> String {
    let mut link = Writer::default();
    // A field more in any of these does not compile until it is written.
    let Form {
        rows,
        figures,
        answers,
        choices,
        partner_market,
        customers_market,
        held,
        audits,
        day,
        tax,
        company,
    } = form;
    link.field('p', &[program]);
    if lang == Lang::De {
        link.field('l', &["de"]);
    }
    if names == Names::With {
        link.given('g', company);
    }
    link.given('d', day);
    link.given('t', tax);
    if *partner_market == Market::Developing {
        link.field('m', &[]);
    }
    match customers_market {
        None => {}
        Some(Market::Developed) => link.field('k', &["1"]),
        Some(Market::Developing) => link.field('k', &["2"]),
    }
    for row in rows {
        let Row {
            key: _,
            label,
            count,
            holds,
        } = row;
        link.field('r', &[]);
        if names == Names::With {
            link.given('n', label);
        }
        link.given('c', count);
        for Entry {
            text,
            passed,
            expires,
        } in holds
        {
            link.field('h', &[text]);
            link.given('e', passed);
            link.given('x', expires);
        }
    }
    for (id, text) in figures {
        link.field('f', &[id, text]);
    }
    for (id, answer) in answers {
        link.field(if *answer { 'y' } else { 'z' }, &[id]);
    }
    for (id, option) in choices {
        link.field('o', &[id, option]);
    }
    for HeldRow {
        key: _,
        award,
        level,
        anniversary,
        since,
    } in held
    {
        link.field('w', &[award, level, anniversary, since]);
    }
    for (award, day) in audits {
        link.field('a', &[award, day]);
    }
    [LINK_KEY, VERSION, ".", &check(&link.0), &link.0].concat()
}

/// Reads a fragment, with or without the `#`. There is nothing to read where it
/// is somebody else's.
///
/// # Errors
/// Where a newer version made it, or something is missing or changed.
///
/// # Examples
/// ```
/// use partner_eligibility::interchange::{Form, Names, read_link, write_link};
/// use partner_eligibility::model::Lang;
///
/// let form = Form { day: "2018-06-01".to_owned(), ..Form::default() };
/// let link = write_link(&form, "mpn", Lang::En, Names::Without);
/// let opened = read_link(&link).expect("it is ours").expect("it is whole");
/// assert_eq!(opened.form, form);
/// assert!(read_link(&link[..link.len() - 1]).is_some_and(|damaged| damaged.is_err()));
/// assert!(read_link("section-2").is_none());
/// ```
pub fn read_link(fragment: &str) -> Option<Result<Opened, LinkError>> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let mut parts = fragment.split('&');
    let body = parts.find_map(|part| part.strip_prefix(LINK_KEY))?;
    Some(opened(body))
}

fn opened(body: &str) -> Result<Opened, LinkError> {
    let (version, rest) = body.split_once('.').ok_or(LinkError::Damaged)?;
    if version != VERSION {
        let newer = version.parse().is_ok_and(|version: u32| version > 1);
        return Err(if newer {
            LinkError::Newer
        } else {
            LinkError::Damaged
        });
    }
    let at = rest.find('.').unwrap_or(rest.len());
    let (sum, fields) = rest.split_at(at);
    if body.len() > MOST || sum != check(fields) {
        return Err(LinkError::Damaged);
    }
    let mut opened = Opened::default();
    for field in fields.split('.').skip(1) {
        let known = take(&mut opened, field).ok_or(LinkError::Damaged)?;
        if !known {
            opened.ignored.push(field.to_owned());
        }
    }
    Ok(opened)
}

/// Takes a field in. Says whether it is known; nothing where it is damaged.
fn take(opened: &mut Opened, field: &str) -> Option<bool> {
    let kind = field.chars().next()?;
    let rest = field.get(1..)?;
    let texts: Option<Vec<String>> = rest.split('~').map(plain).collect();
    let mut texts = texts?.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    let form = &mut opened.form;
    match kind {
        'p' => opened.program = Some(next()),
        'l' if rest == "de" => opened.lang = Lang::De,
        'g' => form.company = next(),
        'a' => drop(form.audits.insert(next(), next())),
        'd' => form.day = next(),
        't' => form.tax = next(),
        'm' => form.partner_market = Market::Developing,
        'k' => {
            form.customers_market = Some(if next() == "2" {
                Market::Developing
            } else {
                Market::Developed
            });
        }
        'r' => {
            let key = u32::try_from(form.rows.len()).ok()?;
            form.rows.push(Row {
                key,
                ..Row::default()
            });
        }
        'n' => form.rows.last_mut()?.label = next(),
        'c' => form.rows.last_mut()?.count = next(),
        'h' => form.rows.last_mut()?.holds.push(Entry {
            text: next(),
            ..Entry::default()
        }),
        'e' => form.rows.last_mut()?.holds.last_mut()?.passed = next(),
        'x' => form.rows.last_mut()?.holds.last_mut()?.expires = next(),
        'f' => drop(form.figures.insert(next(), next())),
        'y' | 'z' => drop(form.answers.insert(next(), kind == 'y')),
        'o' => drop(form.choices.insert(next(), next())),
        'w' => {
            let key = u32::try_from(form.held.len()).ok()?;
            form.held.push(HeldRow {
                key,
                award: next(),
                level: next(),
                anniversary: next(),
                since: next(),
            });
        }
        _ => return Some(false),
    }
    Some(true)
}

#[derive(Default)]
struct Writer(String);

impl Writer {
    fn field(&mut self, kind: char, texts: &[&str]) {
        self.0.push('.');
        self.0.push(kind);
        for (at, text) in texts.iter().enumerate() {
            if at > 0 {
                self.0.push('~');
            }
            self.text(text);
        }
    }

    /// A field that is left out where it is empty.
    fn given(&mut self, kind: char, text: &str) {
        if !text.is_empty() {
            self.field(kind, &[text]);
        }
    }

    fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || byte == b'-' {
                self.0.push(char::from(byte));
            } else {
                self.0.push('_');
                for half in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(half.into(), 16);
                    self.0.push(digit.unwrap_or_default());
                }
            }
        }
    }
}

/// A text as it was before it was written.
fn plain(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'_' {
            let mut half = || char::from(rest.next()?).to_digit(16);
            let value = half()? * 16 + half()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A checksum (FNV-1a) in letters and digits: it tells a link that lost
/// something on its way.
fn check(text: &str) -> String {
    let mut sum = text.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut written = String::new();
    while sum > 0 {
        written.extend(char::from_digit(sum % 36, 36));
        sum /= 36;
    }
    written
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;

    fn form() -> Form {
        let mut form = Form {
            day: "2022-09-30".to_owned(),
            tax: "19".to_owned(),
            customers_market: Some(Market::Developing),
            rows: vec![
                Row {
                    label: "Jörg ~ Müller_x.y".to_owned(),
                    holds: vec![Entry {
                        text: "70-533".to_owned(),
                        passed: "1.2.2018".to_owned(),
                        expires: "2020-01-01".to_owned(),
                    }],
                    ..Row::default()
                },
                Row {
                    key: 1,
                    count: "3".to_owned(),
                    ..Row::default()
                },
            ],
            ..Form::default()
        };
        form.figures
            .insert("revenue".to_owned(), "1.000,5".to_owned());
        form.answers.insert("reseller".to_owned(), false);
        form.choices.insert("track".to_owned(), "smb".to_owned());
        form.held.push(HeldRow {
            award: "datacenter".to_owned(),
            level: "gold".to_owned(),
            ..HeldRow::default()
        });
        form
    }

    #[test]
    fn all_of_it_comes_back() {
        let link = write_link(&form(), "mpn", Lang::De, Names::With);
        let opened = read_link(&["#x=1&", &link].concat());
        let opened = opened.expect("it is ours").expect("it is whole");
        assert_eq!(opened.form, form());
        assert_eq!(
            (opened.program.as_deref(), opened.lang),
            (Some("mpn"), Lang::De)
        );
        assert_eq!(opened.ignored, Vec::<String>::new());
    }

    #[test]
    fn names_stay_unless_asked_for() {
        let link = write_link(&form(), "mpn", Lang::En, Names::Without);
        let opened = read_link(&link).expect("it is ours").expect("it is whole");
        let mut unnamed = form();
        unnamed.rows[0].label.clear();
        assert_eq!(opened.form, unnamed);
        assert!(!link.contains("M_c3"));
    }

    #[test]
    fn an_old_link_still_opens() {
        // Written by the first version; it must open for ever.
        let link = "partner-eligibility=1.gx8u581.pmpn.d2022-09-30.r.c3.h70-480";
        let opened = read_link(link).expect("it is ours").expect("it is whole");
        assert_eq!(opened.form.rows[0].holds[0].text, "70-480");
    }

    #[test]
    fn what_is_newer_or_damaged_is_told_apart() {
        let link = write_link(&form(), "mpn", Lang::De, Names::With);
        assert_eq!(read_link(""), None);
        assert_eq!(read_link("#section-3"), None);
        let newer = link.replace("=1.", "=2.");
        assert_eq!(read_link(&newer), Some(Err(LinkError::Newer)));
        for end in LINK_KEY.len()..link.len() {
            assert_eq!(
                read_link(&link[..end]),
                Some(Err(LinkError::Damaged)),
                "cut at {end}"
            );
        }
        let swapped = link.replace("70-533", "70-534");
        assert_eq!(read_link(&swapped), Some(Err(LinkError::Damaged)));
    }

    #[test]
    fn a_field_that_came_later_is_left_out_and_counted() {
        let fields = ".r.h70-533.qsomething";
        let link = [LINK_KEY, "1.", &check(fields), fields].concat();
        let opened = read_link(&link).expect("it is ours").expect("it is whole");
        assert_eq!(opened.form.rows[0].holds[0].text, "70-533");
        assert_eq!(opened.ignored, ["qsomething"]);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::super::form::properties::{any_form, any_lang};
    use super::*;

    proptest! {
        #[test]
        fn every_form_comes_back(form in any_form(), lang in any_lang(), program in "[a-z]{0,8}") {
            let link = write_link(&form, &program, lang, Names::With);
            let safe = |letter: char| letter.is_ascii_alphanumeric() || "-._~=".contains(letter);
            prop_assert!(link.chars().all(safe));
            let opened = read_link(&link);
            let mut expected = form;
            expected.rows.iter_mut().zip(0..).for_each(|(row, key)| row.key = key);
            expected.held.iter_mut().zip(0..).for_each(|(row, key)| row.key = key);
            let expected = Opened {
                program: Some(program),
                lang,
                form: expected,
                ignored: Vec::new(),
            };
            prop_assert_eq!(opened, Some(Ok(expected)));
        }

        #[test]
        fn no_link_is_too_strange(body in any::<String>(), fields in "([.][a-z]?[a-z0-9~_-]{0,6}){0,12}") {
            let _ = read_link(&[LINK_KEY, &body].concat());
            let _ = read_link(&[LINK_KEY, "1.", &check(&fields), &fields].concat());
        }
    }
}
