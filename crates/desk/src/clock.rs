//! What time it is, passed in so that tests can turn the clock. The wall clock names days; the steady one runs on when
//! somebody sets the wall clock back. The desk locks on whichever of the two says that ten minutes are over.

use lantern_frame::{half_day, report::HalfDay};
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// A moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Seconds since 1970 in UTC by the computer's clock.
    pub unix: u64,
    /// Time since some fixed moment; never goes back, may stand still while the computer sleeps.
    pub steady: Duration,
    /// What local time adds to UTC, in seconds.
    pub offset: i32,
}

impl Now {
    /// The local day in days since 1970, and its half.
    pub fn half_day(self) -> (u16, HalfDay) {
        half_day(self.unix, self.offset)
    }

    /// How long ago `earlier` was: the longer of what the two clocks say.
    pub fn since(self, earlier: Self) -> Duration {
        let wall = Duration::from_secs(self.unix.saturating_sub(earlier.unix));
        wall.max(self.steady.saturating_sub(earlier.steady))
    }
}

/// Something that knows the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Now;
}

/// The computer's own clock, in its own time zone.
#[derive(Debug)]
pub struct SystemClock(Instant);

impl SystemClock {
    /// Starts the steady clock.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Now {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        Now { unix, steady: self.0.elapsed(), offset: jiff::Zoned::now().offset().seconds() }
    }
}

/// A clock that moves only when told to.
#[derive(Debug)]
pub struct SetClock(AtomicU64);

impl SetClock {
    /// Stands at this second since 1970, in UTC.
    pub fn at(unix: u64) -> Self {
        Self(AtomicU64::new(unix))
    }

    /// Moves on.
    pub fn forward(&self, by: Duration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Now {
        let unix = self.0.load(Ordering::SeqCst);
        Now { unix, steady: Duration::from_secs(unix), offset: 0 }
    }
}
