//! What a technician or the office does about classes: makes accounts, shows the PIN once, ends them; writes promises down;
//! puts tablets into classes. The server may run meanwhile.

use super::record::{self, Entry};
use super::tell::new_room;
use crate::settings::{Place, Settings};
use crate::store::{Docs, Kind, Store};
use anyhow::{Context as _, ensure};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use lantern_class::promise::{LONGEST, PROMISES};
use lantern_class::{Class, ClassId, Line, Pin, Promises, STAGES, Staff, StaffId, Supply, Verifier};
use std::fmt::Write as _;

const DISK: &str = "the database cannot be written: check that the disk is not full, then try again";
/// Longest name of a class or role, in characters.
const LABEL: usize = 40;

async fn change<T>(place: &Place, change: impl FnOnce(&mut Docs) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let store = place.open().await?;
    // What is refused has changed nothing: documents are written only where there are changed ones.
    let done = store
        .class_change(|docs| {
            let before = docs.clone();
            let done = change(docs);
            if done.is_err() {
                *docs = before;
            }
            done
        })
        .await;
    store.close().await;
    done.context(DISK)?.0
}

async fn read<T>(place: &Place, read: impl AsyncFnOnce(&Store, Docs) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let store = place.open().await?;
    let docs = store.class_docs().await.context("the database cannot be read: run `lantern-server doctor`")?;
    let done = read(&store, docs).await;
    store.close().await;
    done
}

fn label(text: &str) -> anyhow::Result<String> {
    let text = text.trim();
    ensure!(
        (1..=LABEL).contains(&text.chars().count()) && !text.chars().any(char::is_control),
        "a name is one line of 1 to {LABEL} characters"
    );
    Ok(text.to_owned())
}

fn stage(text: &str) -> anyhow::Result<String> {
    let found = STAGES.into_iter().find(|s| s.eq_ignore_ascii_case(text));
    Ok(found.with_context(|| format!("the stage is one of {}", STAGES.join(", ")))?.to_owned())
}

fn class(docs: &Docs, named: &str) -> anyhow::Result<Class> {
    let classes: Vec<Class> = docs.all(Kind::Class).into_iter().map(|(_, class)| class).collect();
    let found = classes.iter().find(|c| c.label.eq_ignore_ascii_case(named.trim()) || c.id.to_string() == named);
    found.cloned().with_context(|| format!("there is no class {named:?}: `lantern-server class list` names them"))
}

/// Adds a class.
///
/// # Errors
/// A name that is taken or none, a stage that is none, a database that cannot be written.
pub async fn add_class(place: &Place, name: &str, of: &str) -> anyhow::Result<Class> {
    let (name, of) = (label(name)?, stage(of)?);
    change(place, |docs| {
        ensure!(class(docs, &name).is_err(), "there is a class {name:?} already");
        let class = Class { id: ClassId::generate(&mut rand::rng()), label: name, stage: of, promised: 0 };
        docs.put(Kind::Class, &class.id.to_string(), &class);
        Ok(class)
    })
    .await
}

/// Changes a class's name or stage: in September the children are a year older.
///
/// # Errors
/// As [`add_class`].
pub async fn change_class(place: &Place, named: &str, name: Option<&str>, of: Option<&str>) -> anyhow::Result<Class> {
    change(place, |docs| {
        let old = class(docs, named)?;
        let stage = of.map(stage).transpose()?.unwrap_or_else(|| old.stage.clone());
        let new = Class {
            label: name.map(label).transpose()?.unwrap_or_else(|| old.label.clone()),
            // Each stage has promises of its own.
            promised: if stage == old.stage { old.promised } else { 0 },
            stage,
            id: old.id,
        };
        ensure!(class(docs, &new.label).map_or(true, |taken| taken.id == old.id), "there is a class {:?} already", new.label);
        docs.put(Kind::Class, &new.id.to_string(), &new);
        Ok(new)
    })
    .await
}

/// Takes a class away: its session ends, its tablets belong to none. What it has chosen stays until the end of the year,
/// under its id.
///
/// # Errors
/// No such class, or a database that cannot be written.
pub async fn remove_class(place: &Place, named: &str) -> anyhow::Result<Class> {
    let gone = change(place, |docs| {
        let gone = class(docs, named)?;
        docs.remove(Kind::Class, &gone.id.to_string());
        while let Some(kept) = super::session_of(docs, gone.id) {
            super::close(docs, &kept, Timestamp::now());
        }
        Ok(gone)
    })
    .await?;
    read(place, async |store, _| {
        let of = store.devices().await.context(DISK)?.into_iter().filter(|device| device.class == gone.id.to_string());
        let numbers: Vec<i64> = of.map(|device| device.number).collect();
        store.assign(&numbers, Some(""), None).await.context(DISK)
    })
    .await?;
    Ok(gone)
}

/// All classes by name, with the number of tablets of each.
///
/// # Errors
/// A database that cannot be read.
pub async fn classes(place: &Place) -> anyhow::Result<Vec<(Class, i64)>> {
    read(place, async |store, docs| {
        let sizes = store.class_sizes().await?;
        let size = |id: ClassId| sizes.iter().find(|(of, _)| *of == id.to_string()).map_or(0, |(_, n)| *n);
        let mut all: Vec<(Class, i64)> = docs.all::<Class>(Kind::Class).into_iter().map(|(_, c)| (c.clone(), size(c.id))).collect();
        all.sort_by(|a, b| a.0.label.cmp(&b.0.label));
        Ok(all)
    })
    .await
}

/// Puts tablets into a class (`None`: into none), or notes who holds the PIN of their kiosk. Returns how many.
///
/// # Errors
/// No such class or tablet (nothing is then changed), or a database that cannot be written.
pub async fn assign(place: &Place, devices: &[i64], to: Option<Option<&str>>, custodian: Option<&str>) -> anyhow::Result<u64> {
    let custodian = custodian.map(label).transpose()?;
    read(place, async |store, docs| {
        let known = store.devices().await.context(DISK)?;
        for number in devices {
            let kind = known.iter().find(|device| device.number == *number).map(|device| device.kind.as_str());
            ensure!(kind == Some("tablet"), "no tablet has the number {number}: `lantern-server devices` lists them. Nothing was changed");
        }
        let to = to.map(|to| to.map_or(Ok(String::new()), |to| class(&docs, to).map(|c| c.id.to_string()))).transpose()?;
        store.assign(devices, to.as_deref(), custodian.as_deref()).await.context(DISK)
    })
    .await
}

/// What an account may do.
#[derive(Debug, Clone, Default)]
pub struct May {
    /// Names of classes; none: all.
    pub classes: Vec<String>,
    /// Opens locked lessons after a preview.
    pub approves: bool,
    /// Sees what the whole school was taught.
    pub curriculum: bool,
}

fn named<'a>(all: &'a [Staff], named: &str) -> anyhow::Result<&'a Staff> {
    let found: Vec<&Staff> = all.iter().filter(|s| s.label.eq_ignore_ascii_case(named.trim()) || s.id.to_string() == named).collect();
    match found[..] {
        [staff] => Ok(staff),
        [] => anyhow::bail!("there is no account {named:?}: `lantern-server staff list` names them"),
        _ => anyhow::bail!("several accounts are called {named:?}: give the id that `lantern-server staff list` shows"),
    }
}

fn all_staff(docs: &Docs) -> Vec<Staff> {
    let mut all: Vec<Staff> = docs.all(Kind::Staff).into_iter().map(|(_, staff)| staff).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}

fn fresh_pin() -> anyhow::Result<(Pin, Verifier)> {
    let mut rng = rand::rng();
    let pin = Pin::generate(&mut rng);
    let verifier = Verifier::new(&pin, &mut rng).context("there is no memory for a PIN now: try again")?;
    Ok((pin, verifier))
}

/// Makes an account. The PIN is told this once.
///
/// # Errors
/// A name that is taken or none, an unknown class, a database that cannot be written.
pub async fn add_staff(place: &Place, role: &str, may: &May) -> anyhow::Result<(Staff, Pin)> {
    let role = label(role)?;
    let (pin, verifier) = fresh_pin()?;
    let staff = change(place, |docs| {
        let taken = all_staff(docs).iter().any(|s| s.label.eq_ignore_ascii_case(&role));
        ensure!(!taken, "there is an account {role:?} already: name it otherwise, or give it a new PIN");
        let classes = may.classes.iter().map(|c| class(docs, c).map(|c| c.id)).collect::<Result<_, _>>()?;
        let id = StaffId::generate(&mut rand::rng());
        let staff =
            Staff { id, label: role, pin: verifier, digits: 6, classes, supply: None, approves: may.approves, curriculum: may.curriculum };
        docs.put(Kind::Staff, &id.to_string(), &staff);
        Ok(staff)
    });
    Ok((staff.await?, pin))
}

/// Makes an account for one class and one day (`None`: today). It goes by itself.
///
/// # Errors
/// As [`add_staff`], and a day that is over.
pub async fn add_supply(place: &Place, role: &str, of: &str, day: Option<Date>) -> anyhow::Result<(Staff, Pin)> {
    let role = label(role)?;
    let zone = Settings::load(&place.data)?.calendar.zone().unwrap_or(TimeZone::UTC);
    let today = Timestamp::now().to_zoned(zone).date();
    let day = day.unwrap_or(today);
    ensure!(day >= today, "that day is over");
    let since = |day: Date| anyhow::Ok(u16::try_from(day.since(jiff::civil::date(1970, 1, 1))?.get_days()).context("no such day")?);
    let (number, today) = (since(day)?, since(today)?);
    let (pin, verifier) = fresh_pin()?;
    let staff = change(place, |docs| {
        let class = class(docs, of)?;
        // Those of days that are over go now.
        let past = |s: &Staff| s.supply.is_some_and(|supply| supply.day < today);
        for gone in all_staff(docs).into_iter().filter(past) {
            docs.remove(Kind::Staff, &gone.id.to_string());
        }
        let id = StaffId::generate(&mut rand::rng());
        let supply = Some(Supply { class: class.id, day: number });
        let label = format!("{role} ({}, {day})", class.label);
        let staff = Staff { id, label, pin: verifier, digits: 6, classes: vec![class.id], supply, approves: false, curriculum: false };
        docs.put(Kind::Staff, &id.to_string(), &staff);
        Ok(staff)
    });
    Ok((staff.await?, pin))
}

/// Gives an account a new PIN; the old one is good for nothing from now on, and what it had opened is shut.
///
/// # Errors
/// No such account, or a database that cannot be written.
pub async fn new_pin(place: &Place, who: &str) -> anyhow::Result<(Staff, Pin)> {
    let (pin, verifier) = fresh_pin()?;
    let staff = change(place, |docs| {
        let mut staff = named(&all_staff(docs), who)?.clone();
        (staff.pin, staff.digits) = (verifier, 6);
        docs.put(Kind::Staff, &staff.id.to_string(), &staff);
        shut(docs, staff.id);
        Ok(staff)
    });
    Ok((staff.await?, pin))
}

fn shut(docs: &mut Docs, staff: StaffId) {
    for (id, opened) in docs.all::<super::Opened>(Kind::Opened) {
        if opened.staff == staff {
            docs.remove(Kind::Opened, &id);
        }
    }
    docs.remove(Kind::Tries, &staff.to_string());
}

/// Ends accounts: whoever has left starts nothing any more. Their record stays.
///
/// # Errors
/// No such account (none is then ended), or a database that cannot be written.
pub async fn leave(place: &Place, who: &[String]) -> anyhow::Result<Vec<Staff>> {
    change(place, |docs| {
        let all = all_staff(docs);
        let gone = who.iter().map(|who| named(&all, who).cloned()).collect::<Result<Vec<_>, _>>()?;
        for staff in &gone {
            docs.remove(Kind::Staff, &staff.id.to_string());
            shut(docs, staff.id);
        }
        Ok(gone)
    })
    .await
}

/// All accounts, by name.
///
/// # Errors
/// A database that cannot be read.
pub async fn staff(place: &Place) -> anyhow::Result<Vec<Staff>> {
    read(place, async |_, docs| Ok(all_staff(&docs))).await
}

/// A table of accounts for a terminal.
pub fn staff_table(staff: &[Staff], classes: &[(Class, i64)]) -> String {
    let mut out = String::new();
    let name = |id: &ClassId| classes.iter().find(|(c, _)| c.id == *id).map_or_else(|| id.to_string(), |(c, _)| c.label.clone());
    for s in staff {
        let of = if s.classes.is_empty() { "all classes".to_owned() } else { s.classes.iter().map(name).collect::<Vec<_>>().join(", ") };
        let more = [(s.approves, "opens locked lessons"), (s.curriculum, "curriculum"), (s.supply.is_some(), "for one day")];
        let more: Vec<&str> = more.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect();
        let _ = writeln!(
            out,
            "{}  {:width$}  {of}{}{}",
            s.id,
            s.label,
            if more.is_empty() { "" } else { "; " },
            more.join(", "),
            width = LABEL
        );
    }
    out
}

/// Writes a school's own promises for a stage: a file of Fluent text with `promise-1`, `promise-2` ... (two to six) and
/// `promise-recall`, the line that is said at the start of every lesson.
///
/// # Errors
/// What is wrong with the text, in words; a database that cannot be written.
pub async fn set_promises(place: &Place, of: &str, text: &str) -> anyhow::Result<Promises> {
    let of = stage(of)?;
    check_promises(text)?;
    let zone = Settings::load(&place.data)?.calendar.zone().unwrap_or(TimeZone::UTC);
    let day = Timestamp::now().to_zoned(zone).date().since(jiff::civil::date(1970, 1, 1))?.get_days();
    change(place, |docs| {
        let before = docs.get::<Promises>(Kind::Promises, &of).map_or(0, |p| p.version);
        let day = u16::try_from(day).unwrap_or_default();
        let new = Promises { stage: of.clone(), version: before + 1, day, text: text.to_owned() };
        docs.put(Kind::Promises, &of, &new);
        // What was there stays readable: a class may have promised it.
        docs.put(Kind::Log, &format!("promises {of} {:05}", new.version), &new);
        Ok(new)
    })
    .await
}

fn check_promises(text: &str) -> anyhow::Result<()> {
    let mut catalogue = lantern_words::Catalogue::new(lantern_words::Tag::new("en-GB"));
    let tag = lantern_words::Tag::new("en-GB");
    if let Err(faults) = catalogue.add(&tag, "promises", text) {
        anyhow::bail!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    }
    let line = |id: &str| catalogue.text(&tag, id, &[]).filter(|line| !line.trim().is_empty());
    let lines: Vec<String> = (1..=*PROMISES.end()).map_while(|i| line(&format!("promise-{i}"))).collect();
    ensure!(lines.len() >= *PROMISES.start(), "write promise-1 to promise-{} or more, up to promise-{}", PROMISES.start(), PROMISES.end());
    let recall = line("promise-recall").context("promise-recall is missing: the line that is said at the start of every lesson")?;
    let long = lines.iter().chain([&recall]).find(|line| line.chars().count() > LONGEST);
    ensure!(long.is_none(), "this promise is longer than {LONGEST} letters, which nobody remembers: {}", long.cloned().unwrap_or_default());
    Ok(())
}

/// The record of lessons and of opened teacher modes, oldest first.
///
/// # Errors
/// A database that cannot be read.
pub async fn sessions(place: &Place) -> anyhow::Result<Vec<Entry>> {
    read(place, async |store, _| {
        let mut log: Vec<Entry> = store.class_log().await?;
        log.retain(|entry| !entry.from.is_empty());
        Ok(log)
    })
    .await
}

/// The record as comma-separated values.
pub fn sessions_csv(log: &[Entry]) -> String {
    let mut out = String::from("from,to,staff,tablet,class,stage,lesson,revision,moment,promises\r\n");
    for e in log {
        let fields = [&e.from, &e.to, &e.staff, &e.device.to_string(), &e.label, &e.stage, &e.lesson, &e.rev.to_string(), &e.moment];
        let fields = fields.map(|field| record::quoted(field)).join(",");
        let _ = write!(out, "{fields},{}\r\n", e.promised);
    }
    out
}

/// What classes have chosen, without what fewer than five have.
///
/// # Errors
/// A database that cannot be read.
pub async fn tallies(place: &Place) -> anyhow::Result<Vec<Line>> {
    read(place, async |store, docs| Ok(record::lines(&store.tallies().await?, |id| record::label(&docs, id)))).await
}

/// Deletes what classes chose, and the record of lessons, of the school years before the present one. Returns how many rows.
///
/// # Errors
/// A database that cannot be written.
pub async fn end_year(place: &Place) -> anyhow::Result<u64> {
    let calendar = Settings::load(&place.data)?.calendar;
    let year = super::school_year(&calendar, Timestamp::now());
    let first = format!("{}-09-01", year.get(..4).unwrap_or_default());
    read(place, async |store, _| Ok(store.drop_tallies(&year).await.context(DISK)? + store.forget_log(&first).await.context(DISK)?)).await
}

/// A device was lost: the secret that the school's tablets share is made anew.
pub(crate) async fn renew_room(store: &Store) -> anyhow::Result<()> {
    store.class_change(new_room).await.context(DISK)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_two_to_six_lines_and_one_to_remember() {
        let good = "promise-1 = We tell a grown-up.\npromise-2 = We are kind.\npromise-recall = We tell, and we are kind.\n";
        assert!(check_promises(good).is_ok());
        for (bad, why) in [
            ("promise-1 = We tell.\npromise-recall = We tell.\n", "promise-2"),
            ("promise-1 = A.\npromise-2 = B.\n", "promise-recall"),
            ("promise-1 = {\n", ""),
            (&good.replace("We are kind.", &"kind ".repeat(30)), "longer"),
        ] {
            let said = check_promises(bad).expect_err(bad).to_string();
            assert!(said.contains(why), "{said}");
        }
    }
}
