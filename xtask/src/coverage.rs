//! How many lines of each room the native tests reach.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use crate::command::{cargo, run, say, with_path};
use crate::setup::{self, read};
use crate::{Result, root};

/// The rooms below the widget.
const ROOMS: [&str; 7] = [
    "model",
    "catalog",
    "assess",
    "plan",
    "interchange",
    "locale",
    "explain",
];

/// In percent of the lines.
const MARK: usize = 95;

/// Lines that can be reached, and those that were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lines {
    all: usize,
    reached: usize,
}

/// Runs the native tests of the crate, prints a table and fails below [`MARK`].
pub fn coverage() -> Result<ExitCode> {
    setup::llvm_tools()?;
    let folder = setup::cargo_llvm_cov()?;
    let report = root().join("target/coverage.lcov");
    let mut test = cargo([
        "llvm-cov",
        "test",
        "--locked",
        "--package",
        "partner-eligibility",
    ]);
    // The benches are no tests, though cargo would run them as such.
    test.args(["--lib", "--tests", "--lcov", "--output-path"])
        .arg(&report);
    with_path(&mut test, &[folder])?;
    run(&mut test)?;
    let files = read_report(&read(&report)?, |file| {
        fs::read_to_string(file)
            .ok()
            .and_then(|text| tests_begin(&text))
    });
    let (table, is_enough) = table(&files);
    say(table);
    Ok(if is_enough {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The line on which the tests in a file begin: they are always its end.
fn tests_begin(text: &str) -> Option<usize> {
    text.lines()
        .position(|line| line == "#[cfg(test)]")
        .map(|at| at + 1)
}

/// The lines by file, without its tests, and those that none has reached.
fn read_report(
    report: &str,
    tests_begin: impl Fn(&str) -> Option<usize>,
) -> BTreeMap<String, (Lines, Vec<usize>)> {
    let mut files = BTreeMap::new();
    let (mut file, mut end) = (String::new(), usize::MAX);
    for line in report.lines() {
        if let Some(path) = line.strip_prefix("SF:") {
            path.clone_into(&mut file);
            end = tests_begin(path).unwrap_or(usize::MAX);
        }
        let hits = line
            .strip_prefix("DA:")
            .and_then(|line| line.split_once(','));
        let hits = hits.and_then(|(at, hits)| Some((at.parse().ok()?, hits != "0")));
        if let Some((at, is_reached)) = hits.filter(|(at, _)| *at < end) {
            let (lines, missed): &mut (Lines, Vec<usize>) = files.entry(file.clone()).or_default();
            lines.all += 1;
            if is_reached {
                lines.reached += 1;
            } else {
                missed.push(at);
            }
        }
    }
    files
}

fn table(files: &BTreeMap<String, (Lines, Vec<usize>)>) -> (String, bool) {
    let mut text = String::from("\nlines that no test reaches:\n");
    let mut rooms: Vec<(&str, Lines)> = Vec::new();
    for room in ROOMS {
        let inside = format!("/src/{room}/");
        let mut sum = Lines::default();
        for (file, (lines, missed)) in files {
            let file = file.replace('\\', "/");
            let Some((_, name)) = file.rsplit_once(&inside) else {
                continue;
            };
            sum.all += lines.all;
            sum.reached += lines.reached;
            if !missed.is_empty() {
                text += &format!("  {room}/{name}: {}\n", spans(missed));
            }
        }
        rooms.push((room, sum));
    }
    let mut total = Lines::default();
    for (_, lines) in &rooms {
        total.all += lines.all;
        total.reached += lines.reached;
    }
    rooms.push(("together", total));
    text += &format!(
        "\n{:15}{:>9}{:>9}{:>9}\n",
        "room", "lines", "reached", "percent"
    );
    let mut is_enough = true;
    for (room, Lines { all, reached }) in rooms {
        let permille = reached * 1_000 / all.max(1);
        let percent = format!("{}.{}", permille / 10, permille % 10);
        let below = reached * 100 < all * MARK || all == 0;
        is_enough &= !below;
        let note = if below { "  below the mark" } else { "" };
        text += &format!("{room:15}{all:>9}{reached:>9}{percent:>9}{note}\n");
    }
    (text, is_enough)
}

/// Lines as `3-5, 9`.
fn spans(lines: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => spans.push((*line, *line)),
        }
    }
    let spans = spans.into_iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}-{last}")
        }
    });
    spans.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{ROOMS, read_report, spans, table, tests_begin};

    #[test]
    fn a_room_below_the_mark_fails() {
        let file = |room: &str, hits: &str| format!("SF:/x/src/{room}/a.rs\nDA:1,1\nDA:2,{hits}\n");
        let all = |hits| ROOMS.map(|room| file(room, hits)).concat();
        let of = |report: String| table(&read_report(&report, |_| None));
        let (text, is_enough) = of(all("7"));
        assert!(is_enough, "{text}");
        let (text, is_enough) = of(all("7") + &file("plan", "0"));
        assert!(!is_enough);
        assert!(text.contains("plan/a.rs: 2\n"), "{text}");
        assert!(!of(file("plan", "1")).1, "a room without lines");
    }

    #[test]
    fn tests_are_not_counted() {
        assert_eq!(
            tests_begin("fn a() {}\n\n#[cfg(test)]\nmod tests {}\n"),
            Some(3)
        );
        let report = "SF:/x/src/plan/a.rs\nDA:1,0\nDA:2,4\nDA:3,9\n";
        let files = read_report(report, |_| Some(3));
        let (lines, missed) = &files["/x/src/plan/a.rs"];
        assert_eq!(
            (lines.all, lines.reached, missed.as_slice()),
            (2, 1, &[1][..])
        );
    }

    #[test]
    fn lines_are_named_in_spans() {
        assert_eq!(spans(&[3, 4, 5, 9]), "3-5, 9");
    }
}
