//! A partner programme with its tables.

use serde::{Deserialize, Serialize};

use super::{Award, AwardKind, Certification, Day, Index, Period, Quantity, Score, Text};

/// A partner programme: its awards, and the tables that they refer to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// Its id: `mpn`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The days on which awards could be attained, as far as this catalog
    /// knows its rules.
    pub effective: Period,
    /// Id of the programme that came after.
    pub successor: Option<String>,
    /// Its name.
    pub successor_name: Option<Text>,
    /// For how many months a certification counts on after its retirement.
    pub retired_grace_months: u32,
    /// The levels of its awards, the lowest first.
    pub levels: Vec<Level>,
    /// The rungs of its membership, where it has them.
    pub ladder: Option<Ladder>,
    /// The areas that its awards are filed under.
    pub areas: Vec<Area>,
    /// Its awards.
    pub awards: Vec<Award>,
    /// The certifications that it knows, in the order of their ids.
    pub certifications: Vec<Certification>,
    /// The figures that a partner can enter.
    pub figures: Vec<Figure>,
    /// The questions that only the partner can answer.
    pub questions: Vec<Question>,
    /// The classes that it sorts partners into.
    pub choices: Vec<Choice>,
    /// The scores.
    pub scores: Vec<Score>,
    /// The fees.
    pub fees: Vec<Fee>,
    /// Periods in which the requirements were waived at a renewal.
    pub extensions: Vec<Extension>,
    /// How a level held is renewed, where that was published.
    pub renewal: Option<RenewalRule>,
    /// How a specialization held is renewed, where that was published.
    pub specialization_renewal: Option<RenewalRule>,
    /// On which days a partner that qualified may enrol, an entry for each
    /// time in which another rule held.
    pub qualifying: Vec<QualifyingRule>,
    /// The kinds of audit.
    pub audits: Vec<AuditScheme>,
    /// Discounts on the way from a level held to a higher one.
    pub upgrades: Vec<Upgrade>,
    /// What is assumed where the sources are silent, for a reader to know.
    pub assumptions: Vec<Text>,
    /// Where everything comes from.
    pub sources: Vec<Source>,
}

impl Program {
    /// The position of a certification in [`Program::certifications`].
    #[must_use]
    pub fn certification(&self, id: &str) -> Option<usize> {
        self.certifications
            .binary_search_by(|known| known.id.as_str().cmp(id))
            .ok()
    }

    /// What a certification builds on, and what that builds on.
    #[must_use]
    pub fn below(&self, certification: Index) -> Vec<Index> {
        let mut below: Vec<Index> = Vec::new();
        let mut next = vec![certification];
        while let Some(certification) = next.pop() {
            for first in &self.certifications[usize::from(certification)].builds_on {
                if !below.contains(first) {
                    below.push(*first);
                    next.push(*first);
                }
            }
        }
        below
    }
}

/// A level of an award: Silver, Gold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its id: `silver`.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// The membership ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// The rungs from the ground up: positions in [`Program::awards`].
    pub rungs: Vec<Index>,
}

/// An area that awards are filed under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A figure that a partner can enter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its id: `azure-consumption`.
    pub id: String,
    /// Its name, with which a sentence can go on after a number and unit:
    /// 'Azure consumption'.
    pub name: Text,
    /// What to count, and what not, in a few words.
    pub help: Option<Text>,
    /// What it is counted in.
    pub unit: Unit,
    /// The time it is taken over.
    pub window: Window,
    /// Whether it is what was won less what was lost, and so may be below zero.
    pub net: bool,
}

/// What a [`Figure`] is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Dollars of the United States.
    Usd,
    /// Customers.
    Customers,
    /// Users.
    Users,
    /// Seats.
    Seats,
    /// Devices.
    Devices,
    /// Deployments.
    Deployments,
    /// People.
    People,
    /// Percent.
    Percent,
    /// Anything else that is counted in ones.
    Items,
    /// Customer references.
    References,
    /// Points of a measure of their own, which come by the thousand.
    Points,
    /// A rating on a scale, which has parts, such as 4.25 of 5.
    Rating,
}

/// The time that a [`Figure`] is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Window {
    /// The twelve months before the day that is judged.
    LastTwelveMonths,
    /// The twenty-four months before the day that is judged.
    LastTwentyFourMonths,
    /// The three months before the day that is judged, added up.
    LastThreeMonths,
    /// A month, on average over the three months before the day that is judged.
    MonthlyAverage,
    /// On the day that is judged.
    Now,
    /// Twelve months before the day that is judged.
    TwelveMonthsAgo,
    /// On a fixed day.
    On(Day),
    /// The source states none.
    Unstated,
}

/// Something that only the partner can say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What is asked, as a statement to agree with: 'We are an authorised
    /// Surface Hub reseller'.
    pub text: Text,
    /// What that means, in a few words.
    pub help: Option<Text>,
}

/// Classes, one of which the program sorts a partner into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// What is asked: 'Your track in the Azure areas'.
    pub text: Text,
    /// How the program decides, in a few words.
    pub help: Option<Text>,
    /// The classes.
    pub options: Vec<ChoiceOption>,
}

/// One class of a [`Choice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A yearly fee, one entry for each amount known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Its id.
    pub id: String,
    /// What is paid for.
    pub name: Text,
    /// The amounts known, none where nobody published one.
    pub amounts: Vec<Money>,
    /// What a reader should know about it.
    pub note: Option<Text>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// An amount of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// How much.
    pub amount: Quantity,
    /// ISO 4217 code of the currency.
    pub currency: String,
    /// The time it was in force, as the source has it.
    pub as_of: String,
    /// Worked out from other sources instead of printed by one.
    pub derived: bool,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A period in which requirements were waived at a renewal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The anniversaries that it applies to.
    pub anniversary: Period,
    /// The kinds of awards that it applies to; all of them where there is none.
    pub kinds: Vec<AwardKind>,
    /// For how many months it extends; missing where nobody published it.
    pub months: Option<u32>,
    /// The awards that it leaves out: positions in [`Program::awards`].
    pub except: Vec<Index>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How a level held is renewed. All days are counted from the anniversary,
/// which is a year after the purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalRule {
    /// Days after the anniversary on which the window opens.
    pub opens_after_days: i32,
    /// Length of the window in days, its first and last day included.
    pub length_days: i32,
    /// Days after the anniversary, or before it where negative, on which
    /// reminders go out.
    pub reminders_days: Vec<i32>,
    /// Months from one anniversary to the next, before the days.
    pub next_after_months: u32,
    /// Days from one anniversary to the next.
    pub next_after_days: i32,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// For how long a day on which a partner qualified counts: one day in the
/// window is enough to enrol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualifyingRule {
    /// The days on which it held.
    pub effective: Period,
    /// The full months before the current one, where the window is of months.
    pub months: Option<u32>,
    /// The days, the last one included, where it is of days.
    pub days: Option<i32>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A kind of audit, and the awards that share its first module.
///
/// The first audit has two modules, A for the ground and B for the workload.
/// As long as A lasts, the audit for another award of the scheme is B alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditScheme {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// For how many months a pass counts.
    pub lasts_months: u32,
    /// From which day on passes have a module A; missing where it has none.
    pub module_a_from: Option<Day>,
    /// Later days for some awards: positions in [`Program::awards`].
    pub module_a_later: Vec<(Index, Day)>,
    /// The fee for both modules, or for the only one: position in [`Program::fees`].
    pub whole_fee: Index,
    /// The fee for module B alone, where there is such a thing.
    pub module_b_fee: Option<Index>,
    /// The awards that are audited by it: positions in [`Program::awards`].
    pub awards: Vec<Index>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// A discount on the way from a level held to a higher one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upgrade {
    /// The level held: position in [`Program::levels`].
    pub from: Index,
    /// The higher level: position in [`Program::levels`].
    pub to: Index,
    /// What is taken off the fee of the higher one, in percent.
    pub percent_off: u32,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// Where something comes from, and what to know about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Positions in [`Program::sources`].
    pub sources: Vec<Index>,
    /// What a reader should know: a doubt, a conflict, a definition.
    pub note: Option<Text>,
}

/// A document that a figure was read in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Its address.
    pub url: String,
    /// Its date, as far as it has one.
    pub as_of: String,
    /// Whose it is.
    pub kind: SourceKind,
    /// What was read in it.
    pub what: String,
}

/// Whose a [`Source`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// Microsoft's own.
    Primary,
    /// Anybody else's.
    Secondary,
}
