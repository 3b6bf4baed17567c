//! Scores as lines to draw and to read: each track with its metrics, and in
//! one sentence why a metric brings nothing.

use super::wording::Length;
use super::{Explainer, Mark};
use crate::assess::{Finding, MetricFinding, PointsFinding, Trace, Verdict};
use crate::locale::messages;
use crate::model::{Amount, Fraction, Index, Metric, Points, Requirement, Rule, ScoreRule};

/// A score on one path to a level.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    /// The path: position in [`crate::model::Award::paths`].
    pub path: usize,
    /// Its name.
    pub name: String,
    /// Whether the status of the level is that of this path.
    pub decides: bool,
    /// Whether it is for one class of partners, and nobody has said which
    /// class this partner is in.
    pub presumed: bool,
    /// The points that are certain.
    pub points: Fraction,
    /// The points if everything unknown about it went well.
    pub at_most: Fraction,
    /// The points that there are in all.
    pub most: Fraction,
    /// The mark.
    pub mark: u32,
    /// What brings the points.
    pub metrics: Vec<MetricLine>,
}

/// A metric of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricLine {
    /// Its name.
    pub name: String,
    /// The points that are certain.
    pub points: Fraction,
    /// The points if everything unknown about it went well.
    pub at_most: Fraction,
    /// The most points that it can bring.
    pub max: Fraction,
    /// What there is, where it is one amount and was entered.
    pub have: Option<String>,
    /// What brings all points, where it is one amount.
    pub need: Option<String>,
    /// Whether it brings nothing.
    pub empty: bool,
    /// Why it brings nothing.
    pub why: Option<String>,
}

impl ScoreLine {
    /// How many metrics bring nothing.
    #[must_use]
    pub fn empty(&self) -> usize {
        self.metrics.iter().filter(|metric| metric.empty).count()
    }
}

impl Explainer<'_> {
    /// The scores by which a level of an award is won, path by path; none
    /// where it is won otherwise.
    #[must_use]
    pub fn scores(&self, award: Index, level: Index) -> Vec<ScoreLine> {
        let judged = self.assessment.awards.get(usize::from(award));
        let levels = judged.into_iter().flat_map(|judged| &judged.levels);
        let mut lines = Vec::new();
        for judged in levels.filter(|judged| judged.level == level) {
            for (position, path) in judged.paths.iter().enumerate() {
                let requirement = self.requirement(award, level, path.path);
                let found = requirement.and_then(|requirement| score(requirement, &path.trace));
                if let Some((rule, metrics)) = found {
                    let name = self.award(award).paths[path.path]
                        .name
                        .get(self.locale.lang());
                    lines.push(ScoreLine {
                        path: path.path,
                        name: name.to_owned(),
                        decides: judged.nearest == Some(position),
                        presumed: path.presumed,
                        ..self.score_line(rule, metrics)
                    });
                }
            }
        }
        lines
    }

    fn score_line(&self, rule: &ScoreRule, findings: &[MetricFinding]) -> ScoreLine {
        let score = &self.program.scores[usize::from(rule.score)];
        let metrics = score.metrics.iter().zip(findings);
        ScoreLine {
            path: 0,
            name: String::new(),
            decides: false,
            presumed: false,
            points: findings.iter().map(|metric| metric.points).sum(),
            at_most: findings.iter().map(|metric| metric.at_most).sum(),
            most: score.metrics.iter().map(|metric| metric.max).sum(),
            mark: rule.at_least,
            metrics: metrics
                .map(|(metric, finding)| self.metric_line(metric, finding))
                .collect(),
        }
    }

    fn metric_line(&self, metric: &Metric, finding: &MetricFinding) -> MetricLine {
        let zero = Fraction::from_integer(0);
        let empty = finding.at_most == zero;
        let (points, found) = behind_gates(&metric.points, &finding.found);
        let (have, need) = match points {
            Points::Proportional { amount, .. } => {
                let unit = self.amount_unit(amount);
                let said =
                    |number: Option<Fraction>| number.map(|number| self.measured(unit, &number));
                (said(found.have), said(found.full))
            }
            _ => (None, None),
        };
        MetricLine {
            name: self.locale.text(&metric.name).to_owned(),
            points: finding.points,
            at_most: finding.at_most,
            max: metric.max,
            have,
            need,
            empty,
            why: empty.then(|| self.why_nothing(&metric.points, &finding.found)),
        }
    }

    /// Why something brings no points.
    fn why_nothing(&self, points: &Points, finding: &PointsFinding) -> String {
        let locale = self.locale;
        match points {
            Points::Proportional { amount, .. } => self.why_no_amount(amount, finding),
            Points::Gated { gate, points } => {
                let gate = finding.condition.as_ref().map(|trace| (&**gate, &**trace));
                match gate.filter(|(_, trace)| trace.verdict != Verdict::Met) {
                    Some((gate, trace)) => self.why_closed_gate(gate, trace),
                    None => finding
                        .of
                        .first()
                        .map_or_else(String::new, |finding| self.why_nothing(points, finding)),
                }
            }
            Points::Whole { when, .. } => finding
                .condition
                .as_ref()
                .map_or_else(String::new, |trace| self.why_closed_gate(when, trace)),
            Points::Sum(of) | Points::Best(of) => {
                // What somebody has begun with says more than what is untouched.
                let begun = finding.of.iter().position(|part| part.have.is_some());
                let at = begun.unwrap_or(0);
                match of.get(at).zip(finding.of.get(at)) {
                    Some((points, finding)) => self.why_nothing(points, finding),
                    None => locale.get(&messages::WHY_NOTHING_ENTERED).to_owned(),
                }
            }
        }
    }

    fn why_no_amount(&self, amount: &Amount, finding: &PointsFinding) -> String {
        let locale = self.locale;
        if finding.have.is_none() {
            return locale.get(&messages::WHY_NOTHING_ENTERED).to_owned();
        }
        match amount {
            Amount::People(skill) => {
                let skill = self.skill(skill, Length::Short);
                locale.say(&messages::WHY_NOBODY, &[("skill", &skill)])
            }
            Amount::Figure(_) => locale.get(&messages::WHY_NONE).to_owned(),
            Amount::Growth { before, .. } => {
                let before = &self.program.figures[usize::from(*before)].id;
                let zero = Fraction::from_integer(0);
                let grew = self.profile.figures.get(before);
                let from_nothing = grew.is_some_and(|before| before.fraction() == zero);
                match self
                    .band(amount)
                    .filter(|_| from_nothing || finding.have == Some(zero))
                {
                    Some(band) => [locale.get(&messages::WHY_NO_GROWTH), " ", &band].concat(),
                    None => locale.get(&messages::WHY_NO_GROWTH).to_owned(),
                }
            }
        }
    }

    /// What must be met before anything counts, the first thing that is not.
    fn why_closed_gate(&self, gate: &Requirement, trace: &Trace) -> String {
        let items = self.lines_of(gate, trace);
        let open = |mark| items.iter().find(|item| item.mark == Some(mark));
        let first = open(Mark::Short).or_else(|| open(Mark::Unknown));
        let Some(first) = first.or(items.first()) else {
            return String::new();
        };
        let values = [
            ("first", first.sentence.as_str()),
            ("have", first.have.as_deref().unwrap_or("0")),
            ("need", first.need.as_deref().unwrap_or("1")),
        ];
        self.locale.say(&messages::WHY_FIRST, &values)
    }
}

/// What is behind the gates of a metric.
fn behind_gates<'p>(
    points: &'p Points,
    finding: &'p PointsFinding,
) -> (&'p Points, &'p PointsFinding) {
    match (points, finding.of.first()) {
        (Points::Gated { points, .. }, Some(inner)) => behind_gates(points, inner),
        _ => (points, finding),
    }
}

/// The first score that a requirement asks for, and what was found for it.
fn score<'p>(
    requirement: &'p Requirement,
    trace: &'p Trace,
) -> Option<(&'p ScoreRule, &'p [MetricFinding])> {
    match (&requirement.rule, &trace.finding) {
        (Rule::Score(rule), Finding::Score { metrics, .. }) => Some((rule, metrics)),
        (
            Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. },
            Finding::All(traces) | Finding::Any(traces) | Finding::AtLeast { of: traces, .. },
        ) => traces
            .iter()
            .find_map(|trace| score(of.get(trace.at)?, trace)),
        _ => None,
    }
}
