//! What customers see in the partner directory, drawn by us.

use super::choice::{Answer, choice};
use super::field::error;
use super::node::{Node, el, list};
use super::scene::Scene;
use super::shape::Shape;
use super::store::{Action, Edit};
use super::trouble;
use crate::assess::{Standing, Status};
use crate::explain::CardLine;
use crate::interchange::Field;
use crate::locale::{capitalised, messages};

/// The name of the company, and the card that customers would see.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let (ui, view, judged) = (scene.ui, &scene.view, &scene.judged);
    if judged.assessment.standing != Standing::InForce {
        return None;
    }
    let card = judged.explainer().card(&judged.rows, view.reach);
    let company = match judged.reading.company.as_str() {
        "" => el("p.company.none").text(ui.get(&messages::COMPANY_NONE)),
        name => el("p.company").text(name.to_owned()),
    };
    let nothing = card.awards.is_empty() && card.specializations.is_empty();
    let nothing = nothing.then(|| el("p.note").text(ui.get(&messages::CARD_NOTHING)));
    let membership = card.membership.iter().map(|line| line_view(scene, line));
    let specializations = (!card.specializations.is_empty()).then(|| {
        list()
            .with(el("p.label").text(ui.get(&messages::SPECIALIZATIONS)))
            .with(lines(scene, &card.specializations))
    });
    let drawn = el("p.note").text(ui.get(&messages::CARD_DRAWN));
    let drawing = el("div.card")
        .with(company)
        .with(el("ul.lines.first").each(membership))
        .with((!card.awards.is_empty()).then(|| lines(scene, &card.awards)))
        .with(specializations)
        .with(nothing)
        .with(drawn);
    Some(
        el("section.customers[aria-labelledby=customers]")
            .with(el("h2#customers").text(ui.get(&messages::CARD)))
            .with(settings(scene))
            .with(drawing),
    )
}

/// The name, and whether what is within reach is shown.
fn settings(scene: &Scene) -> Node {
    let ui = scene.ui;
    let field = Field::Company;
    let problem = scene.problem(&field);
    let input = el("input#company[type=text][autocomplete=organization]")
        .attr("aria-describedby", problem.map(|_| trouble::id(&field)))
        .attr("aria-invalid", problem.map(|_| "true"))
        .value(scene.form.company.clone())
        .on_input(scene.typed(Edit::Company));
    let answer = |text, reach: bool| Answer {
        text: ui.get(text),
        chosen: scene.view.reach == reach,
        action: Action::ShowReach(reach),
    };
    let answers = vec![
        answer(&messages::CARD_NOW, false),
        answer(&messages::CARD_REACH, true),
    ];
    let label = ui.get(&messages::CARD).to_owned();
    let error = problem.map(|problem| error(&field, trouble::words(ui, problem), None));
    el("div.settings")
        .with(el("label[for=company]").text(ui.get(&messages::COMPANY)))
        .with(el("div.box").with(input))
        .with(error)
        .with(choice(&scene.dispatch, label, answers))
}

fn lines(scene: &Scene, lines: &[CardLine]) -> Node {
    el("ul.lines").each(lines.iter().map(|line| line_view(scene, line)))
}

fn line_view(scene: &Scene, line: &CardLine) -> Node {
    let is_there = matches!(line.status, Status::Achieved | Status::Held);
    let shape = if is_there {
        Shape::Met
    } else {
        Shape::Short(0.0)
    };
    let status = scene.judged.explainer().status(line.status);
    el("li")
        .class_if(!is_there, "not-yet")
        .with(shape.draw(16))
        .with(el("span").text(line.name.clone()))
        .with((!is_there).then(|| el("span.note").text(capitalised(status))))
}
