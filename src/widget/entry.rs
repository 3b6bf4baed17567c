//! Fields beside the line of a checklist that they decide.

use super::field;
use super::judged::Judged;
use super::node::{Node, el};
use super::scene::typed;
use super::store::Edit;
use super::trouble;
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::Field;
use crate::locale::messages;
use crate::model::{Award, Figure, Unit, Window};

/// Where a field stands: the program and language, what it changes, what was
/// typed, and the row that makes its id its own.
pub(super) struct Place<'p> {
    pub(super) ui: Ui,
    pub(super) dispatch: &'p Dispatch,
    pub(super) judged: &'p Judged,
    pub(super) row: usize,
}

impl Place<'_> {
    /// A figure; the same one may stand elsewhere too.
    pub(super) fn figure(&self, figure: &'static Figure, label: String) -> Node {
        let field = Field::Figure {
            id: figure.id.clone(),
        };
        let text = self.judged.form.figures.get(&figure.id).cloned();
        // Several months are parted by semicolons, which a keypad has not.
        let input = match figure.window {
            Window::MonthlyAverage => el("input.number[type=text][autocomplete=off]"),
            _ => el("input.number[type=text][inputmode=decimal][autocomplete=off]"),
        };
        let unit = explain::unit(self.ui.locale, figure.unit).filter(|_| figure.unit == Unit::Usd);
        let unit = unit.map(|unit| el("span.unit[aria-hidden=true]").text(unit));
        let edit = Box::new(|text| Edit::Figure(figure.id.clone(), text));
        self.input(field, input, unit, label, text.unwrap_or_default(), edit)
    }

    /// The day on which the audit for an award was passed.
    pub(super) fn audit(&self, award: &'static Award) -> Node {
        let field = Field::Audit {
            award: award.id.clone(),
        };
        let text = self.judged.form.audits.get(&award.id).cloned();
        let label = self.ui.get(&messages::AUDIT_PASSED).to_owned();
        let edit = Box::new(|text| Edit::Audited(award.id.clone(), text));
        self.day(field, label, text.unwrap_or_default(), edit)
    }

    /// A day.
    pub(super) fn day(
        &self,
        field: Field,
        label: String,
        text: String,
        edit: Box<dyn Fn(String) -> Edit>,
    ) -> Node {
        let input = el("input[type=text][autocomplete=off]")
            .attr("placeholder", self.ui.get(&messages::DAY_SHAPE));
        self.input(field, input, None, label, text, edit)
    }

    fn input(
        &self,
        field: Field,
        input: Node,
        before: Option<Node>,
        label: String,
        text: String,
        edit: Box<dyn Fn(String) -> Edit>,
    ) -> Node {
        let mut problems = self.judged.reading.problems.iter();
        let problem = problems.find(|problem| problem.field == field);
        let id = [&trouble::id(&field), "-", &self.row.to_string()].concat();
        let input = input
            .attr("id", ["in-", &id].concat())
            .attr("aria-label", label)
            .attr("aria-describedby", problem.map(|_| id.clone()))
            .attr("aria-invalid", problem.map(|_| "true"))
            .value(text)
            .on_input(typed(self.dispatch, edit));
        let error =
            problem.map(|problem| field::message(id, trouble::words(self.ui, problem), None));
        el("div.entry")
            .with(el("div.box").with(before).with(input))
            .with(error)
    }
}
