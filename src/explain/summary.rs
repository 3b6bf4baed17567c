//! The judgement as a page that embeds the widget reads it: ids, and the few
//! sentences that the widget shows first.

use serde::Serialize;

use super::Explainer;
use crate::assess::{LevelAssessment, Standing, Status, stand};
use crate::model::{AwardKind, Fraction};

/// A judgement for somebody else's program. Fields are only ever added.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Id of the program that judged.
    pub program: String,
    /// The day that was judged, as `YYYY-MM-DD`.
    pub day: String,
    /// Whether the program was in force on it: `in-force`, `not-yet`, `ended`.
    pub standing: &'static str,
    /// The answer in one sentence, in the language of the widget.
    pub headline: String,
    /// Every award of the program, in its order.
    pub awards: Vec<AwardSummary>,
}

/// An award of a [`Summary`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AwardSummary {
    /// Its id.
    pub id: String,
    /// Its name, in the language of the widget.
    pub name: String,
    /// What kind of award it is.
    pub kind: AwardKind,
    /// Id of the highest level attained.
    pub reached: Option<String>,
    /// The points of its score, where it has one.
    pub points: Option<f64>,
    /// Its levels, the lowest first.
    pub levels: Vec<LevelSummary>,
}

/// A level of an [`AwardSummary`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LevelSummary {
    /// Its id.
    pub id: String,
    /// How far it is.
    pub status: Status,
    /// What is missing, in the language of the widget.
    pub missing: String,
}

impl Explainer<'_> {
    /// The judgement for the page outside.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let awards = self.assessment.awards.iter().map(|judged| {
            let award = self.award(judged.award);
            let id = |level: u16| self.program.levels[usize::from(level)].id.clone();
            let level = |level: &LevelAssessment| LevelSummary {
                id: id(level.level),
                status: level.status,
                missing: self.gap(judged, level),
            };
            AwardSummary {
                id: award.id.clone(),
                name: self.name(judged.award).to_owned(),
                kind: award.kind,
                reached: judged.reached.map(id),
                points: stand(judged).points.map(|points| number(&points)),
                levels: judged.levels.iter().map(level).collect(),
            }
        });
        Summary {
            program: self.program.id.clone(),
            day: self.assessment.day.to_string(),
            standing: match self.assessment.standing {
                Standing::InForce => "in-force",
                Standing::NotYet { .. } => "not-yet",
                Standing::Ended { .. } => "ended",
            },
            headline: self.headline(),
            awards: awards.collect(),
        }
    }
}

/// The nearest number that JavaScript has.
#[expect(clippy::cast_precision_loss, reason = "to show, never to decide by")]
fn number(fraction: &Fraction) -> f64 {
    *fraction.numer() as f64 / *fraction.denom() as f64
}
