//! Events of cases in the casebook: added, never changed, never taken away.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
};
use crate::{
    case::{Event, Signed},
    identity::Keys,
};
use anyhow::{Context, Result};
use lantern_frame::Frame;
use sqlx::{Row, Sqlite, Transaction};

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
            post(&mut work, frame).await?;
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

    /// Lays frames where the next ticks take them.
    ///
    /// # Errors
    /// The database; none was laid then.
    pub async fn post(&self, frames: &[Frame]) -> Result<()> {
        let mut work = self.0.begin().await?;
        for frame in frames {
            post(&mut work, frame).await?;
        }
        Ok(work.commit().await?)
    }

    /// One frame that waits, by its random id and so in no order that means anything.
    ///
    /// # Errors
    /// The database.
    pub async fn next_outgoing(&self) -> Result<Option<Frame>> {
        let row = sqlx::query("SELECT frame FROM outgoing LIMIT 1").fetch_optional(&self.0).await?;
        row.map(|row| Frame::try_from(row.try_get::<&[u8], _>(0)?).context("a frame that waits is damaged")).transpose()
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

/// Adds events within a transaction; one that is there already stays as it is.
pub(super) async fn add(work: &mut Transaction<'_, Sqlite>, keys: &Keys, events: &[Signed]) -> Result<u64> {
    let mut new = 0;
    for signed in events {
        let row = RowId::of(keys, &signed.event()?.id);
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

async fn post(work: &mut Transaction<'_, Sqlite>, frame: &Frame) -> Result<()> {
    sqlx::query("INSERT INTO outgoing (id, frame) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(frame.id().0.to_vec())
        .bind(frame.as_bytes().to_vec())
        .execute(&mut **work)
        .await?;
    Ok(())
}
