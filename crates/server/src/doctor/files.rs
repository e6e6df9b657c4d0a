//! The data folder: who may read it, room on its disk, the authority, the last backup, whether a server runs on it.

use super::Finding;
use crate::authority::{self, FILES};
use crate::settings;
use crate::store::DATABASE;
use jiff::{Timestamp, ToSpan as _, Unit};
use std::path::Path;
use std::{fs, io};

/// A class of tablets fills about 60 MB a day: a fortnight of two classes.
const ROOM: u64 = 2 << 30;
const LITTLE_ROOM: u64 = 256 << 20;

pub(super) fn modes(data: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let wal = format!("{DATABASE}-wal");
        let files = FILES.iter().copied().chain([DATABASE, wal.as_str(), settings::FILE]);
        for name in [""].into_iter().chain(files) {
            let path = if name.is_empty() { data.to_owned() } else { data.join(name) };
            let Ok(about) = fs::metadata(&path) else { continue };
            if about.permissions().mode() & 0o077 != 0 {
                let mode = if name.is_empty() { "700" } else { "600" };
                findings.push(Finding::broken("files", format!("others may read {0}: run chmod {mode} {0}", path.display())));
            }
        }
    }
    if findings.is_empty() {
        findings.push(Finding::fine("files", "only the server's user can read the data folder"));
    }
    findings
}

/// Bytes that the server may still write there; `None` where that cannot be told.
#[cfg(unix)]
pub(crate) fn free_room(data: &Path) -> Option<u64> {
    rustix::fs::statvfs(data).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// As above.
#[cfg(not(unix))]
pub(crate) fn free_room(_: &Path) -> Option<u64> {
    None
}

pub(super) fn room(data: &Path) -> Finding {
    let Some(free) = free_room(data) else {
        return Finding::look("disk", "how much room the disk has cannot be told here: look yourself, 2 GB should be free");
    };
    let words = format!("{} MiB free", free >> 20);
    match free {
        0..LITTLE_ROOM => Finding::broken("disk", format!("{words}: make room now. On a full disk nothing is taken; tablets keep theirs")),
        LITTLE_ROOM..ROOM => Finding::look("disk", format!("{words}: make room soon; two classes fill about 120 MB a day")),
        _ => Finding::fine("disk", words),
    }
}

pub(super) fn authority(data: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dates = match authority::dates(data) {
        Ok(dates) => dates,
        Err(e) => return vec![Finding::broken("authority", format!("{e:#}"))],
    };
    let now = Timestamp::now();
    let in_a_year = now.checked_add((365 * 24).hours()).unwrap_or(Timestamp::MAX);
    let (from, to) = (dates.from.strftime("%F"), dates.to.strftime("%F"));
    findings.push(if dates.from > now {
        Finding::broken("authority", format!("the school's certificate is valid from {from} on: this machine's clock is wrong. Set it"))
    } else if dates.to < now {
        Finding::broken(
            "authority",
            format!("the school's certificate ran out on {to}: run `ca rotate`; tablets and desks must enrol again"),
        )
    } else if dates.to < in_a_year {
        Finding::look("authority", format!("the school's certificate runs out on {to}: run `ca rotate` now, and `ca retire` a month later"))
    } else {
        Finding::fine("authority", format!("the school's certificate is valid until {to}"))
    });
    if dates.rotating {
        let words = "two authorities are trusted: when `devices` shows that every device has the new one, run `ca retire`";
        findings.push(Finding::look("authority", words));
    }
    findings
}

pub(super) fn backup(data: &Path) -> Finding {
    let how = "run `lantern-server backup`, best each night";
    let Some(last) = fs::read_to_string(data.join(crate::backup::LAST)).ok().and_then(|text| text.parse::<Timestamp>().ok()) else {
        return Finding::look("backup", format!("none was ever made: {how}"));
    };
    let days = Timestamp::now().since((Unit::Hour, last)).map_or(0, |span| span.get_hours()) / 24;
    if days > 7 {
        Finding::look("backup", format!("the last one is {days} days old: {how}"))
    } else {
        Finding::fine("backup", format!("the last one was made on {}", last.strftime("%F")))
    }
}

/// A server that runs holds the lock.
pub(super) fn running(data: &Path) -> Finding {
    let lock = fs::OpenOptions::new().write(true).open(data.join(crate::folder::LOCK));
    match lock.map(|file| file.try_lock()) {
        Ok(Err(fs::TryLockError::WouldBlock)) => Finding::fine("server", "it runs"),
        Ok(_) => Finding::broken("server", "it does not run: systemctl start lantern-server. Tablets keep theirs meanwhile"),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Finding::broken("server", "it has never run on this folder: start `serve`"),
        Err(e) => Finding::broken("server", format!("whether it runs cannot be told ({e}): run this as the server's user")),
    }
}
