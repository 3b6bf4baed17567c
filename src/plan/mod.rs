//! The cheapest set of steps to an award, or to several at once.
//!
//! What is missing is turned into alternatives (`demand`, `score`), each a set
//! of demands: figures, people, things to do once. Branch and bound over the
//! alternatives of all targets finds the cheapest union, where people are
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

pub use cost::{Cost, Costs, Effort};
pub use pause::Pause;
pub use step::{Choice, Learner, Means, Step, carry_out};

use std::rc::Rc;

use crate::assess::{
    Assessment, AwardAssessment, LevelAssessment, PathAssessment, Status, assess, assess_some,
};
use crate::model::{Day, Index, Profile, Program, Quantity};
use cost::Price;
use demand::{Act, Demand, Field, Group};
use order::{put, sorted};
use pause::{at_once, rest};
use people::{Crew, Fees, Staff};

/// After so many unions the best plan found so far is given out.
const UNIONS: u32 = 20_000;

/// And after so many states of the searches for people.
const WORK: u32 = 60_000;

/// Where nothing was found, it is looked for so many times as long.
const PATIENCE: u32 = 10;

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
            let mut solver = Solver::new(&field, &crew, &route, cut[0], false).await;
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
        if let Some(found) = found {
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

/// What was found for all targets together.
struct Found {
    price: Price,
    least: Price,
    demand: Demand,
    staff: Staff,
}

/// A thing that costs, for sharing its price among the targets that ask for it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Resource {
    Figure(Index),
    Act(Act),
    Certification(Index),
    Hire,
}

/// Solves several targets: each one alone first, then all of them from there.
///
/// The plans of each alone are together a plan for all, to begin with. What
/// they cost alone bounds the whole: a resource counts for the target that
/// costs most of those that ask for it, or is shared among them in equal parts.
async fn together(
    field: &Field<'_>,
    crew: &Crew<'_>,
    ways: &[Vec<Demand>],
    cut: &[bool],
) -> Option<Found> {
    let mut alone: Vec<(Price, usize)> = Vec::new();
    let mut first = Some(Demand::default());
    for (at, (own, cut)) in ways.iter().zip(cut).enumerate() {
        let own = core::slice::from_ref(own);
        let mut solver = Solver::new(field, crew, own, *cut, false).await;
        let found = solver.solve().await?;
        first = first.and_then(|first| first.and(&found.demand));
        alone.push((found.least, at));
    }
    // The dearest is decided first: it leaves least to the others.
    let alone = sorted(alone, &|one, other| other.cmp(one));
    let ways: Vec<Vec<Demand>> = alone.iter().map(|(_, at)| ways[*at].clone()).collect();
    let any = cut.contains(&true);
    let whole = Solver::new(field, crew, &ways, any, true).await;
    let equal = Solver::new(field, crew, &ways, any, false).await;
    // What was left out of a target's ways could be cheaper than the rest.
    let floor = |solver: &Solver| {
        let each = alone.iter().zip(solver.ahead.windows(2));
        each.filter(|((_, at), _)| !cut[*at])
            .map(|(_, ahead)| ahead[0] - ahead[1])
            .sum::<Price>()
    };
    let dearest = alone.first().map_or(0, |alone| alone.0);
    let floor = floor(&whole).max(floor(&equal)).max(dearest);
    let mut solver = if whole.ahead[0] < equal.ahead[0] {
        equal
    } else {
        whole
    };
    solver.floor = floor;
    if let Some(first) = first {
        solver.take(first, floor).await;
    }
    solver.solve().await
}

/// Branch and bound over the alternatives of the targets.
///
/// The bound shares the price of each resource among the targets that could
/// ask for it, or leaves all of it to the first of them: what is decided counts
/// in full but for the shares of the targets still open, and those count with
/// the cheapest way at their shares.
struct Solver<'s> {
    field: &'s Field<'s>,
    crew: &'s Crew<'s>,
    ways: &'s [Vec<Demand>],
    /// Ways were left out because there were too many.
    cut: bool,
    /// The first target that could ask for a resource bears its whole price.
    first: bool,
    /// No plan is cheaper, whatever was left out.
    floor: Price,
    /// No plan that is dearer is wanted.
    limit: Option<Price>,
    /// For each resource the targets that could ask for it.
    asked: Vec<(Resource, Vec<usize>)>,
    /// For each target a bound at its shares; from each target on the sum.
    ahead: Vec<Price>,
    staffed: Vec<(usize, Vec<Group>, Option<Staff>)>,
    fees: Vec<Rc<Fees>>,
    best: Option<Found>,
    unions: u32,
    /// What the crew had worked before.
    began: u32,
    /// The lowest bound of what was not looked at.
    skipped: Option<Price>,
}

impl<'s> Solver<'s> {
    async fn new(
        field: &'s Field<'s>,
        crew: &'s Crew<'s>,
        ways: &'s [Vec<Demand>],
        cut: bool,
        first: bool,
    ) -> Self {
        let mut asked: Vec<(Resource, Vec<usize>)> = Vec::new();
        for (target, ways) in ways.iter().enumerate() {
            let mut ask = |resource: Resource| {
                let at = asked.binary_search_by(|(known, _)| known.cmp(&resource));
                let at = at.unwrap_or_else(|at| {
                    asked.insert(at, (resource, Vec::new()));
                    at
                });
                let targets = &mut asked[at].1;
                if targets.last() != Some(&target) {
                    targets.push(target);
                }
            };
            let mut skills: Vec<usize> = Vec::new();
            for way in ways {
                for (figure, _) in &way.figures {
                    ask(Resource::Figure(*figure));
                }
                for act in &way.acts {
                    ask(Resource::Act(act.clone()));
                }
                for (skill, _) in way.people.iter().flatten() {
                    put(&mut skills, *skill);
                }
            }
            if !skills.is_empty() {
                ask(Resource::Hire);
            }
            let mut certifications = Vec::new();
            for skill in skills {
                people::certifications(&field.skills[skill], &mut certifications);
            }
            for certification in certifications {
                ask(Resource::Certification(certification));
            }
        }
        let mut solver = Self {
            field,
            crew,
            ways,
            cut,
            first,
            floor: 0,
            limit: None,
            asked,
            ahead: Vec::new(),
            staffed: Vec::new(),
            fees: Vec::new(),
            best: None,
            unions: 0,
            began: crew.worked(),
            skipped: None,
        };
        // Weights at each depth: 0 to n decided, then each target's own share.
        let targets = ways.len();
        for setting in 0..=2 * targets {
            let fees = solver.fees(setting);
            solver.fees.push(fees);
        }
        let mut ahead = vec![0; targets + 1];
        if targets > 1 {
            for target in (0..targets).rev() {
                let mut own: Option<Price> = None;
                for way in &ways[target] {
                    rest(crew.pause).await;
                    if let Some(least) = solver.least(way, targets + 1 + target).await {
                        own = Some(own.map_or(least, |own| own.min(least)));
                    }
                }
                ahead[target] = ahead[target + 1] + own.unwrap_or(0);
            }
        }
        solver.ahead = ahead;
        solver
    }

    fn fees(&self, setting: usize) -> Rc<Fees> {
        if setting == self.ways.len() {
            return self.crew.whole.clone();
        }
        let weight = |resource: &Resource| self.weight(resource, setting);
        let (costs, program) = (self.field.costs, self.field.program);
        let price = |certification| costs.price(costs.lesson(certification, program));
        let certifications = (0..).take(program.certifications.len());
        let certifications =
            certifications.map(|at| price(at) * weight(&Resource::Certification(at)));
        let hire = costs.price(costs.weight(Effort::Hire)) * weight(&Resource::Hire);
        Rc::new(Fees::new(certifications.collect(), hire))
    }

    /// The targets that could ask for a resource.
    fn asking(&self, resource: &Resource) -> Option<&[usize]> {
        let at = self
            .asked
            .binary_search_by(|(known, _)| known.cmp(resource));
        Some(&self.asked[at.ok()?].1)
    }

    /// The weight of a resource in the setting of [`Solver::fees`].
    fn weight(&self, resource: &Resource, setting: usize) -> Price {
        let Some(asked) = self.asking(resource) else {
            return 0;
        };
        let targets = self.ways.len();
        let counts = |target: usize| {
            if setting <= targets {
                target < setting
            } else {
                target == setting - targets - 1
            }
        };
        if self.first {
            let first = asked.first().is_some_and(|target| counts(*target));
            return if first { PARTS } else { 0 };
        }
        let counted = asked.iter().filter(|target| counts(**target)).count();
        PARTS * counted as Price / asked.len() as Price
    }

    async fn staff(&mut self, demand: &Demand, setting: usize) -> Option<Staff> {
        let at = self.staffed.binary_search_by(|(known, people, _)| {
            known.cmp(&setting).then_with(|| people.cmp(&demand.people))
        });
        let at = match at {
            Ok(at) => return self.staffed[at].2.clone(),
            Err(at) => at,
        };
        let staff = self
            .crew
            .staff(demand, &self.field.skills, &self.fees[setting])
            .await;
        let known = (setting, demand.people.clone(), staff.clone());
        self.staffed.insert(at, known);
        staff
    }

    /// What a demand costs beside its people.
    fn things(&self, demand: &Demand, setting: usize) -> Price {
        let mut sum = 0;
        for (figure, to) in &demand.figures {
            let price = self.field.price_to_raise(*figure, *to, demand);
            sum += price * self.weight(&Resource::Figure(*figure), setting);
        }
        for act in &demand.acts {
            let price = self.field.price_of(act);
            sum += price * self.weight(&Resource::Act(act.clone()), setting);
        }
        sum
    }

    /// A demand costs no less, by bounds that are soon told; nothing where it
    /// cannot be met.
    async fn floor_of(&self, demand: &Demand, setting: usize) -> Option<Price> {
        let fees = &self.fees[setting];
        let people = self.crew.least(demand, &self.field.skills, fees).await;
        people.map(|people| self.things(demand, setting) + people)
    }

    /// A demand costs no less; nothing where it cannot be met.
    async fn least(&mut self, demand: &Demand, setting: usize) -> Option<Price> {
        let staff = self.staff(demand, setting).await?;
        Some(self.things(demand, setting) + staff.least)
    }

    async fn solve(&mut self) -> Option<Found> {
        self.go(0, &Demand::default(), self.ahead[0]).await;
        let (skipped, floor) = (self.skipped, self.floor);
        if self.best.is_none() && skipped.is_some() {
            self.crew.give_up();
        }
        let mut best = self.best.take()?;
        let least = skipped.map_or(best.price, |skipped| best.price.min(skipped));
        best.least = if self.cut { floor } else { least.max(floor) };
        Some(best)
    }

    /// Whether it is time to be content with what was found.
    fn is_over(&self) -> bool {
        let times = if self.best.is_some() { 1 } else { PATIENCE };
        let worked = self.crew.worked() - self.began;
        self.unions > times * UNIONS || worked > times * WORK
    }

    /// Takes a demand that meets every target, where it is the cheapest so far.
    async fn take(&mut self, demand: Demand, least: Price) {
        let targets = self.ways.len();
        let Some(staff) = self.staff(&demand, targets).await else {
            return;
        };
        let price = self.things(&demand, targets) + staff.price;
        if staff.least < staff.price {
            self.skip(least);
        }
        if !self.is_beaten(price) {
            self.best = Some(Found {
                price,
                least: price,
                demand,
                staff,
            });
        }
    }

    /// Whether what costs so much or more is of no use.
    fn is_beaten(&self, price: Price) -> bool {
        let best = self.best.as_ref();
        best.is_some_and(|best| best.price <= price)
            || self.limit.is_some_and(|limit| limit < price)
    }

    /// Remembers that something was not looked into to the end.
    fn skip(&mut self, least: Price) {
        self.skipped = Some(self.skipped.map_or(least, |skipped| skipped.min(least)));
    }

    /// Decides what is open from a depth on; all of it costs no less than `least`.
    async fn go(&mut self, depth: usize, decided: &Demand, least: Price) {
        let targets = self.ways.len();
        let ahead = self.ahead[depth + 1];
        let mut open: Vec<(Price, Demand)> = Vec::new();
        for way in &self.ways[depth] {
            rest(self.crew.pause).await;
            if self.is_over() {
                self.skip(least);
                return;
            }
            self.unions += 1;
            let Some(demand) = decided.and(way) else {
                continue;
            };
            if let Some(floor) = self.floor_of(&demand, depth + 1).await {
                open.push((floor + ahead, demand));
            }
        }
        // Who exactly learns what takes a search: it is made when it is the turn
        // of a way by the simpler bound, and then the way waits for its own.
        // The cheapest stand last.
        let mut open = sorted(open, &|one, other| other.cmp(one));
        let mut known: Vec<(Price, Demand)> = Vec::new();
        loop {
            rest(self.crew.pause).await;
            let floor = open.last().map(|(floor, _)| *floor);
            let is_next =
                |(least, _): &mut (Price, Demand)| floor.is_none_or(|floor| *least <= floor);
            let Some((least, demand)) = known.pop_if(is_next) else {
                let Some((floor, demand)) = open.pop() else {
                    return;
                };
                if self.is_beaten(floor) {
                    open.clear();
                } else if self.is_over() {
                    self.skip(floor);
                    open.clear();
                } else if let Some(least) = self.least(&demand, depth + 1).await {
                    let least = least + ahead;
                    let at = known.partition_point(|(other, _)| *other > least);
                    known.insert(at, (least, demand));
                }
                continue;
            };
            if self.is_beaten(least) {
                return;
            }
            if self.is_over() {
                self.skip(least);
                return;
            }
            if depth + 1 < targets {
                Box::pin(self.go(depth + 1, &demand, least)).await;
            } else {
                self.take(demand, least).await;
            }
        }
    }
}

/// The judgement of an award among those of some.
fn one_of(judged: &[AwardAssessment], award: Index) -> Option<&AwardAssessment> {
    let at = judged.binary_search_by_key(&award, |known| known.award);
    Some(&judged[at.ok()?])
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
        let have = field.value(*figure, demand);
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
    // The order of the kinds of step is one in which they can be taken.
    steps = sorted(steps, &Ord::cmp);
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
        if let Step::Hire { nth } = left_out {
            fewer.retain(|step| {
                !matches!(step, Step::Learn { learner, .. }
                    if learner.row.is_none() && learner.nth == nth)
            });
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
    let proof = if found.least >= found.price || found.price == 0 {
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
