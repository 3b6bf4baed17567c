//! Ways to a mark: which metric to raise how far. Gates, caps, parts that do
//! not count and metrics that may not stay empty are all in the ways.

use super::demand::{Act, Demand, Field};
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
        let to = Field::whole(self.zero_at + amount / self.each)?;
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

impl Field<'_> {
    /// The ways to an amount of at least so much.
    pub(super) fn reach(&mut self, amount: &Amount, need: Fraction) -> Vec<Demand> {
        match amount {
            Amount::People(skill) => Field::whole(need)
                .and_then(|count| u32::try_from(count.hundredths() / 100).ok())
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
                        let assumed = Field::whole(lowest.max(one))?;
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
        let fits = full > zero && max > zero;
        (fits && !self.costs.cannot.contains(&Means::Figure(figure))).then_some(Slope {
            figure,
            first,
            zero_at,
            each,
            full,
            max,
            parts,
        })
    }

    /// The ways to the mark of a score.
    pub(super) fn score(&mut self, rule: &ScoreRule, found: &[MetricFinding]) -> Vec<Demand> {
        let program = self.program;
        let score = &program.scores[usize::from(rule.score)];
        let floor = Fraction::from_integer(
            rule.every_metric
                .map_or(0, |every| i128::from(every.certain_from)),
        );
        let mark = Fraction::from_integer(rule.at_least.into());
        let mut fine: Vec<Vec<Slope>> = Vec::new();
        let mut metrics: Vec<Vec<Way>> = Vec::new();
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
            ways.retain(|way| way.points >= floor || !slopes.is_empty());
            fine.push(slopes);
            metrics.push(best_of(ways));
        }
        // The metric in the finest steps takes what the others leave open.
        let last = (0..metrics.len()).max_by_key(|at| (!fine[*at].is_empty(), metrics[*at].len()));
        let Some(last) = last else {
            return Vec::new();
        };
        let slopes = fine.swap_remove(last);
        let closing = metrics.swap_remove(last);
        for (ways, slopes) in metrics.iter_mut().zip(&fine) {
            // A second one in fine steps is tried at a few of them.
            for slope in slopes {
                self.cut |= slope.ways(ways);
            }
            ways.retain(|way| way.points >= floor);
        }
        self.cut |= thin(&mut metrics);
        let close = |missing: Fraction| -> Vec<Demand> {
            let missing = missing.max(floor);
            let enough = closing.iter().filter(|way| way.points >= missing);
            let mut ways: Vec<&Demand> = enough.map(|way| &way.demand).collect();
            if let Some(free) = ways.iter().find(|demand| demand.is_none()) {
                ways = vec![free];
            }
            let mut found: Vec<Demand> = ways
                .iter()
                .filter(|way| {
                    !ways
                        .iter()
                        .any(|other| other != *way && other.is_weaker(way))
                })
                .map(|way| (*way).clone())
                .collect();
            if found.first().is_none_or(|first| !first.is_none()) {
                found.extend(slopes.iter().filter_map(|slope| slope.demand(missing)));
            }
            found
        };
        let most_of = |ways: &[Way]| ways.iter().map(|way| way.points).max();
        let zero = Fraction::from_integer(0);
        let most_last = most_of(&closing)
            .into_iter()
            .chain(slopes.iter().map(|slope| slope.max))
            .max();
        let Some(most_last) = most_last else {
            return Vec::new();
        };
        // From each metric on the most that it and those after it can bring.
        let mut ahead = vec![most_last];
        for ways in metrics.iter().rev() {
            let next = ahead.last().copied().unwrap_or(zero);
            ahead.push(next + most_of(ways).unwrap_or(zero));
        }
        ahead.reverse();
        let mut open = vec![(zero, Demand::default())];
        for (at, ways) in metrics.iter().enumerate() {
            let mut next = Vec::new();
            for (points, demand) in &open {
                for way in ways {
                    let points = points + way.points;
                    if points + ahead[at + 1] >= mark {
                        next.extend(demand.and(&way.demand).map(|demand| (points, demand)));
                    }
                }
            }
            open = next;
        }
        let mut found = Vec::new();
        let mut closed: Vec<(Fraction, Vec<Demand>)> = Vec::new();
        for (points, demand) in open {
            let missing = mark - points;
            let at = closed.binary_search_by(|(known, _)| known.cmp(&missing));
            let at = at.unwrap_or_else(|at| {
                closed.insert(at, (missing, close(missing)));
                at
            });
            for closing in &closed[at].1 {
                found.extend(demand.and(closing));
            }
        }
        self.minimal(found)
    }

    /// The ways that no other way undercuts, by the figures and counts alone.
    fn minimal(&mut self, ways: Vec<Demand>) -> Vec<Demand> {
        // Sorted by size, so that what undercuts comes first.
        let size = |way: &Demand| {
            let figures = way
                .figures
                .iter()
                .map(|(_, to)| i128::from(to.hundredths()));
            let people = way.people.iter().flatten().map(|(_, n)| i128::from(*n));
            figures.sum::<i128>() + people.sum::<i128>() + way.acts.len() as i128
        };
        let ways: Vec<(i128, Demand)> = ways.into_iter().map(|way| (size(&way), way)).collect();
        let ways = sorted(ways, &Ord::cmp);
        let mut kept: Vec<Demand> = Vec::new();
        for (_, way) in ways {
            if !kept.iter().any(|known| known.is_weaker(&way)) {
                kept.push(way);
            }
        }
        kept
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
                if full <= zero || have >= full {
                    return ways;
                }
                if let Amount::People(skill) = &**amount {
                    let from = have.floor().to_integer() + 1;
                    let to = full.ceil().to_integer();
                    if to - from > VALUES {
                        self.cut = true;
                    }
                    for count in (from..=to).take(VALUES as usize) {
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
                let from = slope.zero_at + have / slope.each;
                let to = slope.zero_at + full / slope.each;
                let steps = (to - from).ceil().to_integer();
                if steps <= VALUES {
                    let from = from.floor().to_integer() + 1;
                    for value in from..=to.ceil().to_integer() {
                        let amount = (Fraction::from_integer(value) - slope.zero_at) * slope.each;
                        let points = worth(amount, full, *max, *parts);
                        let to = Field::whole(Fraction::from_integer(value));
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
                let mut sums = vec![Way {
                    points: zero,
                    demand: Demand::default(),
                }];
                for (points, found) in of.iter().zip(&found.of) {
                    let each = self.points(points, found, None);
                    let mut next = Vec::new();
                    for sum in &sums {
                        for way in &each {
                            let points = sum.points + way.points;
                            let demand = sum.demand.and(&way.demand);
                            next.extend(demand.map(|demand| Way { points, demand }));
                        }
                    }
                    sums = best_of(next);
                }
                ways.extend(sums);
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
    let ways = sorted(ways, &|one, other| {
        other
            .points
            .cmp(&one.points)
            .then_with(|| one.demand.cmp(&other.demand))
    });
    let mut kept: Vec<Way> = Vec::new();
    // From the most points down; equal points are compared both ways.
    for (at, way) in ways.iter().enumerate() {
        let beaten = ways.iter().enumerate().any(|(other, better)| {
            other != at
                && better.points >= way.points
                && better.demand.is_weaker(&way.demand)
                && !(way.points == better.points
                    && way.demand.is_weaker(&better.demand)
                    && at < other)
        });
        if !beaten {
            kept.push(way.clone());
        }
    }
    kept.reverse();
    kept
}
