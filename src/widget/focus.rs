//! The focus of a part whose buttons may be gone once they were pressed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::node::{Handler, Node};

/// A part that keeps the focus.
pub(super) struct KeptFocus {
    part: NodeRef,
    /// What has it, or had it when it went.
    last: Rc<RefCell<Option<HtmlElement>>>,
}

impl KeptFocus {
    /// Watches over the focus in an element.
    pub(super) fn watch(&self, node: Node) -> Node {
        let (came, went) = (Rc::clone(&self.last), Rc::clone(&self.last));
        node.reference(&self.part)
            .on(
                ListenerKind::onfocusin,
                Handler::from(move |event: Event| {
                    came.replace(Some(event.target_unchecked_into()));
                }),
            )
            .on(
                ListenerKind::onfocusout,
                Handler::from(move |event: Event| {
                    // Some browsers tell of a button that goes, too; that one is not left.
                    let left: HtmlElement = event.target_unchecked_into();
                    let last = Rc::clone(&went);
                    Timeout::new(0, move || {
                        if left.is_connected() && *last.borrow() == Some(left) {
                            last.replace(None);
                        }
                    })
                    .forget();
                }),
            )
    }
}

/// Hands the focus on, within a part, to what the first of these selectors finds when
/// the element is gone that had it.
#[hook]
pub(super) fn use_kept_focus(to: &'static [&'static str]) -> KeptFocus {
    let part = use_node_ref();
    let last = use_mut_ref(|| None::<HtmlElement>);
    use_effect({
        let (part, last) = (part.clone(), Rc::clone(&last));
        move || {
            let is_gone = |last: &HtmlElement| !last.is_connected();
            if last.borrow().as_ref().is_some_and(is_gone) {
                last.replace(None);
                if !is_elsewhere() {
                    hand_on(&part, to);
                }
            }
        }
    });
    KeptFocus { part, last }
}

/// Whether something has the focus.
fn is_elsewhere() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let active = document.and_then(|document| document.active_element());
    active.is_some_and(|active| active.tag_name() != "BODY")
}

fn hand_on(part: &NodeRef, to: &[&str]) {
    let part = part.cast::<web_sys::Element>();
    let found = part.and_then(|part| {
        let mut found = to.iter().filter_map(|to| part.query_selector(to).ok()?);
        found.next()
    });
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // What takes no focus leaves it where it is.
        let _ = found.focus();
    }
}
