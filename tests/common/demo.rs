//! A small program that has a bit of everything.

use partner_eligibility::catalog::compile::{File, Files, compile};
use partner_eligibility::model::Program;

const PROGRAM: &str = r#"
id = "demo"
name = "Demo Partner Network"
effective = { from = "2018-03-19", until = "2022-09-30" }
successor = { id = "next", name = "Demo Cloud Partner Program" }
retired_grace_months = 12
levels = [
    { id = "attained", name = "Attained" },
    { id = "silver", name = "Silver" },
    { id = "gold", name = "Gold" },
]
ladder = ["network", "action-pack", "silver-member", "gold-member"]
areas = [{ id = "apps", name = { en = "Apps", de = "Anwendungen" } }]
figures = [
    { id = "azure", name = { en = "Azure consumption", de = "Azure-Verbrauch" }, unit = "usd", window = "last-twelve-months" },
    { id = "customers", name = { en = "new Office 365 customers", de = "neue Office-365-Kunden" }, unit = "customers", window = "last-twelve-months" },
    { id = "users", name = { en = "active users", de = "aktive Benutzer" }, unit = "users", window = "now" },
    { id = "users-before", name = { en = "active users", de = "aktive Benutzer" }, unit = "users", window = "twelve-months-ago" },
]
questions = [{ id = "reseller", text = { en = "We are an authorised reseller", de = "Wir sind autorisierter Händler" } }]
assumptions = [{ en = "Nothing.", de = "Nichts." }]

[[fees]]
id = "action-pack"
name = { en = "Action Pack fee", de = "Gebühr für das Action Pack" }
amounts = [{ amount = 44000, currency = "JPY", as_of = "2019-08-14", source = "blog" }]
source = "text"

[[fees]]
id = "silver"
name = { en = "Silver fee", de = "Silver-Gebühr" }
source = "text"

[[fees]]
id = "gold"
name = { en = "Gold fee", de = "Gold-Gebühr" }
amounts = [
    { amount = 444000, currency = "JPY", as_of = "2019-08-14", source = "blog" },
    { amount = 4730, currency = "USD", as_of = "2022-10", derived = true, source = ["text", "blog"] },
]
source = "text"

[[extensions]]
anniversary = { from = "2021-01-01", until = "2021-12-31" }
months = 12
except = ["score"]
source = "text"

[[extensions]]
anniversary = { from = "2020-01-01", until = "2020-06-30" }
source = "text"

[renewal]
opens_after_days = 1
length_days = 30
reminders_days = [-15, 23]
next_after_days = 365
source = "text"

[[upgrades]]
from = "silver"
to = "gold"
percent_off = 25
source = "text"

[sources.text]
url = "https://example.org/text"
as_of = "2017-12-15"
kind = "primary"
what = "the text"

[sources.blog]
url = "https://example.org/blog"
as_of = "2019-08"
kind = "secondary"
what = "a blog"
"#;

const CERTIFICATIONS: &str = r#"
[sources.list]
url = "https://example.org/list"
as_of = "2018"
kind = "primary"

[[certifications]]
id = "70-532"
kind = "exam"
code = "70-532"
source = "list"

[[certifications]]
id = "70-533"
kind = "exam"
code = "70-533"
source = "list"

[[certifications]]
id = "70-534"
kind = "exam"
code = "70-534"
retires = "2017-12-31"
source = "list"

[[certifications]]
id = "70-535"
kind = "exam"
code = "70-535"
source = "list"

[[certifications]]
id = "70-473"
kind = "exam"
code = "70-473"
source = "list"

[[certifications]]
id = "70-475"
kind = "exam"
code = "70-475"
source = "list"

[[certifications]]
id = "70-333"
kind = "exam"
code = "70-333"
source = "list"

[[certifications]]
id = "70-334"
kind = "exam"
code = "70-334"
source = "list"

[[certifications]]
id = "mcsa"
kind = "certification"
name = "MCSA: Linux on Azure"
source = "list"

[[certifications]]
id = "voice"
kind = "assessment"
name = { en = "Voice assessment", de = "Voice-Assessment" }
source = "list"

[[certifications]]
id = "cp"
kind = "assessment"
name = "Assessment for Cloud Platform"
source = "list"

[[certifications]]
id = "cp-data"
kind = "assessment"
name = "Assessment for Data"
source = "list"

[[certifications]]
id = "mb-200"
kind = "exam"
code = "MB-200"
source = "list"

[[certifications]]
id = "mb-210"
kind = "exam"
code = "MB-210"
source = "list"
"#;

const AWARDS: [(&str, &str); 12] = [
    (
        "network",
        r#"
id = "network"
kind = "membership"
name = { en = "Network member", de = "Netzwerkmitglied" }
source = "text"

[[options]]
id = "join"
name = "Join"
checked = "2026-11-01"
levels.attained = []
"#,
    ),
    (
        "action-pack",
        r#"
id = "action-pack"
kind = "membership"
name = "Action Pack"
source = "text"

[[options]]
id = "buy"
name = "Buy"
checked = "2026-11-01"
levels.attained = [{ kind = "fee", fee = "action-pack" }]
"#,
    ),
    (
        "silver-member",
        r#"
id = "silver-member"
kind = "membership"
name = { en = "Silver membership", de = "Silver-Mitgliedschaft" }
source = "text"

[[options]]
id = "competency"
name = "Competency"
checked = "2026-11-01"
levels.attained = [
    { kind = "award", any_kind = "competency", level = "silver" },
    { kind = "fee", fee = "silver" },
]
"#,
    ),
    (
        "gold-member",
        r#"
id = "gold-member"
kind = "membership"
name = { en = "Gold membership", de = "Gold-Mitgliedschaft" }
source = "text"

[[options]]
id = "competency"
name = "Competency"
checked = "2026-11-01"
levels.attained = [
    { kind = "award", any_kind = "competency", level = "gold" },
    { kind = "fee", fee = "gold" },
]
"#,
    ),
    (
        "cloud",
        r#"
id = "cloud"
kind = "competency"
name = "Cloud Platform"
area = "apps"
source = "text"
notes = [{ en = "Consumption counts from the month of the association.", de = "Verbrauch zählt ab dem Monat der Zuordnung." }]

[[options]]
id = "consumption"
name = "Azure Consumption"
checked = "2026-11-02"
last_published = "2018-03-19"

[[options.levels.silver]]
kind = "amount"
amount = "azure"
at_least = { developed = 15000, developing = 10000, whose = "unstated" }

[[options.levels.silver]]
kind = "people"
count = 1
holding = [
    { any = ["cp", "cp-data"] },
    { any = ["70-532", "70-533", "70-534", "70-535", "70-473", "70-475", "mcsa"] },
]

[[options.levels.gold]]
kind = "amount"
amount = "azure"
at_least = 100000
note = { en = "One figure for all markets.", de = "Ein Wert für alle Märkte." }

[[options.levels.gold]]
kind = "people"
count = 2
holding = [
    { any = ["cp", "cp-data"] },
    { any = ["70-532", "70-533", "70-534", "70-535", "70-473", "70-475", "mcsa"] },
]
"#,
    ),
    (
        "talk",
        r#"
id = "talk"
kind = "competency"
name = "Communications"
area = "apps"
source = "text"

[[options]]
id = "integrator"
name = "Systems Integrator"
checked = "2026-11-02"
note = { en = "This figure looks copied.", de = "Dieser Wert sieht abgeschrieben aus." }

[[options.levels.silver]]
id = "skilled"
kind = "people"
count = 2
holding = [{ any = [{ all = ["70-334", "70-333"] }, "mcsa"] }]

[[options.levels.silver]]
kind = "people"
count = 1
holding = ["voice"]
among = "skilled"
"#,
    ),
    (
        "other",
        r#"
id = "other"
kind = "competency"
name = "Other People"
area = "apps"
source = "blog"

[[options]]
id = "reseller"
name = "Reseller"
checked = "2026-11-02"

[[options.levels.silver]]
id = "first"
kind = "people"
count = 1
holding = [{ all = [{ any = ["70-532", "70-533", "70-534"] }, { any = ["mcsa", "voice"] }] }]

[[options.levels.silver]]
kind = "people"
count = 1
holding = ["70-535"]
overlap = { with = "first", rule = "forbidden" }

[[options.levels.gold]]
id = "first"
kind = "people"
count = 1
holding = ["70-532"]

[[options.levels.gold]]
kind = "people"
count = 1
holding = ["70-533"]
overlap = { with = "first", rule = "unstated" }
"#,
    ),
    (
        "hub",
        r#"
id = "hub"
kind = "competency"
name = "Surface Hub"
area = "apps"
source = "text"

[[options]]
id = "devices"
name = "Devices"
checked = "2026-11-02"

[[options.levels.silver]]
kind = "amount"
amount = "customers"
at_least = 4

[[options.levels.silver]]
kind = "confirmed"
question = "reseller"

[[options]]
id = "either"
name = "Either"
checked = "2026-11-02"

[[options.levels.gold]]
kind = "any"

[[options.levels.gold.of]]
kind = "all"
of = [
    { kind = "amount", amount = "customers", at_least = 25 },
    { kind = "confirmed", question = "reseller" },
]

[[options.levels.gold.of]]
kind = "people"
count = 2
holding = ["70-333"]

[[options.levels.gold]]
kind = "at-least"
count = 1
of = [
    { kind = "people", count = 1, holding = ["70-473"] },
    { kind = "anniversary", award = "hub", within = { from = "2020-01-01", until = "2020-06-30" } },
]
"#,
    ),
    (
        "score",
        r#"
id = "score"
kind = "competency"
name = "Business Applications"
area = "apps"
source = "text"

[[scores]]
id = "pci"
name = { en = "Partner contribution", de = "Partnerbeitrag" }

[[scores.metrics]]
id = "customers"
name = { en = "Customer adds", de = "Neue Kunden" }
max = 40
amount = "customers"
full = { developed = 30, developing = 3, whose = "customers" }

[[scores.metrics]]
id = "consultants"
name = { en = "Consultants", de = "Berater" }
max = 20
amount = { people = { all = ["mb-200", "mb-210"] } }
full = 15

[[scores.metrics]]
id = "growth"
name = { en = "User growth", de = "Benutzerwachstum" }
max = 25
amount = { growth = { now = "users", before = "users-before", before_at_least = 250 } }
full = 25

[[scores.metrics]]
id = "grown"
name = { en = "Consultant growth", de = "Beraterwachstum" }
max = 15
when = [
    { kind = "amount", amount = { growth = { now = { people = "mb-200" }, before = "users-before", before_at_least = { developed = 15, developing = 5, whose = "partner" }, before_below = 30 } }, at_least = 35 },
    { kind = "anniversary", award = "score", within = { from = "2021-04-01" } },
]

[[options]]
id = "pci"
name = "PCI"
checked = "2026-11-02"
levels.silver = [{ kind = "score", score = "pci", at_least = 60, printed_below = 59 }]
levels.gold = [{ kind = "score", score = "pci", at_least = 80, printed_below = 79 }]
"#,
    ),
    (
        "secret",
        r#"
id = "secret"
kind = "competency"
name = "Security"
area = "apps"
source = "text"

[[options]]
id = "unknown"
name = "Unknown"
checked = "2026-11-02"
levels.silver = [{ kind = "unpublished", about = { en = "The options", de = "Die Optionen" } }]

[[options.levels.gold]]
kind = "unpublished"
about = { en = "The exams", de = "Die Prüfungen" }

[[options.levels.gold]]
kind = "people"
count = 1
holding = ["70-532"]
"#,
    ),
    (
        "special",
        r#"
id = "special"
kind = "specialization"
name = "Linux Migration"
area = "apps"
source = "text"

[[options]]
id = "audit"
name = "Audit"
checked = "2026-11-02"
levels.attained = [
    { kind = "award", any_of = ["cloud", "talk"], level = "gold" },
    { kind = "people", count = 1, holding = ["mcsa"] },
]
"#,
    ),
    (
        "zombie",
        r#"
id = "zombie"
kind = "competency"
name = "Cloud CRM"
area = "apps"
listed = { until = "2020-05-18" }
source = "text"

[[options]]
id = "crm"
name = "CRM"
checked = "2026-11-02"
levels.silver = [{ kind = "people", count = 1, holding = ["70-532"] }]
"#,
    ),
];

/// The program.
pub fn program() -> Program {
    let file = |name: &str| name.to_owned();
    let files = Files {
        program: File {
            name: file("program"),
            content: toml::from_str(PROGRAM).expect("the program is read"),
        },
        awards: AWARDS
            .iter()
            .map(|(name, text)| File {
                name: file(name),
                content: toml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}")),
            })
            .collect(),
        certifications: vec![File {
            name: file("certifications"),
            content: toml::from_str(CERTIFICATIONS).expect("the certifications are read"),
        }],
        extends: false,
    };
    compile(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
