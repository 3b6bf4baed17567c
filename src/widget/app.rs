//! The whole widget.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::prelude::*;
use yew::virtual_dom::ListenerKind;

use super::announcer::Announcer;
use super::asked::asked;
use super::columns::use_columns;
use super::fetched::{Below, Importer, NotFetched, Part, Planner, use_part};
use super::import::Import;
use super::judged::Judged;
use super::node::el;
use super::part::part;
use super::port::Port;
use super::scene::Scene;
use super::shared::Shared;
use super::store::{Action, Edit, Notice, Stay, Store, Target};
use super::ui::{Dispatch, Offer, Ui};
use super::{answer, circumstances, figures, foot, import, roster, toolbar};
use crate::interchange::{Directory, Opened};
use crate::locale::{Currency, Locale};
use crate::model::{Day, Lang};
use crate::plan::Costs;

/// How long a visitor must have paused before the page hears of a change.
const PAUSE_MS: u32 = 120;

/// What a page sets.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The programs that a visitor can choose from; without any there is
    /// nothing to show.
    pub offers: &'static [Offer],
    /// The one that judges, for the visitor to change: position in `offers`.
    pub program: usize,
    /// The language, where the page has settled it.
    pub lang: Option<Lang>,
    /// The language of the page, for the visitor to change.
    pub page_lang: Lang,
    /// The day that is judged, for the visitor to change; that of the offer
    /// where the page names none.
    pub as_of: Option<Day>,
    /// Today, where the visitor's clock can be right.
    pub today: Option<Day>,
    /// What was entered before, to begin with.
    pub begin: Option<Rc<Opened>>,
    /// Whether the page keeps what is entered.
    pub keeps: bool,
    /// Whether a link in the page's address brings its form along.
    pub link: bool,
    /// The address of the folder with the pages of rules, which ends in a slash.
    pub rules: Option<Rc<str>>,
    /// The awards that are shown, by id; all where there is none.
    pub awards: Rc<[String]>,
    /// The currency in which fees are named that have several.
    pub currency: Option<Currency>,
    /// What the steps of a plan cost, for the visitor to change.
    pub costs: Rc<Costs>,
    /// The way to the page outside.
    pub port: Port,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.offers, other.offers)
            && self.program == other.program
            && self.lang == other.lang
            && self.page_lang == other.page_lang
            && self.as_of == other.as_of
            && self.today == other.today
            && self.keeps == other.keeps
            && self.rules == other.rules
            && self.awards == other.awards
            && self.currency == other.currency
            && self.costs == other.costs
            && self.port == other.port
    }
}

impl AppProps {
    /// The state that a widget with these begins in.
    pub(super) fn store(&self) -> Store {
        let lang = self.lang.unwrap_or(self.page_lang);
        let day = self.as_of.map(|day| day.to_string()).unwrap_or_default();
        // What was entered before was entered for a program.
        let before = self.begin.as_ref();
        let program = before.and_then(|opened| program_of(opened, self.offers));
        let store = Store::new(day, lang, program.unwrap_or(self.program));
        match &self.begin {
            Some(opened) => store.begin(opened.form.translated(opened.lang, lang)),
            None => store,
        }
    }
}

/// The widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    let lang = props.lang.unwrap_or(props.page_lang);
    let day = props.as_of.map(|day| day.to_string()).unwrap_or_default();
    let store = {
        let props = props.clone();
        use_reducer(move || props.store())
    };
    let dispatch = store.dispatcher();

    // What the page sets anew counts from then on, not on every render.
    let set = use_mut_ref(|| (lang, day.clone(), props.program));
    use_effect_with((lang, day, props.program), {
        let dispatch = dispatch.clone();
        move |now| {
            let (lang, day, program) = set.replace(now.clone());
            if lang != now.0 {
                dispatch.dispatch(Action::Speak(now.0));
            }
            if day != now.1 {
                dispatch.dispatch(Action::Edit(Edit::Day(now.1.clone())));
            }
            if program != now.2 {
                dispatch.dispatch(Action::Show(now.2, Stay::OnTheDay));
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

    // A visitor begins at the fields: what is below the answer comes once those are seen.
    let whole = use_state(|| false);
    use_effect_with((), {
        let whole = whole.setter();
        move |()| painted(move || whole.set(true))
    });
    let whole = *whole || store.view.paper;
    // One after the other, in the order in which a visitor comes to need them: once all
    // are there, nothing asks the network for anything any more.
    let below = use_part::<Below>(whole);
    let planner = use_part::<Planner>(below.is_here());
    let importer = use_part::<Importer>(planner.is_here());

    // A link brings its form along; a damaged one says so.
    use_effect_with((), {
        let (dispatch, offers) = (dispatch.clone(), props.offers);
        let is_wanted = props.link;
        move |()| {
            if let Some(fragment) = is_wanted.then(import::address).flatten() {
                spawn_local(async move {
                    match Importer::fetch().await {
                        Ok(importer) => {
                            if let Some(import) = (importer.of_link)(&fragment) {
                                bring(import, &dispatch, offers, lang);
                            }
                        }
                        Err(NotFetched) => dispatch.dispatch(Action::Tell(Notice::NotFetched)),
                    }
                });
            }
        }
    });

    let root = use_node_ref();
    use_columns(&root);
    use_effect_with(store.focus, {
        let root = root.clone();
        move |focus| {
            if let (Some(target), Some(root)) = (focus.target, root.cast::<Element>()) {
                look_at(&root, target);
            }
        }
    });

    let offers = props.offers;
    let shown = offers.get(store.view.program).or(offers.first());
    let otherwise = shown.map(|offer| offer.day);
    let ui = shown.map(|offer| Ui {
        offers,
        program: offer.program,
        locale: Locale::new(store.lang).in_currency(props.currency),
    });
    // Of what programs share, the one that judges has the word.
    let directory = use_memo(ui, |ui| {
        let others = ui.iter().flat_map(|ui| ui.others());
        let others = others.map(|(_, offer)| offer.program);
        let programs = ui.iter().map(|ui| ui.program).chain(others);
        Directory::new(programs.flat_map(|program| &program.certifications))
    });
    let judged = {
        let directory = Rc::clone(&directory);
        let form = Shared::from(Rc::clone(&store.form));
        let of = (ui, form, otherwise, Rc::clone(&props.awards));
        use_memo(of, move |(ui, form, otherwise, only)| {
            let (ui, otherwise) = (*ui).zip(*otherwise)?;
            let judged = Judged::new(ui, form, &directory, otherwise, only);
            Some(Rc::new(judged))
        })
    };
    let day = judged.as_ref().as_ref().map(|judged| judged.assessment.day);
    let asked = use_memo(
        (
            ui,
            day,
            store.form.choices.clone(),
            Rc::clone(&props.awards),
        ),
        |(ui, day, choices, only)| {
            let judged = (*ui).zip(*day);
            judged.map_or_else(Vec::new, |(ui, day)| asked(ui.program, day, choices, only))
        },
    );
    // Heard of once typing pauses, and not of what was there from the start.
    let heard = use_mut_ref(|| false);
    use_effect_with(judged.as_ref().clone().map(Shared::from), {
        let port = props.port.clone();
        move |_| {
            let is_new = heard.replace(true);
            let pause = is_new.then(|| Timeout::new(PAUSE_MS, move || port.tell()));
            move || drop(pause)
        }
    });
    let (Some(ui), Some(judged)) = (ui, judged.as_ref()) else {
        return Html::default();
    };
    let judged = Shared::from(Rc::clone(judged));
    props.port.draw(&dispatch, &judged);
    let tag = store.lang.tag();
    let scene = Scene {
        ui,
        dispatch,
        form: Rc::clone(&store.form).into(),
        view: Rc::clone(&store.view),
        is_empty: store.is_empty(),
        can_undo: store.can_undo(),
        notice: store.notice,
        judged,
        directory: directory.into(),
        asked: asked.into(),
        today: props.today,
        below: Below::get(),
        costs: Rc::clone(&props.costs),
    };
    let inputs = el("div.inputs[part=inputs]")
        .with(part(&scene, roster::view, roster::same))
        .with(part(&scene, figures::view, figures::same))
        .with(part(&scene, circumstances::view, circumstances::same));
    let columns = el("div.columns")
        .with(inputs)
        .with(answer::view(&scene, &planner, &below));
    let announcer = html! { <Announcer judged={scene.judged.clone()} /> };
    el("div.widget")
        .attr("lang", tag)
        .reference(&root)
        .on(ListenerKind::ondragover, import::on_drag_over())
        .on(ListenerKind::ondrop, import::on_drop(&scene))
        .with(toolbar::view(&scene, props))
        .with(answer::summary(&scene))
        .with(importer.draw(ui, |importer| (importer.view)(&scene)))
        .with(columns)
        .with(whole.then(|| foot::view(&scene, props.rules.as_deref())))
        .with(announcer)
        .into()
}

/// Takes in what a link brings along.
fn bring(import: Import, dispatch: &Dispatch, offers: &[Offer], lang: Lang) {
    let Import::Document(opened) = import else {
        return dispatch.dispatch(Action::Import(import));
    };
    if let Some(program) = program_of(&opened, offers) {
        dispatch.dispatch(Action::Show(program, Stay::OnTheDay));
    }
    let form = opened.form.translated(opened.lang, lang);
    dispatch.dispatch(Action::Take(Rc::new(form), Notice::Linked));
}

/// Which of the programs offered a document was written for.
fn program_of(opened: &Opened, offers: &[Offer]) -> Option<usize> {
    let mut offers = offers.iter();
    offers.position(|offer| Some(&offer.program.id) == opened.program.as_ref())
}

/// Does something once the next frame was painted.
fn painted(then: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move |_: f64| Timeout::new(0, then).forget());
    // Without a window nothing is painted.
    let _ = web_sys::window().map(|window| window.request_animation_frame(frame.unchecked_ref()));
}

/// Gives the focus to a place in the widget.
fn look_at(root: &Element, target: Target) {
    let (kind, number) = match target {
        Target::Question => ("#question", String::new()),
        Target::Headline => ("#headline", String::new()),
        Target::Day => ("#day", String::new()),
        Target::Import => ("#import", String::new()),
        Target::Row(key) => ("#certs-", key.to_string()),
        Target::Held(key) => ("#held-", key.to_string()),
        Target::AddHeld => ("#add-held", String::new()),
        Target::Award(award) => ("#award-", award.to_string()),
        Target::References(award) => ("#references-", [&award.to_string(), " input"].concat()),
        Target::Audit(award) => ("#audit-", [&award.to_string(), " input"].concat()),
        Target::Figure(id) => ("#figure-", id.to_owned()),
        Target::Asked(id) => ("#asked-", [id, " button"].concat()),
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
