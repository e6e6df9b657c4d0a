//! The link between a tablet and its class: hears what the class does, from the school's server or, where that is away, from
//! the teacher's tablet in the same room; carries a teacher's commands; counts what was chosen. A thread of its own, beside
//! the outbox's: a lesson neither waits for it nor ends with it. Nothing of Tell passes here.
//! Not here: what a tablet makes of it (`lantern-class`), and what it shows (the app).

#![allow(clippy::disallowed_methods, reason = "the link's platform part: threads, sockets and the clock are its work")]

mod asks;
mod beats;
mod direct;
mod nearby;
mod seal;
mod server;
mod worker;

pub use direct::SERVICE;

use lantern_class::{
    ClassId, Command, Count, Moment, OpenReply, OpenRequest, Record, Refusal, RoomCode, Session, SessionId, Setup, StaffId, Told,
};
use lantern_outbox::Credentials;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, thread::JoinHandle, time::Duration};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

/// What the link needs.
#[derive(Debug, Clone)]
pub struct Config {
    /// `None`: not enrolled; then nothing is heard.
    pub credentials: Option<Credentials>,
    /// What the tablet keeps already.
    pub setup: Setup,
    /// The session that it was in when it was switched off.
    pub follows: Option<SessionId>,
    /// Between two beats of a session.
    pub beat: Duration,
    /// Where the teacher's tablet listens when the server is away. Port 0: any.
    pub listen: std::net::SocketAddr,
    /// Whether tablets are looked for on this network.
    pub direct: bool,
    /// Teachers' tablets, where the network lets no multicast through.
    pub hubs: Vec<std::net::SocketAddr>,
}

impl Config {
    /// For a school: a beat every five seconds, and tablets of the same room when the server is away.
    pub fn new(credentials: Option<Credentials>, setup: Setup, follows: Option<SessionId>) -> Self {
        Self { credentials, setup, follows, beat: Duration::from_secs(5), listen: ([0, 0, 0, 0], 0).into(), direct: true, hubs: Vec::new() }
    }
}

/// Over what the class is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Via {
    /// Not at all: this tablet is by itself.
    #[default]
    Nothing,
    /// The school's server.
    Server,
    /// The teacher's tablet in this room.
    Direct,
}

/// Why an ask came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The server says why not.
    Refused(Refusal),
    /// The server is not reached.
    NoServer,
}

/// What the link has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The school's classes and staff have changed: keep these.
    Setup(Box<Setup>),
    /// What this tablet's class does now; `None`: the session is over. A link that breaks says nothing: lessons go on.
    Signal(Option<Box<Session>>),
    /// Over what the class is heard has changed.
    Via(Via),
    /// What came of a PIN.
    Opened(Result<OpenReply, Trouble>),
    /// What came of a command, or how it goes.
    Told(Result<Told, Trouble>),
    /// What came of three pictures.
    Joined(Result<SessionId, Trouble>),
    /// What was taught.
    Record(Result<Record, Trouble>),
}

pub(crate) enum Ask {
    Enrolled(Credentials),
    Open(OpenRequest),
    Shut(String),
    Command(lantern_class::CommandRequest),
    Join(RoomCode),
    Record(String),
    Follow(Option<SessionId>),
    Count { moment: Moment, lesson: String, rev: u32, count: Count },
    Hub(Option<Box<Session>>),
    Stop,
}

pub(crate) struct Shared {
    events: Mutex<VecDeque<Event>>,
    wake: Box<dyn Fn() + Send + Sync>,
}

impl Shared {
    pub(crate) fn tell(&self, event: Event) {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).push_back(event);
        (self.wake)();
    }
}

/// The handle: asks never wait; answers come as [`Event`]s.
pub struct Room {
    shared: Arc<Shared>,
    asks: UnboundedSender<Ask>,
    thread: Option<JoinHandle<()>>,
}

impl Room {
    /// Starts the thread. `wake` is called from it whenever [`Room::poll`] has something new.
    pub fn spawn(config: Config, wake: Box<dyn Fn() + Send + Sync>) -> Self {
        let shared = Arc::new(Shared { events: Mutex::default(), wake });
        let (asks, inbox) = unbounded_channel();
        let for_thread = shared.clone();
        let thread = std::thread::Builder::new()
            .name("room".into())
            .spawn(move || worker::run(config, for_thread, inbox))
            .inspect_err(|e| tracing::error!("the link to the class cannot start: {e}"))
            .ok();
        Self { shared, asks, thread }
    }

    fn ask(&self, ask: Ask) {
        // A thread that has ended answers nothing; the app goes on by itself.
        let _ = self.asks.send(ask);
    }

    /// What has happened since the last call, oldest first.
    pub fn poll(&self) -> Vec<Event> {
        self.shared.events.lock().unwrap_or_else(PoisonError::into_inner).drain(..).collect()
    }

    /// The tablet has enrolled (again).
    pub fn enrolled(&self, credentials: Credentials) {
        self.ask(Ask::Enrolled(credentials));
    }

    /// Shows a PIN to the server. Answered by [`Event::Opened`].
    pub fn open(&self, staff: StaffId, pin: String) {
        self.ask(Ask::Open(OpenRequest { staff, pin }));
    }

    /// The teacher's token counts no more.
    pub fn shut(&self, token: String) {
        self.ask(Ask::Shut(token));
    }

    /// A command. Answered by [`Event::Told`].
    pub fn command(&self, token: String, class: ClassId, command: Command) {
        self.ask(Ask::Command(lantern_class::CommandRequest { token, class, command }));
    }

    /// Joins by three pictures. Answered by [`Event::Joined`].
    pub fn join(&self, code: RoomCode) {
        self.ask(Ask::Join(code));
    }

    /// What was taught this year. Answered by [`Event::Record`].
    pub fn record(&self, token: String) {
        self.ask(Ask::Record(token));
    }

    /// The session that the tablet is in.
    pub fn follow(&self, session: Option<SessionId>) {
        self.ask(Ask::Follow(session));
    }

    /// Something was chosen in the session's lesson.
    pub fn count(&self, moment: Moment, lesson: String, rev: u32, count: Count) {
        self.ask(Ask::Count { moment, lesson, rev, count });
    }

    /// Without a server: tells the tablets of this room what the class does. `None`: no more.
    pub fn hub(&self, session: Option<Session>) {
        self.ask(Ask::Hub(session.map(Box::new)));
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.ask(Ask::Stop);
        if let Some(thread) = self.thread.take() {
            // A panic there has already been printed.
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Room(..)")
    }
}
