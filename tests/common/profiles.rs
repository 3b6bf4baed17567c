//! Profiles made from a number: the same ones natively, in the browser and in
//! the benches.

use partner_eligibility::model::{
    Audited, Day, Held, Holding, LiteMap, Market, Markets, Person, Profile, Program, Quantity,
};

/// A small generator of numbers (SplitMix64), so that every target makes the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound.max(1)).expect("it is small");
        usize::try_from(self.next() % bound).expect("it is small")
    }
}

/// A profile with so many people, of whom each holds up to `certifications`.
pub fn profile(seed: u64, program: &Program, people: usize, certifications: usize) -> Profile {
    let mut numbers = Numbers(seed);
    let mut person = |number: usize| Person {
        label: format!("Person {number}"),
        count: 1,
        holds: (0..numbers.below(certifications + 1))
            .map(|_| Holding {
                id: program.certifications[numbers.below(program.certifications.len())]
                    .id
                    .clone(),
                passed: None,
                expires: None,
            })
            .collect(),
        linked: true,
    };
    let people = (1..=people).map(&mut person).collect();
    let mut figures = LiteMap::new();
    for figure in &program.figures {
        let scale = [10, 100, 1_000, 400_000][numbers.below(4)];
        let amount = i64::try_from(numbers.below(scale)).expect("it is small");
        figures.insert(
            figure.id.clone(),
            Quantity::whole(amount).expect("it is small"),
        );
    }
    let answers = program
        .questions
        .iter()
        .map(|question| (question.id.clone(), numbers.below(2) == 0));
    let answers = answers.collect();
    let market = |numbers: &mut Numbers| [Market::Developed, Market::Developing][numbers.below(2)];
    let markets = Markets {
        partner: market(&mut numbers),
        customers: (numbers.below(3) == 0).then(|| market(&mut numbers)),
    };
    let held = Held {
        since: None,
        award: program.awards[numbers.below(program.awards.len())]
            .id
            .clone(),
        level: program.levels[numbers.below(program.levels.len())]
            .id
            .clone(),
        anniversary: Some(day(seed, program, 1_500)),
    };
    let choices = program.choices.iter().filter_map(|choice| {
        let option = choice
            .options
            .get(numbers.below(choice.options.len() + 1))?;
        Some((choice.id.clone(), option.id.clone()))
    });
    let choices = choices.collect();
    let audits = program
        .awards
        .get(numbers.below(program.awards.len()))
        .map(|award| Audited {
            award: award.id.clone(),
            passed: day(seed, program, 1_000),
        });
    Profile {
        audits: audits.into_iter().collect(),
        people,
        figures,
        answers,
        choices,
        markets,
        held: vec![held],
    }
}

/// A day within so many days from the program's first one with rules.
pub fn day(seed: u64, program: &Program, within: usize) -> Day {
    let days = i32::try_from(Numbers(seed ^ 7).below(within)).expect("it is small");
    program
        .effective
        .from
        .expect("it has a first day")
        .plus_days(days)
}
