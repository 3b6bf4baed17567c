//! The files under `tests/corpus`: one test for each target, that nothing in
//! them makes it panic, and that each is through in good time. What mutates
//! them is `cargo xtask fuzz`.

#[path = "common/fuzz.rs"]
mod fuzz;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};

/// Far more than any file takes, on a slow machine without optimisation too.
const SLOW: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = fuzz::TARGETS
        .into_iter()
        .map(|target| Trial::test(target.name, move || replay(&target)))
        .collect();
    trials.push(Trial::test("every-folder-has-a-target", folders));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn corpus() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn replay(target: &fuzz::Target) -> Result<(), Failed> {
    let mut files = 0;
    for entry in fs::read_dir(corpus().join(target.name))? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        if target.ascii && !bytes.is_ascii() {
            return Err(format!("{}: it is not to be read", path.display()).into());
        }
        let start = Instant::now();
        // A panic does not say in which file it came up.
        if std::panic::catch_unwind(|| (target.run)(&bytes)).is_err() {
            return Err(format!("{}: it panicked (see above)", path.display()).into());
        }
        let took = start.elapsed();
        if took > SLOW {
            return Err(format!("{}: it took {took:?}", path.display()).into());
        }
        files += 1;
    }
    if files == 0 {
        return Err("there is no file".into());
    }
    Ok(())
}

fn folders() -> Result<(), Failed> {
    for entry in fs::read_dir(corpus())? {
        let name = entry?.file_name();
        if !fuzz::TARGETS.iter().any(|target| name == target.name) {
            return Err(format!("{} is nobody's", name.display()).into());
        }
    }
    // A name is a folder, and what a mutator is told is text.
    let words = fuzz::words();
    let sound = |word: &String| !word.is_empty();
    if !words.iter().all(sound) || fuzz::TARGETS.iter().any(|target| target.most == 0) {
        return Err("an empty word, or a target without bytes".into());
    }
    Ok(())
}
