//! Steps taken over into what was typed.

use super::judged::Judged;
use super::store::next_key;
use crate::interchange::{Entry, Form, Row};
use crate::locale::messages;
use crate::plan::{Learner, Step};

/// The form as it would be, had the steps been taken.
pub(super) fn take_over(judged: &Judged, steps: &[Step]) -> Form {
    let (ui, program) = (judged.ui, judged.ui.program);
    let mut form = (*judged.form).clone();
    // Each learner out of several becomes a row of its own.
    let mut learners: Vec<(Learner, u32)> = Vec::new();
    for step in steps {
        match step {
            Step::Class(class) => {
                let choice = &program.choices[usize::from(class.choice)];
                let option = &choice.options[class.option];
                form.choices.insert(choice.id.clone(), option.id.clone());
            }
            Step::FindOut(id) => {
                form.answers.insert(id.clone(), true);
            }
            Step::Arrange(question) => {
                let id = &program.questions[usize::from(*question)].id;
                form.answers.insert(id.clone(), true);
            }
            Step::Baseline { figure, value: to } | Step::Raise { figure, to, .. } => {
                let id = &program.figures[usize::from(*figure)].id;
                let text = ui.locale.number(&to.fraction());
                form.figures.insert(id.clone(), text);
            }
            Step::Audit(award) => {
                let id = &program.awards[usize::from(*award)].id;
                let day = judged.assessment.day.to_string();
                form.audits.insert(id.clone(), day);
            }
            Step::Hire { nth } => {
                let learner = Learner {
                    row: None,
                    nth: *nth,
                };
                row_of(learner, &mut learners, &mut form, judged);
            }
            Step::Learn {
                learner,
                certification,
            } => {
                let id = &program.certifications[usize::from(*certification)].id;
                let key = row_of(*learner, &mut learners, &mut form, judged);
                if let Some(row) = form.rows.iter_mut().find(|row| Some(row.key) == key) {
                    row.holds.push(Entry {
                        text: id.clone(),
                        ..Entry::default()
                    });
                }
            }
        }
    }
    form
}

/// The key of the row that a learner has, made where there is none.
fn row_of(
    learner: Learner,
    learners: &mut Vec<(Learner, u32)>,
    form: &mut Form,
    judged: &Judged,
) -> Option<u32> {
    if let Some((_, key)) = learners.iter().find(|(known, _)| *known == learner) {
        return Some(*key);
    }
    let key = next_key(form.rows.iter().map(|row| row.key));
    let found = match learner.row {
        None => {
            form.rows.push(Row {
                key,
                label: judged.ui.get(&messages::PLAN_NEW_PERSON).to_owned(),
                ..Row::default()
            });
            key
        }
        Some(position) => {
            let read = judged.reading.rows.get(position)?.key;
            let taken = learners
                .iter()
                .filter(|(known, _)| known.row == learner.row)
                .count();
            let people = judged.reading.profile.people.get(position)?.count;
            let left = people.saturating_sub(u32::try_from(taken).unwrap_or(people));
            let row = form.rows.iter_mut().find(|row| row.key == read)?;
            if left > 1 {
                row.count = (left - 1).to_string();
                let one = Row {
                    key,
                    count: String::new(),
                    ..row.clone()
                };
                form.rows.push(one);
                key
            } else {
                read
            }
        }
    };
    learners.push((learner, found));
    Some(found)
}
