//! What a place is worth: the dual of a covering problem, in whole numbers.

use super::cost::Price;

/// After so many pivots the values are taken as they are.
const PIVOTS: usize = 60;

/// So many bits of a price are looked at.
const PRICE_BITS: u32 = 44;

/// Values of groups of which so many places are open, such that no offer (a price,
/// and the groups of which it fills a place each) is worth more than its price.
/// The open places are worth about as much together as they can be then, and
/// filling them costs no less.
///
/// This is the simplex method on a tableau of whole numbers over one denominator.
/// It goes from values that keep within the prices to other such values, so
/// that it may be broken off anywhere.
pub(super) fn values(open: &[u32], offers: &[(Price, Vec<usize>)]) -> Vec<Price> {
    let groups = open.len();
    // Prices are rounded down to what leaves room for products.
    let most = offers.iter().map(|offer| offer.0).max().unwrap_or(0);
    let shift = (Price::BITS - most.leading_zeros()).saturating_sub(PRICE_BITS);
    let mut rows: Vec<Vec<i64>> = Vec::new();
    for (price, serves) in offers {
        let each = (0..groups).map(|group| i64::from(serves.contains(&group)));
        let price = i64::try_from(*price >> shift).unwrap_or(0);
        rows.push(each.chain([price]).collect());
    }
    let mut last: Vec<i64> = open.iter().map(|open| -i64::from(*open)).collect();
    last.push(0);
    rows.push(last);
    // What stands in a row or a column: a group, or nothing of interest.
    let mut in_row: Vec<Option<usize>> = vec![None; offers.len()];
    let mut in_column: Vec<Option<usize>> = (0..groups).map(Some).collect();
    let mut denominator = 1_i64;
    for _ in 0..PIVOTS {
        let gains = &rows[offers.len()];
        let column = (0..groups).min_by_key(|at| gains[*at]);
        let Some(column) = column.filter(|at| gains[*at] < 0) else {
            break;
        };
        let bounds = (0..offers.len()).filter(|at| rows[*at][column] > 0);
        let tightest = bounds.min_by(|one, other| {
            let of =
                |at: usize, by: usize| i128::from(rows[at][groups]) * i128::from(rows[by][column]);
            of(*one, *other).cmp(&of(*other, *one))
        });
        let Some(row) = tightest else {
            break;
        };
        let Some(next) = pivoted(&rows, row, column, denominator) else {
            break;
        };
        denominator = rows[row][column];
        rows = next;
        core::mem::swap(&mut in_row[row], &mut in_column[column]);
    }
    let mut values = vec![0; groups];
    for (group, row) in in_row.iter().zip(&rows) {
        if let Some(group) = group {
            values[*group] = Price::try_from(row[groups] / denominator).unwrap_or(0) << shift;
        }
    }
    values
}

/// A tableau after an exchange; nothing where a number is too large.
fn pivoted(
    rows: &[Vec<i64>],
    row: usize,
    column: usize,
    denominator: i64,
) -> Option<Vec<Vec<i64>>> {
    let pivot = rows[row][column];
    let mut next = rows.to_vec();
    for (at, other) in next.iter_mut().enumerate() {
        if at == row {
            other[column] = denominator;
            continue;
        }
        let factor = other[column];
        if factor == 0 && pivot == denominator {
            continue;
        }
        for (entry, by) in other.iter_mut().zip(&rows[row]) {
            let less = factor.checked_mul(*by)?;
            *entry = entry.checked_mul(pivot)?.checked_sub(less)? / denominator;
        }
        other[column] = -factor;
    }
    Some(next)
}
