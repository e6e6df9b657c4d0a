//! Where and when urgent reports were made: rows of their own, so that they can be wiped long before the reports.

use super::{
    Casebook,
    rows::{self, Purpose, RowId},
    stones,
};
use crate::{calendar::Minute, case::ReportId, clock::Now, identity::Keys};
use anyhow::Result;
use lantern_frame::Locator;
use serde::{Deserialize, Serialize};
use sqlx::{Row, Sqlite, Transaction};

/// A locator as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    /// What the tablet sealed.
    pub locator: Locator,
    /// Version of the roster that the tablet had.
    pub roster_version: u32,
    /// Seconds since 1970 when this desk opened it.
    pub arrived: u64,
    /// What local time added to UTC then, in seconds.
    pub offset: i32,
}

impl std::fmt::Debug for Located {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Located(..)")
    }
}

impl Located {
    /// A locator that comes now.
    pub fn new(locator: Locator, roster_version: u32, now: Now) -> Self {
        Self { locator, roster_version, arrived: now.unix, offset: now.offset }
    }

    /// Local minutes since 1970 when this desk opened it.
    pub fn came(&self) -> Minute {
        i64::try_from(self.arrived).unwrap_or(i64::MAX).saturating_add(i64::from(self.offset)).div_euclid(60)
    }
}

pub(super) fn name(keys: &Keys, report: &ReportId) -> RowId {
    RowId::of(keys, &[&b"locator"[..], report].concat())
}

/// Keeps a locator; the first for a report stays.
pub(super) async fn insert(work: &mut Transaction<'_, Sqlite>, keys: &Keys, located: &Located) -> Result<u64> {
    if stones::gone(work, keys, &located.locator.report).await? {
        return Ok(0);
    }
    let row = name(keys, &located.locator.report);
    let sealed = rows::seal(keys, Purpose::Locator, row, located)?;
    let done = sqlx::query("INSERT INTO locator (row, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING").bind(row.0.to_vec()).bind(sealed);
    Ok(done.execute(&mut **work).await?.rows_affected())
}

impl Casebook {
    /// Whether there is a locator for this report: nothing of it is opened.
    ///
    /// # Errors
    /// The database.
    pub async fn has_locator(&self, keys: &Keys, report: &ReportId) -> Result<bool> {
        let row = sqlx::query("SELECT 1 FROM locator WHERE row = ?").bind(name(keys, report).0.to_vec());
        Ok(row.fetch_optional(&self.0).await?.is_some())
    }

    /// The locator of this report.
    ///
    /// # Errors
    /// The database, or a row that this key does not open.
    pub async fn locator(&self, keys: &Keys, report: &ReportId) -> Result<Option<Located>> {
        let name = name(keys, report);
        let row = sqlx::query("SELECT sealed FROM locator WHERE row = ?").bind(name.0.to_vec()).fetch_optional(&self.0).await?;
        row.map(|row| rows::open(keys, Purpose::Locator, name, row.try_get("sealed")?)).transpose()
    }

    /// Every locator that can be read.
    ///
    /// # Errors
    /// The database.
    pub async fn locators(&self, keys: &Keys) -> Result<Vec<Located>> {
        let mut all = Vec::new();
        for row in sqlx::query("SELECT row, sealed FROM locator").fetch_all(&self.0).await? {
            match rows::open(keys, Purpose::Locator, RowId::read(row.try_get("row")?)?, row.try_get("sealed")?) {
                Ok(located) => all.push(located),
                Err(why) => tracing::warn!("where a report was made cannot be read any more: {why:#}"),
            }
        }
        Ok(all)
    }

    /// Wipes the locators of these reports: SQLite writes zeros over them, and its journal is emptied.
    ///
    /// # Errors
    /// The database.
    pub async fn wipe_locators(&self, keys: &Keys, reports: &[ReportId]) -> Result<()> {
        if reports.is_empty() {
            return Ok(());
        }
        let mut work = self.0.begin().await?;
        for report in reports {
            sqlx::query("DELETE FROM locator WHERE row = ?").bind(name(keys, report).0.to_vec()).execute(&mut *work).await?;
        }
        work.commit().await?;
        self.empty_journal().await
    }
}
