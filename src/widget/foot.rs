//! What the answer rests on, and what it is not.

use yew::prelude::*;

use super::ui::Ui;
use crate::locale::messages;
use crate::model::Day;

#[derive(Properties, PartialEq)]
pub(super) struct FootProps {
    pub(super) ui: Ui,
    /// The day on which every rule had been compared with its sources.
    pub(super) checked: Option<Day>,
}

#[component]
pub(super) fn Foot(props: &FootProps) -> Html {
    let ui = props.ui;
    let assumptions = &ui.program.assumptions;
    html! {
        <footer class="foot">
            <p>
                <strong>{ ui.get(&messages::DISCLAIMER) }</strong>
                if let Some(day) = props.checked {
                    { " " }
                    { ui.say(&messages::RULES_CHECKED, &[("day", &ui.locale.day(day))]) }
                    { "." }
                }
                { " " }
                { ui.get(&messages::STAYS_HERE) }
            </p>
            if !assumptions.is_empty() {
                <details class="help">
                    <summary>{ ui.get(&messages::ASSUMPTIONS) }</summary>
                    <p>{ ui.get(&messages::ASSUMPTIONS_HELP) }</p>
                    <ul>
                        {
                            for assumptions.iter().map(|assumption| html! {
                                <li>{ ui.locale.text(assumption) }</li>
                            })
                        }
                    </ul>
                </details>
            }
        </footer>
    }
}
