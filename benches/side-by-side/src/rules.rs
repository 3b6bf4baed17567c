//! Rules and facts as any engine could take them: conditions with all, any and
//! comparisons, over named values.

use partner_eligibility::assess::{Finding, Trace, Verdict, assess};
use partner_eligibility::model::{
    Amount, AwardKind, Day, Fraction, Market, Profile, Program, Requirement, Rule, Threshold, Whose,
};
use serde_json::{Map, Value, json};

/// The rules for one profile. The rules themselves are the same for every profile.
#[derive(Clone, Debug)]
pub struct Expressed {
    /// For each path to a level of a competency its name and its condition.
    pub rules: Vec<Value>,
    /// What the conditions ask about, by name.
    pub facts: Map<String, Value>,
    /// Which rules are met, as we judge them.
    pub met: Vec<bool>,
}

/// The competencies as conditions, and a profile as facts.
///
/// Nobody but us assigns people to parts: for each part it is a fact how many of
/// them there are, as our trace says, and the condition compares it with the
/// number needed. What a score comes to is a fact as well. A rule says whether
/// something is certain; what is unknown is not, so that one rule suffices.
///
/// # Errors
/// Where a competency asks for something that is not expressed here.
pub fn express(profile: &Profile, program: &Program, day: Day) -> Result<Expressed, String> {
    let assessment = assess(profile, program, day);
    let mut writer = Writer {
        program,
        day,
        facts: Map::new(),
    };
    let market = |market| match market {
        Market::Developed => "developed",
        Market::Developing => "developing",
    };
    writer.fact("market", json!(market(profile.markets.partner)));
    writer.fact("customers", json!(market(profile.markets.of_customers())));
    writer.fact("published", json!(false));
    for (id, answer) in &profile.answers {
        writer.fact(&["answer_", id].concat(), json!(answer));
    }
    let mut rules = Vec::new();
    let mut met = Vec::new();
    for judged in &assessment.awards {
        let award = &program.awards[usize::from(judged.award)];
        if award.kind != AwardKind::Competency {
            continue;
        }
        for level in &judged.levels {
            for path in &level.paths {
                let entry = &award.paths[path.path];
                let entries = &mut entry.levels.iter();
                let asked = entries.find(|entry| entry.level == level.level);
                let asked = asked.ok_or("a level that was judged is not in its path")?;
                let id = &program.levels[usize::from(level.level)].id;
                let name = [&award.id, id, &entry.id].map(|part| part.replace('-', "_"));
                let name = name.join("__");
                let when = writer.condition(&asked.requirement, &path.trace, &name)?;
                rules.push(json!({ "name": name, "when": when }));
                met.push(path.trace.verdict == Verdict::Met);
            }
        }
    }
    Ok(Expressed {
        rules,
        facts: writer.facts,
        met,
    })
}

struct Writer<'a> {
    program: &'a Program,
    day: Day,
    facts: Map<String, Value>,
}

impl Writer<'_> {
    fn fact(&mut self, name: &str, value: Value) -> String {
        let name = name.replace('-', "_");
        self.facts.insert(name.clone(), value);
        name
    }

    /// The condition of a requirement, whose facts are read off its trace.
    fn condition(
        &mut self,
        requirement: &Requirement,
        trace: &Trace,
        name: &str,
    ) -> Result<Value, String> {
        Ok(match (&requirement.rule, &trace.finding) {
            (Rule::All(of), Finding::All(found)) => json!({ "all": self.each(of, found, name)? }),
            (Rule::Any(of), Finding::Any(found)) => json!({ "any": self.each(of, found, name)? }),
            (Rule::Team(team), Finding::Team(found)) => {
                let parts = team.parts.iter().zip(found).enumerate();
                let parts = parts.map(|(at, (part, found))| {
                    let fact = self.fact(&format!("people_{name}_{at}"), json!(found.have));
                    json!({ "fact": fact, "least": part.count })
                });
                json!({ "all": parts.collect::<Vec<_>>() })
            }
            (Rule::Amount(rule), Finding::Amount { have, .. }) => {
                let have = have.map_or(0.0, number);
                let fact = match &rule.amount {
                    Amount::Figure(figure) => {
                        let id = &self.program.figures[usize::from(*figure)].id;
                        ["figure_", id].concat()
                    }
                    _ => ["amount_", name].concat(),
                };
                let fact = self.fact(&fact, json!(have));
                mark(&fact, &rule.at_least)
            }
            (Rule::Score(rule), Finding::Score { points, .. }) if rule.every_metric.is_none() => {
                let fact = self.fact(&["points_", name].concat(), json!(number(*points)));
                json!({ "fact": fact, "least": rule.at_least })
            }
            (Rule::Confirmed(question), _) => {
                let id = &self.program.questions[usize::from(*question)].id;
                let fact = ["answer_", id].concat().replace('-', "_");
                json!({ "fact": fact, "is": true })
            }
            (Rule::Anniversary { award, within }, Finding::Anniversary { on }) => {
                let id = &self.program.awards[usize::from(*award)].id;
                let fact = self.fact(&["anniversary_", id].concat(), json!(on.map_or(0, digits)));
                let from = within
                    .from
                    .map(|day| json!({ "fact": fact, "least": digits(day) }));
                let until = within
                    .until
                    .map(|day| json!({ "fact": fact, "most": digits(day) }));
                let some = json!({ "fact": fact, "least": 1 });
                let all: Vec<Value> = [Some(some), from, until].into_iter().flatten().collect();
                json!({ "all": all })
            }
            // It falls due afterwards, and is always met.
            (Rule::Fee(_), _) => json!({ "fact": "published", "is": false }),
            (Rule::Unpublished(_), Finding::Unpublished { answer }) => {
                let fact = match answer {
                    None => "published".to_owned(),
                    Some(answer) => self.fact(&["found_", name].concat(), json!(answer)),
                };
                json!({ "fact": fact, "is": true })
            }
            (other, _) => return Err(format!("{name} asks for something else: {other:?}")),
        })
    }

    /// Those that are asked for on the day.
    fn each(
        &mut self,
        of: &[Requirement],
        found: &[Trace],
        name: &str,
    ) -> Result<Vec<Value>, String> {
        let asked = of.iter().enumerate();
        let asked = asked.filter(|(_, requirement)| requirement.effective.contains(self.day));
        let asked: Vec<_> = asked.zip(found).collect();
        let each = asked.into_iter().map(|((at, requirement), trace)| {
            self.condition(requirement, trace, &format!("{name}_{at}"))
        });
        each.collect()
    }
}

/// That a fact reaches a mark, in the market that decides; in both where the
/// source does not say whose it is.
fn mark(fact: &str, mark: &Threshold) -> Value {
    let least = |number: f64| json!({ "fact": fact, "least": number });
    let [developed, developing] = [mark.developed, mark.developing].map(number);
    if mark.developed == mark.developing {
        return least(developed);
    }
    let by = |whose: &str| {
        json!({ "any": [
            { "all": [{ "fact": whose, "is": "developed" }, least(developed)] },
            { "all": [{ "fact": whose, "is": "developing" }, least(developing)] },
        ] })
    };
    match mark.whose {
        Whose::Partner => by("market"),
        Whose::Customers => by("customers"),
        Whose::Unstated => json!({ "all": [by("market"), by("customers")] }),
    }
}

/// The nearest number that JavaScript has.
fn number(fraction: Fraction) -> f64 {
    *fraction.numer() as f64 / *fraction.denom() as f64
}

/// A day as a number that grows with it.
fn digits(day: Day) -> i64 {
    let digits = day.to_string().replace('-', "");
    digits.parse().unwrap_or_default()
}
