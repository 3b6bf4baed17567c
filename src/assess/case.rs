//! One profile before one program on one day: what the rules ask about.

use std::cell::RefCell;

use super::assessment::{AwardAssessment, Finding, Status, Verdict};
use super::roster::Roster;
use crate::model::{AuditRule, Class, Day, Fraction, Held, Index, Prerequisite, Profile, Program};

/// A profile before a program on a day.
pub(super) struct Case<'a> {
    pub(super) profile: &'a Profile,
    pub(super) program: &'a Program,
    pub(super) day: Day,
    pub(super) roster: Roster,
    figures: Vec<Option<Fraction>>,
    judged: RefCell<Vec<Slot>>,
    /// The awards that a prerequisite led back to, and how high each is taken
    /// to be there.
    circles: RefCell<Vec<(Index, Option<Index>)>>,
    judge: fn(Index, &Case) -> AwardAssessment,
}

/// Where an award stands while all of them are judged.
enum Slot {
    Waiting,
    /// A prerequisite that leads back to it is met by what is known of it from
    /// the round before, and by nothing in the first.
    UnderWay,
    Done(AwardAssessment),
}

impl<'a> Case<'a> {
    pub(super) fn new(
        profile: &'a Profile,
        program: &'a Program,
        day: Day,
        roster: Roster,
        judge: fn(Index, &Case) -> AwardAssessment,
    ) -> Self {
        let entered = |id: &str| profile.figures.get(id).map(|quantity| quantity.fraction());
        Self {
            profile,
            program,
            day,
            roster,
            figures: program
                .figures
                .iter()
                .map(|figure| entered(&figure.id))
                .collect(),
            judged: RefCell::new(program.awards.iter().map(|_| Slot::Waiting).collect()),
            circles: RefCell::default(),
            judge,
        }
    }

    /// A figure as the partner entered it.
    pub(super) fn figure(&self, figure: Index) -> Option<Fraction> {
        self.figures[usize::from(figure)]
    }

    /// The partner's answer by its id.
    pub(super) fn answer(&self, id: &str) -> Option<bool> {
        self.profile.answers.get(id).copied()
    }

    /// The day of an audit that the partner has passed by the day judged.
    fn passed(&self, award: Index) -> Option<Day> {
        let id = &self.program.awards[usize::from(award)].id;
        let audits = self
            .profile
            .audits
            .iter()
            .filter(|audit| audit.award == *id);
        let passed = audits.map(|audit| audit.passed);
        passed.filter(|passed| *passed <= self.day).max()
    }

    /// Judges an audit.
    pub(super) fn audit(&self, rule: &AuditRule) -> (Verdict, Finding) {
        let scheme = &self.program.audits[usize::from(rule.scheme)];
        let lasting = |passed: Day| passed.plus_months(scheme.lasts_months);
        let counts = |until: &Day| *until >= self.day;
        let counts_until = self.passed(rule.award).map(lasting).filter(counts);
        // Of the passes with a module A: while one counts, a later one is of
        // module B alone.
        let next_with_module_a = |after: Option<Day>| {
            let passes = scheme.awards.iter().filter_map(|award| {
                let passed = self.passed(*award)?;
                let later = scheme.module_a_later.iter().find(|(of, _)| of == award);
                let from = later.map(|(_, day)| *day).or(scheme.module_a_from)?;
                (from <= passed && after < Some(passed)).then_some(passed)
            });
            passes.min()
        };
        let mut module_a_until: Option<Day> = None;
        while let Some(passed) = next_with_module_a(module_a_until) {
            module_a_until = Some(lasting(passed));
        }
        let verdict = match counts_until {
            Some(_) => Verdict::Met,
            None => Verdict::Unmet,
        };
        let finding = Finding::Audit {
            counts_until,
            module_a_until: module_a_until.filter(counts),
        };
        (verdict, finding)
    }

    /// Whether the partner is in a class, where it has said so.
    pub(super) fn is_in(&self, class: Class) -> Option<bool> {
        let choice = &self.program.choices[usize::from(class.choice)];
        let chosen = self.profile.choices.get(&choice.id)?;
        let chosen = choice
            .options
            .iter()
            .position(|option| option.id == *chosen)?;
        Some(chosen == class.option)
    }

    /// The entry for an award that the partner holds, the highest level of it. Before
    /// the day of its award nobody holds it.
    pub(super) fn held(&self, award: Index) -> Option<(&'a Held, Index)> {
        let id = &self.program.awards[usize::from(award)].id;
        let entries = self.profile.held.iter().filter(|held| held.award == *id);
        entries
            .filter(|held| held.since.is_none_or(|since| since <= self.day))
            .filter_map(|held| Some((held, self.level(&held.level)?)))
            .max_by_key(|(_, level)| *level)
    }

    fn level(&self, id: &str) -> Option<Index> {
        let found = self
            .program
            .levels
            .iter()
            .position(|level| level.id == id)?;
        Index::try_from(found).ok()
    }

    /// The anniversary of an award that the partner holds.
    pub(super) fn anniversary(&self, award: Index) -> Option<Day> {
        self.held(award).and_then(|(held, _)| held.anniversary)
    }

    /// The award that meets a prerequisite, and how near the nearest one is.
    pub(super) fn prerequisite(&self, prerequisite: &Prerequisite) -> (Option<Index>, f64) {
        let mut progress = 0.0_f64;
        for &award in &prerequisite.any_of {
            if self.is_held(award, prerequisite.level) {
                return (Some(award), 1.0);
            }
            self.ensure(award);
            match &self.judged.borrow()[usize::from(award)] {
                Slot::Done(judged) => {
                    if judged
                        .reached
                        .is_some_and(|reached| reached >= prerequisite.level)
                    {
                        return (Some(award), 1.0);
                    }
                    let levels = judged
                        .levels
                        .iter()
                        .filter(|level| level.level >= prerequisite.level);
                    for level in levels.filter(|level| level.status != Status::Closed) {
                        let nearest = level.nearest.map(|path| level.paths[path].trace.progress);
                        progress = progress.max(nearest.unwrap_or(0.0));
                    }
                }
                Slot::UnderWay => {
                    if self.led_back(award) >= Some(prerequisite.level) {
                        return (Some(award), 1.0);
                    }
                }
                Slot::Waiting => {}
            }
        }
        // Something unmet never shows a full bar.
        (None, progress.min(0.99))
    }

    /// Whether the partner holds an award at that level or above, on the day:
    /// it lasts to the end of the window in which it is renewed.
    pub(super) fn is_held(&self, award: Index, level: Index) -> bool {
        self.held(award).is_some_and(|(held, at)| {
            let lasts = held.anniversary.is_none_or(|anniversary| {
                let kind = self.program.awards[usize::from(award)].kind;
                let renewal = super::held::renewal(self.program, kind, anniversary);
                self.day <= renewal.map_or(anniversary, |renewal| renewal.closes)
            });
            at >= level && lasts
        })
    }

    /// Judges an award, unless it has been.
    fn ensure(&self, award: Index) {
        let slot = |new| core::mem::replace(&mut self.judged.borrow_mut()[usize::from(award)], new);
        match slot(Slot::UnderWay) {
            Slot::Waiting => {
                let judged = (self.judge)(award, self);
                slot(Slot::Done(judged));
            }
            under_way_or_done => {
                slot(under_way_or_done);
            }
        }
    }

    /// How high an award is taken to be where it leads back to itself.
    fn led_back(&self, award: Index) -> Option<Index> {
        let mut circles = self.circles.borrow_mut();
        if let Some((_, reached)) = circles.iter().find(|(known, _)| *known == award) {
            return *reached;
        }
        circles.push((award, None));
        None
    }

    /// Whether an award that was led back to is higher than it was taken to be,
    /// so that what was judged meanwhile is to be judged again.
    fn rises(&self) -> bool {
        let mut rises = false;
        for (award, taken) in self.circles.borrow_mut().iter_mut() {
            if let Slot::Done(judged) = &self.judged.borrow()[usize::from(*award)]
                && judged.reached > *taken
            {
                *taken = judged.reached;
                rises = true;
            }
        }
        rises
    }

    /// Judges every award.
    pub(super) fn judge_all(self) -> Vec<AwardAssessment> {
        let all = (0..).take(self.program.awards.len());
        self.judge_these(all)
    }

    /// Judges awards, in the order of the program, with what they build on.
    pub(super) fn judge_these(self, awards: impl Iterator<Item = Index>) -> Vec<AwardAssessment> {
        let awards: Vec<Index> = awards.collect();
        loop {
            awards.iter().for_each(|award| self.ensure(*award));
            if !self.rises() {
                break;
            }
            self.judged.borrow_mut().fill_with(|| Slot::Waiting);
        }
        let slots = self.judged.into_inner().into_iter();
        slots
            .filter_map(|slot| match slot {
                Slot::Done(judged) => Some(judged),
                Slot::Waiting | Slot::UnderWay => None,
            })
            .collect()
    }
}
