//! What stands below a field in trouble.

use yew::prelude::*;

use super::shape::Icon;
use super::trouble;
use crate::interchange::Field;

#[derive(Properties, PartialEq)]
pub(super) struct FieldErrorProps {
    /// Which field.
    pub(super) field: Field,
    /// What is wrong with it.
    pub(super) text: AttrValue,
    /// What could be done at once.
    #[prop_or_default]
    pub(super) children: Html,
}

/// A message to which its field refers by `aria-describedby`.
#[component]
pub(super) fn FieldError(props: &FieldErrorProps) -> Html {
    html! {
        <div class="field-error">
            { Icon::Wrong.draw() }
            <p>
                <span id={trouble::id(&props.field)}>{ props.text.clone() }</span>
                { " " }
                { props.children.clone() }
            </p>
        </div>
    }
}

/// A message without anything to be done at once.
pub(super) fn error(field: &Field, text: &AttrValue) -> Html {
    html! { <FieldError field={field.clone()} text={text.clone()} /> }
}
