//! Answers for a range of profiles as text, a line each.

use std::fmt::Write as _;

use partner_eligibility::assess::assess;
use partner_eligibility::catalog::{BUILTIN, builtin};

use super::profiles::{day, profile};

/// How many profiles are judged.
pub const PROFILES: usize = 600;

/// Ends each file in the text of all worked examples.
pub const END_OF_FILE: char = '\u{1e}';

/// For each profile its number and a digest of the whole judgement.
pub fn answers() -> String {
    let mut answers = String::new();
    for seed in 0..u64::try_from(PROFILES).expect("it is small") {
        let program = usize::try_from(seed).expect("it is small") % BUILTIN.len();
        let program = builtin(BUILTIN[program]).expect("it is built in");
        let profile = profile(seed, program, 12, 20);
        let assessment = assess(&profile, program, day(seed, program, 1_800));
        let digest = digest(&format!("{assessment:?}"));
        writeln!(answers, "{seed} {digest:016x}").expect("text can grow");
    }
    answers
}

/// FNV-1a.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
