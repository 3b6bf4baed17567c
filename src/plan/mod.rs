//! The cheapest set of steps to an award, or to several at once.
//!
//! What is missing is turned into alternatives (`demand`, `score`), each a set
//! of demands: figures, people, things to do once. Branch and bound over the
//! alternatives of all targets finds the cheapest union (`union`), where people are
//! solved exactly (`people`). Every plan is carried out and judged by
//! [`assess`] before it is given out, and a step that could be left out is.

mod company;
mod cost;
mod demand;
mod order;
mod pause;
mod people;
mod score;
mod step;
mod union;
mod worth;

pub use cost::{Cost, Costs, Effort};
pub use pause::Pause;
pub use step::{Choice, Learner, Means, Step, carry_out};

use crate::assess::{
    Assessment, AwardAssessment, LevelAssessment, PathAssessment, Status, assess, assess_some,
};
use crate::model::{Day, Index, Profile, Program, Quantity};
use cost::Price;
use demand::{Act, Demand, Field};
use order::{put, sorted};
use pause::{at_once, rest};
use people::Crew;
use union::{Found, Solver, together};

/// Prices of the bounds are in so many parts, so that shares of them stay whole.
const PARTS: Price = 5_040;

/// The most plans for one target.
const PLANS: usize = 3;

/// What a day is worth, in dollars, where days are what there is too little of.
const HURRY: i64 = 1_000_000;

/// The most sets of targets that are tried for a budget.
const SETS: u32 = 200;

/// An award at a level, or at a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Position in [`Program::awards`].
    pub award: Index,
    /// Position in [`Program::levels`].
    pub level: Index,
}

/// A set of steps that reaches every target.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The steps, in an order in which they can be taken.
    pub steps: Vec<PlannedStep>,
    /// What they cost together.
    pub cost: Cost,
    /// How sure it is that no plan is cheaper.
    pub proof: Proof,
    /// The awards, levels and paths (positions in [`crate::model::Award::paths`])
    /// that it goes over, what comes first first.
    pub route: Vec<(Target, usize)>,
}

/// A step of a [`Plan`].
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedStep {
    /// What to do.
    pub step: Step,
    /// What it costs.
    pub cost: Cost,
    /// What is not reached without it.
    pub unlocks: Vec<Target>,
    /// The first of these, and its path without this step: what is open there
    /// asks for the step.
    pub asked_by: Option<(Target, PathAssessment)>,
}

/// How sure it is that no plan is cheaper. Of several plans only the first is held
/// against all others, the rest against those over the same paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// No plan is cheaper.
    Cheapest,
    /// It is the best plan found. None is cheaper than so many percent of its price.
    BestFound {
        /// From 0 to 99.
        at_least_percent: u32,
    },
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlan {
    /// Nothing that the partner can do, and that was not ruled out, leads to
    /// this target, or to it together with the others.
    Unreachable(Target),
    /// There may be one, but none was found within the bounds of the search.
    NotFound,
}

/// Whether a target is reached as far as a self-assessment can go.
#[must_use]
pub fn is_reached(assessment: &Assessment, target: Target) -> bool {
    let award = assessment.awards.get(usize::from(target.award));
    award.is_some_and(|award| is_attained(award, target.level))
}

fn is_attained(award: &AwardAssessment, level: Index) -> bool {
    let reached = |level: &LevelAssessment| match level.status {
        Status::Achieved | Status::Held => true,
        Status::CriteriaMet => level
            .nearest
            .is_some_and(|nearest| level.paths[nearest].open.is_empty()),
        _ => false,
    };
    let mut levels = award.levels.iter().filter(|known| known.level >= level);
    levels.any(reached)
}

/// The cheapest plans to reach every target by a program's rules on a day: the
/// first one is the cheapest, and for a single target up to two more go over
/// other paths. A target that is reached already needs no step.
///
/// # Errors
/// Where no steps lead to the targets, or none were found within the bounds.
///
/// # Examples
/// ```
/// use partner_eligibility::{catalog, model, plan};
///
/// let program = catalog::builtin("mpn").expect("it is built in");
/// let award = program.awards.iter().position(|award| award.id == "silver");
/// let target = plan::Target { award: award.expect("it is there") as u16, level: 0 };
/// let day = model::Day::new(2018, 6, 1).expect("it is a day");
/// let nothing = model::Profile::default();
/// let costs = plan::Costs::default();
/// let plans = plan::plan(&nothing, &[target], program, day, &costs).expect("there is a way");
/// assert!(!plans[0].steps.is_empty());
/// ```
pub fn plan(
    profile: &Profile,
    targets: &[Target],
    program: &Program,
    day: Day,
    costs: &Costs,
) -> Result<Vec<Plan>, NoPlan> {
    at_once(plan_in_turns(
        profile,
        targets,
        program,
        day,
        costs,
        &|| false,
    ))
}

/// As [`plan`], with rests.
///
/// # Errors
/// As for [`plan`].
pub async fn plan_in_turns(
    profile: &Profile,
    targets: &[Target],
    program: &Program,
    day: Day,
    costs: &Costs,
    pause: &Pause<'_>,
) -> Result<Vec<Plan>, NoPlan> {
    let started = carry_out(profile, program, day, &costs.under_way);
    let now = assess(&started, program, day);
    let wanted = targets;
    let mut targets = Vec::new();
    for target in wanted {
        if !is_reached(&now, *target) {
            put(&mut targets, *target);
        }
    }
    let mut field = Field::new(&started, program, day, costs, &now, &targets);
    let mut ways = Vec::new();
    let mut cut = Vec::new();
    for target in &targets {
        rest(pause).await;
        field.cut = false;
        let each = field.ways(*target);
        if each.is_empty() {
            return Err(NoPlan::Unreachable(*target));
        }
        ways.push(each);
        cut.push(field.cut);
    }
    let crew = Crew::new(&field, pause);
    let mut plans = Vec::new();
    let unreachable = |targets: &[Target]| {
        let first = targets.first().copied();
        NoPlan::Unreachable(first.unwrap_or(Target { award: 0, level: 0 }))
    };
    if let [single] = ways.as_mut_slice() {
        // One search for each path, the cheapest first.
        let mut routes: Vec<Vec<Demand>> = Vec::new();
        for way in single.drain(..) {
            match routes.iter_mut().find(|route| route[0].route == way.route) {
                Some(route) => route.push(way),
                None => routes.push(vec![way]),
            }
        }
        let mut found: Vec<Found> = Vec::new();
        for route in routes {
            let route = [route];
            let mut solver = Solver::new(&field, &crew, &route, &cut);
            solver.limit = found.get(PLANS - 1).map(|third| third.price);
            found.extend(solver.solve().await);
            found = sorted(found, &|one, other| {
                (one.price, &one.demand).cmp(&(other.price, &other.demand))
            });
        }
        let least = found.iter().map(|found| found.least).min();
        // A path on which nothing was found in time could be cheaper.
        let least = least.filter(|_| !crew.gave_up()).unwrap_or(0);
        for mut found in found {
            if plans.len() == PLANS {
                break;
            }
            rest(pause).await;
            if plans.is_empty() {
                found.least = least;
            }
            plans.extend(finish(&found, &targets, &field, pause).await);
        }
    } else if targets.is_empty() {
        plans.push(Plan {
            steps: Vec::new(),
            cost: Cost::default(),
            proof: Proof::Cheapest,
            route: Vec::new(),
        });
    } else {
        let found = together(&field, &crew, &ways, &cut).await;
        if let Some(mut found) = found {
            // A union for which nobody was found in time could be cheaper.
            if crew.gave_up() {
                found.least = 0;
            }
            plans.extend(finish(&found, &targets, &field, pause).await);
        }
    }
    if plans.is_empty() {
        return Err(if crew.gave_up() {
            NoPlan::NotFound
        } else {
            unreachable(&targets)
        });
    }
    Ok(plans)
}

/// The most targets that a budget of days reaches, and the plan for them; of
/// as many targets the cheaper ones.
#[must_use]
pub fn best_use(
    profile: &Profile,
    targets: &[Target],
    program: &Program,
    day: Day,
    costs: &Costs,
    budget: Quantity,
) -> BestUse {
    let mut search = BestUse::new(targets, budget);
    let at = (program, day);
    at_once(async { while search.go_on(profile, at, costs, &|| false).await {} });
    search
}

/// The best use of a budget of days, searched for a plan at a time, so that what
/// is found can be shown while the search goes on.
#[derive(Clone, Debug)]
pub struct BestUse {
    budget: Quantity,
    /// Those not looked at yet by themselves.
    unseen: Vec<Target>,
    /// Those within the budget by themselves, the ones with the fewest days first.
    single: Vec<(Quantity, Target)>,
    /// Sets that can grow, and the position from which on.
    open: Vec<(usize, Vec<Target>)>,
    tries: u32,
    best: Vec<Target>,
    plan: Option<Plan>,
    is_complete: bool,
    /// Whether nothing was ruled out that could have fitted.
    is_sure: bool,
}

impl BestUse {
    /// A search for the best of these targets.
    #[must_use]
    pub fn new(targets: &[Target], budget: Quantity) -> Self {
        Self {
            budget,
            unseen: targets.iter().rev().copied().collect(),
            single: Vec::new(),
            open: vec![(0, Vec::new())],
            tries: 0,
            best: Vec::new(),
            plan: None,
            is_complete: false,
            is_sure: true,
        }
    }

    /// The days that may be spent.
    #[must_use]
    pub const fn budget(&self) -> Quantity {
        self.budget
    }

    /// The targets reached, as far as it has been searched.
    #[must_use]
    pub fn reached(&self) -> &[Target] {
        &self.best
    }

    /// The plan for them; none where none is within the budget.
    #[must_use]
    pub const fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// Whether every set was tried or ruled out.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.is_complete && self.is_sure
    }

    /// Makes one more plan; answers whether there is more to do.
    pub async fn go_on(
        &mut self,
        profile: &Profile,
        at: (&Program, Day),
        costs: &Costs,
        pause: &Pause<'_>,
    ) -> bool {
        if let Some(target) = self.unseen.pop() {
            let plan = self.fit(&[target], profile, at, costs, pause).await;
            if let Some(plan) = plan {
                put(&mut self.single, (plan.cost.days, target));
            }
            return true;
        }
        while let Some((from, set)) = self.open.pop() {
            if set.len() + self.single.len() - from < self.best.len() {
                continue;
            }
            let Some(&(_, next)) = self.single.get(from) else {
                continue;
            };
            if self.tries == SETS {
                return false;
            }
            let mut with = set.clone();
            with.push(next);
            self.open.push((from + 1, set));
            self.tries += 1;
            let plan = self.fit(&with, profile, at, costs, pause).await;
            if let Some(plan) = plan {
                let price = |plan: &Plan| costs.price(plan.cost);
                let better = with.len() > self.best.len()
                    || with.len() == self.best.len()
                        && self
                            .plan
                            .as_ref()
                            .is_none_or(|best| price(&plan) < price(best));
                if better {
                    self.best.clone_from(&with);
                    self.plan = Some(plan);
                }
                self.open.push((from + 1, with));
            }
            return true;
        }
        self.is_complete = true;
        false
    }

    /// A plan within the budget: the cheapest, and where that takes too long, the
    /// one with the fewest days.
    async fn fit(
        &mut self,
        set: &[Target],
        profile: &Profile,
        (program, day): (&Program, Day),
        costs: &Costs,
        pause: &Pause<'_>,
    ) -> Option<Plan> {
        let mut hurried = costs.clone();
        hurried.day = Quantity::whole(HURRY).unwrap_or(costs.day);
        let mut is_proved = false;
        for costs in [costs, &hurried] {
            let plans = plan_in_turns(profile, set, program, day, costs, pause).await;
            let plans = match plans {
                Ok(plans) => plans,
                Err(none) => {
                    self.is_sure &= none != NoPlan::NotFound;
                    return None;
                }
            };
            is_proved = plans
                .first()
                .is_some_and(|plan| plan.proof == Proof::Cheapest);
            let mut plans = plans.into_iter();
            if let Some(fits) = plans.find(|plan| plan.cost.days <= self.budget) {
                return Some(fits);
            }
        }
        // A search that was broken off may have missed a quicker one.
        self.is_sure &= is_proved;
        None
    }
}

/// The judgement of an award among those of some.
fn one_of(judged: &[AwardAssessment], award: Index) -> Option<&AwardAssessment> {
    let at = judged.binary_search_by_key(&award, |known| known.award);
    Some(&judged[at.ok()?])
}

/// Leaves out what somebody cannot earn any more, because nothing that it builds on
/// is left.
fn leave_out_what_builds_on(steps: &mut Vec<Step>, who: Learner, field: &Field<'_>) {
    let holds = who.row.map(|row| field.holds(row));
    loop {
        let learned = steps.iter().filter_map(|step| match step {
            Step::Learn {
                learner,
                certification,
            } if *learner == who => Some(*certification),
            _ => None,
        });
        let learned: Vec<Index> = learned.collect();
        let has = |first: &Index| {
            let held = holds
                .as_ref()
                .is_some_and(|holds| holds[usize::from(*first)]);
            held || learned.contains(first)
        };
        let before = steps.len();
        steps.retain(|step| match step {
            Step::Learn {
                learner,
                certification,
            } if *learner == who => {
                let known = &field.program.certifications[usize::from(*certification)];
                known.builds_on.is_empty() || known.builds_on.iter().any(has)
            }
            _ => true,
        });
        if steps.len() == before {
            return;
        }
    }
}

/// The steps of what was found, carried out and judged; nothing where they do
/// not reach every target.
async fn finish(
    found: &Found,
    targets: &[Target],
    field: &Field<'_>,
    pause: &Pause<'_>,
) -> Option<Plan> {
    let demand = &found.demand;
    let mut steps: Vec<Step> = Vec::new();
    for act in &demand.acts {
        steps.push(match act {
            Act::Class(choice) => Step::Class(*choice),
            Act::Answer(id) => Step::FindOut(id.clone()),
            Act::Baseline(figure, value) => Step::Baseline {
                figure: *figure,
                value: *value,
            },
            Act::Arrange(question) => Step::Arrange(*question),
            Act::Audit(award) => Step::Audit(*award),
        });
    }
    for (figure, to) in &demand.figures {
        let have = field.value(*figure);
        let by = Quantity::from_hundredths(to.hundredths() - have.hundredths()).ok();
        steps.extend(by.map(|by| Step::Raise {
            figure: *figure,
            to: *to,
            by,
        }));
    }
    steps.extend((0..found.staff.hires).map(|nth| Step::Hire { nth }));
    for (learner, certification) in &found.staff.lessons {
        steps.push(Step::Learn {
            learner: *learner,
            certification: *certification,
        });
    }
    // The order of the kinds of step is one in which they can be taken, and what
    // others build on comes first.
    let below = |step: &Step| match step {
        Step::Learn { certification, .. } => field.program.below(*certification).len(),
        _ => 0,
    };
    steps = sorted(steps, &|one, other| match (one, other) {
        (Step::Learn { learner, .. }, Step::Learn { learner: same, .. }) if learner == same => {
            below(one).cmp(&below(other)).then_with(|| one.cmp(other))
        }
        _ => one.cmp(other),
    });
    let after = |steps: &[Step]| {
        let profile = carry_out(field.profile, field.program, field.day, steps);
        let awards = targets.iter().map(|target| target.award);
        let route = demand.route.iter().map(|(target, _)| target.award);
        assess_some(&profile, field.program, field.day, awards.chain(route))
    };
    let is_reached = |judged: &[AwardAssessment], target: &Target| {
        one_of(judged, target.award).is_some_and(|award| is_attained(award, target.level))
    };
    let reaches =
        |judged: &[AwardAssessment]| targets.iter().all(|target| is_reached(judged, target));
    if !reaches(&after(&steps)) {
        return None;
    }
    let mut at = 0;
    let mut planned: Vec<PlannedStep> = Vec::new();
    while at < steps.len() {
        rest(pause).await;
        let mut fewer = steps.clone();
        let left_out = fewer.remove(at);
        match left_out {
            Step::Hire { nth } => fewer.retain(|step| {
                !matches!(step, Step::Learn { learner, .. }
                    if learner.row.is_none() && learner.nth == nth)
            }),
            Step::Learn { learner, .. } => leave_out_what_builds_on(&mut fewer, learner, field),
            _ => {}
        }
        let without = after(&fewer);
        if reaches(&without) {
            steps = fewer;
            continue;
        }
        let mut lost = demand.route.clone();
        lost.retain(|(target, _)| !is_reached(&without, target));
        let asked_by = lost.first().and_then(|(target, path)| {
            let mut levels = one_of(&without, target.award)?.levels.iter();
            let level = levels.find(|level| level.level == target.level)?;
            let mut paths = level.paths.iter();
            let path = paths.find(|judged| judged.path == *path)?;
            Some((*target, path.clone()))
        });
        let mut unlocks: Vec<Target> = lost.iter().map(|(target, _)| *target).collect();
        unlocks.dedup();
        let step = steps[at].clone();
        planned.push(PlannedStep {
            cost: field.costs.of(&step, field.program),
            step,
            unlocks,
            asked_by,
        });
        at += 1;
    }
    let cost = planned
        .iter()
        .fold(Cost::default(), |sum, step| sum + step.cost);
    let proof = if found.least >= found.price {
        Proof::Cheapest
    } else {
        let percent = found.least.saturating_mul(100) / found.price;
        Proof::BestFound {
            at_least_percent: u32::try_from(percent.min(99)).unwrap_or(0),
        }
    };
    Some(Plan {
        steps: planned,
        cost,
        proof,
        route: demand.route.clone(),
    })
}
