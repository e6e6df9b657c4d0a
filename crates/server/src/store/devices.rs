//! Enrolled devices: who may do what, when each was last seen, what each desk has safely kept.

use super::{Result, Store, codes::hash};
use lantern_wire::{Batch, DeviceKind};

/// What the holder of a token may do, and what is known of its device.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    token: Vec<u8>,
    pub(crate) number: i64,
    pub(crate) kind: DeviceKind,
    pub(crate) revoked: bool,
    seen: i64,
    version: String,
    confirmed: String,
    /// Id of the class that it belongs to; empty: none.
    pub(crate) class: String,
    /// The version of the roster in force, read along with it.
    pub(crate) roster_version: u32,
    /// The last mail of the timetable could not be sent.
    pub(crate) mail_failing: bool,
    /// The day since 1970 on which any desk last fetched; 0: never.
    pub(crate) desk_day: u16,
}

impl Store {
    /// The device that holds a token; `None` for a token that is not enrolled. The look-up goes by the hash of 256
    /// random bits, so that its duration tells nothing of use.
    pub(crate) async fn device(&self, token: &[u8; 32]) -> Result<Option<Device>> {
        const READ: &str = "SELECT number, kind, revoked, coalesce(seen, -1), version, confirmed, \
             (SELECT coalesce(max(version), 0) FROM rosters WHERE school = $1), \
             (SELECT mail_failing FROM schools WHERE number = $1), \
             (SELECT coalesce(max(seen), 0) FROM devices WHERE school = $1 AND kind = 'desk' AND revoked = 0), class \
             FROM devices WHERE school = $1 AND token = $2";
        let token = hash(token);
        let row: Option<(i64, String, i64, i64, String, String, i64, i64, i64, String)> =
            on!(self, pool => sqlx::query_as(READ).bind(self.number).bind(&token).fetch_optional(pool).await?);
        let Some((number, kind, revoked, seen, version, confirmed, roster, failing, look, class)) = row else { return Ok(None) };
        Ok(kind.parse().ok().map(|kind| Device {
            token,
            number,
            kind,
            revoked: revoked != 0,
            seen,
            version,
            confirmed,
            class,
            roster_version: roster.try_into().unwrap_or(u32::MAX),
            mail_failing: failing != 0,
            // Kept as a minute.
            desk_day: look.div_euclid(24 * 60).try_into().unwrap_or_default(),
        }))
    }

    /// Notes when a device was last seen (`seen`: a tablet's day, a desk's minute since 1970) and the release that it
    /// runs. Writes only what has changed: once a day for a tablet.
    pub(crate) async fn saw(&self, device: &Device, seen: i64, version: &str) -> Result<()> {
        const NOTE: &str = "UPDATE devices SET seen = $3, version = $4 WHERE school = $1 AND token = $2";
        if device.seen == seen && device.version == version {
            return Ok(());
        }
        on!(self, pool => {
            let note = sqlx::query(NOTE).bind(self.number).bind(&device.token).bind(seen).bind(version);
            note.execute(pool).await.map(drop)
        })
    }

    /// A device says that it trusts this authority.
    pub(crate) async fn trusts(&self, device: &Device, authority: &[u8; 32]) -> Result<()> {
        const NOTE: &str = "UPDATE devices SET trusts = $3 WHERE school = $1 AND token = $2";
        on!(self, pool => {
            let note = sqlx::query(NOTE).bind(self.number).bind(&device.token).bind(&authority[..]);
            note.execute(pool).await.map(drop)
        })
    }

    /// A desk has safely kept every half-day before this one. One that no frame has reached yet cannot have been kept.
    pub(crate) async fn confirm(&self, desk: &Device, before: Batch) -> Result<()> {
        if desk.confirmed.as_str() >= before.as_str() {
            return Ok(());
        }
        let last = self.last_place().await?.map(|place| place.batch);
        let Some(before) = last.map(|last| last.min(before)).filter(|b| desk.confirmed.as_str() < b.as_str()) else { return Ok(()) };
        const NOTE: &str = "UPDATE devices SET confirmed = $3 WHERE school = $1 AND token = $2 AND confirmed < $3";
        on!(self, pool => {
            let note = sqlx::query(NOTE).bind(self.number).bind(&desk.token).bind(before.as_str());
            note.execute(pool).await.map(drop)
        })
    }
}

/// One line of the list of devices.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct DeviceRow {
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) label: String,
    pub(crate) version: String,
    /// A tablet's day, a desk's minute since 1970.
    pub(crate) seen: Option<i64>,
    pub(crate) revoked: i64,
    /// SHA-256 of the newest authority that it has been told.
    pub(crate) trusts: Option<Vec<u8>>,
    /// Id of its class; empty: none.
    pub(crate) class: String,
    /// Who holds the PIN of its kiosk.
    pub(crate) custodian: String,
}

impl Store {
    /// Every device that was ever enrolled, by number.
    pub(crate) async fn devices(&self) -> Result<Vec<DeviceRow>> {
        const READ: &str =
            "SELECT number, kind, label, version, seen, revoked, trusts, class, custodian FROM devices WHERE school = $1 ORDER BY number";
        on!(self, pool => sqlx::query_as(READ).bind(self.number).fetch_all(pool).await)
    }

    /// Takes a device's enrolment back: its next request is refused. What it has sent stays. `false`: no such number.
    pub(crate) async fn revoke(&self, number: i64) -> Result<bool> {
        const TAKE: &str = "UPDATE devices SET revoked = 1 WHERE school = $1 AND number = $2";
        on!(self, pool => Ok(sqlx::query(TAKE).bind(self.number).bind(number).execute(pool).await?.rows_affected() == 1))
    }
}
