//! What every component needs.

use std::cell::RefCell;

use yew::prelude::*;

use super::store::Store;
use crate::assess::{Standing, standing, usual_day};
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

impl Offer {
    /// A program with the day to judge by: the one that the page names where the
    /// program was in force on it, or else today or the day next to it; none
    /// where nobody knows a day.
    #[must_use]
    pub fn new(program: &'static Program, as_of: Option<Day>, today: Option<Day>) -> Option<Self> {
        let in_force = |day: &Day| standing(program, *day) == Standing::InForce;
        let day = as_of
            .filter(in_force)
            .or(usual_day(program, today))
            .or(as_of)?;
        Some(Self { program, day })
    }
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

thread_local! {
    static OFFERED: RefCell<Vec<&'static [Offer]>> = const { RefCell::new(Vec::new()) };
}

/// The same programs on the same days as one slice that lives as long as the
/// page: widgets compare where it stands and not what is in it.
#[must_use]
pub fn offered(offers: Vec<Offer>) -> &'static [Offer] {
    OFFERED.with_borrow_mut(|known| {
        let same = known.iter().copied().find(|known| **known == *offers);
        same.unwrap_or_else(|| {
            let offers: &'static [Offer] = Box::leak(offers.into_boxed_slice());
            known.push(offers);
            offers
        })
    })
}

/// Today, by the visitor's clock, where it can be right.
#[must_use]
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    Day::new(year, now.get_month() + 1, now.get_date()).ok()
}
