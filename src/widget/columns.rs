//! Where the columns stay while the page goes on. One that is taller than the window goes
//! on to its end before, and how tall it is no style can tell.

use core::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Has each column stay from its end where it is taller than the window.
#[hook]
pub(super) fn use_columns(root: &NodeRef) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let root = root.cast::<HtmlElement>();
        let find = |selector| root.as_ref()?.query_selector(selector).ok().flatten();
        let columns = [".inputs", ".answer"].map(find).into_iter().flatten();
        let columns: Vec<HtmlElement> = columns.filter_map(|one| one.dyn_into().ok()).collect();
        let watched = columns.clone();
        let heights: Vec<Cell<i32>> = columns.iter().map(|_| Cell::new(0)).collect();
        let stay = Closure::<dyn Fn()>::new(move || {
            // All is read before anything is written: else each would be laid out anew.
            let now: Vec<i32> = columns.iter().map(HtmlElement::offset_height).collect();
            for ((column, known), now) in columns.iter().zip(&heights).zip(now) {
                if known.replace(now) == now {
                    continue;
                }
                let height = now.to_string();
                let place = ["min(var(--top) + 1.5rem, 100vh - ", &height, "px - 1.5rem)"];
                // A browser that refuses it keeps the column at its beginning. A property
                // that nothing inherits: all that stands in the column would be styled anew.
                let style = column.style();
                let _ = style.set_property("inset-block-start", &place.concat());
            }
        });
        let observer = ResizeObserver::new(stay.as_ref().unchecked_ref()).ok();
        for column in &watched {
            observer
                .iter()
                .for_each(|observer| observer.observe(column));
        }
        move || {
            observer.iter().for_each(ResizeObserver::disconnect);
            drop(stay);
        }
    });
}
