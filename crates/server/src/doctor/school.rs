//! The database and what stands in it: its health, the clock against it, desks, roster, mails.

use super::Finding;
use crate::authority::Authority;
use crate::settings::{Place, Settings};
use crate::store::{DeviceRow, Store};
use jiff::{Timestamp, tz::TimeZone};

/// Days without a look after which a desk is named. A weekend and a day.
const DESK_DAYS: i64 = 4;
/// Nobody ran a Lantern before it was made.
const FIRST_YEAR: i16 = 2026;

pub(super) async fn school(place: &Place, settings: &Settings) -> Vec<Finding> {
    let store = match crate::startup::open_store(place, settings).await {
        Ok(store) => store,
        Err(e) => return vec![Finding::broken("database", format!("{e:#}"))],
    };
    let mut findings = Vec::new();
    match store.check().await {
        Ok(wrong) if wrong.is_empty() => findings.push(Finding::fine("database", "it is whole")),
        Ok(wrong) => findings.extend(wrong.into_iter().map(|line| Finding::broken("database", trouble(&store, &line)))),
        Err(e) => findings.push(Finding::broken("database", trouble(&store, &format!("{e:#}")))),
    }
    if let Ok(authority) = Authority::open(&place.data)
        && let Err(e) = store.agree_on(&authority).await
    {
        findings.push(Finding::broken("authority", format!("{e:#}")));
    }
    findings.push(clock(&store).await);
    match store.devices().await {
        Ok(devices) => findings.extend(desks(&devices, Timestamp::now().as_second())),
        Err(e) => findings.push(Finding::broken("desks", format!("the list of devices cannot be read ({e}): put the backup back"))),
    }
    findings.push(match store.roster_version().await {
        Ok(0) => Finding::look("roster", "the school has none yet: until a desk publishes it, Tell asks children to find a grown-up"),
        Ok(version) => Finding::fine("roster", format!("version {version} is in force")),
        Err(e) => Finding::broken("roster", format!("it cannot be read ({e}): put the backup back")),
    });
    findings.push(mails(&store, settings).await);
    store.close().await;
    findings
}

fn trouble(store: &Store, line: &str) -> String {
    if store.is_shared() {
        format!("{line}. Ask whoever looks after the PostgreSQL")
    } else {
        format!("{line}. Stop the server, keep this folder, and `restore` the last backup into a new one")
    }
}

async fn clock(store: &Store) -> Finding {
    let now = Timestamp::now().to_zoned(TimeZone::UTC);
    if now.year() < FIRST_YEAR {
        return Finding::broken("clock", format!("it says {}: set date and time", now.date()));
    }
    match store.last_place().await {
        Ok(Some(last)) if last.batch.as_str()[..10] > *now.date().to_string() => Finding::broken(
            "clock",
            format!("it says {}, but the newest half-day is {}: set date and time. Nothing is lost meanwhile", now.date(), last.batch),
        ),
        _ => Finding::fine("clock", format!("it says {} UTC", now.strftime("%F %R"))),
    }
}

pub(super) fn desks(devices: &[DeviceRow], now: i64) -> Vec<Finding> {
    let desks: Vec<_> = devices.iter().filter(|d| d.kind == "desk" && d.revoked == 0).collect();
    let mut findings = Vec::new();
    if desks.len() < 2 {
        let words = format!("{} enrolled: at least two adults must be able to look, so that one may be ill", desks.len());
        findings.push(Finding::broken("desks", words));
    }
    for desk in &desks {
        let name = format!("{} (number {})", desk.label, desk.number);
        let days = desk.seen.map(|minute| (now / 60 - minute) / (24 * 60));
        let otherwise = "or, if it is no longer used, revoke it: half-days are kept until every desk has them";
        match days {
            None => findings.push(Finding::look("desks", format!("{name} has never fetched: open it once, {otherwise}"))),
            Some(days) if days > DESK_DAYS => {
                findings.push(Finding::look("desks", format!("{name} has not looked for {days} days: ask why, {otherwise}")));
            }
            Some(_) => {}
        }
    }
    if findings.is_empty() {
        findings.push(Finding::fine("desks", format!("{} enrolled, each looked within {DESK_DAYS} days", desks.len())));
    }
    findings
}

async fn mails(store: &Store, settings: &Settings) -> Finding {
    if settings.mail.is_none() {
        return Finding::look("mail", "none is set: put `mail` into server.ron, so that the adults are asked to look each day");
    }
    match store.mail_failing().await {
        Ok(false) => Finding::fine("mail", "the last one went out, or none was due yet"),
        Ok(true) => Finding::broken("mail", "the last one could not be sent: run `lantern-server mail-test` and mend what it names"),
        Err(e) => Finding::broken("mail", format!("whether the last one went out cannot be read ({e})")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Level, worst};
    use super::*;

    fn desk(number: i64, seen: Option<i64>, revoked: i64) -> DeviceRow {
        let (kind, label) = ("desk".to_owned(), "lead".to_owned());
        DeviceRow {
            number,
            kind,
            label,
            version: String::new(),
            seen,
            revoked,
            trusts: None,
            class: String::new(),
            custodian: String::new(),
        }
    }

    #[test]
    fn a_silent_desk_is_named_and_a_revoked_one_is_not_missed() {
        let now = 1_800_000_000;
        let ago = |days: i64| Some(now / 60 - days * 24 * 60);
        assert_eq!(worst(&desks(&[desk(1, ago(1), 0), desk(2, ago(4), 0), desk(3, ago(90), 1)], now)), Level::Fine);
        let silent = desks(&[desk(1, ago(1), 0), desk(2, ago(5), 0), desk(3, None, 0)], now);
        assert_eq!(silent.len(), 2);
        assert!(silent[0].words.contains("number 2") && silent[1].words.contains("number 3"));
        assert_eq!(worst(&desks(&[desk(1, ago(1), 0), desk(3, ago(1), 1)], now)), Level::Broken, "one adult alone");
    }
}
