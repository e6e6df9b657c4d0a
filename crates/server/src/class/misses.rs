//! Misses of an account's PIN: on each tablet it gets slow from the fifth, and on all of them together from the tenth. So a
//! child who plays with one tablet does not keep a teacher from hers, and who tries on many gets no further. Forgotten after
//! a day: nothing says for long on which tablet somebody mistyped.

use crate::store::{Docs, Kind};
use lantern_class::Tries;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Misses {
    /// Day since 1970.
    pub(super) day: u16,
    everywhere: Tries,
    /// By number of the tablet.
    here: BTreeMap<i64, Tries>,
}

impl Misses {
    /// Of this account, on this day.
    pub(super) fn of(docs: &Docs, staff: &str, today: u16, now: u64) -> Self {
        let kept: Self = docs.get(Kind::Tries, staff).unwrap_or_default();
        let waits = std::iter::once(&kept.everywhere).chain(kept.here.values()).any(|tries| !tries.wait(now).is_zero());
        if kept.day == today || waits { kept } else { Self { day: today, ..Self::default() } }
    }

    /// Seconds until this tablet may try.
    pub(super) fn wait(&self, device: i64, now: u64) -> u32 {
        let wait = |tries: &Tries| u32::try_from(tries.wait(now).as_secs()).unwrap_or(u32::MAX);
        wait(&self.everywhere).max(self.here.get(&device).map_or(0, wait))
    }

    /// A miss on this tablet.
    pub(super) fn miss(&mut self, device: i64, now: u64) {
        self.everywhere.miss_after(Tries::FREE_ANYWHERE, now);
        self.here.entry(device).or_default().miss(now);
    }

    /// It was right on this tablet.
    pub(super) fn hit(&mut self, device: i64) {
        self.everywhere.hit();
        self.here.remove(&device);
    }

    pub(super) fn keep(&self, docs: &mut Docs, staff: &str) {
        if self.everywhere.misses == 0 && self.here.is_empty() {
            docs.remove(Kind::Tries, staff);
        } else {
            docs.put(Kind::Tries, staff, self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tablet_does_not_shut_the_others_out_and_many_get_no_further() {
        let mut misses = Misses::default();
        for _ in 0..5 {
            misses.miss(1, 1_000);
        }
        assert_eq!((misses.wait(1, 1_000), misses.wait(2, 1_000)), (30, 0));
        for device in 2..7 {
            misses.miss(device, 1_000);
        }
        assert_eq!(misses.wait(9, 1_000), 30, "the tenth, wherever");
        misses.hit(9);
        assert_eq!((misses.wait(1, 1_000), misses.wait(9, 1_000)), (30, 0));
    }

    #[test]
    fn misses_are_forgotten_after_a_day_but_not_while_somebody_waits() {
        let mut docs = Docs::default();
        let mut misses = Misses { day: 7, ..Misses::default() };
        for _ in 0..5 {
            misses.miss(1, 1_000);
        }
        misses.keep(&mut docs, "s");
        assert_eq!(Misses::of(&docs, "s", 8, 1_020).wait(1, 1_020), 10);
        assert_eq!(Misses::of(&docs, "s", 8, 1_030).here.len(), 0);
        assert_eq!(Misses::of(&docs, "s", 7, 1_030).here.len(), 1);
    }
}
