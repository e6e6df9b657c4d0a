//! Events of cases in the casebook: added, never changed, and gone only with their whole case.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
    stones,
};
use crate::{
    case::{Event, Signed},
    identity::Keys,
};
use anyhow::{Context, Result};
use lantern_frame::Frame;
use serde::{Deserialize, Serialize};
use sqlx::{Row, Sqlite, Transaction};

/// Which of the frames that wait go first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rank {
    /// What a reader did: the others are to know soon who deals with a report.
    Now,
    /// Cases for somebody who joined, one frame a minute for as long as it takes.
    HandOver,
}

/// Everything that was done about any report.
#[derive(Debug, Default)]
pub struct Events {
    /// In no order that means anything.
    pub events: Vec<Event>,
    /// As they were signed, in the same order.
    pub signed: Vec<Signed>,
    /// Rows that this key does not open.
    pub unreadable: usize,
}

impl Casebook {
    /// Adds events and the frames that carry them to other readers, all or nothing. Returns how many are new.
    ///
    /// # Errors
    /// The database.
    pub async fn add_events(&self, keys: &Keys, events: &[Signed], frames: &[Frame]) -> Result<u64> {
        let mut work = self.0.begin().await?;
        let new = add(&mut work, keys, events).await?;
        for frame in frames {
            post(&mut work, frame, Rank::Now).await?;
        }
        work.commit().await?;
        Ok(new)
    }

    /// Every event.
    ///
    /// # Errors
    /// The database.
    pub async fn events(&self, keys: &Keys) -> Result<Events> {
        let mut all = Events::default();
        for row in sqlx::query("SELECT row, sealed FROM event").fetch_all(&self.0).await? {
            let name = RowId::read(row.try_get("row")?)?;
            let read =
                rows::open::<Signed>(keys, Purpose::Event, name, row.try_get("sealed")?).and_then(|signed| Ok((signed.event()?, signed)));
            match read {
                Ok((event, signed)) => {
                    all.events.push(event);
                    all.signed.push(signed);
                }
                Err(_) => all.unreadable += 1,
            }
        }
        Ok(all)
    }

    /// Frames that wait to be posted.
    ///
    /// # Errors
    /// The database.
    pub async fn outgoing(&self) -> Result<usize> {
        let count: i64 = sqlx::query("SELECT count(*) FROM outgoing").fetch_one(&self.0).await?.try_get(0)?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Every frame that waits, as it stands.
    ///
    /// # Errors
    /// The database.
    pub async fn all_outgoing(&self) -> Result<Vec<(Frame, Rank)>> {
        let rows = sqlx::query("SELECT frame, rank FROM outgoing").fetch_all(&self.0).await?;
        let one = |row: &sqlx::sqlite::SqliteRow| {
            let rank = if row.try_get::<i64, _>("rank")? == 0 { Rank::Now } else { Rank::HandOver };
            Ok((Frame::try_from(row.try_get::<&[u8], _>("frame")?).context("a frame that waits is damaged")?, rank))
        };
        rows.iter().map(one).collect()
    }

    /// Lays frames where the next ticks take them.
    ///
    /// # Errors
    /// The database; none was laid then.
    pub async fn post(&self, frames: &[Frame], rank: Rank) -> Result<()> {
        let mut work = self.0.begin().await?;
        for frame in frames {
            post(&mut work, frame, rank).await?;
        }
        Ok(work.commit().await?)
    }

    /// One frame that waits: of those that go first, by its random id and so in no order that means anything.
    ///
    /// # Errors
    /// The database.
    pub async fn next_outgoing(&self) -> Result<Option<Frame>> {
        let row = sqlx::query("SELECT id, frame FROM outgoing ORDER BY rank, id LIMIT 1").fetch_optional(&self.0).await?;
        let Some(row) = row else { return Ok(None) };
        match Frame::try_from(row.try_get::<&[u8], _>("frame")?) {
            Ok(frame) => Ok(Some(frame)),
            Err(why) => {
                // It must not hold up those behind it; the event itself is in the record.
                tracing::error!("a frame that waited was damaged on the disk and is dropped: {why}");
                sqlx::query("DELETE FROM outgoing WHERE id = ?").bind(row.try_get::<&[u8], _>("id")?).execute(&self.0).await?;
                Ok(None)
            }
        }
    }

    /// The server has this frame.
    ///
    /// # Errors
    /// The database.
    pub async fn posted(&self, frame: &Frame) -> Result<()> {
        sqlx::query("DELETE FROM outgoing WHERE id = ?").bind(frame.id().0.to_vec()).execute(&self.0).await?;
        Ok(())
    }
}

pub(super) fn name(keys: &Keys, event: &[u8; 16]) -> RowId {
    RowId::of(keys, event)
}

/// Adds events within a transaction; one that is there already stays as it is, and one about a report that was deleted here
/// is left out.
pub(super) async fn add(work: &mut Transaction<'_, Sqlite>, keys: &Keys, events: &[Signed]) -> Result<u64> {
    let mut new = 0;
    for signed in events {
        let event = signed.event()?;
        if stones::gone(work, keys, &event.report).await? {
            continue;
        }
        let row = name(keys, &event.id);
        let sealed = rows::seal(keys, Purpose::Event, row, signed)?;
        new += sqlx::query("INSERT INTO event (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .bind(row.0.to_vec())
            .bind(sealed)
            .execute(&mut **work)
            .await?
            .rows_affected();
    }
    Ok(new)
}

pub(super) async fn post(work: &mut Transaction<'_, Sqlite>, frame: &Frame, rank: Rank) -> Result<()> {
    sqlx::query("INSERT INTO outgoing (id, frame, rank) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(frame.id().0.to_vec())
        .bind(frame.as_bytes().to_vec())
        .bind(rank as i64)
        .execute(&mut **work)
        .await?;
    Ok(())
}
