//! The figures and questions, under the areas of the awards that ask.

use super::asked::{AreaAsks, Ask, Asked, held};
use super::choice::{Answer, choice};
use super::field::error;
use super::node::{Node, el, list};
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Edit, Fold, Target};
use super::trouble;
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::Field;
use crate::locale::{capitalised, messages};
use crate::model::{Choice, Figure, Index, Question, Unit};

/// All figures and questions that the program asks for on the day.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let (ui, asked) = (scene.ui, &scene.asked);
    if asked.is_empty() {
        return None;
    }
    let held = held(&scene.judged.reading.profile);
    let groups = asked.iter().map(|group| area(scene, group, &held));
    Some(
        el("section.figures[aria-labelledby=figures]")
            .with(el("h2#figures").text(ui.get(&messages::FIGURES)))
            .with(el("p.lead").text(ui.get(&messages::FIGURES_HELP)))
            .with(next(scene))
            .with(el("div.groups").each(groups)),
    )
}

/// Whether the figures look the same in both.
pub(super) fn same(one: &Scene, other: &Scene) -> bool {
    let (form, before) = (&one.form, &other.form);
    one.asked == other.asked
        && form.figures == before.figures
        && form.answers == before.answers
        && form.choices == before.choices
        && held(&one.judged.reading.profile) == held(&other.judged.reading.profile)
        && one.judged.rows.iter().all(|row| {
            let mut before = other.judged.rows.iter();
            before.any(|it| (it.award, it.reached, it.level) == (row.award, row.reached, row.level))
        })
        && one.has_trouble_of(other)
}

/// What is not entered yet and would bear on most awards that are still open: first
/// what those ask for whose people are there, as that is what is missing.
fn next(scene: &Scene) -> Option<Node> {
    let (ui, judged) = (scene.ui, &scene.judged);
    let held = held(&judged.reading.profile);
    let mut best: Option<((bool, usize), Option<Index>, &Ask)> = None;
    for group in scene.asked.iter() {
        for ask in group.awards.iter().flat_map(|award| &award.asked) {
            let open = ask.awards.iter().filter(|award| {
                let row = judged.rows.iter().find(|row| row.award == **award);
                row.is_some_and(|row| row.reached != Some(row.level))
            });
            let tells = (ask.matters(ui.program, &held), open.count());
            let better = best.as_ref().is_none_or(|(before, _, _)| *before < tells);
            if !ask.aside && !is_given(scene, ask) && tells.1 > 0 && better {
                best = Some((tells, group.area, ask));
            }
        }
    }
    let ((matters, _), area, ask) = best?;
    let program = ui.program;
    let (name, target) = match ask.what {
        Asked::Figure(at) => {
            let figure = &program.figures[usize::from(at)];
            (&figure.name, Target::Figure(&figure.id))
        }
        Asked::Question(at) => {
            let question = &program.questions[usize::from(at)];
            (&question.text, Target::Asked(&question.id))
        }
        Asked::Choice(at) => {
            let choice = &program.choices[usize::from(at)];
            (&choice.text, Target::Asked(&choice.id))
        }
    };
    let shown = matters || scene.is_open(Fold::Area(area));
    let lead = el("button.quiet-button[type=button]")
        .on_click(scene.send(Action::Ask(target, (!shown).then_some(Fold::Area(area)))))
        .text(capitalised(ui.locale.text(name)));
    Some(
        el("p.next-question")
            .with(
                el("span.note")
                    .text(ui.get(&messages::NEXT_QUESTION))
                    .text(": "),
            )
            .with(lead),
    )
}

/// One area. Closed, it shows what can matter for the people entered and what
/// is filled in already; open, it shows everything.
fn area(scene: &Scene, group: &AreaAsks, held: &[&str]) -> Node {
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
        ui.locale.plural(count, &messages::FIELDS, &[])
    } else {
        let (given, count) = (ui.locale.count(given), ui.locale.count(count));
        ui.say(
            &messages::HAVE_OF_NEED,
            &[("have", &given), ("need", &count)],
        )
    };
    let mut body = list();
    let mut is_empty = true;
    let shows = |ask: &&Ask| open || is_given(scene, ask) || ask.matters(ui.program, held);
    // What several awards share comes first, and stands under none of them.
    let shared = all().filter(|ask| ask.shared).filter(shows);
    let shared: Vec<Node> = shared.map(|ask| ask_view(scene, ask)).collect();
    is_empty &= shared.is_empty();
    body = body.each(shared);
    for award in &group.awards {
        let own = award.asked.iter().filter(|ask| !ask.shared).filter(shows);
        let own: Vec<Node> = own.map(|ask| ask_view(scene, ask)).collect();
        let named = open && group.awards.len() > 1 && !own.is_empty();
        let name = named.then(|| {
            let name = &ui.program.awards[usize::from(award.award)].name;
            el("h4.label").text(ui.locale.text(name))
        });
        is_empty &= own.is_empty();
        body = body.with(name).each(own);
    }
    let head = el("button.group-head[type=button]")
        .attr("aria-expanded", open)
        .on_click(scene.send(Action::Fold(fold)))
        .with(el("span.name").text(name))
        .with(el("span.note").text(gist))
        .with(Icon::Chevron.draw());
    el("div.group")
        .with(el("h3").with(head))
        .with((!is_empty).then(|| el("div.group-body").with(body)))
}

fn is_given(scene: &Scene, ask: &Ask) -> bool {
    let (program, form) = (scene.ui.program, &scene.form);
    match ask.what {
        Asked::Choice(choice) => form
            .choices
            .contains_key(&program.choices[usize::from(choice)].id),
        Asked::Figure(figure) => form
            .figures
            .contains_key(&program.figures[usize::from(figure)].id),
        Asked::Question(question) => form
            .answers
            .contains_key(&program.questions[usize::from(question)].id),
    }
}

fn ask_view(scene: &Scene, ask: &Ask) -> Node {
    let program = scene.ui.program;
    match ask.what {
        Asked::Figure(figure) => figure_view(scene, &program.figures[usize::from(figure)]),
        Asked::Question(question) => {
            question_view(scene, &program.questions[usize::from(question)])
        }
        Asked::Choice(choice) => choice_view(scene, &program.choices[usize::from(choice)]),
    }
}

/// The class that the partner is in. Choosing the one that is chosen takes it
/// back: then each is judged.
fn choice_view(scene: &Scene, asked: &'static Choice) -> Node {
    let ui = scene.ui;
    let text = ui.locale.text(&asked.text);
    let chosen = scene.form.choices.get(&asked.id);
    let answers = asked.options.iter().map(|option| {
        let is = chosen == Some(&option.id);
        let pick = (!is).then(|| option.id.clone());
        Answer {
            text: ui.locale.text(&option.name),
            chosen: is,
            action: Action::Edit(Edit::Choice(asked.id.clone(), pick)),
        }
    });
    let help = asked.help.as_ref().map(|help| {
        el("details.help")
            .with(el("summary").with(el("span.open").text(ui.get(&messages::HOW_CLASSED))))
            .with(el("p.note").text(ui.locale.text(help)))
    });
    let label = el("div").with(el("span.asked").text(text)).with(help);
    el("div.figure.wide")
        .attr("id", place(&asked.id))
        .key(asked.id.as_str())
        .with(label)
        .with(choice(&scene.dispatch, text.to_owned(), answers.collect()))
}

fn figure_view(scene: &Scene, figure: &'static Figure) -> Node {
    let ui = scene.ui;
    let field = Field::Figure {
        id: figure.id.clone(),
    };
    let problem = scene.problem(&field);
    let text = scene
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
    let window = window.map(|window| el("span").attr("id", about).text(capitalised(&window)));
    let help = match &figure.help {
        Some(help) => {
            let summary = el("summary")
                .with(window)
                .with(el("span.open").text(ui.get(&messages::WHAT_COUNTS)));
            el("details.help")
                .with(summary)
                .with(el("p.note").text(ui.locale.text(help)))
        }
        None => el("p.note").with(window),
    };
    // The loss stays as it was typed; what it counts as is said beside it.
    let lost = figure.net && text.trim_start().starts_with(['-', '\u{2212}']);
    let lost = lost.then(|| el("p.note").text(ui.get(&messages::NET_LOSS)));
    let label = el("label").attr("for", id.clone()).text(capitalised(name));
    let input = el("input.number[type=text][inputmode=decimal][autocomplete=off]")
        .attr("id", id.clone())
        .attr("aria-describedby", described)
        .attr("aria-invalid", problem.map(|_| "true"))
        .value(text)
        .on_input(scene.typed(|text| Edit::Figure(figure.id.clone(), text)));
    let sign = |unit: &'static str| el("span.unit[aria-hidden=true]").text(unit);
    let input = el("div.box")
        .with(before.map(sign))
        .with(input)
        .with(behind.map(sign));
    el("div.figure")
        .key(id)
        .with(el("div").with(label).with(help).with(lost))
        .with(input)
        .with(problem.map(|problem| error(&field, trouble::words(ui, problem), None)))
}

fn question_view(scene: &Scene, question: &Question) -> Node {
    let ui = scene.ui;
    let text = ui.locale.text(&question.text);
    let answer = scene.form.answers.get(&question.id).copied();
    let help = question.help.as_ref();
    let asked = el("div")
        .with(el("span.asked").text(text.to_owned()))
        .with(help.map(|help| el("p.note").text(ui.locale.text(help).to_owned())));
    let label = text.to_owned();
    el("div.figure")
        .attr("id", place(&question.id))
        .key(question.id.as_str())
        .with(asked)
        .with(yes_or_no(ui, &scene.dispatch, label, &question.id, answer))
}

/// The id, alone in the widget, of the place of a question or choice.
fn place(id: &str) -> String {
    ["asked-", id].concat()
}

/// The two answers to a question. Choosing the one that is given takes it
/// back: then there is no answer.
pub(super) fn yes_or_no(
    ui: Ui,
    dispatch: &Dispatch,
    label: String,
    question: &str,
    given: Option<bool>,
) -> Node {
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
