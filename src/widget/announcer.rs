//! Says to screen readers what has changed, politely.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::judged::Judged;
use super::node::el;
use super::shared::Shared;

/// How long a visitor must have paused before the answer is read out.
const PAUSE_MS: u32 = 900;

#[derive(Properties, PartialEq)]
pub(super) struct AnnouncerProps {
    pub(super) judged: Shared<Judged>,
}

/// A live region that speaks when typing pauses, not at every keystroke, and
/// not about what was there from the start.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(String::new);
    let last = use_mut_ref(|| props.judged.clone());
    use_effect_with(props.judged.clone(), {
        let said = said.setter();
        move |judged| {
            let judged = judged.clone();
            let pause = Timeout::new(PAUSE_MS, move || {
                let before = last.replace(judged.clone());
                if let Some(news) = news(&before, &judged) {
                    said.set(news);
                }
            });
            move || drop(pause)
        }
    });
    el("p.unseen[role=status]").text(said.to_string()).into()
}

/// The levels won and lost since, or else a headline that has changed.
fn news(before: &Judged, now: &Judged) -> Option<String> {
    let same = std::ptr::eq(before.ui.program, now.ui.program);
    let changes = if same {
        now.explainer().changes(&before.assessment)
    } else {
        Vec::new()
    };
    if !changes.is_empty() {
        return Some(changes.join(". "));
    }
    (before.headline != now.headline).then(|| now.headline.clone())
}
