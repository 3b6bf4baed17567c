//! The rules of a program, award by award.

use maud::{Markup, html};
use partner_eligibility::assess::assess;
use partner_eligibility::explain::{Explainer, FeeLine, SourceRef};
use partner_eligibility::locale::{Message, messages};
use partner_eligibility::model::{Award, AwardKind, Day, Period, Profile};

use super::Book;
use super::edition::{Edition, History, Way};
use super::layout::{self, Footnotes};

const KINDS: [(AwardKind, &Message); 4] = [
    (AwardKind::Membership, &messages::RULES_MEMBERSHIP),
    (AwardKind::Competency, &messages::RULES_COMPETENCIES),
    (AwardKind::Designation, &messages::RULES_DESIGNATIONS),
    (AwardKind::Specialization, &messages::SPECIALIZATIONS),
];

/// The page of a program.
pub fn page(book: &Book) -> Markup {
    let locale = book.locale;
    let name = locale.text(&book.program.name);
    let heading = locale.say(&messages::RULES_OF, &[("program", name)]);
    let beside = html! { a href=(book.changes()) { (locale.get(&messages::RULES_CHANGES)) } };
    let body = html! {
        nav.contents aria-labelledby="contents" {
            h2 #contents { (locale.get(&messages::RULES_CONTENTS)) }
            @for (kind, title) in KINDS {
                @let awards = of(book, kind);
                @if !awards.is_empty() {
                    h3 { (locale.get(title)) }
                    ul { @for (award, _) in &awards { li { a href={ "#" (award.id) } { (locale.text(&award.name)) } } } }
                }
            }
        }
        @if !book.program.assumptions.is_empty() {
            section.assumed {
                h2 { (locale.get(&messages::ASSUMPTIONS)) }
                p { (locale.get(&messages::ASSUMPTIONS_HELP)) }
                ul { @for assumption in &book.program.assumptions { li { (locale.text(assumption)) } } }
            }
        }
        @for (kind, title) in KINDS {
            @let awards = of(book, kind);
            @if !awards.is_empty() {
                section.kind {
                    h2 { (locale.get(title)) }
                    @for (award, history) in &awards { (entry(book, award, history)) }
                }
            }
        }
    };
    layout::page(
        book,
        &book.rules(),
        &heading,
        locale.get(&messages::RULES_LEAD),
        beside,
        &body,
    )
}

fn of(book: &Book, kind: AwardKind) -> Vec<(&'static Award, &History)> {
    let awards = book.program.awards.iter().zip(&book.histories);
    awards.filter(|(award, _)| award.kind == kind).collect()
}

fn entry(book: &Book, award: &Award, history: &History) -> Markup {
    let locale = book.locale;
    let mut notes = Footnotes::default();
    // The edition in force, or the last that was.
    let last = history.editions.last();
    let older = history.editions.iter().rev().skip(1);
    let fees = last.map_or_else(Vec::new, |last| fees(book, history, last));
    let listed = Period {
        from: award.listed.from.or(book.program.effective.from),
        until: award.listed.until.or(book.program.effective.until),
    };
    let checked = award.paths.iter().map(|path| path.checked).min();
    html! {
        article.award id=(award.id) {
            h3 { (locale.text(&award.name)) }
            p.note {
                (layout::days(locale, &listed))
                @if let Some(day) = checked { " · " (locale.say(&messages::RULES_CHECKED, &[("day", &locale.day(day))])) }
                @if let Some(page) = &award.page { " · " a href=(page) rel="noopener noreferrer" { (locale.get(&messages::RULES_PAGE)) } }
            }
            @for note in &award.notes { p.note { (locale.text(note)) } }
            @if let Some(last) = last { (edition(book, award, last, &mut notes)) }
            @if !fees.is_empty() {
                ul.fees aria-label=(locale.get(&messages::RULES_FEE)) {
                    @for fee in &fees {
                        li {
                            (fee.name) ": " (fee.sentence)
                            (notes.marks(locale, &award.id, &sources(fee)))
                        }
                    }
                }
            }
            @for edition_before in older {
                details.before {
                    summary { (layout::days(locale, &edition_before.days)) }
                    (edition(book, award, edition_before, &mut notes))
                }
            }
            (notes.list(locale, &award.id))
        }
    }
}

fn edition(book: &Book, award: &Award, edition: &Edition, notes: &mut Footnotes) -> Markup {
    let locale = book.locale;
    html! {
        @if edition.ways.is_empty() { p { (locale.get(&messages::RULES_CLOSED)) } }
        @for way in &edition.ways {
            div.way {
                h4 { (way.name()) }
                @for note in &way.notes { p.note { (note) } }
                ul { (lines(book, award, way, notes)) }
            }
        }
    }
}

fn lines(book: &Book, award: &Award, way: &Way, notes: &mut Footnotes) -> Markup {
    let locale = book.locale;
    html! {
        @for item in &way.lines {
            // What asks for nothing of its own only heads the lines below it.
            @let heading = item.sources.is_empty();
            li.{ "line in-" (item.depth.min(5)) } data-heading[heading] {
                (layout::says(item))
                (notes.marks(locale, &award.id, &item.sources))
                @for note in item.notes.iter().chain(&item.doubt) { span.note { (note) } }
            }
        }
    }
}

/// Where a fee and its amounts come from.
fn sources(fee: &FeeLine) -> Vec<SourceRef> {
    let amounts = fee.amounts.iter().flat_map(|amount| &amount.sources);
    fee.sources.iter().chain(amounts).cloned().collect()
}

/// What the levels cost by the rules of an edition, where its lines do not say it.
fn fees(book: &Book, history: &History, last: &Edition) -> Vec<FeeLine> {
    let Some(day): Option<Day> = last.days.from else {
        return Vec::new();
    };
    let profile = Profile::default();
    let assessment = assess(&profile, book.program, day);
    let say = Explainer {
        program: book.program,
        profile: &profile,
        assessment: &assessment,
        shown: &[],
        locale: book.locale,
    };
    let mut fees: Vec<FeeLine> = Vec::new();
    for level in (0..).take(book.program.levels.len().max(1)) {
        let lines = || last.ways.iter().flat_map(|way| &way.lines);
        if let Some(fee) = say.fee(history.award, level)
            && !fees.contains(&fee)
            && !lines().any(|line| line.sentence.contains(&fee.name))
        {
            fees.push(fee);
        }
    }
    fees
}
