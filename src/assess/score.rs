//! Scores: points by metric, in exact fractions.

use super::amount::{measure, strict};
use super::assessment::{MetricFinding, Verdict};
use super::case::Case;
use super::requirement;
use crate::model::{Fraction, Metric, Points, Score, ScoreRule};

/// A score as it stands: its verdict against the mark, the points that are
/// certain, and what each metric brought.
pub(super) fn judge(rule: &ScoreRule, case: &Case) -> (Verdict, Fraction, Vec<MetricFinding>) {
    let score: &Score = &case.program.scores[usize::from(rule.score)];
    let mut certain = Fraction::from_integer(0);
    let mut possible = Fraction::from_integer(0);
    let mut findings = Vec::with_capacity(score.metrics.len());
    for metric in &score.metrics {
        let (finding, at_most) = judge_metric(metric, case);
        certain += finding.points;
        possible += at_most;
        findings.push(finding);
    }
    let mark = Fraction::from_integer(rule.at_least.into());
    let too_low = Fraction::from_integer(rule.printed_below.into());
    let verdict = if certain >= mark {
        Verdict::Met
    } else if possible <= too_low {
        Verdict::Unmet
    } else {
        Verdict::Unknown
    };
    (verdict, certain, findings)
}

/// What a metric brought, and what it would bring if everything unknown about
/// it went well.
fn judge_metric(metric: &Metric, case: &Case) -> (MetricFinding, Fraction) {
    let zero = Fraction::from_integer(0);
    match &metric.points {
        Points::Proportional { amount, full } => {
            let have = measure(amount, case);
            let full = strict(full, case);
            let part = (have.unwrap_or(zero) / full).clamp(zero, Fraction::from_integer(1));
            let points = metric.max * part;
            (
                MetricFinding {
                    points,
                    have,
                    full: Some(full),
                    condition: None,
                },
                points,
            )
        }
        Points::Whole(condition) => {
            let trace = requirement::judge(condition, 0, case);
            let (points, at_most) = match trace.verdict {
                Verdict::Met => (metric.max, metric.max),
                Verdict::Unknown => (zero, metric.max),
                Verdict::Unmet => (zero, zero),
            };
            let condition = Some(Box::new(trace));
            (
                MetricFinding {
                    points,
                    have: None,
                    full: None,
                    condition,
                },
                at_most,
            )
        }
    }
}
