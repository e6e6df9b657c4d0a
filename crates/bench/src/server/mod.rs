//! The real server in a process of its own: frames a second that it keeps durably, and how long each waits for its
//! answer. At the end it is killed in the middle of a storm, and what it holds is compared with what it acknowledged.
//! One request carries one frame (a frame has eight slots for readers; the wire knows no larger unit), so that frames
//! and requests are the same number here. Tablets and server share the cores, and tablets have to do their TLS too.

pub mod process;
mod tablets;

use crate::{
    machine,
    stats::{Rounds, Times},
    table::{Aim, Table, short},
};
use anyhow::{Context as _, Result};
use lantern_outbox::client;
use lantern_server::enrol::new_code;
use lantern_wire::{Ask, DeviceKind, FRAMES, Page};
use process::Server;
use std::{
    collections::HashMap,
    path::Path,
    time::{Duration, Instant},
};
use tablets::{Connection, Log, Sent, Tablet, storm, timetable};

/// Tablets that send as fast as they are answered.
const STORM: usize = 64;
/// What one server is to keep up with, in frames a second.
const AIM: u32 = 500;
const AIM_MS: f64 = 250.0;
/// Tablets of a school, each with a frame a second where a real one has one a minute.
const SCHOOL: usize = 30;
/// Connections and caches get ready before anything counts.
const WARM_UP: Duration = Duration::from_secs(1);

/// What was sent here, to be looked for at the end.
#[derive(Default)]
struct Book {
    acknowledged: HashMap<[u8; 16], u64>,
    /// Sent, and no answer came: the server may have them or not.
    unanswered: HashMap<[u8; 16], u64>,
}

impl Book {
    fn add(&mut self, log: &Log) {
        self.acknowledged.extend(log.acknowledged.iter().map(|sent| (sent.id, sent.sum)));
        self.unanswered.extend(log.unanswered.iter().copied());
    }
}

/// All figures of the server.
///
/// # Errors
/// The server does not start, or refuses something.
pub fn run(time: Duration, disk: &Path, table: &mut Table) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = tempfile::tempdir_in(disk)?;
    let data = folder.path().join("server");
    let server = Server::start(&data)?;
    runtime.block_on(async {
        let mut tablets = Vec::with_capacity(STORM);
        for _ in 0..STORM {
            tablets.push(Tablet::enrol(&data, &server.address).await?);
        }
        let mut book = Book::default();
        book.add(&storm(&tablets, WARM_UP).await?);
        at_once(&tablets, time, &server, &mut book, table).await?;
        at_the_aim(&tablets, time, &mut book, table).await?;
        of_a_school(&tablets[..SCHOOL], time, &mut book, table).await?;

        let (log, killed) = tokio::join!(storm(&tablets, time), async {
            tokio::time::sleep(time / 4).await;
            server.kill()
        });
        killed?;
        book.add(&log?);
        let server = Server::start(&data)?;
        held(&data, &server.address, book, table).await?;
        server.stop()
    })
}

/// As fast as the server answers.
async fn at_once(tablets: &[Tablet], time: Duration, server: &Server, book: &mut Book, table: &mut Table) -> Result<()> {
    let before = machine::cpu(server.pid());
    let log = storm(tablets, time).await?;
    let cpu = machine::cpu(server.pid()).zip(before).map(|(after, before)| after - before);
    book.add(&log);
    let seconds = usize::try_from(time.as_secs())?;
    let mut each = vec![0.0; seconds];
    for sent in &log.acknowledged {
        if let Some(count) = each.get_mut(sent.at.as_secs() as usize) {
            *count += 1.0;
        }
    }
    let rounds = Rounds::new(each);
    let how = format!("{STORM} tablets, connections kept open, one frame a request; {}", rounds.how("seconds"));
    table.row("frames kept a second, synced", rounds.median(), "frames/s", Some(Aim::AtLeast(AIM.into())), how);
    let times = log.times();
    table.row("  wait for the answer in that storm, p50", times.ms(0.5), "ms", None, times.how());
    table.row("  wait for the answer in that storm, p99", times.ms(0.99), "ms", Some(Aim::AtMost(AIM_MS)), "");
    if let Some(cpu) = cpu {
        let frames = log.acknowledged.len().max(1) as f64;
        table.row("  processor time of the server for a frame", cpu / frames * 1e3, "ms", None, "of one core, the tablets' share left out");
    }
    if let Some(memory) = machine::memory(server.pid()) {
        table.row("  proportional memory of the server after it", memory, "MiB", None, "");
    }
    Ok(())
}

/// On a timetable of as many frames a second as are aimed at: a wait counts from the moment that the frame was due.
async fn at_the_aim(tablets: &[Tablet], time: Duration, book: &mut Book, table: &mut Table) -> Result<()> {
    let every = Duration::from_secs(1) * u32::try_from(tablets.len())? / AIM;
    let log = timetable(tablets, time, every, Connection::Kept).await?;
    book.add(&log);
    let times = log.times();
    let rate = log.acknowledged.len() as f64 / time.as_secs_f64();
    let how = format!("on a timetable, waits count from when a frame was due; {}; {} frames/s came through", times.how(), short(rate));
    table.row(format!("wait at {AIM} frames a second, p50"), times.ms(0.5), "ms", None, how);
    table.row(format!("wait at {AIM} frames a second, p99"), times.ms(0.99), "ms", Some(Aim::AtMost(AIM_MS)), "");
    Ok(())
}

/// As tablets do it: a tick is longer than a connection lives, so that each frame has a connection and a greeting of its own.
async fn of_a_school(tablets: &[Tablet], time: Duration, book: &mut Book, table: &mut Table) -> Result<()> {
    let log = timetable(tablets, time, Duration::from_secs(1), Connection::New).await?;
    book.add(&log);
    let times = log.times();
    let how = format!("{SCHOOL} tablets, a frame a second each (60 times the real pace), a new connection for each; {}", times.how());
    table.row("wait at a school's pace, p50", times.ms(0.5), "ms", None, how);
    table.row("wait at a school's pace, p99", times.ms(0.99), "ms", None, "");
    Ok(())
}

/// Fetches all there is, as a desk does, and compares.
async fn held(data: &Path, address: &str, book: Book, table: &mut Table) -> Result<()> {
    let mut link = new_code(data, DeviceKind::Desk, None).await?.link;
    link.server = address.to_owned();
    let desk = client::enrol_async(&link, DeviceKind::Desk).await?;
    let http = client::client(&desk)?;
    let Book { mut acknowledged, mut unanswered } = book;
    let (all, open) = (acknowledged.len(), unanswered.len());
    let (mut ask, mut frames, mut strange) = (Ask::from_place(None), 0_u32, 0_u32);
    let start = Instant::now();
    loop {
        let bytes = http.get(format!("{}?{ask}", desk.url(FRAMES))).send().await?.bytes().await?;
        let page = Page::decode(&bytes).context("a page that is none")?;
        for frame in &page.frames {
            let (id, sum) = (lantern_wire::frame_id(frame), tablets::sum(frame));
            // Each once: what comes a second time is strange too.
            if acknowledged.remove(&id) != Some(sum) && unanswered.remove(&id) != Some(sum) {
                strange += 1;
            }
            frames += 1;
        }
        ask = page.next(ask);
        if !page.more {
            break;
        }
    }
    let rate = f64::from(frames) / start.elapsed().as_secs_f64();
    table.row("frames handed to a desk a second", rate, "frames/s", None, format!("n = {frames}, in pages, over one connection"));
    let none = Some(Aim::AtMost(0.0));
    let how = format!("of {all}; server killed (SIGKILL) amid a storm, started again, all fetched and compared by id and bytes");
    table.row("acknowledged and not there", acknowledged.len() as f64, "frames", none, how);
    let how = format!("of the {open} that the kill left without an answer {} were kept", open - unanswered.len());
    table.row("there twice, altered or never sent", f64::from(strange), "frames", none, how);
    Ok(())
}

impl Log {
    fn times(&self) -> Times {
        Times::new(self.acknowledged.iter().map(|Sent { wait, .. }| *wait).collect())
    }
}
