//! How long a child waits for "It's safe": a frame put into the ring on this disk, synced, and the whole way from a
//! finished report.

use crate::{
    reports::{SCHOOL, report},
    stats::Times,
    table::{Aim, Table},
};
use anyhow::{Context as _, Result, ensure};
use lantern_frame::{Frame, ReaderIdentity, seal};
use lantern_outbox::{Config, Event, Outbox, Ring, ring::SLOTS};
use rand::{SeedableRng as _, rngs::StdRng};
use std::{
    path::Path,
    sync::mpsc,
    time::{Duration, Instant},
};

/// Reports in one ring: it must not be full.
const REPORTS: usize = SLOTS - 4;
/// "It's safe" within this at p99, with thirty pupils at once.
const AIM_MS: f64 = 100.0;
/// An answer that takes longer will not come.
const PATIENCE: Duration = Duration::from_secs(20);

fn ring(folder: &Path, n: usize) -> Result<Ring> {
    let dummy = || *Frame::dummy(&mut StdRng::seed_from_u64(6), SCHOOL, 1).as_bytes();
    Ok(Ring::open(&folder.join(format!("ring-{n}.bin")), Box::new(dummy))?)
}

/// All figures of the ring. Every fresh ring takes 60 reports.
///
/// # Errors
/// The disk.
pub fn run(time: Duration, disk: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(disk)?;
    let mut rng = StdRng::seed_from_u64(5);
    let readers: Vec<_> = (0..4).map(|_| ReaderIdentity::generate().recipient()).collect();
    let frames = (0..REPORTS as u64).map(|n| seal(&report(n), &readers, SCHOOL, 1, &mut rng)).collect::<Result<Vec<_>, _>>()?;

    let (start, mut times, mut rings) = (Instant::now(), Vec::new(), 0);
    while start.elapsed() < time / 2 || rings < 2 {
        let mut ring = ring(folder.path(), rings)?;
        rings += 1;
        for (n, frame) in frames.iter().enumerate() {
            let start = Instant::now();
            ring.put(frame.as_bytes(), n % 4 == 0)?;
            times.push(start.elapsed());
        }
    }
    let times = Times::new(times);
    table.row("put into the ring, synced, p50", times.ms(0.5), "ms", None, format!("every fourth urgent, {rings} rings; {}", times.how()));
    table.row("put into the ring, synced, p99", times.ms(0.99), "ms", None, "");

    let (start, mut times) = (Instant::now(), Vec::new());
    while start.elapsed() < time / 2 || times.is_empty() {
        let ring = ring(folder.path(), rings)?;
        rings += 1;
        let (wake, woken) = mpsc::channel();
        let config = Config { credentials: None, tick: Duration::from_secs(60) };
        let outbox = Outbox::spawn(config, ring, Box::new(move || _ = wake.send(())));
        for n in 0..REPORTS as u64 {
            let start = Instant::now();
            let frame = seal(&report(n), &readers, SCHOOL, 1, &mut rng)?;
            let ticket = outbox.keep(*frame.as_bytes(), n % 4 == 0);
            'kept: loop {
                woken.recv_timeout(PATIENCE).context("the outbox does not answer")?;
                for event in outbox.poll() {
                    match event {
                        Event::Kept { ticket: kept } if kept == ticket => break 'kept,
                        Event::NotKept { why, .. } => ensure!(false, "a report was not kept: {why:?}"),
                        _ => {}
                    }
                }
            }
            times.push(start.elapsed());
        }
        outbox.stop();
    }
    let times = Times::new(times);
    let how = format!("sealed, handed to the outbox's thread, kept, heard; {}", times.how());
    table.row("from Send to \"It's safe\", p50", times.ms(0.5), "ms", None, how);
    table.row("from Send to \"It's safe\", p99", times.ms(0.99), "ms", Some(Aim::AtMost(AIM_MS)), "");
    Ok(())
}
