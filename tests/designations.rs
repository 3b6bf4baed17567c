//! The scores of the designations in words: why a metric is empty, and what
//! changes on later days.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use partner_eligibility::assess::{assess, turns};
use partner_eligibility::catalog::builtin;
use partner_eligibility::explain::{Explainer, MetricLine, ScoreLine, TurnLine};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Day, Fraction, Index, Lang, Profile, Program};

fn program() -> &'static Program {
    builtin("maicpp").expect("it is built in")
}

fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

fn said<T>(profile: &str, lang: Lang, say: impl FnOnce(&Explainer) -> T) -> T {
    let profile: Profile = toml::from_str(profile).expect("it is a profile");
    let assessment = assess(&profile, program(), day("2026-11-23"));
    say(&Explainer {
        program: program(),
        profile: &profile,
        assessment: &assessment,
        shown: &[],
        locale: Locale::new(lang),
    })
}

fn scores(profile: &str, lang: Lang, id: &str) -> Vec<ScoreLine> {
    said(profile, lang, |say| {
        let mut awards = program().awards.iter();
        let award = awards.position(|award| award.id == id);
        let award = award.expect("there is one");
        say.scores(Index::try_from(award).expect("it is small"), 0)
    })
}

fn metric<'s>(score: &'s ScoreLine, name: &str) -> &'s MetricLine {
    let mut metrics = score.metrics.iter();
    metrics
        .find(|metric| metric.name == name)
        .expect("it has the metric")
}

const ADMINISTRATOR: &str = r#"
choices = { azure-track = "enterprise" }
figures = { azure-enterprise-customer-adds = 2, azure-usage-a-year-ago = 0, azure-usage-now = 5000 }
people = [
    { label = "Anna", holds = [{ id = "az-104" }] },
    { label = "Ben", holds = [{ id = "az-700" }] },
]
"#;

#[test]
fn a_score_has_its_points_its_mark_and_every_metric() {
    let scores = scores(ADMINISTRATOR, Lang::En, "infrastructure");
    let [score] = scores.as_slice() else {
        unreachable!("the partner has said on which track it is: {scores:?}");
    };
    assert!(score.decides && !score.presumed);
    assert_eq!((score.name.as_str(), score.mark), ("Enterprise", 70));
    assert_eq!(score.most, Fraction::from_integer(100));
    assert_eq!(score.points, Fraction::from_integer(20));
    assert_eq!(score.metrics.len(), 5);
    let adds = metric(score, "Net customer adds");
    assert_eq!(adds.points, Fraction::from_integer(20));
    assert_eq!(adds.have.as_deref(), Some("2"));
    assert_eq!(adds.need.as_deref(), Some("3"));
    assert_eq!((adds.empty, adds.why.as_deref()), (false, None));
    assert_eq!(score.empty(), 4);
}

#[test]
fn why_a_metric_brings_nothing_is_said_in_a_sentence() {
    let english = scores(ADMINISTRATOR, Lang::En, "infrastructure");
    let why = |name| metric(&english[0], name).why.clone().unwrap_or_default();
    assert_eq!(
        why("Skilling: intermediate"),
        "Nothing counts before this: 2 people, each with AZ-104 (1 of 2)."
    );
    assert_eq!(
        why("Skilling: advanced"),
        "Nothing counts before this: 2 people, each with AZ-305 (0 of 2)."
    );
    assert_eq!(why("Deployments"), "Nothing is entered yet.");
    let growth = why("Usage growth");
    assert!(
        growth.starts_with("There is no growth that counts.") && growth.contains("US$1,000"),
        "{growth}"
    );
    let german = scores(ADMINISTRATOR, Lang::De, "infrastructure");
    let why = metric(&german[0], "Qualifikation: Intermediate")
        .why
        .clone();
    assert_eq!(
        why.as_deref(),
        Some("Vorher zählt nichts: 2 Personen, jede mit AZ-104 (1 von 2).")
    );
}

#[test]
fn both_tracks_are_there_where_nobody_has_said_which() {
    let both = scores("", Lang::En, "infrastructure");
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|score| score.presumed));
    assert_eq!(both.iter().filter(|score| score.decides).count(), 1);
    // In Modern Work both are scored, and the better one counts.
    let both = scores("", Lang::En, "modern-work");
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|score| !score.presumed));
}

fn later(profile: &str, lang: Lang) -> Vec<TurnLine> {
    said(profile, lang, |say| {
        let (from, until) = (say.assessment.day, day("2028-11-23"));
        let turns = turns(say.profile, say.program, from, until);
        turns.iter().map(|turn| say.turn(turn)).collect()
    })
}

#[test]
fn points_are_missed_before_they_are_gone() {
    let profile = r#"
    choices = { business-applications-track = "smb" }
    people = [
        { label = "Anna", holds = [{ id = "pl-200" }] },
    ]
    "#;
    let expected = |causes: &str, effects: &str| TurnLine {
        day: day("2027-09-01"),
        causes: vec![causes.to_owned()],
        effects: vec![effects.to_owned()],
    };
    assert_eq!(
        later(profile, Lang::En),
        [expected(
            "PL-200 stops counting: Anna.",
            "Solutions Partner for Business Applications: 0 instead of 4 points"
        )]
    );
    assert_eq!(
        later(profile, Lang::De)[0].causes,
        ["PL-200 zählt nicht mehr: Anna."]
    );
}

#[test]
fn nothing_changes_for_who_has_nothing() {
    assert_eq!(later("", Lang::En), []);
}
