//! The casebook: every report this reader could open, once, each row sealed under a key that only her unlocked identity
//! has. SQLite sees names that are keyed hashes and sealed rows of one length. It keeps no key: each call is given it.

mod collected;
mod events;
mod locators;
mod parts;
mod rows;
mod slots;
mod stones;
mod things;
mod watches;

pub use events::{Events, Rank};
pub use locators::Located;
pub use parts::Waiting;
pub use rows::RowId;
pub use slots::SlotBytes;
pub use watches::Watched;

use crate::{
    backup::Contents,
    case::{Collected, SignedStone, cases, hashed},
    clock::Now,
    identity::Keys,
};
use anyhow::{Context, Result};
use lantern_frame::{Content, Frame, FrameId, Opened, Report, reply::ReplyId};
use lantern_wire::Place;
use rows::Purpose;
use serde::{Deserialize, Serialize};
use sqlx::{
    Row, Sqlite, SqlitePool, Transaction,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fmt, path::Path, time::Duration};

/// A report in the casebook.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Name of its row.
    pub row: RowId,
    /// What the child told.
    pub report: Report,
    /// Version of the roster that the tablet had.
    pub roster_version: u32,
    /// Seconds since 1970 when this desk opened it.
    pub arrived: u64,
    /// What local time added to UTC then, in seconds.
    pub offset: i32,
    /// A drill: it is shown as one and counts for nothing.
    pub drill: bool,
}

impl Entry {
    /// A report in its row; `arrived` is in seconds since 1970 with what local time added then.
    pub fn new(keys: &Keys, report: Report, roster_version: u32, (arrived, offset): (u64, i32), drill: bool) -> Self {
        Self { row: RowId::of(keys, &report.id), report, roster_version, arrived, offset, drill }
    }

    /// Local minutes since 1970 when this desk opened it.
    pub fn came(&self) -> crate::calendar::Minute {
        i64::try_from(self.arrived).unwrap_or(i64::MAX).saturating_add(i64::from(self.offset)).div_euclid(60)
    }

    /// Whether the child gave something by which to find it.
    pub fn asked_to_be_found(&self) -> bool {
        self.report.find.is_some()
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entry(..)")
    }
}

#[derive(Serialize, Deserialize)]
struct Plain {
    report: Report,
    roster_version: u32,
    arrived: u64,
    offset: i32,
    drill: bool,
}

/// Everything in the casebook.
#[derive(Debug, Default)]
pub struct Listing {
    /// In no order that means anything.
    pub entries: Vec<Entry>,
    /// Rows that this key does not open: a damaged disk, or somebody else's database.
    pub unreadable: usize,
}

/// What one look at the server brought; it is kept as a whole or not at all.
#[derive(Default)]
pub struct Haul {
    /// What opened.
    pub opened: Vec<Opened>,
    /// Answers of which a tablet says that they were collected.
    pub collected: Vec<ReplyId>,
    /// Frames for this reader from a newer Lantern.
    pub later: Vec<Frame>,
    /// Every frame that was tried, and where it stood or a little further on.
    pub tried: Vec<(FrameId, Place)>,
    /// Where to go on.
    pub place: Option<Place>,
}

impl fmt::Debug for Haul {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Haul(..)")
    }
}

/// The casebook's database.
#[derive(Debug, Clone)]
pub struct Casebook(SqlitePool);

impl Casebook {
    /// Opens or makes the casebook in this file. Call within a tokio runtime.
    ///
    /// # Errors
    /// The file cannot be opened or is no casebook; says what to do.
    pub async fn open(path: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            // What is wiped is written over.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(5));
        let advice =
            || format!("cannot open the casebook {}: check that the disk has room and that this is your desk's folder", path.display());
        let pool = SqlitePoolOptions::new().max_connections(2).connect_with(options).await.with_context(advice)?;
        sqlx::migrate!("./migrations").run(&pool).await.with_context(advice)?;
        Ok(Self(pool))
    }

    /// Closes the database; what was kept is on the disk already.
    pub async fn close(&self) {
        self.0.close().await;
    }

    /// How far the server's frames were fetched; `None` before the first time.
    ///
    /// # Errors
    /// The database.
    pub async fn place(&self) -> Result<Option<Place>> {
        let row = sqlx::query("SELECT batch, tick FROM place").fetch_optional(&self.0).await?;
        row.map(|row| Ok(Place { batch: row.try_get::<&str, _>("batch")?.parse()?, tick: row.try_get("tick")? })).transpose()
    }

    /// Whether this frame was tried already.
    ///
    /// # Errors
    /// The database.
    pub async fn tried(&self, id: FrameId) -> Result<bool> {
        Ok(sqlx::query("SELECT 1 FROM tried WHERE id = ?").bind(id.0.to_vec()).fetch_optional(&self.0).await?.is_some())
    }

    /// Frames that a newer Lantern may be able to read.
    ///
    /// # Errors
    /// The database.
    pub async fn later(&self) -> Result<Vec<Frame>> {
        let rows = sqlx::query("SELECT frame FROM later").fetch_all(&self.0).await?;
        Ok(rows.iter().filter_map(|row| Frame::try_from(row.try_get::<&[u8], _>(0).ok()?).ok()).collect())
    }

    /// Drops the kept frames that could be read now.
    ///
    /// # Errors
    /// The database.
    pub async fn done_later(&self, ids: &[FrameId]) -> Result<()> {
        for id in ids {
            sqlx::query("DELETE FROM later WHERE id = ?").bind(id.0.to_vec()).execute(&self.0).await?;
        }
        Ok(())
    }

    /// Keeps what one look at the server brought, in one transaction. Returns how many things are new: what is there
    /// already is left as it is.
    ///
    /// # Errors
    /// The database; nothing was kept then, and the same frames come again at the next look.
    pub async fn keep(&self, keys: &Keys, haul: &Haul, now: Now) -> Result<u64> {
        let mut work = self.0.begin().await?;
        let mut new = 0;
        let (today, half) = now.half_day();
        for opened in &haul.opened {
            new += match &opened.content {
                Content::Report(report) => {
                    let entry = Entry::new(keys, Report::clone(report), opened.roster_version, (now.unix, now.offset), report.drill);
                    insert(&mut work, keys, &entry).await?
                }
                Content::Locator(locator) => {
                    locators::insert(&mut work, keys, &Located::new(locator.clone(), opened.roster_version, now)).await?
                }
                Content::Part(part) => parts::insert(&mut work, keys, &Waiting { part: part.clone(), day: today }).await?,
                // Sealed to a reader's own key: whoever can do that need not have found the answer.
                Content::Collected(_) => 0,
                // Nothing that is shown before its day is over.
                Content::Watch(watch) => watches::watch(&mut work, keys, *watch, today).await.map(|()| 0)?,
                Content::Seen(id) => watches::seen(&mut work, keys, *id, today).await.map(|()| 0)?,
            };
        }
        for id in &haul.collected {
            new += collected::insert(&mut work, keys, *id, (today, half)).await?;
        }
        for frame in &haul.later {
            keep_for_later(&mut work, frame).await?;
        }
        for (id, place) in &haul.tried {
            sqlx::query("INSERT INTO tried (id, batch, tick) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .bind(id.0.to_vec())
                .bind(place.batch.as_str())
                .bind(place.tick)
                .execute(&mut *work)
                .await?;
        }
        if let Some(place) = &haul.place {
            sqlx::query("INSERT INTO place (one, batch, tick) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET batch = excluded.batch, tick = excluded.tick")
                .bind(place.batch.as_str())
                .bind(place.tick)
                .execute(&mut *work)
                .await?;
            // The server is asked again from this tick on, so only its frames can come twice.
            sqlx::query("DELETE FROM tried WHERE batch <> ?1 OR tick < ?2")
                .bind(place.batch.as_str())
                .bind(place.tick)
                .execute(&mut *work)
                .await?;
        }
        work.commit().await?;
        Ok(new)
    }

    /// Adds what a sealed copy has; what is there already stays, and what this reader deleted stays deleted: also what she
    /// deleted before the copy was made and a frame has brought back since. Returns how many reports are new. Locators that
    /// are past their day are the caller's to leave out.
    ///
    /// # Errors
    /// The database; nothing was added then.
    pub async fn restore(&self, keys: &Keys, contents: &Contents) -> Result<u64> {
        let cases = if contents.stones.is_empty() {
            Vec::new()
        } else {
            cases(self.all(keys).await?.entries, self.events(keys).await?.events, &Collected::new())
        };
        let me = keys.signing.verify_key();
        let case_of = |signed: &SignedStone| {
            let stone = signed.stone(&me).ok()?;
            cases.iter().find(|case| stone.report == hashed(&case.entry.report.id))
        };
        let buried: Vec<_> = contents.stones.iter().map(|signed| (case_of(signed), signed.clone())).collect();
        let mut work = self.0.begin().await?;
        let mut new = 0;
        stones::bury(&mut work, keys, &buried).await?;
        for entry in &contents.entries {
            new += insert(&mut work, keys, entry).await?;
        }
        events::add(&mut work, keys, &contents.signed).await?;
        for located in &contents.locators {
            locators::insert(&mut work, keys, located).await?;
        }
        for waiting in &contents.parts {
            parts::insert(&mut work, keys, waiting).await?;
        }
        for (id, when) in &contents.collected {
            collected::insert(&mut work, keys, *id, *when).await?;
        }
        for (frame, rank) in &contents.outgoing {
            events::post(&mut work, frame, *rank).await?;
        }
        for frame in &contents.later {
            keep_for_later(&mut work, frame).await?;
        }
        work.commit().await?;
        if buried.iter().any(|(case, _)| case.is_some()) {
            self.empty_journal().await?;
        }
        Ok(new)
    }

    /// Every report.
    ///
    /// # Errors
    /// The database.
    pub async fn all(&self, keys: &Keys) -> Result<Listing> {
        let mut listing = Listing::default();
        for row in sqlx::query("SELECT row, sealed FROM entry").fetch_all(&self.0).await? {
            match entry(keys, row.try_get("row")?, row.try_get("sealed")?) {
                Ok(entry) => listing.entries.push(entry),
                Err(_) => listing.unreadable += 1,
            }
        }
        Ok(listing)
    }

    /// One report.
    ///
    /// # Errors
    /// The database, or a row that this key does not open.
    pub async fn one(&self, keys: &Keys, row: RowId) -> Result<Option<Entry>> {
        let found = sqlx::query("SELECT row, sealed FROM entry WHERE row = ?").bind(row.0.to_vec()).fetch_optional(&self.0).await?;
        found.map(|found| entry(keys, found.try_get("row")?, found.try_get("sealed")?)).transpose()
    }
}

async fn keep_for_later(work: &mut Transaction<'_, Sqlite>, frame: &Frame) -> Result<()> {
    let row = sqlx::query("INSERT INTO later (id, frame) VALUES (?, ?) ON CONFLICT DO NOTHING");
    row.bind(frame.id().0.to_vec()).bind(frame.as_bytes().to_vec()).execute(&mut **work).await?;
    Ok(())
}

async fn insert(work: &mut Transaction<'_, Sqlite>, keys: &Keys, entry: &Entry) -> Result<u64> {
    if stones::gone(work, keys, &entry.report.id).await? {
        return Ok(0);
    }
    let plain = Plain {
        report: entry.report.clone(),
        roster_version: entry.roster_version,
        arrived: entry.arrived,
        offset: entry.offset,
        drill: entry.drill,
    };
    let sealed = rows::seal(keys, Purpose::Report, entry.row, &plain)?;
    let done = sqlx::query("INSERT INTO entry (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(entry.row.0.to_vec())
        .bind(sealed)
        .execute(&mut **work)
        .await?;
    Ok(done.rows_affected())
}

fn entry(keys: &Keys, row: &[u8], sealed: &[u8]) -> Result<Entry> {
    let row = RowId::read(row)?;
    let plain: Plain = rows::open(keys, Purpose::Report, row, sealed)?;
    Ok(Entry {
        row,
        report: plain.report,
        roster_version: plain.roster_version,
        arrived: plain.arrived,
        offset: plain.offset,
        drill: plain.drill,
    })
}
