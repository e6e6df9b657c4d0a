//! All rows of a school into one SQLite file, as they are at one moment, and back again.

use super::{Pool, Result, Store};
use anyhow::Context as _;
use sqlx::postgres::PgPool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};
use std::path::Path;

/// Frames held in memory at a time.
const TOGETHER: i64 = 256;
const SCHOOL: &str = "SELECT id, authority FROM schools WHERE number = $1";
const BATCHES: &str = "SELECT batch FROM batches WHERE school = $1";
const DEVICES: &str = "SELECT token, kind, number, label, version, seen, confirmed, revoked, trusts, class, custodian, duty \
     FROM devices WHERE school = $1";
const VERSIONS: &str = "SELECT class_version, setup_version FROM schools WHERE number = $1";
const DOCS: &str = "SELECT kind, id, body FROM class_docs WHERE school = $1";
const TALLIES: &str = "SELECT year, class, session, lesson, rev, moment, node, choice, n FROM tallies WHERE school = $1";
const ROSTERS: &str = "SELECT version, message FROM rosters WHERE school = $1";
const NAMES: &str = "SELECT name FROM copies WHERE school = $1";
const COPY: &str = "SELECT device, body FROM copies WHERE school = $1 AND name = $2";
const BOARD: &str = "SELECT slot, body FROM board WHERE school = $1";
const FRAMES: &str = "SELECT batch, tick, id, body FROM frames WHERE school = $1 AND (batch, tick, id) > ($2, $3, $4) \
     ORDER BY batch, tick, id LIMIT $5";

type DeviceAll = (Vec<u8>, String, i64, String, String, Option<i64>, String, i64, Option<Vec<u8>>, String, String, String);
type TallyAll = (String, String, String, String, i64, String, String, String, i64);

/// Copies one school's rows from one open transaction to another, of whichever kind.
macro_rules! copy {
    ($from:expr, $school:expr => $to:expr, $number:expr) => {{
        let batches: Vec<String> = sqlx::query_scalar(BATCHES).bind($school).fetch_all(&mut *$from).await?;
        for batch in batches {
            let add = sqlx::query("INSERT INTO batches (school, batch) VALUES ($1, $2)");
            add.bind($number).bind(batch).execute(&mut *$to).await?;
        }
        let devices: Vec<DeviceAll> = sqlx::query_as(DEVICES).bind($school).fetch_all(&mut *$from).await?;
        for (token, kind, number, label, version, seen, confirmed, revoked, trusts, class, custodian, duty) in devices {
            let add = sqlx::query(
                "INSERT INTO devices (school, token, kind, number, label, version, seen, confirmed, revoked, trusts, class, custodian, duty) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            );
            let add = add.bind($number).bind(token).bind(kind).bind(number).bind(label).bind(version);
            let add = add.bind(seen).bind(confirmed).bind(revoked).bind(trusts).bind(class).bind(custodian).bind(duty);
            add.execute(&mut *$to).await?;
        }
        let (version, setup): (i64, i64) = sqlx::query_as(VERSIONS).bind($school).fetch_one(&mut *$from).await?;
        let note = sqlx::query("UPDATE schools SET class_version = $2, setup_version = $3 WHERE number = $1");
        note.bind($number).bind(version).bind(setup).execute(&mut *$to).await?;
        let docs: Vec<(String, String, String)> = sqlx::query_as(DOCS).bind($school).fetch_all(&mut *$from).await?;
        for (kind, id, body) in docs {
            let add = sqlx::query("INSERT INTO class_docs (school, kind, id, body) VALUES ($1, $2, $3, $4)");
            add.bind($number).bind(kind).bind(id).bind(body).execute(&mut *$to).await?;
        }
        let tallies: Vec<TallyAll> = sqlx::query_as(TALLIES).bind($school).fetch_all(&mut *$from).await?;
        for (year, class, session, lesson, rev, moment, node, choice, n) in tallies {
            let add = sqlx::query(
                "INSERT INTO tallies (school, year, class, session, lesson, rev, moment, node, choice, n) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            );
            let add = add.bind($number).bind(year).bind(class).bind(session).bind(lesson).bind(rev).bind(moment);
            add.bind(node).bind(choice).bind(n).execute(&mut *$to).await?;
        }
        let rosters: Vec<(i64, Vec<u8>)> = sqlx::query_as(ROSTERS).bind($school).fetch_all(&mut *$from).await?;
        for (version, message) in rosters {
            let add = sqlx::query("INSERT INTO rosters (school, version, message) VALUES ($1, $2, $3)");
            add.bind($number).bind(version).bind(message).execute(&mut *$to).await?;
        }
        let names: Vec<String> = sqlx::query_scalar(NAMES).bind($school).fetch_all(&mut *$from).await?;
        for name in names {
            // One at a time: they may be long.
            let (device, body): (i64, Vec<u8>) = sqlx::query_as(COPY).bind($school).bind(&name).fetch_one(&mut *$from).await?;
            let add = sqlx::query("INSERT INTO copies (school, name, device, body) VALUES ($1, $2, $3, $4)");
            add.bind($number).bind(name).bind(device).bind(body).execute(&mut *$to).await?;
        }
        let board: Vec<(i64, Vec<u8>)> = sqlx::query_as(BOARD).bind($school).fetch_all(&mut *$from).await?;
        for (slot, body) in board {
            let add = sqlx::query("INSERT INTO board (school, slot, body) VALUES ($1, $2, $3)");
            add.bind($number).bind(slot).bind(body).execute(&mut *$to).await?;
        }
        let mut after: (String, i64, Vec<u8>) = Default::default();
        loop {
            let page = sqlx::query_as(FRAMES).bind($school).bind(&after.0).bind(after.1).bind(&after.2).bind(TOGETHER);
            let frames: Vec<(String, i64, Vec<u8>, Vec<u8>)> = page.fetch_all(&mut *$from).await?;
            let Some((batch, tick, id, _)) = frames.last() else { break };
            after = (batch.clone(), *tick, id.clone());
            for (batch, tick, id, body) in frames {
                let add = sqlx::query("INSERT INTO frames (school, batch, tick, id, body) VALUES ($1, $2, $3, $4, $5)");
                add.bind($number).bind(batch).bind(tick).bind(id).bind(body).execute(&mut *$to).await?;
            }
        }
    }};
}

async fn file(path: &Path) -> anyhow::Result<SqlitePool> {
    let options = SqliteConnectOptions::new().filename(path).disable_statement_logging();
    Ok(SqlitePoolOptions::new().max_connections(1).connect_with(options).await?)
}

impl Store {
    /// Writes all rows of this school, as they are now, to a new (or empty) SQLite file. Frames may be kept meanwhile.
    pub(crate) async fn copy_to(&self, path: &Path) -> anyhow::Result<()> {
        match &self.pool {
            Pool::Sqlite(pool) => {
                let path = path.to_str().context("the folder's name is not plain text: choose another")?;
                sqlx::query("VACUUM INTO $1").bind(path).execute(pool).await?;
            }
            Pool::Postgres(pool) => {
                let to = file(path).await?;
                super::open::SQLITE.run(&to).await?;
                self.copy_out(pool, &to).await?;
                to.close().await;
            }
        }
        Ok(())
    }

    async fn copy_out(&self, pool: &PgPool, to: &SqlitePool) -> Result<()> {
        let (mut from, mut to) = (pool.acquire().await?, to.acquire().await?);
        let mut from = from.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        let mut to = to.begin().await?;
        let (id, authority): (Vec<u8>, Option<Vec<u8>>) = sqlx::query_as(SCHOOL).bind(self.number).fetch_one(&mut *from).await?;
        let add = sqlx::query("INSERT INTO schools (number, name, id, authority) VALUES (1, '', $1, $2)");
        add.bind(id).bind(authority).execute(&mut *to).await?;
        copy!(from, self.number => to, 1_i64);
        to.commit().await
    }

    /// Fills this school, which must be empty, with the rows of a copy of a backup's file, which an older release may have made.
    pub(crate) async fn take_from(&self, path: &Path) -> anyhow::Result<()> {
        let Pool::Postgres(pool) = &self.pool else { anyhow::bail!("a backup goes into SQLite as a file") };
        let from = file(path).await?;
        super::open::SQLITE.run(&from).await?;
        let mut from = from.acquire().await?;
        let mut to = pool.begin().await?;
        for table in ["frames", "devices", "rosters", "class_docs", "tallies"] {
            let count = AssertSqlSafe(format!("SELECT count(*) FROM (SELECT 1 FROM {table} WHERE school = $1 LIMIT 1) AS one"));
            let count: i64 = sqlx::query_scalar(count).bind(self.number).fetch_one(&mut *to).await?;
            anyhow::ensure!(
                count == 0,
                "the database holds this school already: nothing was changed. Give another name with --school, or another database"
            );
        }
        let (id, authority): (Vec<u8>, Option<Vec<u8>>) = sqlx::query_as(SCHOOL).bind(1_i64).fetch_one(&mut *from).await?;
        let name = sqlx::query("UPDATE schools SET id = $2, authority = $3 WHERE number = $1");
        let named = name.bind(self.number).bind(id).bind(authority).execute(&mut *to).await;
        named.context("this database holds the same school under another name: nothing was changed")?;
        copy!(from, 1_i64 => to, self.number);
        to.commit().await?;
        Ok(())
    }

    /// Voids every code that was not used up.
    pub(crate) async fn void_codes(&self) -> Result<()> {
        on!(self, pool => sqlx::query("DELETE FROM codes WHERE school = $1").bind(self.number).execute(pool).await.map(drop))
    }

    /// What the database says of its own health: nothing, or what is wrong.
    pub(crate) async fn check(&self) -> anyhow::Result<Vec<String>> {
        match &self.pool {
            Pool::Sqlite(pool) => {
                let said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check(5)").fetch_all(pool).await?;
                Ok(said.into_iter().filter(|line| line != "ok").collect())
            }
            Pool::Postgres(pool) => {
                let mut wrong = Vec::new();
                for name in ["fsync", "full_page_writes", "synchronous_commit"] {
                    let value: String = sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(pool).await?;
                    if value != "on" {
                        wrong.push(format!("{name} is {value}: a power cut can lose what tablets were told is safe. Set it on"));
                    }
                }
                Ok(wrong)
            }
        }
    }
}
