//! The worked examples, as far as the pages need them.

use std::fs;
use std::path::Path;

use partner_eligibility::model::Profile;
use serde::Deserialize;

/// A worked example: what a partner has, and why it is told.
#[derive(Deserialize)]
pub struct Example {
    pub name: String,
    pub because: String,
    pub program: String,
    #[serde(default)]
    pub given: Profile,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    case: Vec<Example>,
}

/// Every example, in the order of the files' names.
pub fn all() -> Result<Vec<Example>, String> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases"));
    let unread = |error: std::io::Error| format!("the worked examples cannot be read: {error}");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            files.push(path);
        }
    }
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(unread)?;
        let read: File =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        examples.extend(read.case);
    }
    Ok(examples)
}
