//! Frames sealed and opened by the code that tablet and desk use, and reports put into a ring on this disk.

use crate::{ms, part, row};
use anyhow::{Result, ensure};
use lantern_desk::{fetch::try_all, identity::Keys};
use lantern_frame::{
    Frame, ReaderIdentity, SigningIdentity,
    report::{Feeling, HalfDay, On, Place, Report, Stage, What, Who, Whose},
    seal,
};
use lantern_outbox::Ring;
use rand::{SeedableRng as _, rngs::StdRng};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use zeroize::Zeroizing;

const SCHOOL: [u8; 16] = [3; 16];
/// Frames at a time, as a desk fetches them; every fourth is for it, the others are dummies or for somebody else.
const BATCH: usize = 512;

fn report(n: usize) -> Report {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(n as u64).to_le_bytes());
    Report {
        id,
        stage: Stage::UpperKs2,
        whose: Some(Whose::Me),
        what: What::Unkind,
        who: Who::Child,
        staff: None,
        place: Some(Place::Home),
        on: Some(On::Game),
        feeling: Some(Feeling::Worried),
        words: Some("They say it every day and I do not want to go in any more.".to_owned()),
        urgent: false,
        day: 20_000,
        half: HalfDay::Morning,
    }
}

/// Opening on both cores, sealing for eight readers, and the ring.
///
/// # Errors
/// A frame does not open, or the disk fails.
pub fn run(time: Duration) -> Result<()> {
    let mut rng = StdRng::seed_from_u64(5);
    let keys: Vec<ReaderIdentity> = (0..8).map(|_| ReaderIdentity::generate()).collect();
    let readers: Vec<_> = keys.iter().map(ReaderIdentity::recipient).collect();
    let start = Instant::now();
    let mut sealed = 0;
    while start.elapsed() < time / 2 {
        seal(&report(sealed), &readers, SCHOOL, 1, &mut rng)?;
        sealed += 1;
    }
    row("frames sealed a second for eight readers, one core", &format!("{:.0}", sealed as f64 / start.elapsed().as_secs_f64()), "");

    let mine = keys.into_iter().next().unwrap_or_else(ReaderIdentity::generate);
    let mut frames = Vec::with_capacity(BATCH);
    for n in 0..BATCH {
        frames.push(if n % 4 == 0 { seal(&report(n), &readers, SCHOOL, 1, &mut rng)? } else { Frame::dummy(&mut rng, SCHOOL, 1) });
    }
    let keys = Arc::new(Keys { reader: mine, signing: SigningIdentity::generate(&mut rng), casebook: Zeroizing::new([9; 32]) });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (mut tried, mut opened) = (0, 0);
    let start = Instant::now();
    while start.elapsed() < time {
        let all = runtime.block_on(try_all(frames.clone(), Arc::clone(&keys), SCHOOL));
        tried += all.len();
        opened += all.iter().filter(|(_, tried)| matches!(tried, lantern_desk::fetch::Tried::Report(_))).count();
    }
    let took = start.elapsed().as_secs_f64();
    ensure!(opened * 4 == tried, "{opened} of {tried} frames opened; every fourth should");
    row("frames tried and opened a second, both cores", &format!("{:.0}", tried as f64 / took), "2000");

    let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
    let dummy = || {
        let mut rng = StdRng::seed_from_u64(6);
        *Frame::dummy(&mut rng, SCHOOL, 1).as_bytes()
    };
    let mut times = Vec::new();
    for n in 0..4 {
        let mut ring = Ring::open(&folder.path().join(format!("ring-{n}.bin")), Box::new(dummy))?;
        for i in 0..40 {
            let frame = seal(&report(i), &readers, SCHOOL, 1, &mut rng)?;
            let start = Instant::now();
            ring.put(frame.as_bytes(), false)?;
            times.push(start.elapsed());
        }
    }
    row("report on the tablet's disk, synced: p50", &ms(part(&mut times, 0.5)), "");
    row("report on the tablet's disk, synced: p99", &ms(part(&mut times, 0.99)), "250 ms");
    Ok(())
}
