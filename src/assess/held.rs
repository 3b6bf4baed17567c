//! What follows from holding an award already: renewal, extension, upgrade.

use super::assessment::{
    ExtensionFinding, HeldFinding, LevelAssessment, Renewal, Standing, Status, UpgradeFinding,
};
use super::case::Case;
use crate::model::{AwardKind, Day, Held, Index, Program};

/// For how many years an award is looked after: more than any programme lasts.
const YEARS: u32 = 120;

/// The days around the renewal that follows an anniversary, where the program
/// has published how it renews.
#[must_use]
pub fn renewal(program: &Program, kind: AwardKind, anniversary: Day) -> Option<Renewal> {
    let rule = match kind {
        AwardKind::Specialization => program.specialization_renewal.as_ref()?,
        _ => program.renewal.as_ref()?,
    };
    let opens = anniversary.plus_days(rule.opens_after_days);
    Some(Renewal {
        anniversary,
        opens,
        closes: opens.plus_days(rule.length_days - 1),
        reminders: rule
            .reminders_days
            .iter()
            .map(|days| anniversary.plus_days(*days))
            .collect(),
        next: anniversary
            .plus_months(rule.next_after_months)
            .plus_days(rule.next_after_days),
    })
}

/// What follows from holding an award, where the profile says that it is held.
pub(super) fn judge(
    award: Index,
    levels: &[LevelAssessment],
    standing: Standing,
    case: &Case,
) -> Option<HeldFinding> {
    let (held, level) = case.held(award)?;
    let kind = case.program.awards[usize::from(award)].kind;
    let anniversary = held
        .anniversary
        .or_else(|| next_anniversary(held, kind, case));
    let extension = held.anniversary.and_then(|anniversary| {
        let mut extensions = case.program.extensions.iter().enumerate();
        let (extension, rule) = extensions.find(|(_, rule)| {
            rule.anniversary.contains(anniversary)
                && (rule.kinds.is_empty() || rule.kinds.contains(&kind))
                && !rule.except.contains(&award)
        })?;
        Some(ExtensionFinding {
            extension,
            until: rule.months.map(|months| anniversary.plus_months(months)),
        })
    });
    let attained = |to: Index| {
        levels
            .iter()
            .any(|level| level.level == to && level.status == Status::Achieved)
    };
    let upgrades = case.program.upgrades.iter();
    let upgrade = upgrades
        .filter(|upgrade| upgrade.from == level && attained(upgrade.to))
        .max_by_key(|upgrade| upgrade.to)
        .map(|upgrade| UpgradeFinding {
            to: upgrade.to,
            percent_off: upgrade.percent_off,
        });
    Some(HeldFinding {
        level,
        renewal: anniversary.and_then(|anniversary| renewal(case.program, kind, anniversary)),
        extension,
        upgrade,
        benefits_by_fee: matches!(standing, Standing::Ended { .. }),
        evidence_due: anniversary
            .zip(held.since)
            .filter(|_| {
                kind == AwardKind::Specialization && case.program.specialization_renewal.is_some()
            })
            .map(|(anniversary, since)| (anniversary.year() - since.year()) % 2 == 0),
    })
}

/// The anniversary of a specialization that comes next, or whose window for
/// renewal is still open, where it is known since when it is held: that lasts
/// a year each time.
fn next_anniversary(held: &Held, kind: AwardKind, case: &Case) -> Option<Day> {
    let since = held.since.filter(|_| kind == AwardKind::Specialization)?;
    let mut anniversaries = (1..=YEARS).map(|years| since.plus_months(12 * years));
    anniversaries.find(|anniversary| {
        let renewal = renewal(case.program, kind, *anniversary);
        renewal.is_some_and(|renewal| case.day <= renewal.closes)
    })
}
