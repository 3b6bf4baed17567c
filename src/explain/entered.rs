//! What an answer rests on, for paper: who was judged, on what figures and answers.

use super::Explainer;
use crate::locale::{capitalised, messages};
use crate::model::Person;

impl Explainer<'_> {
    /// Who was judged, with their certifications, the figures, and what was answered, a
    /// line each: at most so many of the people.
    #[must_use]
    pub fn entered(&self, most: usize) -> Vec<String> {
        let people = self.profile.people.iter().enumerate();
        let mut people = people.filter(|(_, person)| !person.holds.is_empty());
        let named = people.by_ref().take(most);
        let mut lines: Vec<String> = named
            .map(|(row, person)| self.holder(row, person))
            .collect();
        let more = people.count() as u64;
        if more > 0 {
            lines.push(self.locale.plural(more, &messages::BRIEF_MORE, &[]));
        }
        let figures = self.program.figures.iter().filter_map(|figure| {
            let entered = self.profile.figures.get(&figure.id)?;
            let number = self.measured(figure.unit, &entered.fraction());
            let name = capitalised(self.locale.text(&figure.name));
            Some([&name, ": ", &number].concat())
        });
        lines.extend(figures);
        lines.extend(self.answered());
        lines
    }

    /// Somebody of the roster with what they hold: `Anna: AZ-104, AZ-305`.
    fn holder(&self, row: usize, person: &Person) -> String {
        let mut name = self.person(row);
        if person.count != 1 {
            let count = self.locale.count(person.count.into());
            let values = [("name", name.as_str()), ("n", &count)];
            name = self.locale.say(&messages::BRIEF_SEVERAL, &values);
        }
        let holds = person.holds.iter();
        let held: Vec<&str> = holds.map(|held| self.certified(&held.id)).collect();
        [&name, ": ", &held.join(", ")].concat()
    }

    /// The classes that were chosen, and the questions that were answered.
    fn answered(&self) -> impl Iterator<Item = String> {
        let choices = self.program.choices.iter().filter_map(|choice| {
            let chosen = self.profile.choices.get(&choice.id)?;
            let mut options = choice.options.iter();
            let chosen = options.find(|option| option.id == *chosen)?;
            Some((&choice.text, self.locale.text(&chosen.name)))
        });
        let answers = self.program.questions.iter().filter_map(|question| {
            let yes = self.profile.answers.get(&question.id)?;
            let answer = if *yes { &messages::YES } else { &messages::NO };
            Some((&question.text, self.locale.get(answer)))
        });
        let said = choices.chain(answers);
        said.map(move |(asked, said)| [self.locale.text(asked), ": ", said].concat())
    }
}
