//! The cheapest union of a way to each of several targets: branch and bound.

use std::rc::Rc;

use super::PARTS;
use super::cost::{Effort, Price};
use super::demand::{Act, Demand, Field, Group};
use super::order::{put, sorted};
use super::pause::rest;
use super::people::{self, Crew, Fees, Staff};
use crate::model::Index;

/// After so many unions the best plan found so far is given out.
const UNIONS: u32 = 10_000;

/// And after so many states of the searches for people.
const WORK: u32 = 40_000;

/// Where nothing was found, it is looked for so many times as long.
const PATIENCE: u32 = 10;

/// The prices are shared out anew so many times at most.
const ROUNDS: u32 = 20;

/// So many ways of each target are tried for a plan that is soon found.
const TRIED: usize = 8;

/// What was found for all targets together.
pub(super) struct Found {
    pub(super) price: Price,
    pub(super) least: Price,
    pub(super) demand: Demand,
    pub(super) staff: Staff,
}

/// A thing that costs, for sharing its price among the targets that ask for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Resource<'s> {
    Figure(Index),
    Act(&'s Act),
    Certification(Index),
    Hire,
}

/// The parts of a price that each of some targets bears, [`PARTS`] together.
type Shares = Vec<(usize, Price)>;

/// For each resource the targets that could ask for it.
type Asked<'s> = Vec<(Resource<'s>, Shares)>;

/// Solves several targets: each one alone first, then all of them from there.
///
/// The plans of each alone are together a plan for all, to begin with.
pub(super) async fn together(
    field: &Field<'_>,
    crew: &Crew<'_>,
    ways: &[Vec<Demand>],
    cut: &[bool],
) -> Option<Found> {
    let mut alone: Vec<(Price, usize)> = Vec::new();
    let mut first = Some(Demand::default());
    for (at, (own, cut)) in ways.iter().zip(cut).enumerate() {
        let (own, cut) = (core::slice::from_ref(own), core::slice::from_ref(cut));
        let found = Solver::new(field, crew, own, cut).solve().await?;
        first = first.and_then(|first| first.and(&found.demand));
        alone.push((found.least, at));
    }
    // The dearest is decided first: it leaves least to the others.
    let alone = sorted(alone, &|one, other| other.cmp(one));
    let ways: Vec<Vec<Demand>> = alone.iter().map(|(_, at)| ways[*at].clone()).collect();
    let cut: Vec<bool> = alone.iter().map(|(_, at)| cut[*at]).collect();
    let mut solver = Solver::new(field, crew, &ways, &cut);
    solver.floor = alone.first().map_or(0, |alone| alone.0);
    if let Some(first) = first {
        solver.take(first).await;
    }
    solver.share_out().await;
    solver.solve().await
}

/// Branch and bound over the alternatives of the targets.
///
/// The bound shares the price of each resource out among the targets that could
/// ask for it: what is decided counts in full but for the shares of the targets
/// still open, and those count with the cheapest way at their shares. Nor does a plan
/// cost less than what is decided and what every way asks for that is still open.
pub(super) struct Solver<'s> {
    field: &'s Field<'s>,
    crew: &'s Crew<'s>,
    ways: &'s [Vec<Demand>],
    /// For each target the ways, by position, that a cheaper plan could go over,
    /// and what each costs more, at the target's shares, than the cheapest; in the
    /// order of that.
    open: Vec<Vec<(Price, usize)>>,
    /// For each target whether ways were left out because there were too many.
    cut: &'s [bool],
    /// No plan is cheaper, whatever was left out.
    floor: Price,
    /// No plan that is dearer is wanted.
    pub(super) limit: Option<Price>,
    asked: Asked<'s>,
    /// For each setting of [`Solver::fees`] the weight of each of these.
    weights: Vec<Vec<Price>>,
    /// The targets in the order in which they are decided.
    order: Vec<usize>,
    /// From each depth on what the targets that are open there cost at their shares.
    ahead: Vec<Price>,
    /// And what every way to them asks for.
    common: Vec<Demand>,
    staffed: Vec<(usize, Vec<Group>, Option<Staff>)>,
    fees: Vec<Rc<Fees>>,
    best: Option<Found>,
    unions: u32,
    /// What the crew had worked before.
    began: u32,
    /// The lowest bound of what was not looked at.
    skipped: Option<Price>,
}

/// What a target costs at its shares.
struct Own {
    /// Its cheapest way, the price of that, and its people.
    way: usize,
    price: Price,
    staff: Staff,
    /// A bound for each way that is open, by position, in order.
    each: Vec<(Price, usize)>,
}

impl<'s> Solver<'s> {
    pub(super) fn new(
        field: &'s Field<'s>,
        crew: &'s Crew<'s>,
        ways: &'s [Vec<Demand>],
        cut: &'s [bool],
    ) -> Self {
        let mut asked = Asked::new();
        for (target, ways) in ways.iter().enumerate() {
            let mut ask = |resource: Resource<'s>| {
                let at = asked.binary_search_by(|(known, _)| known.cmp(&resource));
                let at = at.unwrap_or_else(|at| {
                    asked.insert(at, (resource, Vec::new()));
                    at
                });
                let shares = &mut asked[at].1;
                if shares.last().is_none_or(|last| last.0 != target) {
                    shares.push((target, 1));
                }
            };
            let mut skills: Vec<usize> = Vec::new();
            for way in ways {
                for (figure, _) in &way.figures {
                    ask(Resource::Figure(*figure));
                }
                for act in &way.acts {
                    ask(Resource::Act(act));
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
                people::certifications(&field.skills[skill], field.program, &mut certifications);
            }
            for certification in certifications {
                ask(Resource::Certification(certification));
            }
        }
        for (_, shares) in &mut asked {
            make_whole(shares);
        }
        let open = ways
            .iter()
            .map(|ways| (0..ways.len()).map(|at| (0, at)).collect());
        let mut solver = Self {
            field,
            crew,
            ways,
            open: open.collect(),
            cut,
            floor: 0,
            limit: None,
            asked,
            weights: Vec::new(),
            order: (0..ways.len()).collect(),
            ahead: vec![0; ways.len() + 1],
            common: vec![Demand::default(); ways.len() + 1],
            staffed: Vec::new(),
            fees: Vec::new(),
            best: None,
            unions: 0,
            began: crew.worked(),
            skipped: None,
        };
        solver.set_fees();
        solver
    }

    /// Has all searches go by the shares as they are now.
    fn set_fees(&mut self) {
        let targets = self.ways.len();
        self.staffed.retain(|(setting, _, _)| *setting == targets);
        // Weights at each depth: 0 to n decided, then each target's own share.
        let settings = 0..=2 * targets;
        self.weights = settings
            .clone()
            .map(|setting| self.weigh(setting))
            .collect();
        self.fees = settings.map(|setting| self.fees(setting)).collect();
    }

    /// Shares the prices out so that what each target costs at its shares is much
    /// together, and leaves out the ways that no plan goes over that is cheaper
    /// than the best one known.
    ///
    /// This is what is known as a subgradient method with the steps of Polyak: each
    /// resource is borne more and more by the targets whose cheapest ways ask for it,
    /// the less the nearer the bound is to the best plan known.
    async fn share_out(&mut self) {
        let targets = self.ways.len();
        let mut best: Option<(Price, Asked<'s>, Vec<Own>)> = None;
        for _ in 0..ROUNDS {
            let mut each = Vec::new();
            for target in 0..targets {
                each.push(self.own(target).await);
            }
            let Some(each) = each.into_iter().collect::<Option<Vec<Own>>>() else {
                break;
            };
            let sum: Price = each.iter().map(|own| own.price).sum();
            let is_better = best.as_ref().is_none_or(|best| best.0 < sum);
            if is_better {
                let all = self.greedy(&each);
                if let Some((_, all)) = all.filter(|(floor, _)| !self.is_beaten(*floor)) {
                    self.take(all).await;
                }
            }
            self.leave_out(&each);
            let shares = is_better.then(|| self.asked.clone());
            let known = self.best.as_ref().map(|best| best.price);
            let gap = known.map_or(sum / 8, |known| known.saturating_sub(sum));
            self.shift(&each, gap);
            if let Some(shares) = shares {
                best = Some((sum, shares, each));
            }
            let worked = self.crew.worked() - self.began;
            let open: usize = self.open.iter().map(Vec::len).sum();
            if worked > WORK / 2 || open < 2 * targets {
                break;
            }
            self.set_fees();
        }
        if let Some((_, shares, each)) = best {
            self.asked = shares;
            let prices: Vec<Price> = each.iter().map(|own| own.price).collect();
            for (target, own) in each.into_iter().enumerate() {
                let left = self.open[target].iter().map(|(_, way)| *way);
                let left = sorted(left.collect(), &usize::cmp);
                let open = own.each.into_iter();
                let open = open.filter(|(_, way)| left.binary_search(way).is_ok());
                self.open[target] = open.map(|(price, way)| (price - own.price, way)).collect();
            }
            // Where there is least to decide it is decided first, and binds the others.
            let open = self.open.iter().map(|open| open.len() as Price).zip(0..);
            let order = sorted(open.collect(), &<(Price, usize)>::cmp);
            self.order = order.into_iter().map(|(_, target)| target).collect();
            for depth in (0..targets).rev() {
                let target = self.order[depth];
                let ways: &'s [Demand] = &self.ways[target];
                let mut open = self.open[target].iter().map(|(_, way)| &ways[*way]);
                let first = open.next().cloned().unwrap_or_default();
                let both = self.common[depth + 1].and(&open.fold(first, Demand::common));
                self.common[depth] = both.unwrap_or_default();
                self.ahead[depth] = self.ahead[depth + 1] + prices[target];
            }
        }
        // Where one target has no way left, nothing is cheaper than the best one.
        if self.open.iter().any(Vec::is_empty) {
            self.open.iter_mut().for_each(Vec::clear);
        }
        self.set_fees();
    }

    /// What a target costs at its shares; nothing where no way is left.
    async fn own(&mut self, target: usize) -> Option<Own> {
        let setting = self.ways.len() + 1 + target;
        let ways: &'s [Demand] = &self.ways[target];
        let mut floors: Vec<(Price, usize)> = Vec::new();
        for (_, at) in &self.open[target] {
            rest(self.crew.pause).await;
            let floor = self.floor_of(&ways[*at], setting);
            floors.extend(floor.map(|floor| (floor, *at)));
        }
        let mut cheapest: Option<(Price, usize, Staff)> = None;
        let mut each: Vec<(Price, usize)> = Vec::new();
        for (floor, at) in sorted(floors, &Ord::cmp) {
            if cheapest.as_ref().is_some_and(|known| known.0 <= floor) {
                each.push((floor, at));
            } else if let Some(staff) = self.staff(&ways[at], setting).await {
                let price = self.things(&ways[at], setting) + staff.least;
                each.push((price, at));
                if cheapest.as_ref().is_none_or(|known| price < known.0) {
                    cheapest = Some((price, at, staff));
                }
            }
        }
        let (price, way, staff) = cheapest?;
        Some(Own {
            way,
            price,
            staff,
            each: sorted(each, &Ord::cmp),
        })
    }

    /// Keeps of each target the ways that a cheaper plan than the best one known
    /// could go over.
    ///
    /// A target whose ways are not all known may have a way that costs nothing.
    fn leave_out(&mut self, each: &[Own]) {
        let Some(best) = self.best.as_ref().map(|best| best.price) else {
            return;
        };
        let certain = |target: usize| {
            if self.cut[target] {
                0
            } else {
                each[target].price
            }
        };
        let least = (0..each.len()).map(certain).sum::<Price>();
        self.floor = self.floor.max(least.min(best));
        for (target, own) in each.iter().enumerate() {
            let others = least - certain(target);
            let open = own.each.iter();
            let open = open.filter(|(price, _)| others + price < best);
            self.open[target] = open.copied().collect();
        }
    }

    /// A plan that is soon found, and what it costs at least: of one target after the
    /// other it goes over that of the cheapest ways at its shares which adds least.
    fn greedy(&self, each: &[Own]) -> Option<(Price, Demand)> {
        let targets = self.ways.len();
        let mut all = (0, Demand::default());
        for (ways, own) in self.ways.iter().zip(each) {
            let open = own.each.iter().map(|(_, way)| &ways[*way]);
            let open = open.filter(|way| all.1.agrees_with(way)).take(TRIED);
            let unions = open.filter_map(|way| all.1.and(way));
            let unions = unions.filter_map(|union| Some((self.floor_of(&union, targets)?, union)));
            all = unions.min_by_key(|(floor, _)| *floor)?;
        }
        Some(all)
    }

    /// Shifts the shares of each resource towards the targets that spend most on it, so
    /// far that the gap would be closed if the prices of the targets rose as they begin.
    ///
    /// Any shares bound a plan, so that these may be worked out with fractions.
    fn shift(&mut self, each: &[Own], gap: Price) {
        let mut steps: Vec<Vec<f64>> = Vec::new();
        let mut rise = 0.0;
        for (resource, shares) in &self.asked {
            let spent = |(target, _): &(usize, Price)| {
                self.use_of(resource, *target, &each[*target]) as f64
            };
            let spent: Vec<f64> = shares.iter().map(spent).collect();
            let most = spent.iter().copied().fold(1.0, f64::max);
            // Who spends less than the mean and bears nothing can bear no less.
            let mut moved: Vec<usize> = (0..spent.len()).collect();
            let mean = loop {
                let sum: f64 = moved.iter().map(|at| spent[*at]).sum();
                let mean = sum / moved.len() as f64;
                let before = moved.len();
                moved.retain(|at| shares[*at].1 > 0 || spent[*at] >= mean);
                if moved.len() == before {
                    break mean;
                }
            };
            let mut step = vec![0.0; spent.len()];
            for at in moved {
                let more = spent[at] - mean;
                step[at] = more / most;
                rise += more * step[at];
            }
            steps.push(step);
        }
        let times = gap as f64 / rise.max(1.0);
        for ((_, shares), step) in self.asked.iter_mut().zip(steps) {
            for ((_, parts), step) in shares.iter_mut().zip(step) {
                *parts = (*parts as f64 + step * times).max(0.0) as u32 as Price;
            }
            make_whole(shares);
        }
    }

    /// What a target's cheapest way spends on a resource, at its whole price.
    fn use_of(&self, resource: &Resource, target: usize, own: &Own) -> Price {
        let (field, way) = (self.field, &self.ways[target][own.way]);
        let (costs, program) = (field.costs, field.program);
        match resource {
            Resource::Figure(figure) => {
                let mut raised = way.figures.iter();
                let raised = raised.find(|(known, _)| known == figure);
                raised.map_or(0, |(figure, to)| field.price_to_raise(*figure, *to))
            }
            Resource::Act(act) if way.acts.contains(act) => field.price_of(act),
            Resource::Act(_) => 0,
            Resource::Certification(certification) => {
                let lessons = own.staff.lessons.iter();
                let lessons = lessons.filter(|(_, learned)| learned == certification);
                let price = costs.price(costs.lesson(*certification, program));
                price * lessons.count() as Price
            }
            Resource::Hire => {
                costs.price(costs.weight(Effort::Hire)) * Price::from(own.staff.hires)
            }
        }
    }

    fn fees(&self, setting: usize) -> Rc<Fees> {
        if setting == self.ways.len() {
            return self.crew.whole.clone();
        }
        let weight = |resource: Resource| self.weight(resource, setting);
        let (costs, program) = (self.field.costs, self.field.program);
        let price = |certification| costs.price(costs.lesson(certification, program));
        let certifications = (0..).take(program.certifications.len());
        let certifications =
            certifications.map(|at| price(at) * weight(Resource::Certification(at)));
        let hire = costs.price(costs.weight(Effort::Hire)) * weight(Resource::Hire);
        Rc::new(Fees::new(certifications.collect(), hire))
    }

    /// The weight of each resource in the setting of [`Solver::fees`].
    fn weigh(&self, setting: usize) -> Vec<Price> {
        let targets = self.ways.len();
        let counts = |target: usize| {
            if setting <= targets {
                self.order[..setting].contains(&target)
            } else {
                target == setting - targets - 1
            }
        };
        let weight = |shares: &Shares| {
            let counted = shares.iter().filter(|(target, _)| counts(*target));
            counted.map(|(_, parts)| *parts).sum()
        };
        self.asked
            .iter()
            .map(|(_, shares)| weight(shares))
            .collect()
    }

    fn weight(&self, resource: Resource, setting: usize) -> Price {
        let at = self
            .asked
            .binary_search_by(|(known, _)| known.cmp(&resource));
        at.map_or(0, |at| self.weights[setting][at])
    }

    async fn staff(&mut self, demand: &Demand, setting: usize) -> Option<Staff> {
        let at = self.staffed.binary_search_by(|(known, people, _)| {
            known.cmp(&setting).then_with(|| people.cmp(&demand.people))
        });
        let at = match at {
            Ok(at) => return self.staffed[at].2.clone(),
            Err(at) => at,
        };
        let staff = self.crew.staff(demand, &self.fees[setting]).await;
        let known = (setting, demand.people.clone(), staff.clone());
        self.staffed.insert(at, known);
        staff
    }

    /// What a demand costs beside its people.
    fn things(&self, demand: &Demand, setting: usize) -> Price {
        let mut sum = 0;
        for (figure, to) in &demand.figures {
            let price = self.field.price_to_raise(*figure, *to);
            sum += price * self.weight(Resource::Figure(*figure), setting);
        }
        for act in &demand.acts {
            let price = self.field.price_of(act);
            sum += price * self.weight(Resource::Act(act), setting);
        }
        sum
    }

    /// A demand costs no less, by bounds that are soon told; nothing where it
    /// cannot be met.
    fn floor_of(&self, demand: &Demand, setting: usize) -> Option<Price> {
        let fees = &self.fees[setting];
        let people = self.crew.least(demand, fees);
        people.map(|people| self.things(demand, setting) + people)
    }

    /// A demand costs no less; nothing where it cannot be met.
    async fn least(&mut self, demand: &Demand, setting: usize) -> Option<Price> {
        let staff = self.staff(demand, setting).await?;
        Some(self.things(demand, setting) + staff.least)
    }

    pub(super) async fn solve(&mut self) -> Option<Found> {
        self.began = self.crew.worked();
        self.go(0, &Demand::default(), self.ahead[0]).await;
        let (skipped, floor) = (self.skipped, self.floor);
        if self.best.is_none() && skipped.is_some() {
            self.crew.give_up();
        }
        let mut best = self.best.take()?;
        let least = skipped.map_or(best.price, |skipped| best.price.min(skipped));
        let is_cut = self.cut.contains(&true);
        best.least = if is_cut { floor } else { least.max(floor) };
        Some(best)
    }

    /// Whether it is time to be content with what was found.
    fn is_over(&self) -> bool {
        let times = if self.best.is_some() { 1 } else { PATIENCE };
        let worked = self.crew.worked() - self.began;
        self.unions > times * UNIONS || worked > times * WORK
    }

    /// Takes a demand that meets every target, where it is the cheapest so far.
    ///
    /// Answers what it costs at least, where that is less than what was found.
    async fn take(&mut self, demand: Demand) -> Option<Price> {
        let targets = self.ways.len();
        let staff = self.staff(&demand, targets).await?;
        let things = self.things(&demand, targets);
        let price = things + staff.price;
        let least = (staff.least < staff.price).then_some(things + staff.least);
        if !self.is_beaten(price) {
            self.best = Some(Found {
                price,
                least: price,
                demand,
                staff,
            });
        }
        least
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

    /// What is open from a depth on costs no less at its shares, beside what is
    /// decided; nothing where no way goes with that.
    fn ahead_of(&self, depth: usize, decided: &Demand) -> Option<Price> {
        let mut sum = self.ahead[depth];
        for target in &self.order[depth..] {
            let (ways, mut open) = (&self.ways[*target], self.open[*target].iter());
            sum += open.find(|(_, way)| decided.agrees_with(&ways[*way]))?.0;
        }
        Some(sum)
    }

    /// Whatever goes over what is decided costs no less, by bounds that are soon told,
    /// and so much of that is for what is open from a depth on.
    ///
    /// What every way asks for that is open counts at its whole price, too.
    fn bounds(&self, depth: usize, decided: &Demand) -> Option<(Price, Price)> {
        let targets = self.ways.len();
        let ahead = self.ahead_of(depth, decided)?;
        let mut floor = self.floor_of(decided, depth)? + ahead;
        if depth < targets && !self.is_beaten(floor) {
            let whole = decided.and(&self.common[depth])?;
            floor = floor.max(self.floor_of(&whole, targets)?);
        }
        Some((floor, ahead))
    }

    /// Decides what is open from a depth on; all of it costs no less than `least`.
    async fn go(&mut self, depth: usize, decided: &Demand, least: Price) {
        let targets = self.ways.len();
        let target = self.order[depth];
        let mut open: Vec<(Price, Price, Demand)> = Vec::new();
        let mut first = None;
        for at in 0..self.open[target].len() {
            let (more, way) = self.open[target][at];
            let way = &self.ways[target][way];
            rest(self.crew.pause).await;
            if !decided.agrees_with(way) {
                continue;
            }
            // The first one is in what all of it costs.
            if self.is_beaten(least + more - *first.get_or_insert(more)) {
                break;
            }
            if self.is_over() {
                self.skip(least);
                return;
            }
            self.unions += 1;
            let Some(demand) = decided.and(way) else {
                continue;
            };
            if let Some((floor, ahead)) = self.bounds(depth + 1, &demand)
                && !self.is_beaten(floor)
            {
                open.push((floor, ahead, demand));
            }
        }
        // Who exactly learns what takes a search: it is made when it is the turn
        // of a way by the simpler bound, and then the way waits for its own.
        // The cheapest stand last.
        let mut open = sorted(open, &|one, other| other.cmp(one));
        let mut known: Vec<(Price, Price, Demand)> = Vec::new();
        loop {
            rest(self.crew.pause).await;
            let floor = open.last().map(|(floor, ..)| *floor);
            let is_next = |(least, ..): &mut (Price, Price, Demand)| {
                floor.is_none_or(|floor| *least <= floor)
            };
            let Some((least, base, demand)) = known.pop_if(is_next) else {
                let Some((floor, ahead, demand)) = open.pop() else {
                    return;
                };
                if self.is_beaten(floor) {
                    open.clear();
                } else if self.is_over() {
                    self.skip(floor);
                    open.clear();
                } else if let Some(least) = self.least(&demand, depth + 1).await {
                    let base = least + ahead;
                    let least = base.max(floor);
                    let at = known.partition_point(|(other, ..)| *other > least);
                    known.insert(at, (least, base, demand));
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
                Box::pin(self.go(depth + 1, &demand, base)).await;
            } else {
                let bound = self.take(demand).await;
                if let Some(bound) = bound {
                    self.skip(least.max(bound));
                }
            }
        }
    }
}

/// Has the shares be [`PARTS`] together, each as large to the others as before.
fn make_whole(shares: &mut Shares) {
    let sum: Price = shares.iter().map(|(_, parts)| *parts).sum();
    let mut left = PARTS;
    for (_, parts) in shares.iter_mut() {
        *parts = *parts * PARTS / sum.max(1);
        left -= *parts;
    }
    if let Some((_, parts)) = shares.iter_mut().max_by_key(|(_, parts)| *parts) {
        *parts += left;
    }
}
