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
