//! Scores as pictures: a dial for each designation, and the tracks of one with
//! their metrics stacked. What a picture shows stands beside it in words.

use super::judged::Judged;
use super::node::{Node, el, list};
use super::scene::Scene;
use super::shape::Shape;
use super::store::Action;
use super::ui::Ui;
use crate::explain::{MetricLine, ScoreLine};
use crate::locale::{capitalised, messages};
use crate::model::{AwardKind, Fraction, Index};

/// A dial for each designation that is won by a score, with its mark.
pub(super) fn dials(scene: &Scene) -> Option<Node> {
    let (ui, judged) = (scene.ui, &scene.judged);
    let explainer = judged.explainer();
    let mut dials = Vec::new();
    for award in &judged.assessment.awards {
        let kind = ui.program.awards[usize::from(award.award)].kind;
        if kind == AwardKind::Designation
            && explainer.shows(award.award)
            && let Some(level) = award.levels.first()
            && let scores = explainer.scores(award.award, level.level)
            && let Some(score) = scores.into_iter().find(|score| score.decides)
        {
            let gap = capitalised(&explainer.gap(award, level));
            dials.push((award.award, score, gap));
        }
    }
    if dials.is_empty() {
        return None;
    }
    let presumed = dials.iter().any(|(_, score, _)| score.presumed);
    let names = dials.iter().map(|(award, ..)| explainer.name(*award));
    let prefix = common_words(&names.collect::<Vec<_>>());
    let dials = dials.into_iter().map(|(award, score, gap)| {
        let name = &explainer.name(award)[prefix..];
        let says = says(ui, &score);
        let button = el("button.dial[type=button]")
            .on_click(scene.send(Action::Read(award)))
            .with(dial(ui, &score))
            .with(el("span.name").text(name.to_owned()))
            .with(el("span.unseen").text(": ").text(says))
            .with(el("span.note").text(gap));
        el("li").with(button)
    });
    let dials = el("ul.dials")
        .attr("aria-label", ui.get(&messages::SCORES))
        .each(dials);
    let note = presumed.then(|| el("p.note").text(ui.get(&messages::TRACKS_PRESUMED)));
    Some(list().with(dials).with(note))
}

/// How many bytes the names begin with in common, whole words only.
fn common_words(names: &[&str]) -> usize {
    let Some((first, rest)) = names.split_first() else {
        return 0;
    };
    let alike = |other: &&str| {
        let pairs = first.bytes().zip(other.bytes());
        pairs.take_while(|(one, other)| one == other).count()
    };
    let shared = rest.iter().map(alike).min().unwrap_or(0);
    let shared = first.get(..shared).unwrap_or("");
    shared.rfind(' ').map_or(0, |space| space + 1)
}

/// A score in words: `45 of 70 points, 2 metrics without points`.
fn says(ui: Ui, score: &ScoreLine) -> String {
    let points = ui.locale.number(&score.points);
    let mark = ui.locale.count(score.mark.into());
    let values = [("points", points.as_str()), ("mark", &mark)];
    let mut says = ui.say(&messages::SCORE_SAYS, &values);
    let empty = score.empty() as u64;
    if empty > 0 {
        says.push_str(", ");
        says.push_str(&ui.locale.plural(empty, &messages::METRICS_EMPTY, &[]));
    }
    says
}

/// So many of a thousand, to draw.
fn share(part: &Fraction, of: &Fraction) -> usize {
    let whole = Fraction::from_integer(0) < *of;
    let share = if whole {
        (part / of * Fraction::from_integer(1000)).to_integer()
    } else {
        0
    };
    usize::try_from(share.clamp(0, 1000)).unwrap_or(0)
}

/// Three quarters of a ring, filled by the points, with a stroke at the mark
/// and a dot for each metric: hollow where it is empty.
fn dial(ui: Ui, score: &ScoreLine) -> Node {
    // A ring of 4,000 units, of which 3,000 are the dial.
    let arc = |class: &'static str, of_thousand: usize| {
        el("circle[cx=50][cy=50][r=42][stroke-width=7][fill=none][pathLength=4000][transform=rotate(135 50 50)]")
            .class(class)
            .attr(
                "stroke-dasharray",
                [&(3 * of_thousand).to_string(), " 4000"].concat(),
            )
    };
    let mark = share(&Fraction::from_integer(score.mark.into()), &score.most);
    let turn = (135 + 270 * mark / 1000).to_string();
    let count = score.metrics.len();
    let dots = score.metrics.iter().enumerate().map(|(at, metric)| {
        let x = (100 + 18 * at).saturating_sub(9 * count.saturating_sub(1)) / 2;
        el("circle.dot[cy=86][r=3]")
            .class_if(metric.empty, "empty")
            .attr("cx", x)
    });
    let text = |class: &'static str, y: usize, text: String| {
        el("text[x=50][text-anchor=middle]")
            .class(class)
            .attr("y", y)
            .text(text)
    };
    let of = ui.say(
        &messages::OF_MARK,
        &[("mark", &ui.locale.count(score.mark.into()))],
    );
    el("svg[viewBox=0 0 100 100][aria-hidden=true]")
        .with(arc("track", 1000))
        .with(arc("possible", share(&score.at_most, &score.most)))
        .with(arc("fill", share(&score.points, &score.most)))
        .with(
            el("path.mark[d=M85 50H100][stroke-width=2.5]")
                .attr("transform", ["rotate(", &turn, " 50 50)"].concat()),
        )
        .with(text("points", 54, ui.locale.number(&score.points)))
        .with(text("of", 68, of))
        .each(dots)
}

/// The tracks to a level side by side, each with its metrics.
pub(super) fn tracks(ui: Ui, judged: &Judged, award: Index, level: Index) -> Option<Node> {
    let scores = judged.explainer().scores(award, level);
    if scores.is_empty() {
        return None;
    }
    let several = scores.len() > 1;
    let tracks = scores.iter().map(|score| track(ui, score, several));
    Some(el("div.tracks").each(tracks))
}

fn track(ui: Ui, score: &ScoreLine, several: bool) -> Node {
    let counts = match (several, score.presumed, score.decides) {
        (false, ..) => None,
        (_, true, _) => Some(&messages::TRACK_PRESUMED),
        (_, false, true) => Some(&messages::TRACK_DECIDES),
        (_, false, false) => Some(&messages::TRACK_OTHER),
    };
    let head = el("h4")
        .text(score.name.clone())
        .with(counts.map(|counts| el("span.note").text(" ").text(ui.get(counts))));
    let row = |metric: &MetricLine| {
        let shape = if metric.points >= metric.max {
            Shape::Met
        } else if metric.at_most > metric.points {
            Shape::Unknown
        } else {
            #[expect(clippy::cast_precision_loss, reason = "a share of a thousand")]
            let share = share(&metric.points, &metric.max) as f64 / 1000.0;
            Shape::Short(share)
        };
        let points = of(
            ui,
            &ui.locale.number(&metric.points),
            &ui.locale.number(&metric.max),
        );
        let amount = match (&metric.have, &metric.need) {
            (Some(have), Some(need)) => Some(of(ui, have, need)),
            _ => None,
        };
        el("tr")
            .class_if(metric.empty, "empty")
            .with(
                el("th[scope=row]").with(shape.draw(16)).with(
                    el("span")
                        .text(metric.name.clone())
                        .with(metric.why.clone().map(|why| el("span.note.why").text(why))),
                ),
            )
            .with(el("td.note").text(amount))
            .with(el("td").text(points))
    };
    let heading = |message| el("th[scope=col]").text(ui.get(message));
    let table = el("table.metrics")
        .with(
            el("caption.unseen")
                .text(score.name.clone())
                .text(": ")
                .text(says(ui, score)),
        )
        .with(
            el("thead.unseen").with(
                el("tr")
                    .with(heading(&messages::METRIC))
                    .with(heading(&messages::THERE_IS))
                    .with(heading(&messages::POINTS)),
            ),
        )
        .with(el("tbody").each(score.metrics.iter().map(row)));
    el("div.track-of")
        .with(head)
        .with(el("p.total").text(says(ui, score)))
        .with(stack(score))
        .with(table)
}

fn of(ui: Ui, have: &str, need: &str) -> String {
    ui.say(&messages::HAVE_OF_NEED, &[("have", have), ("need", need)])
}

/// The metrics in a row, each as wide as it has points, and the mark.
fn stack(score: &ScoreLine) -> Node {
    const GAP: usize = 6;
    let mut start = Fraction::from_integer(0);
    let pieces = score.metrics.iter().map(|metric| {
        let x = share(&start, &score.most);
        start += metric.max;
        let width = share(&start, &score.most).saturating_sub(x + GAP);
        let rect = |class: &'static str, thousandths: usize| {
            el("rect[y=4][height=16]")
                .class(class)
                .attr("x", x)
                .attr("width", width * thousandths / 1000)
        };
        list()
            .with(rect("track", 1000).class_if(metric.empty, "empty"))
            .with(rect("possible", share(&metric.at_most, &metric.max)))
            .with(rect("fill", share(&metric.points, &metric.max)))
    });
    let pieces: Vec<Node> = pieces.collect();
    // The points come one after another up to the mark, wherever they are from.
    let total = share(&score.points, &score.most);
    let mark = share(&Fraction::from_integer(score.mark.into()), &score.most);
    el("svg.stack[width=100%][height=32][viewBox=0 0 1000 32][preserveAspectRatio=none][aria-hidden=true]")
        .each(pieces)
        .with(el("rect.track[x=0][y=24][height=4][width=1000]"))
        .with(el("rect.fill[x=0][y=24][height=4]").attr("width", total))
        .with(
            el("rect.mark[y=21][width=4][height=10]").attr("x", mark.saturating_sub(2)),
        )
}
