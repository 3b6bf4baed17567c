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
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parity.txt");
    fs::write(path, answers).expect("the folder for temporary files can be written");
}
