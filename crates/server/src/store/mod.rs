//! The database behind one type: one SQLite file (write-ahead log, every commit synced before it is answered), or one
//! PostgreSQL with many schools and as many servers side by side as a trust likes. Both have the same tables, so that
//! one statement, with its parameters numbered `$1`, serves both; every statement asks for one school.
//! What neither holds: who sent a frame, when within the tick, in which order, or any token or long code in the clear.

/// Runs the same work on whichever database this is.
macro_rules! on {
    ($store:expr, $pool:ident => $work:expr) => {
        match &$store.pool {
            $crate::store::Pool::Sqlite($pool) => $work,
            $crate::store::Pool::Postgres($pool) => $work,
        }
    };
}

mod classes;
mod codes;
mod copies;
mod copy;
mod devices;
mod duties;
mod frames;
mod keep;
mod old;
mod open;
mod rosters;
mod tallies;
mod writer;

pub(crate) use classes::{Docs, Kind};
pub(crate) use codes::NewCode;
pub(crate) use devices::{Device, DeviceRow};
pub(crate) use old::Keep;
pub(crate) use open::{DATABASE, Database};
pub(crate) use rosters::Put;
pub(crate) use tallies::{Of, Row};
pub(crate) use writer::{Watch, Writer, WriterTask};

use sqlx::{postgres::PgPool, sqlite::SqlitePool};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// A result of the database.
pub(crate) type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// One school's rows in the database. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    pool: Pool,
    /// The school's number in this database.
    number: i64,
    /// The school's id, made on the first run.
    pub(crate) school: [u8; 16],
    /// Classes write one after the other: however many tablets press, the rest of the database's connections is for frames.
    classes: Arc<Semaphore>,
}

impl Store {
    /// How a transaction that writes begins: SQLite must take its lock at once, or two would wait for each other.
    fn begin(&self) -> &'static str {
        match self.pool {
            Pool::Sqlite(_) => "BEGIN IMMEDIATE",
            Pool::Postgres(_) => "BEGIN",
        }
    }

    /// Whether several servers may share it.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }

    /// Waits for running statements and closes the database.
    pub(crate) async fn close(&self) {
        on!(self, pool => pool.close().await);
    }
}
