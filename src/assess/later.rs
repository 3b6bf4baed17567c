//! What changes on later days for a partner that stays as it is: a
//! certification that stops counting, a rule that begins or ends, something
//! held that runs out.

use serde::Serialize;

use super::assessment::{
    Assessment, AwardAssessment, Finding, Idle, IdleReason, LevelAssessment, Trace,
};
use super::{assess, held};
use crate::model::{Day, Fraction, Index, Period, Points, Profile, Program, Requirement, Rule};

/// A later day on which something changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turn {
    /// The first day on which it is so.
    pub day: Day,
    /// The certifications that counted until the day before.
    pub stops: Vec<Idle>,
    /// The awards that stand otherwise than the day before.
    pub awards: Vec<AwardTurn>,
}

impl Turn {
    /// The awards that fall below a level on this day: position in
    /// [`crate::model::Program::awards`], and the level.
    pub fn lost(&self) -> impl Iterator<Item = (Index, Index)> {
        let lost = self.awards.iter();
        lost.filter_map(|turn| {
            let level = turn.before.reached?;
            (turn.after.reached < Some(level)).then_some((turn.award, level))
        })
    }
}

/// How an award changes on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AwardTurn {
    /// The award: position in [`crate::model::Program::awards`].
    pub award: Index,
    /// How it stood the day before.
    pub before: Stand,
    /// How it stands from that day on.
    pub after: Stand,
}

/// How an award stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// The highest level attained: position in [`crate::model::Program::levels`].
    pub reached: Option<Index>,
    /// The points of its score on the nearest path, where it has one.
    pub points: Option<Fraction>,
}

/// The days after one, to another and with it, on which the judgement of a
/// profile changes while the profile does not, the earliest first.
///
/// Figures stay as they were entered: what they will be nobody knows.
#[must_use]
pub fn turns(profile: &Profile, program: &Program, after: Day, until: Day) -> Vec<Turn> {
    let mut days = days(profile, program);
    days.retain(|day| after < *day && *day <= until);
    days.sort_unstable();
    days.dedup();
    let mut turns = Vec::new();
    let mut before = assess(profile, program, after);
    for day in days {
        let is = assess(profile, program, day);
        let turn = turn(&before, &is);
        before = is;
        if !turn.stops.is_empty() || !turn.awards.is_empty() {
            turns.push(turn);
        }
    }
    turns
}

fn turn(before: &Assessment, is: &Assessment) -> Turn {
    let ended = |idle: &&Idle| {
        matches!(
            idle.why,
            IdleReason::Expired { .. } | IdleReason::Retired { .. }
        )
    };
    let counted = |idle: &&Idle| {
        let same = |was: &Idle| (was.person, was.holding) == (idle.person, idle.holding);
        !before.idle.iter().any(same)
    };
    let awards = before.awards.iter().zip(&is.awards);
    let awards = awards.filter_map(|(was, is)| {
        let (before, after) = (stand(was), stand(is));
        (before != after).then_some(AwardTurn {
            award: is.award,
            before,
            after,
        })
    });
    Turn {
        day: is.day,
        stops: is
            .idle
            .iter()
            .filter(ended)
            .filter(counted)
            .cloned()
            .collect(),
        awards: awards.collect(),
    }
}

/// How an award stands by its judgement.
#[must_use]
pub fn stand(judged: &AwardAssessment) -> Stand {
    let nearest = |level: &LevelAssessment| {
        let path = level.paths.get(level.nearest?)?;
        points(&path.trace)
    };
    Stand {
        reached: judged.reached,
        points: judged.levels.iter().find_map(nearest),
    }
}

/// The points of the first score in a trace.
fn points(trace: &Trace) -> Option<Fraction> {
    match &trace.finding {
        Finding::Score { points, .. } => Some(*points),
        Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
            of.iter().find_map(points)
        }
        _ => None,
    }
}

/// Every day on which the judgement of a profile can change by itself.
fn days(profile: &Profile, program: &Program) -> Vec<Day> {
    let mut days = Vec::new();
    let next = |day: Day| day.plus_days(1);
    for holding in profile.people.iter().flat_map(|person| &person.holds) {
        let known = program.certification(&holding.id);
        let known = known.and_then(|known| program.certifications[known].counts_until);
        days.extend(known.map(next));
        days.extend(holding.expires.map(next));
        days.extend(holding.passed);
    }
    for held in &profile.held {
        days.extend(held.since);
        let award = program.awards.iter().find(|award| award.id == held.award);
        if let Some((award, anniversary)) = award.zip(held.anniversary) {
            let renewal = held::renewal(program, award.kind, anniversary);
            days.push(next(renewal.map_or(anniversary, |renewal| renewal.closes)));
        }
    }
    for audit in &profile.audits {
        days.push(audit.passed);
        let lasts = program.audits.iter().map(|scheme| scheme.lasts_months);
        days.extend(lasts.map(|months| next(audit.passed.plus_months(months))));
    }
    let mut period = |period: &Period| {
        days.extend(period.from);
        days.extend(period.until.map(next));
    };
    period(&program.effective);
    for award in &program.awards {
        period(&award.listed);
        for path in &award.paths {
            period(&path.effective);
            for level in &path.levels {
                in_requirement(&level.requirement, &mut period);
            }
        }
    }
    for metric in program.scores.iter().flat_map(|score| &score.metrics) {
        in_points(&metric.points, &mut period);
    }
    days
}

fn in_requirement(requirement: &Requirement, period: &mut impl FnMut(&Period)) {
    period(&requirement.effective);
    if let Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } = &requirement.rule {
        for requirement in of {
            in_requirement(requirement, period);
        }
    }
}

fn in_points(points: &Points, period: &mut impl FnMut(&Period)) {
    match points {
        Points::Proportional { .. } => {}
        Points::Whole { when, .. } => in_requirement(when, period),
        Points::Sum(of) | Points::Best(of) => {
            of.iter().for_each(|points| in_points(points, period));
        }
        Points::Gated { gate, points } => {
            in_requirement(gate, period);
            in_points(points, period);
        }
    }
}
