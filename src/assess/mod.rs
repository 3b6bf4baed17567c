//! The eligibility logic: what a profile attains under a program's rules on a day.

mod assessment;

pub use assessment::{
    Assessment, AwardAssessment, Counted, Doubt, ExtensionFinding, Finding, HeldFinding, Idle,
    IdleReason, LevelAssessment, MetricFinding, Missing, Open, PartFinding, PathAssessment,
    Renewal, Standing, Status, Trace, UpgradeFinding, Verdict,
};
