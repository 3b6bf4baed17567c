//! Values that are made once and shared.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value that equals itself and nothing else: comparing two is
/// comparing two addresses, whatever is behind them.
#[derive(Debug)]
pub(super) struct Shared<T>(Rc<T>);

impl<T> From<Rc<T>> for Shared<T> {
    fn from(value: Rc<T>) -> Self {
        Self(value)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
