//! The answer as a whole: the headline, the ladder, the awards in order and
//! the nearest step.

use core::cmp::Ordering;

use super::missing::is_doable;
use super::{Explainer, Mark};
use crate::assess::{
    AwardAssessment, Finding, LevelAssessment, Missing, PathAssessment, Standing, Status, Trace,
};
use crate::locale::{Message, capitalised, messages};
use crate::model::{AwardKind, Index};

/// How many awards a headline names at a level before it counts them.
const NAMED: usize = 2;

/// A rung of the membership.
#[derive(Clone, Debug, PartialEq)]
pub struct RungLine {
    /// The award that it is.
    pub award: Index,
    /// Its name.
    pub name: String,
    /// Where the visitor stands to it.
    pub state: RungState,
    /// What leads to it, or what is missing.
    pub sentence: String,
}

/// Where somebody stands to a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RungState {
    /// Nothing is asked for but a fee at most.
    Open,
    /// What it asks for is there.
    Reached,
    /// The first one that is not reached.
    Next,
    /// Above the next one.
    Far,
    /// It could not be attained on the day.
    Closed,
}

/// An award as a row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The award.
    pub award: Index,
    /// Its name.
    pub name: String,
    /// The highest level attained.
    pub reached: Option<Index>,
    /// The level that the rest of the row is about: the nearest one not
    /// attained, or the highest where there is none.
    pub level: Index,
    /// How far that level is.
    pub status: Status,
    /// The same as a shape.
    pub mark: Mark,
    /// How much of it is done, from 0 to 1.
    pub progress: f64,
}

impl Explainer<'_> {
    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self) -> String {
        let locale = self.locale;
        match self.assessment.standing {
            Standing::Ended { on } => {
                let day = locale.day(on);
                let successor = self.program.successor_name.as_ref();
                let message = match successor {
                    Some(_) => &messages::HEADLINE_ENDED_SUCCESSOR,
                    None => &messages::HEADLINE_ENDED,
                };
                let successor = successor.map_or("", |name| locale.text(name));
                locale.say(message, &[("day", &day), ("successor", successor)])
            }
            Standing::NotYet { from } => {
                let day = locale.day(from);
                locale.say(&messages::HEADLINE_NOT_YET, &[("day", &day)])
            }
            Standing::InForce => {
                let groups = self.reached_by_level();
                match groups.as_slice() {
                    [] => self.headline_of_nothing(),
                    [(has_level, what)] => {
                        let message = if *has_level {
                            &messages::HEADLINE_REACHED
                        } else {
                            &messages::HEADLINE_ATTAINED
                        };
                        locale.say(message, &[("what", what)])
                    }
                    [(_, high), (has_level, low)] => {
                        let message = if *has_level {
                            &messages::HEADLINE_REACHED_BOTH
                        } else {
                            &messages::HEADLINE_REACHED_AND_ATTAINED
                        };
                        locale.say(message, &[("high", high), ("low", low)])
                    }
                    [(_, high), ..] => {
                        let reached = || self.awards().filter_map(|judged| judged.reached);
                        let below = reached().filter(|level| Some(*level) < reached().max());
                        let more = u64::try_from(below.count()).unwrap_or(u64::MAX);
                        let values = [("high", high.as_str())];
                        locale.plural(more, &messages::HEADLINE_REACHED_AND_MORE, &values)
                    }
                }
            }
        }
    }

    /// The awards attained, the highest level first: whether the level has a
    /// name, and `Gold in Cloud Platform and 2 more`.
    fn reached_by_level(&self) -> Vec<(bool, String)> {
        let mut groups = Vec::new();
        for position in (0..self.program.levels.len()).rev() {
            let mut first = None;
            let mut names: Vec<String> = Vec::new();
            for judged in self.awards() {
                if let Some(level) = judged.reached
                    && usize::from(level) == position
                {
                    first = first.or(Some((judged.award, level)));
                    names.push(self.name(judged.award).to_owned());
                }
            }
            let Some((first, level)) = first else {
                continue;
            };
            let has_level = self.level(first, level).is_some();
            if names.len() > NAMED {
                let more = names.len() - 1;
                names.truncate(1);
                names.push(if has_level {
                    self.plural(more, &messages::AND_MORE_AT_LEVEL)
                } else {
                    self.plural(more, &messages::AND_MORE_AWARDS)
                });
            }
            let what = self.at_level(first, level, &self.locale.and_list(&names));
            groups.push((has_level, what));
        }
        groups
    }

    fn headline_of_nothing(&self) -> String {
        let locale = self.locale;
        let what = |judged: &AwardAssessment, level: &LevelAssessment| {
            self.attainment(judged.award, level.level)
        };
        if self.nothing_entered() {
            let rungs = self.ladder();
            let open = rungs
                .into_iter()
                .filter(|rung| rung.state == RungState::Open);
            let open: Vec<String> = open.map(|rung| rung.name).collect();
            if open.is_empty() {
                return locale.get(&messages::HEADLINE_EMPTY_PLAIN).to_owned();
            }
            let number = u64::try_from(open.len()).unwrap_or(u64::MAX);
            let rungs = locale.and_list(&open);
            return locale.plural(number, &messages::HEADLINE_EMPTY, &[("rungs", &rungs)]);
        }
        let in_doubt = |judged: &AwardAssessment, level: &LevelAssessment| {
            level.status == Status::Undetermined
                && nearest_path(level)
                    .is_some_and(|path| self.is_in_doubt(judged.award, level.level, path))
        };
        let met = |level: &&LevelAssessment| level.status == Status::CriteriaMet;
        for judged in self.awards() {
            if let Some(level) = judged.levels.iter().find(met) {
                let what = what(judged, level);
                return locale.say(&messages::HEADLINE_CRITERIA_MET, &[("what", &what)]);
            }
            if let Some(level) = judged.levels.iter().find(|level| in_doubt(judged, level)) {
                let what = what(judged, level);
                return locale.say(&messages::HEADLINE_OPEN, &[("what", &what)]);
            }
        }
        let none = locale.get(self.none());
        match self.nearest(None) {
            Some((judged, level, _)) => {
                let values = [("none", none), ("what", &what(judged, level))];
                locale.say(&messages::HEADLINE_NEAREST, &values)
            }
            None => locale.say(&messages::HEADLINE_NONE, &[("none", none)]),
        }
    }

    /// The answer in a few words, for a narrow bar: `Silver · 1 step to Gold`.
    #[must_use]
    pub fn short_headline(&self) -> String {
        let locale = self.locale;
        match self.assessment.standing {
            Standing::Ended { on } => {
                return locale.say(&messages::SHORT_ENDED, &[("day", &locale.day(on))]);
            }
            Standing::NotYet { from } => {
                return locale.say(&messages::SHORT_NOT_YET, &[("day", &locale.day(from))]);
            }
            Standing::InForce => {}
        }
        let highest = self.awards().filter(|judged| judged.reached.is_some());
        let highest = highest.max_by_key(|judged| judged.reached);
        let above = highest.and_then(|judged| judged.reached);
        let next = self.nearest(above).filter(|_| !self.nothing_entered());
        let Some((judged, level, path)) = next else {
            let mut all = self.reached_by_level().into_iter().map(|(_, what)| what);
            return all
                .next()
                .unwrap_or_else(|| locale.get(self.none()).to_owned());
        };
        let name = |award, level| self.level(award, level).unwrap_or_else(|| self.name(award));
        let here = highest
            .zip(above)
            .map(|(judged, level)| name(judged.award, level));
        let here = here.unwrap_or_else(|| locale.get(self.none()));
        let steps = u64::try_from(path.open.len()).unwrap_or(u64::MAX);
        let values = [("level", name(judged.award, level.level))];
        let next = locale.plural(steps, &messages::STEPS, &values);
        locale.say(
            &messages::SHORT_HEADLINE,
            &[("here", here), ("next", &next)],
        )
    }

    /// The rungs of the membership from the ground up.
    #[must_use]
    pub fn ladder(&self) -> Vec<RungLine> {
        let rungs = self.program.ladder.iter().flat_map(|ladder| &ladder.rungs);
        let mut next_is_taken = false;
        let lines = rungs.filter_map(|&rung| {
            let judged = self.assessment.awards.get(usize::from(rung))?;
            let level = judged.levels.first()?;
            let nearest = nearest_path(level);
            let state = match (level.status, nearest) {
                (Status::Closed, _) | (_, None) => RungState::Closed,
                (Status::Achieved, Some(path)) if asks_for_nothing(&path.trace) => RungState::Open,
                (Status::Achieved, Some(_)) => RungState::Reached,
                _ if next_is_taken => RungState::Far,
                _ => RungState::Next,
            };
            next_is_taken |= state == RungState::Next;
            let for_fee = self.has_fee(rung, level.level);
            Some(RungLine {
                award: rung,
                name: self.name(rung).to_owned(),
                state,
                sentence: self.rung_sentence(judged, level, state, for_fee),
            })
        });
        lines.collect()
    }

    fn rung_sentence(
        &self,
        judged: &AwardAssessment,
        level: &LevelAssessment,
        state: RungState,
        for_fee: bool,
    ) -> String {
        let locale = self.locale;
        match state {
            RungState::Open if for_fee => locale.get(&messages::RUNG_OPEN_FOR_FEE).to_owned(),
            RungState::Open => locale.get(&messages::RUNG_OPEN).to_owned(),
            RungState::Reached => {
                let by = nearest_path(level).and_then(|path| through(&path.trace));
                let reached = match by {
                    Some(award) => {
                        let values = [("award", self.name(award))];
                        locale.say(&messages::RUNG_REACHED_BY, &values)
                    }
                    None => locale.get(&messages::RUNG_REACHED).to_owned(),
                };
                if for_fee {
                    [&reached, locale.get(&messages::FEE_AFTER)].join(" ")
                } else {
                    reached
                }
            }
            RungState::Next | RungState::Far | RungState::Closed => {
                let sentence = capitalised(&self.gap(judged, level));
                [&sentence, "."].concat()
            }
        }
    }

    /// The word for where somebody stands to a rung.
    #[must_use]
    pub const fn rung_state(&self, state: RungState) -> &'static str {
        self.locale.get(match state {
            RungState::Open => &messages::RUNG_STATE_OPEN,
            RungState::Reached => &messages::RUNG_STATE_REACHED,
            RungState::Next => &messages::RUNG_STATE_NEXT,
            RungState::Far => &messages::RUNG_STATE_FAR,
            RungState::Closed => &messages::RUNG_STATE_CLOSED,
        })
    }

    /// Every award shown that is not a membership, the nearest first: those that are
    /// attained, then those within reach, what is blocked, unknown or closed
    /// last.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<(&AwardAssessment, &LevelAssessment)> = Vec::new();
        for judged in self.awards() {
            if let Some(level) = level_of_row(judged) {
                let before = |row: &(&AwardAssessment, &LevelAssessment)| {
                    let by_reached = judged.reached.is_some().cmp(&row.0.reached.is_some());
                    by_reached.then_with(|| nearer(row.1, level)) != Ordering::Greater
                };
                rows.insert(rows.partition_point(before), (judged, level));
            }
        }
        let rows = rows.into_iter().map(|(judged, level)| Row {
            award: judged.award,
            name: self.name(judged.award).to_owned(),
            reached: judged.reached,
            level: level.level,
            status: level.status,
            mark: level.status.into(),
            progress: progress(level),
        });
        rows.collect()
    }

    /// What is missing of the level that a row is about. Not every row is shown,
    /// and the sentence costs more than all the rest of it.
    #[must_use]
    pub fn row_gap(&self, row: &Row) -> String {
        let judged = self.assessment.awards.get(usize::from(row.award));
        let level = judged.and_then(|judged| {
            let mut levels = judged.levels.iter();
            Some((judged, levels.find(|level| level.level == row.level)?))
        });
        level.map_or_else(String::new, |(judged, level)| self.gap(judged, level))
    }

    /// The awards that are shown and no memberships.
    fn awards(&self) -> impl Iterator<Item = &AwardAssessment> {
        let awards = self
            .assessment
            .awards
            .iter()
            .filter(|judged| self.shows(judged.award));
        awards.filter(|judged| self.award(judged.award).kind != AwardKind::Membership)
    }

    /// The nearest level above what is attained that can be attained by doing
    /// what is open, out of those above a level.
    fn nearest(
        &self,
        above: Option<Index>,
    ) -> Option<(&AwardAssessment, &LevelAssessment, &PathAssessment)> {
        let mut best: Option<(&AwardAssessment, &LevelAssessment, &PathAssessment)> = None;
        for judged in self.awards() {
            for level in &judged.levels {
                let is_new = Some(level.level) > judged.reached.max(above);
                if is_new
                    && level.status == Status::WithinReach
                    && let Some(path) = nearest_path(level).filter(|path| is_doable(path))
                    && best.is_none_or(|(_, best, _)| nearer(level, best) == Ordering::Less)
                {
                    best = Some((judged, level, path));
                }
            }
        }
        best
    }

    /// Whether nothing was said of what there is.
    #[must_use]
    pub fn nothing_entered(&self) -> bool {
        let profile = self.profile;
        let nobody = profile.people.iter().all(|person| person.holds.is_empty());
        nobody
            && profile.held.is_empty()
            && profile.audits.is_empty()
            && !profile.answers.values().any(|answer| *answer)
            && profile
                .figures
                .values()
                .all(|figure| *figure.fraction().numer() == 0)
    }

    /// That nothing is attained, in the words for what the program awards.
    fn none(&self) -> &'static Message {
        // What is not shown may be attained.
        if self.shown.contains(&false) {
            return &messages::NONE_SHOWN;
        }
        // A specialization stands on another award, so that comes first.
        let mut kinds = self.awards().map(|judged| self.award(judged.award).kind);
        let specialization = Some(AwardKind::Specialization);
        match kinds
            .find(|kind| Some(*kind) != specialization)
            .or(specialization.filter(|_| self.awards().next().is_some()))
        {
            Some(AwardKind::Competency) => &messages::NO_COMPETENCY,
            Some(AwardKind::Designation) => &messages::NO_DESIGNATION,
            Some(AwardKind::Specialization) => &messages::NO_SPECIALIZATION,
            Some(AwardKind::Membership) | None => &messages::NOTHING_YET,
        }
    }
}

/// The level that a row is about.
fn level_of_row(judged: &AwardAssessment) -> Option<&LevelAssessment> {
    let above = judged
        .levels
        .iter()
        .filter(|level| Some(level.level) > judged.reached);
    let open = above.filter(|level| level.status != Status::Closed);
    open.min_by(|one, other| nearer(one, other)).or_else(|| {
        let reached = judged
            .levels
            .iter()
            .find(|level| Some(level.level) == judged.reached);
        reached.or_else(|| judged.levels.first())
    })
}

/// Which of two levels is nearer. One that hangs on a doubt alone is as near
/// as what it needs; one of which nobody published anything comes late.
pub(super) fn nearer(one: &LevelAssessment, other: &LevelAssessment) -> Ordering {
    let group = |level: &LevelAssessment| match level.status {
        Status::Achieved | Status::Held | Status::CriteriaMet => 0,
        Status::WithinReach => 1,
        Status::Undetermined if progress(level) > 0.0 => 1,
        Status::Blocked => 2,
        Status::Undetermined => 3,
        Status::Closed => 4,
    };
    let open = |level: &LevelAssessment| nearest_path(level).map_or(0, |path| path.open.len());
    group(one)
        .cmp(&group(other))
        .then_with(|| open(one).cmp(&open(other)))
        .then_with(|| progress(other).total_cmp(&progress(one)))
        .then_with(|| short_of(one).cmp(&short_of(other)))
}

/// How much a level is short of: people one by one, and anything else that is open.
fn short_of(level: &LevelAssessment) -> u32 {
    let open = nearest_path(level).into_iter().flat_map(|path| &path.open);
    let short = open.map(|open| match open.missing {
        Missing::People { more, .. } => more,
        _ => 1,
    });
    short.fold(0, u32::saturating_add)
}

fn nearest_path(level: &LevelAssessment) -> Option<&PathAssessment> {
    level.nearest.and_then(|nearest| level.paths.get(nearest))
}

fn progress(level: &LevelAssessment) -> f64 {
    let path = nearest_path(level).filter(|path| !path.trace.is_unpublished());
    path.map_or(0.0, |path| path.trace.progress)
}

/// Whether nothing is asked for but a fee at most.
fn asks_for_nothing(trace: &Trace) -> bool {
    match &trace.finding {
        Finding::All(of) => of.iter().all(asks_for_nothing),
        Finding::Fee => true,
        _ => false,
    }
}

/// The award by which a prerequisite is met.
fn through(trace: &Trace) -> Option<Index> {
    match &trace.finding {
        Finding::Award { by } => *by,
        Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
            of.iter().find_map(through)
        }
        _ => None,
    }
}
