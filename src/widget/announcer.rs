//! Says the headline to screen readers, politely.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long a visitor must have paused before the answer is read out.
const PAUSE_MS: u32 = 900;

#[derive(Properties, PartialEq)]
pub(super) struct AnnouncerProps {
    /// What to say.
    pub(super) text: AttrValue,
}

/// A live region that speaks when typing pauses, not at every keystroke, and
/// not about what was there from the start.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let said = use_state(AttrValue::default);
    let first = use_mut_ref(|| true);
    use_effect_with(props.text.clone(), {
        let said = said.setter();
        move |text| {
            let text = text.clone();
            let is_first = std::mem::take(&mut *first.borrow_mut());
            let pause = (!is_first).then(|| Timeout::new(PAUSE_MS, move || said.set(text)));
            move || drop(pause)
        }
    });
    html! {
        <p class="unseen" role="status">{ (*said).clone() }</p>
    }
}
