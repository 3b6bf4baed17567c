//! What one partner has.

use litemap::LiteMap;

use serde::{Deserialize, Serialize};

use super::{Day, Quantity};

/// The bounds of a [`Profile`]. Whatever is larger is refused where it comes in.
pub mod limits {
    /// People in one row of the roster.
    pub const PEOPLE_IN_A_ROW: u32 = 1_000;
    /// People in all.
    pub const PEOPLE: u32 = 10_000;
    /// Certifications of one person.
    pub const HOLDINGS: usize = 500;
    /// Characters of a name or label.
    pub const LABEL: usize = 200;
    /// Awards already held.
    pub const HELD: usize = 200;
}

/// What one partner has. Ids that a program does not know are kept and count
/// for nothing there: the same profile is judged by several programs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// Its people.
    pub people: Vec<Person>,
    /// Its figures by id.
    pub figures: LiteMap<String, Quantity>,
    /// Its answers to questions by id.
    pub answers: LiteMap<String, bool>,
    /// The classes that it is in, by id of the choice.
    pub choices: LiteMap<String, String>,
    /// Where it does business.
    pub markets: Markets,
    /// The awards that it holds already.
    pub held: Vec<Held>,
    /// The audits that it has passed, the last one for each award.
    pub audits: Vec<Audited>,
}

/// A row of the roster: one person, or several people alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// A name or anything else to know them by; it never decides anything.
    #[serde(default)]
    pub label: String,
    /// How many people this row stands for.
    #[serde(default = "one")]
    pub count: u32,
    /// What each of them holds.
    #[serde(default)]
    pub holds: Vec<Holding>,
    /// Whether their certification id is linked to this organisation. It is
    /// linked to one at a time, and counts only there.
    #[serde(default = "yes")]
    pub linked: bool,
}

const fn one() -> u32 {
    1
}

const fn yes() -> bool {
    true
}

/// A certification that a person holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holding {
    /// Id of the certification.
    pub id: String,
    /// The day it was earned, where known.
    #[serde(default)]
    pub passed: Option<Day>,
    /// The last day it is valid, where it expires.
    #[serde(default)]
    pub expires: Option<Day>,
}

/// The class of a market, by Microsoft's list of countries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Market {
    /// Developed.
    #[default]
    Developed,
    /// Developing, also called emerging.
    Developing,
}

/// Where a partner does business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Markets {
    /// The partner's own market.
    pub partner: Market,
    /// The customers', where it is another one. One customer in a developed
    /// market makes it developed.
    pub customers: Option<Market>,
}

impl Markets {
    /// The customers' market.
    #[must_use]
    pub fn of_customers(&self) -> Market {
        self.customers.unwrap_or(self.partner)
    }
}

/// An award that a partner holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// Id of the award.
    pub award: String,
    /// Id of the level.
    pub level: String,
    /// The anniversary that comes next: a year after the purchase, or after
    /// the anniversary before.
    #[serde(default)]
    pub anniversary: Option<Day>,
    /// The day on which it was awarded first.
    #[serde(default)]
    pub since: Option<Day>,
}

/// An audit that a partner has passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audited {
    /// Id of the award that it was for.
    pub award: String,
    /// The day on which it was passed.
    pub passed: Day,
}
