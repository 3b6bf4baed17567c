//! Market, day, and what is held already: seldom changed, so folded away
//! behind a sentence that says how they stand.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::choice::{Answer, Choice};
use super::field::error;
use super::shape::Icon;
use super::shared::Shared;
use super::store::{Action, Edit, Fold};
use super::trouble;
use super::ui::{Dispatch, Ui};
use crate::explain;
use crate::interchange::{Field, Form, HeldRow, Reading};
use crate::locale::{Message, messages};
use crate::model::{Award, AwardKind, Day, Market};

#[derive(Properties, PartialEq)]
pub(super) struct CircumstancesProps {
    pub(super) ui: Ui,
    pub(super) dispatch: Dispatch,
    pub(super) form: Shared<Form>,
    pub(super) reading: Shared<Reading>,
    /// The day that is judged.
    pub(super) day: Day,
    /// Today, where the visitor's clock can be right.
    pub(super) today: Option<Day>,
    pub(super) open: bool,
}

#[component]
pub(super) fn Circumstances(props: &CircumstancesProps) -> Html {
    let ui = props.ui;
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Fold(Fold::Circumstances)))
    };
    // A field in trouble is never folded away.
    let trouble = props.reading.problems.iter().any(|problem| {
        matches!(
            problem.field,
            Field::Day | Field::Award { .. } | Field::Anniversary { .. }
        )
    });
    let open = props.open || trouble;
    html! {
        <section aria-labelledby="circumstances">
            <h2 id="circumstances">{ ui.get(&messages::CIRCUMSTANCES) }</h2>
            <div class="groups">
                <div class="group">
                    <button
                        type="button"
                        class="group-head"
                        aria-expanded={open.to_string()}
                        {onclick}
                    >
                        <span class="gist">{ gist(props) }</span>
                        { Icon::Chevron.draw() }
                    </button>
                    if open {
                        <div class="group-body">
                            { day(props) }
                            { markets(props) }
                            { held(props) }
                        </div>
                    }
                </div>
            </div>
        </section>
    }
}

/// How things stand: 'Judged as of 30 September 2022 · Developed market'.
fn gist(props: &CircumstancesProps) -> String {
    let ui = props.ui;
    let mut gist = vec![ui.say(
        &messages::JUDGED_ON_DAY,
        &[("day", &ui.locale.day(props.day))],
    )];
    gist.push(ui.get(market(props.form.partner_market, true)).to_owned());
    let held = props.reading.profile.held.len() as u64;
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

fn day(props: &CircumstancesProps) -> Html {
    let ui = props.ui;
    let problem = props
        .reading
        .problems
        .iter()
        .find(|problem| problem.field == Field::Day);
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::Edit(Edit::Day(text)));
        })
    };
    let jump = |message: &'static Message, day: Option<Day>| {
        let day = day.filter(|day| props.reading.day != Some(*day))?;
        let dispatch = props.dispatch.clone();
        let onclick = Callback::from(move |_| {
            dispatch.dispatch(Action::Edit(Edit::Day(day.to_string())));
        });
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
                    { for jump(&messages::DAY_LAST, ui.program.effective.until) }
                    { for jump(&messages::DAY_TODAY, props.today) }
                </div>
            </div>
            <div class="box">
                <input
                    id="day"
                    type="text"
                    autocomplete="off"
                    placeholder={ui.get(&messages::DAY_SHAPE)}
                    value={props.form.day.clone()}
                    aria-describedby={described}
                    aria-invalid={problem.map(|_| "true")}
                    {oninput}
                />
            </div>
            {
                for problem.map(|problem| {
                    error(&Field::Day, &explain::problem(ui.program, ui.locale, &problem.what).into())
                })
            }
        </div>
    }
}

fn markets(props: &CircumstancesProps) -> Html {
    let ui = props.ui;
    let send = |edit: fn(usize) -> Edit| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |chosen| dispatch.dispatch(Action::Edit(edit(chosen))))
    };
    let (own, customers) = (props.form.partner_market, props.form.customers_market);
    let answer = |kind: Market, chosen: bool| Answer::new(ui.get(market(kind, false)), chosen);
    html! {
        <>
            <div class="figure wide">
                <div>
                    <span class="asked">{ ui.get(&messages::MARKET) }</span>
                    <p class="note">{ ui.get(&messages::MARKET_HELP) }</p>
                </div>
                <Choice
                    label={ui.get(&messages::MARKET)}
                    answers={vec![
                        answer(Market::Developed, own == Market::Developed),
                        answer(Market::Developing, own == Market::Developing),
                    ]}
                    on_choose={send(|chosen| Edit::PartnerMarket(nth_market(chosen)))}
                />
            </div>
            <div class="figure wide">
                <div>
                    <span class="asked">{ ui.get(&messages::MARKET_CUSTOMERS) }</span>
                    <p class="note">{ ui.get(&messages::MARKET_CUSTOMERS_HELP) }</p>
                </div>
                <Choice
                    label={ui.get(&messages::MARKET_CUSTOMERS)}
                    answers={vec![
                        Answer::new(ui.get(&messages::MARKET_CUSTOMERS_SAME), customers.is_none()),
                        answer(Market::Developed, customers == Some(Market::Developed)),
                        answer(Market::Developing, customers == Some(Market::Developing)),
                    ]}
                    on_choose={send(|chosen| {
                        Edit::CustomersMarket(chosen.checked_sub(1).map(nth_market))
                    })}
                />
            </div>
        </>
    }
}

const fn nth_market(chosen: usize) -> Market {
    match chosen {
        0 => Market::Developed,
        _ => Market::Developing,
    }
}

fn held(props: &CircumstancesProps) -> Html {
    let ui = props.ui;
    let add = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Edit(Edit::AddHeld)))
    };
    html! {
        <div class="held">
            <h3 class="asked">{ ui.get(&messages::HELD) }</h3>
            { for props.form.held.iter().map(|row| held_row(props, row)) }
            <button id="add-held" type="button" class="quiet-button" onclick={add}>
                { Icon::Plus.draw() }
                { ui.get(&messages::HELD_ADD) }
            </button>
        </div>
    }
}

fn held_row(props: &CircumstancesProps, row: &HeldRow) -> Html {
    let ui = props.ui;
    let key = row.key;
    let problem = |field: &Field| {
        props
            .reading
            .problems
            .iter()
            .find(|problem| problem.field == *field)
    };
    let choose = |edit: fn(u32, String) -> Edit| {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.dispatch(Action::Edit(edit(key, value)));
        })
    };
    let oninput = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            dispatch.dispatch(Action::Edit(Edit::HeldAnniversary(key, text)));
        })
    };
    let remove = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Edit(Edit::RemoveHeld(key))))
    };
    let award = Field::Award { row: key };
    let anniversary = Field::Anniversary { row: key };
    let described = |field: &Field| problem(field).map(|_| trouble::id(field));
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
                    aria-invalid={problem(&award).map(|_| "true")}
                    onchange={choose(Edit::HeldAward)}
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
                    onchange={choose(Edit::HeldLevel)}
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
                onclick={remove}
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
                        aria-invalid={problem(&anniversary).map(|_| "true")}
                        {oninput}
                    />
                </div>
                {
                    for [award, anniversary].iter().filter_map(|field| {
                        let problem = problem(field)?;
                        Some(error(field, &explain::problem(ui.program, ui.locale, &problem.what).into()))
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
