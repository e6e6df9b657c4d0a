//! A disk that loses unsynced writes, tears them and fails at every single one; and a long random walk beside a model.
//! `damage`: files that came back otherwise than they were left; `traces`: what the disk tells somebody who looks at it.

mod damage;
mod traces;

use super::*;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex};

/// What is on the platters, and what is only in the drive's memory.
#[derive(Default)]
struct Platters {
    durable: Vec<u8>,
    cached: Vec<(u64, Vec<u8>)>,
    /// Writes and syncs that still work.
    left: Option<usize>,
}

#[derive(Clone, Default)]
struct Disk(Arc<Mutex<Platters>>);

fn apply(bytes: &mut Vec<u8>, at: u64, write: &[u8]) {
    let at = at as usize;
    if bytes.len() < at + write.len() {
        bytes.resize(at + write.len(), 0);
    }
    bytes[at..at + write.len()].copy_from_slice(write);
}

impl Disk {
    fn spend(platters: &mut Platters) -> io::Result<()> {
        match &mut platters.left {
            Some(0) => Err(io::Error::other("power cut")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn fail_after(&self, writes: Option<usize>) {
        self.0.lock().unwrap().left = writes;
    }

    /// Power cut: of what was not synced, each sector is there or not, as chance has it.
    fn cut(&self, rng: &mut StdRng) {
        let platters = &mut *self.0.lock().unwrap();
        for (at, write) in std::mem::take(&mut platters.cached) {
            for (i, sector) in write.chunks(512).enumerate() {
                if rng.random() {
                    apply(&mut platters.durable, at + i as u64 * 512, sector);
                }
            }
        }
        platters.left = None;
    }

    fn image(&self) -> Vec<u8> {
        self.0.lock().unwrap().durable.clone()
    }
}

impl Store for Disk {
    fn length(&mut self) -> io::Result<u64> {
        let platters = self.0.lock().unwrap();
        let cached = platters.cached.iter().map(|(at, w)| at + w.len() as u64).max().unwrap_or(0);
        Ok(cached.max(platters.durable.len() as u64))
    }

    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let platters = self.0.lock().unwrap();
        let mut all = platters.durable.clone();
        for (at, write) in &platters.cached {
            apply(&mut all, *at, write);
        }
        let from = all.get(offset as usize..).and_then(|rest| rest.get(..into.len())).ok_or(io::ErrorKind::UnexpectedEof)?;
        into.copy_from_slice(from);
        Ok(())
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let platters = &mut *self.0.lock().unwrap();
        // What fails may still have reached the drive, in part.
        let spent = Self::spend(platters);
        let reached = if spent.is_ok() { bytes } else { &bytes[..bytes.len() / 2] };
        platters.cached.push((offset, reached.to_vec()));
        spent
    }

    fn sync(&mut self) -> io::Result<()> {
        let platters = &mut *self.0.lock().unwrap();
        Self::spend(platters)?;
        for (at, write) in std::mem::take(&mut platters.cached) {
            apply(&mut platters.durable, at, &write);
        }
        Ok(())
    }
}

fn random_frame(rng: &mut StdRng) -> FrameBytes {
    let mut frame = [0; FRAME_LEN];
    // The id is enough to tell frames apart, and the last bytes to see a torn one.
    rng.fill(&mut frame[1..17]);
    frame[0] = 1;
    let id: [u8; 16] = frame[1..17].try_into().unwrap();
    frame[FRAME_LEN - 16..].copy_from_slice(&id);
    frame
}

fn dummies(seed: u64) -> MakeDummy {
    let mut rng = StdRng::seed_from_u64(seed ^ 0xd0_d0);
    Box::new(move || random_frame(&mut rng))
}

fn ring(disk: &Disk, seed: u64) -> Ring {
    Ring::on(Box::new(disk.clone()), dummies(seed)).unwrap()
}

/// What the ring sends in a whole round.
fn round(ring: &mut Ring) -> Vec<FrameBytes> {
    (0..SLOTS)
        .map(|_| {
            let (slot, frame) = ring.pick();
            ring.sent(slot).unwrap();
            frame
        })
        .collect()
}

#[test]
fn cut_at_every_write_loses_nothing_that_was_kept() {
    for writes in 0..90 {
        let mut rng = StdRng::seed_from_u64(writes);
        let disk = Disk::default();
        let mut kept = Vec::new();
        let mut sent = HashSet::new();
        {
            let mut ring = ring(&disk, writes);
            disk.fail_after(Some(writes as usize));
            for step in 0..60 {
                let frame = random_frame(&mut rng);
                if ring.put(&frame, step % 3 == 0).is_ok() {
                    kept.push(frame);
                }
                if step % 2 == 0 {
                    let (slot, frame) = ring.pick();
                    sent.insert(frame);
                    let _ = if step % 4 == 0 { ring.sent(slot) } else { ring.failed(slot) };
                    if step % 4 != 0 {
                        sent.remove(&frame);
                    }
                }
            }
        }
        disk.cut(&mut rng);
        let after: HashSet<_> = round(&mut ring(&disk, !writes)).into_iter().collect();
        for frame in kept {
            assert!(sent.contains(&frame) || after.contains(&frame), "lost at write {writes}");
        }
    }
}

#[test]
fn cut_while_the_file_is_made_leaves_a_ring_that_works() {
    for writes in 0..70 {
        let disk = Disk::default();
        disk.fail_after(Some(writes));
        let made = Ring::on(Box::new(disk.clone()), dummies(1)).is_ok();
        assert_eq!(made, writes >= 69, "{writes}");
        disk.cut(&mut StdRng::seed_from_u64(writes as u64));
        let mut ring = ring(&disk, 2);
        assert!(round(&mut ring).iter().all(|f| f[0] == 1));
        ring.put(&random_frame(&mut StdRng::seed_from_u64(3)), false).unwrap();
        assert_eq!(disk.image().len() as u64, RING_LEN);
    }
}

#[test]
fn a_full_ring_says_so_and_takes_one_when_one_is_sent() {
    let disk = Disk::default();
    let mut rng = StdRng::seed_from_u64(1);
    let mut ring = ring(&disk, 1);
    let all: Vec<_> = (0..SLOTS).map(|_| random_frame(&mut rng)).collect();
    for frame in &all {
        ring.put(frame, false).unwrap();
    }
    let more = random_frame(&mut rng);
    assert!(matches!(ring.put(&more, true), Err(PutError::Full)));
    let (slot, first) = ring.pick();
    assert!(first == all[0]);
    assert!(matches!(ring.put(&more, true), Err(PutError::Full)), "on its way is not sent yet");
    ring.sent(slot).unwrap();
    ring.put(&more, true).unwrap();
    assert!(ring.pick().1 == more, "urgent first");
}

#[test]
fn after_a_restart_the_order_is_kept_and_a_new_report_need_not_wait_for_old_slots() {
    let disk = Disk::default();
    let mut rng = StdRng::seed_from_u64(5);
    let frames: Vec<_> = (0..4).map(|_| random_frame(&mut rng)).collect();
    let mut before = ring(&disk, 1);
    round(&mut before);
    before.put(&frames[0], false).unwrap();
    before.put(&frames[1], false).unwrap();
    before.put(&frames[2], true).unwrap();
    drop(before);
    let mut after = ring(&disk, 2);
    after.put(&frames[3], false).unwrap();
    let sent = round(&mut after);
    assert!(sent[0] == frames[3], "a report of this run goes at the next tick");
    assert!(sent[1] == frames[2] && sent[2] == frames[0] && sent[3] == frames[1], "then those of the last, urgent first");
}

#[test]
fn a_dummy_on_its_way_is_not_overwritten_and_a_refused_report_blocks_nothing() {
    let disk = Disk::default();
    let mut rng = StdRng::seed_from_u64(6);
    let mut ring = ring(&disk, 1);
    let (a, b) = (random_frame(&mut rng), random_frame(&mut rng));
    let (slot, _) = ring.pick();
    ring.put(&a, false).unwrap();
    ring.put(&b, false).unwrap();
    ring.sent(slot).unwrap();
    let (slot, first) = ring.pick();
    assert!(first == a);
    ring.refused(slot).unwrap();
    let (slot, second) = ring.pick();
    assert!(second == b);
    ring.sent(slot).unwrap();
    assert!(ring.pick().1 == a, "still kept");
}

/// Ten thousand operations with failing disks, cuts and damaged headers: every report that was kept is sent, until the
/// server has it, and reports of one run go in order.
#[test]
fn random_walk_beside_a_model() {
    let mut rng = StdRng::seed_from_u64(42);
    let disk = Disk::default();
    let mut the_ring = ring(&disk, 0);
    let mut owed: HashMap<[u8; 16], FrameBytes> = HashMap::new();
    // Reports of this run, in order: (id, urgent).
    let mut queue: VecDeque<([u8; 16], bool)> = VecDeque::new();
    for step in 0..10_000_u64 {
        match rng.random_range(0..100) {
            0..40 => {
                let frame = random_frame(&mut rng);
                let urgent = rng.random_bool(0.2);
                match the_ring.put(&frame, urgent) {
                    Ok(()) => {
                        owed.insert(lantern_wire::frame_id(&frame), frame);
                        queue.push_back((lantern_wire::frame_id(&frame), urgent));
                    }
                    Err(PutError::Full) => assert!(the_ring.states.iter().filter(|s| **s == State::Free).count() <= 1),
                    Err(PutError::Io(_)) => {}
                }
            }
            40..90 => {
                let (slot, frame) = the_ring.pick();
                let id = lantern_wire::frame_id(&frame);
                if let Some(mine) = queue.iter().position(|(q, _)| *q == id) {
                    let first = queue.iter().position(|(_, urgent)| *urgent).unwrap_or(0);
                    assert_eq!(mine, first, "out of order at step {step}");
                }
                if rng.random_bool(0.9) {
                    if let Some(kept) = owed.remove(&id) {
                        assert!(kept == frame, "damaged at step {step}");
                    }
                    queue.retain(|(q, _)| *q != id);
                    let _ = the_ring.sent(slot);
                } else {
                    let _ = the_ring.failed(slot);
                }
            }
            90..95 => disk.fail_after(Some(rng.random_range(0..6))),
            95..98 => disk.fail_after(None),
            _ => {
                drop(the_ring);
                disk.cut(&mut rng);
                if rng.random_bool(0.3) {
                    // One sector of the header goes bad.
                    let at = if rng.random() { 0 } else { 512 };
                    disk.0.lock().unwrap().durable[at + 20] ^= 0xff;
                }
                queue.clear();
                the_ring = ring(&disk, step);
                for id in owed.keys() {
                    let found = (0..SLOTS).any(|s| the_ring.states[s] == State::Unknown && the_ring.frames[s][1..17] == *id);
                    assert!(found, "lost at step {step}");
                }
            }
        }
    }
}

#[test]
fn a_short_file_is_filled_up_and_one_program_at_a_time_holds_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ring.bin");
    let frame = random_frame(&mut StdRng::seed_from_u64(3));
    let mut first = Ring::open(&path, dummies(1)).unwrap();
    first.put(&frame, false).unwrap();
    assert!(matches!(Ring::open(&path, dummies(2)), Err(RingError::InUse)));
    drop(first);
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(place(5) + 100).unwrap();
    let mut again = Ring::open(&path, dummies(3)).unwrap();
    assert!(again.pick().1 == frame);
    assert_eq!(std::fs::metadata(&path).unwrap().len(), RING_LEN);
}
