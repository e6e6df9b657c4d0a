//! Dropping half-days, each as a whole: once every enrolled desk has safely kept it, and not before a grace of some days,
//! so that a desk which comes back from its backup finds what it had since. A half-day that some desk never fetched is
//! kept far longer. Both the clock and the count of half-days with frames must agree: so neither a holiday nor a clock
//! gone wrong drops anything.

use super::{Result, Store};
use lantern_wire::Batch;

/// How long half-days are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keep {
    /// Half-days before this one are old.
    pub(crate) before: Batch,
    /// Except so many of the newest that have frames.
    pub(crate) newest: i64,
}

/// Rows dropped in one go: posts come in between.
const SLICE: i64 = 200;

impl Store {
    /// Drops the half-days that every desk has and `fetched` lets go, and those which `unfetched` lets go in any case.
    /// Returns how many.
    pub(crate) async fn drop_old(&self, fetched: Keep, unfetched: Keep) -> Result<usize> {
        let Some(all_have) = self.all_desks_have().await? else { return self.drop_before(unfetched).await };
        let before = fetched.before.as_str().min(all_have.as_str()).to_owned();
        Ok(self.drop_named(&before, fetched.newest).await? + self.drop_before(unfetched).await?)
    }

    async fn drop_before(&self, keep: Keep) -> Result<usize> {
        self.drop_named(keep.before.as_str(), keep.newest).await
    }

    /// Every desk has safely kept every half-day before this one. `None` where no desk is enrolled.
    async fn all_desks_have(&self) -> Result<Option<String>> {
        const READ: &str = "SELECT min(confirmed) FROM devices WHERE school = $1 AND kind = 'desk' AND revoked = 0";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_one(pool).await)
    }

    async fn drop_named(&self, before: &str, newest: i64) -> Result<usize> {
        const OLD: &str = "SELECT batch FROM batches WHERE school = $1 AND batch < $2 \
             AND batch NOT IN (SELECT batch FROM batches WHERE school = $1 ORDER BY batch DESC LIMIT $3)";
        const DROP: &str = "DELETE FROM frames WHERE school = $1 AND batch = $2 AND id IN \
             (SELECT id FROM frames WHERE school = $1 AND batch = $2 ORDER BY tick, id LIMIT $3)";
        const DONE: &str = "DELETE FROM batches WHERE school = $1 AND batch = $2";
        on!(self, pool => {
            let old: Vec<String> = sqlx::query_scalar(OLD).bind(self.number).bind(before).bind(newest).fetch_all(pool).await?;
            for batch in &old {
                while sqlx::query(DROP).bind(self.number).bind(batch).bind(SLICE).execute(pool).await?.rows_affected() > 0 {}
                sqlx::query(DONE).bind(self.number).bind(batch).execute(pool).await?;
            }
            Ok(old.len())
        })
    }
}
