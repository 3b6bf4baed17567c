//! What the parts of the page are drawn from.

use std::rc::Rc;

use yew::prelude::*;

use super::asked::AreaAsks;
use super::fetched::Below;
use super::judged::Judged;
use super::node::Handler;
use super::shared::Shared;
use super::store::{Action, Edit, Fold, Notice, Stay, View};
use super::ui::{Dispatch, Ui};
use crate::assess::{Standing, standing};
use crate::interchange::{Directory, Field, Form, Problem};
use crate::model::Day;
use crate::plan::Costs;

/// Everything that a part of the page is drawn from.
///
/// Most parts are functions of it and not components: all of them are drawn
/// anew at each keystroke anyway, and a component weighs far more in the
/// download than a function. Components are the rows, which are many, and the
/// parts that typing elsewhere leaves alone (`part`).
#[derive(Clone)]
pub(super) struct Scene {
    /// Program and language.
    pub(super) ui: Ui,
    /// Sends messages to the store.
    pub(super) dispatch: Dispatch,
    /// What was typed. Not the store, which a scene of before would show as it
    /// has become since.
    pub(super) form: Shared<Form>,
    /// What is open and shown.
    pub(super) view: Rc<View>,
    /// Whether nothing is entered.
    pub(super) is_empty: bool,
    /// Whether a change can be taken back.
    pub(super) can_undo: bool,
    /// What was just done to the whole form.
    pub(super) notice: Option<Notice>,
    /// What follows from it.
    pub(super) judged: Shared<Judged>,
    /// The certifications, searchable.
    pub(super) directory: Shared<Directory>,
    /// What the program asks for on the day.
    pub(super) asked: Shared<Vec<AreaAsks>>,
    /// Today, where the visitor's clock can be right.
    pub(super) today: Option<Day>,
    /// What stands below, once it is there.
    pub(super) below: Option<&'static Below>,
    /// What the steps of a plan cost, as the page says.
    pub(super) costs: Rc<Costs>,
}

impl Scene {
    /// Whether every field is in the trouble that it was in.
    pub(super) fn has_trouble_of(&self, other: &Self) -> bool {
        self.judged.reading.problems == other.judged.reading.problems
    }

    /// Whether a part of the page is open.
    pub(super) fn is_open(&self, fold: Fold) -> bool {
        self.view.open.contains(&fold)
    }

    /// What is wrong with a field.
    pub(super) fn problem(&self, field: &Field) -> Option<&Problem> {
        let mut problems = self.judged.reading.problems.iter();
        problems.find(|problem| problem.field == *field)
    }

    /// Has another program judge, on the same day where it was in force then.
    pub(super) fn show(&self, program: usize) -> Action {
        let day = self.judged.assessment.day;
        let offer = self.ui.offers.get(program);
        let stays = offer.is_some_and(|offer| standing(offer.program, day) == Standing::InForce);
        Action::Show(program, if stays { Stay::OnTheDay } else { Stay::Nowhere })
    }

    /// Sends one message, whatever the event says.
    pub(super) fn send(&self, action: Action) -> Handler {
        send(&self.dispatch, action)
    }

    /// Sends what an input says, as a message.
    pub(super) fn typed(&self, edit: impl Fn(String) -> Edit + 'static) -> Handler {
        typed(&self.dispatch, Box::new(edit))
    }

    /// Sends what a list says, as a message.
    pub(super) fn chosen(&self, edit: impl Fn(String) -> Edit + 'static) -> Handler {
        chosen(&self.dispatch, Box::new(edit))
    }
}

/// Sends one message, whatever the event says.
pub(super) fn send(dispatch: &Dispatch, action: Action) -> Handler {
    let dispatch = dispatch.clone();
    Handler::from(move |_| dispatch.dispatch(action.clone()))
}

/// Sends what an input says, as an edit.
pub(super) fn typed(dispatch: &Dispatch, edit: Box<dyn Fn(String) -> Edit>) -> Handler {
    let dispatch = dispatch.clone();
    Handler::from(move |event: Event| {
        let input = event.target_unchecked_into::<web_sys::HtmlInputElement>();
        dispatch.dispatch(Action::Edit(edit(input.value())));
    })
}

fn chosen(dispatch: &Dispatch, edit: Box<dyn Fn(String) -> Edit>) -> Handler {
    let dispatch = dispatch.clone();
    Handler::from(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        dispatch.dispatch(Action::Edit(edit(select.value())));
    })
}
