//! What changed from one edition to the next, and the worked examples that come
//! out otherwise for it.

use std::collections::BTreeMap;

use maud::{Markup, html};
use partner_eligibility::assess::assess;
use partner_eligibility::explain::Item;
use partner_eligibility::locale::{Locale, messages};
use partner_eligibility::model::{Day, Index, Program};

use super::Book;
use super::edition::{Edition, Way, beginnings, histories};
use super::example::Example;
use super::layout;

/// A worked example that comes out otherwise from a day on.
pub struct Flip<'e> {
    example: &'e Example,
    award: Index,
    before: Option<Index>,
    after: Option<Index>,
}

/// The examples that come out otherwise, by the day.
pub fn flips<'e>(program: &Program, examples: &[&'e Example]) -> BTreeMap<Day, Vec<Flip<'e>>> {
    let mut flips = BTreeMap::new();
    // Which editions differ does not depend on the language that says it.
    let changed = days_of_change(program);
    for (day, awards) in changed {
        let mut found = Vec::new();
        for example in examples {
            let before = assess(&example.given, program, day.plus_days(-1));
            let after = assess(&example.given, program, day);
            for award in &awards {
                let at = usize::from(*award);
                let reached =
                    [&before, &after].map(|one| one.awards.get(at).and_then(|one| one.reached));
                if let [before, after] = reached
                    && before != after
                {
                    found.push(Flip {
                        example,
                        award: *award,
                        before,
                        after,
                    });
                }
            }
        }
        flips.insert(day, found);
    }
    flips
}

/// The days on which the rules of awards changed, with those awards.
fn days_of_change(program: &Program) -> BTreeMap<Day, Vec<Index>> {
    let mut days: BTreeMap<Day, Vec<Index>> = BTreeMap::new();
    for history in histories(program, Locale::new(partner_eligibility::model::Lang::En)) {
        for edition in history.editions.iter().skip(1) {
            if let Some(from) = edition.days.from {
                days.entry(from).or_default().push(history.award);
            }
        }
    }
    days
}

/// The page of what changed in a program.
pub fn page(book: &Book, flips: &BTreeMap<Day, Vec<Flip<'_>>>) -> Markup {
    let locale = book.locale;
    let heading = locale.get(&messages::RULES_CHANGES);
    let heading = format!("{}: {heading}", locale.text(&book.program.name));
    let beside = html! { a href=(book.rules()) { (locale.get(&messages::RULES_BACK)) } };
    let body = html! {
        @if flips.is_empty() { p { (locale.get(&messages::RULES_NO_CHANGES)) } }
        @for (day, flipped) in flips.iter().rev() {
            section.kind id={ "on-" (day) } {
                h2 { (locale.say(&messages::RULES_ON, &[("day", &locale.day(*day))])) }
                @for (history, before, after) in pairs(book, *day) {
                    @let award = &book.program.awards[usize::from(history)];
                    article.award {
                        h3 { a href={ (book.rules()) "#" (award.id) } { (locale.text(&award.name)) } }
                        (difference(locale, before, after))
                        (examples(book, history, flipped))
                    }
                }
            }
        }
    };
    layout::page(
        book,
        &book.changes(),
        &heading,
        locale.get(&messages::RULES_CHANGES_LEAD),
        beside,
        &body,
    )
}

/// The awards whose rules changed on a day, with the editions before and after.
fn pairs(book: &Book, day: Day) -> Vec<(Index, &Edition, &Edition)> {
    let histories = book.histories.iter().filter(|history| {
        let award = &book.program.awards[usize::from(history.award)];
        beginnings(award, book.program).contains(&day)
    });
    let pairs = histories.filter_map(|history| {
        let at = history
            .editions
            .iter()
            .position(|edition| edition.days.from == Some(day))?;
        let before = history.editions.get(at.checked_sub(1)?)?;
        Some((history.award, before, &history.editions[at]))
    });
    pairs.collect()
}

fn examples(book: &Book, award: Index, flips: &[Flip<'_>]) -> Markup {
    let locale = book.locale;
    let own: Vec<&Flip<'_>> = flips.iter().filter(|flip| flip.award == award).collect();
    let reached = |level: Option<Index>| match level {
        None => locale.get(&messages::RULES_ATTAINED_NOT),
        Some(level) => {
            let levels = &book.program.levels;
            let named = levels.get(usize::from(level)).filter(|_| levels.len() > 1);
            named.map_or(locale.get(&messages::STATUS_ACHIEVED), |level| {
                locale.text(&level.name)
            })
        }
    };
    html! {
        @if own.is_empty() {
            p.note { (locale.get(&messages::RULES_NO_FLIPS)) }
        } @else {
            details.before {
                summary { (locale.get(&messages::RULES_FLIPS)) " (" (own.len()) ")" }
                ul {
                    @for flip in own {
                        // The examples are written in English only.
                        li { span lang="en" { (flip.example.name) } ": " (reached(flip.before)) " → " (reached(flip.after))
                            span.note lang="en" { (flip.example.because) } }
                    }
                }
            }
        }
    }
}

/// What came, went and became another figure, way by way.
fn difference(locale: Locale, before: &Edition, after: &Edition) -> Markup {
    let mut names: Vec<String> = after.ways.iter().map(Way::name).collect();
    for way in &before.ways {
        if !names.contains(&way.name()) {
            names.push(way.name());
        }
    }
    let of = |edition: &Edition, name: &str| -> Vec<String> {
        let ways = edition.ways.iter().filter(|way| way.name() == name);
        let lines = ways.flat_map(|way| &way.lines);
        lines.map(|line: &Item| layout::says(line)).collect()
    };
    html! {
        @for name in &names {
            @let lines = compared(&of(before, name), &of(after, name));
            @if !lines.is_empty() {
                div.way {
                    h4 { (name) }
                    ul.changes {
                        @for line in lines {
                            @match line {
                                Line::Came(text) => li.came { b { (locale.get(&messages::RULES_CAME)) } " " (text) },
                                Line::Went(text) => li.went { b { (locale.get(&messages::RULES_WENT)) } " " (text) },
                                Line::Became(was, is) => li.became {
                                    b { (locale.get(&messages::RULES_BECAME)) } " "
                                    span.was { i { (locale.get(&messages::RULES_WAS)) } " " (was) }
                                    span.is { i { (locale.get(&messages::RULES_IS)) } " " (is) }
                                },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A line that differs.
#[derive(Debug, PartialEq)]
enum Line {
    Came(String),
    Went(String),
    Became(String, String),
}

/// What differs between two lists. Lines that are the same but for their figures
/// are one line that changed.
fn compared(before: &[String], after: &[String]) -> Vec<Line> {
    let mut went: Vec<&String> = before.iter().collect();
    let mut came = Vec::new();
    for line in after {
        match went.iter().position(|old| *old == line) {
            Some(at) => {
                went.remove(at);
            }
            None => came.push(line),
        }
    }
    let mut lines = Vec::new();
    for line in came {
        let alike = went
            .iter()
            .position(|old| without_figures(old) == without_figures(line));
        lines.push(match alike {
            Some(at) => Line::Became(went.remove(at).clone(), line.clone()),
            None => Line::Came(line.clone()),
        });
    }
    lines.extend(went.into_iter().map(|line| Line::Went(line.clone())));
    lines
}

fn without_figures(line: &str) -> String {
    line.chars()
        .filter(|letter| !letter.is_ascii_digit() && !",.".contains(*letter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, compared};

    #[test]
    fn a_line_with_another_figure_has_changed_and_the_rest_came_or_went() {
        let lines = |lines: &[&str]| {
            lines
                .iter()
                .map(|line| (*line).to_owned())
                .collect::<Vec<_>>()
        };
        let before = lines(&["US$1,000 of use", "two people", "a test"]);
        let after = lines(&["two people", "US$1,500 of use", "an audit"]);
        let changed = compared(&before, &after);
        let expected = [
            Line::Became("US$1,000 of use".to_owned(), "US$1,500 of use".to_owned()),
            Line::Came("an audit".to_owned()),
            Line::Went("a test".to_owned()),
        ];
        assert_eq!(changed, expected);
        assert_eq!(compared(&before, &before), []);
    }
}
