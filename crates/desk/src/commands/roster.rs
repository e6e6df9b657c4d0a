//! `roster new`, `sign`, `publish`: from the readers' cards to the list that every tablet takes.

use super::{
    NewRoster, PublishRoster, SignRoster,
    passphrase::{self, Twice},
};
use crate::{
    clock::{Clock, SystemClock},
    identity::{Card, Keys, school_id},
    remote::Remote,
    roster::{read, write},
};
use anyhow::{Context, Result, ensure};
use lantern_frame::{
    Roster,
    roster::{Hours, Reader, Role, Roots, SignedRoster},
};
use lantern_wire::RosterMsg;
use std::path::Path;

pub(super) fn new(args: &NewRoster) -> Result<()> {
    let (today, _) = SystemClock::start().now().half_day();
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
    let roster = Roster {
        version: before.as_ref().map_or(1, |roster| roster.version.saturating_add(1)),
        school: school.context("no card names a school: enrol one of the desks first")?,
        school_label: args.school.clone(),
        readers,
        roots,
        not_after: today.saturating_add(args.days),
        first_contact: before.and_then(|roster| roster.first_contact),
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: Hours::default(),
    };
    write(&args.out, &SignedRoster::new(&roster)?)?;
    show(&roster);
    println!("Written to {}. Two of the root signers sign it now: `lantern-desk roster sign --data DIR {0}`.", args.out.display());
    Ok(())
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
