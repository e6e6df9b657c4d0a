//! This desk's slots of the board, ready to be put: answers and random bytes look the same, so nothing here is sealed once
//! more, and a locked desk can go on with its rhythm.

use super::Casebook;
use anyhow::{Context, Result};
use lantern_frame::reply::{SLOT_LEN, empty_slot};
use sqlx::Row;

/// A slot as it goes to the board.
pub type SlotBytes = [u8; SLOT_LEN];

impl Casebook {
    /// The first `count` slots of this desk, whichever is put next in front. Those that are new are filled with random bytes.
    ///
    /// # Errors
    /// The database.
    pub async fn slots(&self, count: u8) -> Result<Vec<(u8, Box<SlotBytes>)>> {
        let read = async || {
            let rows = sqlx::query("SELECT pos, bytes FROM slot WHERE pos < ? ORDER BY turn, pos").bind(count).fetch_all(&self.0).await?;
            let slot = |row: &sqlx::sqlite::SqliteRow| {
                let bytes: &[u8] = row.try_get("bytes")?;
                anyhow::Ok((row.try_get("pos")?, Box::new(bytes.try_into().context("a slot of the board has another length")?)))
            };
            rows.iter().map(slot).collect::<Result<Vec<_>>>()
        };
        let slots = read().await?;
        if slots.len() == usize::from(count) {
            return Ok(slots);
        }
        let mut work = self.0.begin().await?;
        for pos in 0..count {
            let random = empty_slot(&mut rand::rng()).to_vec();
            sqlx::query("INSERT INTO slot (pos, bytes, turn) VALUES (?, ?, 0) ON CONFLICT DO NOTHING")
                .bind(pos)
                .bind(random)
                .execute(&mut *work)
                .await?;
        }
        work.commit().await?;
        read().await
    }

    /// Lays bytes into slots, for their next turn; all or nothing.
    ///
    /// # Errors
    /// The database.
    pub async fn lay(&self, slots: &[(u8, Box<SlotBytes>)]) -> Result<()> {
        let mut work = self.0.begin().await?;
        for (pos, bytes) in slots {
            sqlx::query("UPDATE slot SET bytes = ? WHERE pos = ?").bind(bytes.to_vec()).bind(pos).execute(&mut *work).await?;
        }
        Ok(work.commit().await?)
    }

    /// The server has this slot: it comes last now.
    ///
    /// # Errors
    /// The database.
    pub async fn had_its_turn(&self, pos: u8) -> Result<()> {
        sqlx::query("UPDATE slot SET turn = (SELECT max(turn) FROM slot) + 1 WHERE pos = ?").bind(pos).execute(&self.0).await?;
        Ok(())
    }
}
