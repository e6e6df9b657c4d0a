//! Dropping old half-days. Both must hold: older than fourteen days by the clock, and not among the last twenty-eight
//! half-days that have frames; so neither a holiday nor a clock gone wrong drops what no desk has fetched yet.

use super::{Result, Store};
use lantern_wire::Batch;

/// Half-days with frames that are kept in any case.
const NEWEST: i64 = 28;
/// Rows dropped in one go: posts come in between.
const SLICE: i64 = 200;

impl Store {
    /// Drops the half-days before `oldest`, except the newest ones. Returns how many.
    pub(crate) async fn drop_before(&self, oldest: Batch) -> Result<usize> {
        let old: Vec<String> = sqlx::query_scalar(
            "SELECT batch FROM batches WHERE batch < ? AND batch NOT IN (SELECT batch FROM batches ORDER BY batch DESC LIMIT ?)",
        )
        .bind(oldest.as_str())
        .bind(NEWEST)
        .fetch_all(&self.pool)
        .await?;
        for batch in &old {
            loop {
                let slice = sqlx::query(
                    "DELETE FROM frames WHERE batch = ?1 AND id IN (SELECT id FROM frames WHERE batch = ?1 ORDER BY tick, id LIMIT ?2)",
                );
                if slice.bind(batch).bind(SLICE).execute(&self.pool).await?.rows_affected() == 0 {
                    break;
                }
            }
            sqlx::query("DELETE FROM batches WHERE batch = ?").bind(batch).execute(&self.pool).await?;
        }
        Ok(old.len())
    }
}
