//! What a partner can hold.

use serde::{Deserialize, Serialize};

use super::{Day, Evidence, Index, Period, Requirement, Text};

/// A thing that a partner can hold: a membership, a competency, a
/// designation, a specialization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Award {
    /// Its id in the program: `cloud-platform`.
    pub id: String,
    /// What kind of award it is.
    pub kind: AwardKind,
    /// Its name, as Microsoft writes it.
    pub name: Text,
    /// The area it is filed under: position in [`super::Program::areas`].
    pub area: Option<Index>,
    /// The days on which it could be attained.
    pub listed: Period,
    /// The paths to it. Any one suffices, and they are not mixed.
    pub paths: Vec<Path>,
    /// Ids of what took its place, in the program that came after.
    pub successors: Vec<String>,
    /// Microsoft's own page on it.
    pub page: Option<String>,
    /// What a reader should know about it.
    pub notes: Vec<Text>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// The kinds of [`Award`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AwardKind {
    /// A rung of the membership ladder.
    Membership,
    /// A competency, at a level.
    Competency,
    /// A Solutions Partner designation.
    Designation,
    /// A specialization.
    Specialization,
}

/// One way to an award; Microsoft calls it an option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// Its id in the award.
    pub id: String,
    /// Its name, as Microsoft writes it.
    pub name: Text,
    /// The days on which it was open.
    pub effective: Period,
    /// The day on which its text was last published. Judged on a later day,
    /// the outcome rests on a text that nobody confirmed since.
    pub last_published: Option<Day>,
    /// The day on which this entry was last compared with its sources.
    pub checked: Day,
    /// What it asks for, level by level, the lowest level first.
    pub levels: Vec<PathLevel>,
    /// The class of partner that it is for, where the program sorts partners
    /// into classes; missing where it is open to everybody.
    pub class: Option<Class>,
    /// What a reader should know about it.
    pub note: Option<Text>,
}

/// A class that a program sorts a partner into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Position in [`super::Program::choices`].
    pub choice: Index,
    /// Position in [`super::Choice::options`].
    pub option: usize,
}

/// What a [`Path`] asks for at one level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathLevel {
    /// The level: position in [`super::Program::levels`].
    pub level: Index,
    /// What it asks for.
    pub requirement: Requirement,
}
