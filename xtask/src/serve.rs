//! The demo page on loopback, rebuilt on change.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::Result;
use crate::build::trunk;
use crate::command::{announce, say};

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8099;

/// Serves until it is interrupted.
pub fn serve(arguments: &[&str]) -> Result<()> {
    let (port, release) = options(arguments)?;
    let port = port.map_or_else(free_port, Ok)?;
    let mut trunk = trunk("serve")?;
    trunk.args(["--port", &port.to_string()]);
    // The pages of `dist` are not to be overwritten by a build for development.
    trunk.args(["--dist", "target/serve", "--public-url", "/"]);
    if release {
        trunk.arg("--release");
    }
    say(format_args!(
        "Building (some minutes the first time, then one or two), and serving at \
         http://127.0.0.1:{port}/ until Ctrl-C."
    ));
    become_program(&mut trunk)
}

fn options(arguments: &[&str]) -> Result<(Option<u16>, bool)> {
    let (mut port, mut release) = (None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--release" => release = true,
            "--port" => {
                let figure = rest.next().and_then(|figure| figure.parse().ok());
                let figure = figure.filter(|port| *port > 0);
                port = Some(figure.ok_or("`--port` takes a number from 1 to 65535.")?);
            }
            other => {
                return Err(format!(
                    "`serve` takes --port N and --release, not `{other}`."
                ));
            }
        }
    }
    Ok((port, release))
}

fn free_port() -> Result<u16> {
    (FIRST_PORT..=LAST_PORT)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .ok_or_else(|| {
            format!("Ports {FIRST_PORT} to {LAST_PORT} are taken: name another with `--port N`.")
        })
}

/// Where the system can, the server takes this process's place, so that
/// whatever ends one ends the other.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    announce(command);
    Err(format!("Trunk could not be started: {}.", command.exec()))
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    crate::command::run(command)
}

#[cfg(test)]
mod tests {
    use super::options;

    #[test]
    fn reads_its_options() {
        assert_eq!(options(&[]), Ok((None, false)));
        assert_eq!(
            options(&["--release", "--port", "8123"]),
            Ok((Some(8123), true))
        );
        assert!(options(&["--port"]).is_err());
        assert!(options(&["--port", "99999"]).is_err());
        assert!(options(&["--open"]).is_err());
    }
}
