//! From the files as written to a [`Program`]: resolves every id, and names
//! each that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::problem::Problem;
use super::source::{
    AmountSource, AuditSource, AwardSource, CertificationsSource, ClassSource, ExtensionSource,
    FeeSource, Keys, MetricSource, OptionSource, PointsSource, ProgramSource, RenewalSource,
    RequirementSource, RuleSource, ScoreSource, SkillSource, SourceSource, TextSource,
    ThresholdSource, WholeSource,
};
use crate::model::{
    Amount, AmountRule, Area, AuditRule, AuditScheme, Award, AwardKind, Band, Certification,
    Choice, ChoiceOption, Class, EveryMetric, Evidence, Extension, Fee, Figure, Index, Ladder,
    Level, Metric, Money, Overlap, Part, Path, PathLevel, Points, Prerequisite, Program,
    QualifyingRule, Quantity, Question, RenewalRule, Requirement, Rule, Score, ScoreRule, Skill,
    Source, Team, Text, Threshold, Unpublished, Upgrade, Whose,
};

/// A file with its name, for problems to point at.
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Its name, as a keeper knows it.
    pub name: String,
    /// What it says.
    pub content: T,
}

/// The files that make up a program.
#[derive(Clone, Debug)]
pub struct Files {
    /// The program itself.
    pub program: File<ProgramSource>,
    /// Its awards.
    pub awards: Vec<File<AwardSource>>,
    /// The certifications that it can refer to.
    pub certifications: Vec<File<CertificationsSource>>,
    /// Whether it builds on another program, parts of which it may leave unused.
    pub extends: bool,
}

impl Files {
    /// All of them as one document. Certifications refer to sources of the program
    /// there, so their keys get the name of their file.
    #[must_use]
    pub fn whole(&self) -> WholeSource {
        let mut program = self.program.content.clone();
        let mut certifications = Vec::new();
        for (at, file) in self.certifications.iter().enumerate() {
            let key = |key: &String| format!("certifications-{at}-{key}");
            let sources = file.content.sources.iter();
            program
                .sources
                .extend(sources.map(|(name, source)| (key(name), source.clone())));
            certifications.extend(file.content.certifications.iter().map(|one| {
                let mut one = one.clone();
                one.source = Keys::Many(match &one.source {
                    Keys::One(name) => vec![key(name)],
                    Keys::Many(names) => names.iter().map(key).collect(),
                });
                one
            }));
        }
        WholeSource {
            program,
            awards: self
                .awards
                .iter()
                .map(|file| file.content.clone())
                .collect(),
            certifications,
        }
    }
}

/// Compiles a program.
///
/// # Errors
/// Every problem found, each with its file and place.
pub fn compile(files: &Files) -> Result<Program, Vec<Problem>> {
    let mut compiler = Compiler::new(files);
    let program = compiler.program(files);
    if !files.extends {
        compiler.report_unused();
    }
    if compiler.problems.is_empty() {
        Ok(program)
    } else {
        compiler.problems.sort();
        Err(compiler.problems)
    }
}

/// A table of ids, which remembers which were referred to.
struct Ids {
    kind: &'static str,
    positions: BTreeMap<String, Index>,
    used: BTreeSet<Index>,
}

impl Ids {
    fn new(kind: &'static str) -> Self {
        Self {
            kind,
            positions: BTreeMap::new(),
            used: BTreeSet::new(),
        }
    }
}

struct Compiler<'f> {
    files: &'f Files,
    problems: Vec<Problem>,
    /// The file and the place in it that are being read.
    file: String,
    place: Vec<String>,
    /// The award that is being read.
    award_read: Index,
    levels: Ids,
    areas: Ids,
    awards: Ids,
    certifications: Ids,
    figures: Ids,
    questions: Ids,
    choices: Ids,
    fees: Ids,
    audits: Ids,
    scores: Ids,
    sources: Vec<Source>,
    /// The sources that the file being read declares: key, position, used.
    local: BTreeMap<String, (Index, bool)>,
    shared: BTreeMap<String, (Index, bool)>,
    compiled_scores: Vec<Score>,
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "tables are bounded by `Compiler::declare`"
)]
const fn index(position: usize) -> Index {
    position as Index
}

impl<'f> Compiler<'f> {
    fn new(files: &'f Files) -> Self {
        Self {
            files,
            problems: Vec::new(),
            file: files.program.name.clone(),
            place: Vec::new(),
            award_read: 0,
            levels: Ids::new("level"),
            areas: Ids::new("area"),
            awards: Ids::new("award"),
            certifications: Ids::new("certification"),
            figures: Ids::new("figure"),
            questions: Ids::new("question"),
            choices: Ids::new("choice"),
            fees: Ids::new("fee"),
            audits: Ids::new("audit"),
            scores: Ids::new("score"),
            sources: Vec::new(),
            local: BTreeMap::new(),
            shared: BTreeMap::new(),
            compiled_scores: Vec::new(),
        }
    }

    fn problem(&mut self, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: self.file.clone(),
            place: if self.place.is_empty() {
                "file".into()
            } else {
                self.place.join(".")
            },
            reason: reason.into(),
        });
    }

    /// Reads something at a place of the file.
    fn at<T>(&mut self, place: impl Into<String>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.place.push(place.into());
        let result = read(self);
        self.place.pop();
        result
    }

    fn each<S, T>(
        &mut self,
        name: &str,
        items: &[S],
        mut read: impl FnMut(&mut Self, &S) -> T,
    ) -> Vec<T> {
        items
            .iter()
            .enumerate()
            .map(|(at, item)| self.at(format!("{name}[{at}]"), |this| read(this, item)))
            .collect()
    }

    fn declare(&mut self, table: impl Fn(&mut Self) -> &mut Ids, id: &str) {
        if id.is_empty()
            || !id
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        {
            self.problem(format!(
                "id \"{id}\": expected lower-case letters, digits and hyphens"
            ));
        }
        let ids = table(self);
        let kind = ids.kind;
        let next = ids.positions.len();
        if next >= usize::from(Index::MAX) {
            self.problem(format!("too many entries of kind {kind}"));
        } else if ids.positions.insert(id.to_owned(), index(next)).is_some() {
            self.problem(format!(
                "there are two entries of kind {kind} with the id \"{id}\""
            ));
        }
    }

    fn resolve(&mut self, table: impl Fn(&mut Self) -> &mut Ids, id: &str) -> Index {
        let ids = table(self);
        if let Some(&found) = ids.positions.get(id) {
            ids.used.insert(found);
            found
        } else {
            let kind = ids.kind;
            self.problem(format!("there is no {kind} \"{id}\""));
            0
        }
    }

    fn text(&mut self, text: &TextSource) -> Text {
        let text = match text {
            TextSource::Plain(text) => Text {
                en: text.clone(),
                de: None,
            },
            TextSource::Both { en, de } => Text {
                en: en.clone(),
                de: Some(de.clone()),
            },
        };
        if text.en.trim().is_empty() || text.de.as_ref().is_some_and(|de| de.trim().is_empty()) {
            self.problem("a text is empty");
        }
        text
    }

    fn optional_text(&mut self, text: Option<&TextSource>) -> Option<Text> {
        text.map(|text| self.text(text))
    }

    fn declare_sources(
        &mut self,
        sources: &BTreeMap<String, SourceSource>,
    ) -> BTreeMap<String, (Index, bool)> {
        let mut keys = BTreeMap::new();
        for (key, source) in sources {
            if !is_address(&source.url) {
                self.at(format!("sources.{key}.url"), |this| {
                    this.problem("expected an address that begins with https://");
                });
            }
            if source.as_of.trim().is_empty() {
                self.at(format!("sources.{key}.as_of"), |this| {
                    this.problem("a source needs its date")
                });
            }
            let source = Source {
                url: source.url.clone(),
                as_of: source.as_of.clone(),
                kind: source.kind,
                what: source.what.clone(),
            };
            let position = self.sources.iter().position(|known| *known == source);
            let position = position.unwrap_or_else(|| {
                self.sources.push(source);
                self.sources.len() - 1
            });
            keys.insert(key.clone(), (index(position), false));
        }
        keys
    }

    fn keys(&mut self, keys: &Keys) -> Vec<Index> {
        let keys = match keys {
            Keys::One(key) => core::slice::from_ref(key),
            Keys::Many(keys) => keys,
        };
        let mut found = Vec::new();
        for key in keys {
            let entry = self.local.get_mut(key).or_else(|| self.shared.get_mut(key));
            if let Some((position, used)) = entry {
                *used = true;
                found.push(*position);
            } else {
                self.problem(format!("there is no source \"{key}\""));
            }
        }
        if keys.is_empty() {
            self.problem("expected at least one source");
        }
        found
    }

    fn evidence(
        &mut self,
        keys: Option<&Keys>,
        note: Option<&TextSource>,
        fallback: &[Index],
    ) -> Evidence {
        let sources = keys.map_or_else(|| fallback.to_vec(), |keys| self.keys(keys));
        Evidence {
            sources,
            note: self.optional_text(note),
        }
    }

    fn program(&mut self, files: &Files) -> Program {
        let source = &files.program.content;
        self.declare_everything(files);
        let name = self.at("name", |this| this.text(&source.name));
        let levels = self.each("levels", &source.levels, |this, level| Level {
            id: level.id.clone(),
            name: this.text(&level.name),
        });
        let areas = self.each("areas", &source.areas, |this, area| Area {
            id: area.id.clone(),
            name: this.text(&area.name),
        });
        let figures = self.each("figures", &source.figures, |this, figure| Figure {
            id: figure.id.clone(),
            name: this.text(&figure.name),
            help: this.optional_text(figure.help.as_ref()),
            unit: figure.unit,
            window: figure.window,
            net: figure.net,
        });
        let questions = self.each("questions", &source.questions, |this, question| Question {
            id: question.id.clone(),
            text: this.text(&question.text),
            help: this.optional_text(question.help.as_ref()),
        });
        let choices = self.each("choices", &source.choices, |this, choice| Choice {
            id: choice.id.clone(),
            text: this.text(&choice.text),
            help: this.optional_text(choice.help.as_ref()),
            options: this.each("options", &choice.options, |this, option| ChoiceOption {
                id: option.id.clone(),
                name: this.text(&option.name),
            }),
        });
        let fees = self.each("fees", &source.fees, Self::fee);
        let extensions = self.each("extensions", &source.extensions, Self::extension);
        let renewal = source
            .renewal
            .as_ref()
            .map(|renewal| self.at("renewal", |this| this.renewal(renewal)));
        let specialization_renewal = source
            .specialization_renewal
            .as_ref()
            .map(|renewal| self.at("specialization_renewal", |this| this.renewal(renewal)));
        let qualifying = self.each("qualifying", &source.qualifying, |this, rule| {
            QualifyingRule {
                effective: rule.effective,
                months: rule.months,
                days: rule.days,
                evidence: this.evidence(Some(&rule.source), rule.note.as_ref(), &[]),
            }
        });
        let audits = self.each("audits", &source.audits, Self::audit);
        let upgrades = self.each("upgrades", &source.upgrades, |this, upgrade| Upgrade {
            from: this.resolve(|this| &mut this.levels, &upgrade.from),
            to: this.resolve(|this| &mut this.levels, &upgrade.to),
            percent_off: upgrade.percent_off,
            evidence: this.evidence(Some(&upgrade.source), upgrade.note.as_ref(), &[]),
        });
        let assumptions = self.each("assumptions", &source.assumptions, Self::text);
        let rungs = self.each("ladder", &source.ladder, |this, rung| {
            this.resolve(|this| &mut this.awards, rung)
        });
        let successor_name = source
            .successor
            .as_ref()
            .map(|successor| self.text(&successor.name));
        let awards = files.awards.iter().map(|file| self.award(file)).collect();
        let certifications = self.certifications(files);
        Program {
            id: source.id.clone(),
            name,
            effective: source.effective,
            successor: source
                .successor
                .as_ref()
                .map(|successor| successor.id.clone()),
            successor_name,
            retired_grace_months: source.retired_grace_months,
            levels,
            ladder: (!rungs.is_empty()).then_some(Ladder { rungs }),
            areas,
            awards,
            certifications,
            figures,
            questions,
            choices,
            scores: core::mem::take(&mut self.compiled_scores),
            fees,
            extensions,
            qualifying,
            renewal,
            specialization_renewal,
            audits,
            upgrades,
            assumptions,
            sources: core::mem::take(&mut self.sources),
        }
    }

    /// Ids first, so that everything may refer to everything.
    fn declare_everything(&mut self, files: &Files) {
        let program = &files.program.content;
        self.shared = self.declare_sources(&program.sources);
        self.each("levels", &program.levels, |this, level| {
            this.declare(|this| &mut this.levels, &level.id);
        });
        self.each("areas", &program.areas, |this, area| {
            this.declare(|this| &mut this.areas, &area.id);
        });
        self.each("figures", &program.figures, |this, figure| {
            this.declare(|this| &mut this.figures, &figure.id);
        });
        self.each("questions", &program.questions, |this, question| {
            this.declare(|this| &mut this.questions, &question.id);
        });
        self.each("choices", &program.choices, |this, choice| {
            this.declare(|this| &mut this.choices, &choice.id);
        });
        self.each("fees", &program.fees, |this, fee| {
            this.declare(|this| &mut this.fees, &fee.id);
        });
        self.each("audits", &program.audits, |this, audit| {
            this.declare(|this| &mut this.audits, &audit.id);
        });
        for file in &files.certifications {
            self.file.clone_from(&file.name);
            self.each(
                "certifications",
                &file.content.certifications,
                |this, certification| {
                    this.declare(|this| &mut this.certifications, &certification.id);
                },
            );
        }
        // A program looks certifications up by id, so they stand in that order.
        for (position, at) in self.certifications.positions.values_mut().enumerate() {
            *at = index(position);
        }
        for file in &files.awards {
            self.file.clone_from(&file.name);
            self.declare(|this| &mut this.awards, &file.content.id);
            self.each("scores", &file.content.scores, |this, score| {
                this.declare(|this| &mut this.scores, &score.id);
            });
        }
        self.file.clone_from(&files.program.name);
    }

    fn renewal(&mut self, renewal: &RenewalSource) -> RenewalRule {
        RenewalRule {
            opens_after_days: renewal.opens_after_days,
            length_days: renewal.length_days,
            reminders_days: renewal.reminders_days.clone(),
            next_after_months: renewal.next_after_months,
            next_after_days: renewal.next_after_days,
            evidence: self.evidence(Some(&renewal.source), renewal.note.as_ref(), &[]),
        }
    }

    fn audit(&mut self, audit: &AuditSource) -> AuditScheme {
        let fee = |this: &mut Self, id: &String| this.resolve(|this| &mut this.fees, id);
        AuditScheme {
            id: audit.id.clone(),
            name: self.text(&audit.name),
            lasts_months: audit.lasts_months,
            module_a_from: audit.module_a_from,
            module_a_later: audit
                .module_a_later
                .iter()
                .map(|(id, day)| (self.resolve(|this| &mut this.awards, id), *day))
                .collect(),
            whole_fee: fee(self, &audit.whole_fee),
            module_b_fee: audit.module_b_fee.as_ref().map(|id| fee(self, id)),
            awards: self.audited(&audit.id),
            evidence: self.evidence(Some(&audit.source), audit.note.as_ref(), &[]),
        }
    }

    /// The awards that ask for an audit of a scheme.
    fn audited(&self, id: &str) -> Vec<Index> {
        fn asks(of: &[RequirementSource], id: &str) -> bool {
            of.iter().any(|requirement| match &requirement.rule {
                RuleSource::All { of }
                | RuleSource::Any { of }
                | RuleSource::AtLeast { of, .. } => asks(of, id),
                RuleSource::Audit { scheme, .. } => scheme == id,
                _ => false,
            })
        }
        let awards = self.files.awards.iter().enumerate();
        awards
            .filter(|(_, file)| {
                let mut levels = file
                    .content
                    .options
                    .iter()
                    .flat_map(|option| &option.levels);
                levels.any(|(_, list)| asks(list, id))
            })
            .map(|(position, _)| index(position))
            .collect()
    }

    fn fee(&mut self, fee: &FeeSource) -> Fee {
        Fee {
            id: fee.id.clone(),
            name: self.text(&fee.name),
            amounts: self.each("amounts", &fee.amounts, |this, money| Money {
                amount: money.amount,
                currency: money.currency.clone(),
                as_of: money.as_of.clone(),
                derived: money.derived,
                evidence: this.evidence(Some(&money.source), money.note.as_ref(), &[]),
            }),
            note: self.optional_text(fee.note.as_ref()),
            evidence: self.evidence(Some(&fee.source), None, &[]),
        }
    }

    fn extension(&mut self, extension: &ExtensionSource) -> Extension {
        Extension {
            anniversary: extension.anniversary,
            kinds: extension.kinds.clone(),
            months: extension.months,
            except: self.each("except", &extension.except, |this, id| {
                this.resolve(|this| &mut this.awards, id)
            }),
            evidence: self.evidence(Some(&extension.source), extension.note.as_ref(), &[]),
        }
    }

    fn certifications(&mut self, files: &Files) -> Vec<Certification> {
        let grace = files.program.content.retired_grace_months;
        let mut certifications = Vec::new();
        for file in &files.certifications {
            self.file.clone_from(&file.name);
            self.local = self.declare_sources(&file.content.sources);
            certifications.extend(self.each(
                "certifications",
                &file.content.certifications,
                |this, source| {
                    Certification {
                        id: source.id.clone(),
                        kind: source.kind,
                        code: source.code.clone(),
                        name: this.optional_text(source.name.as_ref()),
                        builds_on: source
                            .builds_on
                            .iter()
                            .map(|id| this.resolve(|this| &mut this.certifications, id))
                            .collect(),
                        retires: source.retires,
                        counts_until: source
                            .counts_until
                            .or_else(|| source.retires.map(|retires| retires.plus_months(grace))),
                        evidence: this.evidence(Some(&source.source), source.note.as_ref(), &[]),
                    }
                },
            ));
            self.report_unused_local();
        }
        self.file.clone_from(&files.program.name);
        certifications.sort_by(|one, other| one.id.cmp(&other.id));
        certifications
    }

    fn award(&mut self, file: &File<AwardSource>) -> Award {
        let source = &file.content;
        self.file.clone_from(&file.name);
        self.local = self.declare_sources(&source.sources);
        if let Some(&position) = self.awards.positions.get(&source.id) {
            self.award_read = position;
        }
        let evidence = self.evidence(Some(&source.source), None, &[]);
        self.each("scores", &source.scores, |this, score| {
            let score = this.score(score, &evidence.sources);
            this.compiled_scores.push(score);
        });
        let award = Award {
            id: source.id.clone(),
            kind: source.kind,
            name: self.text(&source.name),
            area: source
                .area
                .as_ref()
                .map(|area| self.at("area", |this| this.resolve(|this| &mut this.areas, area))),
            listed: source.listed,
            paths: self.each("options", &source.options, |this, option| {
                this.path(option, &evidence.sources)
            }),
            successors: source.successors.clone(),
            page: self.page(source.page.as_ref()),
            notes: self.each("notes", &source.notes, Self::text),
            evidence,
        };
        self.report_unused_local();
        self.file.clone_from(&self.files.program.name);
        award
    }

    fn path(&mut self, option: &OptionSource, fallback: &[Index]) -> Path {
        let evidence = self.evidence(option.source.as_ref(), None, fallback);
        let mut levels: Vec<PathLevel> = option
            .levels
            .iter()
            .map(|(id, requirements)| {
                let level = self.resolve(|this| &mut this.levels, id);
                let list =
                    self.requirements(&format!("levels.{id}"), requirements, &evidence.sources);
                PathLevel {
                    level,
                    requirement: Requirement {
                        effective: option.effective,
                        evidence: Evidence::default(),
                        rule: Rule::All(list),
                    },
                }
            })
            .collect();
        levels.sort_by_key(|level| level.level);
        Path {
            id: option.id.clone(),
            name: self.text(&option.name),
            effective: option.effective,
            last_published: option.last_published,
            checked: option.checked,
            levels,
            class: option.class.as_ref().map(|class| self.class(class)),
            note: self.optional_text(option.note.as_ref()),
        }
    }

    /// Other addresses than those of pages could be scripts.
    fn page(&mut self, page: Option<&String>) -> Option<String> {
        if page.is_some_and(|page| !is_address(page)) {
            self.at("page", |this| {
                this.problem("expected an address that begins with https://");
            });
        }
        page.cloned()
    }

    fn class(&mut self, class: &ClassSource) -> Class {
        let choice = self.resolve(|this| &mut this.choices, &class.choice);
        let choices = &self.files.program.content.choices;
        let options = choices
            .get(usize::from(choice))
            .map(|choice| &choice.options);
        let option =
            options.and_then(|options| options.iter().position(|option| option.id == class.is));
        if option.is_none() {
            self.problem(format!(
                "the choice \"{}\" has no option \"{}\"",
                class.choice, class.is
            ));
        }
        Class {
            choice,
            option: option.unwrap_or(0),
        }
    }

    /// Requirements that must all be met; those whose people are linked become
    /// one team.
    fn requirements(
        &mut self,
        name: &str,
        sources: &[RequirementSource],
        fallback: &[Index],
    ) -> Vec<Requirement> {
        let leaders = self.leaders(name, sources);
        let mut compiled: Vec<Requirement> = Vec::new();
        // Where the team led by a requirement came to stand in `compiled`,
        // and the position of each of its members in the team.
        let mut teams: BTreeMap<usize, usize> = BTreeMap::new();
        let mut members: Vec<usize> = vec![0; sources.len()];
        for (position, source) in sources.iter().enumerate() {
            self.at(format!("{name}[{position}]"), |this| {
                let leader = leaders[position];
                let team = teams.get(&leader).copied();
                let mut apart_in_time = false;
                let RuleSource::People {
                    count,
                    holding,
                    among,
                    overlap,
                } = &source.rule
                else {
                    let requirement = this.requirement(source, fallback);
                    compiled.push(requirement);
                    return;
                };
                let part = Part {
                    count: *count,
                    skills: this.each("holding", holding, Self::skill),
                    among: among.as_ref().map(|id| {
                        let base = sources
                            .iter()
                            .position(|other| other.id.as_ref() == Some(id));
                        members[base.unwrap_or(0)]
                    }),
                    evidence: this.evidence(source.source.as_ref(), source.note.as_ref(), fallback),
                };
                if let Some(Rule::Team(team)) = team
                    .and_then(|at| compiled.get_mut(at))
                    .map(|found| &mut found.rule)
                {
                    members[position] = team.parts.len();
                    apart_in_time |= sources[leader].effective != source.effective;
                    team.parts.push(part);
                    if let Some(overlap) = overlap {
                        team.overlap = overlap.rule;
                    }
                } else {
                    teams.insert(leader, compiled.len());
                    compiled.push(Requirement {
                        effective: source.effective,
                        evidence: Evidence::default(),
                        rule: Rule::Team(Team {
                            parts: vec![part],
                            overlap: Overlap::Allowed,
                        }),
                    });
                }
                if apart_in_time {
                    this.problem("linked people must be asked for on the same days");
                }
            });
        }
        compiled
    }

    /// For each requirement of a list the first one whose people it is linked
    /// with, itself where there is none.
    fn leaders(&mut self, name: &str, sources: &[RequirementSource]) -> Vec<usize> {
        let mut leaders: Vec<usize> = (0..sources.len()).collect();
        for (position, source) in sources.iter().enumerate() {
            let RuleSource::People { among, overlap, .. } = &source.rule else {
                continue;
            };
            let links = among
                .iter()
                .chain(overlap.as_ref().map(|overlap| &overlap.with));
            for id in links {
                let base = sources[..position].iter().position(|other| {
                    other.id.as_ref() == Some(id) && matches!(other.rule, RuleSource::People { .. })
                });
                if let Some(base) = base {
                    leaders[position] = leaders[base];
                } else {
                    self.at(format!("{name}[{position}]"), |this| {
                        this.problem(format!(
                            "there is no people requirement \"{id}\" before it in the same list"
                        ));
                    });
                }
            }
        }
        leaders
    }

    fn requirement(&mut self, source: &RequirementSource, fallback: &[Index]) -> Requirement {
        let inner = matches!(
            source.rule,
            RuleSource::All { .. } | RuleSource::Any { .. } | RuleSource::AtLeast { .. }
        );
        let own: &[Index] = if inner { &[] } else { fallback };
        let evidence = self.evidence(source.source.as_ref(), source.note.as_ref(), own);
        let below = if evidence.sources.is_empty() {
            fallback.to_vec()
        } else {
            evidence.sources.clone()
        };
        Requirement {
            effective: source.effective,
            evidence,
            rule: self.rule(&source.rule, &below),
        }
    }

    fn rule(&mut self, rule: &RuleSource, fallback: &[Index]) -> Rule {
        match rule {
            RuleSource::All { of } => Rule::All(self.requirements("of", of, fallback)),
            RuleSource::Any { of } => {
                // Alternatives share no people with each other, so each is a
                // list of its own.
                let of = self.each("of", of, |this, source| this.alternative(source, fallback));
                Rule::Any(of)
            }
            RuleSource::AtLeast { count, of } => Rule::AtLeast {
                count: *count,
                of: self.each("of", of, |this, source| this.alternative(source, fallback)),
            },
            RuleSource::People { .. } => {
                self.problem("a people requirement stands in a list");
                Rule::All(Vec::new())
            }
            RuleSource::Amount { amount, at_least } => Rule::Amount(Box::new(AmountRule {
                amount: self.at("amount", |this| this.amount(amount)),
                at_least: threshold(at_least),
            })),
            RuleSource::Score {
                score,
                at_least,
                printed_below,
                every_metric_from,
            } => Rule::Score(ScoreRule {
                score: self.resolve(|this| &mut this.scores, score),
                at_least: *at_least,
                printed_below: *printed_below,
                every_metric: every_metric_from.map(|certain_from| EveryMetric { certain_from }),
            }),
            RuleSource::Award {
                any_of,
                any_kind,
                level,
            } => {
                let mut awards = self.each("any_of", any_of, |this, id| {
                    this.resolve(|this| &mut this.awards, id)
                });
                if let Some(kind) = any_kind {
                    awards.extend(self.of_kind(*kind));
                }
                if awards.is_empty() {
                    self.problem("expected any_of or any_kind");
                }
                Rule::Award(Prerequisite {
                    any_of: awards,
                    level: self.resolve(|this| &mut this.levels, level),
                })
            }
            RuleSource::Confirmed { question } => {
                Rule::Confirmed(self.resolve(|this| &mut this.questions, question))
            }
            RuleSource::Anniversary { award, within } => Rule::Anniversary {
                award: self.resolve(|this| &mut this.awards, award),
                within: *within,
            },
            RuleSource::Fee { fee } => Rule::Fee(self.resolve(|this| &mut this.fees, fee)),
            RuleSource::Unpublished { about, criterion } => Rule::Unpublished(Unpublished {
                about: self.text(about),
                answer: criterion.as_ref().map(|id| self.criterion(id)),
            }),
            RuleSource::Audit { scheme, checklist } => Rule::Audit(AuditRule {
                scheme: self.resolve(|this| &mut this.audits, scheme),
                award: self.award_read,
                checklist: self.optional_text(checklist.as_ref()),
            }),
        }
    }

    /// The id of a criterion among the partner's answers: that of the award
    /// before it, so that it stays the same whatever is added elsewhere.
    fn criterion(&mut self, id: &str) -> String {
        let award = self.files.awards.get(usize::from(self.award_read));
        let award = award.map_or("", |file| file.content.id.as_str());
        let answer = [award, id].join("-");
        if self.questions.positions.contains_key(&answer) {
            self.problem(format!("there is a question \"{answer}\" as well"));
        }
        answer
    }

    fn of_kind(&self, kind: AwardKind) -> Vec<Index> {
        let awards = self.files.awards.iter().enumerate();
        awards
            .filter(|(_, file)| file.content.kind == kind)
            .map(|(position, _)| index(position))
            .collect()
    }

    /// One of several alternatives: its requirement alone, without a list around it.
    fn alternative(&mut self, source: &RequirementSource, fallback: &[Index]) -> Requirement {
        if matches!(source.rule, RuleSource::People { .. }) {
            let mut list = self.requirements("", core::slice::from_ref(source), fallback);
            if let Some(requirement) = list.pop() {
                return requirement;
            }
        }
        self.requirement(source, fallback)
    }

    fn skill(&mut self, skill: &SkillSource) -> Skill {
        match skill {
            SkillSource::Holds(id) => {
                Skill::Holds(self.resolve(|this| &mut this.certifications, id))
            }
            SkillSource::All { all } => Skill::All(self.each("all", all, Self::skill)),
            SkillSource::Any { any } => Skill::Any(self.each("any", any, Self::skill)),
        }
    }

    fn amount(&mut self, amount: &AmountSource) -> Amount {
        match amount {
            AmountSource::Figure(id) => Amount::Figure(self.resolve(|this| &mut this.figures, id)),
            AmountSource::People { people } => Amount::People(self.skill(people)),
            AmountSource::Growth { growth } => Amount::Growth {
                now: Box::new(self.amount(&growth.now)),
                before: self.resolve(|this| &mut this.figures, &growth.before),
                band: Band {
                    at_least: threshold(&growth.before_at_least),
                    below: growth.before_below.as_ref().map(threshold),
                },
            },
        }
    }

    fn score(&mut self, score: &ScoreSource, fallback: &[Index]) -> Score {
        let evidence = self.evidence(score.source.as_ref(), None, fallback);
        Score {
            id: score.id.clone(),
            name: self.text(&score.name),
            metrics: self.each("metrics", &score.metrics, |this, metric| {
                this.metric(metric, &evidence.sources)
            }),
        }
    }

    fn metric(&mut self, metric: &MetricSource, fallback: &[Index]) -> Metric {
        let evidence = self.evidence(metric.source.as_ref(), metric.note.as_ref(), fallback);
        let points = self.points(&metric.points, metric.max, &evidence.sources);
        Metric {
            id: metric.id.clone(),
            name: self.text(&metric.name),
            max: metric.max.fraction(),
            points,
            evidence,
        }
    }

    fn points(&mut self, source: &PointsSource, max: Quantity, fallback: &[Index]) -> Points {
        let max = source.points.unwrap_or(max);
        let several = |this: &mut Self, name: &str, of: &[PointsSource]| {
            this.each(name, of, |this, source| this.points(source, max, fallback))
        };
        let amount = source.amount.as_ref().zip(source.full.as_ref());
        let whole = |when: Rule| Points::Whole {
            when: Box::new(Requirement {
                effective: crate::model::Period::default(),
                evidence: Evidence::default(),
                rule: when,
            }),
            points: max.fraction(),
        };
        let points = match (
            amount,
            source.when.as_slice(),
            source.sum.as_slice(),
            source.best.as_slice(),
        ) {
            (Some((amount, full)), [], [], []) => Points::Proportional {
                amount: Box::new(self.at("amount", |this| this.amount(amount))),
                full: Box::new(threshold(full)),
                max: max.fraction(),
                parts: source.parts,
            },
            (None, when @ [_, ..], [], []) => {
                whole(Rule::Any(self.each("when", when, |this, source| {
                    this.alternative(source, fallback)
                })))
            }
            (None, [], sum @ [_, ..], []) => Points::Sum(several(self, "sum", sum)),
            (None, [], [], best @ [_, ..]) => Points::Best(several(self, "best", best)),
            _ => {
                self.problem("expected either amount and full, or when, or sum, or best");
                whole(Rule::All(Vec::new()))
            }
        };
        if source.gate.is_empty() {
            return points;
        }
        Points::Gated {
            gate: Box::new(Requirement {
                effective: crate::model::Period::default(),
                evidence: Evidence::default(),
                rule: Rule::All(self.requirements("gate", &source.gate, fallback)),
            }),
            points: Box::new(points),
        }
    }

    fn report_unused_local(&mut self) {
        let local = core::mem::take(&mut self.local);
        if self.files.extends {
            return;
        }
        for (key, (_, used)) in local {
            if !used {
                self.at(format!("sources.{key}"), |this| {
                    this.problem("nothing refers to it")
                });
            }
        }
    }

    /// What nothing refers to is either dead or a slip in an id elsewhere.
    fn report_unused(&mut self) {
        self.local = core::mem::take(&mut self.shared);
        self.report_unused_local();
        let tables = [
            &self.areas,
            &self.figures,
            &self.questions,
            &self.choices,
            &self.fees,
            &self.audits,
            &self.scores,
        ];
        let mut unused = Vec::new();
        for table in tables {
            for (id, position) in &table.positions {
                if !table.used.contains(position) {
                    unused.push(format!("nothing refers to the {} \"{id}\"", table.kind));
                }
            }
        }
        for reason in unused {
            self.problem(reason);
        }
    }
}

fn is_address(address: &str) -> bool {
    address.starts_with("https://")
}

fn threshold(source: &ThresholdSource) -> Threshold {
    match source {
        ThresholdSource::One(amount) => Threshold {
            developed: amount.fraction(),
            developing: amount.fraction(),
            whose: Whose::Partner,
        },
        ThresholdSource::ByMarket {
            developed,
            developing,
            whose,
        } => Threshold {
            developed: developed.fraction(),
            developing: developing.fraction(),
            whose: *whose,
        },
    }
}
