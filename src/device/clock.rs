//! The app's one clock. `Res<Time>` is not asked: after sleep it tells the time of the last frame.
//! Tests put a hand-moved clock in its place.

use bevy::prelude::*;
use std::time::Duration;
use web_time::{Instant, SystemTime, UNIX_EPOCH};

/// Time since the app was started, and the calendar.
#[derive(Resource, Debug, Clone)]
pub enum Clock {
    /// The tablet's own clocks.
    Real(Instant),
    /// A clock that stands still until it is moved.
    Hand {
        /// Time since start.
        now: Duration,
        /// Seconds since 1970 at the start.
        epoch: u64,
    },
}

impl Default for Clock {
    fn default() -> Self {
        Self::Real(Instant::now())
    }
}

impl Clock {
    /// Time since the app was started; never goes back.
    pub fn now(&self) -> Duration {
        match self {
            Self::Real(start) => start.elapsed(),
            Self::Hand { now, .. } => *now,
        }
    }

    /// Seconds since 1970-01-01 by the tablet's calendar; a clock set before that says 0.
    pub fn epoch_seconds(&self) -> u64 {
        match self {
            Self::Real(_) => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs()),
            Self::Hand { now, epoch } => epoch + now.as_secs(),
        }
    }

    /// Moves a hand-moved clock on; a real one goes by itself.
    pub fn advance(&mut self, by: Duration) {
        if let Self::Hand { now, .. } = self {
            *now += by;
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Clock>();
}
