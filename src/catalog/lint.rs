//! What the ids alone cannot show: gaps and overlaps in time, awards that
//! nobody can reach, counts and marks that cannot be meant, missing sources.

use std::collections::BTreeSet;

use super::problem::Problem;
use crate::model::{
    Amount, AuditScheme, Award, AwardKind, Certification, Day, Evidence, Fraction, Index, Metric,
    Overlap, Part, Path, Period, Points, Program, RenewalRule, Requirement, Rule, Skill, Team,
    Threshold, limits,
};

/// The most requirements whose people are linked: ways to count them multiply.
const MOST_PARTS: usize = 6;

/// The finest parts of a point, so that sums of fractions stay far from the ends
/// of [`Fraction`].
const FINEST: i128 = 1_000_000_000_000_000;

/// Everything that is wrong with a compiled program; none means it may be used.
#[must_use]
pub fn lint(program: &Program) -> Vec<Problem> {
    let mut lint = Lint {
        program,
        problems: Vec::new(),
        place: Vec::new(),
    };
    lint.program();
    lint.problems.sort();
    lint.problems
}

struct Lint<'p> {
    program: &'p Program,
    problems: Vec<Problem>,
    place: Vec<String>,
}

impl Lint<'_> {
    fn problem(&mut self, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: self.program.id.clone(),
            place: if self.place.is_empty() {
                "program".into()
            } else {
                self.place.join(".")
            },
            reason: reason.into(),
        });
    }

    fn at(&mut self, place: impl Into<String>, check: impl FnOnce(&mut Self)) {
        self.place.push(place.into());
        check(self);
        self.place.pop();
    }

    fn program(&mut self) {
        let program = self.program;
        self.period("effective", &program.effective);
        if program.levels.is_empty() {
            self.problem("expected at least one level");
        }
        if let Some(ladder) = &program.ladder {
            for &rung in &ladder.rungs {
                let award = &program.awards[usize::from(rung)];
                if award.kind != AwardKind::Membership {
                    self.problem(format!(
                        "the rung \"{}\" is not of kind membership",
                        award.id
                    ));
                }
            }
        }
        if !program
            .certifications
            .is_sorted_by(|one, other| one.id < other.id)
        {
            self.problem("certifications must stand in the order of their ids");
        }
        for certification in &program.certifications {
            self.at(format!("certification {}", certification.id), |this| {
                this.certification(certification);
            });
        }
        for fee in &program.fees {
            self.at(format!("fee {}", fee.id), |this| {
                for money in &fee.amounts {
                    this.sourced(&money.evidence);
                    let letters = money.currency.bytes().filter(u8::is_ascii_uppercase);
                    if money.currency.len() != 3 || letters.count() != 3 {
                        this.problem("expected a currency of three capital letters");
                    }
                }
            });
        }
        for score in &program.scores {
            self.at(format!("score {}", score.id), |this| {
                let mut ids = BTreeSet::new();
                for metric in &score.metrics {
                    if !ids.insert(&metric.id) {
                        this.problem(format!("there are two metrics \"{}\"", metric.id));
                    }
                    this.at(format!("metric {}", metric.id), |this| this.metric(metric));
                }
                let mut parts = Some(1);
                for metric in &score.metrics {
                    parts = share(parts, &metric.points);
                }
                if parts.is_none_or(|parts| parts > FINEST) {
                    this.problem(format!(
                        "the amounts that bring all points have no common multiple up to {FINEST} \
                         hundredths, so that sums of points could not be kept exact"
                    ));
                }
            });
        }
        for audit in &program.audits {
            self.at(format!("audit {}", audit.id), |this| this.audit(audit));
        }
        for (name, rule) in [
            ("renewal", &program.renewal),
            ("specialization_renewal", &program.specialization_renewal),
        ] {
            if let Some(rule) = rule {
                self.at(name, |this| this.renewal(rule));
            }
        }
        let reachable = self.reachable();
        for (position, award) in program.awards.iter().enumerate() {
            self.at(format!("award {}", award.id), |this| {
                this.award(award);
                for path in &award.paths {
                    for level in &path.levels {
                        let name = &program.levels[usize::from(level.level)].id;
                        if !reachable.contains(&(position, level.level)) {
                            this.problem(format!("nobody can reach the level {name}"));
                        }
                    }
                }
            });
        }
    }

    fn certification(&mut self, certification: &Certification) {
        self.sourced(&certification.evidence);
        let ends = certification.retires.zip(certification.counts_until);
        if ends.is_some_and(|(retires, until)| until < retires) {
            self.problem("it stops counting before it retires");
        }
        let known = self.program.certification(&certification.id);
        let known = known.and_then(|known| Index::try_from(known).ok());
        if known.is_some_and(|known| self.program.below(known).contains(&known)) {
            self.problem("it builds on itself");
        }
    }

    fn audit(&mut self, audit: &AuditScheme) {
        self.sourced(&audit.evidence);
        if audit.lasts_months == 0 {
            self.problem("expected a pass to count for at least a month");
        }
        if audit.awards.is_empty() {
            self.problem("no award asks for it");
        }
        if audit.module_a_from.is_some() != audit.module_b_fee.is_some() {
            self.problem("a module A, and a fee for module B alone, go together");
        }
        for (award, from) in &audit.module_a_later {
            let id = &self.program.awards[usize::from(*award)].id;
            if !audit.awards.contains(award) {
                self.problem(format!("\"{id}\" does not ask for it"));
            }
            if audit.module_a_from.is_none_or(|first| *from <= first) {
                self.problem(format!("the day for \"{id}\" is no later one"));
            }
        }
    }

    fn renewal(&mut self, rule: &RenewalRule) {
        self.sourced(&rule.evidence);
        if rule.length_days < 1 {
            self.problem("expected a window of at least a day");
        }
        if rule.next_after_months == 0 && rule.next_after_days < 1 {
            self.problem("expected the next anniversary to be a later one");
        }
    }

    fn period(&mut self, name: &str, period: &Period) {
        if period.is_empty() {
            self.problem(format!("{name}: the last day is before the first"));
        }
    }

    fn sourced(&mut self, evidence: &Evidence) {
        if evidence.sources.is_empty() {
            self.problem("a figure without a source");
        }
    }

    fn award(&mut self, award: &Award) {
        self.period("listed", &award.listed);
        self.sourced(&award.evidence);
        let mut ids = BTreeSet::new();
        for path in &award.paths {
            if !ids.insert(&path.id) {
                self.problem(format!("there are two options \"{}\"", path.id));
            }
            self.at(format!("option {}", path.id), |this| this.path(award, path));
        }
        self.gaps(award);
    }

    /// On every day on which the award is listed, some option must lead to it.
    fn gaps(&mut self, award: &Award) {
        let life = both(&award.listed, &self.program.effective);
        let levels: BTreeSet<Index> = award
            .paths
            .iter()
            .flat_map(|path| path.levels.iter().map(|level| level.level))
            .collect();
        if levels.is_empty() {
            self.problem("expected an option with a level");
        }
        for level in levels {
            let open = |day: Day| {
                award.paths.iter().any(|path| {
                    path.effective.contains(day)
                        && path.levels.iter().any(|entry| entry.level == level)
                })
            };
            let turns = award.paths.iter().map(|path| path.effective);
            for day in turning_days(&life, turns) {
                if !open(day) {
                    let name = &self.program.levels[usize::from(level)].id;
                    self.problem(format!("from {day} on no option leads to the level {name}"));
                    break;
                }
            }
        }
    }

    fn path(&mut self, award: &Award, path: &Path) {
        self.period("effective", &path.effective);
        let life = both(&award.listed, &self.program.effective);
        if !path.effective.overlaps(&life) {
            self.problem("it was never open while the award could be attained");
        }
        for level in &path.levels {
            let name = self.program.levels[usize::from(level.level)].id.clone();
            self.at(name, |this| {
                this.requirement(&level.requirement);
                let alone =
                    award.kind == AwardKind::Specialization && !builds_on(&level.requirement);
                if alone {
                    this.problem("a specialization builds on another award");
                }
            });
        }
    }

    fn requirement(&mut self, requirement: &Requirement) {
        self.period("effective", &requirement.effective);
        match &requirement.rule {
            Rule::All(of) => {
                self.all(of);
                self.editions(of);
            }
            Rule::Any(of) => {
                self.several(of);
                self.all(of);
            }
            Rule::AtLeast { count, of } => {
                self.several(of);
                if *count == 0 || usize::try_from(*count).is_ok_and(|count| count > of.len()) {
                    self.problem(format!(
                        "expected a count of 1 to {}, not {count}",
                        of.len()
                    ));
                }
                self.all(of);
            }
            Rule::Team(team) => self.team(team),
            Rule::Amount(rule) => {
                self.sourced(&requirement.evidence);
                self.mark(&rule.at_least);
                self.amount(&rule.amount);
            }
            Rule::Score(rule) => {
                self.sourced(&requirement.evidence);
                let score = &self.program.scores[usize::from(rule.score)];
                let most: Fraction = score.metrics.iter().map(|metric| metric.max).sum();
                if most < Fraction::from_integer(i128::from(rule.at_least)) {
                    self.problem(format!(
                        "the metrics bring {most} points, fewer than the mark"
                    ));
                }
                if rule
                    .printed_below
                    .is_some_and(|below| below >= rule.at_least)
                {
                    self.problem("printed_below must be below at_least");
                }
            }
            Rule::Anniversary { within, .. } => {
                self.sourced(&requirement.evidence);
                self.period("within", within);
            }
            Rule::Award(_)
            | Rule::Confirmed(_)
            | Rule::Fee(_)
            | Rule::Unpublished(_)
            | Rule::Audit(_) => {
                self.sourced(&requirement.evidence);
            }
        }
    }

    fn all(&mut self, of: &[Requirement]) {
        for (position, requirement) in of.iter().enumerate() {
            self.at(format!("[{position}]"), |this| {
                this.requirement(requirement)
            });
        }
    }

    fn several(&mut self, of: &[Requirement]) {
        if of.is_empty() {
            self.problem("expected at least one alternative");
        }
    }

    /// Two entries for the same amount are two editions of one figure: their
    /// periods may neither overlap nor leave a gap.
    fn editions(&mut self, of: &[Requirement]) {
        let mut editions: Vec<(&Amount, Vec<Period>)> = Vec::new();
        for requirement in of {
            if let Rule::Amount(rule) = &requirement.rule {
                match editions
                    .iter_mut()
                    .find(|(amount, _)| **amount == rule.amount)
                {
                    Some((_, periods)) => periods.push(requirement.effective),
                    None => editions.push((&rule.amount, vec![requirement.effective])),
                }
            }
        }
        let mut looked_up: Vec<(&str, Period)> = Vec::new();
        for requirement in of {
            if let Rule::Unpublished(rule) = &requirement.rule
                && let Some(answer) = &rule.answer
            {
                let at = &requirement.effective;
                let overlaps = |(other, period): &(&str, Period)| {
                    *other == answer.as_str() && period.overlaps(at)
                };
                if looked_up.iter().any(overlaps) {
                    self.problem("one criterion is asked for twice on a day");
                }
                looked_up.push((answer, *at));
            }
        }
        for (_, mut periods) in editions {
            periods.sort_by_key(|period| period.from);
            for pair in periods.windows(2) {
                if pair[0].overlaps(&pair[1]) {
                    self.problem("two editions of one figure overlap in time");
                } else if pair[0].until.map(|until| until.plus_days(1)) != pair[1].from {
                    self.problem("two editions of one figure leave a gap in time");
                }
            }
        }
    }

    fn team(&mut self, team: &Team) {
        let linked = team.parts.iter().any(|part| part.among.is_some());
        if linked && team.overlap != Overlap::Allowed {
            self.problem("people among others, and other people, cannot be asked for together");
        }
        if team.parts.len() > MOST_PARTS {
            self.problem(format!("expected at most {MOST_PARTS} linked requirements"));
        }
        for (position, part) in team.parts.iter().enumerate() {
            self.at(format!("people {position}"), |this| {
                this.sourced(&part.evidence);
                this.part(team, part);
            });
        }
    }

    fn part(&mut self, team: &Team, part: &Part) {
        if part.count == 0 {
            self.problem("expected a count of at least 1");
        }
        if part.count > limits::PEOPLE {
            self.problem(format!("expected a count of at most {}", limits::PEOPLE));
        }
        if part.skills.is_empty() {
            self.problem("expected what each person must hold");
        }
        if part.skills.len() > 1 && team.parts.len() > 1 {
            self.problem("alternatives for a whole group cannot be linked with other people");
        }
        if let Some(base) = part.among.and_then(|base| team.parts.get(base))
            && base.count < part.count
        {
            self.problem("more people than those among whom they are");
        }
        for skill in &part.skills {
            self.skill(skill);
        }
    }

    fn skill(&mut self, skill: &Skill) {
        match skill {
            Skill::Holds(_) => {}
            Skill::All(of) | Skill::Any(of) => {
                if of.is_empty() {
                    self.problem("expected at least one certification");
                }
                for skill in of {
                    self.skill(skill);
                }
            }
        }
    }

    fn amount(&mut self, amount: &Amount) {
        match amount {
            Amount::Figure(_) => {}
            Amount::People(skill) => self.skill(skill),
            Amount::Growth { now, band, .. } => {
                self.amount(now);
                self.mark(&band.at_least);
                let inverted = band.below.as_ref().is_some_and(|below| {
                    below.developed <= band.at_least.developed
                        || below.developing <= band.at_least.developing
                });
                if inverted {
                    self.problem("before_below must be above before_at_least");
                }
            }
        }
    }

    fn mark(&mut self, mark: &Threshold) {
        let zero = Fraction::from_integer(0);
        if mark.developed <= zero || mark.developing <= zero {
            self.problem("expected a mark above zero");
        }
    }

    fn metric(&mut self, metric: &Metric) {
        self.sourced(&metric.evidence);
        if metric.max <= Fraction::from_integer(0) {
            self.problem("expected a maximum above zero");
        }
        self.points(&metric.points);
    }

    fn points(&mut self, points: &Points) {
        match points {
            Points::Proportional {
                amount, full, max, ..
            } => {
                self.mark(full);
                self.amount(amount);
                self.brings(*max);
            }
            Points::Whole { when, points } => {
                self.requirement(when);
                self.brings(*points);
            }
            Points::Sum(of) | Points::Best(of) => of.iter().for_each(|points| self.points(points)),
            Points::Gated { gate, points } => {
                self.requirement(gate);
                self.points(points);
            }
        }
    }

    fn brings(&mut self, points: Fraction) {
        if points <= Fraction::from_integer(0) {
            self.problem("expected points above zero");
        }
    }

    /// The levels of awards that somebody can reach on some day, the unknown
    /// ones included. Grows from those without a prerequisite, so that a
    /// circle of prerequisites is never in it.
    fn reachable(&self) -> BTreeSet<(usize, Index)> {
        let mut reached = BTreeSet::new();
        loop {
            let before = reached.len();
            for (position, award) in self.program.awards.iter().enumerate() {
                let life = both(&award.listed, &self.program.effective);
                for path in &award.paths {
                    let life = both(&life, &path.effective);
                    for level in &path.levels {
                        if !life.is_empty() && self.possible(&level.requirement, &life, &reached) {
                            reached.insert((position, level.level));
                        }
                    }
                }
            }
            if reached.len() == before {
                return reached;
            }
        }
    }

    fn possible(
        &self,
        requirement: &Requirement,
        life: &Period,
        reached: &BTreeSet<(usize, Index)>,
    ) -> bool {
        let each = |of: &[Requirement]| {
            of.iter()
                .filter(|requirement| self.possible(requirement, life, reached))
                .count()
        };
        if !requirement.effective.overlaps(life) {
            // Asked for on no day that counts: it stands in nobody's way.
            return true;
        }
        match &requirement.rule {
            Rule::All(of) => each(of) == of.len(),
            Rule::Any(of) => each(of) > 0,
            Rule::AtLeast { count, of } => {
                usize::try_from(*count).is_ok_and(|count| each(of) >= count)
            }
            Rule::Team(team) => team
                .parts
                .iter()
                .all(|part| part.skills.iter().any(|skill| self.earnable(skill, life))),
            Rule::Award(prerequisite) => prerequisite.any_of.iter().any(|&award| {
                reached.iter().any(|&(position, level)| {
                    position == usize::from(award) && level >= prerequisite.level
                })
            }),
            Rule::Amount(_)
            | Rule::Score(_)
            | Rule::Confirmed(_)
            | Rule::Anniversary { .. }
            | Rule::Fee(_)
            | Rule::Unpublished(_)
            | Rule::Audit(_) => true,
        }
    }

    fn earnable(&self, skill: &Skill, life: &Period) -> bool {
        match skill {
            Skill::Holds(certification) => {
                let until = self.program.certifications[usize::from(*certification)].counts_until;
                life.overlaps(&Period { from: None, until })
            }
            Skill::All(of) => of.iter().all(|skill| self.earnable(skill, life)),
            Skill::Any(of) => of.iter().any(|skill| self.earnable(skill, life)),
        }
    }
}

/// The least common multiple of these parts and those that points come in; none
/// where it is out of all bounds.
fn share(parts: Option<i128>, points: &Points) -> Option<i128> {
    let with = |parts: Option<i128>, fraction: &Fraction| {
        let parts = parts?;
        (parts / gcd(parts, *fraction.denom())).checked_mul(*fraction.denom())
    };
    match points {
        Points::Proportional { full, max, .. } => {
            // A hundredth of an amount brings `max / full / 100`.
            let each = [&full.developed, &full.developing].into_iter();
            let parts = each.fold(parts, |parts, full| {
                let hundredth = full.numer().checked_mul(100)?;
                with(parts, &Fraction::new(*full.denom(), hundredth))
            });
            with(parts, max)
        }
        Points::Whole { points, .. } => with(parts, points),
        Points::Sum(of) | Points::Best(of) => of.iter().fold(parts, share),
        Points::Gated { points, .. } => share(parts, points),
    }
}

fn gcd(one: i128, other: i128) -> i128 {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}

/// Whether another award is asked for, or something of which nobody knows what
/// it is.
fn builds_on(requirement: &Requirement) -> bool {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => of.iter().any(builds_on),
        Rule::Award(_) | Rule::Unpublished(_) => true,
        _ => false,
    }
}

/// The days that both periods have.
fn both(one: &Period, other: &Period) -> Period {
    let later = |one: Option<Day>, other: Option<Day>| one.max(other);
    let earlier = |one: Option<Day>, other: Option<Day>| match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Period {
        from: later(one.from, other.from),
        until: earlier(one.until, other.until),
    }
}

/// The days of a life on which something can begin to be different: its first
/// day, the first day of each period, and the day after its last.
fn turning_days(life: &Period, periods: impl Iterator<Item = Period>) -> BTreeSet<Day> {
    let mut days = BTreeSet::new();
    days.extend(life.from);
    for period in periods {
        days.extend(period.from);
        days.extend(period.until.map(|until| until.plus_days(1)));
    }
    days.retain(|day| life.contains(*day));
    days
}
