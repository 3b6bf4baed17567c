//! What a visitor types, drops or brings along, in and out.
//!
//! A [`Form`] is what was typed, letter by letter, so that nothing is lost;
//! [`Form::read`] makes a profile of it and names every field in trouble.
//! Troubles are values: another room words them.

mod day;
mod document;
mod form;
mod link;
mod number;
mod search;
mod skills_report;
mod table;

pub use day::{YEARS, read_day};
pub use document::{DocumentError, Expected, Opened, VERSION, Value, may_read};
pub use form::{Entry, Field, Form, HeldRow, Problem, ReadRow, Reading, Row, Trouble};
pub use link::{LINK_KEY, LONG_LINK, LinkError, Names, read_link, write_link};
pub use number::{read_number, write_number};
pub use search::{Directory, Hit, fits, split_pasted};
pub use skills_report::{CHOICES, Column, DayOrder, Omission, Omitted, Preview, SkillsReport};
pub use table::{Encoding, Refusal, bounds};
