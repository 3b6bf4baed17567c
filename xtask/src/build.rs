//! The static site: Trunk builds it, and its sizes are held to the budget.

use std::process::Command;

use crate::command::{program, run, with_path};
use crate::{Result, setup, sizes};

/// Trunk with its tools on PATH and quiet about everything but its work.
pub fn trunk() -> Result<Command> {
    let folders = setup::site()?;
    let mut trunk = program("trunk");
    with_path(&mut trunk, &folders)?;
    trunk.arg("--skip-version-check");
    // A stack trace of Trunk's own tells nothing about a page that doesn't build.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    Ok(trunk)
}

/// Writes the site to `dist/`.
pub fn dist() -> Result<()> {
    run(trunk()?.args(["build", "--release", "--locked"]))?;
    sizes::report()
}
