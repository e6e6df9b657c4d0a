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
/// Days for which a server keeps frames that some desk has not fetched.
const ON_SERVER: u16 = 60;

/// A frame that was not for this reader, and where it stood.
pub(crate) type Quiet = (Place, Frame);

/// An answer of which no tablet has said yet that it was collected.
struct Awaited {
    answer: ReplyId,
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
    /// Answers that nobody has collected yet, as far as a server may still hold word of it.
    async fn awaited(&self, keys: &Keys) -> Result<Vec<Arc<Awaited>>> {
        let (today, _) = self.clock.now().half_day();
        let mut awaited = Vec::new();
        for case in self.all_cases(keys).await?.cases {
            for given in &case.given {
                let days = days(given);
                let heard = case.collected.iter().any(|(id, _)| *id == given.id);
                if !heard && days.end().saturating_add(ON_SERVER) >= today {
                    awaited.push(Arc::new(Awaited { answer: given.id, days, key: collector(&given.event, &given.id)? }));
                }
            }
        }
        Ok(awaited)
    }
}

/// Listens during one look at the server. What goes wrong with it keeps no report: it hears nothing then.
#[derive(Default)]
pub(crate) struct Listener(Option<Vec<Arc<Awaited>>>);

impl Listener {
    /// The answers that were collected, as these frames say it.
    pub async fn hear(&mut self, desk: &Desk, keys: &Keys, frames: &Arc<Vec<Quiet>>, school: SchoolId) -> Vec<ReplyId> {
        let awaited = match self.0.take() {
            Some(awaited) => awaited,
            None => awaited(desk, keys).await,
        };
        let all = heard(frames, awaited.clone(), school).await;
        self.0 = Some(awaited.into_iter().filter(|one| !all.contains(&one.answer)).collect());
        all
    }

    /// The same for answers that have become known since, with the frames that were heard last.
    pub async fn hear_new(&mut self, desk: &Desk, keys: &Keys, frames: &Arc<Vec<Quiet>>, school: SchoolId) -> Vec<ReplyId> {
        let before = self.0.take().unwrap_or_default();
        let now = awaited(desk, keys).await;
        let new = now.iter().filter(|one| before.iter().all(|old| old.answer != one.answer));
        let all = heard(frames, new.cloned().collect(), school).await;
        self.0 = Some(now.into_iter().filter(|one| !all.contains(&one.answer)).collect());
        all
    }
}

async fn awaited(desk: &Desk, keys: &Keys) -> Vec<Arc<Awaited>> {
    match desk.awaited(keys).await {
        Ok(awaited) => awaited,
        Err(why) => {
            warn!("which answers wait to be collected is not known: {why:#}");
            Vec::new()
        }
    }
}

/// Both cores try; call within a tokio runtime.
async fn heard(frames: &Arc<Vec<Quiet>>, awaited: Vec<Arc<Awaited>>, school: SchoolId) -> Vec<ReplyId> {
    if awaited.is_empty() || frames.is_empty() {
        return Vec::new();
    }
    let awaited = Arc::new(awaited);
    let halves = [0, 1].map(|half| {
        let (frames, awaited) = (Arc::clone(frames), Arc::clone(&awaited));
        tokio::task::spawn_blocking(move || {
            let about = |place: &Place, frame: &Frame| {
                let mut fit = awaited.iter().filter(|one| may_hold(&one.days, place));
                // Only the answer's own word counts under its key.
                let says = |one: &&Arc<Awaited>| matches!(open(frame, &one.key, school), Ok(opened) if opened.content == Content::Collected(one.answer));
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
