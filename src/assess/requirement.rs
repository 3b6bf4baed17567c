//! Judging the tree of requirements, in three values.

use core::cmp::Ordering;

use super::amount::{measure, reaches};
use super::assessment::{Finding, Missing, Open, Trace, Verdict};
use super::case::Case;
use super::{people, score};
use crate::model::{Fraction, Requirement, Rule};

/// Judges a requirement that stands at a position among its siblings.
pub(super) fn judge(requirement: &Requirement, at: usize, case: &Case) -> Trace {
    let (verdict, progress, finding) = match &requirement.rule {
        Rule::All(of) => {
            let of = each(of, case);
            let verdict = of
                .iter()
                .map(|trace| trace.verdict)
                .min()
                .unwrap_or(Verdict::Met);
            (verdict, mean(of.iter()), Finding::All(of))
        }
        Rule::Any(of) => {
            let of = each(of, case);
            let verdict = of
                .iter()
                .map(|trace| trace.verdict)
                .max()
                .unwrap_or(Verdict::Unmet);
            let progress = of.iter().map(|trace| trace.progress).fold(0.0, f64::max);
            (verdict, progress, Finding::Any(of))
        }
        Rule::AtLeast { count, of } => at_least(*count, each(of, case)),
        Rule::Team(team) => {
            let parts = people::judge(team, &case.roster);
            let verdict = parts
                .iter()
                .map(|part| part.verdict)
                .min()
                .unwrap_or(Verdict::Met);
            let sum = |of: fn(&super::PartFinding) -> u32| {
                parts.iter().map(of).map(f64::from).sum::<f64>()
            };
            let progress = sum(|part| part.have) / sum(|part| part.need);
            (verdict, progress, Finding::Team(parts))
        }
        Rule::Amount(rule) => {
            let have = measure(&rule.amount, case);
            let zero = Fraction::from_integer(0);
            let (verdict, need) = reaches(have.unwrap_or(zero), &rule.at_least, case);
            let progress = ratio(have.unwrap_or(zero), need);
            (verdict, progress, Finding::Amount { have, need })
        }
        Rule::Score(rule) => {
            let judged = score::judge(rule, case);
            let progress = ratio(judged.points, Fraction::from_integer(rule.at_least.into()));
            let finding = Finding::Score {
                points: judged.points,
                need: rule.at_least,
                metrics: judged.metrics,
                empty: judged.empty,
            };
            (judged.verdict, progress, finding)
        }
        Rule::Award(prerequisite) => {
            let (by, progress) = case.prerequisite(prerequisite);
            (known(by.is_some()), progress, Finding::Award { by })
        }
        Rule::Confirmed(question) => {
            let answer = case.answer(&case.program.questions[usize::from(*question)].id);
            let verdict = known(answer == Some(true));
            (verdict, full_when(verdict), Finding::Confirmed { answer })
        }
        Rule::Anniversary { award, within } => {
            let on = case.anniversary(*award);
            let verdict = known(on.is_some_and(|on| within.contains(on)));
            (verdict, full_when(verdict), Finding::Anniversary { on })
        }
        Rule::Fee(_) => (Verdict::Met, 1.0, Finding::Fee),
        Rule::Unpublished(rule) => {
            let answer = rule.answer.as_ref().and_then(|id| case.answer(id));
            let verdict = answer.map_or(Verdict::Unknown, known);
            (verdict, full_when(verdict), Finding::Unpublished { answer })
        }
        Rule::Audit(rule) => {
            let (verdict, finding) = case.audit(rule);
            (verdict, full_when(verdict), finding)
        }
    };
    Trace {
        at,
        verdict,
        progress,
        finding,
    }
}

/// Judges those that are asked for on the day.
fn each(of: &[Requirement], case: &Case) -> Vec<Trace> {
    let asked_for = of.iter().enumerate();
    let asked_for = asked_for.filter(|(_, requirement)| requirement.effective.contains(case.day));
    let mut traces = Vec::with_capacity(of.len());
    traces.extend(asked_for.map(|(at, requirement)| judge(requirement, at, case)));
    traces
}

fn at_least(count: u32, of: Vec<Trace>) -> (Verdict, f64, Finding) {
    let enough = |passes: fn(&&Trace) -> bool| {
        usize::try_from(count).is_ok_and(|count| of.iter().filter(passes).count() >= count)
    };
    let verdict = if enough(|trace| trace.verdict == Verdict::Met) {
        Verdict::Met
    } else if enough(|trace| trace.verdict != Verdict::Unmet) {
        Verdict::Unknown
    } else {
        Verdict::Unmet
    };
    let progress = mean(nearest(count, &of).into_iter());
    (verdict, progress, Finding::AtLeast { count, of })
}

/// The `count` of them that are nearest to being met, the nearest first.
fn nearest(count: u32, of: &[Trace]) -> Vec<&Trace> {
    let mut order: Vec<&Trace> = of.iter().collect();
    order.sort_by(|one, other| nearer(one, other));
    order.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    order
}

/// Which of two alternatives is nearer to being met.
fn nearer(one: &Trace, other: &Trace) -> Ordering {
    let open = |trace| {
        let mut number = 0_usize;
        each_open(trace, &mut Vec::new(), &mut |_, _| number += 1);
        number
    };
    other
        .verdict
        .cmp(&one.verdict)
        .then_with(|| open(one).cmp(&open(other)))
        .then_with(|| other.progress.total_cmp(&one.progress))
}

const fn known(met: bool) -> Verdict {
    if met { Verdict::Met } else { Verdict::Unmet }
}

const fn full_when(verdict: Verdict) -> f64 {
    match verdict {
        Verdict::Met => 1.0,
        Verdict::Unmet | Verdict::Unknown => 0.0,
    }
}

/// The mean progress. A fee says nothing about how far somebody is.
fn mean<'t>(of: impl Iterator<Item = &'t Trace>) -> f64 {
    let (sum, number) = of
        .filter(|trace| !matches!(trace.finding, Finding::Fee))
        .fold((0.0, 0.0), |(sum, number), trace| {
            (sum + trace.progress, number + 1.0)
        });
    if number > 0.0 { sum / number } else { 1.0 }
}

/// How much of the need there is, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "for a bar, never to decide by")]
fn ratio(have: Fraction, need: Fraction) -> f64 {
    if need <= Fraction::from_integer(0) {
        return 1.0;
    }
    // Not divided as fractions: to reduce them costs more than all the rest.
    let (part, whole) = (have.numer() * need.denom(), need.numer() * have.denom());
    (part as f64 / whole as f64).clamp(0.0, 1.0)
}

/// What is open below a trace, alternatives resolved to the nearest one.
pub(super) fn open(trace: &Trace) -> Vec<Open> {
    let mut found = Vec::new();
    each_open(trace, &mut Vec::new(), &mut |way, missing| {
        found.push(Open {
            at: way.to_vec(),
            missing,
        });
    });
    found
}

/// Tells of each thing that is open, with the way to it.
fn each_open(trace: &Trace, way: &mut Vec<usize>, found: &mut dyn FnMut(&[usize], Missing)) {
    if trace.verdict == Verdict::Met {
        return;
    }
    let mut leaf = |missing| found(way, missing);
    let unknown = trace.verdict == Verdict::Unknown;
    match &trace.finding {
        Finding::All(of) => {
            for trace in of {
                below(trace, way, found);
            }
        }
        Finding::Any(of) => {
            if let Some(trace) = of.iter().min_by(|one, other| nearer(one, other)) {
                below(trace, way, found);
            }
        }
        Finding::AtLeast { count, of } => {
            for trace in nearest(*count, of) {
                below(trace, way, found);
            }
        }
        Finding::Team(parts) => {
            for (part, finding) in parts.iter().enumerate() {
                match finding.verdict {
                    Verdict::Met => {}
                    Verdict::Unknown => leaf(Missing::Unknown),
                    Verdict::Unmet => {
                        leaf(Missing::People {
                            part,
                            more: finding.need - finding.have,
                        });
                    }
                }
            }
        }
        _ if unknown => leaf(Missing::Unknown),
        Finding::Amount { have, need } => {
            leaf(Missing::Amount(
                need - have.unwrap_or(Fraction::from_integer(0)),
            ));
        }
        Finding::Score {
            points,
            need,
            empty,
            ..
        } => {
            let short = Fraction::from_integer((*need).into()) - points;
            if short > Fraction::from_integer(0) {
                leaf(Missing::Points(short));
            }
            empty
                .iter()
                .for_each(|metric| leaf(Missing::Metric(*metric)));
        }
        Finding::Award { .. } => leaf(Missing::Award),
        Finding::Confirmed { .. } | Finding::Unpublished { .. } => leaf(Missing::Confirmation),
        Finding::Audit { .. } => leaf(Missing::Audit),
        Finding::Anniversary { .. } => leaf(Missing::Anniversary),
        Finding::Fee => leaf(Missing::Unknown),
    }
}

fn below(trace: &Trace, way: &mut Vec<usize>, found: &mut dyn FnMut(&[usize], Missing)) {
    way.push(trace.at);
    each_open(trace, way, found);
    way.pop();
}
