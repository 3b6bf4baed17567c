//! The one state of the widget, and the one reducer that changes it.

use std::rc::Rc;

use yew::Reducible;

use super::example::{self, Company};
use super::history::History;
use super::import::Import;
use crate::assess::Status;
use crate::interchange::{Entry, Field, Form, HeldRow, Row};
use crate::model::{Day, Index, Lang, Market};

/// What was typed, what was there before, and what is folded open.
#[derive(Clone, Debug)]
pub(super) struct Store {
    /// Exactly what was typed.
    pub(super) form: Rc<Form>,
    /// The language it was typed in.
    pub(super) lang: Lang,
    /// What is shown of the answer, and how. No part of what can be undone.
    pub(super) view: Rc<View>,
    /// What was just done to the whole form.
    pub(super) notice: Option<Notice>,
    /// Where the focus goes, because what had it may be gone.
    pub(super) focus: Focus,
    history: History<(Rc<Form>, Lang), Field>,
}

/// What is folded open and filtered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    /// The program that judges: position among those on offer.
    pub(super) program: usize,
    /// The parts of the page that are open.
    pub(super) open: Vec<Fold>,
    /// The area whose awards are shown; all where there is none.
    pub(super) area: Option<Index>,
    /// The standing of the awards that are shown; all where there is none.
    pub(super) status: Option<StatusFilter>,
    /// In what order.
    pub(super) order: Order,
    /// What words of the names of the specializations shown begin with.
    pub(super) sought: String,
    /// The status of the specializations shown; all where there is none.
    pub(super) standing: Option<Status>,
    /// Whether the card shows what is within reach too.
    pub(super) reach: bool,
    /// What was brought along and is not taken in yet.
    pub(super) import: Option<Import>,
    /// Whether it is being printed: paper shows what a click would open.
    pub(super) paper: bool,
}

/// A part of the page that opens and closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// All that an area asks for.
    Area(Option<Index>),
    /// Market, day, and what is held.
    Circumstances,
    /// The checklist of an award.
    Award(Index),
    /// The whole list of awards.
    AllAwards,
    /// The older program beside the newer one.
    ThenAndNow,
    /// All specializations of an area.
    Specializations(Option<Index>),
    /// What can be handed on.
    Share,
    /// Whether names go into a link.
    Names,
    /// The bar at the top of a narrow box.
    Summary,
    /// The day on which a certification was passed: key of the row, entry.
    Passed(u32, usize),
}

/// Which awards are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatusFilter {
    /// Those attained at some level.
    Attained,
    /// Those with a level that the partner can still do something for.
    WithinReach,
    /// Those whose next level cannot be judged.
    Open,
    /// Those that another award must precede.
    Blocked,
    /// Those that were not offered.
    Closed,
}

/// The order of the awards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// The nearest first.
    #[default]
    Nearest,
    /// By name.
    Name,
}

/// Where the focus goes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Focus {
    /// Where to; nowhere at first.
    pub(super) target: Option<Target>,
    /// Which request this is: one for the same place as before is another one.
    serial: u32,
}

/// A place that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The question at the beginning.
    Question,
    /// The first sentence of the answer.
    Headline,
    /// The day that is judged.
    Day,
    /// What was brought along.
    Import,
    /// The certifications of a row, by its key.
    Row(u32),
    /// An award held, by the key of its row.
    Held(u32),
    /// The button that adds an award held.
    AddHeld,
    /// The row of an award in the answer.
    Award(Index),
    /// The customer references of an award, beside their line.
    References(Index),
    /// The day of the audit for an award, beside its line.
    Audit(Index),
    /// A figure, by its id.
    Figure(&'static str),
    /// A question or choice, by its id.
    Asked(&'static str),
}

/// Something that was done to the whole form, and can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// All is cleared.
    Cleared,
    /// The example company is loaded.
    Example,
    /// A file is taken in.
    Imported,
    /// A link is taken in.
    Linked,
    /// Something is copied.
    Copied,
    /// Something could not be copied.
    NotCopied,
    /// A part of the widget could not be fetched.
    NotFetched,
}

/// A change of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// The name in a row.
    Label(u32, String),
    /// The number in a row.
    Count(u32, String),
    /// More certifications in a row.
    Hold(u32, Vec<String>),
    /// Another text for an entry of a row.
    Correct(u32, usize, String),
    /// An entry of a row less.
    Drop(u32, usize),
    /// The day an entry of a row was passed.
    Passed(u32, usize, String),
    /// The last day an entry of a row is valid.
    Expires(u32, usize, String),
    /// One more row.
    AddRow,
    /// A row less.
    RemoveRow(u32),
    /// A figure.
    Figure(String, String),
    /// The class that the partner is in, by id of the choice.
    Choice(String, Option<String>),
    /// The answer to a question.
    Answer(String, Option<bool>),
    /// The partner's market.
    PartnerMarket(Market),
    /// The customers' market.
    CustomersMarket(Option<Market>),
    /// The company's name.
    Company(String),
    /// What tax adds to a fee.
    Tax(String),
    /// The day to judge by.
    Day(String),
    /// Another day is judged, by a button that may be gone then: the focus goes there.
    JudgeOn(Day, Target),
    /// One more award held.
    AddHeld,
    /// Which award is held, and its level where it has only one.
    HeldAward(u32, String, Option<String>),
    /// At which level.
    HeldLevel(u32, String),
    /// Its next anniversary.
    HeldAnniversary(u32, String),
    /// An award held less.
    RemoveHeld(u32),
    /// Whether an award is held at a level.
    Awarded(String, String, bool),
    /// The day an award held was awarded first.
    HeldSince(u32, String),
    /// The day on which the audit for an award was passed.
    Audited(String, String),
}

/// Everything that can happen.
#[derive(Clone, Debug)]
pub(super) enum Action {
    /// The form changes.
    Edit(Edit),
    /// The last change is taken back.
    Undo,
    /// All is cleared but the day to judge by.
    Reset,
    /// The example company is loaded.
    LoadExample(&'static Company),
    /// Everything begins anew, in another element.
    Begin(Box<Store>),
    /// What was tried becomes the form.
    TakeOver(Rc<Form>),
    /// Something was brought along.
    Import(Import),
    /// What was brought along is taken in, as the form that it makes.
    Take(Rc<Form>, Notice),
    /// What was brought along is left.
    Discard,
    /// Something is done.
    Tell(Notice),
    /// Another language is spoken.
    Speak(Lang),
    /// Something opens or closes.
    Fold(Fold),
    /// Another program judges, by its position among those on offer.
    Show(usize, Stay),
    /// The checklist of an award of another program is to be read.
    Lead(usize, Index),
    /// The checklist of an award is to be read.
    Read(Index),
    /// The focus is to go there.
    Look(Target),
    /// Something is to be entered, in an area that is to be open.
    Ask(Target, Option<Fold>),
    /// Another area is shown.
    ShowArea(Option<Index>),
    /// Another standing is shown.
    ShowStatus(Option<StatusFilter>),
    /// Another order.
    Sort(Order),
    /// Specializations are looked for by name.
    Seek(String),
    /// Specializations of another status are shown.
    ShowStanding(Option<Status>),
    /// Whether the card is to show what is within reach too.
    ShowReach(bool),
    /// It is being printed, or no longer.
    Paper(bool),
}

/// What becomes of the day when another program judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stay {
    /// It stays.
    OnTheDay,
    /// The program is not in force on it: its own day is judged.
    Nowhere,
}

impl Store {
    /// An empty form, with a day to judge by, where one is named, and the
    /// program that judges.
    pub(super) fn new(day: String, lang: Lang, program: usize) -> Self {
        Self {
            form: Rc::new(empty(day)),
            lang,
            view: Rc::new(View {
                program,
                ..View::default()
            }),
            notice: None,
            focus: Focus::default(),
            history: History::default(),
        }
    }

    /// The same, with a form that was entered before.
    pub(super) fn begin(mut self, form: Form) -> Self {
        let rows = if form.rows.is_empty() {
            vec![Row::default()]
        } else {
            form.rows.clone()
        };
        self.form = Rc::new(Form { rows, ..form });
        self
    }

    /// Whether there is something to undo.
    pub(super) fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// Whether nothing but the day is entered.
    pub(super) fn is_empty(&self) -> bool {
        let blank =
            |row: &Row| row.label.is_empty() && row.count.is_empty() && row.holds.is_empty();
        let rows = &self.form.rows;
        rows.iter().all(blank)
            && *self.form
                == Form {
                    rows: rows.clone(),
                    day: self.form.day.clone(),
                    ..Form::default()
                }
    }

    fn replace(&mut self, form: Form, field: Option<Field>) {
        if *self.form != form {
            let left = Rc::new((Rc::clone(&self.form), self.lang));
            self.history.leave(left, field);
            self.form = Rc::new(form);
            self.notice = None;
        }
    }

    /// Closes the days of certifications that may stand elsewhere now.
    fn close_days(&mut self, closes: impl Fn(u32) -> bool) {
        let open = &mut Rc::make_mut(&mut self.view).open;
        open.retain(|fold| !matches!(fold, Fold::Passed(row, _) if closes(*row)));
    }

    fn look_at(&mut self, target: Target) {
        self.focus = Focus {
            target: Some(target),
            serial: self.focus.serial.wrapping_add(1),
        };
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => {
                let mut form = (*self.form).clone();
                let target = edit.target(&form);
                if let Edit::Drop(row, _) | Edit::RemoveRow(row) = edit {
                    self.close_days(|other| other == row);
                }
                let field = edit.apply(&mut form);
                self.replace(form, field);
                if let Some(target) = target {
                    self.look_at(target);
                }
            }
            Action::Undo => {
                if let Some(left) = self.history.back() {
                    self.close_days(|_| true);
                    let (form, lang) = &*left;
                    self.form = if *lang == self.lang {
                        Rc::clone(form)
                    } else {
                        Rc::new(form.translated(*lang, self.lang))
                    };
                    self.notice = None;
                }
            }
            Action::Reset => {
                self.close_days(|_| true);
                self.replace(empty(self.form.day.clone()), None);
                self.notice = Some(Notice::Cleared);
                self.look_at(Target::Question);
            }
            Action::LoadExample(company) => {
                let day = self.form.day.clone();
                self.close_days(|_| true);
                self.replace(example::form(company, day, self.lang), None);
                self.notice = Some(Notice::Example);
                self.look_at(Target::Question);
            }
            Action::Begin(store) => *self = *store,
            Action::TakeOver(form) => {
                self.close_days(|_| true);
                self.replace((*form).clone(), None);
            }
            Action::Import(import) => {
                let is_new = self.view.import.is_none();
                Rc::make_mut(&mut self.view).import = Some(import);
                if is_new {
                    self.look_at(Target::Import);
                }
            }
            Action::Take(form, notice) => {
                let mut form = (*form).clone();
                if form.rows.is_empty() {
                    form.rows.push(Row::default());
                }
                self.close_days(|_| true);
                self.replace(form, None);
                Rc::make_mut(&mut self.view).import = None;
                self.notice = Some(notice);
                self.look_at(Target::Question);
            }
            Action::Discard => {
                Rc::make_mut(&mut self.view).import = None;
                self.look_at(Target::Question);
            }
            Action::Tell(notice) => self.notice = Some(notice),
            Action::Speak(lang) => {
                if lang != self.lang {
                    self.form = Rc::new(self.form.translated(self.lang, lang));
                    self.lang = lang;
                }
            }
            Action::Fold(fold) => {
                let open = &mut Rc::make_mut(&mut self.view).open;
                match open.iter().position(|other| *other == fold) {
                    Some(at) => drop(open.remove(at)),
                    None => open.push(fold),
                }
            }
            Action::Show(program, stay) => {
                // What is open and filtered belongs to the other one's awards.
                let open = &self.view.open;
                let stays = |fold: &&Fold| {
                    matches!(
                        fold,
                        Fold::Circumstances
                            | Fold::Share
                            | Fold::Names
                            | Fold::Summary
                            | Fold::ThenAndNow
                            | Fold::Passed(..)
                    )
                };
                self.view = Rc::new(View {
                    program,
                    open: open.iter().filter(stays).copied().collect(),
                    order: self.view.order,
                    ..View::default()
                });
                if stay == Stay::Nowhere {
                    Rc::make_mut(&mut self.form).day.clear();
                }
            }
            Action::Lead(program, award) => {
                if program != self.view.program {
                    self.act(Action::Show(program, Stay::Nowhere));
                }
                self.act(Action::Read(award));
            }
            Action::Read(award) => {
                let view = Rc::make_mut(&mut self.view);
                let fold = Fold::Award(award);
                if !view.open.contains(&fold) {
                    view.open.push(fold);
                }
                (view.area, view.status, view.standing) = (None, None, None);
                view.sought.clear();
                self.look_at(Target::Award(award));
            }
            Action::Look(target) => self.look_at(target),
            Action::Ask(target, fold) => {
                if let Some(fold) = fold {
                    Rc::make_mut(&mut self.view).open.push(fold);
                }
                self.look_at(target);
            }
            Action::ShowArea(area) => Rc::make_mut(&mut self.view).area = area,
            Action::ShowStatus(status) => Rc::make_mut(&mut self.view).status = status,
            Action::Sort(order) => Rc::make_mut(&mut self.view).order = order,
            Action::Seek(text) => Rc::make_mut(&mut self.view).sought = text,
            Action::ShowStanding(status) => Rc::make_mut(&mut self.view).standing = status,
            Action::ShowReach(reach) => Rc::make_mut(&mut self.view).reach = reach,
            Action::Paper(paper) => Rc::make_mut(&mut self.view).paper = paper,
        }
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        next.act(action);
        Rc::new(next)
    }
}

/// A form with one row to begin in.
fn empty(day: String) -> Form {
    Form {
        rows: vec![Row::default()],
        day,
        ..Form::default()
    }
}

impl Edit {
    /// Where the focus goes: to what is new, or beside what is gone.
    fn target(&self, form: &Form) -> Option<Target> {
        match self {
            Self::AddRow => {
                let key = next_key(form.rows.iter().map(|row| row.key));
                Some(Target::Row(key))
            }
            Self::RemoveRow(key) => {
                let at = form.rows.iter().position(|row| row.key == *key)?;
                let beside = form
                    .rows
                    .get(at + 1)
                    .or_else(|| form.rows.get(at.checked_sub(1)?));
                let beside = beside.map(|row| row.key);
                Some(Target::Row(
                    beside.unwrap_or_else(|| next_key([*key].into_iter())),
                ))
            }
            Self::Correct(row, ..) | Self::Drop(row, _) => Some(Target::Row(*row)),
            Self::AddHeld => {
                let key = next_key(form.held.iter().map(|held| held.key));
                Some(Target::Held(key))
            }
            Self::RemoveHeld(_) => Some(Target::AddHeld),
            Self::JudgeOn(_, target) => Some(*target),
            _ => None,
        }
    }

    /// Changes the form. Says in which field somebody types, so that a word
    /// is one step back and not one for each letter.
    pub(super) fn apply(self, form: &mut Form) -> Option<Field> {
        match self {
            Self::Label(row, text) => {
                find(form, row)?.label = text;
                Some(Field::Label { row })
            }
            Self::Count(row, text) => {
                find(form, row)?.count = text;
                Some(Field::Count { row })
            }
            Self::Hold(row, texts) => {
                let entries = texts.into_iter().map(|text| Entry {
                    text,
                    ..Entry::default()
                });
                find(form, row)?.holds.extend(entries);
                None
            }
            Self::Correct(row, entry, text) => {
                find(form, row)?.holds.get_mut(entry)?.text = text;
                None
            }
            Self::Drop(row, entry) => {
                let holds = &mut find(form, row)?.holds;
                if entry < holds.len() {
                    holds.remove(entry);
                }
                None
            }
            Self::Passed(row, entry, text) => {
                find(form, row)?.holds.get_mut(entry)?.passed = text;
                Some(Field::Passed { row, entry })
            }
            Self::Expires(row, entry, text) => {
                find(form, row)?.holds.get_mut(entry)?.expires = text;
                Some(Field::Expires { row, entry })
            }
            Self::AddRow => {
                let key = next_key(form.rows.iter().map(|row| row.key));
                form.rows.push(Row {
                    key,
                    ..Row::default()
                });
                None
            }
            Self::RemoveRow(key) => {
                let next = next_key(form.rows.iter().map(|row| row.key));
                form.rows.retain(|row| row.key != key);
                if form.rows.is_empty() {
                    form.rows.push(Row {
                        key: next,
                        ..Row::default()
                    });
                }
                None
            }
            Self::Figure(id, text) => {
                if text.is_empty() {
                    form.figures.remove(&id);
                } else {
                    form.figures.insert(id.clone(), text);
                }
                Some(Field::Figure { id })
            }
            Self::Answer(id, answer) => {
                match answer {
                    Some(answer) => form.answers.insert(id, answer),
                    None => form.answers.remove(&id),
                };
                None
            }
            Self::Choice(id, option) => {
                match option {
                    Some(option) => form.choices.insert(id, option),
                    None => form.choices.remove(&id),
                };
                None
            }
            Self::PartnerMarket(market) => {
                form.partner_market = market;
                None
            }
            Self::CustomersMarket(market) => {
                form.customers_market = market;
                None
            }
            Self::Company(text) => {
                form.company = text;
                Some(Field::Company)
            }
            Self::Tax(text) => {
                form.tax = text;
                Some(Field::Tax)
            }
            Self::JudgeOn(day, _) => {
                form.day = day.to_string();
                None
            }
            Self::Day(text) => {
                form.day = text;
                Some(Field::Day)
            }
            Self::AddHeld => {
                let key = next_key(form.held.iter().map(|held| held.key));
                form.held.push(HeldRow {
                    key,
                    ..HeldRow::default()
                });
                None
            }
            Self::HeldAward(key, award, level) => {
                let held = find_held(form, key)?;
                held.award = award;
                if let Some(level) = level {
                    held.level = level;
                }
                None
            }
            Self::HeldLevel(key, level) => {
                find_held(form, key)?.level = level;
                None
            }
            Self::HeldAnniversary(key, text) => {
                find_held(form, key)?.anniversary = text;
                Some(Field::Anniversary { row: key })
            }
            Self::Awarded(award, level, is) => {
                if is {
                    let key = next_key(form.held.iter().map(|held| held.key));
                    form.held.push(HeldRow {
                        key,
                        award,
                        level,
                        ..HeldRow::default()
                    });
                } else {
                    form.held.retain(|held| held.award != award);
                }
                None
            }
            Self::HeldSince(key, text) => {
                find_held(form, key)?.since = text;
                Some(Field::Since { row: key })
            }
            Self::Audited(award, text) => {
                if text.is_empty() {
                    form.audits.remove(&award);
                } else {
                    form.audits.insert(award.clone(), text);
                }
                Some(Field::Audit { award })
            }
            Self::RemoveHeld(key) => {
                form.held.retain(|held| held.key != key);
                None
            }
        }
    }
}

fn find(form: &mut Form, key: u32) -> Option<&mut Row> {
    form.rows.iter_mut().find(|row| row.key == key)
}

fn find_held(form: &mut Form, key: u32) -> Option<&mut HeldRow> {
    form.held.iter_mut().find(|held| held.key == key)
}

/// A key that no row has.
pub(super) fn next_key(keys: impl Iterator<Item = u32>) -> u32 {
    keys.max().map_or(0, |key| key.saturating_add(1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test says what it expects")]

    use super::*;

    fn store() -> Store {
        Store::new("2019-05-07".to_owned(), Lang::En, 0)
    }

    fn after(store: Store, actions: impl IntoIterator<Item = Action>) -> Rc<Store> {
        let actions = actions.into_iter();
        actions.fold(Rc::new(store), |store, action| store.reduce(action))
    }

    fn edit(edit: Edit) -> Action {
        Action::Edit(edit)
    }

    fn type_label(text: &str) -> Action {
        edit(Edit::Label(0, text.to_owned()))
    }

    fn hold(codes: &[&str]) -> Action {
        edit(Edit::Hold(
            0,
            codes.iter().map(|code| (*code).to_owned()).collect(),
        ))
    }

    #[test]
    fn a_word_is_one_step_back() {
        let typed = after(store(), ["A", "An", "Ann"].map(type_label));
        assert_eq!(typed.form.rows[0].label, "Ann");
        let back = typed.reduce(Action::Undo);
        assert_eq!(back.form.rows[0].label, "");
        assert!(!back.can_undo());
    }

    #[test]
    fn nothing_is_lost_by_starting_over() {
        let full = after(store(), [type_label("Anna"), hold(&["70-533", "no such"])]);
        let cleared = Rc::clone(&full).reduce(Action::Reset);
        assert!(cleared.is_empty());
        assert_eq!(cleared.notice, Some(Notice::Cleared));
        assert_eq!(cleared.form.day, full.form.day);
        let back = cleared.reduce(Action::Undo);
        assert_eq!(back.form, full.form);
        assert_eq!(back.notice, None);
    }

    #[test]
    fn the_example_can_be_taken_back() {
        let company = example::of("mpn").expect("it has an example");
        let loaded = after(store(), [type_label("Anna"), Action::LoadExample(company)]);
        assert!(loaded.form.rows.len() > 3);
        let back = loaded.reduce(Action::Undo);
        assert_eq!(back.form.rows[0].label, "Anna");
    }

    #[test]
    fn there_is_always_a_row_to_type_in() {
        let removed = after(store(), [hold(&["70-533"]), edit(Edit::RemoveRow(0))]);
        assert_eq!(removed.form.rows.len(), 1);
        assert_ne!(removed.form.rows[0].key, 0, "it is another row");
        assert!(removed.form.rows[0].holds.is_empty());
        let key = removed.form.rows[0].key;
        assert_eq!(removed.focus.target, Some(Target::Row(key)));
    }

    #[test]
    fn the_focus_goes_to_what_is_new_and_beside_what_is_gone() {
        let added = after(store(), [edit(Edit::AddRow), edit(Edit::AddRow)]);
        assert_eq!(added.focus.target, Some(Target::Row(2)));
        let removed = Rc::clone(&added).reduce(edit(Edit::RemoveRow(1)));
        assert_eq!(removed.focus.target, Some(Target::Row(2)));
        let removed = removed.reduce(edit(Edit::RemoveRow(2)));
        assert_eq!(removed.focus.target, Some(Target::Row(0)));
        let again = Rc::clone(&added).reduce(Action::Read(3));
        let twice = Rc::clone(&again).reduce(Action::Read(3));
        assert_ne!(
            again.focus, twice.focus,
            "asking again moves the focus again"
        );
    }

    #[test]
    fn a_language_writes_the_same_numbers_its_own_way() {
        let figure = edit(Edit::Figure("azure-consumption".into(), "1,500.5".into()));
        let german = after(store(), [figure, Action::Speak(Lang::De)]);
        assert_eq!(
            german
                .form
                .figures
                .get("azure-consumption")
                .map(String::as_str),
            Some("1500,5")
        );
        assert!(german.can_undo(), "the figure, and not the language");
        let other = edit(Edit::Figure("power-bi-seats".into(), "3".into()));
        let english = after(
            (*german).clone(),
            [other, Action::Speak(Lang::En), Action::Undo],
        );
        assert_eq!(
            english
                .form
                .figures
                .get("azure-consumption")
                .map(String::as_str),
            Some("1500.5")
        );
    }

    #[test]
    fn edits_of_rows_that_are_gone_change_nothing() {
        let row = edit(Edit::Label(7, "Nobody".into()));
        let entry = edit(Edit::Drop(0, 3));
        let passed = edit(Edit::Passed(0, 3, "2019-01-01".into()));
        let held = edit(Edit::HeldLevel(4, "gold".into()));
        let same = after(store(), [row, entry, passed, held]);
        assert_eq!(same.form, store().form);
        assert!(!same.can_undo());
    }

    #[test]
    fn reading_a_checklist_opens_it_wherever_it_hides() {
        let hidden = [
            Action::ShowStatus(Some(StatusFilter::Closed)),
            Action::ShowArea(Some(1)),
            Action::Seek("teams".to_owned()),
            Action::ShowStanding(Some(Status::Held)),
            Action::Read(9),
            Action::Read(9),
        ];
        let view = Rc::clone(&after(store(), hidden).view);
        assert_eq!(view.open, [Fold::Award(9)]);
        assert_eq!((view.area, view.status), (None, None));
        assert_eq!((view.sought.as_str(), view.standing), ("", None));
        let closed = after(store(), [Action::Read(9), Action::Fold(Fold::Award(9))]);
        assert!(!closed.view.open.contains(&Fold::Award(9)));
    }

    #[test]
    fn what_was_awarded_is_held_until_it_is_taken_back() {
        let awarded = |is| edit(Edit::Awarded("sap-on-azure".into(), "attained".into(), is));
        let held = after(store(), [edit(Edit::AddHeld), awarded(true)]);
        let row = held.form.held.last().expect("it is there");
        assert_eq!((row.key, row.award.as_str()), (1, "sap-on-azure"));
        let since = edit(Edit::HeldSince(1, "2024-03-15".into()));
        let since = after((*held).clone(), [since]);
        assert_eq!(since.form.held[1].since, "2024-03-15");
        let taken = after((*since).clone(), [awarded(false)]);
        assert_eq!(taken.form.held.len(), 1);
        let back = taken.reduce(Action::Undo);
        assert_eq!(back.form.held[1].since, "2024-03-15");
    }

    #[test]
    fn a_day_of_an_audit_that_is_emptied_is_no_longer_there() {
        let passed = |text: &str| edit(Edit::Audited("sap-on-azure".into(), text.into()));
        let typed = after(store(), [passed("2"), passed("2024-03-15")]);
        assert_eq!(
            typed.form.audits.get("sap-on-azure").map(String::as_str),
            Some("2024-03-15")
        );
        assert!(after((*typed).clone(), [passed("")]).is_empty());
        assert!(typed.reduce(Action::Undo).is_empty(), "one step back");
    }

    #[test]
    fn a_figure_that_is_emptied_is_no_longer_there() {
        let figure = |text: &str| edit(Edit::Figure("power-bi-seats".into(), text.into()));
        let emptied = after(store(), [figure("12"), figure("")]);
        assert!(emptied.is_empty());
    }
}
