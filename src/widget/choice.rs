//! A choice between a few answers, all of them in sight.

use yew::prelude::*;

/// One of the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// What it says.
    text: &'static str,
    /// Whether it is chosen.
    chosen: bool,
}

impl Answer {
    /// An answer.
    pub(super) const fn new(text: &'static str, chosen: bool) -> Self {
        Self { text, chosen }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct ChoiceProps {
    /// What is asked.
    pub(super) label: AttrValue,
    /// The answers.
    pub(super) answers: Vec<Answer>,
    /// Called with the position of the one that is chosen.
    pub(super) on_choose: Callback<usize>,
}

#[component]
pub(super) fn Choice(props: &ChoiceProps) -> Html {
    html! {
        <div class="choice" role="group" aria-label={props.label.clone()}>
            {
                for props.answers.iter().enumerate().map(|(at, answer)| html! {
                    <button
                        type="button"
                        aria-pressed={answer.chosen.to_string()}
                        onclick={props.on_choose.reform(move |_| at)}
                    >
                        { answer.text }
                    </button>
                })
            }
        </div>
    }
}
