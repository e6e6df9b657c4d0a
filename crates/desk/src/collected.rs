//! Word from tablets that an answer was collected. It is sealed to the answer's own key, which follows from the record of the
//! case and stands nowhere else: whoever guesses a child's six pictures finds neither the readers nor that frame. What it
//! costs: a frame that is not for this reader is tried once more for each answer whose child has not come yet.

use crate::{calendar::date_of, case::Given, identity::Keys, state::Desk};
use anyhow::Result;
use jiff::civil::Date;
use lantern_frame::{
    Content, Frame, ReaderIdentity, SchoolId, open,
    reply::{REPLY_DAYS, ReplyId, collector},
};
use lantern_wire::Place;
use std::{ops::RangeInclusive, sync::Arc};
use tracing::warn;

/// Days that a tablet's word may take beyond the answer's own: it was switched off, or its clock stands a little wrong.
const LATE: u16 = 14;

/// A frame that was not for this reader, and where it stood.
pub(crate) type Quiet = (Place, Frame);

/// An answer of which no tablet has said yet that it was collected.
pub(crate) struct Awaited {
    pub answer: ReplyId,
    days: RangeInclusive<u16>,
    key: ReaderIdentity,
}

fn days(given: &Given) -> RangeInclusive<u16> {
    given.day().saturating_sub(1)..=given.last_day().saturating_add(REPLY_DAYS + LATE)
}

/// The day of a place; `None` if no calendar has it, and then its frames are tried in any case.
fn day_of(place: &Place) -> Option<u16> {
    let date: Date = place.batch.as_str().get(..10)?.parse().ok()?;
    u16::try_from((date - date_of(0)).get_days()).ok()
}

fn may_hold(days: &RangeInclusive<u16>, place: &Place) -> bool {
    day_of(place).is_none_or(|day| days.contains(&day))
}

impl Desk {
    /// Answers that one of these frames may be about; those in `known` are left out.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn awaited(&self, keys: &Keys, frames: &[Quiet], known: &[ReplyId]) -> Result<Vec<Awaited>> {
        // In order of their places, as the server hands them out.
        let (Some((first, _)), Some((last, _))) = (frames.first(), frames.last()) else { return Ok(Vec::new()) };
        let (Some(first), Some(last)) = (day_of(first), day_of(last)) else { return Ok(Vec::new()) };
        let mut awaited = Vec::new();
        for case in self.all_cases(keys).await?.cases {
            for given in &case.given {
                let days = days(given);
                let heard = known.contains(&given.id) || case.collected.iter().any(|(id, _)| *id == given.id);
                if !heard && *days.start() <= last && first <= *days.end() {
                    awaited.push(Awaited { answer: given.id, days, key: collector(&given.event, &given.id)? });
                }
            }
        }
        Ok(awaited)
    }
}

/// The answers that were collected, as these frames say it. Both cores try; call within a tokio runtime.
pub(crate) async fn heard(frames: &Arc<Vec<Quiet>>, awaited: Vec<Awaited>, school: SchoolId) -> Vec<ReplyId> {
    if awaited.is_empty() {
        return Vec::new();
    }
    let awaited = Arc::new(awaited);
    let halves = [0, 1].map(|half| {
        let (frames, awaited) = (Arc::clone(frames), Arc::clone(&awaited));
        tokio::task::spawn_blocking(move || {
            let about = |place: &Place, frame: &Frame| {
                let mut fit = awaited.iter().filter(|one| may_hold(&one.days, place));
                // Only the answer's own word counts under its key.
                let says = |one: &&Awaited| matches!(open(frame, &one.key, school), Ok(opened) if opened.content == Content::Collected(one.answer));
                fit.find(says).map(|one| one.answer)
            };
            frames.iter().skip(half).step_by(2).filter_map(|(place, frame)| about(place, frame)).collect::<Vec<_>>()
        })
    });
    let mut all = Vec::new();
    for half in halves {
        match half.await {
            Ok(half) => all.extend(half),
            Err(why) => warn!("listening for collected answers was interrupted: {why}"),
        }
    }
    all
}
