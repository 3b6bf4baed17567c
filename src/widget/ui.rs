//! What every component needs.

use yew::prelude::*;

use super::store::Store;
use crate::locale::{Locale, Message};
use crate::model::Program;

/// The program and the language. Both seldom change, and comparing them is free.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ui {
    /// The program that judges.
    pub(super) program: &'static Program,
    /// The language.
    pub(super) locale: Locale,
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.program, other.program) && self.locale == other.locale
    }
}

impl Ui {
    /// A message without places.
    pub(super) fn get(self, message: &'static Message) -> &'static str {
        self.locale.get(message)
    }

    /// A message with its places filled in.
    pub(super) fn say(self, message: &'static Message, values: &[(&str, &str)]) -> String {
        self.locale.say(message, values)
    }
}

/// Sends messages to the store; the same one for as long as the widget lives.
pub(super) type Dispatch = UseReducerDispatcher<Store>;
