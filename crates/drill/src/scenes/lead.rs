//! The lead's computer is lost, and there is a new lead: the next roster reaches every tablet at its next tick. Then
//! everything that somebody with the server, an old roster or one root key could try in its place.

use super::pause;
use crate::{
    Play,
    desk::Reader,
    school::{About, CHAIR, DEPUTY, LEAD, School, Wishes, on_roster},
    table::{Bar, Table},
};
use anyhow::{Context as _, Result, ensure};
use lantern_frame::{
    Frame, Roster, SigningIdentity, open,
    roster::{Hours, Role, SignedRoster},
};
use lantern_wire::{DeviceKind, Verdict};
use serde::Serialize;
use std::time::{Duration, Instant};

const TABLETS: usize = 30;
const TICK: Duration = Duration::from_millis(500);
/// The new lead's place among the readers.
const NEW: usize = 4;

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let mut school = School::open(play, &Wishes::of(TABLETS, TICK))?;
    new_lead(play, table, &mut school)?;
    attacks(play, table, &mut school)?;
    school.end(play);
    Ok(())
}

fn new_lead(play: &Play, table: &mut Table, school: &mut School) -> Result<()> {
    school.readers[LEAD].close(play.runtime());
    let mut lead = Reader::new(school.folder.path().join("desk-new-lead"), Role::DesignatedSafeguardingLead)?;
    lead.enrolled(school.server.enrol(DeviceKind::Desk, 1)?.pop().context("no credentials")?)?;
    let mut next = Roster { version: 2, ..school.roster.clone() };
    next.readers[LEAD] = on_roster(&lead, 4);
    next.roots[0] = lead.verify_key();
    school.readers.push(lead);
    let signed = school.signed(&next, &[DEPUTY, CHAIR])?;
    let line = school.readers[DEPUTY].line()?;
    let start = Instant::now();
    ensure!(play.wait(line.put_roster(2, signed))? == Verdict::Kept, "the server does not take the roster");
    for tablet in &school.tablets {
        tablet.wait(Duration::from_secs(30), "a tablet takes the new roster", |said| said.roster == 2)?;
    }
    // A tick brings word of it, and fetches it.
    let ticks = start.elapsed().as_secs_f64() / TICK.as_secs_f64();
    table.row("ticks until all of 30 tablets have the new lead's roster", ticks, Bar::AtMost(2.0), "");
    school.roster = next;
    school.readers[NEW].open(play.runtime(), Duration::from_millis(400))?;

    let end = Instant::now() + Duration::from_secs(60);
    while [DEPUTY, NEW].iter().any(|place| school.readers[*place].roster_version().is_ok_and(|version| version != 2)) {
        ensure!(Instant::now() < end, "the desks do not take the new roster");
        pause(200);
    }
    let reports = 30;
    let before = school.told.len();
    for tablet in 0..reports {
        school.tell(tablet % TABLETS, About::Child, None)?;
    }
    for told in &mut school.told[before..] {
        told.eligible = vec![NEW, DEPUTY];
    }
    school.answered(Duration::from_secs(20))?;
    let end = Instant::now() + Duration::from_secs(60);
    while school.readers[NEW].reports(play.runtime())?.len() < reports && Instant::now() < end {
        pause(200);
    }
    let hers = school.readers[NEW].reports(play.runtime())?.len();
    table.row("told afterwards, at the new lead's desk", hers as f64, Bar::Is(reports as f64), "reports");
    let old = opened_by(play, school, &school.readers[LEAD])?;
    table.row("told afterwards, opened with the lost computer's key", old as f64, Bar::Is(0.0), "reports");
    Ok(())
}

/// Frames on the server that this reader's key opens.
fn opened_by(play: &Play, school: &School, reader: &Reader) -> Result<usize> {
    let frames = play.wait(school.readers[DEPUTY].line()?.frames())?;
    let opens = |bytes: &&[u8; 4_096]| Frame::try_from(&bytes[..]).is_ok_and(|frame| open(&frame, reader.identity(), school.id).is_ok());
    Ok(frames.iter().filter(opens).count())
}

/// The roster's bytes as docs/format.md has them, so that one can be made that no tool of ours would make.
#[derive(Serialize)]
struct Raw<'a> {
    format: u8,
    version: u32,
    school: [u8; 16],
    label: &'a str,
    readers: Vec<(u8, u16, u8, &'a str, &'a str, String, String)>,
    roots: Vec<String>,
    not_after: u16,
    first_contact: Option<u8>,
    fallback: Vec<u8>,
    conflicts: Vec<(u16, u16)>,
    hours: Hours,
}

/// Signed by hand over the very bytes of this roster, whatever the checks say of it.
fn by_hand(roster: &Roster, signers: &[&SigningIdentity]) -> Result<Vec<u8>> {
    let readers = roster
        .readers
        .iter()
        .map(|r| (r.no, r.person, r.role as u8, r.label.as_str(), r.face.as_str(), r.recipient.to_string(), r.verify_key.to_string()));
    let mut bytes = postcard::to_allocvec(&Raw {
        format: 1,
        version: roster.version,
        school: roster.school,
        label: &roster.school_label,
        readers: readers.collect(),
        roots: Vec::new(),
        not_after: roster.not_after,
        first_contact: roster.first_contact,
        fallback: roster.fallback.iter().map(|role| *role as u8).collect(),
        conflicts: roster.conflicts.clone(),
        hours: roster.hours.clone(),
    })?;
    // An array has no length before it: the three roots go where the empty list's zero stands.
    let behind = postcard::to_allocvec(&(
        roster.not_after,
        roster.first_contact,
        roster.fallback.iter().map(|role| *role as u8).collect::<Vec<_>>(),
        &roster.conflicts,
        &roster.hours,
    ))?;
    let at = bytes.len() - behind.len() - 1;
    let roots = roster.roots.iter().map(|root| postcard::to_allocvec(&root.to_string())).collect::<Result<Vec<_>, _>>()?.concat();
    bytes.splice(at..=at, roots);
    let mut signed = SignedRoster::decode(&postcard::to_allocvec(&(bytes, Vec::<u8>::new()))?)?;
    signers.iter().for_each(|signer| signed.sign(signer));
    Ok(signed.encode()?)
}

fn attacks(play: &Play, table: &mut Table, school: &mut School) -> Result<()> {
    let [deputy, chair, new] = [DEPUTY, CHAIR, NEW].map(|place| school.readers[place].signing());
    let foreign = [SigningIdentity::generate(&mut rand::rng()), SigningIdentity::generate(&mut rand::rng())];
    let thief = Reader::new(school.folder.path().join("desk-thief"), Role::DesignatedSafeguardingLead)?;
    let next = Roster { version: 9, ..school.roster.clone() };
    ensure!(by_hand(&next, &[deputy, new])? == school.signed(&next, &[DEPUTY, NEW])?, "a roster by hand is another than by the tools");

    let mut hers = next.clone();
    hers.readers[LEAD].recipient = thief.recipient();
    let mut swapped = school.signed(&next, &[DEPUTY, NEW])?;
    let (from, to) = (next.readers[LEAD].recipient.to_string(), thief.recipient().to_string());
    let at = swapped.windows(from.len()).position(|part| part == from.as_bytes()).context("no key in the roster")?;
    swapped[at..at + to.len()].copy_from_slice(to.as_bytes());
    // One signature, put there twice behind the back of the tools.
    let once = by_hand(&hers, &[chair])?;
    let mut twice = once.clone();
    let count = twice.len() - 97;
    twice[count] = 2;
    twice.extend_from_slice(&once[count + 1..]);
    let mut foreign_roots = hers.clone();
    foreign_roots.roots = [foreign[0].verify_key(), foreign[1].verify_key(), thief.verify_key()];
    let mut alone = hers.clone();
    alone.readers.truncate(1);
    let rollback = {
        let old = Roster { version: 1, ..hers.clone() };
        by_hand(&old, &[deputy, chair])?
    };
    let mut same = school.roster.clone();
    same.readers[LEAD].recipient = thief.recipient();

    let tries: [(&str, Vec<u8>); 8] = [
        ("rollback: version 1 again, rightly signed", rollback),
        ("the version in force with another key, rightly signed", by_hand(&same, &[deputy, chair])?),
        ("one signature", by_hand(&hers, &[deputy])?),
        ("the same signer twice", twice),
        ("one root signer and a stranger", by_hand(&hers, &[deputy, &foreign[0]])?),
        ("foreign roots", by_hand(&foreign_roots, &[&foreign[0], &foreign[1]])?),
        ("one reader, rightly signed", by_hand(&alone, &[deputy, new])?),
        ("a key swapped under the signatures", swapped),
    ];
    let line = school.readers[DEPUTY].line()?;
    for (number, (what, signed)) in (100_u32..).zip(&tries) {
        let before: Vec<usize> = school.tablets.iter().map(|tablet| tablet.hear().refused.len()).collect();
        // The number on the outside is anybody's to write.
        ensure!(play.wait(line.put_roster(number, signed.clone()))? == Verdict::Kept, "the server looks into rosters");
        for (tablet, before) in school.tablets.iter().zip(&before) {
            tablet.wait(Duration::from_secs(30), what, |said| said.refused.len() > *before || said.roster != 2)?;
        }
        let refused = school.tablets.iter().filter(|tablet| tablet.hear().roster == 2).count();
        let why = school.tablets[0].hear().refused.last().cloned().unwrap_or_default();
        table.row(&format!("roster refused: {what}"), refused as f64, Bar::Is(TABLETS as f64), &format!("of {TABLETS} tablets: {why}"));
    }
    let desks = [DEPUTY, NEW].iter().filter(|place| school.readers[**place].roster_version().is_ok_and(|version| version == 2)).count();
    table.row("desks that kept theirs", desks as f64, Bar::Is(2.0), "desks");
    for tablet in 0..TABLETS {
        school.tell(tablet, About::Child, None)?;
    }
    school.answered(Duration::from_secs(20))?;
    let end = Instant::now() + Duration::from_secs(60);
    while school.readers[NEW].reports(play.runtime())?.len() < 30 + TABLETS && Instant::now() < end {
        pause(200);
    }
    let right = school.readers[NEW].reports(play.runtime())?.len();
    table.row("told after all that, at the lead's desk", right as f64, Bar::Is((30 + TABLETS) as f64), "reports");
    table.row("opened with the swapped key", opened_by(play, school, &thief)? as f64, Bar::Is(0.0), "reports");
    // The true next one still gets through.
    let signed = {
        let next = Roster { version: 3, ..school.roster.clone() };
        school.signed(&next, &[DEPUTY, NEW])?
    };
    ensure!(play.wait(line.put_roster(200, signed))? == Verdict::Kept, "the server does not take the roster");
    let mut took = 0;
    for tablet in &school.tablets {
        took += usize::from(tablet.wait(Duration::from_secs(20), "the true one", |said| said.roster == 3).is_ok());
    }
    table.row("the true next roster taken afterwards", took as f64, Bar::Is(TABLETS as f64), "tablets");
    Ok(())
}
