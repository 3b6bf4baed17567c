//! What an award asks for: a typed tree.

use serde::{Deserialize, Serialize};

use super::{Evidence, Fraction, Index, Period, Text};

/// A node of the tree of what is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requirement {
    /// The days on which it is asked for; on others it does not exist.
    pub effective: Period,
    /// Where it comes from; an inner node may have none of its own.
    pub evidence: Evidence,
    /// What it asks for.
    pub rule: Rule,
}

/// What a [`Requirement`] asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Rule {
    /// Every one of them.
    All(Vec<Requirement>),
    /// At least one of them.
    Any(Vec<Requirement>),
    /// At least so many of them.
    AtLeast {
        /// How many.
        count: u32,
        /// Out of which.
        of: Vec<Requirement>,
    },
    /// Certified people.
    Team(Team),
    /// A figure that reaches a threshold.
    Amount(Box<AmountRule>),
    /// A score that reaches its mark.
    Score(ScoreRule),
    /// Another award.
    Award(Prerequisite),
    /// Something that only the visitor can say, such as an authorisation:
    /// position in [`super::Program::questions`].
    Confirmed(Index),
    /// The anniversary of the award (the day it was bought, a year on) falls
    /// into the period.
    Anniversary {
        /// The award held: position in [`super::Program::awards`].
        award: Index,
        /// The period.
        within: Period,
    },
    /// A yearly fee. It stands after the judgement: an award whose other
    /// requirements are met is attained for the asking, and active once paid.
    Fee(Index),
    /// Something that is asked for, but whose content nobody has published.
    Unpublished(Unpublished),
    /// An audit by somebody else.
    Audit(AuditRule),
}

/// Something that is asked for, but whose content nobody has published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpublished {
    /// What it is about.
    pub about: Text,
    /// The id by which a partner who has looked it up answers whether it is
    /// met, in [`super::Profile::answers`]; missing where nobody can.
    pub answer: Option<String>,
}

/// An audit that must have been passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRule {
    /// The scheme: position in [`super::Program::audits`].
    pub scheme: Index,
    /// The award that it is for: position in [`super::Program::awards`].
    pub award: Index,
    /// The checklist, where one was published.
    pub checklist: Option<Text>,
}

/// People who hold something, counted together.
///
/// A count is always one of different people. How the people of one part
/// relate to those of another is what makes it an assignment problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The parts, each with a count of its own.
    pub parts: Vec<Part>,
    /// Whether one person may count in several parts.
    pub overlap: Overlap,
}

/// Whether a person may count in several parts of a [`Team`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Overlap {
    /// The same people or different ones.
    Allowed,
    /// Other people in each part.
    Forbidden,
    /// The source does not say: different people prove the pass, shared ones
    /// leave it open.
    Unstated,
}

/// So many different people, each with the skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// How many people.
    pub count: u32,
    /// What each must hold. Where there are several, they are alternatives
    /// for the whole group: all counted people by the first, or all by the
    /// second; a mix is not stated by the source, and so leaves it open.
    pub skills: Vec<Skill>,
    /// These people must be among those counted for an earlier part.
    pub among: Option<usize>,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// What one person must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skill {
    /// A certification: position in [`super::Program::certifications`].
    Holds(Index),
    /// All of these.
    All(Vec<Skill>),
    /// One of these.
    Any(Vec<Skill>),
}

/// An amount that must reach a threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AmountRule {
    /// What is measured.
    pub amount: Amount,
    /// What it must reach, itself included.
    pub at_least: Threshold,
}

/// Something that can be measured of a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// A figure that the partner enters: position in [`super::Program::figures`].
    Figure(Index),
    /// The number of people with the skill.
    People(Skill),
    /// Growth in percent from a figure entered to another amount; none where
    /// the earlier figure is outside the band.
    Growth {
        /// The amount now.
        now: Box<Amount>,
        /// The figure to compare it with: position in [`super::Program::figures`].
        before: Index,
        /// The sizes of the earlier figure for which this growth is defined.
        band: Band,
    },
}

/// The sizes from `at_least` to just under `below`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// The smallest one.
    pub at_least: Threshold,
    /// The first one that is too large.
    pub below: Option<Threshold>,
}

/// A mark, by market class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Threshold {
    /// In developed markets.
    pub developed: Fraction,
    /// In developing markets.
    pub developing: Fraction,
    /// Whose market decides.
    pub whose: Whose,
}

/// Whose market class decides over a [`Threshold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The partner's own.
    Partner,
    /// The customers'.
    Customers,
    /// The source does not say. Where the two differ and it matters, the
    /// outcome is open.
    Unstated,
}

/// A score made of metrics.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Its id in the program.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What brings points.
    pub metrics: Vec<Metric>,
}

/// A part of a [`Score`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// Its id in the score.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The most points it can bring.
    pub max: Fraction,
    /// How it brings them.
    pub points: Points,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How a [`Metric`] brings points. Whatever the parts bring, the metric's
/// maximum caps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Points {
    /// In proportion, up to a maximum: max x min(1, amount / full). Below
    /// zero it brings nothing; no source states that floor, it is assumed.
    Proportional {
        /// What is measured.
        amount: Box<Amount>,
        /// The amount that brings the maximum.
        full: Box<Threshold>,
        /// The most points that it can bring.
        max: Fraction,
        /// Whether a part of a point counts.
        parts: Parts,
    },
    /// So many points where the requirement is met, and none otherwise.
    Whole {
        /// The requirement.
        when: Box<Requirement>,
        /// The points.
        points: Fraction,
    },
    /// All of them, added.
    Sum(Vec<Points>),
    /// The best of them alone.
    Best(Vec<Points>),
    /// None before the requirement is met.
    Gated {
        /// The requirement.
        gate: Box<Requirement>,
        /// What it brings from then on.
        points: Box<Points>,
    },
}

/// Whether a part of a point counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// It does.
    #[default]
    Count,
    /// The source does not say: whole points are certain, parts are possible.
    Unstated,
}

/// A score that must reach a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRule {
    /// Position in [`super::Program::scores`].
    pub score: Index,
    /// The points needed.
    pub at_least: u32,
    /// Totals above this one and below `at_least` are in no printed band: the
    /// source does not say how they are rounded. Missing where every total
    /// below the mark is too low.
    pub printed_below: Option<u32>,
    /// Whether every metric must bring points as well.
    pub every_metric: Option<EveryMetric>,
}

/// Every metric of a score must bring points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EveryMetric {
    /// So many are enough by every source; fewer but more than none are enough
    /// by some, and leave it open.
    pub certain_from: u32,
}

/// An award that must be held or attained first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prerequisite {
    /// Any one of these awards: positions in [`super::Program::awards`].
    pub any_of: Vec<Index>,
    /// At this level or a higher one: position in [`super::Program::levels`].
    pub level: Index,
}
