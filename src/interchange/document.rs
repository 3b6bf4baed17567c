//! The form as a document to keep or to hand on: JSON with a version.
//!
//! This room knows no JSON. A [`Value`] is what any parser of it gives, so that
//! the browser's own can be used there.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::form::{Entry, Field, Form, HeldRow, Row};
use super::table::bounds;
use crate::model::{Lang, LiteMap, Market, limits};

/// The version of the document that is written. `schema/profile.schema.json`
/// describes it.
pub const VERSION: u32 = 1;

/// What the document says it is.
const FORMAT: &str = "partner-eligibility";

/// A value of JSON, as far as a document has them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Values by key.
    Map(LiteMap<String, Value>),
}

/// A form that was brought along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Id of the program that it was judged by.
    pub program: Option<String>,
    /// The language that numbers and days in it are written in.
    pub lang: Lang,
    /// What was typed.
    pub form: Form,
    /// What this version does not know, and has left out.
    pub ignored: Vec<String>,
}

/// Why a document cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// It is no JSON, or too deep.
    NotJson,
    /// More than [`bounds::BYTES`].
    TooLarge,
    /// JSON, but another document.
    Other,
    /// A newer version made it.
    Newer,
    /// Something in it is not what it should be.
    At {
        /// Where: `people[3].holds[0]`.
        path: String,
        /// What should be there.
        expected: Expected,
    },
}

/// What should be in a place of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text, or a whole number.
    Text,
    /// A list.
    List,
    /// Values by key.
    Object,
    /// `true` or `false`.
    Answer,
    /// `developed` or `developing`.
    Market,
    /// `en` or `de`.
    Language,
    /// No more of them than this.
    AtMost(usize),
}

impl Opened {
    /// The form as a document.
    #[must_use]
    pub fn to_value(form: &Form, program: &str, lang: Lang) -> Value {
        // A field more in any of these does not compile until it is written.
        let Form {
            rows,
            figures,
            answers,
            choices,
            partner_market,
            customers_market,
            held,
            audits,
            day,
            tax,
            company,
        } = form;
        let mut document = Fields::default();
        document.put("format", Value::Text(FORMAT.to_owned()));
        document.put("version", Value::Number(VERSION.into()));
        document.text("program", program);
        let tag = lang.tag();
        document.text("language", tag);
        document.text("company", company);
        document.text("judgedOn", day);
        document.text("tax", tax);
        document.put("market", market(*partner_market));
        if let Some(customers) = customers_market {
            document.put("customersMarket", market(*customers));
        }
        document.list("people", rows.iter().map(person).collect());
        let texts = |map: &LiteMap<String, String>| {
            let pairs = map.iter();
            let pairs = pairs.map(|(key, text)| (key.clone(), Value::Text(text.clone())));
            Fields(pairs.collect())
        };
        document.map("figures", texts(figures));
        let answers = answers.iter();
        let answers = answers.map(|(key, answer)| (key.clone(), Value::Bool(*answer)));
        document.map("answers", Fields(answers.collect()));
        document.map("choices", texts(choices));
        let held = held.iter().map(|row| {
            let HeldRow {
                key: _,
                award,
                level,
                anniversary,
                since,
            } = row;
            let mut held = Fields::default();
            held.text("award", award);
            held.text("level", level);
            held.text("anniversary", anniversary);
            held.text("since", since);
            Value::Map(held.0)
        });
        document.list("held", held.collect());
        document.map("audits", texts(audits));
        Value::Map(document.0)
    }

    /// Opens a document.
    ///
    /// # Errors
    /// Where it is another document, a newer one, or something in it is not
    /// what it should be; the error says where.
    ///
    /// # Examples
    /// ```
    /// use partner_eligibility::interchange::{DocumentError, Opened, Value};
    ///
    /// let json = r#"{ "format": "partner-eligibility", "version": 1, "people": [{ "holds": 3 }] }"#;
    /// let value: Value = serde_json::from_str(json)?;
    /// let Err(DocumentError::At { path, .. }) = Opened::from_value(value) else {
    ///     panic!("3 is no list");
    /// };
    /// assert_eq!(path, "people[0].holds");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn from_value(value: Value) -> Result<Self, DocumentError> {
        let Value::Map(mut document) = value else {
            return Err(DocumentError::Other);
        };
        if document.remove("format") != Some(Value::Text(FORMAT.to_owned())) {
            return Err(DocumentError::Other);
        }
        match document.remove("version") {
            Some(Value::Number(version)) if version == f64::from(VERSION) => {}
            Some(Value::Number(version)) if version > f64::from(VERSION) => {
                return Err(DocumentError::Newer);
            }
            _ => return Err(DocumentError::Other),
        }
        let mut place = Place {
            path: String::new(),
            values: document,
        };
        let program = place.text("program")?;
        let lang = match place.text("language")?.as_str() {
            "de" => Lang::De,
            "en" | "" => Lang::En,
            _ => return Err(place.wrong("language", Expected::Language)),
        };
        let mut form = Form {
            company: place.text("company")?,
            day: place.text("judgedOn")?,
            tax: place.text("tax")?,
            partner_market: place.market("market")?.unwrap_or_default(),
            customers_market: place.market("customersMarket")?,
            figures: place.map("figures")?.texts()?,
            choices: place.map("choices")?.texts()?,
            audits: place.map("audits")?.texts()?,
            ..Form::default()
        };
        let mut ignored = Vec::new();
        for (key, mut row) in (0..).zip(place.list("people", limits::PEOPLE as usize)?) {
            form.rows.push(Row {
                key,
                label: row.text("name")?,
                count: row.text("count")?,
                holds: holds(&mut row, &mut ignored)?,
            });
            row.end(&mut ignored);
        }
        let answers = place.map("answers")?;
        for (key, answer) in &answers.values {
            match answer {
                Value::Bool(answer) => drop(form.answers.insert(key.clone(), *answer)),
                _ => return Err(answers.wrong(key, Expected::Answer)),
            }
        }
        for (key, mut held) in (0..).zip(place.list("held", 2 * limits::HELD)?) {
            form.held.push(HeldRow {
                key,
                award: held.text("award")?,
                level: held.text("level")?,
                anniversary: held.text("anniversary")?,
                since: held.text("since")?,
            });
            held.end(&mut ignored);
        }
        place.end(&mut ignored);
        Ok(Self {
            program: Some(program).filter(|program| !program.is_empty()),
            lang,
            form,
            ignored,
        })
    }
}

impl Form {
    /// The place of a field in the document of this form: `people[3].holds[0]`.
    #[must_use]
    pub fn place(&self, field: &Field) -> String {
        let at = |list: &str, position: Option<usize>, rest: &str| {
            format!("{list}[{}]{rest}", position.unwrap_or_default())
        };
        let person = |row: &u32, rest: &str| {
            let position = self.rows.iter().position(|known| known.key == *row);
            at("people", position, rest)
        };
        let held = |row: &u32, rest: &str| {
            let position = self.held.iter().position(|known| known.key == *row);
            at("held", position, rest)
        };
        let holds =
            |row: &u32, entry: &usize, rest: &str| person(row, &format!(".holds[{entry}]{rest}"));
        match field {
            Field::Label { row } => person(row, ".name"),
            Field::Count { row } => person(row, ".count"),
            Field::Certification { row, entry } => holds(row, entry, ""),
            Field::Passed { row, entry } => holds(row, entry, ".passed"),
            Field::Expires { row, entry } => holds(row, entry, ".expires"),
            Field::Figure { id } => format!("figures.{id}"),
            Field::Award { row } => held(row, ".award"),
            Field::Anniversary { row } => held(row, ".anniversary"),
            Field::Since { row } => held(row, ".since"),
            Field::Audit { award } => format!("audits.{award}"),
            Field::Company => "company".to_owned(),
            Field::Day => "judgedOn".to_owned(),
            Field::Tax => "tax".to_owned(),
        }
    }
}

/// A person; a certification without days is its code alone.
fn person(row: &Row) -> Value {
    let Row {
        key: _,
        label,
        count,
        holds,
    } = row;
    let mut person = Fields::default();
    person.text("name", label);
    person.text("count", count);
    let holds = holds.iter().map(|entry| {
        let Entry {
            text,
            passed,
            expires,
        } = entry;
        if passed.is_empty() && expires.is_empty() {
            return Value::Text(text.clone());
        }
        let mut entry = Fields::default();
        entry.text("certification", text);
        entry.text("passed", passed);
        entry.text("expires", expires);
        Value::Map(entry.0)
    });
    person.list("holds", holds.collect());
    Value::Map(person.0)
}

fn holds(row: &mut Place, ignored: &mut Vec<String>) -> Result<Vec<Entry>, DocumentError> {
    let mut entries = Vec::new();
    for (path, value) in row.values_of("holds", 2 * limits::HOLDINGS)? {
        entries.push(match value {
            Value::Map(values) => {
                let mut place = Place { path, values };
                let entry = Entry {
                    text: place.text("certification")?,
                    passed: place.text("passed")?,
                    expires: place.text("expires")?,
                };
                place.end(ignored);
                entry
            }
            value => Entry {
                text: text(value).ok_or(DocumentError::At {
                    path,
                    expected: Expected::Text,
                })?,
                ..Entry::default()
            },
        });
    }
    Ok(entries)
}

fn market(market: Market) -> Value {
    let name = match market {
        Market::Developed => "developed",
        Market::Developing => "developing",
    };
    Value::Text(name.to_owned())
}

/// A text, or a whole number as one.
fn text(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Null => Some(String::new()),
        Value::Number(number) => whole(number).map(|number| number.to_string()),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is whole and smaller than the bound"
)]
fn whole(number: f64) -> Option<i64> {
    (number.trunc() == number && number.abs() < 1e15).then_some(number as i64)
}

/// Fields that are left out where they are empty.
#[derive(Default)]
struct Fields(LiteMap<String, Value>);

impl Fields {
    fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.put(key, Value::Text(text.to_owned()));
        }
    }

    fn list(&mut self, key: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.put(key, Value::List(list));
        }
    }

    fn map(&mut self, key: &str, map: Self) {
        if !map.0.is_empty() {
            self.put(key, Value::Map(map.0));
        }
    }
}

/// A place in a document, and what has not been read of it.
struct Place {
    path: String,
    values: LiteMap<String, Value>,
}

impl Place {
    fn at(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            [&self.path, ".", key].concat()
        }
    }

    fn wrong(&self, key: &str, expected: Expected) -> DocumentError {
        DocumentError::At {
            path: self.at(key),
            expected,
        }
    }

    fn text(&mut self, key: &str) -> Result<String, DocumentError> {
        let value = self.values.remove(key).unwrap_or(Value::Null);
        text(value).ok_or_else(|| self.wrong(key, Expected::Text))
    }

    fn market(&mut self, key: &str) -> Result<Option<Market>, DocumentError> {
        match self.text(key)?.as_str() {
            "" => Ok(None),
            "developed" => Ok(Some(Market::Developed)),
            "developing" => Ok(Some(Market::Developing)),
            _ => Err(self.wrong(key, Expected::Market)),
        }
    }

    /// The values of a list, each with where it stands.
    fn values_of(&mut self, key: &str, most: usize) -> Result<Vec<(String, Value)>, DocumentError> {
        match self.values.remove(key).unwrap_or(Value::Null) {
            Value::Null => Ok(Vec::new()),
            Value::List(list) if list.len() > most => Err(self.wrong(key, Expected::AtMost(most))),
            Value::List(list) => {
                let path = self.at(key);
                let values = list.into_iter().enumerate();
                Ok(values
                    .map(|(at, value)| ([&path, "[", &at.to_string(), "]"].concat(), value))
                    .collect())
            }
            _ => Err(self.wrong(key, Expected::List)),
        }
    }

    fn list(&mut self, key: &str, most: usize) -> Result<Vec<Self>, DocumentError> {
        let mut places = Vec::new();
        for (path, value) in self.values_of(key, most)? {
            match value {
                Value::Map(values) => places.push(Self { path, values }),
                _ => {
                    return Err(DocumentError::At {
                        path,
                        expected: Expected::Object,
                    });
                }
            }
        }
        Ok(places)
    }

    fn map(&mut self, key: &str) -> Result<Self, DocumentError> {
        match self.values.remove(key).unwrap_or(Value::Null) {
            Value::Null => Ok(LiteMap::new()),
            Value::Map(values) => Ok(values),
            _ => Err(self.wrong(key, Expected::Object)),
        }
        .map(|values| Self {
            path: self.at(key),
            values,
        })
    }

    /// All of it as texts by key.
    fn texts(mut self) -> Result<LiteMap<String, String>, DocumentError> {
        let values = core::mem::take(&mut self.values).into_iter();
        let texts = values.map(|(key, value)| match text(value) {
            Some(text) => Ok((key, text)),
            None => Err(self.wrong(&key, Expected::Text)),
        });
        texts.collect()
    }

    /// Notes what nobody has read.
    fn end(self, ignored: &mut Vec<String>) {
        let unread = self.values.keys().map(|key| self.at(key));
        ignored.extend(unread);
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => match whole(*value) {
                Some(whole) => serializer.serialize_i64(whole),
                None => serializer.serialize_f64(*value),
            },
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(value) => serializer.collect_seq(value),
            Self::Map(value) => serializer.collect_map(value),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Depth(8).deserialize(deserializer)
    }
}

/// How much deeper values may go: a document has no reason to be deep.
struct Depth(u8);

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Depth {
    fn inside<E: Error>(&self) -> Result<Self, E> {
        let deeper = self.0.checked_sub(1).map(Self);
        deeper.ok_or_else(|| E::custom("too deep"))
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "as JavaScript has it")]
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "as JavaScript has it")]
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(self.inside()?)? {
            list.push(value);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        // Sorted once: put in one by one, many in a bad order would take for ever.
        let mut values = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            values.push((key, map.next_value_seed(self.inside()?)?));
        }
        Ok(Value::Map(values.into_iter().collect()))
    }
}

/// Whether a document of so many bytes is read at all.
///
/// # Errors
/// Where it is not.
pub const fn may_read(bytes: usize) -> Result<(), DocumentError> {
    if bytes > bounds::BYTES {
        Err(DocumentError::TooLarge)
    } else {
        Ok(())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use proptest::prelude::*;

    use super::super::form::properties::{any_form, any_lang};
    use super::*;

    fn open(json: &str) -> Result<Opened, DocumentError> {
        let value = serde_json::from_str(json).map_err(|_| DocumentError::NotJson)?;
        Opened::from_value(value)
    }

    fn document(rest: &str) -> String {
        format!(r#"{{"format": "partner-eligibility", "version": 1{rest}}}"#)
    }

    #[test]
    fn every_version_ever_written_still_opens() {
        let kept = include_str!("../../schema/example-1.json");
        let opened = open(kept).expect("it opens");
        assert_eq!(opened.ignored, Vec::<String>::new());
        let written = Opened::to_value(&opened.form, "mpn", opened.lang);
        let kept: serde_json::Value = serde_json::from_str(kept).expect("it is JSON");
        let written = serde_json::to_value(written).expect("it is JSON");
        assert_eq!(written, kept);
    }

    #[test]
    fn the_schema_knows_every_key() {
        let schema = include_str!("../../schema/profile.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).expect("it is JSON");
        let kept = include_str!("../../schema/example-1.json");
        let kept: serde_json::Value = serde_json::from_str(kept).expect("it is JSON");
        let properties = |schema: &serde_json::Value| {
            let properties = schema["properties"].as_object().expect("it has properties");
            properties.keys().cloned().collect::<Vec<_>>()
        };
        let keys = |value: &serde_json::Value| {
            let object = value.as_object().expect("it is an object");
            object.keys().cloned().collect::<Vec<_>>()
        };
        // The kept document has everything that there is.
        assert_eq!(properties(&schema), keys(&kept));
        let person = &schema["properties"]["people"]["items"];
        assert_eq!(properties(person), keys(&kept["people"][0]));
        let entry = &person["properties"]["holds"]["items"]["oneOf"][1];
        assert_eq!(properties(entry), keys(&kept["people"][0]["holds"][0]));
        let held = &schema["properties"]["held"]["items"];
        assert_eq!(properties(held), keys(&kept["held"][0]));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let at = |path: &str, expected| {
            let path = path.to_owned();
            Err(DocumentError::At { path, expected })
        };
        let cases = [
            (document(r#", "people": 3"#), at("people", Expected::List)),
            (
                document(r#", "people": [{}, "Anna"]"#),
                at("people[1]", Expected::Object),
            ),
            (
                document(r#", "people": [{"holds": ["x", {"certification": []}]}]"#),
                at("people[0].holds[1].certification", Expected::Text),
            ),
            (
                document(r#", "figures": {"revenue": 1.5}"#),
                at("figures.revenue", Expected::Text),
            ),
            (
                document(r#", "answers": {"reseller": "yes"}"#),
                at("answers.reseller", Expected::Answer),
            ),
            (
                document(r#", "market": "elsewhere""#),
                at("market", Expected::Market),
            ),
            (
                document(r#", "language": "fr""#),
                at("language", Expected::Language),
            ),
            (
                document(&format!(r#", "held": [{}{{}}]"#, "{},".repeat(400))),
                at("held", Expected::AtMost(400)),
            ),
            (document("").replace('1', "2"), Err(DocumentError::Newer)),
            (
                document("").replace('1', "\"1\""),
                Err(DocumentError::Other),
            ),
            ("{}".to_owned(), Err(DocumentError::Other)),
            ("[1]".to_owned(), Err(DocumentError::Other)),
            ("{".to_owned(), Err(DocumentError::NotJson)),
            (
                document(&format!(r#", "x": {}1{}"#, "[".repeat(90), "]".repeat(90))),
                Err(DocumentError::NotJson),
            ),
        ];
        for (json, expected) in cases {
            let shown: String = json.chars().take(90).collect();
            assert_eq!(open(&json), expected, "{shown}");
        }
    }

    #[test]
    fn what_came_later_is_left_out_and_named() {
        let json = document(r#", "people": [{"shoes": 41, "count": 3, "name": null}], "later": 1"#);
        let opened = open(&json).expect("it opens");
        assert_eq!(opened.ignored, ["people[0].shoes", "later"]);
        assert_eq!(
            opened.form.rows[0].count, "3",
            "a whole number is a text too"
        );
    }

    proptest! {
        #[test]
        fn every_form_comes_back(form in any_form(), lang in any_lang()) {
            let json = serde_json::to_string(&Opened::to_value(&form, "mpn", lang));
            let json = json.expect("it can be written");
            let opened = open(&json).expect("it opens");
            let mut expected = form;
            expected.rows.iter_mut().zip(0..).for_each(|(row, key)| row.key = key);
            expected.held.iter_mut().zip(0..).for_each(|(row, key)| row.key = key);
            prop_assert_eq!(opened.form, expected);
            prop_assert_eq!(opened.lang, lang);
        }

        #[test]
        fn no_document_is_too_strange(json in "[\\[\\]{}\",:a-z0-9.-]{0,60}") {
            let _ = open(&json);
            let _ = open(&document(&format!(", {json}")));
        }
    }
}
