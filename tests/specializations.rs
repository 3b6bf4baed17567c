//! The specializations of both programmes: all of them are there, and what an
//! audit costs follows from the audits before, and the way to each is one line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use partner_eligibility::assess::{Finding, assess};
use partner_eligibility::catalog::builtin;
use partner_eligibility::explain::{Explainer, LinkTo, Mark};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{
    Audited, AwardKind, Day, Evidence, Held, Holding, Index, Lang, Person, Profile, Program,
    Quantity, Requirement, Rule, SourceKind,
};

/// As Microsoft listed them from 2019 to 2022.
const MPN: [&str; 26] = [
    "mpn-windows-sql",
    "mpn-linux-oss-db",
    "mpn-data-warehouse",
    "mpn-kubernetes",
    "mpn-web-apps",
    "mpn-sap",
    "mpn-wvd",
    "mpn-analytics",
    "mpn-ai-ml",
    "mpn-azure-stack-hci",
    "mpn-azure-arc",
    "mpn-avs",
    "mpn-devops-github",
    "mpn-networking",
    "mpn-low-code",
    "mpn-smb-management",
    "mpn-adoption-change",
    "mpn-teamwork",
    "mpn-calling-teams",
    "mpn-meetings-teams",
    "mpn-custom-teams",
    "mpn-modernize-endpoints",
    "mpn-threat-protection",
    "mpn-identity-access",
    "mpn-information-protection",
    "mpn-cloud-security",
];

/// Those since October 2022, with the merged, retired and announced ones.
/// Frontier Partner is a badge first, and filed as such.
const MAICPP: [&str; 41] = [
    "ai-platform-on-azure",
    "analytics-on-azure",
    "ai-apps-on-azure",
    "app-modernization-on-azure",
    "infra-and-database-migration",
    "agentic-devops",
    "hybrid-cloud-azure-stack-hci",
    "azure-virtual-desktop",
    "azure-vmware-solution",
    "networking-services",
    "sap-on-azure",
    "kubernetes-on-azure",
    "migrate-enterprise-apps",
    "data-warehouse-migration",
    "hybrid-operations-azure-arc",
    "windows-sql-migration-transition",
    "linux-oss-db-migration-transition",
    "finance",
    "sales",
    "service",
    "supply-chain",
    "small-midsize-business-management",
    "low-code-application-development",
    "intelligent-automation",
    "business-intelligence",
    "agentic-business-solutions",
    "microsoft-365-copilot",
    "calling-for-teams",
    "custom-solutions-for-teams",
    "meetings-and-rooms-for-teams",
    "modernize-endpoints",
    "secure-ai-productivity",
    "adoption-and-change-management",
    "cloud-security",
    "identity-and-access-management",
    "data-security",
    "threat-protection",
    "frontier-partner",
    "agentic-security",
    "digital-sovereignty",
    "clinical-applications",
];

fn program(id: &str) -> &'static Program {
    builtin(id).expect("it is built in")
}

fn day(text: &str) -> Day {
    text.parse().expect("it is a day")
}

fn award(program: &Program, id: &str) -> usize {
    let found = program.awards.iter().position(|award| award.id == id);
    found.expect("it is in the catalog")
}

#[test]
fn none_is_left_out() {
    for (name, ids) in [("mpn", MPN.as_slice()), ("maicpp", MAICPP.as_slice())] {
        let program = program(name);
        for id in ids {
            award(program, id);
        }
        let others = program.awards.iter().filter(|award| {
            award.kind == AwardKind::Specialization && !ids.contains(&award.id.as_str())
        });
        assert_eq!(others.count(), 0, "{name}: one that the list does not know");
    }
}

/// Every leaf of a tree.
fn leaves<'r>(requirement: &'r Requirement, found: &mut Vec<&'r Requirement>) {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            for requirement in of {
                leaves(requirement, found);
            }
        }
        _ => found.push(requirement),
    }
}

#[test]
fn what_is_unknown_can_be_looked_up_and_answered() {
    for name in ["mpn", "maicpp"] {
        let program = program(name);
        let specializations = program
            .awards
            .iter()
            .filter(|award| award.kind == AwardKind::Specialization);
        for award in specializations {
            let mut found = Vec::new();
            for level in award.paths.iter().flat_map(|path| &path.levels) {
                leaves(&level.requirement, &mut found);
            }
            let mut answers = Vec::new();
            for leaf in found {
                if let Rule::Unpublished(rule) = &leaf.rule {
                    let linked = |evidence: &Evidence| !evidence.sources.is_empty();
                    assert!(linked(&leaf.evidence), "{}: no link", award.id);
                    let answer = rule.answer.clone().expect("it can be answered");
                    assert!(answer.starts_with(&award.id), "{answer}");
                    // Editions of one criterion share an answer.
                    let at = (answer, leaf.effective);
                    let twice = answers.iter().any(|(other, effective): &(String, _)| {
                        *other == at.0 && leaf.effective.overlaps(effective)
                    });
                    assert!(!twice, "{} twice on a day", at.0);
                    answers.push(at);
                }
            }
        }
    }
}

/// The newest fee for the audit of an award, as the audits before leave it.
fn audit_fee(profile: &Profile, id: &str, on: &str) -> String {
    let program = program("maicpp");
    let at = award(program, id);
    let judged = assess(profile, program, day(on));
    let level = &judged.awards[at].levels[0];
    let path = &level.paths[level.nearest.expect("it is open")];
    let Finding::All(traces) = &path.trace.finding else {
        unreachable!("a level is a list");
    };
    let Rule::All(rules) = &program.awards[at].paths[path.path].levels[0]
        .requirement
        .rule
    else {
        unreachable!("a level is a list");
    };
    let fee = traces.iter().find_map(|trace| {
        let (Rule::Audit(rule), Finding::Audit { module_a_until, .. }) =
            (&rules[trace.at].rule, &trace.finding)
        else {
            return None;
        };
        let scheme = &program.audits[usize::from(rule.scheme)];
        let module_b: Option<Index> = module_a_until.and(scheme.module_b_fee);
        Some(usize::from(module_b.unwrap_or(scheme.whole_fee)))
    });
    let amounts = &program.fees[fee.expect("it asks for an audit")].amounts;
    let newest = amounts.first().expect("it was published");
    newest.amount.to_string()
}

fn passed(audits: &[(&str, &str)]) -> Profile {
    Profile {
        audits: audits
            .iter()
            .map(|(award, on)| Audited {
                award: (*award).to_owned(),
                passed: day(on),
            })
            .collect(),
        ..Profile::default()
    }
}

#[test]
fn the_second_azure_audit_within_two_years_is_module_b_alone() {
    let first = audit_fee(&Profile::default(), "azure-virtual-desktop", "2026-01-15");
    let after = passed(&[("azure-virtual-desktop", "2026-01-15")]);
    let second = audit_fee(&after, "networking-services", "2026-07-15");
    assert_eq!((first.as_str(), second.as_str()), ("3600", "2400"));
    assert_eq!(
        audit_fee(&after, "networking-services", "2028-01-15"),
        "2400"
    );
    assert_eq!(
        audit_fee(&after, "networking-services", "2028-01-16"),
        "3600"
    );
}

#[test]
fn module_b_alone_does_not_renew_module_a() {
    let twice = passed(&[
        ("azure-virtual-desktop", "2024-01-15"),
        ("networking-services", "2025-12-15"),
    ]);
    assert_eq!(audit_fee(&twice, "sap-on-azure", "2026-01-15"), "2400");
    assert_eq!(audit_fee(&twice, "sap-on-azure", "2026-01-16"), "3600");
    // Not on the last day on which it counts either.
    let last = passed(&[
        ("azure-virtual-desktop", "2024-01-15"),
        ("networking-services", "2026-01-15"),
    ]);
    assert_eq!(audit_fee(&last, "sap-on-azure", "2026-01-16"), "3600");
}

#[test]
fn security_and_copilot_share_no_module_with_azure() {
    let azure = passed(&[("azure-virtual-desktop", "2026-08-01")]);
    assert_eq!(audit_fee(&azure, "threat-protection", "2026-09-01"), "4000");
    assert_eq!(
        audit_fee(&azure, "microsoft-365-copilot", "2026-09-01"),
        "2700"
    );
    let security = passed(&[("threat-protection", "2026-08-01")]);
    assert_eq!(audit_fee(&security, "cloud-security", "2026-09-01"), "2700");
}

#[test]
fn a_pass_of_before_there_were_modules_has_no_module_a() {
    let old = passed(&[("azure-virtual-desktop", "2021-06-30")]);
    assert_eq!(audit_fee(&old, "sap-on-azure", "2022-10-03"), "3600");
    let new = passed(&[("azure-virtual-desktop", "2021-07-01")]);
    assert_eq!(audit_fee(&new, "sap-on-azure", "2022-10-03"), "2400");
    let analytics = passed(&[("analytics-on-azure", "2021-09-30")]);
    assert_eq!(audit_fee(&analytics, "sap-on-azure", "2022-10-03"), "3600");
}

#[test]
fn whatever_rests_on_others_says_so() {
    let program = program("maicpp");
    let copilot = &program.awards[award(program, "microsoft-365-copilot")];
    let sources = copilot.evidence.sources.iter();
    let mut kinds = sources.map(|source| program.sources[usize::from(*source)].kind);
    assert!(kinds.all(|kind| kind == SourceKind::Secondary));
}

/// The way to an award in a line: each link with its shape and what is missing.
fn chain(name: &str, profile: &Profile, id: &str, on: &str) -> Vec<String> {
    let program = program(name);
    let assessment = assess(profile, program, day(on));
    let explainer = Explainer {
        program,
        profile,
        assessment: &assessment,
        shown: &[],
        locale: Locale::new(Lang::En),
    };
    let at = award(program, id);
    let award = Index::try_from(at).expect("it is small");
    let level = assessment.awards[at].levels.last().expect("it has a level");
    let links = explainer.chain(award, level.level).into_iter();
    let line = links.map(|link| {
        let mark = match link.mark {
            Mark::Met => '+',
            Mark::Short => '-',
            Mark::Blocked => 'x',
            Mark::Unknown => '?',
            Mark::Declared => '!',
        };
        format!("{mark} {}: {}", link.name, link.gap)
    });
    line.collect()
}

fn holding(awards: &[(&str, &str)]) -> Profile {
    let held = awards.iter().map(|(award, level)| Held {
        award: (*award).to_owned(),
        level: (*level).to_owned(),
        anniversary: None,
        since: None,
    });
    Profile {
        held: held.collect(),
        ..Profile::default()
    }
}

#[test]
fn the_way_from_nothing_is_one_line() {
    let nothing = chain("mpn", &Profile::default(), "mpn-web-apps", "2022-06-01");
    assert_eq!(
        nothing,
        [
            "+ Network membership: open to everybody",
            "- Gold in Cloud Platform: US$100,000 short and 1 more requirement",
            "- Modernization of Web Applications to Microsoft Azure: \
             1 person with AZ-104 short and 6 more requirements",
            "x Audit: once all else is met",
        ]
    );
    let gold = holding(&[("cloud-platform", "gold")]);
    let gold = chain("mpn", &gold, "mpn-web-apps", "2022-06-01");
    assert_eq!(gold[1], "! Gold in Cloud Platform: held");
    assert_eq!(gold.len(), 4);
}

#[test]
fn each_award_that_must_come_first_is_a_link() {
    let one = holding(&[("modern-work", "attained")]);
    let both = chain("maicpp", &one, "secure-ai-productivity", "2026-09-01");
    let begins = |at: usize, with: &str| {
        assert!(both[at].starts_with(with), "{both:?}");
    };
    begins(0, "! Solutions Partner for Modern Work: held");
    begins(1, "- Solutions Partner for Security: ");
    begins(3, "- Customer references: 3 short");
    begins(4, "x ");
    assert_eq!(both.len(), 5);
}

#[test]
fn every_link_that_leads_somewhere_leads_to_another_award() {
    for name in ["mpn", "maicpp"] {
        let program = program(name);
        let profile = Profile::default();
        for on in ["2020-06-01", "2022-06-01", "2023-09-01", "2026-10-10"] {
            let assessment = assess(&profile, program, day(on));
            let explainer = Explainer {
                program,
                profile: &profile,
                assessment: &assessment,
                shown: &[],
                locale: Locale::new(Lang::De),
            };
            for judged in &assessment.awards {
                let kind = program.awards[usize::from(judged.award)].kind;
                for level in &judged.levels {
                    let links = explainer.chain(judged.award, level.level);
                    let heres = links.iter().filter(|link| link.to == LinkTo::Here).count();
                    assert_eq!(heres, usize::from(!links.is_empty()));
                    let open = level.nearest.is_some() && kind == AwardKind::Specialization;
                    assert!(
                        !open || links.len() > 1,
                        "a way to each that can be attained"
                    );
                    for link in &links {
                        assert!(!link.name.is_empty() && !link.gap.is_empty());
                        assert!(link.to != LinkTo::Award(judged.award), "a circle");
                    }
                }
            }
        }
    }
}

#[test]
fn what_comes_last_is_the_audit_or_microsoft() {
    let awarded = holding(&[("sap-on-azure", "attained")]);
    let line = chain("maicpp", &awarded, "sap-on-azure", "2026-09-01");
    assert_eq!(line.last().map(String::as_str), Some("! Audit: held"));
    let audited = passed(&[("sap-on-azure", "2026-01-15")]);
    let line = chain("maicpp", &audited, "sap-on-azure", "2026-09-01");
    let last = line.last().expect("there is a last one");
    assert!(last.starts_with("+ Audit: counts until "), "{last}");
    let calling = chain(
        "maicpp",
        &Profile::default(),
        "calling-for-teams",
        "2026-09-01",
    );
    let ends = [
        "- Customer references: 3 short",
        "x Verification by Microsoft: once all else is met",
    ];
    assert_eq!(calling[2..], ends);
    let line = chain("maicpp", &Profile::default(), "sales", "2026-09-01");
    let last = line.last().map(String::as_str);
    assert_eq!(
        last,
        Some("x Verification by Microsoft: once all else is met")
    );
}

/// What customers see, line by line.
fn card(name: &str, profile: &Profile, on: &str, within_reach: bool) -> Vec<String> {
    let program = program(name);
    let assessment = assess(profile, program, day(on));
    let explainer = Explainer {
        program,
        profile,
        assessment: &assessment,
        shown: &[],
        locale: Locale::new(Lang::En),
    };
    let card = explainer.card(&explainer.rows(), within_reach);
    let lines = card.membership.iter().chain(&card.awards);
    let lines = lines.chain(&card.specializations);
    lines
        .map(|line| format!("{}: {}", line.name, explainer.status(line.status)))
        .collect()
}

fn people(holds: &[(u32, &[&str])]) -> Profile {
    let person = |(count, ids): &(u32, &[&str])| Person {
        label: String::new(),
        count: *count,
        holds: ids
            .iter()
            .map(|id| Holding {
                id: (*id).to_owned(),
                passed: None,
                expires: None,
            })
            .collect(),
        linked: true,
    };
    Profile {
        people: holds.iter().map(person).collect(),
        ..Profile::default()
    }
}

#[test]
fn customers_see_what_is_attained_and_awarded() {
    let nobody = Profile::default();
    assert_eq!(card("mpn", &nobody, "2019-05-07", true), [""; 0]);
    assert_eq!(card("maicpp", &nobody, "2026-09-01", true), [""; 0]);
    let awarded = holding(&[("sap-on-azure", "attained")]);
    assert_eq!(
        card("maicpp", &awarded, "2026-09-01", false),
        ["SAP on Microsoft Azure: held"]
    );
}

#[test]
fn criteria_met_are_seen_only_with_what_is_within_reach() {
    let mut profile = people(&[(6, &["sc-300"])]);
    profile.held = holding(&[("security", "attained")]).held;
    let figures = [
        ("identity-users-growth", 2_100),
        ("references-identity-and-access-management", 3),
    ];
    profile.figures = figures
        .into_iter()
        .map(|(id, number)| (id.to_owned(), Quantity::whole(number).expect("it is small")))
        .collect();
    let known = |id: &String| {
        program("maicpp")
            .figures
            .iter()
            .any(|figure| figure.id == *id)
    };
    assert!(profile.figures.keys().all(known), "figures of the catalog");
    let on = day("2025-05-01");
    let maicpp = program("maicpp");
    let said = |before: &Profile| {
        let assessment = assess(&profile, maicpp, on);
        let explainer = Explainer {
            program: maicpp,
            profile: &profile,
            assessment: &assessment,
            shown: &[],
            locale: Locale::new(Lang::En),
        };
        explainer.changes(&assess(before, maicpp, on))
    };
    let mut before = profile.clone();
    before.people.clear();
    let news = "You meet the published criteria of Identity and Access Management. \
                Microsoft verifies them";
    assert_eq!(said(&before), [news]);
    assert_eq!(said(&profile), [""; 0], "it is no news twice");
    let now = card("maicpp", &profile, "2025-05-01", false);
    assert!(
        !now.iter().any(|line| line.starts_with("Identity")),
        "{now:?}"
    );
    let reach = card("maicpp", &profile, "2025-05-01", true);
    let identity = "Identity and Access Management: published criteria met";
    assert!(reach.iter().any(|line| line == identity), "{reach:?}");
}

#[test]
fn a_higher_level_within_reach_takes_the_place_of_the_lower_one() {
    let mut profile = people(&[(1, &["70-532"]), (1, &["70-533"])]);
    profile.figures = [(
        "azure-consumption".to_owned(),
        Quantity::whole(20_000).expect("it is small"),
    )]
    .into_iter()
    .collect();
    let now = card("mpn", &profile, "2019-05-07", false);
    let silver = [
        "Silver membership: attained",
        "Silver in Cloud Platform: attained",
        "Silver in Application Development: attained",
    ];
    assert_eq!(now, silver);
    let reach = card("mpn", &profile, "2019-05-07", true);
    let gold = [
        "Gold membership: within reach",
        "Silver in Application Development: attained",
        "Gold in Cloud Platform: within reach",
    ];
    assert_eq!(reach, gold);
}
