//! Everything that takes something from outside, as functions of bytes that
//! nobody chose: [`TARGETS`]. They are called with the files under
//! `tests/corpus` in the tests, and by libFuzzer with `cargo xtask fuzz`.
//!
//! One more target is one more function and its line in [`TARGETS`]. It panics
//! where something does not hold; libFuzzer sees to time and memory.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a panic is how something is found"
)]

use std::hint::black_box;
use std::sync::OnceLock;

use partner_eligibility::assess::{Finding, Trace, assess, turns};
use partner_eligibility::catalog::{BUILTIN, builtin, custom, file, source_of};
use partner_eligibility::explain::{
    Explainer, document_error, link_error, omission, problem, refusal,
};
use partner_eligibility::interchange::{
    DayOrder, Directory, Encoding, Entry, Form, LINK_KEY, Names, Opened, Reading, Row,
    SkillsReport, Value, YEARS, bounds, fits, may_read, read_day, read_link, read_number,
    split_pasted, write_link, write_number,
};
use partner_eligibility::locale::{Locale, lang_of};
use partner_eligibility::model::{Day, Index, Lang, Profile, Program, Quantity, limits};
use partner_eligibility::plan::{
    Costs, Effort, NoPlan, PlannedStep, Proof, Target as Goal, carry_out, is_reached, plan,
};

/// Something that must hold for all bytes.
pub struct Target {
    /// Its name, and that of its folder of files.
    pub name: &'static str,
    /// The most bytes that are worth trying.
    pub most: usize,
    /// Whether nothing but ASCII is worth trying.
    pub ascii: bool,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
}

/// All of them, what is cheapest to try first.
pub const TARGETS: [Target; 11] = [
    target("number", 64, false, number),
    target("day", 32, false, day),
    target("attribute", 64, false, attribute),
    target("certification", 256, false, certification),
    target("link", 1_000, false, link),
    target("document", 2_000, false, document),
    target("csv", 2_000, false, csv),
    target("program", 4_000, false, own_program),
    target("assess", 600, true, judged),
    target("explain", 600, true, explained),
    target("plan", 600, true, planned),
];

const fn target(name: &'static str, most: usize, ascii: bool, run: fn(&[u8])) -> Target {
    Target {
        name,
        most,
        ascii,
        run,
    }
}

const LANGS: [Lang; 2] = [Lang::En, Lang::De];

const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::De,
        Lang::De => Lang::En,
    }
}

fn program(id: &str) -> Option<&'static Program> {
    BUILTIN
        .contains(&id)
        .then(|| builtin(id).expect("it is built in"))
}

fn mpn() -> &'static Program {
    program("mpn").expect("it is built in")
}

/// The certifications of all programs, as the widget has them.
fn directory() -> &'static Directory {
    static DIRECTORY: OnceLock<Directory> = OnceLock::new();
    DIRECTORY.get_or_init(|| {
        let programs = BUILTIN.into_iter().filter_map(program);
        Directory::new(programs.flat_map(|program| &program.certifications))
    })
}

/// What a mutator is told of: ids, and the words of the formats.
pub fn words() -> Vec<String> {
    let mut words: Vec<String> = [
        "partner-eligibility=1.",
        "\"format\":\"partner-eligibility\"",
        "\"format\":\"partner-eligibility-program\"",
        "\"extends\":\"mpn\"",
        "\"remove\":true",
        "\"known\":[",
        "\"kind\":\"people\"",
        "\"kind\":\"at-least\"",
        "\"kind\":\"score\"",
        "\"kind\":\"award\"",
        "\"kind\":\"unpublished\"",
        "\"overlap\":{",
        "\"among\":",
        "\"growth\":{",
        "\"metrics\":[",
        "\"effective\":{",
        "\"version\":1",
        "\"program\":",
        "\"language\":\"de\"",
        "\"judgedOn\":",
        "\"company\":",
        "\"tax\":",
        "\"market\":\"developing\"",
        "\"customersMarket\":\"developed\"",
        "\"people\":[",
        "\"name\":",
        "\"count\":",
        "\"holds\":[",
        "\"certification\":",
        "\"passed\":",
        "\"expires\":",
        "\"figures\":{",
        "\"answers\":{",
        "\"choices\":{",
        "\"held\":[",
        "\"award\":",
        "\"level\":",
        "\"anniversary\":",
        "\"since\":",
        "\"audits\":{",
        "sep=;",
        "First name",
        "Last name",
        "Email",
        "Training title",
        "Training completion date",
        "Expiration date",
        "Status",
        "Associated in PC",
        "Training type",
        "inactive",
        "5/31/2023",
        "31.5.2023",
        "2018-06-01",
        "2022-09-30",
        "2026-10-01",
        "US$",
        "1.000,5",
        "1,000.5",
        "\u{feff}",
        "\u{a0}",
        "\ndmpn",
        "\nld",
        "\nr",
        "\nc",
        "\nh",
        "\ne",
        "\nx",
        "\nf",
        "\ny",
        "\nz",
        "\no",
        "\nw",
        "\na",
        "\nm",
        "\nk1",
        "\nk2",
        "\nT",
        "\nC",
        "\nW",
    ]
    .map(str::to_owned)
    .to_vec();
    for program in BUILTIN.into_iter().filter_map(program) {
        words.push(program.id.clone());
        words.extend(program.awards.iter().map(|award| award.id.clone()));
        words.extend(program.levels.iter().map(|level| level.id.clone()));
        words.extend(program.figures.iter().map(|figure| figure.id.clone()));
        words.extend(program.questions.iter().map(|question| question.id.clone()));
        words.extend(program.certifications.iter().map(|known| known.id.clone()));
        for choice in &program.choices {
            words.push(choice.id.clone());
            words.extend(choice.options.iter().map(|option| option.id.clone()));
        }
    }
    words.sort();
    words.dedup();
    words
}

// A program of an embedder's own.

/// The program of the examples: what a document that extends anything builds on,
/// since those that come with the crate take too long to read.
const OWN: &str = include_str!("../../www/examples/own-program.json");

fn own_program(bytes: &[u8]) {
    static BASE: OnceLock<String> = OnceLock::new();
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let base = BASE.get_or_init(|| {
        assert!(BUILTIN.iter().all(|id| source_of(id).is_some()));
        let mut own: serde_json::Value = serde_json::from_str(OWN).expect("it is JSON");
        let own = own.as_object_mut().expect("it is an object");
        own.retain(|key, _| ["program", "awards", "certifications"].contains(&key.as_str()));
        serde_json::to_string(own).expect("it can be written")
    });
    let program = match custom::read(text, "own.json", |_| Some(base)) {
        Ok(program) => program,
        Err(problems) => {
            assert!(!problems.is_empty(), "a refusal without a reason");
            for problem in problems {
                assert!(!problem.place.is_empty() && !problem.reason.is_empty());
                assert_eq!(problem.file, "own.json");
            }
            return;
        }
    };
    let written = file::encode(&program).expect("what was read can be written");
    assert_eq!(file::decode(&written).as_ref(), Ok(&program));
    let everything: Vec<&str> = program
        .certifications
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    let everybody = Form {
        rows: vec![Row {
            count: "10000".to_owned(),
            holds: everything
                .iter()
                .take(20)
                .map(|id| Entry {
                    text: (*id).to_owned(),
                    ..Entry::default()
                })
                .collect(),
            ..Row::default()
        }],
        figures: program
            .figures
            .iter()
            .map(|figure| (figure.id.clone(), "999999999".to_owned()))
            .collect(),
        answers: program
            .questions
            .iter()
            .map(|question| (question.id.clone(), true))
            .collect(),
        ..Form::default()
    };
    let directory = Directory::new(&program.certifications);
    for form in [Form::default(), everybody] {
        let reading = form.read(&directory, &program.figures, Lang::En);
        for text in ["1990-01-01", "2024-06-01", "2100-12-31"] {
            let day = text.parse().expect("it is a day");
            let assessment = assess(&reading.profile, &program, day);
            for lang in LANGS {
                let explainer = Explainer {
                    program: &program,
                    profile: &reading.profile,
                    assessment: &assessment,
                    shown: &[],
                    locale: Locale::new(lang),
                };
                black_box(explainer.summary());
            }
        }
    }
}

// What is typed.

fn number(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for lang in LANGS {
        if let Ok(number) = read_number(text, lang) {
            assert_eq!(read_number(&write_number(number, lang), lang), Ok(number));
            assert!(!Locale::new(lang).number(&number.fraction()).is_empty());
        }
    }
}

fn day(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for lang in LANGS {
        if let Ok(day) = read_day(text, lang) {
            assert!(YEARS.contains(&day.year()));
            for lang in LANGS {
                assert_eq!(read_day(&day.to_string(), lang), Ok(day));
            }
            assert!(!Locale::new(lang).day(day).is_empty());
        }
    }
}

/// What the page sets: a day and a tag of a language.
fn attribute(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let lang = lang_of(text);
    assert_eq!(lang_of(lang.tag()), lang);
    match text.parse::<Day>() {
        Ok(day) => assert_eq!(day.to_string(), text.trim()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn certification(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Some(hit) = directory().resolve(text) {
        let id = hit.id.to_owned();
        assert_eq!(directory().resolve(&id).map(|hit| hit.id), Some(&*id));
    }
    for lang in LANGS {
        assert!(directory().find(text, lang, 8).len() <= 8);
    }
    black_box(directory().nearest(text));
    fits(text, mpn().awards.iter().map(|award| &award.name));
    let pieces = split_pasted(text);
    assert_eq!(split_pasted(&pieces.join("\n")), pieces);
}

// What is brought along.

fn link(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let whole = read_link(text);
    // The checksum keeps out whatever is changed, so it is put right too.
    for opened in [whole, read_link(&linked(text))].into_iter().flatten() {
        match opened {
            Ok(opened) => {
                let Opened {
                    program,
                    lang,
                    form,
                    ..
                } = &opened;
                let program = program.clone().unwrap_or_default();
                let again = write_link(form, &program, *lang, Names::With);
                let again = read_link(&again).expect("it is ours").expect("it is whole");
                assert_eq!((again.form, again.lang), (form.clone(), *lang));
                typed(&opened);
            }
            Err(error) => assert!(!link_error(Locale::new(Lang::De), error).is_empty()),
        }
    }
}

/// Fields of a link, with lines for the points between them, as a whole link.
fn linked(fields: &str) -> String {
    let fields = [".", fields.trim_end().replace('\n', ".").as_str()].concat();
    let mut sum = fields.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut check = String::new();
    while sum > 0 {
        check.extend(char::from_digit(sum % 36, 36));
        sum /= 36;
    }
    [LINK_KEY, "1.", &check, &fields].concat()
}

fn document(bytes: &[u8]) {
    if may_read(bytes.len()).is_err() {
        return;
    }
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return;
    };
    match Opened::from_value(value) {
        Ok(opened) => {
            let program = opened.program.clone().unwrap_or_default();
            let value = Opened::to_value(&opened.form, &program, opened.lang);
            let text = serde_json::to_string(&value).expect("it can be written");
            let value = serde_json::from_str(&text).expect("it can be read");
            let again = Opened::from_value(value).expect("it is ours");
            assert_eq!(again.form, opened.form);
            assert_eq!(
                (again.program, again.lang),
                (opened.program.clone(), opened.lang)
            );
            assert!(again.ignored.is_empty());
            typed(&opened);
        }
        Err(error) => assert!(!document_error(Locale::new(Lang::En), &error).is_empty()),
    }
}

fn csv(bytes: &[u8]) {
    let said = |why| assert!(!refusal(Locale::new(Lang::En), why).is_empty());
    let encoding = match Encoding::of(bytes) {
        Ok(encoding) => encoding,
        Err(why) => return said(why),
    };
    let wide = |read: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks(2);
        let units: Vec<u16> = pairs
            .map(|pair| read([pair[0], pair.get(1).copied().unwrap_or_default()]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
    };
    let mut report = match SkillsReport::read(&text, directory()) {
        Ok(report) => report,
        Err(why) => return said(why),
    };
    assert!(report.headings().count() <= bounds::COLUMNS);
    for order in [
        report.order,
        Some(DayOrder::MonthFirst),
        Some(DayOrder::DayFirst),
    ] {
        report.order = order;
        let preview = report.preview(&Form::default(), directory());
        for omitted in &preview.omitted {
            assert!(!omission(Locale::new(Lang::De), omitted).is_empty());
        }
        assert!(preview.new_people <= preview.people);
        let again = report.preview(&preview.form, directory());
        assert_eq!(again.form, preview.form, "taken in twice");
        assert_eq!((again.new_people, again.new_certifications), (0, 0));
        let Opened { lang, .. } = Opened::default();
        typed(&Opened {
            form: preview.form,
            lang,
            ..Opened::default()
        });
    }
}

/// A form that somebody brought along, read in both languages.
fn typed(opened: &Opened) {
    let program = opened.program.as_deref().and_then(program).unwrap_or(mpn());
    for lang in LANGS {
        let reading = opened.form.read(directory(), &program.figures, lang);
        bounded(&reading);
        for trouble in &reading.problems {
            assert!(!problem(program, Locale::new(lang), &trouble.what).is_empty());
        }
        if reading.problems.is_empty() {
            let there = other(lang);
            let moved = opened.form.translated(lang, there);
            let moved = moved.read(directory(), &program.figures, there);
            assert_eq!(moved, reading, "in the other language");
        }
    }
}

/// Whatever was typed, the profile stays within its limits.
fn bounded(Reading { profile, rows, .. }: &Reading) {
    let people = &profile.people;
    assert_eq!(people.len(), rows.len());
    assert!(people.iter().map(|person| person.count).sum::<u32>() <= limits::PEOPLE);
    for person in people {
        assert!(person.count <= limits::PEOPLE_IN_A_ROW);
        assert!(person.holds.len() <= limits::HOLDINGS);
        assert!(person.label.chars().count() <= limits::LABEL);
    }
    assert!(profile.held.len() <= limits::HELD);
}

// What is judged.

/// A partner that is judged: fields of a link, one a line. Lines that no link
/// has say what is planned.
struct Situation {
    program: &'static Program,
    profile: Profile,
    day: Day,
    said: Vec<String>,
}

fn situation(bytes: &[u8]) -> Option<Situation> {
    let text = std::str::from_utf8(bytes).ok()?;
    let opened = read_link(&linked(text))?.ok()?;
    let program = opened.program.as_deref().and_then(program).unwrap_or(mpn());
    let reading = opened.form.read(directory(), &program.figures, opened.lang);
    Some(Situation {
        program,
        day: reading.day.or(program.effective.from)?,
        profile: reading.profile,
        said: opened.ignored,
    })
}

fn judged(bytes: &[u8]) {
    let Some(Situation {
        program,
        profile,
        day,
        ..
    }) = situation(bytes)
    else {
        return;
    };
    let assessment = assess(&profile, program, day);
    assert_eq!(assessment.awards.len(), program.awards.len());
    for award in &assessment.awards {
        for path in award.levels.iter().flat_map(|level| &level.paths) {
            folded(&path.trace);
        }
    }
}

fn folded(trace: &Trace) {
    assert!((0.0..=1.0).contains(&trace.progress), "{}", trace.progress);
    if let Finding::All(of) | Finding::Any(of) = &trace.finding {
        of.iter().for_each(folded);
    }
}

fn explained(bytes: &[u8]) {
    let Some(Situation {
        program,
        profile,
        day,
        said,
    }) = situation(bytes)
    else {
        return;
    };
    let lang = if said.iter().any(|word| word.starts_with('D')) {
        Lang::De
    } else {
        Lang::En
    };
    let assessment = assess(&profile, program, day);
    let say = Explainer {
        program,
        profile: &profile,
        assessment: &assessment,
        shown: &[],
        locale: Locale::new(lang),
    };
    let rows = say.rows();
    assert!(rows.len() <= program.awards.len());
    black_box((say.headline(), say.short_headline()));
    black_box((say.ladder(), say.rules_checked()));
    black_box((say.report(&rows), say.gap_list(&rows)));
    black_box(say.summary().awards.len());
    for within_reach in [false, true] {
        black_box(say.card(&rows, within_reach));
    }
    black_box(say.bills(&rows, None));
    black_box((say.idle().len(), say.entered(2).len()));
    for award in &assessment.awards {
        if let Some(held) = &award.held {
            black_box(say.held(award.award, held));
        }
        for level in &award.levels {
            assert!(!say.gap(award, level).is_empty());
            black_box(say.caveats(award, level));
            black_box(say.chain(award.award, level.level));
            black_box(say.fee(award.award, level.level));
            black_box(say.scores(award.award, level.level));
            for path in &level.paths {
                let list = say.checklist(award.award, level.level, path.path);
                black_box(list);
            }
        }
    }
    let until = day.plus_months(12);
    for turn in turns(&profile, program, day, until) {
        assert!(day < turn.day && turn.day <= until);
        black_box(say.turn(&turn));
    }
    black_box(say.renewals(until));
}

/// `Tcloud-platform~silver` names what is wanted, `C3` rules out the means of
/// the fourth step of the cheapest plan, `W3-9` weighs the fourth effort.
fn planned(bytes: &[u8]) {
    let Some(Situation {
        program,
        profile,
        day,
        said,
    }) = situation(bytes)
    else {
        return;
    };
    let goals: Vec<Goal> = said
        .iter()
        .filter_map(|word| goal(program, word))
        .take(3)
        .collect();
    let mut costs = Costs::default();
    for word in &said {
        if let Some((effort, days)) = word.strip_prefix('W').and_then(|word| word.split_once('-'))
            && let Some(effort) = effort
                .parse()
                .ok()
                .and_then(|at: usize| Effort::ALL.get(at))
            && let Some(days) = days
                .parse()
                .ok()
                .and_then(|days| Quantity::whole(days).ok())
        {
            let mut cost = costs.weight(*effort);
            cost.days = days;
            costs.set(*effort, cost);
        }
    }
    let Ok(plans) = plan(&profile, &goals, program, day, &costs) else {
        return;
    };
    for found in &plans {
        reaches(&profile, &goals, program, day, &found.steps);
    }
    let Some(first) = plans.first() else {
        panic!("neither a plan nor a reason");
    };
    let is_cheapest = |proof| proof == Proof::Cheapest;
    for word in said.iter().filter_map(|word| word.strip_prefix('C')) {
        let step = word.parse().ok().and_then(|at: usize| first.steps.get(at));
        costs.cannot.extend(step.and_then(|step| step.step.means()));
    }
    if costs.cannot.is_empty() {
        return;
    }
    match plan(&profile, &goals, program, day, &costs) {
        Ok(less) => {
            for found in &less {
                reaches(&profile, &goals, program, day, &found.steps);
                for step in &found.steps {
                    let means = step.step.means();
                    assert!(!means.is_some_and(|means| costs.cannot.contains(&means)));
                }
            }
            if is_cheapest(first.proof) && is_cheapest(less[0].proof) {
                assert!(costs.price(less[0].cost) >= costs.price(first.cost));
            }
        }
        Err(NoPlan::Unreachable(goal)) => assert!(goals.contains(&goal)),
        // Small programs are searched to the end; the catalog's own may be too large.
        Err(NoPlan::NotFound) => {}
    }
}

fn goal(program: &Program, word: &str) -> Option<Goal> {
    let (award, level) = word.strip_prefix('T')?.split_once('~')?;
    let place = |at: Option<usize>| at.and_then(|at| Index::try_from(at).ok());
    let award = place(program.awards.iter().position(|known| known.id == award))?;
    let level = place(program.levels.iter().position(|known| known.id == level))?;
    Some(Goal { award, level })
}

fn reaches(profile: &Profile, goals: &[Goal], program: &Program, day: Day, steps: &[PlannedStep]) {
    let steps = steps.iter().map(|step| &step.step);
    let assessment = assess(&carry_out(profile, program, day, steps), program, day);
    assert!(goals.iter().all(|goal| is_reached(&assessment, *goal)));
}
