//! What the other commands need, installed where it is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{answer, cargo, executable, npm, on_path, program, run, say};
use crate::{Result, root};

pub const WASM: &str = "wasm32-unknown-unknown";

/// A program that crates.io carries, pinned.
struct Tool {
    /// The program to call.
    program: &'static str,
    /// The crate that it comes from.
    package: &'static str,
    /// Whether its own lock file is taken: wasm-bindgen-cli's lags behind.
    locked: bool,
    /// What of the crate is the program, where it is not all of it.
    feature: Option<&'static str>,
    minutes: u8,
    /// What it is asked for its version with.
    version: &'static [&'static str],
}

const TRUNK: Tool = Tool {
    program: "trunk",
    package: "trunk",
    locked: true,
    feature: None,
    minutes: 6,
    version: &["--version"],
};
const TRUNK_VERSION: &str = "0.21.14";

const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    locked: false,
    feature: None,
    minutes: 3,
    version: &["--version"],
};

const WASM_SPLIT: Tool = Tool {
    program: "wasm-split-cli",
    package: "wasm_split_cli_support",
    locked: true,
    feature: Some("build-binary"),
    minutes: 2,
    // It does not say.
    version: &[],
};
const WASM_SPLIT_VERSION: &str = "0.2.4";

const CARGO_DENY: Tool = Tool {
    program: "cargo-deny",
    package: "cargo-deny",
    locked: true,
    feature: None,
    minutes: 4,
    version: &["--version"],
};
const CARGO_DENY_VERSION: &str = "0.20.2";

const LLVM_COV: Tool = Tool {
    program: "cargo-llvm-cov",
    package: "cargo-llvm-cov",
    locked: true,
    feature: None,
    minutes: 2,
    // Alone it takes itself for cargo.
    version: &["llvm-cov", "--version"],
};
const LLVM_COV_VERSION: &str = "0.9.1";

const GECKODRIVER: Tool = Tool {
    program: "geckodriver",
    package: "geckodriver",
    locked: true,
    feature: None,
    minutes: 4,
    version: &["--version"],
};
const GECKODRIVER_VERSION: &str = "0.37.1";

const OLDEST_NODE: u32 = 20;

/// Trunk, and the folders in which it looks for wasm-opt and wasm-bindgen.
pub struct Site {
    pub trunk: PathBuf,
    pub path: Vec<PathBuf>,
}

/// Chromium and the driver that speaks WebDriver for it.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Everything that builds the site.
pub fn site() -> Result<Site> {
    node()?;
    wasm_target()?;
    let site = Site {
        trunk: executable(&tool(&TRUNK, TRUNK_VERSION)?, TRUNK.program),
        // npm's first: cargo's folder may hold a wasm-opt of another version.
        path: vec![
            packages("xtask")?.join(".bin"),
            wasm_bindgen()?,
            tool(&WASM_SPLIT, WASM_SPLIT_VERSION)?,
        ],
    };
    // Trunk runs offline, lest it downloads tools of its own choice.
    run(&mut fetch())?;
    Ok(site)
}

/// The command that fetches the crates. Those of every platform: cargo asks for some
/// of the machine that builds even where it builds for another one.
pub fn fetch() -> Command {
    cargo(["fetch", "--locked"])
}

/// The source of the standard library, where it is or rustup has it.
pub fn standard_library() -> Option<PathBuf> {
    let toolchain = answer(program("rustc").args(["--print", "sysroot"]))?;
    let source = Path::new(&toolchain).join("lib/rustlib/src/rust");
    // cargo asks for it by this file.
    let lock = source.join("library/Cargo.lock");
    if !lock.is_file()
        && let Err(message) = rustup(&["component", "add", "rust-src"], "Rust's own source")
    {
        say(message);
    }
    lock.is_file().then_some(source)
}

/// The standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    let libraries = answer(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM], "Rust's target for WebAssembly")
}

/// rustfmt and clippy.
pub fn lints() -> Result<()> {
    for (component, name) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if answer(&mut cargo([name, "--version"])).is_none() {
            rustup(&["component", "add", component], component)?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str], what: &str) -> Result<()> {
    if on_path("rustup").is_none() {
        return Err(format!(
            "{what} is missing, and so is rustup, which installs it: install rustup from \
             https://rustup.rs, then run `rustup {}`.",
            arguments.join(" ")
        ));
    }
    say(format_args!("Installing {what} (seconds)."));
    run(program("rustup").args(arguments))
}

/// The folder of wasm-bindgen and its test runner, of Cargo.lock's version: any
/// other refuses the crate's output.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = read(&root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen: run `cargo update --workspace`.")?;
    tool(&WASM_BINDGEN, version)
}

/// The program cargo-deny.
pub fn cargo_deny() -> Result<PathBuf> {
    let folder = tool(&CARGO_DENY, CARGO_DENY_VERSION)?;
    Ok(executable(&folder, CARGO_DENY.program))
}

/// The folder of the program cargo-llvm-cov.
pub fn cargo_llvm_cov() -> Result<PathBuf> {
    tool(&LLVM_COV, LLVM_COV_VERSION)
}

/// What reads the profiles that an instrumented test writes.
pub fn llvm_tools() -> Result<()> {
    rustup(&["component", "add", "llvm-tools"], "LLVM's tools")
}

/// The folder of a tool in exactly this version. Another version that the
/// machine may have stays as it is: ours goes to a folder of its own.
fn tool(tool: &Tool, version: &str) -> Result<PathBuf> {
    if let Some(file) = on_path(tool.program)
        && has_version(&file, tool, version)
        && let Some(folder) = file.parent()
    {
        return Ok(folder.to_path_buf());
    }
    let name = format!("{}-{version}", tool.package);
    let home = cargo_home()?.join("partner-eligibility").join(&name);
    let folder = home.join("bin");
    if has_version(&executable(&folder, tool.program), tool, version) {
        return Ok(folder);
    }
    say(format_args!(
        "Installing {} {version} (about {} minutes, once) to {}.",
        tool.package,
        tool.minutes,
        home.display()
    ));
    let mut install = cargo(["install", tool.package, "--version", version, "--root"]);
    install.arg(&home);
    if tool.locked {
        install.arg("--locked");
    }
    if let Some(feature) = tool.feature {
        install.args(["--features", feature]);
    }
    run(&mut install)?;
    Ok(folder)
}

/// Whether a tool is of a version; of one that does not say, the folder has the name.
fn has_version(file: &Path, tool: &Tool, version: &str) -> bool {
    if tool.version.is_empty() {
        let mut folders = file.ancestors().filter_map(Path::file_name);
        let name = [tool.package, "-", version].concat();
        return file.is_file() && folders.any(|folder| folder == name.as_str());
    }
    answer(Command::new(file).args(tool.version))
        .is_some_and(|text| text.split_whitespace().nth(1) == Some(version))
}

pub fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .ok_or_else(|| "CARGO_HOME is not set, and you have no home folder.".to_owned())
}

/// Node.js, which nobody but you can choose how to install.
pub fn node() -> Result<()> {
    let how = format!(
        "install Node.js {OLDEST_NODE} or newer with `nvm install {OLDEST_NODE}` or from \
         https://nodejs.org"
    );
    let Some(version) = answer(program("node").arg("--version")) else {
        return Err(format!("Node.js is missing: {how}."));
    };
    let major = major(version.trim_start_matches('v')).unwrap_or(0);
    if major < OLDEST_NODE {
        return Err(format!("Node.js {version} is too old: {how}."));
    }
    if answer(npm().arg("--version")).is_none() {
        return Err(format!("Node.js is here, but its npm is missing: {how}."));
    }
    Ok(())
}

/// The npm packages of a folder's lock file; the answer is their folder.
pub fn packages(folder: &str) -> Result<PathBuf> {
    let folder = root().join(folder);
    let modules = folder.join("node_modules");
    let lock = read(&folder.join("package-lock.json"))?;
    // npm itself leaves no mark by which a stale folder could be told.
    let mark = modules.join(".installed-lock.json");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(modules);
    }
    say(format_args!(
        "Installing the npm packages of {} (seconds).",
        folder.display()
    ));
    run(npm().arg("ci").current_dir(&folder))?;
    fs::write(&mark, lock)
        .map_err(|error| format!("{} cannot be written: {error}.", mark.display()))?;
    Ok(modules)
}

/// Chromium and ChromeDriver of the same version. `CHROMIUM` and `CHROMEDRIVER`
/// name them where they lie off the path.
pub fn browser() -> Result<Browser> {
    let found = match find_browser() {
        Some(browser) => browser,
        None => {
            install_browser()?;
            find_browser()
                .ok_or("Chromium was installed, but neither it nor its driver is on PATH.")?
        }
    };
    let [browser, driver] = [&found.chromium, &found.driver].map(|file| {
        let text = answer(Command::new(file).arg("--version"))?;
        major(text.split_whitespace().find(|word| major(word).is_some())?)
    });
    if browser.is_none() || browser != driver {
        return Err(format!(
            "{} and {} must be of one major version: install both from the same source, or name \
             them in CHROMIUM and CHROMEDRIVER.",
            found.chromium.display(),
            found.driver.display()
        ));
    }
    Ok(found)
}

fn find_browser() -> Option<Browser> {
    let any = |names: &[&str]| names.iter().find_map(|name| on_path(name));
    let chromium = named("CHROMIUM").or_else(|| {
        any(&[
            "chromium",
            "google-chrome",
            "google-chrome-stable",
            "chromium-browser",
        ])
    })?;
    let driver = named("CHROMEDRIVER")
        // Where GitHub's runners keep it.
        .or_else(|| named("CHROMEWEBDRIVER").map(|folder| executable(&folder, "chromedriver")))
        .or_else(|| any(&["chromedriver"]))?;
    (chromium.is_file() && driver.is_file()).then_some(Browser { chromium, driver })
}

fn install_browser() -> Result<()> {
    apt(
        "Chromium or ChromeDriver",
        &["chromium", "chromium-driver", "fonts-liberation"],
        "install Google Chrome and the ChromeDriver of the same version (`npx \
         @puppeteer/browsers install chromedriver@stable`), or name them in CHROMIUM and \
         CHROMEDRIVER",
    )
}

/// The programs of a browser, each under the variable that names it to the tests.
pub type Programs = [(&'static str, PathBuf); 2];

/// Firefox and its driver, which `FIREFOX` and `GECKODRIVER` name where they lie
/// off the path. The error says why there is none.
pub fn firefox() -> Result<Programs> {
    const ELSEWHERE: &str = "install Firefox, or name it in FIREFOX";
    let find = || located("FIREFOX", &["firefox-esr", "firefox"]);
    let browser = match find() {
        Some(browser) => browser,
        None => {
            apt("Firefox", &["firefox-esr", "fonts-liberation"], ELSEWHERE)?;
            find().ok_or("Firefox was installed, but it is not on PATH.")?
        }
    };
    // Where GitHub's runners keep the driver.
    let kept = env::var_os("GECKOWEBDRIVER")
        .map(|folder| executable(Path::new(&folder), GECKODRIVER.program));
    let driver = match kept
        .filter(|file| file.is_file())
        .or_else(|| located("GECKODRIVER", &[GECKODRIVER.program]))
    {
        Some(driver) => driver,
        None => executable(
            &tool(&GECKODRIVER, GECKODRIVER_VERSION)?,
            GECKODRIVER.program,
        ),
    };
    Ok([("FIREFOX", browser), ("GECKODRIVER", driver)])
}

/// WebKitGTK's small browser and its driver, which `WEBKIT` and `WEBKITDRIVER`
/// name. They need a screen, which xvfb pretends. The error says why there is none.
pub fn webkit() -> Result<Programs> {
    let find = || {
        on_path("xvfb-run")?;
        Some([
            ("WEBKIT", named("WEBKIT").or_else(mini_browser)?),
            (
                "WEBKITDRIVER",
                located("WEBKITDRIVER", &["WebKitWebDriver"])?,
            ),
        ])
    };
    if let Some(programs) = find() {
        return Ok(programs);
    }
    apt(
        "WebKitGTK, its driver or xvfb",
        &["webkit2gtk-driver", "xvfb", "xauth", "fonts-liberation"],
        "on a Linux with apt, run `sudo apt-get install webkit2gtk-driver xvfb`; other systems \
         have no WebKitGTK",
    )?;
    find().ok_or_else(|| "WebKitGTK was installed, but its MiniBrowser is not found.".to_owned())
}

/// No distribution has it on the path.
fn mini_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten();
    folders
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"]
                .map(|version| folder.path().join(version).join("MiniBrowser"))
        })
        .find(|file| file.is_file())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

fn located(variable: &str, names: &[&str]) -> Option<PathBuf> {
    named(variable).or_else(|| names.iter().find_map(|name| on_path(name)))
}

/// Installs packages where the system is Debian and you are root; elsewhere the
/// error says what to do.
fn apt(what: &str, packages: &[&str], elsewhere: &str) -> Result<()> {
    let debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    if !debian {
        return Err(format!("{what} is missing: {elsewhere}."));
    }
    if answer(program("id").arg("-u")).as_deref() != Some("0") {
        return Err(format!(
            "{what} is missing: run `sudo apt-get install {}`.",
            packages.join(" ")
        ));
    }
    say(format_args!(
        "Installing {} (about a minute, once).",
        packages.join(", ")
    ));
    run(program("apt-get").arg("update"))?;
    run(program("apt-get")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

/// A file of the repository, as text.
pub fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}.", file.display()))
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{TRUNK_VERSION, locked_version, major, read, root};

    #[test]
    fn finds_a_version_in_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn reads_major_versions() {
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("Chromium"), None);
    }

    #[test]
    fn trunk_is_given_the_tools_that_it_asks_for() {
        let config = read(&root().join("Trunk.toml")).unwrap_or_default();
        assert!(config.contains(&format!("trunk-version = \"={TRUNK_VERSION}\"")));
        let packages = read(&root().join("xtask/package.json")).unwrap_or_default();
        let binaryen = packages
            .split_once("\"binaryen\": \"")
            .and_then(|(_, rest)| major(rest));
        assert!(config.contains(&format!(
            "wasm_opt = \"version_{}\"",
            binaryen.unwrap_or_default()
        )));
    }
}
