//! Scores: points by metric, in exact fractions.

use super::amount::{measure, strict};
use super::assessment::{MetricFinding, PointsFinding, Verdict};
use super::case::Case;
use super::requirement;
use crate::model::{EveryMetric, Fraction, Metric, Parts, Points, Score, ScoreRule};

/// A score as it stands.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    /// The points that are certain.
    pub(super) points: Fraction,
    pub(super) metrics: Vec<MetricFinding>,
    /// The metrics that bring nothing where each must bring something.
    pub(super) empty: Vec<usize>,
}

/// Judges a score against its mark.
pub(super) fn judge(rule: &ScoreRule, case: &Case) -> Judged {
    let score: &Score = &case.program.scores[usize::from(rule.score)];
    let metrics: Vec<MetricFinding> = score
        .metrics
        .iter()
        .map(|metric| judge_metric(metric, case))
        .collect();
    let points: Fraction = metrics.iter().map(|metric| metric.points).sum();
    let possible: Fraction = metrics.iter().map(|metric| metric.at_most).sum();
    let mark = Fraction::from_integer(rule.at_least.into());
    let too_low = |total: Fraction| match rule.printed_below {
        Some(below) => total <= Fraction::from_integer(below.into()),
        None => total < mark,
    };
    let total = if points >= mark {
        Verdict::Met
    } else if too_low(possible) {
        Verdict::Unmet
    } else {
        Verdict::Unknown
    };
    let mut each = Verdict::Met;
    let mut empty = Vec::new();
    if let Some(every) = rule.every_metric {
        for (position, metric) in metrics.iter().enumerate() {
            let verdict = brings_points(every, metric);
            each = each.min(verdict);
            if verdict == Verdict::Unmet {
                empty.push(position);
            }
        }
    }
    Judged {
        verdict: total.min(each),
        points,
        metrics,
        empty,
    }
}

fn brings_points(every: EveryMetric, metric: &MetricFinding) -> Verdict {
    if metric.points >= Fraction::from_integer(every.certain_from.into()) {
        Verdict::Met
    } else if metric.at_most == Fraction::from_integer(0) {
        Verdict::Unmet
    } else {
        Verdict::Unknown
    }
}

fn judge_metric(metric: &Metric, case: &Case) -> MetricFinding {
    let found = judge_points(&metric.points, case);
    MetricFinding {
        points: found.points.min(metric.max),
        at_most: found.at_most.min(metric.max),
        found,
    }
}

/// What brings points, and what it would bring if everything unknown about it
/// went well.
fn judge_points(points: &Points, case: &Case) -> PointsFinding {
    let zero = Fraction::from_integer(0);
    let leaf = |points, at_most| PointsFinding {
        points,
        at_most,
        have: None,
        full: None,
        condition: None,
        of: Vec::new(),
    };
    match points {
        Points::Proportional {
            amount,
            full,
            max,
            parts,
        } => {
            let have = measure(amount, case);
            let full = strict(full, case);
            let one = Fraction::from_integer(1);
            let part = if full > zero {
                have.unwrap_or(zero) / full
            } else {
                one
            };
            let part = part.clamp(zero, one);
            let exact = *max * part;
            let certain = match parts {
                Parts::Count => exact,
                Parts::Unstated => exact.floor(),
            };
            PointsFinding {
                have,
                full: Some(full),
                ..leaf(certain, exact)
            }
        }
        Points::Whole { when, points } => {
            let trace = requirement::judge(when, 0, case);
            let (certain, at_most) = when_met(trace.verdict, *points, *points);
            PointsFinding {
                condition: Some(Box::new(trace)),
                ..leaf(certain, at_most)
            }
        }
        Points::Sum(of) => {
            let of: Vec<PointsFinding> =
                of.iter().map(|points| judge_points(points, case)).collect();
            let certain = of.iter().map(|part| part.points).sum();
            let at_most = of.iter().map(|part| part.at_most).sum();
            PointsFinding {
                of,
                ..leaf(certain, at_most)
            }
        }
        Points::Best(of) => {
            let of: Vec<PointsFinding> =
                of.iter().map(|points| judge_points(points, case)).collect();
            let certain = of.iter().map(|part| part.points).max().unwrap_or(zero);
            let at_most = of.iter().map(|part| part.at_most).max().unwrap_or(zero);
            PointsFinding {
                of,
                ..leaf(certain, at_most)
            }
        }
        Points::Gated { gate, points } => {
            let gate = requirement::judge(gate, 0, case);
            let behind = judge_points(points, case);
            let (certain, at_most) = when_met(gate.verdict, behind.points, behind.at_most);
            PointsFinding {
                condition: Some(Box::new(gate)),
                of: vec![behind],
                ..leaf(certain, at_most)
            }
        }
    }
}

/// The certain and the possible points behind a condition.
fn when_met(verdict: Verdict, certain: Fraction, at_most: Fraction) -> (Fraction, Fraction) {
    let zero = Fraction::from_integer(0);
    match verdict {
        Verdict::Met => (certain, at_most),
        Verdict::Unknown => (zero, at_most),
        Verdict::Unmet => (zero, zero),
    }
}
