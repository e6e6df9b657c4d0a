//! The durable ring: one file of constant size, 64 slots that always hold a frame each. Which of them are reports is
//! known to the running program only; on disk a dummy and a report are alike, and the header says just where the order
//! begins and (in steps of 16) how far from there reports may stand.
//! After a restart the ring does not know either: it sends all that may be a report again, and overwrites none unsent.
//! Not here: time, network, and what a frame is.

mod header;
mod store;
#[cfg(test)]
mod tests;

pub use store::Store;

use crate::platform::FileStore;
use header::{BLOCK, Header, STEP};
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
    /// The last header write failed: what stands on disk is uncertain until one succeeds.
    header_owed: bool,
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
    /// Another program holds it, or the disk failed.
    pub fn open(path: &Path, dummy: MakeDummy) -> Result<Self, RingError> {
        let store = FileStore::open(path)?.ok_or(RingError::InUse)?;
        Ok(Self::on(Box::new(store), dummy)?)
    }

    /// Opens the ring on any store.
    ///
    /// # Errors
    /// The store failed in a way that leaves no ring to work with.
    pub fn on(mut store: Box<dyn Store>, mut dummy: MakeDummy) -> io::Result<Self> {
        let len = store.length()?;
        let mut block = [0; BLOCK];
        if len >= BLOCK as u64 {
            // An unreadable header is a damaged one: everything may wait.
            let _ = store.read_at(0, &mut block);
        }
        let (mut header, whole) = if len == 0 { (Header { sequence: 0, head: 0, bound: STEP }, false) } else { Header::read(&block) };
        let mut frames = Vec::with_capacity(SLOTS);
        let mut states = [State::Free; SLOTS];
        let mut mended = false;
        for (slot, state) in states.iter_mut().enumerate() {
            let at = place(slot);
            let mut frame = [0; FRAME_LEN];
            let there = len >= at + FRAME_LEN as u64 && store.read_at(at, &mut frame).is_ok();
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
        if !whole {
            for _ in 0..2 {
                header.sequence += 1;
                let (at, bytes) = header.encode();
                store.write_at(at, &bytes)?;
                // One copy after the other: a cut in between leaves a sound one.
                store.sync()?;
            }
        }
        let frames = frames.into_boxed_slice();
        Ok(Self { store, dummy, frames, states, header, header_owed: false, order: 0, out: None, unknown_next: false })
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
        self.store.write_at(place(slot), frame)?;
        self.store.sync()?;
        let head = if in_front { slot } else { self.header.head };
        let bound = self.bound(head, Some(slot)).max(self.header.bound);
        if head != self.header.head || bound != self.header.bound || self.header_owed {
            self.write_header(head, bound)?;
        }
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
        self.out = None;
        self.states[slot] = State::Free;
        self.frames[slot] = (self.dummy)();
        self.store.write_at(place(slot), &self.frames[slot])?;
        self.store.sync()?;
        if slot == self.header.head {
            let head = self.slot(1);
            self.write_header(head, self.bound(head, None))?;
        }
        Ok(())
    }

    /// The frame of this slot did not reach the server: it keeps its place.
    pub fn failed(&mut self, _: Slot) {
        self.out = None;
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
        self.out = None;
        self.order += 1;
        self.states[slot.0] = State::Waiting { order: self.order, urgent: false };
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
        far.unwrap_or(0).next_multiple_of(STEP).max(STEP)
    }

    fn write_header(&mut self, head: usize, bound: usize) -> io::Result<()> {
        let header = Header { sequence: self.header.sequence + 1, head, bound };
        let (at, bytes) = header.encode();
        self.header_owed = true;
        self.store.write_at(at, &bytes)?;
        self.store.sync()?;
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
