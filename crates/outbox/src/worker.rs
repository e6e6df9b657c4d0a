//! The outbox's thread: one request a tick, whatever waits, and disk work in between. What it sends has the same length
//! and the same moment whether a report waits or not; errors change neither.

use crate::outbox::{Command, Shared};
use crate::ring::Slot;
use crate::{Config, Credentials, Down, Event, Link, NotKept, PutError, Ring, client};
use lantern_wire::{
    ANSWER_LEN, BOARD, BOARD_SLOT_LEN, BOARD_SLOTS, FRAMES, FrameAnswer, FrameBytes, MAX_ROSTER, OCTETS, ROSTER, RosterMsg, Verdict,
};
use reqwest::header::CONTENT_TYPE;
use std::{future::Future, pin::Pin, sync::atomic::Ordering, time::Duration};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

/// Ticks between two looks at the board of answers, counted from the start; the first tick looks.
const BOARD_EVERY: u64 = 15;
/// Ticks between two questions for the authority: a day of minutes. The first comes within the first hour.
const AUTHORITY_EVERY: u64 = 24 * 60;
const AUTHORITY_FIRST: u64 = 60;

/// What came of one tick's requests.
struct Outcome {
    slot: Slot,
    fate: Fate,
    link: Link,
    roster: Option<RosterMsg>,
    board: Option<Vec<u8>>,
    desk_day: Option<u16>,
    renewed: Option<Credentials>,
}

/// What a tick asks for besides posting its frame, once its frame was taken. It hangs on the tick's number and on the link,
/// never on what waits.
#[derive(Clone, Copy, Default)]
struct Also {
    board: bool,
    authority: bool,
}

enum Fate {
    Sent,
    Refused,
    Failed,
}

type Post = Pin<Box<dyn Future<Output = Outcome>>>;

/// A server to post to.
struct Server {
    http: reqwest::Client,
    credentials: Credentials,
}

impl Server {
    fn new(credentials: Credentials) -> Option<Self> {
        // A connection of its own for each tick: a kept one would break whenever a tablet sleeps, and vary in length.
        let http = client::builder(&credentials).ok()?.pool_max_idle_per_host(0).build().ok()?;
        Some(Self { http, credentials })
    }
}

/// Runs until told to stop, or until the handle is gone.
pub(crate) fn run(config: Config, ring: Ring, shared: &Shared, inbox: UnboundedReceiver<Command>) {
    let mut inbox = Inbox { shared, commands: inbox };
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => {
            runtime.block_on(drive(config, ring, shared, &mut inbox.commands));
            // A name look-up may hang for long; nothing waits for it.
            runtime.shutdown_background();
        }
        Err(e) => tracing::error!("the outbox cannot start: {e}"),
    }
}

/// Commands to the thread. However it ends, by a panic too, a report that nobody will keep is answered for: the child is
/// told to find a grown-up, not left to wait.
struct Inbox<'a> {
    shared: &'a Shared,
    commands: UnboundedReceiver<Command>,
}

impl Drop for Inbox<'_> {
    fn drop(&mut self) {
        self.commands.close();
        while let Ok(command) = self.commands.try_recv() {
            if let Command::Keep { ticket, .. } = command {
                self.shared.tell(Event::NotKept { ticket, why: NotKept::Disk });
            }
        }
    }
}

async fn drive(config: Config, ring: Ring, shared: &Shared, inbox: &mut UnboundedReceiver<Command>) {
    let mut worker = Worker {
        ring,
        shared,
        server: None,
        link: None,
        roster_version: 0,
        desk_day: 0,
        number: 0,
        due: Also::default(),
        authority_at: rand::random_range(0..AUTHORITY_FIRST),
        disk_failed: false,
    };
    worker.enrol(config.credentials);
    let tick = config.tick.max(Duration::from_millis(1));
    // A random phase, so that a class switched on together does not knock together.
    let mut ticks = interval_at(Instant::now() + tick.mul_f64(rand::random::<f64>()), tick);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let mut post: Option<Post> = None;
    loop {
        tokio::select! {
            biased;
            command = inbox.recv() => match command {
                Some(Command::Keep { frame, urgent, ticket }) => {
                    let event = match worker.ring.put(&frame, urgent) {
                        Ok(()) => Event::Kept { ticket },
                        Err(PutError::Full) => Event::NotKept { ticket, why: NotKept::Full },
                        // Not logged: a line at this moment would tell of the report. Ticks log the disk.
                        Err(PutError::Io(_)) => Event::NotKept { ticket, why: NotKept::Disk },
                    };
                    shared.tell(event);
                }
                Some(Command::Enrolled(credentials)) => worker.enrol(Some(credentials)),
                Some(Command::Stop) | None => break,
            },
            // A tick that finds the last one's request still on its way is left out: never two at once.
            _ = ticks.tick() => if post.is_none() { post = worker.start() },
            outcome = async { post.as_mut()?.await.into() }, if post.is_some() => {
                post = None;
                worker.finish(outcome);
            }
        }
    }
}

struct Worker<'a> {
    ring: Ring,
    shared: &'a Shared,
    server: Option<Server>,
    link: Option<Link>,
    /// Version of the roster handed to the app in this run.
    roster_version: u32,
    /// As the app knows it.
    desk_day: u16,
    /// Ticks since the start.
    number: u64,
    due: Also,
    /// The tick at which the authority is asked for, within a day of them.
    authority_at: u64,
    /// The disk failed in the last tick; it is logged once.
    disk_failed: bool,
}

impl Worker<'_> {
    fn enrol(&mut self, credentials: Option<Credentials>) {
        self.server = credentials.and_then(Server::new);
        if self.server.is_none() {
            self.tell_link(Link::Down { reason: Down::NotEnrolled });
        }
    }

    fn start(&mut self) -> Option<Post> {
        let (slot, frame) = self.ring.pick();
        let number = self.number;
        self.number += 1;
        // Asked again at the next tick if there is no answer.
        self.due.board |= number.is_multiple_of(BOARD_EVERY);
        self.due.authority |= number % AUTHORITY_EVERY == self.authority_at;
        let Some(server) = &self.server else {
            let written = self.ring.failed(slot);
            self.ticked(written);
            return None;
        };
        Some(Box::pin(tick(server.http.clone(), server.credentials.clone(), slot, Box::new(frame), self.roster_version, self.due)))
    }

    fn finish(&mut self, outcome: Option<Outcome>) {
        let Some(Outcome { slot, fate, link, roster, board, desk_day, renewed }) = outcome else { return };
        let written = match fate {
            Fate::Sent => self.ring.sent(slot),
            Fate::Refused => self.ring.refused(slot),
            Fate::Failed => self.ring.failed(slot),
        };
        if let Some(roster) = roster {
            self.roster_version = roster.version;
            self.shared.tell(Event::Roster(roster.signed));
        }
        if link == Link::Up {
            self.due.authority = false;
        }
        if let Some(board) = board {
            self.due.board = false;
            self.shared.tell(Event::Board(board));
        }
        if let Some(day) = desk_day.filter(|day| *day != self.desk_day) {
            self.desk_day = day;
            self.shared.tell(Event::DeskDay(day));
        }
        if let Some(credentials) = renewed {
            self.server = Server::new(credentials.clone());
            self.shared.tell(Event::Renewed(credentials));
        }
        self.ticked(written);
        self.tell_link(link);
    }

    fn ticked(&mut self, written: std::io::Result<()>) {
        if let Err(e) = &written
            && !self.disk_failed
        {
            tracing::error!("the ring could not be written: {e}");
        }
        self.disk_failed = written.is_err();
        self.shared.ticks.fetch_add(1, Ordering::Relaxed);
    }

    fn tell_link(&mut self, link: Link) {
        if self.link != Some(link) {
            self.link = Some(link);
            self.shared.tell(Event::Link(link));
        }
    }
}

async fn tick(http: reqwest::Client, credentials: Credentials, slot: Slot, frame: Box<FrameBytes>, known: u32, also: Also) -> Outcome {
    let (fate, link, answer) = post(&http, &credentials, &frame).await;
    let newer = answer.filter(|answer| answer.roster_version > known).is_some();
    let roster = if newer { fetch_roster(&http, &credentials).await.filter(|r| r.version > known) } else { None };
    let up = link == Link::Up;
    let board = if up && also.board { fetch_board(&http, &credentials).await } else { None };
    let renewed = if up && also.authority { client::renew_authority(&credentials).await.ok().flatten() } else { None };
    Outcome { slot, fate, link, roster, board, desk_day: answer.map(|answer| answer.desk_day), renewed }
}

/// Posts one frame. The third value is what the server says besides.
async fn post(http: &reqwest::Client, credentials: &Credentials, frame: &FrameBytes) -> (Fate, Link, Option<FrameAnswer>) {
    let down = |reason| (Fate::Failed, Link::Down { reason }, None);
    let request = http.post(credentials.url(FRAMES)).header(CONTENT_TYPE, OCTETS).body(frame.to_vec());
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(e) => return down(client::why_down(&e)),
    };
    let status = answer.status().as_u16();
    let bytes = match client::body(answer, ANSWER_LEN).await {
        Ok(bytes) => bytes,
        Err(client::BodyError::Cut(e)) => return down(client::why_down(&e)),
        Err(client::BodyError::TooLong) => return down(Down::Refused),
    };
    // Only an answer in the server's own form may take a report out of the ring: a portal in between has none.
    let Ok(answer) = FrameAnswer::decode(&bytes) else { return down(Down::Refused) };
    if answer.verdict.status() != status {
        return down(Down::Refused);
    }
    match answer.verdict {
        Verdict::Kept => (Fate::Sent, Link::Up, Some(answer)),
        Verdict::Malformed | Verdict::Conflict | Verdict::TooLarge => (Fate::Refused, Link::Up, Some(answer)),
        Verdict::NotEnrolled | Verdict::Revoked => down(Down::NotEnrolled),
        Verdict::DesksOnly | Verdict::TooMany | Verdict::Busy | Verdict::TooSlow => down(Down::Refused),
    }
}

/// Fetches the roster; what fails is tried again at the next tick.
async fn fetch_roster(http: &reqwest::Client, credentials: &Credentials) -> Option<RosterMsg> {
    let answer = http.get(credentials.url(ROSTER)).send().await.ok()?;
    if answer.status().as_u16() != 200 {
        return None;
    }
    RosterMsg::decode(&client::body(answer, MAX_ROSTER).await.ok()?).ok()
}

/// Fetches the board of answers; what fails is tried again at the next turn.
async fn fetch_board(http: &reqwest::Client, credentials: &Credentials) -> Option<Vec<u8>> {
    const LEN: usize = BOARD_SLOTS * BOARD_SLOT_LEN;
    let answer = http.get(credentials.url(BOARD)).send().await.ok()?;
    if answer.status().as_u16() != 200 {
        return None;
    }
    client::body(answer, LEN).await.ok().filter(|board| board.len() == LEN)
}
