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
    /// Whether a code may be tried now. The try counts as a wrong one until [`Self::was_right`]: so that a thousand at the
    /// same moment are not a thousand more.
    pub(crate) fn try_one(&self, now: Instant) -> bool {
        let mut wrong = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while wrong.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            wrong.pop_front();
        }
        let may = wrong.len() < MOST;
        if may {
            wrong.push_back(now);
        }
        may
    }

    /// The try was no guess.
    pub(crate) fn was_right(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_back();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_wrong_codes_close_the_door_for_ten_minutes() {
        let (codes, start) = (WrongCodes::default(), Instant::now());
        for _ in 0..100 {
            assert!(codes.try_one(start));
            codes.was_right();
        }
        for _ in 0..MOST {
            assert!(codes.try_one(start));
        }
        assert!(!codes.try_one(start));
        assert!(!codes.try_one(start + WINDOW - Duration::from_secs(1)));
        assert!(codes.try_one(start + WINDOW));
    }
}
