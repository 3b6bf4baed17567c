//! Runs worked examples: plain data that says what a partner has, on which
//! day it is judged, what must come out, and why.
//!
//! `tests/cases/README.md` describes the data for those who write it. This
//! file knows neither files nor test macros, so that the same examples run in
//! the tests, in a browser and from a command.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use partner_eligibility::assess::{
    Assessment, AwardAssessment, Counted, Finding, HeldFinding, Idle, IdleReason, LevelAssessment,
    Missing, Open, PartFinding, PointsFinding, Standing, Status, Trace, Verdict, assess,
    qualifying,
};
use partner_eligibility::catalog::builtin;
use partner_eligibility::model::{
    Amount, Award, Day, Fraction, Index, Path, PathLevel, Points, Profile, Program, Quantity,
    Requirement, Rule, Score, Skill,
};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use toml::Spanned;

/// What came of the examples of one file.
#[derive(Debug, Default)]
pub struct Report {
    /// How many examples came out as expected.
    pub passed: usize,
    /// The examples that did not.
    pub failed: Vec<Failure>,
    /// What is wrong with the file itself. An example with an error is not
    /// counted as passed.
    pub errors: Vec<String>,
}

impl Report {
    /// Whether there was neither a failure nor an error.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.failed.is_empty() && self.errors.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.errors {
            writeln!(f, "error: {error}\n")?;
        }
        for failure in &self.failed {
            writeln!(f, "{failure}")?;
        }
        write!(
            f,
            "{} passed, {} failed, {} errors",
            self.passed,
            self.failed.len(),
            self.errors.len()
        )
    }
}

/// An example that did not come out as expected.
#[derive(Debug)]
pub struct Failure {
    /// The file, and the line of its name.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Why its outcome is expected.
    pub because: String,
    /// The document that it follows from.
    pub source: String,
    /// The day that was judged.
    pub as_of: Day,
    /// What the partner has, a line for each thing.
    pub given: Vec<String>,
    /// What came out otherwise.
    pub differences: Vec<Difference>,
    /// How the awards in question were judged: an indented tree.
    pub trace: String,
}

/// Something that came out otherwise.
#[derive(Debug)]
pub struct Difference {
    /// What it is about: `cloud-platform gold missing`.
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// What came out.
    pub got: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.place, self.name)?;
        writeln!(f, "  because: {}", self.because)?;
        writeln!(f, "  source: {}", self.source)?;
        writeln!(f, "  as of: {}", self.as_of)?;
        writeln!(f, "  given:")?;
        for line in &self.given {
            writeln!(f, "    {line}")?;
        }
        for difference in &self.differences {
            writeln!(f, "  {}:", difference.what)?;
            writeln!(f, "    expected: {}", difference.expected)?;
            writeln!(f, "    got:      {}", difference.got)?;
        }
        writeln!(f, "  trace:")?;
        for line in self.trace.lines() {
            writeln!(f, "    {line}")?;
        }
        Ok(())
    }
}

/// Runs the examples of a file, of which this is the text.
#[must_use]
pub fn run(text: &str, file: &str) -> Report {
    let mut report = Report::default();
    let content: File = match toml::from_str(text) {
        Ok(content) => content,
        Err(error) => {
            report.errors.push(format!("{file}: {error}"));
            return report;
        }
    };
    if content.case.is_empty() {
        report.errors.push(format!("{file}: there is no [[case]]"));
    }
    let mut names = BTreeSet::new();
    for case in &content.case {
        let line = 1 + text[..case.name.span().start].matches('\n').count();
        let place = format!("{file}:{line}");
        let name = case.name.get_ref();
        let mut errors = Vec::new();
        if !names.insert(name.clone()) {
            errors.push("another case of this file has the same name".to_owned());
        }
        match builtin(&case.program) {
            None => errors.push(format!("unknown program \"{}\"", case.program)),
            Some(program) => {
                errors.extend(Check { case, program }.errors());
                if errors.is_empty() {
                    match judge(case, program, &place) {
                        None => report.passed += 1,
                        Some(failure) => report.failed.push(failure),
                    }
                }
            }
        }
        let errors = errors
            .iter()
            .map(|error| format!("{place} \"{name}\": {error}"));
        report.errors.extend(errors);
    }
    report
}

// ---- The data as it is written ----

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: Spanned<String>,
    because: String,
    source: String,
    program: String,
    as_of: Day,
    rung: Option<String>,
    standing: Option<String>,
    qualifies_from: Option<String>,
    idle: Option<Vec<String>>,
    #[serde(default)]
    given: Profile,
    #[serde(default)]
    expect: BTreeMap<String, AwardExpected>,
}

/// What is expected of an award. Whatever is no property of an award is the
/// id of a level.
#[derive(Default)]
struct AwardExpected {
    reached: Option<String>,
    outdated: Option<String>,
    points: BTreeMap<String, PointsExpected>,
    held: Option<HeldExpected>,
    levels: BTreeMap<String, LevelExpected>,
}

impl AwardExpected {
    fn is_empty(&self) -> bool {
        self.reached.is_none()
            && self.outdated.is_none()
            && self.points.is_empty()
            && self.held.is_none()
            && self.levels.is_empty()
    }
}

impl<'de> Deserialize<'de> for AwardExpected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = AwardExpected;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("what is expected of an award")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut expected = AwardExpected::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "reached" => expected.reached = Some(map.next_value()?),
                        "outdated" => expected.outdated = Some(map.next_value()?),
                        "points" => expected.points = map.next_value()?,
                        "held" => expected.held = Some(map.next_value()?),
                        _ => {
                            let level = map.next_value()?;
                            expected.levels.insert(key, level);
                        }
                    }
                }
                Ok(expected)
            }
        }

        deserializer.deserialize_map(Reader)
    }
}

/// A status alone, or more than that.
#[derive(Default)]
struct LevelExpected {
    status: Option<String>,
    missing: Option<Vec<String>>,
    counted: Option<Vec<String>>,
    by: Option<Vec<String>>,
}

impl LevelExpected {
    fn is_empty(&self) -> bool {
        self.status.is_none()
            && self.missing.is_none()
            && self.counted.is_none()
            && self.by.is_none()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelTable {
    status: Option<String>,
    missing: Option<Vec<String>>,
    counted: Option<Vec<String>>,
    by: Option<Vec<String>>,
}

impl<'de> Deserialize<'de> for LevelExpected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = LevelExpected;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a status, or a table of status, missing, counted, by")
            }

            fn visit_str<E: serde::de::Error>(self, status: &str) -> Result<Self::Value, E> {
                Ok(LevelExpected {
                    status: Some(status.to_owned()),
                    ..LevelExpected::default()
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let table = LevelTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(LevelExpected {
                    status: table.status,
                    missing: table.missing,
                    counted: table.counted,
                    by: table.by,
                })
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

/// The points of a score: by metric, and `total` for all of them.
struct PointsExpected(BTreeMap<String, String>);

/// The name under which the points of the whole score stand.
const TOTAL: &str = "total";

impl<'de> Deserialize<'de> for PointsExpected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = PointsExpected;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("points as text, or a table of points by metric")
            }

            fn visit_str<E: serde::de::Error>(self, total: &str) -> Result<Self::Value, E> {
                Ok(PointsExpected(BTreeMap::from([(
                    TOTAL.to_owned(),
                    total.to_owned(),
                )])))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                BTreeMap::deserialize(MapAccessDeserializer::new(map)).map(PointsExpected)
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeldExpected {
    opens: Option<Day>,
    closes: Option<Day>,
    reminders: Option<Vec<Day>>,
    next: Option<Day>,
    extended_until: Option<String>,
    upgrade_percent_off: Option<u32>,
    benefits_by_fee: Option<bool>,
    evidence_due: Option<bool>,
}

// ---- Whether the data refers to what exists ----

const NONE: &str = "none";
const UNKNOWN: &str = "unknown";
const AUDIT: &str = "audit";
const CONFIRMATION_OF: &str = "confirmation of ";
const POINTS_IN: &str = "points in ";

const STATUSES: [(Status, &str); 7] = [
    (Status::Held, "held"),
    (Status::CriteriaMet, "criteria-met"),
    (Status::Achieved, "achieved"),
    (Status::WithinReach, "within-reach"),
    (Status::Blocked, "blocked"),
    (Status::Undetermined, "undetermined"),
    (Status::Closed, "closed"),
];

const STANDINGS: [&str; 3] = ["in-force", "not-yet", "ended"];

const IDLE_REASONS: [&str; 6] = [
    "not-yet",
    "expired",
    "retired",
    "after-retirement",
    "not-linked",
    "not-asked-for",
];

/// Looks for whatever would let an example pass, or fail, for the wrong reason.
struct Check<'c> {
    case: &'c Case,
    program: &'c Program,
}

impl Check<'_> {
    fn errors(&self) -> Vec<String> {
        let mut errors = Vec::new();
        self.check_head(&mut errors);
        self.check_given(&mut errors);
        for (award, expected) in &self.case.expect {
            let Some(entry) = self.program.awards.iter().find(|entry| entry.id == *award) else {
                errors.push(format!("unknown award \"{award}\""));
                continue;
            };
            let mut found = Vec::new();
            self.check_award(entry, expected, &mut found);
            errors.extend(found.iter().map(|error| format!("{award}: {error}")));
        }
        errors
    }

    fn check_head(&self, errors: &mut Vec<String>) {
        let case = self.case;
        if case.name.get_ref().trim().is_empty() || case.because.trim().is_empty() {
            errors.push("name and because must say something".to_owned());
        }
        if !case.source.starts_with("https://") {
            errors.push(format!("source is no address: \"{}\"", case.source));
        }
        if case.expect.is_empty()
            && case.rung.is_none()
            && case.qualifies_from.is_none()
            && case.standing.is_none()
            && case.idle.is_none()
        {
            errors.push("nothing is expected".to_owned());
        }
        if let Some(rung) = &case.rung {
            let rungs = self.program.ladder.iter().flat_map(|ladder| &ladder.rungs);
            let mut ids = rungs.map(|rung| award_id(self.program, *rung));
            if rung != NONE && !ids.any(|id| id == rung) {
                errors.push(format!("unknown rung \"{rung}\""));
            }
        }
        if let Some(standing) = &case.standing
            && !STANDINGS.contains(&standing.as_str())
        {
            errors.push(format!("unknown standing \"{standing}\""));
        }
        for line in case.idle.iter().flatten() {
            if !self.is_idle_line(line) {
                errors.push(format!(
                    "expected a label, a certification that is given for it and a reason, \
                     as in \"A: 70-533 retired\", not \"{line}\""
                ));
            }
        }
    }

    fn is_idle_line(&self, line: &str) -> bool {
        line.rsplit_once(' ').is_some_and(|(start, why)| {
            let people = self.case.given.people.iter();
            let mut held = people.flat_map(|person| {
                let holds = person.holds.iter();
                holds.map(|holding| format!("{}: {}", person.label, holding.id))
            });
            IDLE_REASONS.contains(&why) && held.any(|held| held == start)
        })
    }

    fn check_given(&self, errors: &mut Vec<String>) {
        let Profile {
            people,
            figures,
            answers,
            choices,
            markets: _,
            held,
            audits,
        } = &self.case.given;
        let mut labels = BTreeSet::new();
        for (row, person) in people.iter().enumerate() {
            if person.label.is_empty() || !labels.insert(&person.label) {
                errors.push(format!("person {} needs a label of its own", row + 1));
            }
            for holding in &person.holds {
                let mut known = self.program.certifications.iter();
                if !known.any(|known| known.id == holding.id) {
                    errors.push(format!(
                        "unknown certification \"{}\" ({})",
                        holding.id, person.label
                    ));
                }
            }
        }
        for figure in figures.keys().filter(|figure| !self.is_figure(figure)) {
            errors.push(format!("unknown figure \"{figure}\""));
        }
        for (choice, option) in choices {
            let known = self
                .program
                .choices
                .iter()
                .find(|known| known.id == *choice);
            if !known.is_some_and(|known| known.options.iter().any(|known| known.id == *option)) {
                errors.push(format!(
                    "unknown choice \"{choice}\" or option \"{option}\""
                ));
            }
        }
        for question in answers
            .keys()
            .filter(|question| !self.is_question(question))
        {
            errors.push(format!("unknown question \"{question}\""));
        }
        let awards = &self.program.awards;
        for audit in audits {
            if !awards.iter().any(|known| known.id == audit.award) {
                errors.push(format!("unknown award \"{}\" audited", audit.award));
            }
        }
        for held in held {
            if !self
                .program
                .awards
                .iter()
                .any(|award| award.id == held.award)
            {
                errors.push(format!("unknown award \"{}\" held", held.award));
            }
            if !self
                .program
                .levels
                .iter()
                .any(|level| level.id == held.level)
            {
                errors.push(format!("unknown level \"{}\" held", held.level));
            }
        }
    }

    fn is_figure(&self, id: &str) -> bool {
        self.program.figures.iter().any(|figure| figure.id == id)
    }

    fn is_question(&self, id: &str) -> bool {
        fn asks(requirement: &Requirement, id: &str) -> bool {
            match &requirement.rule {
                Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
                    of.iter().any(|requirement| asks(requirement, id))
                }
                Rule::Unpublished(rule) => rule.answer.as_deref() == Some(id),
                _ => false,
            }
        }
        let paths = self.program.awards.iter().flat_map(|award| &award.paths);
        let mut levels = paths.flat_map(|path| &path.levels);
        levels.any(|level| asks(&level.requirement, id))
            || self
                .program
                .questions
                .iter()
                .any(|question| question.id == id)
    }

    fn check_award(&self, award: &Award, expected: &AwardExpected, errors: &mut Vec<String>) {
        let levels: Vec<&str> = levels_of(award)
            .map(|level| level_id(self.program, level))
            .collect();
        if let Some(reached) = &expected.reached
            && reached != NONE
            && !levels.contains(&reached.as_str())
        {
            errors.push(format!("unknown level \"{reached}\""));
        }
        if let Some(outdated) = &expected.outdated
            && outdated != NONE
            && outdated.parse::<Day>().is_err()
        {
            errors.push(format!("outdated is no day: \"{outdated}\""));
        }
        if let Some(until) = expected
            .held
            .as_ref()
            .and_then(|held| held.extended_until.as_ref())
            && ![NONE, UNKNOWN].contains(&until.as_str())
            && until.parse::<Day>().is_err()
        {
            errors.push(format!("extended_until is no day: \"{until}\""));
        }
        for (score, points) in &expected.points {
            self.check_points(award, score, points, errors);
        }
        if expected.is_empty() || expected.levels.values().any(LevelExpected::is_empty) {
            errors.push("nothing is expected".to_owned());
        }
        for (level, expected) in &expected.levels {
            if levels.contains(&level.as_str()) {
                self.check_level(award, expected, errors);
            } else {
                errors.push(format!("unknown level or property \"{level}\""));
            }
        }
    }

    fn check_points(
        &self,
        award: &Award,
        score: &str,
        points: &PointsExpected,
        errors: &mut Vec<String>,
    ) {
        let Some(entry) = scores_of(self.program, award)
            .into_iter()
            .find(|entry| entry.id == score)
        else {
            errors.push(format!("unknown score \"{score}\""));
            return;
        };
        for (metric, points) in &points.0 {
            if metric != TOTAL && !entry.metrics.iter().any(|entry| entry.id == *metric) {
                errors.push(format!("unknown metric \"{metric}\" of {score}"));
            }
            if span(points).is_none() {
                errors.push(format!("no number of points: \"{points}\""));
            }
        }
    }

    fn check_level(&self, award: &Award, expected: &LevelExpected, errors: &mut Vec<String>) {
        if let Some(status) = &expected.status
            && !STATUSES.iter().any(|(_, word)| word == status)
        {
            errors.push(format!("unknown status \"{status}\""));
        }
        for missing in expected.missing.iter().flatten() {
            if !self.is_missing(award, missing) {
                errors.push(format!("cannot read what is missing: \"{missing}\""));
            }
        }
        for label in expected.counted.iter().flatten() {
            if !self
                .case
                .given
                .people
                .iter()
                .any(|person| person.label == *label)
            {
                errors.push(format!("nobody is called \"{label}\""));
            }
        }
        for path in expected.by.iter().flatten() {
            if !award.paths.iter().any(|entry| entry.id == *path) {
                errors.push(format!("unknown option \"{path}\""));
            }
        }
    }

    fn is_missing(&self, award: &Award, text: &str) -> bool {
        if let Some(question) = text.strip_prefix(CONFIRMATION_OF) {
            return self.is_question(question);
        }
        if let Some(metric) = text.strip_prefix(POINTS_IN) {
            let scores = scores_of(self.program, award).into_iter();
            let mut metrics = scores.flat_map(|score| &score.metrics);
            return metrics.any(|entry| entry.id == metric);
        }
        match text.split_once(' ') {
            None => [UNKNOWN, "anniversary", AUDIT].contains(&text),
            Some(("another", "award")) => true,
            Some((count, rest)) => {
                number(count).is_some()
                    && (["person", "people", "point", "points", "percent"].contains(&rest)
                        || rest
                            .strip_prefix("of ")
                            .is_some_and(|id| self.is_figure(id)))
            }
        }
    }
}

/// An exact number as people write it: `75`, `59.5`, `15/7`.
fn number(text: &str) -> Option<Fraction> {
    match text.parse::<Quantity>() {
        Ok(quantity) => Some(quantity.fraction()),
        Err(_) if text.ends_with("/0") => None,
        Err(_) => text.parse().ok(),
    }
}

/// Points as people write them: `4`, or `0 to 4` where the source leaves open
/// which it is.
fn span(text: &str) -> Option<Span> {
    let (certain, at_most) = text.split_once(" to ").unwrap_or((text, text));
    let span = Span {
        certain: number(certain)?,
        at_most: number(at_most)?,
    };
    (span.certain <= span.at_most).then_some(span)
}

/// The points that are certain, and those that are possible.
#[derive(Clone, Copy)]
struct Span {
    certain: Fraction,
    at_most: Fraction,
}

impl Span {
    fn written(self) -> String {
        if self.certain == self.at_most {
            return written(self.certain);
        }
        format!("{} to {}", written(self.certain), written(self.at_most))
    }
}

/// A number as people write it: whole, with decimals where two are enough,
/// else as a fraction.
fn written(number: Fraction) -> String {
    let hundredths = number * Fraction::from_integer(100);
    if !hundredths.is_integer() {
        return number.to_string();
    }
    let hundredths = hundredths.to_integer();
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.abs());
    let text = format!("{sign}{}.{:02}", size / 100, size % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

// ---- Looking things up in the program ----

fn award_id(program: &Program, award: Index) -> &str {
    &program.awards[usize::from(award)].id
}

fn level_id(program: &Program, level: Index) -> &str {
    &program.levels[usize::from(level)].id
}

fn level_or_none(program: &Program, level: Option<Index>) -> &str {
    level.map_or(NONE, |level| level_id(program, level))
}

fn levels_of(award: &Award) -> impl Iterator<Item = Index> {
    let levels = award.paths.iter().flat_map(|path| &path.levels);
    let levels: BTreeSet<Index> = levels.map(|level| level.level).collect();
    levels.into_iter()
}

fn at_level(path: &Path, level: Index) -> Option<&PathLevel> {
    path.levels.iter().find(|entry| entry.level == level)
}

fn scores_of<'p>(program: &'p Program, award: &'p Award) -> Vec<&'p Score> {
    fn collect(requirement: &Requirement, found: &mut BTreeSet<Index>) {
        match &requirement.rule {
            Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
                of.iter()
                    .for_each(|requirement| collect(requirement, found));
            }
            Rule::Score(rule) => {
                found.insert(rule.score);
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for level in award.paths.iter().flat_map(|path| &path.levels) {
        collect(&level.requirement, &mut found);
    }
    let found = found.into_iter();
    found
        .map(|score| &program.scores[usize::from(score)])
        .collect()
}

/// The requirement to which the positions lead from the root down.
fn requirement_at<'p>(root: &'p Requirement, way: &[usize]) -> Option<&'p Requirement> {
    way.iter()
        .try_fold(root, |requirement, at| match &requirement.rule {
            Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => of.get(*at),
            _ => None,
        })
}

// ---- Judging and comparing ----

fn judge(case: &Case, program: &Program, place: &str) -> Option<Failure> {
    let assessment = assess(&case.given, program, case.as_of);
    let view = View {
        profile: &case.given,
        program,
        assessment: &assessment,
    };
    let differences = view.differences(case);
    if differences.is_empty() {
        return None;
    }
    Some(Failure {
        place: place.to_owned(),
        name: case.name.get_ref().clone(),
        because: case.because.clone(),
        source: case.source.clone(),
        as_of: case.as_of,
        given: given(&case.given),
        differences,
        trace: view.trace(case),
    })
}

/// What was given, a line for each thing.
fn given(profile: &Profile) -> Vec<String> {
    let mut lines = Vec::new();
    for person in &profile.people {
        let holds = person.holds.iter().map(|holding| {
            let passed = holding.passed.map(|day| format!(" (passed {day})"));
            let expires = holding.expires.map(|day| format!(" (expires {day})"));
            format!(
                "{}{}{}",
                holding.id,
                passed.unwrap_or_default(),
                expires.unwrap_or_default()
            )
        });
        let holds: Vec<String> = holds.collect();
        lines.push(format!(
            "{}{}{}: {}",
            person.label,
            if person.count == 1 {
                String::new()
            } else {
                format!(" x {}", person.count)
            },
            if person.linked { "" } else { " (not linked)" },
            listed(&holds)
        ));
    }
    for (figure, amount) in &profile.figures {
        lines.push(format!("{figure}: {amount}"));
    }
    for (question, answer) in &profile.answers {
        lines.push(format!(
            "{question}: {}",
            if *answer { "yes" } else { "no" }
        ));
    }
    for (choice, option) in &profile.choices {
        lines.push(format!("{choice}: {option}"));
    }
    lines.push(match profile.markets.customers {
        Some(customers) if customers != profile.markets.partner => {
            format!(
                "{:?} market, customers {customers:?}",
                profile.markets.partner
            )
        }
        _ => format!("{:?} market", profile.markets.partner),
    });
    for held in &profile.held {
        let anniversary = held.anniversary.map(|day| format!(", anniversary {day}"));
        lines.push(format!(
            "holds {} {}{}",
            held.award,
            held.level,
            anniversary.unwrap_or_default()
        ));
    }
    lines
}

fn listed(items: &[impl AsRef<str>]) -> String {
    if items.is_empty() {
        return "nothing".to_owned();
    }
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    items.join(", ")
}

/// One assessment, in the words of the examples.
struct View<'v> {
    profile: &'v Profile,
    program: &'v Program,
    assessment: &'v Assessment,
}

/// Gathers what came out otherwise.
struct Comparison {
    about: String,
    differences: Vec<Difference>,
}

impl Comparison {
    fn text(&mut self, what: &str, expected: Option<impl Into<String>>, got: impl Into<String>) {
        let got = got.into();
        if let Some(expected) = expected.map(Into::into)
            && expected != got
        {
            self.differences.push(Difference {
                what: format!("{}{what}", self.about),
                expected,
                got,
            });
        }
    }

    /// The order of a list says nothing.
    fn list(&mut self, what: &str, expected: Option<&Vec<String>>, mut got: Vec<String>) {
        got.sort();
        let expected = expected.map(|expected| {
            let mut expected = expected.clone();
            expected.sort();
            listed(&expected)
        });
        self.text(what, expected, listed(&got));
    }
}

impl View<'_> {
    fn differences(&self, case: &Case) -> Vec<Difference> {
        let mut compare = Comparison {
            about: String::new(),
            differences: Vec::new(),
        };
        let rung = self.assessment.rung;
        let rung = rung.map_or(NONE, |rung| award_id(self.program, rung));
        compare.text("rung", case.rung.as_deref(), rung);
        compare.text(
            "standing",
            case.standing.as_deref(),
            match self.assessment.standing {
                Standing::InForce => "in-force",
                Standing::NotYet { .. } => "not-yet",
                Standing::Ended { .. } => "ended",
            },
        );
        let window = qualifying(self.program, case.as_of).and_then(|window| window.from);
        let window = window.map_or_else(|| NONE.to_owned(), |day| day.to_string());
        compare.text("qualifies_from", case.qualifies_from.as_deref(), window);
        let idle = self.assessment.idle.iter().map(|idle| self.idle(idle));
        compare.list("idle", case.idle.as_ref(), idle.collect());
        for (id, expected) in &case.expect {
            if let Some(judged) = self.judged(id) {
                compare.about = format!("{id} ");
                self.compare_award(judged, expected, &mut compare);
            }
        }
        compare.differences
    }

    fn judged(&self, id: &str) -> Option<&AwardAssessment> {
        let mut awards = self.assessment.awards.iter();
        awards.find(|judged| award_id(self.program, judged.award) == id)
    }

    fn award(&self, judged: &AwardAssessment) -> &Award {
        &self.program.awards[usize::from(judged.award)]
    }

    fn idle(&self, idle: &Idle) -> String {
        let person = &self.profile.people[idle.person];
        let why = match idle.why {
            IdleReason::NotYet { .. } => "not-yet",
            IdleReason::Expired { .. } => "expired",
            IdleReason::Retired { .. } => "retired",
            IdleReason::AfterRetirement { .. } => "after-retirement",
            IdleReason::NotLinked => "not-linked",
            IdleReason::NotAskedFor => "not-asked-for",
        };
        format!("{}: {} {why}", person.label, person.holds[idle.holding].id)
    }

    fn compare_award(
        &self,
        judged: &AwardAssessment,
        expected: &AwardExpected,
        compare: &mut Comparison,
    ) {
        let reached = level_or_none(self.program, judged.reached);
        compare.text("reached", expected.reached.as_deref(), reached);
        compare.text("outdated", expected.outdated.as_deref(), outdated(judged));
        let points = self.points(judged);
        for (score, expected) in &expected.points {
            for (metric, expected) in &expected.0 {
                let got = points.get(score).and_then(|points| points.get(metric));
                compare.text(
                    &format!("points of {score} {metric}"),
                    Some(span(expected).map_or_else(|| expected.clone(), Span::written)),
                    got.map_or_else(|| "not scored".to_owned(), |got| got.written()),
                );
            }
        }
        if let Some(expected) = &expected.held {
            compare_held(expected, judged.held.as_ref(), compare);
        }
        for (id, expected) in &expected.levels {
            let mut levels = judged.levels.iter();
            let Some(level) = levels.find(|level| level_id(self.program, level.level) == id) else {
                continue;
            };
            compare.text(id, expected.status.as_deref(), word(level.status));
            let missing = self.missing(self.award(judged), level);
            compare.list(&format!("{id} missing"), expected.missing.as_ref(), missing);
            let counted = self.counted(level);
            compare.list(&format!("{id} counted"), expected.counted.as_ref(), counted);
            let by = self.by(self.award(judged), level);
            compare.list(&format!("{id} by"), expected.by.as_ref(), by);
        }
    }

    /// What is missing on the nearest path, in words.
    fn missing(&self, award: &Award, level: &LevelAssessment) -> Vec<String> {
        let Some(path) = level.nearest.map(|nearest| &level.paths[nearest]) else {
            return Vec::new();
        };
        let entry = at_level(&award.paths[path.path], level.level);
        let word = |open: &Open| {
            let requirement = entry.and_then(|entry| requirement_at(&entry.requirement, &open.at));
            self.missing_word(open, requirement)
        };
        path.open.iter().map(word).collect()
    }

    fn missing_word(&self, open: &Open, requirement: Option<&Requirement>) -> String {
        let rule = requirement.map(|requirement| &requirement.rule);
        match &open.missing {
            Missing::People { more: 1, .. } => "1 person".to_owned(),
            Missing::People { more, .. } => format!("{more} people"),
            Missing::Amount(more) => match rule {
                Some(Rule::Amount(rule)) => match &rule.amount {
                    Amount::Figure(figure) => {
                        let figure = &self.program.figures[usize::from(*figure)].id;
                        format!("{} of {figure}", written(*more))
                    }
                    Amount::People(_) if *more == Fraction::from_integer(1) => {
                        "1 person".to_owned()
                    }
                    Amount::People(_) => format!("{} people", written(*more)),
                    Amount::Growth { .. } => format!("{} percent", written(*more)),
                },
                _ => format!("{} of something", written(*more)),
            },
            Missing::Points(more) if *more == Fraction::from_integer(1) => "1 point".to_owned(),
            Missing::Points(more) => format!("{} points", written(*more)),
            Missing::Metric(metric) => match rule {
                Some(Rule::Score(rule)) => {
                    let score = &self.program.scores[usize::from(rule.score)];
                    format!("{POINTS_IN}{}", score.metrics[*metric].id)
                }
                _ => "points in something".to_owned(),
            },
            Missing::Award => "another award".to_owned(),
            Missing::Confirmation => match rule {
                Some(Rule::Confirmed(question)) => {
                    let question = &self.program.questions[usize::from(*question)].id;
                    format!("{CONFIRMATION_OF}{question}")
                }
                Some(Rule::Unpublished(rule)) => {
                    let answer = rule.answer.as_deref().unwrap_or(NONE);
                    format!("{CONFIRMATION_OF}{answer}")
                }
                _ => "confirmation of something".to_owned(),
            },
            Missing::Audit => AUDIT.to_owned(),
            Missing::Anniversary => "anniversary".to_owned(),
            Missing::Unknown => UNKNOWN.to_owned(),
        }
    }

    /// The labels of the people counted for the nearest path.
    fn counted(&self, level: &LevelAssessment) -> Vec<String> {
        fn collect(trace: &Trace, found: &mut BTreeSet<usize>) {
            match &trace.finding {
                Finding::All(of) | Finding::Any(of) | Finding::AtLeast { of, .. } => {
                    of.iter().for_each(|trace| collect(trace, found));
                }
                Finding::Team(parts) => {
                    let counted = parts.iter().flat_map(|part| &part.counted);
                    found.extend(counted.map(|counted| counted.person));
                }
                _ => {}
            }
        }
        let mut found = BTreeSet::new();
        if let Some(nearest) = level.nearest {
            collect(&level.paths[nearest].trace, &mut found);
        }
        let label = |person: usize| self.profile.people[person].label.clone();
        found.into_iter().map(label).collect()
    }

    /// The options by which a level is achieved.
    fn by(&self, award: &Award, level: &LevelAssessment) -> Vec<String> {
        let met = level
            .paths
            .iter()
            .filter(|path| path.trace.verdict == Verdict::Met);
        met.map(|path| award.paths[path.path].id.clone()).collect()
    }

    /// The points of every score of the award, by score and metric.
    fn points(&self, judged: &AwardAssessment) -> BTreeMap<String, BTreeMap<String, Span>> {
        let mut found = BTreeMap::new();
        for level in &judged.levels {
            for path in &level.paths {
                let entry = at_level(&self.award(judged).paths[path.path], level.level);
                if let Some(entry) = entry {
                    self.collect_points(&entry.requirement, &path.trace, &mut found);
                }
            }
        }
        found
    }

    fn collect_points(
        &self,
        requirement: &Requirement,
        trace: &Trace,
        found: &mut BTreeMap<String, BTreeMap<String, Span>>,
    ) {
        match (&requirement.rule, &trace.finding) {
            (Rule::All(rules), Finding::All(traces))
            | (Rule::Any(rules), Finding::Any(traces))
            | (Rule::AtLeast { of: rules, .. }, Finding::AtLeast { of: traces, .. }) => {
                for trace in traces {
                    self.collect_points(&rules[trace.at], trace, found);
                }
            }
            (
                Rule::Score(rule),
                Finding::Score {
                    points, metrics, ..
                },
            ) => {
                let score = &self.program.scores[usize::from(rule.score)];
                let ids = score.metrics.iter().map(|metric| metric.id.clone());
                let mut all: BTreeMap<String, Span> = ids
                    .zip(metrics.iter().map(|metric| Span {
                        certain: metric.points,
                        at_most: metric.at_most,
                    }))
                    .collect();
                let total = Span {
                    certain: *points,
                    at_most: metrics.iter().map(|metric| metric.at_most).sum(),
                };
                all.insert(TOTAL.to_owned(), total);
                found.insert(score.id.clone(), all);
            }
            _ => {}
        }
    }
}

fn word(status: Status) -> &'static str {
    let mut statuses = STATUSES.iter();
    statuses
        .find(|(known, _)| *known == status)
        .map_or("", |(_, word)| *word)
}

/// The day of the text on which the outcome rests, where that is an old one:
/// of the highest level reached, else of the lowest level.
fn outdated(judged: &AwardAssessment) -> String {
    let level = match judged.reached {
        Some(reached) => judged.levels.iter().find(|level| level.level == reached),
        None => judged.levels.first(),
    };
    let outdated = level.and_then(|level| level.paths[level.nearest?].outdated);
    outdated.map_or_else(|| NONE.to_owned(), |day| day.to_string())
}

fn compare_held(expected: &HeldExpected, got: Option<&HeldFinding>, compare: &mut Comparison) {
    let Some(got) = got else {
        compare.text("held", Some("a level held"), NONE);
        return;
    };
    let renewal = got.renewal.as_ref();
    let text = |day: Option<Day>| day.map_or_else(|| NONE.to_owned(), |day| day.to_string());
    let mut day = |what: &str, expected: Option<Day>, got: Option<Day>| {
        compare.text(what, expected.map(|day| day.to_string()), text(got));
    };
    day(
        "opens",
        expected.opens,
        renewal.map(|renewal| renewal.opens),
    );
    day(
        "closes",
        expected.closes,
        renewal.map(|renewal| renewal.closes),
    );
    day("next", expected.next, renewal.map(|renewal| renewal.next));
    let texts = |days: &Vec<Day>| days.iter().map(Day::to_string).collect::<Vec<_>>();
    compare.list(
        "reminders",
        expected.reminders.as_ref().map(texts).as_ref(),
        renewal
            .map(|renewal| texts(&renewal.reminders))
            .unwrap_or_default(),
    );
    compare.text(
        "extended_until",
        expected.extended_until.as_deref(),
        got.extension.map_or_else(
            || NONE.to_owned(),
            |extension| {
                let until = extension.until.map(|until| until.to_string());
                until.unwrap_or_else(|| UNKNOWN.to_owned())
            },
        ),
    );
    compare.text(
        "upgrade_percent_off",
        expected
            .upgrade_percent_off
            .map(|percent| percent.to_string()),
        got.upgrade
            .map_or(0, |upgrade| upgrade.percent_off)
            .to_string(),
    );
    compare.text(
        "benefits_by_fee",
        expected.benefits_by_fee.map(|fee| fee.to_string()),
        got.benefits_by_fee.to_string(),
    );
    compare.text(
        "evidence_due",
        expected.evidence_due.map(|due| due.to_string()),
        got.evidence_due
            .map_or_else(|| UNKNOWN.to_owned(), |due| due.to_string()),
    );
}

// ---- The trace, for whoever looks into a failure ----

impl View<'_> {
    fn trace(&self, case: &Case) -> String {
        let mut tree = Tree {
            view: self,
            text: String::new(),
        };
        let reached = self.assessment.awards.iter().filter(|judged| {
            case.expect
                .contains_key(award_id(self.program, judged.award))
                || (case.expect.is_empty() && judged.reached.is_some())
        });
        for judged in reached {
            tree.award(judged);
        }
        tree.text
    }
}

struct Tree<'v> {
    view: &'v View<'v>,
    text: String,
}

impl Tree<'_> {
    fn line(&mut self, depth: usize, line: fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 2);
    }

    fn award(&mut self, judged: &AwardAssessment) {
        let program = self.view.program;
        let reached = level_or_none(program, judged.reached);
        let award = self.view.award(judged);
        self.line(0, format_args!("{}: reached {reached}", award.id));
        for level in &judged.levels {
            let id = level_id(program, level.level);
            self.line(1, format_args!("{id}: {}", word(level.status)));
            for (position, path) in level.paths.iter().enumerate() {
                let entry = &award.paths[path.path];
                let nearest = if level.nearest == Some(position) {
                    ", nearest"
                } else {
                    ""
                };
                let outdated = path.outdated.map(|day| format!(", last published {day}"));
                self.line(
                    2,
                    format_args!("{}{nearest}{}", entry.id, outdated.unwrap_or_default()),
                );
                if let Some(entry) = at_level(entry, level.level) {
                    self.requirement(3, &entry.requirement, &path.trace);
                }
            }
        }
    }

    fn requirement(&mut self, depth: usize, requirement: &Requirement, trace: &Trace) {
        let program = self.view.program;
        let verdict = verdict(trace.verdict);
        match (&requirement.rule, &trace.finding) {
            (Rule::All(rules), Finding::All(traces)) => {
                self.line(depth, format_args!("{verdict} all of"));
                self.each(depth, rules, traces);
            }
            (Rule::Any(rules), Finding::Any(traces)) => {
                self.line(depth, format_args!("{verdict} one of"));
                self.each(depth, rules, traces);
            }
            (Rule::AtLeast { of, .. }, Finding::AtLeast { count, of: traces }) => {
                self.line(depth, format_args!("{verdict} at least {count} of"));
                self.each(depth, of, traces);
            }
            (Rule::Team(team), Finding::Team(parts)) => {
                let overlap = team.overlap;
                self.line(depth, format_args!("{verdict} people, overlap {overlap:?}"));
                for (part, finding) in team.parts.iter().zip(parts) {
                    let skills = part.skills.iter().map(|skill| skill_text(program, skill));
                    let skills: Vec<String> = skills.collect();
                    let among = part.among.map(|part| format!(" among part {}", part + 1));
                    self.part(
                        depth + 1,
                        finding,
                        &format!("{}{}", skills.join(" | "), among.unwrap_or_default()),
                    );
                }
            }
            (Rule::Amount(rule), Finding::Amount { have, need }) => {
                let amount = amount_text(program, &rule.amount);
                self.line(
                    depth,
                    format_args!(
                        "{verdict} {amount}: {} of {}",
                        have_text(*have),
                        written(*need)
                    ),
                );
            }
            (
                Rule::Score(rule),
                Finding::Score {
                    points,
                    need,
                    metrics,
                    empty: _,
                },
            ) => {
                let score = &program.scores[usize::from(rule.score)];
                self.line(
                    depth,
                    format_args!(
                        "{verdict} {}: {} of {need} points",
                        score.id,
                        written(*points)
                    ),
                );
                for (metric, finding) in score.metrics.iter().zip(metrics) {
                    self.points(depth + 1, &metric.id, &metric.points, &finding.found);
                }
            }
            (_, finding) => {
                let what = match finding {
                    Finding::Award { by } => format!(
                        "another award: {}",
                        by.map_or(NONE, |award| award_id(program, award))
                    ),
                    Finding::Confirmed { answer } => format!("confirmed: {answer:?}"),
                    Finding::Anniversary { on } => format!(
                        "anniversary: {}",
                        on.map_or_else(|| NONE.to_owned(), |on| on.to_string())
                    ),
                    Finding::Fee => "fee".to_owned(),
                    Finding::Audit {
                        counts_until,
                        module_a_until,
                    } => format!("audit: {counts_until:?}, module A: {module_a_until:?}"),
                    _ => "unpublished".to_owned(),
                };
                self.line(depth, format_args!("{verdict} {what}"));
            }
        }
    }

    fn each(&mut self, depth: usize, rules: &[Requirement], traces: &[Trace]) {
        for trace in traces {
            self.requirement(depth + 1, &rules[trace.at], trace);
        }
    }

    fn part(&mut self, depth: usize, part: &PartFinding, skills: &str) {
        let counted = part.counted.iter().map(|counted| self.counted(counted));
        let counted: Vec<String> = counted.collect();
        let doubt = part.doubt.map(|doubt| format!(", in doubt: {doubt:?}"));
        self.line(
            depth,
            format_args!(
                "{} {} of {} with {skills}: {}{}",
                verdict(part.verdict),
                part.have,
                part.need,
                listed(&counted),
                doubt.unwrap_or_default()
            ),
        );
    }

    fn counted(&self, counted: &Counted) -> String {
        let label = &self.view.profile.people[counted.person].label;
        match counted.count {
            1 => label.clone(),
            count => format!("{label} x {count}"),
        }
    }

    fn points(&mut self, depth: usize, name: &str, points: &Points, finding: &PointsFinding) {
        let measured = match points {
            Points::Proportional { amount, .. } => format!(
                "{}: {} of {}",
                amount_text(self.view.program, amount),
                have_text(finding.have),
                finding.full.map_or_else(|| UNKNOWN.to_owned(), written)
            ),
            Points::Whole { .. } => "all or nothing".to_owned(),
            Points::Sum(_) => "added".to_owned(),
            Points::Best(_) => "the best".to_owned(),
            Points::Gated { .. } => "behind a gate".to_owned(),
        };
        let brought = Span {
            certain: finding.points,
            at_most: finding.at_most,
        };
        let brought = brought.written();
        self.line(
            depth,
            format_args!("{brought} points for {name}, {measured}"),
        );
        let (condition, inner) = match points {
            Points::Proportional { .. } => (None, &[][..]),
            Points::Whole { when, .. } => (Some(when), &[][..]),
            Points::Sum(of) | Points::Best(of) => (None, of.as_slice()),
            Points::Gated { gate, points } => (Some(gate), core::slice::from_ref(&**points)),
        };
        if let Some((requirement, condition)) = condition.zip(finding.condition.as_ref()) {
            self.requirement(depth + 1, requirement, condition);
        }
        for (points, finding) in inner.iter().zip(&finding.of) {
            self.points(depth + 1, "a part", points, finding);
        }
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "[met]",
        Verdict::Unmet => "[not met]",
        Verdict::Unknown => "[unknown]",
    }
}

fn have_text(have: Option<Fraction>) -> String {
    have.map_or_else(|| "nothing entered".to_owned(), written)
}

fn amount_text(program: &Program, amount: &Amount) -> String {
    match amount {
        Amount::Figure(figure) => program.figures[usize::from(*figure)].id.clone(),
        Amount::People(skill) => format!("people with {}", skill_text(program, skill)),
        Amount::Growth { now, before, .. } => format!(
            "growth from {} to {}",
            program.figures[usize::from(*before)].id,
            amount_text(program, now)
        ),
    }
}

fn skill_text(program: &Program, skill: &Skill) -> String {
    let join = |of: &[Skill], word: &str| {
        let mut of: Vec<String> = of.iter().map(|skill| skill_text(program, skill)).collect();
        match of.len().cmp(&1) {
            Ordering::Greater => format!("({})", of.join(word)),
            Ordering::Equal | Ordering::Less => of.pop().unwrap_or_default(),
        }
    };
    match skill {
        Skill::Holds(certification) => program.certifications[usize::from(*certification)]
            .id
            .clone(),
        Skill::All(of) => join(of, " and "),
        Skill::Any(of) => join(of, " or "),
    }
}
