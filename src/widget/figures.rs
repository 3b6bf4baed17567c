//! The figures and questions, under the areas of the awards that ask.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::asked::{AreaAsks, Ask, Asked};
use super::choice::{Answer, Choice};
use super::field::error;
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Edit, Fold, View};
use super::trouble;
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::{Field, Form, Reading};
use crate::locale::{capitalised, messages};
use crate::model::{Index, Unit};

#[derive(Properties, PartialEq)]
pub(super) struct FiguresProps {
    pub(super) ui: Ui,
    pub(super) dispatch: Dispatch,
    pub(super) asked: Shared<Vec<AreaAsks>>,
    pub(super) form: Shared<Form>,
    pub(super) reading: Shared<Reading>,
    pub(super) view: Shared<View>,
}

#[component]
pub(super) fn Figures(props: &FiguresProps) -> Html {
    let ui = props.ui;
    if props.asked.is_empty() {
        return Html::default();
    }
    html! {
        <section class="figures" aria-labelledby="figures">
            <h2 id="figures">{ ui.get(&messages::FIGURES) }</h2>
            <p class="lead">{ ui.get(&messages::FIGURES_HELP) }</p>
            <div class="groups">
                { for props.asked.iter().map(|group| area(props, group)) }
            </div>
        </section>
    }
}

/// One area. Closed, it shows what can matter for the people entered and what
/// is filled in already; open, it shows everything.
fn area(props: &FiguresProps, group: &AreaAsks) -> Html {
    let ui = props.ui;
    let fold = Fold::Area(group.area);
    let open = props.view.open.contains(&fold);
    let all = || group.awards.iter().flat_map(|award| &award.asked);
    let given = all().filter(|ask| is_given(props, ask)).count() as u64;
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
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Fold(fold)))
    };
    let matters =
        |ask: &&Ask| is_given(props, ask) || ask.matters(ui.program, &props.reading.profile);
    let single = group.awards.len() == 1;
    let body = if open {
        group
            .awards
            .iter()
            .map(|award| {
                let name = &ui.program.awards[usize::from(award.award)].name;
                html! {
                    <>
                        if !single {
                            <h4 class="label">{ ui.locale.text(name) }</h4>
                        }
                        { for award.asked.iter().map(|ask| ask_view(props, ask)) }
                    </>
                }
            })
            .collect::<Html>()
    } else {
        all()
            .filter(matters)
            .map(|ask| ask_view(props, ask))
            .collect()
    };
    let empty = !open && !all().any(|ask| matters(&ask));
    html! {
        <div class="group">
            <h3>
                <button
                    type="button"
                    class="group-head"
                    aria-expanded={open.to_string()}
                    {onclick}
                >
                    <span class="name">{ name }</span>
                    <span class="note">{ gist }</span>
                    { Icon::Chevron.draw() }
                </button>
            </h3>
            if !empty {
                <div class="group-body">{ body }</div>
            }
        </div>
    }
}

fn is_given(props: &FiguresProps, ask: &Ask) -> bool {
    let program = props.ui.program;
    match ask.what {
        Asked::Figure(figure) => {
            let id = &program.figures[usize::from(figure)].id;
            props.form.figures.contains_key(id)
        }
        Asked::Question(question) => {
            let id = &program.questions[usize::from(question)].id;
            props.form.answers.contains_key(id)
        }
    }
}

fn ask_view(props: &FiguresProps, ask: &Ask) -> Html {
    let (ui, dispatch) = (props.ui, props.dispatch.clone());
    match ask.what {
        Asked::Figure(figure) => {
            let id = &ui.program.figures[usize::from(figure)].id;
            let field = Field::Figure { id: id.clone() };
            let problem = props
                .reading
                .problems
                .iter()
                .find(|problem| problem.field == field);
            let trouble = problem.map(|problem| {
                AttrValue::from(explain::problem(ui.program, ui.locale, &problem.what))
            });
            let text: AttrValue = props
                .form
                .figures
                .get(id)
                .cloned()
                .unwrap_or_default()
                .into();
            html! { <FigureField key={id.as_str()} {ui} {dispatch} {figure} {text} {trouble} /> }
        }
        Asked::Question(question) => {
            let id = &ui.program.questions[usize::from(question)].id;
            let answer = props.form.answers.get(id).copied();
            html! { <QuestionField key={id.as_str()} {ui} {dispatch} {question} {answer} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct FigureFieldProps {
    ui: Ui,
    dispatch: Dispatch,
    /// Position in [`crate::model::Program::figures`].
    figure: Index,
    text: AttrValue,
    /// What is wrong with it.
    trouble: Option<AttrValue>,
}

#[component]
fn FigureField(props: &FigureFieldProps) -> Html {
    let ui = props.ui;
    let figure = &ui.program.figures[usize::from(props.figure)];
    let field = Field::Figure {
        id: figure.id.clone(),
    };
    let name = ui.locale.text(&figure.name);
    // The sign of the dollar stands before the number. A unit that the name
    // says already is not said again.
    let unit = explain::unit(ui.locale, figure.unit);
    let said = |unit: &&str| !name.to_lowercase().contains(&unit.to_lowercase());
    let (before, behind) = match figure.unit {
        Unit::Usd => (unit, None),
        _ => (None, unit.filter(said)),
    };
    let window = explain::window(ui.locale, figure.window);
    let help = figure.help.as_ref().map(|help| ui.locale.text(help));
    let oninput = {
        let (dispatch, id) = (props.dispatch.clone(), figure.id.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::Edit(Edit::Figure(id.clone(), text)));
        })
    };
    let id = ["figure-", &figure.id].concat();
    let about = [&id, "-about"].concat();
    let described = match (&props.trouble, &window) {
        (Some(_), _) => Some(trouble::id(&field)),
        (None, Some(_)) => Some(about.clone()),
        (None, None) => None,
    };
    let window = window.map(|window| html! { <span id={about}>{ capitalised(&window) }</span> });
    html! {
        <div class="figure">
            <div>
                <label for={id.clone()}>{ capitalised(name) }</label>
                if let Some(help) = help {
                    <details class="help">
                        <summary>
                            { for window }
                            <span class="open">{ ui.get(&messages::WHAT_COUNTS) }</span>
                        </summary>
                        <p class="note">{ help }</p>
                    </details>
                } else {
                    <p class="note">{ for window }</p>
                }
            </div>
            <div class="box">
                { for before.map(unit_view) }
                <input
                    {id}
                    class="number"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value={props.text.clone()}
                    aria-describedby={described}
                    aria-invalid={props.trouble.as_ref().map(|_| "true")}
                    {oninput}
                />
                { for behind.map(unit_view) }
            </div>
            { for props.trouble.iter().map(|text| error(&field, text)) }
        </div>
    }
}

fn unit_view(unit: &str) -> Html {
    html! { <span class="unit" aria-hidden="true">{ unit }</span> }
}

#[derive(Properties, PartialEq)]
struct QuestionFieldProps {
    ui: Ui,
    dispatch: Dispatch,
    /// Position in [`crate::model::Program::questions`].
    question: Index,
    answer: Option<bool>,
}

#[component]
fn QuestionField(props: &QuestionFieldProps) -> Html {
    let ui = props.ui;
    let question = &ui.program.questions[usize::from(props.question)];
    let text = ui.locale.text(&question.text);
    let help = question.help.as_ref().map(|help| ui.locale.text(help));
    let on_choose = {
        let (dispatch, id, answer) = (props.dispatch.clone(), question.id.clone(), props.answer);
        Callback::from(move |chosen: usize| {
            let chosen = chosen == 0;
            // Choosing an answer again takes it back: there is no answer then.
            let answer = (answer != Some(chosen)).then_some(chosen);
            dispatch.dispatch(Action::Edit(Edit::Answer(id.clone(), answer)));
        })
    };
    html! {
        <div class="figure">
            <div>
                <span class="asked">{ text }</span>
                if let Some(help) = help {
                    <p class="note">{ help }</p>
                }
            </div>
            <Choice
                label={text.to_owned()}
                answers={vec![
                    Answer::new(ui.get(&messages::YES), props.answer == Some(true)),
                    Answer::new(ui.get(&messages::NO), props.answer == Some(false)),
                ]}
                {on_choose}
            />
        </div>
    }
}
