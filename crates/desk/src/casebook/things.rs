//! Small things of the desk that outlive a restart, each a sealed row under a fixed name.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
};
use crate::identity::Keys;
use anyhow::Result;
use serde::{Serialize, de::DeserializeOwned};
use sqlx::Row;

impl Casebook {
    /// What was kept under this name.
    ///
    /// # Errors
    /// The database, or a row that this key does not open.
    pub async fn thing<T: DeserializeOwned>(&self, keys: &Keys, name: &str) -> Result<Option<T>> {
        let row = sqlx::query("SELECT sealed FROM thing WHERE name = ?").bind(name).fetch_optional(&self.0).await?;
        row.map(|row| rows::open(keys, Purpose::Thing, RowId::of(keys, name.as_bytes()), row.try_get("sealed")?)).transpose()
    }

    /// Keeps something under this name, in place of what was there.
    ///
    /// # Errors
    /// The database.
    pub async fn set_thing<T: Serialize>(&self, keys: &Keys, name: &str, thing: &T) -> Result<()> {
        let sealed = rows::seal(keys, Purpose::Thing, RowId::of(keys, name.as_bytes()), thing)?;
        sqlx::query("INSERT INTO thing (name, sealed) VALUES (?, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed")
            .bind(name)
            .bind(sealed)
            .execute(&self.0)
            .await?;
        Ok(())
    }
}
