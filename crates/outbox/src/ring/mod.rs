//! The durable ring: one file of constant size, 64 slots that always hold a frame each. Which of them are reports is
//! known to the running program only; on disk a dummy and a report are alike, and the header says just where the order
//! begins and (in steps of 16) how far from there reports may stand. Every tick writes one slot and the header, whatever
//! came of it, so that the file's contents and its date show a rhythm and no report.
//! After a restart the ring does not know either: it sends all that may be a report again, and overwrites none unsent.
//! Not here: time, network, and what a frame is.

mod header;
mod store;
#[cfg(test)]
mod tests;

pub use store::Store;

use crate::platform::FileStore;
use header::{BLOCK, Found, Header, STEP};
use lantern_wire::{FRAME_LEN, FrameBytes};
use std::{fmt, io, path::Path};

/// Slots in a ring.
pub const SLOTS: usize = 64;
/// Length of a ring's file, in bytes.
pub const RING_LEN: u64 = (BLOCK + SLOTS * FRAME_LEN) as u64;

/// Makes a fresh dummy frame; never fails.
pub type MakeDummy = Box<dyn FnMut() -> FrameBytes + Send>;

/// Why a ring could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum RingError {
    /// Another program holds it.
    #[error("Lantern is already running on this tablet: close the other one first")]
    InUse,
    /// A later release made it. Nothing in it was touched.
    #[error("the tablet's own store was made by a newer Lantern: install that one again, it will send what waits there")]
    Later,
    /// The disk failed.
    #[error("the tablet's own store cannot be used ({0}): check that its disk is not full or write-protected")]
    Io(#[from] io::Error),
}

/// Why a frame was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// Every slot holds a frame that waits, or may wait.
    #[error("all slots wait to be sent")]
    Full,
    /// The disk failed; the frame may or may not be on it.
    #[error("the disk would not take it: {0}")]
    Io(#[from] io::Error),
}

/// Names a slot between [`Ring::pick`] and what became of its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot(usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Holds a dummy, or a frame that the server has.
    Free,
    /// Held something at the last start: perhaps a report.
    Unknown,
    /// Holds a report of this run.
    Waiting { order: u64, urgent: bool },
}

/// The ring. Its methods block for the disk: milliseconds, seldom more.
pub struct Ring {
    store: Box<dyn Store>,
    dummy: MakeDummy,
    frames: Box<[FrameBytes]>,
    states: [State; SLOTS],
    header: Header,
    /// The copy of the header (0 or 1) that was written last.
    newer: usize,
    /// The last header write failed: what stands on disk is uncertain until one succeeds.
    header_owed: bool,
    /// One bit a slot: a write of it failed, so the disk may hold another frame there than `frames` does, or half of one.
    spoilt: u64,
    /// The slot that was written last in a tick without success.
    turned: usize,
    order: u64,
    /// The slot whose frame is on its way: not to be overwritten, whatever it holds.
    out: Option<usize>,
    /// The last frame out was a report of this run while older unknown ones waited: theirs is the next turn.
    unknown_next: bool,
}

impl Ring {
    /// Opens the ring in `path`, making or mending the file where need be.
    ///
    /// # Errors
    /// Another program holds it, a later release made it, or the disk failed.
    pub fn open(path: &Path, dummy: MakeDummy) -> Result<Self, RingError> {
        let store = FileStore::open(path)?.ok_or(RingError::InUse)?;
        Self::on(Box::new(store), dummy)
    }

    /// Opens the ring on any store.
    ///
    /// # Errors
    /// A later release made it, or the store failed in a way that leaves no ring to work with.
    pub fn on(mut store: Box<dyn Store>, mut dummy: MakeDummy) -> Result<Self, RingError> {
        let len = store.length()?;
        let (mut header, newer, whole) = if len == 0 {
            (Header { bound: STEP, ..Header::UNKNOWN }, 0, false)
        } else {
            let mut block = [0; BLOCK];
            if len >= BLOCK as u64 && !read(&mut *store, 0, &mut block) {
                tracing::error!("the head of the ring could not be read: all that may wait is sent");
            }
            match Header::read(&block) {
                Found::Header { header, newer, whole } => (header, newer, whole),
                Found::Later => return Err(RingError::Later),
            }
        };
        let mut frames = Vec::with_capacity(SLOTS);
        let mut states = [State::Free; SLOTS];
        let mut mended = false;
        for (slot, state) in states.iter_mut().enumerate() {
            let at = place(slot);
            let mut frame = [0; FRAME_LEN];
            let written = len >= at + FRAME_LEN as u64;
            let there = written && read(&mut *store, at, &mut frame);
            if written && !there {
                tracing::error!("a part of the ring could not be read: check this tablet's disk");
            }
            if there && frame[0] != 0 {
                if (slot + SLOTS - header.head) % SLOTS < header.bound {
                    *state = State::Unknown;
                }
            } else {
                // Never written, cut off by a crash before it was acknowledged, or unreadable.
                frame = dummy();
                store.write_at(at, &frame)?;
                mended = true;
            }
            frames.push(frame);
        }
        if mended {
            store.sync()?;
        }
        let turned = rand::random_range(0..SLOTS);
        let frames = frames.into_boxed_slice();
        let mut ring = Self {
            store,
            dummy,
            frames,
            states,
            header,
            newer,
            header_owed: !whole,
            spoilt: 0,
            turned,
            order: 0,
            out: None,
            unknown_next: false,
        };
        // Room for reports of this run, made before there are any: so that the first one is not seen by it.
        header.bound = header.bound.max(ring.least_bound());
        match ring.write_header(header.head, header.bound) {
            // Nothing new can be kept, but what waits can still be sent.
            Err(e) if whole => tracing::error!("the ring could not be written: {e}"),
            written => written?,
        }
        Ok(ring)
    }

    /// Keeps a frame: returns once it is on the disk, synced.
    ///
    /// # Errors
    /// All slots wait, or the disk failed; the caller still has the frame, and may put the same one again.
    pub fn put(&mut self, frame: &FrameBytes, urgent: bool) -> Result<(), PutError> {
        let tail = self.slot(SLOTS - 1);
        let in_front = urgent && self.is_free(tail);
        let slot = if in_front {
            tail
        } else {
            // Behind all that waits, so that the order survives a restart; else in any gap.
            let behind = (0..SLOTS).rev().find(|i| self.states[self.slot(*i)] != State::Free).map_or(0, |last| last + 1);
            let mut places = (behind..SLOTS).chain(0..behind).map(|i| self.slot(i));
            places.find(|slot| self.is_free(*slot)).ok_or(PutError::Full)?
        };
        self.write_slot(slot, frame)?;
        let head = if in_front { slot } else { self.header.head };
        let bound = self.bound(head, Some(slot)).max(self.header.bound);
        if head != self.header.head || bound != self.header.bound || self.header_owed {
            self.write_header(head, bound)?;
        } else {
            self.store.sync()?;
        }
        self.spoilt = 0;
        self.order += 1;
        self.states[slot] = State::Waiting { order: self.order, urgent };
        self.frames[slot] = *frame;
        Ok(())
    }

    /// The frame to send in this tick: an urgent report, else the oldest, else a dummy. Reports of this run and what may
    /// be a report of an earlier one take turns, so that neither waits for the other.
    pub fn pick(&mut self) -> (Slot, FrameBytes) {
        let mut urgent_first: Option<(usize, u64)> = None;
        let mut oldest: Option<(usize, u64)> = None;
        for (slot, state) in self.states.iter().enumerate() {
            if let State::Waiting { order, urgent } = *state {
                let best = if urgent { &mut urgent_first } else { &mut oldest };
                if best.is_none_or(|(_, o)| order < o) {
                    *best = Some((slot, order));
                }
            }
        }
        let unknown = (0..SLOTS).map(|i| self.slot(i)).find(|slot| self.states[*slot] == State::Unknown);
        let oldest = oldest.filter(|_| !(self.unknown_next && unknown.is_some()));
        let known = urgent_first.or(oldest).map(|(slot, _)| slot);
        self.unknown_next = known.is_some();
        let slot = known.or(unknown).unwrap_or(self.header.head);
        self.out = Some(slot);
        (Slot(slot), self.frames[slot])
    }

    /// The server has the frame of this slot: a fresh dummy takes its place.
    ///
    /// # Errors
    /// The disk failed. The frame may then be sent once more after a restart, which does no harm.
    pub fn sent(&mut self, Slot(slot): Slot) -> io::Result<()> {
        self.states[slot] = State::Free;
        let head = if slot == self.header.head { self.slot(1) } else { self.header.head };
        self.turn(Some(slot), head)
    }

    /// The frame of this slot did not reach the server, or none was sent: it keeps its place, report or not, and another
    /// slot gets a fresh dummy, so that a disk without a server shows the same rhythm.
    ///
    /// # Errors
    /// The disk failed; nothing that was kept is touched.
    pub fn failed(&mut self, Slot(slot): Slot) -> io::Result<()> {
        self.out = None;
        let mut after = (1..=SLOTS).map(|i| (self.turned + i) % SLOTS);
        let other = after.find(|s| *s != slot && self.is_free(*s));
        self.turned = other.unwrap_or(self.turned);
        self.turn(other, self.header.head)
    }

    /// The server will never take the frame of this slot (it is damaged, or its id is taken). A slot of which this run does
    /// not know that it is a report was cut off by a crash, and goes; a report of this run goes to the end of the queue.
    ///
    /// # Errors
    /// As [`Ring::sent`].
    pub fn refused(&mut self, slot: Slot) -> io::Result<()> {
        if !matches!(self.states[slot.0], State::Waiting { .. }) {
            return self.sent(slot);
        }
        self.order += 1;
        self.states[slot.0] = State::Waiting { order: self.order, urgent: false };
        self.failed(slot)
    }

    /// What a tick writes: a fresh dummy into this free slot, and the header, whether it changes or not.
    fn turn(&mut self, fresh: Option<usize>, head: usize) -> io::Result<()> {
        self.out = None;
        if let Some(slot) = fresh {
            let dummy = (self.dummy)();
            self.frames[slot] = dummy;
            self.write_slot(slot, &dummy)?;
        }
        self.write_header(head, self.bound(head, None))?;
        self.spoilt = 0;
        Ok(())
    }

    fn slot(&self, logical: usize) -> usize {
        (self.header.head + logical) % SLOTS
    }

    fn is_free(&self, slot: usize) -> bool {
        self.states[slot] == State::Free && self.out != Some(slot)
    }

    /// The bound that covers all that waits, seen from `head`, `also` included.
    fn bound(&self, head: usize, also: Option<usize>) -> usize {
        let waits = |slot: &usize| self.states[*slot] != State::Free || also == Some(*slot);
        let far = (0..SLOTS).filter(waits).map(|slot| (slot + SLOTS - head) % SLOTS + 1).max();
        far.unwrap_or(0).next_multiple_of(STEP).max(self.least_bound())
    }

    /// The bound of a ring in which nothing of this run waits. While slots of an earlier run are unsent it leaves room
    /// behind them: sixteen reports can come before the bound tells of them.
    fn least_bound(&self) -> usize {
        if self.states.contains(&State::Unknown) { 2 * STEP } else { STEP }
    }

    /// Writes a slot, not yet synced; and first those where a write failed, as they stood: half of a report there could
    /// reach the server before the whole one that was kept at the next try, and take its id.
    fn write_slot(&mut self, slot: usize, frame: &FrameBytes) -> io::Result<()> {
        let others = (0..SLOTS).filter(|s| *s != slot && self.spoilt & (1 << s) != 0);
        for other in others.collect::<Vec<_>>() {
            self.store.write_at(place(other), &self.frames[other])?;
        }
        self.spoilt |= 1 << slot;
        self.store.write_at(place(slot), frame)
    }

    /// Writes the header, and syncs it together with the slot that was written before it: should only the header reach
    /// the disk, the slot holds what was free to be lost.
    fn write_header(&mut self, head: usize, bound: usize) -> io::Result<()> {
        let header = self.header.next(head, bound);
        // Also if this fails: whatever of it is on the disk must count less than the next.
        self.header.sequence = header.sequence;
        self.header_owed = true;
        // The older copy first, and one after the other: a cut in between leaves a sound one.
        for copy in [1 - self.newer, self.newer] {
            self.store.write_at(header::at(copy), &header.encode())?;
            self.store.sync()?;
            self.newer = copy;
        }
        self.header_owed = false;
        self.header = header;
        Ok(())
    }
}

/// Prints nothing of what it holds.
impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ring(..)")
    }
}

fn place(slot: usize) -> u64 {
    (BLOCK + slot * FRAME_LEN) as u64
}

/// Reads; a disk that stumbles is asked again.
fn read(store: &mut dyn Store, at: u64, into: &mut [u8]) -> bool {
    (0..3).any(|_| store.read_at(at, into).is_ok())
}
