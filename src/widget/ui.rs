//! What every component needs.

use yew::prelude::*;

use super::store::Store;
use crate::locale::{Locale, Message};
use crate::model::{Certification, Day, Program};

/// A program that a visitor can be judged by.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// The program.
    pub program: &'static Program,
    /// The day that is judged where nobody names one.
    pub day: Day,
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.program, other.program) && self.day == other.day
    }
}

/// The programs and the language. They seldom change, and comparing them is free.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ui {
    /// The programs that the visitor can choose from.
    pub(super) offers: &'static [Offer],
    /// The program that judges.
    pub(super) program: &'static Program,
    /// The language.
    pub(super) locale: Locale,
}

impl PartialEq for Ui {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.program, other.program)
            && std::ptr::eq(self.offers, other.offers)
            && self.locale == other.locale
    }
}

impl Ui {
    /// The programs on offer that do not judge just now, with their positions.
    pub(super) fn others(self) -> impl Iterator<Item = (usize, Offer)> {
        let offers = self.offers.iter().copied().enumerate();
        offers.filter(move |(_, offer)| !std::ptr::eq(offer.program, self.program))
    }

    /// A certification by its id, of the program that judges or of another one.
    pub(super) fn certification(self, id: &str) -> Option<&'static Certification> {
        let of = |program: &'static Program| {
            let position = program.certification(id)?;
            program.certifications.get(position)
        };
        of(self.program).or_else(|| self.others().find_map(|(_, offer)| of(offer.program)))
    }

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
