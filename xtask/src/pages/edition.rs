//! The editions of an award: from day to day, what it asks for.

use std::collections::BTreeSet;

use partner_eligibility::assess::assess;
use partner_eligibility::explain::{Explainer, Item};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Award, Day, Index, Period, Profile, Program, Requirement, Rule};

/// What an award asks for, edition by edition, the oldest first.
pub struct History {
    pub award: Index,
    pub editions: Vec<Edition>,
}

/// What an award asks for on some days.
pub struct Edition {
    pub days: Period,
    /// Level by level and path by path; none on days on which it could not be
    /// attained.
    pub ways: Vec<Way>,
}

/// One path to one level.
#[derive(PartialEq)]
pub struct Way {
    /// The level, where the award has several: `Gold`.
    pub level: Option<String>,
    /// The path, as Microsoft names it.
    pub path: String,
    pub lines: Vec<Item>,
    /// What a reader should know of the path.
    pub notes: Vec<String>,
}

impl Way {
    /// `Gold: Option A`.
    pub fn name(&self) -> String {
        match &self.level {
            Some(level) => format!("{level}: {}", self.path),
            None => self.path.clone(),
        }
    }
}

/// The editions of every award.
pub fn histories(program: &Program, locale: Locale) -> Vec<History> {
    let mut histories: Vec<History> = (0..)
        .zip(&program.awards)
        .map(|(award, _)| History {
            award,
            editions: Vec::new(),
        })
        .collect();
    let profile = Profile::default();
    let days: BTreeSet<Day> = program
        .awards
        .iter()
        .flat_map(|award| beginnings(award, program))
        .collect();
    for day in days {
        let assessment = assess(&profile, program, day);
        let say = Explainer {
            program,
            profile: &profile,
            assessment: &assessment,
            shown: &[],
            locale,
        };
        for (history, award) in histories.iter_mut().zip(&program.awards) {
            if !beginnings(award, program).contains(&day) {
                continue;
            }
            let ways = ways(&say, history.award, day);
            let days = Period {
                from: Some(day),
                until: None,
            };
            match history.editions.last_mut() {
                Some(last) if last.ways == ways => {}
                last => {
                    if let Some(last) = last {
                        last.days.until = Some(day.plus_days(-1));
                    }
                    history.editions.push(Edition { days, ways });
                }
            }
        }
    }
    for history in &mut histories {
        let listed = program.awards[usize::from(history.award)].listed;
        if let Some(last) = history.editions.last_mut() {
            last.days.until = earlier(listed.until, program.effective.until);
        }
        // Before an award there is nothing to say.
        while history
            .editions
            .first()
            .is_some_and(|first| first.ways.is_empty())
            && history.editions.len() > 1
        {
            history.editions.remove(0);
        }
    }
    histories
}

/// The days on which the rules of an award may begin to differ.
pub fn beginnings(award: &Award, program: &Program) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    let mut both_ends = |period: &Period| {
        days.extend(period.from);
        days.extend(period.until.map(|until| until.plus_days(1)));
    };
    both_ends(&program.effective);
    both_ends(&award.listed);
    for path in &award.paths {
        both_ends(&path.effective);
        for level in &path.levels {
            each_period(&level.requirement, &mut both_ends);
        }
    }
    days.retain(|day| program.effective.contains(*day) && award.listed.contains(*day));
    days
}

fn each_period(requirement: &Requirement, take: &mut impl FnMut(&Period)) {
    take(&requirement.effective);
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            for one in of {
                each_period(one, take);
            }
        }
        _ => {}
    }
}

fn ways(say: &Explainer<'_>, award: Index, day: Day) -> Vec<Way> {
    let entry = &say.program.awards[usize::from(award)];
    let mut ways = Vec::new();
    for (at, path) in entry.paths.iter().enumerate() {
        if !path.effective.contains(day) {
            continue;
        }
        for level in &path.levels {
            let lines = say.checklist(award, level.level, at);
            let notes = path.note.iter();
            ways.push(Way {
                level: say.level(award, level.level).map(str::to_owned),
                path: say.locale.text(&path.name).to_owned(),
                lines,
                notes: notes.map(|note| say.locale.text(note).to_owned()).collect(),
            });
        }
    }
    // The way to one level beside the way to the same level.
    let order = |way: &Way| {
        let levels = &say.program.levels;
        levels
            .iter()
            .position(|level| Some(say.locale.text(&level.name)) == way.level.as_deref())
    };
    ways.sort_by_key(order);
    ways
}

fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    one.into_iter().chain(other).min()
}
