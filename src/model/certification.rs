//! What a person can hold.

use serde::{Deserialize, Serialize};

use super::{Day, Evidence, Index, Text};

/// An exam, a certification or an assessment: anything that a person can hold
/// and a requirement can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certification {
    /// Its id, the same in every program: `70-533`, `mcse-productivity`.
    pub id: String,
    /// What it is.
    pub kind: CertificationKind,
    /// The code that people know it by: `70-533`, where there is one.
    pub code: Option<String>,
    /// Its name, where a source prints more than the code.
    pub name: Option<Text>,
    /// One of these must be held before it is awarded: positions in
    /// [`super::Program::certifications`]; empty where it builds on nothing. It
    /// matters to who has yet to earn it, and never to what is held.
    pub builds_on: Vec<Index>,
    /// The last day on which it could be earned.
    pub retires: Option<Day>,
    /// The last day on which it counts, worked out by the catalog's compiler
    /// from the retirement and the program's grace.
    pub counts_until: Option<Day>,
    /// Where this comes from.
    pub evidence: Evidence,
}

/// The kinds of [`Certification`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CertificationKind {
    /// A single exam.
    Exam,
    /// A certification, won with one exam or several.
    Certification,
    /// An assessment of the Partner University.
    Assessment,
}
