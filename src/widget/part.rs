//! A part of the page that stays as it is while nothing that it shows changes.

use std::rc::Rc;

use yew::prelude::*;

use super::node::{Node, el};
use super::scene::Scene;

/// Draws a part of the page.
type View = fn(&Scene) -> Option<Node>;

/// Whether a part looks the same in both.
type Same = fn(&Scene, &Scene) -> bool;

#[derive(Properties)]
struct PartProps {
    scene: Scene,
    view: View,
    same: Same,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        // What is the same in every part is asked once, and first.
        self.scene.ui == other.scene.ui
            && Rc::ptr_eq(&self.scene.view, &other.scene.view)
            && (self.same)(&self.scene, &other.scene)
    }
}

#[component]
fn Part(props: &PartProps) -> Html {
    (props.view)(&props.scene).map_or_else(Html::default, Html::from)
}

/// A part of the page, and when to leave it alone. Program, language and what is
/// open are looked at for all of them; a place in the page has one part for good.
pub(super) fn part(scene: &Scene, view: View, same: Same) -> Node {
    apart(html! { <Part scene={scene.clone()} {view} {same} /> })
}

/// A component in an element of its own, which has no box. One that may be empty
/// stands so: among siblings that come and go, Yew may look for its place beside
/// one that is gone.
pub(super) fn apart(component: Html) -> Node {
    el("div.part").with(component)
}
