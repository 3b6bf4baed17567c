//! The JSON Schema of a program of an embedder's own, from the types that read it.

use schemars::{SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::custom::{FORMAT, MOST_AWARDS, VERSION};
use super::source::{RequirementSource, WholeSource};

/// The schema of the documents that [`super::custom::read`] takes.
#[must_use]
pub fn schema() -> Value {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    let whole = generator.subschema_for::<WholeSource>();
    let requirement = generator.subschema_for::<RequirementSource>();
    let mut defs = generator.take_definitions(true);
    let in_parts = in_parts(&defs);
    defs.extend(in_parts);
    let head = json!({
        "$schema": { "type": "string" },
        "format": { "const": FORMAT },
        "version": { "const": VERSION },
    });
    let list = |of: Value| json!({ "type": "array", "maxItems": MOST_AWARDS, "items": of });
    let part = |name: &str| json!({ "$ref": format!("#/$defs/{name}.part") });
    let known = json!({
        "type": "object",
        "description": "What takes the place of a criterion that nobody published.",
        "required": ["award", "criterion", "requirement"],
        "additionalProperties": false,
        "properties": {
            "award": { "type": "string", "description": "Id of the award." },
            "criterion": { "type": "string", "description": "Id of the criterion in the award." },
            "requirement": requirement,
        },
    });
    let extension = json!({
        "extends": { "enum": super::BUILTIN, "description": "Id of the programme that it builds on." },
        "program": part("ProgramSource"),
        "awards": list(part("AwardSource")),
        "certifications": { "type": "array", "items": part("CertificationSource") },
        "known": { "type": "array", "items": known },
    });
    let whole = whole.as_value().get("$ref").and_then(Value::as_str);
    let whole = whole.and_then(|name| name.strip_prefix("#/$defs/"));
    let whole = whole.and_then(|name| defs.remove(name)).unwrap_or_default();
    let alone = whole.get("properties").cloned().unwrap_or_default();
    let with = |more: &Value| {
        let mut all = head.as_object().cloned().unwrap_or_default();
        all.extend(more.as_object().cloned().unwrap_or_default());
        all
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A programme of your own",
        "description": "Either a whole programme, or what is different in one that it builds on: objects are merged by key, where null takes a key away; lists of things with an id by that id, where \"remove\": true takes one away; everything else is replaced.",
        "oneOf": [
            {
                "title": "A whole programme",
                "type": "object",
                "required": ["format", "version", "program", "awards"],
                "additionalProperties": false,
                "properties": with(&alone),
            },
            {
                "title": "What is different in a programme",
                "type": "object",
                "required": ["format", "version", "extends"],
                "additionalProperties": false,
                "properties": with(&extension),
            },
        ],
        "$defs": defs,
    })
}

/// What stands in lists and is merged by its id.
const BY_ID: [&str; 11] = [
    "AuditSource",
    "AwardSource",
    "CertificationSource",
    "ChoiceSource",
    "FeeSource",
    "FigureSource",
    "MetricSource",
    "NamedSource",
    "OptionSource",
    "QuestionSource",
    "ScoreSource",
];

/// What is merged key by key.
const BY_KEY: [&str; 5] = [
    "Period",
    "ProgramSource",
    "RenewalSource",
    "SourceSource",
    "SuccessorSource",
];

/// The same things with nothing required but the id by which they are merged.
/// Everything else is replaced as a whole.
fn in_parts(defs: &Map<String, Value>) -> Map<String, Value> {
    let mut parts = Map::new();
    for name in BY_ID.iter().chain(&BY_KEY) {
        let Some(Value::Object(mut part)) = defs.get(*name).cloned() else {
            continue;
        };
        part.remove("required");
        if let Some(Value::Object(properties)) = part.get_mut("properties") {
            for property in properties.values_mut() {
                refer(property);
                let whole = property.take();
                *property = json!({ "anyOf": [whole, { "type": "null" }] });
            }
            if BY_ID.contains(name) {
                let remove = json!({ "const": true, "description": "Takes it away." });
                properties.insert("remove".to_owned(), remove);
            }
        }
        if BY_ID.contains(name) {
            part.insert("required".to_owned(), json!(["id"]));
        }
        parts.insert(format!("{name}.part"), Value::Object(part));
    }
    parts
}

/// Has a schema refer to parts wherever there are any.
fn refer(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::String(to)) = object.get_mut("$ref") {
                let name = to.trim_start_matches("#/$defs/");
                if BY_ID.contains(&name) || BY_KEY.contains(&name) {
                    *to = format!("#/$defs/{name}.part");
                }
            }
            object.values_mut().for_each(refer);
        }
        Value::Array(list) => list.iter_mut().for_each(refer),
        _ => {}
    }
}
