//! What the answer rests on, and what it is not.

use yew::prelude::*;

use super::scene::Scene;
use crate::locale::messages;

/// The disclaimer, the day of the last check, and what is assumed.
pub(super) fn view(scene: &Scene) -> Html {
    let ui = scene.ui;
    let assumptions = &ui.program.assumptions;
    html! {
        <footer class="foot">
            <p>
                <strong>{ ui.get(&messages::DISCLAIMER) }</strong>
                if let Some(day) = scene.judged.explainer().rules_checked() {
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
