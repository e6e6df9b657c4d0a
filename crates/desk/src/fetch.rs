//! The look at the server, every minute while the desk is unlocked: fetches frames, tries every one of them with both
//! cores, keeps what opens. Locked, it does nothing: what came in between is fetched at the next unlocking.

use crate::{
    casebook::Haul,
    collected::{Listener, Quiet},
    identity::Keys,
    roster,
    school::{Fault, School},
    state::Desk,
};
use lantern_frame::{Content, Frame, OpenError, Opened, SchoolId, VerifyKey, open};
use lantern_wire::{Ask, Place};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, timeout_at};
use tracing::warn;

/// Frames that are tried and kept together.
const HAUL: usize = 512;
/// Pages in one look at most: a server that never comes to an end must not keep the desk from its other work.
const MAX_PAGES: usize = 4_096;
/// Looks between two questions for the roster.
pub(crate) const ROSTER_EVERY: u32 = 10;

/// What one frame turned out to be.
#[derive(Debug)]
pub enum Tried {
    /// Something for this reader.
    Opened(Opened),
    /// A dummy, or a report for others.
    NotForMe,
    /// For this reader, from a newer Lantern.
    Newer,
    /// For this reader, and altered on the way.
    Altered,
}

fn try_one(frame: &Frame, keys: &Keys, school: SchoolId) -> Tried {
    match open(frame, &keys.reader, school) {
        Ok(opened) => Tried::Opened(opened),
        Err(OpenError::Newer) => Tried::Newer,
        Err(OpenError::Altered) => Tried::Altered,
        // Nothing that a tablet of this school would send.
        Err(OpenError::NotForMe | OpenError::Malformed | OpenError::OtherSchool) => Tried::NotForMe,
    }
}

/// Tries every frame, half of them on each of two threads; answers in the order of the frames. Call within a tokio runtime.
pub async fn try_all(frames: Vec<Frame>, keys: Arc<Keys>, school: SchoolId) -> Vec<(Frame, Tried)> {
    let mut first = frames;
    let second = first.split_off(first.len().div_ceil(2));
    let halves = [first, second].map(|half| {
        let keys = Arc::clone(&keys);
        tokio::task::spawn_blocking(move || {
            half.into_iter()
                .map(|frame| {
                    let tried = try_one(&frame, &keys, school);
                    (frame, tried)
                })
                .collect::<Vec<_>>()
        })
    });
    let mut all = Vec::new();
    for half in halves {
        match half.await {
            Ok(half) => all.extend(half),
            Err(why) => warn!("opening frames was interrupted: {why}"),
        }
    }
    all
}

/// Looks for as long as the desk runs.
pub async fn run(desk: Arc<Desk>, every: Duration) {
    let mut looks = 0_u32;
    loop {
        let begun = Instant::now();
        if let Some(keys) = desk.listening() {
            let outcome = match &desk.school {
                Some((id, school)) => look(&desk, &keys, *id, &**school, looks.is_multiple_of(ROSTER_EVERY)).await,
                None => upkeep(&desk, &keys).await.and(Err(Fault::NotEnrolled)),
            };
            desk.set_link(outcome);
            looks = looks.wrapping_add(1);
        }
        // Whoever unlocks is not made to wait for the minute. From beginning to beginning: how long a desk has to try what
        // came is nobody else's business.
        let _ = timeout_at(begun + every, desk.bell.notified()).await;
    }
}

/// One look: everything that came since the last one.
///
/// # Errors
/// What is wrong with the server or the disk. What was kept until then stays.
pub async fn look(desk: &Desk, keys: &Arc<Keys>, id: SchoolId, school: &dyn School, with_roster: bool) -> Result<(), Fault> {
    let outcome = fetch(desk, keys, id, school, with_roster).await;
    if outcome.is_ok()
        && let Err(why) = desk.look_for_unread(keys).await
    {
        warn!("which reports nobody looked at is not known: {why:#}");
    }
    let upkeep = upkeep(desk, keys).await;
    if outcome.is_ok() {
        // Where it fails, the page says so.
        let _ = desk.copy_to_server(keys).await;
    }
    outcome.and(upkeep)
}

/// What is to be done at every look, also where no server answers: a milder report may have come to its time, an urgent one
/// is kept already. Nothing that goes wrong with one of these things keeps a child's alarm from ringing.
async fn upkeep(desk: &Desk, keys: &Arc<Keys>) -> Result<(), Fault> {
    // Also what came at an earlier look: its report, or the list that names its author, may be here now.
    let settled = desk.settle(keys).await.map(drop);
    let wiped = desk.wipe_locators(keys).await;
    let looked = desk.look_for_pressing(keys).await;
    desk.ring_if_pressing().await;
    settled.and(wiped).and(looked).map_err(disk)
}

async fn fetch(desk: &Desk, keys: &Arc<Keys>, id: SchoolId, school: &dyn School, with_roster: bool) -> Result<(), Fault> {
    if with_roster || desk.roster().is_none() {
        take_roster(desk, keys.signing.verify_key(), school).await?;
    }
    read_later(desk, keys, id).await?;
    let mut ask = Ask::from_place(desk.casebook.place().await.map_err(disk)?);
    let (mut waiting, mut listener): (Vec<(Place, Frame)>, _) = (Vec::new(), Listener::default());
    for _ in 0..MAX_PAGES {
        let page = school.page(ask).await?;
        for bytes in &page.frames {
            // Something else than a frame was taken by the server: nothing that could be opened.
            let (Some(place), Ok(frame)) = (page.last, Frame::try_from(&bytes[..])) else { continue };
            if !desk.casebook.tried(frame.id()).await.map_err(disk)? {
                waiting.push((place, frame));
            }
        }
        if !page.more {
            // Before anything is tried: the server would see how long that takes.
            desk.ask_state(school).await;
        }
        if !page.more || waiting.len() >= HAUL {
            keep(desk, keys, id, std::mem::take(&mut waiting), &mut listener).await?;
        }
        if !page.more {
            return Ok(());
        }
        ask = page.next(ask);
    }
    keep(desk, keys, id, waiting, &mut listener).await
}

async fn keep(desk: &Desk, keys: &Arc<Keys>, id: SchoolId, waiting: Vec<(Place, Frame)>, listener: &mut Listener) -> Result<(), Fault> {
    let Some((place, _)) = waiting.last() else { return Ok(()) };
    let mut haul = Haul { place: Some(*place), ..Haul::default() };
    let (places, frames): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
    let sent = frames.len();
    let tried = try_all(frames, Arc::clone(keys), id).await;
    if tried.len() != sent {
        // Do not go past frames that nobody looked at.
        return Err(Fault::Disk);
    }
    let (mut damaged, mut quiet) = (0, Vec::<Quiet>::new());
    for (place, (frame, tried)) in places.into_iter().zip(tried) {
        haul.tried.push((frame.id(), place));
        match tried {
            Tried::Opened(opened) => haul.opened.push(opened),
            Tried::Newer => haul.later.push(frame),
            Tried::Altered => damaged += 1,
            Tried::NotForMe => quiet.push((place, frame)),
        }
    }
    let quiet = Arc::new(quiet);
    haul.collected = listener.hear(desk, keys, &quiet, id).await;
    let mut new = desk.casebook.keep(keys, &haul, desk.clock.now()).await.map_err(disk)?;
    // Another reader's answer may have come together with the word that it was collected.
    let told = haul.opened.iter().any(|opened| matches!(opened.content, Content::Part(_)));
    if told && desk.settle(keys).await.is_ok_and(|events| events > 0) {
        let haul = Haul { collected: listener.hear_new(desk, keys, &quiet, id).await, ..Haul::default() };
        new += desk.casebook.keep(keys, &haul, desk.clock.now()).await.map_err(disk)?;
    }
    if damaged > 0 || !haul.later.is_empty() {
        desk.set_notices(|notices| {
            notices.damaged += damaged;
            notices.newer += haul.later.len();
        });
    }
    if new > 0 {
        desk.changed();
    }
    Ok(())
}

/// Tries again what only a newer Lantern can read: this one may be it.
async fn read_later(desk: &Desk, keys: &Arc<Keys>, id: SchoolId) -> Result<(), Fault> {
    let frames = desk.casebook.later().await.map_err(disk)?;
    if frames.is_empty() {
        return Ok(());
    }
    let mut haul = Haul::default();
    let mut done = Vec::new();
    let mut newer = 0;
    for (frame, tried) in try_all(frames, Arc::clone(keys), id).await {
        match tried {
            Tried::Newer => newer += 1,
            Tried::Opened(opened) => {
                haul.opened.push(opened);
                done.push(frame.id());
            }
            Tried::NotForMe | Tried::Altered => done.push(frame.id()),
        }
    }
    desk.casebook.keep(keys, &haul, desk.clock.now()).await.map_err(disk)?;
    desk.casebook.done_later(&done).await.map_err(disk)?;
    if desk.notices().newer != newer || !haul.opened.is_empty() {
        desk.set_notices(|notices| notices.newer = newer);
    }
    Ok(())
}

/// Takes the list of readers that the server shows, if it is the next one. Needs no secret: a locked desk does it, too.
pub(crate) async fn take_roster(desk: &Desk, me: VerifyKey, school: &dyn School) -> Result<(), Fault> {
    let Some(bytes) = school.roster().await? else { return Ok(()) };
    let (today, _) = desk.clock.now().half_day();
    match roster::take(&desk.data, desk.roster().as_ref(), &bytes, me, today) {
        Ok(Some(in_force)) => desk.set_roster(in_force),
        Ok(None) => {}
        Err(why) => warn!("a roster from the server was not taken: {why:#}"),
    }
    Ok(())
}

fn disk(why: anyhow::Error) -> Fault {
    warn!("the casebook: {why:#}");
    Fault::Disk
}
