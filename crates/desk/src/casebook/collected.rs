//! Which answers children have collected, as tablets say it. How that is heard is in `crate::collected`.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
    stones,
};
use crate::{case::Collected, identity::Keys};
use anyhow::Result;
use lantern_frame::{reply::ReplyId, report::HalfDay};
use sqlx::{Row, Sqlite, Transaction};

pub(super) fn name(keys: &Keys, id: &ReplyId) -> RowId {
    RowId::of(keys, &[&b"collected"[..], id].concat())
}

/// Notes that an answer was collected; the first word of it stays.
pub(super) async fn insert(work: &mut Transaction<'_, Sqlite>, keys: &Keys, id: ReplyId, when: (u16, HalfDay)) -> Result<u64> {
    if stones::gone(work, keys, &id).await? {
        return Ok(0);
    }
    let row = name(keys, &id);
    let sealed = rows::seal(keys, Purpose::Collected, row, &(id, when))?;
    let done = sqlx::query("INSERT INTO collected (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(row.0.to_vec()).bind(sealed);
    Ok(done.execute(&mut **work).await?.rows_affected())
}

impl Casebook {
    /// Every answer that was collected.
    ///
    /// # Errors
    /// The database.
    pub async fn collected(&self, keys: &Keys) -> Result<Collected> {
        let mut all = Collected::new();
        for row in sqlx::query("SELECT row, sealed FROM collected").fetch_all(&self.0).await? {
            match rows::open::<(ReplyId, (u16, HalfDay))>(
                keys,
                Purpose::Collected,
                RowId::read(row.try_get("row")?)?,
                row.try_get("sealed")?,
            ) {
                Ok((id, when)) => _ = all.insert(id, when),
                Err(why) => tracing::warn!("which answers were collected cannot all be read any more: {why:#}"),
            }
        }
        Ok(all)
    }
}
