//! Somebody with every right on the server: she reads its database past the server, and counts whatever can be counted.

use crate::{Play, school::School};
use anyhow::{Context as _, Result};
use lantern_wire::FrameBytes;
use sqlx::{Connection as _, PgConnection, Row as _, SqliteConnection};

/// Everything that she can count, by name.
pub type Counts = Vec<(String, i64)>;

/// Tables with a column of bytes, and those without.
const TABLES: [(&str, Option<&str>); 8] = [
    ("frames", Some("body")),
    ("batches", Some("batch")),
    ("devices", Some("token")),
    ("codes", Some("hash")),
    ("rosters", Some("message")),
    ("duties", None),
    ("copies", Some("body")),
    ("board", Some("body")),
];

fn statement(table: &str, bytes: Option<&str>) -> String {
    let bytes = bytes.map_or("0".to_owned(), |column| format!("coalesce(sum(length({column})), 0)"));
    format!("SELECT count(*), CAST({bytes} AS BIGINT) FROM {table} WHERE school = $1")
}

/// Rows and bytes of every table of this school; on SQLite the size of the file as well, packed so that chance is out of it.
pub fn count(play: &Play, school: &School) -> Result<Counts> {
    play.wait(async {
        let mut counts = Counts::new();
        match postgres(play, school)? {
            Some((url, name)) => {
                let mut database = PgConnection::connect(&url).await?;
                let number: i64 =
                    sqlx::query_scalar("SELECT number FROM schools WHERE name = $1").bind(name).fetch_one(&mut database).await?;
                for (table, bytes) in TABLES {
                    let row = sqlx::query(sqlx::AssertSqlSafe(statement(table, bytes))).bind(number).fetch_one(&mut database).await?;
                    push(&mut counts, table, row.try_get(0)?, row.try_get(1)?);
                }
                let kept = "SELECT CAST(coalesce(sum(pg_column_size(f.*)), 0) AS BIGINT) FROM frames f WHERE school = $1";
                counts.push(("frames as kept".to_owned(), sqlx::query_scalar(kept).bind(number).fetch_one(&mut database).await?));
            }
            None => {
                let mut database = SqliteConnection::connect(&format!("sqlite://{}", file(school))).await?;
                for (table, bytes) in TABLES {
                    let row = sqlx::query(sqlx::AssertSqlSafe(statement(table, bytes))).bind(1_i64).fetch_one(&mut database).await?;
                    push(&mut counts, table, row.try_get(0)?, row.try_get(1)?);
                }
                let packed = school.folder.path().join(format!("packed-{:08x}.db", rand::random::<u32>()));
                sqlx::query("VACUUM INTO $1").bind(packed.to_string_lossy().into_owned()).execute(&mut database).await?;
                counts.push(("packed file".to_owned(), i64::try_from(packed.metadata()?.len())?));
            }
        }
        Ok(counts)
    })
}

fn push(counts: &mut Counts, table: &str, rows: i64, bytes: i64) {
    counts.push((format!("{table}, rows"), rows));
    counts.push((format!("{table}, bytes"), bytes));
}

/// Every frame of this school, past the server.
pub fn frames(play: &Play, school: &School) -> Result<Vec<FrameBytes>> {
    const ALL: &str = "SELECT body FROM frames WHERE school = $1";
    let bodies: Vec<Vec<u8>> = play.wait(async {
        anyhow::Ok(match postgres(play, school)? {
            Some((url, name)) => {
                let mut database = PgConnection::connect(&url).await?;
                let number: i64 =
                    sqlx::query_scalar("SELECT number FROM schools WHERE name = $1").bind(name).fetch_one(&mut database).await?;
                sqlx::query_scalar(ALL).bind(number).fetch_all(&mut database).await?
            }
            None => {
                let mut database = SqliteConnection::connect(&format!("sqlite://{}", file(school))).await?;
                sqlx::query_scalar(ALL).bind(1_i64).fetch_all(&mut database).await?
            }
        })
    })?;
    bodies.into_iter().map(|body| FrameBytes::try_from(body).ok().context("a frame of another length")).collect()
}

fn file(school: &School) -> String {
    school.server.data.join("lantern.db").display().to_string()
}

/// Address of the database and the school's name in it.
fn postgres(play: &Play, school: &School) -> Result<Option<(String, String)>> {
    let settings = school.server.data.join("server.ron");
    if !settings.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(settings)?;
    let name = text.split("school: \"").nth(1).and_then(|rest| rest.split('"').next()).context("no school")?;
    Ok(Some((play.postgres.as_ref().context("no PostgreSQL")?.url(), name.to_owned())))
}
