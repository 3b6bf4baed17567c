//! Amounts, and the marks that they must reach.

use super::assessment::Verdict;
use super::case::Case;
use crate::model::{Amount, Fraction, Market, Markets, Threshold, Whose};

/// What there is of an amount; nothing where the partner has entered nothing
/// that it depends on.
pub(super) fn measure(amount: &Amount, case: &Case) -> Option<Fraction> {
    match amount {
        Amount::Figure(figure) => case.figure(*figure),
        Amount::People(skill) => Some(Fraction::from_integer(case.roster.count(skill).into())),
        Amount::Growth { now, before, band } => {
            let before = case.figure(*before)?;
            let zero = Fraction::from_integer(0);
            let large_enough = before >= strict(&band.at_least, case);
            let small_enough = band
                .below
                .as_ref()
                .is_none_or(|below| before < strict(below, case));
            if !large_enough || !small_enough || before == zero {
                return Some(zero);
            }
            let now = measure(now, case)?;
            Some((now - before) / before * Fraction::from_integer(100))
        }
    }
}

/// Whether an amount reaches a mark, and the mark.
pub(super) fn reaches(have: Fraction, mark: &Threshold, case: &Case) -> (Verdict, Fraction) {
    let (low, high) = marks(mark, case.profile.markets);
    let verdict = if have >= high {
        Verdict::Met
    } else if have < low {
        Verdict::Unmet
    } else {
        Verdict::Unknown
    };
    (verdict, high)
}

/// The mark; the higher one where the source leaves two possible.
pub(super) fn strict(mark: &Threshold, case: &Case) -> Fraction {
    strict_mark(mark, case.profile.markets)
}

/// The mark in these markets; the higher one where the source leaves two possible.
#[must_use]
pub fn strict_mark(mark: &Threshold, markets: Markets) -> Fraction {
    marks(mark, markets).1
}

/// The lowest and the highest value that the mark can have for this partner.
fn marks(mark: &Threshold, markets: Markets) -> (Fraction, Fraction) {
    let of = |market| match market {
        Market::Developed => mark.developed,
        Market::Developing => mark.developing,
    };
    let partner = of(markets.partner);
    let customers = of(markets.of_customers());
    match mark.whose {
        Whose::Partner => (partner, partner),
        Whose::Customers => (customers, customers),
        Whose::Unstated => (partner.min(customers), partner.max(customers)),
    }
}
