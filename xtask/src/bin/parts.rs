//! Writes the parts of the bundle that come from the crate: the programs with
//! their sources, the words of the first fields, and the pages of rules.
//!
//! A program of its own, so that the rest of xtask builds and runs where the
//! crate or its catalog does not; `xtask/bundle.mjs` calls it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use partner_eligibility::catalog::{BUILTIN, builtin, file, source_of};

#[path = "../pages/mod.rs"]
mod pages;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        return refused("parts takes the folder to write to");
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => refused(&why),
    }
}

fn refused(why: &str) -> ExitCode {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{why}");
    ExitCode::FAILURE
}

fn write(folder: &Path) -> Result<(), String> {
    let sources = folder.join("sources");
    make(&sources)?;
    let mut in_force = Vec::new();
    for id in BUILTIN {
        let program = builtin(id).ok_or_else(|| format!("{id} cannot be read"))?;
        let bytes = file::encode(program).map_err(|error| format!("{id}: {error}"))?;
        put(&folder.join(format!("{id}.bin")), &bytes)?;
        let source = source_of(id).ok_or_else(|| format!("{id} has no source"))?;
        put(&sources.join(format!("{id}.json")), source.as_bytes())?;
        let ends = [
            ("from", program.effective.from),
            ("until", program.effective.until),
        ];
        let ends = ends.iter().filter_map(|(end, day)| Some((end, (*day)?)));
        let ends = ends.map(|(end, day)| format!("\"{end}\":\"{day}\""));
        let ends = ends.collect::<Vec<_>>().join(",");
        in_force.push(format!("\"{id}\":{{{ends}}}"));
    }
    let in_force = format!("{{{}}}\n", in_force.join(","));
    put(&folder.join("programs.json"), in_force.as_bytes())?;
    put(&folder.join("first.json"), pages::first_words()?.as_bytes())?;
    put_all(&folder.join("rules"), pages::all()?)?;
    put_all(&folder.join("fallback"), pages::fallbacks()?)
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))
}

fn put_all(folder: &Path, pages: Vec<pages::Page>) -> Result<(), String> {
    make(folder)?;
    for page in pages {
        put(&folder.join(page.file), page.html.as_bytes())?;
    }
    Ok(())
}

fn put(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use std::path::Path;

    /// `UPDATE=1 cargo test -p xtask --features parts --bin parts` writes it anew.
    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema/program.schema.json");
        let schema = partner_eligibility::catalog::schema::schema();
        let now = serde_json::to_string_pretty(&schema).expect("it is JSON") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &now).expect("it can be written");
        }
        let published = std::fs::read_to_string(&file).expect("it is there");
        assert!(
            published == now,
            "schema/program.schema.json is another one"
        );
    }
}
