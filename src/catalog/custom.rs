//! A program of an embedder's own: JSON that stands alone or builds on a
//! program that comes with the crate.
//!
//! It comes from outside and is bounded before it is read. What it builds on is
//! the published source of that program ([`super::source_of`]); the two are
//! merged as documents, and the outcome goes through the same compiler and the
//! same lint as the catalog itself. `schema/program.schema.json` describes it.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value};
use serde_path_to_error::Segment;

use super::compile::{File, Files, compile};
use super::lint::lint;
use super::problem::Problem;
use super::source::{
    AwardSource, CertificationSource, CertificationsSource, PointsSource, ProgramSource,
    RequirementSource,
};
use crate::model::Program;

/// The most bytes that a document may have.
pub const MOST_BYTES: usize = 1 << 20;

/// The most awards of a program.
pub const MOST_AWARDS: usize = 500;

/// What a document says it is.
pub const FORMAT: &str = "partner-eligibility-program";

/// The version of the document that is read.
pub const VERSION: u32 = 1;

/// A document as it is handed over. What it holds is read once it is merged
/// with what it builds on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "$schema", default)]
    _schema: Option<IgnoredAny>,
    format: String,
    version: u32,
    #[serde(default)]
    extends: Option<String>,
    #[serde(default)]
    program: Map<String, Value>,
    #[serde(default)]
    awards: Vec<Value>,
    #[serde(default)]
    certifications: Vec<Value>,
    #[serde(default)]
    known: Vec<Known>,
}

/// What takes the place of a criterion that nobody published.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    award: String,
    criterion: String,
    requirement: Map<String, Value>,
}

/// Reads a program from a document. `name` is what problems call it, and `base`
/// finds the source of a program that it builds on.
///
/// Merged are: objects key by key, where `null` takes a key away; lists of things
/// with an id by that id, where `"remove": true` takes one away; everything else
/// is replaced. `known` puts a requirement in the place of a criterion that
/// nobody published, on the days of that criterion.
///
/// # Errors
/// Everything that is wrong with it, each with its place: too many bytes, JSON
/// that is none, another format, a shape that is not the schema's, an id that
/// leads nowhere, and whatever [`lint`] finds.
///
/// # Examples
/// ```
/// use partner_eligibility::catalog::{custom, source_of};
///
/// let tiers = r#"{
///     "format": "partner-eligibility-program", "version": 1, "extends": "mpn",
///     "program": { "name": "Our partner network" },
///     "awards": [{ "id": "gis", "remove": true }]
/// }"#;
/// let problems = custom::read(tiers, "tiers.json", source_of).expect_err("it has no gis");
/// assert_eq!(problems[0].to_string(), "tiers.json: awards.gis: there is none to remove");
/// ```
pub fn read<'b>(
    text: &str,
    name: &str,
    base: impl Fn(&str) -> Option<&'b str>,
) -> Result<Program, Vec<Problem>> {
    let mut reader = Reader {
        name,
        problems: Vec::new(),
    };
    let files = reader.files(text, base);
    let Some(files) = files.filter(|_| reader.problems.is_empty()) else {
        return Err(reader.problems);
    };
    let program = compile(&files).map_err(|problems| reader.named(problems))?;
    let problems = lint(&program);
    if problems.is_empty() {
        Ok(program)
    } else {
        let file = |problem| Problem {
            file: name.to_owned(),
            ..problem
        };
        Err(problems.into_iter().map(file).collect())
    }
}

struct Reader<'n> {
    name: &'n str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, place: impl Into<String>, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: self.name.to_owned(),
            place: place.into(),
            reason: reason.into(),
        });
    }

    fn files<'b>(&mut self, text: &str, base: impl Fn(&str) -> Option<&'b str>) -> Option<Files> {
        if text.len() > MOST_BYTES {
            let reason = format!("expected at most {MOST_BYTES} bytes, not {}", text.len());
            self.problem("document", reason);
            return None;
        }
        let document: Document = self.parsed(text)?;
        if document.format != FORMAT {
            self.problem("format", format!("expected \"{FORMAT}\""));
            return None;
        }
        if document.version != VERSION {
            self.problem("version", format!("expected {VERSION}"));
            return None;
        }
        let mut program = Map::new();
        let (mut awards, mut certifications) = (Vec::new(), Vec::new());
        if let Some(id) = &document.extends {
            let Some(source) = base(id) else {
                self.problem("extends", format!("there is no program \"{id}\""));
                return None;
            };
            let whole: Whole = self.parsed(source)?;
            (program, awards, certifications) = (whole.program, whole.awards, whole.certifications);
        }
        self.merge_object(&mut program, document.program, "program");
        self.merge_list(&mut awards, document.awards, "awards");
        self.merge_list(
            &mut certifications,
            document.certifications,
            "certifications",
        );
        if awards.len() > MOST_AWARDS {
            self.problem("awards", format!("expected at most {MOST_AWARDS}"));
            return None;
        }
        for known in document.known {
            self.fill_in(&mut awards, known);
        }
        let extends = document.extends.is_some();
        let program: Option<ProgramSource> = self.shaped(&Value::Object(program), "program");
        let awards = self.each::<AwardSource>(&awards, "awards");
        let certifications = self.each::<CertificationSource>(&certifications, "certifications");
        let certifications = CertificationsSource {
            certifications: certifications.into_iter().map(|(_, one)| one).collect(),
            sources: std::collections::BTreeMap::new(),
        };
        let award = |(name, content)| File { name, content };
        Some(Files {
            program: File {
                name: "program".to_owned(),
                content: program?,
            },
            awards: awards.into_iter().map(award).collect(),
            certifications: vec![File {
                name: String::new(),
                content: certifications,
            }],
            extends,
        })
    }

    fn parsed<T: DeserializeOwned>(&mut self, text: &str) -> Option<T> {
        let mut json = serde_json::Deserializer::from_str(text);
        let read = serde_path_to_error::deserialize(&mut json);
        let (place, reason) = match read {
            Ok(value) => match json.end() {
                Ok(()) => return Some(value),
                Err(error) => ("document".to_owned(), error.to_string()),
            },
            Err(error) if error.inner().is_syntax() || error.inner().is_eof() => {
                ("document".to_owned(), error.inner().to_string())
            }
            Err(error) => {
                let place = error.path().to_string();
                // What serde calls the whole of it, and a key without a letter.
                let place = match place.as_str() {
                    "." | "" => "document".to_owned(),
                    _ => place,
                };
                (place, error.inner().to_string())
            }
        };
        self.problem(place, reason);
        None
    }

    /// Reads each member of a list, with its place.
    fn each<T: DeserializeOwned>(&mut self, list: &[Value], name: &str) -> Vec<(String, T)> {
        let mut read = Vec::new();
        for (at, value) in list.iter().enumerate() {
            let place = match id(value) {
                Some(id) => format!("{name}.{id}"),
                None => format!("{name}[{at}]"),
            };
            read.extend(self.shaped(value, &place).map(|value| (place, value)));
        }
        read
    }

    fn shaped<T: DeserializeOwned>(&mut self, value: &Value, place: &str) -> Option<T> {
        match serde_path_to_error::deserialize(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let mut place = place.to_owned();
                let mut at = Some(value);
                for segment in error.path() {
                    match segment {
                        Segment::Seq { index } => {
                            place.push_str(&format!("[{index}]"));
                            at = at.and_then(|value| value.get(index));
                        }
                        Segment::Map { key } => {
                            place.push('.');
                            place.push_str(key);
                            at = at.and_then(|value| value.get(key));
                        }
                        Segment::Enum { .. } | Segment::Unknown => {}
                    }
                }
                let reason = error.inner().to_string();
                let (place, reason) = match at {
                    Some(value) => deepest(value, place, reason),
                    None => (place, reason),
                };
                self.problem(place, reason);
                None
            }
        }
    }

    fn merge(&mut self, base: &mut Value, over: Value, place: &str) {
        match (base, over) {
            (Value::Object(base), Value::Object(over)) => self.merge_object(base, over, place),
            (Value::Array(base), Value::Array(over))
                if over.iter().all(|entry| id(entry).is_some()) && !over.is_empty() =>
            {
                self.merge_list(base, over, place);
            }
            (base, over) => *base = over,
        }
    }

    fn merge_object(
        &mut self,
        base: &mut Map<String, Value>,
        over: Map<String, Value>,
        place: &str,
    ) {
        for (key, value) in over {
            if value.is_null() {
                base.remove(&key);
                continue;
            }
            let below = format!("{place}.{key}");
            match base.get_mut(&key) {
                Some(base) => self.merge(base, value, &below),
                None => {
                    base.insert(key, value);
                }
            }
        }
    }

    /// Only what was there before is merged with: two entries of one document
    /// that have the same id are a slip, which the compiler names.
    fn merge_list(&mut self, base: &mut Vec<Value>, over: Vec<Value>, place: &str) {
        let known = base.len();
        let mut removed = Vec::new();
        for entry in over {
            let Some(id) = id(&entry).map(str::to_owned) else {
                base.push(entry);
                continue;
            };
            let place = format!("{place}.{id}");
            let at = base[..known]
                .iter()
                .position(|one| self::id(one) == Some(&id));
            match (at, is_removed(&entry)) {
                (Some(at), true) => removed.push(at),
                (Some(at), false) => self.merge(&mut base[at], entry, &place),
                (None, true) => self.problem(place, "there is none to remove"),
                (None, false) => base.push(entry),
            }
        }
        let mut at = 0;
        base.retain(|_| {
            at += 1;
            !removed.contains(&(at - 1))
        });
    }

    /// Puts a requirement in the place of a criterion that nobody published.
    fn fill_in(&mut self, awards: &mut [Value], known: Known) {
        let award = awards
            .iter_mut()
            .find(|award| id(award) == Some(&known.award));
        let Some(award) = award else {
            let reason = format!("there is no award \"{}\"", known.award);
            self.problem("known", reason);
            return;
        };
        if fill_in(award, &known) == 0 {
            let reason = format!(
                "the award \"{}\" has no unpublished criterion \"{}\"",
                known.award, known.criterion
            );
            self.problem("known", reason);
        }
    }

    /// Places as the document has them, in the file as its author knows it.
    fn named(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let each = problems.into_iter().map(|problem| Problem {
            file: self.name.to_owned(),
            place: match (problem.file.as_str(), problem.place.as_str()) {
                ("", place) => place.to_owned(),
                (file, "file") => file.to_owned(),
                (file, place) => format!("{file}.{place}"),
            },
            reason: problem.reason,
        });
        each.collect()
    }
}

/// The published source of a program.
#[derive(Debug, Deserialize)]
struct Whole {
    program: Map<String, Value>,
    awards: Vec<Value>,
    certifications: Vec<Value>,
}

fn id(value: &Value) -> Option<&str> {
    value.get("id")?.as_str()
}

fn is_removed(value: &Value) -> bool {
    value.get("remove") == Some(&Value::Bool(true))
}

/// Answers how many there were.
fn fill_in(value: &mut Value, known: &Known) -> usize {
    let is_it = |object: &Map<String, Value>| {
        object.get("kind").and_then(Value::as_str) == Some("unpublished")
            && object.get("criterion").and_then(Value::as_str) == Some(&known.criterion)
    };
    match value {
        Value::Object(object) if is_it(object) => {
            let effective = object.remove("effective");
            *object = known.requirement.clone();
            if let Some(effective) = effective {
                object.entry("effective").or_insert(effective);
            }
            1
        }
        Value::Object(object) => object.values_mut().map(|value| fill_in(value, known)).sum(),
        Value::Array(list) => list.iter_mut().map(|value| fill_in(value, known)).sum(),
        _ => 0,
    }
}

/// Requirements and points nest in a way that loses the place of what is wrong
/// inside: looks for the innermost that is wrong.
fn deepest(value: &Value, place: String, reason: String) -> (String, String) {
    let wrong = |name: &str| {
        let list = value.get(name).and_then(Value::as_array);
        let each = list.into_iter().flatten().enumerate();
        let mut wrong = each.filter_map(|(at, inner)| {
            let error = match name {
                "sum" | "best" => PointsSource::deserialize(inner).err(),
                _ => RequirementSource::deserialize(inner).err(),
            };
            Some((inner, format!("{place}.{name}[{at}]"), error?.to_string()))
        });
        wrong.next()
    };
    match ["of", "when", "gate", "sum", "best"]
        .into_iter()
        .find_map(wrong)
    {
        Some((inner, place, reason)) => deepest(inner, place, reason),
        None => (place, reason),
    }
}
