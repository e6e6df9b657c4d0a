//! What is said of many times or many rounds: a part of them, the middle and the spread.

use crate::table::short;
use std::time::Duration;

/// Times of single events, sorted.
#[derive(Debug)]
pub struct Times(Vec<Duration>);

impl Times {
    /// From times in any order.
    pub fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time in milliseconds within which this share (0 to 1) of the events was over; 0 where there was none.
    pub fn ms(&self, share: f64) -> f64 {
        // The nearest rank: with n = 100, p99 is the 99th.
        let rank = (self.0.len() as f64 * share).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }

    /// How many there were, and the longest.
    pub fn how(&self) -> String {
        format!("n = {}, longest {} ms", self.0.len(), short(self.ms(1.0)))
    }
}

/// Figures of rounds, sorted.
#[derive(Debug)]
pub struct Rounds(Vec<f64>);

impl Rounds {
    /// From figures in any order.
    pub fn new(mut rounds: Vec<f64>) -> Self {
        rounds.sort_by(f64::total_cmp);
        Self(rounds)
    }

    /// The middle one, or the mean of the two in the middle; 0 where there is none.
    pub fn median(&self) -> f64 {
        let at = |n: usize| self.0.get(n).copied().unwrap_or_default();
        f64::midpoint(at(self.0.len().saturating_sub(1) / 2), at(self.0.len() / 2))
    }

    /// "median of 9 rounds, 200 to 210".
    pub fn how(&self, what: &str) -> String {
        let (first, last) = (self.0.first().copied().unwrap_or_default(), self.0.last().copied().unwrap_or_default());
        format!("median of {} {what}, {} to {}", self.0.len(), short(first), short(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_nearest_ranks() {
        let times = Times::new((1..=100).rev().map(Duration::from_millis).collect());
        assert_eq!([0.5, 0.99, 1.0].map(|share| times.ms(share)), [50.0, 99.0, 100.0]);
        assert_eq!(Times::new(Vec::new()).ms(0.99), 0.0);
        assert_eq!(Rounds::new(vec![3.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(Rounds::new(vec![3.0, 1.0]).median(), 2.0);
        assert_eq!(Rounds::new(Vec::new()).median(), 0.0);
    }
}
