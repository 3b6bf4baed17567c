//! What is judged side by side, natively and in wasm: the same rules, the same
//! profiles.
#![allow(
    clippy::expect_used,
    reason = "what is measured is made here, from the catalog"
)]

mod rules;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[path = "../../../tests/common/profiles.rs"]
mod profiles;

use std::hint::black_box;

use partner_eligibility::assess::assess;
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{AwardKind, Day, Profile, Program};

pub use rules::{Expressed, express};

/// The most certifications that a person holds.
const CERTIFICATIONS: usize = 8;

/// Which awards are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awards {
    /// The competencies alone: what the other engines are given.
    Competencies,
    /// So many: those of the programme, and the same again under other ids where it
    /// has fewer.
    Number(usize),
}

impl Awards {
    /// Reads `competencies` or a number.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "competencies" => Some(Self::Competencies),
            number => number.parse().ok().map(Self::Number),
        }
    }

    /// The Microsoft Partner Network with these awards.
    #[must_use]
    pub fn program(self) -> Program {
        let mut program = builtin("mpn").expect("it is built in").clone();
        // Positions are referred to, so an award that is left out only asks for nothing.
        match self {
            Self::Competencies => {
                for award in &mut program.awards {
                    if award.kind != AwardKind::Competency {
                        award.paths.clear();
                    }
                }
            }
            Self::Number(number) => {
                let known = program.awards.clone();
                for turn in 1..number.div_ceil(known.len()) {
                    program
                        .awards
                        .extend(known.iter().cloned().map(|mut award| {
                            award.id += &format!("-{turn}");
                            award
                        }));
                }
                for award in program.awards.iter_mut().skip(number) {
                    award.paths.clear();
                }
            }
        }
        program
    }
}

/// A programme, a day and profiles to judge.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The programme.
    pub program: Program,
    /// The day.
    pub day: Day,
    /// The profiles.
    pub profiles: Vec<Profile>,
}

impl Bench {
    /// So many profiles with so many people each, always the same.
    ///
    /// # Errors
    /// Where the day is none.
    pub fn new(
        awards: Awards,
        day: &str,
        profiles: usize,
        people: usize,
    ) -> Result<Self, partner_eligibility::model::DayError> {
        // Only the programme's certifications and figures are looked at.
        let program = awards.program();
        let seeds = 1..=profiles as u64;
        Ok(Self {
            day: day.parse()?,
            profiles: seeds
                .map(|seed| profiles::profile(seed, &program, people, CERTIFICATIONS))
                .collect(),
            program,
        })
    }

    /// Judges so many profiles, one after the other and from the first one again.
    pub fn judge(&self, number: usize) {
        for profile in self.profiles.iter().cycle().take(number) {
            black_box(assess(black_box(profile), &self.program, self.day));
        }
    }
}
