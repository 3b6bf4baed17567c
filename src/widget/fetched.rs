//! The parts of the widget that are fetched after it has begun.
//!
//! With the feature `split` each is a WebAssembly file of its own, and holds whatever
//! nothing else calls: a tool (`wasm-split-cli`) follows the calls. So the rest of the
//! widget knows a part as a table of functions only. Without the feature every
//! part is there from the start.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::import::Import;
use super::node::{Handler, Node, el};
use super::scene::Scene;
use super::shared::Shared;
use super::ui::{Dispatch, Ui};
use super::{answer, brief, circumstances, import, plan};
use crate::interchange::Directory;
use crate::locale::messages;

/// What stands below the answer, above it on paper, and in what is folded at first.
#[derive(Debug)]
pub(super) struct Below {
    pub(super) view: fn(&Scene) -> Node,
    pub(super) paper: fn(&Scene) -> Node,
    pub(super) circumstances: fn(&Scene) -> Node,
}

/// The cheapest next step.
#[derive(Debug)]
pub(super) struct Planner {
    pub(super) view: fn(&Scene) -> Node,
}

/// What takes in files and links.
#[derive(Debug)]
pub(super) struct Importer {
    pub(super) view: fn(&Scene) -> Option<Node>,
    pub(super) read: fn(File, Dispatch, Shared<Directory>),
    pub(super) of_link: fn(&str) -> Option<Import>,
}

/// The element has told the page why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotFetched;

/// A part of the widget.
pub(super) trait Part: Sized + 'static {
    /// The part, where it is there.
    fn get() -> Option<&'static Self>;

    /// The part, once it is there.
    async fn fetch() -> Result<&'static Self, NotFetched>;
}

/// Makes a table of functions the part that a file holds.
macro_rules! part {
    ($file:ident, $part:ident { $($name:ident: $function:path),+ }) => {
        #[cfg(not(feature = "split"))]
        impl Part for $part {
            fn get() -> Option<&'static Self> {
                Some(&Self { $($name: $function),+ })
            }

            async fn fetch() -> Result<&'static Self, NotFetched> {
                Self::get().ok_or(NotFetched)
            }
        }

        #[cfg(feature = "split")]
        const _: () = {
            static HAS: std::sync::OnceLock<&'static $part> = std::sync::OnceLock::new();

            #[allow(unsafe_code, reason = "the files call each other as C functions")]
            #[wasm_split_helpers::wasm_split($file, fallible)]
            fn $file() -> Result<&'static $part, NotFetched> {
                Ok(&$part { $($name: $function),+ })
            }

            impl Part for $part {
                fn get() -> Option<&'static Self> {
                    HAS.get().copied()
                }

                async fn fetch() -> Result<&'static Self, NotFetched> {
                    let part = $file().await?;
                    Ok(HAS.get_or_init(|| part))
                }
            }
        };
    };
}

part!(
    below,
    Below {
        view: answer::below,
        paper: brief::head,
        circumstances: circumstances::fields
    }
);
part!(planner, Planner { view: plan::view });
part!(
    importer,
    Importer {
        view: import::view,
        read: import::read,
        of_link: import::of_link
    }
);

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// How far a part has come.
pub(super) enum Fetched<P: 'static> {
    Here(&'static P),
    /// Its turn has not come, or it is on its way.
    Coming,
    /// It could not be fetched; this tries it once more.
    Missing(Handler),
}

impl<P> Fetched<P> {
    /// Whether it is there.
    pub(super) const fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    /// What the part shows; where it could not be fetched, a button that tries again.
    pub(super) fn draw(&self, ui: Ui, view: impl FnOnce(&P) -> Option<Node>) -> Option<Node> {
        match self {
            Self::Here(part) => view(part),
            Self::Coming => None,
            Self::Missing(again) => {
                let button = el("button.quiet-button[type=button]")
                    .on_click(again.clone())
                    .text(ui.get(&messages::TRY_AGAIN));
                Some(
                    el("p.field-error[role=status]")
                        .text(ui.get(&messages::NOT_FETCHED))
                        .with(button),
                )
            }
        }
    }
}

/// A part, which is fetched once it is wanted.
#[hook]
pub(super) fn use_part<P: Part>(wanted: bool) -> Fetched<P> {
    let tries = use_state(|| 0_u32);
    let failed = use_state(|| None::<u32>);
    use_effect_with((wanted, *tries), {
        let failed = failed.setter();
        move |(wanted, tries)| {
            if *wanted && P::get().is_none() {
                let tries = *tries;
                spawn_local(async move {
                    // A part that has come is drawn, too.
                    failed.set(P::fetch().await.is_err().then_some(tries));
                });
            }
        }
    });
    match P::get() {
        Some(part) => Fetched::Here(part),
        None if *failed == Some(*tries) => {
            Fetched::Missing(Handler::from(move |_| tries.set(*tries + 1)))
        }
        None => Fetched::Coming,
    }
}
