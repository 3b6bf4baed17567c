//! Market, day, and what is held already: seldom changed, so folded away
//! behind a sentence that says how they stand.

use super::choice::{Answer, choice};
use super::field::error;
use super::node::{Node, el, list};
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Edit, Fold, Target};
use super::trouble;
use super::ui::Ui;
use crate::interchange::{Field, HeldRow};
use crate::locale::{Message, messages};
use crate::model::{Award, AwardKind, Day, Market, Program};

/// Market, day and what is held.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let ui = scene.ui;
    // A field in trouble is never folded away.
    let trouble = scene.judged.reading.problems.iter().any(|problem| {
        matches!(
            problem.field,
            Field::Day | Field::Award { .. } | Field::Anniversary { .. }
        )
    });
    let open = scene.is_open(Fold::Circumstances) || trouble;
    let head = el("button.group-head[type=button]")
        .attr("aria-expanded", open)
        .on_click(scene.send(Action::Fold(Fold::Circumstances)))
        .with(el("span.gist").text(gist(scene)))
        .with(Icon::Chevron.draw());
    let body = scene.below.filter(|_| open);
    let body = body.map(|below| (below.circumstances)(scene));
    let group = el("div.group").with(head).with(body);
    let section = el("section[aria-labelledby=circumstances]")
        .with(el("h2#circumstances").text(ui.get(&messages::CIRCUMSTANCES)))
        .with(el("div.groups").with(group));
    Some(section)
}

/// The fields, where they are not folded away.
pub(super) fn fields(scene: &Scene) -> Node {
    el("div.group-body")
        .with(day(scene))
        .with(markets(scene))
        .with(held(scene))
}

/// Whether market, day, and what is held look the same in both.
pub(super) fn same(one: &Scene, other: &Scene) -> bool {
    let (form, before) = (&one.form, &other.form);
    form.day == before.day
        && form.partner_market == before.partner_market
        && form.customers_market == before.customers_market
        && form.held == before.held
        && one.judged.assessment.day == other.judged.assessment.day
        && one.today == other.today
        && one.below.is_some() == other.below.is_some()
        && one.has_trouble_of(other)
}

/// How things stand: 'Judged as of 30 September 2022 · Developed market'.
fn gist(scene: &Scene) -> String {
    let ui = scene.ui;
    let day = ui.locale.day(scene.judged.assessment.day);
    let mut gist = vec![
        ui.say(&messages::JUDGED_ON_DAY, &[("day", &day)]),
        ui.get(market(scene.form.partner_market, true)).to_owned(),
    ];
    let held = scene.judged.reading.profile.held.len() as u64;
    if held > 0 {
        gist.push(ui.locale.plural(held, &messages::HELD_COUNT, &[]));
    }
    gist.join(" · ")
}

const fn market(market: Market, alone: bool) -> &'static Message {
    match (market, alone) {
        (Market::Developed, false) => &messages::MARKET_DEVELOPED,
        (Market::Developing, false) => &messages::MARKET_DEVELOPING,
        (Market::Developed, true) => &messages::MARKET_DEVELOPED_ALONE,
        (Market::Developing, true) => &messages::MARKET_DEVELOPING_ALONE,
    }
}

fn day(scene: &Scene) -> Node {
    let ui = scene.ui;
    let jump = |message: &'static Message, day: Option<Day>| {
        let day = day.filter(|day| scene.judged.reading.day != Some(*day))?;
        let button = el("button.quiet-button[type=button]")
            .on_click(scene.send(Action::Edit(Edit::JudgeOn(day, Target::Day))))
            .text(ui.get(message));
        Some(button)
    };
    let jumps = el("div.jumps")
        .with(jump(&messages::DAY_LAST, ui.program.effective.until))
        .with(jump(&messages::DAY_TODAY, scene.today));
    let label = el("div")
        .with(el("label[for=day]").text(ui.get(&messages::JUDGED_ON)))
        .with(el("p.note#day-about").text(ui.get(&messages::JUDGED_ON_HELP)))
        .with(jumps);
    let described = scene
        .problem(&Field::Day)
        .map_or_else(|| "day-about".to_owned(), |_| trouble::id(&Field::Day));
    // As the buttons beside it enter a day, in either language.
    let judged = scene.judged.assessment.day.to_string();
    let input = day_input(scene, &Field::Day, scene.form.day.clone(), judged)
        .attr("id", "day")
        .attr("aria-describedby", described)
        .on_input(scene.typed(Edit::Day));
    el("div.figure")
        .with(label)
        .with(el("div.box").with(input))
        .with(slider(scene))
        .with(message(scene, &Field::Day))
}

/// The day along the time of the program, up to two years from today where it
/// has no end.
fn slider(scene: &Scene) -> Option<Node> {
    let ui = scene.ui;
    let (effective, day) = (ui.program.effective, scene.judged.assessment.day);
    let first = effective.from?;
    let last = effective
        .until
        .or_else(|| Some(scene.today?.plus_months(24)))?;
    let days = |day: Day| day.since_1970() - first.since_1970();
    let at = days(day).clamp(0, days(last));
    let slid = scene.typed(move |text| {
        let days = text.parse().unwrap_or(at);
        Edit::Day(first.plus_days(days).to_string())
    });
    let input = el("input.slider[type=range][min=0]")
        .attr("max", days(last).to_string())
        .attr("aria-label", ui.get(&messages::JUDGED_ON))
        .attr("aria-valuetext", ui.locale.day(day))
        .value(at.to_string())
        .on_input(slid);
    Some(input)
}

fn day_input(scene: &Scene, field: &Field, typed: String, shape: String) -> Node {
    el("input[type=text][autocomplete=off]")
        .attr("placeholder", shape)
        .attr("aria-invalid", scene.problem(field).map(|_| "true"))
        .value(typed)
}

/// What is wrong with a field.
fn message(scene: &Scene, field: &Field) -> Option<Node> {
    let problem = scene.problem(field)?;
    Some(error(field, trouble::words(scene.ui, problem), None))
}

fn markets(scene: &Scene) -> Node {
    let ui = scene.ui;
    let form = &scene.form;
    let (own, customers) = (form.partner_market, form.customers_market);
    let answer = |text, chosen, edit| Answer {
        text: ui.get(text),
        chosen,
        action: Action::Edit(edit),
    };
    let both = [Market::Developed, Market::Developing];
    let of_own =
        both.map(|kind| answer(market(kind, false), own == kind, Edit::PartnerMarket(kind)));
    let of_customers = [None, Some(Market::Developed), Some(Market::Developing)].map(|kind| {
        let text = kind.map_or(&messages::MARKET_CUSTOMERS_SAME, |kind| market(kind, false));
        answer(text, customers == kind, Edit::CustomersMarket(kind))
    });
    let question = |label, help, answers: Vec<Answer>| {
        let label = ui.get(label);
        let asked = el("div")
            .with(el("span.asked").text(label))
            .with(el("p.note").text(ui.get(help)));
        el("div.figure.wide")
            .with(asked)
            .with(choice(&scene.dispatch, label.to_owned(), answers))
    };
    list()
        .with(question(
            &messages::MARKET,
            &messages::MARKET_HELP,
            of_own.into(),
        ))
        .with(question(
            &messages::MARKET_CUSTOMERS,
            &messages::MARKET_CUSTOMERS_HELP,
            of_customers.into(),
        ))
}

fn held(scene: &Scene) -> Node {
    let ui = scene.ui;
    // What is held of another program is shown beside that one.
    let elsewhere = |row: &&HeldRow| {
        let has = |program: &Program| program.awards.iter().any(|award| award.id == row.award);
        has(ui.program) || !ui.others().any(|(_, offer)| has(offer.program))
    };
    let rows = scene.form.held.iter().filter(elsewhere);
    let add = el("button.quiet-button#add-held[type=button]")
        .on_click(scene.send(Action::Edit(Edit::AddHeld)))
        .with(Icon::Plus.draw())
        .text(ui.get(&messages::HELD_ADD));
    el("div.held")
        .with(el("h3.asked").text(ui.get(&messages::HELD)))
        .each(rows.map(|row| held_row(scene, row)))
        .with(add)
}

fn held_row(scene: &Scene, row: &HeldRow) -> Node {
    let ui = scene.ui;
    let key = row.key;
    let award = Field::Award { row: key };
    let anniversary = Field::Anniversary { row: key };
    let described = |field: &Field| scene.problem(field).map(|_| trouble::id(field));
    let chosen = ui.program.awards.iter().find(|award| award.id == row.award);
    let levels = chosen.map(|award| levels_of(ui, award)).unwrap_or_default();
    let name = chosen.map_or_else(
        || ui.get(&messages::HELD_AWARD),
        |award| ui.locale.text(&award.name),
    );
    let day_id = ["anniversary-", &key.to_string()].concat();
    let option = |id: &'static str, text: &'static str, selected: bool| {
        el("option")
            .attr("value", id)
            .flag("selected", selected)
            .text(text)
    };
    let awards = ui.program.awards.iter().filter(|award| can_be_held(award));
    let choose = ui.get(&messages::CHOOSE);
    let select = el("select")
        .attr("id", ["held-", &key.to_string()].concat())
        .attr("aria-label", ui.get(&messages::HELD_AWARD))
        .attr("aria-describedby", described(&award))
        .attr("aria-invalid", scene.problem(&award).map(|_| "true"))
        .on_change(scene.chosen(move |id| {
            // Nobody has to choose among one.
            let chosen = ui.program.awards.iter().find(|award| award.id == id);
            let levels = chosen.map(|award| levels_of(ui, award)).unwrap_or_default();
            let level = match levels.as_slice() {
                [(only, _)] => Some((*only).to_owned()),
                _ => None,
            };
            Edit::HeldAward(key, id, level)
        }))
        .with(option("", choose, row.award.is_empty()))
        .each(awards.map(|award| {
            let name = ui.locale.text(&award.name);
            option(&award.id, name, award.id == row.award)
        }));
    let any = ui.get(&messages::HELD_LEVEL);
    let select_level = el("select")
        .attr("aria-label", any)
        .flag("disabled", levels.is_empty())
        .on_change(scene.chosen(move |id| Edit::HeldLevel(key, id)))
        .with(option("", any, row.level.is_empty()))
        .each(
            levels
                .iter()
                .map(|(id, name)| option(id, name, *id == row.level)),
        );
    let remove = el("button.icon-button.remove[type=button]")
        .attr(
            "aria-label",
            ui.say(&messages::REMOVE_NAMED, &[("name", name)]),
        )
        .on_click(scene.send(Action::Edit(Edit::RemoveHeld(key))))
        .with(Icon::Cross.draw());
    let label = el("div")
        .with(
            el("label")
                .attr("for", day_id.clone())
                .text(ui.get(&messages::HELD_ANNIVERSARY)),
        )
        .with(el("p.note").text(ui.get(&messages::HELD_ANNIVERSARY_HELP)));
    let input = day_input(
        scene,
        &anniversary,
        row.anniversary.clone(),
        ui.get(&messages::DAY_SHAPE).to_owned(),
    )
    .attr("id", day_id)
    .attr("aria-describedby", described(&anniversary))
    .on_input(scene.typed(move |text| Edit::HeldAnniversary(key, text)));
    let figure = el("div.figure")
        .with(label)
        .with(el("div.box").with(input))
        .with(message(scene, &award))
        .with(message(scene, &anniversary));
    el("div.held-row")
        .key(key)
        .with(el("div.box").with(select))
        .with(el("div.box").with(select_level))
        .with(remove)
        .with(figure)
}

/// Whether an award is one that a partner buys and renews at a level.
fn can_be_held(award: &Award) -> bool {
    award.kind != AwardKind::Membership
}

/// Ids and names of the levels that an award has.
fn levels_of(ui: Ui, award: &Award) -> Vec<(&'static str, &'static str)> {
    let has = |level: usize| {
        let levels = award.paths.iter().flat_map(|path| &path.levels);
        levels
            .into_iter()
            .any(|entry| usize::from(entry.level) == level)
    };
    let levels = ui.program.levels.iter().enumerate();
    levels
        .filter(|(position, _)| has(*position))
        .map(|(_, level)| (level.id.as_str(), level.name.get(ui.locale.lang())))
        .collect()
}
