//! The handle that the app holds: hand a frame over, hear what became of it. Never waits for disk or network.

use crate::{Credentials, Ring, worker};
use lantern_wire::FrameBytes;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, thread::JoinHandle, time::Duration};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// What an outbox needs besides its ring.
pub struct Config {
    /// From [`crate::client::enrol`]; `None` on a device that has not enrolled: reports are then kept, none is sent.
    pub credentials: Option<Credentials>,
    /// One frame goes out in each tick. 60 s in a school; tests and demonstrations shorten it.
    pub tick: Duration,
}

/// Names a frame that was handed over, until its [`Event::Kept`] or [`Event::NotKept`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket(u64);

/// Why a frame was not kept. Hand it over again later: the same frame twice does no harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// Every slot holds a report that still waits. A slot is freed at the next tick that reaches the server.
    Full,
    /// The disk would not take it.
    Disk,
}

/// Why the server cannot be reached, as a teacher or technician needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// Nothing answers, or too slowly.
    NoServer,
    /// It answers, but does not take frames now.
    Refused,
    /// What answers is not the school's server.
    BadCertificate,
    /// The certificate is not valid at this device's date: most likely its clock is wrong.
    ClockWrong,
    /// This device is not enrolled, or no longer.
    NotEnrolled,
}

/// State of the link to the school's server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The last tick's frame was taken.
    Up,
    /// It was not; the ring waits.
    Down {
        /// Why.
        reason: Down,
    },
}

/// What the outbox has to say. That a report was *sent* is not among it: nobody in the room may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The frame is on this device's disk, synced.
    Kept {
        /// Which.
        ticket: Ticket,
    },
    /// The frame is not on the disk; the caller still has it.
    NotKept {
        /// Which.
        ticket: Ticket,
        /// Why.
        why: NotKept,
    },
    /// The link changed (or is known for the first time).
    Link(Link),
    /// The signed roster that the server holds now. Unchecked: signatures and version are the receiver's to check.
    Roster(Vec<u8>),
    /// The board of answers as the server holds it: [`lantern_wire::BOARD_SLOTS`] sealed slots. Fetched on a fixed rhythm,
    /// whether anybody asks or not.
    Board(Vec<u8>),
    /// The day since 1970 on which any desk last fetched, where it changed.
    DeskDay(u16),
    /// Another authority signs for the school from now on: keep these in the place of the old ones.
    Renewed(Credentials),
}

pub(crate) enum Command {
    Keep { frame: Box<FrameBytes>, urgent: bool, ticket: Ticket },
    Enrolled(Credentials),
    Stop,
}

/// What handle and thread share.
pub(crate) struct Shared {
    events: Mutex<VecDeque<Event>>,
    pub(crate) ticks: AtomicU64,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl Shared {
    pub(crate) fn tell(&self, event: Event) {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).push_back(event);
        (self.wake)();
    }
}

/// The outbox: a ring and the thread that empties it. Stops when dropped; what is in the ring stays there.
pub struct Outbox {
    shared: Arc<Shared>,
    commands: UnboundedSender<Command>,
    thread: Option<JoinHandle<()>>,
    tickets: AtomicU64,
}

impl Outbox {
    /// Starts the thread. `wake` is called, from that thread, whenever [`Outbox::poll`] has something new.
    pub fn spawn(config: Config, ring: Ring, wake: Box<dyn Fn() + Send + Sync>) -> Self {
        let shared = Arc::new(Shared { events: Mutex::default(), ticks: AtomicU64::new(0), wake });
        let (commands, inbox) = unbounded_channel();
        let worker_shared = shared.clone();
        // Without a thread every frame is answered with `NotKept`: the child is told to tell a grown-up in the room.
        let thread = std::thread::Builder::new()
            .name("outbox".into())
            .spawn(move || worker::run(config, ring, &worker_shared, inbox))
            .inspect_err(|e| tracing::error!("the outbox cannot start: {e}"))
            .ok();
        Self { shared, commands, thread, tickets: AtomicU64::new(0) }
    }

    /// Hands a sealed frame over. The answer comes as [`Event::Kept`] or [`Event::NotKept`].
    pub fn keep(&self, frame: FrameBytes, urgent: bool) -> Ticket {
        let ticket = Ticket(self.tickets.fetch_add(1, Ordering::Relaxed));
        if self.commands.send(Command::Keep { frame: Box::new(frame), urgent, ticket }).is_err() {
            self.shared.tell(Event::NotKept { ticket, why: NotKept::Disk });
        }
        ticket
    }

    /// The device has enrolled (again) while the outbox was running.
    pub fn enrolled(&self, credentials: Credentials) {
        // A thread that has ended sends nothing any more; `keep` says so.
        let _ = self.commands.send(Command::Enrolled(credentials));
    }

    /// What has happened since the last call, oldest first.
    pub fn poll(&self) -> Vec<Event> {
        self.shared.events.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    /// How many ticks have run their course since the start, whatever came of them.
    pub fn ticks(&self) -> u64 {
        self.shared.ticks.load(Ordering::Relaxed)
    }

    /// Stops and waits for the thread: frames handed over before are kept or refused first, a running request is dropped
    /// (the server may have its frame; it is sent again after the next start, which does no harm).
    pub fn stop(mut self) -> Vec<Event> {
        self.end();
        self.poll()
    }

    fn end(&mut self) {
        let _ = self.commands.send(Command::Stop);
        if let Some(thread) = self.thread.take() {
            // A panic there has already been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.end();
    }
}

impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outbox(..)")
    }
}
