//! Undo: what was there before, up to a bound.

use std::collections::VecDeque;
use std::rc::Rc;

/// How many steps back are kept.
const STEPS: usize = 100;

/// The states before the present one. `K` names the field of an edit, by which
/// typing in one field becomes one step.
#[derive(Clone, Debug)]
pub(super) struct History<T, K> {
    past: VecDeque<Rc<T>>,
    last: Option<K>,
}

impl<T, K> Default for History<T, K> {
    fn default() -> Self {
        Self {
            past: VecDeque::new(),
            last: None,
        }
    }
}

impl<T, K: PartialEq> History<T, K> {
    /// Remembers the state that an edit leaves behind. Edits of the same field
    /// in a row leave one state behind; an edit without a field stands alone.
    pub(super) fn leave(&mut self, state: Rc<T>, field: Option<K>) {
        if field.is_some() && field == self.last {
            return;
        }
        if self.past.len() == STEPS {
            self.past.pop_front();
        }
        self.past.push_back(state);
        self.last = field;
    }

    /// The state before, taken off the history.
    pub(super) fn back(&mut self) -> Option<Rc<T>> {
        self.last = None;
        self.past.pop_back()
    }

    /// Whether there is a state before.
    pub(super) fn is_empty(&self) -> bool {
        self.past.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut history = History::default();
        history.leave(Rc::new("a"), Some(1));
        history.leave(Rc::new("ab"), Some(1));
        history.leave(Rc::new("abc"), Some(2));
        assert_eq!(history.back().as_deref(), Some(&"abc"));
        assert_eq!(history.back().as_deref(), Some(&"a"));
        assert_eq!(history.back(), None);
    }

    #[test]
    fn an_edit_without_a_field_stands_alone() {
        let mut history = History::<_, u8>::default();
        history.leave(Rc::new(1), None);
        history.leave(Rc::new(2), None);
        assert_eq!(history.back().as_deref(), Some(&2));
        assert_eq!(history.back().as_deref(), Some(&1));
    }

    #[test]
    fn typing_after_an_undo_is_a_new_step() {
        let mut history = History::default();
        history.leave(Rc::new("a"), Some(1));
        let back = history.back().unwrap_or_default();
        history.leave(back, Some(1));
        assert!(!history.is_empty());
    }

    #[test]
    fn it_is_bounded_and_forgets_the_oldest() {
        let mut history = History::<_, u8>::default();
        for state in 0..STEPS + 5 {
            history.leave(Rc::new(state), None);
        }
        let mut back = Vec::new();
        while let Some(state) = history.back() {
            back.push(*state);
        }
        assert_eq!(back.len(), STEPS);
        assert_eq!(back.last(), Some(&5));
    }
}
