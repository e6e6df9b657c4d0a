//! The mails' timetable, shared by all servers of a school: what was done, when a desk was last open, and whether the last
//! mail failed.

use super::{Result, Store};

impl Store {
    /// Takes a duty on; `false`: it is done, or another server does it.
    pub(crate) async fn claim(&self, duty: &str) -> Result<bool> {
        const ADD: &str = "INSERT INTO duties (school, duty) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        on!(self, pool => Ok(sqlx::query(ADD).bind(self.number).bind(duty).execute(pool).await?.rows_affected() == 1))
    }

    /// Gives a duty back that could not be done.
    pub(crate) async fn unclaim(&self, duty: &str) -> Result<()> {
        const DROP: &str = "DELETE FROM duties WHERE school = $1 AND duty = $2";
        on!(self, pool => sqlx::query(DROP).bind(self.number).bind(duty).execute(pool).await.map(drop))
    }

    /// Forgets what was done before this date.
    pub(crate) async fn forget_duties(&self, before: &str) -> Result<()> {
        const DROP: &str = "DELETE FROM duties WHERE school = $1 AND duty < $2";
        on!(self, pool => sqlx::query(DROP).bind(self.number).bind(before).execute(pool).await.map(drop))
    }

    /// The minute since 1970 at which a desk of the lead or a deputy last fetched, or one of which nobody has said whose it is.
    pub(crate) async fn last_desk_look(&self) -> Result<Option<i64>> {
        const READ: &str = "SELECT max(seen) FROM devices WHERE school = $1 AND kind = 'desk' AND revoked = 0 AND duty <> 'other'";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_one(pool).await)
    }

    /// Notes whether the last mail failed.
    pub(crate) async fn set_mail_failing(&self, failing: bool) -> Result<()> {
        const NOTE: &str = "UPDATE schools SET mail_failing = $2 WHERE number = $1 AND mail_failing <> $2";
        on!(self, pool => sqlx::query(NOTE).bind(self.number).bind(i64::from(failing)).execute(pool).await.map(drop))
    }

    /// The last mail could not be sent.
    pub(crate) async fn mail_failing(&self) -> Result<bool> {
        const READ: &str = "SELECT mail_failing FROM schools WHERE number = $1";
        let failing: i64 = on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_one(pool).await?);
        Ok(failing != 0)
    }
}
