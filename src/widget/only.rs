//! The awards that a page shows, where it does not show all.

use crate::model::{Program, Requirement, Rule};

/// For each award of a program whether it is shown: those named, and all of them
/// where the program has none of those.
pub(super) fn shown(program: &Program, only: &[String]) -> Vec<bool> {
    let named = program.awards.iter().map(|award| only.contains(&award.id));
    let named: Vec<bool> = named.collect();
    if named.contains(&true) {
        named
    } else {
        vec![true; named.len()]
    }
}

/// For each award of a program whether it is shown, or one that is builds on it.
pub(super) fn needed(program: &Program, only: &[String]) -> Vec<bool> {
    let mut needed = shown(program, only);
    loop {
        let before = needed.clone();
        for (award, is_needed) in program.awards.iter().zip(&before) {
            if *is_needed {
                let levels = award.paths.iter().flat_map(|path| &path.levels);
                levels.for_each(|level| prerequisites(&level.requirement, &mut needed));
            }
        }
        if needed == before {
            return needed;
        }
    }
}

fn prerequisites(requirement: &Requirement, needed: &mut [bool]) {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            of.iter().for_each(|of| prerequisites(of, needed));
        }
        Rule::Award(prerequisite) => {
            for &award in &prerequisite.any_of {
                needed[usize::from(award)] = true;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::{needed, shown};
    use crate::catalog;

    #[test]
    fn shows_what_is_named_and_asks_for_what_that_builds_on() {
        let program = catalog::builtin("maicpp").expect("it is built in");
        let ids = |flags: Vec<bool>| {
            let awards = program.awards.iter().zip(flags);
            let awards = awards.filter(|(_, flag)| *flag);
            awards
                .map(|(award, _)| award.id.as_str())
                .collect::<Vec<_>>()
        };
        let only = ["calling-for-teams".to_owned()];
        assert_eq!(ids(shown(program, &only)), ["calling-for-teams"]);
        let needed = ids(needed(program, &only));
        assert!(needed.contains(&"modern-work"), "{needed:?}");
        assert!(!needed.contains(&"security"), "{needed:?}");
    }

    #[test]
    fn shows_everything_where_nothing_known_is_named() {
        let program = catalog::builtin("maicpp").expect("it is built in");
        for only in [vec![], vec!["none".to_owned()]] {
            assert!(shown(program, &only).iter().all(|shown| *shown));
        }
    }
}
