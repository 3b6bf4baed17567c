//! Judgements in words, in both languages.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/demo.rs"]
mod demo;

use partner_eligibility::assess::assess;
use partner_eligibility::explain::Explainer;
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Lang, Profile};

#[test]
fn show() {
    let program = demo::program();
    let profiles = [
        "",
        "people=[{label='Ann',holds=[{id='70-532'}]}]\nfigures={azure=10000}",
        "people=[{label='Ann',holds=[{id='70-532'}]},{count=3,holds=[{id='cp-data'}]},{label='Team',count=5,holds=[{id='70-333'},{id='70-334'}]}]\nfigures={azure=150000,customers=3,users=300,users-before=260}\nmarkets={partner='developing'}\nanswers={reseller=true}",
        "people=[{holds=[{id='mcsa'}]},{holds=[{id='cp'}]}, {count=15,holds=[{id='mb-200'},{id='mb-210'}]}]\nfigures={azure=150000,customers=25,users=400,users-before=260}",
    ];
    for profile in &profiles[2..] {
        let profile: Profile = toml::from_str(profile).expect("it is a profile");
        for lang in [Lang::En] {
            let assessment = assess(&profile, &program, demo::day());
            let say = Explainer {
                program: &program,
                profile: &profile,
                assessment: &assessment,
                locale: Locale::new(lang),
            };
            println!("=== {}\n    {}", say.headline(), say.short_headline());
            println!("next: {:#?}", say.next_step());
            for rung in say.ladder() {
                println!(
                    "rung {:?} {} | {} | {:?}",
                    rung.state,
                    rung.name,
                    rung.sentence,
                    rung.fee.map(|f| f.sentence)
                );
            }
            for row in say.rows() {
                println!(
                    "{:?} {} {:.2} [{}]",
                    row.mark,
                    say.attainment(row.award, row.level),
                    row.progress,
                    row.gap
                );
                let judged = &assessment.awards[usize::from(row.award)];
                for level in &judged.levels {
                    println!(
                        "  -- {:?} {}",
                        say.level(row.award, level.level),
                        say.gap(judged, level)
                    );
                    for caveat in say.caveats(judged, level) {
                        println!("   ! {caveat}");
                    }
                    for path in &level.paths {
                        for item in say.checklist(row.award, level.level, path.path) {
                            println!(
                                "    {}{:?} {} | {:?}/{:?} {:.2} gap={:?} by={:?} notes={:?} doubt={:?} pts={:?} full={:?} {:?}",
                                "  ".repeat(item.depth),
                                item.mark,
                                item.sentence,
                                item.have,
                                item.need,
                                item.progress,
                                item.gap,
                                item.counted,
                                item.notes,
                                item.doubt,
                                item.points,
                                item.full,
                                item.confirm
                            );
                        }
                    }
                }
            }
        }
    }
    panic!();
}
