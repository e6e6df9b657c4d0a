//! The list of enrolled devices, and taking an enrolment back. Said of a device: its number, what a technician calls it,
//! its release, and the day it was last seen; nothing of what it sent.

use crate::class::{manage::renew_room, record::label};
use crate::settings::Place;
use crate::store::DeviceRow;
use anyhow::Context as _;
use jiff::{Timestamp, tz::TimeZone};
use std::fmt::Write as _;

const DAY: i64 = 24 * 60 * 60;

/// An enrolled device.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Device {
    /// By which `revoke` knows it; never given twice.
    pub number: i64,
    /// `tablet` or `desk`.
    pub kind: String,
    /// What it was called when its code was made.
    pub label: String,
    /// The day (UTC) of its last request, `2026-11-23`; a desk's, of the last time that it fetched.
    pub seen: Option<String>,
    /// The release that it ran then.
    pub version: String,
    /// The class that it belongs to, if any.
    pub class: String,
    /// Who holds the PIN of its kiosk, if somebody was noted.
    pub custodian: String,
    /// Its enrolment was taken back.
    pub revoked: bool,
}

impl From<DeviceRow> for Device {
    fn from(row: DeviceRow) -> Self {
        let second = row.seen.map(|seen| if row.kind == "desk" { seen * 60 } else { seen * DAY });
        let seen = second.and_then(|s| Timestamp::from_second(s).ok()).map(|s| s.to_zoned(TimeZone::UTC).date().to_string());
        Self {
            number: row.number,
            kind: row.kind,
            label: row.label,
            seen,
            version: row.version,
            class: row.class,
            custodian: row.custodian,
            revoked: row.revoked != 0,
        }
    }
}

/// All devices of a school, by number.
///
/// # Errors
/// A folder or database that cannot be used; the words say what to do.
pub async fn list(place: &Place) -> anyhow::Result<Vec<Device>> {
    let store = place.open().await?;
    let read = async { Ok::<_, sqlx::Error>((store.devices().await?, store.class_docs().await?)) };
    let read = read.await;
    store.close().await;
    let (devices, docs) = read.context("the list cannot be read: run `lantern-server doctor`")?;
    let named = |row: DeviceRow| {
        let class = if row.class.is_empty() { String::new() } else { label(&docs, &row.class) };
        Device::from(DeviceRow { class, ..row })
    };
    Ok(devices.into_iter().map(named).collect())
}

/// Takes the enrolment of these devices back, at once; the server may run meanwhile. What they have sent stays. Returns
/// them as they are now.
///
/// # Errors
/// A number that no device has (none is then revoked), or a database that cannot be used.
pub async fn revoke(place: &Place, numbers: &[i64]) -> anyhow::Result<Vec<Device>> {
    let known = list(place).await?;
    if let Some(unknown) = numbers.iter().find(|n| !known.iter().any(|d| d.number == **n)) {
        anyhow::bail!("no device has the number {unknown}: `lantern-server devices` lists them. None was revoked");
    }
    let store = place.open().await?;
    for number in numbers {
        store.revoke(*number).await.context("the database cannot be written: check that the disk is not full, then try again")?;
    }
    // What a lost tablet knows of the others is worth nothing from now on.
    renew_room(&store).await?;
    store.close().await;
    Ok(list(place).await?.into_iter().filter(|d| numbers.contains(&d.number)).collect())
}

/// The list as a table for a terminal.
pub fn table(devices: &[Device]) -> String {
    let widest = |of: fn(&Device) -> &str, least: usize| devices.iter().map(|d| of(d).chars().count()).max().unwrap_or(0).clamp(least, 40);
    let (label, class, held) = (widest(|d| &d.label, 5), widest(|d| &d.class, 5), widest(|d| &d.custodian, 8));
    let mut out = format!(
        "{:>6}  {:6}  {:label$}  {:10}  {:8}  {:class$}  {:held$}\n",
        "number", "kind", "label", "last seen", "release", "class", "PIN with"
    );
    for d in devices {
        let seen = d.seen.as_deref().unwrap_or("never");
        let end = if d.revoked { "revoked" } else { "" };
        let line = format!(
            "{:>6}  {:6}  {:label$}  {seen:10}  {:8}  {:class$}  {:held$}  {end}",
            d.number, d.kind, d.label, d.version, d.class, d.custodian
        );
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
