//! Firefox and WebKit, for the tests that run in every engine beside Chromium.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::command::{on_path, program, run, say};
use crate::setup::{self, installs_packages};

/// An engine that the tests can run in.
pub struct Engine {
    /// What the tests call it.
    pub name: &'static str,
    /// Variables that name its browser and its driver, where they are found by
    /// themselves otherwise.
    browser: [&'static str; 2],
    driver: [&'static str; 2],
    /// Debian's packages of it.
    packages: &'static [&'static str],
    /// Where Debian keeps the browser, off the path.
    folder: &'static str,
}

/// Firefox, whose driver comes from crates.io.
pub const FIREFOX: Engine = Engine {
    name: "firefox",
    browser: ["FIREFOX", "firefox-esr"],
    driver: ["GECKODRIVER", "geckodriver"],
    packages: &["firefox-esr"],
    folder: "/usr/lib/firefox-esr",
};

/// WebKit, as WebKitGTK has it: a browser without a headless mode.
pub const WEBKIT: Engine = Engine {
    name: "webkit",
    browser: ["WEBKIT", "MiniBrowser"],
    driver: ["WEBKITDRIVER", "WebKitWebDriver"],
    packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    folder: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1",
};

/// An engine that is there, and how a command is run with it.
#[derive(Debug)]
pub struct Found {
    /// The variables that name it to the tests.
    pub variables: Vec<(&'static str, OsString)>,
    /// What gives its windows a screen, where it needs one.
    pub screen: Option<PathBuf>,
}

impl Engine {
    /// Installs it where that can be done without asking anybody. What is still
    /// missing then is said by [`Engine::found`].
    pub fn prepare(&self) -> Result<()> {
        if self.files().is_err() && installs_packages() {
            say(format_args!(
                "Installing {} (about a minute, once).",
                self.packages.join(" and ")
            ));
            run(program("apt-get").arg("update"))?;
            run(program("apt-get")
                .args(["install", "--yes", "--no-install-recommends"])
                .args(self.packages)
                .env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        if self.driver[1] == "geckodriver" && self.browser_file().is_some() {
            self.geckodriver()?;
        }
        Ok(())
    }

    /// The engine, or what is missing of it.
    pub fn found(&self) -> std::result::Result<Found, String> {
        let [browser, driver] = self.files()?;
        let screen = (self.name == "webkit").then(|| on_path("xvfb-run"));
        if screen == Some(None) {
            return Err("xvfb-run is missing, which gives WebKit a screen.".to_owned());
        }
        Ok(Found {
            variables: vec![
                ("ENGINE", self.name.into()),
                (self.browser[0], browser.into()),
                (self.driver[0], driver.into()),
            ],
            screen: screen.flatten(),
        })
    }

    fn files(&self) -> std::result::Result<[PathBuf; 2], String> {
        let missing = |[variable, name]: [&str; 2]| {
            let packages = self.packages.join(" ");
            format!("{name} is missing: install Debian's {packages}, or name it in {variable}.")
        };
        let browser = self.browser_file().ok_or_else(|| missing(self.browser))?;
        let driver = named(self.driver[0]).or_else(|| on_path(self.driver[1]));
        let driver = match driver {
            Some(driver) => driver,
            None if self.driver[1] == "geckodriver" => self.geckodriver()?,
            None => return Err(missing(self.driver)),
        };
        Ok([browser, driver])
    }

    fn browser_file(&self) -> Option<PathBuf> {
        let file = Path::new(self.folder).join(self.browser[1]);
        named(self.browser[0])
            .or_else(|| on_path(self.browser[1]))
            .or_else(|| on_path(self.name))
            .or_else(|| file.is_file().then_some(file))
    }

    fn geckodriver(&self) -> Result<PathBuf> {
        match named(self.driver[0]) {
            Some(driver) => Ok(driver),
            None => setup::geckodriver(),
        }
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
