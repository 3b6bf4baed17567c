//! What must hold for every profile, whatever the catalog says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use partner_eligibility::assess::{
    Assessment, Finding, PartFinding, PointsFinding, Stand, Standing, Status, Verdict, assess,
    stand, turns,
};
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{
    Audited, AwardKind, Certification, CertificationKind, Day, Evidence, Held, Holding, LiteMap,
    Market, Markets, Overlap, Part, Person, Profile, Program, Quantity, Requirement, Rule, Skill,
    Team,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn mpn() -> &'static Program {
    builtin("mpn").expect("it is built in")
}

fn any_day() -> impl Strategy<Value = Day> {
    (2018..=2022_i32, 1..=12_u32, 1..=28_u32)
        .prop_map(|(year, month, day)| Day::new(year, month, day).expect("it is a day"))
}

fn holding() -> impl Strategy<Value = Holding> {
    let passed = proptest::option::weighted(0.2, any_day());
    (any::<Index>(), passed).prop_map(|(certification, passed)| Holding {
        id: certification.get(&mpn().certifications).id.clone(),
        passed,
        expires: None,
    })
}

fn person() -> impl Strategy<Value = Person> {
    (
        vec(holding(), 0..8),
        prop_oneof![4 => Just(1_u32), 1 => 2..20_u32],
        prop::bool::weighted(0.95),
    )
        .prop_map(|(holds, count, linked)| Person {
            label: String::new(),
            count,
            holds,
            linked,
        })
}

/// Whole skills of the catalog, so that requirements are met often enough for
/// a property to mean something.
fn skilled_person() -> impl Strategy<Value = Person> {
    let skills = skills_of(mpn());
    (vec(any::<Index>(), 1..4), 1..4_u32).prop_map(move |(chosen, count)| {
        let mut holds: Vec<usize> = Vec::new();
        for skill in chosen {
            hold(skill.get(&skills), &mut holds);
        }
        let holds = holds.into_iter().map(|certification| Holding {
            id: mpn().certifications[certification].id.clone(),
            passed: None,
            expires: None,
        });
        Person {
            label: String::new(),
            count,
            holds: holds.collect(),
            linked: true,
        }
    })
}

fn skills_of(program: &Program) -> Vec<Skill> {
    let mut skills = Vec::new();
    for level in program
        .awards
        .iter()
        .flat_map(|award| &award.paths)
        .flat_map(|path| &path.levels)
    {
        collect_skills(&level.requirement, &mut skills);
    }
    skills
}

fn collect_skills(requirement: &Requirement, skills: &mut Vec<Skill>) {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) => of.iter().for_each(|of| collect_skills(of, skills)),
        Rule::Team(team) => {
            skills.extend(
                team.parts
                    .iter()
                    .flat_map(|part| part.skills.iter().cloned()),
            );
        }
        _ => {}
    }
}

fn hold(skill: &Skill, holds: &mut Vec<usize>) {
    match skill {
        Skill::Holds(certification) => holds.push(usize::from(*certification)),
        Skill::All(of) => of.iter().for_each(|skill| hold(skill, holds)),
        Skill::Any(of) => hold(&of[holds.len() % of.len()], holds),
    }
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let marks = vec![
        0, 1, 2, 3, 4, 5, 10, 12, 15, 20, 25, 50, 52, 60, 125, 250, 300, 375, 500, 1_000,
    ];
    let large = vec![
        2_000, 4_000, 10_000, 15_000, 30_000, 75_000, 100_000, 150_000, 175_000, 300_000,
    ];
    prop_oneof![
        select(marks).prop_map(|number| Quantity::whole(number).expect("it is small")),
        select(large).prop_map(|number| Quantity::whole(number).expect("it is small")),
        (0..50_000_000_i64)
            .prop_map(|cents| Quantity::from_hundredths(cents).expect("it is small")),
    ]
}

fn market() -> impl Strategy<Value = Market> {
    prop_oneof![Just(Market::Developed), Just(Market::Developing)]
}

fn profile() -> impl Strategy<Value = Profile> {
    let figure = any::<Index>().prop_map(|figure| figure.get(&mpn().figures).id.clone());
    let held = (
        any::<Index>(),
        select(vec!["silver", "gold"]),
        proptest::option::of(any_day()),
    )
        .prop_map(|(award, level, anniversary)| Held {
            since: None,
            award: award.get(&mpn().awards).id.clone(),
            level: level.into(),
            anniversary,
        });
    let audited = (any::<Index>(), any_day()).prop_map(|(award, passed)| Audited {
        award: award.get(&mpn().awards).id.clone(),
        passed,
    });
    let answer = any::<Index>().prop_map(|question| question.get(&mpn().questions).id.clone());
    (
        vec(prop_oneof![person(), skilled_person()], 0..10),
        vec((figure, quantity()), 0..20).prop_map(LiteMap::from_iter),
        vec((answer, any::<bool>()), 0..2).prop_map(LiteMap::from_iter),
        (market(), proptest::option::of(market())),
        vec(held, 0..2),
        vec(audited, 0..3),
    )
        .prop_map(
            |(people, figures, answers, (partner, customers), held, audits)| Profile {
                audits,
                people,
                figures,
                answers,
                choices: LiteMap::new(),
                markets: Markets { partner, customers },
                held,
            },
        )
}

/// The verdict of every path of every level of every award.
fn verdicts(assessment: &Assessment) -> Vec<(u16, u16, usize, Verdict)> {
    let levels = assessment
        .awards
        .iter()
        .flat_map(|award| award.levels.iter().map(move |level| (award.award, level)));
    levels
        .flat_map(|(award, level)| {
            level
                .paths
                .iter()
                .map(move |path| (award, level.level, path.path, path.trace.verdict))
        })
        .collect()
}

/// The assessment with the names left out of it.
fn nameless(assessment: &Assessment) -> Assessment {
    fn forget(finding: &mut Finding) {
        match finding {
            Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
                of.iter_mut().for_each(|trace| forget(&mut trace.finding));
            }
            Finding::Team(parts) => parts.iter_mut().for_each(|part| part.counted.clear()),
            Finding::Score { metrics, .. } => {
                metrics
                    .iter_mut()
                    .for_each(|metric| forget_points(&mut metric.found));
            }
            _ => {}
        }
    }
    fn forget_points(points: &mut PointsFinding) {
        if let Some(condition) = &mut points.condition {
            forget(&mut condition.finding);
        }
        points.of.iter_mut().for_each(forget_points);
    }
    let mut assessment = assessment.clone();
    assessment.idle.clear();
    for level in assessment
        .awards
        .iter_mut()
        .flat_map(|award| &mut award.levels)
    {
        for path in &mut level.paths {
            forget(&mut path.trace.finding);
        }
    }
    assessment
}

/// Figures to compare with: a higher one makes growth smaller, as the rules say.
fn is_baseline(id: &str) -> bool {
    id.ends_with("-a-year-ago") || id.ends_with("-baseline")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_more_person_never_hurts(
        profile in profile(),
        more in prop_oneof![person(), skilled_person()],
        day in any_day(),
    ) {
        let before = assess(&profile, mpn(), day);
        let mut richer = profile;
        richer.people.push(more);
        never_lower(&before, &assess(&richer, mpn(), day))?;
    }

    #[test]
    fn one_more_certification_never_hurts(
        profile in profile(),
        row in any::<Index>(),
        more in holding(),
        day in any_day(),
    ) {
        prop_assume!(!profile.people.is_empty());
        let before = assess(&profile, mpn(), day);
        let mut richer = profile;
        let row = row.index(richer.people.len());
        richer.people[row].holds.push(more);
        never_lower(&before, &assess(&richer, mpn(), day))?;
    }

    #[test]
    fn a_higher_figure_never_hurts(
        profile in profile(),
        figure in any::<Index>(),
        more in quantity(),
        day in any_day(),
    ) {
        let figure = &figure.get(&mpn().figures).id;
        prop_assume!(!is_baseline(figure));
        let before = assess(&profile, mpn(), day);
        let mut richer = profile;
        let entry = richer.figures.entry(figure.clone()).or_default();
        *entry = more.max(*entry);
        never_lower(&before, &assess(&richer, mpn(), day))?;
    }

    #[test]
    fn the_order_of_people_does_not_matter(profile in profile(), day in any_day(), turn in any::<Index>()) {
        let before = nameless(&assess(&profile, mpn(), day));
        let mut turned = profile;
        if !turned.people.is_empty() {
            let by = turn.index(turned.people.len());
            turned.people.rotate_left(by);
            turned.people.reverse();
            for person in &mut turned.people {
                person.label = "somebody else".into();
                person.holds.reverse();
            }
        }
        prop_assert_eq!(before, nameless(&assess(&turned, mpn(), day)));
    }

    #[test]
    fn a_row_of_several_is_as_many_rows_of_one(profile in profile(), day in any_day()) {
        let before = nameless(&assess(&profile, mpn(), day));
        let mut split = profile;
        let people = core::mem::take(&mut split.people);
        split.people = people
            .into_iter()
            .flat_map(|person| {
                let count = usize::try_from(person.count).expect("it is small");
                std::iter::repeat_n(Person { count: 1, ..person }, count)
            })
            .collect();
        prop_assert_eq!(before, nameless(&assess(&split, mpn(), day)));
    }

    #[test]
    fn who_is_counted_exists_and_is_counted_once_a_part(profile in profile(), day in any_day()) {
        let assessment = assess(&profile, mpn(), day);
        for part in parts(&assessment) {
            let mut counted = 0;
            for (position, who) in part.counted.iter().enumerate() {
                prop_assert!(who.count >= 1 && who.count <= profile.people[who.person].count);
                prop_assert!(part.counted[..position].iter().all(|other| other.person != who.person));
                counted += who.count;
            }
            prop_assert!(counted >= part.have, "{} counted, {} had", counted, part.have);
            prop_assert_eq!(part.verdict == Verdict::Met, part.have >= part.need);
        }
    }

    #[test]
    fn what_is_open_is_what_keeps_a_level_from_being_met(profile in profile(), day in any_day()) {
        for award in assess(&profile, mpn(), day).awards {
            for path in award.levels.iter().flat_map(|level| &level.paths) {
                prop_assert_eq!(path.open.is_empty(), path.trace.verdict == Verdict::Met);
                prop_assert!((0.0..=1.0).contains(&path.trace.progress));
            }
        }
    }

    #[test]
    fn nothing_changes_but_on_the_days_that_are_named(
        profile in profile(),
        after in any_day(),
        later in 1..1_000_i32,
    ) {
        let day = after.plus_days(later);
        let stands = |assessment: &Assessment| -> Vec<Stand> {
            assessment.awards.iter().map(stand).collect()
        };
        let mut expected = stands(&assess(&profile, mpn(), after));
        for turn in turns(&profile, mpn(), after, day) {
            prop_assert!(after < turn.day && turn.day <= day);
            for award in turn.awards {
                let place = &mut expected[usize::from(award.award)];
                prop_assert_eq!(*place, award.before);
                *place = award.after;
            }
        }
        prop_assert_eq!(stands(&assess(&profile, mpn(), day)), expected);
    }

    #[test]
    fn nothing_is_attained_after_the_end(profile in profile(), days in 1..2_000_i32) {
        let day = Day::new(2022, 9, 30).expect("it is a day").plus_days(days);
        let assessment = assess(&profile, mpn(), day);
        let ended = matches!(assessment.standing, Standing::Ended { .. });
        prop_assert!(ended);
        prop_assert_eq!(assessment.rung, None);
        for level in assessment.awards.iter().flat_map(|award| &award.levels) {
            prop_assert_eq!(level.status, Status::Closed);
        }
    }
}

fn never_lower(before: &Assessment, after: &Assessment) -> Result<(), TestCaseError> {
    for (before, after) in verdicts(before).into_iter().zip(verdicts(after)) {
        prop_assert!(after.3 >= before.3, "{:?} became {:?}", before, after);
    }
    let height = |assessment: &Assessment| {
        let rungs = &mpn().ladder.as_ref().expect("it has a ladder").rungs;
        assessment
            .rung
            .and_then(|rung| rungs.iter().position(|other| *other == rung))
    };
    prop_assert!(height(after) >= height(before));
    Ok(())
}

fn parts(assessment: &Assessment) -> Vec<PartFinding> {
    fn collect(finding: &Finding, parts: &mut Vec<PartFinding>) {
        match finding {
            Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
                of.iter().for_each(|trace| collect(&trace.finding, parts));
            }
            Finding::Team(of) => parts.extend(of.iter().cloned()),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for level in assessment.awards.iter().flat_map(|award| &award.levels) {
        for path in &level.paths {
            collect(&path.trace.finding, &mut found);
        }
    }
    found
}

/// A program of one award that asks for this team alone, over four
/// certifications.
fn program_of(team: Team) -> Program {
    let mut program = mpn().clone();
    program.certifications = (0..4)
        .map(|number| Certification {
            id: format!("c{number}"),
            kind: CertificationKind::Exam,
            code: None,
            name: None,
            retires: None,
            counts_until: None,
            builds_on: Vec::new(),
            evidence: Evidence::default(),
        })
        .collect();
    program.scores.clear();
    program.ladder = None;
    program
        .awards
        .retain(|award| award.kind == AwardKind::Competency);
    program.awards.truncate(1);
    let award = &mut program.awards[0];
    award.paths.truncate(1);
    award.paths[0].levels.truncate(1);
    award.paths[0].levels[0].requirement.rule = Rule::Team(team);
    program
}

fn skill() -> impl Strategy<Value = Skill> {
    let one = (0..4_u16).prop_map(Skill::Holds);
    one.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Skill::All),
            vec(inner, 1..3).prop_map(Skill::Any),
        ]
    })
}

fn part(skills: impl Strategy<Value = Vec<Skill>>) -> impl Strategy<Value = Part> {
    (1..4_u32, skills).prop_map(|(count, skills)| Part {
        count,
        skills,
        among: None,
        evidence: Evidence::default(),
    })
}

fn team() -> impl Strategy<Value = Team> {
    let overlap = prop_oneof![
        Just(Overlap::Allowed),
        Just(Overlap::Forbidden),
        Just(Overlap::Unstated)
    ];
    let linked = (vec(part(vec(skill(), 1)), 2..5), overlap)
        .prop_map(|(parts, overlap)| Team { parts, overlap });
    let among = (part(vec(skill(), 1)), part(vec(skill(), 1))).prop_map(|(base, mut inner)| {
        inner.count = inner.count.min(base.count);
        inner.among = Some(0);
        Team {
            parts: vec![base, inner],
            overlap: Overlap::Allowed,
        }
    });
    let alone = part(vec(skill(), 1..4)).prop_map(|part| Team {
        parts: vec![part],
        overlap: Overlap::Allowed,
    });
    prop_oneof![3 => linked, 1 => among, 1 => alone]
}

/// People as sets of the four certifications.
fn sets() -> impl Strategy<Value = Vec<u8>> {
    vec(0..16_u8, 0..6)
}

fn has(set: u8, skill: &Skill) -> bool {
    match skill {
        Skill::Holds(certification) => set >> certification & 1 == 1,
        Skill::All(of) => of.iter().all(|skill| has(set, skill)),
        Skill::Any(of) => of.iter().any(|skill| has(set, skill)),
    }
}

/// By definition: tries every way to say which people count for which parts.
fn brute_force(team: &Team, people: &[u8]) -> Verdict {
    let parts = &team.parts;
    let subsets = |part: &Part, skill: &Skill| -> Vec<u32> {
        (0..1_u32 << people.len())
            .filter(|chosen| chosen.count_ones() >= part.count)
            .filter(|chosen| {
                (0..people.len()).all(|at| chosen >> at & 1 == 0 || has(people[at], skill))
            })
            .collect()
    };
    if let [part] = parts.as_slice()
        && part.skills.len() > 1
    {
        if part
            .skills
            .iter()
            .any(|skill| !subsets(part, skill).is_empty())
        {
            return Verdict::Met;
        }
        let mixed = Skill::Any(part.skills.clone());
        return if subsets(part, &mixed).is_empty() {
            Verdict::Unmet
        } else {
            Verdict::Unknown
        };
    }
    let choices: Vec<Vec<u32>> = parts
        .iter()
        .map(|part| subsets(part, &part.skills[0]))
        .collect();
    let exists = |apart: bool| exists(&choices, parts, apart, &mut Vec::new());
    match team.overlap {
        Overlap::Allowed if exists(false) => Verdict::Met,
        Overlap::Forbidden | Overlap::Unstated if exists(true) => Verdict::Met,
        Overlap::Unstated if exists(false) => Verdict::Unknown,
        _ => Verdict::Unmet,
    }
}

fn exists(choices: &[Vec<u32>], parts: &[Part], apart: bool, chosen: &mut Vec<u32>) -> bool {
    let at = chosen.len();
    if at == choices.len() {
        return true;
    }
    choices[at].iter().any(|&choice| {
        let distinct = !apart || chosen.iter().all(|other| other & choice == 0);
        let among = parts[at]
            .among
            .is_none_or(|base| choice & !chosen[base] == 0);
        if !distinct || !among {
            return false;
        }
        chosen.push(choice);
        let found = exists(choices, parts, apart, chosen);
        chosen.pop();
        found
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn counting_people_equals_brute_force(team in team(), sets in sets()) {
        let expected = brute_force(&team, &sets);
        let people = sets.iter().map(|set| Person {
            label: String::new(),
            count: 1,
            holds: (0..4)
                .filter(|certification| set >> certification & 1 == 1)
                .map(|certification| Holding { id: format!("c{certification}"), passed: None, expires: None })
                .collect(),
            linked: true,
        });
        let profile = Profile { people: people.collect(), ..Profile::default() };
        let program = program_of(team.clone());
        let day = Day::new(2018, 6, 1).expect("it is a day");
        let assessment = assess(&profile, &program, day);
        let trace = &assessment.awards[0].levels[0].paths[0].trace;
        prop_assert_eq!(trace.verdict, expected);

        // Who is named for a part has what it asks for, and is somebody else
        // than those of the other parts where they must be.
        let mut named = vec![0; sets.len()];
        for (part, found) in team.parts.iter().zip(parts(&assessment)) {
            prop_assert_eq!(found.counted.len(), usize::try_from(found.have).expect("it is small"));
            for counted in found.counted {
                prop_assert!(part.skills.iter().any(|skill| has(sets[counted.person], skill)));
                named[counted.person] += counted.count;
            }
        }
        let apart = match team.overlap {
            Overlap::Allowed => false,
            Overlap::Forbidden => true,
            Overlap::Unstated => expected == Verdict::Met,
        };
        prop_assert!(!apart || named.iter().all(|times| *times <= 1), "{:?}", named);
    }
}
