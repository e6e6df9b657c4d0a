//! The link's thread: one question always open at the server; what is beside it stands in `asks`, `beats` and `nearby`.

use crate::direct::Hub;
use crate::server::{Server, Why};
use crate::{Ask, Config, Event, Shared, Trouble, Via, asks, beats, nearby};
use lantern_class::{Beat, Counts, Moment, Refusal, Session, SessionId, Setup};
use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Between two tries at a server that does not answer: a class waits.
const AGAIN: Duration = Duration::from_millis(1_500);
/// The same where it does not know this tablet any more.
const UNKNOWN: Duration = Duration::from_secs(30);
/// Between two looks at the server while the teacher's tablet speaks.
const MEANWHILE: Duration = Duration::from_secs(3);
/// Tries after which the room's own tablets are looked for.
const AWAY: u32 = 2;
/// Between two words of the hub to its own app.
const LOOK: Duration = Duration::from_secs(2);

/// What was chosen, by what was asked.
pub(crate) type Chosen = BTreeMap<(Moment, String, u32), Counts>;

/// The teacher's tablet that is heard, of those that speak.
#[derive(Debug, Clone)]
pub(crate) struct Floor {
    pub(crate) hub: SocketAddr,
    /// What it said last, but for the seconds.
    pub(crate) said: Session,
}

#[derive(Default)]
pub(crate) struct State {
    pub(crate) server: Option<Server>,
    school: Option<[u8; 16]>,
    pub(crate) setup: Setup,
    pub(crate) follows: Option<SessionId>,
    /// What the server said last; `None`: nothing since it was asked anew.
    seen: Option<u64>,
    /// Its last answer came.
    answers: bool,
    pub(crate) via: Via,
    /// What was chosen and is on no beat to the server yet.
    pub(crate) counts: Chosen,
    /// Beats that wait for an answer, in the order in which they were made: said again as they are, so that each counts once.
    pub(crate) unsaid: VecDeque<Beat>,
    /// What was chosen and the teacher's tablet has not been told.
    pub(crate) for_hub: Chosen,
    pub(crate) floor: Option<Floor>,
    /// The session that a teacher's tablet led last: the server may never have heard of it.
    led: Option<SessionId>,
    /// What teachers' tablets nearby do.
    pub(crate) nearby: BTreeMap<SocketAddr, Session>,
}

impl State {
    fn follow(&mut self, session: Option<SessionId>) {
        let Some(old) = std::mem::replace(&mut self.follows, session).filter(|_| session.is_some()) else {
            // Left, or over: what was chosen in it is not another's.
            if session.is_none() {
                self.counts.clear();
                self.unsaid.clear();
            }
            self.for_hub.clear();
            return;
        };
        let chosen = std::mem::take(&mut self.counts);
        self.unsaid.extend(chosen.into_iter().map(|((moment, lesson, rev), counts)| Beat {
            session: old,
            nonce: rand::random(),
            moment,
            lesson,
            rev,
            counts,
        }));
        self.for_hub.clear();
    }

    /// A teacher's tablet speaks for this one's class.
    pub(crate) fn led_by(&mut self, hub: SocketAddr, said: Session) {
        self.led = Some(said.id);
        self.floor = Some(Floor { hub, said });
    }
}

pub(crate) type Here = Arc<Mutex<State>>;

pub(crate) fn with<T>(here: &Here, work: impl FnOnce(&mut State) -> T) -> T {
    work(&mut here.lock().unwrap_or_else(PoisonError::into_inner))
}

pub(crate) struct Thread {
    pub(crate) here: Here,
    pub(crate) shared: Arc<Shared>,
    /// Something changed for whoever asks the server.
    pub(crate) news: Notify,
    pub(crate) config: Config,
}

impl Thread {
    pub(crate) fn set_via(&self, via: Via) {
        if with(&self.here, |s| std::mem::replace(&mut s.via, via) != via) {
            self.shared.tell(Event::Via(via));
        }
    }

    /// The teacher's tablet is gone: the lesson goes on, and what was last said counts.
    pub(crate) fn hub_gone(&self) {
        let via = with(&self.here, |s| {
            (s.floor, s.seen) = (None, None);
            if s.answers { Via::Server } else { Via::Nothing }
        });
        self.set_via(via);
        self.news.notify_waiters();
    }
}

/// Runs until told to stop, or until the handle is gone.
pub(crate) fn run(config: Config, shared: Arc<Shared>, inbox: UnboundedReceiver<Ask>) {
    match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => {
            runtime.block_on(drive(config, shared, inbox));
            runtime.shutdown_background();
        }
        Err(e) => tracing::error!("the link to the class cannot start: {e}"),
    }
}

async fn drive(config: Config, shared: Arc<Shared>, mut inbox: UnboundedReceiver<Ask>) {
    let state = State {
        school: config.credentials.as_ref().map(|c| c.school),
        server: config.credentials.clone().and_then(Server::new),
        setup: config.setup.clone(),
        follows: config.follows,
        ..State::default()
    };
    let here: Here = Arc::new(Mutex::new(state));
    let thread = Arc::new(Thread { here: here.clone(), shared, news: Notify::new(), config });
    let (orders, in_order) = unbounded_channel();
    let beside = [
        tokio::spawn(listen(thread.clone())),
        tokio::spawn(beats::run(thread.clone())),
        tokio::spawn(asks::in_order(thread.clone(), in_order)),
    ];
    let mut hub: Option<(Arc<Hub>, JoinHandle<()>)> = None;
    while let Some(ask) = inbox.recv().await {
        match ask {
            Ask::Stop => break,
            Ask::Enrolled(credentials) => {
                let other = with(&here, |s| {
                    let other = s.school.replace(credentials.school).is_some_and(|school| school != credentials.school);
                    s.server = Server::new(credentials);
                    (s.seen, s.setup.version) = (None, 0);
                    if other {
                        s.setup = Setup::default();
                    }
                    other
                });
                if other {
                    thread.shared.tell(Event::Setup(Box::default()));
                }
                thread.news.notify_waiters();
            }
            Ask::Follow(session) => {
                let changed = with(&here, |s| {
                    let changed = s.follows != session;
                    if changed {
                        s.follow(session);
                        s.seen = None;
                    }
                    changed
                });
                if changed {
                    thread.news.notify_waiters();
                }
            }
            Ask::Count { moment, lesson, rev, count } => with(&here, |s| {
                let of = (moment, lesson, rev);
                if s.via == Via::Direct {
                    s.for_hub.entry(of.clone()).or_default().add(&count);
                }
                s.counts.entry(of).or_default().add(&count);
            }),
            Ask::Hub(None) => {
                if let Some((_, telling)) = hub.take() {
                    telling.abort();
                }
            }
            Ask::Hub(Some(session)) => match &hub {
                Some((hub, _)) => hub.tell(*session),
                None => hub = start_hub(&thread, *session).await,
            },
            Ask::Join(code) => {
                tokio::spawn(asks::join(thread.clone(), code));
            }
            // The other end hangs up only when this one does.
            ask => _ = orders.send((tokio::time::Instant::now(), ask)),
        }
    }
    beside.iter().for_each(JoinHandle::abort);
}

async fn start_hub(thread: &Thread, session: Session) -> Option<(Arc<Hub>, JoinHandle<()>)> {
    let room = with(&thread.here, |s| s.setup.room.clone());
    if room.is_empty() {
        // A tablet that has never reached its server knows no other.
        thread.shared.tell(Event::Told(Err(Trouble::NoServer)));
        return None;
    }
    match Hub::start(thread.config.listen, room, session, thread.config.direct).await {
        Ok(hub) => {
            let (hub, shared) = (Arc::new(hub), thread.shared.clone());
            let of = hub.clone();
            let telling = tokio::spawn(async move {
                let mut last = None;
                loop {
                    let told = of.told();
                    if last.as_ref() != Some(&told) {
                        last = Some(told.clone());
                        shared.tell(Event::Told(Ok(told)));
                    }
                    sleep(LOOK).await;
                }
            });
            tracing::info!("telling the tablets of this room on port {}", hub.addr.port());
            Some((hub, telling))
        }
        Err(e) => {
            tracing::warn!("the tablets of this room cannot be told ({e})");
            thread.shared.tell(Event::Told(Err(Trouble::NoServer)));
            None
        }
    }
}

/// Waits, or until something has changed.
async fn pause(thread: &Thread, wait: Duration) {
    tokio::select! {
        () = sleep(wait) => {}
        () = thread.news.notified() => {}
    }
}

/// Asks the server for what is new, for ever; where it does not answer, looks for the teacher's tablet.
async fn listen(thread: Arc<Thread>) {
    let mut failed = 0_u32;
    // It ends with this task, and at any rate with the thread.
    let mut seeking: Option<JoinHandle<()>> = None;
    loop {
        let (server, session, seen, setup) = with(&thread.here, |s| (s.server.clone(), s.follows, s.seen, s.setup.version));
        let Some(server) = server else {
            thread.set_via(Via::Nothing);
            thread.news.notified().await;
            continue;
        };
        let came = tokio::select! {
            came = server.signal(session, seen, setup) => came,
            // Another session: asked anew at once.
            () = thread.news.notified() => continue,
        };
        match came {
            Ok(signal) => {
                failed = 0;
                let led = with(&thread.here, |s| {
                    s.answers = true;
                    s.floor.is_some()
                });
                if !led {
                    if let Some(seeking) = seeking.take() {
                        seeking.abort();
                    }
                    thread.set_via(Via::Server);
                }
                if signal.setup != setup {
                    match server.setup().await {
                        Ok(fresh) => {
                            with(&thread.here, |s| s.setup = fresh.clone());
                            thread.shared.tell(Event::Setup(Box::new(fresh)));
                        }
                        Err(_) => pause(&thread, AGAIN).await,
                    }
                }
                // While the teacher's tablet speaks, the server does not know better.
                if led {
                    pause(&thread, MEANWHILE).await;
                } else {
                    take(&thread, session, seen, signal);
                }
            }
            Err(why) => {
                failed += 1;
                if failed >= AWAY {
                    let quiet = with(&thread.here, |s| {
                        (s.seen, s.answers) = (None, false);
                        s.via == Via::Server
                    });
                    if quiet {
                        thread.set_via(Via::Nothing);
                    }
                    let looks = thread.config.direct || !thread.config.hubs.is_empty();
                    if why == Why::Away && looks && seeking.as_ref().is_none_or(JoinHandle::is_finished) {
                        seeking = Some(tokio::spawn(nearby::seek(thread.clone())));
                    }
                }
                let unknown = matches!(why, Why::NotOurs | Why::Refused(Refusal::NotYours));
                pause(&thread, if unknown { UNKNOWN } else { AGAIN }).await;
            }
        }
    }
}

/// What the server said about `session`, where `seen` was known.
fn take(thread: &Thread, session: Option<SessionId>, seen: Option<u64>, signal: lantern_class::Signal) {
    let news = with(&thread.here, |s| {
        // The tablet has gone elsewhere meanwhile: that is another question.
        if s.follows != session || s.seen != seen {
            return false;
        }
        s.seen = Some(signal.seq);
        let knows = session.is_some() && signal.session.as_ref().map(|said| said.id) == session;
        if knows {
            s.led = None;
        }
        match seen {
            Some(seen) => signal.seq != seen,
            // The server has never heard of a session that the teacher's tablet led. That lesson goes on until there is news.
            None if s.led.is_some() && s.led == session => false,
            // Nothing runs, and nothing that this tablet was in is over.
            None => signal.seq != 0,
        }
    });
    if news {
        thread.shared.tell(Event::Signal(signal.session.map(Box::new)));
    }
}
