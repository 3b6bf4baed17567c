//! Counting certified people: exactly, as an assignment of people to what is
//! asked of them. A greedy count would say 'no' where the answer is 'yes'.

use super::assessment::{Doubt, PartFinding, Verdict};
use super::roster::{Classes, Roster};
use crate::model::{Overlap, Part, Team};

/// Judges every part of a team.
pub(super) fn judge(team: &Team, roster: &Roster) -> Vec<PartFinding> {
    let parts = team.parts.as_slice();
    if let [part] = parts {
        return vec![alone(part, roster)];
    }
    let suited: Vec<Classes> = parts
        .iter()
        .map(|part| roster.having_any(&part.skills))
        .collect();
    if suited.iter().all(Classes::is_empty) {
        let nobody = |part| found(part, Vec::new(), Vec::new(), roster);
        return parts.iter().map(nobody).collect();
    }
    match team.overlap {
        Overlap::Allowed => shared(parts, suited, roster),
        Overlap::Forbidden => apart(parts, &suited, roster),
        Overlap::Unstated => unstated(parts, &suited, roster),
    }
}

/// A part on its own, where its skills are alternatives for the whole group.
fn alone(part: &Part, roster: &Roster) -> PartFinding {
    let mut most = 0;
    let mut best = None;
    for skill in &part.skills {
        let classes = roster.having(skill);
        let have = roster.total(&classes).min(part.count);
        if most < have {
            most = have;
            best = Some(classes);
        }
    }
    let pick = |classes| roster.pick(part.count, roster.nobody(), &classes);
    let picked = best.map(pick).unwrap_or_default();
    let mut best = found(part, picked, Vec::new(), roster);
    let mixed = part.skills.len() > 1 && best.verdict == Verdict::Unmet;
    if mixed && roster.total(&roster.having_any(&part.skills)) >= part.count {
        best.verdict = Verdict::Unknown;
        best.doubt = Some(Doubt::Mixing);
    }
    best
}

/// Parts whose people may be the same: each is counted by itself, and people
/// asked for among those of another part must have that part's skill too.
fn shared(parts: &[Part], mut suited: Vec<Classes>, roster: &Roster) -> Vec<PartFinding> {
    for (position, part) in parts.iter().enumerate() {
        if let Some(base) = part.among {
            suited[position] = suited[position].clone().and(&suited[base]);
        }
    }
    // From the last part back: whoever is counted for a part is also counted
    // for the one that it is among, which comes before it.
    let mut of_class = vec![roster.nobody(); parts.len()];
    for (position, part) in parts.iter().enumerate().rev() {
        let taken = core::mem::take(&mut of_class[position]);
        let picked = roster.pick(part.count, taken, &suited[position]);
        if let Some(base) = part.among {
            for (base, picked) in of_class[base].iter_mut().zip(&picked) {
                *base = (*base).max(*picked);
            }
        }
        of_class[position] = picked;
    }
    parts
        .iter()
        .zip(of_class)
        .map(|(part, of_class)| found(part, of_class, Vec::new(), roster))
        .collect()
}

/// Parts whose people must be different, and are named so.
fn apart(parts: &[Part], suited: &[Classes], roster: &Roster) -> Vec<PartFinding> {
    let mut named = roster.nobody();
    let given = parts.iter().zip(assign(parts, suited, roster));
    let given = given.map(|(part, of_class)| {
        let before = named.clone();
        for (named, of_class) in named.iter_mut().zip(&of_class) {
            *named += of_class;
        }
        found(part, of_class, before, roster)
    });
    given.collect()
}

/// Parts of which nobody says whether they may share people: different people
/// prove them, shared people leave them open.
fn unstated(parts: &[Part], suited: &[Classes], roster: &Roster) -> Vec<PartFinding> {
    let apart = apart(parts, suited, roster);
    let finding = |((part, apart), suited): ((&Part, PartFinding), &Classes)| {
        if apart.verdict == Verdict::Met {
            return apart;
        }
        let picked = roster.pick(part.count, roster.nobody(), suited);
        let alone = found(part, picked, Vec::new(), roster);
        if alone.verdict == Verdict::Met {
            PartFinding {
                verdict: Verdict::Unknown,
                doubt: Some(Doubt::Sharing),
                ..apart
            }
        } else {
            alone
        }
    };
    parts.iter().zip(apart).zip(suited).map(finding).collect()
}

/// What so many of each class are for a part, after so many named for others.
fn found(part: &Part, of_class: Vec<u32>, named: Vec<u32>, roster: &Roster) -> PartFinding {
    let have = of_class
        .iter()
        .fold(0, |sum: u32, n| sum.saturating_add(*n))
        .min(part.count);
    PartFinding {
        verdict: if have >= part.count {
            Verdict::Met
        } else {
            Verdict::Unmet
        },
        have,
        need: part.count,
        counted: roster.name(of_class, named),
        doubt: None,
    }
}

/// Gives different people to each part, as many as can be given in all: a
/// maximum flow from classes of people to parts. For each part how many it
/// gets of each class. A part once filled stays filled, so that what is short
/// is always short at the latest parts.
fn assign(parts: &[Part], suited: &[Classes], roster: &Roster) -> Vec<Vec<u32>> {
    let nobody = roster.nobody();
    let mut spare: Vec<u32> = (0..nobody.len())
        .map(|class| roster.people(class))
        .collect();
    let mut given = vec![nobody; parts.len()];
    for (position, part) in parts.iter().enumerate() {
        let mut missing = part.count;
        while missing > 0 {
            let Some(moves) = augmenting_moves(position, suited, &spare, &given) else {
                break;
            };
            // Each move takes people of a class for a part, away from the next
            // move's part; the last one takes them from the spare ones.
            let mut amount = missing;
            for (step, &(_, class)) in moves.iter().enumerate() {
                let source = moves
                    .get(step + 1)
                    .map_or(spare[class], |&(next, _)| given[next][class]);
                amount = amount.min(source);
            }
            for (step, &(to, class)) in moves.iter().enumerate() {
                given[to][class] += amount;
                match moves.get(step + 1) {
                    Some(&(next, _)) => given[next][class] -= amount,
                    None => spare[class] -= amount,
                }
            }
            missing -= amount;
        }
    }
    given
}

/// The shortest chain of moves that frees somebody for a part: each move is a
/// part and the class from which it takes.
fn augmenting_moves(
    start: usize,
    suited: &[Classes],
    spare: &[u32],
    given: &[Vec<u32>],
) -> Option<Vec<(usize, usize)>> {
    let mut reached_by: Vec<Option<(usize, usize)>> = vec![None; suited.len()];
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(part) = queue.pop_front() {
        for class in suited[part].iter() {
            if spare[class] > 0 {
                let mut moves = vec![(part, class)];
                let mut at = part;
                while let Some((from, class)) = reached_by[at] {
                    moves.push((from, class));
                    at = from;
                }
                moves.reverse();
                return Some(moves);
            }
            for other in 0..suited.len() {
                let new = other != start && other != part && reached_by[other].is_none();
                if new && given[other][class] > 0 {
                    reached_by[other] = Some((part, class));
                    queue.push_back(other);
                }
            }
        }
    }
    None
}
