//! What is said when the code has a fault.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static CALLBACK: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has a function called when the code has a fault, with what and where. All
/// memory is in doubt from then on: the function must not call back, now or
/// later.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(callback: Function) {
    CALLBACK.set(Some(callback));
    // Yew's own would only write to the console.
    yew::set_custom_panic_hook(Box::new(|panic| {
        if let Some(callback) = CALLBACK.take() {
            // What the page's function throws cannot be told to anybody.
            let _ = callback.call1(&JsValue::NULL, &JsValue::from_str(&panic.to_string()));
        }
    }));
}
