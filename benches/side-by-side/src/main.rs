//! Writes what is judged side by side for JavaScript, and times it natively.
//!
//! `write FOLDER DAY PROFILES PEOPLE` writes rules, facts, what we answer, the
//! profiles as documents. `form FOLDER` writes the questions of a partner as
//! elements of a form of SurveyJS. `time` reads lines such as
//! `competencies 2018-06-01 20 25 1000` (awards, day, profiles, people, how many
//! judgements) and answers each with the nanoseconds that they took.

use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use partner_eligibility::model::{Day, Market, Profile, Text};
use serde_json::{Map, Value, json};
use side_by_side::{Awards, Bench, express};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["write", folder, day, profiles, people] => {
            write(Path::new(folder), day, profiles.parse()?, people.parse()?)
        }
        ["form", folder] => Ok(fs::write(Path::new(folder).join("form.json"), form())?),
        ["time"] => time(),
        _ => Err("I take `write FOLDER DAY PROFILES PEOPLE`, `form FOLDER` or `time`.".into()),
    }
}

fn write(folder: &Path, day: &str, profiles: usize, people: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let bench = Bench::new(Awards::Competencies, day, profiles, people)?;
    let mut rules = Vec::new();
    let mut facts = Vec::new();
    let mut met = Vec::new();
    let mut documents = Vec::new();
    for profile in &bench.profiles {
        let expressed = express(profile, &bench.program, bench.day)?;
        if rules.is_empty() {
            rules = expressed.rules;
        } else if rules != expressed.rules {
            return Err("The rules depend on the profile.".into());
        }
        facts.push(expressed.facts);
        met.push(expressed.met);
        documents.push(document(profile, bench.day));
    }
    let all = json!({ "rules": rules, "facts": facts, "met": met, "documents": documents });
    fs::write(folder.join("judge.json"), all.to_string())?;
    Ok(())
}

/// A profile as the document that the widget and the engine take.
fn document(profile: &Profile, day: Day) -> Value {
    let market = |market| match market {
        Market::Developed => "developed",
        Market::Developing => "developing",
    };
    let people = profile.people.iter().map(|person| {
        // A profile may name one twice; a document may not.
        let holds = person.holds.iter().map(|held| held.id.as_str());
        let holds: BTreeSet<&str> = holds.collect();
        json!({ "name": person.label, "holds": holds })
    });
    let figures = profile.figures.iter();
    let figures = figures.map(|(id, figure)| (id.clone(), json!(figure.to_string())));
    let held = profile.held.iter().map(|held| {
        let anniversary = held.anniversary.map(|day| day.to_string());
        json!({ "award": held.award, "level": held.level, "anniversary": anniversary })
    });
    let mut document = json!({
        "format": "partner-eligibility",
        "version": 1,
        "judgedOn": day.to_string(),
        "market": market(profile.markets.partner),
        "people": people.collect::<Vec<_>>(),
        "figures": figures.collect::<Map<_, _>>(),
        "answers": profile.answers,
        "held": held.collect::<Vec<_>>(),
    });
    if let Some(customers) = profile.markets.customers {
        document["customersMarket"] = json!(market(customers));
    }
    document
}

/// The figures, and what stands before and after them in the widget.
fn form() -> String {
    let program = Awards::Competencies.program();
    let figures = program.figures.iter().map(|figure| {
        let help = figure.help.as_ref().map(english);
        json!({
            "type": "text", "inputType": "number", "name": figure.id,
            "title": english(&figure.name), "description": help,
        })
    });
    let questions = program.questions.iter().map(|question| {
        json!({ "type": "boolean", "name": question.id, "title": english(&question.text) })
    });
    let certifications = program.certifications.iter().map(|certification| {
        let name = certification.name.as_ref().map(english);
        let text = certification.code.as_deref().or(name);
        json!({ "value": certification.id, "text": text })
    });
    let awards = program.awards.iter();
    let awards = awards.map(|award| json!({ "value": award.id, "text": english(&award.name) }));
    let levels = program.levels.iter();
    let levels = levels.map(|level| json!({ "value": level.id, "text": english(&level.name) }));
    let people = json!({
        "type": "paneldynamic", "name": "people", "title": "People", "panelCount": 1,
        "templateElements": [
            { "type": "text", "name": "name", "title": "Name" },
            { "type": "text", "inputType": "number", "name": "count", "title": "Number" },
            { "type": "tagbox", "name": "holds", "title": "Certifications",
              "choices": certifications.collect::<Vec<_>>() },
        ],
    });
    let held = json!({
        "type": "paneldynamic", "name": "held", "title": "Held already", "panelCount": 0,
        "templateElements": [
            { "type": "dropdown", "name": "award", "choices": awards.collect::<Vec<_>>() },
            { "type": "dropdown", "name": "level", "choices": levels.collect::<Vec<_>>() },
            { "type": "text", "inputType": "date", "name": "anniversary" },
        ],
    });
    let market = json!({
        "type": "radiogroup", "name": "market", "title": "Market",
        "choices": ["developed", "developing"],
    });
    let mut others: Vec<Value> = questions.collect();
    others.extend([market, held]);
    let figures: Vec<Value> = figures.collect();
    json!({ "people": [people], "figures": figures, "others": others }).to_string()
}

fn english(text: &Text) -> &str {
    text.get(partner_eligibility::model::Lang::En)
}

fn time() -> Result<(), Box<dyn Error>> {
    let mut benches: HashMap<String, Bench> = HashMap::new();
    for line in stdin().lock().lines() {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let [awards, day, profiles, people, number] = words.as_slice() else {
            return Err(format!("five words are needed, not `{line}`").into());
        };
        let key = words[..4].join(" ");
        if !benches.contains_key(&key) {
            let awards = Awards::named(awards).ok_or("no such awards")?;
            let bench = Bench::new(awards, day, profiles.parse()?, people.parse()?)?;
            benches.insert(key.clone(), bench);
        }
        let number = number.parse()?;
        let start = Instant::now();
        benches[&key].judge(number);
        writeln!(stdout(), "{}", start.elapsed().as_nanos())?;
    }
    Ok(())
}
