//! The same profiles give the same answers in the browser. This half judges
//! them natively and leaves the answers for `tests/wasm.rs` to compare with.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::fs;
use std::path::Path;

#[path = "common/parity.rs"]
mod parity;
#[path = "common/profiles.rs"]
mod profiles;

/// The worked examples go to the browser as one text: a browser has no folders.
#[test]
fn worked_examples_are_left_for_the_browser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("there is a folder of cases") {
        let path = entry.expect("it can be read").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let name = path.file_name().expect("it has a name").to_string_lossy();
            let text = fs::read_to_string(&path).expect("it can be read");
            all.push_str(&format!("{name}\n{text}{}", parity::END_OF_FILE));
        }
    }
    assert!(!all.is_empty(), "there are no cases");
    leave("cases.txt", &all);
}

#[test]
fn answers_are_left_for_the_browser() {
    let answers = parity::answers();
    assert_eq!(answers.lines().count(), parity::PROFILES);
    let different: std::collections::BTreeSet<&str> = answers
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(_, answer)| answer)
        .collect();
    assert!(
        different.len() > parity::PROFILES / 2,
        "the profiles are too much alike"
    );
    leave("parity.txt", &answers);
}

fn leave(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(path, text).expect("the folder for temporary files can be written");
}
