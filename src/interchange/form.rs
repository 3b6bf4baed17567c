//! The form: what a visitor typed, and the profile that it amounts to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::day::{YEARS, read_day};
use super::number::{Mark, read_marked, write_number};
use super::search::{Directory, SEARCHES};
use crate::model::{
    Audited, Day, DayError, Figure, Fraction, Held, Holding, Lang, LiteMap, Market, Markets,
    Person, Profile, Quantity, QuantityError, Unit, Window, limits,
};

/// What parts the months that an average is entered by.
const MONTHS: char = ';';

/// Exactly what was typed, as text: nothing is lost, however wrong it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The company's name; it decides nothing.
    pub company: String,
    /// The roster.
    pub rows: Vec<Row>,
    /// Figures by id.
    pub figures: LiteMap<String, String>,
    /// Answers to questions by id.
    pub answers: LiteMap<String, bool>,
    /// The classes that the partner is in, by id of the choice.
    pub choices: LiteMap<String, String>,
    /// The partner's own market.
    pub partner_market: Market,
    /// The customers' market, where it is another one.
    pub customers_market: Option<Market>,
    /// The awards held already.
    pub held: Vec<HeldRow>,
    /// The days on which the audit for an award was last passed, by its id.
    pub audits: LiteMap<String, String>,
    /// The day to judge by.
    pub day: String,
    /// What tax adds to a fee, in percent. It decides nothing.
    pub tax: String,
}

/// A row of the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Row {
    /// What the interface knows the row by, whatever becomes of its place.
    pub key: u32,
    /// A name or anything else.
    pub label: String,
    /// How many people it stands for; one where nothing is typed.
    pub count: String,
    /// What each of them holds.
    pub holds: Vec<Entry>,
}

/// Something that a person holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Id, code or name of a certification, or whatever was typed for one.
    pub text: String,
    /// The day it was earned.
    pub passed: String,
    /// The last day it is valid, where it expires.
    pub expires: String,
}

/// An award held already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeldRow {
    /// What the interface knows the row by, whatever becomes of its place.
    pub key: u32,
    /// Id of the award.
    pub award: String,
    /// Id of the level.
    pub level: String,
    /// The anniversary that comes next.
    pub anniversary: String,
    /// The day on which it was awarded first.
    pub since: String,
}

/// What a [`Form`] amounts to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What the partner has, as far as it could be read.
    pub profile: Profile,
    /// For each row of people in the profile, where it was typed.
    pub rows: Vec<ReadRow>,
    /// The company's name, empty where none is typed or it is too long.
    pub company: String,
    /// The day to judge by, where one is typed and could be read.
    pub day: Option<Day>,
    /// What tax adds to a fee, in percent, where that is typed and could be read.
    pub tax: Option<Quantity>,
    /// The fields in trouble, in the order of the form.
    pub problems: Vec<Problem>,
}

/// Where a row of people in the profile was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadRow {
    /// The key of the row.
    pub key: u32,
    /// For each certification in the profile its position in [`Row::holds`].
    pub entries: Vec<usize>,
}

/// A field in trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which.
    pub field: Field,
    /// What the trouble is.
    pub what: Trouble,
}

/// A place in the form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// [`Row::label`].
    Label {
        /// Key of the row.
        row: u32,
    },
    /// [`Row::count`].
    Count {
        /// Key of the row.
        row: u32,
    },
    /// [`Entry::text`].
    Certification {
        /// Key of the row.
        row: u32,
        /// Position in [`Row::holds`].
        entry: usize,
    },
    /// [`Entry::passed`].
    Passed {
        /// Key of the row.
        row: u32,
        /// Position in [`Row::holds`].
        entry: usize,
    },
    /// [`Entry::expires`].
    Expires {
        /// Key of the row.
        row: u32,
        /// Position in [`Row::holds`].
        entry: usize,
    },
    /// A figure.
    Figure {
        /// Its id.
        id: String,
    },
    /// [`HeldRow::award`].
    Award {
        /// Key of the row.
        row: u32,
    },
    /// [`HeldRow::anniversary`].
    Anniversary {
        /// Key of the row.
        row: u32,
    },
    /// [`HeldRow::since`].
    Since {
        /// Key of the row.
        row: u32,
    },
    /// An audit of [`Form::audits`].
    Audit {
        /// Id of the award.
        award: String,
    },
    /// [`Form::company`].
    Company,
    /// [`Form::day`].
    Day,
    /// [`Form::tax`].
    Tax,
}

/// What the trouble with a field is, with all that a message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not a number in the language of the form.
    NotANumber {
        /// What was typed.
        text: String,
    },
    /// A mark beside the number says another unit than the figure has.
    OtherUnit {
        /// What was typed.
        text: String,
        /// The unit of the figure.
        unit: Unit,
    },
    /// A part of something that is counted in whole ones.
    NotWhole {
        /// What was typed.
        text: String,
    },
    /// Below zero.
    Negative,
    /// Too large.
    TooLarge {
        /// The most that is taken.
        max: Quantity,
    },
    /// More than two decimals; in the other language these may have been
    /// thousands.
    TooFine {
        /// What was typed.
        text: String,
    },
    /// Neither an average nor the three months that make it.
    NotThreeMonths {
        /// What was typed.
        text: String,
    },
    /// Not a day in the language of the form.
    NotADay {
        /// What was typed.
        text: String,
    },
    /// The calendar has no such day.
    NoSuchDay {
        /// What was typed.
        text: String,
    },
    /// A day outside the years in which the programmes live.
    OutOfRange {
        /// The first year that is taken.
        from: i32,
        /// The last year that is taken.
        until: i32,
    },
    /// No certification that is known.
    UnknownCertification {
        /// What was typed.
        text: String,
        /// Id of the one whose code is nearest, where one is near.
        nearest: Option<String>,
    },
    /// The certification could no longer be earned on that day.
    AfterRetirement {
        /// Id of the certification.
        certification: String,
        /// The last day on which it could be earned.
        retired: Day,
    },
    /// More people than are taken in all; the row is left out.
    TooManyPeople {
        /// The most that are taken.
        max: u32,
    },
    /// More certifications of one person than are taken; the rest is left out.
    TooManyCertifications {
        /// The most that are taken.
        max: usize,
    },
    /// More awards held than are taken; the rest is left out.
    TooManyAwards {
        /// The most that are taken.
        max: usize,
    },
    /// A text that is too long.
    TooLong {
        /// The most characters that are taken.
        max: usize,
    },
    /// The same is there already, further up.
    Duplicate {
        /// Id of the certification or award.
        id: String,
    },
}

impl Trouble {
    /// Whether what is in trouble counts for nothing, and everything else is what was
    /// meant: a certification of another programme, or one that is named twice.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        matches!(
            self,
            Self::UnknownCertification { .. }
                | Self::AfterRetirement { .. }
                | Self::Duplicate { .. }
        )
    }
}

impl Form {
    /// Reads what was typed, by the language that it was typed in.
    ///
    /// A field in trouble counts as not entered, and everything else is taken:
    /// a row whose count cannot be read stands for one person. One trouble is
    /// with two fields, each fine by itself: a certification earned after its
    /// retirement. Its day does reach the profile, for without it the
    /// certification would count.
    ///
    /// `figures` are those whose units are known; others are read as well.
    ///
    /// # Examples
    /// ```
    /// use partner_eligibility::catalog::builtin;
    /// use partner_eligibility::interchange::{Directory, Field, Form, Row};
    /// use partner_eligibility::model::Lang;
    ///
    /// let program = builtin("mpn").expect("it is built in");
    /// let directory = Directory::new(&program.certifications);
    /// let form = Form {
    ///     rows: vec![Row { count: "many".to_owned(), ..Row::default() }],
    ///     ..Form::default()
    /// };
    /// let reading = form.read(&directory, &program.figures, Lang::En);
    /// assert_eq!(reading.problems[0].field, Field::Count { row: 0 });
    /// assert_eq!(form.place(&reading.problems[0].field), "people[0].count");
    /// ```
    #[must_use]
    pub fn read(&self, certifications: &Directory, figures: &[Figure], lang: Lang) -> Reading {
        let mut reader = Reader {
            certifications,
            lang,
            people: 0,
            nearest: LiteMap::new(),
            reading: Reading::default(),
        };
        reader.reading.company = reader.label(&self.company, || Field::Company);
        for row in &self.rows {
            reader.row(row);
        }
        for (id, text) in &self.figures {
            let figure = figures.iter().find(|figure| figure.id == *id);
            reader.figure(id, text, figure);
        }
        reader.held(&self.held);
        for (award, text) in &self.audits {
            let award = || award.clone();
            if let Some(day) = reader.day(text, || Field::Audit { award: award() }) {
                let award = award();
                let audited = Audited { award, passed: day };
                reader.reading.profile.audits.push(audited);
            }
        }
        reader.reading.day = reader.day(&self.day, || Field::Day);
        let most = Quantity::whole(100).unwrap_or_default();
        reader.reading.tax = reader.number(&self.tax, Some(Unit::Percent), most, || Field::Tax);
        let profile = &mut reader.reading.profile;
        profile.answers = self.answers.clone();
        profile.choices = self.choices.clone();
        profile.markets = Markets {
            partner: self.partner_market,
            customers: self.customers_market,
        };
        reader.reading
    }

    /// The same form in another language: numbers and days that would be read
    /// otherwise there are written anew, and all else stays as it was typed.
    #[must_use]
    pub fn translated(&self, from: Lang, to: Lang) -> Self {
        let number = |text: &mut String| {
            if let Ok((number, mark)) = read_marked(text, from)
                && read_marked(text, to) != Ok((number, mark))
            {
                *text = match mark {
                    None => write_number(number, to),
                    Some(Mark::Usd) => format!("US$ {}", write_number(number, to)),
                    Some(Mark::Percent) => format!("{} %", write_number(number, to)),
                };
            }
        };
        let day = |text: &mut String| {
            if let Ok(day) = read_day(text, from)
                && read_day(text, to) != Ok(day)
            {
                *text = day.to_string();
            }
        };
        let mut form = self.clone();
        for row in &mut form.rows {
            number(&mut row.count);
            row.holds.iter_mut().for_each(|entry| {
                day(&mut entry.passed);
                day(&mut entry.expires);
            });
        }
        number(&mut form.tax);
        for (_, text) in form.figures.iter_mut() {
            // The months of an average, each by itself.
            let mut months: Vec<String> = text.split(MONTHS).map(str::to_owned).collect();
            months.iter_mut().for_each(number);
            *text = months.join(&String::from(MONTHS));
        }
        form.audits.iter_mut().for_each(|(_, text)| day(text));
        for held in &mut form.held {
            day(&mut held.anniversary);
            day(&mut held.since);
        }
        day(&mut form.day);
        form
    }
}

struct Reader<'r> {
    certifications: &'r Directory,
    lang: Lang,
    /// How many there are so far.
    people: u32,
    /// What is nearest to a text: a dropped list has the same slip in a
    /// thousand rows, and a search takes a while.
    nearest: LiteMap<String, Option<String>>,
    reading: Reading,
}

impl Reader<'_> {
    fn trouble(&mut self, field: Field, what: Trouble) {
        self.reading.problems.push(Problem { field, what });
    }

    fn row(&mut self, row: &Row) {
        let key = row.key;
        let holds = |entry: &Entry| {
            let fields = [&entry.text, &entry.passed, &entry.expires];
            !fields.iter().all(|field| is_blank(field))
        };
        if is_blank(&row.label) && is_blank(&row.count) && !row.holds.iter().any(holds) {
            return;
        }
        let label = self.label(&row.label, || Field::Label { row: key });
        let count = self.count(&row.count, key).unwrap_or(1);
        let (entries, holds) = self.entries(row);
        if limits::PEOPLE - self.people < count {
            let max = limits::PEOPLE;
            self.trouble(Field::Count { row: key }, Trouble::TooManyPeople { max });
            return;
        }
        self.people += count;
        self.reading.rows.push(ReadRow { key, entries });
        self.reading.profile.people.push(Person {
            label,
            count,
            holds,
            linked: true,
        });
    }

    fn label(&mut self, text: &str, field: impl Fn() -> Field) -> String {
        if self.is_too_long(text, field) {
            return String::new();
        }
        text.trim().to_owned()
    }

    /// How many people a row stands for, where that is typed and can be read.
    fn count(&mut self, text: &str, row: u32) -> Option<u32> {
        let max = Quantity::whole(limits::PEOPLE_IN_A_ROW.into()).unwrap_or(Quantity::MAX);
        let count = self.number(text, Some(Unit::People), max, || Field::Count { row })?;
        u32::try_from(count.fraction().to_integer()).ok()
    }

    /// A number, where one is typed and can be read.
    fn number(
        &mut self,
        text: &str,
        unit: Option<Unit>,
        max: Quantity,
        field: impl Fn() -> Field,
    ) -> Option<Quantity> {
        if is_blank(text) || self.is_too_long(text, &field) {
            return None;
        }
        let typed = || text.trim().to_owned();
        let trouble = match (read_marked(text, self.lang), unit) {
            (Ok((_, Some(mark))), Some(unit)) if !mark.suits(unit) => Trouble::OtherUnit {
                text: typed(),
                unit,
            },
            (Ok((number, _)), Some(unit))
                if is_counted(unit) && !number.fraction().is_integer() =>
            {
                Trouble::NotWhole { text: typed() }
            }
            (Ok((number, _)), _) if number <= max => return Some(number),
            (Ok(_) | Err(QuantityError::TooLarge), _) => Trouble::TooLarge { max },
            (Err(QuantityError::NotANumber), _) => Trouble::NotANumber { text: typed() },
            (Err(QuantityError::TooFine), _) => Trouble::TooFine { text: typed() },
            (Err(QuantityError::Negative), _) => Trouble::Negative,
        };
        self.trouble(field(), trouble);
        None
    }

    /// The positions of the entries that can be read, and what they say.
    fn entries(&mut self, row: &Row) -> (Vec<usize>, Vec<Holding>) {
        let (mut entries, mut holds) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for (position, entry) in row.holds.iter().enumerate() {
            let place = || Field::Certification {
                row: row.key,
                entry: position,
            };
            let when = || Field::Passed {
                row: row.key,
                entry: position,
            };
            let passed = self.day(&entry.passed, when);
            let expires = self.day(&entry.expires, || Field::Expires {
                row: row.key,
                entry: position,
            });
            let Some(certification) = self.certification(&entry.text, place) else {
                continue;
            };
            let id = self.certifications.id(certification).to_owned();
            if !seen.insert(certification) {
                self.trouble(place(), Trouble::Duplicate { id });
                continue;
            }
            if holds.len() == limits::HOLDINGS {
                let max = limits::HOLDINGS;
                self.trouble(place(), Trouble::TooManyCertifications { max });
                break;
            }
            if let Some(retired) = self.certifications.retires(certification)
                && passed.is_some_and(|passed| retired < passed)
            {
                let certification = id.clone();
                self.trouble(
                    when(),
                    Trouble::AfterRetirement {
                        certification,
                        retired,
                    },
                );
            }
            entries.push(position);
            holds.push(Holding {
                id,
                passed,
                expires,
            });
        }
        (entries, holds)
    }

    fn certification(&mut self, text: &str, field: impl Fn() -> Field) -> Option<usize> {
        if is_blank(text) || self.is_too_long(text, &field) {
            return None;
        }
        let found = self.certifications.resolve(text);
        if found.is_none() {
            let text = text.trim().to_owned();
            let nearest = match self.nearest.get(&text) {
                Some(nearest) => nearest.clone(),
                None if self.nearest.len() == SEARCHES => None,
                None => {
                    let nearest = self.certifications.nearest(&text);
                    let nearest = nearest.map(|hit| hit.id.to_owned());
                    self.nearest.insert(text.clone(), nearest.clone());
                    nearest
                }
            };
            self.trouble(field(), Trouble::UnknownCertification { text, nearest });
        }
        found.map(|hit| hit.position)
    }

    fn figure(&mut self, id: &str, text: &str, figure: Option<&Figure>) {
        let field = || Field::Figure { id: id.to_owned() };
        let unit = figure.map(|figure| figure.unit);
        let is_average = figure.is_some_and(|figure| figure.window == Window::MonthlyAverage);
        let lost = figure.is_some_and(|figure| figure.net)
            && read_marked(text, self.lang) == Err(QuantityError::Negative);
        let number = if is_average && text.contains(MONTHS) {
            self.average(text, unit, field)
        } else if lost {
            // More lost than won: as the program assumes, that is as good as none.
            Some(Quantity::default())
        } else {
            self.number(text, unit, Quantity::MAX, field)
        };
        if let Some(number) = number {
            let figures = &mut self.reading.profile.figures;
            figures.insert(id.to_owned(), number);
        }
    }

    /// The average of three months, in whole hundredths: what is cut off there
    /// decides about no mark, as those have no more decimals themselves.
    fn average(
        &mut self,
        text: &str,
        unit: Option<Unit>,
        field: impl Fn() -> Field,
    ) -> Option<Quantity> {
        if self.is_too_long(text, &field) {
            return None;
        }
        let months: Vec<&str> = text.split(MONTHS).collect();
        if months.len() != 3 || months.iter().any(|month| is_blank(month)) {
            let text = text.trim().to_owned();
            self.trouble(field(), Trouble::NotThreeMonths { text });
            return None;
        }
        let mut sum = Fraction::from_integer(0);
        for month in months {
            sum += self.number(month, unit, Quantity::MAX, &field)?.fraction();
        }
        let hundredths = (sum * Fraction::from_integer(100) / Fraction::from_integer(3)).floor();
        let hundredths = i64::try_from(hundredths.to_integer()).ok()?;
        Quantity::from_hundredths(hundredths).ok()
    }

    fn held(&mut self, rows: &[HeldRow]) {
        let mut seen = BTreeSet::new();
        for row in rows {
            let when = || Field::Anniversary { row: row.key };
            let anniversary = self.day(&row.anniversary, when);
            let since = self.day(&row.since, || Field::Since { row: row.key });
            let (award, level) = (row.award.trim(), row.level.trim());
            if award.is_empty() || level.is_empty() {
                continue;
            }
            let place = || Field::Award { row: row.key };
            if !seen.insert(award) {
                let id = award.to_owned();
                self.trouble(place(), Trouble::Duplicate { id });
                continue;
            }
            if self.reading.profile.held.len() == limits::HELD {
                let max = limits::HELD;
                self.trouble(place(), Trouble::TooManyAwards { max });
                break;
            }
            self.reading.profile.held.push(Held {
                award: award.to_owned(),
                level: level.to_owned(),
                anniversary,
                since,
            });
        }
    }

    /// A day, where one is typed and can be read.
    fn day(&mut self, text: &str, field: impl Fn() -> Field) -> Option<Day> {
        if is_blank(text) || self.is_too_long(text, &field) {
            return None;
        }
        match read_day(text, self.lang) {
            Ok(day) => Some(day),
            Err(error) => {
                let text = text.trim().to_owned();
                let what = match error {
                    DayError::Form => Trouble::NotADay { text },
                    DayError::NoSuchDay => Trouble::NoSuchDay { text },
                    DayError::OutOfRange => Trouble::OutOfRange {
                        from: *YEARS.start(),
                        until: *YEARS.end(),
                    },
                };
                self.trouble(field(), what);
                None
            }
        }
    }

    fn is_too_long(&mut self, text: &str, field: impl Fn() -> Field) -> bool {
        let max = limits::LABEL;
        let too_long = text.chars().nth(max).is_some();
        if too_long {
            self.trouble(field(), Trouble::TooLong { max });
        }
        too_long
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether there are only whole ones of it.
const fn is_counted(unit: Unit) -> bool {
    !matches!(unit, Unit::Usd | Unit::Percent | Unit::Rating)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::super::search::tests::some;
    use super::*;
    use crate::model::Text;

    fn figures() -> Vec<Figure> {
        let units = [
            ("revenue", Unit::Usd),
            ("growth", Unit::Percent),
            ("customers", Unit::Customers),
            ("adds", Unit::Customers),
        ];
        let figure = |(id, unit): (&str, Unit)| Figure {
            id: id.to_owned(),
            name: Text {
                en: id.to_owned(),
                de: None,
            },
            help: None,
            unit,
            window: Window::Now,
            net: id == "adds",
        };
        let mut figures = units.map(figure).to_vec();
        figures.push(Figure {
            window: Window::MonthlyAverage,
            ..figure(("monthly", Unit::Usd))
        });
        figures
    }

    #[track_caller]
    fn read(form: &Form, lang: Lang) -> Reading {
        let reading = form.read(&Directory::new(&some()), &figures(), lang);
        let people = reading.profile.people.iter();
        let entries = people.map(|person| person.holds.len());
        let read = reading.rows.iter().map(|row| row.entries.len());
        assert!(entries.eq(read), "the places belong to the people");
        reading
    }

    fn row(key: u32, label: &str, count: &str, holds: &[(&str, &str)]) -> Row {
        let entry = |(text, passed): &(&str, &str)| Entry {
            text: (*text).to_owned(),
            passed: (*passed).to_owned(),
            expires: String::new(),
        };
        Row {
            key,
            label: label.to_owned(),
            count: count.to_owned(),
            holds: holds.iter().map(entry).collect(),
        }
    }

    fn with_rows(rows: &[Row]) -> Form {
        Form {
            rows: rows.to_vec(),
            ..Form::default()
        }
    }

    fn problem(field: Field, what: Trouble) -> Problem {
        Problem { field, what }
    }

    fn day(text: &str) -> Day {
        text.parse().expect("it is a day")
    }

    #[test]
    fn nothing_typed_is_nothing_had() {
        assert_eq!(read(&Form::default(), Lang::En), Reading::default());
        let blank = Form {
            rows: vec![row(1, " ", "", &[("", " ")]), row(2, "", "", &[])],
            figures: LiteMap::from_iter([("revenue".to_owned(), " ".to_owned())]),
            held: vec![HeldRow::default()],
            day: " ".to_owned(),
            ..Form::default()
        };
        assert_eq!(read(&blank, Lang::De), Reading::default());
    }

    #[test]
    fn everything_typed_well_reaches_the_profile() {
        let form = Form {
            company: " Halden & Roth ".to_owned(),
            rows: vec![
                row(
                    7,
                    " Ada ",
                    "",
                    &[("AZ-104", "2018-06-01"), ("", ""), ("70 533", "")],
                ),
                row(9, "", "", &[]),
                row(4, "Support", "12", &[("mcse-productivity", "")]),
                row(5, "Nobody yet", "0", &[]),
            ],
            figures: LiteMap::from_iter([
                ("revenue".to_owned(), "US$ 15,000.50".to_owned()),
                ("growth".to_owned(), "12.5 %".to_owned()),
                ("customers".to_owned(), "1,200".to_owned()),
                ("of another program".to_owned(), "3.25".to_owned()),
            ]),
            answers: LiteMap::from_iter([("reseller".to_owned(), true)]),
            choices: LiteMap::from_iter([("track".to_owned(), "smb".to_owned())]),
            partner_market: Market::Developing,
            customers_market: Some(Market::Developed),
            held: vec![
                HeldRow {
                    key: 1,
                    award: "cloud-platform".to_owned(),
                    level: "silver".to_owned(),
                    anniversary: "2019-09-01".to_owned(),
                    since: "2017-09-01".to_owned(),
                },
                HeldRow {
                    key: 2,
                    award: "datacenter".to_owned(),
                    ..HeldRow::default()
                },
            ],
            audits: LiteMap::from_iter([("sap".to_owned(), "2018-06-30".to_owned())]),
            day: "2018-12-31".to_owned(),
            tax: "19 %".to_owned(),
        };
        let reading = read(&form, Lang::En);
        assert_eq!(reading.problems, []);
        assert_eq!(reading.day, Some(day("2018-12-31")));
        assert_eq!(reading.company, "Halden & Roth");
        assert_eq!(reading.tax, Quantity::whole(19).ok());
        let places = |key, entries: &[usize]| ReadRow {
            key,
            entries: entries.to_vec(),
        };
        assert_eq!(
            reading.rows,
            [places(7, &[0, 2]), places(4, &[0]), places(5, &[])]
        );
        let holding = |id: &str, passed| Holding {
            id: id.to_owned(),
            passed,
            expires: None,
        };
        let person = |label: &str, count, holds| Person {
            label: label.to_owned(),
            count,
            holds,
            linked: true,
        };
        let number = |text: &str| text.parse::<Quantity>().expect("it is a number");
        let expected = Profile {
            people: vec![
                person(
                    "Ada",
                    1,
                    vec![
                        holding("az-104", Some(day("2018-06-01"))),
                        holding("70-533", None),
                    ],
                ),
                person("Support", 12, vec![holding("mcse-productivity", None)]),
                person("Nobody yet", 0, vec![]),
            ],
            figures: LiteMap::from_iter([
                ("revenue".to_owned(), number("15000.5")),
                ("growth".to_owned(), number("12.5")),
                ("customers".to_owned(), number("1200")),
                ("of another program".to_owned(), number("3.25")),
            ]),
            answers: LiteMap::from_iter([("reseller".to_owned(), true)]),
            choices: LiteMap::from_iter([("track".to_owned(), "smb".to_owned())]),
            markets: Markets {
                partner: Market::Developing,
                customers: Some(Market::Developed),
            },
            held: vec![Held {
                since: Some(day("2017-09-01")),
                award: "cloud-platform".to_owned(),
                level: "silver".to_owned(),
                anniversary: Some(day("2019-09-01")),
            }],
            audits: vec![Audited {
                award: "sap".to_owned(),
                passed: day("2018-06-30"),
            }],
        };
        assert_eq!(reading.profile, expected);
    }

    #[test]
    fn a_net_loss_counts_as_none() {
        let typed = |id: &str| Form {
            figures: LiteMap::from_iter([(id.to_owned(), "-3".to_owned())]),
            ..Form::default()
        };
        let net = read(&typed("adds"), Lang::En);
        assert_eq!(net.problems, []);
        assert_eq!(net.profile.figures.get("adds"), Some(&Quantity::default()));
        assert_eq!(read(&typed("customers"), Lang::En).problems.len(), 1);
    }

    #[test]
    fn a_figure_in_trouble_is_named_and_left_out() {
        let typed = |text: &str| text.to_owned();
        let not_a_number = |text| Trouble::NotANumber { text: typed(text) };
        let too_fine = |text| Trouble::TooFine { text: typed(text) };
        let not_whole = |text| Trouble::NotWhole { text: typed(text) };
        let other_unit = |text, unit| Trouble::OtherUnit {
            text: typed(text),
            unit,
        };
        let max = Quantity::MAX;
        let cases = [
            ("revenue", "fifteen", not_a_number("fifteen")),
            ("revenue", " 15k ", not_a_number("15k")),
            ("revenue", "1e300", not_a_number("1e300")),
            ("revenue", "NaN", not_a_number("NaN")),
            ("revenue", "€ 5", not_a_number("€ 5")),
            ("revenue", "-5", Trouble::Negative),
            ("revenue", "1.234", too_fine("1.234")),
            ("revenue", "1,000,000,000,001", Trouble::TooLarge { max }),
            ("revenue", "99999999999999999999", Trouble::TooLarge { max }),
            ("revenue", "5 %", other_unit("5 %", Unit::Usd)),
            ("growth", "$5", other_unit("$5", Unit::Percent)),
            ("customers", "US$ 5", other_unit("US$ 5", Unit::Customers)),
            ("customers", "2.5", not_whole("2.5")),
            ("customers", "1.200", too_fine("1.200")),
            ("elsewhere", "x", not_a_number("x")),
        ];
        for (id, text, what) in cases {
            let id = id.to_owned();
            let form = Form {
                figures: LiteMap::from_iter([(id.clone(), text.to_owned())]),
                ..Form::default()
            };
            let reading = read(&form, Lang::En);
            assert_eq!(reading.profile, Profile::default(), "{text:?}");
            assert_eq!(
                reading.problems,
                [problem(Field::Figure { id }, what)],
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_monthly_average_is_one_number_or_three_months() {
        let monthly = |text: &str, lang| {
            let form = Form {
                figures: LiteMap::from_iter([("monthly".to_owned(), text.to_owned())]),
                ..Form::default()
            };
            let reading = read(&form, lang);
            let number = reading.profile.figures.get("monthly").copied();
            (number.map(Quantity::fraction), reading.problems)
        };
        let number = |hundredths| Some(Fraction::new(hundredths, 100));
        for (text, lang, hundredths) in [
            ("2,000", Lang::En, 200_000),
            ("1500; 2500; 2100", Lang::En, 203_333),
            ("US$ 1,500.50;0;0", Lang::En, 50_016),
            ("1.500,50; 2.500; 1.999,50", Lang::De, 200_000),
        ] {
            assert_eq!(monthly(text, lang), (number(hundredths), vec![]), "{text}");
        }
        let field = || Field::Figure {
            id: "monthly".to_owned(),
        };
        for text in ["1;2", "1;2;3;4", "1;;3", ";;"] {
            let what = Trouble::NotThreeMonths {
                text: text.to_owned(),
            };
            assert_eq!(
                monthly(text, Lang::En),
                (None, vec![problem(field(), what)])
            );
        }
        let what = Trouble::NotANumber {
            text: "two".to_owned(),
        };
        let trouble = (None, vec![problem(field(), what)]);
        assert_eq!(monthly("1; two; 3", Lang::En), trouble);
        let form = Form {
            figures: LiteMap::from_iter([("monthly".to_owned(), "1,5; 2;3".to_owned())]),
            ..Form::default()
        };
        let english = form.translated(Lang::De, Lang::En);
        assert_eq!(
            english.figures.get("monthly").map(String::as_str),
            Some("1.5; 2;3")
        );
        let other = Form {
            figures: LiteMap::from_iter([("revenue".to_owned(), "1;2;3".to_owned())]),
            ..Form::default()
        };
        let what = Trouble::NotANumber {
            text: "1;2;3".to_owned(),
        };
        let field = Field::Figure {
            id: "revenue".to_owned(),
        };
        assert_eq!(read(&other, Lang::En).problems, [problem(field, what)]);
    }

    #[test]
    fn a_count_in_trouble_stands_for_one_person() {
        let max = Quantity::whole(1_000).expect("it is a number");
        let cases = [
            (
                "two",
                Trouble::NotANumber {
                    text: "two".to_owned(),
                },
            ),
            (
                "2.5",
                Trouble::NotWhole {
                    text: "2.5".to_owned(),
                },
            ),
            ("-1", Trouble::Negative),
            ("1001", Trouble::TooLarge { max }),
            ("10,000", Trouble::TooLarge { max }),
            (
                "5 %",
                Trouble::OtherUnit {
                    text: "5 %".to_owned(),
                    unit: Unit::People,
                },
            ),
        ];
        for (text, what) in cases {
            let reading = read(&with_rows(&[row(3, "A", text, &[("csm", "")])]), Lang::En);
            assert_eq!(reading.problems, [problem(Field::Count { row: 3 }, what)]);
            assert_eq!(reading.profile.people[0].count, 1, "{text:?}");
            assert_eq!(reading.profile.people[0].holds.len(), 1, "{text:?}");
        }
    }

    #[test]
    fn a_row_beyond_the_most_people_is_left_out() {
        let mut rows: Vec<Row> = (0..10).map(|key| row(key, "", "1000", &[])).collect();
        rows.insert(9, row(77, "one too many of these", "1", &[]));
        rows.push(row(78, "none at all", "0", &[]));
        let reading = read(&with_rows(&rows), Lang::En);
        let max = 10_000;
        assert_eq!(
            reading.problems,
            [problem(
                Field::Count { row: 9 },
                Trouble::TooManyPeople { max }
            )]
        );
        assert_eq!(reading.rows.len(), 11);
        let people: u32 = reading
            .profile
            .people
            .iter()
            .map(|person| person.count)
            .sum();
        assert_eq!(people, 9_001);
    }

    #[test]
    fn a_certification_in_trouble_is_named_and_left_out() {
        let reading = read(
            &with_rows(&[row(
                3,
                "A",
                "",
                &[
                    ("AZ-10", ""),
                    ("az-104", ""),
                    (" AZ104", "2018-01-01"),
                    ("whatever", "never"),
                    ("70-533", "2018-02-30"),
                    ("70-534", "2018-01-01"),
                ],
            )]),
            Lang::En,
        );
        let place = |entry| Field::Certification { row: 3, entry };
        let when = |entry| Field::Passed { row: 3, entry };
        let unknown = |text: &str, nearest: Option<&str>| Trouble::UnknownCertification {
            text: text.to_owned(),
            nearest: nearest.map(str::to_owned),
        };
        assert_eq!(
            reading.problems,
            [
                problem(place(0), unknown("AZ-10", Some("az-104"))),
                problem(
                    place(2),
                    Trouble::Duplicate {
                        id: "az-104".to_owned()
                    }
                ),
                problem(
                    when(3),
                    Trouble::NotADay {
                        text: "never".to_owned()
                    }
                ),
                problem(place(3), unknown("whatever", None)),
                problem(
                    when(4),
                    Trouble::NoSuchDay {
                        text: "2018-02-30".to_owned()
                    }
                ),
                problem(
                    when(5),
                    Trouble::AfterRetirement {
                        certification: "70-534".to_owned(),
                        retired: day("2017-12-31"),
                    }
                ),
            ]
        );
        assert_eq!(reading.rows[0].entries, [1, 4, 5]);
        let holds = &reading.profile.people[0].holds;
        let read: Vec<_> = holds
            .iter()
            .map(|holding| (holding.id.as_str(), holding.passed))
            .collect();
        let expected = [
            ("az-104", None),
            ("70-533", None),
            ("70-534", Some(day("2018-01-01"))),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn passed_on_the_last_day_is_no_trouble() {
        let form = with_rows(&[row(3, "A", "", &[("70-534", "31.12.2017")])]);
        assert_eq!(read(&form, Lang::De).problems, []);
    }

    #[test]
    fn days_in_trouble_are_named() {
        let form = Form {
            held: vec![HeldRow {
                key: 6,
                award: "datacenter".to_owned(),
                level: "gold".to_owned(),
                anniversary: "soon".to_owned(),
                since: "2020-02-30".to_owned(),
            }],
            day: "1.6.1918".to_owned(),
            ..Form::default()
        };
        let reading = read(&form, Lang::De);
        assert_eq!(reading.day, None);
        assert_eq!(reading.profile.held[0].anniversary, None);
        assert_eq!(
            reading.problems,
            [
                problem(
                    Field::Anniversary { row: 6 },
                    Trouble::NotADay {
                        text: "soon".to_owned()
                    }
                ),
                problem(
                    Field::Since { row: 6 },
                    Trouble::NoSuchDay {
                        text: "2020-02-30".to_owned()
                    }
                ),
                problem(
                    Field::Day,
                    Trouble::OutOfRange {
                        from: 1990,
                        until: 2100
                    }
                ),
            ]
        );
    }

    #[test]
    fn an_award_is_held_once() {
        let held = |key, level: &str| HeldRow {
            key,
            award: "datacenter".to_owned(),
            level: level.to_owned(),
            anniversary: String::new(),
            since: String::new(),
        };
        let form = Form {
            held: vec![held(1, "silver"), held(2, "gold")],
            ..Form::default()
        };
        let reading = read(&form, Lang::En);
        assert_eq!(reading.profile.held[0].level, "silver");
        assert_eq!(
            reading.problems,
            [problem(
                Field::Award { row: 2 },
                Trouble::Duplicate {
                    id: "datacenter".to_owned()
                }
            )]
        );
    }

    #[test]
    fn what_is_too_long_or_too_many_is_refused() {
        let long = "x".repeat(201);
        let form = Form {
            company: long.clone(),
            rows: vec![row(1, &long, &long, &[(&long, &long)])],
            figures: LiteMap::from_iter([("revenue".to_owned(), "9".repeat(201))]),
            day: long.clone(),
            ..Form::default()
        };
        let reading = read(&form, Lang::En);
        let fields: Vec<Field> = reading
            .problems
            .iter()
            .map(|problem| problem.field.clone())
            .collect();
        let expected = [
            Field::Company,
            Field::Label { row: 1 },
            Field::Count { row: 1 },
            Field::Passed { row: 1, entry: 0 },
            Field::Certification { row: 1, entry: 0 },
            Field::Figure {
                id: "revenue".to_owned(),
            },
            Field::Day,
        ];
        assert_eq!(fields, expected);
        let long = Trouble::TooLong { max: 200 };
        assert!(reading.problems.iter().all(|problem| problem.what == long));
        assert_eq!(
            read(&with_rows(&[row(1, &"ü".repeat(200), "", &[])]), Lang::En).problems,
            []
        );

        let held = |key: u32| HeldRow {
            key,
            award: format!("award-{key}"),
            level: "gold".to_owned(),
            anniversary: String::new(),
            since: String::new(),
        };
        let form = Form {
            held: (0..300).map(held).collect(),
            ..Form::default()
        };
        let reading = read(&form, Lang::En);
        assert_eq!(reading.profile.held.len(), 200);
        assert_eq!(
            reading.problems,
            [problem(
                Field::Award { row: 200 },
                Trouble::TooManyAwards { max: 200 }
            )]
        );
    }

    #[test]
    fn a_person_holds_no_more_than_the_most() {
        let certification = |number: usize| {
            let mut certification = some()[0].clone();
            certification.id = format!("x-{number}");
            certification.code = None;
            certification
        };
        let many: Vec<_> = (0..600).map(certification).collect();
        let ids: Vec<&str> = many.iter().map(|one| one.id.as_str()).collect();
        let holds: Vec<_> = ids.iter().map(|id| (*id, "")).collect();
        let form = with_rows(&[row(1, "", "", &holds)]);
        let reading = form.read(&Directory::new(&many), &[], Lang::En);
        assert_eq!(reading.profile.people[0].holds.len(), 500);
        let place = Field::Certification { row: 1, entry: 500 };
        let what = Trouble::TooManyCertifications { max: 500 };
        assert_eq!(reading.problems, [problem(place, what)]);
    }

    #[test]
    fn another_language_reads_the_same() {
        let german = Form {
            rows: vec![row(
                1,
                "1.000",
                "1.000",
                &[("csm", "1.6.2018"), ("az-104", "2018-06-01")],
            )],
            figures: LiteMap::from_iter([
                ("customers".to_owned(), "15 000".to_owned()),
                ("growth".to_owned(), "12,5%".to_owned()),
                ("revenue".to_owned(), "1.234,50 US-$".to_owned()),
                ("elsewhere".to_owned(), "zwölf".to_owned()),
            ]),
            day: "31.12.2018".to_owned(),
            ..Form::default()
        };
        let english = german.translated(Lang::De, Lang::En);
        let expected = Form {
            rows: vec![row(
                1,
                "1.000",
                "1000",
                &[("csm", "2018-06-01"), ("az-104", "2018-06-01")],
            )],
            figures: LiteMap::from_iter([
                ("customers".to_owned(), "15 000".to_owned()),
                ("growth".to_owned(), "12.5 %".to_owned()),
                ("revenue".to_owned(), "US$ 1234.5".to_owned()),
                ("elsewhere".to_owned(), "zwölf".to_owned()),
            ]),
            day: "2018-12-31".to_owned(),
            ..Form::default()
        };
        assert_eq!(english, expected);
        assert_eq!(
            read(&english, Lang::En).profile,
            read(&german, Lang::De).profile
        );
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod properties {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::search::tests::some;
    use super::*;

    /// Anything at all, and often enough something that can be read.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[0-9.,' %$-]{0,8}",
            "[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}",
            "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
            "(AZ|az|70|MB2)[- ]?[0-9]{3}",
        ]
    }

    fn any_row() -> impl Strategy<Value = Row> {
        let entry =
            (any_text(), any_text(), any_text()).prop_map(|(text, passed, expires)| Entry {
                text,
                passed,
                expires,
            });
        (any::<u32>(), any_text(), any_text(), vec(entry, 0..4)).prop_map(
            |(key, label, count, holds)| Row {
                key,
                label,
                count,
                holds,
            },
        )
    }

    fn any_held() -> impl Strategy<Value = HeldRow> {
        let texts = (any_text(), any_text(), any_text(), any_text());
        (any::<u32>(), texts).prop_map(|(key, (award, level, anniversary, since))| HeldRow {
            key,
            award,
            level,
            anniversary,
            since,
        })
    }

    type Answers = (
        LiteMap<String, bool>,
        LiteMap<String, String>,
        Market,
        Option<Market>,
    );

    /// Fewer values than that by any text.
    fn any_map<V: core::fmt::Debug>(
        value: impl Strategy<Value = V>,
        below: usize,
    ) -> impl Strategy<Value = LiteMap<String, V>> {
        vec((any_text(), value), 0..below).prop_map(LiteMap::from_iter)
    }

    fn any_answers() -> impl Strategy<Value = Answers> {
        let market = || prop_oneof![Just(Market::Developed), Just(Market::Developing)];
        (
            any_map(any::<bool>(), 3),
            any_map(any_text(), 3),
            market(),
            proptest::option::of(market()),
        )
    }

    pub(in super::super) fn any_form() -> impl Strategy<Value = Form> {
        (
            vec(any_row(), 0..4),
            any_map(any_text(), 4),
            vec(any_held(), 0..3),
            any_map(any_text(), 3),
            (any_text(), any_text(), any_text()),
            any_answers(),
        )
            .prop_map(|(rows, figures, held, audits, texts, answers)| Form {
                rows,
                figures,
                held,
                audits,
                day: texts.0,
                tax: texts.1,
                company: texts.2,
                answers: answers.0,
                choices: answers.1,
                partner_market: answers.2,
                customers_market: answers.3,
            })
    }

    pub(in super::super) fn any_lang() -> impl Strategy<Value = Lang> {
        prop_oneof![Just(Lang::En), Just(Lang::De)]
    }

    proptest! {
        #[test]
        fn no_form_is_too_strange(form in any_form(), lang in any_lang()) {
            let reading = form.read(&Directory::new(&some()), &[], lang);
            let people = reading.profile.people.len();
            prop_assert_eq!(reading.rows.len(), people);
            prop_assert!(people <= form.rows.len());
            prop_assert!(reading.profile.figures.len() <= form.figures.len());
        }

        #[test]
        fn a_form_reads_the_same_in_another_language(
            form in any_form(),
            from in any_lang(),
            to in any_lang(),
        ) {
            let directory = Directory::new(&some());
            let before = form.read(&directory, &[], from);
            let after = form.translated(from, to).read(&directory, &[], to);
            // What could not be read in the one may be readable in the other:
            // so look at what was read before only.
            if before.problems.is_empty() {
                prop_assert_eq!(before, after);
            }
        }
    }
}
