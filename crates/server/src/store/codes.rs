//! One-time codes and enrolled devices, by their hashes.

use super::{Result, Store};
use lantern_wire::{DeviceKind, EnrolCode};
use rand::RngCore as _;
use sha2::{Digest, Sha256};
use sqlx::{Connection as _, SqliteConnection};

fn hash(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

impl Store {
    /// Keeps a code's hash until `expires` (seconds since 1970).
    pub(crate) async fn add_code(&self, code: &EnrolCode, kind: DeviceKind, expires: i64) -> Result<()> {
        let add = sqlx::query("INSERT INTO codes (hash, kind, expires) VALUES (?, ?, ?)");
        add.bind(hash(code.as_bytes())).bind(kind.as_str()).bind(expires).execute(&self.pool).await?;
        Ok(())
    }

    /// Spends a code and enrols a device: its token, told this once. `None`: no such code for this kind now.
    pub(crate) async fn enrol(&self, code: &EnrolCode, kind: DeviceKind, now: i64) -> Result<Option<[u8; 32]>> {
        let mut connection = self.pool.acquire().await?;
        let spent = spend(&mut connection, code, kind, now).await;
        if spent.is_err() {
            // As in `writer`: a connection whose transaction broke is not used again.
            connection.close_on_drop();
        }
        spent
    }

    /// What the holder of a token may do; `None` for a token that is not enrolled. The look-up goes by the hash of 256
    /// random bits, so that its duration tells nothing of use.
    pub(crate) async fn device(&self, token: &[u8; 32]) -> Result<Option<DeviceKind>> {
        let kind: Option<String> =
            sqlx::query_scalar("SELECT kind FROM devices WHERE token = ?").bind(hash(token)).fetch_optional(&self.pool).await?;
        Ok(kind.and_then(|k| k.parse().ok()))
    }
}

async fn spend(connection: &mut SqliteConnection, code: &EnrolCode, kind: DeviceKind, now: i64) -> Result<Option<[u8; 32]>> {
    let mut token = [0; 32];
    rand::rng().fill_bytes(&mut token);
    let mut work = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("DELETE FROM codes WHERE expires <= ?").bind(now).execute(&mut *work).await?;
    let spend = sqlx::query("DELETE FROM codes WHERE hash = ? AND kind = ?");
    let spent = spend.bind(hash(code.as_bytes())).bind(kind.as_str()).execute(&mut *work).await?;
    if spent.rows_affected() == 1 {
        let add = sqlx::query("INSERT INTO devices (token, kind) VALUES (?, ?)");
        add.bind(hash(&token)).bind(kind.as_str()).execute(&mut *work).await?;
    }
    work.commit().await?;
    Ok((spent.rows_affected() == 1).then_some(token))
}
