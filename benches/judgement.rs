//! How long a full judgement takes: every award of a program, with its trace.
//!
//! `cargo bench` prints times; on a busy machine compare them within one run.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_main};
use partner_eligibility::assess::assess;
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{AwardKind, Day, Holding, Person, Profile};

#[path = "../tests/common/profiles.rs"]
mod profiles;

fn judgement(criterion: &mut Criterion) {
    let program = builtin("mpn").expect("it is built in");
    let day = Day::new(2018, 6, 1).expect("it is a day");
    let mut group = criterion.benchmark_group("judge mpn");
    for people in [1, 25, 50, 500, 2_000, 10_000] {
        let profile = profiles::profile(1, program, people, 8);
        group.bench_with_input(
            BenchmarkId::new("people", people),
            &profile,
            |bencher, profile| {
                bencher.iter(|| assess(black_box(profile), program, day));
            },
        );
    }
    // The worst that the bounds allow: everybody holds everything, each a
    // different row.
    let everything = |person: usize| Person {
        label: format!("Person {person}"),
        count: 1,
        holds: program
            .certifications
            .iter()
            .map(|certification| Holding {
                id: certification.id.clone(),
                passed: None,
                expires: None,
            })
            .collect(),
        linked: true,
    };
    let all = Profile {
        people: (0..10_000).map(everything).collect(),
        ..Profile::default()
    };
    group.sample_size(10);
    group.bench_function("10000 people with every certification", |bencher| {
        bencher.iter(|| assess(black_box(&all), program, day));
    });
    group.finish();
}

/// Every designation on each of its tracks, as a partner of today is judged.
fn designations(criterion: &mut Criterion) {
    let program = builtin("maicpp").expect("it is built in");
    let day = Day::new(2026, 10, 10).expect("it is a day");
    let mut designations = program.clone();
    // Positions are referred to, so the others stay and only ask for nothing.
    for award in &mut designations.awards {
        if award.kind != AwardKind::Designation {
            award.paths.clear();
        }
    }
    let mut group = criterion.benchmark_group("judge maicpp");
    for (name, program) in [("designations", &designations), ("everything", program)] {
        for people in [25, 500] {
            let mut profile = profiles::profile(1, program, people, 8);
            // Who has not said which class it is in is judged on each track.
            profile.choices.clear();
            group.bench_with_input(
                BenchmarkId::new(name, people),
                &profile,
                |bencher, profile| {
                    bencher.iter(|| assess(black_box(profile), program, day));
                },
            );
        }
    }
    group.finish();
}

#[allow(missing_docs, reason = "the macro writes a public function")]
mod group {
    criterion::criterion_group!(benches, super::judgement, super::designations);
}
criterion_main!(group::benches);
