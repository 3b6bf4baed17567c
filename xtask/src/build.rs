//! The static site: Trunk builds it, and its sizes are held to the budget.

use std::fs;
use std::process::Command;

use crate::command::{program, run, with_path};
use crate::{Result, root, setup, sizes};

/// A command of Trunk with its tools on PATH.
pub fn trunk(name: &str) -> Result<Command> {
    let site = setup::site()?;
    let mut trunk = program(site.trunk);
    with_path(&mut trunk, &site.path)?;
    trunk.args([name, "--skip-version-check"]);
    // A stack trace of Trunk's own tells nothing about a page that doesn't build.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    Ok(trunk)
}

/// Writes the site to `dist/`.
pub fn dist() -> Result<()> {
    let mut trunk = trunk("build")?;
    // Nobody is to publish or test an old site because a new one failed.
    let dist = root().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist)
            .map_err(|error| format!("{} cannot be removed: {error}.", dist.display()))?;
    }
    // The places of panics name files; a visitor need not learn whose disk they
    // were on.
    let home = setup::cargo_home()?;
    let here = root();
    let flags = format!(
        "--remap-path-prefix={}= --remap-path-prefix={}=cargo",
        here.display(),
        home.display()
    );
    run(trunk
        .args(["--release", "--locked"])
        .env("RUSTFLAGS", flags))?;
    sizes::report()
}
