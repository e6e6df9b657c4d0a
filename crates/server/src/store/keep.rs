//! Writing what the writer has gathered: one transaction, one place, every frame exactly once.
//! SQLite: one server, which counts the places itself. PostgreSQL: the school's row is locked first, and the place read
//! under that lock, so that servers side by side hand out places in the order in which they commit; a desk that has read
//! on would otherwise miss a frame.

use super::{Pool, Result, Store};
use crate::places::Places;
use jiff::Timestamp;
use lantern_wire::{FrameBytes, FrameIdBytes, Place, Verdict, frame_id};
use sqlx::postgres::{PgConnection, PgPool};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Connection as _, Sqlite, Transaction};
use std::collections::HashMap;
use tokio::time::Instant;

/// Why frames were not kept.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotKept {
    #[error("Is the disk full? ({0})")]
    Sqlite(sqlx::Error),
    #[error("Does the database run, and has its disk room? ({0})")]
    Postgres(#[from] sqlx::Error),
    #[error("This machine's date is out of all bounds: set its clock.")]
    Clock,
}

impl Store {
    /// Keeps frames, in any order; one verdict for each.
    pub(super) async fn keep(&self, places: &mut Places, frames: &[&FrameBytes]) -> std::result::Result<Vec<Verdict>, NotKept> {
        match &self.pool {
            Pool::Sqlite(pool) => self.keep_sqlite(pool, places, frames).await,
            Pool::Postgres(pool) => self.keep_postgres(pool, places, frames).await,
        }
    }

    async fn keep_sqlite(
        &self,
        pool: &SqlitePool,
        places: &mut Places,
        frames: &[&FrameBytes],
    ) -> std::result::Result<Vec<Verdict>, NotKept> {
        let place = places.at(Timestamp::now(), Instant::now()).ok_or(NotKept::Clock)?;
        let mut connection = pool.acquire().await.map_err(NotKept::Sqlite)?;
        let kept = all_sqlite(&mut connection, self.number, place, frames).await;
        if kept.is_err() {
            // After a full disk SQLite has left the transaction by itself, and sqlx would count it as open for ever.
            connection.close_on_drop();
        }
        kept.map_err(NotKept::Sqlite)
    }

    async fn keep_postgres(
        &self,
        pool: &PgPool,
        places: &mut Places,
        frames: &[&FrameBytes],
    ) -> std::result::Result<Vec<Verdict>, NotKept> {
        let mut connection = pool.acquire().await?;
        let mut work = connection.begin().await?;
        sqlx::query("SELECT FROM schools WHERE number = $1 FOR UPDATE").bind(self.number).execute(&mut *work).await?;
        if let Some(last) = super::frames::last_place(&mut *work, self.number).await? {
            places.at_least(last, Instant::now());
        }
        let place = places.at(Timestamp::now(), Instant::now()).ok_or(NotKept::Clock)?;
        let verdicts = all_postgres(&mut work, self.number, place, frames).await?;
        work.commit().await?;
        Ok(verdicts)
    }
}

async fn all_sqlite(connection: &mut SqliteConnection, school: i64, place: Place, frames: &[&FrameBytes]) -> Result<Vec<Verdict>> {
    let mut work = connection.begin_with("BEGIN IMMEDIATE").await?;
    let batch = sqlx::query("INSERT INTO batches (school, batch) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    batch.bind(school).bind(place.batch.as_str()).execute(&mut *work).await?;
    let mut verdicts = Vec::with_capacity(frames.len());
    for frame in frames {
        verdicts.push(one_sqlite(&mut work, school, place, frame).await?);
    }
    work.commit().await?;
    Ok(verdicts)
}

async fn one_sqlite(work: &mut Transaction<'_, Sqlite>, school: i64, place: Place, frame: &FrameBytes) -> Result<Verdict> {
    let id = frame_id(frame);
    let add = sqlx::query("INSERT INTO frames (school, batch, tick, id, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING");
    let add = add.bind(school).bind(place.batch.as_str()).bind(place.tick).bind(&id[..]).bind(&frame[..]);
    if add.execute(&mut **work).await?.rows_affected() == 1 {
        return Ok(Verdict::Kept);
    }
    let there = sqlx::query_scalar("SELECT body FROM frames WHERE school = $1 AND id = $2");
    let there: Vec<u8> = there.bind(school).bind(&id[..]).fetch_one(&mut **work).await?;
    Ok(if there == frame[..] { Verdict::Kept } else { Verdict::Conflict })
}

async fn all_postgres(work: &mut PgConnection, school: i64, place: Place, frames: &[&FrameBytes]) -> Result<Vec<Verdict>> {
    let batch = sqlx::query("INSERT INTO batches (school, batch) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    batch.bind(school).bind(place.batch.as_str()).execute(&mut *work).await?;
    // The first under each id; written in the order of ids, so that not even the rows' places on the disk tell more.
    let mut first: HashMap<FrameIdBytes, &FrameBytes> = HashMap::with_capacity(frames.len());
    for frame in frames {
        first.entry(frame_id(frame)).or_insert(frame);
    }
    let mut ids: Vec<FrameIdBytes> = first.keys().copied().collect();
    ids.sort_unstable();
    let bodies: Vec<&[u8]> = ids.iter().filter_map(|id| first.get(id).map(|f| &f[..])).collect();
    let names: Vec<&[u8]> = ids.iter().map(|id| &id[..]).collect();
    let add = sqlx::query_scalar(
        "INSERT INTO frames (school, batch, tick, id, body) SELECT $1, $2, $3, i, b FROM unnest($4::bytea[], $5::bytea[]) AS f (i, b) \
         ON CONFLICT DO NOTHING RETURNING id",
    );
    let add = add.bind(school).bind(place.batch.as_str()).bind(i64::from(place.tick)).bind(&names).bind(&bodies);
    let added: Vec<Vec<u8>> = add.fetch_all(&mut *work).await?;
    let mut there: HashMap<FrameIdBytes, Vec<u8>> = HashMap::new();
    if added.len() < ids.len() {
        let read = sqlx::query_as("SELECT id, body FROM frames WHERE school = $1 AND id = ANY($2)");
        let rows: Vec<(Vec<u8>, Vec<u8>)> = read.bind(school).bind(&names).fetch_all(&mut *work).await?;
        there.extend(rows.into_iter().filter_map(|(id, body)| Some((id.try_into().ok()?, body))));
    }
    let kept = |frame: &FrameBytes| {
        let id = frame_id(frame);
        match there.get(&id) {
            Some(body) => body[..] == frame[..],
            None => first.get(&id).is_some_and(|f| f[..] == frame[..]),
        }
    };
    Ok(frames.iter().map(|f| if kept(f) { Verdict::Kept } else { Verdict::Conflict }).collect())
}
