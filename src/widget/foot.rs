//! What the answer rests on, and what it is not.

use super::node::{Node, el, list};
use super::scene::Scene;
use crate::catalog::BUILTIN;
use crate::locale::messages;

/// The disclaimer, the day of the last check, the way to the rules, and what is
/// assumed.
pub(super) fn view(scene: &Scene, rules: Option<&str>) -> Node {
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
    let rules = rules.filter(|_| BUILTIN.contains(&ui.program.id.as_str()));
    let rules = rules.map(|rules| {
        let page = [rules, &ui.program.id, ".", ui.locale.lang().tag(), ".html"].concat();
        let link = el("a[target=_blank][rel=noopener noreferrer]")
            .attr("href", page)
            .text(ui.get(&messages::RULES));
        el("p").with(link)
    });
    el("footer.foot").with(says).with(rules).with(assumed)
}
