//! The rule data: loads, checks and looks up programs.
//!
//! The files under `catalog/` are compiled and linted when the crate is
//! built; a catalog with a problem does not build. What is loaded here is
//! the outcome: natively the crate carries it, in a browser it is a file of
//! its own for each program, so that a page fetches what it shows.

use std::sync::OnceLock;

use crate::model::Program;

pub mod compile;
pub mod custom;
pub mod file;
pub mod lint;
pub mod problem;
#[cfg(feature = "schema")]
pub mod schema;
pub mod source;

/// The ids of the programs that come with the crate.
pub const BUILTIN: [&str; 2] = ["mpn", "maicpp"];

/// A program that comes with the crate, by its id.
///
/// Whoever calls this carries the rules of every program: the download does
/// not, and reads its programs with [`file::decode`].
///
/// # Examples
/// ```
/// let program = partner_eligibility::catalog::builtin("mpn").expect("it is built in");
/// assert!(program.awards.iter().any(|award| award.id == "cloud-platform"));
/// ```
#[must_use]
pub fn builtin(id: &str) -> Option<&'static Program> {
    static MPN: OnceLock<Option<Program>> = OnceLock::new();
    static MAICPP: OnceLock<Option<Program>> = OnceLock::new();
    let load = |bytes: &[u8]| file::decode(bytes).ok();
    match id {
        "mpn" => MPN
            .get_or_init(|| load(include_bytes!(concat!(env!("OUT_DIR"), "/mpn.bin"))))
            .as_ref(),
        "maicpp" => MAICPP
            .get_or_init(|| load(include_bytes!(concat!(env!("OUT_DIR"), "/maicpp.bin"))))
            .as_ref(),
        _ => None,
    }
}

/// The source of a program that comes with the crate, as one document of JSON:
/// what a program of an embedder's own builds on.
#[must_use]
pub fn source_of(id: &str) -> Option<&'static str> {
    match id {
        "mpn" => Some(include_str!(concat!(env!("OUT_DIR"), "/mpn.json"))),
        "maicpp" => Some(include_str!(concat!(env!("OUT_DIR"), "/maicpp.json"))),
        _ => None,
    }
}
