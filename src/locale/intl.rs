//! The forms of both languages as the browser writes them, by its `Intl`.

use std::cell::{OnceCell, RefCell};
use std::thread::LocalKey;

use js_sys::{Array, Function, Intl, JSON, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::{Between, Joined};
use crate::model::{Day, Lang};

/// How one language writes. To make a formatter takes the browser far longer than
/// to use it.
struct Forms {
    number: Format,
    day: Format,
    month: Format,
    and: Between,
    or: Between,
}

/// A formatter, and what it wrote lately: the next judgement says most of it again,
/// and to ask the browser takes longer than to judge a requirement.
struct Format {
    ask: Function,
    lately: RefCell<Vec<(f64, String)>>,
}

/// A prime, so that whole hundreds have places of their own.
const LATELY: usize = 61;

impl Format {
    fn new(ask: Function) -> Self {
        let nothing = (f64::NAN, String::new());
        Self {
            ask,
            lately: RefCell::new(vec![nothing; LATELY]),
        }
    }

    fn write(&self, value: f64) -> String {
        let place = (value.to_bits() >> 32) % LATELY as u64;
        let mut lately = self.lately.borrow_mut();
        let (known, text) = &mut lately[place as usize];
        if *known != value {
            let asked = self.ask.call1(&JsValue::UNDEFINED, &value.into());
            *text = asked
                .ok()
                .and_then(|text| text.as_string())
                .unwrap_or_default();
            *known = value;
        }
        text.clone()
    }
}

thread_local! {
    static ENGLISH: OnceCell<Forms> = const { OnceCell::new() };
    static GERMAN: OnceCell<Forms> = const { OnceCell::new() };
}

impl Forms {
    fn new(tag: &str) -> Self {
        let tags = Array::of1(&tag.into());
        let number = Intl::NumberFormat::new(&tags, &options(r#"{"maximumFractionDigits":2}"#));
        let date = |options| {
            Format::new(Intl::DateTimeFormat::new(&tags, &self::options(options)).format())
        };
        let list = |options| between(&Intl::ListFormat::new(&tags, &self::options(options)));
        Self {
            number: Format::new(number.format()),
            day: date(r#"{"day":"numeric","month":"long","year":"numeric","timeZone":"UTC"}"#),
            month: date(r#"{"month":"long","year":"numeric","timeZone":"UTC"}"#),
            and: list(r#"{"type":"conjunction"}"#),
            or: list(r#"{"type":"disjunction"}"#),
        }
    }
}

/// What a list has between its members. Neither language chooses it by the members
/// or by their number.
fn between(list: &Intl::ListFormat) -> Between {
    let members = ["0", "1", "2"].map(JsString::from);
    let said = String::from(list.format(&members.into_iter().collect()));
    let (before, last) = said.split_once('1').unwrap_or_default();
    Between {
        members: before.trim_start_matches('0').to_owned(),
        last: last.trim_end_matches('2').to_owned(),
    }
}

fn options(json: &str) -> Object {
    let parsed = JSON::parse(json).ok();
    parsed
        .and_then(|value| value.dyn_into().ok())
        .unwrap_or_default()
}

fn with<T>(lang: Lang, write: impl FnOnce(&Forms) -> T) -> T {
    let (forms, tag): (&'static LocalKey<OnceCell<Forms>>, _) = match lang {
        Lang::En => (&ENGLISH, "en-GB"),
        Lang::De => (&GERMAN, "de"),
    };
    forms.with(|forms| write(forms.get_or_init(|| Forms::new(tag))))
}

/// A number of hundredths as a decimal.
#[expect(
    clippy::cast_precision_loss,
    reason = "figures end long before the whole numbers of an f64 do"
)]
pub(super) fn decimal(lang: Lang, hundredths: i128) -> String {
    with(lang, |forms| forms.number.write(hundredths as f64 / 100.0))
}

pub(super) fn day(lang: Lang, day: Day) -> String {
    with(lang, |forms| forms.day.write(milliseconds(day)))
}

pub(super) fn month(lang: Lang, day: Day) -> String {
    with(lang, |forms| forms.month.write(milliseconds(day)))
}

/// The milliseconds from 1970 to the day, as the browser counts.
fn milliseconds(day: Day) -> f64 {
    f64::from(day.since_1970()) * 86_400_000.0
}

pub(super) fn list(lang: Lang, members: &[String], joined: Joined) -> String {
    with(lang, |forms| match joined {
        Joined::And => forms.and.join(members),
        Joined::Or => forms.or.join(members),
    })
}
