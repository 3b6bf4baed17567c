//! What a visitor downloads, and the budget it must keep.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{answer, program, say};
use crate::{Result, root};

/// What wasm, glue, styles and texts may weigh together, in bytes of brotli.
/// It only ever goes down, towards [`GOAL`].
const BUDGET: u64 = 255_000;

/// Where the budget is to end, in bytes of brotli.
const GOAL: u64 = 100_000;

/// The kinds of file that an embedding page fetches; the demo's own markup and
/// pictures stay with the host.
const DOWNLOADED: [&str; 5] = ["wasm", "js", "mjs", "css", "json"];

struct File {
    /// Relative to `dist/`.
    name: String,
    sizes: [u64; 3],
}

impl File {
    fn downloaded(&self) -> bool {
        Path::new(&self.name)
            .extension()
            .is_some_and(|kind| DOWNLOADED.iter().any(|known| kind == *known))
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
            "A page downloads {total} bytes of brotli, {} more than the budget of {BUDGET}.",
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

fn downloaded(files: &[File]) -> [u64; 3] {
    let mut total = [0; 3];
    for file in files.iter().filter(|file| file.downloaded()) {
        for (sum, size) in total.iter_mut().zip(file.sizes) {
            *sum += size;
        }
    }
    total
}

fn table(files: &[File]) -> String {
    let total = File {
        name: "a page downloads (*)".to_owned(),
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
        let mark = if file.downloaded() { " *" } else { "" };
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
    fn sums_what_a_page_downloads() {
        let dist = Path::new("/site");
        let files: Vec<_> = [
            "/site/index.html\t900\t500\t400",
            "/site/partner-eligibility.js\t3000\t1200\t1000",
            "/site/wasm/partner-eligibility_bg.wasm\t200000\t80000\t60000",
        ]
        .iter()
        .filter_map(|line| file(dist, line))
        .collect();
        assert_eq!(downloaded(&files), [203_000, 81_200, 61_000]);
        let table = table(&files);
        assert!(table.contains("wasm/partner-eligibility_bg.wasm *"));
        assert!(table.lines().any(|line| line.ends_with("61000")));
    }

    #[test]
    fn refuses_a_line_that_lacks_a_figure() {
        assert!(file(Path::new("/site"), "/site/a.js\t1\t2").is_none());
    }
}
