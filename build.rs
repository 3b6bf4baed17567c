//! Compiles and lints the catalog, and hands it to the crate as bytes.
//!
//! The rooms `model` and `catalog` are the crate's own, taken in by path: the
//! catalog is checked by the very code that reads it later.

#![allow(
    dead_code,
    reason = "the build needs a part of the rooms that it takes in"
)]
#![allow(
    unused_imports,
    reason = "the build needs a part of the rooms that it takes in"
)]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use serde::de::DeserializeOwned;
use serde_json::Value;

use catalog::compile::{File, Files, compile};
use catalog::lint::lint;

#[path = "src/model/mod.rs"]
mod model;

mod catalog {
    #[path = "../src/catalog/compile.rs"]
    pub mod compile;
    #[path = "../src/catalog/file.rs"]
    pub mod file;
    #[path = "../src/catalog/lint.rs"]
    pub mod lint;
    #[path = "../src/catalog/problem.rs"]
    pub mod problem;
    #[path = "../src/catalog/source.rs"]
    pub mod source;
}

const PROGRAMS: [&str; 2] = ["mpn", "maicpp"];

fn main() {
    println!("cargo::rerun-if-changed=catalog");
    println!("cargo::rerun-if-changed=src/model");
    println!("cargo::rerun-if-changed=src/catalog");
    for program in PROGRAMS {
        if let Err(problems) = build(program) {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    }
}

fn build(id: &str) -> Result<(), Vec<String>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(one)?);
    let folder = root.join("catalog").join(id);
    let files = Files {
        program: read(&root, &folder.join("program.toml"))?,
        awards: read_all(&root, &folder.join("awards"))?,
        certifications: read_all(&root, &root.join("catalog/certifications"))?,
        extends: false,
    };
    let program = compile(&files).map_err(|problems| texts(&problems))?;
    let problems = lint(&program);
    if !problems.is_empty() {
        return Err(texts(&problems));
    }
    let bytes = catalog::file::encode(&program).map_err(one)?;
    let folder = PathBuf::from(env::var("OUT_DIR").map_err(one)?);
    fs::write(folder.join(format!("{id}.bin")), bytes).map_err(one)?;
    let whole = spare(serde_json::to_value(files.whole()).map_err(one)?);
    fs::write(folder.join(format!("{id}.json")), whole.to_string()).map_err(one)
}

/// Without nulls: their absence means the same.
fn spare(value: Value) -> Value {
    match value {
        Value::Array(list) => list.into_iter().map(spare).collect(),
        Value::Object(object) => {
            let each = object.into_iter().filter(|(_, value)| !value.is_null());
            each.map(|(key, value)| (key, spare(value))).collect()
        }
        other => other,
    }
}

fn read<T: DeserializeOwned>(root: &Path, path: &Path) -> Result<File<T>, Vec<String>> {
    let name = path
        .strip_prefix(root)
        .unwrap_or(path)
        .display()
        .to_string();
    let text = fs::read_to_string(path).map_err(|error| vec![format!("{name}: {error}")])?;
    let content = toml::from_str(&text)
        .map_err(|error| vec![format!("{name}: {error}").replace('\n', " ")])?;
    Ok(File { name, content })
}

/// The files of a folder in the order of their names.
fn read_all<T: DeserializeOwned>(root: &Path, folder: &Path) -> Result<Vec<File<T>>, Vec<String>> {
    let mut paths = Vec::new();
    for entry in
        fs::read_dir(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?
    {
        let path = entry.map_err(one)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| read(root, path)).collect()
}

fn one(error: impl ToString) -> Vec<String> {
    vec![error.to_string()]
}

fn texts(problems: &[impl ToString]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
