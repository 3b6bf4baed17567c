//! What customers see of a partner in the directory: the membership, the
//! competencies or designations, and the specializations.

use super::chain::prerequisites;
use super::{Explainer, Row};
use crate::assess::Status;
use crate::model::{AwardKind, Index};

/// An entry in the partner directory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The rung of the membership, where the program has rungs and one is there.
    pub membership: Option<CardLine>,
    /// Competencies or designations, the highest level first.
    pub awards: Vec<CardLine>,
    /// Specializations.
    pub specializations: Vec<CardLine>,
}

/// Something that customers see.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// What it is.
    pub award: Index,
    /// At which level.
    pub level: Index,
    /// Its name, with the level.
    pub name: String,
    /// How far it is.
    pub status: Status,
}

impl Explainer<'_> {
    /// What customers see on the day: what is attained, and of specializations
    /// what has been awarded, for nobody sees criteria that are met and not
    /// verified. `within_reach` adds what is, where something of it is there
    /// already; a higher level takes the place of the lower one.
    #[must_use]
    pub fn card(&self, rows: &[Row], within_reach: bool) -> Card {
        let mut card = Card::default();
        for row in rows {
            let is_near = match row.status {
                // At least half of the way is done.
                Status::WithinReach => row.progress >= 0.5,
                Status::CriteriaMet => true,
                _ => false,
            };
            let (level, status) = match row.reached {
                _ if within_reach && is_near => (row.level, row.status),
                Some(level) if row.status == Status::Held => (level, Status::Held),
                Some(level) => (level, Status::Achieved),
                None => continue,
            };
            let line = CardLine {
                award: row.award,
                level,
                name: self.attainment(row.award, level),
                status,
            };
            if self.award(row.award).kind == AwardKind::Specialization {
                card.specializations.push(line);
            } else {
                // What is there stands before what is not, as in the rows.
                let before = |other: &CardLine| {
                    (other.status == Status::Achieved, other.level)
                        >= (line.status == Status::Achieved, line.level)
                };
                let at = card.awards.partition_point(before);
                card.awards.insert(at, line);
            }
        }
        card.membership = self.rung(&card.awards);
        card
    }

    /// The highest rung of the membership that is there, or would be with the
    /// awards on the card. Those that are open to everybody say nothing of a
    /// partner.
    fn rung(&self, awards: &[CardLine]) -> Option<CardLine> {
        let rungs = self.program.ladder.iter().flat_map(|ladder| &ladder.rungs);
        rungs.rev().find_map(|&rung| {
            let judged = self.assessment.awards.get(usize::from(rung))?;
            let level = judged.levels.first()?;
            let path = level.paths.get(level.nearest?)?;
            let requirement = self.requirement(rung, level.level, path.path)?;
            let mut first = Vec::new();
            prerequisites(requirement, &path.trace, &mut first);
            if first.is_empty() {
                return None;
            }
            let is_there = |award: &Index, at: Index| {
                let mut awards = awards.iter();
                awards.any(|line| line.award == *award && line.level >= at)
            };
            let follows = first.iter().all(|(first, _)| {
                let mut any_of = first.any_of.iter();
                any_of.any(|award| is_there(award, first.level))
            });
            let status = match judged.reached {
                Some(_) => Status::Achieved,
                None if follows => Status::WithinReach,
                None => return None,
            };
            Some(CardLine {
                award: rung,
                level: level.level,
                name: self.name(rung).to_owned(),
                status,
            })
        })
    }
}
