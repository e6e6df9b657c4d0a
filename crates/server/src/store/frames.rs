//! Reading frames, a page at a time.

use super::{Result, Store};
use lantern_wire::{Ask, Batch, FrameBytes, MAX_PAGE, Page, Place};
use sqlx::postgres::PgExecutor;

const PAGE: &str =
    "SELECT batch, tick, body FROM frames WHERE school = $1 AND (batch, tick, id) > ($2, $3, $4) ORDER BY batch, tick, id LIMIT $5";
const LAST: &str = "SELECT batch, tick FROM frames WHERE school = $1 ORDER BY batch DESC, tick DESC LIMIT 1";

impl Store {
    /// The page that was asked for. It never ends within a tick that may still grow: frames that come into it later may sort
    /// before its last one, and a desk that went on behind that one, and on into the next tick, would never see them. So a
    /// page holds ticks that are over, with more to come; or all that has come since, and there is no more: whoever asks
    /// next begins with that tick again.
    pub(crate) async fn page(&self, ask: Ask) -> Result<Page> {
        let batch = ask.place.map(|p| p.batch.to_string()).unwrap_or_default();
        let tick = i64::from(ask.place.map_or(0, |p| p.tick));
        // Every id sorts above the empty one.
        let after = ask.after.map(|id| id.to_vec()).unwrap_or_default();
        // Read before the rows are: places only grow, so what lies before this one is whole.
        let newest = self.last_place().await?;
        let mut rows: Vec<(String, i64, Vec<u8>)> = on!(self, pool => {
            let page = sqlx::query_as(PAGE).bind(self.number).bind(batch).bind(tick).bind(after).bind(MAX_PAGE as i64 + 1);
            page.fetch_all(pool).await?
        });
        let over = |batch: &str, tick: i64| newest.is_some_and(|newest| (batch, tick) < (newest.batch.as_str(), newest.tick.into()));
        let whole = rows.iter().take_while(|(batch, tick, _)| over(batch, *tick)).count();
        let more = whole > 0 && (whole < rows.len() || whole > MAX_PAGE);
        // More than a page in the newest tick: the rest comes once it is over.
        rows.truncate(if more { whole.min(MAX_PAGE) } else { MAX_PAGE });
        let last = rows.last().map(|(batch, tick, _)| place(batch, *tick)).transpose()?;
        let frames: std::result::Result<Vec<FrameBytes>, _> = rows.into_iter().map(|(.., body)| body.try_into()).collect();
        let frames = frames.map_err(|_| sqlx::Error::Decode("a frame in the database has the wrong length".into()))?;
        Ok(Page { frames, last, more })
    }

    /// The highest place that holds a frame.
    pub(crate) async fn last_place(&self) -> Result<Option<Place>> {
        let row: Option<(String, i64)> = on!(self, pool => sqlx::query_as(LAST).bind(self.number).fetch_optional(pool).await?);
        row.map(|(batch, tick)| place(&batch, tick)).transpose()
    }
}

/// The highest place of a school, within a transaction.
pub(super) async fn last_place(work: impl PgExecutor<'_>, school: i64) -> Result<Option<Place>> {
    let row: Option<(String, i64)> = sqlx::query_as(LAST).bind(school).fetch_optional(work).await?;
    row.map(|(batch, tick)| place(&batch, tick)).transpose()
}

fn place(batch: &str, tick: i64) -> Result<Place> {
    let batch: Batch = batch.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?;
    let tick = tick.try_into().map_err(|_| sqlx::Error::Decode("a tick in the database is out of bounds".into()))?;
    Ok(Place { batch, tick })
}
