//! Your next step: its box, and what stands in it until there is a plan.

use super::judged::Judged;
use super::node::{Node, el};
use super::ui::Ui;
use crate::locale::messages;

/// The box, to be filled.
pub(super) fn step_box(ui: Ui) -> Node {
    el("section.step.plan[aria-labelledby=next-step]")
        .with(el("h2.label#next-step[tabindex=-1]").text(ui.get(&messages::NEXT_STEP)))
}

/// Your next step where there is no plan. To enter something comes before any.
pub(super) fn no_step(judged: &Judged, is_looked_for: bool) -> Node {
    let text = if judged.explainer().nothing_entered() {
        &messages::NEXT_STEP_ENTER
    } else if is_looked_for {
        &messages::NEXT_STEP_NONE
    } else {
        &messages::NEXT_STEP_COMING
    };
    step_box(judged.ui).with(el("p").text(judged.ui.get(text)))
}
