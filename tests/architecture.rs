//! The rooms of the crate call only those above them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, each with the rooms that it may call.
const ROOMS: [(&str, &[&str]); 10] = [
    ("model", &[]),
    ("catalog", &["model"]),
    ("assess", &["model", "catalog"]),
    ("plan", &["model", "catalog", "assess"]),
    ("interchange", &["model"]),
    ("locale", &["model"]),
    (
        "explain",
        &["model", "assess", "plan", "locale", "interchange"],
    ),
    (
        "engine",
        &[
            "model",
            "catalog",
            "assess",
            "plan",
            "interchange",
            "locale",
            "explain",
        ],
    ),
    (
        "widget",
        &[
            "model",
            "catalog",
            "assess",
            "plan",
            "interchange",
            "locale",
            "explain",
        ],
    ),
    (
        "embed",
        &[
            "model",
            "catalog",
            "assess",
            "plan",
            "interchange",
            "locale",
            "explain",
            "widget",
        ],
    ),
];

/// Crates that need a browser; only the last three rooms may use them, and the
/// locale, for the browser's own numbers and dates.
const OF_THE_BROWSER: [&str; 6] = [
    "gloo",
    "js_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "web_sys",
    "yew",
];

#[test]
fn arrows_point_one_way() {
    let mut wrong = Vec::new();
    for (room, may_call) in ROOMS {
        for file in files(&source().join(room)) {
            for called in called_rooms(&read(&file)) {
                if called != room && !may_call.contains(&called.as_str()) {
                    wrong.push(format!("{}: {room} may not call {called}", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_folder_is_a_room() {
    let folders = fs::read_dir(source()).expect("there is a src folder");
    let folders = folders.map(|entry| entry.expect("it can be read").path());
    for folder in folders.filter(|path| path.is_dir()) {
        let name = folder
            .file_name()
            .expect("it has a name")
            .to_string_lossy()
            .into_owned();
        assert!(
            ROOMS.iter().any(|(room, _)| *room == name),
            "{name} is no room"
        );
    }
}

#[test]
fn the_rules_know_nothing_of_a_browser_or_a_clock() {
    for room in [
        "model",
        "catalog",
        "assess",
        "plan",
        "interchange",
        "explain",
    ] {
        for file in files(&source().join(room)) {
            let text = read(&file);
            for name in OF_THE_BROWSER {
                let used = text.contains(&format!("{name}::"));
                assert!(!used, "{} uses {name}", file.display());
            }
            for clock in ["SystemTime", "Instant::", "Utc::now", "Local::now"] {
                assert!(!text.contains(clock), "{} reads a clock", file.display());
            }
        }
    }
}

#[test]
fn every_file_says_what_it_holds() {
    for file in files(&source()) {
        let text = read(&file);
        assert!(
            text.starts_with("//! "),
            "{} begins without a word on it",
            file.display()
        );
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).expect("it can be read")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms named in paths that begin at the crate, in code and not in comments.
fn called_rooms(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code: String = code.map(|line| format!("{line}\n")).collect();
    let mut called = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let end = group.find("};").unwrap_or(group.len());
            for item in group[..end].split(',') {
                called.push(first_name(item.trim()));
            }
        } else {
            called.push(first_name(rest));
        }
    }
    called.retain(|name| ROOMS.iter().any(|(room, _)| room == name));
    called
}

fn first_name(path: &str) -> String {
    path.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}
