//! Opening a database: where it is, its tables, and the school's own row in it.

use super::{Pool, Store};
use crate::authority::Authority;
use anyhow::Context as _;
use rand::RngCore as _;
use sqlx::ConnectOptions as _;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The SQLite database's file in the data folder.
pub(crate) const DATABASE: &str = "lantern.db";
pub(super) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Where a school's database is.
#[derive(Debug, Clone)]
pub(crate) enum Database {
    /// In this data folder.
    Sqlite(PathBuf),
    /// In a PostgreSQL, under this name.
    Postgres {
        /// `postgres://...`; may hold a password.
        url: String,
        /// The school's short name.
        school: String,
    },
}

impl Store {
    /// Opens the database, making or migrating it where need be.
    pub(crate) async fn open(database: &Database) -> anyhow::Result<Self> {
        match database {
            Database::Sqlite(data) => {
                let path = data.join(DATABASE);
                crate::folder::make_private(&path)?;
                Self::sqlite(&path).await
            }
            Database::Postgres { url, school } => Self::postgres(url, school).await,
        }
    }

    async fn sqlite(path: &Path) -> anyhow::Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await?;
        migrated(SQLITE.run(&pool).await)?;
        Self::school(Pool::Sqlite(pool), "").await
    }

    async fn postgres(url: &str, name: &str) -> anyhow::Result<Self> {
        let options: PgConnectOptions = url.parse().context("the address of the database is not postgres://USER@HOST/DATABASE")?;
        // Whatever this database's own setting: a frame is on the disk before a tablet hears so.
        let options = options.options([("synchronous_commit", "on")]).disable_statement_logging();
        let pool = PgPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
        migrated(POSTGRES.run(&pool).await)?;
        Self::school(Pool::Postgres(pool), name).await
    }

    async fn school(pool: Pool, name: &str) -> anyhow::Result<Self> {
        let mut store = Self { pool, number: 0, school: [0; 16], classes: Arc::new(Semaphore::new(1)) };
        rand::rng().fill_bytes(&mut store.school);
        // Two programs may both be the first: one of their ids stays.
        const ADD: &str = "INSERT INTO schools (name, id) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        on!(store, pool => {
            sqlx::query(ADD).bind(name).bind(&store.school[..]).execute(pool).await?;
        });
        const FIND: &str = "SELECT number, id FROM schools WHERE name = $1";
        let (number, id): (i64, Vec<u8>) = on!(store, pool => sqlx::query_as(FIND).bind(name).fetch_one(pool).await?);
        let school = id.try_into().map_err(|_| anyhow::anyhow!("the database is damaged: put it back from the backup"))?;
        Ok(Self { number, school, ..store })
    }

    /// Notes the authority that signs for this school, or compares: replicas with two authorities would enrol devices
    /// that trust only one of them.
    pub(crate) async fn agree_on(&self, authority: &Authority) -> anyhow::Result<()> {
        const NOTE: &str = "UPDATE schools SET authority = $2 WHERE number = $1 AND (authority IS NULL OR authority = $3)";
        const READ: &str = "SELECT authority FROM schools WHERE number = $1";
        let noted: Option<Vec<u8>> = on!(self, pool => {
            // After `ca rotate` the new one takes the old one's place.
            let old = authority.old_sha256().map(|old| &old[..]);
            sqlx::query(NOTE).bind(self.number).bind(&authority.sha256[..]).bind(old).execute(pool).await?;
            sqlx::query_scalar(READ).bind(self.number).fetch_one(pool).await?
        });
        anyhow::ensure!(
            noted.as_deref() == Some(&authority.sha256[..]),
            "this school's devices trust another authority than the one in this data folder: copy school-ca.pem and school-ca.key (and school-ca-old.pem and school-ca-cross.pem, if there are any) here from the data folder of the school's other server, or from its backup"
        );
        Ok(())
    }
}

fn migrated(outcome: Result<(), MigrateError>) -> anyhow::Result<()> {
    match outcome {
        Err(MigrateError::VersionMissing(_)) => anyhow::bail!("the database was made by a newer lantern-server: start that one"),
        outcome => Ok(outcome?),
    }
}
