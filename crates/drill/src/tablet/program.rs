//! The tablet's process: ring, credentials and roster in one folder, exactly as the app has them, without its pages.
//!
//! | line on its input | what it does |
//! |---|---|
//! | `tell HEX` | seals a report (postcard, hex) to its readers and keeps it, with all that goes along |
//! | `heard HEX` | says that an answer to this report was collected |
//! | `until N` | stops right after its tick N |
//! | `enrol` | reads its credentials again |
//!
//! | line on its output | what it says |
//! |---|---|
//! | `ready DAY` | it runs; the day by its clock |
//! | `kept ID MICROS` | "It's safe", so long after it was told |
//! | `full ID`, `disk ID` | not kept; it holds on to it |
//! | `ticks N` | its Nth tick is over |
//! | `roster N`, `refused WHY` | a roster came, and what it thought of it |
//! | `link STATE` | what its page for staff says |
//! | `no-ring WHY` | it could not open its ring; every child is told to find a grown-up |

use anyhow::{Context as _, Result};
use lantern_frame::{
    Frame, Reply, Report, Roster, Whereabouts, half_day,
    reply::collector,
    report::Says,
    roster::{Roots, SignedRoster},
    seal_told,
};
use lantern_outbox::{Config, Credentials, Event, NotKept, Outbox, Ring, Ticket, platform};
use std::{
    collections::HashMap,
    fs,
    io::{BufRead as _, Write as _},
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// What the tablet keeps.
pub const RING: &str = "ring.bin";
/// See [`RING`].
pub const CREDENTIALS: &str = "credentials.ron";
/// See [`RING`].
pub const ROSTER: &str = "roster.bin";

enum News {
    Line(String),
    Woken,
    Ended,
}

struct Program {
    folder: PathBuf,
    credentials: Credentials,
    roots: Roots,
    roster: Roster,
    outbox: Outbox,
    waits: HashMap<Ticket, Wait>,
    /// Reports that the disk or the ring would not take.
    held: Vec<Wait>,
    until: Option<u64>,
    ticks: u64,
}

struct Wait {
    id: [u8; 16],
    told: Instant,
    frame: Frame,
    urgent: bool,
}

fn say(line: &str) {
    let mut out = std::io::stdout();
    // Nobody listens any more: the drill is over.
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

fn today() -> u16 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    half_day(now, 0).0
}

/// Runs until its input ends.
///
/// # Errors
/// A folder without credentials or roster.
pub fn run(folder: &Path, tick: Duration) -> Result<()> {
    let (sender, news) = channel();
    read_lines(sender.clone());
    let credentials = platform::load(&folder.join(CREDENTIALS))?;
    let kept = folder.join(ROSTER);
    if !kept.exists() {
        platform::write_whole(&kept, credentials.roster.as_ref().context("enrolled before there was a roster")?)?;
    }
    let signed = SignedRoster::decode(&fs::read(kept)?)?;
    let (roots, roster) = (Roots::pin(&signed)?, signed.unverified()?);
    let (school, version) = (credentials.school, roster.version);
    let dummy = move || *Frame::dummy(&mut rand::rng(), school, version).as_bytes();
    let ring = match Ring::open(&folder.join(RING), Box::new(dummy)) {
        Ok(ring) => ring,
        Err(why) => {
            say(&format!("no-ring {why}"));
            return Ok(());
        }
    };
    let config = Config { credentials: Some(credentials.clone()), tick };
    let outbox = Outbox::spawn(config, ring, Box::new(move || _ = sender.send(News::Woken)));
    say(&format!("ready {}", today()));
    let waits = HashMap::new();
    Program { folder: folder.to_owned(), credentials, roots, roster, outbox, waits, held: Vec::new(), until: None, ticks: 0 }.work(&news)
}

fn read_lines(sender: Sender<News>) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            // The tablet has stopped by itself.
            let _ = sender.send(News::Line(line));
        }
        let _ = sender.send(News::Ended);
    });
}

impl Program {
    fn work(mut self, news: &Receiver<News>) -> Result<()> {
        loop {
            match news.recv_timeout(Duration::from_millis(10)) {
                Ok(News::Line(line)) => self.line(&line)?,
                Ok(News::Woken) | Err(RecvTimeoutError::Timeout) => {}
                Ok(News::Ended) | Err(RecvTimeoutError::Disconnected) => break,
            }
            for event in self.outbox.poll() {
                self.event(event)?;
            }
            let ticks = self.outbox.ticks();
            if ticks > self.ticks {
                self.ticks = ticks;
                if self.until.is_some_and(|until| ticks >= until) {
                    drop(self.outbox);
                    say(&format!("ticks {ticks}"));
                    return Ok(());
                }
                say(&format!("ticks {ticks}"));
                // As the app does it: what was not kept is handed over again.
                for wait in std::mem::take(&mut self.held) {
                    self.hand_over(wait);
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> Result<()> {
        let told = Instant::now();
        match line.split_once(' ').unwrap_or((line, "")) {
            ("tell", hex) => {
                let report: Report = postcard::from_bytes(&hex::decode(hex)?)?;
                let at = Whereabouts { tablet: "Tablet", class: &report_class(&report), minute: 600 };
                for one in seal_told(&self.roster, &report, at, &mut rand::rng())? {
                    if one.report {
                        self.hand_over(Wait { id: report.id, told, frame: one.frame, urgent: one.urgent });
                    } else {
                        self.outbox.keep(*one.frame.as_bytes(), one.urgent);
                    }
                }
            }
            ("heard", hex) => {
                let report: Report = postcard::from_bytes(&hex::decode(hex)?)?;
                let collector = collector(&report.id, &report.id)?.recipient();
                let reply = Reply { id: report.id, day: report.day, nth: 1, says: vec![Says::Thanks], collector };
                let frame = reply.collected(self.roster.school, self.roster.version, &mut rand::rng())?;
                self.outbox.keep(*frame.as_bytes(), false);
            }
            ("until", ticks) => self.until = Some(ticks.parse()?),
            ("enrol", _) => {
                self.credentials = platform::load(&self.folder.join(CREDENTIALS))?;
                self.outbox.enrolled(self.credentials.clone());
            }
            _ => anyhow::bail!("a tablet does not understand {line}"),
        }
        Ok(())
    }

    fn hand_over(&mut self, wait: Wait) {
        let ticket = self.outbox.keep(*wait.frame.as_bytes(), wait.urgent);
        self.waits.insert(ticket, wait);
    }

    fn event(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Kept { ticket } => {
                if let Some(wait) = self.waits.remove(&ticket) {
                    say(&format!("kept {} {}", hex::encode(wait.id), wait.told.elapsed().as_micros()));
                }
            }
            Event::NotKept { ticket, why } => {
                if let Some(wait) = self.waits.remove(&ticket) {
                    let why = if why == NotKept::Full { "full" } else { "disk" };
                    say(&format!("{why} {}", hex::encode(wait.id)));
                    self.held.push(wait);
                }
            }
            Event::Link(link) => say(&format!("link {link:?}")),
            Event::Roster(bytes) => self.offered(&bytes)?,
            Event::Board(_) | Event::DeskDay(_) | Event::Renewed(_) => {}
        }
        Ok(())
    }

    fn offered(&mut self, bytes: &[u8]) -> Result<()> {
        let taken = SignedRoster::decode(bytes).and_then(|signed| self.roots.accept(Some(&self.roster), &signed, today()));
        match taken {
            Ok(accepted) => {
                platform::write_whole(&self.folder.join(ROSTER), bytes)?;
                (self.roster, self.roots) = (accepted.roster, accepted.roots);
                say(&format!("roster {}", self.roster.version));
            }
            Err(why) => say(&format!("refused {}", format!("{why:?}").split([' ', '(']).next().unwrap_or_default())),
        }
        Ok(())
    }
}

/// The name of the class holds what the report's words hold, so that a thief may look for it there, too.
fn report_class(report: &Report) -> String {
    report.words.clone().unwrap_or_default().chars().filter(char::is_ascii).take(40).collect()
}
