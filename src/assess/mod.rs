//! The eligibility logic: what a profile attains under a program's rules on a day.
//!
//! [`assess`] is total: it answers for every profile, program and day, and
//! neither reads a clock nor fails. Its result is a trace, in three values, of
//! every requirement of every award.

mod amount;
mod assessment;
mod case;
mod held;
mod later;
mod people;
mod requirement;
mod roster;
mod score;
mod window;

pub use amount::strict_mark;
pub use assessment::{
    Assessment, AwardAssessment, Counted, Doubt, ExtensionFinding, Finding, HeldFinding, Idle,
    IdleReason, LevelAssessment, MetricFinding, Missing, Open, PartFinding, PathAssessment,
    PointsFinding, Renewal, Standing, Status, Trace, UpgradeFinding, Verdict,
};
pub use held::renewal;
pub use later::{AwardTurn, Stand, Turn, stand, turns};

pub use window::qualifying;

use case::Case;
use roster::Roster;

use crate::model::{
    Amount, Award, AwardKind, Day, Index, Path, PathLevel, Points, Profile, Program, Requirement,
    Rule, Skill,
};

/// Judges a profile by a program on a day.
///
/// # Examples
/// ```
/// use partner_eligibility::{assess, catalog, model};
///
/// let program = catalog::builtin("mpn").expect("it is built in");
/// let day = model::Day::new(2018, 6, 1).expect("it is a day");
/// let assessment = assess::assess(&model::Profile::default(), program, day);
/// assert_eq!(assessment.standing, assess::Standing::InForce);
/// ```
#[must_use]
pub fn assess(profile: &Profile, program: &Program, day: Day) -> Assessment {
    let (roster, idle) = Roster::new(profile, program, &asked_for(program), day);
    let awards = Case::new(profile, program, day, roster, judge_award).judge_all();
    let attained = |rung: &&Index| {
        awards
            .iter()
            .any(|award| award.award == **rung && award.reached.is_some())
    };
    let rungs = program.ladder.iter().flat_map(|ladder| &ladder.rungs);
    let rung = rungs.rev().find(attained).copied();
    Assessment {
        day,
        standing: standing(program, day),
        awards,
        rung,
        idle,
    }
}

/// As [`assess`], but only some awards (positions in [`Program::awards`]) and
/// those that they build on.
pub(crate) fn assess_some(
    profile: &Profile,
    program: &Program,
    day: Day,
    awards: impl Iterator<Item = Index>,
) -> Vec<AwardAssessment> {
    let (roster, _) = Roster::new(profile, program, &asked_for(program), day);
    Case::new(profile, program, day, roster, judge_award).judge_these(awards)
}

/// Whether a program was in force on a day.
#[must_use]
pub fn standing(program: &Program, day: Day) -> Standing {
    match (program.effective.from, program.effective.until) {
        (Some(from), _) if day < from => Standing::NotYet { from },
        (_, Some(on)) if on < day => Standing::Ended { on },
        _ => Standing::InForce,
    }
}

/// The day to judge by where nobody says: today, or the last day of a program
/// that has ended, or the first of one that is still to come.
#[must_use]
pub fn usual_day(program: &Program, today: Option<Day>) -> Option<Day> {
    let (from, until) = (program.effective.from, program.effective.until);
    let inside = today.map(|today| until.map_or(today, |until| today.min(until)));
    let inside = inside.map(|day| from.map_or(day, |from| day.max(from)));
    inside.or(until).or(from)
}

fn judge_award(award: Index, case: &Case) -> AwardAssessment {
    let entry = &case.program.awards[usize::from(award)];
    let standing = standing(case.program, case.day);
    let open = standing == Standing::InForce && entry.listed.contains(case.day);
    let levels: Vec<LevelAssessment> = (0..)
        .take(case.program.levels.len())
        .filter(|level| paths_to(entry, *level).next().is_some())
        .map(|level| {
            let mut judged = judge_level(entry, level, open, case);
            // It lasts to its end, whether or not its requirements are met today.
            if standing == Standing::InForce
                && entry.kind == AwardKind::Specialization
                && case.is_held(award, level)
            {
                judged.status = Status::Held;
            }
            judged
        })
        .collect();
    let attained = levels
        .iter()
        .filter(|level| matches!(level.status, Status::Achieved | Status::Held));
    let reached = attained.map(|level| level.level).max();
    let held = held::judge(award, &levels, standing, case);
    AwardAssessment {
        award,
        reached,
        levels,
        held,
    }
}

/// The paths of an award that have a level, with their positions.
fn paths_to(award: &Award, level: Index) -> impl Iterator<Item = (usize, &Path, &PathLevel)> {
    award
        .paths
        .iter()
        .enumerate()
        .filter_map(move |(position, path)| {
            let entry = path.levels.iter().find(|entry| entry.level == level)?;
            Some((position, path, entry))
        })
}

fn judge_level(award: &Award, level: Index, open: bool, case: &Case) -> LevelAssessment {
    let paths: Vec<PathAssessment> = paths_to(award, level)
        .filter(|(_, path, _)| open && path.effective.contains(case.day))
        .filter(|(_, path, _)| {
            path.class
                .is_none_or(|class| case.is_in(class) != Some(false))
        })
        .map(|(position, path, entry)| {
            let trace = requirement::judge(&entry.requirement, 0, case);
            PathAssessment {
                path: position,
                open: requirement::open(&trace),
                trace,
                presumed: path.class.is_some_and(|class| case.is_in(class).is_none()),
                outdated: path
                    .last_published
                    .filter(|published| *published < case.day),
            }
        })
        .collect();
    let nearest = nearest(&paths);
    let status = nearest.map_or(Status::Closed, |nearest| {
        let nearest = &paths[nearest];
        match nearest.trace.verdict {
            // It may be the other class that the partner is in.
            Verdict::Met if nearest.presumed && paths.iter().any(fails_presumed) => {
                Status::Undetermined
            }
            Verdict::Met if award.kind == AwardKind::Specialization => Status::CriteriaMet,
            Verdict::Met => Status::Achieved,
            Verdict::Unknown => Status::Undetermined,
            // An audit can be booked once everything else is met.
            Verdict::Unmet if nearest.open.iter().all(is_audit) => Status::CriteriaMet,
            Verdict::Unmet if nearest.open.iter().all(is_audit_or_unknown) => Status::Undetermined,
            Verdict::Unmet
                if nearest
                    .open
                    .iter()
                    .any(|open| open.missing == Missing::Award) =>
            {
                Status::Blocked
            }
            Verdict::Unmet => Status::WithinReach,
        }
    });
    LevelAssessment {
        level,
        status,
        paths,
        nearest,
    }
}

fn is_audit(open: &Open) -> bool {
    open.missing == Missing::Audit
}

fn is_audit_or_unknown(open: &Open) -> bool {
    is_audit(open) || open.missing == Missing::Unknown
}

fn fails_presumed(path: &PathAssessment) -> bool {
    path.presumed && path.trace.verdict != Verdict::Met
}

/// The path that is nearest to its end. One of which nobody published anything
/// comes last: it may not hide how far the known ones are.
fn nearest(paths: &[PathAssessment]) -> Option<usize> {
    let rank = |path: &PathAssessment| (!path.trace.is_unpublished(), path.trace.verdict);
    let order = |one: &usize, other: &usize| {
        let (one, other) = (&paths[*one], &paths[*other]);
        rank(other)
            .cmp(&rank(one))
            .then(one.open.len().cmp(&other.open.len()))
            .then(other.trace.progress.total_cmp(&one.trace.progress))
    };
    (0..paths.len()).min_by(order)
}

/// For each certification of the program whether any requirement asks for it.
#[must_use]
pub fn asked_for(program: &Program) -> Vec<bool> {
    let mut asked = vec![false; program.certifications.len()];
    for path in program.awards.iter().flat_map(|award| &award.paths) {
        for level in &path.levels {
            mark_requirement(&level.requirement, &mut asked);
        }
    }
    for metric in program.scores.iter().flat_map(|score| &score.metrics) {
        mark_points(&metric.points, &mut asked);
    }
    asked
}

fn mark_requirement(requirement: &Requirement, asked: &mut [bool]) {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            for requirement in of {
                mark_requirement(requirement, asked);
            }
        }
        Rule::Team(team) => {
            for skill in team.parts.iter().flat_map(|part| &part.skills) {
                mark_skill(skill, asked);
            }
        }
        Rule::Amount(rule) => mark_amount(&rule.amount, asked),
        Rule::Score(_)
        | Rule::Award(_)
        | Rule::Confirmed(_)
        | Rule::Anniversary { .. }
        | Rule::Fee(_)
        | Rule::Unpublished(_)
        | Rule::Audit(_) => {}
    }
}

fn mark_points(points: &Points, asked: &mut [bool]) {
    match points {
        Points::Proportional { amount, .. } => mark_amount(amount, asked),
        Points::Whole { when, .. } => mark_requirement(when, asked),
        Points::Sum(of) | Points::Best(of) => {
            of.iter().for_each(|points| mark_points(points, asked));
        }
        Points::Gated { gate, points } => {
            mark_requirement(gate, asked);
            mark_points(points, asked);
        }
    }
}

fn mark_amount(amount: &Amount, asked: &mut [bool]) {
    match amount {
        Amount::Figure(_) => {}
        Amount::People(skill) => mark_skill(skill, asked),
        Amount::Growth { now, .. } => mark_amount(now, asked),
    }
}

fn mark_skill(skill: &Skill, asked: &mut [bool]) {
    match skill {
        Skill::Holds(certification) => asked[usize::from(*certification)] = true,
        Skill::All(of) | Skill::Any(of) => {
            for skill in of {
                mark_skill(skill, asked);
            }
        }
    }
}
