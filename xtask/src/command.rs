//! Running other programs: what changes or builds something is printed before
//! it runs; what only asks a version is not.

use std::env;
use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::{Result, root};

/// Prints a line. Unlike `println!` it doesn't panic when nobody reads.
pub fn say(line: impl Display) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// Prints a line for trouble.
pub fn say_error(line: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A program, to be run in the repository's folder.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// `cargo` with these arguments.
pub fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program("cargo");
    command.args(arguments);
    command
}

/// npm, which is a script of another name on Windows.
pub fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Puts folders before the others on the command's PATH.
pub fn with_path(command: &mut Command, folders: &[PathBuf]) -> Result<()> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&inherited));
    let path = env::join_paths(all)
        .map_err(|error| format!("PATH cannot hold a tool's folder: {error}"))?;
    command.env("PATH", path);
    Ok(())
}

/// Prints the command as one would type it.
pub fn announce(command: &Command) {
    say(format_args!("$ {}", shown(command)));
}

/// Prints the command, runs it, and says how it ended.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    announce(command);
    command
        .status()
        .map_err(|error| not_started(command, &error))
}

/// Prints the command and runs it; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(command, status))
    }
}

/// Prints the command, runs it, passes its output on and shows every line of it
/// to `see`.
pub fn watched(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    announce(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| format!("Output could not be read: {error}."))?;
            let line = String::from_utf8_lossy(&line);
            say(&line);
            see(&line);
        }
    }
    child.wait().map_err(|error| not_started(command, &error))
}

/// Runs the command in silence and answers all that is to be said of it at once: what
/// one would type, its output, its errors. So what runs at the same time stays apart.
pub fn kept(command: &mut Command) -> Result<(ExitStatus, String)> {
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    let [said, errors] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    let text = format!("$ {}\n{said}{errors}", shown(command));
    Ok((output.status, text.trim_end().to_owned()))
}

/// Prints the command, runs it, passes its errors on and answers them too.
pub fn errors(command: &mut Command) -> Result<(ExitStatus, String)> {
    announce(command);
    let output = command
        .output()
        .map_err(|error| not_started(command, &error))?;
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    say_error(errors.trim_end());
    Ok((output.status, errors))
}

/// What a quiet command printed, where it exists and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The sentence for a command that ran and did not succeed.
pub fn failed(command: &Command, status: ExitStatus) -> String {
    let program = Path::new(command.get_program()).file_stem();
    let name = program.unwrap_or_default().to_string_lossy();
    let mut words = command.get_args().map(|word| word.to_string_lossy());
    let verb = words.find(|word| !word.starts_with('-'));
    format!("`{name} {}` failed ({status}).", verb.unwrap_or_default())
}

/// Where a program lies on PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| executable(&folder, name))
        .find(|file| file.is_file())
}

/// The file of a program in a folder.
pub fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

fn not_started(command: &Command, error: &io::Error) -> String {
    format!(
        "`{}` could not be started: {error}.",
        command.get_program().to_string_lossy()
    )
}

/// Without the PATH that the command is given: it is long, and tells nothing.
fn shown(command: &Command) -> String {
    let mut words = Vec::new();
    let folder = command.get_current_dir();
    if let Some(folder) = folder.and_then(|folder| folder.strip_prefix(root()).ok())
        && folder != Path::new("")
    {
        words.push(format!("cd {} &&", folder.display()));
    }
    for (name, value) in command.get_envs() {
        if let Some(value) = value.filter(|_| name != "PATH") {
            let value = quoted(&value.to_string_lossy());
            words.push(format!("{}={value}", name.to_string_lossy()));
        }
    }
    words.push(quoted(&command.get_program().to_string_lossy()));
    for word in command.get_args() {
        words.push(quoted(&word.to_string_lossy()));
    }
    words.join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains(char::is_whitespace) {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{program, shown};

    #[test]
    fn shows_a_command_as_one_would_type_it() {
        let mut command = program("cargo");
        command
            .args(["doc", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("PATH", "/somewhere");
        assert_eq!(
            shown(&command),
            "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps"
        );
        let mut command = program("npm");
        command.arg("ci").current_dir(crate::root().join("xtask"));
        assert_eq!(shown(&command), "cd xtask && npm ci");
    }

    #[test]
    #[cfg(unix)]
    fn names_a_failed_command_by_what_it_does() {
        use std::os::unix::process::ExitStatusExt;
        let mut command = program("/somewhere/trunk");
        command.args(["--quiet", "build", "--release"]);
        let status = std::process::ExitStatus::from_raw(256);
        assert_eq!(
            super::failed(&command, status),
            "`trunk build` failed (exit status: 1)."
        );
    }
}
