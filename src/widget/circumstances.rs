//! Market, day, and what is held already: seldom changed, so folded away
//! behind a sentence that says how they stand.

use yew::prelude::*;

use super::choice::{Answer, choice};
use super::field::error;
use super::scene::Scene;
use super::shape::Icon;
use super::store::{Action, Edit, Fold};
use super::trouble;
use super::ui::{Ui, part};
use crate::interchange::{Field, HeldRow};
use crate::locale::{Message, messages};
use crate::model::{Award, AwardKind, Day, Market};

/// Market, day and what is held.
pub(super) fn view(scene: &Scene) -> Html {
    let ui = scene.ui;
    // A field in trouble is never folded away.
    let trouble = scene.judged.reading.problems.iter().any(|problem| {
        matches!(
            problem.field,
            Field::Day | Field::Award { .. } | Field::Anniversary { .. }
        )
    });
    let open = scene.is_open(Fold::Circumstances) || trouble;
    html! {
        <section aria-labelledby="circumstances">
            <h2 id="circumstances">{ ui.get(&messages::CIRCUMSTANCES) }</h2>
            <div class="groups">
                <div class="group">
                    <button
                        type="button"
                        class="group-head"
                        aria-expanded={open.to_string()}
                        onclick={scene.send(Action::Fold(Fold::Circumstances))}
                    >
                        <span class="gist">{ gist(scene) }</span>
                        { Icon::Chevron.draw() }
                    </button>
                    if open {
                        <div class="group-body">
                            { day(scene) }
                            { markets(scene) }
                            { held(scene) }
                        </div>
                    }
                </div>
            </div>
        </section>
    }
}

/// How things stand: 'Judged as of 30 September 2022 · Developed market'.
fn gist(scene: &Scene) -> String {
    let ui = scene.ui;
    let day = ui.locale.day(scene.judged.assessment.day);
    let mut gist = vec![
        ui.say(&messages::JUDGED_ON_DAY, &[("day", &day)]),
        ui.get(market(scene.store.form.partner_market, true))
            .to_owned(),
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

fn day(scene: &Scene) -> Html {
    let ui = scene.ui;
    let problem = scene.problem(&Field::Day);
    let jump = |message: &'static Message, day: Option<Day>| {
        let day = day.filter(|day| scene.judged.reading.day != Some(*day))?;
        let onclick = scene.send(Action::Edit(Edit::Day(day.to_string())));
        Some(html! {
            <button type="button" class="quiet-button" {onclick}>{ ui.get(message) }</button>
        })
    };
    let described = problem.map_or_else(|| "day-about".to_owned(), |_| trouble::id(&Field::Day));
    html! {
        <div class="figure">
            <div>
                <label for="day">{ ui.get(&messages::JUDGED_ON) }</label>
                <p class="note" id="day-about">{ ui.get(&messages::JUDGED_ON_HELP) }</p>
                <div class="jumps">
                    { part(jump(&messages::DAY_LAST, ui.program.effective.until)) }
                    { part(jump(&messages::DAY_TODAY, scene.today)) }
                </div>
            </div>
            <div class="box">
                <input
                    id="day"
                    type="text"
                    autocomplete="off"
                    placeholder={ui.get(&messages::DAY_SHAPE)}
                    value={scene.store.form.day.clone()}
                    aria-describedby={described}
                    aria-invalid={problem.map(|_| "true")}
                    oninput={scene.typed(|text| Action::Edit(Edit::Day(text)))}
                />
            </div>
            { part(problem.map(|problem| error(&Field::Day, &trouble::words(scene.ui, problem), None))) }
        </div>
    }
}

fn markets(scene: &Scene) -> Html {
    let ui = scene.ui;
    let form = &scene.store.form;
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
        html! {
            <div class="figure wide">
                <div>
                    <span class="asked">{ label }</span>
                    <p class="note">{ ui.get(help) }</p>
                </div>
                { choice(&scene.dispatch, label, answers) }
            </div>
        }
    };
    html! {
        <>
            { question(&messages::MARKET, &messages::MARKET_HELP, of_own.into()) }
            {
                question(
                    &messages::MARKET_CUSTOMERS,
                    &messages::MARKET_CUSTOMERS_HELP,
                    of_customers.into(),
                )
            }
        </>
    }
}

fn held(scene: &Scene) -> Html {
    let ui = scene.ui;
    html! {
        <div class="held">
            <h3 class="asked">{ ui.get(&messages::HELD) }</h3>
            { part(scene.store.form.held.iter().map(|row| held_row(scene, row))) }
            <button
                id="add-held"
                type="button"
                class="quiet-button"
                onclick={scene.send(Action::Edit(Edit::AddHeld))}
            >
                { Icon::Plus.draw() }
                { ui.get(&messages::HELD_ADD) }
            </button>
        </div>
    }
}

fn held_row(scene: &Scene, row: &HeldRow) -> Html {
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
    html! {
        <div key={key} class="held-row">
            <div class="box">
                <select
                    id={["held-", &key.to_string()].concat()}
                    aria-label={ui.get(&messages::HELD_AWARD)}
                    aria-describedby={described(&award)}
                    aria-invalid={scene.problem(&award).map(|_| "true")}
                    onchange={scene.chosen(move |id| Action::Edit(Edit::HeldAward(key, id)))}
                >
                    <option value="" selected={row.award.is_empty()}>
                        { ui.get(&messages::CHOOSE) }
                    </option>
                    {
                        for ui.program.awards.iter().filter(|award| can_be_held(award)).map(|award| html! {
                            <option value={award.id.clone()} selected={award.id == row.award}>
                                { ui.locale.text(&award.name) }
                            </option>
                        })
                    }
                </select>
            </div>
            <div class="box">
                <select
                    aria-label={ui.get(&messages::HELD_LEVEL)}
                    disabled={levels.is_empty()}
                    onchange={scene.chosen(move |id| Action::Edit(Edit::HeldLevel(key, id)))}
                >
                    <option value="" selected={row.level.is_empty()}>
                        { ui.get(&messages::HELD_LEVEL) }
                    </option>
                    {
                        for levels.iter().map(|(id, name)| html! {
                            <option value={*id} selected={*id == row.level}>{ *name }</option>
                        })
                    }
                </select>
            </div>
            <button
                type="button"
                class="icon-button remove"
                aria-label={ui.say(&messages::REMOVE_NAMED, &[("name", name)])}
                onclick={scene.send(Action::Edit(Edit::RemoveHeld(key)))}
            >
                { Icon::Cross.draw() }
            </button>
            <div class="figure">
                <div>
                    <label for={day_id.clone()}>{ ui.get(&messages::HELD_ANNIVERSARY) }</label>
                    <p class="note">{ ui.get(&messages::HELD_ANNIVERSARY_HELP) }</p>
                </div>
                <div class="box">
                    <input
                        id={day_id}
                        type="text"
                        autocomplete="off"
                        placeholder={ui.get(&messages::DAY_SHAPE)}
                        value={row.anniversary.clone()}
                        aria-describedby={described(&anniversary)}
                        aria-invalid={scene.problem(&anniversary).map(|_| "true")}
                        oninput={scene.typed(move |text| Action::Edit(Edit::HeldAnniversary(key, text)))}
                    />
                </div>
                {
                    for [award, anniversary].iter().filter_map(|field| {
                        let problem = scene.problem(field)?;
                        Some(error(field, &trouble::words(scene.ui, problem), None))
                    })
                }
            </div>
        </div>
    }
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
