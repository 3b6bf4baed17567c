//! Numbers as people type them.

use crate::model::{Lang, Quantity, QuantityError, Unit};

/// A mark beside a number that says what it is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Dollars of the United States.
    Usd,
    /// Percent.
    Percent,
}

impl Mark {
    /// Whether it may stand beside a figure of that unit.
    pub(super) const fn suits(self, unit: Unit) -> bool {
        matches!(
            (self, unit),
            (Self::Usd, Unit::Usd) | (Self::Percent, Unit::Percent)
        )
    }
}

/// How the marks are written; a longer one comes before one that it contains.
const MARKS: [(&str, Mark); 5] = [
    ("us-$", Mark::Usd),
    ("us$", Mark::Usd),
    ("usd", Mark::Usd),
    ("$", Mark::Usd),
    ("%", Mark::Percent),
];

/// Reads a number as people type it in a language.
///
/// - The decimal sign is the language's: a point in English, a comma in
///   German. At most two decimals.
/// - Thousands may be set apart by the language's sign (a comma in English, a
///   point in German), by blanks or by apostrophes: one of these throughout,
///   and always three digits.
/// - One mark may stand before or behind it: `US$`, `US-$`, `USD`, `$` or `%`.
/// - Anything else is no number: `15k`, `1e6`, `€ 5`, `.5`, `5.`.
///
/// Three digits behind a single sign are thousands or decimals by the
/// language: `1,234` is 1234 in English; in German it has too many decimals
/// and is refused, as `1.234` is in English, zeros or not. So nobody who types
/// the other language's way is taken at a thousandth of their word.
///
/// # Errors
/// Where it is no number, or one that a [`Quantity`] cannot hold.
///
/// # Examples
/// ```
/// use partner_eligibility::interchange::{read_number, write_number};
/// use partner_eligibility::model::{Lang, QuantityError};
///
/// let number = read_number("US$ 15,000.50", Lang::En)?;
/// assert_eq!(write_number(number, Lang::De), "15000,5");
/// assert!(read_number("15k", Lang::En).is_err());
/// # Ok::<(), QuantityError>(())
/// ```
pub fn read_number(text: &str, lang: Lang) -> Result<Quantity, QuantityError> {
    read_marked(text, lang).map(|(number, _)| number)
}

/// Writes a number the way that [`read_number`] reads it in that language,
/// without thousands set apart.
#[must_use]
pub fn write_number(number: Quantity, lang: Lang) -> String {
    match lang {
        Lang::En => number.to_string(),
        Lang::De => number.to_string().replace('.', ","),
    }
}

/// Reads a number, and the mark beside it.
pub(super) fn read_marked(
    text: &str,
    lang: Lang,
) -> Result<(Quantity, Option<Mark>), QuantityError> {
    let (negative, text) = without_sign(text.trim());
    let (mark, text) = without_mark(text);
    let (negative_inside, text) = without_sign(text);
    if negative.is_some() && negative_inside.is_some() {
        return Err(QuantityError::NotANumber);
    }
    let number = plain(text, lang);
    if negative.or(negative_inside) != Some(true) {
        return number.map(|number| (number, mark));
    }
    match number {
        Ok(zero) if zero == Quantity::default() => Ok((zero, mark)),
        Err(QuantityError::NotANumber) => Err(QuantityError::NotANumber),
        Ok(_) | Err(_) => Err(QuantityError::Negative),
    }
}

/// Whether there is a sign and it is a minus, and the text behind it.
fn without_sign(text: &str) -> (Option<bool>, &str) {
    let signs = [('-', true), ('\u{2212}', true), ('+', false)];
    let found = signs.iter().find_map(|(sign, negative)| {
        let rest = text.strip_prefix(*sign)?;
        Some((Some(*negative), rest.trim_start()))
    });
    found.unwrap_or((None, text))
}

/// The mark at one end, and the text without it.
fn without_mark(text: &str) -> (Option<Mark>, &str) {
    for (written, mark) in MARKS {
        let begins = text.get(..written.len());
        if begins.is_some_and(|begin| begin.eq_ignore_ascii_case(written)) {
            return (Some(mark), text[written.len()..].trim_start());
        }
        let at = text.len().checked_sub(written.len());
        let ends = at.and_then(|at| Some((text.get(at..)?, &text[..at])));
        if let Some((end, rest)) = ends
            && end.eq_ignore_ascii_case(written)
        {
            return (Some(mark), rest.trim_end());
        }
    }
    (None, text)
}

/// Reads digits with decimal sign and thousands set apart.
fn plain(text: &str, lang: Lang) -> Result<Quantity, QuantityError> {
    let (decimal_sign, thousands_sign) = match lang {
        Lang::En => ('.', ','),
        Lang::De => (',', '.'),
    };
    let (whole, decimals) = match text.split_once(decimal_sign) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let whole = without_thousands(whole, thousands_sign).ok_or(QuantityError::NotANumber)?;
    let Some(decimals) = decimals else {
        return whole.parse();
    };
    if decimals.is_empty() || !is_digits(decimals) {
        return Err(QuantityError::NotANumber);
    }
    if decimals.len() > 2 {
        return Err(QuantityError::TooFine);
    }
    format!("{whole}.{decimals}").parse()
}

/// The digits alone, where thousands are set apart properly.
fn without_thousands(text: &str, sign: char) -> Option<String> {
    let separator = |letter: char| match letter {
        '\'' | '\u{2019}' => Some('\''),
        _ if letter == sign => Some(sign),
        _ if letter.is_whitespace() => Some(' '),
        _ => None,
    };
    let mut separators = text.chars().filter_map(separator);
    let first = separators.next();
    let alike = separators.all(|separator| Some(separator) == first);
    let mut groups = text.split(|letter| separator(letter).is_some());
    let leading = groups.next()?;
    let leads = first.is_none() || (leading.len() <= 3 && !leading.starts_with('0'));
    let follow = groups.all(|group| group.len() == 3 && is_digits(group));
    let digits = || text.chars().filter(char::is_ascii_digit).collect();
    (alike && leads && !leading.is_empty() && is_digits(leading) && follow).then(digits)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;
    use QuantityError::{Negative, NotANumber, TooFine, TooLarge};

    /// Reads in English and in German; a number is written as in the model.
    #[track_caller]
    fn check(
        text: &str,
        english: Result<&str, QuantityError>,
        german: Result<&str, QuantityError>,
    ) {
        for (lang, expected) in [(Lang::En, english), (Lang::De, german)] {
            let read = read_number(text, lang).map(|number| number.to_string());
            assert_eq!(
                read.as_deref(),
                expected.as_ref().copied(),
                "{text:?} in {lang:?}"
            );
        }
    }

    #[test]
    fn whole_numbers() {
        for text in [
            "15000",
            " 15000 ",
            "15 000",
            "15\u{a0}000",
            "15\u{202f}000",
            "15'000",
            "15’000",
            "+15000",
            "015000",
        ] {
            check(text, Ok("15000"), Ok("15000"));
        }
        check("0", Ok("0"), Ok("0"));
        check("-0", Ok("0"), Ok("0"));
        check(
            "1 000 000 000 000",
            Ok("1000000000000"),
            Ok("1000000000000"),
        );
        check("1 000 000 000 001", Err(TooLarge), Err(TooLarge));
        check(&"9".repeat(400), Err(TooLarge), Err(TooLarge));
    }

    #[test]
    fn signs_by_language() {
        check("15,000", Ok("15000"), Err(TooFine));
        check("15.000", Err(TooFine), Ok("15000"));
        check("1,234,567", Ok("1234567"), Err(NotANumber));
        check("1.234.567", Err(NotANumber), Ok("1234567"));
        check("1.5", Ok("1.5"), Err(NotANumber));
        check("1,5", Err(NotANumber), Ok("1.5"));
        check("1.50", Ok("1.5"), Err(NotANumber));
        check("1,234.56", Ok("1234.56"), Err(NotANumber));
        check("1.234,56", Err(NotANumber), Ok("1234.56"));
        check("1 234.56", Ok("1234.56"), Err(NotANumber));
        check("1'234,56", Err(NotANumber), Ok("1234.56"));
        check("0.125", Err(TooFine), Err(NotANumber));
    }

    #[test]
    fn marks() {
        for text in [
            "US$ 15000",
            "US$15000",
            "us$ 15000",
            "$15000",
            "15000 USD",
            "15000$",
            "USD 15000",
            "US-$ 15000",
            "15000 %",
            "15000%",
        ] {
            check(text, Ok("15000"), Ok("15000"));
        }
        check("US$ 15,000", Ok("15000"), Err(TooFine));
        check("15.000,50 US-$", Err(NotANumber), Ok("15000.5"));
        for text in [
            "US$",
            "%",
            "$ %",
            "$ 5 $",
            "US$ US$ 5",
            "€ 5",
            "5 EUR",
            "5 users",
        ] {
            check(text, Err(NotANumber), Err(NotANumber));
        }
    }

    #[test]
    fn below_zero() {
        for text in [
            "-1",
            "- 1",
            "\u{2212}1",
            "-US$ 1",
            "US$ -1",
            "-1 %",
            "-9999999999999999",
        ] {
            check(text, Err(Negative), Err(Negative));
        }
        check("-1.5", Err(Negative), Err(NotANumber));
        for text in ["--1", "+-1", "-US$ -1", "-", "-x"] {
            check(text, Err(NotANumber), Err(NotANumber));
        }
    }

    #[test]
    fn no_numbers() {
        let texts = [
            "",
            " ",
            "x",
            "15k",
            "1e300",
            "1E3",
            "0x10",
            "NaN",
            "inf",
            "½",
            "٣",
            "１５",
            "1-2",
            "1/2",
            "1  000",
            "1 00",
            "10 00",
            "1000 000",
            "12 3456",
            " ,",
            "1,,000",
            "1..000",
            ",5",
            ".5",
            "5.",
            "5,",
            "1 000'000",
            "0 500",
            "0'015",
            "1\n000\n0",
            "(5)",
            "5;",
        ];
        for text in texts {
            check(text, Err(NotANumber), Err(NotANumber));
        }
        check("0,015", Err(NotANumber), Err(TooFine));
        check("0.015", Err(TooFine), Err(NotANumber));
    }

    #[test]
    fn the_mark_is_handed_on() {
        for (text, mark) in [
            ("5", None),
            ("US$ 5", Some(Mark::Usd)),
            ("5 usd", Some(Mark::Usd)),
            ("5 %", Some(Mark::Percent)),
        ] {
            let read = read_marked(text, Lang::En).expect("it is a number");
            assert_eq!(read.1, mark, "{text:?}");
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use proptest::prelude::*;

    use super::*;

    fn any_number() -> impl Strategy<Value = Quantity> {
        (0..=100_000_000_000_000_i64)
            .prop_map(|hundredths| Quantity::from_hundredths(hundredths).expect("it is in range"))
    }

    fn any_lang() -> impl Strategy<Value = Lang> {
        prop_oneof![Just(Lang::En), Just(Lang::De)]
    }

    /// Sets thousands apart.
    fn grouped(whole: &str, separator: char) -> String {
        let length = whole.len();
        let digits = whole.char_indices().flat_map(|(at, digit)| {
            let opens = at > 0 && (length - at).is_multiple_of(3);
            opens.then_some(separator).into_iter().chain([digit])
        });
        digits.collect()
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>(), lang in any_lang()) {
            let _ = read_number(&text, lang);
        }

        #[test]
        fn no_text_of_digits_and_signs_is_too_strange(
            text in "[-+−0-9.,' \u{a0}$%USD€]{0,20}",
            lang in any_lang(),
        ) {
            let _ = read_number(&text, lang);
        }

        #[test]
        fn what_was_written_reads_the_same(number in any_number(), lang in any_lang()) {
            prop_assert_eq!(read_number(&write_number(number, lang), lang), Ok(number));
        }

        #[test]
        fn thousands_may_be_set_apart(
            number in any_number(),
            lang in any_lang(),
            separator in prop::sample::select(vec![None, Some(' '), Some('\u{202f}'), Some('\'')]),
            mark in prop::sample::select(vec!["", "US$ ", "$"]),
        ) {
            let written = write_number(number, lang);
            let (decimal, thousands) = match lang {
                Lang::En => ('.', ','),
                Lang::De => (',', '.'),
            };
            let (whole, decimals) = written
                .split_once(decimal)
                .map_or((written.as_str(), String::new()), |(whole, decimals)| {
                    (whole, format!("{decimal}{decimals}"))
                });
            let text = format!("{mark}{}{decimals}", grouped(whole, separator.unwrap_or(thousands)));
            prop_assert_eq!(read_number(&text, lang), Ok(number), "{}", text);
        }

        #[test]
        fn a_minus_never_reads_as_more_than_nothing(number in any_number(), lang in any_lang()) {
            let read = read_number(&format!("-{}", write_number(number, lang)), lang);
            let zero = Quantity::default();
            prop_assert_eq!(read, if number == zero { Ok(zero) } else { Err(QuantityError::Negative) });
        }
    }
}
