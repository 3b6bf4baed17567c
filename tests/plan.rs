//! Plans reach what they promise, and nothing cheaper does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use core::pin::pin;
use core::task::{Context, Poll, Waker};

use partner_eligibility::assess::{Standing, assess};
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{
    Amount, AmountRule, Award, AwardKind, Band, Certification, CertificationKind, Class, Day,
    EveryMetric, Evidence, Figure, Fraction, Holding, Metric, Overlap, Part, Parts, Path,
    PathLevel, Period, Person, Points, Prerequisite, Profile, Program, Quantity, Question,
    Requirement, Rule, Score, ScoreRule, Skill, Team, Text, Threshold, Unit, Whose, Window,
};
use partner_eligibility::plan::{
    BestUse, Cost, Costs, Effort, Learner, Means, NoPlan, Plan, PlannedStep, Proof, Step, Target,
    best_use, carry_out, is_reached, plan, plan_in_turns,
};
use proptest::collection::vec;
use proptest::prelude::*;

#[path = "common/profiles.rs"]
mod profiles;

fn program(id: &str) -> &'static Program {
    builtin(id).expect("it is built in")
}

fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

fn target(program: &Program, award: &str, level: &str) -> Target {
    let award = program.awards.iter().position(|known| known.id == award);
    let level = program.levels.iter().position(|known| known.id == level);
    let index = |at: Option<usize>| u16::try_from(at.expect("it is there")).expect("it is small");
    Target {
        award: index(award),
        level: index(level),
    }
}

fn holds(ids: &[&str], count: u32) -> Person {
    let holding = |id: &&str| Holding {
        id: (*id).to_owned(),
        passed: None,
        expires: None,
    };
    Person {
        label: String::new(),
        count,
        holds: ids.iter().map(holding).collect(),
        linked: true,
    }
}

fn after(profile: &Profile, program: &Program, day: Day, plan: &Plan) -> Profile {
    carry_out(
        profile,
        program,
        day,
        plan.steps.iter().map(|step| &step.step),
    )
}

/// Without what somebody cannot earn, because nothing that it builds on is there.
fn earned<'s>(mut steps: Vec<&'s Step>, profile: &Profile, program: &Program) -> Vec<&'s Step> {
    loop {
        let all = steps.clone();
        steps.retain(|step| {
            let Step::Learn {
                learner,
                certification,
            } = **step
            else {
                return true;
            };
            let first = &program.certifications[usize::from(certification)].builds_on;
            let has = |first: &u16| {
                let id = &program.certifications[usize::from(*first)].id;
                let certification = *first;
                let held = |row: usize| profile.people[row].holds.iter().any(|held| held.id == *id);
                learner.row.is_some_and(held)
                    || all.contains(&&Step::Learn {
                        learner,
                        certification,
                    })
            };
            first.is_empty() || first.iter().any(has)
        });
        if steps.len() == all.len() {
            return steps;
        }
    }
}

/// The plan reaches every target, and no step can be left out.
fn holds_good(profile: &Profile, targets: &[Target], program: &Program, day: Day, plan: &Plan) {
    let assessment = assess(&after(profile, program, day, plan), program, day);
    for target in targets {
        assert!(is_reached(&assessment, *target), "{target:?} by {plan:?}");
    }
    for left_out in 0..plan.steps.len() {
        if matches!(plan.steps[left_out].step, Step::Hire { .. }) {
            continue;
        }
        let steps = plan.steps.iter().enumerate();
        let steps = steps.filter(|(at, _)| *at != left_out);
        let steps = steps.map(|(_, step)| &step.step).collect();
        let less = carry_out(profile, program, day, earned(steps, profile, program));
        let assessment = assess(&less, program, day);
        let all = targets
            .iter()
            .all(|target| is_reached(&assessment, *target));
        assert!(!all, "{:?} can be left out", plan.steps[left_out]);
        let planned = &plan.steps[left_out];
        let asked_by = planned.asked_by.as_ref();
        let is_named = asked_by.is_some_and(|(target, path)| {
            let is_open = path.presumed || !path.open.is_empty();
            planned.unlocks.first() == Some(target) && is_open
        });
        assert!(is_named, "nothing asks for {planned:?}");
    }
}

#[test]
fn one_more_person_and_some_consumption_for_silver() {
    let program = program("mpn");
    let day = day("2018-06-01");
    let mut profile = Profile::default();
    profile.people.push(holds(&[], 1));
    profile.figures.insert(
        "azure-consumption".into(),
        Quantity::whole(14_000).expect("it is a quantity"),
    );
    let silver = target(program, "cloud-platform", "silver");
    let plans = plan(&profile, &[silver], program, day, &Costs::default()).expect("there is a way");
    holds_good(&profile, &[silver], program, day, &plans[0]);
    assert_eq!(plans[0].proof, Proof::Cheapest);
    // An assessment is the cheapest skill, and nobody is hired.
    assert_eq!(plans[0].steps.len(), 2, "{plans:?}");
    assert_eq!(
        plans[0].cost.days,
        Quantity::whole(3).expect("it is a quantity")
    );
}

#[test]
fn the_cheapest_points_lie_in_the_empty_metric() {
    let program = program("maicpp");
    let day = day("2026-10-10");
    let mut profile = Profile {
        people: vec![
            holds(&["az-104"], 2),
            holds(&["az-700"], 5),
            holds(&["az-305"], 2),
            holds(&["az-140"], 5),
        ],
        ..Profile::default()
    };
    profile
        .choices
        .insert("azure-track".into(), "enterprise".into());
    let whole = |n| Quantity::whole(n).expect("it is a quantity");
    for (figure, value) in [
        ("azure-enterprise-customer-adds", 3),
        ("azure-usage-a-year-ago", 10_000),
        ("azure-usage-now", 10_000),
        ("azure-services", 0),
    ] {
        profile.figures.insert(figure.into(), whole(value));
    }
    // 70 points from three metrics, and two that bring nothing.
    let award = target(program, "infrastructure", "attained");
    let plans = plan(&profile, &[award], program, day, &Costs::default()).expect("there is a way");
    holds_good(&profile, &[award], program, day, &plans[0]);
    assert_eq!(plans[0].proof, Proof::Cheapest);
    let raised: Vec<i64> = plans[0]
        .steps
        .iter()
        .map(|step| match &step.step {
            Step::Raise { by, .. } => by.hundredths() / 100,
            other => panic!("{other:?}"),
        })
        .collect();
    // One percent of growth is US$ 100; one service brings two points.
    assert_eq!(raised.iter().sum::<i64>(), 101);
}

#[test]
fn what_cannot_be_done_is_not_asked_for_and_what_is_under_way_is_free() {
    let program = program("mpn");
    let day = day("2018-06-01");
    let mut profile = Profile::default();
    profile.people.push(holds(&[], 3));
    let silver = target(program, "cloud-platform", "silver");
    let mut costs = Costs::default();
    let first = plan(&profile, &[silver], program, day, &costs).expect("there is a way");
    let learn = first[0].steps.iter().find_map(|step| match &step.step {
        Step::Learn { certification, .. } => Some(*certification),
        _ => None,
    });
    let learned = learn.expect("somebody learns");
    costs.cannot.push(Means::Certification(learned));
    let second = plan(&profile, &[silver], program, day, &costs).expect("there is another way");
    assert!(second[0].steps.iter().all(|step| {
        !matches!(&step.step, Step::Learn { certification, .. } if *certification == learned)
    }));
    let mut costs = Costs::default();
    costs.under_way.push(first[0].steps[0].step.clone());
    let third = plan(&profile, &[silver], program, day, &costs).expect("there is a way");
    assert_eq!(third[0].steps.len() + 1, first[0].steps.len());
    let figure = program
        .figures
        .iter()
        .position(|figure| figure.id == "azure-consumption");
    let figure = u16::try_from(figure.expect("it is there")).expect("it is small");
    costs.under_way.clear();
    costs.cannot = vec![Means::Figure(figure)];
    assert_eq!(
        plan(&profile, &[silver], program, day, &costs),
        Err(NoPlan::Unreachable(silver))
    );
}

#[test]
fn a_prerequisite_is_planned_first_and_what_is_unknown_is_a_step() {
    let program = program("maicpp");
    let day = day("2026-10-10");
    let profile = Profile::default();
    let award = target(program, "app-modernization-on-azure", "attained");
    let plans = plan(&profile, &[award], program, day, &Costs::default()).expect("there is a way");
    assert!(plans.len() > 1);
    for plan in &plans {
        holds_good(&profile, &[award], program, day, plan);
        assert_eq!(plan.route.last().expect("it goes somewhere").0, award);
        assert!(plan.route.len() > 1, "{:?}", plan.route);
        let asks = |wanted: fn(&Step) -> bool| plan.steps.iter().any(|step| wanted(&step.step));
        assert!(asks(|step| matches!(step, Step::FindOut(_))));
        assert!(asks(|step| matches!(step, Step::Audit(_))));
        assert!(asks(|step| matches!(step, Step::Hire { .. })));
    }
    assert_ne!(plans[0].route, plans[1].route);
}

#[test]
fn a_budget_buys_no_more_than_it_covers() {
    let program = program("mpn");
    let day = day("2018-06-01");
    let mut profile = Profile::default();
    profile.people.push(holds(&[], 10));
    let targets: Vec<Target> = ["cloud-platform", "devops", "data-platform", "messaging"]
        .iter()
        .map(|award| target(program, award, "silver"))
        .collect();
    let budget = Quantity::whole(60).expect("it is a quantity");
    let costs = Costs::default();
    let found = best_use(&profile, &targets, program, day, &costs, budget);
    assert!(found.is_complete());
    let plan_found = found.plan().expect("something is within it");
    assert!(plan_found.cost.days <= budget);
    holds_good(&profile, found.reached(), program, day, plan_found);

    let mut hurried = Costs::default();
    hurried.day = Quantity::whole(1_000_000).expect("it is a quantity");
    // Every set by itself: none within the budget is larger, or as large and cheaper.
    let mut best: Option<(usize, u128)> = None;
    for set in 1..1_u32 << targets.len() {
        let picked = |(at, _): &(usize, &Target)| set & (1 << at) != 0;
        let set: Vec<Target> = targets
            .iter()
            .enumerate()
            .filter(picked)
            .map(|(_, one)| *one)
            .collect();
        let plans = [&costs, &hurried].map(|costs| plan(&profile, &set, program, day, costs));
        let mut fits = plans.iter().flatten().map(|plans| plans[0].cost);
        let Some(cost) = fits.find(|cost| cost.days <= budget) else {
            continue;
        };
        let price = costs.price(cost);
        let is_better = best.is_none_or(|(size, cheapest)| {
            size < set.len() || size == set.len() && price < cheapest
        });
        if is_better {
            best = Some((set.len(), price));
        }
    }
    let (size, cheapest) = best.expect("something is within it");
    assert_eq!(found.reached().len(), size);
    assert!(costs.price(plan_found.cost) <= cheapest);
}

#[test]
fn what_is_under_way_is_built_on_and_not_counted() {
    let program = program("mpn");
    let day = day("2018-06-01");
    let mut profile = Profile::default();
    profile.people.push(holds(&[], 10));
    let targets = [target(program, "cloud-platform", "silver")];
    let before =
        &plan(&profile, &targets, program, day, &Costs::default()).expect("there is a way")[0];
    let begun = before.steps[0].step.clone();
    let mut costs = Costs::default();
    costs.under_way.push(begun.clone());
    let after = &plan(&profile, &targets, program, day, &costs).expect("there is a way")[0];
    assert!(after.steps.iter().all(|planned| planned.step != begun));
    assert!(costs.price(after.cost) < costs.price(before.cost));
    let begun = carry_out(&profile, program, day, &costs.under_way);
    holds_good(&begun, &targets, program, day, after);
}

#[test]
fn every_award_of_the_catalog_is_planned_or_has_no_way() {
    for (id, on) in [("mpn", "2018-06-01"), ("maicpp", "2026-10-10")] {
        let program = program(id);
        let day = day(on);
        let profile = profiles::profile(3, program, 12, 3);
        let now = assess(&profile, program, day);
        assert_eq!(now.standing, Standing::InForce);
        let mut planned = 0;
        for award in &now.awards {
            for level in &award.levels {
                let target = Target {
                    award: award.award,
                    level: level.level,
                };
                let found = plan(&profile, &[target], program, day, &Costs::default());
                for plan in found.iter().flatten() {
                    holds_good(&profile, &[target], program, day, plan);
                    planned += 1;
                }
            }
        }
        assert!(planned > 20, "{id}: {planned}");
    }
}

// Small programs of our own, small enough to try every set of steps.

fn requirement(rule: Rule) -> Requirement {
    Requirement {
        effective: Period::default(),
        evidence: Evidence::default(),
        rule,
    }
}

fn flat(value: u32) -> Threshold {
    let value = Fraction::from_integer(value.into());
    Threshold {
        developed: value,
        developing: value,
        whose: Whose::Partner,
    }
}

fn text() -> Text {
    program("mpn").name.clone()
}

/// Three certifications, two figures, two questions, and an award for each list of
/// requirements.
fn small(awards: Vec<Vec<Requirement>>, score: Vec<Metric>) -> Program {
    let mut program = program("mpn").clone();
    program.certifications = (0..3)
        .map(|number| Certification {
            id: format!("c{number}"),
            kind: [
                CertificationKind::Exam,
                CertificationKind::Certification,
                CertificationKind::Assessment,
            ][number],
            code: None,
            name: None,
            retires: None,
            counts_until: None,
            builds_on: Vec::new(),
            evidence: Evidence::default(),
        })
        .collect();
    program.figures = [Unit::Customers, Unit::Deployments]
        .into_iter()
        .enumerate()
        .map(|(number, unit)| Figure {
            id: format!("f{number}"),
            name: text(),
            help: None,
            net: false,
            unit,
            window: Window::Now,
        })
        .collect();
    program.questions = (0..2)
        .map(|number| Question {
            id: format!("q{number}"),
            text: text(),
            help: None,
        })
        .collect();
    program.ladder = None;
    program.extensions.clear();
    program.scores = vec![Score {
        id: "score".into(),
        name: text(),
        metrics: score,
    }];
    let sample = program
        .awards
        .iter()
        .find(|award| award.kind == AwardKind::Competency)
        .expect("there is one")
        .clone();
    program.awards = awards
        .into_iter()
        .enumerate()
        .map(|(number, of)| Award {
            id: format!("a{number}"),
            area: None,
            listed: Period::default(),
            paths: vec![Path {
                effective: Period::default(),
                class: None,
                levels: vec![PathLevel {
                    level: 0,
                    requirement: requirement(Rule::All(of)),
                }],
                ..sample.paths[0].clone()
            }],
            ..sample.clone()
        })
        .collect();
    program
}

/// So many people who each have a skill.
fn people_with(count: u32, skill: Skill) -> Requirement {
    let part = Part {
        count,
        skills: vec![skill],
        among: None,
        evidence: Evidence::default(),
    };
    requirement(Rule::Team(Team {
        parts: vec![part],
        overlap: Overlap::Allowed,
    }))
}

fn skill() -> impl Strategy<Value = Skill> {
    prop_oneof![
        3 => (0..3_u16).prop_map(Skill::Holds),
        2 => (0..3_u16, 0..3_u16)
            .prop_map(|(one, other)| Skill::Any(vec![Skill::Holds(one), Skill::Holds(other)])),
        1 => (0..3_u16, 0..3_u16)
            .prop_map(|(one, other)| Skill::All(vec![Skill::Holds(one), Skill::Holds(other)])),
    ]
}

fn team() -> impl Strategy<Value = Rule> {
    let part = (1..3_u32, skill()).prop_map(|(count, skill)| Part {
        count,
        skills: vec![skill],
        among: None,
        evidence: Evidence::default(),
    });
    let overlap = prop_oneof![Just(Overlap::Allowed), Just(Overlap::Forbidden)];
    (vec(part, 1..3), overlap).prop_map(|(mut parts, overlap)| {
        if parts.len() == 2 && parts[0].count + parts[1].count > 3 {
            parts[1].count = 1;
            parts[0].count = 2;
        }
        Rule::Team(Team { parts, overlap })
    })
}

fn leaf() -> impl Strategy<Value = Requirement> {
    let amount = (0..2_u16, 1..4_u32).prop_map(|(figure, at_least)| {
        Rule::Amount(Box::new(AmountRule {
            amount: Amount::Figure(figure),
            at_least: flat(at_least),
        }))
    });
    let score = (1..9_u32, any::<bool>()).prop_map(|(at_least, every)| {
        Rule::Score(ScoreRule {
            score: 0,
            at_least,
            printed_below: None,
            every_metric: every.then_some(EveryMetric { certain_from: 1 }),
        })
    });
    let asked = (0..2_u16).prop_map(Rule::Confirmed);
    let rule = prop_oneof![3 => team(), 2 => amount, 2 => score, 1 => asked];
    let one = rule.prop_map(requirement);
    one.prop_recursive(1, 3, 2, |inner| {
        let either = vec(inner.clone(), 2).prop_map(Rule::Any);
        let some = (1..4_u32, vec(inner, 3)).prop_map(|(count, of)| Rule::AtLeast { count, of });
        prop_oneof![2 => either, 1 => some].prop_map(requirement)
    })
}

fn metrics() -> impl Strategy<Value = Vec<Metric>> {
    let part = |amount: Amount, full: u32, max: u32| Points::Proportional {
        amount: Box::new(amount),
        full: Box::new(flat(full)),
        max: Fraction::from_integer(max.into()),
        parts: Parts::Count,
    };
    let metric = |points: Points, max: u32| Metric {
        id: "metric".into(),
        name: text(),
        max: Fraction::from_integer(max.into()),
        points,
        evidence: Evidence::default(),
    };
    let score = (
        1..4_u32,
        1..3_u32,
        skill(),
        any::<bool>(),
        team(),
        any::<bool>(),
    );
    score.prop_map(move |(full, people, skill, gated, gate, mixed)| {
        let staffed = part(Amount::People(skill), people, 4);
        let staffed = if gated {
            Points::Gated {
                gate: Box::new(requirement(gate)),
                points: Box::new(staffed),
            }
        } else {
            staffed
        };
        vec![
            metric(part(Amount::Figure(0), full, 3), 3),
            metric(staffed, 4),
            metric(
                if mixed {
                    Points::Best(vec![
                        part(Amount::Figure(1), 3, 3),
                        part(Amount::Figure(0), 4, 3),
                    ])
                } else {
                    part(Amount::Figure(1), 3, 3)
                },
                3,
            ),
        ]
    })
}

/// A program with so many awards, of which each may ask for the one before, or for
/// any one before.
fn small_program(awards: usize) -> impl Strategy<Value = Program> {
    let award = (vec(leaf(), 1..3), 0..3_u8);
    (vec(award, awards), metrics()).prop_map(|(awards, metrics)| {
        let awards = awards.into_iter().enumerate();
        let awards = awards.map(|(number, (mut requirements, after))| {
            let number = u16::try_from(number).expect("there are few");
            let any_of: Vec<u16> = match after {
                0 => Vec::new(),
                1 => (0..number).rev().take(1).collect(),
                _ => (0..number).collect(),
            };
            if !any_of.is_empty() {
                let rule = Rule::Award(Prerequisite { any_of, level: 0 });
                requirements.push(requirement(rule));
            }
            requirements
        });
        small(awards.collect(), metrics)
    })
}

/// Awards of a small program, a bit for each.
fn chosen(bits: u8) -> Vec<Target> {
    let awards = (0..3_u16).filter(|award| bits >> award & 1 == 1);
    awards.map(|award| Target { award, level: 0 }).collect()
}

/// Up to three people as sets of the certifications, and the figures.
fn small_profile() -> impl Strategy<Value = (Vec<u8>, [u8; 2])> {
    (vec(0..8_u8, 0..4), [0..4_u8, 0..4_u8])
}

fn profile_of(people: &[u8], figures: [u8; 2]) -> Profile {
    let mut profile = Profile::default();
    for set in people {
        let ids = ["c0", "c1", "c2"];
        let held: Vec<&str> = (0..3)
            .filter(|at| set >> at & 1 == 1)
            .map(|at| ids[at])
            .collect();
        profile.people.push(holds(&held, 1));
    }
    for (number, value) in figures.into_iter().enumerate() {
        let value = Quantity::whole(value.into()).expect("it is a quantity");
        profile.figures.insert(format!("f{number}"), value);
    }
    profile
}

fn price(costs: &Costs, cost: Cost) -> i128 {
    i128::from(cost.days.hundredths()) * i128::from(costs.day.hundredths())
        + 100 * i128::from(cost.money.hundredths())
}

/// By definition: every set of people, every figure and every answer that could be
/// reached.
fn brute_force(
    people: &[u8],
    figures: [u8; 2],
    targets: &[Target],
    program: &Program,
    day: Day,
    costs: &Costs,
) -> Option<i128> {
    let weight = |effort| price(costs, costs.weight(effort));
    let lessons = [Effort::Exam, Effort::Certification, Effort::Assessment].map(weight);
    let mut best = None;
    let new = 3;
    let mut start = people.to_vec();
    start.extend(vec![0; new]);
    // What each of them holds or may learn.
    let may = start.iter().enumerate().map(|(row, held)| {
        let is_open = |bit: &u16| {
            let certification = *bit;
            let lesson = Means::Lesson { row, certification };
            let anybody = Means::Certification(certification);
            !costs.cannot.contains(&lesson) && !costs.cannot.contains(&anybody)
        };
        let open = (0..3_u16).filter(is_open);
        (*held, open.fold(*held, |may, bit| may | 1 << bit))
    });
    let start: Vec<(u8, u8)> = may.collect();
    // Those who are alike are told apart by their order alone.
    fn sets(start: &[(u8, u8)], at: usize, chosen: &mut Vec<u8>, visit: &mut dyn FnMut(&[u8])) {
        let Some((held, may)) = start.get(at) else {
            visit(chosen);
            return;
        };
        for set in 0..8_u8 {
            let alike = at > 0 && start[at - 1] == start[at] && chosen[at - 1] < set;
            if set & held == *held && set & !may == 0 && !alike {
                chosen.push(set);
                sets(start, at + 1, chosen, visit);
                chosen.pop();
            }
        }
    }
    let is_earned = |after: u8, before: u8| {
        (0..3_usize).all(|bit| {
            let first = &program.certifications[bit].builds_on;
            let is_new = (after & !before) >> bit & 1 == 1;
            !is_new || first.is_empty() || first.iter().any(|first| after >> first & 1 == 1)
        })
    };
    sets(&start, 0, &mut Vec::new(), &mut |chosen| {
        let mut each = chosen.iter().zip(&start);
        if !each.all(|(after, (before, _))| is_earned(*after, *before)) {
            return;
        }
        let mut staff = 0;
        for (at, (after, (before, _))) in chosen.iter().zip(&start).enumerate() {
            for (bit, price) in lessons.iter().enumerate() {
                staff += i128::from((after & !before) >> bit & 1) * price;
            }
            if at >= people.len() && *after != 0 {
                staff += weight(Effort::Hire);
            }
        }
        if best.is_some_and(|best| best <= staff) {
            return;
        }
        for one in figures[0]..=4.max(figures[0]) {
            for other in figures[1]..=4.max(figures[1]) {
                let sum = staff
                    + i128::from(one - figures[0]) * weight(Effort::Customer)
                    + i128::from(other - figures[1]) * weight(Effort::Deployment);
                if best.is_some_and(|best| best <= sum) {
                    continue;
                }
                for arranged in 0..4_u8 {
                    let sum = sum + i128::from(arranged.count_ones()) * weight(Effort::Arrange);
                    if best.is_some_and(|best| best <= sum) {
                        continue;
                    }
                    let mut profile = profile_of(chosen, [one, other]);
                    for at in (0..2).filter(|at| arranged >> at & 1 == 1) {
                        profile.answers.insert(format!("q{at}"), true);
                    }
                    let assessment = assess(&profile, program, day);
                    let mut targets = targets.iter();
                    if targets.all(|target| is_reached(&assessment, *target)) {
                        best = Some(sum);
                    }
                }
            }
        }
    });
    best
}

#[test]
fn of_many_paths_the_three_cheapest_are_planned() {
    let asks = |(figure, at_least)| {
        vec![requirement(Rule::Amount(Box::new(AmountRule {
            amount: Amount::Figure(figure),
            at_least: flat(at_least),
        })))]
    };
    // The last two are the most of a figure, and not the dearest.
    let paths = [(1, 12), (1, 11), (1, 10), (0, 90), (0, 91)];
    let mut program = small(paths.map(asks).into(), Vec::new());
    let paths = program.awards.iter().map(|award| award.paths[0].clone());
    program.awards[0].paths = paths.collect();
    let mut costs = Costs::default();
    for (effort, days) in [(Effort::Deployment, 10), (Effort::Customer, 1)] {
        let days = Quantity::whole(days).expect("it is a quantity");
        let money = Quantity::default();
        costs.set(effort, Cost { days, money });
    }
    let day = day("2018-06-01");
    let plans = plan(&Profile::default(), &chosen(1), &program, day, &costs);
    let plans = plans.expect("there is a way");
    let paths: Vec<usize> = plans.iter().map(|plan| plan.route[0].1).collect();
    assert_eq!(paths, [3, 4, 2]);
}

#[test]
fn who_learns_leaves_a_row_of_several_and_stays_in_a_row_of_one() {
    let program = program("mpn");
    let mut profile = Profile::default();
    let rows = [holds(&[], 3), holds(&[], 1), holds(&[], 0)];
    profile.people.extend(rows);
    let learn = |row| Step::Learn {
        learner: Learner {
            row: Some(row),
            nth: 0,
        },
        certification: 0,
    };
    let steps = [learn(0), learn(1), learn(2)];
    let after = carry_out(&profile, program, day("2018-06-01"), &steps);
    let rows = after.people.iter();
    let rows: Vec<(u32, usize)> = rows.map(|row| (row.count, row.holds.len())).collect();
    // Of a row of nobody nobody learns.
    assert_eq!(rows, [(2, 0), (1, 1), (0, 0), (1, 1)]);
}

#[test]
fn a_step_is_ruled_out_by_what_it_is_done_with() {
    let learn = |row| Step::Learn {
        learner: Learner { row, nth: 0 },
        certification: 4,
    };
    let lesson = Means::Lesson {
        row: 2,
        certification: 4,
    };
    assert_eq!(learn(Some(2)).means(), Some(lesson));
    assert_eq!(learn(None).means(), Some(Means::Certification(4)));
    assert_eq!(Step::Hire { nth: 1 }.means(), Some(Means::Hiring));
    assert_eq!(Step::Arrange(1).means(), Some(Means::Question(1)));
    assert_eq!(Step::Audit(1).means(), Some(Means::Audit(1)));
    let answer = String::from("an-answer");
    let means = Means::Answer(answer.clone());
    assert_eq!(Step::FindOut(answer).means(), Some(means));
    // The past and the class are not done.
    let (figure, value) = (0, Quantity::default());
    assert_eq!(Step::Baseline { figure, value }.means(), None);
}

#[test]
fn a_day_weighs_as_much_as_its_money() {
    let costs = Costs::default();
    let whole = |n| Quantity::whole(n).expect("it is a quantity");
    let cost = |days, money| costs.price(Cost { days, money });
    let none = Quantity::default();
    assert_eq!(cost(whole(1), none), cost(none, costs.day));
    assert_eq!(cost(whole(3), costs.day), cost(whole(4), none));
}

/// So many of a figure.
fn amount(figure: u16, at_least: u32) -> Requirement {
    requirement(Rule::Amount(Box::new(AmountRule {
        amount: Amount::Figure(figure),
        at_least: flat(at_least),
    })))
}

fn any_of(award: u16) -> Requirement {
    let any_of = vec![award];
    requirement(Rule::Award(Prerequisite { any_of, level: 0 }))
}

/// What the plan raises the two figures to.
fn raised(plan: &Plan) -> [i64; 2] {
    let mut raised = [0; 2];
    for planned in &plan.steps {
        if let Step::Raise { figure, to, .. } = &planned.step {
            raised[usize::from(*figure)] = to.hundredths() / 100;
        }
    }
    raised
}

#[test]
fn so_many_certified_people_are_an_amount_too() {
    let two = requirement(Rule::Amount(Box::new(AmountRule {
        amount: Amount::People(Skill::Holds(0)),
        at_least: flat(2),
    })));
    let program = small(vec![vec![two]], Vec::new());
    let day = day("2018-06-01");
    let nobody = Profile::default();
    let plans = plan(&nobody, &chosen(1), &program, day, &Costs::default());
    let plans = plans.expect("there is a way");
    holds_good(&nobody, &chosen(1), &program, day, &plans[0]);
    let steps = |wanted: fn(&Step) -> bool| {
        let steps = plans[0].steps.iter();
        steps.filter(|planned| wanted(&planned.step)).count()
    };
    assert_eq!(steps(|step| matches!(step, Step::Hire { .. })), 2);
    assert_eq!(steps(|step| matches!(step, Step::Learn { .. })), 2);
}

#[test]
fn growth_is_planned_only_for_whom_it_counts() {
    // By half, for whoever had ten or more and less than a hundred.
    let grown = requirement(Rule::Amount(Box::new(AmountRule {
        amount: Amount::Growth {
            now: Box::new(Amount::Figure(1)),
            before: 0,
            band: Band {
                at_least: flat(10),
                below: Some(flat(100)),
            },
        },
        at_least: flat(50),
    })));
    let confirmed = requirement(Rule::Confirmed(0));
    let either = requirement(Rule::Any(vec![grown, confirmed]));
    let program = small(vec![vec![either]], Vec::new());
    let day = day("2018-06-01");
    let whole = |n| Quantity::whole(n).expect("it is a quantity");
    let none = Quantity::default();
    // A deployment more is cheap, and a confirmation is dear.
    let mut costs = Costs::default();
    for (effort, days) in [(Effort::Deployment, 1), (Effort::Arrange, 1_000)] {
        let (days, money) = (whole(days), none);
        costs.set(effort, Cost { days, money });
    }
    let planned = |before: Option<i64>| {
        let mut profile = Profile::default();
        if let Some(before) = before {
            profile.figures.insert("f0".into(), whole(before));
            profile.figures.insert("f1".into(), whole(before));
        }
        let plans = plan(&profile, &chosen(1), &program, day, &costs).expect("there is a way");
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        raised(&plans[0])[1]
    };
    assert_eq!(planned(Some(20)), 30);
    assert_eq!(planned(Some(10)), 15);
    assert_eq!(planned(Some(98)), 147);
    // Where nobody said what it was, the plan holds for the least that counts.
    assert_eq!(planned(None), 15);
    for outside in [9, 100, 200] {
        assert_eq!(planned(Some(outside)), 0, "{outside}");
    }
}

#[test]
fn a_partner_is_planned_into_one_class_of_each_choice() {
    // An award for two classes: so many of its figure for either.
    let two = |second_choice: u16| {
        let mut program = small(vec![vec![amount(0, 1)], vec![amount(1, 1)]], Vec::new());
        program.choices = builtin("maicpp").expect("it is built in").choices.clone();
        for (award, choice, marks) in [(0, 0, [1, 5]), (1, second_choice, [3, 1])] {
            let figure = u16::try_from(award).expect("it is small");
            let path = program.awards[award].paths[0].clone();
            let paths = marks.into_iter().enumerate().map(|(option, mark)| {
                let mut path = path.clone();
                path.class = Some(Class { choice, option });
                path.levels[0].requirement = requirement(Rule::All(vec![amount(figure, mark)]));
                path
            });
            program.awards[award].paths = paths.collect();
        }
        let day = day("2018-06-01");
        let costs = Costs::default();
        let nobody = Profile::default();
        let plans = plan(&nobody, &chosen(3), &program, day, &costs).expect("there is a way");
        holds_good(&nobody, &chosen(3), &program, day, &plans[0]);
        let classes = plans[0].steps.iter();
        let classes = classes.filter(|planned| matches!(planned.step, Step::Class(_)));
        (raised(&plans[0]), classes.count())
    };
    assert_eq!(two(1), ([1, 1], 2), "the best class of each");
    assert_eq!(two(0), ([1, 3], 1), "one class that serves both");
}

#[test]
fn of_two_awards_that_open_each_other_the_cheaper_way_in_is_found() {
    let either = |award, figure| {
        let of = vec![any_of(award), amount(figure, 9)];
        requirement(Rule::Any(of))
    };
    let mut costs = Costs::default();
    for (effort, days) in [(Effort::Customer, 1), (Effort::Deployment, 10)] {
        let days = Quantity::whole(days).expect("it is a quantity");
        let money = Quantity::default();
        costs.set(effort, Cost { days, money });
    }
    let day = day("2018-06-01");
    let alone = vec![either(0, 1)];
    let confirmed = requirement(Rule::Confirmed(0));
    let beside = vec![either(0, 1), any_of(2)];
    for second in [alone, beside] {
        let awards = vec![vec![either(1, 0)], second, vec![confirmed.clone()]];
        let program = small(awards, Vec::new());
        let nobody = Profile::default();
        let plans = plan(&nobody, &chosen(3), &program, day, &costs).expect("there is a way");
        holds_good(&nobody, &chosen(3), &program, day, &plans[0]);
        assert_eq!(raised(&plans[0]), [9, 0], "{plans:?}");
    }
}

/// The growth of the second figure over the first, where that was ten or more.
fn growth_from_ten() -> Amount {
    Amount::Growth {
        now: Box::new(Amount::Figure(1)),
        before: 0,
        band: Band {
            at_least: flat(10),
            below: None,
        },
    }
}

#[test]
fn growth_brings_points_in_coarse_steps_and_in_fine_ones() {
    let growth = growth_from_ten();
    // A point for every two percent, to twenty.
    let metrics = vec![metric(proportional(growth, 40, 20, Parts::Count), 20)];
    let program = small(vec![vec![marked(15, None)]], metrics);
    let planned = |before: Option<i64>, now| {
        let mut profile = Profile::default();
        let whole = |n| Quantity::whole(n).expect("it is a quantity");
        profile.figures.insert("f1".into(), whole(now));
        if let Some(before) = before {
            profile.figures.insert("f0".into(), whole(before));
        }
        let day = day("2018-06-01");
        let plans = plan(&profile, &chosen(1), &program, day, &Costs::default());
        let plans = plans.expect("there is a way");
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        assert_eq!(plans[0].proof, Proof::Cheapest);
        raised(&plans[0])[1]
    };
    assert_eq!(planned(Some(20), 22), 26);
    assert_eq!(planned(Some(20), 19), 26, "there was less of it");
    assert_eq!(planned(Some(1_000), 1_100), 1_300);
    assert_eq!(planned(Some(1_000), 900), 1_300, "there was less of it");
    assert_eq!(planned(None, 11), 13);
}

#[test]
fn a_rating_is_raised_to_the_mark_and_no_further() {
    let maicpp = program("maicpp");
    let today = day("2026-10-10");
    let training = target(maicpp, "training-services", "attained");
    let nobody = Profile::default();
    let costs = Costs::default();
    let plans = plan(&nobody, &[training], maicpp, today, &costs).expect("there is a way");
    holds_good(&nobody, &[training], maicpp, today, &plans[0]);
    let steps = plans[0].steps.iter();
    let ratings = steps.filter_map(|planned| match &planned.step {
        Step::Raise { figure, to, .. } => {
            let figure = &maicpp.figures[usize::from(*figure)];
            (figure.unit == Unit::Rating).then_some(to.hundredths())
        }
        _ => None,
    });
    assert_eq!(ratings.collect::<Vec<_>>(), [425, 425]);
    // 98 of a hundred points for 3.92 of 4: from far below, and from just below.
    let rating = proportional(Amount::Figure(1), 4, 100, Parts::Count);
    let metrics = vec![metric(rating, 100)];
    let mut program = small(vec![vec![marked(98, None)]], metrics);
    program.figures[1].unit = Unit::Rating;
    for entered in [0, 380] {
        let mut profile = Profile::default();
        let entered = Quantity::from_hundredths(entered).expect("it is a quantity");
        profile.figures.insert("f1".into(), entered);
        let plans = plan(&profile, &chosen(1), &program, day("2018-06-01"), &costs);
        let plans = plans.expect("there is a way");
        let Step::Raise { to, .. } = &plans[0].steps[0].step else {
            panic!("{plans:?}");
        };
        assert_eq!(to.hundredths(), 392);
        assert_eq!(plans[0].proof, Proof::Cheapest);
    }
}

#[test]
fn to_find_out_what_there_was_costs_something_too() {
    let growth = growth_from_ten();
    let points = vec![
        proportional(growth, 20, 20, Parts::Count),
        proportional(Amount::Figure(2), 6, 20, Parts::Count),
    ];
    let (mut program, mut costs) = wide(vec![vec![marked(20, None)]], [1; 5]);
    program.scores[0].metrics = vec![metric(Points::Best(points), 20)];
    let day = day("2018-06-01");
    let mut profile = Profile::default();
    let ten = Quantity::whole(10).expect("it is a quantity");
    profile.figures.insert("f1".into(), ten);
    // Two more and whatever it costs to find out, or six more.
    for (find_out, days) in [(3, 5), (5, 6)] {
        let whole = |n| Quantity::whole(n).expect("it is a quantity");
        let cost = Cost {
            days: whole(find_out),
            money: Quantity::default(),
        };
        costs.set(Effort::FindOut, cost);
        let plans = plan(&profile, &chosen(1), &program, day, &costs).expect("there is a way");
        assert_eq!(plans[0].cost.days, whole(days));
        assert_eq!(plans[0].proof, Proof::Cheapest);
    }
}

#[test]
fn who_can_neither_learn_nor_be_hired_leads_nowhere() {
    let program = small(vec![vec![people_with(2, Skill::Holds(0))]], Vec::new());
    let day = day("2018-06-01");
    let one = profile_of(&[1], [0, 0]);
    let mut costs = Costs::default();
    let found = |costs: &Costs| plan(&one, &chosen(1), &program, day, costs);
    assert!(found(&costs).is_ok());
    costs.cannot.push(Means::Hiring);
    let target = chosen(1)[0];
    assert_eq!(found(&costs), Err(NoPlan::Unreachable(target)));
    costs.cannot = vec![Means::Certification(0)];
    assert_eq!(found(&costs), Err(NoPlan::Unreachable(target)));
}

#[test]
fn past_its_bounds_a_search_says_that_it_has_the_best_found() {
    let program = builtin("maicpp").expect("it is built in");
    let day = day("2026-10-10");
    let costs = Costs::default();
    let all = (0..).zip(&program.awards);
    let specializations = all.filter(|(_, award)| award.kind == AwardKind::Specialization);
    let targets = specializations.map(|(award, _)| Target { award, level: 0 });
    let nobody = Profile::default();
    let possible = |target: &Target| plan(&nobody, &[*target], program, day, &costs).is_ok();
    let targets: Vec<Target> = targets.filter(possible).take(10).collect();
    let plans = plan(&nobody, &targets, program, day, &costs).expect("there is a way");
    let Proof::BestFound { at_least_percent } = plans[0].proof else {
        panic!("it was proved the cheapest: choose more awards for this test");
    };
    assert!((50..100).contains(&at_least_percent), "{at_least_percent}");
}

#[test]
fn ten_awards_for_thirty_people_are_planned_to_the_cheapest_in_any_order() {
    let costs = Costs::default();
    for (id, day) in [("mpn", day("2018-06-01")), ("maicpp", day("2026-10-10"))] {
        let program = program(id);
        for seed in 1..=3 {
            let profile = profiles::profile(seed, program, 30, 4);
            let found = |targets: &[Target]| plan(&profile, targets, program, day, &costs);
            let levels = |at: usize| (0..program.levels.len()).map(move |level| (at, level));
            let all = (0..program.awards.len()).flat_map(levels);
            let target = |(award, level): (usize, usize)| Target {
                award: u16::try_from(award).expect("it is small"),
                level: u16::try_from(level).expect("it is small"),
            };
            let is_open = |target: &Target| {
                found(&[*target]).is_ok_and(|plans| plans[0].cost != Cost::default())
            };
            let mut targets: Vec<Target> = all.map(target).filter(is_open).collect();
            // From all over the programme, and in another order.
            let every = targets.len().div_ceil(10);
            targets = targets.into_iter().step_by(every).collect();
            let plans = found(&targets).expect("there is a way");
            assert_eq!(plans[0].proof, Proof::Cheapest, "{id}, {seed}");
            targets.reverse();
            let again = found(&targets).expect("there is a way");
            assert_eq!(again[0].proof, Proof::Cheapest, "{id}, {seed}, reversed");
            let price = |plan: &Plan| price(&costs, plan.cost);
            assert_eq!(price(&again[0]), price(&plans[0]), "{id}, {seed}");
        }
    }
}

#[test]
fn a_search_that_rests_whenever_it_can_finds_the_same() {
    let program = builtin("mpn").expect("it is built in");
    let day = day("2018-06-01");
    let profile = profiles::profile(3, program, 12, 3);
    let costs = Costs::default();
    let all = (0..).zip(&program.awards);
    let competencies = all.filter(|(_, award)| award.kind == AwardKind::Competency);
    let silver = competencies.map(|(award, _)| Target { award, level: 0 });
    let targets: Vec<Target> = silver.take(3).collect();
    for targets in [&targets[..1], &targets] {
        let always = || true;
        let mut search = pin!(plan_in_turns(
            &profile, targets, program, day, &costs, &always
        ));
        let mut context = Context::from_waker(Waker::noop());
        let mut rests = 0;
        let found = loop {
            match search.as_mut().poll(&mut context) {
                Poll::Ready(found) => break found,
                Poll::Pending => rests += 1,
            }
        };
        let found = found.expect("there is a way");
        assert!(!found[0].steps.is_empty());
        assert!(rests > 10 * targets.len(), "{rests}");
        assert_eq!(Ok(found), plan(&profile, targets, program, day, &costs));
    }
}

/// An award for somebody who holds so many certifications, which are all there are.
fn everything(count: u16) -> Program {
    let all = Skill::All((0..count).map(Skill::Holds).collect());
    let mut program = small(vec![vec![people_with(1, all)]], Vec::new());
    let one = program.certifications[0].clone();
    let certifications = (0..count).map(|number| Certification {
        id: format!("c{number}"),
        ..one.clone()
    });
    program.certifications = certifications.collect();
    program
}

#[test]
fn what_is_too_wide_to_search_is_not_called_impossible() {
    let day = day("2018-06-01");
    let nobody = Profile::default();
    let costs = Costs::default();
    let planned = |count| plan(&nobody, &chosen(1), &everything(count), day, &costs);
    let most = planned(128).expect("there is a way");
    assert_eq!(most[0].proof, Proof::Cheapest);
    assert_eq!(planned(129), Err(NoPlan::NotFound));
}

#[test]
fn what_builds_on_very_much_is_planned_and_not_called_impossible() {
    let day = day("2018-06-01");
    let planned = |count: u16, cannot: &[Means]| {
        let mut program = everything(count);
        // Each builds on any one before it: there are too many ways up to the last.
        for (at, known) in (0..).zip(&mut program.certifications) {
            known.builds_on = (0..at).collect();
        }
        let last = Skill::Holds(count - 1);
        let asked = small(vec![vec![people_with(1, last)]], Vec::new());
        program.awards = asked.awards;
        let mut costs = Costs::default();
        costs.cannot = cannot.to_vec();
        plan(&Profile::default(), &chosen(1), &program, day, &costs)
    };
    for (count, is_proved) in [(8, true), (40, false)] {
        let plans = planned(count, &[]).expect("there is a way");
        assert_eq!(plans[0].steps.len(), 3, "a hire and two exams");
        assert_eq!(plans[0].proof == Proof::Cheapest, is_proved, "{count}");
    }
    // Nobody can begin, which is known where all of it was looked at.
    let cannot = [Means::Certification(0)];
    let target = chosen(1)[0];
    assert_eq!(planned(8, &cannot), Err(NoPlan::Unreachable(target)));
    assert_eq!(planned(40, &cannot), Err(NoPlan::NotFound));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn nothing_is_cheaper(
        program in small_program(3),
        (people, figures) in small_profile(),
        (hire, arrange) in (1..40_i64, 1..40_i64),
        wanted in 1..8_u8,
    ) {
        let day = day("2018-06-01");
        let profile = profile_of(&people, figures);
        let mut costs = Costs::default();
        for (effort, days) in [(Effort::Hire, hire), (Effort::Arrange, arrange)] {
            costs.set(effort, Cost {
                days: Quantity::whole(days).expect("it is a quantity"),
                money: Quantity::default(),
            });
        }
        let targets = chosen(wanted);
        let expected = brute_force(&people, figures, &targets, &program, day, &costs);
        match plan(&profile, &targets, &program, day, &costs) {
            Ok(plans) => {
                let best = &plans[0];
                let alone = best.proof == Proof::Cheapest;
                prop_assert!(alone, "{:?}", best);
                prop_assert_eq!(Some(price(&costs, best.cost)), expected);
                holds_good(&profile, &targets, &program, day, best);
            }
            Err(_) => prop_assert_eq!(expected, None),
        }
    }

    #[test]
    fn what_builds_on_something_is_earned_after_it(
        program in small_program(3),
        (builds, is_last_first) in (1..8_u8, any::<bool>()),
        (people, figures) in small_profile(),
        (hire, arrange) in (1..40_i64, 1..40_i64),
        wanted in 1..8_u8,
        cannot in vec((0..6_usize, 0..3_u16), 0..3),
    ) {
        let day = day("2018-06-01");
        let mut program = program;
        for (bit, (above, below)) in [(1, 0), (2, 0), (2, 1)].into_iter().enumerate() {
            // What comes first in the list may build on what comes last.
            let (above, below) = match is_last_first {
                true => (2 - above, 2 - below),
                false => (above, below),
            };
            if builds >> bit & 1 == 1 {
                program.certifications[above].builds_on.push(below);
            }
        }
        let profile = profile_of(&people, figures);
        let days = [(Effort::Exam, 5), (Effort::Certification, 8), (Effort::Assessment, 2)];
        let others = [(Effort::Hire, hire), (Effort::Arrange, arrange), (Effort::Customer, 15), (Effort::Deployment, 10)];
        let mut costs = in_days(&[&days[..], &others[..]].concat());
        // Of a row that is not there, anybody cannot.
        costs.cannot = cannot.into_iter().map(|(row, certification)| match row {
            row if row < people.len() => Means::Lesson { row, certification },
            _ => Means::Certification(certification),
        }).collect();
        let targets = chosen(wanted);
        let expected = brute_force(&people, figures, &targets, &program, day, &costs);
        let found = plan(&profile, &targets, &program, day, &costs);
        let Ok(plans) = found else {
            prop_assert_eq!(expected, None);
            return Ok(());
        };
        let best = &plans[0];
        prop_assert_eq!(best.proof, Proof::Cheapest, "{:?}", best);
        prop_assert_eq!(Some(price(&costs, best.cost)), expected, "{:?}", best);
        holds_good(&profile, &targets, &program, day, best);
        for (at, planned) in best.steps.iter().enumerate() {
            let Step::Learn { learner, certification } = planned.step else {
                continue;
            };
            let first = &program.certifications[usize::from(certification)].builds_on;
            let held = learner.row.map_or(0, |row| people[row]);
            let before = |first: &u16| {
                let mut before = best.steps[..at].iter();
                held >> first & 1 == 1 || before.any(|step| {
                    step.step == Step::Learn { learner, certification: *first }
                })
            };
            prop_assert!(first.is_empty() || first.iter().any(before), "{:?}", best);
            // Whatever else the same learner earns stands next to it.
            let same = |planned: &&PlannedStep| match planned.step {
                Step::Learn { learner: same, .. } => same == learner,
                _ => false,
            };
            let mut from = best.steps[at..].iter().skip_while(same);
            prop_assert!(!from.any(|step| same(&step)), "{:?}", best);
        }
    }

    #[test]
    fn a_figure_that_something_else_asks_for_too_is_raised_once(
        score in metrics(),
        (at_least, figure, amount) in (1..9_u32, 0..2_u16, 1..4_u32),
        (is_elsewhere, wins) in (any::<bool>(), any::<bool>()),
        (people, figures) in small_profile(),
    ) {
        let day = day("2018-06-01");
        let mark = requirement(Rule::Score(ScoreRule {
            score: 0,
            at_least,
            printed_below: None,
            every_metric: None,
        }));
        let amount = requirement(Rule::Amount(Box::new(AmountRule {
            amount: Amount::Figure(figure),
            at_least: flat(amount),
        })));
        let awards = match is_elsewhere {
            true => vec![vec![mark], vec![amount]],
            false => vec![vec![mark, amount]],
        };
        let targets = chosen(if is_elsewhere { 3 } else { 1 });
        let program = small(awards, score);
        let profile = profile_of(&people, figures);
        let mut costs = Costs::default();
        if wins {
            // A customer is cheaper than a deployment then.
            costs.set(Effort::Customer, costs.weight(Effort::Arrange));
        }
        let expected = brute_force(&people, figures, &targets, &program, day, &costs);
        let found = plan(&profile, &targets, &program, day, &costs).ok();
        let found = found.map(|plans| price(&costs, plans[0].cost));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_richer_profile_never_has_a_dearer_plan(
        program in small_program(2),
        (people, figures) in small_profile(),
        more in (0..8_u8, 0..2_usize, 0..3_u8),
    ) {
        let day = day("2018-06-01");
        let costs = Costs::default();
        let targets = [Target { award: 0, level: 0 }, Target { award: 1, level: 0 }];
        let cost = |people: &[u8], figures| {
            let found = plan(&profile_of(people, figures), &targets, &program, day, &costs);
            found.ok().map(|plans| price(&costs, plans[0].cost))
        };
        let before = cost(&people, figures);
        let (set, figure, by) = more;
        let mut richer = people;
        match richer.first_mut() {
            Some(first) => *first |= set,
            None => richer.push(set),
        }
        let mut higher = figures;
        higher[figure] += by;
        let after = cost(&richer, higher);
        prop_assert_eq!(before.is_some(), after.is_some());
        prop_assert!(after <= before, "{:?} became {:?}", before, after);
    }
}

/// So many points at most, in proportion to an amount.
fn proportional(amount: Amount, full: u32, max: u32, parts: Parts) -> Points {
    Points::Proportional {
        amount: Box::new(amount),
        full: Box::new(flat(full)),
        max: Fraction::from_integer(max.into()),
        parts,
    }
}

fn metric(points: Points, max: u32) -> Metric {
    Metric {
        id: "metric".into(),
        name: text(),
        max: Fraction::from_integer(max.into()),
        points,
        evidence: Evidence::default(),
    }
}

/// So many points of the score, of which each metric must bring some.
fn marked(at_least: u32, each: Option<u32>) -> Requirement {
    requirement(Rule::Score(ScoreRule {
        score: 0,
        at_least,
        printed_below: None,
        every_metric: each.map(|certain_from| EveryMetric { certain_from }),
    }))
}

/// Metrics over the two figures, of which many bring so little for each of a figure
/// that hardly every value can be tried.
fn fine_metrics() -> impl Strategy<Value = Vec<Metric>> {
    let parts = prop_oneof![Just(Parts::Count), Just(Parts::Unstated)];
    let plain = (0..2_u16, 1..90_u32, 1..60_u32, parts)
        .prop_map(|(figure, full, max, parts)| {
            proportional(Amount::Figure(figure), full, max, parts)
        })
        .boxed();
    let asked = (1..30_u32).prop_map(|points| Points::Whole {
        when: Box::new(requirement(Rule::Confirmed(0))),
        points: Fraction::from_integer(points.into()),
    });
    let gated =
        (0..2_u16, 1..60_u32, plain.clone()).prop_map(|(figure, least, points)| Points::Gated {
            gate: Box::new(amount(figure, least)),
            points: Box::new(points),
        });
    let two = (plain.clone(), plain.clone());
    let points = prop_oneof![
        6 => plain.clone(),
        1 => asked,
        1 => gated,
        1 => two.clone().prop_map(|(one, other)| Points::Sum(vec![one, other])),
        1 => two.prop_map(|(one, other)| Points::Best(vec![one, other])),
    ];
    let metric = (points, 5..60_u32).prop_map(|(points, max)| metric(points, max));
    vec(metric, 1..4)
}

/// By definition: the answer or not, every value of the first figure, and the least
/// of the second that does with it.
fn least_figures(
    figures: [u32; 2],
    most: u32,
    program: &Program,
    day: Day,
    costs: &Costs,
) -> Option<i128> {
    let weight = |effort| price(costs, costs.weight(effort));
    let profile = |one: u32, other: u32, answered: bool| {
        let mut profile = Profile::default();
        for (id, value) in [("f0", one), ("f1", other)] {
            let value = Quantity::whole(value.into()).expect("it is a quantity");
            profile.figures.insert(id.into(), value);
        }
        profile.answers.insert("q0".into(), answered);
        profile
    };
    let does = |one, other, answered| {
        let assessment = assess(&profile(one, other, answered), program, day);
        is_reached(&assessment, chosen(1)[0])
    };
    let mut best: Option<i128> = None;
    for answered in [false, true] {
        for one in figures[0]..=most.max(figures[0]) {
            let (mut low, mut high) = (figures[1], most.max(figures[1]) + 1);
            while low < high {
                let middle = low.midpoint(high);
                if does(one, middle, answered) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            if low <= most.max(figures[1]) {
                let sum = i128::from(one - figures[0]) * weight(Effort::Customer)
                    + i128::from(low - figures[1]) * weight(Effort::Deployment)
                    + i128::from(answered) * weight(Effort::Arrange);
                best = Some(best.map_or(sum, |best| best.min(sum)));
            }
        }
    }
    best
}

/// Costs in days alone.
fn in_days(days: &[(Effort, i64)]) -> Costs {
    let mut costs = Costs::default();
    for (effort, days) in days {
        let days = Quantity::whole(*days).expect("it is a quantity");
        let money = Quantity::default();
        costs.set(*effort, Cost { days, money });
    }
    costs
}

fn with_figures(figures: [u32; 2]) -> Profile {
    let mut profile = Profile::default();
    for (id, value) in ["f0", "f1"].into_iter().zip(figures) {
        let value = Quantity::whole(value.into()).expect("it is a quantity");
        profile.figures.insert(id.into(), value);
    }
    profile
}

/// How a plan for the only award compares with every value of the figures: its proof,
/// where there is one. A plan that is not proved is within three steps of the dearer
/// figure.
fn against_every_value(figures: [u32; 2], program: &Program, costs: &Costs) -> Option<Proof> {
    let day = day("2018-06-01");
    let profile = with_figures(figures);
    let least = least_figures(figures, 90, program, day, costs);
    let plans = plan(&profile, &chosen(1), program, day, costs).ok();
    assert_eq!(plans.is_some(), least.is_some(), "{least:?}");
    let (plans, least) = plans.zip(least)?;
    holds_good(&profile, &chosen(1), program, day, &plans[0]);
    let found = price(costs, plans[0].cost);
    match plans[0].proof {
        Proof::Cheapest => assert_eq!(found, least),
        Proof::BestFound { at_least_percent } => {
            let each = [Effort::Customer, Effort::Deployment];
            let each = each.map(|effort| price(costs, costs.weight(effort)));
            assert!(found * i128::from(at_least_percent) <= 100 * least);
            assert!((least..=least + 3 * each[0].max(each[1])).contains(&found));
        }
    }
    Some(plans[0].proof)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_mark_in_fine_steps_is_reached_for_the_least_or_nearly_so(
        metrics in fine_metrics(),
        at_least in 1..80_u32,
        each in prop_oneof![2 => Just(None), 1 => (1..5_u32).prop_map(Some)],
        elsewhere in prop_oneof![2 => Just(None), 1 => (0..2_u16, 1..60_u32).prop_map(Some)],
        figures in [0..20_u32, 0..20_u32],
        days in [1..20_i64, 1..20_i64, 1..400_i64],
    ) {
        let mut asked = vec![marked(at_least, each)];
        asked.extend(elsewhere.map(|(figure, least)| amount(figure, least)));
        let program = small(vec![asked], metrics);
        let efforts = [Effort::Customer, Effort::Deployment, Effort::Arrange];
        let days: Vec<(Effort, i64)> = efforts.into_iter().zip(days).collect();
        against_every_value(figures, &program, &in_days(&days));
    }
}

/// A metric of so many points at most, in proportion to a figure.
fn of_figure(figure: u16, full: u32, max: u32) -> Metric {
    metric(
        proportional(Amount::Figure(figure), full, max, Parts::Count),
        max,
    )
}

#[test]
fn of_figures_in_fine_steps_one_takes_what_the_others_leave_open() {
    let costs = in_days(&[(Effort::Customer, 1), (Effort::Deployment, 100)]);
    let planned = |figures, asked: Vec<Requirement>, metrics| {
        against_every_value(figures, &small(vec![asked], metrics), &costs)
    };
    let fine_and_coarse = vec![of_figure(0, 90, 50), of_figure(1, 4, 50)];
    let found = planned([0, 0], vec![marked(73, None)], fine_and_coarse.clone());
    assert_eq!(found, Some(Proof::Cheapest));
    // Asked for elsewhere as well, so that it is not chosen by itself.
    let asked = vec![marked(73, None), amount(0, 7)];
    assert_eq!(
        planned([0, 0], asked, fine_and_coarse),
        Some(Proof::Cheapest)
    );
    // What there is already needs no steps.
    let sum = [0, 1].map(|figure| {
        let points = proportional(Amount::Figure(figure), 45, 30, Parts::Count);
        let nothing = proportional(Amount::Figure(figure), 45, 1, Parts::Unstated);
        metric(Points::Sum(vec![points, nothing]), 40)
    });
    let found = planned([10, 10], vec![marked(40, None)], sum.into());
    assert_eq!(found, Some(Proof::Cheapest));
    // Where only whole points are certain, there are few mixes.
    let whole = [0, 1].map(|figure| {
        let points = proportional(Amount::Figure(figure), 90, 20, Parts::Unstated);
        metric(points, 20)
    });
    let found = planned([0, 0], vec![marked(29, None)], whole.into());
    assert_eq!(found, Some(Proof::Cheapest));
    // With two of them not every mix was tried.
    let two = vec![of_figure(0, 90, 3), of_figure(1, 90, 20)];
    let found = planned([0, 0], vec![marked(4, None)], two);
    assert!(matches!(found, Some(Proof::BestFound { .. })), "{found:?}");
}

#[test]
fn a_figure_asked_for_elsewhere_brings_points_for_nothing() {
    let costs = in_days(&[(Effort::Customer, 10), (Effort::Deployment, 1)]);
    let metrics = vec![of_figure(0, 3, 3), of_figure(1, 3, 3)];
    let elsewhere = vec![amount(0, 3), amount(1, 1)];
    let same = [vec![marked(3, None)], elsewhere.clone()].concat();
    let first = vec![marked(3, None), any_of(1)];
    for (awards, targets) in [
        (vec![same], chosen(1)),
        (vec![vec![marked(3, None)], elsewhere.clone()], chosen(3)),
        (vec![first, elsewhere], chosen(1)),
    ] {
        let program = small(awards, metrics.clone());
        let day = day("2018-06-01");
        let nobody = Profile::default();
        let plans = plan(&nobody, &targets, &program, day, &costs).expect("there is a way");
        assert_eq!(raised(&plans[0]), [3, 1]);
    }
}

#[test]
fn every_metric_of_a_figure_may_be_needed() {
    let metrics = vec![of_figure(0, 1, 1), of_figure(0, 2, 1), of_figure(0, 3, 1)];
    let program = small(vec![vec![marked(3, None), amount(0, 1)]], metrics);
    let found = against_every_value([0, 0], &program, &Costs::default());
    assert_eq!(found, Some(Proof::Cheapest));
}

#[test]
fn points_of_more_people_than_can_be_tried_are_in_the_plan() {
    // So many people of whom some are certified.
    for (full, certified, is_proved) in
        [(40, 0, true), (41, 0, false), (90, 0, false), (45, 5, true)]
    {
        let people = Amount::People(Skill::Holds(2));
        let metrics = vec![metric(proportional(people, full, 20, Parts::Count), 20)];
        let program = small(vec![vec![marked(20, None)]], metrics);
        let day = day("2018-06-01");
        let mut profile = Profile::default();
        let rows = [holds(&[], full - certified), holds(&["c2"], certified)];
        profile.people.extend(rows);
        let plans = plan(&profile, &chosen(1), &program, day, &Costs::default());
        let plans = plans.expect("there is a way");
        let lessons = plans[0].steps.len();
        assert_eq!(lessons, (full - certified) as usize);
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        assert_eq!(plans[0].proof == Proof::Cheapest, is_proved, "{full}");
    }
}

#[test]
fn points_of_a_measure_come_by_the_thousand() {
    let program = builtin("maicpp").expect("it is built in");
    let figures = program.figures.iter();
    let mut figures = figures
        .zip(0..)
        .filter(|(figure, _)| figure.unit == Unit::Points);
    let (_, figure) = figures.next().expect("there is one");
    let whole = |number| Quantity::whole(number).expect("it is small");
    let raise = Step::Raise {
        figure,
        to: whole(30_000),
        by: whole(25_250),
    };
    let cost = Costs::default().of(&raise, program);
    assert_eq!(cost.days.to_string(), "126.25");
}

/// Five metrics of a figure each, which are too many to try every mix of their values:
/// a point for one of each, up to twenty, that costs so many days.
fn wide(awards: Vec<Vec<Requirement>>, days: [i64; 5]) -> (Program, Costs) {
    let metrics = (0..5).map(|figure| of_figure(figure, 20, 20)).collect();
    let mut program = small(awards, metrics);
    let one = program.figures[0].clone();
    let efforts = [
        (Unit::Customers, Effort::Customer, 1),
        (Unit::Deployments, Effort::Deployment, 1),
        (Unit::Items, Effort::Item, 1),
        (Unit::Usd, Effort::ThousandDollars, 1_000),
        (Unit::Users, Effort::HundredUsers, 100),
    ];
    let figures = efforts.iter().enumerate();
    let figures = figures.map(|(number, (unit, _, _))| Figure {
        id: format!("f{number}"),
        unit: *unit,
        ..one.clone()
    });
    program.figures = figures.collect();
    let each = efforts.into_iter().zip(days);
    let each: Vec<(Effort, i64)> = each
        .map(|((_, effort, times), days)| (effort, days * times))
        .collect();
    (program, in_days(&each))
}

/// So many points of these metrics, where each figure may be asked for beside them.
fn with_others(points: u32) -> Vec<Requirement> {
    let either = |figure| requirement(Rule::Any(vec![amount(figure, 1), amount(3, 1)]));
    let mut asked = vec![marked(points, None)];
    asked.extend((0..5).map(either));
    asked
}

#[test]
fn of_too_many_mixes_the_least_and_the_most_of_each_metric_are_tried() {
    let day = day("2018-06-01");
    let nobody = Profile::default();
    let planned = |awards, targets: &[Target]| {
        let (program, costs) = wide(awards, [7, 3, 9, 1, 5]);
        let plans = plan(&nobody, targets, &program, day, &costs).expect("there is a way");
        // The three cheapest in full.
        let least = Quantity::whole(20 * (1 + 3 + 5)).expect("it is a quantity");
        assert_eq!(plans[0].cost.days, least);
        plans[0].proof
    };
    // Of figures that only these points ask for the cheapest mix is told at once.
    let mark = vec![marked(60, None)];
    assert_eq!(planned(vec![mark.clone()], &chosen(1)), Proof::Cheapest);
    let not_wanted = vec![mark, with_others(60)];
    assert_eq!(planned(not_wanted, &chosen(1)), Proof::Cheapest);
    let found = planned(vec![with_others(60)], &chosen(1));
    assert!(matches!(found, Proof::BestFound { .. }));
}

#[test]
fn two_levels_of_an_award_are_as_soon_planned_as_the_higher_one() {
    let (mut program, costs) = wide(vec![vec![marked(60, None)]], [7, 3, 9, 1, 5]);
    let path = &mut program.awards[0].paths[0];
    path.levels.push(PathLevel {
        level: 1,
        requirement: requirement(Rule::All(vec![marked(70, None)])),
    });
    let both = [0, 1].map(|level| Target { award: 0, level });
    let day = day("2018-06-01");
    let plans = plan(&Profile::default(), &both, &program, day, &costs).expect("there is a way");
    let least = Quantity::whole(20 * (1 + 3 + 5) + 10 * 7).expect("it is a quantity");
    assert_eq!(plans[0].cost.days, least);
    assert_eq!(plans[0].proof, Proof::Cheapest);
}

#[test]
fn how_far_a_plan_may_be_from_the_cheapest_is_true() {
    // A figure that counts three times is raised in so fine steps that one more than
    // is needed is planned for.
    let part = |full, max| proportional(Amount::Figure(1), full, max, Parts::Count);
    let metrics = vec![
        metric(part(14, 5), 5),
        metric(Points::Sum(vec![part(10, 2), part(42, 19)]), 6),
    ];
    let confirmed = requirement(Rule::Confirmed(0));
    let beside = vec![confirmed.clone()];
    let after = vec![any_of(0), confirmed];
    for second in [beside, after] {
        let program = small(vec![vec![marked(2, None)], second], metrics.clone());
        let costs = in_days(&[(Effort::Deployment, 10), (Effort::Arrange, 1)]);
        let day = day("2018-06-01");
        let plans = plan(&Profile::default(), &chosen(3), &program, day, &costs);
        let plans = plans.expect("there is a way");
        let Proof::BestFound { at_least_percent } = plans[0].proof else {
            panic!("it was proved the cheapest: choose other metrics for this test");
        };
        let least = least_figures([0, 0], 20, &program, day, &costs).expect("there is a way");
        let least = least + price(&costs, costs.weight(Effort::Arrange));
        let found = price(&costs, plans[0].cost);
        assert!(found > least, "choose other metrics for this test");
        assert!(found * i128::from(at_least_percent) <= 100 * least);
    }
}

#[test]
fn what_is_left_out_of_too_many_ways_is_not_called_dearer() {
    // So many customers and deployments together, most of which is cheapest of customers.
    let planned = |ways: u32| {
        let both = |more| vec![amount(0, more), amount(1, ways + 1 - more)];
        let of = (1..=ways).map(|more| requirement(Rule::All(both(more))));
        let many = vec![requirement(Rule::Any(of.collect()))];
        let awards = vec![many, vec![amount(2, 3_000)], vec![amount(3, 4_000)]];
        let (program, costs) = wide(awards, [1, 2, 1, 1, 1]);
        let day = day("2018-06-01");
        let plans = plan(&Profile::default(), &chosen(7), &program, day, &costs);
        let plans = plans.expect("there is a way");
        (plans[0].cost.days.hundredths() / 100, plans[0].proof)
    };
    assert_eq!(planned(6_000), (6_000 + 2 + 7_000, Proof::Cheapest));
    // The cheapest is left out. What the two others cost is certain.
    let at_least_percent = 100 * 7_000 / (5_999 + 2 * 2 + 7_000);
    let one_less = (6_000 + 4 + 7_000, Proof::BestFound { at_least_percent });
    assert_eq!(planned(6_001), one_less);
}

#[test]
fn a_figure_of_the_past_is_raised_from_what_was_entered() {
    // By half over ten or more, and no less than twelve a year ago.
    let grown = requirement(Rule::Amount(Box::new(AmountRule {
        amount: growth_from_ten(),
        at_least: flat(50),
    })));
    let program = small(vec![vec![grown], vec![amount(0, 12)]], Vec::new());
    let costs = in_days(&[(Effort::Customer, 100), (Effort::FindOut, 1)]);
    let mut profile = Profile::default();
    let much = Quantity::whole(90).expect("it is a quantity");
    profile.figures.insert("f1".into(), much);
    let day = day("2018-06-01");
    let plans = plan(&profile, &chosen(3), &program, day, &costs).expect("there is a way");
    holds_good(&profile, &chosen(3), &program, day, &plans[0]);
    // That it was ten is assumed for the growth alone, and not needed any more.
    let twelve = Quantity::whole(12 * 100).expect("it is a quantity");
    assert_eq!(plans[0].cost.days, twelve, "{:?}", plans[0].steps);
}

/// Whoever is to meet these requirements costs so many days in lessons. The planner
/// takes something else that leads there where that costs a day less, and only then.
#[track_caller]
fn lessons_cost(people: &[&[&str]], asked: &[Requirement], days: i64) {
    lessons_in_order_cost(&[], people, asked, days);
}

/// As [`lessons_cost`], where some certifications build on others: of each pair the one
/// on the other, or on another that the pairs name for it.
#[track_caller]
fn lessons_in_order_cost(
    builds: &[(usize, u16)],
    people: &[&[&str]],
    asked: &[Requirement],
    days: i64,
) {
    let both = requirement(Rule::All(asked.to_vec()));
    let either = requirement(Rule::Any(vec![both, requirement(Rule::Confirmed(0))]));
    let mut program = small(vec![vec![either]], Vec::new());
    // Exams of five days, certifications of eight and assessments of two by turns.
    let certifications = (0..9).map(|number| Certification {
        id: format!("c{number}"),
        ..program.certifications[number % 3].clone()
    });
    program.certifications = certifications.collect();
    for (above, first) in builds {
        program.certifications[*above].builds_on.push(*first);
    }
    let profile = Profile {
        people: people.iter().map(|held| holds(held, 1)).collect(),
        ..Profile::default()
    };
    for (otherwise, least) in [(days - 1, days - 1), (days + 1, days)] {
        let costs = in_days(&[
            (Effort::Exam, 5),
            (Effort::Certification, 8),
            (Effort::Assessment, 2),
            (Effort::Hire, 60),
            (Effort::Customer, 1),
            (Effort::Arrange, otherwise),
        ]);
        let day = day("2018-06-01");
        let plans = plan(&profile, &chosen(1), &program, day, &costs).expect("there is a way");
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        let least = Quantity::whole(least).expect("it is a quantity");
        assert_eq!(plans[0].cost.days, least, "{:?}", plans[0].steps);
        assert_eq!(plans[0].proof, Proof::Cheapest);
    }
}

/// Different people for each of these parts.
fn apart(parts: Vec<(u32, Skill)>) -> Requirement {
    let parts = parts.into_iter().map(|(count, skill)| Part {
        count,
        skills: vec![skill],
        among: None,
        evidence: Evidence::default(),
    });
    requirement(Rule::Team(Team {
        parts: parts.collect(),
        overlap: Overlap::Forbidden,
    }))
}

fn any_skill(of: &[u16]) -> Skill {
    Skill::Any(of.iter().map(|one| Skill::Holds(*one)).collect())
}

fn all_skills(of: &[u16]) -> Skill {
    Skill::All(of.iter().map(|one| Skill::Holds(*one)).collect())
}

#[test]
fn what_somebody_holds_or_learns_counts_wherever_it_can() {
    // Who holds two of a kind still is one of two who are asked for.
    let two = [people_with(2, any_skill(&[0, 1]))];
    lessons_cost(&[&["c0", "c1"], &[]], &two, 5);
    // What is learned for one requirement is there for the other.
    let same = [
        people_with(1, all_skills(&[0, 1])),
        people_with(1, any_skill(&[0, 1])),
    ];
    lessons_cost(&[&[]], &same, 13);
    // One certification for two requirements, before one for each.
    let chain = [
        people_with(1, any_skill(&[0, 1])),
        people_with(1, any_skill(&[3, 1, 4])),
        people_with(1, any_skill(&[2, 4])),
    ];
    lessons_cost(&[&[]], &chain, 10);
    // The rest of a skill that asks for the same in two places.
    let again = Skill::Any(vec![all_skills(&[0, 1]), Skill::Holds(4)]);
    let twice = [people_with(1, Skill::All(vec![Skill::Holds(0), again]))];
    lessons_cost(&[&["c4"]], &twice, 5);
    // The dearer certification for the third of them is the second of another kind.
    let third = Skill::Any(vec![Skill::Holds(3), all_skills(&[6, 7])]);
    let mixed = [
        people_with(3, any_skill(&[1, 2])),
        people_with(2, any_skill(&[1, 7])),
        people_with(1, third),
    ];
    lessons_cost(&[&["c2"], &["c1"], &[]], &mixed, 13);
    // One certification for two, where the dearer way to the same is found first.
    let third = Skill::Any(vec![Skill::Holds(2), all_skills(&[6, 7])]);
    let late = [
        people_with(1, any_skill(&[1, 3])),
        people_with(1, any_skill(&[0, 1, 7])),
        people_with(1, third),
    ];
    lessons_cost(&[&[]], &late, 10);
}

#[test]
fn what_comes_first_is_learned_by_who_does_not_hold_it_and_once() {
    let one = |certification| people_with(1, Skill::Holds(certification));
    // An assessment on a certification on an exam.
    let chain = [(8, 4), (4, 0)];
    let last = [one(8)];
    lessons_in_order_cost(&chain, &[&[]], &last, 15);
    lessons_in_order_cost(&chain, &[&["c0"]], &last, 10);
    // Who holds the one in the middle need not hold the first.
    lessons_in_order_cost(&chain, &[&["c0"], &["c4"], &[]], &last, 2);
    let two = [people_with(2, Skill::Holds(8))];
    lessons_in_order_cost(&chain, &[&["c0"], &["c4"], &[]], &two, 12);
    // The exam is there for what builds on it, and for what asks for it itself.
    lessons_in_order_cost(&chain, &[&[]], &[one(8), one(0)], 15);
    // Two assessments on the same exam, of one who learns both.
    let same = [(2, 0), (5, 0)];
    lessons_in_order_cost(&same, &[&[], &[]], &[one(2), one(5)], 9);
    let both = people_with(2, all_skills(&[2, 5]));
    lessons_in_order_cost(&same, &[&["c2"], &[]], &[both], 5 + 2 + 9);
    // An exam alone is less than an assessment on a certification, and more than one
    // on another assessment.
    let either = [people_with(1, any_skill(&[0, 2]))];
    lessons_in_order_cost(&[(2, 1)], &[&[]], &either, 5);
    lessons_in_order_cost(&[(2, 5)], &[&[]], &either, 4);
    lessons_in_order_cost(&[(2, 1)], &[&["c1"]], &either, 2);
    // On one of two, of which the dearer one is needed besides.
    let one_of = [(2, 0), (2, 1)];
    lessons_in_order_cost(&one_of, &[&[]], &[one(2)], 7);
    lessons_in_order_cost(&one_of, &[&[]], &[one(2), one(1)], 10);
    // Named twice is named once.
    lessons_in_order_cost(&[(2, 0), (2, 0)], &[&[]], &[one(2)], 7);
}

#[test]
fn what_two_awards_build_on_is_one_step_for_both() {
    let one = |certification| vec![people_with(1, Skill::Holds(certification))];
    let mut program = small(vec![one(0), one(1)], Vec::new());
    program.certifications[0].builds_on = vec![2];
    program.certifications[1].builds_on = vec![2];
    let profile = profile_of(&[0], [0, 0]);
    let day = day("2018-06-01");
    let costs = Costs::default();
    let lessons = |targets: &[Target]| {
        let plans = plan(&profile, targets, &program, day, &costs).expect("there is a way");
        assert_eq!(plans[0].proof, Proof::Cheapest);
        holds_good(&profile, targets, &program, day, &plans[0]);
        let each = plans[0].steps.iter().map(|planned| {
            let Step::Learn { certification, .. } = planned.step else {
                panic!("there is somebody who can learn all of it");
            };
            (certification, planned.unlocks.clone())
        });
        each.collect::<Vec<_>>()
    };
    let [first, second] = [chosen(1), chosen(2)];
    let alone = [(2, first.clone()), (0, first.clone())];
    assert_eq!(lessons(&first), alone);
    let together = [(2, chosen(3)), (0, first), (1, second)];
    assert_eq!(lessons(&chosen(3)), together);
}

#[test]
fn where_what_comes_first_is_ruled_out_who_holds_it_learns_the_rest() {
    let mut program = small(vec![vec![people_with(1, Skill::Holds(2))]], Vec::new());
    program.certifications[2].builds_on = vec![1];
    program.certifications[1].builds_on = vec![0];
    let day = day("2018-06-01");
    let learned = |people: &[u8], cannot: &[Means]| {
        let mut costs = Costs::default();
        costs.cannot = cannot.to_vec();
        let profile = profile_of(people, [0, 0]);
        let plans = plan(&profile, &chosen(1), &program, day, &costs)?;
        assert_eq!(plans[0].proof, Proof::Cheapest);
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        let steps = plans[0].steps.iter();
        let lessons = steps.filter_map(|planned| match planned.step {
            Step::Learn {
                learner,
                certification,
            } => Some((learner.row, certification)),
            _ => None,
        });
        Ok(lessons.collect::<Vec<_>>())
    };
    let not = |row, certification| Means::Lesson { row, certification };
    let here = |row, lessons: &[u16]| Ok(lessons.iter().map(|at| (row, *at)).collect());
    // The first row holds what comes first, and the second one nothing.
    assert_eq!(learned(&[1, 0], &[]), here(Some(0), &[1, 2]));
    assert_eq!(learned(&[1, 0], &[not(0, 0)]), here(Some(0), &[1, 2]));
    assert_eq!(learned(&[1, 0], &[not(0, 1)]), here(Some(1), &[0, 1, 2]));
    let neither = [not(0, 1), not(1, 0)];
    assert_eq!(learned(&[1, 0], &neither), here(None, &[0, 1, 2]));
    let first = || Means::Certification(0);
    assert_eq!(learned(&[0, 1], &[first()]), here(Some(1), &[1, 2]));
    let nobody = Err(NoPlan::Unreachable(chosen(1)[0]));
    assert_eq!(learned(&[0, 0], &[first()]), nobody);
    assert_eq!(learned(&[0, 1], &[first(), not(1, 2)]), nobody);
    assert_eq!(learned(&[0, 2], &[first(), not(1, 1)]), here(Some(1), &[2]));
}

#[test]
fn what_builds_on_itself_is_learned_only_where_there_is_a_way_in() {
    // No catalog may say so, but a program can.
    let planned = |first: [&[u16]; 2]| {
        let mut program = small(vec![vec![people_with(1, Skill::Holds(0))]], Vec::new());
        for (known, first) in program.certifications.iter_mut().zip(first) {
            known.builds_on = first.to_vec();
        }
        let day = day("2018-06-01");
        let nobody = Profile::default();
        let plans = plan(&nobody, &chosen(1), &program, day, &Costs::default())?;
        Ok((plans[0].steps.len(), plans[0].proof))
    };
    let nobody = Err(NoPlan::Unreachable(chosen(1)[0]));
    assert_eq!(planned([&[0], &[]]), nobody);
    assert_eq!(planned([&[1], &[0]]), nobody);
    assert_eq!(planned([&[1, 2], &[0]]), Ok((3, Proof::Cheapest)));
}

#[test]
fn what_has_expired_is_nothing_to_build_on_and_what_stands_beside_it_is() {
    let mut program = small(vec![vec![people_with(1, Skill::Holds(1))]], Vec::new());
    program.certifications[1].builds_on = vec![0];
    let today = day("2018-06-01");
    let held = |id: &str, expires: Option<&str>| Holding {
        id: id.to_owned(),
        passed: None,
        expires: expires.map(day),
    };
    let gone = |id| held(id, Some("2018-05-31"));
    let mut costs = Costs::default();
    costs.cannot = vec![Means::Hiring];
    let learned = |people: &[&[Holding]]| {
        let people = people.iter().map(|held| Person {
            holds: held.to_vec(),
            ..holds(&[], 1)
        });
        let profile = Profile {
            people: people.collect(),
            ..Profile::default()
        };
        let plans = plan(&profile, &chosen(1), &program, today, &costs).expect("there is a way");
        let steps = plans[0].steps.iter();
        let lessons = steps.map(|planned| match planned.step {
            Step::Learn { certification, .. } => certification,
            _ => panic!("{:?} is not asked for", planned.step),
        });
        lessons.collect::<Vec<_>>()
    };
    assert_eq!(learned(&[&[gone("c0")]]), [0, 1]);
    assert_eq!(learned(&[&[held("c0", None)]]), [1]);
    // Something else of the same person, and the same place among what another holds.
    assert_eq!(learned(&[&[gone("c2"), held("c0", None)]]), [1]);
    assert_eq!(learned(&[&[held("c0", None)], &[gone("c2")]]), [1]);
    assert_eq!(learned(&[&[gone("c0"), held("c0", None)]]), [1]);
}

#[test]
fn of_ways_that_differ_in_who_and_how_many_the_cheapest_is_found() {
    let either = |of: Vec<Requirement>| [requirement(Rule::Any(of))];
    let exam = |count| people_with(count, Skill::Holds(0));
    let assessment = people_with(1, Skill::Holds(2));
    lessons_cost(&[&[]], &either(vec![exam(1), assessment]), 2);
    // Two exams are less than an exam and a certification.
    let mixed = apart(vec![(1, Skill::Holds(0)), (1, Skill::Holds(1))]);
    lessons_cost(&[&[], &[]], &either(vec![mixed, exam(2)]), 10);
    // An exam and a customer are less than two exams.
    let both = requirement(Rule::All(vec![exam(1), amount(0, 1)]));
    lessons_cost(&[&[], &[]], &either(vec![exam(2), both]), 6);
}

#[test]
fn of_so_many_of_several_the_cheapest_are_planned() {
    let of = vec![
        people_with(1, Skill::Holds(0)),
        people_with(1, Skill::Holds(1)),
        people_with(1, Skill::Holds(2)),
        amount(0, 4),
    ];
    for (count, days) in [(1, 2), (2, 6), (3, 11), (4, 19)] {
        let of = of.clone();
        let asked = [requirement(Rule::AtLeast { count, of })];
        lessons_cost(&[&[]], &asked, days);
    }
}

#[test]
fn what_two_awards_ask_for_first_is_planned_once() {
    let first = vec![requirement(Rule::Any(vec![amount(0, 3), amount(1, 3)]))];
    let awards = vec![vec![any_of(2)], vec![any_of(2), amount(0, 1)], first];
    let program = small(awards, Vec::new());
    let costs = in_days(&[(Effort::Customer, 10), (Effort::Deployment, 8)]);
    let day = day("2018-06-01");
    let nobody = Profile::default();
    let plans = plan(&nobody, &chosen(3), &program, day, &costs).expect("there is a way");
    assert_eq!(raised(&plans[0]), [3, 0]);
    assert_eq!(plans[0].proof, Proof::Cheapest);
}

/// So many things to have and as many awards, each for any one of the things on a line;
/// two lines share one. How much of each is asked for differs, so that what is cheapest
/// for an award by itself is often not what serves the others. The things are figures,
/// or by turns figures, people and questions.
fn lines_of(line: &[u16], things: u16, least: u32, times: u32, is_mixed: bool) -> Program {
    let one_of = |thing: u16| {
        let at = u32::from(thing);
        let much = least + (at * at * times + at * 3) % u32::from(things);
        match thing % 3 {
            1 if is_mixed => people_with(much.div_ceil(3), Skill::Holds(thing)),
            2 if is_mixed => requirement(Rule::Confirmed(thing)),
            _ => amount(thing, much),
        }
    };
    let asked = |first: u16| {
        let of = line.iter().map(|more| one_of((first + more) % things));
        vec![requirement(Rule::Any(of.collect()))]
    };
    let mut program = small((0..things).map(asked).collect(), Vec::new());
    let (figure, question) = (program.figures[0].clone(), program.questions[0].clone());
    let certification = program.certifications[0].clone();
    (program.figures, program.questions, program.certifications) = Default::default();
    for number in 0..things {
        program.figures.push(Figure {
            id: format!("f{number}"),
            ..figure.clone()
        });
        program.questions.push(Question {
            id: format!("q{number}"),
            ..question.clone()
        });
        program.certifications.push(Certification {
            id: format!("c{number}"),
            ..certification.clone()
        });
    }
    program
}

#[test]
fn what_serves_many_awards_is_found_among_what_serves_few() {
    let five: &[u16] = &[0, 1, 4, 14, 16];
    let six: &[u16] = &[0, 1, 3, 8, 12, 18];
    // There are far more unions than the search looks at: what leaves them out is how the
    // prices are shared out, and a good plan that is found before.
    for (line, things, least, times, is_mixed, days) in [
        (five, 21, 5, 1, false, 45),
        (five, 21, 20, 11, false, 119),
        (six, 31, 5, 5, false, 70),
        (six, 31, 5, 11, false, 65),
        (five, 21, 1, 1, true, 43),
        (five, 21, 5, 2, true, 63),
    ] {
        let program = lines_of(line, things, least, times, is_mixed);
        let targets = (0..things).map(|award| Target { award, level: 0 });
        let targets: Vec<Target> = targets.collect();
        let costs = in_days(&[
            (Effort::Customer, 1),
            (Effort::Exam, 3),
            (Effort::Arrange, i64::from(least) + 7),
            (Effort::Hire, 7),
        ]);
        let day = day("2018-06-01");
        let nobody = Profile::default();
        let plans = plan(&nobody, &targets, &program, day, &costs).expect("there is a way");
        let days = Quantity::whole(days).expect("it is a quantity");
        assert_eq!(plans[0].cost.days, days, "{things}, {least}, {times}");
        let is_proved = plans[0].proof == Proof::Cheapest;
        assert!(is_proved, "{things}, {least}, {times}");
    }
}

/// What a way to an award asks for.
#[derive(Clone, Debug, Default)]
struct Way {
    /// So many of each figure.
    figures: [u32; 3],
    /// The questions to confirm, as bits.
    confirmed: u8,
    /// For each of these somebody with one of these certifications, as bits.
    certified: Vec<u8>,
    /// So many people with a certification more.
    people: u32,
    /// Whether another award comes first.
    is_later: bool,
}

impl Way {
    /// As requirements, where the award that comes first has this position.
    fn rule(&self, first: u16) -> Requirement {
        let figures = (0..).zip(self.figures).filter(|(_, count)| *count > 0);
        let mut all: Vec<Requirement> = figures.map(|(at, count)| amount(at, count)).collect();
        let bits = |set: u8| (0..8).filter(move |bit| set >> bit & 1 == 1);
        all.extend(bits(self.confirmed).map(|at| requirement(Rule::Confirmed(at))));
        for set in &self.certified {
            all.push(people_with(1, any_skill(&bits(*set).collect::<Vec<u16>>())));
        }
        if self.people > 0 {
            all.push(people_with(self.people, Skill::Holds(6)));
        }
        all.extend(self.is_later.then(|| any_of(first)));
        requirement(Rule::All(all))
    }

    fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (most, figure) in both.figures.iter_mut().zip(other.figures) {
            *most = figure.max(*most);
        }
        both.confirmed |= other.confirmed;
        both.certified.extend(&other.certified);
        both.people = both.people.max(other.people);
        both.is_later |= other.is_later;
        both
    }
}

fn way() -> impl Strategy<Value = Way> {
    let some = || prop_oneof![3 => Just(0), 1 => 1..4_u32];
    let two = (0..6_u8, 0..6_u8).prop_map(|(one, other)| 1 << one | 1 << other);
    let certified = vec(prop_oneof![1 => 1..64_u8, 3 => two], 0..5);
    let confirmed = prop_oneof![4 => Just(0), 1 => 1..4_u8];
    let way = (
        [some(), some(), some()],
        confirmed,
        certified,
        some(),
        prop::bool::weighted(0.4),
    );
    way.prop_map(|(figures, confirmed, certified, people, is_later)| Way {
        figures,
        confirmed,
        certified,
        people,
        is_later,
    })
}

/// Days of one of each figure, of a lesson of each kind, of a question, and of a hire.
type Days = ([i64; 3], [i64; 3], i64, i64);

fn days() -> impl Strategy<Value = Days> {
    let figures = [1..20_i64, 1..20_i64, 1..20_i64];
    let lessons = [1..10_i64, 1..10_i64, 1..10_i64];
    (figures, lessons, 1..40_i64, 0..60_i64)
}

/// The plan for all awards is the cheapest by definition: of every choice of a way to
/// each, and of one to the award that comes first. So many people are there, who hold
/// nothing, so that who learns makes no difference.
#[track_caller]
fn cheapest_together(awards: &[Vec<Way>], first: &[Way], days: Days, people: u32) {
    cheapest_in_order(awards, first, days, people, [0; 6]);
}

/// As [`cheapest_together`], where each certification builds on one of some before it,
/// as bits.
#[track_caller]
fn cheapest_in_order(awards: &[Vec<Way>], first: &[Way], days: Days, people: u32, builds: [u8; 6]) {
    let (figures, lessons, confirmed, hire) = days;
    let at = u16::try_from(awards.len()).expect("there are few");
    let first = first.iter().map(|way| Way {
        is_later: false,
        ..way.clone()
    });
    let first: Vec<Way> = first.collect();
    let either = |ways: &Vec<Way>| {
        let ways = ways.iter().map(|way| way.rule(at));
        vec![requirement(Rule::Any(ways.collect()))]
    };
    let [one, two, three] = figures;
    let rules = awards.iter().chain([&first]).map(either);
    let (mut program, mut costs) = wide(rules.collect(), [one, two, three, 1, 1]);
    let bits = |set: u8| (0..6_u16).filter(move |bit| set >> bit & 1 == 1);
    let certifications = (0..7).map(|number| Certification {
        id: format!("c{number}"),
        builds_on: bits(builds.get(number).copied().unwrap_or(0)).collect(),
        ..program.certifications[number % 3].clone()
    });
    program.certifications = certifications.collect();
    let efforts = [Effort::Exam, Effort::Certification, Effort::Assessment];
    let rest = [(Effort::Arrange, confirmed), (Effort::Hire, hire)];
    for (effort, days) in efforts.into_iter().zip(lessons).chain(rest) {
        let days = Quantity::whole(days).expect("it is a quantity");
        let money = Quantity::default();
        costs.set(effort, Cost { days, money });
    }
    let learned = |certified: &[u8]| {
        let does = |learned: &u8| {
            let is_earned = |at: &u16| {
                let first = builds[usize::from(*at)];
                first == 0 || first & learned != 0
            };
            let mut learns = bits(*learned);
            certified.iter().all(|set| set & learned != 0) && learns.all(|at| is_earned(&at))
        };
        let days = |learned: u8| -> i64 {
            let learned = (0..6).filter(|bit| learned >> bit & 1 == 1);
            learned.map(|bit| lessons[bit % 3]).sum()
        };
        (0..64).filter(does).map(days).min().expect("all will do")
    };
    let mut least = i64::MAX;
    let mut all = vec![Way::default()];
    for ways in awards {
        let with = |all: &Way| ways.iter().map(|way| all.and(way)).collect::<Vec<Way>>();
        all = all.iter().flat_map(with).collect();
    }
    for all in all {
        let nothing = [Way::default()];
        for way in if all.is_later { &first } else { &nothing[..] } {
            let all = all.and(way);
            let raised = all.figures.iter().zip(figures);
            let needed = all.people.max(u32::from(!all.certified.is_empty()));
            let sum = raised.map(|(to, days)| i64::from(*to) * days).sum::<i64>()
                + i64::from(all.confirmed.count_ones()) * confirmed
                + i64::from(all.people) * lessons[0]
                + i64::from(needed.saturating_sub(people)) * hire;
            if sum < least {
                least = least.min(sum + learned(&all.certified));
            }
        }
    }
    let targets: Vec<Target> = (0..at).map(|award| Target { award, level: 0 }).collect();
    let mut profile = Profile::default();
    profile.people.push(holds(&[], people));
    let plans = plan(&profile, &targets, &program, day("2018-06-01"), &costs);
    let plans = plans.expect("there is a way");
    assert_eq!(plans[0].cost.days.hundredths(), 100 * least);
    assert_eq!(plans[0].proof, Proof::Cheapest);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_other_ways_to_several_awards_are_cheaper_together(
        awards in vec(vec(way(), 1..6), 1..5),
        first in vec(way(), 1..5),
        days in days(),
        people in 0..3_u32,
    ) {
        cheapest_together(&awards, &first, days, people);
    }

    #[test]
    fn what_several_awards_build_on_is_learned_once(
        awards in vec(vec(way(), 1..4), 2..5),
        first in vec(way(), 1..3),
        days in days(),
        people in 0..3_u32,
        builds in vec(prop_oneof![1 => Just(0), 2 => 1..32_u8], 6),
    ) {
        // Each on some of those before it, so that none builds on itself.
        let mut before = [0_u8; 6];
        for (at, (before, builds)) in before.iter_mut().zip(builds).enumerate() {
            *before = builds & ((1 << at) - 1);
        }
        cheapest_in_order(&awards, &first, days, people, before);
    }
}

#[test]
fn of_ways_that_do_not_go_together_or_are_dearer_than_they_look_none_is_left_out() {
    let certified = |certified: &[u8]| Way {
        certified: certified.to_vec(),
        ..Way::default()
    };
    let with = |way: Way, figures| Way { figures, ..way };
    // The way that looks cheapest is not, for no certification serves all of it, and the
    // next but one is the cheapest.
    let awards = [
        vec![certified(&[28, 2])],
        vec![certified(&[40, 1])],
        vec![certified(&[36]), with(certified(&[5]), [0, 0, 1])],
    ];
    cheapest_together(&awards, &[Way::default()], ([1, 1, 3], [8, 5, 7], 1, 60), 1);
    // The first of the ways that are left to an award costs more at its shares than one
    // that was left out.
    let awards = [
        vec![with(certified(&[16]), [0, 3, 0]), certified(&[1, 18])],
        vec![
            with(certified(&[4]), [0, 1, 0]),
            with(certified(&[12]), [0, 1, 0]),
        ],
    ];
    cheapest_together(&awards, &[Way::default()], ([1, 3, 1], [7, 1, 1], 1, 60), 1);
    // Of what comes first, the way that suits what comes after it.
    let later = |way: Way| Way {
        is_later: true,
        ..way
    };
    let awards = [
        vec![later(with(certified(&[12, 36]), [1, 0, 0]))],
        vec![later(with(certified(&[]), [2, 0, 0]))],
    ];
    let first = [certified(&[40]), certified(&[33])];
    cheapest_together(&awards, &first, ([1, 1, 1], [1, 1, 1], 1, 0), 0);
    let confirmed = Way {
        confirmed: 2,
        ..certified(&[6])
    };
    let one_more = Way {
        people: 1,
        ..certified(&[5])
    };
    let awards = [
        vec![
            confirmed,
            later(certified(&[])),
            with(certified(&[]), [0, 1, 0]),
        ],
        vec![later(one_more)],
    ];
    let first = [
        with(certified(&[44]), [0, 1, 0]),
        with(certified(&[52, 33]), [1, 0, 0]),
    ];
    cheapest_together(&awards, &first, ([4, 6, 1], [3, 5, 2], 1, 0), 0);
    // All go the one way to what comes first.
    let awards = [
        vec![later(certified(&[]))],
        vec![certified(&[1])],
        vec![
            later(with(certified(&[]), [0, 3, 0])),
            with(certified(&[16]), [0, 2, 0]),
        ],
    ];
    cheapest_together(&awards, &[certified(&[1])], ([1, 4, 1], [3, 5, 1], 1, 0), 0);
}

#[test]
fn two_awards_are_planned_for_one_past() {
    // By half, for whoever had so many.
    let grown = |at_least, below: Option<u32>| {
        requirement(Rule::Amount(Box::new(AmountRule {
            amount: Amount::Growth {
                now: Box::new(Amount::Figure(1)),
                before: 0,
                band: Band {
                    at_least: flat(at_least),
                    below: below.map(flat),
                },
            },
            at_least: flat(50),
        })))
    };
    let confirmed = requirement(Rule::Confirmed(0));
    let either = requirement(Rule::Any(vec![grown(100, None), confirmed]));
    let costs = in_days(&[(Effort::Deployment, 1), (Effort::Arrange, 1_000)]);
    let planned = |second: Requirement| {
        let program = small(vec![vec![grown(10, Some(100))], vec![second]], Vec::new());
        let day = day("2018-06-01");
        let nobody = Profile::default();
        let plans = plan(&nobody, &chosen(3), &program, day, &costs).expect("there is a way");
        holds_good(&nobody, &chosen(3), &program, day, &plans[0]);
        raised(&plans[0])[1]
    };
    assert_eq!(planned(grown(10, Some(100))), 15, "the same past");
    assert_eq!(planned(either), 15, "it cannot have been large and small");
}

#[test]
fn people_in_parts_make_room_for_each_other() {
    // Whoever learns the assessment frees the holder of the exam.
    let parts = vec![(2, any_skill(&[0, 1, 2])), (1, Skill::Holds(0))];
    lessons_cost(&[&["c0"], &["c1"], &[]], &[apart(parts)], 2);
    // Along a chain of three parts.
    let parts = vec![
        (1, any_skill(&[0, 1, 3])),
        (1, any_skill(&[0, 1])),
        (1, any_skill(&[0, 2])),
    ];
    lessons_cost(&[&["c0"], &["c1"], &[]], &[apart(parts)], 2);
    // Whoever made room once does not do it again.
    let parts = vec![(1, any_skill(&[1, 2])), (2, Skill::Holds(1))];
    lessons_cost(&[&["c1"], &["c2"], &["c2"]], &[apart(parts)], 8);
    // One who took a place in that way makes room again, and another takes that.
    let parts = vec![
        (1, any_skill(&[0, 1, 4])),
        (1, any_skill(&[1, 2])),
        (1, any_skill(&[4, 5])),
        (1, Skill::Holds(0)),
        (1, Skill::Holds(1)),
        (1, Skill::Holds(8)),
    ];
    let people: [&[&str]; 6] = [&["c0"], &["c1"], &["c2"], &["c4"], &["c5"], &[]];
    lessons_cost(&people, &[apart(parts)], 2);
    // Both lack the same exam, and nothing else.
    let parts = vec![(1, all_skills(&[0, 1])), (1, Skill::Holds(0))];
    lessons_cost(&[&["c1"], &["c1"]], &[apart(parts)], 10);
}

#[test]
fn who_cannot_learn_something_learns_something_else_or_is_not_asked() {
    let either = Skill::Any(vec![Skill::Holds(0), Skill::Holds(2)]);
    let day = day("2018-06-01");
    // Who learns what: a row or somebody new, and the certification.
    let learned = |count, skill: &Skill, profile: &Profile, costs: &Costs| {
        let program = small(vec![vec![people_with(count, skill.clone())]], Vec::new());
        let plans = plan(profile, &chosen(1), &program, day, costs).expect("there is a way");
        holds_good(profile, &chosen(1), &program, day, &plans[0]);
        assert_eq!(plans[0].proof, Proof::Cheapest);
        let steps = plans[0].steps.iter();
        let lessons = steps.filter_map(|planned| match planned.step {
            Step::Learn {
                learner,
                certification,
            } => Some((learner.row, certification)),
            _ => None,
        });
        lessons.collect::<Vec<_>>()
    };
    let not = |row, certification| Means::Lesson { row, certification };
    let two_rows = profile_of(&[0, 0], [0, 0]);
    let mut costs = Costs::default();
    costs.cannot = vec![not(0, 2)];
    assert_eq!(learned(1, &either, &two_rows, &costs), [(Some(1), 2)]);
    costs.cannot = vec![not(1, 2)];
    assert_eq!(learned(1, &either, &two_rows, &costs), [(Some(0), 2)]);
    let only = Skill::Holds(2);
    assert_eq!(learned(1, &only, &two_rows, &costs), [(Some(0), 2)]);
    costs.cannot = vec![not(0, 2), not(1, 2)];
    assert_eq!(learned(1, &either, &two_rows, &costs), [(Some(0), 0)]);
    assert_eq!(learned(1, &only, &two_rows, &costs), [(None, 2)]);
    costs.cannot.push(Means::Hiring);
    assert_eq!(learned(1, &either, &two_rows, &costs), [(Some(0), 0)]);
}

#[test]
fn to_hire_is_weighed_against_dearer_lessons() {
    let either = Skill::Any(vec![Skill::Holds(0), Skill::Holds(2)]);
    let program = small(vec![vec![people_with(3, either)]], Vec::new());
    let day = day("2018-06-01");
    let profile = Profile {
        people: vec![holds(&[], 3)],
        ..Profile::default()
    };
    let hired = |days, lesson| {
        let efforts = [Effort::Hire, Effort::Exam, Effort::Assessment];
        let days = efforts.into_iter().zip([days, lesson, 2]);
        let mut costs = in_days(&days.collect::<Vec<_>>());
        // Those who are there can take the dear exam alone.
        costs.cannot = vec![Means::Lesson {
            row: 0,
            certification: 2,
        }];
        let plans = plan(&profile, &chosen(1), &program, day, &costs).expect("there is a way");
        assert_eq!(plans[0].proof, Proof::Cheapest);
        let steps = plans[0].steps.iter();
        steps
            .filter(|planned| matches!(planned.step, Step::Hire { .. }))
            .count()
    };
    assert_eq!(hired(0, 40), 3, "for nothing");
    assert_eq!(hired(20, 40), 3);
    assert_eq!(hired(37, 40), 3);
    assert_eq!(hired(39, 40), 0);
}

#[test]
fn people_who_could_learn_too_many_things_are_not_called_proved() {
    // Three people with each of thirteen skills, each of which is one of four
    // certifications, and any two of which share one: everybody needs four exams, though
    // a quarter of each would do for the skills one by one.
    let line = |first: u16| [0, 1, 3, 9].map(|more| (first + more) % 13);
    let asked = (0..13).map(|first| people_with(3, any_skill(&line(first))));
    let asked = asked.chain([amount(0, 1)]).collect();
    let mut program = small(vec![asked], Vec::new());
    let one = program.certifications[0].clone();
    let certifications = (0..13).map(|number| Certification {
        id: format!("c{number}"),
        ..one.clone()
    });
    program.certifications = certifications.collect();
    let profile = Profile {
        people: vec![holds(&[], 3)],
        ..Profile::default()
    };
    let mut costs = in_days(&[(Effort::Exam, 5), (Effort::Customer, 1)]);
    let day = day("2018-06-01");
    // In prices so high that their last digits are left out, too.
    for worth in [500, 1_000_000_000] {
        costs.day = Quantity::whole(worth).expect("it is a quantity");
        let plans = plan(&profile, &chosen(1), &program, day, &costs).expect("there is a way");
        holds_good(&profile, &chosen(1), &program, day, &plans[0]);
        let least = Quantity::whole(3 * 4 * 5 + 1).expect("it is a quantity");
        assert_eq!(plans[0].cost.days, least);
        let Proof::BestFound { at_least_percent } = plans[0].proof else {
            panic!("it was proved the cheapest: choose more skills for this test");
        };
        assert!((75..100).contains(&at_least_percent), "{at_least_percent}");
    }
}

#[test]
fn a_skill_with_too_many_ways_to_it_is_not_called_proved() {
    // Two of so many pairs each, all different.
    let planned = |pairs: u16| {
        let pair = |at: u16| Skill::All(vec![Skill::Holds(2 * at), Skill::Holds(2 * at + 1)]);
        let any = |from: u16| Skill::Any((from..from + pairs).map(pair).collect());
        let both = Skill::All(vec![any(0), any(pairs)]);
        let mut program = small(vec![vec![people_with(1, both)]], Vec::new());
        let one = program.certifications[0].clone();
        let certifications = (0..4 * pairs).map(|number| Certification {
            id: format!("c{number}"),
            ..one.clone()
        });
        program.certifications = certifications.collect();
        let day = day("2018-06-01");
        let nobody = Profile::default();
        let costs = Costs::default();
        let plans = plan(&nobody, &chosen(1), &program, day, &costs).expect("there is a way");
        assert_eq!(plans[0].steps.len(), 5, "a hire and four exams");
        plans[0].proof == Proof::Cheapest
    };
    assert!(planned(8));
    assert!(!planned(9));
}

/// A search for the best use of so many days.
fn used(awards: Vec<Vec<Requirement>>, costs: &Costs, days: i64) -> BestUse {
    let targets: Vec<Target> = (0..)
        .zip(&awards)
        .map(|(award, _)| Target { award, level: 0 })
        .collect();
    let program = small(awards, Vec::new());
    let day = day("2018-06-01");
    let budget = Quantity::whole(days).expect("it is a quantity");
    best_use(&Profile::default(), &targets, &program, day, costs, budget)
}

fn awards_of(targets: &[Target]) -> Vec<u16> {
    targets.iter().map(|target| target.award).collect()
}

#[test]
fn of_as_many_awards_a_budget_buys_the_cheaper_ones() {
    let costs = in_days(&[(Effort::Customer, 10), (Effort::Deployment, 11)]);
    let confirmed = |question| requirement(Rule::Confirmed(question));
    // The last is the dearest by itself, and costs nothing beside the first.
    let awards = vec![
        vec![amount(0, 3)],
        vec![amount(1, 3)],
        vec![amount(0, 3), confirmed(0)],
        vec![amount(0, 99)],
    ];
    let found = used(awards.clone(), &costs, 70);
    assert_eq!(awards_of(found.reached()), [0, 1, 2]);
    let found = used(awards.clone(), &costs, 65);
    assert_eq!(awards_of(found.reached()), [0, 2]);
    assert!(found.is_complete());
    assert_eq!(
        found.budget(),
        Quantity::whole(65).expect("it is a quantity")
    );
    // Nobody can do it at all: that is no doubt about the rest.
    let mut costs = costs;
    costs.cannot = vec![Means::Figure(1)];
    let found = used(awards, &costs, 65);
    assert_eq!(awards_of(found.reached()), [0, 2]);
    assert!(found.is_complete());
}

#[test]
fn of_too_many_sets_the_best_use_is_not_called_complete() {
    // Twelve awards that share nothing, a day each.
    let awards: Vec<Vec<Requirement>> = (0..12).map(|figure| vec![amount(figure, 1)]).collect();
    let targets: Vec<Target> = (0..12).map(|award| Target { award, level: 0 }).collect();
    let mut program = small(awards, Vec::new());
    let one = program.figures[0].clone();
    let figures = (0..12).map(|number| Figure {
        id: format!("f{number}"),
        ..one.clone()
    });
    program.figures = figures.collect();
    let costs = in_days(&[(Effort::Customer, 1)]);
    let used = |days| {
        let budget = Quantity::whole(days).expect("it is a quantity");
        let day = day("2018-06-01");
        let found = best_use(&Profile::default(), &targets, &program, day, &costs, budget);
        (found.reached().len(), found.is_complete())
    };
    // Where all are within it, or one is missing, smaller sets need no look.
    assert_eq!(used(12), (12, true));
    assert_eq!(used(11), (11, true));
    assert_eq!(used(1), (1, true));
    // Six of twelve are 924 sets.
    assert_eq!(used(6), (6, false));
}

#[test]
fn a_best_use_that_may_have_missed_something_says_so() {
    let whole = |n| Quantity::whole(n).expect("it is a quantity");
    let untried = BestUse::new(&chosen(1), whole(9));
    assert!(!untried.is_complete());
    // A plan that is not proved, and days for less.
    let (program, costs) = wide(vec![with_others(60)], [7, 3, 9, 1, 5]);
    let day = day("2018-06-01");
    let nobody = Profile::default();
    let found = |days| best_use(&nobody, &chosen(1), &program, day, &costs, whole(days));
    assert!(found(180).is_complete());
    assert_eq!(found(180).reached(), chosen(1));
    assert!(!found(100).is_complete());
    assert!(found(100).reached().is_empty());
    // Nothing was found for what is too wide to search.
    let program = everything(129);
    let found = best_use(&nobody, &chosen(1), &program, day, &costs, whole(9));
    assert!(!found.is_complete());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_budget_reaches_more(
        program in small_program(3),
        (people, figures) in small_profile(),
        days in 0..80_i64,
    ) {
        let day = day("2018-06-01");
        let profile = profile_of(&people, figures);
        // Without money the price is days alone.
        let mut costs = Costs::default();
        for effort in Effort::ALL {
            let days = costs.weight(effort).days;
            costs.set(effort, Cost { days, money: Quantity::default() });
        }
        let budget = Quantity::whole(days).expect("it is a quantity");
        let most = price(&costs, Cost { days: budget, money: Quantity::default() });
        let possible = (1..8_u8).filter(|set| {
            let targets = chosen(*set);
            let cheapest = brute_force(&people, figures, &targets, &program, day, &costs);
            cheapest.is_some_and(|cheapest| cheapest <= most)
        });
        let possible = possible.map(u8::count_ones).max().unwrap_or(0);
        let found = best_use(&profile, &chosen(7), &program, day, &costs, budget);
        prop_assert!(found.is_complete());
        prop_assert_eq!(found.reached().len(), possible as usize);
        if let Some(plan) = found.plan() {
            prop_assert!(plan.cost.days <= budget);
            holds_good(&profile, found.reached(), &program, day, plan);
        }
    }
}

#[test]
fn no_award_takes_the_planner_for_ever() {
    let people = [
        r#"people = [{ holds = [{ id = "70-532" }, { id = "70-535" }] }]"#,
        r#"people = [{ holds = [{ id = "az-104" }, { id = "pl-200" }, { id = "sc-200" }] }]"#,
    ];
    for (id, day) in [("mpn", "2022-09-30"), ("maicpp", "2026-11-23")] {
        let program = builtin(id).expect("it is built in");
        let day: Day = day.parse().expect("it is a day");
        for people in people {
            let profile: Profile = toml::from_str(people).expect("it is a profile");
            let assessment = assess(&profile, program, day);
            for (award, level) in assessment
                .awards
                .iter()
                .flat_map(|award| award.levels.iter().map(|level| (award.award, level.level)))
            {
                let target = Target { award, level };
                for plan in plan(&profile, &[target], program, day, &Costs::default())
                    .into_iter()
                    .flatten()
                {
                    let steps = plan.steps.iter().map(|planned| &planned.step);
                    let richer = carry_out(&profile, program, day, steps);
                    assert!(is_reached(&assess(&richer, program, day), target));
                }
            }
        }
    }
}
