//! A plan as somebody else's program reads it: ids, figures, and the sentences
//! that the widget shows.

use serde::Serialize;

use super::Explainer;
use crate::model::Quantity;
use crate::plan::{Cost, Plan, Proof, Target};

/// A plan for somebody else's program. Fields are only ever added.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanSummary {
    /// The way that it takes, in the language of the caller.
    pub way: String,
    /// The steps, in an order in which they can be taken.
    pub steps: Vec<StepSummary>,
    /// What they cost together.
    #[serde(flatten)]
    pub cost: CostSummary,
    /// The fees that come with it, in the language of the caller.
    pub fees: Vec<String>,
    /// No plan is cheaper than so many percent of its price, or none that takes
    /// the same way for all but the first; 100 where it is proved to be the cheapest.
    pub at_least_percent: u32,
}

/// A step of a [`PlanSummary`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepSummary {
    /// What to do, as a sentence without its end.
    pub text: String,
    /// What it costs.
    #[serde(flatten)]
    pub cost: CostSummary,
    /// What is not reached without it.
    pub unlocks: Vec<TargetSummary>,
    /// What asks for it: what is missing without it, in the language of the caller.
    pub without: Option<String>,
    /// The page on which it can be looked up, where there is one.
    pub page: Option<String>,
}

/// Days of work, and money beside them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CostSummary {
    /// Days of work.
    pub days: f64,
    /// Dollars of the United States.
    pub dollars: f64,
}

/// An award at a level, by their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetSummary {
    /// Id of the award.
    pub award: String,
    /// Id of the level.
    pub level: String,
}

impl Explainer<'_> {
    /// A plan for the page outside.
    #[must_use]
    pub fn planned(&self, plan: &Plan) -> PlanSummary {
        let steps = plan.steps.iter().map(|planned| StepSummary {
            text: self.plan_step(&planned.step),
            cost: cost(planned.cost),
            unlocks: planned
                .unlocks
                .iter()
                .map(|target| self.target(*target))
                .collect(),
            without: self.plan_without(planned),
            page: self.plan_page(&planned.step).map(str::to_owned),
        });
        PlanSummary {
            way: self.plan_way(plan),
            steps: steps.collect(),
            cost: cost(plan.cost),
            fees: self.plan_fees(plan),
            at_least_percent: match plan.proof {
                Proof::Cheapest => 100,
                Proof::BestFound { at_least_percent } => at_least_percent,
            },
        }
    }

    fn target(&self, target: Target) -> TargetSummary {
        TargetSummary {
            award: self.award(target.award).id.clone(),
            level: self.program.levels[usize::from(target.level)].id.clone(),
        }
    }
}

fn cost(cost: Cost) -> CostSummary {
    #[expect(clippy::cast_precision_loss, reason = "to show, never to decide by")]
    let number = |quantity: Quantity| quantity.hundredths() as f64 / 100.0;
    CostSummary {
        days: number(cost.days),
        dollars: number(cost.money),
    }
}
