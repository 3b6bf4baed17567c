//! What a visitor downloads, and the budget it must keep.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{answer, program, say};
use crate::{Result, root};

/// What loader, glue, wasm and the larger program may weigh together, in
/// bytes of brotli, until a visitor can begin. It goes up only for a catalog or for
/// something new, and else down, towards [`GOAL`].
const BUDGET: u64 = 245_000;

/// The same with what comes after that by itself.
const WHOLE: u64 = 391_000;

/// Where the budget is to end, in bytes of brotli.
const GOAL: u64 = 100_000;

/// Where `dist/` holds what an embedding page fetches; the rest is the demo's own.
const BUNDLE: &str = "partner-eligibility";

/// How the files begin that only a page with a program of its own fetches, and
/// Node.
const APART: [&str; 2] = ["engine", "embed"];

/// How the files begin that an element fetches once it has begun.
const AFTER: [&str; 2] = ["split", "chunk"];

/// The kinds of file in it that every element fetches.
const SHARED: [&str; 2] = ["wasm", "js"];

/// The kind of file that a program is: an element fetches those that it shows.
const PROGRAM: &str = "bin";

/// The parts of the bundle as they were when somebody noted them last, which
/// goes with a change that lands: a line each, its brotli bytes and its name.
const LANDED: &str = "xtask/sizes.txt";

struct File {
    /// Relative to `dist/`.
    name: String,
    sizes: [u64; 3],
}

impl File {
    fn is(&self, kinds: &[&str]) -> bool {
        let path = Path::new(&self.name);
        let kind = path.extension().unwrap_or_default();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.parent() == Some(Path::new(BUNDLE))
            && kinds.iter().any(|known| kind == *known)
            && !APART.iter().any(|apart| name.starts_with(apart))
    }

    /// Whether an element fetches it only once it has begun.
    fn is_after(&self) -> bool {
        let name = Path::new(&self.name).file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        AFTER.iter().any(|after| name.starts_with(after))
    }

    fn mark(&self) -> &str {
        if self.is(&SHARED) && self.is_after() {
            " -"
        } else if self.is(&SHARED) {
            " *"
        } else if self.is(&[PROGRAM]) {
            " +"
        } else {
            ""
        }
    }
}

/// Prints every file of `dist/` with its sizes, and the parts beside those that
/// landed, which it notes for the next ones where asked to; above the budget is an error.
pub fn report(note: bool) -> Result<()> {
    let dist = root().join("dist");
    let files = measured(&dist)?;
    say(table(&files));
    let parts = parts(&files);
    let landed = root().join(LANDED);
    let before = fs::read_to_string(&landed).unwrap_or_default();
    say(changes(&parts, &before));
    if note {
        fs::write(&landed, lines(&parts))
            .map_err(|error| format!("{} cannot be written: {error}.", landed.display()))?;
    }
    let start = downloaded(&files, false)[2];
    let whole = downloaded(&files, true)[2];
    for (what, size, budget) in [("until it begins", start, BUDGET), ("in all", whole, WHOLE)] {
        if size > budget {
            return Err(format!(
                "An element fetches {size} bytes of brotli {what}, {} more than the budget of \
                 {budget}.",
                size - budget
            ));
        }
    }
    say(format_args!(
        "{start} bytes of brotli until it begins, within the budget of {BUDGET}, and {whole} in \
         all, within {WHOLE}; the goal is {GOAL}. The site is in dist/."
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

/// What an element fetches that shows one program, the larger: until it begins, or
/// with what comes after that.
fn downloaded(files: &[File], whole: bool) -> [u64; 3] {
    let shared = files.iter().filter(|file| file.is(&SHARED));
    let shared = shared.filter(|file| whole || !file.is_after());
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
    let total = |name: &str, whole| File {
        name: name.to_owned(),
        sizes: downloaded(files, whole),
    };
    let totals = [
        total("until an element begins (* and the larger +)", false),
        total("in all (and -)", true),
    ];
    let width = files
        .iter()
        .chain(&totals)
        .map(|file| file.name.chars().count() + 2)
        .max()
        .unwrap_or_default();
    let mut text = format!(
        "\n{:width$}{:>10}{:>10}{:>10}\n",
        "file in dist/", "raw", "gzip", "brotli"
    );
    for file in files.iter().chain(&totals) {
        let mark = file.mark();
        let [raw, gzip, brotli] = file.sizes;
        let name = format!("{}{mark}", file.name);
        text += &format!("{name:width$}{raw:>10}{gzip:>10}{brotli:>10}\n");
    }
    text
}

/// The bundle's scripts, wasm and programs by name, without the hashes
/// in their names, and their bytes of brotli.
fn parts(files: &[File]) -> BTreeMap<String, u64> {
    let kinds = [SHARED.as_slice(), &[PROGRAM]].concat();
    let mut parts = BTreeMap::new();
    for file in files.iter().filter(|file| file.is(&kinds)) {
        let path = Path::new(&file.name);
        let path = path.strip_prefix(BUNDLE).unwrap_or(path);
        let name = path.to_string_lossy();
        // A hash stands between two dots.
        let mut words: Vec<&str> = name.split('.').collect();
        if words.len() > 2 {
            words.remove(words.len() - 2);
        }
        *parts.entry(words.join(".")).or_default() += file.sizes[2];
    }
    parts
}

fn lines(parts: &BTreeMap<String, u64>) -> String {
    let lines = parts.iter().map(|(name, size)| format!("{size} {name}\n"));
    lines.collect()
}

/// Each part beside what it was at the last landing.
fn changes(parts: &BTreeMap<String, u64>, landed: &str) -> String {
    let mut rows: BTreeMap<&str, [Option<u64>; 2]> = BTreeMap::new();
    for (name, size) in parts {
        rows.entry(name).or_default()[0] = Some(*size);
    }
    for (size, name) in landed.lines().filter_map(|line| line.split_once(' ')) {
        rows.entry(name).or_default()[1] = size.parse().ok();
    }
    let mut text = format!(
        "{:32}{:>10}{:>10}{:>10}\n",
        "part of the bundle", "brotli", "landed", "change"
    );
    for (name, [now, before]) in rows {
        let figure = |size: Option<u64>| size.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let change = i128::from(now.unwrap_or(0)) - i128::from(before.unwrap_or(0));
        let (now, before) = (figure(now), figure(before));
        text += &format!("{name:32}{now:>10}{before:>10}{change:>+10}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{changes, downloaded, file, lines, parts, table};
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
            "/site/partner-eligibility/split-planner.0f.wasm\t90\t70\t50",
            "/site/partner-eligibility/mpn.0b.bin\t50\t40\t30",
            "/site/partner-eligibility/maicpp.0c.bin\t70\t60\t50",
            "/site/partner-eligibility/engine.0d.wasm\t900\t500\t400",
            "/site/partner-eligibility/embed.js\t900\t500\t400",
            "/site/partner-eligibility/rules/rules.css\t900\t500\t400",
        ]
        .iter()
        .filter_map(|line| file(dist, line))
        .collect();
        assert_eq!(downloaded(&files, false), [203_070, 81_260, 61_050]);
        assert_eq!(downloaded(&files, true), [203_160, 81_330, 61_100]);
        let table = table(&files);
        assert!(table.contains("partner-eligibility.0a.wasm *"));
        assert!(table.contains("maicpp.0c.bin +"));
        assert!(table.contains("split-planner.0f.wasm -"));
        assert!(table.lines().any(|line| line.ends_with("61050")));
        assert!(table.lines().any(|line| line.ends_with("61100")));
    }

    #[test]
    fn compares_the_parts_with_those_that_landed() {
        let dist = Path::new("/site");
        let files: Vec<_> = [
            "/site/index.html\t900\t500\t400",
            "/site/partner-eligibility/LICENSE-MIT\t900\t500\t400",
            "/site/partner-eligibility/partner-eligibility.js\t3000\t1200\t1000",
            "/site/partner-eligibility/partner-eligibility.0a.wasm\t200000\t80000\t60000",
            "/site/partner-eligibility/mpn.0b.bin\t50\t40\t30",
        ]
        .iter()
        .filter_map(|line| file(dist, line))
        .collect();
        let parts = parts(&files);
        assert_eq!(
            lines(&parts),
            "30 mpn.bin\n1000 partner-eligibility.js\n60000 partner-eligibility.wasm\n"
        );
        let table = changes(&parts, "1100 partner-eligibility.js\n50 gone.css\n");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert!(rows.contains(&vec!["partner-eligibility.js", "1000", "1100", "-100"]));
        assert!(rows.contains(&vec!["gone.css", "-", "50", "-50"]));
        assert!(rows.contains(&vec!["mpn.bin", "30", "-", "+30"]));
    }

    #[test]
    fn refuses_a_line_that_lacks_a_figure() {
        assert!(file(Path::new("/site"), "/site/a.js\t1\t2").is_none());
    }
}
