//! Judgements in words, in both languages.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects"
)]

use std::fmt::Write as _;

use partner_eligibility::assess::{AwardTurn, Stand, Status, Turn, Verdict, assess, turns};
use partner_eligibility::catalog::{BUILTIN, builtin};
use partner_eligibility::explain::{
    Explainer, Mark, document_error, label, link_error, omission, problem, refusal, unit, weights,
    window,
};
use partner_eligibility::interchange::{
    DocumentError, Expected, LinkError, Omission, Omitted, Refusal, Trouble,
};
use partner_eligibility::locale::Locale;
use partner_eligibility::model::{Fraction, Index, Lang, Profile, Program, Quantity, Unit, Window};
use partner_eligibility::plan::{Choice, Cost, Costs, Effort, Learner, Step, Target, plan};

#[path = "common/demo.rs"]
mod demo;
#[path = "common/profiles.rs"]
mod profiles;

/// A judgement of the demo program, said in a language.
fn said<T>(profile: &str, day: &str, lang: Lang, say: impl FnOnce(&Explainer) -> T) -> T {
    let program = demo::program();
    let profile: Profile = toml::from_str(profile).expect("it is a profile");
    let assessment = assess(&profile, &program, day.parse().expect("it is a day"));
    say(&Explainer {
        program: &program,
        profile: &profile,
        assessment: &assessment,
        shown: &[],
        locale: Locale::new(lang),
    })
}

/// The same in English and in German.
fn both<T>(profile: &str, day: &str, say: impl Fn(&Explainer) -> T) -> [T; 2] {
    [Lang::En, Lang::De].map(|lang| said(profile, day, lang, &say))
}

fn index(position: Option<usize>) -> Index {
    Index::try_from(position.expect("there is one")).expect("it is small")
}

fn award(program: &Program, id: &str) -> Index {
    index(program.awards.iter().position(|award| award.id == id))
}

fn level(program: &Program, id: &str) -> Index {
    index(program.levels.iter().position(|level| level.id == id))
}

fn gap(say: &Explainer, id: &str, at: &str) -> String {
    let judged = &say.assessment.awards[usize::from(award(say.program, id))];
    let level = level(say.program, at);
    let mut levels = judged.levels.iter();
    let level = levels
        .find(|judged| judged.level == level)
        .expect("it has the level");
    say.gap(judged, level)
}

/// A checklist as text: a line each, set in, with its shape in front.
fn checklist(say: &Explainer, id: &str, at: &str, path: usize) -> String {
    let items = say.checklist(award(say.program, id), level(say.program, at), path);
    let mut text = String::new();
    for item in items {
        let mark = match item.mark {
            Some(Mark::Met) => "+",
            Some(Mark::Short) => "-",
            Some(Mark::Blocked) => "x",
            Some(Mark::Unknown) => "?",
            Some(Mark::Declared) => "!",
            None => " ",
        };
        write!(
            text,
            "{}{mark} {}",
            "    ".repeat(item.depth),
            item.sentence
        )
        .expect("text grows");
        if let Some((have, most)) = &item.points {
            write!(text, " ({have}/{most})").expect("text grows");
        }
        if let (Some(have), Some(need)) = (&item.have, &item.need) {
            write!(text, " [{have}/{need}]").expect("text grows");
        }
        if let Some(gap) = &item.gap {
            write!(text, " [{gap}]").expect("text grows");
        }
        if !item.counted.is_empty() {
            write!(text, " <{}>", item.counted.join(", ")).expect("text grows");
        }
        for note in item.notes.iter().chain(&item.doubt) {
            write!(text, " * {note}").expect("text grows");
        }
        text.push('\n');
    }
    text.replace('\u{a0}', " ")
}

/// Holds a text to what is expected, the margin of the latter taken off.
fn assert_text(text: &str, expected: &str) {
    let expected = expected.trim_start_matches('\n');
    let margin = expected.len() - expected.trim_start().len();
    let expected: String = expected
        .lines()
        .map(|line| line.get(margin..).unwrap_or_default())
        .filter(|line| !line.is_empty())
        .map(|line| [line, "\n"].concat())
        .collect();
    assert_eq!(text, expected, "\n{text}");
}

/// Holds what is said in each language to what is expected.
fn assert_both(said: &[String; 2], english: &str, german: &str) {
    let [en, de] = said;
    assert_eq!(en.replace('\u{a0}', " "), english);
    assert_eq!(de.replace('\u{a0}', " "), german);
}

const DAY: &str = "2021-06-01";
const CLOUD: &str =
    "people = [{ label = 'Ann', holds = [{ id = '70-532' }] }]\nfigures = { azure = 10000 }";

#[test]
fn a_headline_says_it_in_one_sentence() {
    let silver = "people = [{ holds = [{ id = '70-532' }] }]\nfigures = { azure = 15000 }";
    let gold = "people = [{ count = 9, holds = [{ id = '70-532' }, { id = 'mcsa' }, { id = 'voice' }, { id = '70-535' }, { id = '70-333' }, { id = '70-473' }] }]\nheld = [{ award = 'special', level = 'attained' }]\nfigures = { azure = 100000 }";
    let special = "held = [{ award = 'special', level = 'attained' }]";
    let criteria =
        "people = [{ holds = [{ id = 'mcsa' }] }]\nheld = [{ award = 'cloud', level = 'gold' }]";
    let mixed = "people = [{ holds = [{ id = '70-532' }] }, { holds = [{ id = 'cp' }] }]\nheld = [{ award = 'cloud', level = 'silver' }]\nfigures = { azure = 100000 }";
    let doubt = "people = [{ holds = [{ id = '70-532' }] }]\nfigures = { azure = 12000 }\nmarkets = { partner = 'developing', customers = 'developed' }";
    let cases = [
        (
            "",
            DAY,
            "Network member and Action Pack are open to everybody.",
            "No competency yet",
            "Netzwerkmitglied und Action Pack stehen allen offen.",
            "Noch keine Kompetenz",
        ),
        (
            CLOUD,
            DAY,
            "No competency yet. Fewest requirements are open for Silver in Cloud Platform.",
            "No competency yet · 1 step to Silver",
            "Noch keine Kompetenz. Am wenigsten offen ist für Silver in Cloud Platform.",
            "Noch keine Kompetenz · noch 1 Schritt bis Silver",
        ),
        (
            silver,
            DAY,
            "With this you are at Silver in Cloud Platform.",
            "Silver · 1 step to Gold",
            "Damit erreichen Sie Silver in Cloud Platform.",
            "Silver · noch 1 Schritt bis Gold",
        ),
        (
            mixed,
            DAY,
            "With this you are at Silver in Cloud Platform.",
            "Silver · 1 step to Gold",
            "Damit erreichen Sie Silver in Cloud Platform.",
            "Silver · noch 1 Schritt bis Gold",
        ),
        (
            gold,
            DAY,
            "With this you are at Gold in Cloud Platform and Surface Hub, and attain 3 more.",
            "Gold in Cloud Platform and Surface Hub",
            "Damit erreichen Sie Gold in Cloud Platform und Surface Hub sowie 3 Weitere.",
            "Gold in Cloud Platform und Surface Hub",
        ),
        (
            special,
            DAY,
            "With this you attain Linux Migration.",
            "Linux Migration · 1 step to Silver",
            "Damit erreichen Sie Linux Migration.",
            "Linux Migration · noch 1 Schritt bis Silver",
        ),
        (
            criteria,
            DAY,
            "You meet the published criteria of Linux Migration. Microsoft verifies them.",
            "No competency yet · 1 step to Silver",
            "Sie erfüllen die veröffentlichten Kriterien von Linux Migration. Microsoft prüft sie.",
            "Noch keine Kompetenz · noch 1 Schritt bis Silver",
        ),
        (
            doubt,
            DAY,
            "Whether you attain Silver in Cloud Platform is open.",
            "No competency yet · 1 step to Gold",
            "Ob Sie Silver in Cloud Platform erreichen, ist offen.",
            "Noch keine Kompetenz · noch 1 Schritt bis Gold",
        ),
        (
            silver,
            "2022-10-01",
            "This programme ended on 30 September 2022. Nothing can be attained after it; the Demo Cloud Partner Program took its place.",
            "Ended on 30 September 2022",
            "Dieses Programm endete am 30. September 2022. Danach lässt sich darin nichts mehr erreichen; an seine Stelle trat das Demo Cloud Partner Program.",
            "Beendet am 30. September 2022",
        ),
        (
            silver,
            "2018-01-01",
            "No rules from before 19 March 2018 are known here.",
            "No rules before 19 March 2018",
            "Regeln aus der Zeit vor dem 19. März 2018 sind hier nicht bekannt.",
            "Keine Regeln vor dem 19. März 2018",
        ),
    ];
    for (profile, day, english, english_bar, german, german_bar) in cases {
        let said = both(profile, day, |say| (say.headline(), say.short_headline()));
        let [(en, en_bar), (de, de_bar)] = said;
        assert_eq!(en, english);
        assert_eq!(en_bar, english_bar);
        assert_eq!(de, german);
        assert_eq!(de_bar, german_bar);
    }
}

#[test]
fn a_gap_is_half_a_sentence() {
    let team = "people = [{ label = 'Team', count = 5, holds = [{ id = '70-333' }, { id = '70-334' }] }]\nfigures = { azure = 100000, customers = 3 }";
    let doubt = "people = [{ holds = [{ id = '70-532' }] }, { holds = [{ id = 'cp' }] }]\nfigures = { azure = 100000 }";
    let cases = [
        (
            CLOUD,
            DAY,
            "cloud",
            "silver",
            "US$5,000 short",
            "5.000 US$ fehlen",
        ),
        (
            CLOUD,
            DAY,
            "cloud",
            "gold",
            "US$90,000 short and 1 more requirement",
            "90.000 US$ fehlen, dazu 1 weitere Anforderung",
        ),
        (
            CLOUD,
            DAY,
            "other",
            "gold",
            "1 person with 70-533 short",
            "1 Person mit 70-533 fehlt",
        ),
        (
            CLOUD,
            DAY,
            "talk",
            "silver",
            "2 people short and 1 more requirement",
            "2 Personen fehlen, dazu 1 weitere Anforderung",
        ),
        (
            team,
            DAY,
            "talk",
            "silver",
            "1 person with Voice assessment short",
            "1 Person mit Voice-Assessment fehlt",
        ),
        (
            team,
            DAY,
            "hub",
            "silver",
            "new Office 365 customers: 1 short and 1 more requirement",
            "neue Office-365-Kunden: 1 fehlt, dazu 1 weitere Anforderung",
        ),
        (doubt, DAY, "cloud", "silver", "met", "erfüllt"),
        (
            doubt,
            DAY,
            "cloud",
            "gold",
            "open: the rules leave two readings",
            "offen: Die Regeln lassen zwei Lesarten zu",
        ),
        (
            CLOUD,
            DAY,
            "secret",
            "silver",
            "open: no source that was found says what Silver asks for",
            "offen: Was Silver verlangt, fand sich in keiner Quelle",
        ),
        (
            CLOUD,
            DAY,
            "secret",
            "gold",
            "open: a part of what is asked for was found in no source",
            "offen: Ein Teil der Anforderungen fand sich in keiner Quelle",
        ),
        (
            team,
            DAY,
            "secret",
            "gold",
            "1 person with 70-532 short and 1 more requirement",
            "1 Person mit 70-532 fehlt, dazu 1 weitere Anforderung",
        ),
        (
            CLOUD,
            DAY,
            "special",
            "attained",
            "needs Gold in Cloud Platform or Communications first and 1 more requirement",
            "setzt Gold in Cloud Platform oder Communications voraus, dazu 1 weitere Anforderung",
        ),
        (
            CLOUD,
            DAY,
            "silver-member",
            "attained",
            "needs a Silver competency first",
            "setzt eine Silver-Kompetenz voraus",
        ),
        (
            CLOUD,
            DAY,
            "score",
            "silver",
            "60 points short",
            "60 Punkte fehlen",
        ),
        (
            CLOUD,
            DAY,
            "zombie",
            "silver",
            "offered until 18 May 2020 only",
            "nur bis 18. Mai 2020 im Angebot",
        ),
        (
            CLOUD,
            "2022-10-01",
            "cloud",
            "silver",
            "closed: the programme ended on 30 September 2022",
            "geschlossen: Das Programm endete am 30. September 2022",
        ),
        (
            CLOUD,
            "2018-01-01",
            "cloud",
            "silver",
            "no known rules before 19 March 2018",
            "vor dem 19. März 2018 keine bekannten Regeln",
        ),
    ];
    for (profile, day, id, level, english, german) in cases {
        let [en, de] = both(profile, day, |say| {
            gap(say, id, level).replace('\u{a0}', " ")
        });
        assert_eq!(en, english);
        assert_eq!(de, german);
    }
}

#[test]
fn people_and_figures_are_listed_with_who_was_counted() {
    let [en, de] = both(CLOUD, DAY, |say| checklist(say, "cloud", "silver", 0));
    assert_text(
        &en,
        "
        - US$15,000 of Azure consumption in the last 12 months [US$10,000/US$15,000] [US$5,000 short] * US$15,000 in developed markets, US$10,000 in developing ones.
        + 1 person with (Assessment for Cloud Platform or Assessment for Data) or (70-532, 70-533, 70-534, 70-535 or 3 more) [1/1] <Ann>
    ",
    );
    assert_text(
        &de,
        "
        - 15.000 US$ Azure-Verbrauch in den letzten 12 Monaten [10.000 US$/15.000 US$] [5.000 US$ fehlen] * 15.000 US$ in entwickelten Märkten, 10.000 US$ in Entwicklungsmärkten.
        + 1 Person mit (Assessment for Cloud Platform oder Assessment for Data) oder (70-532, 70-533, 70-534, 70-535 oder 3 weiteren) [1/1] <Ann>
    ",
    );
}

#[test]
fn rows_of_several_people_are_named_by_how_many_count() {
    let profile = "people = [{ holds = [{ id = 'mcsa' }] }, { label = 'Support team', count = 5, holds = [{ id = '70-334' }, { id = '70-333' }, { id = 'voice' }] }, { count = 2, holds = [{ id = '70-532' }] }]";
    let [en, de] = both(profile, DAY, |say| {
        let talk = checklist(say, "talk", "silver", 0);
        [
            talk,
            checklist(say, "cloud", "gold", 0),
            checklist(say, "other", "gold", 0),
        ]
        .concat()
    });
    assert_text(
        &en,
        "
        + 2 people, each with (70-334 and 70-333) or MCSA: Linux on Azure [2/2] <Person 1, 1 of “Support team”>
        + 1 of them also with Voice assessment [1/1] <1 of “Support team”>
        - US$100,000 of Azure consumption in the last 12 months [US$100,000 short] * One figure for all markets.
        + 2 people: all with (Assessment for Cloud Platform or Assessment for Data) or all with (70-532, 70-533, 70-534, 70-535 or 3 more) [2/2] <Person 1, 1 of row 3>
        + 1 person with 70-532 [1/1] <1 of row 3>
        - 1 person with 70-533 [0/1] [1 person short] * No source that was found says whether the people counted above may count here too.
    ",
    );
    assert_text(
        &de,
        "
        + 2 Personen, jede mit (70-334 und 70-333) oder MCSA: Linux on Azure [2/2] <Person 1, 1 aus „Support team“>
        + 1 davon auch mit Voice-Assessment [1/1] <1 aus „Support team“>
        - 100.000 US$ Azure-Verbrauch in den letzten 12 Monaten [100.000 US$ fehlen] * Ein Wert für alle Märkte.
        + 2 Personen: alle mit (Assessment for Cloud Platform oder Assessment for Data) oder alle mit (70-532, 70-533, 70-534, 70-535 oder 3 weiteren) [2/2] <Person 1, 1 aus Zeile 3>
        + 1 Person mit 70-532 [1/1] <1 aus Zeile 3>
        - 1 Person mit 70-533 [0/1] [1 Person fehlt] * Ob die oben gezählten Personen auch hier zählen dürfen, sagt keine gefundene Quelle.
    ",
    );
}

#[test]
fn other_people_and_doubts_are_said() {
    let profile = "people = [{ label = 'A', holds = [{ id = '70-532' }, { id = '70-533' }] }, { label = 'B', holds = [{ id = 'cp' }] }]\nfigures = { azure = 12000 }\nmarkets = { partner = 'developing', customers = 'developed' }";
    let [en, de] = both(profile, DAY, |say| {
        [
            checklist(say, "cloud", "silver", 0),
            checklist(say, "cloud", "gold", 0),
            checklist(say, "other", "silver", 0),
            checklist(say, "other", "gold", 0),
            checklist(say, "secret", "gold", 0),
        ]
        .concat()
    });
    assert_text(
        &en,
        "
        ? US$15,000 of Azure consumption in the last 12 months [US$12,000/US$15,000] * US$15,000 in developed markets, US$10,000 in developing ones. * The rules do not say whose market decides, yours or your customers’.
        + 1 person with (Assessment for Cloud Platform or Assessment for Data) or (70-532, 70-533, 70-534, 70-535 or 3 more) [1/1] <B>
        - US$100,000 of Azure consumption in the last 12 months [US$12,000/US$100,000] [US$88,000 short] * One figure for all markets.
        ? 2 people: all with (Assessment for Cloud Platform or Assessment for Data) or all with (70-532, 70-533, 70-534, 70-535 or 3 more) [1/2] <B> * There are enough people only if those of the alternatives may be added together. The rules do not say.
        - 1 person with (70-532, 70-533 or 70-534) and (MCSA: Linux on Azure or Voice assessment) [0/1] [1 person short]
        - 1 other person with 70-535 [0/1] [1 person short]
        + 1 person with 70-532 [1/1] <A>
        ? 1 person with 70-533 [0/1] * No source that was found says whether the people counted above may count here too. * There are enough people only if one may count twice. The rules do not say.
        ? The exams: found in no source
        + 1 person with 70-532 [1/1] <A>
    ",
    );
    assert_text(
        &de,
        "
        ? 15.000 US$ Azure-Verbrauch in den letzten 12 Monaten [12.000 US$/15.000 US$] * 15.000 US$ in entwickelten Märkten, 10.000 US$ in Entwicklungsmärkten. * Die Regeln sagen nicht, wessen Markt entscheidet, Ihrer oder der Ihrer Kunden.
        + 1 Person mit (Assessment for Cloud Platform oder Assessment for Data) oder (70-532, 70-533, 70-534, 70-535 oder 3 weiteren) [1/1] <B>
        - 100.000 US$ Azure-Verbrauch in den letzten 12 Monaten [12.000 US$/100.000 US$] [88.000 US$ fehlen] * Ein Wert für alle Märkte.
        ? 2 Personen: alle mit (Assessment for Cloud Platform oder Assessment for Data) oder alle mit (70-532, 70-533, 70-534, 70-535 oder 3 weiteren) [1/2] <B> * Es sind nur dann genug Personen, wenn die der Alternativen zusammengezählt werden dürfen. Die Regeln sagen es nicht.
        - 1 Person mit (70-532, 70-533 oder 70-534) und (MCSA: Linux on Azure oder Voice-Assessment) [0/1] [1 Person fehlt]
        - 1 andere Person mit 70-535 [0/1] [1 Person fehlt]
        + 1 Person mit 70-532 [1/1] <A>
        ? 1 Person mit 70-533 [0/1] * Ob die oben gezählten Personen auch hier zählen dürfen, sagt keine gefundene Quelle. * Es sind nur dann genug Personen, wenn eine Person zweimal zählen darf. Die Regeln sagen es nicht.
        ? Die Prüfungen: in keiner Quelle gefunden
        + 1 Person mit 70-532 [1/1] <A>
    ",
    );
}

#[test]
fn alternatives_stand_below_a_heading() {
    let profile = "figures = { customers = 25 }\nanswers = { reseller = true }\nheld = [{ award = 'hub', level = 'silver', anniversary = '2021-03-01' }]";
    let [en, de] = both(profile, DAY, |say| {
        [
            checklist(say, "hub", "silver", 0),
            checklist(say, "hub", "gold", 1),
        ]
        .concat()
    });
    assert_text(
        &en,
        "
        + 4 new Office 365 customers in the last 12 months [25/4]
        ! We are an authorised reseller
        + One of these:
              All of these:
                + 25 new Office 365 customers in the last 12 months [25/25]
                ! We are an authorised reseller
            - 2 people, each with 70-333 [0/2] [2 people short]
        - One of these:
            - 1 person with 70-473 [0/1] [1 person short]
            - The anniversary of Surface Hub falls between 1 January 2020 and 30 June 2020 [needs an anniversary between 1 January 2020 and 30 June 2020]
    ",
    );
    assert_text(
        &de,
        "
        + 4 neue Office-365-Kunden in den letzten 12 Monaten [25/4]
        ! Wir sind autorisierter Händler
        + Eines davon:
              Alles davon:
                + 25 neue Office-365-Kunden in den letzten 12 Monaten [25/25]
                ! Wir sind autorisierter Händler
            - 2 Personen, jede mit 70-333 [0/2] [2 Personen fehlen]
        - Eines davon:
            - 1 Person mit 70-473 [0/1] [1 Person fehlt]
            - Der Jahrestag von Surface Hub liegt zwischen dem 1. Januar 2020 und dem 30. Juni 2020 [braucht einen Jahrestag zwischen dem 1. Januar 2020 und dem 30. Juni 2020]
    ",
    );
}

#[test]
fn a_score_is_listed_metric_by_metric() {
    let profile = "people = [{ count = 15, holds = [{ id = 'mb-200' }, { id = 'mb-210' }] }]\nfigures = { customers = 25, users = 531, users-before = 500 }";
    let [en, de] = both(profile, DAY, |say| checklist(say, "score", "silver", 0));
    assert_text(
        &en,
        "
        ? At least 60 points in “Partner contribution” [59.53/60] * The published bands leave a gap between 59 and 60, and no source that was found says how 59.53 is rounded.
            - Customer adds: up to 40 points, all of them at 30 new Office 365 customers in the last 12 months (33.33/40) [25/30] * 30 in developed markets, 3 in developing ones.
            + Consultants: up to 20 points, all of them at 15 people with MB-200 and MB-210 (20/20) [15/15]
            - User growth: up to 25 points, all of them at growth of 25% in active users, compared with 12 months ago (6.2/25) [6.2%/25%] * Counts where “active users” is at least 250.
            - Consultant growth: 15 points or none (0/15)
                - One of these:
                    - Growth of 35% in active users, compared with 12 months ago [0%/35%] [35% short] * Counts where “active users” is at least 15 and less than 30.
                    - The anniversary of Business Applications falls on or after 1 April 2021 [needs an anniversary on or after 1 April 2021]
    ",
    );
    assert_text(
        &de,
        "
        ? Mindestens 60 Punkte bei „Partnerbeitrag“ [59,53/60] * Zwischen 59 und 60 lassen die veröffentlichten Stufen eine Lücke; wie 59,53 gerundet wird, sagt keine gefundene Quelle.
            - Neue Kunden: bis zu 40 Punkte; für alle nötig: 30 neue Office-365-Kunden in den letzten 12 Monaten (33,33/40) [25/30] * 30 in entwickelten Märkten, 3 in Entwicklungsmärkten.
            + Berater: bis zu 20 Punkte; für alle nötig: 15 Personen mit MB-200 und MB-210 (20/20) [15/15]
            - Benutzerwachstum: bis zu 25 Punkte; für alle nötig: 25 % Wachstum bei „aktive Benutzer“ gegenüber dem Stand vor 12 Monaten (6,2/25) [6,2 %/25 %] * Zählt, wenn „aktive Benutzer“ mindestens 250 beträgt.
            - Beraterwachstum: 15 Punkte oder keine (0/15)
                - Eines davon:
                    - 35 % Wachstum bei „aktive Benutzer“ gegenüber dem Stand vor 12 Monaten [0 %/35 %] [35 % fehlen] * Zählt, wenn „aktive Benutzer“ mindestens 15 und weniger als 30 beträgt.
                    - Der Jahrestag von Business Applications liegt am oder nach dem 1. April 2021 [braucht einen Jahrestag am oder nach dem 1. April 2021]
    ",
    );
}

#[test]
fn prerequisites_and_fees_stand_in_the_list() {
    let [en, de] = both(CLOUD, DAY, |say| {
        [
            checklist(say, "network", "attained", 0),
            checklist(say, "action-pack", "attained", 0),
            checklist(say, "silver-member", "attained", 0),
            checklist(say, "gold-member", "attained", 0),
            checklist(say, "special", "attained", 0),
        ]
        .concat()
    });
    assert_text(
        &en,
        "
        + Open to everybody
          Action Pack fee: JPY 44,000 (as of 14 August 2019)
        x A Silver competency, attained or held [needs a Silver competency first]
          Silver fee: amount found in no source
        x A Gold competency, attained or held [needs a Gold competency first]
          Gold fee: US$4,730 (as of October 2022, worked out from other sources)
        x Gold in Cloud Platform or Communications, attained or held [needs Gold in Cloud Platform or Communications first]
        - 1 person with MCSA: Linux on Azure [0/1] [1 person short]
    ",
    );
    assert_text(
        &de,
        "
        + Steht allen offen
          Gebühr für das Action Pack: 44.000 JPY (Stand 14. August 2019)
        x Eine Silver-Kompetenz, erreicht oder vorhanden [setzt eine Silver-Kompetenz voraus]
          Silver-Gebühr: Betrag in keiner Quelle gefunden
        x Eine Gold-Kompetenz, erreicht oder vorhanden [setzt eine Gold-Kompetenz voraus]
          Gold-Gebühr: 4.730 US$ (Stand Oktober 2022, aus anderen Quellen errechnet)
        x Gold in Cloud Platform oder Communications, erreicht oder vorhanden [setzt Gold in Cloud Platform oder Communications voraus]
        - 1 Person mit MCSA: Linux on Azure [0/1] [1 Person fehlt]
    ",
    );
}

#[test]
fn long_lists_are_written_out_on_the_side() {
    let full = both(CLOUD, DAY, |say| {
        let cloud = award(say.program, "cloud");
        let items = say.checklist(cloud, level(say.program, "silver"), 0);
        assert_eq!(items[0].full, None);
        items[1].full.clone().expect("it is longer")
    });
    assert_both(
        &full,
        "1 person with (Assessment for Cloud Platform or Assessment for Data) or (70-532, 70-533, 70-534, 70-535, 70-473, 70-475 or MCSA: Linux on Azure)",
        "1 Person mit (Assessment for Cloud Platform oder Assessment for Data) oder (70-532, 70-533, 70-534, 70-535, 70-473, 70-475 oder MCSA: Linux on Azure)",
    );
}

#[test]
fn what_was_not_judged_has_no_list() {
    said(CLOUD, "2022-10-01", Lang::En, |say| {
        let cloud = award(say.program, "cloud");
        assert_eq!(say.checklist(cloud, level(say.program, "silver"), 0), []);
        assert_eq!(say.checklist(cloud, level(say.program, "silver"), 9), []);
        assert_eq!(say.checklist(Index::MAX, 0, 0), []);
    });
}

#[test]
fn the_ladder_says_what_leads_to_each_rung() {
    let ladder = |profile: &str, day: &str| {
        both(profile, day, |say| {
            let rungs = say.ladder().into_iter().map(|rung| {
                let path = &say.program.awards[usize::from(rung.award)].paths[0];
                let fee = say.fee(rung.award, path.levels[0].level);
                let fee = fee.map_or(String::new(), |fee| fee.sentence);
                let state = say.rung_state(rung.state);
                let line = format!("{} ({state}): {} {fee}", rung.name, rung.sentence);
                [line.trim_end(), "\n"].concat()
            });
            rungs.collect::<String>().replace('\u{a0}', " ")
        })
    };
    let [en, de] = ladder("", DAY);
    assert_text(
        &en,
        "
        Network member (open to everybody): Open to everybody.
        Action Pack (open to everybody): Open to everybody for the yearly fee. JPY 44,000 a year (as of 14 August 2019)
        Silver membership (next): Needs a Silver competency first. This figure was found in no source.
        Gold membership (later): Needs a Gold competency first. US$4,730 a year (as of October 2022, worked out from other sources)
        ",
    );
    assert_text(
        &de,
        "
        Netzwerkmitglied (steht allen offen): Steht allen offen.
        Action Pack (steht allen offen): Steht allen gegen die Jahresgebühr offen. 44.000 JPY im Jahr (Stand 14. August 2019)
        Silver-Mitgliedschaft (als Nächstes): Setzt eine Silver-Kompetenz voraus. Dieser Betrag fand sich in keiner Quelle.
        Gold-Mitgliedschaft (später): Setzt eine Gold-Kompetenz voraus. 4.730 US$ im Jahr (Stand Oktober 2022, aus anderen Quellen errechnet)
        ",
    );
    let silver = "people = [{ holds = [{ id = '70-532' }] }]\nfigures = { azure = 15000 }";
    let [en, de] = ladder(silver, DAY);
    assert_text(
        &en,
        "
        Network member (open to everybody): Open to everybody.
        Action Pack (open to everybody): Open to everybody for the yearly fee. JPY 44,000 a year (as of 14 August 2019)
        Silver membership (reached): You have what it asks for, with Cloud Platform. Active once the fee is paid. This figure was found in no source.
        Gold membership (next): Needs a Gold competency first. US$4,730 a year (as of October 2022, worked out from other sources)
        ",
    );
    assert_text(
        &de,
        "
        Netzwerkmitglied (steht allen offen): Steht allen offen.
        Action Pack (steht allen offen): Steht allen gegen die Jahresgebühr offen. 44.000 JPY im Jahr (Stand 14. August 2019)
        Silver-Mitgliedschaft (erreicht): Sie haben, was dafür verlangt wird, mit Cloud Platform. Aktiv, sobald die Gebühr bezahlt ist. Dieser Betrag fand sich in keiner Quelle.
        Gold-Mitgliedschaft (als Nächstes): Setzt eine Gold-Kompetenz voraus. 4.730 US$ im Jahr (Stand Oktober 2022, aus anderen Quellen errechnet)
        ",
    );
    let [en, de] = ladder(silver, "2022-10-01");
    assert_text(
        &en,
        "
        Network member (closed): Closed: the programme ended on 30 September 2022.
        Action Pack (closed): Closed: the programme ended on 30 September 2022. JPY 44,000 a year (as of 14 August 2019)
        Silver membership (closed): Closed: the programme ended on 30 September 2022. This figure was found in no source.
        Gold membership (closed): Closed: the programme ended on 30 September 2022. US$4,730 a year (as of October 2022, worked out from other sources)
        ",
    );
    assert_text(
        &de,
        "
        Netzwerkmitglied (geschlossen): Geschlossen: Das Programm endete am 30. September 2022.
        Action Pack (geschlossen): Geschlossen: Das Programm endete am 30. September 2022. 44.000 JPY im Jahr (Stand 14. August 2019)
        Silver-Mitgliedschaft (geschlossen): Geschlossen: Das Programm endete am 30. September 2022. Dieser Betrag fand sich in keiner Quelle.
        Gold-Mitgliedschaft (geschlossen): Geschlossen: Das Programm endete am 30. September 2022. 4.730 US$ im Jahr (Stand Oktober 2022, aus anderen Quellen errechnet)
        ",
    );
}

#[test]
fn rows_come_nearest_first() {
    let rows = |profile: &str| {
        said(profile, DAY, Lang::En, |say| {
            let rows = say.rows();
            rows.iter()
                .map(|row| {
                    let attainment = say.attainment(row.award, row.level);
                    format!("{attainment}: {}\n", say.row_gap(row))
                })
                .collect::<String>()
        })
    };
    assert_text(
        &rows(CLOUD),
        "
        Silver in Cloud Platform: US$5,000 short
        Gold in Other People: 1 person with 70-533 short
        Gold in Security: open: a part of what is asked for was found in no source
        Silver in Business Applications: 60 points short
        Silver in Surface Hub: new Office 365 customers: 4 short and 1 more requirement
        Silver in Communications: 2 people short and 1 more requirement
        Linux Migration: needs Gold in Cloud Platform or Communications first and 1 more requirement
        Silver in Cloud CRM: offered until 18 May 2020 only
        ",
    );
    let silver = "people = [{ holds = [{ id = '70-532' }] }]\nfigures = { azure = 15000 }";
    assert_text(
        &rows(silver),
        "
        Gold in Cloud Platform: US$85,000 short and 1 more requirement
        Gold in Other People: 1 person with 70-533 short
        Gold in Security: open: a part of what is asked for was found in no source
        Silver in Business Applications: 60 points short
        Silver in Surface Hub: new Office 365 customers: 4 short and 1 more requirement
        Silver in Communications: 2 people short and 1 more requirement
        Linux Migration: needs Gold in Cloud Platform or Communications first and 1 more requirement
        Silver in Cloud CRM: offered until 18 May 2020 only
        ",
    );
}

#[test]
fn caveats_come_with_a_level() {
    let caveats = |profile: &str, id: &str, at: &str| {
        both(profile, DAY, |say| {
            let judged = &say.assessment.awards[usize::from(award(say.program, id))];
            let level = level(say.program, at);
            let mut levels = judged.levels.iter();
            let level = levels
                .find(|judged| judged.level == level)
                .expect("it has the level");
            say.caveats(judged, level).join("\n") + "\n"
        })
    };
    let special =
        "people = [{ holds = [{ id = 'mcsa' }] }]\nheld = [{ award = 'cloud', level = 'gold' }]";
    let cases = [
        (CLOUD, "cloud", "silver", "
            By the rules last published in March 2018; no later confirmation was found.
            This entry was last checked against its sources on 2 November 2026.
            Consumption counts from the month of the association.
            ", "
            Nach den zuletzt im März 2018 veröffentlichten Regeln; eine spätere Bestätigung fand sich nicht.
            Dieser Eintrag wurde zuletzt am 2. November 2026 mit seinen Quellen verglichen.
            Verbrauch zählt ab dem Monat der Zuordnung.
            "),
        (CLOUD, "talk", "silver", "
            This figure looks copied.
            This entry was last checked against its sources on 2 November 2026.
            ", "
            Dieser Wert sieht abgeschrieben aus.
            Dieser Eintrag wurde zuletzt am 2. November 2026 mit seinen Quellen verglichen.
            "),
        (CLOUD, "other", "gold", "
            None of its sources is Microsoft’s own.
            This entry was last checked against its sources on 2 November 2026.
            ", "
            Keine der Quellen stammt von Microsoft selbst.
            Dieser Eintrag wurde zuletzt am 2. November 2026 mit seinen Quellen verglichen.
            "),
        (special, "special", "attained", "
            Meets the published criteria. Microsoft verifies the rest.
            This entry was last checked against its sources on 2 November 2026.
            ", "
            Erfüllt die veröffentlichten Kriterien. Den Rest überprüft Microsoft.
            Dieser Eintrag wurde zuletzt am 2. November 2026 mit seinen Quellen verglichen.
            "),
    ];
    for (profile, id, at, english, german) in cases {
        let [en, de] = caveats(profile, id, at);
        assert_text(&en, english);
        assert_text(&de, german);
    }
}

#[test]
fn certifications_that_do_not_count_say_why() {
    let profile = "people = [{ holds = [{ id = '70-534' }, { id = '70-534', passed = '2018-01-01' }, { id = '70-532', passed = '2021-06-02' }, { id = '70-533', expires = '2021-05-31' }, { id = 'az-9' }, { id = 'az-9', passed = '2020-01-01' }, { id = 'md-1' }] }, { linked = false, holds = [{ id = 'mcsa' }] }]";
    let [en, de] = both(profile, DAY, |say| {
        let lines = say.idle().into_iter();
        lines.map(|line| line.sentence + "\n").collect::<String>()
    });
    assert_text(
        &en,
        "
        70-534 no longer counts: it was retired, and counted until 31 December 2018.
        70-534 does not count: it could be earned until 31 December 2017 only.
        70-532 does not count yet: it was earned on 2 June 2021, after the day that is judged.
        70-533 no longer counts: it was valid until 31 May 2021.
        az-9 and md-1 count for nothing in this programme.
        MCSA: Linux on Azure does not count: it is not linked to your organisation.
        ",
    );
    assert_text(
        &de,
        "
        70-534 zählt nicht mehr: eingestellt und bis zum 31. Dezember 2018 angerechnet.
        70-534 zählt nicht: Der Erwerb war nur bis zum 31. Dezember 2017 möglich.
        70-532 zählt noch nicht: erworben am 2. Juni 2021, nach dem Tag der Beurteilung.
        70-533 zählt nicht mehr: gültig bis zum 31. Mai 2021.
        az-9 und md-1 zählen in diesem Programm für nichts.
        MCSA: Linux on Azure zählt nicht: keine Verknüpfung mit Ihrer Organisation.
        ",
    );
}

#[test]
fn on_paper_stands_who_was_judged_and_on_what_figures() {
    let profile = "people = [{ label = 'Mira', holds = [{ id = '70-533' }, { id = 'az-9' }] }, { label = 'Idle' }, { count = 3, holds = [{ id = 'mcsa' }] }, { label = 'Jo', holds = [{ id = '70-532' }] }]\nfigures = { azure = 1234.5 }";
    let [en, de] = both(profile, DAY, |say| say.entered(2).join("\n") + "\n");
    assert_text(
        &en,
        "
        Mira: 70-533, az-9
        Person 3 (3 people): MCSA: Linux on Azure
        and 1 more person
        Azure consumption: US$1,234.50
        ",
    );
    assert_text(
        &de,
        "
        Mira: 70-533, az-9
        Person 3 (3 Personen): MCSA: Linux on Azure
        und 1 weitere Person
        Azure-Verbrauch: 1.234,50\u{a0}US$
        ",
    );
}

#[test]
fn a_level_held_says_what_follows() {
    let held = |held: &str, day: &str| {
        let profile = [
            "people = [{ count = 2, holds = [{ id = '70-532' }] }]\nfigures = { azure = 100000 }\n",
            held,
        ]
        .concat();
        both(&profile, day, |say| {
            let cloud = award(say.program, "cloud");
            let judged = &say.assessment.awards[usize::from(cloud)];
            let held = judged.held.as_ref().expect("it is held");
            (say.held(cloud, held).join("\n") + "\n").replace('\u{a0}', " ")
        })
    };
    let [en, de] = held(
        "held = [{ award = 'cloud', level = 'silver', anniversary = '2019-09-01' }]",
        "2019-08-01",
    );
    assert_text(
        &en,
        "
        Renew it between 2 September 2019 and 1 October 2019.
        Microsoft sends reminders on 17 August 2019 and 24 September 2019.
        Once renewed, the next anniversary is 31 August 2020.
        You have what Gold asks for: buy it with 25% off its fee.
        ",
    );
    assert_text(
        &de,
        "
        Verlängern Sie zwischen dem 2. September 2019 und dem 1. Oktober 2019.
        Microsoft erinnert daran am 17. August 2019 und 24. September 2019.
        Nach der Verlängerung ist der nächste Jahrestag der 31. August 2020.
        Sie haben, was Gold verlangt: Kaufen Sie es mit 25 % Nachlass auf die Gebühr.
        ",
    );
    let [en, de] = held(
        "held = [{ award = 'cloud', level = 'gold', anniversary = '2021-03-15' }]",
        "2021-04-01",
    );
    assert_text(
        &en,
        "
        Renew it between 16 March 2021 and 14 April 2021.
        Microsoft sends reminders on 7 April 2021.
        Once renewed, the next anniversary is 15 March 2022.
        Its requirements are waived until the anniversary on 15 March 2022; the fee stays due.
        ",
    );
    assert_text(
        &de,
        "
        Verlängern Sie zwischen dem 16. März 2021 und dem 14. April 2021.
        Microsoft erinnert daran am 7. April 2021.
        Nach der Verlängerung ist der nächste Jahrestag der 15. März 2022.
        Die Anforderungen sind bis zum Jahrestag am 15. März 2022 ausgesetzt; die Gebühr bleibt fällig.
        ",
    );
    let [en, de] = held(
        "held = [{ award = 'cloud', level = 'gold', anniversary = '2020-03-15' }]",
        "2022-10-01",
    );
    assert_text(
        &en,
        "
        The programme has ended: the benefits of Gold go on for the fee alone.
        Its window for renewal closed on 14 April 2020.
        Whether its requirements are waived at this renewal, and for how long, no source that was found says.
        ",
    );
    assert_text(
        &de,
        "
        Das Programm ist beendet: Die Vorteile von Gold laufen allein gegen die Gebühr weiter.
        Die Frist für die Verlängerung endete am 14. April 2020.
        Ob die Anforderungen bei dieser Verlängerung ausgesetzt sind und wie lange, sagt keine gefundene Quelle.
        ",
    );
}

#[test]
fn changes_are_announced() {
    let program = demo::program();
    let judge = |profile: &str| {
        let profile: Profile = toml::from_str(profile).expect("it is a profile");
        let assessment = assess(&profile, &program, DAY.parse().expect("it is a day"));
        (profile, assessment)
    };
    let (before_profile, before) = judge(CLOUD);
    let (after_profile, after) =
        judge("people = [{ holds = [{ id = '70-532' }] }]\nfigures = { azure = 15000 }");
    let say = |profile, assessment, lang| Explainer {
        program: &program,
        profile,
        assessment,
        shown: &[],
        locale: Locale::new(lang),
    };
    let gained = [Lang::En, Lang::De]
        .map(|lang| say(&after_profile, &after, lang).changes(&before).concat());
    assert_both(
        &gained,
        "Now Silver in Cloud Platform",
        "Jetzt Silver in Cloud Platform",
    );
    let lost = [Lang::En, Lang::De]
        .map(|lang| say(&before_profile, &before, lang).changes(&after).concat());
    assert_both(
        &lost,
        "No longer Silver in Cloud Platform",
        "Nicht mehr Silver in Cloud Platform",
    );
    assert_eq!(
        say(&after_profile, &after, Lang::En).changes(&after),
        Vec::<String>::new()
    );
}

#[test]
fn sources_are_dated_in_words() {
    said(CLOUD, DAY, Lang::De, |say| {
        let cloud = say.checklist(award(say.program, "cloud"), level(say.program, "silver"), 0);
        let source = &cloud[0].sources[0];
        assert_eq!(source.url, "https://example.org/text");
        assert_eq!(source.as_of, "15. Dezember 2017");
        assert!(source.primary);
        let other = say.checklist(award(say.program, "other"), level(say.program, "gold"), 0);
        assert_eq!(other[0].sources[0].as_of, "August 2019");
        assert!(!other[0].sources[0].primary);
    });
}

#[test]
fn a_fee_is_found_by_the_rung_that_a_level_leads_to() {
    let fee = |id: &str, at: &str| {
        said(CLOUD, DAY, Lang::En, |say| {
            say.fee(award(say.program, id), level(say.program, at))
        })
    };
    let gold = fee("cloud", "gold").expect("there is one");
    assert_eq!(gold.name, "Gold fee");
    assert_eq!(gold.amounts.len(), 2);
    assert!(gold.amounts[1].derived && !gold.amounts[1].primary);
    let silver = fee("cloud", "silver").expect("there is one");
    assert_eq!(silver.sentence, "This figure was found in no source.");
    assert_eq!(fee("special", "attained"), None);
    assert_eq!(fee("network", "attained"), None);
}

#[test]
fn what_is_paid_already_adds_no_fee() {
    let in_program = |program: &str, day: &str, profile: &str, id: &str, at: &str| {
        let [fee, _] = by(program, profile, day, |say| {
            let (award, level) = (award(say.program, id), level(say.program, at));
            assert!(say.fee(award, level).is_some());
            say.further_fee(award, level).is_some()
        });
        fee
    };
    let further =
        |profile: &str, id: &str, at: &str| in_program("mpn", "2018-06-01", profile, id, at);
    let silver =
        "people = [{ holds = [{ id = '70-533' }] }]\nfigures = { azure-consumption = 15000 }";
    assert!(!further(silver, "data-analytics", "silver"));
    assert!(further(silver, "data-analytics", "gold"));
    assert!(further("", "data-analytics", "silver"));

    let gold = "people = [{ count = 2, holds = [{ id = 'assessment-cp' }] }]\nfigures = { azure-consumption = 100000 }";
    let [bills, _] = by("mpn", gold, "2018-06-01", |say| {
        let mut rows = say.rows().into_iter();
        let next = rows
            .find(|row| row.reached.is_none())
            .expect("there is one");
        assert_eq!(next.level, level(say.program, "silver"));
        let bills = say.bills(&say.rows(), None).into_iter();
        bills
            .map(|bill| (bill.covers, bill.ahead))
            .collect::<Vec<_>>()
    });
    assert_eq!(bills, [("Cloud Platform".to_owned(), false)]);

    let today = |profile: &str| in_program("maicpp", "2026-10-10", profile, "security", "attained");
    let azure = "
        people = [{ count = 4, holds = [
            { id = 'az-104' }, { id = 'az-305' }, { id = 'dp-300' }, { id = 'az-204' },
            { id = 'az-400' }, { id = 'az-700' }, { id = 'az-140' },
        ] }]
        figures = {
            azure-smb-customer-adds = 3, azure-usage-a-year-ago = 100000,
            azure-usage-now = 110000, azure-services = 5,
        }
        choices = { azure-track = 'smb' }";
    assert!(today(""));
    assert!(!today(azure), "one fee covers all areas");
}

#[test]
fn troubles_say_what_to_do() {
    let program = demo::program();
    let day = "2017-12-31".parse().expect("it is a day");
    let text = || "x7".to_owned();
    let million = "1000000000000".parse().expect("it is a number");
    let cases = [
        (
            Trouble::NotANumber { text: text() },
            "“x7” is not a number. Write digits: 15000.",
            "„x7“ ist keine Zahl. Schreiben Sie Ziffern: 15000.",
        ),
        (
            Trouble::OtherUnit {
                text: text(),
                unit: Unit::Usd,
            },
            "“x7” has another unit. This figure is in US$.",
            "„x7“ hat eine andere Einheit. Dieser Wert steht in US$.",
        ),
        (
            Trouble::OtherUnit {
                text: text(),
                unit: Unit::Items,
            },
            "“x7” has another unit. This figure is in whole numbers.",
            "„x7“ hat eine andere Einheit. Dieser Wert steht in ganzen Zahlen.",
        ),
        (
            Trouble::NotWhole { text: text() },
            "“x7” is not whole. Write it without decimals.",
            "„x7“ ist nicht ganzzahlig. Lassen Sie die Nachkommastellen weg.",
        ),
        (
            Trouble::Negative,
            "This is below zero. Write zero or more.",
            "Das ist kleiner als null. Schreiben Sie null oder mehr.",
        ),
        (
            Trouble::TooLarge { max: million },
            "This is too large. Write 1,000,000,000,000 or less.",
            "Das ist zu groß. Schreiben Sie 1.000.000.000.000 oder weniger.",
        ),
        (
            Trouble::TooFine { text: text() },
            "“x7” has more than two decimals. Write a thousand as 1,000 or 1000.",
            "„x7“ hat mehr als zwei Nachkommastellen. Tausend schreiben Sie als 1.000 oder 1000.",
        ),
        (
            Trouble::NotADay { text: text() },
            "“x7” is not a day. Write year, month and day: 2022-09-30.",
            "„x7“ ist kein Datum. Schreiben Sie Tag, Monat und Jahr: 30.9.2022.",
        ),
        (
            Trouble::NoSuchDay { text: text() },
            "“x7” is in no calendar. Check the day and the month.",
            "„x7“ gibt es in keinem Kalender. Prüfen Sie Tag und Monat.",
        ),
        (
            Trouble::OutOfRange {
                from: 1990,
                until: 2100,
            },
            "This is too far away. Write a day from 1990 to 2100.",
            "Das ist zu weit weg. Schreiben Sie einen Tag von 1990 bis 2100.",
        ),
        (
            Trouble::UnknownCertification {
                text: text(),
                nearest: None,
            },
            "“x7” is no certification we know. Check the code, or leave it: it counts for nothing.",
            "„x7“ ist keine Zertifizierung, die wir kennen. Prüfen Sie den Code, oder lassen Sie ihn stehen: Er zählt für nichts.",
        ),
        (
            Trouble::UnknownCertification {
                text: text(),
                nearest: Some("mcsa".into()),
            },
            "“x7” is no certification we know. Did you mean MCSA: Linux on Azure?",
            "„x7“ ist keine Zertifizierung, die wir kennen. Meinten Sie MCSA: Linux on Azure?",
        ),
        (
            Trouble::AfterRetirement {
                certification: "70-534".into(),
                retired: day,
            },
            "70-534 could be earned until 31 December 2017 only. Check the day it was passed.",
            "70-534 ließ sich nur bis zum 31. Dezember 2017 erwerben. Prüfen Sie den Tag des Bestehens.",
        ),
        (
            Trouble::TooManyPeople { max: 10_000 },
            "With this row there are more than 10,000 people. It is left out.",
            "Mit dieser Zeile sind es mehr als 10.000 Personen. Sie bleibt außen vor.",
        ),
        (
            Trouble::TooManyCertifications { max: 500 },
            "One person can have 500 certifications here. The rest is left out.",
            "Eine Person kann hier 500 Zertifizierungen haben. Der Rest bleibt außen vor.",
        ),
        (
            Trouble::TooManyAwards { max: 200 },
            "This page takes 200 levels held. The rest is left out.",
            "Diese Seite nimmt 200 vorhandene Stufen an. Der Rest bleibt außen vor.",
        ),
        (
            Trouble::TooLong { max: 200 },
            "This is too long. Write 200 characters or fewer.",
            "Das ist zu lang. Schreiben Sie höchstens 200 Zeichen.",
        ),
        (
            Trouble::Duplicate { id: "mcsa".into() },
            "MCSA: Linux on Azure is there already. Once is enough.",
            "MCSA: Linux on Azure steht schon da. Einmal genügt.",
        ),
        (
            Trouble::Duplicate { id: "talk".into() },
            "Communications is there already. Once is enough.",
            "Communications steht schon da. Einmal genügt.",
        ),
    ];
    for (trouble, english, german) in cases {
        let said = [Lang::En, Lang::De].map(|lang| problem(&program, Locale::new(lang), &trouble));
        assert_both(&said, english, german);
    }
}

#[test]
fn units_and_windows_have_words() {
    let locale = Locale::new(Lang::De);
    assert_eq!(unit(locale, Unit::Users), Some("Benutzer"));
    assert_eq!(unit(locale, Unit::Items), None);
    let day = "2020-10-01".parse().expect("it is a day");
    let windows = [
        (Window::LastTwelveMonths, Some("in den letzten 12 Monaten")),
        (Window::Now, Some("heute")),
        (Window::TwelveMonthsAgo, Some("vor 12 Monaten")),
        (
            Window::LastTwentyFourMonths,
            Some("in den letzten 24 Monaten"),
        ),
        (Window::LastThreeMonths, Some("in den letzten 3 Monaten")),
        (Window::On(day), Some("am 1. Oktober 2020")),
        (Window::Unstated, None),
    ];
    for (time, expected) in windows {
        assert_eq!(window(locale, time).as_deref(), expected);
    }
}

/// Whatever is judged can be said: nothing is empty, and no place in a message
/// stays open.
#[test]
fn everything_can_be_said() {
    let demo = demo::program();
    let builtin = BUILTIN.iter().filter_map(|id| builtin(id));
    for program in builtin.chain([&demo]) {
        for seed in 0..40 {
            let profile = profiles::profile(seed, program, 6, 12);
            let assessment = assess(&profile, program, profiles::day(seed, program, 1_800));
            for lang in [Lang::En, Lang::De] {
                let say = Explainer {
                    program,
                    profile: &profile,
                    assessment: &assessment,
                    shown: &[],
                    locale: Locale::new(lang),
                };
                for sentence in everything(&say) {
                    let whole = !sentence.is_empty()
                        && !sentence.contains(['{', '}'])
                        && !sentence.contains("  ")
                        && !sentence.contains("()");
                    assert!(whole, "{seed}: \"{sentence}\"");
                }
            }
        }
    }
}

fn everything(say: &Explainer) -> Vec<String> {
    let mut all = vec![say.headline(), say.short_headline()];
    all.extend(
        say.ladder()
            .into_iter()
            .flat_map(|rung| [rung.name, rung.sentence]),
    );
    let rows = say.rows();
    for row in rows.iter().take(1) {
        let target = Target {
            award: row.award,
            level: row.level,
        };
        let day = say.assessment.day;
        let plans = plan(say.profile, &[target], say.program, day, &Costs::default());
        let plans = plans.into_iter().flatten();
        for plan in plans.filter(|plan| !plan.steps.is_empty()) {
            all.extend([
                say.plan_proof(&plan),
                say.plan_way(&plan),
                say.plan_cost(plan.cost),
            ]);
            for planned in &plan.steps {
                all.extend([
                    say.plan_step(&planned.step),
                    say.plan_targets(&planned.unlocks),
                ]);
                all.extend(say.plan_without(planned));
            }
        }
    }
    for within_reach in [false, true] {
        let card = say.card(&rows, within_reach);
        let lines = card.membership.into_iter().chain(card.awards);
        all.extend(lines.chain(card.specializations).map(|line| line.name));
    }
    all.extend(rows.iter().map(|row| say.row_gap(row)));
    all.extend(rows.into_iter().map(|row| row.name));
    all.extend(say.idle().into_iter().map(|line| line.sentence));
    all.extend(say.entered(2));
    for judged in &say.assessment.awards {
        let held = judged.held.iter();
        all.extend(held.flat_map(|held| say.held(judged.award, held)));
        for level in &judged.levels {
            all.push(say.gap(judged, level));
            all.extend(say.caveats(judged, level));
            let chain = say.chain(judged.award, level.level).into_iter();
            all.extend(chain.flat_map(|link| {
                assert!((0.0..=1.0).contains(&link.progress));
                [link.name, link.gap]
            }));
            for path in &level.paths {
                for item in say.checklist(judged.award, level.level, path.path) {
                    assert!((0.0..=1.0).contains(&item.progress));
                    all.push(item.sentence);
                    all.extend(item.full.into_iter().chain(item.have).chain(item.need));
                    all.extend(item.gap.into_iter().chain(item.counted).chain(item.notes));
                    all.extend(item.doubt);
                }
            }
        }
    }
    all
}

#[test]
fn a_price_is_that_of_the_day_and_says_when_another_was_known() {
    let program = builtin("maicpp").expect("it is built in");
    let profile = Profile::default();
    let fee = |day: &str, id: &str, lang| {
        let assessment = assess(&profile, program, day.parse().expect("it is a day"));
        let say = Explainer {
            program,
            profile: &profile,
            assessment: &assessment,
            shown: &[],
            locale: Locale::new(lang),
        };
        let fee = program.fees.iter().find(|fee| fee.id == id);
        let line = say.fee_line(fee.expect("it is there"));
        line.sentence.replace('\u{a0}', " ")
    };
    let designation = |day, lang| fee(day, "designation-fee", lang);
    assert_eq!(
        designation("2026-10-10", Lang::En),
        "US$4,875 a year (as of 9 April 2026)"
    );
    assert_eq!(
        designation("2024-06-01", Lang::En),
        "US$4,730 a year (as of 7 September 2022). As of 9 April 2026: US$4,875 a year; on which day it changed, no source that was found says"
    );
    assert_eq!(
        designation("2024-06-01", Lang::De),
        "4.730 US$ im Jahr (Stand 7. September 2022). Stand 9. April 2026: 4.875 US$ im Jahr; an welchem Tag sich das änderte, sagt keine gefundene Quelle"
    );
    let audit = |day| fee(day, "audit-azure", Lang::En);
    assert!(audit("2026-10-10").starts_with("US$3,600"));
    assert!(audit("2023-01-01").starts_with("US$3,000"));
}

/// A judgement by a program that comes with the crate, in both languages.
fn by<T>(id: &str, profile: &str, day: &str, say: impl Fn(&Explainer) -> T) -> [T; 2] {
    let program = builtin(id).expect("it is built in");
    let profile: Profile = toml::from_str(profile).expect("it is a profile");
    let assessment = assess(&profile, program, day.parse().expect("it is a day"));
    [Lang::En, Lang::De].map(|lang| {
        say(&Explainer {
            program,
            profile: &profile,
            assessment: &assessment,
            shown: &[],
            locale: Locale::new(lang),
        })
    })
}

/// None is empty, and no two are the same.
#[track_caller]
fn apart<T: AsRef<str>>(said: &[T]) {
    for (at, one) in said.iter().map(AsRef::as_ref).enumerate() {
        assert!(!one.is_empty() && !one.contains(['{', '}']), "{one:?}");
        let same = said.iter().take(at).find(|other| other.as_ref() == one);
        assert!(same.is_none(), "{one:?} is said twice");
    }
}

#[test]
fn each_shape_and_state_has_a_word_of_its_own() {
    let marks = [
        Mark::Met,
        Mark::Short,
        Mark::Blocked,
        Mark::Unknown,
        Mark::Declared,
    ];
    let states = [
        Status::Achieved,
        Status::Held,
        Status::CriteriaMet,
        Status::WithinReach,
        Status::Blocked,
        Status::Undetermined,
        Status::Closed,
    ];
    let verdicts = [Verdict::Met, Verdict::Unmet, Verdict::Unknown];
    both("", "2018-06-01", |say| {
        apart(&marks.map(|mark| say.mark(mark)));
        apart(&states.map(|state| say.status(state)));
        apart(&verdicts.map(|verdict| say.verdict(verdict)));
        // The word under a level's shape says no more than the shape does.
        assert_eq!(
            say.mark(Mark::from(Verdict::Met)),
            say.verdict(Verdict::Met)
        );
    });
    let units = [
        Unit::Usd,
        Unit::Customers,
        Unit::Users,
        Unit::Seats,
        Unit::Devices,
        Unit::Deployments,
        Unit::People,
        Unit::Percent,
    ];
    for lang in [Lang::En, Lang::De] {
        let words = units.map(|counted| unit(Locale::new(lang), counted).unwrap_or_default());
        apart(&words);
    }
}

#[test]
fn what_is_refused_says_why() {
    let refusals = [
        Refusal::TooLarge,
        Refusal::TooManyRows,
        Refusal::Workbook,
        Refusal::NotText,
        Refusal::Empty,
        Refusal::OneColumn,
        Refusal::LearnReport,
        Refusal::TooManyColumns { line: 1_234 },
        Refusal::LongRow { line: 1_234 },
        Refusal::OpenQuote { line: 1_234 },
        Refusal::Formula { line: 1_234 },
    ];
    let expected = [
        Expected::Text,
        Expected::List,
        Expected::Object,
        Expected::Answer,
        Expected::Market,
        Expected::Language,
        Expected::AtMost(1_000),
    ];
    let errors = [
        DocumentError::NotJson,
        DocumentError::TooLarge,
        DocumentError::Other,
        DocumentError::Newer,
    ];
    let errors = errors.into_iter().chain(expected.map(|expected| {
        let path = "people[3].holds[0]".to_owned();
        DocumentError::At { path, expected }
    }));
    let errors: Vec<DocumentError> = errors.collect();
    for locale in [EN, DE] {
        let said = refusals.map(|why| refusal(locale, why));
        apart(&said);
        let line = locale.count(1_234);
        assert!(
            said[7..].iter().all(|said| said.contains(&line)),
            "{said:?}"
        );
        let said: Vec<String> = errors
            .iter()
            .map(|error| document_error(locale, error))
            .collect();
        apart(&said);
        assert!(
            said[4..]
                .iter()
                .all(|said| said.contains("people[3].holds[0]"))
        );
        apart(&[LinkError::Newer, LinkError::Damaged].map(|error| link_error(locale, error)));
    }
    let omitted = [
        Omitted::UnknownCertification,
        Omitted::NoCertification,
        Omitted::NoPerson,
        Omitted::Inactive,
        Omitted::NotLinked,
        Omitted::Learning,
        Omitted::Day,
        Omitted::TooLong,
        Omitted::TooManyPeople,
    ];
    for locale in [EN, DE] {
        let said = omitted.map(|why| {
            let omitted = Omission {
                why,
                text: "AZ-1".into(),
                lines: (2..40).collect(),
                nearest: None,
            };
            omission(locale, &omitted)
        });
        apart(&said);
    }
}

const EN: Locale = Locale::new(Lang::En);
const DE: Locale = Locale::new(Lang::De);

#[test]
fn each_step_of_a_plan_is_a_sentence() {
    let program = builtin("maicpp").expect("it is built in");
    let skill = index(program.certification("az-104"));
    let figure = index(
        program
            .figures
            .iter()
            .position(|figure| figure.unit == Unit::Usd),
    );
    let question = index(
        program
            .questions
            .iter()
            .position(|known| known.id == "support-plan"),
    );
    let learn = |row, nth| Step::Learn {
        learner: Learner { row, nth },
        certification: skill,
    };
    let amount = |number| Quantity::whole(number).expect("it is small");
    let name = |lang| {
        program.figures[usize::from(figure)]
            .name
            .get(lang)
            .to_owned()
    };
    let code = |lang| {
        label(
            Locale::new(lang),
            &program.certifications[usize::from(skill)],
        )
    };
    let adoption = award(program, "adoption-and-change-management");
    let find_out = Step::FindOut("adoption-and-change-management-performance".into());
    let (en, de) = (
        (name(Lang::En), code(Lang::En)),
        (name(Lang::De), code(Lang::De)),
    );
    let steps = [
        (
            learn(Some(0), 0),
            format!("Anna: earn {}", en.1),
            format!("Anna: {} erwerben", de.1),
        ),
        (
            learn(Some(1), 2),
            format!("Person 2, no. 3: earn {}", en.1),
            format!("Person 2, Nr. 3: {} erwerben", de.1),
        ),
        (
            learn(None, 1),
            format!("new hire 2: earn {}", en.1),
            format!("Neuzugang 2: {} erwerben", de.1),
        ),
        (
            Step::Hire { nth: 0 },
            "Hire new hire 1".into(),
            "Stellen Sie ein: Neuzugang 1".into(),
        ),
        (
            Step::Arrange(question),
            "Arrange: We hold the support plan ASfP or PSfP".into(),
            "Sorgen Sie dafür: Wir haben den Supportvertrag ASfP oder PSfP".into(),
        ),
        (
            Step::Baseline {
                figure,
                value: amount(1_000),
            },
            format!("Look up {}; the plan is for US$1,000", en.0),
            format!("Sehen Sie nach: {}; der Plan gilt für 1.000 US$", de.0),
        ),
        (
            Step::Raise {
                figure,
                to: amount(1_500),
                by: amount(500),
            },
            format!("Bring {} to US$1,500 (US$500 more)", en.0),
            format!("Bringen Sie „{}“ auf 1.500 US$ (500 US$ mehr)", de.0),
        ),
        (
            find_out.clone(),
            "Find out the performance asked for, and meet it (Adoption and Change Management)".into(),
            "Finden Sie heraus und erfüllen Sie: die verlangte Leistung (Adoption and Change Management)".into(),
        ),
        (
            Step::Audit(adoption),
            "Pass the audit for Adoption and Change Management".into(),
            "Bestehen Sie das Audit für Adoption and Change Management".into(),
        ),
    ];
    let profile = "people = [{ label = 'Anna' }, { count = 3 }]";
    for (step, english, german) in &steps {
        let said = by("maicpp", profile, "2026-10-10", |say| {
            say.plan_step(step).replace('\u{a0}', " ")
        });
        assert_eq!(&said, &[english.clone(), german.clone()]);
    }
    let choice = &program.choices[0];
    let class = Step::Class(Choice {
        choice: 0,
        option: 1,
    });
    let page = program.awards[usize::from(adoption)].page.as_deref();
    let with_page = index(program.awards.iter().position(|award| award.page.is_some()));
    let known = program.awards[usize::from(with_page)].page.as_deref();
    let known = known.expect("it has one");
    by("maicpp", profile, "2026-10-10", |say| {
        let said = say.plan_step(&class);
        let lang = say.locale.lang();
        assert!(said.contains(choice.text.get(lang)), "{said}");
        assert!(said.contains(choice.options[1].name.get(lang)), "{said}");
        assert_eq!(say.plan_page(&find_out), page);
        assert_eq!(say.plan_page(&Step::Audit(with_page)), Some(known));
        assert_eq!(say.plan_page(&Step::Hire { nth: 0 }), None);
    });
}

#[test]
fn a_level_held_takes_something_off_the_fee() {
    let profile = "
        people = [{ count = 2, holds = [{ id = '70-532' }] }]
        figures = { azure = 100000 }
        held = [{ award = 'cloud', level = 'silver', anniversary = '2019-09-01' }]
    ";
    let [en, de] = both(profile, "2019-08-01", |say| {
        let tax = Quantity::whole(20).expect("it is small");
        let bills = say.bills(&say.rows(), Some(tax));
        let bill = bills.into_iter().find(|bill| bill.discount.is_some());
        let bill = bill.expect("Silver is held");
        let lines = [bill.discount, bill.taxed].map(Option::unwrap_or_default);
        lines.map(|line| line.replace('\u{a0}', " "))
    });
    assert_eq!(
        en,
        [
            "For you US$3,547.50: 25% off for the level that you hold.",
            "With 20% tax: US$4,257"
        ]
    );
    assert_eq!(
        de,
        [
            "Für Sie 3.547,50 US$: 25 % Nachlass für die Stufe, die Sie haben.",
            "Mit 20 % Steuer: 4.257 US$"
        ]
    );
}

#[test]
fn what_the_page_does_not_show_is_not_named() {
    let only = |id: &'static str| {
        by(
            "mpn",
            "people = [{ holds = [{ id = '70-533' }] }]",
            DAY,
            move |say| {
                let awards = say.program.awards.iter();
                let shown: Vec<bool> = awards.map(|award| award.id == id).collect();
                let say = Explainer {
                    shown: &shown,
                    ..*say
                };
                let rows = say.rows().into_iter().map(|row| row.name);
                [say.headline(), say.short_headline()]
                    .into_iter()
                    .chain(rows)
                    .collect::<Vec<_>>()
            },
        )
    };
    let [english, german] = only("data-analytics");
    assert_eq!(
        english,
        [
            "None of these yet. Fewest requirements are open for Silver in Data Analytics.",
            "None of these yet · 1 step to Silver",
            "Data Analytics",
        ]
    );
    assert_eq!(
        german[0],
        "Noch keine davon. Am wenigsten offen ist für Silver in Data Analytics."
    );
}

#[test]
fn on_paper_stands_what_was_answered() {
    let profile = "
        choices = { azure-track = 'smb', business-applications-track = 'gone' }
        answers = { support-plan = true, specialization-copilot = false, unknown = true }
        ";
    let [en, de] = by("maicpp", profile, "2026-10-10", |say| say.entered(2));
    assert_eq!(
        en,
        [
            "Your track in the Azure areas: Small and medium business (SMB)",
            "We hold the support plan ASfP or PSfP: Yes",
            "We hold the specialization Microsoft 365 Copilot: No",
        ]
    );
    assert_eq!(
        de[0],
        "Ihr Weg in den Azure-Bereichen: Kleine und mittlere Unternehmen (SMB)"
    );
}

#[test]
fn many_days_are_said_in_whole_ones() {
    let days = |hundredths| {
        let days = Quantity::from_hundredths(hundredths).expect("it is a quantity");
        let money = Quantity::default();
        let [en, _] = by("mpn", "", DAY, |say| say.plan_cost(Cost { days, money }));
        en
    };
    assert_eq!(days(50), "0.5 days");
    assert_eq!(days(950), "9.5 days");
    assert_eq!(days(1_020), "11 days");
    assert_eq!(days(6_520), "66 days");
}

#[test]
fn a_fee_is_due_again_on_the_day_of_what_it_is_paid_for() {
    let due = |held: &str, day: &str| {
        let azure = "
            people = [{ count = 4, holds = [
                { id = 'az-104' }, { id = 'az-305' }, { id = 'dp-300' }, { id = 'az-204' },
                { id = 'az-400' }, { id = 'az-700' }, { id = 'az-140' },
            ] }]
            choices = { azure-track = 'smb' }
            figures = {
                azure-smb-customer-adds = 3, azure-usage-a-year-ago = 100000,
                azure-usage-now = 110000, azure-services = 5,
            }
            ";
        let profile = [azure, "held = [", held, "]"].concat();
        let [said, _] = by("maicpp", &profile, day, |say| {
            let bills = say.bills(&say.rows(), None).into_iter();
            bills.map(|bill| bill.due).collect::<Vec<_>>()
        });
        said
    };
    let usual = "Due when you buy, and on the same day of each year after.";
    let awarded = "{ award = 'kubernetes-on-azure', level = 'attained', since = '2024-03-15' }";
    for said in due(awarded, "2026-10-10") {
        assert_eq!(said, usual, "a specialization costs no fee of its own");
    }
    let held = "{ award = 'infrastructure', level = 'attained', anniversary = '2026-10-05' }";
    assert!(
        due(held, "2026-10-01").contains(&"Due again on 5 October 2026.".to_owned()),
        "{:?}",
        due(held, "2026-10-01")
    );
    assert_eq!(
        due(held, "2026-10-10")[0],
        "Due now: the time to renew ends on 4 November 2026."
    );
    assert_eq!(due(held, "2026-12-10")[0], usual);
}

#[test]
fn a_plan_names_the_fees_of_its_levels_and_audits() {
    let fees = |profile: &str, ids: &[&str]| {
        let [fees, _] = by("maicpp", profile, "2026-10-10", |say| {
            let attained = level(say.program, "attained");
            let targets = ids.iter().map(|id| Target {
                award: award(say.program, id),
                level: attained,
            });
            let targets: Vec<Target> = targets.collect();
            let day = say.assessment.day;
            let plans = plan(say.profile, &targets, say.program, day, &Costs::default());
            say.plan_fees(&plans.expect("there is a way")[0])
        });
        fees
    };
    let designation =
        "Solutions Partner designations, one year: US$4,875 a year (as of 9 April 2026)";
    let whole = "Azure audit, modules A and B: US$3,600 (as of first half of 2026)";
    let only_b = "Azure audit, module B: US$2,400 (as of first half of 2026)";
    let desktop = "azure-virtual-desktop";
    let vmware = "azure-vmware-solution";
    assert_eq!(fees("", &[desktop]), [designation, whole]);
    assert_eq!(fees("", &[desktop, vmware]), [designation, whole, only_b]);
    let passed = "audits = [{ award = 'azure-virtual-desktop', passed = '2026-03-01' }]";
    assert_eq!(fees(passed, &[vmware]), [designation, only_b]);
    let holds = "held = [{ award = 'infrastructure', level = 'attained' }]";
    assert_eq!(fees(holds, &["infrastructure"]), [designation; 0]);
}

#[test]
fn a_later_day_says_what_stops_and_what_comes_of_it() {
    // What has stopped before stops no more.
    let profile = "
        people = [{ label = 'Anna', holds = [
            { id = 'az-104', expires = '2026-11-01' },
            { id = 'az-700', expires = '2026-10-01' },
        ] }]
    ";
    let [en, de] = by("maicpp", profile, "2026-10-10", |say| {
        let until = "2026-12-31".parse().expect("it is a day");
        let turns = turns(say.profile, say.program, say.assessment.day, until);
        let line = say.turn(turns.first().expect("one day"));
        assert_eq!(line.day.to_string(), "2026-11-02");
        let [cause] = &line.causes[..] else {
            panic!("{:?}", line.causes);
        };
        let skill = say.program.certification("az-104").expect("it is there");
        let name = label(say.locale, &say.program.certifications[skill]);
        assert!(cause.starts_with(name), "{cause}");
        cause.clone()
    });
    assert!(en.contains(" stops counting: Anna."), "{en}");
    assert!(de.contains(" zählt nicht mehr: Anna."), "{de}");
    let points = |number| Some(Fraction::from_integer(number));
    let stand = |reached, number| Stand {
        reached,
        points: points(number),
    };
    by("maicpp", profile, "2026-10-10", |say| {
        let scored = award(say.program, "infrastructure");
        let level = say.assessment.awards[usize::from(scored)].levels[0].level;
        let what = say.attainment(scored, level);
        let told = |before, after| {
            let turn = Turn {
                day: say.assessment.day,
                stops: Vec::new(),
                awards: vec![AwardTurn {
                    award: scored,
                    before,
                    after,
                }],
            };
            let line = say.turn(&turn);
            assert_eq!(line.causes.len(), 1, "the rules are the cause");
            line.effects.concat()
        };
        let is_english = say.locale == EN;
        let lost = told(stand(Some(level), 72), stand(None, 60));
        let won = told(stand(None, 60), stand(Some(level), 60));
        if is_english {
            assert!(
                lost.contains("60 instead of 72 points. No longer "),
                "{lost}"
            );
            assert_eq!(won, format!("Now {what}"));
        } else {
            assert!(lost.contains("60 statt 72 Punkte. Nicht mehr "), "{lost}");
            assert_eq!(won, format!("Jetzt {what}"));
        }
        assert!(lost.ends_with(&what), "{lost}");
    });
    let [en, de] = by("maicpp", "", "2026-10-10", |say| say.window_of_the_day());
    assert!(en.is_some_and(|said| said.contains("to 10 October 2026")));
    assert!(de.is_some_and(|said| said.contains("bis zum 10. Oktober 2026")));
}

#[test]
fn a_specialization_held_says_whether_its_renewal_asks_for_an_audit() {
    let said = |since: &str| {
        let profile = format!(
            "held = [{{ award = 'infra-and-database-migration', level = 'attained', \
             anniversary = '2026-12-01', since = '{since}' }}]"
        );
        let [en, _] = by("maicpp", &profile, "2026-10-10", |say| {
            let at = award(say.program, "infra-and-database-migration");
            let judged = &say.assessment.awards[usize::from(at)];
            say.held(at, judged.held.as_ref().expect("it is held"))
                .join(" ")
        });
        en
    };
    let (one, two) = (said("2025-12-01"), said("2024-12-01"));
    let audit = "This renewal asks for an audit or references as well.";
    let alone = "This renewal asks for the qualification alone";
    assert!(one.contains(alone) && !one.contains(audit), "{one}");
    assert!(two.contains(audit) && !two.contains(alone), "{two}");
}

#[test]
fn weights_of_a_page_are_read_or_refused_with_their_place() {
    let read = |json: &str| weights(serde_json::from_str(json).expect("it is JSON"));
    let costs = read(r#"{ "day": 800, "exam": { "days": 2.5 }, "audit": { "dollars": 9 } }"#);
    let costs = costs.expect("these are weights");
    assert_eq!(costs.day.to_string(), "800");
    assert_eq!(costs.weight(Effort::Exam).days.to_string(), "2.5");
    assert_eq!(costs.weight(Effort::Audit).money.to_string(), "9");
    for (wrong, place) in [
        ("3", "costs: "),
        (r#"{ "dance": {} }"#, "costs.dance: "),
        (r#"{ "exam": 3 }"#, "costs.exam: "),
        (r#"{ "exam": { "days": -1 } }"#, "costs.exam.days: "),
        (r#"{ "exam": { "weeks": 1 } }"#, "costs.exam"),
        (r#"{ "day": "much" }"#, "costs.day: "),
    ] {
        let error = read(wrong).expect_err("it is wrong");
        assert!(error.starts_with(place), "{wrong}: {error}");
    }
}

#[test]
fn a_plan_is_told_to_the_page_with_who_learns_what() {
    let profile = "people = [{ label = 'Ann', holds = [{ id = 'sc-300' }] }]";
    let [(planned, lessons), (german, _)] = by("maicpp", profile, "2026-10-10", |say| {
        let at = |id: &str| say.program.awards.iter().position(|award| award.id == id);
        let award = u16::try_from(at("security").expect("it is there")).expect("it is small");
        let goal = Target { award, level: 0 };
        let costs = Costs::default();
        let day = say.assessment.day;
        let plans = plan(say.profile, &[goal], say.program, day, &costs).expect("there is a way");
        (say.planned(&plans[0]), say.plan_lessons(&plans[0]))
    });
    assert!(planned.steps.len() > 2, "{planned:?}");
    assert!(!lessons.is_empty(), "somebody learns");
    for (step, same) in planned.steps.iter().zip(&german.steps) {
        assert!(
            step.unlocks.iter().any(|goal| goal.award == "security"),
            "{step:?}"
        );
        assert_ne!(step.text, same.text);
    }
}
