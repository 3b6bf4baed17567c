//! What stands below a field in trouble.

use yew::prelude::*;

use super::shape::Icon;
use super::trouble;
use super::ui::part;
use crate::interchange::Field;

/// A message to which its field refers by `aria-describedby`, and what could
/// be done about it at once.
pub(super) fn error(field: &Field, text: &str, remedy: Option<Html>) -> Html {
    html! {
        <div class="field-error">
            { Icon::Wrong.draw() }
            <p>
                <span id={trouble::id(field)}>{ text.to_owned() }</span>
                { " " }
                { part(remedy) }
            </p>
        </div>
    }
}
