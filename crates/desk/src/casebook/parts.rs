//! Parts of what other desks sent, until the whole is there and it is clear whether it is believed.

use super::{
    Casebook, events,
    rows::{self, Purpose, RowId},
};
use crate::{case::Signed, identity::Keys};
use anyhow::Result;
use lantern_frame::Part;
use serde::{Deserialize, Serialize};
use sqlx::{Row, Sqlite, Transaction};

/// A part as it waits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// What came.
    pub part: Part,
    /// Day since 1970 on which it came.
    pub day: u16,
}

impl std::fmt::Debug for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waiting(..)")
    }
}

fn name(keys: &Keys, part: &Part) -> RowId {
    RowId::of(keys, &[&b"part"[..], &part.message, &[part.nth]].concat())
}

/// Keeps a part; one that is there already stays as it is.
pub(super) async fn insert(work: &mut Transaction<'_, Sqlite>, keys: &Keys, waiting: &Waiting) -> Result<u64> {
    let row = name(keys, &waiting.part);
    let sealed = rows::seal(keys, Purpose::Part, row, waiting)?;
    let done = sqlx::query("INSERT INTO part (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(row.0.to_vec()).bind(sealed);
    Ok(done.execute(&mut **work).await?.rows_affected())
}

impl Casebook {
    /// Every part that waits.
    ///
    /// # Errors
    /// The database.
    pub async fn parts(&self, keys: &Keys) -> Result<Vec<Waiting>> {
        let mut parts = Vec::new();
        for row in sqlx::query("SELECT row, sealed FROM part").fetch_all(&self.0).await? {
            match rows::open(keys, Purpose::Part, RowId::read(row.try_get("row")?)?, row.try_get("sealed")?) {
                Ok(part) => parts.push(part),
                Err(why) => tracing::warn!("what another desk sent cannot be read any more: {why:#}"),
            }
        }
        Ok(parts)
    }

    /// Adds what is believed and drops the parts that are done with, all or nothing. Returns how many events are new.
    ///
    /// # Errors
    /// The database; nothing was changed then.
    pub async fn settle(&self, keys: &Keys, believed: &[Signed], done: &[Part]) -> Result<u64> {
        let mut work = self.0.begin().await?;
        let new = events::add(&mut work, keys, believed).await?;
        for part in done {
            sqlx::query("DELETE FROM part WHERE row = ?").bind(name(keys, part).0.to_vec()).execute(&mut *work).await?;
        }
        work.commit().await?;
        Ok(new)
    }
}
