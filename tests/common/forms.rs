//! Numbers, days and lists as each language writes them: the browser's `Intl`
//! and the table that stands in for it must agree.

use partner_eligibility::locale::{Locale, messages};
use partner_eligibility::model::{Day, Fraction, Lang};

const EN: Locale = Locale::new(Lang::En);
const DE: Locale = Locale::new(Lang::De);

/// What is written, and what is expected.
pub fn forms() -> Vec<(String, &'static str)> {
    let mut forms = Vec::new();
    let numbers = [
        (0, 1, "0", "0"),
        (7, 1, "7", "7"),
        (1_000, 1, "1,000", "1.000"),
        (15_000, 1, "15,000", "15.000"),
        (
            1_000_000_000_000,
            1,
            "1,000,000,000,000",
            "1.000.000.000.000",
        ),
        (1, 2, "0.5", "0,5"),
        (100, 3, "33.33", "33,33"),
        (40, 6, "6.67", "6,67"),
        (200_009, 100, "2,000.09", "2.000,09"),
        (-3, 2, "-1.5", "-1,5"),
        (-1_500, 1, "-1,500", "-1.500"),
        (59_999, 1_000, "59.99", "59,99"),
        (60_001, 1_000, "60", "60"),
    ];
    for (numerator, denominator, english, german) in numbers {
        let number = Fraction::new(numerator, denominator);
        forms.push((EN.number(&number), english));
        forms.push((DE.number(&number), german));
    }
    let amount = Fraction::from_integer(15_000);
    forms.extend([
        (EN.number_up(&Fraction::new(1, 1_000)), "0.01"),
        (EN.number_up(&Fraction::from_integer(5)), "5"),
        (EN.money(&amount, "USD"), "US$15,000"),
        (DE.money(&amount, "USD"), "15.000\u{a0}US$"),
        (EN.money(&amount, "EUR"), "€15,000"),
        (DE.money(&amount, "EUR"), "15.000\u{a0}€"),
        (EN.money(&amount, "JPY"), "JPY\u{a0}15,000"),
        (DE.money(&amount, "JPY"), "15.000\u{a0}JPY"),
        (EN.percent(&Fraction::new(100, 3)), "33.33%"),
        (DE.percent(&Fraction::from_integer(35)), "35\u{a0}%"),
    ]);
    let day = |year, month, day| Day::new(year, month, day).expect("it is a day");
    forms.extend([
        (EN.day(day(2022, 9, 30)), "30 September 2022"),
        (DE.day(day(2022, 9, 30)), "30. September 2022"),
        (EN.day(day(2018, 3, 1)), "1 March 2018"),
        (DE.day(day(2018, 3, 1)), "1. März 2018"),
        (EN.day(day(2100, 12, 31)), "31 December 2100"),
        (DE.day(day(1990, 1, 1)), "1. Januar 1990"),
        (EN.month(day(2018, 3, 19)), "March 2018"),
        (DE.month(day(2018, 3, 19)), "März 2018"),
    ]);
    let members = ["a", "b", "c"].map(String::from);
    forms.extend([
        (EN.and_list(&members[..0]), ""),
        (EN.and_list(&members[..1]), "a"),
        (EN.and_list(&members[..2]), "a and b"),
        (EN.and_list(&members), "a, b and c"),
        (DE.and_list(&members), "a, b und c"),
        (EN.or_list(&members), "a, b or c"),
        (DE.or_list(&members[..2]), "a oder b"),
    ]);
    let steps =
        |locale: Locale, number| locale.plural(number, &messages::STEPS, &[("level", "Gold")]);
    forms.extend([
        (steps(EN, 0), "0 steps to Gold"),
        (steps(EN, 1), "1 step to Gold"),
        (steps(DE, 1), "noch 1 Schritt bis Gold"),
        (steps(DE, 1_200), "noch 1.200 Schritte bis Gold"),
    ]);
    forms
}
