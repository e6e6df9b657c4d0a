//! What a class does together: sessions, what tablets hear of them, who may start them, and what is counted.
//! Nothing of reports is known here, and nothing here could hold one back: frames have their own path and their own rhythm.

mod command;
pub mod manage;
mod misses;
mod presence;
pub mod record;
mod tell;

use crate::calendar::Calendar;
use crate::store::{Docs, Kind, Store};
use jiff::Timestamp;
use lantern_class::{ClassId, Eyes, MAX_EYES, Moment, Session, StaffId};
use presence::Presence;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError, RwLock};
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
/// Most lessons of one session of which choices are counted.
const PLAYED: usize = 20;

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
    /// What was played in it so far: choices of anything else are nobody's.
    #[serde(default)]
    played: Vec<Played>,
}

/// A lesson that was played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Played {
    lesson: String,
    rev: u32,
    moment: Moment,
}

impl Kept {
    /// The session with the seconds that are left of *Eyes on me*.
    fn now(&self, now: Timestamp) -> Session {
        let left = self.eyes_until.saturating_sub(now.as_millisecond()).max(0).saturating_add(999) / 1_000;
        // More than the longest is left only where the clock was set back: nobody is held by that.
        let left = u16::try_from(left).ok().filter(|left| (1..=MAX_EYES).contains(left));
        Session { eyes: left.map(|left| Eyes { number: self.eyes, left }), ..self.session.clone() }
    }
}

/// A session that is over.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Over {
    /// Version of the documents at its end.
    seq: u64,
    /// Its end, in seconds since 1970.
    at: i64,
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
    /// Each check of a PIN takes 64 MiB.
    checking: Semaphore,
    /// Turns true when the server stops: whoever waits for news is answered at once.
    stopping: watch::Receiver<bool>,
}

impl Classes {
    /// Of this school, as they are now. What was left behind when the server stopped is brought to its end.
    pub(crate) async fn open(store: Store, calendar: Calendar, stopping: watch::Receiver<bool>) -> sqlx::Result<Self> {
        let docs = store.class_docs().await?;
        let (changed, _) = watch::channel(docs.version);
        let classes = Self {
            stopping,
            presence: Presence::new(store.is_shared()),
            store,
            calendar,
            docs: RwLock::new(Arc::new(docs)),
            changed,
            checking: Semaphore::new(2),
        };
        if let Err(e) = classes.tidy(Timestamp::now()).await {
            tracing::warn!("sessions that nobody ended could not be ended; trying again ({e})");
        }
        Ok(classes)
    }

    fn docs(&self) -> Arc<Docs> {
        self.docs.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The documents, read anew if another server or a command has changed them since.
    async fn fresh_docs(&self) -> sqlx::Result<Arc<Docs>> {
        if self.store.class_versions().await?.0 != self.docs().version {
            self.take(self.store.class_docs().await?);
        }
        Ok(self.docs())
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
            if let Err(e) = self.fresh_docs().await {
                // The writer says what is wrong with the database.
                tracing::debug!("{e}");
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

    /// Ends what nobody has commanded for hours, forgets PINs that were typed long ago, and what a server that was stopped
    /// has left.
    async fn tidy(&self, now: Timestamp) -> sqlx::Result<()> {
        let (second, today) = (now.as_second(), self.today(now));
        let forgotten = |kept: &Kept| kept.at + FORGOTTEN < second;
        let stale = |docs: &Docs| {
            let opened = docs.all::<Opened>(Kind::Opened).into_iter().filter(|(_, opened)| opened.until < second);
            let quiet = docs.all::<presence::Noted>(Kind::Presence).into_iter().filter(|(_, noted)| noted.at + 60 < second);
            let over = docs.all::<Over>(Kind::Over).into_iter().filter(|(_, over)| over.at + FORGOTTEN < second);
            let past = |id: &String| misses::Misses::of(docs, id, today, u64::try_from(second).unwrap_or_default()).day;
            let missed = docs.all::<misses::Misses>(Kind::Tries).into_iter().filter(|(id, kept)| kept.day != today && past(id) == today);
            let mut gone: Vec<(Kind, String)> = opened.map(|(id, _)| (Kind::Opened, id)).collect();
            gone.extend(quiet.map(|(id, _)| (Kind::Presence, id)));
            gone.extend(over.map(|(id, _)| (Kind::Over, id)));
            gone.extend(missed.map(|(id, _)| (Kind::Tries, id)));
            gone
        };
        let docs = self.docs();
        if !stale(&docs).is_empty() || sessions(&docs).iter().any(forgotten) {
            self.change(|docs| {
                stale(docs).iter().for_each(|(kind, id)| docs.remove(*kind, id));
                sessions(docs).iter().filter(|kept| forgotten(kept)).for_each(|kept| close(docs, kept, now));
            })
            .await?;
        }
        for session in self.store.unfolded().await? {
            self.store.fold_tallies(&session).await?;
        }
        Ok(())
    }
}

/// Ends a session: nothing but the class's counts and the record stays. Its tallies are to be folded then.
fn close(docs: &mut Docs, kept: &Kept, now: Timestamp) {
    let id = kept.session.id.to_string();
    docs.remove(Kind::Session, &id);
    docs.remove(Kind::Bars, &id);
    docs.put(Kind::Over, &id, &Over { seq: u64::try_from(docs.version).unwrap_or_default(), at: now.as_second() });
    record::ended(docs, &kept.log, now);
}

/// All sessions under way.
fn sessions(docs: &Docs) -> Vec<Kept> {
    docs.all(Kind::Session).into_iter().map(|(_, kept)| kept).collect()
}

/// The session of a class.
fn session_of(docs: &Docs, class: ClassId) -> Option<Kept> {
    sessions(docs).into_iter().filter(|kept| kept.session.class == class).max_by_key(|kept| kept.seq)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_holds_nobody_on_the_calm_screen() {
        let now: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let session = Session {
            id: lantern_class::SessionId::default(),
            class: ClassId::default(),
            by: StaffId::default(),
            code: lantern_class::RoomCode([0, 1, 2]),
            plan: lantern_class::Plan::default(),
            start: 1,
            next: 0,
            hall: false,
            eyes: None,
        };
        let kept = |left: i64| Kept {
            session: session.clone(),
            seq: 1,
            eyes_until: now.as_millisecond().saturating_add(left),
            eyes: 3,
            at: now.as_second(),
            log: String::new(),
            played: Vec::new(),
        };
        let left = |left: i64| kept(left).now(now).eyes.map(|eyes| (eyes.number, eyes.left));
        assert_eq!((left(600_000), left(1), left(0), left(-5)), (Some((3, 600)), Some((3, 1)), None, None));
        assert_eq!((left(3_600_000), left(i64::MAX), left(i64::MIN)), (None, None, None));
    }
}
