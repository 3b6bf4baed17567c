//! Steps, and what a profile is once they are taken.

use crate::model::{Audited, Class, Day, Holding, Index, Person, Profile, Program, Quantity};

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Say which class the partner is in; the plan is for this one.
    Class(Choice),
    /// Find out whether something is met that nobody published: the id of the
    /// answer in [`Profile::answers`].
    FindOut(String),
    /// Enter a figure of the past; the plan holds for this value.
    Baseline {
        /// Position in [`Program::figures`].
        figure: Index,
        /// The value that the plan is made for.
        value: Quantity,
    },
    /// Take on somebody.
    Hire {
        /// Which of the new people.
        nth: u32,
    },
    /// Somebody earns a certification.
    Learn {
        /// Who.
        learner: Learner,
        /// Position in [`Program::certifications`].
        certification: Index,
    },
    /// Arrange what only the partner can say: position in [`Program::questions`].
    Arrange(Index),
    /// Raise a figure.
    Raise {
        /// Position in [`Program::figures`].
        figure: Index,
        /// To this value.
        to: Quantity,
        /// By so much.
        by: Quantity,
    },
    /// Pass the audit for an award: position in [`Program::awards`].
    Audit(Index),
}

/// A class that the partner is in, as [`Class`], in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// Position in [`Program::choices`].
    pub choice: Index,
    /// Position in [`crate::model::Choice::options`].
    pub option: usize,
}

impl From<Class> for Choice {
    fn from(class: Class) -> Self {
        Self {
            choice: class.choice,
            option: class.option,
        }
    }
}

/// Who learns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Learner {
    /// The row: position in [`Profile::people`]; missing for somebody new.
    pub row: Option<usize>,
    /// Which of the people of the row, or of the new ones.
    pub nth: u32,
}

/// What can be ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// A certification for anybody: position in [`Program::certifications`].
    Certification(Index),
    /// A certification for the people of a row.
    Lesson {
        /// Position in [`Profile::people`].
        row: usize,
        /// Position in [`Program::certifications`].
        certification: Index,
    },
    /// Taking on people.
    Hiring,
    /// Raising a figure: position in [`Program::figures`].
    Figure(Index),
    /// Arranging something: position in [`Program::questions`].
    Question(Index),
    /// Something that nobody published: the id of its answer.
    Answer(String),
    /// The audit for an award: position in [`Program::awards`].
    Audit(Index),
}

impl Step {
    /// What is to be ruled out so that no plan has this step.
    #[must_use]
    pub fn means(&self) -> Option<Means> {
        Some(match self {
            Self::Class(_) | Self::Baseline { .. } => return None,
            Self::FindOut(id) => Means::Answer(id.clone()),
            Self::Hire { .. } => Means::Hiring,
            Self::Learn {
                learner,
                certification,
            } => match learner.row {
                Some(row) => Means::Lesson {
                    row,
                    certification: *certification,
                },
                None => Means::Certification(*certification),
            },
            Self::Arrange(question) => Means::Question(*question),
            Self::Raise { figure, .. } => Means::Figure(*figure),
            Self::Audit(award) => Means::Audit(*award),
        })
    }
}

/// The profile once steps are taken. Steps on people or things that it does
/// not have change nothing.
#[must_use]
pub fn carry_out<'s>(
    profile: &Profile,
    program: &Program,
    day: Day,
    steps: impl IntoIterator<Item = &'s Step>,
) -> Profile {
    let mut after = profile.clone();
    // Each learner leaves the row and becomes one of its own.
    let mut learners: Vec<(Learner, usize)> = Vec::new();
    let mut row_of = |learner: Learner, after: &mut Profile| -> Option<usize> {
        if let Some((_, row)) = learners.iter().find(|(known, _)| *known == learner) {
            return Some(*row);
        }
        let person = match learner.row {
            None => Person {
                label: String::new(),
                count: 1,
                holds: Vec::new(),
                linked: true,
            },
            Some(row) => {
                let one_of = after.people.get_mut(row)?;
                match one_of.count {
                    0 => return None,
                    1 => {
                        learners.push((learner, row));
                        return Some(row);
                    }
                    _ => one_of.count -= 1,
                }
                Person {
                    count: 1,
                    ..one_of.clone()
                }
            }
        };
        after.people.push(person);
        learners.push((learner, after.people.len() - 1));
        Some(after.people.len() - 1)
    };
    for step in steps {
        match step {
            Step::Class(class) => {
                if let Some(choice) = program.choices.get(usize::from(class.choice))
                    && let Some(option) = choice.options.get(class.option)
                {
                    after.choices.insert(choice.id.clone(), option.id.clone());
                }
            }
            Step::FindOut(id) => {
                after.answers.insert(id.clone(), true);
            }
            Step::Baseline { figure, value: to } | Step::Raise { figure, to, .. } => {
                if let Some(figure) = program.figures.get(usize::from(*figure)) {
                    let entry = after.figures.entry(figure.id.clone()).or_default();
                    *entry = (*entry).max(*to);
                }
            }
            Step::Hire { nth } => {
                row_of(
                    Learner {
                        row: None,
                        nth: *nth,
                    },
                    &mut after,
                );
            }
            Step::Learn {
                learner,
                certification,
            } => {
                let known = program.certifications.get(usize::from(*certification));
                if let Some(row) = row_of(*learner, &mut after)
                    && let Some(known) = known
                {
                    after.people[row].holds.push(Holding {
                        id: known.id.clone(),
                        passed: None,
                        expires: None,
                    });
                }
            }
            Step::Arrange(question) => {
                if let Some(question) = program.questions.get(usize::from(*question)) {
                    after.answers.insert(question.id.clone(), true);
                }
            }
            Step::Audit(award) => {
                if let Some(award) = program.awards.get(usize::from(*award)) {
                    after.audits.push(Audited {
                        award: award.id.clone(),
                        passed: day,
                    });
                }
            }
        }
    }
    after
}
