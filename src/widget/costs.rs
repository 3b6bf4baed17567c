//! What it costs: the fees of what is attained and of what is next, and what tax
//! makes of them.

use super::field::error;
use super::node::{Node, el, list};
use super::scene::Scene;
use super::store::Edit;
use super::trouble;
use crate::assess::Standing;
use crate::explain::{Bill, INVOICES, SourceRef};
use crate::interchange::Field;
use crate::locale::messages;

/// The fees, where there are any.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let (ui, judged) = (scene.ui, &scene.judged);
    if judged.assessment.standing != Standing::InForce {
        return None;
    }
    let bills = judged.explainer().bills(&judged.rows, judged.reading.tax);
    if bills.is_empty() {
        return None;
    }
    let bills = bills.iter().map(|bill| bill_view(scene, bill));
    Some(
        el("section.costs[aria-labelledby=costs]")
            .with(el("h2#costs").text(ui.get(&messages::COSTS)))
            .with(el("ul.bills").each(bills))
            .with(tax(scene)),
    )
}

fn bill_view(scene: &Scene, bill: &Bill) -> Node {
    let ui = scene.ui;
    let message = if bill.ahead {
        &messages::BILL_NEXT
    } else {
        &messages::BILL_FOR
    };
    let covers = ui.say(message, &[("awards", &bill.covers)]);
    let mut sources: Vec<&SourceRef> = Vec::new();
    let amounts = bill.fee.amounts.iter().flat_map(|amount| &amount.sources);
    for source in bill.fee.sources.iter().chain(amounts) {
        if !sources.iter().any(|known| known.url == source.url) {
            sources.push(source);
        }
    }
    let sources = sources.into_iter().enumerate().map(|(at, source)| {
        let link = el("a[target=_blank][rel=noopener noreferrer]")
            .attr("href", source.url.clone())
            .text([ui.get(&messages::SOURCE), " ", &source.as_of].concat());
        list().text((at > 0).then_some(" · ")).with(link)
    });
    let said = |text: &Option<String>| text.clone().map(|text| el("p").text(text));
    let note = bill.fee.note.clone().map(|note| el("p.note").text(note));
    el("li")
        .with(
            el("p")
                .with(el("strong").text(bill.fee.name.clone()))
                .text(": ")
                .text(bill.fee.sentence.clone()),
        )
        .with(el("p.note").text(covers))
        .with(said(&bill.discount))
        .with(said(&bill.taxed))
        .with(el("p.note").text(bill.due.clone()))
        .with(note)
        .with(el("p.note").each(sources))
}

/// The rate of the tax, which only the visitor can know.
fn tax(scene: &Scene) -> Node {
    let ui = scene.ui;
    let field = Field::Tax;
    let problem = scene.problem(&field);
    let described = problem.map_or_else(|| "tax-about".to_owned(), |_| trouble::id(&field));
    let link = el("a[target=_blank][rel=noopener noreferrer]")
        .attr("href", INVOICES)
        .text(ui.get(&messages::TAX_PAGE));
    let label = el("div")
        .with(el("label[for=tax]").text(ui.get(&messages::TAX)))
        .with(
            el("p.note#tax-about")
                .text(ui.get(&messages::TAX_HELP))
                .text(" ")
                .with(link),
        );
    let input = el("input.number#tax[type=text][inputmode=decimal][autocomplete=off]")
        .attr("aria-describedby", described)
        .attr("aria-invalid", problem.map(|_| "true"))
        .value(scene.form.tax.clone())
        .on_input(scene.typed(Edit::Tax));
    let sign = el("span.unit[aria-hidden=true]").text("%");
    el("div.figure.tax")
        .with(label)
        .with(el("div.box").with(input).with(sign))
        .with(problem.map(|problem| error(&field, trouble::words(ui, problem), None)))
}
