//! Pictures: the five shapes of a status, the bar of an award, and icons.
//!
//! Geometry stands in attributes of the SVG: a strict policy of the host
//! drops style attributes.

use yew::prelude::*;

/// The shapes of a status. Shape comes first and colour second, the same five
/// everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// Met: a filled disc with a tick.
    Met,
    /// Short: a ring that is filled in part, from 0 to 1.
    Short(f64),
    /// Something else comes first: a lock.
    Blocked,
    /// Cannot be judged: a dotted ring with a question mark.
    Unknown,
    /// The visitor's own word: a pencil.
    Declared,
}

impl Shape {
    /// The shape, so many pixels wide. Its words stand beside it.
    pub(super) fn draw(self, size: u8) -> Html {
        let (class, inside) = match self {
            Self::Met => (
                "met",
                html! {
                    <>
                        <circle cx="10" cy="10" r="9" fill="currentColor" />
                        <path class="cut" d="m6 10.4 2.7 2.7L14 7.4" stroke-width="2" />
                    </>
                },
            ),
            Self::Short(progress) => (
                "short",
                html! {
                    <>
                        <circle class="track" cx="10" cy="10" r="7.5" stroke-width="1.25" />
                        <circle
                            class="arc"
                            cx="10"
                            cy="10"
                            r="7.5"
                            stroke-width="3.5"
                            stroke-linecap="butt"
                            pathLength="100"
                            stroke-dasharray={[&percent(progress).to_string(), " 100"].concat()}
                            transform="rotate(-90 10 10)"
                        />
                    </>
                },
            ),
            Self::Blocked => (
                "blocked",
                html! {
                    <>
                        <rect x="4" y="9" width="12" height="8.5" rx="2" fill="currentColor" />
                        <path
                            d="M6.75 9V6.5a3.25 3.25 0 0 1 6.5 0V9"
                            stroke="currentColor"
                            stroke-width="1.75"
                        />
                    </>
                },
            ),
            Self::Unknown => (
                "unknown",
                html! {
                    <>
                        <circle
                            cx="10"
                            cy="10"
                            r="8.5"
                            stroke="currentColor"
                            stroke-width="1.75"
                            pathLength="96"
                            stroke-dasharray="0.1 5.9"
                        />
                        <path
                            d="M7.9 8a2.15 2.15 0 1 1 3.3 1.9c-.8.5-1.2.9-1.2 1.7M10 14v.01"
                            stroke="currentColor"
                            stroke-width="1.6"
                        />
                    </>
                },
            ),
            Self::Declared => (
                "declared",
                html! {
                    <path
                        d="M3.5 16.5 4.4 13l8.8-8.8a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1L7 15.6ZM11.8 5.6l2.6 2.6"
                        stroke="currentColor"
                        stroke-width="1.6"
                    />
                },
            ),
        };
        let size = size.to_string();
        html! {
            <svg
                class={classes!("shape", class)}
                width={size.clone()}
                height={size}
                viewBox="0 0 20 20"
                fill="none"
                stroke-linecap="round"
                stroke-linejoin="round"
                aria-hidden="true"
            >
                { inside }
            </svg>
        }
    }
}

/// A share of one in whole percent, never full before it is whole.
pub(super) fn percent(share: f64) -> u8 {
    let share = share.clamp(0.0, 1.0) * 100.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100 above"
    )]
    let percent = share.floor() as u8;
    percent
}

/// The bar of an award: a piece for each level, each filled by its share.
pub(super) fn bar(shares: &[f64]) -> Html {
    const WIDTH: usize = 96;
    const GAP: usize = 2;
    let pieces = shares.len().max(1);
    let piece = (WIDTH + GAP) / pieces - GAP;
    let rect = |at: usize, width: usize, filled: bool| {
        let (class, y, height) = if filled {
            ("fill", "0", "6")
        } else {
            ("track", "2", "2")
        };
        html! {
            <rect
                {class}
                x={(at * (piece + GAP)).to_string()}
                {y}
                width={width.to_string()}
                {height}
                rx={if filled { "3" } else { "1" }}
            />
        }
    };
    html! {
        <svg class="bar" width="96" height="6" viewBox="0 0 96 6" aria-hidden="true">
            {
                for shares.iter().enumerate().map(|(at, share)| html! {
                    <>
                        { rect(at, piece, false) }
                        { rect(at, piece * usize::from(percent(*share)) / 100, true) }
                    </>
                })
            }
        </svg>
    }
}

/// The icons of buttons and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// Opens and closes.
    Chevron,
    /// Takes away.
    Cross,
    /// Adds.
    Plus,
    /// Something is wrong.
    Wrong,
}

impl Icon {
    /// The icon; its words stand beside it or in the button's label.
    pub(super) fn draw(self) -> Html {
        let (class, size, path) = match self {
            Self::Chevron => ("chevron", "16", "m4 6 4 4 4-4"),
            Self::Cross => ("cross", "14", "m4 4 8 8M12 4l-8 8"),
            Self::Plus => ("plus", "16", "M8 3v10M3 8h10"),
            Self::Wrong => (
                "wrong",
                "16",
                "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.75v4M8 11.2v.01",
            ),
        };
        html! {
            <svg
                {class}
                width={size}
                height={size}
                viewBox="0 0 16 16"
                fill="none"
                stroke="currentColor"
                stroke-width="1.5"
                stroke-linecap="round"
                stroke-linejoin="round"
                aria-hidden="true"
            >
                <path d={path} />
            </svg>
        }
    }
}
