//! The eligibility logic: what a profile attains under a program's rules on a day.

mod assessment;

pub use assessment::{
    Assessment, AwardAssessment, Counted, Doubt, Finding, Idle, IdleReason, LevelAssessment,
    MetricFinding, Missing, Open, PartFinding, PathAssessment, Standing, Status, Trace, Verdict,
};
