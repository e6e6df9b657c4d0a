//! How many tablets listen to a session: in memory, by who has asked within the last while. Servers side by side tell each
//! other their numbers, never which tablets.

use jiff::Timestamp;
use lantern_class::SessionId;
use rand::RngCore as _;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// A tablet that has not asked for this long does not listen any more: more than one wait.
const HERE: Duration = Duration::from_secs(20);
/// Between two notes for other servers.
const NOTE: Duration = Duration::from_secs(3);

/// How many listened at one server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Noted {
    /// In seconds since 1970, in steps of 10: so that nothing changes where nothing has.
    pub(super) at: i64,
    pub(super) sessions: Vec<(SessionId, u16)>,
}

#[derive(Default)]
struct Seen {
    tablets: HashMap<(SessionId, i64), Instant>,
    noted: Option<(Instant, Noted)>,
}

pub(super) struct Presence {
    /// Of this server, among those side by side.
    pub(super) name: String,
    seen: Mutex<Seen>,
    shared: bool,
}

impl Presence {
    pub(super) fn new(shared: bool) -> Self {
        Self { name: format!("{:016x}", rand::rng().next_u64()), seen: Mutex::default(), shared }
    }

    /// This device listens to this session now.
    pub(super) fn here(&self, session: SessionId, device: i64) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        seen.tablets.retain(|_, at| now.duration_since(*at) < HERE);
        // A tablet is in one session.
        seen.tablets.retain(|(other, of), _| *of != device || *other == session);
        seen.tablets.insert((session, device), now);
    }

    /// How many listen here.
    pub(super) fn count(&self, session: SessionId) -> u16 {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let here = seen.tablets.iter().filter(|((of, _), at)| *of == session && now.duration_since(**at) < HERE);
        u16::try_from(here.count()).unwrap_or(u16::MAX)
    }

    /// What other servers are to know and do not know yet.
    pub(super) fn due(&self, shared: bool) -> Option<Noted> {
        if !shared || !self.shared {
            return None;
        }
        let ids: Vec<SessionId> = {
            let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
            let mut ids: Vec<SessionId> = seen.tablets.keys().map(|(id, _)| *id).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        let sessions: Vec<_> = ids.into_iter().map(|id| (id, self.count(id))).filter(|(_, n)| *n > 0).collect();
        let now = Noted { at: Timestamp::now().as_second().div_euclid(10) * 10, sessions };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let news = match &seen.noted {
            Some((at, before)) => at.elapsed() >= NOTE && *before != now && !(before.sessions.is_empty() && now.sessions.is_empty()),
            None => !now.sessions.is_empty(),
        };
        news.then(|| {
            seen.noted = Some((Instant::now(), now.clone()));
            now
        })
    }
}
