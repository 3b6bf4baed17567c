//! All text of the interface, and how numbers, days and lists are written.
//!
//! [`messages`] is the one catalogue of strings. A [`Locale`] fills them in and
//! writes numbers, days and lists the way its language does: by the browser's
//! own `Intl` where the widget runs in one, and by a small table of the same
//! forms everywhere else.

pub mod messages;

#[cfg(all(feature = "widget", target_arch = "wasm32"))]
#[path = "intl.rs"]
mod forms;
#[cfg(not(all(feature = "widget", target_arch = "wasm32")))]
#[path = "table.rs"]
mod forms;

use crate::model::{Day, Fraction, Lang, Text};

/// A message in every language of the widget. Places to fill in are written
/// `{name}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// English.
    pub en: &'static str,
    /// German.
    pub de: &'static str,
}

impl Message {
    /// The message in a language, its places not filled in.
    #[must_use]
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::De => self.de,
        }
    }
}

/// A message that depends on a number, which stands at `{n}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// For one.
    pub one: Message,
    /// For any other number.
    pub other: Message,
}

/// How the members of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joined {
    /// All of them.
    And,
    /// One of them.
    Or,
}

/// Which way a number is rounded that has more than two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rounding {
    /// To the nearest, but never up to a whole number that it has not reached.
    Nearest,
    /// Up.
    Up,
}

/// The language of a page or element from its BCP 47 tag (`de-AT`): German
/// where the tag says so, English for everything else.
#[must_use]
pub fn lang_of(tag: &str) -> Lang {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    if primary.trim().eq_ignore_ascii_case("de") {
        Lang::De
    } else {
        Lang::En
    }
}

/// A text whose first letter is a capital, for the beginning of a sentence.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Writes everything in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    lang: Lang,
}

impl Locale {
    /// The locale of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Its language.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }

    /// A message that has no places to fill in.
    #[must_use]
    pub const fn get(self, message: &'static Message) -> &'static str {
        message.get(self.lang)
    }

    /// A message with its places filled in.
    ///
    /// # Examples
    /// ```
    /// use partner_eligibility::locale::{Locale, messages};
    /// use partner_eligibility::model::Lang;
    ///
    /// let german = Locale::new(Lang::De);
    /// let bar = german.say(&messages::HAVE_OF_NEED, &[("have", "3"), ("need", "4")]);
    /// assert_eq!(bar, "3 von 4");
    /// ```
    #[must_use]
    pub fn say(self, message: &'static Message, values: &[(&str, &str)]) -> String {
        let mut said = String::new();
        let mut rest = self.get(message);
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let value = values.iter().find(|(known, _)| *known == name);
            said.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// A message that depends on a number.
    #[must_use]
    pub fn plural(self, number: u64, message: &'static Plural, values: &[(&str, &str)]) -> String {
        let form = if forms::is_one(self.lang, number) {
            &message.one
        } else {
            &message.other
        };
        let number = self.count(number);
        let mut all = Vec::with_capacity(values.len() + 1);
        all.push(("n", number.as_str()));
        all.extend_from_slice(values);
        self.say(form, &all)
    }

    /// A text of the catalog.
    #[must_use]
    pub fn text(self, text: &Text) -> &str {
        text.get(self.lang)
    }

    /// A whole number: `4,000`.
    #[must_use]
    pub fn count(self, number: u64) -> String {
        forms::decimal(self.lang, i128::from(number) * 100)
    }

    /// A number with up to two decimals. What has more is rounded to show, but
    /// never up to a whole number that it has not reached: 59.999 points are
    /// not 60.
    #[must_use]
    pub fn number(self, number: &Fraction) -> String {
        forms::decimal(self.lang, hundredths(number, Rounding::Nearest))
    }

    /// A number with up to two decimals, rounded up: what is missing is never
    /// less than it says.
    #[must_use]
    pub fn number_up(self, number: &Fraction) -> String {
        forms::decimal(self.lang, hundredths(number, Rounding::Up))
    }

    /// An amount of money, by the ISO 4217 code of its currency: `US$15,000`.
    #[must_use]
    pub fn money(self, amount: &Fraction, currency: &str) -> String {
        let amount = self.number(amount);
        let (message, sign) = match currency {
            "USD" => (&messages::MONEY, "US$"),
            "EUR" => (&messages::MONEY, "€"),
            "GBP" => (&messages::MONEY, "£"),
            code => (&messages::MONEY_BY_CODE, code),
        };
        self.say(message, &[("sign", sign), ("amount", &amount)])
    }

    /// A number of percent: `35%`.
    #[must_use]
    pub fn percent(self, number: &Fraction) -> String {
        self.say(&messages::PERCENT, &[("number", &self.number(number))])
    }

    /// A day in full: `30 September 2022`.
    #[must_use]
    pub fn day(self, day: Day) -> String {
        forms::day(self.lang, day)
    }

    /// A month with its year: `March 2018`.
    #[must_use]
    pub fn month(self, day: Day) -> String {
        forms::month(self.lang, day)
    }

    /// A list of all: `a, b and c`.
    #[must_use]
    pub fn and_list(self, members: &[String]) -> String {
        forms::list(self.lang, members, Joined::And)
    }

    /// A list of alternatives: `a, b or c`.
    #[must_use]
    pub fn or_list(self, members: &[String]) -> String {
        forms::list(self.lang, members, Joined::Or)
    }
}

/// The number in hundredths, rounded.
fn hundredths(number: &Fraction, rounding: Rounding) -> i128 {
    let exact = number * Fraction::from_integer(100);
    match rounding {
        Rounding::Up => exact.ceil().to_integer(),
        Rounding::Nearest => {
            let rounded = exact.round().to_integer();
            let reaches_a_whole = rounded % 100 == 0 && Fraction::from_integer(rounded) > exact;
            if reaches_a_whole {
                rounded - 1
            } else {
                rounded
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Locale = Locale::new(Lang::En);
    const DE: Locale = Locale::new(Lang::De);

    fn fraction(numerator: i128, denominator: i128) -> Fraction {
        Fraction::new(numerator, denominator)
    }

    #[test]
    fn numbers_are_grouped_and_rounded_to_show() {
        let cases = [
            (fraction(0, 1), "0", "0"),
            (fraction(7, 1), "7", "7"),
            (fraction(1_000, 1), "1,000", "1.000"),
            (fraction(15_000, 1), "15,000", "15.000"),
            (fraction(1_234_567, 1), "1,234,567", "1.234.567"),
            (fraction(1, 2), "0.5", "0,5"),
            (fraction(100, 3), "33.33", "33,33"),
            (fraction(40, 6), "6.67", "6,67"),
            (fraction(200_009, 100), "2,000.09", "2.000,09"),
            (fraction(-3, 2), "-1.5", "-1,5"),
            (fraction(-1_500, 1), "-1,500", "-1.500"),
            (fraction(59_999, 1_000), "59.99", "59,99"),
            (fraction(60_001, 1_000), "60", "60"),
        ];
        for (number, english, german) in cases {
            assert_eq!(EN.number(&number), english);
            assert_eq!(DE.number(&number), german);
        }
        assert_eq!(EN.number_up(&fraction(1, 1_000)), "0.01");
        assert_eq!(EN.number_up(&fraction(5, 1)), "5");
    }

    #[test]
    fn money_and_percent_take_the_form_of_the_language() {
        let amount = fraction(15_000, 1);
        assert_eq!(EN.money(&amount, "USD"), "US$15,000");
        assert_eq!(DE.money(&amount, "USD"), "15.000\u{a0}US$");
        assert_eq!(EN.money(&amount, "EUR"), "€15,000");
        assert_eq!(DE.money(&amount, "EUR"), "15.000\u{a0}€");
        assert_eq!(EN.money(&amount, "JPY"), "JPY\u{a0}15,000");
        assert_eq!(DE.money(&amount, "JPY"), "15.000\u{a0}JPY");
        assert_eq!(EN.percent(&fraction(100, 3)), "33.33%");
        assert_eq!(DE.percent(&fraction(35, 1)), "35\u{a0}%");
    }

    #[test]
    fn days_are_written_in_full() {
        let day = Day::new(2022, 9, 30).expect("it is a day");
        assert_eq!(EN.day(day), "30 September 2022");
        assert_eq!(DE.day(day), "30. September 2022");
        let day = Day::new(2018, 3, 1).expect("it is a day");
        assert_eq!(EN.day(day), "1 March 2018");
        assert_eq!(DE.day(day), "1. März 2018");
        assert_eq!(EN.month(day), "March 2018");
        assert_eq!(DE.month(day), "März 2018");
    }

    #[test]
    fn lists_end_in_a_word() {
        let members: Vec<String> = ["a", "b", "c"].map(String::from).into();
        assert_eq!(EN.and_list(&members[..0]), "");
        assert_eq!(EN.and_list(&members[..1]), "a");
        assert_eq!(EN.and_list(&members[..2]), "a and b");
        assert_eq!(EN.and_list(&members), "a, b and c");
        assert_eq!(DE.and_list(&members), "a, b und c");
        assert_eq!(EN.or_list(&members), "a, b or c");
        assert_eq!(DE.or_list(&members[..2]), "a oder b");
    }

    #[test]
    fn places_are_filled_in() {
        assert_eq!(
            EN.say(&messages::HAVE_OF_NEED, &[("need", "4"), ("have", "{n}")]),
            "{n} of 4"
        );
        assert_eq!(
            EN.plural(1, &messages::STEPS, &[("level", "Gold")]),
            "1 step to Gold"
        );
        assert_eq!(
            DE.plural(1_200, &messages::STEPS, &[("level", "Gold")]),
            "noch 1.200 Schritte bis Gold"
        );
    }

    #[test]
    fn german_is_what_a_tag_says() {
        for tag in ["de", "de-AT", "DE-ch", "de_DE"] {
            assert_eq!(lang_of(tag), Lang::De, "{tag}");
        }
        for tag in ["", "en", "en-GB", "fr", "den", "x-de", "und"] {
            assert_eq!(lang_of(tag), Lang::En, "{tag}");
        }
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(capitalised("über"), "Über");
        assert_eq!(capitalised(""), "");
        assert_eq!(capitalised("70-533"), "70-533");
    }
}
