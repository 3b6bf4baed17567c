//! Certifications, found by what people type.

use core::cmp::Reverse;
use std::sync::OnceLock;

use crate::model::{Certification, CertificationKind, Day, Lang, LiteMap, Text};

/// The certifications of a program, or of several, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    entries: Vec<Entry>,
    by_id: LiteMap<String, usize>,
    /// By code: letters and digits only.
    by_key: LiteMap<String, usize>,
    /// By name, where it is nobody else's: letters and digits only. Made for the
    /// first text that is no code.
    by_name: OnceLock<LiteMap<String, Option<usize>>>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: String,
    /// The code, or the id where there is none: letters and digits only.
    key: String,
    /// Whether the key is something that people type and may mistype.
    is_code: bool,
    code: Option<String>,
    name: Option<Text>,
    /// Made for the first text that is searched for or is no code.
    words: OnceLock<Words>,
    retires: Option<Day>,
}

/// The words by which a certification is found.
#[derive(Clone, Debug)]
struct Words {
    english: Vec<String>,
    german: Vec<String>,
    /// The parts of code and id.
    parts: Vec<String>,
}

/// A certification that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'d> {
    /// Its id.
    pub id: &'d str,
    /// Its position among the certifications that the [`Directory`] was made of.
    pub position: usize,
}

/// How well a certification fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    ExactCode,
    CodePrefix,
    Words,
    WordPrefixes,
}

/// The most texts of one form or file for which the nearest code is searched.
/// Each search takes a fraction of a millisecond; a file of another kind has
/// tens of thousands of texts, and no use for them.
pub(super) const SEARCHES: usize = 60;

/// The most letters in which a mistyped code may differ from a known one.
const SLIPS: usize = 2;

impl Directory {
    /// Makes certifications searchable. Of those with the same id, as programs
    /// share them, the first one is kept.
    pub fn new<'c>(certifications: impl IntoIterator<Item = &'c Certification>) -> Self {
        let mut directory = Self::default();
        for certification in certifications {
            let entry = Entry::new(certification);
            if !directory.by_id.contains_key(&entry.id) {
                let position = directory.entries.len();
                directory.by_id.insert(entry.id.clone(), position);
                directory.entries.push(entry);
            }
        }
        for (position, entry) in directory.entries.iter().enumerate() {
            for key in [&entry.key, &key(&entry.id)] {
                let known = directory.by_key.entry(key.clone());
                known.or_insert(position);
            }
        }
        directory
    }

    fn by_name(&self) -> &LiteMap<String, Option<usize>> {
        self.by_name.get_or_init(|| self.names())
    }

    fn names(&self) -> LiteMap<String, Option<usize>> {
        let mut names: LiteMap<String, Option<usize>> = LiteMap::new();
        for (position, entry) in self.entries.iter().enumerate() {
            let words = entry.words();
            let mut keys = [words.english.concat(), words.german.concat()].to_vec();
            keys.dedup();
            for key in keys.into_iter().filter(|key| !key.is_empty()) {
                // Two exams may have one name; then it names neither.
                let known = names.entry(key);
                known
                    .and_modify(|known| *known = None)
                    .or_insert(Some(position));
            }
        }
        names
    }

    /// The certification that a text names: by id, by code with or without
    /// hyphen, blank and case, or by its whole name where that is its alone.
    #[must_use]
    pub fn resolve(&self, text: &str) -> Option<Hit<'_>> {
        let by_id = self.by_id.get(text.trim()).copied();
        let by_key = || {
            let key = key(text);
            let by_code = self.by_key.get(&key).copied();
            by_code.or_else(|| self.by_name().get(&key).copied().flatten())
        };
        by_id.or_else(by_key).map(|position| self.hit(position))
    }

    /// The certifications that fit what is typed, the best first: the code
    /// with or without hyphen, blank and case, its beginning, or words of the
    /// name or their beginnings, in any order. A text without letters and
    /// digits fits nothing.
    #[must_use]
    pub fn find(&self, text: &str, lang: Lang, limit: usize) -> Vec<Hit<'_>> {
        let key = key(text);
        let words = words(text);
        if key.is_empty() {
            return Vec::new();
        }
        let entries = self.entries.iter().enumerate();
        let mut found: Vec<(Rank, &str, usize)> = entries
            .filter_map(|(position, entry)| {
                let rank = entry.rank(&key, &words, lang)?;
                Some((rank, entry.key.as_str(), position))
            })
            .collect();
        found.sort_unstable();
        found.truncate(limit);
        let positions = found.into_iter().map(|(_, _, position)| position);
        positions.map(|position| self.hit(position)).collect()
    }

    /// The known code that is nearest to a mistyped one, where at most two
    /// letters differ (two that changed places are one) and less than half.
    /// Of several at the same distance, the one that begins most alike.
    #[must_use]
    pub fn nearest(&self, text: &str) -> Option<Hit<'_>> {
        let typed = key(text);
        // A whole code of a known family is no slip of another level's: who holds AZ-900
        // is not asked whether AZ-400 was meant.
        let exam = exam(&typed).filter(|(family, _)| {
            let mut known = self.entries.iter().filter_map(|entry| exam(&entry.key));
            known.any(|(other, _)| other == *family)
        });
        let entries = self.entries.iter().enumerate();
        let near = entries.filter_map(|(position, entry)| {
            let (slips, alike) = entry.distance(&typed)?;
            if exam.is_some_and(|exam| !entry.may_be_meant(exam)) {
                return None;
            }
            Some((slips, Reverse(alike), entry.key.as_str(), position))
        });
        near.min().map(|(_, _, _, position)| self.hit(position))
    }

    /// The id of the certification at a position.
    pub(super) fn id(&self, position: usize) -> &str {
        &self.entries[position].id
    }

    /// The last day on which the certification at a position could be earned.
    pub(super) fn retires(&self, position: usize) -> Option<Day> {
        self.entries[position].retires
    }

    fn hit(&self, position: usize) -> Hit<'_> {
        Hit {
            id: &self.entries[position].id,
            position,
        }
    }
}

impl Entry {
    fn new(certification: &Certification) -> Self {
        let code = certification.code.as_deref();
        Self {
            id: certification.id.clone(),
            key: key(code.unwrap_or(&certification.id)),
            is_code: code.is_some() || certification.kind != CertificationKind::Assessment,
            code: certification.code.clone(),
            name: certification.name.clone(),
            words: OnceLock::new(),
            retires: certification.retires,
        }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let name = |lang| {
                let name = self.name.as_ref();
                name.map(|name| words(name.get(lang))).unwrap_or_default()
            };
            let mut parts = words(&self.id);
            parts.extend(self.code.as_deref().map(words).unwrap_or_default());
            Words {
                english: name(Lang::En),
                german: name(Lang::De),
                parts,
            }
        })
    }

    /// In how many letters a mistyped code differs from this one, where they
    /// are few, and how many letters are alike at the beginning.
    fn distance(&self, typed: &str) -> Option<(usize, usize)> {
        let possible = self.is_code && self.key.len().abs_diff(typed.len()) <= SLIPS;
        let slips = possible.then(|| strsim::osa_distance(typed, &self.key))?;
        let pairs = typed.bytes().zip(self.key.bytes());
        let alike = pairs.take_while(|(one, other)| one == other).count();
        (slips <= SLIPS && slips * 2 < self.key.len()).then_some((slips, alike))
    }

    /// Whether somebody who typed an exam's whole code may have meant this one: of the
    /// same family and level, or with digits in another order.
    fn may_be_meant(&self, (family, number): (&str, &str)) -> bool {
        let sorted = |number: &str| {
            let mut digits = number.as_bytes().to_vec();
            digits.sort_unstable();
            digits
        };
        exam(&self.key).is_some_and(|(own, other)| {
            let is_of_level = other.as_bytes().first() == number.as_bytes().first();
            own == family && (is_of_level || sorted(other) == sorted(number))
        })
    }

    fn rank(&self, key: &str, words: &[String], lang: Lang) -> Option<Rank> {
        if self.key == key {
            return Some(Rank::ExactCode);
        }
        if self.key.starts_with(key) {
            return Some(Rank::CodePrefix);
        }
        let own = self.words();
        let name = match lang {
            Lang::En => &own.english,
            Lang::De => &own.german,
        };
        let known = || name.iter().chain(&own.english).chain(&own.parts);
        if words.iter().all(|word| known().any(|known| known == word)) {
            return Some(Rank::Words);
        }
        let begins = |word: &String| {
            self.key.starts_with(word.as_str())
                || known().any(|known| known.starts_with(word.as_str()))
        };
        words.iter().all(begins).then_some(Rank::WordPrefixes)
    }
}

/// Whether every word that is typed begins a word of one of the names, in
/// whichever language. What has neither letters nor digits fits everything.
pub fn fits<'t>(typed: &str, names: impl IntoIterator<Item = &'t Text>) -> bool {
    let mut known = Vec::new();
    for name in names {
        known.extend(words(&name.en));
        known.extend(name.de.as_deref().map(words).unwrap_or_default());
    }
    let begins = |word: String| known.iter().any(|known| known.starts_with(&word));
    words(typed).into_iter().all(begins)
}

/// Letters and digits only, in small letters.
fn key(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Family and number of an exam's code, such as `az` and `104`.
fn exam(key: &str) -> Option<(&str, &str)> {
    let (family, number) = key.split_at_checked(key.len().checked_sub(3)?)?;
    let is_family =
        (2..=3).contains(&family.len()) && family.bytes().all(|letter| letter.is_ascii_lowercase());
    let is_number = number.bytes().all(|digit| digit.is_ascii_digit());
    (is_family && is_number).then_some((family, number))
}

/// The words of a text in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(key).collect()
}

/// The certifications in a pasted list: parted by lines, commas, semicolons,
/// tabs or bars, and by blanks where there are nothing but codes. Bullets and
/// quotes around them are dropped.
#[must_use]
pub fn split_pasted(text: &str) -> Vec<String> {
    let pieces = text.split(['\n', '\r', ',', ';', '\t', '|']).map(bare);
    let mut found = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        if piece.split_whitespace().all(is_code) {
            found.extend(piece.split_whitespace().map(str::to_owned));
        } else {
            found.push(piece.to_owned());
        }
    }
    found
}

/// A piece of a list without bullets and quotes.
fn bare(piece: &str) -> &str {
    const BULLETS: [char; 8] = ['•', '·', '‣', '*', '-', '–', '—', '+'];
    const QUOTES: [char; 9] = ['"', '\'', '`', '„', '“', '”', '‘', '’', '«'];
    let around = |letter: char| letter.is_whitespace() || QUOTES.contains(&letter) || letter == '»';
    piece
        .trim_start_matches(|letter| around(letter) || BULLETS.contains(&letter))
        .trim_end_matches(around)
}

/// Whether a word looks like a whole code: letters, digits and hyphens (none at
/// the beginning), with three digits at the end and something before.
fn is_code(word: &str) -> bool {
    let legal = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    if word.starts_with('-') {
        return false;
    }
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    word.chars().all(legal) && digits >= 3 && word.len() >= 5
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;
    use crate::model::Evidence;

    /// Some certifications of each kind.
    pub(in super::super) fn some() -> Vec<Certification> {
        use CertificationKind::{Assessment, Certification as Whole, Exam};
        let rows = [
            (
                "70-533",
                Exam,
                Some("70-533"),
                Some("Implementing Microsoft Azure Infrastructure Solutions"),
                None,
            ),
            (
                "70-534",
                Exam,
                Some("70-534"),
                Some("Architecting Microsoft Azure Solutions"),
                Some("2017-12-31"),
            ),
            (
                "70-535",
                Exam,
                Some("70-535"),
                Some("Architecting Microsoft Azure Solutions"),
                None,
            ),
            (
                "az-104",
                Exam,
                Some("AZ-104"),
                Some("Microsoft Azure Administrator"),
                None,
            ),
            (
                "az-305",
                Exam,
                Some("AZ-305"),
                Some("Designing Microsoft Azure Infrastructure Solutions"),
                None,
            ),
            ("mb2-716", Exam, Some("MB2-716"), None, Some("2021-01-31")),
            ("mb6-716", Exam, Some("MB6-716"), None, None),
            (
                "mcse-productivity",
                Whole,
                None,
                Some("MCSE: Productivity"),
                None,
            ),
            (
                "csm",
                Whole,
                None,
                Some("Scrum Alliance Certified ScrumMaster"),
                None,
            ),
            (
                "assessment-voice",
                Assessment,
                None,
                Some("Practical Guidance Assessment for Voice Framework"),
                None,
            ),
        ];
        let certification = |(id, kind, code, name, retires): (
            &str,
            _,
            Option<&str>,
            Option<&str>,
            Option<&str>,
        )| {
            Certification {
                id: id.to_owned(),
                kind,
                code: code.map(str::to_owned),
                name: name.map(|name| Text {
                    en: name.to_owned(),
                    de: (id == "assessment-voice").then(|| "Prüfung für Sprachdienste".to_owned()),
                }),
                retires: retires.map(|day| day.parse().expect("it is a day")),
                counts_until: None,
                builds_on: Vec::new(),
                evidence: Evidence::default(),
            }
        };
        rows.map(certification).to_vec()
    }

    fn ids(hits: &[Hit]) -> Vec<String> {
        hits.iter().map(|hit| hit.id.to_owned()).collect()
    }

    #[test]
    fn finds_what_is_typed_the_best_first() {
        let certifications = some();
        let directory = Directory::new(&certifications);
        let cases: [(&str, &[&str]); 23] = [
            ("az104", &["az-104"]),
            ("AZ-104", &["az-104"]),
            ("az 104", &["az-104"]),
            (" Az–104 ", &["az-104"]),
            ("70533", &["70-533"]),
            ("70-53", &["70-533", "70-534", "70-535"]),
            ("70", &["70-533", "70-534", "70-535"]),
            ("az", &["az-104", "az-305", "70-533", "70-534", "70-535"]),
            ("azure", &["70-533", "70-534", "70-535", "az-104", "az-305"]),
            ("azure admin", &["az-104"]),
            ("admin azure", &["az-104"]),
            ("ADMINISTRATOR", &["az-104"]),
            ("infrastructure design", &["az-305"]),
            ("azure 534", &["70-534"]),
            (
                "az azure",
                &["az-104", "az-305", "70-533", "70-534", "70-535"],
            ),
            ("716", &["mb2-716", "mb6-716"]),
            ("mb2", &["mb2-716"]),
            ("mcse", &["mcse-productivity"]),
            ("productivity", &["mcse-productivity"]),
            ("scrum", &["csm"]),
            ("voice", &["assessment-voice"]),
            ("sprach", &[]),
            ("az-999", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(
                ids(&directory.find(text, Lang::En, 10)),
                expected,
                "{text:?}"
            );
        }
        assert_eq!(
            ids(&directory.find("sprach", Lang::De, 10)),
            ["assessment-voice"]
        );
        assert_eq!(
            ids(&directory.find("voice", Lang::De, 10)),
            ["assessment-voice"]
        );
        for text in ["", " ", "-", "!?"] {
            assert_eq!(directory.find(text, Lang::En, 10), [], "{text:?}");
        }
    }

    #[test]
    fn whole_words_come_before_beginnings() {
        let mut certifications = some();
        certifications.truncate(2);
        certifications[0].name = Some(Text {
            en: "Designing".to_owned(),
            de: None,
        });
        certifications[1].name = Some(Text {
            en: "Design".to_owned(),
            de: None,
        });
        let directory = Directory::new(&certifications);
        assert_eq!(
            ids(&directory.find("design", Lang::En, 10)),
            ["70-534", "70-533"]
        );
    }

    #[test]
    fn a_name_is_found_by_beginnings_of_its_words_in_either_language() {
        let name = Text {
            en: "Low-Code Application Development".to_owned(),
            de: Some("Entwicklung von Anwendungen".to_owned()),
        };
        for typed in [
            "",
            " - ",
            "low code",
            "DEV app",
            "anwend",
            "entw application",
        ] {
            assert!(fits(typed, [&name]), "{typed}");
        }
        for typed in ["code pages", "plication", "lowcode"] {
            assert!(!fits(typed, [&name]), "{typed}");
        }
    }

    #[test]
    fn finds_no_more_than_asked_for() {
        let certifications = some();
        let directory = Directory::new(&certifications);
        assert_eq!(
            ids(&directory.find("azure", Lang::En, 2)),
            ["70-533", "70-534"]
        );
        assert_eq!(directory.find("azure", Lang::En, 0), []);
    }

    #[test]
    fn resolves_what_names_one() {
        let certifications = some();
        let directory = Directory::new(&certifications);
        for (text, expected) in [
            ("az-104", Some("az-104")),
            ("AZ104", Some("az-104")),
            ("az 104 ", Some("az-104")),
            ("microsoft azure administrator", Some("az-104")),
            ("mcse-productivity", Some("mcse-productivity")),
            ("MCSE: Productivity", Some("mcse-productivity")),
            ("CSM", Some("csm")),
            ("Prüfung für Sprachdienste", Some("assessment-voice")),
            ("assessment-voice", Some("assessment-voice")),
            // Two exams have this name.
            ("Architecting Microsoft Azure Solutions", None),
            ("AZ-10", None),
            ("azure", None),
            ("", None),
        ] {
            let hit = directory.resolve(text);
            assert_eq!(hit.map(|hit| hit.id), expected, "{text:?}");
            if let Some(hit) = hit {
                assert_eq!(certifications[hit.position].id, hit.id);
            }
        }
    }

    #[test]
    fn offers_the_nearest_code() {
        let certifications = some();
        let directory = Directory::new(&certifications);
        for (text, expected) in [
            ("AZ-10", Some("az-104")),
            ("AZ-1044", Some("az-104")),
            ("ZA-104", Some("az-104")),
            ("A-104", Some("az-104")),
            ("AZ-140", Some("az-104")),
            ("AZ-300", Some("az-305")),
            ("AZ-900", None),
            ("AZ-204", None),
            ("AY-104", Some("az-104")),
            ("70-536", Some("70-533")),
            ("70-543", Some("70-533")),
            ("MB-716", Some("mb2-716")),
            ("MB6-176", Some("mb6-716")),
            ("mcse-produktivity", Some("mcse-productivity")),
            ("CM", Some("csm")),
            ("xs", None),
            ("XY-999", None),
            ("voice", None),
            ("", None),
        ] {
            let nearest = directory.nearest(text).map(|hit| hit.id);
            assert_eq!(nearest, expected, "{text:?}");
        }
    }

    #[test]
    fn splits_a_pasted_list() {
        let cases: [(&str, &[&str]); 12] = [
            (
                "AZ-104, AZ-305; 70-533\nMB-800",
                &["AZ-104", "AZ-305", "70-533", "MB-800"],
            ),
            ("AZ-104 AZ-305\t70533", &["AZ-104", "AZ-305", "70533"]),
            ("AZ 104, AZ 305", &["AZ 104", "AZ 305"]),
            ("• AZ-104\r\n• AZ-305\r\n", &["AZ-104", "AZ-305"]),
            ("- AZ-104\n* AZ-305", &["AZ-104", "AZ-305"]),
            ("\"AZ-104\", „AZ-305“", &["AZ-104", "AZ-305"]),
            (
                "| AZ-104 | Azure Administrator |",
                &["AZ-104", "Azure Administrator"],
            ),
            ("Azure Administrator", &["Azure Administrator"]),
            (
                "MCSE: Productivity\nProgramming in C#",
                &["MCSE: Productivity", "Programming in C#"],
            ),
            ("AZ-104", &["AZ-104"]),
            (" ,;\n\n\t ", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split_pasted(text), expected, "{text:?}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::tests::some;
    use super::*;

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>(), german in any::<bool>()) {
            let certifications = some();
            let directory = Directory::new(&certifications);
            let lang = if german { Lang::De } else { Lang::En };
            prop_assert!(directory.find(&text, lang, 3).len() <= 3);
            let named = directory.resolve(&text).is_some();
            prop_assert!(!named || !directory.find(&text, lang, 1).is_empty());
            let _ = directory.nearest(&text);
            for piece in split_pasted(&text) {
                prop_assert!(!piece.trim().is_empty());
            }
        }

        #[test]
        fn what_is_named_is_found_first(
            position in 0..some().len(),
            spread in "[- ]{0,2}",
            capital in any::<bool>(),
        ) {
            let certifications = some();
            let directory = Directory::new(&certifications);
            let id = certifications[position].id.replace('-', &spread);
            let text = if capital { id.to_uppercase() } else { id };
            let expected = Some(position);
            prop_assert_eq!(directory.resolve(&text).map(|hit| hit.position), expected);
            let found = directory.find(&text, Lang::En, 1);
            prop_assert_eq!(found.first().map(|hit| hit.position), expected);
            prop_assert_eq!(directory.nearest(&text).map_or(expected, |hit| Some(hit.position)), expected);
        }
    }
}
