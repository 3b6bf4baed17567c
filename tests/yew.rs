//! The component works inside somebody else's Yew app: that of the example.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use gloo::timers::future::sleep;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement, InputEvent, InputEventInit};

#[path = "../www/examples/yew.rs"]
mod app;

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    let window = web_sys::window().expect("it runs in a browser");
    window.document().expect("there is a page")
}

/// What becomes of a condition, at the latest within five seconds.
async fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    for _ in 0..100 {
        if let Some(found) = look() {
            return found;
        }
        sleep(Duration::from_millis(50)).await;
    }
    look().expect(what)
}

fn within(host: &Element, selector: &str) -> Option<HtmlElement> {
    let root = host.query_selector("main > div").ok()??.shadow_root()?;
    root.query_selector(selector).ok()??.dyn_into().ok()
}

#[wasm_bindgen_test]
async fn the_widget_answers_in_the_app_of_the_example() {
    let host = document().create_element("div").expect("it can be made");
    let body = document().body().expect("there is a body");
    body.append_child(&host).expect("it can be put there");
    let app = yew::Renderer::<app::Page>::with_root(host.clone()).render();

    let headline = until("a headline", || within(&host, ".headline")).await;
    let before = headline.text_content();
    let styled = web_sys::window().and_then(|window| window.get_computed_style(&headline).ok()?);
    let size = styled.and_then(|style| style.get_property_value("font-size").ok());
    assert_ne!(size.as_deref(), Some("16px"), "the styles are there");
    let answer = || {
        host.query_selector("#answer")
            .ok()?
            .and_then(|answer| answer.text_content())
    };
    assert_eq!(answer().as_deref(), Some(""), "nothing has changed yet");

    let example = until("the example", || {
        within(&host, ".after-people .main-button")
    })
    .await;
    example.click();
    until("another headline", || {
        within(&host, ".headline").filter(|headline| headline.text_content() != before)
    })
    .await;
    let said = until("the callback", || {
        answer().filter(|answer| !answer.is_empty())
    })
    .await;
    let headline = within(&host, ".headline").and_then(|headline| headline.text_content());
    assert_eq!(Some(said), headline);

    // Typing reaches it through the shadow root as well.
    let name = until("a name", || within(&host, ".roster input")).await;
    let input: HtmlInputElement = name.dyn_into().expect("it is an input");
    input.set_value("Zoe");
    let event = InputEventInit::new();
    event.set_bubbles(true);
    event.set_composed(true);
    let event = InputEvent::new_with_event_init_dict("input", &event).expect("it can be made");
    input.dispatch_event(&event).expect("it can be sent");
    until("undo", || within(&host, ".tools button")).await;

    app.destroy();
    until("nothing left of it", || {
        (host.child_element_count() == 0).then_some(())
    })
    .await;
}
