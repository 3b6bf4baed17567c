//! What the parts of the page are drawn from.

use std::rc::Rc;

use yew::prelude::*;

use super::judged::Judged;
use super::shared::Shared;
use super::store::{Action, Fold, Store};
use super::ui::{Dispatch, Ui};
use crate::interchange::{Directory, Field, Form, Problem};
use crate::model::Day;

/// Everything that a part of the page is drawn from.
///
/// Most parts are functions of it and not components: all of them are drawn
/// anew at each keystroke anyway, and a component weighs far more in the
/// download than a function. Components are the rows, which are many.
pub(super) struct Scene {
    /// Program and language.
    pub(super) ui: Ui,
    /// Sends messages to the store.
    pub(super) dispatch: Dispatch,
    /// What was typed, and what is open.
    pub(super) store: UseReducerHandle<Store>,
    /// What follows from it.
    pub(super) judged: Shared<Judged>,
    /// The certifications, searchable.
    pub(super) directory: Shared<Directory>,
    /// Today, where the visitor's clock can be right.
    pub(super) today: Option<Day>,
}

impl Scene {
    /// What was typed.
    pub(super) fn form(&self) -> Shared<Form> {
        Rc::clone(&self.store.form).into()
    }

    /// Whether a part of the page is open.
    pub(super) fn is_open(&self, fold: Fold) -> bool {
        self.store.view.open.contains(&fold)
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, field: &Field) -> Option<&Problem> {
        let mut problems = self.judged.reading.problems.iter();
        problems.find(|problem| problem.field == *field)
    }

    /// Sends one message, whatever the event says.
    pub(super) fn send(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(action.clone()))
    }

    /// Sends what an input says, as a message.
    pub(super) fn typed(
        &self,
        action: impl Fn(String) -> Action + 'static,
    ) -> Callback<InputEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            dispatch.dispatch(action(input.value()));
        })
    }

    /// Sends what a list says, as a message.
    pub(super) fn chosen(&self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            dispatch.dispatch(action(select.value()));
        })
    }
}
