//! The whole widget.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;

use super::announcer::Announcer;
use super::asked::asked;
use super::judged::Judged;
use super::node::el;
use super::scene::Scene;
use super::shared::Shared;
use super::store::{Action, Edit, Store, Target};
use super::ui::Ui;
use super::{answer, circumstances, figures, foot, roster, toolbar};
use crate::interchange::Directory;
use crate::locale::Locale;
use crate::model::{Day, Lang, Program};

/// What a page sets.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The program that judges.
    pub program: &'static Program,
    /// The language, where the page has settled it.
    pub lang: Option<Lang>,
    /// The language of the page, for the visitor to change.
    pub page_lang: Lang,
    /// The day that is judged, for the visitor to change.
    pub day: Day,
    /// Today, where the visitor's clock can be right.
    pub today: Option<Day>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.program, other.program)
            && self.lang == other.lang
            && self.page_lang == other.page_lang
            && self.day == other.day
            && self.today == other.today
    }
}

/// The widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let program = props.program;
    let lang = props.lang.unwrap_or(props.page_lang);
    let otherwise = props.day;
    let store = use_reducer(|| Store::new(otherwise.to_string(), lang));
    let dispatch = store.dispatcher();

    // What the page sets anew counts from then on, not on every render.
    let first = use_mut_ref(|| true);
    use_effect_with((lang, otherwise), {
        let dispatch = dispatch.clone();
        move |(lang, day)| {
            if !std::mem::take(&mut *first.borrow_mut()) {
                dispatch.dispatch(Action::Speak(*lang));
                dispatch.dispatch(Action::Edit(Edit::Day(day.to_string())));
            }
        }
    });
    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| {
            let paper = |event: &'static str, on: bool| {
                let dispatch = dispatch.clone();
                web_sys::window().map(|window| {
                    EventListener::new(&window, event, move |_| {
                        dispatch.dispatch(Action::Paper(on));
                    })
                })
            };
            let listeners = (paper("beforeprint", true), paper("afterprint", false));
            move || drop(listeners)
        }
    });

    let root = use_node_ref();
    use_effect_with(store.focus, {
        let root = root.clone();
        move |focus| {
            if let (Some(target), Some(root)) = (focus.target, root.cast::<Element>()) {
                look_at(&root, target);
            }
        }
    });

    let ui = Ui {
        program,
        locale: Locale::new(store.lang),
    };
    let directory = use_memo(program.id.as_str(), |_| {
        Directory::new(&program.certifications)
    });
    let judged = {
        let directory = Rc::clone(&directory);
        let form = Shared::from(Rc::clone(&store.form));
        use_memo((ui, form, otherwise), move |(ui, form, otherwise)| {
            Judged::new(*ui, form, &directory, *otherwise)
        })
    };
    let day = judged.assessment.day;
    let asked = use_memo((ui, day), |(ui, day)| asked(ui.program, *day));
    let tag = match store.lang {
        Lang::En => "en",
        Lang::De => "de",
    };
    let scene = Scene {
        ui,
        dispatch,
        store,
        judged: judged.into(),
        directory: directory.into(),
        today: props.today,
    };
    let inputs = el("div.inputs")
        .with(roster::view(&scene))
        .with(figures::view(&scene, &asked))
        .with(circumstances::view(&scene));
    let columns = el("div.columns").with(inputs).with(answer::view(&scene));
    let announcer = html! { <Announcer judged={scene.judged.clone()} /> };
    el("div.widget")
        .attr("lang", tag)
        .reference(&root)
        .with(toolbar::view(&scene, props.lang.is_some()))
        .with(answer::summary(&scene))
        .with(columns)
        .with(foot::view(&scene))
        .with(announcer)
        .into()
}

/// Gives the focus to a place in the widget.
fn look_at(root: &Element, target: Target) {
    let (kind, number) = match target {
        Target::Question => ("#question", String::new()),
        Target::Row(key) => ("#certs-", key.to_string()),
        Target::Held(key) => ("#held-", key.to_string()),
        Target::AddHeld => ("#add-held", String::new()),
        Target::Award(award) => ("#award-", award.to_string()),
    };
    let found = root
        .query_selector(&[kind, &number].concat())
        .ok()
        .flatten();
    let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // The question takes the focus of a button that is gone; nobody asked for
    // the page to move there.
    let options = FocusOptions::new();
    options.set_prevent_scroll(target == Target::Question);
    // An element that takes no focus changes nothing else.
    let _ = found.focus_with_options(&options);
}
