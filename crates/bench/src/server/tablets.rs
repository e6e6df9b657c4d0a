//! Enrolled tablets, with the client that tablets use. What they send is random bytes behind a version: all that a server
//! can tell of a sealed frame.

use anyhow::{Context as _, Result, ensure};
use lantern_outbox::{Credentials, client};
use lantern_server::enrol::new_code;
use lantern_wire::{DeviceKind, FRAME_LEN, FRAME_VERSION, FRAMES, FrameAnswer, FrameBytes, Verdict, frame_id};
use rand::RngCore as _;
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
    time::Duration,
};
use tokio::time::Instant;

/// An enrolled tablet.
#[derive(Clone)]
pub struct Tablet {
    credentials: Credentials,
    http: reqwest::Client,
}

/// A frame that the server said it has.
#[derive(Debug)]
pub struct Sent {
    pub id: [u8; 16],
    pub sum: u64,
    /// When the answer came, from the start of all.
    pub at: Duration,
    pub wait: Duration,
}

/// What tablets sent.
#[derive(Debug, Default)]
pub struct Log {
    pub acknowledged: Vec<Sent>,
    pub unanswered: Vec<([u8; 16], u64)>,
}

/// Whether frames follow each other over one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    Kept,
    New,
}

/// Tells frames apart.
pub fn sum(frame: &FrameBytes) -> u64 {
    let mut hasher = DefaultHasher::new();
    frame.hash(&mut hasher);
    hasher.finish()
}

impl Tablet {
    /// Enrols as a tablet does, with a code of its own.
    pub async fn enrol(data: &Path, address: &str) -> Result<Self> {
        let mut link = new_code(data, DeviceKind::Tablet, None).await?.link;
        link.server = address.to_owned();
        let credentials = client::enrol_async(&link, DeviceKind::Tablet).await?;
        Ok(Self { http: client::client(&credentials)?, credentials })
    }

    /// Sends one frame; `false` once the server is gone.
    async fn send(&self, http: &reqwest::Client, start: Instant, due: Option<Instant>, log: &mut Log) -> Result<bool> {
        let mut frame = [0; FRAME_LEN];
        rand::rng().fill_bytes(&mut frame);
        frame[0] = FRAME_VERSION;
        let (id, sum) = (frame_id(&frame), sum(&frame));
        let from = due.unwrap_or_else(Instant::now);
        let answer = http.post(self.credentials.url(FRAMES)).body(frame.to_vec()).send().await;
        let answer = match answer {
            Ok(answer) => answer.bytes().await,
            Err(why) => Err(why),
        };
        let Ok(answer) = answer else {
            log.unanswered.push((id, sum));
            return Ok(false);
        };
        let (at, wait) = (start.elapsed(), from.elapsed());
        let verdict = FrameAnswer::decode(&answer).context("an answer that is none")?.verdict;
        ensure!(verdict == Verdict::Kept, "the server refused a frame: {verdict:?}");
        log.acknowledged.push(Sent { id, sum, at, wait });
        Ok(true)
    }

    async fn without_a_pause(self, start: Instant, until: Instant) -> Result<Log> {
        let mut log = Log::default();
        while Instant::now() < until && self.send(&self.http, start, None, &mut log).await? {}
        Ok(log)
    }

    async fn by_timetable(self, start: Instant, first: Duration, every: Duration, until: Instant, connection: Connection) -> Result<Log> {
        let mut log = Log::default();
        let mut due = start + first;
        while due < until {
            let http = match connection {
                Connection::Kept => self.http.clone(),
                Connection::New => client::client(&self.credentials)?,
            };
            tokio::time::sleep_until(due).await;
            ensure!(self.send(&http, start, Some(due), &mut log).await?, "the server does not answer any more");
            due += every;
        }
        Ok(log)
    }
}

/// All tablets send, each its next frame as soon as its last was answered, until the time is over or the server is gone.
pub async fn storm(tablets: &[Tablet], time: Duration) -> Result<Log> {
    let start = Instant::now();
    all(tablets.iter().map(|tablet| tokio::spawn(tablet.clone().without_a_pause(start, start + time)))).await
}

/// All tablets send at fixed moments, spread evenly; one that is late does not put the next off.
pub async fn timetable(tablets: &[Tablet], time: Duration, every: Duration, connection: Connection) -> Result<Log> {
    let start = Instant::now();
    let share = every / u32::try_from(tablets.len())?;
    all((0_u32..)
        .zip(tablets)
        .map(|(n, tablet)| tokio::spawn(tablet.clone().by_timetable(start, share * n, every, start + time, connection))))
    .await
}

async fn all(tasks: impl Iterator<Item = tokio::task::JoinHandle<Result<Log>>>) -> Result<Log> {
    let tasks: Vec<_> = tasks.collect();
    let mut log = Log::default();
    for task in tasks {
        let mut one = task.await??;
        log.acknowledged.append(&mut one.acknowledged);
        log.unanswered.append(&mut one.unanswered);
    }
    Ok(log)
}
