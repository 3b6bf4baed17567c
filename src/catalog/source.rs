//! The catalog as its keeper writes it: the shape of the TOML files under
//! `catalog/`, which is also the shape of a custom program in JSON.
//!
//! Everything refers to everything else by id; [`super::compile`] resolves
//! the ids, and says where one leads nowhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{
    AwardKind, CertificationKind, Day, Overlap, Parts, Period, Quantity, SourceKind, Unit, Whose,
    Window,
};

/// A whole program in one document: how a program of an embedder's own is
/// written, and how those that come with the crate are published.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WholeSource {
    /// The program and its tables.
    pub program: ProgramSource,
    /// Its awards.
    pub awards: Vec<AwardSource>,
    /// The certifications that it can refer to.
    #[serde(default)]
    pub certifications: Vec<CertificationSource>,
}

/// `program.toml`: a program and its tables.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProgramSource {
    /// Id of the program: `mpn`.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// The days on which awards could be attained.
    pub effective: Period,
    /// Id and name of the program that came after.
    #[serde(default)]
    pub successor: Option<SuccessorSource>,
    /// For how many months a certification counts on after its retirement.
    #[serde(default)]
    pub retired_grace_months: u32,
    /// Levels of its awards, the lowest first.
    pub levels: Vec<NamedSource>,
    /// Ids of the awards that are the rungs of the membership, from the ground up.
    #[serde(default)]
    pub ladder: Vec<String>,
    /// The areas that awards are filed under.
    #[serde(default)]
    pub areas: Vec<NamedSource>,
    /// The figures that a partner can enter.
    #[serde(default)]
    pub figures: Vec<FigureSource>,
    /// The questions that only the partner can answer.
    #[serde(default)]
    pub questions: Vec<QuestionSource>,
    /// The classes that it sorts partners into.
    #[serde(default)]
    pub choices: Vec<ChoiceSource>,
    /// The fees.
    #[serde(default)]
    pub fees: Vec<FeeSource>,
    /// Periods in which requirements were waived at a renewal.
    #[serde(default)]
    pub extensions: Vec<ExtensionSource>,
    /// How a level held is renewed.
    #[serde(default)]
    pub renewal: Option<RenewalSource>,
    /// How a specialization held is renewed.
    #[serde(default)]
    pub specialization_renewal: Option<RenewalSource>,
    /// On which days a partner that qualified may enrol.
    #[serde(default)]
    pub qualifying: Vec<QualifyingSource>,
    /// The kinds of audit.
    #[serde(default)]
    pub audits: Vec<AuditSource>,
    /// Discounts on the way from a level held to a higher one.
    #[serde(default)]
    pub upgrades: Vec<UpgradeSource>,
    /// What is assumed where sources are silent.
    #[serde(default)]
    pub assumptions: Vec<TextSource>,
    /// The sources by key, for this file and the award files.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceSource>,
}

/// A text: plain where it is the same in both languages, else by language.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a text, or { en, de }")]
pub enum TextSource {
    /// A name that stays as it is.
    Plain(String),
    /// English and German.
    Both {
        /// English.
        en: String,
        /// German.
        de: String,
    },
}

/// The program that came after.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuccessorSource {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: TextSource,
}

/// Something with an id and a name.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedSource {
    /// The id.
    pub id: String,
    /// The name.
    pub name: TextSource,
}

/// A figure that a partner can enter.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FigureSource {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// What to count, and what not.
    #[serde(default)]
    pub help: Option<TextSource>,
    /// What it is counted in.
    pub unit: Unit,
    /// The time it is taken over.
    pub window: Window,
    /// Whether it may be below zero: what was won less what was lost.
    #[serde(default)]
    pub net: bool,
}

/// A question that only the partner can answer.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionSource {
    /// Its id.
    pub id: String,
    /// The statement to agree with.
    pub text: TextSource,
    /// What it means.
    #[serde(default)]
    pub help: Option<TextSource>,
}

/// Classes, one of which the program sorts a partner into.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChoiceSource {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub text: TextSource,
    /// How the program decides.
    #[serde(default)]
    pub help: Option<TextSource>,
    /// The classes.
    pub options: Vec<NamedSource>,
}

/// A yearly fee.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeeSource {
    /// Its id.
    pub id: String,
    /// What is paid for.
    pub name: TextSource,
    /// The amounts known.
    #[serde(default)]
    pub amounts: Vec<MoneySource>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// An amount of money.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MoneySource {
    /// How much.
    pub amount: Quantity,
    /// ISO 4217 code.
    pub currency: String,
    /// The time it was in force.
    pub as_of: String,
    /// Worked out from other sources instead of printed by one.
    #[serde(default)]
    pub derived: bool,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// A period in which requirements were waived at a renewal.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtensionSource {
    /// The anniversaries that it applies to.
    pub anniversary: Period,
    /// The kinds of awards that it applies to; all of them where none is named.
    #[serde(default)]
    pub kinds: Vec<AwardKind>,
    /// For how many months it extends.
    #[serde(default)]
    pub months: Option<u32>,
    /// Ids of the awards that it leaves out.
    #[serde(default)]
    pub except: Vec<String>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// For how long a day on which a partner qualified counts.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QualifyingSource {
    /// The days on which it held.
    #[serde(default)]
    pub effective: Period,
    /// The full months before the current one, where the window is of months.
    #[serde(default)]
    pub months: Option<u32>,
    /// The days, the last one included, where it is of days.
    #[serde(default)]
    pub days: Option<i32>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// How a level held is renewed, in days from the anniversary.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewalSource {
    /// When the window opens.
    pub opens_after_days: i32,
    /// How long it is open.
    pub length_days: i32,
    /// When reminders go out; before the anniversary where negative.
    #[serde(default)]
    pub reminders_days: Vec<i32>,
    /// When the next anniversary is: so many months on,
    #[serde(default)]
    pub next_after_months: u32,
    /// and so many days.
    #[serde(default)]
    pub next_after_days: i32,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// A kind of audit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AuditSource {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// For how many months a pass counts.
    pub lasts_months: u32,
    /// From which day on passes have a module A.
    #[serde(default)]
    pub module_a_from: Option<Day>,
    /// Later days, by id of the award.
    #[serde(default)]
    pub module_a_later: BTreeMap<String, Day>,
    /// Id of the fee for both modules, or for the only one.
    pub whole_fee: String,
    /// Id of the fee for module B alone.
    #[serde(default)]
    pub module_b_fee: Option<String>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// A discount on the way from a level held to a higher one.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpgradeSource {
    /// Id of the level held.
    pub from: String,
    /// Id of the higher level.
    pub to: String,
    /// What is taken off the fee of the higher one.
    pub percent_off: u32,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// A source.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceSource {
    /// Its address.
    pub url: String,
    /// Its date, as far as it has one.
    pub as_of: String,
    /// Whose it is.
    pub kind: SourceKind,
    /// What was read in it.
    #[serde(default)]
    pub what: String,
}

/// One key, or several.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected the key of a source, or a list of keys"
)]
pub enum Keys {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// A file of certifications, shared by all programs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CertificationsSource {
    /// The certifications.
    pub certifications: Vec<CertificationSource>,
    /// The sources by key, for this file.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceSource>,
}

/// A certification.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CertificationSource {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: CertificationKind,
    /// The code that people know it by.
    #[serde(default)]
    pub code: Option<String>,
    /// Its name.
    #[serde(default)]
    pub name: Option<TextSource>,
    /// Ids of certifications of which one must be held before it is awarded.
    #[serde(default)]
    pub builds_on: Vec<String>,
    /// The last day on which it could be earned.
    #[serde(default)]
    pub retires: Option<Day>,
    /// The last day on which it counts, where a source prints it. Without it
    /// the program's grace after `retires` decides.
    #[serde(default)]
    pub counts_until: Option<Day>,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    pub source: Keys,
}

/// A file of one award.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AwardSource {
    /// Its id.
    pub id: String,
    /// What kind of award it is.
    pub kind: AwardKind,
    /// Its name.
    pub name: TextSource,
    /// Id of its area.
    #[serde(default)]
    pub area: Option<String>,
    /// The days on which it could be attained.
    #[serde(default)]
    pub listed: Period,
    /// Ids of what took its place.
    #[serde(default)]
    pub successors: Vec<String>,
    /// Microsoft's own page on it.
    #[serde(default)]
    pub page: Option<String>,
    /// What a reader should know.
    #[serde(default)]
    pub notes: Vec<TextSource>,
    /// Keys of the sources of the award itself, and of every figure below
    /// that names none of its own.
    pub source: Keys,
    /// The sources by key, for this file; the program's are known as well.
    #[serde(default)]
    pub sources: BTreeMap<String, SourceSource>,
    /// Scores that its options refer to.
    #[serde(default)]
    pub scores: Vec<ScoreSource>,
    /// The options; any one suffices.
    pub options: Vec<OptionSource>,
}

/// A score.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScoreSource {
    /// Its id, alone in the program.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// Keys of the sources of every metric that names none of its own.
    #[serde(default)]
    pub source: Option<Keys>,
    /// What brings points.
    pub metrics: Vec<MetricSource>,
}

/// A metric of a score.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MetricSource {
    /// Its id in the score.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// The most points it can bring.
    pub max: Quantity,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    #[serde(default)]
    pub source: Option<Keys>,
    /// How it brings points.
    #[serde(flatten)]
    pub points: PointsSource,
}

/// How points are brought. It has either `amount` and `full`, or `when`, or
/// one of `sum` and `best`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PointsSource {
    /// What is measured: points in proportion to it.
    #[serde(default)]
    pub amount: Option<AmountSource>,
    /// The amount that brings all points.
    #[serde(default)]
    pub full: Option<ThresholdSource>,
    /// Whether a part of a point counts.
    #[serde(default)]
    pub parts: Parts,
    /// All points where any of these is met, none otherwise.
    #[serde(default)]
    pub when: Vec<RequirementSource>,
    /// These, added.
    #[serde(default)]
    pub sum: Vec<PointsSource>,
    /// The best of these.
    #[serde(default)]
    pub best: Vec<PointsSource>,
    /// The most points that this part can bring, where it is not the metric's.
    #[serde(default)]
    pub points: Option<Quantity>,
    /// None before all of these are met.
    #[serde(default)]
    pub gate: Vec<RequirementSource>,
}

/// An option of an award.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionSource {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: TextSource,
    /// The days on which it was open.
    #[serde(default)]
    pub effective: Period,
    /// The day on which its text was last published.
    #[serde(default)]
    pub last_published: Option<Day>,
    /// The day on which this entry was last compared with its sources.
    pub checked: Day,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of the sources of every figure below that names none of its own.
    #[serde(default)]
    pub source: Option<Keys>,
    /// The class of partner that it is for: id of the choice, id of its option.
    #[serde(default)]
    pub class: Option<ClassSource>,
    /// By id of the level: the requirements, which must all be met.
    pub levels: BTreeMap<String, Vec<RequirementSource>>,
}

/// A class of partners.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClassSource {
    /// Id of the choice.
    pub choice: String,
    /// Id of its option.
    pub is: String,
}

/// A requirement. Unknown fields are refused by the rule inside: serde cannot
/// refuse them beside a flattened field.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RequirementSource {
    /// An id by which another requirement of the same list can refer to its people.
    #[serde(default)]
    pub id: Option<String>,
    /// The days on which it is asked for.
    #[serde(default)]
    pub effective: Period,
    /// What a reader should know.
    #[serde(default)]
    pub note: Option<TextSource>,
    /// Keys of sources.
    #[serde(default)]
    pub source: Option<Keys>,
    /// What it asks for: exactly one of these.
    #[serde(flatten)]
    pub rule: RuleSource,
}

/// What a requirement asks for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RuleSource {
    /// Every one of these.
    All {
        /// Which.
        of: Vec<RequirementSource>,
    },
    /// Any one of these.
    Any {
        /// Which.
        of: Vec<RequirementSource>,
    },
    /// At least so many of these.
    AtLeast {
        /// How many.
        count: u32,
        /// Which.
        of: Vec<RequirementSource>,
    },
    /// So many different people.
    People {
        /// How many.
        count: u32,
        /// What each must hold; several are alternatives for the whole group.
        holding: Vec<SkillSource>,
        /// They must be among those counted for the requirement of this id.
        #[serde(default)]
        among: Option<String>,
        /// Ids of requirements of the same list whose people must be others
        /// (`forbidden`), or where the source does not say (`unstated`).
        #[serde(default)]
        overlap: Option<OverlapSource>,
    },
    /// An amount that reaches a mark.
    Amount {
        /// What is measured.
        amount: AmountSource,
        /// The mark.
        at_least: ThresholdSource,
    },
    /// A score that reaches its mark.
    Score {
        /// Id of the score.
        score: String,
        /// The points needed.
        at_least: u32,
        /// The highest total that the source prints as too low, where totals
        /// between it and the mark are in no band.
        #[serde(default)]
        printed_below: Option<u32>,
        /// Every metric must bring points; so many are enough by every source.
        #[serde(default)]
        every_metric_from: Option<u32>,
    },
    /// Another award.
    Award {
        /// Any one of these; where it is left out, any award of `any_kind`.
        #[serde(default)]
        any_of: Vec<String>,
        /// Any award of this kind.
        #[serde(default)]
        any_kind: Option<AwardKind>,
        /// At this level or a higher one.
        level: String,
    },
    /// The partner's answer to a question.
    Confirmed {
        /// Id of the question.
        question: String,
    },
    /// The anniversary of an award falls into the period.
    Anniversary {
        /// Id of the award.
        award: String,
        /// The period.
        within: Period,
    },
    /// A fee.
    Fee {
        /// Id of the fee.
        fee: String,
    },
    /// Asked for, but nobody published what.
    Unpublished {
        /// What it is about.
        about: TextSource,
        /// An id, with which a partner who has looked it up can answer
        /// whether it is met; alone in the award.
        #[serde(default)]
        criterion: Option<String>,
    },
    /// An audit passed.
    Audit {
        /// Id of the kind of audit.
        scheme: String,
        /// The checklist, where one was published.
        #[serde(default)]
        checklist: Option<TextSource>,
    },
}

/// How the people of a requirement relate to those of another.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverlapSource {
    /// Id of the other requirement.
    pub with: String,
    /// Whether one person may count for both.
    pub rule: Overlap,
}

/// What a person must hold.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected the id of a certification, { all = [...] } or { any = [...] }"
)]
pub enum SkillSource {
    /// A certification by id.
    Holds(String),
    /// All of these.
    All {
        /// Which.
        all: Vec<SkillSource>,
    },
    /// One of these.
    Any {
        /// Which.
        any: Vec<SkillSource>,
    },
}

/// What is measured: a figure by id, people, or growth.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected the id of a figure, { people = ... } or { growth = ... }"
)]
pub enum AmountSource {
    /// A figure by id.
    Figure(String),
    /// The number of people with the skill.
    People {
        /// What each must hold.
        people: SkillSource,
    },
    /// Growth in percent.
    Growth {
        /// The growth.
        growth: GrowthSource,
    },
}

/// Growth in percent from a figure to an amount.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GrowthSource {
    /// The amount now.
    pub now: Box<AmountSource>,
    /// Id of the figure to compare it with.
    pub before: String,
    /// The smallest size of the earlier figure for which it is defined.
    pub before_at_least: ThresholdSource,
    /// The first size that is too large for it.
    #[serde(default)]
    pub before_below: Option<ThresholdSource>,
}

/// A mark: one number, or one for each market class.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    untagged,
    expecting = "expected a number of zero or more with at most two decimals, or { developed, developing, whose }"
)]
pub enum ThresholdSource {
    /// The same everywhere.
    One(Quantity),
    /// By market class.
    ByMarket {
        /// In developed markets.
        developed: Quantity,
        /// In developing markets.
        developing: Quantity,
        /// Whose market decides.
        whose: Whose,
    },
}
