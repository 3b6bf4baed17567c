//! The static site: Trunk builds it, and its sizes are held to the budget.

use std::fs;
use std::process::Command;

use crate::command::{program, run, say, with_path};
use crate::{Result, root, setup, sizes};

/// A command of Trunk with its tools on PATH.
pub fn trunk(name: &str) -> Result<Command> {
    let site = setup::site()?;
    let mut trunk = program(site.trunk);
    with_path(&mut trunk, &site.path)?;
    trunk.args([name, "--skip-version-check"]);
    trunk.env("RUSTFLAGS", SPLITTABLE);
    // A stack trace of Trunk's own tells nothing about a page that doesn't build.
    trunk.env("RUST_LIB_BACKTRACE", "0");
    Ok(trunk)
}

/// Writes the site to `dist/`, and notes its sizes where asked to.
pub fn dist(note: bool) -> Result<()> {
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
    let mut flags = format!(
        "{SPLITTABLE} --remap-path-prefix={}= --remap-path-prefix={}=cargo",
        here.display(),
        home.display()
    );
    match setup::standard_library() {
        Some(source) => {
            flags += &format!(" --remap-path-prefix={}=rust {SMALLER}", source.display());
            run(with_own_library(&mut setup::fetch()))?;
            with_own_library(&mut trunk);
        }
        None => say(
            "Without that source the download takes the standard library as it comes, which is \
             about 12 KB of brotli more.",
        ),
    }
    run(trunk
        .args(["--release", "--locked"])
        .env("RUSTFLAGS", flags))?;
    sizes::report(note)
}

/// What the tool needs that splits parts off: which calls and addresses there are.
const SPLITTABLE: &str = "-Clink-arg=--emit-relocs";

/// Flags of rustc that only a nightly takes by itself: the text of values for
/// programmers, which nothing here shows or decides by, and the columns of panics
/// stay out of the download.
const SMALLER: &str = "-Zfmt-debug=none -Zlocation-detail=file,line";

/// Has cargo build the standard library too, for size and with the flags of all
/// the rest. It is not stable, so a stable toolchain is told to allow it.
fn with_own_library(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}
