//! The worked examples: one test for each file under `tests/cases`.

#[path = "common/cases.rs"]
mod cases;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = match files(&folder) {
        Ok(files) if !files.is_empty() => files,
        Ok(_) => return complain(&format!("no worked examples in {}", folder.display())),
        Err(error) => return complain(&format!("{}: {error}", folder.display())),
    };
    let passed = Arc::new(AtomicUsize::new(0));
    let trials = files.into_iter().map(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let passed = Arc::clone(&passed);
        Trial::test(name.into_owned(), move || {
            passed.fetch_add(check(&file)?, Ordering::Relaxed);
            Ok(())
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if !arguments.list {
        let passed = passed.load(Ordering::Relaxed);
        eprintln!("worked examples: {passed} passed in files without a failure");
    }
    conclusion.exit_code()
}

fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    let paths = entries?.into_iter().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    Ok(files)
}

/// The number of examples that passed.
fn check(file: &Path) -> Result<usize, Failed> {
    let text = fs::read_to_string(file)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let report = cases::run(&text, &format!("tests/cases/{name}"));
    if report.is_ok() {
        Ok(report.passed)
    } else {
        Err(report.to_string().into())
    }
}

fn complain(problem: &str) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::FAILURE
}
