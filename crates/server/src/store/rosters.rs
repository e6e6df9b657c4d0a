//! Signed rosters as they came; the server reads nothing but the version in front.

use super::{Result, Store};

/// How far one roster's version may go beyond the last. The server cannot check signatures: without this, one desk that
/// puts the highest number there is would shut out every roster to come.
const FURTHEST: u32 = 1_000;

/// What became of a roster that was put.
pub(crate) enum Put {
    /// It is the one in force now (or was already, with the same bytes).
    Taken,
    /// Its version is not higher than that of the one in force, or far too much so.
    NotHigher,
}

impl Store {
    /// The roster in force.
    pub(crate) async fn roster(&self) -> Result<Option<Vec<u8>>> {
        sqlx::query_scalar("SELECT message FROM rosters ORDER BY version DESC LIMIT 1").fetch_optional(&self.pool).await
    }

    /// The version of the roster in force; 0 where there is none.
    pub(crate) async fn roster_version(&self) -> Result<u32> {
        sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM rosters").fetch_one(&self.pool).await
    }

    /// Keeps a roster, if its version is higher than all before.
    pub(crate) async fn put_roster(&self, version: u32, message: &[u8]) -> Result<Put> {
        let put = sqlx::query(
            "INSERT INTO rosters (version, message) SELECT ?1, ?2 FROM (SELECT coalesce(max(version), 0) AS last FROM rosters) WHERE ?1 > last AND ?1 <= last + ?3",
        );
        let put = put.bind(version).bind(message).bind(FURTHEST).execute(&self.pool).await?;
        // The same roster again: its first answer was lost on the way.
        if put.rows_affected() == 1 || self.roster().await?.as_deref() == Some(message) { Ok(Put::Taken) } else { Ok(Put::NotHigher) }
    }
}
