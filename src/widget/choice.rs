//! A choice between a few answers, all of them in sight.

use super::node::{Node, el};
use super::scene::send;
use super::store::Action;
use super::ui::Dispatch;

/// One of the answers.
pub(super) struct Answer {
    /// What it says.
    pub(super) text: &'static str,
    /// Whether it is chosen.
    pub(super) chosen: bool,
    /// What choosing it does.
    pub(super) action: Action,
}

/// The answers to a question, as buttons of which one is pressed.
pub(super) fn choice(dispatch: &Dispatch, label: String, answers: Vec<Answer>) -> Node {
    let answers = answers.into_iter().map(|answer| {
        el("button[type=button]")
            .attr("aria-pressed", answer.chosen)
            .on_click(send(dispatch, answer.action))
            .text(answer.text)
    });
    el("div.choice[role=group]")
        .attr("aria-label", label)
        .each(answers)
}
