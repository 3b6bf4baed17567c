//! Tries bytes that libFuzzer makes up: `cargo xtask fuzz` builds and runs it.
//!
//! `FUZZ_TARGET` names what is tried. With `FUZZ_LIST` it writes a list of the
//! targets to that folder, and the words that a mutator is to know.
#![no_main]
#![allow(
    clippy::expect_used,
    reason = "whoever started it reads why it does not run"
)]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

#[path = "../../../tests/common/fuzz.rs"]
mod fuzz;

static RUN: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(init: begin(), |bytes: &[u8]| {
    if let Some(run) = RUN.get() {
        run(bytes);
    }
});

fn begin() {
    if let Some(folder) = env::var_os("FUZZ_LIST") {
        list(&PathBuf::from(folder)).expect("the list can be written");
    }
    if let Ok(name) = env::var("FUZZ_TARGET") {
        let target = fuzz::TARGETS.iter().find(|target| target.name == name);
        let target = target.expect("there is such a target");
        RUN.get_or_init(|| target.run);
    }
}

fn list(folder: &std::path::Path) -> std::io::Result<()> {
    let mut targets = String::new();
    for fuzz::Target {
        name, most, ascii, ..
    } in &fuzz::TARGETS
    {
        let _ = writeln!(targets, "{name} {most} {}", u8::from(*ascii));
    }
    fs::write(folder.join("targets"), targets)?;
    let mut words = String::new();
    for word in fuzz::words() {
        let bytes = word.bytes().map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", char::from(byte)),
            b' '..=b'~' => char::from(byte).to_string(),
            _ => format!("\\x{byte:02x}"),
        });
        let _ = writeln!(words, "\"{}\"", bytes.collect::<String>());
    }
    fs::write(folder.join("words"), words)
}
