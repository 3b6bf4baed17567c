//! The answer as a text to paste elsewhere, and what is missing as a table.

use super::{Explainer, Row};
use crate::locale::{capitalised, messages};
use crate::model::Person;

/// What a spreadsheet would compute.
const COMPUTED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

impl Explainer<'_> {
    /// The answer as plain text: the headline, what is attained, and what the
    /// rest lacks, in the order of the rows.
    #[must_use]
    pub fn report(&self, rows: &[Row]) -> String {
        let locale = self.locale;
        let day = locale.day(self.assessment.day);
        let program = locale.text(&self.program.name);
        let mut lines = vec![
            [
                program,
                " · ",
                &locale.say(&messages::JUDGED_ON_DAY, &[("day", &day)]),
            ]
            .concat(),
            self.headline(),
        ];
        lines.push(String::new());
        for row in rows {
            lines.push(["- ", &row.name, ": ", &self.stands(row)].concat());
        }
        lines.push(String::new());
        lines.push(locale.get(&messages::DISCLAIMER).to_owned());
        lines.join("\n")
    }

    /// What is missing as a table of comma-separated values, with a heading
    /// and lines ended as the format asks.
    #[must_use]
    pub fn gap_list(&self, rows: &[Row]) -> String {
        let locale = self.locale;
        let headings = [
            &messages::AWARD,
            &messages::HELD_LEVEL,
            &messages::FILTER_STATUS,
            &messages::MISSING,
        ];
        let mut table = line(headings.map(|heading| locale.get(heading)));
        for row in rows {
            let level = self.level(row.award, row.level).unwrap_or_default();
            let status = capitalised(self.status(row.status));
            table.push_str(&line([&row.name, level, &status, &self.row_gap(row)]));
        }
        table
    }

    /// Who was judged, with their certifications, the figures, and what was answered, a
    /// line each: at most so many of the people.
    #[must_use]
    pub fn entered(&self, most: usize) -> Vec<String> {
        let locale = self.locale;
        let people = self.profile.people.iter().enumerate();
        let mut people = people.filter(|(_, person)| !person.holds.is_empty());
        let person = |(at, person): (usize, &Person)| {
            let label = person.label.trim();
            let name = if label.is_empty() {
                let row = locale.count(at as u64 + 1);
                capitalised(&locale.say(&messages::PERSON_UNNAMED, &[("row", &row)]))
            } else {
                label.to_owned()
            };
            let name = if person.count == 1 {
                name
            } else {
                let values = [
                    ("name", name.as_str()),
                    ("n", &locale.count(person.count.into())),
                ];
                locale.say(&messages::BRIEF_SEVERAL, &values)
            };
            let held: Vec<&str> = person
                .holds
                .iter()
                .map(|held| self.certified(&held.id))
                .collect();
            [&name, ": ", &held.join(", ")].concat()
        };
        let mut lines: Vec<String> = people.by_ref().take(most).map(person).collect();
        let more = people.count() as u64;
        if more > 0 {
            lines.push(locale.plural(more, &messages::BRIEF_MORE, &[]));
        }
        let figures = self.program.figures.iter().filter_map(|figure| {
            let entered = self.profile.figures.get(&figure.id)?;
            let number = self.measured(figure.unit, &entered.fraction());
            let name = capitalised(locale.text(&figure.name));
            Some([&name, ": ", &number].concat())
        });
        lines.extend(figures);
        let choices = self.program.choices.iter().filter_map(|choice| {
            let chosen = self.profile.choices.get(&choice.id)?;
            let mut options = choice.options.iter();
            let chosen = options.find(|option| option.id == *chosen)?;
            Some((&choice.text, locale.text(&chosen.name)))
        });
        let answers = self.program.questions.iter().filter_map(|question| {
            let yes = self.profile.answers.get(&question.id)?;
            let answer = if *yes { &messages::YES } else { &messages::NO };
            Some((&question.text, locale.get(answer)))
        });
        let said = choices.chain(answers);
        lines.extend(said.map(|(asked, said)| [locale.text(asked), ": ", said].concat()));
        lines
    }

    /// What is attained of an award, and what the next level lacks.
    fn stands(&self, row: &Row) -> String {
        let reached = row.reached.map(|level| {
            let name = self.level(row.award, level);
            name.unwrap_or(self.locale.get(&messages::STATUS_ACHIEVED))
                .to_owned()
        });
        let is_all = row.reached == Some(row.level);
        let next = (!is_all).then(|| match self.level(row.award, row.level) {
            Some(level) => [level, ": ", &self.row_gap(row)].concat(),
            None => self.row_gap(row),
        });
        let parts: Vec<String> = reached.into_iter().chain(next).collect();
        parts.join("; ")
    }
}

/// A line of the table. A field that a spreadsheet would compute is made a text.
fn line(fields: [&str; 4]) -> String {
    let quoted = fields.map(|field| {
        let text = if field.starts_with(COMPUTED) { "'" } else { "" };
        ["\"", text, &field.replace('"', "\"\""), "\""].concat()
    });
    [&quoted.join(","), "\r\n"].concat()
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn nothing_in_a_table_is_computed() {
        assert_eq!(
            line(["=1+1", "say \"no\"", "", "2 people"]),
            "\"'=1+1\",\"say \"\"no\"\"\",\"\",\"2 people\"\r\n"
        );
    }
}
