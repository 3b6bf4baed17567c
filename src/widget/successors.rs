//! Then and now: what took the place of an award in the programme that came
//! after, and how the same company stands there.

use super::judged::Judged;
use super::node::{Node, el};
use super::scene::Scene;
use super::shape::Shape;
use super::store::{Action, Fold};
use super::ui::Ui;
use crate::assess::{Assessment, AwardAssessment, assess};
use crate::explain::{Explainer, Mark};
use crate::locale::messages;
use crate::model::{AwardKind, Index};

use super::award::shape;
use super::shape::Icon;

/// How an award stands in a judgement.
struct Stands {
    award: Index,
    name: String,
    says: String,
    shape: Shape,
}

/// The awards of the older program that have something to show, beside those
/// that took their place. Both are judged only while it is open.
pub(super) fn view(scene: &Scene) -> Option<Node> {
    let ui = scene.ui;
    let position = |id: &str| ui.offers.iter().position(|offer| offer.program.id == id);
    let (older, newer) = ui.offers.iter().enumerate().find_map(|(at, offer)| {
        let successor = offer.program.successor.as_deref()?;
        Some((at, position(successor)?))
    })?;
    let fold = Fold::ThenAndNow;
    let open = scene.is_open(fold) || scene.view.paper;
    let head = el("button.group-head[type=button]")
        .attr("aria-expanded", open)
        .on_click(scene.send(Action::Fold(fold)))
        .with(el("span.gist").text(ui.get(&messages::THEN_AND_NOW_HELP)))
        .with(Icon::Chevron.draw());
    let body = open.then(|| table(scene, older, newer));
    let group = el("div.group").with(head).with(body);
    Some(
        el("section.then[aria-labelledby=then]")
            .with(el("h2#then").text(ui.get(&messages::THEN_AND_NOW)))
            .with(el("div.groups").with(group)),
    )
}

fn table(scene: &Scene, older: usize, newer: usize) -> Node {
    let ui = scene.ui;
    let then = judged_by(&scene.judged, older);
    let now = judged_by(&scene.judged, newer);
    let program = ui.offers[older].program;
    let after = ui.offers[newer].program;
    let in_order = then.awards.iter().filter(|judged| {
        let award = &program.awards[usize::from(judged.award)];
        award.kind != AwardKind::Membership && !award.successors.is_empty()
    });
    let mut rows = Vec::new();
    for judged in in_order {
        let stood = stands(ui, older, &scene.judged, &then, judged.award);
        let successors = &program.awards[usize::from(judged.award)].successors;
        let successors = (0..)
            .zip(&after.awards)
            .filter(|(_, award)| successors.contains(&award.id));
        let mut is_begun = is_begun(judged);
        let successors: Vec<Stands> = successors
            .map(|(award, _)| {
                is_begun |= now
                    .awards
                    .get(usize::from(award))
                    .is_some_and(self::is_begun);
                stands(ui, newer, &scene.judged, &now, award)
            })
            .collect();
        if is_begun && !successors.is_empty() {
            rows.push((judged.reached.is_none(), stood, successors));
        }
    }
    if rows.is_empty() {
        return el("p.group-body").text(ui.get(&messages::THEN_AND_NOW_NOTHING));
    }
    // What was attained comes first; the sort keeps the order otherwise.
    rows.sort_by_key(|(unreached, ..)| *unreached);
    let entry = |stands: Stands, offer: usize| {
        el("button.stands[type=button]")
            .on_click(scene.send(Action::Lead(offer, stands.award)))
            .with(stands.shape.draw(16))
            .with(el("span.name").text(stands.name))
            .with(el("span.note").text(stands.says))
    };
    let heading = |at: usize, assessment: &Assessment| {
        el("th[scope=col]")
            .text(ui.locale.text(&ui.offers[at].program.name))
            .with(el("span.note").text(ui.locale.day(assessment.day)))
    };
    let head = el("tr")
        .with(heading(older, &then))
        .with(heading(newer, &now));
    let rows = rows.into_iter().map(|(_, stood, successors)| {
        el("tr")
            .with(el("td").with(entry(stood, older)))
            .with(el("td").each(successors.into_iter().map(|stands| entry(stands, newer))))
    });
    el("table.then-now")
        .with(el("thead").with(head))
        .with(el("tbody").each(rows))
}

/// Whether some of what an award asks for is there.
fn is_begun(judged: &AwardAssessment) -> bool {
    judged.reached.is_some()
        || judged.levels.iter().any(|level| {
            let nearest = level.nearest.and_then(|nearest| level.paths.get(nearest));
            nearest.is_some_and(|path| path.trace.progress > 0.0)
        })
}

/// The same profile by another program, on the day judged where that was in
/// force then, or else on its own.
fn judged_by(judged: &Judged, offer: usize) -> Assessment {
    let offer = judged.ui.offers[offer];
    if std::ptr::eq(offer.program, judged.ui.program) {
        return judged.assessment.clone();
    }
    assess(&judged.reading.profile, offer.program, offer.day)
}

fn stands(ui: Ui, offer: usize, judged: &Judged, assessment: &Assessment, award: Index) -> Stands {
    let explainer = Explainer {
        program: ui.offers[offer].program,
        profile: &judged.reading.profile,
        assessment,
        shown: &[],
        locale: ui.locale,
    };
    let found = assessment.awards.get(usize::from(award));
    let level = found.and_then(|found| {
        let reached = found
            .levels
            .iter()
            .find(|level| Some(level.level) == found.reached);
        reached.or_else(|| found.levels.first())
    });
    let (says, mark) = match found.zip(level) {
        Some((found, level)) if found.reached.is_some() => {
            let level = explainer.level(award, level.level);
            let word = level.unwrap_or(ui.get(&messages::STATUS_ACHIEVED));
            (word.to_owned(), Mark::Met)
        }
        Some((found, level)) => (explainer.gap(found, level), level.status.into()),
        None => (String::new(), Mark::Unknown),
    };
    Stands {
        award,
        name: explainer.name(award).to_owned(),
        says,
        shape: shape(mark, 0.0),
    }
}
