//! All text of the interface, and how numbers, days and lists are written.
//!
//! [`messages`] is the one catalogue of strings. A [`Locale`] fills them in and
//! writes numbers, days and lists the way its language does: by the browser's
//! own `Intl` where the widget runs in one, and by a small table of the same
//! forms everywhere else.

pub mod messages;

#[cfg(all(feature = "page", target_arch = "wasm32"))]
#[path = "intl.rs"]
mod forms;
#[cfg(not(all(feature = "page", target_arch = "wasm32")))]
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

/// What a list has between its members.
struct Between {
    /// Before all but the last.
    members: String,
    /// Before the last.
    last: String,
}

impl Between {
    fn join(&self, members: &[String]) -> String {
        match members {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => [first.join(&self.members).as_str(), &self.last, last].concat(),
        }
    }
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
/// It knows the letters of English and German; the table of all others would
/// weigh more than everything else here.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut sentence = String::with_capacity(text.len());
    sentence.extend(letters.next().map(|first| match first {
        'ä' => 'Ä',
        'ö' => 'Ö',
        'ü' => 'Ü',
        other => other.to_ascii_uppercase(),
    }));
    sentence.push_str(letters.as_str());
    sentence
}

/// Writes everything in one language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    lang: Lang,
    currency: Option<Currency>,
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency of a code: `EUR`. None where it is not three capital letters.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        let is_code = code.iter().all(u8::is_ascii_uppercase);
        is_code.then_some(Self(code))
    }

    /// Whether this is its code.
    #[must_use]
    pub fn is(self, code: &str) -> bool {
        code.as_bytes() == self.0
    }
}

impl Locale {
    /// The locale of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self {
            lang,
            currency: None,
        }
    }

    /// The same, where amounts that are known in several currencies are named in
    /// this one.
    #[must_use]
    pub const fn in_currency(self, currency: Option<Currency>) -> Self {
        Self { currency, ..self }
    }

    /// The currency in which to name an amount that is known in several; dollars
    /// where there is none.
    #[must_use]
    pub const fn currency(self) -> Option<Currency> {
        self.currency
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
            debug_assert!(value.is_some(), "nothing stands at {name} of a message");
            said.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        said.push_str(rest);
        said
    }

    /// A message that depends on a number. A value named `n` stands in for the
    /// number as it is written otherwise.
    #[must_use]
    pub fn plural(self, number: u64, message: &'static Plural, values: &[(&str, &str)]) -> String {
        // In both languages 1 takes the form for one, and no other number does.
        self.form(number == 1, &self.count(number), message, values)
    }

    /// A message that depends on a number that need not be whole, rounded up
    /// as in [`Locale::number_up`].
    #[must_use]
    pub fn plural_up(
        self,
        number: &Fraction,
        message: &'static Plural,
        values: &[(&str, &str)],
    ) -> String {
        let one = *number == Fraction::from_integer(1);
        self.form(one, &self.number_up(number), message, values)
    }

    fn form(
        self,
        one: bool,
        number: &str,
        message: &'static Plural,
        values: &[(&str, &str)],
    ) -> String {
        let form = if one { &message.one } else { &message.other };
        self.say(form, &[values, &[("n", number)]].concat())
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
        let mut amount = self.number(amount);
        // Cents are two figures: 3,547.50.
        let decimals = amount
            .rsplit_once(['.', ','])
            .map(|(_, decimals)| decimals.len());
        if decimals == Some(1) {
            amount.push('0');
        }
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

    #[test]
    fn places_are_filled_in_once() {
        let values = [("need", "4"), ("have", "{need}")];
        let said = Locale::new(Lang::En).say(&messages::HAVE_OF_NEED, &values);
        assert_eq!(said, "{need} of 4");
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
