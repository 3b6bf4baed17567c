//! Random use of the widget, the same natively and in a browser. The native half replays the
//! messages by the reducer alone and leaves what it has at each thousandth; the browser's half
//! sends them to a widget that draws each of them. `cargo xtask soak` runs both.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

const SEED: u64 = 8;

/// Messages between two comparisons, after which everything begins anew.
const STRETCH: usize = 1_000;

/// FNV-1a.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;
    use std::path::Path;
    use std::{env, fs};

    use partner_eligibility::widget::soak::{KINDS, Soak};

    use super::{SEED, STRETCH, digest};

    /// Where nobody says how many messages.
    const STRETCHES: usize = 3;

    #[test]
    fn a_native_replay_is_left_for_the_browser() {
        let asked = env::var("SOAK_MESSAGES").ok();
        let asked = asked.map(|text| text.parse::<usize>().expect("SOAK_MESSAGES is a number"));
        let stretches = asked.map_or(STRETCHES, |asked| asked.div_ceil(STRETCH).max(1));
        let mut soak = Soak::new(SEED).expect("the programs are built in");
        let (mut lines, mut kinds, mut states) = (String::new(), BTreeSet::new(), BTreeSet::new());
        for _ in 0..stretches {
            for _ in 0..STRETCH {
                kinds.insert(soak.step(None));
            }
            let state = digest(&soak.state());
            states.insert(state);
            writeln!(lines, "{state:016x}").expect("text can grow");
            soak.rest(None);
        }
        let every: BTreeSet<&str> = KINDS.iter().copied().collect();
        assert_eq!(kinds, every, "every kind of message was sent");
        assert_eq!(states.len(), stretches, "the states are too much alike");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("soak.txt");
        fs::write(path, lines).expect("the folder for temporary files can be written");
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::alloc::System;
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};
    use std::rc::Rc;
    use std::time::Duration;

    use cap::Cap;
    use gloo::events::EventListener;
    use gloo::timers::future::sleep;
    use js_sys::{ArrayBuffer, Promise, Reflect, WebAssembly};
    use partner_eligibility::catalog::builtin;
    use partner_eligibility::model::{Day, Profile};
    use partner_eligibility::plan::{Costs, Target, plan};
    use partner_eligibility::widget::soak::Soak;
    use partner_eligibility::widget::{App, Port};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
    use web_sys::Element;

    use super::{SEED, STRETCH, digest};

    wasm_bindgen_test_configure!(run_in_browser);

    /// Written by the native half.
    const NATIVE: &str = include_str!(concat!(env!("CARGO_TARGET_TMPDIR"), "/../../tmp/soak.txt"));

    /// How long nobody does anything after each stretch, so that what waits for a pause (the
    /// page's own news, later days, plans) runs too.
    const PAUSE: Duration = Duration::from_millis(500);

    /// Pauses after which the elements must be those of the beginning.
    const PAUSES: usize = 40;

    /// The stretches in which each message is drawn by itself; after them the widget draws once
    /// for several, as it does where they come faster than it can draw.
    const DRAWN_EACH: usize = 3;
    const AT_ONCE: usize = 8;

    /// Microtasks in which a message must be drawn.
    const TURNS: usize = 100;

    /// How many bytes more may be in use after a stretch than after a tenth of all: in the nine
    /// tenths that are left of 100,000 messages those are 12 bytes that each leaves behind.
    const GROWTH: usize = 1 << 20;

    /// How many pages of 64 KB the memory may grow by in that time. They are never given back,
    /// so the widest searches for a plan come before: they take some megabytes for a moment, and
    /// whether they happen to run in a pause is the machine's to say.
    const PAGES: u32 = 64;

    #[global_allocator]
    static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

    fn pages() -> u32 {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let buffer: ArrayBuffer = memory.buffer().unchecked_into();
        buffer.byte_length() / 65_536
    }

    /// Plans every award from nothing at all, which is the most that there is to search.
    fn search_widely() {
        let costs = Costs::default();
        // The one ended on 2022-09-30, the other took its place.
        for (id, year) in [("mpn", 2018), ("maicpp", 2026)] {
            let program = builtin(id).expect("it is built in");
            let day = Day::new(year, 10, 1).expect("it is a day");
            for (award, it) in (0_u16..).zip(&program.awards) {
                let levels = it.paths.iter().flat_map(|path| &path.levels);
                for level in levels.map(|level| level.level).collect::<BTreeSet<_>>() {
                    let target = Target { award, level };
                    let _unasked = plan(&Profile::default(), &[target], program, day, &costs);
                }
            }
        }
    }

    /// How many elements there are of each tag and class.
    fn elements(host: &Element) -> BTreeMap<String, usize> {
        let all = host.query_selector_all("*").expect("it is a selector");
        let mut elements = BTreeMap::new();
        for at in 0..all.length() {
            let element = all.get(at).and_then(|node| node.dyn_into::<Element>().ok());
            let element = element.expect("it is an element");
            let class = element.get_attribute("class").unwrap_or_default();
            *elements
                .entry(format!("{}.{class}", element.tag_name()))
                .or_default() += 1;
        }
        elements
    }

    /// What there is more or less of.
    fn changes(before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>) -> Vec<String> {
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let count = |elements: &BTreeMap<String, usize>, name: &String| {
            elements.get(name).copied().unwrap_or(0)
        };
        let changes = names
            .into_iter()
            .map(|name| (name, count(before, name), count(after, name)));
        let changes = changes.filter(|(_, before, after)| before != after);
        changes
            .map(|(name, before, after)| format!("{name} {before} {after}"))
            .collect()
    }

    /// Everything that a console would show as an error, from here on.
    fn errors() -> (Rc<RefCell<Vec<String>>>, [EventListener; 2]) {
        let errors: Rc<RefCell<Vec<String>>> = Rc::default();
        let window = web_sys::window().expect("it runs in a browser");
        let listen = |kind: &'static str| {
            let errors = Rc::clone(&errors);
            EventListener::new(&window, kind, move |event| {
                let said = Reflect::get(event, &"message".into()).ok();
                errors.borrow_mut().push(format!("{kind}: {said:?}"));
            })
        };
        let listeners = [listen("error"), listen("unhandledrejection")];
        let console = Reflect::get(&window, &"console".into()).expect("there is a console");
        let heard = Rc::clone(&errors);
        let hear = Closure::<dyn FnMut(JsValue)>::new(move |said: JsValue| {
            console_log!("{said:?}");
            heard.borrow_mut().push(format!("console: {said:?}"));
        });
        Reflect::set(&console, &"error".into(), &hear.into_js_value()).expect("it can be set");
        (errors, listeners)
    }

    #[wasm_bindgen_test]
    async fn a_browser_stays_as_it_is_under_random_use() {
        search_widely();
        let (errors, _listeners) = errors();
        let window = web_sys::window().expect("it runs in a browser");
        let document = window.document().expect("there is a page");
        let host = document.create_element("div").expect("it can be made");
        let body = document.body().expect("there is a body");
        body.append_child(&host).expect("it can be put there");
        let mut soak = Soak::new(SEED).expect("the programs are built in");
        let port = Port::new(yew::Callback::noop(), yew::Callback::noop());
        let props = soak.props(port.clone());
        let app = yew::Renderer::<App>::with_root_and_props(host.clone(), props).render();
        // The first drawing takes longest, and what waits for a pause waits for it.
        sleep(4 * PAUSE).await;

        let begun = elements(&host);
        let stretches = NATIVE.lines().count();
        let warm = stretches.div_ceil(10);
        let (mut level, mut busy) = ((0, 0), 0.0);
        console_log!(
            "in the beginning {} pages, {} elements",
            pages(),
            begun.values().sum::<usize>()
        );
        for (done, native) in (1..).zip(NATIVE.lines()) {
            let start = js_sys::Date::now();
            let mut most = 0_usize;
            let at_once = if done <= DRAWN_EACH { 1 } else { AT_ONCE };
            for nth in 1..=STRETCH {
                let kind = soak.step(Some(&port));
                if nth % at_once != 0 {
                    continue;
                }
                let expected = Some(soak.document());
                let mut turns = 0;
                JsFuture::from(Promise::resolve(&JsValue::NULL))
                    .await
                    .expect("it is resolved");
                while port.document() != expected {
                    turns += 1;
                    assert!(turns < TURNS, "{kind} was not drawn: {done}, {nth}");
                    sleep(Duration::ZERO).await;
                }
                if nth % 100 == 0 {
                    most = most.max(elements(&host).values().sum());
                    sleep(Duration::ZERO).await;
                }
            }
            busy += js_sys::Date::now() - start;
            let here = format!("after {} messages", done * STRETCH);
            assert_eq!(format!("{:016x}", digest(&soak.state())), native, "{here}");
            sleep(PAUSE).await;
            soak.rest(Some(&port));
            sleep(PAUSE).await;
            assert_eq!(port.document(), Some(soak.document()), "{here}");
            // A plan that was being worked out stays until there is another answer.
            let mut left = changes(&begun, &elements(&host));
            for _ in 0..PAUSES {
                if left.is_empty() {
                    break;
                }
                sleep(PAUSE).await;
                left = changes(&begun, &elements(&host));
            }
            assert_eq!(
                left, [""; 0],
                "the elements are those of the beginning, {here}"
            );
            assert_eq!(*errors.borrow(), [""; 0], "{here}");
            // A search that still runs holds what it works with.
            for _ in 0..PAUSES {
                if done <= warm || MEMORY.allocated() <= level.0 + GROWTH {
                    break;
                }
                sleep(PAUSE).await;
            }
            let now = (MEMORY.allocated(), pages());
            if done == warm {
                level = now;
            }
            assert!(
                done < warm || now.0 <= level.0 + GROWTH && now.1 <= level.1 + PAGES,
                "{now:?} bytes in use and pages, {level:?} before, {here}"
            );
            if done <= warm || done % warm == 0 {
                console_log!(
                    "{here} {} bytes in {} pages, at most {most} elements, {:.0} s",
                    now.0,
                    now.1,
                    busy / 1e3
                );
            }
        }
        app.destroy();
        sleep(PAUSE).await;
        assert_eq!(host.child_element_count(), 0, "nothing is left of it");
        assert_eq!(*errors.borrow(), [""; 0]);
    }
}
