//! What is wrong with a catalog, for its keeper to read.

use core::fmt;

/// Something wrong with a catalog: where it is, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The place in it: `options[0].levels.silver[1].amount`.
    pub place: String,
    /// What is wrong, and what was expected.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.place, self.reason)
    }
}

impl core::error::Error for Problem {}
