//! A visitor who does anything at all, for as long as one likes: the same each time, so that
//! what a browser has in the end can be compared with what the reducer has natively. For
//! tests only; no download has it.

use std::rc::Rc;

use yew::Reducible;

use super::app::AppProps;
use super::example;
use super::import::Import;
use super::port::Port;
use super::store::{Action, Edit, Fold, Notice, Order, StatusFilter, Stay, Store, Target, View};
use super::ui::{Offer, offered};
use crate::assess::Status;
use crate::catalog::{BUILTIN, builtin};
use crate::interchange::{
    Directory, DocumentError, Form, LinkError, Opened, Refusal, Row, SkillsReport, Value,
};
use crate::model::{Day, Index, Lang, Market, Program};

/// What a visitor could type, and what nobody should.
const TEXTS: [&str; 18] = [
    "",
    " ",
    "Zoe",
    "Bürger & Söhne 🦀",
    "<img src=x onerror=alert(1)>",
    "\u{202e}detrever",
    "a\0b\u{7f}",
    "=1+1",
    "-3",
    "99999999999999999999",
    "1.5",
    "1,5",
    "1.234.567,89",
    "½",
    "NaN",
    "1e400",
    "12 %",
    "😀😀😀😀😀😀😀😀",
];

const DAYS: [&str; 12] = [
    "2026-11-01",
    "2024-02-29",
    "2023-02-29",
    "2019-06-30",
    "1.3.2025",
    "3/1/2025",
    "2022-09-30",
    "9999-12-31",
    "0000-00-00",
    "2027-0",
    "yesterday",
    "",
];

const TABLES: [&str; 5] = [
    "Name,Certification,Date\nZoe,AZ-104,2025-03-01\nAda,AZ-305,2025-04-01\n",
    "Name;Zertifizierung;Bestanden\nZoe;AZ-104;01.03.2025\nZoe;nonsense;32.13.2025\n",
    "Email\tExam\nzoe@example.com\tSC-200\n",
    "a,b\n1,2\n",
    "\"open,quote\n",
];

/// Splitmix64: the same numbers on every machine.
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        // As good as even: `end` is a few hundred at most.
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'t, T>(&mut self, some: &'t [T]) -> Option<&'t T> {
        some.get(self.below(some.len()))
    }

    fn text(&mut self) -> String {
        if self.one_in(40) {
            return "overlong ".repeat(60);
        }
        self.of(&TEXTS).copied().unwrap_or_default().to_owned()
    }

    fn day(&mut self) -> String {
        self.of(&DAYS).copied().unwrap_or_default().to_owned()
    }

    /// The key of a row or the place of an entry, now and then of one that is not there.
    fn key(&mut self) -> u32 {
        if self.one_in(50) {
            return u32::MAX;
        }
        u32::try_from(self.below(8)).unwrap_or(0)
    }

    fn entry(&mut self) -> usize {
        if self.one_in(50) {
            usize::from(u16::MAX)
        } else {
            self.below(4)
        }
    }
}

/// The messages, and the state that they make by the reducer alone.
#[derive(Debug)]
pub struct Soak {
    random: Random,
    offers: &'static [Offer],
    store: Rc<Store>,
    /// A figure that is being typed, key by key: its id, what is there, what is to come.
    typing: Option<(String, String, String)>,
}

impl Soak {
    /// Begins; none where the built-in programs cannot be read.
    #[must_use]
    pub fn new(seed: u64) -> Option<Self> {
        let today = Day::new(2026, 11, 1).ok();
        let offer = |id: &&str| Offer::new(builtin(id)?, None, today);
        let offers: Option<Vec<Offer>> = BUILTIN.iter().map(offer).collect();
        Some(Self {
            random: Random(seed),
            offers: offered(offers?),
            store: Rc::new(Store::new(String::new(), Lang::En, 0)),
            typing: None,
        })
    }

    /// A widget that begins as this does.
    #[must_use]
    pub fn props(&self, port: Port) -> AppProps {
        AppProps {
            offers: self.offers,
            program: 0,
            lang: None,
            page_lang: Lang::En,
            as_of: None,
            today: Day::new(2026, 11, 1).ok(),
            begin: None,
            keeps: false,
            link: false,
            rules: Some("rules/".into()),
            awards: Rc::new([]),
            currency: None,
            costs: Rc::default(),
            port,
        }
    }

    /// One message more, to a widget as well where there is one. Says its kind.
    pub fn step(&mut self, port: Option<&Port>) -> &'static str {
        let action = self.action();
        let kind = kind(&action);
        self.act(action, port);
        kind
    }

    /// Everything as it was in the beginning.
    pub fn rest(&mut self, port: Option<&Port>) {
        let store = Store::new(String::new(), Lang::En, 0);
        self.typing = None;
        self.act(Action::Begin(Box::new(store)), port);
    }

    fn act(&mut self, action: Action, port: Option<&Port>) {
        if let Some(port) = port {
            port.act(action.clone());
        }
        self.store = Rc::clone(&self.store).reduce(action);
    }

    /// What was entered, as a document.
    #[must_use]
    pub fn document(&self) -> Value {
        let id = self.program().map_or("", |program| &program.id);
        Opened::to_value(&self.store.form, id, self.store.lang)
    }

    /// Everything of the state that shows, as text.
    #[must_use]
    pub fn state(&self) -> String {
        let (document, view): (_, &View) = (self.document(), &self.store.view);
        format!("{document:?} {view:?} {:?}", self.store.notice)
    }

    fn program(&self) -> Option<&'static Program> {
        let offer = self.offers.get(self.store.view.program);
        offer.or(self.offers.first()).map(|offer| offer.program)
    }

    fn action(&mut self) -> Action {
        if let Some((id, mut typed, rest)) = self.typing.take() {
            let mut rest = rest.chars();
            if let Some(key) = rest.next() {
                typed.push(key);
                let edit = Edit::Figure(id.clone(), typed.clone());
                self.typing = Some((id, typed, rest.collect()));
                return Action::Edit(edit);
            }
        }
        let random = &mut self.random;
        // What replaces the form keeps it as small as a visitor's is.
        match random.below(96) {
            0 => Action::Reset,
            1 => self.example(),
            2 => {
                let (day, program) = (random.day(), random.below(2));
                let lang = if random.one_in(2) { Lang::De } else { Lang::En };
                Action::Begin(Box::new(Store::new(day, lang, program)))
            }
            3 => Action::TakeOver(Rc::new(self.form())),
            4 => {
                let notice = *random
                    .of(&[Notice::Imported, Notice::Linked])
                    .unwrap_or(&Notice::Linked);
                Action::Take(Rc::new(self.form()), notice)
            }
            5..=7 => self.import(),
            8 | 9 => Action::Discard,
            10..=17 => Action::Undo,
            18 | 19 => Action::Speak(if random.one_in(2) { Lang::De } else { Lang::En }),
            20 | 21 => {
                let notices = [
                    Notice::Cleared,
                    Notice::Example,
                    Notice::Imported,
                    Notice::Linked,
                    Notice::Copied,
                    Notice::NotCopied,
                    Notice::NotFetched,
                ];
                Action::Tell(random.of(&notices).copied().unwrap_or(Notice::Copied))
            }
            22..=29 => Action::Fold(self.fold()),
            30 | 31 => {
                let stays = random.one_in(2);
                let program = if random.one_in(20) {
                    99
                } else {
                    random.below(2)
                };
                Action::Show(program, if stays { Stay::OnTheDay } else { Stay::Nowhere })
            }
            32 => {
                let program = random.below(2);
                Action::Lead(program, self.award().0)
            }
            33 => Action::Read(self.award().0),
            34 => Action::Look(self.target()),
            35 => {
                let fold = random.one_in(2);
                let target = self.target();
                Action::Ask(target, fold.then(|| self.fold()))
            }
            36 | 37 => Action::ShowArea(self.area()),
            38 | 39 => {
                let standings = [
                    None,
                    Some(StatusFilter::Attained),
                    Some(StatusFilter::WithinReach),
                    Some(StatusFilter::Open),
                    Some(StatusFilter::Blocked),
                    Some(StatusFilter::Closed),
                ];
                Action::ShowStatus(random.of(&standings).copied().flatten())
            }
            40 => Action::Sort(if random.one_in(2) {
                Order::Name
            } else {
                Order::Nearest
            }),
            41 | 42 => Action::Seek(if random.one_in(2) {
                random.text()
            } else {
                "az".into()
            }),
            43 => {
                let standings = [
                    None,
                    Some(Status::Achieved),
                    Some(Status::Held),
                    Some(Status::CriteriaMet),
                    Some(Status::WithinReach),
                ];
                Action::ShowStanding(random.of(&standings).copied().flatten())
            }
            44 => Action::ShowReach(random.one_in(2)),
            45 => Action::Paper(random.one_in(3)),
            _ => Action::Edit(self.edit()),
        }
    }

    fn edit(&mut self) -> Edit {
        let random = &mut self.random;
        let key = random.key();
        match random.below(40) {
            0 | 1 => Edit::Label(key, random.text()),
            2 | 3 => {
                let few = ["1", "2", "3", "0", "12"];
                let few = random.of(&few).copied().unwrap_or_default().to_owned();
                Edit::Count(key, if random.one_in(3) { random.text() } else { few })
            }
            4..=9 => {
                let held = (0..=random.below(3))
                    .map(|_| self.certification())
                    .collect();
                Edit::Hold(key, held)
            }
            10 => Edit::Correct(key, random.entry(), self.certification()),
            11 => Edit::Drop(key, random.entry()),
            12 => Edit::Passed(key, random.entry(), random.day()),
            13 => Edit::Expires(key, random.entry(), random.day()),
            14..=16 => Edit::AddRow,
            17 | 18 => Edit::RemoveRow(key),
            19..=21 => self.figure(),
            22 => {
                let choices = self.program().map_or(&[][..], |program| &program.choices);
                let Some(choice) = self.random.of(choices) else {
                    return Edit::Choice("nothing".into(), Some("nothing".into()));
                };
                let options = self.random.below(choice.options.len() + 2);
                let option = match choice.options.get(options) {
                    Some(option) => Some(option.id.clone()),
                    None if self.random.one_in(2) => Some("nothing".into()),
                    None => None,
                };
                Edit::Choice(choice.id.clone(), option)
            }
            23 => {
                let questions = self.program().map_or(&[][..], |program| &program.questions);
                let known = self
                    .random
                    .of(questions)
                    .map(|question| question.id.clone());
                let answer = match self.random.below(3) {
                    0 => None,
                    1 => Some(false),
                    _ => Some(true),
                };
                Edit::Answer(known.unwrap_or_else(|| "nothing".into()), answer)
            }
            24 => Edit::PartnerMarket(self.market()),
            25 => {
                let other = random.one_in(2);
                let market = self.market();
                Edit::CustomersMarket(other.then_some(market))
            }
            26 => Edit::Company(random.text()),
            27 => Edit::Tax(random.text()),
            28 => Edit::Day(random.day()),
            29 => {
                let day = random.day();
                let at = day.parse();
                at.map_or(Edit::Day(day), |day| Edit::JudgeOn(day, Target::Headline))
            }
            30 => Edit::AddHeld,
            31 => Edit::HeldAward(key, self.award().1, None),
            32 => Edit::HeldLevel(key, self.level()),
            33 => Edit::HeldAnniversary(key, random.day()),
            34 => Edit::RemoveHeld(key),
            35 | 36 => {
                let is = random.one_in(2);
                Edit::Awarded(self.award().1, self.level(), is)
            }
            37 => Edit::HeldSince(key, random.day()),
            _ => {
                let day = random.day();
                Edit::Audited(self.award().1, day)
            }
        }
    }

    /// Begins to type a figure, one key after the other.
    fn figure(&mut self) -> Edit {
        let figures = self.program().map_or(&[][..], |program| &program.figures);
        let known = self.random.of(figures).map(|figure| figure.id.clone());
        let id = known.unwrap_or_else(|| "nothing".into());
        if self.random.one_in(4) {
            return Edit::Figure(id, self.random.text());
        }
        let text = (self.random.next() % 2_000_000).to_string();
        let (first, rest) = text.split_at(1);
        self.typing = Some((id.clone(), first.to_owned(), rest.to_owned()));
        Edit::Figure(id, first.to_owned())
    }

    fn certification(&mut self) -> String {
        let all = self
            .program()
            .map_or(&[][..], |program| &program.certifications);
        match self.random.of(all) {
            Some(known) if !self.random.one_in(5) => known.id.clone(),
            _ => self.random.text(),
        }
    }

    /// An award of the program, now and then one that is not there.
    fn award(&mut self) -> (Index, String) {
        let awards = self.program().map_or(&[][..], |program| &program.awards);
        let at = self.random.below(awards.len());
        match awards.get(at).zip(Index::try_from(at).ok()) {
            Some((award, at)) if !self.random.one_in(20) => (at, award.id.clone()),
            _ => (Index::MAX, self.random.text()),
        }
    }

    fn level(&mut self) -> String {
        let levels = ["attained", "silver", "gold", "", "nothing"];
        self.random
            .of(&levels)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }

    fn market(&mut self) -> Market {
        if self.random.one_in(2) {
            Market::Developing
        } else {
            Market::Developed
        }
    }

    fn area(&mut self) -> Option<Index> {
        let areas = self.program().map_or(0, |program| program.areas.len());
        let at = self.random.below(areas + 2);
        if at > areas {
            Some(Index::MAX)
        } else {
            Index::try_from(at).ok().filter(|_| at < areas)
        }
    }

    fn fold(&mut self) -> Fold {
        match self.random.below(12) {
            0 | 1 => Fold::Area(self.area()),
            2 => Fold::Circumstances,
            3..=5 => Fold::Award(self.award().0),
            6 => Fold::AllAwards,
            7 => Fold::ThenAndNow,
            8 => Fold::Specializations(self.area()),
            9 => Fold::Share,
            10 if self.random.one_in(2) => Fold::Names,
            10 => Fold::Summary,
            _ => Fold::Passed(self.random.key(), self.random.entry()),
        }
    }

    fn target(&mut self) -> Target {
        let award = self.award().0;
        let program = self.program();
        match self.random.below(10) {
            0 => Target::Question,
            1 => Target::Import,
            2 => Target::Row(self.random.key()),
            3 => Target::Held(self.random.key()),
            4 => Target::AddHeld,
            5 => Target::Award(award),
            6 => Target::References(award),
            7 => Target::Audit(award),
            8 => {
                let figures = program.map_or(&[][..], |program| &program.figures);
                Target::Figure(
                    self.random
                        .of(figures)
                        .map_or("nothing", |figure| &figure.id),
                )
            }
            _ => {
                let questions = program.map_or(&[][..], |program| &program.questions);
                Target::Asked(
                    self.random
                        .of(questions)
                        .map_or("nothing", |asked| &asked.id),
                )
            }
        }
    }

    fn example(&mut self) -> Action {
        let company = self.program().and_then(|program| example::of(&program.id));
        company.map_or(Action::Reset, Action::LoadExample)
    }

    /// A form as a file or a link brings it along.
    fn form(&mut self) -> Form {
        let mut form = Form {
            day: self.random.day(),
            ..Form::default()
        };
        for key in 0..self.random.key().min(6) {
            form.rows.push(Row {
                key,
                label: self.random.text(),
                ..Row::default()
            });
        }
        for _ in 0..4 {
            // Of an edit of a row that is not there, nothing comes.
            let edit = self.edit();
            let _ = edit.apply(&mut form);
        }
        self.typing = None;
        form
    }

    fn import(&mut self) -> Action {
        let program = self.program();
        let table = self.random.of(&TABLES).copied().unwrap_or_default();
        Action::Import(match self.random.below(6) {
            0 | 1 => {
                let known = program.map_or(&[][..], |program| &program.certifications);
                match SkillsReport::read(table, &Directory::new(known)) {
                    Ok(report) => Import::Table(Rc::new(report)),
                    Err(refusal) => Import::Refused(refusal),
                }
            }
            2 | 3 => {
                let form = self.form();
                Import::Document(Rc::new(Opened {
                    program: program.map(|program| program.id.clone()),
                    form,
                    ignored: vec![self.random.text()],
                    ..Opened::default()
                }))
            }
            4 if self.random.one_in(2) => Import::Refused(Refusal::TooLarge),
            4 => Import::Wrong(DocumentError::NotJson),
            _ => Import::Broken(LinkError::Damaged),
        })
    }
}

/// The name of a message's kind, and the names of all.
macro_rules! kinds {
    ($($edit:ident)* | $($action:ident)*) => {
        fn kind(action: &Action) -> &'static str {
            match action {
                Action::Edit(edit) => match edit {
                    $(Edit::$edit { .. } => concat!("Edit::", stringify!($edit)),)*
                },
                $(Action::$action { .. } => stringify!($action),)*
            }
        }

        /// Every kind of message that the store knows.
        pub const KINDS: &[&str] = &[
            $(concat!("Edit::", stringify!($edit)),)*
            $(stringify!($action),)*
        ];
    };
}

kinds! {
    Label Count Hold Correct Drop Passed Expires AddRow RemoveRow Figure Choice Answer
    PartnerMarket CustomersMarket Company Tax Day JudgeOn AddHeld HeldAward HeldLevel
    HeldAnniversary RemoveHeld Awarded HeldSince Audited |
    Undo Reset LoadExample Begin TakeOver Import Take Discard Tell Speak Fold Show Lead Read
    Look Ask ShowArea ShowStatus Sort Seek ShowStanding ShowReach Paper
}
