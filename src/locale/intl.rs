//! The forms of both languages as the browser writes them, by its `Intl`.

use std::cell::OnceCell;
use std::thread::LocalKey;

use js_sys::{Array, Function, Intl, JSON, JsString, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::Joined;
use crate::model::{Day, Lang};

/// The formatters of one language. To make one takes the browser far longer
/// than to use it.
struct Forms {
    number: Function,
    day: Function,
    month: Function,
    and: Intl::ListFormat,
    or: Intl::ListFormat,
}

thread_local! {
    static ENGLISH: OnceCell<Forms> = const { OnceCell::new() };
    static GERMAN: OnceCell<Forms> = const { OnceCell::new() };
}

impl Forms {
    fn new(tag: &str) -> Self {
        let tags = Array::of1(&tag.into());
        let date = |options| Intl::DateTimeFormat::new(&tags, &self::options(options)).format();
        let list = |options| Intl::ListFormat::new(&tags, &self::options(options));
        Self {
            number: Intl::NumberFormat::new(&tags, &options(r#"{"maximumFractionDigits":2}"#))
                .format(),
            day: date(r#"{"day":"numeric","month":"long","year":"numeric","timeZone":"UTC"}"#),
            month: date(r#"{"month":"long","year":"numeric","timeZone":"UTC"}"#),
            and: list(r#"{"type":"conjunction"}"#),
            or: list(r#"{"type":"disjunction"}"#),
        }
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

fn write(format: &Function, value: f64) -> String {
    let text = format.call1(&JsValue::UNDEFINED, &value.into());
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A number of hundredths as a decimal.
#[expect(
    clippy::cast_precision_loss,
    reason = "figures end long before the whole numbers of an f64 do"
)]
pub(super) fn decimal(lang: Lang, hundredths: i128) -> String {
    with(lang, |forms| {
        write(&forms.number, hundredths as f64 / 100.0)
    })
}

pub(super) fn day(lang: Lang, day: Day) -> String {
    with(lang, |forms| write(&forms.day, milliseconds(day)))
}

pub(super) fn month(lang: Lang, day: Day) -> String {
    with(lang, |forms| write(&forms.month, milliseconds(day)))
}

/// The milliseconds from 1970 to the day, as the browser counts.
fn milliseconds(day: Day) -> f64 {
    f64::from(day.since_1970()) * 86_400_000.0
}

pub(super) fn list(lang: Lang, members: &[String], joined: Joined) -> String {
    let members: Array = members
        .iter()
        .map(|member| JsString::from(member.as_str()))
        .collect();
    with(lang, |forms| match joined {
        Joined::And => forms.and.format(&members),
        Joined::Or => forms.or.format(&members),
    })
    .into()
}
