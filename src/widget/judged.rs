//! What follows from the form: read once for each change and shared.

use super::only::shown;
use super::shared::Shared;
use super::ui::Ui;
use crate::assess::{Assessment, AwardAssessment, LevelAssessment, Status, assess};
use crate::explain::{Explainer, Row, RungLine};
use crate::interchange::{Directory, Form, Reading};
use crate::model::{Day, Index};

/// A form as it was read and judged, and what there is to say about it.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) ui: Ui,
    /// What was read.
    pub(super) form: Shared<Form>,
    pub(super) reading: Reading,
    pub(super) assessment: Assessment,
    pub(super) headline: String,
    pub(super) short_headline: String,
    pub(super) ladder: Vec<Rung>,
    pub(super) rows: Vec<Row>,
    /// For each award of the program whether the page shows it.
    shown: Vec<bool>,
    /// The certifications that do not count, by where they were typed.
    pub(super) idle: Vec<IdleEntries>,
}

/// A rung with how much of it is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rung {
    pub(super) line: RungLine,
    /// From 0 to 1.
    pub(super) progress: f64,
}

impl Judged {
    /// Reads and judges a form. A day that is not there or cannot be read is
    /// the one given. Only the awards named are shown, where any are.
    pub(super) fn new(
        ui: Ui,
        form: &Shared<Form>,
        directory: &Directory,
        otherwise: Day,
        only: &[String],
    ) -> Self {
        let reading = form.read(directory, &ui.program.figures, ui.locale.lang());
        let day = reading.day.unwrap_or(otherwise);
        let assessment = assess(&reading.profile, ui.program, day);
        let shown = shown(ui.program, only);
        let explainer = Explainer {
            program: ui.program,
            profile: &reading.profile,
            assessment: &assessment,
            shown: &shown,
            locale: ui.locale,
        };
        let ladder = explainer.ladder().into_iter().map(|line| Rung {
            progress: assessment
                .awards
                .get(usize::from(line.award))
                .map_or(0.0, |award| award.levels.first().map_or(0.0, progress)),
            line,
        });
        Self {
            ui,
            form: form.clone(),
            headline: explainer.headline(),
            short_headline: explainer.short_headline(),
            ladder: ladder.collect(),
            rows: explainer.rows(),
            idle: idle(&explainer, &reading),
            reading,
            assessment,
            shown,
        }
    }

    /// Says what else there is to say.
    pub(super) fn explainer(&self) -> Explainer<'_> {
        Explainer {
            program: self.ui.program,
            profile: &self.reading.profile,
            assessment: &self.assessment,
            shown: &self.shown,
            locale: self.ui.locale,
        }
    }

    /// The judgement of an award.
    pub(super) fn award(&self, award: Index) -> Option<&AwardAssessment> {
        self.assessment.awards.get(usize::from(award))
    }
}

/// Certifications of a row that do not count, for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IdleEntries {
    /// Key of the row.
    pub(super) row: u32,
    /// Positions in [`crate::interchange::Row::holds`].
    pub(super) entries: Vec<usize>,
    /// Why.
    pub(super) why: String,
}

fn idle(explainer: &Explainer, reading: &Reading) -> Vec<IdleEntries> {
    let lines = explainer.idle().into_iter();
    lines
        .filter_map(|line| {
            let row = reading.rows.get(line.person)?;
            let holdings = line.holdings.iter();
            Some(IdleEntries {
                row: row.key,
                entries: holdings
                    .filter_map(|at| row.entries.get(*at).copied())
                    .collect(),
                why: line.sentence,
            })
        })
        .collect()
}

/// How much of a level is done, from 0 to 1.
pub(super) fn progress(level: &LevelAssessment) -> f64 {
    if matches!(
        level.status,
        Status::Achieved | Status::Held | Status::CriteriaMet
    ) {
        return 1.0;
    }
    let nearest = level.nearest.and_then(|nearest| level.paths.get(nearest));
    nearest.map_or(0.0, |path| path.trace.progress)
}
