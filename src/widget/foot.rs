//! What the answer rests on, and what it is not.

use super::node::{Node, el, list};
use super::scene::Scene;
use crate::locale::messages;

/// The disclaimer, the day of the last check, and what is assumed.
pub(super) fn view(scene: &Scene) -> Node {
    let ui = scene.ui;
    let checked = scene.judged.explainer().rules_checked().map(|day| {
        let day = ui.locale.day(day);
        list()
            .text(" ")
            .text(ui.say(&messages::RULES_CHECKED, &[("day", &day)]))
            .text(".")
    });
    let says = el("p")
        .with(el("strong").text(ui.get(&messages::DISCLAIMER)))
        .with(checked)
        .text(" ")
        .text(ui.get(&messages::STAYS_HERE));
    let assumptions = &ui.program.assumptions;
    let assumed = (!assumptions.is_empty()).then(|| {
        let each = assumptions
            .iter()
            .map(|assumption| el("li").text(ui.locale.text(assumption)));
        el("details.help")
            .with(el("summary").text(ui.get(&messages::ASSUMPTIONS)))
            .with(el("p").text(ui.get(&messages::ASSUMPTIONS_HELP)))
            .with(el("ul").each(each))
    });
    el("footer.foot").with(says).with(assumed)
}
