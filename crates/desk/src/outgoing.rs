//! What this desk sends: each minute one frame and one slot of the board, while the program runs, locked or not. A frame
//! that waits if there is one, else a dummy; a slot with an answer or without. So nobody can tell from the network whether
//! a reader has written anything.

use crate::{
    board::Ready,
    casebook::Casebook,
    fetch::{self, ROSTER_EVERY},
    identity::{Card, card_path},
    school::Fault,
    state::Desk,
};
use lantern_frame::Frame;
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, MissedTickBehavior, interval_at};
use tracing::warn;

/// Time between two ticks; the tablets' own rhythm.
pub const TICK: Duration = Duration::from_secs(60);

/// Sends for as long as the desk runs.
pub async fn run(desk: Arc<Desk>, tick: Duration) {
    // A phase of its own: a desk that is opened must not be told by frames on the full minute.
    let phase = rand::random_range(0..=u64::try_from(tick.as_millis()).unwrap_or(60_000));
    // Whatever there is to do after a tick, the next one comes at its time.
    let mut ticks = interval_at(Instant::now() + Duration::from_millis(phase), tick);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut count = 0_u32;
    loop {
        ticks.tick().await;
        count = count.wrapping_add(1);
        // What is wrong with the server stands on the page already; what waits goes on waiting.
        let _ = self::tick(&desk).await;
        if count.is_multiple_of(ROSTER_EVERY) {
            follow_roster(&desk).await;
        }
    }
}

/// A locked desk, too, has to know its part of the board: on an old list it would write over other desks' slots.
pub async fn follow_roster(desk: &Desk) {
    let Some((_, school)) = &desk.school else { return };
    // Unlocked, it asks for the list when it looks; the first list is pinned under its reader's eyes.
    if desk.keys().is_none()
        && desk.roster().is_some()
        && let Ok(card) = Card::read(&card_path(&desk.data))
    {
        // What is wrong with the server is on the page when she unlocks.
        let _ = fetch::take_roster(desk, card.verify_key, &**school).await;
    }
}

fn disk(why: anyhow::Error) -> Fault {
    warn!("the casebook: {why:#}");
    Fault::Disk
}

async fn waiting(casebook: &Casebook) -> Option<Frame> {
    casebook.next_outgoing().await.map_err(disk).ok().flatten()
}

/// One tick: a frame and a slot, one right after the other, with the same work before and in between whatever they are.
///
/// # Errors
/// The server did not take one of them; it waits for the next tick.
pub async fn tick(desk: &Desk) -> Result<(), Fault> {
    let Some((id, school)) = &desk.school else { return Err(Fault::NotEnrolled) };
    let waiting = waiting(&desk.casebook).await;
    let version = desk.roster().map_or(0, |in_force| in_force.roster.version);
    // Made in any case: it takes longer than reading one that waits.
    let dummy = Frame::dummy(&mut rand::rng(), *id, version);
    let slot: Option<Ready> = desk.next_slot().await.map_err(disk).ok().flatten();
    let posted = school.post(waiting.as_ref().unwrap_or(&dummy)).await;
    let put = match &slot {
        Some(ready) => school.put_slot(ready.slot, &ready.bytes).await,
        None => Ok(()),
    };
    if posted.is_ok()
        && let Some(frame) = &waiting
    {
        desk.casebook.posted(frame).await.map_err(disk)?;
        desk.changed();
    }
    if let (Ok(()), Some(ready)) = (put, &slot) {
        desk.slot_was_put(ready.pos).await.map_err(disk)?;
    }
    posted.and(put)
}
