//! The drill's end of a tablet: its process, and what it has said.

use super::program::CREDENTIALS;
use crate::server::limited;
use anyhow::{Context as _, Result, bail};
use lantern_frame::Report;
use lantern_outbox::{Credentials, platform};
use std::{
    collections::HashMap,
    ffi::OsString,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Stdio},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// What a child heard of its report last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// "It's safe", so long after *Send*.
    Kept(Duration),
    /// All slots wait.
    Full,
    /// The disk would not take it.
    Disk,
}

/// What may be wrong with a tablet.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// The longest file that it may write, in blocks of 512 bytes.
    pub room: Option<u32>,
    /// Variables of its environment: a clock that stands elsewhere.
    pub env: Vec<(String, OsString)>,
}

/// Everything that it said, over all of its lives.
#[derive(Debug, Default)]
pub struct Said {
    /// The last word on each report.
    pub fates: HashMap<[u8; 16], Fate>,
    /// Each word: how often a child was told that there was no room, say.
    pub words: Vec<Fate>,
    /// Version of the last roster that it took.
    pub roster: u32,
    /// Why it refused rosters.
    pub refused: Vec<String>,
    /// States of the link.
    pub links: Vec<String>,
    /// Ticks of this life.
    pub ticks: u64,
    /// The day by its clock at its last start, since 1970.
    pub day: u16,
    ready: bool,
    ended: bool,
    no_ring: bool,
}

#[derive(Default)]
struct Shared {
    said: Mutex<Said>,
    news: Condvar,
}

/// A tablet.
pub struct Tablet {
    /// Its folder.
    pub folder: PathBuf,
    tick: Duration,
    limits: Limits,
    shared: Arc<Shared>,
    life: Option<Life>,
}

struct Life {
    child: Child,
    input: ChildStdin,
    listener: JoinHandle<()>,
}

impl Tablet {
    /// A tablet with these credentials in a new folder; not yet switched on.
    pub fn new(folder: PathBuf, credentials: &Credentials, tick: Duration) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        platform::save(&folder.join(CREDENTIALS), credentials)?;
        Ok(Self { folder, tick, limits: Limits::default(), shared: Arc::default(), life: None })
    }

    /// Switches it on; `false`: it has no ring.
    pub fn on(&mut self) -> Result<bool> {
        self.hear().new_life();
        let mut command = limited(&std::env::current_exe()?, self.limits.room);
        command.arg("--tablet").arg(&self.folder).arg("--tick").arg(self.tick.as_secs_f64().to_string());
        command.envs(self.limits.env.iter().cloned()).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("a tablet cannot be started")?;
        let (input, output) = (child.stdin.take().context("no input")?, child.stdout.take().context("no output")?);
        let shared = Arc::clone(&self.shared);
        let listener = std::thread::spawn(move || listen(output, &shared));
        self.life = Some(Life { child, input, listener });
        self.wait(Duration::from_secs(30), "a tablet starts", |said| said.ready || said.ended)?;
        let no_ring = self.hear().no_ring;
        anyhow::ensure!(no_ring || !self.hear().ended, "a tablet ended at its start");
        Ok(!no_ring)
    }

    /// Switched on from now on with these limits.
    pub fn limit(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// `kill -9`; what it had said is heard to the end.
    pub fn kill(&mut self) -> Result<()> {
        let Some(mut life) = self.life.take() else { return Ok(()) };
        life.child.kill()?;
        life.child.wait()?;
        // A listener that panicked has said why.
        let _ = life.listener.join();
        Ok(())
    }

    /// A child sends this report.
    pub fn tell(&mut self, report: &Report) -> Result<()> {
        self.line(&format!("tell {}", hex::encode(postcard::to_allocvec(report)?)))
    }

    /// A child opens an answer to this report.
    pub fn heard(&mut self, report: &Report) -> Result<()> {
        self.line(&format!("heard {}", hex::encode(postcard::to_allocvec(report)?)))
    }

    /// Gives it a line; a tablet that is off, or was killed meanwhile, does not hear it.
    pub fn line(&mut self, line: &str) -> Result<()> {
        if let Some(life) = &mut self.life {
            // A pipe without an end: it is gone.
            let _ = writeln!(life.input, "{line}").and_then(|()| life.input.flush());
        }
        Ok(())
    }

    /// What it has said.
    pub fn hear(&self) -> MutexGuard<'_, Said> {
        self.shared.said.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has said something, or breaks off.
    pub fn wait(&self, patience: Duration, what: &str, mut done: impl FnMut(&Said) -> bool) -> Result<()> {
        let end = Instant::now() + patience;
        let mut said = self.hear();
        while !done(&said) {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                bail!("this did not happen within {} s: {what}; {said:?}", patience.as_secs());
            }
            said = self.shared.news.wait_timeout(said, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Ok(())
    }

    /// Waits for the end of its process, after `until`.
    pub fn wait_end(&mut self, patience: Duration) -> Result<()> {
        self.wait(patience, "a tablet ends by itself", |said| said.ended)?;
        self.kill()
    }
}

impl Drop for Tablet {
    fn drop(&mut self) {
        // It is killed, whatever it was doing.
        let _ = self.kill();
    }
}

fn listen(output: ChildStdout, shared: &Shared) {
    let hold = || shared.said.lock().unwrap_or_else(PoisonError::into_inner);
    for line in BufReader::new(output).lines() {
        let Ok(line) = line else { break };
        hold().note(&line);
        shared.news.notify_all();
    }
    hold().ended = true;
    shared.news.notify_all();
}

impl Said {
    fn new_life(&mut self) {
        (self.ready, self.ended, self.no_ring, self.ticks) = (false, false, false, 0);
    }

    fn note(&mut self, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (id, number) = rest.split_once(' ').unwrap_or((rest, ""));
        let mut report = [0; 16];
        let named = hex::decode_to_slice(id, &mut report).is_ok();
        let fate = match word {
            "kept" => number.parse().ok().map(Duration::from_micros).map(Fate::Kept),
            "full" => Some(Fate::Full),
            "disk" => Some(Fate::Disk),
            _ => None,
        };
        match (word, fate) {
            (_, Some(fate)) if named => {
                self.words.push(fate);
                self.fates.insert(report, fate);
            }
            ("ready", _) => {
                self.ready = true;
                self.day = rest.parse().unwrap_or_default();
            }
            ("ticks", _) => self.ticks = rest.parse().unwrap_or(self.ticks),
            ("roster", _) => self.roster = rest.parse().unwrap_or(self.roster),
            ("refused", _) => self.refused.push(rest.to_owned()),
            ("link", _) => self.links.push(rest.to_owned()),
            ("no-ring", _) => self.no_ring = true,
            // Half a line of a tablet that was killed while it spoke.
            _ => {}
        }
    }
}
