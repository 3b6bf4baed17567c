//! What a visitor types, drops or brings along, in and out.
//!
//! A [`Form`] is what was typed, letter by letter, so that nothing is lost;
//! [`Form::read`] makes a profile of it and names every field in trouble.
//! Troubles are values: another room words them.

mod day;
mod form;
mod number;
mod search;

pub use day::{YEARS, read_day};
pub use form::{Entry, Field, Form, HeldRow, Problem, ReadRow, Reading, Row, Trouble};
pub use number::{read_number, write_number};
pub use search::{Directory, Hit, fits, split_pasted};
