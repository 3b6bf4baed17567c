//! How long a plan takes: one target, and ten at once, for thirty people.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_main};
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{AwardKind, Day, Profile, Program};
use partner_eligibility::plan::{Costs, Proof, Target, plan};

#[path = "../tests/common/profiles.rs"]
mod profiles;

/// So many targets: of each kind of award in turn, the highest level.
fn targets(program: &Program, number: usize) -> Vec<Target> {
    let kinds = [
        AwardKind::Designation,
        AwardKind::Competency,
        AwardKind::Specialization,
    ];
    let of_kind = |kind| {
        let awards = (0_u16..).zip(&program.awards);
        awards.filter(move |(_, award)| award.kind == kind)
    };
    let levels = |(at, award): (u16, &partner_eligibility::model::Award)| {
        let levels = award.paths.iter().flat_map(|path| &path.levels);
        let level = levels.map(|level| level.level).max()?;
        Some(Target { award: at, level })
    };
    let all = kinds.into_iter().flat_map(of_kind).filter_map(levels);
    all.take(number).collect()
}

fn plans(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("plan");
    group.sample_size(10);
    let cases = [("mpn", (2018, 6, 1)), ("maicpp", (2026, 10, 10))];
    for (id, (year, month, day)) in cases {
        let program = builtin(id).expect("it is built in");
        let day = Day::new(year, month, day).expect("it is a day");
        let costs = Costs::default();
        let some = profiles::profile(1, program, 30, 4);
        // Everything is still to be raised: that makes the most ways.
        let bare = Profile {
            people: some.people.clone(),
            ..Profile::default()
        };
        let nobody = Profile::default();
        let whos = [
            ("nobody", nobody),
            ("30 people", some),
            ("30 people without a figure", bare),
        ];
        for (who, profile) in whos {
            for number in [1, 10] {
                let mut open = targets(program, 60);
                open.retain(|target| plan(&profile, &[*target], program, day, &costs).is_ok());
                open.truncate(number);
                if let Ok(found) = plan(&profile, &open, program, day, &costs) {
                    let proof = match found[0].proof {
                        Proof::Cheapest => "cheapest".to_owned(),
                        Proof::BestFound { at_least_percent } => {
                            format!("none below {at_least_percent} %")
                        }
                    };
                    let steps = found[0].steps.len();
                    println!(
                        "{id}, {who}, {} targets: {steps} steps, {proof}",
                        open.len()
                    );
                }
                let name = format!("{id}, {who}, targets");
                group.bench_with_input(BenchmarkId::new(name, number), &open, |bencher, open| {
                    bencher.iter(|| plan(black_box(&profile), open, program, day, &costs));
                });
            }
        }
    }
    group.finish();
}

#[allow(missing_docs, reason = "the macro writes a public function")]
mod group {
    criterion::criterion_group!(benches, super::plans);
}
criterion_main!(group::benches);
