//! `roster new`, `sign`, `publish`: from the readers' cards to the list that every tablet takes.

use super::{
    NewRoster, PublishRoster, SignRoster,
    passphrase::{self, Twice},
};
use crate::{
    calendar::date_of,
    ceremony::{Rules, called},
    clock::{Clock, SystemClock},
    identity::{Card, Keys, school_id},
    remote::Remote,
    roster::{read, write},
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use lantern_frame::{
    Roster,
    roster::{Hours, Reader, Role, Roots, SignedRoster, weekday},
};
use lantern_wire::RosterMsg;
use std::path::Path;

pub(super) fn new(args: &NewRoster) -> Result<()> {
    let (today, _) = SystemClock::start().now().half_day();
    let (roster, warnings) = build(args, today)?;
    write(&args.out, &SignedRoster::new(&roster)?)?;
    show(&roster);
    warnings.iter().for_each(|warning| println!("WARNING: {warning}"));
    println!("Written to {}. Two of the root signers sign it now: `lantern-desk roster sign --data DIR {0}`.", args.out.display());
    Ok(())
}

/// The roster, and what is to be said about it.
fn build(args: &NewRoster, today: u16) -> Result<(Roster, Vec<String>)> {
    let before = args.after.as_deref().map(|file| read(file)?.unverified().context("the roster to follow cannot be used")).transpose()?;
    let mut school = before.as_ref().map(|roster| roster.school);
    let mut readers: Vec<Reader> = Vec::new();
    for given in &args.cards {
        let (card, role) = card_and_role(given)?;
        if let Some(digits) = &card.school {
            let of_card = school_id(digits)?;
            ensure!(*school.get_or_insert(of_card) == of_card, "the card {given} is of another school");
        }
        let known = |r: &&Reader| r.verify_key == card.verify_key && r.recipient == card.recipient;
        let earlier = before.as_ref().and_then(|roster| roster.readers.iter().find(|r| known(r) && r.role == role));
        let person = readers
            .iter()
            .find(known)
            .or_else(|| before.as_ref()?.readers.iter().find(known))
            .map_or_else(|| next(readers.iter().chain(before.iter().flat_map(|b| &b.readers)).map(|r| r.person)), |r| r.person);
        let no = earlier.map_or_else(|| next(readers.iter().chain(before.iter().flat_map(|b| &b.readers)).map(|r| r.no)), |r| r.no);
        readers.push(Reader {
            no,
            person,
            role,
            label: card.label.clone(),
            face: format!("face/{}", role.id()),
            recipient: card.recipient,
            verify_key: card.verify_key,
        });
    }
    let roots: Vec<_> = args.roots.iter().map(|file| Ok(Card::read(file)?.verify_key)).collect::<Result<_>>()?;
    let roots = roots.try_into().ok().context("a roster has three root signers: give --root three times")?;
    let mut roster = Roster {
        version: before.as_ref().map_or(1, |roster| roster.version.saturating_add(1)),
        school: school.context("no card names a school: enrol one of the desks first")?,
        school_label: args.school.clone(),
        readers,
        roots,
        not_after: today.saturating_add(args.days),
        first_contact: None,
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: hours(args, before.as_ref())?,
    };
    let mut warnings = Vec::new();
    if let Some(before) = &before {
        Rules::of(before).put(before, &mut roster);
        warnings.extend(lost(before, &roster));
    }
    warnings.extend(without_holidays(&roster.hours, today));
    Ok((roster, warnings))
}

/// Those of a desk's settings, else those of the roster before, else Monday to Friday without holidays.
fn hours(args: &NewRoster, before: Option<&Roster>) -> Result<Hours> {
    let settings = match (&args.settings, &args.data) {
        (Some(file), _) => Some(Settings::read(file)?),
        (None, Some(data)) => Some(Settings::load(data)?),
        (None, None) => None,
    };
    Ok(match settings {
        Some(settings) => settings.calendar.hours(),
        None => before.map_or_else(Hours::default, |roster| roster.hours.clone()),
    })
}

/// What tablets would tell children, were this calendar left as it is.
fn without_holidays(hours: &Hours, today: u16) -> Option<String> {
    let none = "tablets tell children \"They will read it today\" in every holiday. Put the school's holidays into a desk's settings, \
                and make the roster with --data DIR or --settings FILE";
    if hours.closed.is_empty() {
        Some(format!("there are no holidays in this roster: {none}"))
    } else if hours.closed.iter().all(|&(_, to)| to < today) {
        Some(format!("every holiday in this roster is over: {none}"))
    } else {
        None
    }
}

/// Rules of the roster before that this one cannot have: they name somebody who is not on it, or is on it with another key.
fn lost(before: &Roster, now: &Roster) -> Vec<String> {
    let has = |pair: (u16, u16)| now.conflicts.contains(&pair);
    let mut lost: Vec<String> = Vec::new();
    for &(a, b) in before.conflicts.iter().filter(|&&pair| !has(pair)) {
        lost.push(format!(
            "{} and {} were kept apart, and are not any more: one of them is not on this roster, or has another key. If both still read, set \
             the pair again on a desk's page \"Who reads what\"",
            called(before, a),
            called(before, b)
        ));
    }
    if before.first_contact.is_some() && now.first_contact.is_none() {
        lost.push("the first contact of the roster before is not on this one: there is none now".to_owned());
    }
    lost
}

fn card_and_role(given: &str) -> Result<(Card, Role)> {
    if let Some((file, role)) = given.rsplit_once(':')
        && let Some(role) = Role::from_id(role)
    {
        return Ok((Card::read(Path::new(file))?, role));
    }
    let card = Card::read(Path::new(given))?;
    let role = card.role()?;
    Ok((card, role))
}

/// A number that nobody has or had: the next above all.
fn next<N>(taken: impl Iterator<Item = N>) -> N
where
    N: Copy + Ord + From<u8> + Into<u16> + TryFrom<u16>,
{
    let above = taken.max().map_or(0, |highest| highest.into().saturating_add(1));
    N::try_from(above).unwrap_or_else(|_| N::from(u8::MAX))
}

fn show(roster: &Roster) {
    println!("Roster version {} of {}:", roster.version, roster.school_label);
    for reader in &roster.readers {
        let root = if roster.roots.contains(&reader.verify_key) { ", root signer" } else { "" };
        println!(
            "  {:>3}  {:<8} {} (person {}{root})\n       {}",
            reader.no,
            reader.role.id(),
            reader.label,
            reader.person,
            reader.recipient
        );
    }
    rules(roster).iter().for_each(|line| println!("  {line}"));
}

/// Everything beside the people that decides who reads what, and when children are told that somebody reads.
fn rules(roster: &Roster) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(first) = roster.first_contact.and_then(|no| roster.reader(no)) {
        lines.push(format!("First contact for reports that are not about a grown-up who works here: {}", first.label));
    }
    let roles: Vec<&str> = roster.fallback.iter().map(|role| role.id()).collect();
    lines.push(format!(
        "Where fewer than two would read, there join: {}",
        if roles.is_empty() { "nobody".into() } else { roles.join(", ") }
    ));
    for &(a, b) in &roster.conflicts {
        lines.push(format!("{} and {}: neither reads what is about the other", called(roster, a), called(roster, b)));
    }
    let hours = &roster.hours;
    // 1970 began on a Thursday: the fourth day after it was a Monday.
    let days: Vec<String> =
        (4..11).filter(|&day| hours.days & (1 << weekday(day)) != 0).map(|day| date_of(day).strftime("%a").to_string()).collect();
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    lines.push(format!("School: {}, {} to {}", days.join(" "), time(hours.opens), time(hours.closes)));
    for &(from, to) in &hours.closed {
        lines.push(format!("Closed: {} to {}", date_of(from), date_of(to)));
    }
    lines
}

pub(super) fn sign(args: &SignRoster) -> Result<()> {
    let mut signed = read(&args.file)?;
    let roster = signed.unverified()?;
    show(&roster);
    let keys = Keys::unlock(&args.data, &passphrase::get(args.passphrase_file.as_deref(), Twice::No)?)?;
    ensure!(
        roster.roots.contains(&keys.signing.verify_key()),
        "this desk's reader is not one of the three root signers of this roster: her signature would count for nothing"
    );
    signed.sign(&keys.signing);
    write(&args.file, &signed)?;
    let count = signed.signers().iter().filter(|signer| roster.roots.contains(signer)).count();
    println!("Signed. It has {count} of the 2 signatures that it needs.");
    Ok(())
}

pub(super) async fn publish(args: &PublishRoster) -> Result<()> {
    let signed = read(&args.file)?;
    let roster = signed.unverified()?;
    // No tablet would take it: say so here, before the server keeps it.
    Roots::pin(&signed).with_context(|| format!("{} is not ready", args.file.display()))?;
    let remote = Remote::load(&args.data)?.context("this desk is not enrolled: use `lantern-desk enrol` first")?;
    ensure!(roster.school == remote.school_id(), "this roster is of another school than this desk's");
    remote.publish_roster(&RosterMsg { version: roster.version, signed: signed.encode()? }).await?;
    println!("Published roster version {}. Tablets take it at their next tick.", roster.version);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{calendar::Closed, identity::card_path};
    use std::path::PathBuf;

    const TODAY: u16 = 20_781; // 24 November 2026

    /// Cards of lead, deputy, head and chair, each in a folder of her own below `dir`.
    fn cards(dir: &Path) -> Vec<PathBuf> {
        let roles = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
        let card = |role: Role| {
            let folder = dir.join(role.id());
            std::fs::create_dir_all(&folder).expect("a folder");
            let mut card = Card::new(&Keys::generate(), role, role.id());
            card.school = Some("04".repeat(16));
            card.save(&folder).expect("saved");
            card_path(&folder)
        };
        roles.map(card).to_vec()
    }

    fn args(dir: &Path, cards: &[PathBuf]) -> NewRoster {
        NewRoster {
            cards: cards.iter().map(|path| path.display().to_string()).collect(),
            roots: [0, 1, 3].map(|n| cards[n].clone()).to_vec(),
            out: dir.join("roster.ron"),
            after: None,
            school: "Hill School".into(),
            data: None,
            settings: None,
            days: 365,
        }
    }

    fn christmas() -> Settings {
        let mut settings = Settings::default();
        let date = |text: &str| text.parse().expect("a date");
        settings.calendar.closed.push(Closed { from: date("2026-12-19"), to: date("2027-01-03"), why: "Christmas".into() });
        settings
    }

    #[test]
    fn the_next_roster_keeps_what_decides_who_reads_what_and_says_what_it_cannot_keep() {
        let dir = tempfile::tempdir().expect("a folder");
        let cards = cards(dir.path());
        let (mut first, _) = build(&args(dir.path(), &cards), TODAY).expect("a roster");
        (first.first_contact, first.fallback, first.conflicts) = (Some(1), vec![Role::Trust, Role::DeputyLead], vec![(2, 3), (0, 2)]);
        first.hours = christmas().calendar.hours();
        let file = dir.path().join("first.ron");
        write(&file, &SignedRoster::new(&first).expect("sound")).expect("written");
        let mut next = args(dir.path(), &cards);
        next.after = Some(file);
        let (second, warnings) = build(&next, TODAY).expect("a roster");
        assert_eq!(second.version, 2);
        assert_eq!(Rules::of(&second), Rules::of(&first));
        assert_eq!((&second.hours, warnings.len()), (&first.hours, 0), "{warnings:?}");
        let lines = rules(&second);
        assert!(lines.contains(&"head and chair: neither reads what is about the other".to_owned()), "{lines:?}");
        assert!(lines.contains(&"School: Mon Tue Wed Thu Fri, 08:30 to 15:30".to_owned()), "{lines:?}");
        assert!(lines.contains(&"Closed: 2026-12-19 to 2027-01-03".to_owned()), "{lines:?}");
        // The head is gone, and so are her pairs.
        next.cards.remove(2);
        let (third, warnings) = build(&next, TODAY).expect("a roster");
        assert_eq!((third.conflicts.len(), third.first_contact), (0, Some(1)));
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        assert!(warnings[0].contains("head and chair were kept apart"), "{warnings:?}");
    }

    #[test]
    fn the_hours_are_those_of_a_desk_and_a_roster_without_holidays_says_so() {
        let dir = tempfile::tempdir().expect("a folder");
        let cards = cards(dir.path());
        let (roster, warnings) = build(&args(dir.path(), &cards), TODAY).expect("a roster");
        assert_eq!(roster.hours, Hours::default());
        assert!(warnings.len() == 1 && warnings[0].contains("no holidays"), "{warnings:?}");
        let desk = dir.path().join("lead");
        christmas().save(&desk).expect("saved");
        let by_data = NewRoster { data: Some(desk.clone()), ..args(dir.path(), &cards) };
        let by_file = NewRoster { settings: Some(crate::settings::path(&desk)), ..args(dir.path(), &cards) };
        for args in [by_data, by_file] {
            let (roster, warnings) = build(&args, TODAY).expect("a roster");
            assert_eq!((roster.hours, warnings.len()), (christmas().calendar.hours(), 0), "{warnings:?}");
            let (_, late) = build(&args, 20_900).expect("a roster");
            assert!(late.len() == 1 && late[0].contains("is over"), "{late:?}");
        }
        let missing = NewRoster { settings: Some(dir.path().join("nowhere.ron")), ..args(dir.path(), &cards) };
        assert!(build(&missing, TODAY).is_err(), "a file that is not there is no default");
    }
}
