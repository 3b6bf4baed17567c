//! Judging and planning from JavaScript without a page: what Node and a page's
//! own scripts call.
//!
//! It is built into a second WebAssembly file, without Yew. The hand-written
//! module `www/engine.js` fetches that file and the programs, and takes and gives
//! plain objects. Profiles and answers cross as JSON: building an object from here
//! is a call for each of its fields, and costs several times the judgement.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;

use crate::assess::{Assessment, assess, usual_day};
use crate::catalog::custom;
use crate::catalog::file::{decode, encode};
use crate::explain::{Explainer, Summary, document_error, problem, weights};
use crate::interchange::{Directory, DocumentError, Form, Opened, Reading, Value, may_read};
use crate::locale::{Locale, lang_of};
use crate::model::{Day, Index, Lang, Program};
use crate::plan::{Costs, Target, plan};

/// The most targets of one plan.
const MOST_TARGETS: usize = 50;

/// What is wrong with what was handed over.
#[derive(Debug, Serialize)]
struct Refusal {
    message: String,
    /// Where it is: `profile.people[3].holds[0]`.
    path: String,
    /// Everything that is wrong, where there is more to say than that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<RefusedPart>,
}

/// One of several things that are wrong.
#[derive(Debug, Serialize)]
struct RefusedPart {
    path: String,
    message: String,
}

impl Refusal {
    fn at(path: &str, message: impl ToString) -> Self {
        Self {
            message: message.to_string(),
            path: path.to_owned(),
            problems: Vec::new(),
        }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        let refusal = refusal.serialize(&Serializer::json_compatible());
        refusal.unwrap_or(Self::UNDEFINED)
    }
}

/// An answer as JSON.
fn json(answer: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(answer).map_err(|error| Refusal::at("answer", error).into())
}

/// Reads what was handed over; the error names the place in it.
fn read<'de, T: Deserialize<'de>>(value: JsValue) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(Deserializer::from(value)).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { "options" } else { &path };
        Refusal::at(path, error.inner())
    })
}

/// Compiles and lints a program of an embedder's own, and writes it as the file
/// that [`Engine::new`] and the widget read.
///
/// # Errors
/// An object with everything that is wrong with it.
#[wasm_bindgen(js_name = compileProgram)]
pub fn compile_program(text: &str, name: &str, base: Option<String>) -> Result<Vec<u8>, JsValue> {
    let program = custom::read(text, name, |_| base.as_deref()).map_err(|problems| {
        let all = problems.iter().map(ToString::to_string);
        let parts = problems.iter().map(|problem| RefusedPart {
            path: problem.place.clone(),
            message: problem.reason.clone(),
        });
        Refusal {
            message: all.collect::<Vec<_>>().join("\n"),
            path: name.to_owned(),
            problems: parts.collect(),
        }
    })?;
    encode(&program).map_err(|error| Refusal::at(name, error).into())
}

/// A judgement, with what of the profile counts for nothing.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    summary: Summary,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    problems: &'a [RefusedPart],
}

/// A program that judges.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    program: Program,
    directory: Directory,
}

/// How a profile is to be judged or planned for.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Request {
    /// The day that is judged. Without it that of the profile, or today.
    as_of: Option<String>,
    /// Today, by the caller's clock.
    today: String,
    lang: Option<String>,
    #[serde(default)]
    targets: Vec<Wanted>,
    /// What steps cost, where the caller knows better.
    costs: Option<Value>,
}

/// A target by its ids.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    award: String,
    level: Option<String>,
}

/// A request that was read and judged.
struct Judged {
    reading: Reading,
    /// What of it counts for nothing, and why.
    problems: Vec<RefusedPart>,
    assessment: Assessment,
    day: Day,
    locale: Locale,
    targets: Vec<Wanted>,
    costs: Costs,
}

#[wasm_bindgen]
impl Engine {
    /// Reads the file of a program.
    ///
    /// # Errors
    /// An object that says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsValue> {
        let program = decode(bytes).map_err(|error| Refusal::at("program", error))?;
        let directory = Directory::new(&program.certifications);
        Ok(Self { program, directory })
    }

    /// Judges a profile, which is JSON: what the element answers as its assessment.
    ///
    /// # Errors
    /// An object that says what is wrong with what was handed over, and where.
    pub fn assess(&self, profile: &str, request: JsValue) -> Result<String, JsValue> {
        let judged = self.judged(profile, request)?;
        json(&Answer {
            summary: self.explainer(&judged).summary(),
            problems: &judged.problems,
        })
    }

    /// The cheapest plans to reach every target, the first one the cheapest;
    /// none where nothing that the partner can do leads there, or nothing was
    /// found within the bounds of the search.
    ///
    /// # Errors
    /// An object that says what is wrong with what was handed over, and where.
    pub fn plan(&self, profile: &str, request: JsValue) -> Result<String, JsValue> {
        let judged = self.judged(profile, request)?;
        let targets = self.targets(&judged.targets)?;
        let profile = &judged.reading.profile;
        let plans = plan(profile, &targets, &self.program, judged.day, &judged.costs);
        let explainer = self.explainer(&judged);
        let plans = plans.unwrap_or_default();
        let plans: Vec<_> = plans.iter().map(|plan| explainer.planned(plan)).collect();
        json(&plans)
    }
}

impl Engine {
    fn explainer<'a>(&'a self, judged: &'a Judged) -> Explainer<'a> {
        Explainer {
            program: &self.program,
            profile: &judged.reading.profile,
            assessment: &judged.assessment,
            shown: &[],
            locale: judged.locale,
        }
    }

    fn judged(&self, profile: &str, request: JsValue) -> Result<Judged, Refusal> {
        let request: Request = read(request)?;
        let locale = Locale::new(request.lang.as_deref().map(lang_of).unwrap_or_default());
        let costs = request.costs.map(weights).transpose();
        let costs = costs.map_err(|message| Refusal::at("costs", message))?;
        let costs = costs.unwrap_or_default();
        let opened = open(profile).map_err(|error| refused(&error))?;
        let figures = &self.program.figures;
        let reading = opened.form.read(&self.directory, figures, opened.lang);
        let problems = self.problems(&opened.form, &reading);
        if let Some(first) = reading
            .problems
            .iter()
            .position(|problem| !problem.what.is_idle())
        {
            return Err(Refusal {
                path: problems[first].path.clone(),
                message: problems[first].message.clone(),
                problems,
            });
        }
        let day_of = |option: &str, text: &str| {
            let day = text.parse::<Day>();
            day.map_err(|error| Refusal::at(option, error))
        };
        let named = match &request.as_of {
            Some(day) => Some(day_of("asOf", day)?),
            None => reading.day,
        };
        let day = match named {
            Some(day) => day,
            None => {
                let today = day_of("today", &request.today)?;
                usual_day(&self.program, Some(today)).unwrap_or(today)
            }
        };
        Ok(Judged {
            assessment: assess(&reading.profile, &self.program, day),
            reading,
            problems,
            day,
            locale,
            targets: request.targets,
            costs,
        })
    }

    /// What is wrong with a form, and where.
    fn problems(&self, form: &Form, reading: &Reading) -> Vec<RefusedPart> {
        let english = Locale::new(Lang::En);
        let parts = reading.problems.iter().map(|found| RefusedPart {
            path: ["profile.", &form.place(&found.field)].concat(),
            message: problem(&self.program, english, &found.what),
        });
        parts.collect()
    }

    fn targets(&self, wanted: &[Wanted]) -> Result<Vec<Target>, Refusal> {
        if wanted.is_empty() || wanted.len() > MOST_TARGETS {
            let message = format!("expected 1 to {MOST_TARGETS} targets, not {}", wanted.len());
            return Err(Refusal::at("targets", message));
        }
        let each = wanted.iter().enumerate();
        let each = each.map(|(at, wanted)| {
            let path = format!("targets[{at}]");
            self.target(wanted)
                .map_err(|message| Refusal::at(&path, message))
        });
        each.collect()
    }

    /// A target; without a level, the lowest of its award.
    fn target(&self, wanted: &Wanted) -> Result<Target, String> {
        let mut awards = self.program.awards.iter();
        let award = awards.position(|award| award.id == wanted.award);
        let award = award.ok_or_else(|| format!("there is no award \"{}\"", wanted.award))?;
        let paths = self.program.awards[award].paths.iter();
        let levels = paths.flat_map(|path| &path.levels).map(|level| level.level);
        let level = match &wanted.level {
            None => levels.min(),
            Some(id) => {
                let is_it = |level: &Index| self.program.levels[usize::from(*level)].id == *id;
                let mut levels = levels;
                levels.find(is_it)
            }
        };
        let level = level.ok_or_else(|| {
            let level = wanted.level.as_deref().unwrap_or_default();
            format!("the award \"{}\" has no level \"{level}\"", wanted.award)
        })?;
        let award = Index::try_from(award).map_err(|error| error.to_string())?;
        Ok(Target { award, level })
    }
}

fn open(profile: &str) -> Result<Opened, DocumentError> {
    may_read(profile.len())?;
    let profile = serde_json::from_str::<Value>(profile);
    profile.map_or(Err(DocumentError::NotJson), Opened::from_value)
}

fn refused(error: &DocumentError) -> Refusal {
    let path = match error {
        DocumentError::At { path, .. } => ["profile.", path].concat(),
        _ => "profile".to_owned(),
    };
    Refusal::at(&path, document_error(Locale::new(Lang::En), error))
}
