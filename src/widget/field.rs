//! What stands below a field in trouble.

use super::node::{Node, el};
use super::shape::Icon;
use super::trouble;
use crate::interchange::Field;

/// A message to which its field refers by `aria-describedby`, and what could
/// be done about it at once.
pub(super) fn error(field: &Field, text: String, remedy: Option<Node>) -> Node {
    let says = el("p")
        .with(el("span").attr("id", trouble::id(field)).text(text))
        .text(" ")
        .with(remedy);
    el("div.field-error").with(Icon::Wrong.draw()).with(says)
}
