//! The database: one SQLite file, write-ahead log, every commit synced before it is answered.
//! What it never holds: who sent a frame, when within the tick, in which order, or any token or code in the clear.

mod codes;
mod frames;
mod old;
mod rosters;
mod writer;

pub(crate) use rosters::Put;
pub(crate) use writer::{Writer, WriterTask};

use rand::RngCore as _;
use sqlx::ConnectOptions as _;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::{path::Path, time::Duration};

/// The database's file in the data folder.
pub(crate) const DATABASE: &str = "lantern.db";

/// A result of the database.
pub(crate) type Result<T> = std::result::Result<T, sqlx::Error>;

/// The database. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    pool: SqlitePool,
    /// The school's id, made on the first run.
    pub(crate) school: [u8; 16],
}

impl Store {
    /// Opens the database in a data folder, making or migrating it where need be.
    pub(crate) async fn open(data: &Path) -> anyhow::Result<Self> {
        let path = data.join(DATABASE);
        crate::startup::make_private(&path)?;
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        match sqlx::migrate!().run(&pool).await {
            Err(MigrateError::VersionMissing(_)) => anyhow::bail!("{DATABASE} was made by a newer lantern-server: start that one"),
            migrated => migrated?,
        }
        let mut fresh = [0; 16];
        rand::rng().fill_bytes(&mut fresh);
        // Two programs may both be the first: one of their ids stays.
        sqlx::query("INSERT INTO school (one, id) VALUES (1, ?) ON CONFLICT DO NOTHING").bind(&fresh[..]).execute(&pool).await?;
        let id: Vec<u8> = sqlx::query_scalar("SELECT id FROM school").fetch_one(&pool).await?;
        let school = id.try_into().map_err(|_| anyhow::anyhow!("{DATABASE} is damaged: put it back from the backup"))?;
        Ok(Self { pool, school })
    }

    /// Waits for running statements and closes the file.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
