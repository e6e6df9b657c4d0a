//! What this reader hears of reports that she may not read: that there is one, and whether somebody looked at it. The two
//! words about one report come in any order.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
};
use crate::identity::Keys;
use anyhow::Result;
use lantern_frame::{Watch, WatchId};
use serde::{Deserialize, Serialize};
use sqlx::{Row, Sqlite, Transaction};

/// What is known of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// What stands for the report.
    pub id: WatchId,
    /// The day by whose end it is to be looked at; `None` while only word came that somebody did.
    pub by: Option<u16>,
    /// Somebody looked, or this reader has asked.
    pub over: bool,
    /// Day since 1970 on which the first word came.
    pub came: u16,
}

fn name(keys: &Keys, id: &WatchId) -> RowId {
    RowId::of(keys, &[&b"watch"[..], id].concat())
}

async fn read(work: &mut Transaction<'_, Sqlite>, keys: &Keys, row: RowId) -> Result<Option<Watched>> {
    let found = sqlx::query("SELECT sealed FROM watch WHERE row = ?").bind(row.0.to_vec()).fetch_optional(&mut **work).await?;
    found.map(|found| rows::open(keys, Purpose::Watch, row, found.try_get("sealed")?)).transpose()
}

async fn write(work: &mut Transaction<'_, Sqlite>, keys: &Keys, watched: &Watched) -> Result<()> {
    let row = name(keys, &watched.id);
    let sealed = rows::seal(keys, Purpose::Watch, row, watched)?;
    let put = sqlx::query("INSERT INTO watch (row, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed");
    put.bind(row.0.to_vec()).bind(sealed).execute(&mut **work).await?;
    Ok(())
}

/// Notes that a report is to be looked at; the first day that was said stays.
pub(super) async fn watch(work: &mut Transaction<'_, Sqlite>, keys: &Keys, watch: Watch, today: u16) -> Result<()> {
    let known = read(work, keys, name(keys, &watch.id)).await?;
    let fresh = Watched { id: watch.id, by: None, over: false, came: today };
    let watched = known.unwrap_or(fresh);
    if watched.by.is_some() {
        return Ok(());
    }
    write(work, keys, &Watched { by: Some(watch.day), ..watched }).await
}

/// Notes that somebody looked.
pub(super) async fn seen(work: &mut Transaction<'_, Sqlite>, keys: &Keys, id: WatchId, today: u16) -> Result<()> {
    let known = read(work, keys, name(keys, &id)).await?;
    let watched = known.unwrap_or(Watched { id, by: None, over: false, came: today });
    write(work, keys, &Watched { over: true, ..watched }).await
}

impl Casebook {
    /// Everything that is known of reports which this reader may not read, with the names of the rows.
    ///
    /// # Errors
    /// The database.
    pub async fn watched(&self, keys: &Keys) -> Result<Vec<(RowId, Watched)>> {
        let mut all = Vec::new();
        for row in sqlx::query("SELECT row, sealed FROM watch").fetch_all(&self.0).await? {
            let name = RowId::read(row.try_get("row")?)?;
            match rows::open(keys, Purpose::Watch, name, row.try_get("sealed")?) {
                Ok(watched) => all.push((name, watched)),
                Err(why) => tracing::warn!("which reports wait to be looked at cannot all be read any more: {why:#}"),
            }
        }
        Ok(all)
    }

    /// This reader has asked about the report in this row.
    ///
    /// # Errors
    /// The database, or a row that this key does not open.
    pub async fn asked(&self, keys: &Keys, row: RowId) -> Result<()> {
        let mut work = self.0.begin().await?;
        if let Some(watched) = read(&mut work, keys, row).await? {
            write(&mut work, keys, &Watched { over: true, ..watched }).await?;
        }
        Ok(work.commit().await?)
    }

    /// Drops these rows.
    ///
    /// # Errors
    /// The database.
    pub async fn drop_watched(&self, rows: &[RowId]) -> Result<()> {
        for row in rows {
            sqlx::query("DELETE FROM watch WHERE row = ?").bind(row.0.to_vec()).execute(&self.0).await?;
        }
        Ok(())
    }
}
