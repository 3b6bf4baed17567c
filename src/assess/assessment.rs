//! What a judgement says. The trace is the result: every other part of it is
//! read off the trace.

use serde::Serialize;

use crate::model::{Day, Fraction, Index};

/// The judgement of one profile by one program on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    /// The day that was judged.
    pub day: Day,
    /// Whether the program was in force on it.
    pub standing: Standing,
    /// One entry for each award of the program, in its order.
    pub awards: Vec<AwardAssessment>,
    /// The highest rung of the membership that is attained: position in
    /// [`crate::model::Program::awards`].
    pub rung: Option<Index>,
    /// Certifications that a person holds and that do not count on the day.
    pub idle: Vec<Idle>,
}

/// Whether a program was in force on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Standing {
    /// It was.
    InForce,
    /// The catalog knows no rules from before this day.
    NotYet {
        /// The first day with rules.
        from: Day,
    },
    /// It had ended.
    Ended {
        /// Its last day.
        on: Day,
    },
}

/// How far an award is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwardAssessment {
    /// The award: position in [`crate::model::Program::awards`].
    pub award: Index,
    /// The highest level attained: position in [`crate::model::Program::levels`].
    pub reached: Option<Index>,
    /// Its levels, the lowest first.
    pub levels: Vec<LevelAssessment>,
    /// What follows from holding it already, where the profile says so.
    pub held: Option<HeldFinding>,
}

/// What follows from holding an award already.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeldFinding {
    /// The level held: position in [`crate::model::Program::levels`].
    pub level: Index,
    /// When it is renewed, where its anniversary is known.
    pub renewal: Option<Renewal>,
    /// An extension without the requirements, where the anniversary falls
    /// into one; the fee stays due.
    pub extension: Option<ExtensionFinding>,
    /// A higher level is attained and can be bought at a discount.
    pub upgrade: Option<UpgradeFinding>,
    /// The program has ended: the benefits go on for the fee alone.
    pub benefits_by_fee: bool,
    /// Whether the next renewal asks for an audit or references anew, where
    /// the kind of award has such renewals and it is known since when it is
    /// held: every second one does.
    pub evidence_due: Option<bool>,
}

/// The days around a renewal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renewal {
    /// The anniversary that it belongs to.
    pub anniversary: Day,
    /// The first day of the window.
    pub opens: Day,
    /// The last day of the window.
    pub closes: Day,
    /// The days on which reminders go out.
    pub reminders: Vec<Day>,
    /// The anniversary after, once renewed.
    pub next: Day,
}

/// An extension that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ExtensionFinding {
    /// Which: position in [`crate::model::Program::extensions`].
    pub extension: usize,
    /// The anniversary up to which the requirements are waived; missing where
    /// nobody published it.
    pub until: Option<Day>,
}

/// A higher level that can be bought at a discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct UpgradeFinding {
    /// The higher level: position in [`crate::model::Program::levels`].
    pub to: Index,
    /// What is taken off its fee, in percent.
    pub percent_off: u32,
}

/// How far one level of an award is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelAssessment {
    /// The level: position in [`crate::model::Program::levels`].
    pub level: Index,
    /// How far it is.
    pub status: Status,
    /// The paths to it that were open on the day.
    pub paths: Vec<PathAssessment>,
    /// The nearest of them: position in `paths`.
    pub nearest: Option<usize>,
}

/// How far a level of an award is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// All published requirements are met.
    Achieved,
    /// The partner says that it holds it. Of a specialization only: whoever
    /// awards it has verified what a self-assessment cannot.
    Held,
    /// The published criteria are met, as far as a self-assessment can go.
    /// Of a specialization only: an audit is to be passed, or Microsoft
    /// verifies.
    CriteriaMet,
    /// Something that the partner can do is missing.
    WithinReach,
    /// Another award must come first.
    Blocked,
    /// What is open is unknown: nobody published it, or the source leaves it
    /// open how to count.
    Undetermined,
    /// It could not be attained on that day.
    Closed,
}

/// How one path to a level was judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathAssessment {
    /// The path: position in [`crate::model::Award::paths`].
    pub path: usize,
    /// The judgement, requirement by requirement.
    pub trace: Trace,
    /// What is open, alternatives resolved to the nearest one.
    pub open: Vec<Open>,
    /// The day its text was last published, where that is before the day judged.
    pub outdated: Option<Day>,
    /// It is for one class of partners, and the partner has not said whether
    /// it is in it.
    pub presumed: bool,
}

/// Three-valued: unknown is neither zero nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Not met.
    Unmet,
    /// Cannot be judged.
    Unknown,
    /// Met.
    Met,
}

/// How a [`crate::model::Requirement`] was judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// Position among its siblings in the catalog; those not asked for on the
    /// day have no trace.
    pub at: usize,
    /// The verdict.
    pub verdict: Verdict,
    /// How much of it is done, from 0 to 1. For a bar, and to order by; never
    /// to decide by.
    pub progress: f64,
    /// What was found.
    pub finding: Finding,
}

impl Trace {
    /// Whether nothing at all was published of what is asked for, and the
    /// partner has not looked it up either.
    #[must_use]
    pub fn is_unpublished(&self) -> bool {
        match &self.finding {
            Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
                !of.is_empty() && of.iter().all(Self::is_unpublished)
            }
            Finding::Unpublished { answer } => answer.is_none(),
            _ => false,
        }
    }
}

/// What was found for a requirement, in the order of [`crate::model::Rule`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Finding {
    /// For each that was asked for on the day.
    All(Vec<Trace>),
    /// For each that was asked for on the day.
    Any(Vec<Trace>),
    /// For each that was asked for on the day, and how many were needed.
    AtLeast {
        /// How many were needed.
        count: u32,
        /// Each of them.
        of: Vec<Trace>,
    },
    /// Certified people, part by part.
    Team(Vec<PartFinding>),
    /// An amount.
    Amount {
        /// What there is; missing where the partner has entered nothing.
        have: Option<Fraction>,
        /// What is needed.
        need: Fraction,
    },
    /// A score.
    Score {
        /// The total.
        points: Fraction,
        /// The mark.
        need: u32,
        /// The metrics, in the order of the score.
        metrics: Vec<MetricFinding>,
        /// The metrics that bring nothing where each must bring something:
        /// positions in `metrics`.
        empty: Vec<usize>,
    },
    /// Another award.
    Award {
        /// One that is attained: position in [`crate::model::Program::awards`].
        by: Option<Index>,
    },
    /// The partner's own answer.
    Confirmed {
        /// Missing where it gave none.
        answer: Option<bool>,
    },
    /// The anniversary.
    Anniversary {
        /// Missing where the partner named none.
        on: Option<Day>,
    },
    /// A fee, due once everything else is met.
    Fee,
    /// Nobody published what is asked for.
    Unpublished {
        /// What the partner found where it looked it up.
        answer: Option<bool>,
    },
    /// An audit.
    Audit {
        /// The last day for which a pass counts, where there is one.
        counts_until: Option<Day>,
        /// The last day for which a module A that was passed before counts.
        module_a_until: Option<Day>,
    },
}

/// What was found for a [`crate::model::Part`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartFinding {
    /// The verdict.
    pub verdict: Verdict,
    /// How many people were counted for it, at most as many as needed.
    pub have: u32,
    /// How many are needed.
    pub need: u32,
    /// Who was counted.
    pub counted: Vec<Counted>,
    /// Why the verdict is unknown, where it is.
    pub doubt: Option<Doubt>,
}

/// Why a count of people is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// There are enough people if those of two alternatives may be added
    /// together, and the source does not say.
    Mixing,
    /// There are enough people if one may count in two parts, and the source
    /// does not say.
    Sharing,
}

/// People of one row who were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The row: position in [`crate::model::Profile::people`].
    pub person: usize,
    /// How many of the row.
    pub count: u32,
}

/// What was found for a [`crate::model::Metric`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MetricFinding {
    /// The points that are certain.
    pub points: Fraction,
    /// The points if everything unknown about it went well.
    pub at_most: Fraction,
    /// What brought them.
    pub found: PointsFinding,
}

/// What was found for [`crate::model::Points`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointsFinding {
    /// The points that are certain.
    pub points: Fraction,
    /// The points if everything unknown about it went well.
    pub at_most: Fraction,
    /// What there is of its amount; missing where nothing was entered, or
    /// where it has no amount.
    pub have: Option<Fraction>,
    /// The amount that brings all points, where it has one.
    pub full: Option<Fraction>,
    /// Its condition or gate, where it has one.
    pub condition: Option<Box<Trace>>,
    /// Its parts: those of a sum or of alternatives, or what is behind a gate.
    pub of: Vec<PointsFinding>,
}

/// Something that is open on a path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Open {
    /// The way to the requirement: positions in the catalog from the root down.
    pub at: Vec<usize>,
    /// What is missing.
    pub missing: Missing,
}

/// What is missing of a requirement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Missing {
    /// So many more people for that part of the team.
    People {
        /// Position in [`crate::model::Team::parts`].
        part: usize,
        /// How many.
        more: u32,
    },
    /// So much more of the amount.
    Amount(Fraction),
    /// So many more points.
    Points(Fraction),
    /// Points in a metric that brings none: its position in the score.
    Metric(usize),
    /// Another award.
    Award,
    /// The partner's word.
    Confirmation,
    /// An audit to pass.
    Audit,
    /// An anniversary in the period.
    Anniversary,
    /// Nothing can be said.
    Unknown,
}

/// A certification that a person holds and that does not count on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Idle {
    /// The row: position in [`crate::model::Profile::people`].
    pub person: usize,
    /// Which of the row's certifications: position in [`crate::model::Person::holds`].
    pub holding: usize,
    /// Why it does not count.
    pub why: IdleReason,
}

/// Why a certification does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum IdleReason {
    /// It was earned after the day that is judged.
    NotYet {
        /// The day it was earned.
        passed: Day,
    },
    /// It had expired.
    Expired {
        /// Its last day.
        on: Day,
    },
    /// It is retired, and the time for which it counted on is over.
    Retired {
        /// The last day it counted.
        until: Day,
    },
    /// It is said to have been earned after its retirement.
    AfterRetirement {
        /// The last day it could be earned.
        retired: Day,
    },
    /// The person is not linked to the organisation.
    NotLinked,
    /// No requirement of the program asks for it.
    NotAskedFor,
}
