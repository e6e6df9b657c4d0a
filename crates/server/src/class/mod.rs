//! What a class does together: sessions, what tablets hear of them, who may start them, and what is counted.
//! Nothing of reports is known here, and nothing here could hold one back: frames have their own path and their own rhythm.

mod command;
pub mod manage;
mod presence;
pub mod record;
mod tell;

use crate::calendar::Calendar;
use crate::store::{Docs, Kind, Store};
use jiff::Timestamp;
use lantern_class::{ClassId, Eyes, Session, SessionId, StaffId};
use presence::Presence;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};

pub(crate) use record::school_year;
pub(crate) use tell::Knows;

/// How often it is looked whether another server, or a command, has changed something.
const LOOK: Duration = Duration::from_millis(300);
/// Without any command for this long a PIN is asked for again, in seconds.
const IDLE: i64 = 10 * 60;
/// Without any command for this long a session has been forgotten, in seconds.
const FORGOTTEN: i64 = 3 * 60 * 60;
/// Beats that are remembered, so that one that was sent twice counts once.
const BEATS: usize = 4_096;

/// A session as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    session: Session,
    /// Version of the documents at its last change.
    seq: u64,
    /// *Eyes on me* until then, in milliseconds since 1970.
    eyes_until: i64,
    /// The how-manieth.
    eyes: u32,
    /// Last command, in seconds since 1970.
    at: i64,
    /// Id of its record.
    log: String,
}

impl Kept {
    /// The session with the seconds that are left of *Eyes on me*.
    fn now(&self, now: Timestamp) -> Session {
        let left = (self.eyes_until - now.as_millisecond()).clamp(0, i64::from(u16::MAX) * 1_000);
        let left = u16::try_from((left + 999) / 1_000).unwrap_or(u16::MAX);
        Session { eyes: (left > 0).then_some(Eyes { number: self.eyes, left }), ..self.session.clone() }
    }
}

/// Somebody whose PIN was right.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Opened {
    staff: StaffId,
    /// Until then, in seconds since 1970.
    until: i64,
    /// The tablet on which it was typed: the token is good there alone.
    device: i64,
}

/// The classes of a school.
pub(crate) struct Classes {
    store: Store,
    calendar: Calendar,
    docs: RwLock<Arc<Docs>>,
    changed: watch::Sender<i64>,
    presence: Presence,
    beats: Mutex<VecDeque<u64>>,
    /// What bars a teacher has seen so far.
    bars: Mutex<HashMap<SessionId, record::Bars>>,
    /// Each check of a PIN takes 64 MiB.
    checking: Semaphore,
}

impl Classes {
    /// Of this school, as they are now.
    pub(crate) async fn open(store: Store, calendar: Calendar) -> sqlx::Result<Self> {
        let docs = store.class_docs().await?;
        let (changed, _) = watch::channel(docs.version);
        Ok(Self {
            presence: Presence::new(store.is_shared()),
            store,
            calendar,
            docs: RwLock::new(Arc::new(docs)),
            changed,
            beats: Mutex::default(),
            bars: Mutex::default(),
            checking: Semaphore::new(2),
        })
    }

    fn docs(&self) -> Arc<Docs> {
        self.docs.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes newer documents into use and wakes who waits for them.
    fn take(&self, docs: Docs) {
        let version = docs.version;
        {
            let mut here = self.docs.write().unwrap_or_else(PoisonError::into_inner);
            // Two changes may come back in the other order.
            if here.version >= version {
                return;
            }
            *here = Arc::new(docs);
        }
        self.changed.send_replace(version);
    }

    /// Changes documents, here and for everybody.
    async fn change<T>(&self, change: impl FnOnce(&mut Docs) -> T) -> sqlx::Result<T> {
        let (came, docs) = self.store.class_change(change).await?;
        self.take(docs);
        Ok(came)
    }

    /// The day since 1970, by the school's clock.
    fn today(&self, now: Timestamp) -> u16 {
        let date = self.calendar.zone().map(|zone| now.to_zoned(zone).date());
        let days = date.map(|date| date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days()));
        days.ok().and_then(|days| u16::try_from(days).ok()).unwrap_or_default()
    }

    /// Sees what other servers and commands have changed, and ends what everybody has forgotten. For as long as the server runs.
    pub(crate) async fn watch(&self) {
        let mut tidied = tokio::time::Instant::now();
        loop {
            tokio::time::sleep(LOOK).await;
            match self.store.class_versions().await {
                Ok((version, _)) if version != self.docs().version => match self.store.class_docs().await {
                    Ok(docs) => self.take(docs),
                    Err(e) => tracing::warn!("what classes do could not be read; trying again ({e})"),
                },
                Ok(_) => {}
                // The writer says what is wrong with the database.
                Err(e) => tracing::debug!("{e}"),
            }
            if let Some(count) = self.presence.due(self.store.is_shared())
                && let Err(e) = self.note_presence(count).await
            {
                tracing::debug!("{e}");
            }
            if tidied.elapsed() > Duration::from_secs(60) {
                tidied = tokio::time::Instant::now();
                if let Err(e) = self.tidy(Timestamp::now()).await {
                    tracing::warn!("sessions that nobody ended could not be ended; trying again ({e})");
                }
            }
        }
    }

    async fn note_presence(&self, count: presence::Noted) -> sqlx::Result<()> {
        self.change(|docs| docs.put(Kind::Presence, &self.presence.name, &count)).await
    }

    /// Ends what nobody has commanded for hours, and forgets PINs that were typed long ago.
    async fn tidy(&self, now: Timestamp) -> sqlx::Result<()> {
        let second = now.as_second();
        let docs = self.docs();
        let old: Vec<SessionId> = sessions(&docs).into_iter().filter(|k| k.at + FORGOTTEN < second).map(|k| k.session.id).collect();
        for id in old {
            self.end(id, now).await?;
        }
        let stale = |(id, opened): (String, Opened)| (opened.until < second).then_some(id);
        let gone: Vec<String> = docs.all(Kind::Opened).into_iter().filter_map(stale).collect();
        let absent = |(id, noted): (String, presence::Noted)| (noted.at + 60 < second).then_some(id);
        let quiet: Vec<String> = docs.all(Kind::Presence).into_iter().filter_map(absent).collect();
        if gone.is_empty() && quiet.is_empty() {
            return Ok(());
        }
        self.change(|docs| {
            gone.iter().for_each(|id| docs.remove(Kind::Opened, id));
            quiet.iter().for_each(|id| docs.remove(Kind::Presence, id));
        })
        .await
    }

    /// Ends a session: nothing but the class's counts and the record stays.
    async fn end(&self, id: SessionId, now: Timestamp) -> sqlx::Result<()> {
        let ended = self
            .change(|docs| {
                let kept: Option<Kept> = docs.get(Kind::Session, &id.to_string());
                docs.remove(Kind::Session, &id.to_string());
                if let Some(kept) = &kept {
                    record::ended(docs, &kept.log, now);
                }
                kept.is_some()
            })
            .await?;
        if ended {
            self.store.fold_tallies(&id.to_string()).await?;
            self.bars.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        }
        Ok(())
    }
}

/// All sessions under way.
fn sessions(docs: &Docs) -> Vec<Kept> {
    docs.all(Kind::Session).into_iter().map(|(_, kept)| kept).collect()
}

/// The session of a class.
fn session_of(docs: &Docs, class: ClassId) -> Option<Kept> {
    sessions(docs).into_iter().filter(|kept| kept.session.class == class).max_by_key(|kept| kept.seq)
}
