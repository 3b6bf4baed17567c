//! What Partner Center exports about people's skills, or any table of people
//! and certifications, as a change of the roster.
//!
//! Of a row it keeps a name, a certification and its days. Addresses and ids
//! tell two people of one name apart, and are forgotten; where there is no
//! name, the address stands for one.

use std::collections::BTreeMap;

use super::day::read_day;
use super::form::{Entry, Form, Row};
use super::search::{Directory, Hit, SEARCHES};
use super::table::{Refusal, Table, TableRow};
use crate::model::{Day, Lang, limits};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Nothing that is needed.
    Ignored,
    /// A name.
    Name,
    /// The first part of a name.
    FirstName,
    /// The last part of a name.
    LastName,
    /// An address or id, to tell two people of one name apart.
    Identity,
    /// A certification: its code or name.
    Certification,
    /// The day it was earned.
    Passed,
    /// The last day it is valid.
    Expires,
    /// Whether it is active.
    Status,
    /// Whether the person is associated with the organisation.
    Linked,
    /// Module, learning path, exam or certification.
    Kind,
}

/// The columns that somebody can choose by hand.
pub const CHOICES: [Column; 8] = [
    Column::Ignored,
    Column::Name,
    Column::FirstName,
    Column::LastName,
    Column::Identity,
    Column::Certification,
    Column::Passed,
    Column::Expires,
];

/// In what order a date with slashes is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// `5/31/2023`.
    MonthFirst,
    /// `31/5/2023`.
    DayFirst,
}

/// A file that was read, and what its columns hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillsReport {
    table: Table,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// Whether the first row is one of headings.
    has_heading: bool,
    /// In what order the days with slashes are written, where that is known.
    pub order: Option<DayOrder>,
    /// What was meant instead of a certification that nobody knows: id by text.
    pub meant: BTreeMap<String, String>,
}

/// What a file would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The form with the file taken in.
    pub form: Form,
    /// Rows of the file that were understood.
    pub understood: usize,
    /// People in the file who hold something that is known.
    pub people: usize,
    /// People who are new.
    pub new_people: usize,
    /// Certifications that are new, of people new and known.
    pub new_certifications: usize,
    /// Certifications that were there, and have a day now or another one.
    pub new_days: usize,
    /// What was not taken, and where it stands.
    pub omitted: Vec<Omission>,
    /// Whether there are days with slashes in an order that nothing shows.
    pub order_unclear: bool,
}

/// Something that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// Why.
    pub why: Omitted,
    /// What stands there.
    pub text: String,
    /// On which lines.
    pub lines: Vec<usize>,
    /// Id of the certification whose code is nearest, where one is near.
    pub nearest: Option<String>,
}

/// Why something is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omitted {
    /// No certification that counts for anything here.
    UnknownCertification,
    /// No certification in the row.
    NoCertification,
    /// Nobody in the row.
    NoPerson,
    /// The certification is said not to be active.
    Inactive,
    /// The person is said not to be associated with the organisation.
    NotLinked,
    /// A module or a learning path.
    Learning,
    /// A day that cannot be read; the certification is taken without it.
    Day,
    /// A name or a certification that is too long.
    TooLong,
    /// More people than are taken in all.
    TooManyPeople,
}

/// What people call a column, in letters and digits, each group for one kind.
const HEADINGS: [(Column, &[&str]); 10] = [
    (
        Column::FirstName,
        &["individualfirstname", "firstname", "givenname", "vorname"],
    ),
    (
        Column::LastName,
        &[
            "individuallastname",
            "lastname",
            "surname",
            "familyname",
            "nachname",
            "familienname",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "fullname",
            "displayname",
            "person",
            "who",
            "employee",
            "individual",
            "individualname",
            "teammember",
            "anzeigename",
            "wer",
            "mitarbeiter",
            "mitarbeiterin",
            "mitarbeitername",
            "nameoderrolle",
            "nameorrole",
        ],
    ),
    (
        Column::Identity,
        &[
            "mcpid",
            "mcid",
            "email",
            "corpemail",
            "emailaddress",
            "emailadresse",
            "mail",
            "workemail",
        ],
    ),
    (
        Column::Certification,
        &[
            "trainingtitle",
            "certification",
            "certifications",
            "certificationname",
            "certificationtitle",
            "credential",
            "exam",
            "examcode",
            "examname",
            "examnumber",
            "examtitle",
            "code",
            "title",
            "zertifizierung",
            "zertifizierungen",
            "zertifikat",
            "prüfung",
            "prüfungscode",
            "prüfungsnummer",
            "prüfungstitel",
            "schulungstitel",
            "trainingstitel",
            "titel",
        ],
    ),
    (
        Column::Passed,
        &[
            "trainingcompletiondate",
            "completiondate",
            "completed",
            "date",
            "passed",
            "passedon",
            "earned",
            "earnedon",
            "achievementdate",
            "datum",
            "bestanden",
            "bestandenam",
            "erworbenam",
            "abschlussdatum",
        ],
    ),
    (
        Column::Expires,
        &[
            "expirationdate",
            "expires",
            "expireson",
            "expirydate",
            "validuntil",
            "gültigbis",
            "ablaufdatum",
            "läuftabam",
        ],
    ),
    (
        Column::Status,
        &["activationstatus", "certificationstatus", "status"],
    ),
    (
        Column::Linked,
        &[
            "associatedinpc",
            "isassociatedinpc",
            "associatedinpartnercenter",
            "linked",
            "inpczugeordnet",
            "zugeordnet",
            "verknüpft",
        ],
    ),
    (Column::Kind, &["trainingtype", "type", "typ", "art"]),
];

/// What a status says that is no longer active. Not that it is retired: what was
/// earned before counts for a while yet, and the judgement knows how long.
const INACTIVE: [&str; 7] = [
    "inactive",
    "expired",
    "revoked",
    "inaktiv",
    "abgelaufen",
    "widerrufen",
    "notactive",
];

/// What says no.
const NO: [&str; 4] = ["no", "nein", "false", "falsch"];

/// What modules and learning paths are called.
const LEARNING: [&str; 4] = ["module", "learningpath", "modul", "lernpfad"];

/// Long names that the catalog has short.
const SHORTENED: [(&str, &str); 3] = [
    ("Microsoft Certified Solutions Expert", "MCSE"),
    ("Microsoft Certified Solutions Associate", "MCSA"),
    ("Microsoft Certified Solutions Developer", "MCSD"),
];

impl SkillsReport {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no table, too much of one, the report on modules and
    /// learning paths, or has formulas in it.
    pub fn read(text: &str, directory: &Directory) -> Result<Self, Refusal> {
        let table = Table::read(text)?;
        let first = table.rows.first().ok_or(Refusal::Empty)?;
        let headings: Vec<String> = first.fields.iter().map(|field| plain(field)).collect();
        let called = |name: &str| headings.iter().any(|heading| heading == name);
        if called("trainingname") && (called("username") || called("userid")) {
            return Err(Refusal::LearnReport);
        }
        let named: Vec<Column> = headings.iter().map(|heading| column(heading)).collect();
        let known = first
            .fields
            .iter()
            .position(|field| recognise(directory, field).is_some());
        let has_heading = known.is_none();
        let mut columns = match known {
            None => named,
            // No headings at all: the certification shows, and the first
            // column beside it is the person.
            Some(certification) => {
                let mut columns = vec![Column::Ignored; first.fields.len()];
                columns[certification] = Column::Certification;
                if let Some(person) = (0..columns.len()).find(|at| *at != certification) {
                    columns[person] = Column::Name;
                }
                columns
            }
        };
        columns.resize(table.columns, Column::Ignored);
        let mut report = Self {
            table,
            columns,
            has_heading,
            order: None,
            meant: BTreeMap::new(),
        };
        report.refuse_formulas()?;
        report.order = report.order_shown();
        Ok(report)
    }

    /// The headings, or what the first row holds where there are none.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        (0..self.columns.len()).map(|at| self.table.rows.first().map_or("", |row| row.field(at)))
    }

    /// Whether it is known where people and certifications stand.
    #[must_use]
    pub fn is_understood(&self) -> bool {
        let person = [
            Column::Name,
            Column::FirstName,
            Column::LastName,
            Column::Identity,
        ];
        self.has(&[Column::Certification]) && self.has(&person)
    }

    fn has(&self, any_of: &[Column]) -> bool {
        self.columns.iter().any(|column| any_of.contains(column))
    }

    fn rows(&self) -> &[TableRow] {
        &self.table.rows[usize::from(self.has_heading)..]
    }

    /// The fields of a row in the columns of a kind.
    fn fields<'s>(&'s self, row: &'s TableRow, kind: Column) -> impl Iterator<Item = &'s str> {
        let columns = self.columns.iter().enumerate();
        columns
            .filter(move |(_, column)| **column == kind)
            .map(|(at, _)| unwrapped(row.field(at)))
            .filter(|field| !field.is_empty())
    }

    /// Names and certifications that a spreadsheet would compute are no texts
    /// that anybody exported.
    fn refuse_formulas(&self) -> Result<(), Refusal> {
        for row in self.rows() {
            for (at, column) in self.columns.iter().enumerate() {
                let computed = unwrapped(row.field(at)).starts_with(['=', '+', '@']);
                if *column != Column::Ignored && computed {
                    return Err(Refusal::Formula { line: row.line });
                }
            }
        }
        Ok(())
    }

    /// The order of days with slashes, where one of them shows it and none
    /// shows the other.
    fn order_shown(&self) -> Option<DayOrder> {
        let (mut month_first, mut day_first) = (false, false);
        for row in self.rows() {
            for kind in [Column::Passed, Column::Expires] {
                for [first, second, _] in self.fields(row, kind).filter_map(slashed) {
                    day_first |= first > 12;
                    month_first |= second > 12;
                }
            }
        }
        match (month_first, day_first) {
            (true, false) => Some(DayOrder::MonthFirst),
            (false, true) => Some(DayOrder::DayFirst),
            _ => None,
        }
    }

    /// What the file would change in a form. Nothing that is there is taken
    /// away, and a file that was taken in already changes nothing.
    #[must_use]
    pub fn preview(&self, form: &Form, directory: &Directory) -> Preview {
        let mut reader = Reader {
            report: self,
            directory,
            known: BTreeMap::new(),
            places: BTreeMap::new(),
            people: Vec::new(),
            preview: Preview::default(),
            omitted: BTreeMap::new(),
        };
        for row in self.rows() {
            reader.row(row);
        }
        reader.finish(form)
    }
}

/// A person of the file.
struct Found {
    label: String,
    /// By id: when it was earned, and the last day it is valid.
    holds: BTreeMap<String, (Option<Day>, Option<Day>)>,
}

struct Reader<'r> {
    report: &'r SkillsReport,
    directory: &'r Directory,
    /// The certifications by what was read: the same few in every row.
    known: BTreeMap<&'r str, Option<&'r str>>,
    /// The people by what tells them apart.
    places: BTreeMap<String, usize>,
    people: Vec<Found>,
    preview: Preview,
    omitted: BTreeMap<(Omitted, &'r str), usize>,
}

impl<'r> Reader<'r> {
    fn omit(&mut self, why: Omitted, text: &'r str, line: usize) {
        let list = &mut self.preview.omitted;
        let at = *self.omitted.entry((why, text)).or_insert_with(|| {
            let is_searched = why == Omitted::UnknownCertification && list.len() < SEARCHES;
            let nearest = is_searched.then(|| self.directory.nearest(text)).flatten();
            list.push(Omission {
                why,
                text: text.chars().take(limits::LABEL).collect(),
                lines: Vec::new(),
                nearest: nearest.map(|hit| hit.id.to_owned()),
            });
            list.len() - 1
        });
        list[at].lines.push(line);
    }

    fn row(&mut self, row: &'r TableRow) {
        let report = self.report;
        let says = |kind, words: &[&str]| {
            let mut fields = report.fields(row, kind);
            fields.find(|field| words.contains(&plain(field).as_str()))
        };
        let mut texts = report.fields(row, Column::Certification);
        let Some(first) = texts.next() else {
            let text = row.fields.first().map_or("", String::as_str);
            return self.omit(Omitted::NoCertification, text, row.line);
        };
        if let Some(kind) = says(Column::Kind, &LEARNING) {
            return self.omit(Omitted::Learning, kind, row.line);
        }
        let id = self.certification(first);
        let id = id.or_else(|| texts.find_map(|text| self.certification(text)));
        let Some(id) = id else {
            return self.omit(Omitted::UnknownCertification, first, row.line);
        };
        if let Some(status) = says(Column::Status, &INACTIVE) {
            return self.omit(Omitted::Inactive, status, row.line);
        }
        if let Some(no) = says(Column::Linked, &NO) {
            return self.omit(Omitted::NotLinked, no, row.line);
        }
        let (passed, expires) = (
            self.day(row, Column::Passed),
            self.day(row, Column::Expires),
        );
        let Some(person) = self.person(row, first) else {
            return;
        };
        self.preview.understood += 1;
        let holds = &mut self.people[person].holds;
        let days = holds.entry(id.to_owned()).or_insert((passed, expires));
        // Renewed, it stands there twice: earned on the first day, valid until
        // the last.
        days.0 = [days.0, passed].into_iter().flatten().min();
        days.1 = [days.1, expires].into_iter().flatten().max();
    }

    fn certification(&mut self, text: &'r str) -> Option<&'r str> {
        let report = self.report;
        if let Some(meant) = report.meant.get(text) {
            return Some(meant);
        }
        let directory = self.directory;
        let known = self.known.entry(text);
        *known.or_insert_with(|| recognise(directory, text).map(|hit| hit.id))
    }

    /// The person of a row: the same one for the same address or id, or for
    /// the same name where there is neither.
    fn person(&mut self, row: &'r TableRow, text: &'r str) -> Option<usize> {
        let report = self.report;
        let parts = [Column::Name, Column::FirstName, Column::LastName]
            .into_iter()
            .flat_map(|kind| report.fields(row, kind));
        let name = parts.collect::<Vec<_>>().join(" ");
        let mut identities = report.fields(row, Column::Identity);
        let first = identities.next();
        // An id stays when an address changes.
        let identity = first
            .into_iter()
            .chain(identities)
            .find(|text| !text.contains('@'))
            .or(first);
        let label = if name.is_empty() {
            identity.unwrap_or_default().to_owned()
        } else {
            name
        };
        if label.is_empty() {
            self.omit(Omitted::NoPerson, text, row.line);
            return None;
        }
        if label.chars().nth(limits::LABEL).is_some() {
            self.omit(Omitted::TooLong, text, row.line);
            return None;
        }
        let key = identity.unwrap_or(&label).to_lowercase();
        if let Some(known) = self.places.get(&key) {
            return Some(*known);
        }
        if self.people.len() == limits::PEOPLE as usize {
            self.omit(Omitted::TooManyPeople, text, row.line);
            return None;
        }
        self.places.insert(key, self.people.len());
        self.people.push(Found {
            label,
            holds: BTreeMap::new(),
        });
        Some(self.people.len() - 1)
    }

    fn day(&mut self, row: &'r TableRow, kind: Column) -> Option<Day> {
        let report = self.report;
        let text = report.fields(row, kind).next()?;
        // A time of day may stand behind it.
        let date = text.split(['T', ' ']).next().unwrap_or(text);
        let read = match slashed(date) {
            None => read_day(date, Lang::De).ok(),
            Some([first, second, year]) => {
                let year = i32::try_from(year).unwrap_or_default();
                match report.order {
                    Some(DayOrder::MonthFirst) => Day::new(year, first, second).ok(),
                    Some(DayOrder::DayFirst) => Day::new(year, second, first).ok(),
                    None if first == second => Day::new(year, first, second).ok(),
                    None => {
                        self.preview.order_unclear = true;
                        None
                    }
                }
            }
        };
        // What is valid until the year 9999 does not expire.
        if read.is_none() && !text.contains("9999") {
            self.omit(Omitted::Day, text, row.line);
        }
        read
    }

    /// Puts the people into the roster: each into the row of the same name
    /// where there is one, the second of a name into the second row.
    fn finish(mut self, form: &Form) -> Preview {
        let mut form = form.clone();
        form.rows.retain(|row| {
            !(row.label.trim().is_empty() && row.count.trim().is_empty() && row.holds.is_empty())
        });
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in form.rows.iter().enumerate().rev() {
            let one = matches!(row.count.trim(), "" | "1");
            if one && !row.label.trim().is_empty() {
                let name = row.label.trim().to_lowercase();
                by_name.entry(name).or_default().push(at);
            }
        }
        let mut key = form.rows.iter().map(|row| row.key).max();
        for person in &self.people {
            let name = person.label.to_lowercase();
            let place = by_name.get_mut(&name).and_then(Vec::pop);
            let at = place.unwrap_or_else(|| {
                key = Some(key.map_or(0, |key| key.saturating_add(1)));
                form.rows.push(Row {
                    key: key.unwrap_or_default(),
                    label: person.label.clone(),
                    ..Row::default()
                });
                self.preview.new_people += 1;
                form.rows.len() - 1
            });
            self.preview.people += 1;
            let row = &mut form.rows[at];
            for (id, (passed, expires)) in &person.holds {
                let day = |day: &Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
                let (passed, expires) = (day(passed), day(expires));
                let held = row.holds.iter_mut().find(|entry| {
                    let held = self.directory.resolve(&entry.text);
                    held.is_some_and(|hit| hit.id == id)
                });
                match held {
                    None => {
                        self.preview.new_certifications += 1;
                        row.holds.push(Entry {
                            text: id.clone(),
                            passed,
                            expires,
                        });
                    }
                    Some(entry) => {
                        let was = entry.clone();
                        if entry.passed.trim().is_empty() {
                            entry.passed = passed;
                        }
                        if !expires.is_empty() {
                            entry.expires = expires;
                        }
                        self.preview.new_days += usize::from(*entry != was);
                    }
                }
            }
        }
        if form.rows.is_empty() {
            form.rows.push(Row::default());
        }
        self.preview.form = form;
        self.preview
    }
}

/// Letters and digits only, in small letters.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A text as a spreadsheet keeps one that looks like a number: `="70533"`.
fn unwrapped(field: &str) -> &str {
    let inside = field.strip_prefix("=\"");
    let inside = inside.and_then(|rest| rest.strip_suffix('"'));
    inside
        .filter(|text| !text.contains(['"', '=', '(']))
        .unwrap_or(field)
}

fn column(heading: &str) -> Column {
    let mut known = HEADINGS.iter();
    let found = known.find(|(_, names)| names.contains(&heading));
    found.map_or(Column::Ignored, |(column, _)| *column)
}

/// A date with slashes.
fn slashed(text: &str) -> Option<[u32; 3]> {
    let date = text.split(' ').next()?;
    let mut parts = date.split('/');
    let mut next = || {
        let part = parts.next().filter(|part| part.len() <= 4)?;
        part.parse::<u32>().ok()
    };
    let found = [next()?, next()?, next()?];
    (found[2] >= 1_000).then_some(found)
}

/// The certification that a title names: by code or name, alone or behind a
/// colon, or by the one code that stands in it.
fn recognise<'d>(directory: &'d Directory, title: &str) -> Option<Hit<'d>> {
    let title = title.trim();
    if let Some(hit) = directory.resolve(title) {
        return Some(hit);
    }
    for (long, short) in SHORTENED {
        if let Some(rest) = title.strip_prefix(long) {
            return directory.resolve(&[short, rest].concat());
        }
    }
    if let Some(hit) = title
        .split_once(": ")
        .and_then(|(_, name)| directory.resolve(name))
    {
        return Some(hit);
    }
    let words = title.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let codes = words.filter(|word| word.len() >= 5 && word.contains(|c: char| c.is_ascii_digit()));
    let mut found = codes.filter_map(|code| directory.resolve(code));
    let first = found.next()?;
    found.all(|other| other.id == first.id).then_some(first)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::expect_used,
        clippy::panic,
        reason = "a test says what it expects"
    )]

    use super::super::search::tests::some;
    use super::*;

    fn directory() -> Directory {
        Directory::new(&some())
    }

    fn report(text: &str) -> SkillsReport {
        SkillsReport::read(text, &directory()).expect("it is a report")
    }

    /// People, each with what they hold.
    fn roster(form: &Form) -> Vec<String> {
        let row = |row: &Row| {
            let holds = row.holds.iter().map(|entry| {
                let parts = [&entry.text, &entry.passed, &entry.expires];
                let parts = parts.iter().filter(|part| !part.is_empty());
                parts
                    .map(|part| part.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            format!("{}: {}", row.label, holds.collect::<Vec<_>>().join(", "))
        };
        form.rows.iter().map(row).collect()
    }

    fn taken(text: &str) -> Vec<String> {
        roster(&report(text).preview(&Form::default(), &directory()).form)
    }

    const EXPORT: &str = "PGAMpnId,TrainingActivityId,TrainingTitle,TrainingType,\
        IndividualFirstName,IndividualLastName,Email,CorpEmail,TrainingCompletionDate,\
        ExpirationDate,ActivationStatus,Month,IcMCP,MCPID,MpnId,PartnerName\r\n\
        1,7,Microsoft Certified: Microsoft Azure Administrator,certification,Anna,Berger,\
        a@home.example,anna@work.example,2023-05-31T00:00:00,2024-05-31,Active,2023-06,Y,11,2,We\r\n\
        1,8,Exam 70-533: Implementing Microsoft Azure Infrastructure Solutions,exam,Anna,Berger,\
        a@home.example,anna@work.example,2018-02-01,,Active,2023-06,Y,11,2,We\r\n\
        1,9,AZ-305,exam,Anna,Berger,b@home.example,other@work.example,2022-01-01,2023-01-01,\
        Expired,2023-06,Y,12,2,We\r\n\
        1,9,MS-900,exam,Anna,Berger,b@home.example,other@work.example,2022-01-01,,Active,2023-06,Y,12,2,We\r\n\
        1,9,az 104,exam,Anna,Berger,b@home.example,other@work.example,2022-01-01,,Active,2023-06,Y,12,2,We\r\n";

    #[test]
    fn the_export_of_partner_center_is_understood() {
        let report = report(EXPORT);
        assert!(report.is_understood());
        let preview = report.preview(&Form::default(), &directory());
        assert_eq!(
            roster(&preview.form),
            [
                "Anna Berger: 70-533 2018-02-01, az-104 2023-05-31 2024-05-31",
                "Anna Berger: az-104 2022-01-01",
            ],
            "two people of one name, told apart by their ids"
        );
        let omitted: Vec<_> = preview
            .omitted
            .iter()
            .map(|omission| {
                (
                    omission.why,
                    omission.text.as_str(),
                    omission.lines.as_slice(),
                )
            })
            .collect();
        assert_eq!(
            omitted,
            [
                (Omitted::Inactive, "Expired", &[4][..]),
                (Omitted::UnknownCertification, "MS-900", &[5][..]),
            ]
        );
        assert_eq!((preview.new_people, preview.new_certifications), (2, 3));
        let kept = format!("{:?}", preview.form);
        assert!(!kept.contains('@'), "no address is kept");
        let again = report.preview(&preview.form, &directory());
        assert_eq!(again.form, preview.form, "the same file changes nothing");
        assert_eq!(
            (again.new_people, again.new_certifications, again.new_days),
            (0, 0, 0)
        );
    }

    #[test]
    fn headings_in_any_case_order_and_language() {
        let expected = ["Anna Berger: az-104 2023-05-31 2024-05-31"];
        for text in [
            "Vorname;Nachname;Prüfung;Bestanden am;Gültig bis\nAnna;Berger;AZ-104;31.5.2023;31.05.2024\n",
            "expiration date\tTRAINING TITLE\tName\tpassed\n5/31/2024 12:00:00 AM\tAZ-104\tAnna Berger\t5/31/2023\n",
            "Zertifizierung|Mitarbeiter|Datum|Ablaufdatum\nAZ104|Anna Berger|31/5/2023|31/5/2024\n",
            "Name,Exam,Date,Expires\n\"Anna Berger\",=\"AZ-104\",2023-05-31,2024-05-31 00:00\n",
        ] {
            assert_eq!(taken(text), expected, "{text:?}");
        }
        assert_eq!(
            taken("Anna Berger,AZ-104\nTom,70-533\n"),
            ["Anna Berger: az-104", "Tom: 70-533"],
            "without headings the first row counts too"
        );
        assert_eq!(
            taken("Email,Exam\nx@work.example,AZ-104\n"),
            ["x@work.example: az-104"],
            "an address stands for a name that is missing"
        );
    }

    #[test]
    fn the_report_of_the_earlier_years() {
        let text = "MCID,Name,Exam,Associated in PMC,Associated in PC,Relevant for competencies\n\
            11,Anna,70-533,no,yes,x\n12,Tom,70-533,yes,no,x\n";
        let preview = report(text).preview(&Form::default(), &directory());
        assert_eq!(roster(&preview.form), ["Anna: 70-533"]);
        assert_eq!(preview.omitted[0].why, Omitted::NotLinked);
    }

    #[test]
    fn what_is_retired_is_taken() {
        let text = "Name,Certification,Status\nAnna,AZ-104,Retired\nTom,AZ-104,Revoked\n";
        let preview = report(text).preview(&Form::default(), &directory());
        assert_eq!(roster(&preview.form), ["Anna: az-104"]);
        assert_eq!(preview.omitted[0].why, Omitted::Inactive);
    }

    #[test]
    fn a_report_without_certifications_is_refused() {
        let text = "PGAMpnId,UserName,UserId,TrainingName,TrainingType,CompletionDate\n\
            1,Anna,7,Describe cloud computing,module,2023-05-31\n";
        let read = SkillsReport::read(text, &directory());
        assert_eq!(read, Err(Refusal::LearnReport));
    }

    #[test]
    fn formulas_are_refused() {
        for formula in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "=\"a\"&\"b\""] {
            let quoted = formula.replace('"', "\"\"");
            let text = format!("Name,Exam\nAnna,AZ-104\n\"{quoted}\",AZ-104\n");
            let read = SkillsReport::read(&text, &directory());
            assert_eq!(read, Err(Refusal::Formula { line: 3 }), "{formula}");
        }
    }

    #[test]
    fn columns_are_chosen_by_hand_where_nothing_is_known() {
        let mut report = report("A,B,C\nx,AZ-104,Anna\ny,AZ-10,Anna\n");
        assert!(!report.is_understood());
        report.columns = vec![Column::Ignored, Column::Certification, Column::Name];
        assert!(report.is_understood());
        let preview = report.preview(&Form::default(), &directory());
        assert_eq!(roster(&preview.form), ["Anna: az-104"]);
        let omission = &preview.omitted[0];
        assert_eq!(omission.nearest.as_deref(), Some("az-104"));
        assert_eq!(omission.lines, [3]);
        report.meant.insert("AZ-10".to_owned(), "az-305".to_owned());
        let preview = report.preview(&Form::default(), &directory());
        assert_eq!(roster(&preview.form), ["Anna: az-104, az-305"]);
        assert_eq!(preview.omitted, []);
    }

    #[test]
    fn days_that_may_be_two_are_asked_about() {
        let mut report = report("Name,Exam,Date\nAnna,AZ-104,5/6/2023\nTom,AZ-104,7/7/2023\n");
        let preview = report.preview(&Form::default(), &directory());
        assert!(preview.order_unclear);
        assert_eq!(
            roster(&preview.form),
            ["Anna: az-104", "Tom: az-104 2023-07-07"]
        );
        for (order, day) in [
            (DayOrder::MonthFirst, "2023-05-06"),
            (DayOrder::DayFirst, "2023-06-05"),
        ] {
            report.order = Some(order);
            let preview = report.preview(&Form::default(), &directory());
            assert!(!preview.order_unclear);
            assert_eq!(roster(&preview.form)[0], format!("Anna: az-104 {day}"));
        }
    }

    #[test]
    fn nothing_that_is_there_is_lost() {
        let form = Form {
            rows: vec![
                Row {
                    key: 4,
                    label: "ANNA".to_owned(),
                    holds: vec![
                        Entry {
                            text: "AZ104".to_owned(),
                            passed: "1.1.2020".to_owned(),
                            ..Entry::default()
                        },
                        Entry {
                            text: "no such".to_owned(),
                            ..Entry::default()
                        },
                    ],
                    ..Row::default()
                },
                Row {
                    key: 2,
                    label: "Developers".to_owned(),
                    count: "3".to_owned(),
                    ..Row::default()
                },
                Row::default(),
            ],
            ..Form::default()
        };
        let text = "Name,Exam,Passed,Expires\nAnna,AZ-104,2019-01-01,2021-01-01\nAnna,70-533,,\nDevelopers,70-533,,\n";
        let preview = report(text).preview(&form, &directory());
        assert_eq!(
            roster(&preview.form),
            [
                "ANNA: AZ104 1.1.2020 2021-01-01, no such, 70-533",
                "Developers: ",
                "Developers: 70-533",
            ]
        );
        let keys: Vec<u32> = preview.form.rows.iter().map(|row| row.key).collect();
        assert_eq!(keys, [4, 2, 5]);
        assert_eq!(
            (
                preview.new_people,
                preview.new_certifications,
                preview.new_days
            ),
            (1, 2, 1)
        );
    }

    #[test]
    fn five_thousand_rows_are_read() {
        let mut text = String::from(EXPORT);
        for number in 0..5_000 {
            let person = number / 5;
            let code = ["AZ-104", "AZ-305", "70-533", "MS-900", "AZ-10"][number % 5];
            text.push_str(&format!(
                "1,{number},{code},exam,Ann,Person {person},{person}@home.example,,2023-05-31,,Active,,Y,P{person},2,We\r\n"
            ));
        }
        let preview = report(&text).preview(&Form::default(), &directory());
        assert_eq!(preview.people, 1_000 + 2);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::search::tests::some;
    use super::super::table::Encoding;
    use super::*;

    proptest! {
        #[test]
        fn no_file_is_too_strange(bytes in vec(any::<u8>(), 0..2_000)) {
            let _ = Encoding::of(&bytes);
            let text = String::from_utf8_lossy(&bytes).replace('\u{fffd}', ",");
            let directory = Directory::new(&some());
            if let Ok(report) = SkillsReport::read(&text, &directory) {
                let _ = report.preview(&Form::default(), &directory);
            }
        }

        #[test]
        fn no_table_is_too_strange(
            heading in vec("(Name|Exam|Date|Expires|Email|Status|x)", 1..6),
            rows in vec(vec("[ -~äöü\n]{0,12}|AZ-104|[0-9]{1,2}/[0-9]{1,2}/[0-9]{1,5}", 0..7), 0..12),
        ) {
            let quoted = |fields: &Vec<String>| {
                let fields = fields.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
                fields.collect::<Vec<_>>().join(";")
            };
            let rows: Vec<String> = core::iter::once(&heading).chain(&rows).map(quoted).collect();
            let directory = Directory::new(&some());
            if let Ok(report) = SkillsReport::read(&rows.join("\n"), &directory) {
                let first = report.preview(&Form::default(), &directory);
                let second = report.preview(&first.form, &directory);
                prop_assert_eq!(second.new_people, 0);
                prop_assert_eq!(second.form, first.form);
            }
        }
    }
}
