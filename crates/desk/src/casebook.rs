//! The casebook: every report this reader could open, once, each row sealed under a key that only her unlocked identity
//! has. SQLite sees names that are keyed hashes and sealed rows of one length. It keeps no key: each call is given it.

use crate::identity::Keys;
use anyhow::{Context, Result, ensure};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use lantern_frame::{Frame, FrameId, Opened, Report, report::HalfDay};
use lantern_wire::Place;
use rand::RngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::{
    Row, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{fmt, path::Path, str::FromStr, time::Duration};
use zeroize::Zeroizing;

/// Length of every row before it is sealed: a report with the longest words, her mark, and some room.
const ROW_LEN: usize = 2_048;
const NONCE: usize = 24;
const PURPOSE: &[u8] = b"lantern-casebook-row-v1";
const NAME: &[u8] = b"lantern-casebook-name-v1";

/// Name of a row: says nothing about the report in it. Stands in the address of the report's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId([u8; 16]);

impl RowId {
    fn of(keys: &Keys, report: &Report) -> Self {
        let hash = Sha256::new().chain_update(NAME).chain_update(&keys.casebook[..]).chain_update(report.id).finalize();
        let mut id = [0; 16];
        id.copy_from_slice(&hash[..16]);
        Self(id)
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for RowId {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 16];
        hex::decode_to_slice(text, &mut id)?;
        Ok(Self(id))
    }
}

/// That a reader has seen a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Days since 1970 by her clock.
    pub day: u16,
    /// Half of that day.
    pub half: HalfDay,
    /// Label of the reader: "Designated safeguarding lead".
    pub by: String,
}

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
    /// Her mark.
    pub seen: Option<Seen>,
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
    seen: Option<Seen>,
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
    /// Reports that opened.
    pub opened: Vec<Opened>,
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

    /// Keeps what one look at the server brought, in one transaction. `now` is in seconds since 1970.
    ///
    /// Returns how many reports are new: one that is there already is left as it is, mark and all.
    ///
    /// # Errors
    /// The database; nothing was kept then, and the same frames come again at the next look.
    pub async fn keep(&self, keys: &Keys, haul: &Haul, now: u64) -> Result<u64> {
        let mut new = 0;
        let mut work = self.0.begin().await?;
        for opened in &haul.opened {
            let row = RowId::of(keys, &opened.report);
            let plain = Plain { report: opened.report.clone(), roster_version: opened.roster_version, arrived: now, seen: None };
            let sealed = seal(keys, row, &plain)?;
            new += sqlx::query("INSERT INTO entry (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .bind(row.0.to_vec())
                .bind(sealed)
                .execute(&mut *work)
                .await?
                .rows_affected();
        }
        for frame in &haul.later {
            sqlx::query("INSERT INTO later (id, frame) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .bind(frame.id().0.to_vec())
                .bind(frame.as_bytes().to_vec())
                .execute(&mut *work)
                .await?;
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

    /// Marks a report as seen. A mark that is there stays: the first look is what counts. `false`: there is no such report.
    ///
    /// # Errors
    /// The database, or a row that this key does not open.
    pub async fn mark_seen(&self, keys: &Keys, row: RowId, seen: Seen) -> Result<bool> {
        let Some(found) = self.one(keys, row).await? else { return Ok(false) };
        if found.seen.is_none() {
            let plain = Plain { report: found.report, roster_version: found.roster_version, arrived: found.arrived, seen: Some(seen) };
            let sealed = seal(keys, row, &plain)?;
            sqlx::query("UPDATE entry SET sealed = ? WHERE row = ?").bind(sealed).bind(row.0.to_vec()).execute(&self.0).await?;
        }
        Ok(true)
    }
}

fn cipher(keys: &Keys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*keys.casebook).into())
}

fn bound_to(row: RowId) -> Vec<u8> {
    [PURPOSE, &row.0].concat()
}

fn seal(keys: &Keys, row: RowId, plain: &Plain) -> Result<Vec<u8>> {
    let mut padded = Zeroizing::new([0; ROW_LEN]);
    postcard::to_slice(plain, &mut padded[..]).context("the report does not fit into the casebook")?;
    let mut nonce = [0; NONCE];
    rand::rng().fill_bytes(&mut nonce);
    let sealed = cipher(keys)
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: &padded[..], aad: &bound_to(row) })
        .map_err(|_| anyhow::anyhow!("the row could not be sealed"))?;
    Ok([&nonce[..], &sealed].concat())
}

fn entry(keys: &Keys, row: &[u8], sealed: &[u8]) -> Result<Entry> {
    let row = RowId(row.try_into().context("a row of the casebook has no name")?);
    ensure!(sealed.len() > NONCE, "a row of the casebook was cut");
    let (nonce, sealed) = sealed.split_at(NONCE);
    let plain = cipher(keys)
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: &bound_to(row) })
        .map(Zeroizing::new)
        .map_err(|_| anyhow::anyhow!("a row of the casebook does not open"))?;
    let (plain, _padding): (Plain, _) =
        postcard::take_from_bytes(&plain).context("a row of the casebook was written by another Lantern")?;
    Ok(Entry { row, report: plain.report, roster_version: plain.roster_version, arrived: plain.arrived, seen: plain.seen })
}
