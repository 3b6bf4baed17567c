//! Runs worked examples against the catalog: `cargo xtask cases FILE...`.
//!
//! A program of its own, so that the rest of xtask builds and runs where the
//! crate or its catalog does not.

use std::env;
use std::fmt::Display;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

#[path = "../../../tests/common/cases.rs"]
mod cases;

fn main() -> ExitCode {
    let (mut passed, mut failed) = (0, 0);
    for path in env::args_os().skip(1) {
        let file = path.to_string_lossy();
        match fs::read_to_string(&path) {
            Ok(text) => {
                let report = cases::run(&text, &file);
                let gap = if report.is_ok() { ": " } else { "\n\n" };
                say(format_args!("{file}{gap}{report}"));
                passed += report.passed;
                failed += report.failed.len() + report.errors.len();
            }
            Err(error) => {
                say(format_args!("{file}: it cannot be read: {error}."));
                failed += 1;
            }
        }
    }
    say(format_args!("\n{passed} passed, {failed} failed"));
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints a line, also where nobody reads any more.
fn say(line: impl Display) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
