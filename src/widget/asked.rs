//! What a program asks the visitor for on a day: the figures and questions,
//! under the area of the award that asks first, and the certifications that
//! make each of them matter.

use super::only::needed;
use crate::model::{
    Amount, Award, AwardKind, Class, Day, Index, LiteMap, Points, Profile, Program, Requirement,
    Rule, Skill,
};

/// Something that a visitor can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A figure: position in [`Program::figures`].
    Figure(Index),
    /// A question: position in [`Program::questions`].
    Question(Index),
    /// A class: position in [`Program::choices`].
    Choice(Index),
}

/// What is asked for under one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AreaAsks {
    /// The area; missing for awards that have none.
    pub(super) area: Option<Index>,
    /// By award, in the order of the program.
    pub(super) awards: Vec<AwardAsks>,
}

/// What one award asks for and none before it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AwardAsks {
    /// The award: position in [`Program::awards`].
    pub(super) award: Index,
    /// What it asks for.
    pub(super) asked: Vec<Ask>,
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    /// What.
    pub(super) what: Asked,
    /// Whether several awards ask for it.
    pub(super) shared: bool,
    /// Whether specializations alone ask for it: those have fields beside their
    /// own lines.
    pub(super) aside: bool,
    /// The awards that ask for it: positions in [`Program::awards`].
    pub(super) awards: Vec<Index>,
    /// The certifications that any path asking for it asks for as well:
    /// positions in [`Program::certifications`].
    beside: Vec<Index>,
}

impl Ask {
    /// Whether anything held makes it matter.
    pub(super) fn matters(&self, program: &Program, held: &[&str]) -> bool {
        let mut beside = self.beside.iter();
        !self.aside
            && beside.any(|beside| {
                let id = program.certifications[usize::from(*beside)].id.as_str();
                held.contains(&id)
            })
    }
}

/// The ids of the certifications that anybody holds, each once.
pub(super) fn held(profile: &Profile) -> Vec<&str> {
    let mut held = Vec::new();
    for holding in profile.people.iter().flat_map(|person| &person.holds) {
        if !held.contains(&holding.id.as_str()) {
            held.push(&holding.id);
        }
    }
    held
}

/// What a program asks for on a day, area by area. Where the partner has said
/// which class it is in, the paths of the others ask for nothing; nor do awards
/// that the page does not show.
pub(super) fn asked(
    program: &Program,
    day: Day,
    choices: &LiteMap<String, String>,
    only: &[String],
) -> Vec<AreaAsks> {
    let mut areas: Vec<AreaAsks> = (0..)
        .take(program.areas.len())
        .map(Some)
        .chain([None])
        .map(|area| AreaAsks {
            area,
            awards: Vec::new(),
        })
        .collect();
    let needs = program.awards.iter().zip(needed(program, only));
    let needs: Vec<Vec<Needs>> = needs
        .map(|(award, is_needed)| match is_needed {
            true => Needs::of(award, program, day, choices),
            false => Vec::new(),
        })
        .collect();
    let mut seen: Vec<Asked> = Vec::new();
    for (index, (award, paths)) in (0..).zip(program.awards.iter().zip(&needs)) {
        let mut own = Vec::new();
        for what in paths.iter().flat_map(|path| &path.asked) {
            if seen.contains(what) {
                continue;
            }
            seen.push(*what);
            let all = || program.awards.iter().zip(&needs);
            let asks = |(_, paths): &(&Award, &Vec<Needs>)| {
                paths.iter().any(|path| path.asked.contains(what))
            };
            let asking = needs
                .iter()
                .flatten()
                .filter(|path| path.asked.contains(what));
            let aside = |award: &Award| award.kind == AwardKind::Specialization;
            own.push(Ask {
                what: *what,
                shared: all()
                    .filter(asks)
                    .filter(|(award, _)| !aside(award))
                    .count()
                    > 1,
                aside: all().filter(asks).all(|(award, _)| aside(award)),
                awards: (0..)
                    .zip(all())
                    .filter(|(_, both)| asks(both))
                    .map(|(at, _)| at)
                    .collect(),
                beside: asking
                    .flat_map(|path| path.certifications.iter().copied())
                    .collect(),
            });
        }
        if !own.is_empty()
            && let Some(group) = areas.iter_mut().find(|group| group.area == award.area)
        {
            group.awards.push(AwardAsks {
                award: index,
                asked: own,
            });
        }
    }
    areas.retain(|group| !group.awards.is_empty());
    areas
}

/// What one path to an award asks for on a day.
#[derive(Default)]
struct Needs {
    asked: Vec<Asked>,
    certifications: Vec<Index>,
}

impl Needs {
    /// One for each path of an award that is open on the day.
    fn of(
        award: &Award,
        program: &Program,
        day: Day,
        choices: &LiteMap<String, String>,
    ) -> Vec<Self> {
        let is_other = |class: Class| {
            let choice = &program.choices[usize::from(class.choice)];
            let chosen = choices.get(&choice.id);
            chosen.is_some_and(|chosen| choice.options[class.option].id != *chosen)
        };
        let paths = award
            .paths
            .iter()
            .filter(|path| path.effective.contains(day));
        let needs = paths.filter(|_| award.listed.contains(day)).map(|path| {
            let mut needs = Self::default();
            if let Some(class) = path.class {
                needs.ask(Asked::Choice(class.choice));
                if is_other(class) {
                    return needs;
                }
            }
            for level in &path.levels {
                needs.requirement(&level.requirement, program, day);
            }
            needs
        });
        needs.collect()
    }

    fn ask(&mut self, what: Asked) {
        if !self.asked.contains(&what) {
            self.asked.push(what);
        }
    }

    fn requirement(&mut self, requirement: &Requirement, program: &Program, day: Day) {
        if !requirement.effective.contains(day) {
            return;
        }
        match &requirement.rule {
            Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
                for requirement in of {
                    self.requirement(requirement, program, day);
                }
            }
            Rule::Team(team) => {
                for skill in team.parts.iter().flat_map(|part| &part.skills) {
                    self.skill(skill);
                }
            }
            Rule::Amount(rule) => self.amount(&rule.amount),
            Rule::Score(rule) => {
                for metric in &program.scores[usize::from(rule.score)].metrics {
                    self.points(&metric.points, program, day);
                }
            }
            Rule::Confirmed(question) => self.ask(Asked::Question(*question)),
            Rule::Award(_)
            | Rule::Anniversary { .. }
            | Rule::Fee(_)
            | Rule::Unpublished(_)
            | Rule::Audit(_) => {}
        }
    }

    fn points(&mut self, points: &Points, program: &Program, day: Day) {
        match points {
            Points::Proportional { amount, .. } => self.amount(amount),
            Points::Whole { when, .. } => self.requirement(when, program, day),
            Points::Sum(of) | Points::Best(of) => {
                for points in of {
                    self.points(points, program, day);
                }
            }
            Points::Gated { gate, points } => {
                self.requirement(gate, program, day);
                self.points(points, program, day);
            }
        }
    }

    fn amount(&mut self, amount: &Amount) {
        match amount {
            Amount::Figure(figure) => self.ask(Asked::Figure(*figure)),
            Amount::People(skill) => self.skill(skill),
            Amount::Growth { now, before, .. } => {
                self.ask(Asked::Figure(*before));
                self.amount(now);
            }
        }
    }

    fn skill(&mut self, skill: &Skill) {
        match skill {
            Skill::Holds(certification) => {
                self.certifications.push(*certification);
            }
            Skill::All(of) | Skill::Any(of) => {
                for skill in of {
                    self.skill(skill);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;
    use crate::catalog;
    use crate::model::{Holding, Person};

    fn program() -> &'static Program {
        catalog::builtin("mpn").expect("it is built in")
    }

    fn day() -> Day {
        Day::new(2019, 5, 7).expect("it is a day")
    }

    fn figures(groups: &[AreaAsks]) -> Vec<&'static str> {
        let asks = groups.iter().flat_map(|group| &group.awards);
        let asks = asks.flat_map(|award| &award.asked);
        asks.filter_map(|ask| match ask.what {
            Asked::Figure(figure) => Some(program().figures[usize::from(figure)].id.as_str()),
            Asked::Question(_) | Asked::Choice(_) => None,
        })
        .collect()
    }

    #[test]
    fn nothing_is_asked_for_twice() {
        let groups = asked(program(), day(), &LiteMap::new(), &[]);
        let mut ids = figures(&groups);
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        assert!(ids.contains(&"azure-consumption"));
    }

    #[test]
    fn only_what_is_asked_for_on_the_day() {
        let before = figures(&asked(program(), day(), &LiteMap::new(), &[])).len();
        let later = Day::new(2022, 9, 30).expect("it is a day");
        assert!(
            before < figures(&asked(program(), later, &LiteMap::new(), &[])).len(),
            "scores came later"
        );
    }

    #[test]
    fn a_figure_matters_to_who_is_on_its_path() {
        let groups = asked(program(), day(), &LiteMap::new(), &[]);
        let asks = groups.iter().flat_map(|group| &group.awards);
        let azure = asks
            .flat_map(|award| &award.asked)
            .find(|ask| match ask.what {
                Asked::Figure(figure) => {
                    program().figures[usize::from(figure)].id == "azure-consumption"
                }
                Asked::Question(_) | Asked::Choice(_) => false,
            })
            .expect("it is asked for");
        assert!(azure.matters(program(), &["70-480", "70-533"]));
        assert!(!azure.matters(program(), &["70-480"]));
        assert!(!azure.matters(program(), &[]));
    }

    #[test]
    fn what_several_hold_is_held_once() {
        let person = |id: &str| Person {
            label: String::new(),
            count: 1,
            holds: vec![Holding {
                id: id.to_owned(),
                passed: None,
                expires: None,
            }],
            linked: true,
        };
        let profile = Profile {
            people: ["a", "b", "a"].map(person).into(),
            ..Profile::default()
        };
        assert_eq!(held(&profile), ["a", "b"]);
    }
}
