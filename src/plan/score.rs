//! Ways to a mark: which metric to raise how far. Gates, caps, parts that do
//! not count and metrics that may not stay empty are all in the ways.

use super::company::figures_of;
use super::cost::Price;
use super::demand::{Act, Demand, Field, least};
use super::order::sorted;
use super::step::Means;
use crate::assess::{MetricFinding, PointsFinding, strict_mark};
use crate::model::{Amount, Fraction, Index, Parts, Points, Quantity, ScoreRule};

/// Up to so many values of a figure are tried one by one. A figure with more
/// is raised by exactly what the other metrics leave open.
const VALUES: i128 = 40;

/// So many combinations of metrics are looked at. Beyond, of each metric only
/// some values are, evenly spread, and a plan is no longer proved the cheapest.
const COMBINATIONS: usize = 4_000;

/// Points, and what must be done for them.
#[derive(Clone)]
struct Way {
    points: Fraction,
    demand: Demand,
}

/// A figure that brings points in proportion, in steps too fine to try each.
struct Slope {
    figure: Index,
    /// What the figure is raised by at least.
    grain: Fraction,
    first: Demand,
    /// The figure at which the amount is zero, and the amount that one more brings.
    zero_at: Fraction,
    each: Fraction,
    full: Fraction,
    max: Fraction,
    parts: Parts,
}

impl Slope {
    /// What it takes to bring so many points.
    fn demand(&self, points: Fraction) -> Option<Demand> {
        let points = match self.parts {
            Parts::Count => points,
            Parts::Unstated => points.ceil(),
        };
        if points > self.max {
            return None;
        }
        let amount = points / self.max * self.full;
        let to = least(self.grain, self.zero_at + amount / self.each)?;
        self.first.and(&Demand::figure(self.figure, to))
    }

    /// Adds what it takes to bring some of the points. Whether there are others:
    /// where only whole points are certain, there may be few enough of them.
    fn ways(&self, ways: &mut Vec<Way>) -> bool {
        let whole = self.max.floor().to_integer();
        let few = self.parts == Parts::Unstated && whole <= VALUES;
        let steps = if few { whole } else { VALUES };
        for step in 1..=steps {
            let points = if few {
                Fraction::from_integer(step)
            } else {
                self.max * Fraction::new(step, VALUES)
            };
            let demand = self.demand(points);
            ways.extend(demand.map(|demand| Way { points, demand }));
        }
        !few
    }
}

/// A metric that can bring more.
struct Open {
    ways: Vec<Way>,
    slopes: Vec<Slope>,
    /// Nothing else asks for what it asks for.
    is_alone: bool,
}

impl Open {
    /// The ways to so many points, without those that ask for more than another.
    fn close(&self, missing: Fraction) -> Vec<Demand> {
        let enough = self.ways.iter().filter(|way| way.points >= missing);
        let ways: Vec<&Demand> = enough.map(|way| &way.demand).collect();
        if ways.iter().any(|demand| demand.is_none()) {
            return vec![Demand::default()];
        }
        let beaten = |way: &Demand| {
            let mut others = ways.iter().filter(|other| **other != way);
            others.any(|other| other.is_weaker(way))
        };
        let mut found: Vec<Demand> = Vec::new();
        for way in &ways {
            if !beaten(way) {
                found.push((*way).clone());
            }
        }
        found.extend(self.slopes.iter().filter_map(|slope| slope.demand(missing)));
        found
    }
}

/// A way to the mark.
#[derive(Clone)]
struct Reached {
    rest: Demand,
    /// What nothing else asks for, and its price.
    alone: Demand,
    price: Price,
}

impl Field<'_> {
    /// The ways to an amount of at least so much.
    pub(super) fn reach(&mut self, amount: &Amount, need: Fraction) -> Vec<Demand> {
        match amount {
            Amount::People(skill) => u32::try_from(need.ceil().to_integer().max(0))
                .ok()
                .map(|count| self.people_with(skill, count))
                .into_iter()
                .collect(),
            Amount::Figure(_) | Amount::Growth { .. } => self
                .slope(amount, need, need, Parts::Count)
                .and_then(|slope| slope.demand(need))
                .into_iter()
                .collect(),
        }
    }

    /// How a figure brings an amount; nothing where it cannot be raised.
    fn slope(&self, amount: &Amount, full: Fraction, max: Fraction, parts: Parts) -> Option<Slope> {
        let one = Fraction::from_integer(1);
        let zero = Fraction::from_integer(0);
        let (figure, first, zero_at, each) = match amount {
            Amount::Figure(figure) => (*figure, Demand::default(), zero, one),
            Amount::People(_) => return None,
            Amount::Growth { now, before, band } => {
                let Amount::Figure(figure) = &**now else {
                    return None;
                };
                let markets = self.profile.markets;
                let lowest = strict_mark(&band.at_least, markets);
                let mut first = Demand::default();
                let base = match self.entered(*before) {
                    Some(entered) => entered.fraction(),
                    None => {
                        let assumed = least(self.grain(*before), lowest.max(one))?;
                        first = Demand::act(Act::Baseline(*before, assumed));
                        assumed.fraction()
                    }
                };
                let below = band.below.as_ref().map(|below| strict_mark(below, markets));
                if base < lowest || base == zero || below.is_some_and(|below| base >= below) {
                    return None;
                }
                (*figure, first, base, Fraction::from_integer(100) / base)
            }
        };
        (!self.costs.cannot.contains(&Means::Figure(figure))).then_some(Slope {
            figure,
            grain: self.grain(figure),
            first,
            zero_at,
            each,
            full,
            max,
            parts,
        })
    }

    /// The ways to the mark of a score. Of what nothing else asks for, each has
    /// the cheapest that goes with the rest of it.
    pub(super) fn score(&mut self, rule: &ScoreRule, found: &[MetricFinding]) -> Vec<Demand> {
        let program = self.program;
        let score = &program.scores[usize::from(rule.score)];
        let zero = Fraction::from_integer(0);
        let floor = Fraction::from_integer(
            rule.every_metric
                .map_or(0, |every| i128::from(every.certain_from)),
        );
        let mark = Fraction::from_integer(rule.at_least.into());
        let mut metrics: Vec<Open> = Vec::new();
        for (metric, found) in score.metrics.iter().zip(found) {
            let mut slopes = Vec::new();
            let mut ways = self.points(&metric.points, &found.found, Some(&mut slopes));
            for way in &mut ways {
                way.points = way.points.min(metric.max);
            }
            for slope in &mut slopes {
                if slope.max > metric.max {
                    slope.full *= metric.max / slope.max;
                    slope.max = metric.max;
                }
            }
            metrics.push(Open {
                is_alone: self.is_alone(&metric.points)
                    && ways.iter().all(|way| way.demand.is_figures()),
                ways: best_of(ways),
                slopes,
            });
        }
        // The metric in the finest steps takes what the others leave open.
        let last = (0..metrics.len()).max_by_key(|at| {
            let metric = &metrics[*at];
            (
                !metric.slopes.is_empty(),
                metric.is_alone,
                metric.ways.len(),
            )
        });
        let Some(last) = last else {
            return Vec::new();
        };
        let closing = metrics.swap_remove(last);
        let mut alone = vec![Way {
            points: zero,
            demand: Demand::default(),
        }];
        let mut shared: Vec<Vec<Way>> = Vec::new();
        for Open {
            mut ways,
            slopes,
            is_alone,
        } in metrics
        {
            // A second one in fine steps is tried at a few of them.
            for slope in &slopes {
                self.cut |= slope.ways(&mut ways);
            }
            ways.retain(|way| way.points >= floor);
            if is_alone {
                alone = self.cheapest(sums(&alone, &ways));
            } else {
                shared.push(ways);
            }
        }
        self.cut |= thin(&mut shared);
        let most_of = |ways: &[Way]| ways.iter().map(|way| way.points).max();
        let most_last = most_of(&closing.ways)
            .into_iter()
            .chain(closing.slopes.iter().map(|slope| slope.max))
            .max();
        let Some((most_last, most_alone)) = most_last.zip(most_of(&alone)) else {
            return Vec::new();
        };
        // From each metric on the most that it and those after it can bring.
        let mut ahead = vec![most_last + most_alone];
        for ways in shared.iter().rev() {
            let next = ahead.last().copied().unwrap_or(zero);
            ahead.push(next + most_of(ways).unwrap_or(zero));
        }
        ahead.reverse();
        let mut open = vec![Way {
            points: zero,
            demand: Demand::default(),
        }];
        for (ways, ahead) in shared.iter().zip(&ahead[1..]) {
            open = sums(&open, ways);
            open.retain(|way| way.points + ahead >= mark);
        }
        let mut found = Vec::new();
        // What was asked for before, in order.
        let mut closed: Vec<(Fraction, Vec<Demand>)> = Vec::new();
        let mut ended: Vec<(Fraction, Vec<Reached>)> = Vec::new();
        for way in open {
            let missing = mark - way.points;
            let at = ended.binary_search_by(|(known, _)| known.cmp(&missing));
            let at = at.unwrap_or_else(|at| {
                let ends = self.ends(missing, floor, &alone, &closing, &mut closed);
                ended.insert(at, (missing, ends));
                at
            });
            for end in &ended[at].1 {
                let rest = way.demand.and(&end.rest);
                found.extend(rest.map(|rest| Reached {
                    rest,
                    ..end.clone()
                }));
            }
        }
        minimal(found)
    }

    /// Whether nothing asks for what a metric asks for beside it.
    fn is_alone(&self, points: &Points) -> bool {
        let mut asked = Vec::new();
        figures_of(points, self.program, &mut asked);
        let times = |figures: &[Index], figure| figures.iter().filter(|one| *one == figure).count();
        let mut figures = asked.iter();
        figures.all(|figure| times(&self.alone, figure) == times(&asked, figure))
    }

    /// Of ways that nothing else asks for, those that no cheaper one outdoes, the
    /// cheapest first.
    fn cheapest(&self, ways: Vec<Way>) -> Vec<Way> {
        let ways = sorted(ways, &|one, other| {
            let by_price = self.price(&one.demand).cmp(&self.price(&other.demand));
            by_price.then_with(|| other.points.cmp(&one.points))
        });
        let mut kept: Vec<Way> = Vec::new();
        for way in ways {
            if kept.last().is_none_or(|last| way.points > last.points) {
                kept.push(way);
            }
        }
        kept
    }

    /// The ways to what the shared metrics leave open: one of those that stand
    /// alone, and the last metric.
    fn ends(
        &self,
        missing: Fraction,
        floor: Fraction,
        alone: &[Way],
        closing: &Open,
        closed: &mut Vec<(Fraction, Vec<Demand>)>,
    ) -> Vec<Reached> {
        let mut ends: Vec<Reached> = Vec::new();
        for first in alone {
            let price = self.price(&first.demand);
            if closing.is_alone && ends.first().is_some_and(|best| best.price <= price) {
                break;
            }
            let missing = (missing - first.points).max(floor);
            let at = closed.binary_search_by(|(known, _)| known.cmp(&missing));
            let at = at.unwrap_or_else(|at| {
                closed.insert(at, (missing, closing.close(missing)));
                at
            });
            for last in &closed[at].1 {
                if !closing.is_alone {
                    ends.push(Reached {
                        rest: last.clone(),
                        alone: first.demand.clone(),
                        price,
                    });
                } else if let Some(both) = first.demand.and(last) {
                    let price = self.price(&both);
                    if ends.first().is_none_or(|best| price < best.price) {
                        ends = vec![Reached {
                            rest: Demand::default(),
                            alone: both,
                            price,
                        }];
                    }
                }
            }
            if !closing.is_alone && missing <= floor {
                // More points than are missing only cost more.
                break;
            }
        }
        ends
    }

    /// What can bring points, from what there is upwards. Figures in fine
    /// steps go to `slopes` where there is one, and are tried at a few values
    /// where there is none.
    fn points(
        &mut self,
        points: &Points,
        found: &PointsFinding,
        mut slopes: Option<&mut Vec<Slope>>,
    ) -> Vec<Way> {
        let mut ways = vec![Way {
            points: found.points,
            demand: Demand::default(),
        }];
        let zero = Fraction::from_integer(0);
        match points {
            Points::Proportional {
                amount, max, parts, ..
            } => {
                let full = found.full.unwrap_or(zero);
                let have = found.have.unwrap_or(zero).max(zero);
                if let Amount::People(skill) = &**amount {
                    let from = have.floor().to_integer();
                    let more = full.ceil().to_integer() - from;
                    // Of too many some are tried, evenly spread, and the last.
                    self.cut |= more > VALUES;
                    let steps = more.min(VALUES);
                    for step in 1..=steps {
                        let count = from + step * more / steps;
                        let points = worth(Fraction::from_integer(count), full, *max, *parts);
                        if let Ok(count) = u32::try_from(count) {
                            let demand = self.people_with(skill, count);
                            ways.push(Way { points, demand });
                        }
                    }
                    return ways;
                }
                let Some(slope) = self.slope(amount, full, *max, *parts) else {
                    return ways;
                };
                let grain = slope.grain;
                let from = (slope.zero_at + have / slope.each) / grain;
                let to = (slope.zero_at + full / slope.each) / grain;
                let steps = (to - from).ceil().to_integer();
                if steps <= VALUES {
                    for grains in from.floor().to_integer()..=to.ceil().to_integer() {
                        let value = grain * grains;
                        let amount = (value - slope.zero_at) * slope.each;
                        let points = worth(amount, full, *max, *parts);
                        let to = least(grain, value);
                        let demand = to.and_then(|to: Quantity| {
                            slope.first.and(&Demand::figure(slope.figure, to))
                        });
                        ways.extend(demand.map(|demand| Way { points, demand }));
                    }
                } else if let Some(slopes) = &mut slopes {
                    slopes.push(slope);
                } else {
                    self.cut |= slope.ways(&mut ways);
                }
            }
            Points::Whole { when, points } => {
                if let Some(trace) = &found.condition {
                    for demand in self.alternatives(when, trace) {
                        ways.push(Way {
                            points: *points,
                            demand,
                        });
                    }
                }
            }
            Points::Sum(of) => {
                let mut added = vec![Way {
                    points: zero,
                    demand: Demand::default(),
                }];
                for (points, found) in of.iter().zip(&found.of) {
                    let each = self.points(points, found, None);
                    added = best_of(sums(&added, &each));
                }
                ways.extend(added);
            }
            Points::Best(of) => {
                for (points, found) in of.iter().zip(&found.of) {
                    ways.extend(self.points(points, found, slopes.as_deref_mut()));
                }
            }
            Points::Gated { gate, points } => {
                if let (Some(trace), Some(behind)) = (&found.condition, found.of.first()) {
                    let gates = self.alternatives(gate, trace);
                    for way in self.points(points, behind, None) {
                        for gate in &gates {
                            let demand = way.demand.and(gate);
                            ways.extend(demand.map(|demand| Way {
                                points: way.points,
                                demand,
                            }));
                        }
                    }
                }
            }
        }
        best_of(ways)
    }
}

/// One of each.
fn sums(ones: &[Way], others: &[Way]) -> Vec<Way> {
    let mut sums = Vec::new();
    for one in ones {
        for other in others {
            let points = one.points + other.points;
            let demand = one.demand.and(&other.demand);
            sums.extend(demand.map(|demand| Way { points, demand }));
        }
    }
    sums
}

/// The ways that no other way undercuts, by the figures, counts and prices alone.
fn minimal(ways: Vec<Reached>) -> Vec<Demand> {
    // Sorted by size, so that what undercuts comes first.
    let ways = sorted(ways, &|one, other| {
        let by_price = || one.price.cmp(&other.price);
        one.rest.by_size(&other.rest).then_with(by_price)
    });
    let mut kept: Vec<Reached> = Vec::new();
    for way in ways {
        let undercuts =
            |known: &Reached| known.price <= way.price && known.rest.is_weaker(&way.rest);
        if !kept.iter().any(undercuts) {
            kept.push(way);
        }
    }
    let both = kept.iter().map(|way| way.rest.and(&way.alone));
    both.flatten().collect()
}

/// Leaves of each metric so few ways, from the least points to the most, that
/// their combinations stay within bounds. Whether it left any out.
fn thin(metrics: &mut [Vec<Way>]) -> bool {
    let combinations = |most: usize| {
        let each = metrics.iter().map(|ways| ways.len().min(most));
        each.fold(1_usize, usize::saturating_mul)
    };
    let widest = metrics.iter().map(Vec::len).max().unwrap_or(0);
    if combinations(widest) <= COMBINATIONS {
        return false;
    }
    let fits = (2..widest)
        .rev()
        .find(|most| combinations(*most) <= COMBINATIONS);
    let most = fits.unwrap_or(2);
    for ways in metrics {
        let all = sorted(core::mem::take(ways), &|one, other| {
            one.points.cmp(&other.points)
        });
        let last = all.len().saturating_sub(1);
        *ways = if all.len() <= most {
            all
        } else {
            let at = |step: usize| all[step * last / (most - 1)].clone();
            (0..most).map(at).collect()
        };
    }
    true
}

/// The points that an amount brings in proportion.
fn worth(amount: Fraction, full: Fraction, max: Fraction, parts: Parts) -> Fraction {
    let one = Fraction::from_integer(1);
    let exact = max * (amount / full).clamp(Fraction::from_integer(0), one);
    match parts {
        Parts::Count => exact,
        Parts::Unstated => exact.floor(),
    }
}

/// Without the ways that bring no more than one that asks for less.
fn best_of(ways: Vec<Way>) -> Vec<Way> {
    // What undercuts comes first: more points, and what asks for less.
    let ways = sorted(ways, &|one, other| {
        let by_points = other.points.cmp(&one.points);
        by_points.then_with(|| one.demand.by_size(&other.demand))
    });
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        if !kept.iter().any(|known| known.demand.is_weaker(&way.demand)) {
            kept.push(way);
        }
    }
    kept.reverse();
    kept
}
