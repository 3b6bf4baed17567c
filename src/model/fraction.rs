//! Exact numbers. Points and figures are fractions, so that seven times 15/7
//! is 15 and not 14.98.

use core::fmt;
use core::str::FromStr;

use num_rational::Ratio;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact number. Bounded inputs (see [`Quantity::MAX`]) keep every sum and
/// product that the rules form far from the ends of `i128`.
pub type Fraction = Ratio<i128>;

/// A figure as it was entered: an exact decimal with at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    hundredths: i64,
}

/// Why a text or number is not a [`Quantity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// Not a number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Above [`Quantity::MAX`].
    TooLarge,
    /// More than two decimals.
    TooFine,
}

impl fmt::Display for QuantityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "expected a number",
            Self::Negative => "expected zero or more",
            Self::TooLarge => "expected at most 1,000,000,000,000",
            Self::TooFine => "expected at most two decimals",
        })
    }
}

impl core::error::Error for QuantityError {}

impl Quantity {
    /// The largest figure that is taken: a million million.
    pub const MAX: Self = Self {
        hundredths: 100_000_000_000_000,
    };

    /// A whole number.
    ///
    /// # Errors
    /// Where it is negative or above [`Quantity::MAX`].
    pub fn whole(number: i64) -> Result<Self, QuantityError> {
        Self::from_hundredths(number.checked_mul(100).ok_or(if number < 0 {
            QuantityError::Negative
        } else {
            QuantityError::TooLarge
        })?)
    }

    /// A number of hundredths.
    ///
    /// # Errors
    /// Where it is negative or above [`Quantity::MAX`].
    pub fn from_hundredths(hundredths: i64) -> Result<Self, QuantityError> {
        if hundredths < 0 {
            Err(QuantityError::Negative)
        } else if hundredths > Self::MAX.hundredths {
            Err(QuantityError::TooLarge)
        } else {
            Ok(Self { hundredths })
        }
    }

    /// The number of hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// The exact value.
    #[must_use]
    pub fn fraction(self) -> Fraction {
        // Most figures are whole; making those costs no reduction.
        match self.hundredths % 100 {
            0 => Fraction::from_integer(i128::from(self.hundredths / 100)),
            _ => Fraction::new(i128::from(self.hundredths), 100),
        }
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    /// Reads plain digits with an optional decimal point. What people type
    /// (separators, currency signs) is the business of `interchange`.
    fn from_str(text: &str) -> Result<Self, QuantityError> {
        if let Some(rest) = text.strip_prefix('-') {
            return match rest.parse::<Self>() {
                Ok(zero) if zero.hundredths == 0 => Ok(zero),
                Ok(_) | Err(QuantityError::TooLarge | QuantityError::TooFine) => {
                    Err(QuantityError::Negative)
                }
                Err(error) => Err(error),
            };
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) || text.ends_with('.') {
            return Err(QuantityError::NotANumber);
        }
        if decimals.trim_end_matches('0').len() > 2 {
            return Err(QuantityError::TooFine);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 13 {
            return Err(QuantityError::TooLarge);
        }
        let number = |part: &str| {
            part.bytes()
                .fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'))
        };
        let cents = decimals.bytes().chain(*b"00").take(2);
        let cents = cents.fold(0_i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        Self::from_hundredths(number(whole) * 100 + cents)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.hundredths / 100)?;
        match self.hundredths % 100 {
            0 => Ok(()),
            cents if cents % 10 == 0 => write!(f, ".{}", cents / 10),
            cents => write!(f, ".{cents:02}"),
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Quantity {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [
                { "type": "number", "minimum": 0, "maximum": 1_000_000_000_000_u64, "multipleOf": 0.01 },
                { "type": "string", "pattern": "^[0-9]{1,13}([.][0-9]{1,2})?$" },
            ],
            "description": "A number of zero or more with at most two decimals.",
        })
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl Visitor<'_> for Reader {
            type Value = Quantity;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of zero or more with at most two decimals")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Quantity, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Quantity, E> {
                let number =
                    i64::try_from(number).map_err(|_| E::custom(QuantityError::TooLarge))?;
                Quantity::whole(number).map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Quantity, E> {
                Quantity::whole(number).map_err(E::custom)
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Quantity, E> {
                if !number.is_finite() {
                    return Err(E::custom(QuantityError::NotANumber));
                }
                // The shortest text that reads back as this number is what its
                // author wrote; only that one is taken as exact.
                number.to_string().parse().map_err(E::custom)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Reader)
        } else {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantity, QuantityError};

    fn read(text: &str) -> Result<String, QuantityError> {
        text.parse::<Quantity>().map(|number| number.to_string())
    }

    #[test]
    fn plain_digits_are_read_and_all_else_is_named() {
        use QuantityError::{Negative, NotANumber, TooFine, TooLarge};
        for (text, expected) in [
            ("0012.50", Ok("12.5")),
            ("12.05", Ok("12.05")),
            ("1.000", Ok("1")),
            ("1000000000000", Ok("1000000000000")),
            ("1000000000000.01", Err(TooLarge)),
            ("99999999999999", Err(TooLarge)),
            ("-0.0", Ok("0")),
            ("-1", Err(Negative)),
            ("-0.001", Err(Negative)),
            ("-x", Err(NotANumber)),
            ("1.234", Err(TooFine)),
            ("1.", Err(NotANumber)),
            (".5", Err(NotANumber)),
            ("", Err(NotANumber)),
        ] {
            let expected = expected.map(str::to_owned);
            assert_eq!(read(text), expected, "{text:?}");
        }
        let most = i64::MAX / 100;
        assert_eq!(Quantity::whole(i64::MAX), Err(TooLarge));
        assert_eq!(Quantity::whole(i64::MIN), Err(Negative));
        assert_eq!(Quantity::whole(-1), Err(Negative));
        assert_eq!(Quantity::whole(most), Err(TooLarge));
    }

    #[test]
    fn a_document_may_have_it_as_a_number_or_a_text() {
        let read = |json: &str| {
            let read = serde_json::from_str::<Quantity>(json);
            read.map(|number| number.to_string())
                .map_err(|error| error.to_string())
        };
        for (json, expected) in [
            ("15", "15"),
            ("0.1", "0.1"),
            ("1e3", "1000"),
            ("-0", "0"),
            ("\"2.50\"", "2.5"),
        ] {
            assert_eq!(read(json).as_deref(), Ok(expected), "{json}");
        }
        for (json, expected) in [
            ("-1", "expected zero or more"),
            ("18446744073709551615", "expected at most 1,000,000,000,000"),
            ("0.125", "expected at most two decimals"),
            ("\"x\"", "expected a number"),
            (
                "[]",
                "expected a number of zero or more with at most two decimals",
            ),
        ] {
            let refused = read(json);
            assert!(
                refused.as_ref().is_err_and(|said| said.contains(expected)),
                "{json}: {refused:?}"
            );
        }
    }
}
