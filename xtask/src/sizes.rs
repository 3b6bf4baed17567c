//! What a visitor downloads, and the budget it must keep.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{answer, program, say};
use crate::{Result, root};

/// What loader, glue, wasm, styles and the larger program may weigh together, in
/// bytes of brotli. It goes up only for a catalog or for something new, and else down, towards [`GOAL`].
const BUDGET: u64 = 327_000;

/// Where the budget is to end, in bytes of brotli.
const GOAL: u64 = 100_000;

/// Where `dist/` holds what an embedding page fetches; the rest is the demo's own.
const BUNDLE: &str = "partner-eligibility";

/// The kinds of file in it that every element fetches.
const SHARED: [&str; 3] = ["wasm", "js", "css"];

/// The kind of file that a program is: an element fetches those that it shows.
const PROGRAM: &str = "bin";

struct File {
    /// Relative to `dist/`.
    name: String,
    sizes: [u64; 3],
}

impl File {
    fn is(&self, kinds: &[&str]) -> bool {
        let path = Path::new(&self.name);
        let kind = path.extension().unwrap_or_default();
        path.starts_with(BUNDLE) && kinds.iter().any(|known| kind == *known)
    }

    fn mark(&self) -> &str {
        if self.is(&SHARED) {
            " *"
        } else if self.is(&[PROGRAM]) {
            " +"
        } else {
            ""
        }
    }
}

/// Prints every file of `dist/` with its sizes; above the budget is an error.
pub fn report() -> Result<()> {
    let dist = root().join("dist");
    let files = measured(&dist)?;
    say(table(&files));
    let total = downloaded(&files)[2];
    if total > BUDGET {
        return Err(format!(
            "An element fetches {total} bytes of brotli, {} more than the budget of {BUDGET}.",
            total - BUDGET
        ));
    }
    say(format_args!(
        "{total} bytes of brotli, within the budget of {BUDGET}; the goal is {GOAL}. \
         The site is in dist/."
    ));
    Ok(())
}

fn measured(dist: &Path) -> Result<Vec<File>> {
    let mut paths = Vec::new();
    walk(dist, &mut paths)
        .map_err(|error| format!("{} cannot be read: {error}.", dist.display()))?;
    paths.sort();
    let lines = answer(program("node").arg("xtask/compress.mjs").args(&paths))
        .ok_or("Node.js could not compress the files of dist/.")?;
    let files: Vec<File> = lines.lines().filter_map(|line| file(dist, line)).collect();
    if files.len() == paths.len() {
        Ok(files)
    } else {
        Err("Some file of dist/ could not be measured.".to_owned())
    }
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), paths)?;
        } else {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn file(dist: &Path, line: &str) -> Option<File> {
    let mut columns = line.split('\t');
    let path = Path::new(columns.next()?);
    let mut figure = || columns.next()?.parse().ok();
    Some(File {
        name: path
            .strip_prefix(dist)
            .ok()?
            .to_string_lossy()
            .replace('\\', "/"),
        sizes: [figure()?, figure()?, figure()?],
    })
}

/// What an element fetches that shows one program, the larger.
fn downloaded(files: &[File]) -> [u64; 3] {
    let shared = files.iter().filter(|file| file.is(&SHARED));
    let programs = files.iter().filter(|file| file.is(&[PROGRAM]));
    let mut total = [0; 3];
    for file in shared.chain(programs.max_by_key(|file| file.sizes[2])) {
        for (sum, size) in total.iter_mut().zip(file.sizes) {
            *sum += size;
        }
    }
    total
}

fn table(files: &[File]) -> String {
    let total = File {
        name: "an element fetches (* and the larger +)".to_owned(),
        sizes: downloaded(files),
    };
    let width = files
        .iter()
        .chain([&total])
        .map(|file| file.name.chars().count() + 2)
        .max()
        .unwrap_or_default();
    let mut text = format!(
        "\n{:width$}{:>10}{:>10}{:>10}\n",
        "file in dist/", "raw", "gzip", "brotli"
    );
    for file in files.iter().chain([&total]) {
        let mark = file.mark();
        let [raw, gzip, brotli] = file.sizes;
        let name = format!("{}{mark}", file.name);
        text += &format!("{name:width$}{raw:>10}{gzip:>10}{brotli:>10}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{downloaded, file, table};
    use std::path::Path;

    #[test]
    fn sums_what_an_element_fetches() {
        let dist = Path::new("/site");
        let files: Vec<_> = [
            "/site/index.html\t900\t500\t400",
            "/site/demo.css\t900\t500\t400",
            "/site/partner-eligibility/LICENSE-MIT\t900\t500\t400",
            "/site/partner-eligibility/partner-eligibility.js\t3000\t1200\t1000",
            "/site/partner-eligibility/partner-eligibility.0a.wasm\t200000\t80000\t60000",
            "/site/partner-eligibility/mpn.0b.bin\t50\t40\t30",
            "/site/partner-eligibility/maicpp.0c.bin\t70\t60\t50",
        ]
        .iter()
        .filter_map(|line| file(dist, line))
        .collect();
        assert_eq!(downloaded(&files), [203_070, 81_260, 61_050]);
        let table = table(&files);
        assert!(table.contains("partner-eligibility.0a.wasm *"));
        assert!(table.contains("maicpp.0c.bin +"));
        assert!(table.lines().any(|line| line.ends_with("61050")));
    }

    #[test]
    fn refuses_a_line_that_lacks_a_figure() {
        assert!(file(Path::new("/site"), "/site/a.js\t1\t2").is_none());
    }
}
