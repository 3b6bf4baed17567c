//! What a page outside hears of a widget, and may ask of it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::app::AppProps;
use super::judged::Judged;
use super::shared::Shared;
use super::store::{Action, Notice};
use super::ui::Dispatch;
use crate::explain::Summary;
use crate::interchange::{Opened, Value};

/// The way between a widget and the page that embeds it.
#[derive(Clone, Debug)]
pub struct Port {
    live: Rc<RefCell<Option<Live>>>,
    changed: Callback<()>,
    forget: Callback<()>,
}

/// A widget that was drawn.
#[derive(Debug)]
struct Live {
    dispatch: Dispatch,
    judged: Shared<Judged>,
}

impl PartialEq for Port {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.live, &other.live)
    }
}

impl Port {
    /// A way on which the page hears of each change, once typing pauses, and of
    /// a visitor's wish that it forget what it keeps.
    #[must_use]
    pub fn new(changed: Callback<()>, forget: Callback<()>) -> Self {
        Self {
            live: Rc::default(),
            changed,
            forget,
        }
    }

    /// What was entered, as a document.
    #[must_use]
    pub fn document(&self) -> Option<Value> {
        let live = self.live.borrow();
        let judged = &live.as_ref()?.judged;
        let (program, lang) = (&judged.ui.program.id, judged.ui.locale.lang());
        Some(Opened::to_value(&judged.form, program, lang))
    }

    /// The judgement.
    #[must_use]
    pub fn summary(&self) -> Option<Summary> {
        let live = self.live.borrow();
        Some(live.as_ref()?.judged.explainer().summary())
    }

    /// Takes in what was entered elsewhere; it can be undone.
    pub fn take(&self, opened: &Opened) {
        let dispatch = self.live.borrow().as_ref().map(|live| {
            let lang = live.judged.ui.locale.lang();
            let form = opened.form.translated(opened.lang, lang);
            let action = Action::Take(Rc::new(form), Notice::Imported);
            (live.dispatch.clone(), action)
        });
        if let Some((dispatch, action)) = dispatch {
            dispatch.dispatch(action);
        }
    }

    /// Begins anew, as if it had just been made with these properties.
    pub fn begin(&self, props: &AppProps) {
        self.act(Action::Begin(Box::new(props.store())));
    }

    /// Clears everything; it can be undone.
    pub fn reset(&self) {
        self.act(Action::Reset);
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        self.act(Action::Undo);
    }

    /// Sends a message to the widget, where one is drawn.
    pub(super) fn act(&self, action: Action) {
        let dispatch = self
            .live
            .borrow()
            .as_ref()
            .map(|live| live.dispatch.clone());
        if let Some(dispatch) = dispatch {
            dispatch.dispatch(action);
        }
    }

    /// A widget was drawn.
    pub(super) fn draw(&self, dispatch: &Dispatch, judged: &Shared<Judged>) {
        *self.live.borrow_mut() = Some(Live {
            dispatch: dispatch.clone(),
            judged: judged.clone(),
        });
    }

    /// Something has changed, some time ago.
    pub(super) fn tell(&self) {
        self.changed.emit(());
    }

    /// Has the page forget what it keeps.
    pub(super) fn forget(&self) {
        self.forget.emit(());
    }
}
