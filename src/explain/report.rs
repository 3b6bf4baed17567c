//! The answer as a text to paste elsewhere, and what is missing as a table.

use super::{Explainer, Row};
use crate::locale::{capitalised, messages};

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
