//! How many wrong enrolment codes the whole school may send in a while: guessing one of 2^50 is then hopeless.

use std::sync::{Mutex, PoisonError};
use std::{collections::VecDeque, time::Duration};
use tokio::time::Instant;

/// Wrong codes within [`WINDOW`] after which every code is refused.
const MOST: usize = 20;
const WINDOW: Duration = Duration::from_secs(600);

/// Counts wrong codes. Keeps no addresses: a guesser could change his, and the server keeps none.
#[derive(Default)]
pub(crate) struct WrongCodes(Mutex<VecDeque<Instant>>);

impl WrongCodes {
    /// Whether a code may be tried now.
    pub(crate) fn may_try(&self, now: Instant) -> bool {
        let mut wrong = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while wrong.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            wrong.pop_front();
        }
        wrong.len() < MOST
    }

    /// A wrong code was tried.
    pub(crate) fn wrong(&self, now: Instant) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_wrong_codes_close_the_door_for_ten_minutes() {
        let (codes, start) = (WrongCodes::default(), Instant::now());
        for _ in 0..MOST {
            assert!(codes.may_try(start));
            codes.wrong(start);
        }
        assert!(!codes.may_try(start + WINDOW - Duration::from_secs(1)));
        assert!(codes.may_try(start + WINDOW));
    }
}
