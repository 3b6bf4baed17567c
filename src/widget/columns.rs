//! How tall the columns are, which no style can tell: a column stays where it is while the
//! page goes on, and one that is taller than the window goes on to its end before.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

/// Tells the styles of each column its height, as `--height`, whenever that changes.
#[hook]
pub(super) fn use_heights(root: &NodeRef) {
    let root = root.clone();
    use_effect_with((), move |()| {
        let root = root.cast::<HtmlElement>();
        let find = |selector| root.as_ref()?.query_selector(selector).ok().flatten();
        let columns = [".inputs", ".answer"].map(find);
        let columns = columns.map(|column| column?.dyn_into::<HtmlElement>().ok());
        let columns: Vec<HtmlElement> = columns.into_iter().flatten().collect();
        let watched = columns.clone();
        let tell = Closure::<dyn Fn()>::new(move || {
            for column in &columns {
                let height = [&column.offset_height().to_string(), "px"].concat();
                // A browser that refuses it keeps the column where its top is.
                let _ = column.style().set_property("--height", &height);
            }
        });
        let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
        for column in &watched {
            observer
                .iter()
                .for_each(|observer| observer.observe(column));
        }
        move || {
            observer.iter().for_each(ResizeObserver::disconnect);
            drop(tell);
        }
    });
}
