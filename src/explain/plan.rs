//! A plan in sentences: what to do, what it costs, and how sure it is.

use super::{Explainer, label};
use crate::assess::{Missing, Open};
use crate::locale::messages;
use crate::model::{Award, Fraction, Index, Quantity, Requirement, Rule};
use crate::plan::{Cost, Learner, Plan, PlannedStep, Proof, Step, Target};

impl Explainer<'_> {
    /// A step as a sentence without its end: `Anna: earn AZ-104`.
    #[must_use]
    pub fn plan_step(&self, step: &Step) -> String {
        let locale = self.locale;
        match step {
            Step::Class(class) => {
                let choice = &self.program.choices[usize::from(class.choice)];
                let class = locale.text(&choice.options[class.option].name);
                let values = [("what", locale.text(&choice.text)), ("class", class)];
                locale.say(&messages::PLAN_CLASS, &values)
            }
            Step::FindOut(id) => {
                let (award, about) = self.asks(id).unzip();
                let about = about.map_or(id.as_str(), |about| locale.text(about));
                let award = award.map_or("", |award| locale.text(&award.name));
                let values = [("about", about), ("award", award)];
                locale.say(&messages::PLAN_FIND_OUT, &values)
            }
            Step::Baseline { figure, value } => {
                let values = [
                    ("name", locale.text(&self.figure(*figure).name)),
                    ("amount", &self.figure_value(*figure, *value)),
                ];
                locale.say(&messages::PLAN_BASELINE, &values)
            }
            Step::Hire { nth } => {
                let who = self.learner(Learner {
                    row: None,
                    nth: *nth,
                });
                locale.say(&messages::PLAN_HIRE, &[("who", &who)])
            }
            Step::Learn {
                learner,
                certification,
            } => self.lesson(&self.learner(*learner), *certification),
            Step::Arrange(question) => {
                let question = &self.program.questions[usize::from(*question)];
                let values = [("statement", locale.text(&question.text))];
                locale.say(&messages::PLAN_ARRANGE, &values)
            }
            Step::Raise { figure, to, by } => {
                let values = [
                    ("name", locale.text(&self.figure(*figure).name)),
                    ("by", &self.figure_value(*figure, *by)),
                    ("amount", &self.figure_value(*figure, *to)),
                ];
                locale.say(&messages::PLAN_RAISE, &values)
            }
            Step::Audit(award) => {
                locale.say(&messages::PLAN_AUDIT, &[("award", self.name(*award))])
            }
        }
    }

    /// A step outside its plan. Which of those it hires is to learn, nobody asks there.
    #[must_use]
    pub fn plan_step_alone(&self, step: &Step) -> String {
        let Step::Learn {
            learner: Learner { row: None, .. },
            certification,
        } = step
        else {
            return self.plan_step(step);
        };
        self.lesson(self.locale.get(&messages::PLAN_NEW_PERSON), *certification)
    }

    fn lesson(&self, who: &str, certification: Index) -> String {
        let certification = &self.program.certifications[usize::from(certification)];
        let values = [("who", who), ("skill", label(self.locale, certification))];
        self.locale.say(&messages::PLAN_LEARN, &values)
    }

    /// The page on which a step can be looked up, where there is one.
    #[must_use]
    pub fn plan_page(&self, step: &Step) -> Option<&str> {
        let award = match step {
            Step::FindOut(id) => self.asks(id)?.0,
            Step::Audit(award) => self.award(*award),
            _ => return None,
        };
        award.page.as_deref()
    }

    /// Who learns what in a plan: the person, and what they earn, in its order.
    #[must_use]
    pub fn plan_lessons(&self, plan: &Plan) -> Vec<(String, String)> {
        let mut lessons: Vec<(Learner, Vec<String>)> = Vec::new();
        for planned in &plan.steps {
            let Step::Learn {
                learner,
                certification,
            } = &planned.step
            else {
                continue;
            };
            let certification = &self.program.certifications[usize::from(*certification)];
            let name = label(self.locale, certification).to_owned();
            match lessons.iter_mut().find(|(known, _)| known == learner) {
                Some((_, names)) => names.push(name),
                None => lessons.push((*learner, vec![name])),
            }
        }
        let lessons = lessons.into_iter();
        let lessons = lessons.map(|(who, what)| (self.learner(who), self.locale.and_list(&what)));
        lessons.collect()
    }

    fn figure_value(&self, figure: Index, value: Quantity) -> String {
        self.measured(self.figure(figure).unit, &value.fraction())
    }

    fn learner(&self, learner: Learner) -> String {
        let locale = self.locale;
        let Some(row) = learner.row else {
            let n = locale.count(u64::from(learner.nth) + 1);
            return locale.say(&messages::PLAN_NEW, &[("n", &n)]);
        };
        let name = self.person(row);
        let person = self.profile.people.get(row);
        if person.is_some_and(|person| person.count > 1) {
            let n = locale.count(u64::from(learner.nth) + 1);
            return locale.say(&messages::PLAN_ONE_OF, &[("name", &name), ("n", &n)]);
        }
        name
    }

    /// The requirement that asks for a step, as what is missing without it.
    #[must_use]
    pub fn plan_without(&self, planned: &PlannedStep) -> Option<String> {
        let (target, path) = planned.asked_by.as_ref()?;
        let (award, level) = (target.award, target.level);
        let open: Vec<&Open> = path.open.iter().collect();
        let is_unknown = open.iter().all(|open| open.missing == Missing::Unknown);
        let missing = match open.is_empty() {
            true => return None,
            false if is_unknown => self.why_open(award, level, path),
            false => self.first_gap_of(award, level, path, &open),
        };
        let values = [("missing", missing.as_str())];
        Some(self.locale.say(&messages::PLAN_WITHOUT, &values))
    }

    /// What a cost is in days and money: `5 days and US$165`.
    #[must_use]
    pub fn plan_cost(&self, cost: Cost) -> String {
        let locale = self.locale;
        let mut parts = Vec::new();
        if cost.days > Quantity::default() || cost.money == Quantity::default() {
            // They are estimates: many days have no parts.
            let days = cost.days.fraction();
            let is_many = days >= Fraction::from_integer(10);
            let days = if is_many { days.ceil() } else { days };
            parts.push(locale.plural_up(&days, &messages::PLAN_DAYS, &[]));
        }
        if cost.money > Quantity::default() {
            parts.push(locale.money(&cost.money.fraction(), "USD"));
        }
        locale.and_list(&parts)
    }

    /// Awards at their levels, in a list.
    #[must_use]
    pub fn plan_targets(&self, targets: &[Target]) -> String {
        let names = targets.iter();
        let names: Vec<String> = names
            .map(|target| self.attainment(target.award, target.level))
            .collect();
        self.locale.and_list(&names)
    }

    /// The way that a plan takes: the names of its paths.
    #[must_use]
    pub fn plan_way(&self, plan: &Plan) -> String {
        let mut names: Vec<String> = Vec::new();
        for (target, path) in &plan.route {
            let award = self.award(target.award);
            let name = if plan.route.len() > 1 {
                &award.name
            } else {
                &award.paths[*path].name
            };
            names.push(self.locale.text(name).to_owned());
        }
        self.locale.and_list(&names)
    }

    /// How sure it is that no plan is cheaper.
    #[must_use]
    pub fn plan_proof(&self, plan: &Plan) -> String {
        match plan.proof {
            Proof::Cheapest => self.locale.get(&messages::PLAN_CHEAPEST).to_owned(),
            Proof::BestFound {
                at_least_percent: 0,
            } => self.locale.get(&messages::PLAN_BEST_KNOWN).to_owned(),
            Proof::BestFound { at_least_percent } => {
                let percent = self.locale.percent(&i128::from(at_least_percent).into());
                let values = [("percent", percent.as_str())];
                self.locale.say(&messages::PLAN_BEST_FOUND, &values)
            }
        }
    }

    /// Where the id of an answer is asked for, and what about.
    fn asks(&self, id: &str) -> Option<(&Award, &crate::model::Text)> {
        self.program.awards.iter().find_map(|award| {
            let levels = award.paths.iter().flat_map(|path| &path.levels);
            let mut levels = levels.map(|level| &level.requirement);
            let about = levels.find_map(|requirement| unpublished(requirement, id))?;
            Some((award, about))
        })
    }
}

fn unpublished<'r>(requirement: &'r Requirement, id: &str) -> Option<&'r crate::model::Text> {
    match &requirement.rule {
        Rule::All(of) | Rule::Any(of) | Rule::AtLeast { of, .. } => {
            of.iter().find_map(|of| unpublished(of, id))
        }
        Rule::Unpublished(rule) if rule.answer.as_deref() == Some(id) => Some(&rule.about),
        _ => None,
    }
}
