//! Signed rosters as they came; the server reads nothing but the version in front.

use super::{Result, Store};

/// How far one roster's version may go beyond the last. The server cannot check signatures: without this, one desk that
/// puts the highest number there is would shut out every roster to come.
const FURTHEST: i64 = 1_000;

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
        const READ: &str = "SELECT message FROM rosters WHERE school = $1 ORDER BY version DESC LIMIT 1";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_optional(pool).await)
    }

    /// The version of the roster in force; 0 where there is none.
    pub(crate) async fn roster_version(&self) -> Result<u32> {
        const READ: &str = "SELECT coalesce(max(version), 0) FROM rosters WHERE school = $1";
        let version: i64 = on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_one(pool).await?);
        Ok(version.try_into().unwrap_or(u32::MAX))
    }

    /// Keeps a roster, if its version is higher than all before.
    pub(crate) async fn put_roster(&self, version: u32, message: &[u8]) -> Result<Put> {
        // Two desks that put the same version at once: the second finds it taken.
        const PUT: &str = "INSERT INTO rosters (school, version, message) SELECT $1, $2, $3 \
             FROM (SELECT coalesce(max(version), 0) AS last FROM rosters WHERE school = $1) AS before \
             WHERE $2 > last AND $2 <= last + $4 ON CONFLICT DO NOTHING";
        let put = on!(self, pool => {
            let put = sqlx::query(PUT).bind(self.number).bind(i64::from(version)).bind(message).bind(FURTHEST);
            put.execute(pool).await?.rows_affected()
        });
        // The same roster again: its first answer was lost on the way.
        if put == 1 || self.roster().await?.as_deref() == Some(message) { Ok(Put::Taken) } else { Ok(Put::NotHigher) }
    }
}
