//! The place (half-day and tick) of a frame that arrives now. Places never go back, whatever the machine's clock does:
//! a desk that has read on would otherwise miss a frame.

use jiff::{Timestamp, tz::TimeZone};
use lantern_wire::{Batch, Half, Place};
use std::time::Duration;
use tokio::time::Instant;

const HALF_DAY: u64 = 12 * 60 * 60;
/// Ticks stay below what the wire allows.
const MAX_TICK: u32 = (1 << 31) - 1;

/// Hands out places in order.
pub(crate) struct Places {
    tick: Duration,
    last: Option<Place>,
    since: Instant,
}

impl Places {
    /// `last` is the highest place in the store.
    pub(crate) fn new(tick: Duration, last: Option<Place>, now: Instant) -> Self {
        Self { tick: tick.max(Duration::from_millis(1)), last, since: now }
    }

    /// Another server has come as far as `last`.
    pub(crate) fn at_least(&mut self, last: Place, now: Instant) {
        if self.last < Some(last) {
            self.last = Some(last);
            self.since = now;
        }
    }

    /// The place for `wall` (the machine's clock) and `now` (which never goes back). `None` for a clock outside the
    /// years that a batch can name.
    pub(crate) fn at(&mut self, wall: Timestamp, now: Instant) -> Option<Place> {
        let wall = self.by_clock(wall)?;
        let place = match self.last {
            // The clock was put back: count ticks on from where it was.
            Some(last) if wall < last => {
                if now.duration_since(self.since) < self.tick {
                    return Some(last);
                }
                Place { tick: (last.tick + 1).min(MAX_TICK), ..last }
            }
            Some(last) if wall == last => return Some(last),
            _ => wall,
        };
        self.since = now;
        self.last = Some(place);
        Some(place)
    }

    fn by_clock(&self, wall: Timestamp) -> Option<Place> {
        let civil = wall.to_zoned(TimeZone::UTC).datetime();
        let second =
            u64::try_from(civil.hour()).ok()? * 3600 + u64::try_from(civil.minute()).ok()? * 60 + u64::try_from(civil.second()).ok()?;
        let half = if second < HALF_DAY { Half::Morning } else { Half::Afternoon };
        let batch = Batch::new(civil.year(), u8::try_from(civil.month()).ok()?, u8::try_from(civil.day()).ok()?, half).ok()?;
        let within = Duration::from_secs(second % HALF_DAY) + Duration::from_nanos(u64::try_from(civil.subsec_nanosecond()).ok()?);
        let tick = u32::try_from(within.as_millis() / self.tick.as_millis().max(1)).unwrap_or(MAX_TICK).min(MAX_TICK);
        Some(Place { batch, tick })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_clock_and_never_go_back() {
        let start = Instant::now();
        let mut places = Places::new(Duration::from_secs(60), None, start);
        let mut at = |wall: &str, secs: u64| {
            let place = places.at(wall.parse().unwrap(), start + Duration::from_secs(secs)).unwrap();
            format!("{} {}", place.batch, place.tick)
        };
        assert_eq!(at("2026-11-23T09:01:30Z", 0), "2026-11-23a 541");
        assert_eq!(at("2026-11-23T09:02:00Z", 30), "2026-11-23a 542");
        assert_eq!(at("2026-11-23T12:00:00Z", 31), "2026-11-23b 0");
        assert_eq!(at("2026-11-23T08:00:00Z", 40), "2026-11-23b 0", "the clock was put back");
        assert_eq!(at("2026-11-23T08:01:00Z", 100), "2026-11-23b 1");
        assert_eq!(at("2026-11-23T12:05:00Z", 101), "2026-11-23b 5");
    }
}
