//! What classes have chosen: counts that are only ever added to, and go at the end of the year.

use super::{Result, Store};
use lantern_class::{Count, FEW, MAX_KINDS, Moment};
use sqlx::Connection as _;
use std::collections::HashSet;

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
    /// Adds counts to those of a session, once for each `nonce`. `false`: the session is over, and nothing was added.
    pub(crate) async fn tally(&self, of: &Of<'_>, nonce: u64, counts: &[Count]) -> Result<bool> {
        // Whoever ends the session waits until this is written, or this finds it gone: nothing is left behind it.
        const RUNS: &str = "SELECT 1 FROM class_docs WHERE school = $1 AND kind = 'session' AND id = $2";
        const RUNS_SHARED: &str = "SELECT 1 FROM class_docs WHERE school = $1 AND kind = 'session' AND id = $2 FOR SHARE";
        const ONCE: &str = "INSERT INTO beats (school, session, nonce) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        const THERE: &str = "SELECT node, choice FROM tallies WHERE school = $1 AND session = $2 AND lesson = $3 AND moment = $4";
        const ADD: &str = "INSERT INTO tallies (school, year, class, session, lesson, rev, moment, node, choice, n) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (school, year, class, session, lesson, rev, moment, node, choice) DO UPDATE SET n = tallies.n + excluded.n";
        let runs = if self.is_shared() { RUNS_SHARED } else { RUNS };
        let _turn = self.classes.acquire().await.map_err(|_| sqlx::Error::PoolClosed)?;
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let done = async {
                let mut work = connection.begin_with(self.begin()).await?;
                let runs: Option<(i32,)> = sqlx::query_as(runs).bind(self.number).bind(of.session).fetch_optional(&mut *work).await?;
                if runs.is_none() {
                    return Ok(false);
                }
                let once = sqlx::query(ONCE).bind(self.number).bind(of.session).bind(nonce.cast_signed());
                if once.execute(&mut *work).await?.rows_affected() == 0 {
                    return Ok(true);
                }
                let there = sqlx::query_as(THERE).bind(self.number).bind(of.session).bind(of.lesson).bind(of.moment.as_str());
                let mut there: HashSet<(String, String)> = there.fetch_all(&mut *work).await?.into_iter().collect();
                for count in counts {
                    let name = (count.node.clone(), count.option.clone());
                    if there.len() >= MAX_KINDS && !there.contains(&name) {
                        continue;
                    }
                    there.insert(name);
                    let add = sqlx::query(ADD).bind(self.number).bind(of.year).bind(of.class).bind(of.session).bind(of.lesson);
                    let add = add.bind(i64::from(of.rev)).bind(of.moment.as_str()).bind(&count.node).bind(&count.option);
                    add.bind(i64::from(count.n)).execute(&mut *work).await?;
                }
                work.commit().await?;
                Ok(true)
            }
            .await;
            if done.is_err() {
                connection.close_on_drop();
            }
            done
        })
    }

    /// What was chosen in a session so far.
    pub(crate) async fn tallies_of(&self, session: &str) -> Result<Vec<Row>> {
        const READ: &str = "SELECT year, class, lesson, rev, moment, node, choice, n FROM tallies WHERE school = $1 AND session = $2";
        on!(self, pool => sqlx::query_as(READ).bind(self.number).bind(session).fetch_all(pool).await)
    }

    /// Sessions that are over and whose counts still say so: a server that was stopped at that moment.
    pub(crate) async fn unfolded(&self) -> Result<Vec<String>> {
        const READ: &str = "SELECT session FROM (SELECT session FROM tallies WHERE school = $1 AND session <> '' \
             UNION SELECT session FROM beats WHERE school = $1) AS said \
             WHERE session NOT IN (SELECT id FROM class_docs WHERE school = $1 AND kind = 'session')";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_all(pool).await)
    }

    /// A session is over: its counts are the class's from now on, and nothing says in which session they came. Cards on which
    /// fewer than [`FEW`] chose are not counted at all: the class's counts before and after would tell what these few did.
    pub(crate) async fn fold_tallies(&self, session: &str) -> Result<()> {
        // Two servers may fold at the same moment: the second finds nothing.
        const LOCK: &str = "UPDATE schools SET class_version = class_version WHERE number = $1";
        const ADD: &str = "INSERT INTO tallies (school, year, class, session, lesson, rev, moment, node, choice, n) \
             SELECT t.school, t.year, t.class, '', t.lesson, t.rev, t.moment, t.node, t.choice, t.n FROM tallies AS t \
             WHERE t.school = $1 AND t.session = $2 AND $3 <= (SELECT sum(u.n) FROM tallies AS u WHERE u.school = t.school \
                 AND u.session = t.session AND u.lesson = t.lesson AND u.rev = t.rev AND u.moment = t.moment AND u.node = t.node) \
             ON CONFLICT (school, year, class, session, lesson, rev, moment, node, choice) DO UPDATE SET n = tallies.n + excluded.n";
        const DROP: [&str; 2] =
            ["DELETE FROM tallies WHERE school = $1 AND session = $2", "DELETE FROM beats WHERE school = $1 AND session = $2"];
        if session.is_empty() {
            return Ok(());
        }
        let _turn = self.classes.acquire().await.map_err(|_| sqlx::Error::PoolClosed)?;
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let done = async {
                let mut work = connection.begin_with(self.begin()).await?;
                sqlx::query(LOCK).bind(self.number).execute(&mut *work).await?;
                sqlx::query(ADD).bind(self.number).bind(session).bind(i64::from(FEW)).execute(&mut *work).await?;
                for drop in DROP {
                    sqlx::query(drop).bind(self.number).bind(session).execute(&mut *work).await?;
                }
                work.commit().await
            }
            .await;
            if done.is_err() {
                connection.close_on_drop();
            }
            done
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
