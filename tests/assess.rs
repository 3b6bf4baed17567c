//! What a judgement says beside its outcome: on which day it is made, who is
//! counted, how near something is, and what changes later.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use partner_eligibility::assess::{
    Assessment, AwardTurn, Counted, Finding, Stand, Turn, assess, turns, usual_day,
};
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{
    Day, Evidence, Fraction, Index, Period, Points, Profile, Program, Requirement, Rule,
};

fn program(id: &str) -> &'static Program {
    builtin(id).expect("it is built in")
}

fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

fn profile(text: &str) -> Profile {
    toml::from_str(text).expect("it is a profile")
}

fn award(program: &Program, id: &str) -> usize {
    let found = program.awards.iter().position(|award| award.id == id);
    found.expect("it is in the catalog")
}

/// The position by which a judgement names an award.
fn index(program: &Program, id: &str) -> Index {
    Index::try_from(award(program, id)).expect("it is small")
}

fn level(program: &Program, id: &str) -> Index {
    let found = program.levels.iter().position(|level| level.id == id);
    Index::try_from(found.expect("it is one of its levels")).expect("it is small")
}

#[test]
fn where_nobody_says_the_day_is_today_or_the_nearest_with_rules() {
    let (mpn, maicpp) = (program("mpn"), program("maicpp"));
    let today = Some(day("2020-05-17"));
    assert_eq!(usual_day(mpn, today), today);
    assert_eq!(usual_day(maicpp, today), Some(day("2022-10-03")));
    let (first, last) = (Some(day("2018-03-19")), Some(day("2022-09-30")));
    assert_eq!(usual_day(mpn, Some(day("2017-01-01"))), first);
    assert_eq!(usual_day(mpn, Some(day("2026-11-23"))), last);
    assert_eq!(usual_day(mpn, None), last);
    assert_eq!(usual_day(maicpp, None), Some(day("2022-10-03")));
}

/// What was found for the first part of each team of an award's highest level.
fn counted(assessment: &Assessment, award: usize) -> Vec<Counted> {
    let levels = &assessment.awards[award].levels;
    let level = levels.last().expect("it has a level");
    match &level.paths[0].trace.finding {
        Finding::Team(parts) => parts[0].counted.clone(),
        Finding::All(of) => {
            let mut teams = of.iter().filter_map(|trace| match &trace.finding {
                Finding::Team(parts) => Some(parts[0].counted.clone()),
                _ => None,
            });
            teams.next().expect("it asks for people")
        }
        other => unreachable!("it asks for people: {other:?}"),
    }
}

#[test]
fn of_two_rows_alike_no_more_people_are_counted_than_are_asked_for() {
    let mpn = program("mpn");
    let rows = profile(
        "people = [
            { label = 'A', count = 3, holds = [{ id = 'mcsa-ws-2016' }] },
            { label = 'B', count = 3, holds = [{ id = 'mcsa-ws-2016' }] },
        ]",
    );
    let judged = assess(&rows, mpn, day("2018-06-01"));
    let who = |person, count| Counted { person, count };
    // Gold asks for four.
    assert_eq!(
        counted(&judged, award(mpn, "datacenter")),
        [who(0, 3), who(1, 1)]
    );
}

#[test]
fn a_prerequisite_is_as_near_as_the_level_that_it_asks_for() {
    let mpn = program("mpn");
    // Enough for Silver, half of what Gold asks for.
    let half = profile(
        "people = [{ label = 'A', holds = [{ id = '70-533' }] }]
        figures = { azure-consumption = 50_000 }",
    );
    let judged = assess(&half, mpn, day("2021-06-01"));
    let silver = &judged.awards[award(mpn, "cloud-platform")];
    assert_eq!(silver.reached, Some(level(mpn, "silver")));
    let gold = silver.levels.last().expect("it has Gold");
    let nearest = &gold.paths[gold.nearest.expect("it is open")];
    let levels = &judged.awards[award(mpn, "mpn-web-apps")].levels;
    let Finding::All(of) = &levels[0].paths[0].trace.finding else {
        unreachable!("a level is a list");
    };
    let mut awards = of
        .iter()
        .filter(|trace| matches!(trace.finding, Finding::Award { .. }));
    let shown = awards.next().expect("it asks for Gold").progress;
    assert!(0.3 < shown && shown < 0.7, "{shown}");
    assert!((shown - nearest.trace.progress).abs() < 1e-9, "{shown}");
}

#[test]
fn only_the_renewal_of_a_specialization_asks_for_evidence() {
    let due = |id: &str, award_level: &str, on: &str| {
        let (program, held) = (
            program(if on < "2022-10-01" { "mpn" } else { "maicpp" }),
            profile(&format!(
                "held = [{{ award = '{id}', level = '{award_level}', \
                 anniversary = '{on}', since = '2020-03-15' }}]"
            )),
        );
        let judged = assess(&held, program, day(on));
        let held = judged.awards[award(program, id)].held.as_ref();
        held.expect("it is held").evidence_due
    };
    assert_eq!(
        due("azure-virtual-desktop", "attained", "2026-03-15"),
        Some(true)
    );
    assert_eq!(due("infrastructure", "attained", "2026-03-15"), None);
    // The network published no such rule.
    assert_eq!(due("mpn-wvd", "attained", "2022-03-15"), None);
}

#[test]
fn what_counts_less_by_itself_has_a_day_of_its_own() {
    let mpn = program("mpn");
    // Nine others are more than enough: nothing is lost with this one.
    let spare = profile(
        "people = [
            { label = 'A', count = 9, holds = [{ id = '70-533' }] },
            { label = 'B', holds = [{ id = '70-533', expires = '2018-07-31' }] },
        ]
        figures = { azure-consumption = 15_000 }",
    );
    let after = turns(&spare, mpn, day("2018-06-01"), day("2018-08-31"));
    let [turn] = after.as_slice() else {
        unreachable!("one day: {after:?}");
    };
    assert_eq!(turn.day, day("2018-08-01"));
    assert_eq!((turn.stops.len(), turn.stops[0].person), (1, 1));
    assert_eq!(turn.lost().count(), 0);
}

#[test]
fn what_is_held_is_lost_on_the_day_after_its_window() {
    let maicpp = program("maicpp");
    let held = profile(
        "held = [{ award = 'azure-virtual-desktop', level = 'attained', \
         anniversary = '2026-12-01' }]",
    );
    let after = turns(&held, maicpp, day("2026-11-23"), day("2027-02-28"));
    let lost = |turn: &Turn| turn.lost().collect::<Vec<_>>();
    let days: Vec<_> = after.iter().map(|turn| (turn.day, lost(turn))).collect();
    let virtual_desktop = index(maicpp, "azure-virtual-desktop");
    let expected = vec![(virtual_desktop, level(maicpp, "attained"))];
    assert_eq!(days, [(day("2027-01-01"), expected)]);

    let awarded = profile(
        "held = [{ award = 'azure-virtual-desktop', level = 'attained', \
         since = '2026-12-01' }]",
    );
    let after = turns(&awarded, maicpp, day("2026-11-23"), day("2027-02-28"));
    let gained = after.iter().map(|turn| (turn.day, turn.awards[0].award));
    assert!(gained.eq([(day("2026-12-01"), virtual_desktop)]));
}

#[test]
fn a_level_is_lost_where_a_lower_one_or_none_is_left() {
    let lost = |before: Option<Index>, after: Option<Index>| {
        let stand = |reached, points| Stand {
            reached,
            points: Some(Fraction::from_integer(points)),
        };
        let turn = Turn {
            day: day("2026-11-23"),
            stops: Vec::new(),
            awards: vec![AwardTurn {
                award: 7,
                before: stand(before, 80),
                after: stand(after, 75),
            }],
        };
        turn.lost().collect::<Vec<_>>()
    };
    assert_eq!(lost(Some(1), None), [(7, 1)]);
    assert_eq!(lost(Some(1), Some(0)), [(7, 1)]);
    // Points alone are no loss, and neither is a level won.
    assert_eq!(lost(Some(1), Some(1)), []);
    assert_eq!(lost(Some(0), Some(1)), []);
    assert_eq!(lost(None, Some(0)), []);
}

/// Asked for until a day, and never met.
fn until(last: &str) -> Requirement {
    let inside = |effective, rule| Requirement {
        effective,
        evidence: Evidence::default(),
        rule,
    };
    let until = Period {
        from: None,
        until: Some(day(last)),
    };
    let never = inside(until, Rule::Any(Vec::new()));
    inside(Period::default(), Rule::All(vec![never]))
}

#[test]
fn where_a_requirement_ends_within_an_option_its_award_changes() {
    let mut changed = program("mpn").clone();
    let at = award(&changed, "datacenter");
    changed.awards[at].paths[0].levels[0].requirement = until("2018-07-31");
    let (from, to) = (day("2018-06-01"), day("2018-12-31"));
    let after = turns(&Profile::default(), &changed, from, to);
    let won = |turn: &&Turn| turn.awards.iter().any(|turn| usize::from(turn.award) == at);
    let won: Vec<Day> = after.iter().filter(won).map(|turn| turn.day).collect();
    assert_eq!(won, [day("2018-08-01")]);
}

#[test]
fn where_a_condition_of_points_ends_the_points_change() {
    let mut changed = program("maicpp").clone();
    let at = award(&changed, "infrastructure");
    for score in &mut changed.scores {
        score.metrics[0].points = Points::Whole {
            when: Box::new(until("2026-11-30")),
            points: Fraction::from_integer(5),
        };
    }
    let after = turns(
        &Profile::default(),
        &changed,
        day("2026-11-23"),
        day("2026-12-31"),
    );
    let points = |turn: &AwardTurn| (turn.before.points, turn.after.points);
    let points = |turn: &Turn| {
        let mut awards = turn.awards.iter();
        let turn = awards.find(|turn| usize::from(turn.award) == at)?;
        Some(points(turn))
    };
    let points: Vec<_> = after.iter().map(|turn| (turn.day, points(turn))).collect();
    let of = |points| Some(Fraction::from_integer(points));
    assert_eq!(points, [(day("2026-12-01"), Some((of(0), of(5))))]);
}

#[test]
fn a_mark_of_nothing_is_reached_by_nothing() {
    let mut changed = program("maicpp").clone();
    let at = award(&changed, "infrastructure");
    for score in &mut changed.scores {
        for metric in &mut score.metrics {
            if let Points::Proportional { full, .. } = &mut metric.points {
                full.developed = Fraction::from_integer(0);
                full.developing = full.developed;
            }
        }
    }
    let judged = assess(&Profile::default(), &changed, day("2026-11-23"));
    let path = &judged.awards[at].levels[0].paths[0];
    let Finding::All(of) = &path.trace.finding else {
        unreachable!("a level is a list");
    };
    let mut scores = of.iter().filter_map(|trace| match &trace.finding {
        Finding::Score { metrics, .. } => Some(metrics),
        _ => None,
    });
    let metrics = scores.next().expect("it asks for a score");
    let whole = metrics.iter().filter(|metric| {
        let zero = Fraction::from_integer(0);
        metric.found.full == Some(zero) && metric.points > zero
    });
    assert!(whole.count() > 0, "{metrics:?}");
}

#[test]
fn a_bar_is_as_full_as_what_there_is_of_what_is_needed() {
    let mut changed = program("mpn").clone();
    let at = award(&changed, "cloud-platform");
    let silver = &mut changed.awards[at].paths[0].levels[0].requirement;
    let Rule::All(of) = &mut silver.rule else {
        unreachable!("a level is a list");
    };
    let mut amounts = of.iter_mut().filter_map(|part| match &mut part.rule {
        Rule::Amount(rule) => Some(&mut rule.at_least),
        _ => None,
    });
    let mark = amounts.next().expect("it asks for consumption");
    mark.developed = Fraction::new(5, 2);
    mark.developing = mark.developed;
    let bar = |consumption: &str| {
        let profile = profile(&format!(
            "figures = {{ azure-consumption = {consumption} }}"
        ));
        let judged = assess(&profile, &changed, day("2018-06-01"));
        let Finding::All(of) = &judged.awards[at].levels[0].paths[0].trace.finding else {
            unreachable!("a level is a list");
        };
        let mut amounts = of
            .iter()
            .filter(|trace| matches!(trace.finding, Finding::Amount { .. }));
        amounts.next().expect("it asks for consumption").progress
    };
    assert!((bar("1.5") - 0.6).abs() < 1e-9, "{}", bar("1.5"));
    assert!((bar("7.5") - 1.0).abs() < 1e-9, "{}", bar("7.5"));
}

#[test]
fn what_is_confirmed_fills_its_bar_and_what_is_not_leaves_it_empty() {
    let maicpp = program("maicpp");
    let bar = |answers: &str| {
        let judged = assess(&profile(answers), maicpp, day("2026-11-01"));
        let levels = &judged.awards[award(maicpp, "agentic-business-solutions")].levels;
        let Finding::All(of) = &levels[0].paths[0].trace.finding else {
            unreachable!("a level is a list");
        };
        let mut confirmed = of
            .iter()
            .filter(|trace| matches!(trace.finding, Finding::Confirmed { .. }));
        confirmed.next().expect("it asks for the offer").progress
    };
    let full = |bar: f64| (bar - 1.0).abs() < 1e-9;
    assert!(full(bar("answers = { agentic-offer = true }")));
    assert!(bar("answers = { agentic-offer = false }") < 1e-9);
    assert!(bar("") < 1e-9);
}
