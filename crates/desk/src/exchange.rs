//! What goes from desk to desk: events of cases, sealed to the readers who may read that report, and what of it is believed
//! when it arrives. Everything travels in frames like those of the tablets, one a tick; what is longer than a frame comes
//! in parts, in any order, and waits sealed in the casebook until it is whole.

use crate::{
    case::{Deed, Event, ReportId, Signed, Vouched},
    casebook::{Entry, Waiting},
    identity::Keys,
    readers::Readers,
    state::Desk,
};
use anyhow::{Context, Result};
use lantern_frame::{
    Frame, MAX_PARTS, MAX_READERS, MessageId, PART_LEN, Part, RecipientKey, Topic, join,
    roster::{Reader, SignedRoster},
    seal_message, who_reads,
};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::HashMap;

/// Days for which something that is not whole, or that nobody here can place, is kept: the report that it is about, or the
/// list of readers that names its author, may still come.
const PATIENCE: u16 = 60;
/// Days after which the page says that something cannot be placed.
const SAY_SO: u16 = 2;
/// Longest message.
const LONGEST: usize = MAX_PARTS as usize * PART_LEN;

/// What a whole message comes to.
#[derive(Default)]
struct Verdict {
    /// Events that are believed.
    believed: Vec<Signed>,
    /// Something in it cannot be believed yet: it is looked at again.
    wait: bool,
}

impl Verdict {
    fn wait() -> Self {
        Self { believed: Vec::new(), wait: true }
    }

    fn add(&mut self, other: Self) {
        self.believed.extend(other.believed);
        self.wait |= other.wait;
    }
}

fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

fn message<T: Serialize>(desk: &Desk, topic: Topic, what: &T, to: &[RecipientKey]) -> Result<Vec<Frame>> {
    let Some(in_force) = desk.roster() else { return Ok(Vec::new()) };
    let bytes = postcard::to_allocvec(what).context("a message could not be written")?;
    seal_message(topic, &bytes, to, in_force.roster.school, in_force.roster.version, &mut rand::rng())
        .context("a message could not be sealed")
}

/// The frames that carry an event to the readers of its report. Its author is one of them: so the other copies of her desk
/// have it, and this one again if its disk is lost before the next sealed copy.
pub(crate) fn share(desk: &Desk, keys: &Keys, entry: &Entry, known: &[Event], event: &Signed) -> Result<Vec<Frame>> {
    let Some(in_force) = desk.roster() else { return Ok(Vec::new()) };
    let readers: Vec<Reader> = match desk.readers_of(entry) {
        Readers::These(readers) => {
            // Who joined later and was not handed the case has no report to put it to.
            let then = desk.roster_of(entry.roster_version);
            let had = then.as_ref().map(|then| who_reads(then, &entry.report).into_iter().map(|r| r.person).collect::<Vec<_>>());
            let given = |reader: &Reader| {
                known.iter().filter(|event| event.report == entry.report.id).any(|event| match &event.deed {
                    Deed::HandedOver { to } => *to == reader.label,
                    _ => event.by.key == *reader.verify_key.as_bytes(),
                })
            };
            readers.into_iter().filter(|r| had.as_ref().is_none_or(|had| had.contains(&r.person)) || given(r)).collect()
        }
        // Nobody can say who is to be left out: only those who have written in this record, and so have it.
        Readers::Unknown => {
            let wrote = |key: &[u8; 32]| known.iter().any(|event| event.report == entry.report.id && event.by.key == *key);
            in_force.roster.readers.into_iter().filter(|reader| wrote(reader.verify_key.as_bytes())).collect()
        }
    };
    let mut to: Vec<RecipientKey> = Vec::new();
    for key in readers.into_iter().map(|reader| reader.recipient).chain([keys.reader.recipient()]) {
        if to.len() < MAX_READERS && !to.contains(&key) {
            to.push(key);
        }
    }
    message(desk, Topic::Case, event, &to)
}

/// The frames that carry a whole record to a reader who joined later, as many events in a message as there is room for.
pub(crate) fn hand_over(desk: &Desk, keys: &Keys, to: &RecipientKey, events: &[Signed]) -> Result<Vec<Frame>> {
    let mut frames = Vec::new();
    let mut rest = events;
    while !rest.is_empty() {
        let mut count = rest.len();
        loop {
            let vouched = Vouched::new(&rest[..count], &keys.signing)?;
            // The longest note fits on its own, so this comes to an end.
            if count == 1 || postcard::to_allocvec(&vouched)?.len() <= LONGEST {
                frames.extend(message(desk, Topic::HandOver, &vouched, std::slice::from_ref(to))?);
                break;
            }
            count = count.div_ceil(2);
        }
        rest = &rest[count..];
    }
    Ok(frames)
}

/// The frames that carry a list of readers to others who may sign it.
pub(crate) fn propose(desk: &Desk, signed: &SignedRoster, to: &[RecipientKey]) -> Result<Vec<Frame>> {
    if to.is_empty() { Ok(Vec::new()) } else { message(desk, Topic::Proposal, signed, to) }
}

impl Desk {
    /// An event, and the reader who stands for it: its author, or who handed it over.
    async fn judge_event(
        &self,
        keys: &Keys,
        entries: &HashMap<ReportId, &Entry>,
        event: Signed,
        giver: Option<&[u8; 32]>,
    ) -> Result<Verdict> {
        // Its author did not sign it: nobody will make that good later.
        let Ok(said) = event.event() else { return Ok(Verdict::default()) };
        let Some(entry) = entries.get(&said.report) else {
            // About a report that was deleted here nothing is kept, and nothing waits for it.
            let gone = self.casebook.is_gone(keys, &said.report).await?;
            return Ok(if gone { Verdict::default() } else { Verdict::wait() });
        };
        let stands = giver.unwrap_or(&said.by.key);
        if stands == keys.signing.verify_key().as_bytes() || self.may_write(stands, entry) {
            Ok(Verdict { believed: vec![event], wait: false })
        } else {
            Ok(Verdict::wait())
        }
    }

    async fn judge(&self, keys: &Keys, entries: &HashMap<ReportId, &Entry>, topic: Topic, bytes: &[u8]) -> Result<Verdict> {
        let mut verdict = Verdict::default();
        match topic {
            Topic::Case => {
                if let Some(event) = whole(bytes) {
                    verdict.add(self.judge_event(keys, entries, event, None).await?);
                }
            }
            Topic::HandOver => {
                if let Some(Ok((events, giver))) = whole(bytes).map(|vouched: Vouched| vouched.events()) {
                    for event in events {
                        verdict.add(self.judge_event(keys, entries, event, Some(&giver)).await?);
                    }
                }
            }
            Topic::Proposal => {
                if let Some(signed) = whole(bytes) {
                    verdict.wait = !self.offered(keys, &signed).await?;
                }
            }
        }
        Ok(verdict)
    }

    /// Takes over what other desks sent, as far as it is whole and can be believed. Returns how many events are new.
    ///
    /// # Errors
    /// The database; what waits goes on waiting.
    pub async fn settle(&self, keys: &Keys) -> Result<u64> {
        let waiting = self.casebook.parts(keys).await?;
        if waiting.is_empty() {
            self.set_unplaced(0);
            return Ok(0);
        }
        let listing = self.casebook.all(keys).await?;
        let entries: HashMap<ReportId, &Entry> = listing.entries.iter().map(|entry| (entry.report.id, entry)).collect();
        let (today, _) = self.clock.now().half_day();
        let mut messages: HashMap<MessageId, Vec<&Waiting>> = HashMap::new();
        for one in &waiting {
            messages.entry(one.part.message).or_default().push(one);
        }
        let (mut believed, mut done, mut unplaced) = (Vec::new(), Vec::<Part>::new(), 0);
        for (id, parts) in messages {
            let joined = join(id, parts.iter().map(|one| &one.part));
            let verdict = match &joined {
                Some((topic, bytes)) => self.judge(keys, &entries, *topic, bytes).await?,
                None => Verdict::wait(),
            };
            let since = parts.iter().map(|one| one.day).max().unwrap_or(today);
            // What was believed before is in the record already, and is added once.
            believed.extend(verdict.believed);
            let over = since.saturating_add(PATIENCE) < today;
            if verdict.wait && over {
                tracing::warn!("what another desk sent could not be placed for {PATIENCE} days and is dropped");
            }
            if !verdict.wait || over {
                done.extend(parts.iter().map(|one| one.part.clone()));
            } else {
                // A list that waits behind another one is told of where lists are told of.
                let list = matches!(joined, Some((Topic::Proposal, _)));
                unplaced += usize::from(!list && since.saturating_add(SAY_SO) <= today);
            }
        }
        self.set_unplaced(unplaced);
        let new = self.casebook.settle(keys, &believed, &done).await?;
        if new > 0 {
            self.changed();
        }
        Ok(new)
    }

    fn set_unplaced(&self, unplaced: usize) {
        if self.notices().unplaced != unplaced {
            self.set_notices(|notices| notices.unplaced = unplaced);
        }
    }
}
