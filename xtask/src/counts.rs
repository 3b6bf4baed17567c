//! How many tests a runner ran, read off its own closing lines.

use std::ops::AddAssign;

/// Tests passed, failed, and left out by the runner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    /// Adds what a line says: `test result: …` of Rust's harness, which
    /// wasm-bindgen's runner prints too, or a `ℹ pass 3` of node's.
    pub fn read(&mut self, line: &str) {
        if let Some((_, figures)) = line.split_once("test result: ") {
            for part in figures.split([';', '.']) {
                let mut words = part.split_whitespace();
                let (Some(figure), Some(name)) = (words.next(), words.next()) else {
                    continue;
                };
                self.add(name, figure);
            }
        } else if let Some(figures) = line.strip_prefix("ℹ ") {
            let mut words = figures.split_whitespace();
            if let (Some(name), Some(figure), None) = (words.next(), words.next(), words.next()) {
                self.add(name, figure);
            }
        }
    }

    fn add(&mut self, name: &str, figure: &str) {
        let Ok(figure) = figure.parse::<u64>() else {
            return;
        };
        match name {
            "passed" | "pass" => self.passed += figure,
            "failed" | "fail" | "cancelled" => self.failed += figure,
            "ignored" | "skipped" | "todo" => self.skipped += figure,
            _ => {}
        }
    }

    /// Whether any test was met at all.
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn read(text: &str) -> Counts {
        let mut counts = Counts::default();
        text.lines().for_each(|line| counts.read(line));
        counts
    }

    #[test]
    fn sums_the_binaries_of_a_cargo_test() {
        let text = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.00s";
        assert_eq!(
            read(text),
            Counts {
                passed: 4,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn reads_nodes_closing_lines() {
        let text = "✔ a page (12ms)\nℹ tests 5\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 1\nℹ todo 0\nℹ duration_ms 12.5";
        assert_eq!(
            read(text),
            Counts {
                passed: 2,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn knows_when_nothing_ran() {
        assert!(!read("error: no test target named `wasm`").any());
    }
}
