//! Builds what is shown: elements, their attributes, and what is in them.
//!
//! ```ignore
//! el("button.group-head[type=button]")
//!     .attr("aria-expanded", open)
//!     .on_click(scene.send(Action::Fold(fold)))
//!     .with(el("span.name").text(name))
//!     .with(Icon::Chevron.draw())
//! ```
//!
//! An element is named as CSS would select it: `tag.class.class#id[name=value]`,
//! in this order. Whatever never changes stands there; whatever may change
//! follows as calls. A view is a function that returns a [`Node`].
//!
//! Why not `html!`: it unfolds to several hundred bytes of code an element, and
//! most of the download was that. Here, each step is one call with a
//! pointer: keep it so. What is generic below only picks the function to call.
//!
//! **Places.** Yew matches siblings without keys by their place. Were a message
//! put in before a field as a sibling of its own, the field would change
//! places, be made anew, and lose the focus while somebody types. So each call
//! of [`Node::with`], [`Node::text`] and [`Node::each`] takes one place, also for
//! [`None`] and for an empty list: pass `Option`s on (`.with(open.then(|| …))`)
//! rather than calling in an `if`.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag, VText,
};
use yew::{AttrValue, Callback, Html, NodeRef};

/// What happens on an event.
pub(super) type Handler = Callback<Event>;

/// An element, or several nodes in one place.
#[must_use]
pub(super) struct Node(Box<Parts>);

#[derive(Default)]
struct Parts {
    /// Empty for several nodes in one place.
    tag: &'static str,
    classes: Vec<&'static str>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    /// What is in an input, which is no attribute of it.
    value: Option<AttrValue>,
    /// Whether a box is ticked, which is none either.
    checked: Option<bool>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<VNode>,
    key: Option<Key>,
    node_ref: NodeRef,
}

/// What an element is named by, read.
struct Selector {
    tag: &'static str,
    classes: Vec<&'static str>,
    attributes: Vec<(&'static str, &'static str)>,
}

impl Selector {
    fn read(selector: &'static str) -> Self {
        let (head, attributes) = selector.split_once('[').unwrap_or((selector, ""));
        let (head, id) = match head.split_once('#') {
            Some((head, id)) => (head, Some(("id", id))),
            None => (head, None),
        };
        let mut words = head.split('.');
        let attributes = attributes.split(']').filter_map(|attribute| {
            let attribute = attribute.strip_prefix('[').unwrap_or(attribute);
            attribute.split_once('=')
        });
        Self {
            tag: words.next().unwrap_or(head),
            classes: words.collect(),
            attributes: id.into_iter().chain(attributes).collect(),
        }
    }
}

/// So many selectors are kept read, each at a place that follows from its address.
const KEPT: usize = 512;

/// A selector as it stands in a view, and as it was read.
type Kept = Option<(&'static str, Rc<Selector>)>;

thread_local! {
    static SELECTORS: RefCell<Vec<Kept>> = RefCell::new(vec![None; KEPT]);
}

/// A selector, read once and not for every element.
fn selector(text: &'static str) -> Rc<Selector> {
    SELECTORS.with_borrow_mut(|kept| {
        let place = &mut kept[text.as_ptr().addr() % KEPT];
        match place {
            Some((known, read)) if std::ptr::eq(*known, text) => Rc::clone(read),
            _ => {
                let read = Rc::new(Selector::read(text));
                *place = Some((text, Rc::clone(&read)));
                read
            }
        }
    })
}

/// An element, as CSS would select it: `tag.class.class#id[name=value]`.
#[inline(never)]
pub(super) fn el(text: &'static str) -> Node {
    let selector = selector(text);
    let mut node = list();
    node.0.tag = selector.tag;
    node.0.classes.clone_from(&selector.classes);
    for (name, value) in &selector.attributes {
        node = node.attr(name, *value);
    }
    node
}

/// Several nodes, or none, in one place.
#[inline(never)]
pub(super) fn list() -> Node {
    Node(Box::default())
}

impl Node {
    /// One more class.
    #[inline(never)]
    pub(super) fn class(mut self, class: &'static str) -> Self {
        self.0.classes.push(class);
        self
    }

    /// One more class, if something holds.
    #[inline(never)]
    pub(super) fn class_if(self, holds: bool, class: &'static str) -> Self {
        if holds { self.class(class) } else { self }
    }

    /// An attribute: a `&'static str`, a `String`, a `usize`, or `true` and `false`
    /// as ARIA writes them. [`None`] is no attribute.
    #[inline(always)]
    pub(super) fn attr(self, name: &'static str, value: impl Value) -> Self {
        value.set(self, name)
    }

    /// An attribute that is there or not, as `disabled` is.
    #[inline(never)]
    pub(super) fn flag(self, name: &'static str, on: bool) -> Self {
        self.attr(name, on.then_some(name))
    }

    /// What is in an input, as the visitor sees it.
    #[inline(never)]
    pub(super) fn value(mut self, value: String) -> Self {
        self.0.value = Some(value.into());
        self
    }

    /// Whether a box is ticked, whatever the visitor made of it before.
    #[inline(never)]
    pub(super) fn checked(mut self, on: bool) -> Self {
        self.0.checked = Some(on);
        self
    }

    /// What tells it from its siblings; all of them must have one.
    #[inline(always)]
    pub(super) fn key(self, key: impl Into<Key>) -> Self {
        self.set_key(key.into())
    }

    /// The reference by which the element can be reached.
    #[inline(never)]
    pub(super) fn reference(mut self, node_ref: &NodeRef) -> Self {
        self.0.node_ref = node_ref.clone();
        self
    }

    /// A text in the element, of the types that [`Node::attr`] takes.
    #[inline(always)]
    pub(super) fn text(self, text: impl Value) -> Self {
        text.say(self)
    }

    /// A child: a node, an optional node, or a component's [`Html`].
    #[inline(always)]
    pub(super) fn with(self, child: impl Child) -> Self {
        child.join(self)
    }

    /// Children of any number, in one place.
    #[inline(always)]
    pub(super) fn each<C: Child>(self, children: impl IntoIterator<Item = C>) -> Self {
        let mut place = list();
        for child in children {
            place = place.with(child);
        }
        self.with(place)
    }

    /// On a click.
    #[inline(never)]
    pub(super) fn on_click(self, handler: Handler) -> Self {
        self.on(ListenerKind::onclick, handler)
    }

    /// When something is typed.
    #[inline(never)]
    pub(super) fn on_input(self, handler: Handler) -> Self {
        self.on(ListenerKind::oninput, handler)
    }

    /// When something is chosen.
    #[inline(never)]
    pub(super) fn on_change(self, handler: Handler) -> Self {
        self.on(ListenerKind::onchange, handler)
    }

    /// On an event of any kind.
    #[inline(never)]
    pub(super) fn on(mut self, kind: ListenerKind, handler: Handler) -> Self {
        self.0.listeners.push(Some(Rc::new(On { kind, handler })));
        self
    }

    #[inline(never)]
    fn set_key(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        self.0
            .values
            .push(value.map(AttributeOrProperty::Attribute));
        self
    }

    #[inline(never)]
    fn set_static(self, name: &'static str, value: Option<&'static str>) -> Self {
        self.set(name, value.map(AttrValue::Static))
    }

    #[inline(never)]
    fn set_owned(self, name: &'static str, value: Option<String>) -> Self {
        self.set(name, value.map(AttrValue::from))
    }

    #[inline(never)]
    fn push(mut self, child: VNode) -> Self {
        self.0.children.push(child);
        self
    }

    #[inline(never)]
    fn push_node(self, child: Option<Self>) -> Self {
        let child = child.map_or_else(VNode::default, Self::build);
        self.push(child)
    }

    #[inline(never)]
    fn push_static(self, text: Option<&'static str>) -> Self {
        let text = text.map(AttrValue::Static);
        self.push_text(text)
    }

    #[inline(never)]
    fn push_owned(self, text: Option<String>) -> Self {
        self.push_text(text.map(AttrValue::from))
    }

    fn push_text(self, text: Option<AttrValue>) -> Self {
        let text = text.map(|text| VNode::VText(VText::new(text)));
        self.push(text.unwrap_or_default())
    }

    #[inline(never)]
    fn build(self) -> VNode {
        let mut parts = *self.0;
        // A lone text needs no list around it, and most elements have one.
        let children = match parts.children.pop() {
            Some(text @ VNode::VText(_)) if parts.children.is_empty() => text,
            last => {
                parts.children.extend(last);
                VNode::VList(Rc::new(VList::with_children(
                    parts.children,
                    parts.key.clone(),
                )))
            }
        };
        if parts.tag.is_empty() {
            return children;
        }
        if let Some(first) = parts.classes.first() {
            let class = match parts.classes.as_slice() {
                [_] => AttrValue::Static(first),
                all => AttrValue::from(all.join(" ")),
            };
            parts.names.push("class");
            parts
                .values
                .push(Some(AttributeOrProperty::Attribute(class)));
        }
        let mut tag = VTag::new(parts.tag);
        if let Some(place) = tag.children_mut() {
            *place = children;
        }
        if parts.value.is_some() {
            tag.set_value(parts.value);
        }
        if let Some(checked) = parts.checked {
            tag.set_checked(checked);
        }
        if !parts.listeners.is_empty() {
            tag.set_listeners(parts.listeners.into());
        }
        tag.attributes = Attributes::Dynamic {
            keys: shape(parts.names),
            values: parts.values.into(),
        };
        tag.key = parts.key;
        tag.node_ref = parts.node_ref;
        tag.into()
    }
}

impl From<Node> for Html {
    fn from(node: Node) -> Self {
        node.build()
    }
}

/// The names of attributes that elements are made with, each list of them once
/// and for good: by the address of the list, Yew sees that an element has the
/// attributes it had. There are as many as the views have kinds of elements.
fn shape(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    SHAPES.with_borrow_mut(|shapes| {
        if let Some(known) = shapes.iter().find(|shape| ***shape == *names) {
            return *known;
        }
        let shape: &'static [&'static str] = names.leak();
        shapes.push(shape);
        shape
    })
}

/// What a text or an attribute can say.
pub(super) trait Value {
    /// As an attribute.
    fn set(self, node: Node, name: &'static str) -> Node;
    /// As a text in an element.
    fn say(self, node: Node) -> Node;
}

impl Value for &'static str {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_static(name, Some(self))
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_static(Some(self))
    }
}

impl Value for Option<&'static str> {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_static(name, self)
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_static(self)
    }
}

impl Value for String {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_owned(name, Some(self))
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_owned(Some(self))
    }
}

impl Value for Option<String> {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_owned(name, self)
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_owned(self)
    }
}

impl Value for bool {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_static(name, Some(if self { "true" } else { "false" }))
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_static(Some(if self { "true" } else { "false" }))
    }
}

impl Value for usize {
    #[inline(always)]
    fn set(self, node: Node, name: &'static str) -> Node {
        node.set_owned(name, Some(self.to_string()))
    }
    #[inline(always)]
    fn say(self, node: Node) -> Node {
        node.push_owned(Some(self.to_string()))
    }
}

/// What can stand in an element.
pub(super) trait Child {
    /// Takes the next place in the element.
    fn join(self, node: Node) -> Node;
}

impl Child for Node {
    #[inline(always)]
    fn join(self, node: Node) -> Node {
        node.push_node(Some(self))
    }
}

impl Child for Option<Node> {
    #[inline(always)]
    fn join(self, node: Node) -> Node {
        node.push_node(self)
    }
}

impl Child for Html {
    #[inline(always)]
    fn join(self, node: Node) -> Node {
        node.push(self)
    }
}

struct On {
    kind: ListenerKind,
    handler: Handler,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.handler.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test says what it expects")]

    use super::*;

    fn tag(node: Node) -> Rc<VTag> {
        match node.build() {
            VNode::VTag(tag) => tag,
            _ => panic!("an element was expected"),
        }
    }

    fn attributes(tag: &VTag) -> Vec<(&str, &str)> {
        tag.attributes.iter().collect()
    }

    #[test]
    fn a_selector_names_tag_classes_id_and_attributes() {
        let button = tag(el("button.a.b#c[type=button][viewBox=0 0 20 20]"));
        assert_eq!(button.tag(), "button");
        let expected = [
            ("id", "c"),
            ("type", "button"),
            ("viewBox", "0 0 20 20"),
            ("class", "a b"),
        ];
        assert_eq!(attributes(&button), expected);
        assert_eq!(attributes(&tag(el("p"))), []);
    }

    #[test]
    fn a_class_and_a_flag_are_there_only_while_they_hold() {
        let option = |on: bool| tag(el("option.x").class_if(on, "on").flag("selected", on));
        assert_eq!(
            attributes(&option(true)),
            [("selected", "selected"), ("class", "x on")]
        );
        assert_eq!(attributes(&option(false)), [("class", "x")]);
    }

    #[test]
    fn what_is_missing_keeps_its_place() {
        let children = |shown: bool| {
            let div = el("div")
                .with(shown.then(|| el("p")))
                .each(shown.then(|| el("p")))
                .text(shown.then_some("text"))
                .with(el("input"));
            match tag(div).children() {
                Some(VNode::VList(list)) => list.len(),
                _ => 0,
            }
        };
        assert_eq!((children(true), children(false)), (4, 4));
    }

    #[test]
    fn elements_of_one_kind_share_the_names_of_their_attributes() {
        let names = |on: Option<&'static str>| match &tag(el("a[b=c]").attr("d", on)).attributes {
            Attributes::Dynamic { keys, values } => (keys.as_ptr(), values.len()),
            _ => panic!("the names were expected"),
        };
        assert_eq!(names(Some("e")), names(None));
        assert_eq!(names(None).1, 2);
    }

    #[test]
    fn what_is_typed_is_no_attribute() {
        let input = tag(el("input[type=text]").value("typed".to_owned()));
        assert_eq!(input.value().map(AttrValue::as_str), Some("typed"));
        assert_eq!(attributes(&input), [("type", "text")]);
    }
}
