//! kill -9 at any moment: this test binary starts itself as another process, which keeps reports and says of each when it
//! is safe; it is killed in the middle, over and over, on one ring.

use crate::school::frame;
use lantern_outbox::ring::{SLOTS, Store};
use lantern_outbox::{PutError, Ring, RingError};
use lantern_wire::{FrameBytes, frame_id};
use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const RING: &str = "LANTERN_TEST_RING";

/// The other process: keeps a report, says so, sends one now and then. Does nothing when it is run as a test.
#[test]
fn the_one_that_is_killed() {
    let Some(path) = std::env::var_os(RING) else { return };
    let mut ring = Ring::open(Path::new(&path), Box::new(frame)).unwrap();
    let mut out = io::stdout();
    let mut say = |what: &str, frame: &FrameBytes| writeln!(out, "\n{what} {}", hex::encode(frame_id(frame))).unwrap();
    loop {
        let report = frame();
        match ring.put(&report, rand::random_bool(0.3)) {
            Ok(()) => say("kept", &report),
            Err(PutError::Full) => {}
            Err(PutError::Io(e)) => panic!("{e}"),
        }
        let (slot, frame) = ring.pick();
        match rand::random_range(0..3) {
            0 => ring.failed(slot).unwrap(),
            _ => {
                // As if the server had answered: from here on it need not be in the ring.
                say("sent", &frame);
                ring.sent(slot).unwrap();
            }
        }
    }
}

/// A ring's bytes without a disk.
struct Memory(Vec<u8>);

impl Store for Memory {
    fn length(&mut self) -> io::Result<u64> {
        Ok(self.0.len() as u64)
    }
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        into.copy_from_slice(&self.0[offset as usize..][..into.len()]);
        Ok(())
    }
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.0[offset as usize..][..bytes.len()].copy_from_slice(bytes);
        Ok(())
    }
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn killed_at_any_moment_every_report_that_was_safe_is_in_the_ring() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ring.bin");
    let (mut owed, mut kept) = (HashSet::new(), 0);
    for round in 0..20 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::the_one_that_is_killed", "--nocapture"])
            .env(RING, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.by_ref().map(Result::unwrap).find(|l| l.starts_with("kept") || l.starts_with("sent"));
        if round == 0 {
            assert!(matches!(Ring::open(&path, Box::new(frame)), Err(RingError::InUse)), "two processes, one ring");
        }
        std::thread::sleep(Duration::from_micros(rand::random_range(0..60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in first.into_iter().chain(lines.map_while(Result::ok)) {
            match line.split_once(' ') {
                Some(("kept", id)) if id.len() == 32 => {
                    kept += 1;
                    owed.insert(id.to_owned());
                }
                Some(("sent", id)) => _ = owed.remove(id),
                _ => {}
            }
        }
        // What the next start would send, looked at in memory: the ring itself goes on as it was left.
        let mut look = Ring::on(Box::new(Memory(std::fs::read(&path).unwrap())), Box::new(frame)).unwrap();
        let mut there = HashSet::new();
        for _ in 0..SLOTS {
            let (slot, frame) = look.pick();
            assert!(there.insert(hex::encode(frame_id(&frame))), "twice in one ring");
            look.sent(slot).unwrap();
        }
        assert!(owed.iter().all(|id| there.contains(id)), "lost in round {round}");
    }
    assert!(kept >= 15, "{kept}");
}
