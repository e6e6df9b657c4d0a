//! What the fuzz target `ring` does with any bytes (`fuzz/`), shared with the tests, which replay the corpus kept here: a
//! ring on a file of these bytes opens or is left alone, keeps a report, and sends all that it may owe.

use lantern_outbox::{
    Ring, RingError,
    ring::{RING_LEN, SLOTS, Store},
};
use lantern_wire::{FRAME_LEN, FrameBytes, frame_id};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    io,
    sync::{Arc, Mutex},
};

/// A file in memory.
#[derive(Clone)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl Store for Memory {
    fn length(&mut self) -> io::Result<u64> {
        Ok(self.0.lock().expect("no panic yet").len() as u64)
    }
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let file = self.0.lock().expect("no panic yet");
        let from = file.get(offset as usize..).and_then(|rest| rest.get(..into.len())).ok_or(io::ErrorKind::UnexpectedEof)?;
        into.copy_from_slice(from);
        Ok(())
    }
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let (at, mut file) = (offset as usize, self.0.lock().expect("no panic yet"));
        let end = file.len().max(at + bytes.len());
        file.resize(end, 0);
        file[at..at + bytes.len()].copy_from_slice(bytes);
        Ok(())
    }
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Each byte begins another frame; a dummy, as long as nobody else made it.
fn frame_of(byte: u8, nth: usize) -> FrameBytes {
    let mut frame = [byte; FRAME_LEN];
    frame[1..9].copy_from_slice(&nth.to_le_bytes());
    frame
}

/// The bytes as a file; and as a small recipe of one: 64 bytes of a header copy, 64 of the other, a byte a slot, and where
/// the file ends. In the recipe the checksums are put right, or else nothing behind them would ever be read. Gives back how
/// many of the two could be used.
pub fn feed(bytes: &[u8]) -> usize {
    let mut file = vec![0; RING_LEN as usize];
    let (first, rest) = bytes.split_at(bytes.len().min(64));
    let (second, rest) = rest.split_at(rest.len().min(64));
    for (copy, at) in [(first, 0), (second, 512)] {
        file[at..at + copy.len()].copy_from_slice(copy);
        let sum = Sha256::digest(&file[at..at + 32]);
        file[at + 32..at + 64].copy_from_slice(&sum);
    }
    let (slots, end) = rest.split_at(rest.len().min(SLOTS));
    for (nth, byte) in slots.iter().enumerate() {
        let at = 4_096 + nth * FRAME_LEN;
        file[at..at + FRAME_LEN].copy_from_slice(&frame_of(*byte, nth));
    }
    if let [low, middle, high, ..] = *end {
        file.truncate(u32::from_le_bytes([low, middle, high, 0]) as usize);
    }
    [bytes.to_vec(), file].into_iter().filter(|file| used(file)).count()
}

fn used(file: &[u8]) -> bool {
    let disk = Memory(Arc::new(Mutex::new(file.to_vec())));
    let mut made = 10_000;
    let dummy = move || {
        made += 1;
        frame_of(1, made)
    };
    let mut ring = match Ring::on(Box::new(disk.clone()), Box::new(dummy)) {
        Ok(ring) => ring,
        Err(RingError::Later) => {
            assert!(*disk.0.lock().expect("no panic yet") == file, "a later release's ring is left alone");
            return false;
        }
        Err(why) => panic!("a disk without a fault: {why}"),
    };
    let report = frame_of(1, 999_999);
    let kept = ring.put(&report, true).is_ok();
    let mut sent = HashSet::new();
    for _ in 0..=SLOTS {
        let (slot, frame) = ring.pick();
        sent.insert(frame_id(&frame));
        ring.sent(slot).expect("a disk without a fault");
    }
    assert!(!kept || sent.contains(&frame_id(&report)), "kept and not sent");
    assert_eq!(
        disk.0.lock().expect("no panic yet").len().max(RING_LEN as usize),
        file.len().max(RING_LEN as usize),
        "the file does not grow"
    );
    // All has gone: there is room again.
    ring.put(&report, false).expect("room");
    true
}
