//! Pictures: the five shapes of a status, the bar of an award, and icons.
//!
//! Geometry stands in attributes of the SVG: a strict policy of the host
//! drops style attributes.

use super::node::{Node, el, list};

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
    pub(super) fn draw(self, size: usize) -> Node {
        let shape = el(
            "svg.shape[viewBox=0 0 20 20][fill=none][stroke-linecap=round][stroke-linejoin=round][aria-hidden=true]",
        )
        .attr("width", size)
        .attr("height", size);
        match self {
            Self::Met => shape
                .class("met")
                .with(el("circle[cx=10][cy=10][r=9][fill=currentColor]"))
                .with(el("path.cut[d=m6 10.4 2.7 2.7L14 7.4][stroke-width=2]")),
            Self::Short(progress) => {
                let arc = el(
                    "circle.arc[cx=10][cy=10][r=7.5][stroke-width=3.5][stroke-linecap=butt][pathLength=100][transform=rotate(-90 10 10)]",
                );
                let filled = [&percent(progress).to_string(), " 100"].concat();
                shape
                    .class("short")
                    .with(el("circle.track[cx=10][cy=10][r=7.5][stroke-width=1.25]"))
                    .with(arc.attr("stroke-dasharray", filled))
            }
            Self::Blocked => shape
                .class("blocked")
                .with(el(
                    "rect[x=4][y=9][width=12][height=8.5][rx=2][fill=currentColor]",
                ))
                .with(el(
                    "path[d=M6.75 9V6.5a3.25 3.25 0 0 1 6.5 0V9][stroke=currentColor][stroke-width=1.75]",
                )),
            Self::Unknown => shape
                .class("unknown")
                .with(el(
                    "circle[cx=10][cy=10][r=8.5][stroke=currentColor][stroke-width=1.75][pathLength=96][stroke-dasharray=0.1 5.9]",
                ))
                .with(el(
                    "path[d=M7.9 8a2.15 2.15 0 1 1 3.3 1.9c-.8.5-1.2.9-1.2 1.7M10 14v.01][stroke=currentColor][stroke-width=1.6]",
                )),
            Self::Declared => shape.class("declared").with(el(
                "path[d=M3.5 16.5 4.4 13l8.8-8.8a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1L7 15.6ZM11.8 5.6l2.6 2.6][stroke=currentColor][stroke-width=1.6]",
            )),
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
pub(super) fn bar(shares: &[f64]) -> Node {
    const WIDTH: usize = 96;
    const GAP: usize = 2;
    let piece = (WIDTH + GAP) / shares.len().max(1) - GAP;
    let pieces = shares.iter().enumerate().map(|(at, share)| {
        let x = at * (piece + GAP);
        let filled = piece * usize::from(percent(*share)) / 100;
        let rect = |rect: Node, width: usize| rect.attr("x", x).attr("width", width);
        list()
            .with(rect(el("rect.track[y=2][height=2][rx=1]"), piece))
            .with(rect(el("rect.fill[y=0][height=6][rx=3]"), filled))
    });
    el("svg.bar[width=96][height=6][viewBox=0 0 96 6][aria-hidden=true]").each(pieces)
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
    pub(super) fn draw(self) -> Node {
        let (class, size, path) = match self {
            Self::Chevron => ("chevron", 16, "m4 6 4 4 4-4"),
            Self::Cross => ("cross", 14, "m4 4 8 8M12 4l-8 8"),
            Self::Plus => ("plus", 16, "M8 3v10M3 8h10"),
            Self::Wrong => (
                "wrong",
                16,
                "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8 4.75v4M8 11.2v.01",
            ),
        };
        el(
            "svg[viewBox=0 0 16 16][fill=none][stroke=currentColor][stroke-width=1.5][stroke-linecap=round][stroke-linejoin=round][aria-hidden=true]",
        )
        .class(class)
        .attr("width", size)
        .attr("height", size)
        .with(el("path").attr("d", path))
    }
}
