//! Somebody else's Yew app with the widget in it:
//! `cargo build --example yew --features widget --target wasm32-unknown-unknown`.

use partner_eligibility::catalog::builtin;
use partner_eligibility::explain::Summary;
use partner_eligibility::widget::PartnerEligibility;
use yew::prelude::*;

/// A page that shows the widget, and says its answer in a place of its own.
#[component]
pub fn Page() -> Html {
    let answer = use_state(String::new);
    let on_change = {
        let answer = answer.setter();
        Callback::from(move |summary: Summary| answer.set(summary.headline))
    };
    let programs: Vec<_> = ["maicpp", "mpn"].into_iter().filter_map(builtin).collect();
    html! {
        <main>
            <h1>{ "Where do we stand?" }</h1>
            <PartnerEligibility {programs} {on_change} />
            <p id="answer">{ &*answer }</p>
        </main>
    }
}

#[cfg_attr(test, expect(dead_code, reason = "a test renders the page itself"))]
fn main() {
    yew::Renderer::<Page>::new().render();
}
