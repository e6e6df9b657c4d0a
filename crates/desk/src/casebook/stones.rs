//! Deleting: the report and everything about it goes, written over by SQLite, and a stone stays by which the same frame, a
//! restored copy or another desk's word is known and left outside.

use super::{
    Casebook, events, locators,
    rows::{self, Purpose, RowId},
};
use crate::{
    case::{Case, Deed, SignedStone, Stone, hashed},
    identity::Keys,
};
use anyhow::Result;
use lantern_frame::Frame;
use sqlx::{Row, Sqlite, Transaction};

fn name(keys: &Keys, hash: &[u8]) -> RowId {
    RowId::of(keys, &[&b"stone"[..], hash].concat())
}

/// Whether what has this id was deleted here.
pub(super) async fn gone(work: &mut Transaction<'_, Sqlite>, keys: &Keys, id: &[u8; 16]) -> Result<bool> {
    let row = sqlx::query("SELECT 1 FROM stone WHERE row = ?").bind(name(keys, &hashed(id)).0.to_vec());
    Ok(row.fetch_optional(&mut **work).await?.is_some())
}

/// Lays a stone: one row that has it all, under the report's name, and one under each answer's that says nothing.
async fn lay(work: &mut Transaction<'_, Sqlite>, keys: &Keys, stone: &Stone, signed: &SignedStone) -> Result<()> {
    for (n, hash) in stone.hashes().enumerate() {
        let row = name(keys, hash);
        let sealed = rows::seal(keys, Purpose::Stone, row, &(n == 0).then_some(signed))?;
        let done = sqlx::query("INSERT INTO stone (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(row.0.to_vec()).bind(sealed);
        done.execute(&mut **work).await?;
    }
    Ok(())
}

async fn drop_row(work: &mut Transaction<'_, Sqlite>, delete: &'static str, row: RowId) -> Result<()> {
    sqlx::query(delete).bind(row.0.to_vec()).execute(&mut **work).await?;
    Ok(())
}

/// Deletes a report and all that is about it.
async fn drop_case(work: &mut Transaction<'_, Sqlite>, keys: &Keys, case: &Case) -> Result<()> {
    drop_row(work, "DELETE FROM entry WHERE row = ?", case.entry.row).await?;
    drop_row(work, "DELETE FROM locator WHERE row = ?", locators::name(keys, &case.entry.report.id)).await?;
    for event in &case.events {
        drop_row(work, "DELETE FROM event WHERE row = ?", events::name(keys, &event.id)).await?;
        if let Deed::Replied { id, .. } = &event.deed {
            drop_row(work, "DELETE FROM collected WHERE row = ?", super::collected::name(keys, id)).await?;
        }
    }
    Ok(())
}

/// Deletes and lays stones within a transaction.
pub(super) async fn bury(work: &mut Transaction<'_, Sqlite>, keys: &Keys, gone: &[(Option<&Case>, SignedStone)]) -> Result<()> {
    let me = keys.signing.verify_key();
    for (case, signed) in gone {
        // Another's word deletes nothing here.
        let Ok(stone) = signed.stone(&me) else { continue };
        if let Some(case) = case {
            drop_case(work, keys, case).await?;
        }
        lay(work, keys, &stone, signed).await?;
    }
    Ok(())
}

impl Casebook {
    /// Deletes these cases, lays their stones, and lays the frames that tell the other readers where the next ticks take
    /// them, all or nothing. SQLite writes zeros over what goes, and its journal is emptied.
    ///
    /// # Errors
    /// The database; nothing was deleted then.
    pub async fn delete(&self, keys: &Keys, gone: &[(Option<&Case>, SignedStone)], frames: &[Frame]) -> Result<()> {
        let mut work = self.0.begin().await?;
        bury(&mut work, keys, gone).await?;
        for frame in frames {
            events::post(&mut work, frame, events::Rank::Now).await?;
        }
        work.commit().await?;
        self.empty_journal().await
    }

    /// Writes the journal into the database and cuts it to nothing.
    pub(super) async fn empty_journal(&self) -> Result<()> {
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_all(&self.0).await?;
        Ok(())
    }

    /// Whether what has this id was deleted here.
    ///
    /// # Errors
    /// The database.
    pub async fn is_gone(&self, keys: &Keys, id: &[u8; 16]) -> Result<bool> {
        let mut work = self.0.begin().await?;
        gone(&mut work, keys, id).await
    }

    /// Every stone that this reader signed, with its signature.
    ///
    /// # Errors
    /// The database.
    pub async fn stones(&self, keys: &Keys) -> Result<Vec<(Stone, SignedStone)>> {
        let me = keys.signing.verify_key();
        let mut stones = Vec::new();
        for row in sqlx::query("SELECT row, sealed FROM stone").fetch_all(&self.0).await? {
            match rows::open::<Option<SignedStone>>(keys, Purpose::Stone, RowId::read(row.try_get("row")?)?, row.try_get("sealed")?) {
                Ok(Some(signed)) => stones.extend(signed.stone(&me).ok().map(|stone| (stone, signed))),
                Ok(None) => {}
                Err(why) => tracing::warn!("what was deleted here cannot all be read any more: {why:#}"),
            }
        }
        Ok(stones)
    }
}
