//! A search that rests now and then, so that whoever waits for something else
//! is served in between.

use core::future::poll_fn;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

/// Asked again and again while a search goes on: where it answers yes, the search
/// rests, and its future is pending once. What is found does not depend on it.
pub type Pause<'p> = dyn Fn() -> bool + 'p;

/// Rests where it is time to.
pub(super) async fn rest(pause: &Pause<'_>) {
    let mut is_rested = !pause();
    poll_fn(|context| {
        if is_rested {
            return Poll::Ready(());
        }
        is_rested = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// What comes of a search that never rests.
pub(super) fn at_once<T>(search: impl Future<Output = T>) -> T {
    let mut search = pin!(search);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(found) = search.as_mut().poll(&mut context) {
            return found;
        }
    }
}
