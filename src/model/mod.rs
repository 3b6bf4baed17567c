//! What a program, an award, a requirement and a profile *are*: types without
//! logic of their own.
//!
//! A [`Program`] is compiled from the files under `catalog/` and is valid by
//! construction: every index in it points somewhere, every figure has a source.
//! A [`Profile`] is what one partner has. Everything else is derived from the two.

mod award;
mod certification;
mod day;
mod fraction;
mod profile;
mod program;
mod requirement;
mod text;

pub use award::{Award, AwardKind, Class, Path, PathLevel};
pub use certification::{Certification, CertificationKind};
pub use day::{Day, DayError, Period};
pub use fraction::{Fraction, Quantity, QuantityError};
/// What is kept by an id. A sorted list, where few are: a tree of each kind of value would
/// weigh some kilobytes in the download.
pub use litemap::LiteMap;
pub use profile::{Audited, Held, Holding, Market, Markets, Person, Profile, limits};
pub use program::{
    Area, AuditScheme, Choice, ChoiceOption, Evidence, Extension, Fee, Figure, Ladder, Level,
    Money, Program, QualifyingRule, Question, RenewalRule, Source, SourceKind, Unit, Upgrade,
    Window,
};
pub use requirement::{
    Amount, AmountRule, AuditRule, Band, EveryMetric, Metric, Overlap, Part, Parts, Points,
    Prerequisite, Requirement, Rule, Score, ScoreRule, Skill, Team, Threshold, Unpublished, Whose,
};
pub use text::{Lang, Text};

/// Position of a thing in its table of the [`Program`].
pub type Index = u16;
