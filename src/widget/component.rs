//! The widget as a component of somebody else's Yew app.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Element, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

use super::STYLES;
use super::app::{App, AppProps};
use super::port::Port;
use super::ui::{Offer, offered, today};
use crate::explain::Summary;
use crate::interchange::Opened;
use crate::locale::Currency;
use crate::model::{Day, Lang, Program};
use crate::plan::Costs;

/// What a Yew app sets of the widget.
#[derive(Clone, Debug, Properties)]
pub struct PartnerEligibilityProps {
    /// The programs that a visitor can choose from: those of
    /// [`crate::catalog::builtin`], and programs of your own from
    /// [`crate::catalog::custom::read`], leaked. Without any there is nothing to show.
    pub programs: Vec<&'static Program>,
    /// The one that judges first: position in `programs`.
    #[prop_or_default]
    pub program: usize,
    /// The language, where the page has settled it.
    #[prop_or_default]
    pub lang: Option<Lang>,
    /// The language to begin with, for the visitor to change.
    #[prop_or_default]
    pub page_lang: Lang,
    /// The day that is judged, for the visitor to change. Without it today, or the
    /// last day of a program that has ended.
    #[prop_or_default]
    pub as_of: Option<Day>,
    /// The ids of the awards to show; all where there is none.
    #[prop_or_default]
    pub awards: Vec<String>,
    /// The currency in which fees are named that are known in several.
    #[prop_or_default]
    pub currency: Option<Currency>,
    /// What the steps of a plan cost.
    #[prop_or_default]
    pub costs: Rc<Costs>,
    /// What was entered before, to begin with.
    #[prop_or_default]
    pub begin: Option<Rc<Opened>>,
    /// Hears of the judgement after each change, once typing pauses.
    #[prop_or_default]
    pub on_change: Callback<Summary>,
}

impl PartialEq for PartnerEligibilityProps {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&&Program, &&Program)| std::ptr::eq(*one, *other);
        self.programs.len() == other.programs.len()
            && self.programs.iter().zip(&other.programs).all(same)
            && self.program == other.program
            && self.lang == other.lang
            && self.page_lang == other.page_lang
            && self.as_of == other.as_of
            && self.awards == other.awards
            && self.currency == other.currency
            && self.costs == other.costs
            && self.begin == other.begin
            && self.on_change == other.on_change
    }
}

/// The widget in a shadow root of its own, which keeps its styles and those of
/// the app apart. `www/examples/yew.rs` is an app with it.
#[component]
pub fn PartnerEligibility(props: &PartnerEligibilityProps) -> Html {
    let host = use_node_ref();
    let shell = use_state(|| None::<Element>);
    use_effect_with((), {
        let (host, shell) = (host.clone(), shell.setter());
        move |()| shell.set(host.cast::<Element>().and_then(|host| shadow(&host).ok()))
    });

    let on_change = use_mut_ref(Callback::noop);
    *on_change.borrow_mut() = props.on_change.clone();
    let tells = use_memo((), move |()| {
        let known: Rc<RefCell<Option<Port>>> = Rc::default();
        let changed = Callback::from({
            let known = Rc::clone(&known);
            move |()| {
                let summary = known.borrow().as_ref().and_then(Port::summary);
                let on_change = on_change.borrow().clone();
                summary
                    .into_iter()
                    .for_each(|summary| on_change.emit(summary));
            }
        });
        *known.borrow_mut() = Some(Port::new(changed, Callback::noop()));
        known
    });
    use_effect_with((), {
        let tells = Rc::clone(&tells);
        // The port knows who hears of it, who knows the port.
        move |()| move || drop(tells.take())
    });

    let today = today();
    let offers = props.programs.iter();
    let offers = offers.filter_map(|program| Offer::new(program, props.as_of, today));
    let port = tells.borrow().clone();
    let widget = shell.as_ref().zip(port).map(|(shell, port)| {
        let props = AppProps {
            offers: offered(offers.collect()),
            program: props.program,
            lang: props.lang,
            page_lang: props.page_lang,
            as_of: props.as_of,
            today,
            begin: props.begin.clone(),
            keeps: false,
            link: true,
            rules: None,
            awards: props.awards.clone().into(),
            currency: props.currency,
            costs: Rc::clone(&props.costs),
            port,
        };
        create_portal(html! { <App ..props /> }, shell.clone())
    });
    html! { <div ref={host}>{ widget }</div> }
}

/// Gives an element a shadow root with the styles; answers the node for the widget.
fn shadow(host: &Element) -> Result<Element, JsValue> {
    let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?;
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLES)?;
    root.set_adopted_style_sheets(&Array::of1(&sheet));
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let shell = document.create_element("div")?;
    shell.set_class_name("shell");
    // English and German, whichever way the page itself runs.
    shell.set_attribute("dir", "ltr")?;
    root.append_child(&shell)?;
    Ok(shell)
}
