//! The figures and questions, under the areas of the awards that ask.

use yew::prelude::*;

use super::asked::{AreaAsks, Ask, Asked};
use super::choice::{Answer, choice};
use super::field::error;
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Edit, Fold};
use super::trouble;
use super::ui::part;
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::Field;
use crate::locale::{capitalised, messages};
use crate::model::{Figure, Question, Unit};

/// All figures and questions that the program asks for on the day.
pub(super) fn view(scene: &Scene, asked: &[AreaAsks]) -> Html {
    let ui = scene.ui;
    if asked.is_empty() {
        return Html::default();
    }
    html! {
        <section class="figures" aria-labelledby="figures">
            <h2 id="figures">{ ui.get(&messages::FIGURES) }</h2>
            <p class="lead">{ ui.get(&messages::FIGURES_HELP) }</p>
            <div class="groups">{ part(asked.iter().map(|group| area(scene, group))) }</div>
        </section>
    }
}

/// One area. Closed, it shows what can matter for the people entered and what
/// is filled in already; open, it shows everything.
fn area(scene: &Scene, group: &AreaAsks) -> Html {
    let ui = scene.ui;
    let fold = Fold::Area(group.area);
    let open = scene.is_open(fold);
    let all = || group.awards.iter().flat_map(|award| &award.asked);
    let given = all().filter(|ask| is_given(scene, ask)).count() as u64;
    let count = all().count() as u64;
    let name = group.area.map_or(ui.get(&messages::OTHER_AREA), |area| {
        ui.locale.text(&ui.program.areas[usize::from(area)].name)
    });
    let gist = if given == 0 {
        ui.locale.plural(count, &messages::ENTRIES, &[])
    } else {
        let (given, count) = (ui.locale.count(given), ui.locale.count(count));
        ui.say(
            &messages::HAVE_OF_NEED,
            &[("have", &given), ("need", &count)],
        )
    };
    let mut body = Vec::new();
    for award in &group.awards {
        if open && group.awards.len() > 1 {
            let name = &ui.program.awards[usize::from(award.award)].name;
            body.push(html! { <h4 class="label">{ ui.locale.text(name) }</h4> });
        }
        for ask in &award.asked {
            let profile = &scene.judged.reading.profile;
            if open || is_given(scene, ask) || ask.matters(ui.program, profile) {
                body.push(ask_view(scene, ask));
            }
        }
    }
    html! {
        <div class="group">
            <h3>
                <button
                    type="button"
                    class="group-head"
                    aria-expanded={open.to_string()}
                    onclick={scene.send(Action::Fold(fold))}
                >
                    <span class="name">{ name }</span>
                    <span class="note">{ gist }</span>
                    { Icon::Chevron.draw() }
                </button>
            </h3>
            if !body.is_empty() {
                <div class="group-body">{ part(body) }</div>
            }
        </div>
    }
}

fn is_given(scene: &Scene, ask: &Ask) -> bool {
    let (program, form) = (scene.ui.program, &scene.store.form);
    match ask.what {
        Asked::Figure(figure) => form
            .figures
            .contains_key(&program.figures[usize::from(figure)].id),
        Asked::Question(question) => form
            .answers
            .contains_key(&program.questions[usize::from(question)].id),
    }
}

fn ask_view(scene: &Scene, ask: &Ask) -> Html {
    let program = scene.ui.program;
    match ask.what {
        Asked::Figure(figure) => figure_view(scene, &program.figures[usize::from(figure)]),
        Asked::Question(question) => {
            question_view(scene, &program.questions[usize::from(question)])
        }
    }
}

fn figure_view(scene: &Scene, figure: &'static Figure) -> Html {
    let ui = scene.ui;
    let field = Field::Figure {
        id: figure.id.clone(),
    };
    let problem = scene.problem(&field);
    let text = scene
        .store
        .form
        .figures
        .get(&figure.id)
        .cloned()
        .unwrap_or_default();
    let name = ui.locale.text(&figure.name);
    // The sign of the dollar stands before the number. A unit that the name
    // says already is not said again.
    let unit = explain::unit(ui.locale, figure.unit);
    let said = |unit: &&str| !name.contains(unit);
    let (before, behind) = match figure.unit {
        Unit::Usd => (unit, None),
        _ => (None, unit.filter(said)),
    };
    let id = ["figure-", &figure.id].concat();
    let about = [&id, "-about"].concat();
    let window = explain::window(ui.locale, figure.window);
    let described = match (problem, &window) {
        (Some(_), _) => Some(trouble::id(&field)),
        (None, Some(_)) => Some(about.clone()),
        (None, None) => None,
    };
    let window = window.map(|window| html! { <span id={about}>{ capitalised(&window) }</span> });
    html! {
        <div key={id.clone()} class="figure">
            <div>
                <label for={id.clone()}>{ capitalised(name) }</label>
                if let Some(help) = &figure.help {
                    <details class="help">
                        <summary>
                            { part(window) }
                            <span class="open">{ ui.get(&messages::WHAT_COUNTS) }</span>
                        </summary>
                        <p class="note">{ ui.locale.text(help) }</p>
                    </details>
                } else {
                    <p class="note">{ part(window) }</p>
                }
            </div>
            <div class="box">
                { part(before.map(unit_view)) }
                <input
                    {id}
                    class="number"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value={text}
                    aria-describedby={described}
                    aria-invalid={problem.map(|_| "true")}
                    oninput={scene.typed(|text| Action::Edit(Edit::Figure(figure.id.clone(), text)))}
                />
                { part(behind.map(unit_view)) }
            </div>
            { part(problem.map(|problem| error(&field, &trouble::words(scene.ui, problem), None))) }
        </div>
    }
}

fn unit_view(unit: &str) -> Html {
    html! { <span class="unit" aria-hidden="true">{ unit }</span> }
}

fn question_view(scene: &Scene, question: &Question) -> Html {
    let ui = scene.ui;
    let text = ui.locale.text(&question.text);
    let answer = scene.store.form.answers.get(&question.id).copied();
    html! {
        <div key={question.id.as_str()} class="figure">
            <div>
                <span class="asked">{ text }</span>
                if let Some(help) = &question.help {
                    <p class="note">{ ui.locale.text(help) }</p>
                }
            </div>
            { yes_or_no(ui, &scene.dispatch, text, &question.id, answer) }
        </div>
    }
}

/// The two answers to a question. Choosing the one that is given takes it
/// back: then there is no answer.
pub(super) fn yes_or_no(
    ui: Ui,
    dispatch: &Dispatch,
    label: &str,
    question: &str,
    given: Option<bool>,
) -> Html {
    let answer = |text, is: bool| Answer {
        text: ui.get(text),
        chosen: given == Some(is),
        action: Action::Edit(Edit::Answer(
            question.to_owned(),
            (given != Some(is)).then_some(is),
        )),
    };
    let answers = vec![answer(&messages::YES, true), answer(&messages::NO, false)];
    choice(dispatch, label, answers)
}
