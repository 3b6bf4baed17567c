//! A choice between a few answers, all of them in sight.

use yew::prelude::*;

use super::store::Action;
use super::ui::Dispatch;
use super::ui::part;

/// One of the answers.
pub(super) struct Answer {
    /// What it says.
    pub(super) text: &'static str,
    /// Whether it is chosen.
    pub(super) chosen: bool,
    /// What choosing it does.
    pub(super) action: Action,
}

/// The answers to a question, as buttons of which one is pressed.
pub(super) fn choice(dispatch: &Dispatch, label: &str, answers: Vec<Answer>) -> Html {
    let answers = answers.into_iter().map(|answer| {
        let (dispatch, action) = (dispatch.clone(), answer.action);
        html! {
            <button
                type="button"
                aria-pressed={answer.chosen.to_string()}
                onclick={Callback::from(move |_| dispatch.dispatch(action.clone()))}
            >
                { answer.text }
            </button>
        }
    });
    html! {
        <div class="choice" role="group" aria-label={label.to_owned()}>{ part(answers) }</div>
    }
}
