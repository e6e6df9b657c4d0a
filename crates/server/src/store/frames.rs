//! Reading frames, a page at a time.

use super::{Result, Store};
use lantern_wire::{Ask, Batch, FrameBytes, MAX_PAGE, Page, Place};

impl Store {
    /// The page that was asked for.
    pub(crate) async fn page(&self, ask: Ask) -> Result<Page> {
        let batch = ask.place.map(|p| p.batch.to_string()).unwrap_or_default();
        let tick = ask.place.map_or(0, |p| p.tick);
        // Every id sorts above the empty one.
        let after = ask.after.map(|id| id.to_vec()).unwrap_or_default();
        let mut rows: Vec<(String, u32, Vec<u8>)> =
            sqlx::query_as("SELECT batch, tick, body FROM frames WHERE (batch, tick, id) > (?, ?, ?) ORDER BY batch, tick, id LIMIT ?")
                .bind(batch)
                .bind(tick)
                .bind(after)
                .bind(MAX_PAGE as i64 + 1)
                .fetch_all(&self.pool)
                .await?;
        let more = rows.len() > MAX_PAGE;
        rows.truncate(MAX_PAGE);
        let last = match rows.last() {
            Some((batch, tick, _)) => Some(place(batch, *tick)?),
            None => None,
        };
        let frames: std::result::Result<Vec<FrameBytes>, _> = rows.into_iter().map(|(.., body)| body.try_into()).collect();
        let frames = frames.map_err(|_| sqlx::Error::Decode("a frame in the database has the wrong length".into()))?;
        Ok(Page { frames, last, more })
    }

    /// The highest place that holds a frame.
    pub(crate) async fn last_place(&self) -> Result<Option<Place>> {
        let row: Option<(String, u32)> =
            sqlx::query_as("SELECT batch, tick FROM frames ORDER BY batch DESC, tick DESC LIMIT 1").fetch_optional(&self.pool).await?;
        row.map(|(batch, tick)| place(&batch, tick)).transpose()
    }
}

fn place(batch: &str, tick: u32) -> Result<Place> {
    let batch: Batch = batch.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
    Ok(Place { batch, tick })
}
