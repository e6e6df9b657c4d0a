//! Frames sealed as a tablet does it and opened as a desk does it: on one core, on both, and with the casebook on disk.

use crate::{
    machine,
    reports::{SCHOOL, report},
    stats::Rounds,
    table::{Aim, Table, short},
};
use anyhow::{Result, ensure};
use lantern_desk::{
    alarm::Silent,
    casebook::Casebook,
    clock::SystemClock,
    fetch::{Tried, look, try_all},
    identity::Keys,
    pages::Pictures,
    school::{Fault, School, Soon},
    sentences::Sentences,
    settings::Settings,
    state::{Desk, Parts},
};
use lantern_frame::{Frame, ReaderIdentity, RecipientKey, SigningIdentity, open, seal};
use lantern_wire::{Ask, MAX_PAGE, Page, Place};
use rand::{SeedableRng as _, rngs::StdRng};
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use zeroize::Zeroizing;

/// Frames at a time, as a desk tries them together.
const BATCH: usize = 512;
/// Frames of each kind whose lengths are looked at.
const LENGTHS: usize = 1_000;
/// A desk looks at this many frames at once after a weekend, say.
const LOOK: usize = 2_048;

fn keys(reader: ReaderIdentity, rng: &mut StdRng) -> Arc<Keys> {
    Arc::new(Keys { reader, signing: SigningIdentity::generate(rng), casebook: Zeroizing::new([9; 32]) })
}

/// Every second frame is for these readers, the others are dummies.
fn mixed(count: usize, readers: &[RecipientKey], rng: &mut StdRng) -> Result<Vec<Frame>> {
    (0..count)
        .map(|n| Ok(if n % 2 == 0 { seal(&report(n as u64), readers, SCHOOL, 1, rng)? } else { Frame::dummy(rng, SCHOOL, 1) }))
        .collect()
}

/// Rounds of `count` things each until the time is over; the first is a warm-up. Things a second, and in words how they
/// were counted. Beside the clock the processor time is told: on a machine that is busy otherwise, too, it stays the same.
fn rounds(time: Duration, count: usize, mut round: impl FnMut() -> Result<()>) -> Result<(Rounds, String)> {
    round()?;
    let own = || machine::cpu(std::process::id()).unwrap_or_default();
    let (start, before, mut rates) = (Instant::now(), own(), Vec::new());
    while start.elapsed() < time || rates.is_empty() {
        let start = Instant::now();
        round()?;
        rates.push(count as f64 / start.elapsed().as_secs_f64());
    }
    let cpu = own() - before;
    let (all, rates) = ((count * rates.len()) as f64, Rounds::new(rates));
    let how = format!("{} of {count}; {} a second of processor time", rates.how("rounds"), short(all / cpu.max(0.01)));
    Ok((rates, how))
}

/// All figures of frames.
///
/// # Errors
/// A frame does not open, or the disk fails.
pub fn run(time: Duration, disk: &Path, table: &mut Table) -> Result<()> {
    let mut rng = StdRng::seed_from_u64(5);
    let mut identities: Vec<ReaderIdentity> = (0..8).map(|_| ReaderIdentity::generate()).collect();
    let readers: Vec<RecipientKey> = identities.iter().map(ReaderIdentity::recipient).collect();
    let keys = keys(identities.swap_remove(0), &mut rng);

    let (sealed, how) = rounds(time / 2, BATCH / 4, || {
        (0..BATCH / 4).try_for_each(|n| seal(&report(n as u64), &readers, SCHOOL, 1, &mut rng).map(drop))?;
        Ok(())
    })?;
    table.row("frames sealed a second", sealed.median(), "frames/s", None, format!("for eight readers, one core; {how}"));

    let frames = mixed(BATCH, &readers, &mut rng)?;
    let (one, how) = rounds(time / 2, BATCH, || {
        let opened = frames.iter().filter(|frame| open(frame, &keys.reader, SCHOOL).is_ok()).count();
        ensure!(opened * 2 == BATCH, "{opened} of {BATCH} frames opened; half should");
        Ok(())
    })?;
    table.row("frames tried a second, one core", one.median(), "frames/s", None, format!("half ours, half dummies; {how}"));

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (both, how) = rounds(time, BATCH, || {
        let all = runtime.block_on(try_all(frames.clone(), Arc::clone(&keys), SCHOOL));
        let opened = all.iter().filter(|(_, tried)| matches!(tried, Tried::Opened(_))).count();
        ensure!(opened * 2 == BATCH, "{opened} of {BATCH} frames opened; half should");
        Ok(())
    })?;
    let how = format!("half ours, half dummies, the desk's own two threads; {how}");
    table.row("frames tried a second, both cores", both.median(), "frames/s", Some(Aim::AtLeast(2_000.0)), how);

    let frames = mixed(LOOK, &readers, &mut rng)?;
    let (looks, how) = rounds(time / 2, LOOK, || runtime.block_on(whole_look(disk, &keys, frames.clone())))?;
    let how = format!("half ours: pages, both cores, casebook on this disk; the network left out; {how}");
    table.row("frames a second in a desk's whole look", looks.median(), "frames/s", None, how);
    lengths(&readers, &mut rng, table)
}

/// Sealed parts differ in length by chance (`age` has a stanza for that); never by how many readers there are.
fn lengths(readers: &[RecipientKey], rng: &mut StdRng, table: &mut Table) -> Result<()> {
    for (who, readers) in [("2 readers", &readers[..2]), ("8 readers", readers), ("nobody (dummies)", &[])] {
        let (mut least, mut most) = (u16::MAX, 0);
        for n in 0..LENGTHS {
            let frame = if readers.is_empty() { Frame::dummy(rng, SCHOOL, 1) } else { seal(&report(n as u64), readers, SCHOOL, 1, rng)? };
            let bytes = frame.as_bytes();
            // The length stands in the frame's open part; see `lantern_frame`.
            let length = u16::from_le_bytes([bytes[17], bytes[18]]);
            (least, most) = (least.min(length), most.max(length));
        }
        let how = format!("n = {LENGTHS}; the frame around it always has {} bytes", lantern_frame::FRAME_LEN);
        table.row(format!("shortest sealed part for {who}"), least.into(), "bytes", None, how);
        table.row(format!("longest sealed part for {who}"), most.into(), "bytes", None, "");
    }
    Ok(())
}

/// A server without a network: hands its frames out in pages.
struct Shelf(Mutex<std::vec::IntoIter<Frame>>);

impl School for Shelf {
    fn page(&self, _: Ask) -> Soon<'_, Page> {
        Box::pin(async {
            let mut rest = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let frames: Vec<_> = rest.by_ref().take(MAX_PAGE).map(|frame| *frame.as_bytes()).collect();
            let batch = "2026-11-23a".parse().map_err(|_| Fault::Strange)?;
            let last = (!frames.is_empty()).then_some(Place { batch, tick: 1 });
            Ok(Page { frames, last, more: rest.len() > 0 })
        })
    }

    fn roster(&self) -> Soon<'_, Option<Vec<u8>>> {
        Box::pin(async { Ok(None) })
    }
}

/// A new desk's first look: everything is fetched, tried, and kept in a casebook that is then read once.
async fn whole_look(disk: &Path, keys: &Arc<Keys>, frames: Vec<Frame>) -> Result<()> {
    let folder = tempfile::tempdir_in(disk)?;
    let count = frames.len();
    let shelf: Arc<dyn School> = Arc::new(Shelf(Mutex::new(frames.into_iter())));
    let desk = Desk::new(Parts {
        clock: Arc::new(SystemClock::start()),
        data: folder.path().to_owned(),
        label: String::new(),
        casebook: Casebook::open(&folder.path().join("casebook.db")).await?,
        pictures: Pictures::find(None),
        school: Some((SCHOOL, Arc::clone(&shelf))),
        roster: None,
        sentences: Sentences::english()?,
        settings: Settings::default(),
        alarm: Arc::new(Silent),
    });
    look(&desk, keys, SCHOOL, &*shelf, false).await.map_err(|fault| anyhow::anyhow!("the look failed: {fault:?}"))?;
    let kept = desk.casebook.all(keys).await?.entries.len();
    desk.casebook.close().await;
    ensure!(kept * 2 == count, "{kept} of {count} frames are in the casebook; half should be");
    Ok(())
}
