//! What this desk posts: one frame a minute while the program runs, locked or not. One that waits if there is one, else
//! a dummy, so that nobody can tell from the network whether a reader has written anything.

use crate::{school::Fault, state::Desk};
use lantern_frame::Frame;
use std::{sync::Arc, time::Duration};
use tracing::warn;

/// Time between two frames; the tablets' own rhythm.
pub const TICK: Duration = Duration::from_secs(60);

/// Posts for as long as the desk runs.
pub async fn run(desk: Arc<Desk>, tick: Duration) {
    // A phase of its own: a desk that is opened must not be told by frames on the full minute.
    let phase = rand::random_range(0..=u64::try_from(tick.as_millis()).unwrap_or(60_000));
    tokio::time::sleep(Duration::from_millis(phase)).await;
    loop {
        // What is wrong with the server stands on the page already; the frame waits.
        let _ = post_one(&desk).await;
        tokio::time::sleep(tick).await;
    }
}

/// Posts one frame.
///
/// # Errors
/// The server did not take it; it waits for the next tick.
pub async fn post_one(desk: &Desk) -> Result<(), Fault> {
    let Some((id, school)) = &desk.school else { return Err(Fault::NotEnrolled) };
    let waiting = desk.casebook.next_outgoing().await.map_err(|why| {
        warn!("the casebook: {why:#}");
        Fault::Disk
    })?;
    let version = desk.roster().map_or(0, |in_force| in_force.roster.version);
    let frame = match &waiting {
        Some(frame) => frame.clone(),
        None => Frame::dummy(&mut rand::rng(), *id, version),
    };
    school.post(&frame).await?;
    if waiting.is_some() {
        desk.casebook.posted(&frame).await.map_err(|_| Fault::Disk)?;
        desk.changed();
    }
    Ok(())
}
