//! The rhythm of the board: each tick this desk puts one of its slots, whether an answer lies in it or not, in turn, locked
//! or not. What is put was made ready one turn before, so that nothing at the moment of sending hangs on what it is.
//!
//! The slots lie ready on the disk as they go out. A locked desk has no key to make new ones and puts the same bytes again,
//! in every slot alike: who watches the board sees that a desk is locked, as she sees from its not fetching anything, and
//! not which slot is an answer. Who takes the disk has what every tablet downloads, and no more.

use crate::{
    case::{Case, Given},
    casebook::{Entry, SlotBytes},
    identity::{Card, Keys, card_path},
    state::Desk,
};
use anyhow::{Context, Result};
use lantern_frame::{
    Reply, ReplyKey,
    reply::{ReplyId, collector, empty_slot},
};
use lantern_wire::BOARD_SLOTS;

/// Which answer lies in which of this desk's slots: a sealed thing of the casebook.
const PLACES: &str = "board";

/// This desk's part of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Its first slot.
    pub first: u8,
    /// How many.
    pub count: u8,
}

/// An answer that lies on the board, or should.
#[derive(Debug, Clone)]
pub(crate) struct Live {
    pub given: Given,
    pub entry: Entry,
    collected: bool,
}

/// A slot that is ready to be put.
#[derive(Debug)]
pub(crate) struct Ready {
    /// Its place among this desk's slots.
    pub pos: u8,
    /// Its number on the board.
    pub slot: u8,
    pub bytes: Box<SlotBytes>,
}

impl Desk {
    /// This desk's part of the board: the board is divided evenly among the places on the list of readers. `None` while
    /// this reader is on no list.
    pub fn board_share(&self) -> Option<Share> {
        // The card, not the keys: a locked desk has its part, too.
        let me = self.keys().map(|keys| keys.signing.verify_key()).or_else(|| Some(Card::read(&card_path(&self.data)).ok()?.verify_key))?;
        let (place, places) = self.place_on_roster(me)?;
        let count = BOARD_SLOTS / places;
        Some(Share { first: u8::try_from(place * count).ok()?, count: u8::try_from(count).ok()? })
    }

    /// Whether this desk puts that answer: its author's does, and if she has left the list or has other keys, those of all
    /// who may read the report and have it. A child who finds an answer twice hears it once.
    fn puts(&self, me: &[u8; 32], case: &Case, given: &Given) -> bool {
        let Some(in_force) = self.roster() else { return false };
        let on_list = |key: &[u8; 32]| in_force.roster.readers.iter().any(|reader| reader.verify_key.as_bytes() == key);
        if on_list(&given.by.key) {
            return given.by.key == *me;
        }
        self.may_write(me, &case.entry)
    }

    /// The answers that this desk puts, those first that go first where there is not room for all: what nobody has
    /// collected yet, and of that the oldest.
    pub(crate) async fn live_answers(&self, keys: &Keys) -> Result<Vec<Live>> {
        let me = keys.signing.verify_key();
        let (today, _) = self.clock.now().half_day();
        let mut live = Vec::new();
        for case in self.all_cases(keys).await?.cases {
            let Some(given) = &case.reply else { continue };
            let on_board = case.entry.report.code.is_some() && today <= given.last_day();
            if on_board && self.puts(me.as_bytes(), &case, given) {
                live.push(Live { given: given.clone(), collected: case.has_collected(), entry: case.entry });
            }
        }
        live.sort_by_key(|live| (live.collected, live.given.by.minute, live.given.id));
        Ok(live)
    }

    /// Which answers lie on the board or wait for their slot's turn.
    pub(crate) async fn places(&self, keys: &Keys) -> Result<Vec<(u8, ReplyId)>> {
        Ok(self.casebook.thing(keys, PLACES).await?.unwrap_or_default())
    }

    /// Gives every answer a slot as far as there are any, and frees those of answers that are over.
    ///
    /// # Errors
    /// The database, or no memory for a key; it is tried again at the next tick.
    pub async fn arrange_board(&self, keys: &Keys) -> Result<()> {
        let Some(share) = self.board_share() else { return Ok(()) };
        let _one_at_a_time = self.arranging.lock().await;
        let live = self.live_answers(keys).await?;
        let wanted = &live[..live.len().min(usize::from(share.count))];
        let before = self.places(keys).await?;
        let mut places = before.clone();
        places.retain(|(pos, id)| *pos < share.count && wanted.iter().any(|live| live.given.id == *id));
        let in_turn: Vec<u8> = self.casebook.slots(share.count).await?.into_iter().map(|(pos, _)| pos).collect();
        let mut slots = Vec::new();
        for live in wanted {
            if places.iter().any(|(_, id)| *id == live.given.id) {
                continue;
            }
            // The free slot whose turn is next: the child need not wait for a whole round.
            let free = in_turn.iter().copied().find(|pos| places.iter().all(|(taken, _)| taken != pos));
            let pos = free.context("more answers than slots")?;
            slots.push((pos, self.seal_answer(live).await?));
            places.push((pos, live.given.id));
        }
        for (pos, _) in &before {
            if places.iter().all(|(taken, _)| taken != pos) {
                slots.push((*pos, Box::new(empty_slot(&mut rand::rng()))));
            }
        }
        if places != before {
            // First what is in them: a slot that is noted as an answer's is never empty.
            self.casebook.lay(&slots).await?;
            self.casebook.set_thing(keys, PLACES, &places).await?;
            self.changed();
        }
        Ok(())
    }

    async fn seal_answer(&self, live: &Live) -> Result<Box<SlotBytes>> {
        let report = &live.entry.report;
        let code = report.code.context("a report without pictures has no answer")?;
        let (school, _) = self.school.as_ref().context("not enrolled")?;
        let given = &live.given;
        let collector = collector(&given.event, &given.id)?.recipient();
        let reply = Reply { id: given.id, day: given.day(), nth: given.nth, says: given.says.clone(), collector };
        let school = *school;
        // 64 MiB and a fifth of a second.
        let sealing = tokio::task::spawn_blocking(move || {
            let key = ReplyKey::derive(&code, school).context("not enough memory to seal an answer")?;
            reply.seal(&key, school, &mut rand::rng()).context("an answer could not be sealed")
        });
        Ok(Box::new(sealing.await??))
    }

    /// The slot whose turn it is; `None` while this reader is on no list.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn next_slot(&self) -> Result<Option<Ready>> {
        let Some(share) = self.board_share() else { return Ok(None) };
        let next = self.casebook.slots(share.count).await?.into_iter().next();
        Ok(next.map(|(pos, bytes)| Ready { pos, slot: share.first + pos, bytes }))
    }

    /// The server has this slot. Unlocked, its next turn is made ready: the answer sealed anew, or other random bytes.
    ///
    /// # Errors
    /// The database, or no memory for a key; the slot is then put again as it is.
    pub(crate) async fn slot_was_put(&self, pos: u8) -> Result<()> {
        self.casebook.had_its_turn(pos).await?;
        let Some(keys) = self.keys() else { return Ok(()) };
        self.arrange_board(&keys).await?;
        let _one_at_a_time = self.arranging.lock().await;
        let id = self.places(&keys).await?.into_iter().find(|(taken, _)| *taken == pos).map(|(_, id)| id);
        let live = self.live_answers(&keys).await?.into_iter().find(|live| Some(live.given.id) == id);
        let bytes = match live {
            Some(live) => self.seal_answer(&live).await?,
            None => Box::new(empty_slot(&mut rand::rng())),
        };
        self.casebook.lay(&[(pos, bytes)]).await
    }
}
