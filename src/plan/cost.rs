//! What a step costs: days of work and money, kept apart, and compared by
//! what a day is worth.
//!
//! The weights are estimates of this project and not the programme's. They
//! order the ways to an award; whoever knows better changes them.

use super::Means;
use super::step::Step;
use crate::model::{CertificationKind, Program, Quantity, Unit};

/// A price in ten-thousandths of a dollar, to compare sums of days and money by.
pub(super) type Price = u128;

/// Days of work and money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Days of work.
    pub days: Quantity,
    /// Dollars of the United States, beside the days.
    pub money: Quantity,
}

/// What a weight is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// An exam passed by one person.
    Exam,
    /// A certification won by one person.
    Certification,
    /// An assessment passed by one person.
    Assessment,
    /// A person hired.
    Hire,
    /// A thousand dollars more of a figure.
    ThousandDollars,
    /// A customer won.
    Customer,
    /// A hundred users, seats or devices more.
    HundredUsers,
    /// A deployment.
    Deployment,
    /// One more of any other figure, or 1,000 points of a measure.
    Item,
    /// Something arranged that only the partner can say.
    Arrange,
    /// Something unknown found out.
    FindOut,
    /// An audit prepared and passed.
    Audit,
}

impl Effort {
    /// Every one, in the order in which a form shows them.
    pub const ALL: [Self; 12] = [
        Self::Exam,
        Self::Certification,
        Self::Assessment,
        Self::Hire,
        Self::ThousandDollars,
        Self::Customer,
        Self::HundredUsers,
        Self::Deployment,
        Self::Item,
        Self::Arrange,
        Self::FindOut,
        Self::Audit,
    ];
}

/// The weights, and what cannot be done or is being done already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// One for each of [`Effort::ALL`].
    weights: [Cost; Effort::ALL.len()],
    /// What a day of work is worth in dollars.
    pub day: Quantity,
    /// What no plan may ask for.
    pub cannot: Vec<Means>,
    /// Steps that are being taken: a plan builds on them and does not count them.
    pub under_way: Vec<Step>,
}

impl Default for Costs {
    /// An exam 5 days and US$ 165, a certification 8 days and US$ 165, an
    /// assessment 2 days; a hire 60 days and US$ 5,000; US$ 1,000 more of a
    /// figure 1 day; a customer 15 days; 100 users, seats or devices 4 days; a
    /// deployment 10 days; anything else that is counted, or 1,000 points of a
    /// measure, 5 days; something to arrange 5 days; something to find out half
    /// a day; an audit 20 days. A day is worth US$ 500.
    fn default() -> Self {
        let cost = |hundredths, dollars: i64| Cost {
            days: Quantity::from_hundredths(hundredths).unwrap_or_default(),
            money: Quantity::whole(dollars).unwrap_or_default(),
        };
        Self {
            weights: [
                cost(500, 165),
                cost(800, 165),
                cost(200, 0),
                cost(6_000, 5_000),
                cost(100, 0),
                cost(1_500, 0),
                cost(400, 0),
                cost(1_000, 0),
                cost(500, 0),
                cost(500, 0),
                cost(50, 0),
                cost(2_000, 0),
            ],
            day: Quantity::whole(500).unwrap_or_default(),
            cannot: Vec::new(),
            under_way: Vec::new(),
        }
    }
}

impl Costs {
    /// The weight of an effort.
    #[must_use]
    pub fn weight(&self, effort: Effort) -> Cost {
        self.weights[effort as usize]
    }

    /// Changes the weight of an effort.
    pub fn set(&mut self, effort: Effort, cost: Cost) {
        self.weights[effort as usize] = cost;
    }

    /// What a step costs, days and money each rounded up to a hundredth.
    #[must_use]
    pub fn of(&self, step: &Step, program: &Program) -> Cost {
        match step {
            Step::Hire { .. } => self.weight(Effort::Hire),
            Step::Learn { certification, .. } => self.lesson(*certification, program),
            Step::Raise { figure, by, .. } => self.raise(*figure, by.hundredths(), program),
            Step::Arrange(_) => self.weight(Effort::Arrange),
            Step::FindOut(_) | Step::Baseline { .. } | Step::Class(_) => {
                self.weight(Effort::FindOut)
            }
            Step::Audit(_) => self.weight(Effort::Audit),
        }
    }

    pub(super) fn lesson(&self, certification: u16, program: &Program) -> Cost {
        self.weight(
            match program.certifications[usize::from(certification)].kind {
                CertificationKind::Exam => Effort::Exam,
                CertificationKind::Certification => Effort::Certification,
                CertificationKind::Assessment => Effort::Assessment,
            },
        )
    }

    pub(super) fn raise(&self, figure: u16, hundredths: i64, program: &Program) -> Cost {
        let (effort, per) = match program.figures[usize::from(figure)].unit {
            Unit::Usd => (Effort::ThousandDollars, 1_000),
            Unit::Customers => (Effort::Customer, 1),
            Unit::Users | Unit::Seats | Unit::Devices => (Effort::HundredUsers, 100),
            Unit::Deployments => (Effort::Deployment, 1),
            Unit::Points => (Effort::Item, 1_000),
            Unit::People | Unit::Percent | Unit::References | Unit::Items | Unit::Rating => {
                (Effort::Item, 1)
            }
        };
        let weight = self.weight(effort);
        let times = |part: Quantity| {
            let product = u128::try_from(part.hundredths()).unwrap_or(0)
                * u128::try_from(hundredths).unwrap_or(0);
            quantity(product.div_ceil(100 * per))
        };
        Cost {
            days: times(weight.days),
            money: times(weight.money),
        }
    }

    /// One number to compare costs by, in ten-thousandths of a dollar.
    #[must_use]
    pub fn price(&self, cost: Cost) -> u128 {
        let part = |part: Quantity| u128::try_from(part.hundredths()).unwrap_or(0);
        part(cost.days) * part(self.day) + 100 * part(cost.money)
    }
}

impl core::ops::Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = |one: Quantity, other: Quantity| {
            quantity(u128::try_from(one.hundredths() + other.hundredths()).unwrap_or(0))
        };
        Self {
            days: sum(self.days, other.days),
            money: sum(self.money, other.money),
        }
    }
}

/// So many hundredths, at most the largest figure that there is.
fn quantity(hundredths: u128) -> Quantity {
    i64::try_from(hundredths)
        .ok()
        .and_then(|hundredths| Quantity::from_hundredths(hundredths).ok())
        .unwrap_or(Quantity::MAX)
}
