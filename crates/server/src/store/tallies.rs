//! What classes have chosen: counts that are only ever added to, and go at the end of the year.

use super::{Result, Store};
use lantern_class::{Count, Moment};
use sqlx::Connection as _;

/// Which counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Of<'a> {
    pub(crate) year: &'a str,
    pub(crate) class: &'a str,
    pub(crate) session: &'a str,
    pub(crate) lesson: &'a str,
    pub(crate) rev: u32,
    pub(crate) moment: Moment,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) year: String,
    pub(crate) class: String,
    pub(crate) lesson: String,
    pub(crate) rev: i64,
    pub(crate) moment: String,
    pub(crate) node: String,
    pub(crate) choice: String,
    pub(crate) n: i64,
}

impl Store {
    /// Adds counts.
    pub(crate) async fn tally(&self, of: &Of<'_>, counts: &[Count]) -> Result<()> {
        const ADD: &str = "INSERT INTO tallies (school, year, class, session, lesson, rev, moment, node, choice, n) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (school, year, class, session, lesson, rev, moment, node, choice) DO UPDATE SET n = tallies.n + excluded.n";
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let mut work = connection.begin_with(self.begin()).await?;
            for count in counts {
                let add = sqlx::query(ADD).bind(self.number).bind(of.year).bind(of.class).bind(of.session).bind(of.lesson);
                let add = add.bind(i64::from(of.rev)).bind(of.moment.as_str()).bind(&count.node).bind(&count.option);
                add.bind(i64::from(count.n)).execute(&mut *work).await?;
            }
            work.commit().await
        })
    }

    /// What was chosen in a session so far.
    pub(crate) async fn tallies_of(&self, session: &str) -> Result<Vec<Row>> {
        const READ: &str = "SELECT year, class, lesson, rev, moment, node, choice, n FROM tallies WHERE school = $1 AND session = $2";
        on!(self, pool => sqlx::query_as(READ).bind(self.number).bind(session).fetch_all(pool).await)
    }

    /// A session is over: its counts are the class's from now on, and nothing says in which session they came.
    pub(crate) async fn fold_tallies(&self, session: &str) -> Result<()> {
        const ADD: &str = "INSERT INTO tallies (school, year, class, session, lesson, rev, moment, node, choice, n) \
             SELECT school, year, class, '', lesson, rev, moment, node, choice, n FROM tallies WHERE school = $1 AND session = $2 \
             ON CONFLICT (school, year, class, session, lesson, rev, moment, node, choice) DO UPDATE SET n = tallies.n + excluded.n";
        const DROP: &str = "DELETE FROM tallies WHERE school = $1 AND session = $2";
        if session.is_empty() {
            return Ok(());
        }
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let mut work = connection.begin_with(self.begin()).await?;
            sqlx::query(ADD).bind(self.number).bind(session).execute(&mut *work).await?;
            sqlx::query(DROP).bind(self.number).bind(session).execute(&mut *work).await?;
            work.commit().await
        })
    }

    /// All counts of sessions that are over.
    pub(crate) async fn tallies(&self) -> Result<Vec<Row>> {
        const READ: &str = "SELECT year, class, lesson, rev, moment, node, choice, n FROM tallies WHERE school = $1 AND session = '' \
             ORDER BY year, class, lesson, rev, moment, node, choice";
        on!(self, pool => sqlx::query_as(READ).bind(self.number).fetch_all(pool).await)
    }

    /// Deletes the counts of school years before this one. Returns how many rows.
    pub(crate) async fn drop_tallies(&self, before: &str) -> Result<u64> {
        const DROP: &str = "DELETE FROM tallies WHERE school = $1 AND year < $2";
        on!(self, pool => Ok(sqlx::query(DROP).bind(self.number).bind(before).execute(pool).await?.rows_affected()))
    }
}
