//! Lists in order. One sort for all of them: each further one would be
//! kilobytes of download.

use core::cmp::Ordering;

/// The positions of so many things in their order; equal ones stay as they are.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_by(|one, other| compare(*one, *other));
    positions
}

/// The things in their order.
pub(super) fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let order = order.into_iter();
    order.filter_map(|at| items[at].take()).collect()
}

/// Puts something into a list in order, unless it is there; says where.
pub(super) fn put<T: Ord>(list: &mut Vec<T>, item: T) -> usize {
    match list.binary_search(&item) {
        Ok(at) => at,
        Err(at) => {
            list.insert(at, item);
            at
        }
    }
}
