//! The link's thread: one question always open at the server, a beat every few seconds while a session runs, and the room's
//! own tablets while the server is away.

use crate::direct::{self, Hub};
use crate::server::Server;
use crate::{Ask, Config, Event, Shared, Trouble, Via};
use lantern_class::{Beat, Counts, Moment, Refusal, Session, SessionId, Setup};
use lantern_wire::class as paths;
use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Between two tries at a server that does not answer: a class waits.
const AGAIN: Duration = Duration::from_millis(1_500);
/// Tries after which the room's own tablets are looked for.
const AWAY: u32 = 2;
/// Between two words of the hub to its own app.
const LOOK: Duration = Duration::from_secs(2);

#[derive(Default)]
struct State {
    server: Option<Server>,
    setup: Setup,
    follows: Option<SessionId>,
    seen: u64,
    via: Via,
    /// What was chosen and is on no beat yet.
    counts: BTreeMap<(Moment, String, u32), Counts>,
    /// Beats that wait for an answer, in the order in which they were made: said again as they are, so that each counts once.
    unsaid: VecDeque<Beat>,
}

type Here = Arc<Mutex<State>>;

fn with<T>(here: &Here, work: impl FnOnce(&mut State) -> T) -> T {
    work(&mut here.lock().unwrap_or_else(PoisonError::into_inner))
}

struct Thread {
    here: Here,
    shared: Arc<Shared>,
    /// Something changed for whoever asks the server.
    news: Arc<Notify>,
    config: Config,
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
        server: config.credentials.clone().and_then(Server::new),
        setup: config.setup.clone(),
        follows: config.follows,
        ..State::default()
    };
    let here: Here = Arc::new(Mutex::new(state));
    let thread = Arc::new(Thread { here: here.clone(), shared: shared.clone(), news: Arc::default(), config });
    let listening = tokio::spawn(listen(thread.clone()));
    let beating = tokio::spawn(beats(thread.clone()));
    let mut hub: Option<(Arc<Hub>, JoinHandle<()>)> = None;
    while let Some(ask) = inbox.recv().await {
        match ask {
            Ask::Stop => break,
            Ask::Enrolled(credentials) => {
                with(&here, |s| s.server = Server::new(credentials));
                thread.news.notify_waiters();
            }
            Ask::Follow(session) => {
                let changed = with(&here, |s| {
                    let changed = s.follows != session;
                    if changed {
                        (s.follows, s.seen) = (session, 0);
                    }
                    changed
                });
                if changed {
                    thread.news.notify_waiters();
                }
            }
            Ask::Count { moment, lesson, rev, count } => with(&here, |s| s.counts.entry((moment, lesson, rev)).or_default().add(&count)),
            Ask::Hub(None) => {
                if let Some((_, telling)) = hub.take() {
                    telling.abort();
                }
            }
            Ask::Hub(Some(session)) => match &hub {
                Some((hub, _)) => hub.tell(*session),
                None => hub = start_hub(&thread, *session).await,
            },
            ask => {
                tokio::spawn(answer(thread.clone(), ask));
            }
        }
    }
    listening.abort();
    beating.abort();
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

/// One ask that the server answers.
async fn answer(thread: Arc<Thread>, ask: Ask) {
    let server = with(&thread.here, |s| s.server.clone());
    let tell = |event| thread.shared.tell(event);
    macro_rules! ask {
        ($event:expr, $path:expr, $what:expr) => {
            tell($event(match &server {
                Some(server) => server.post($path, $what).await,
                None => Err(Trouble::NoServer),
            }))
        };
    }
    match ask {
        Ask::Open(open) => ask!(Event::Opened, paths::OPEN, &open),
        Ask::Command(order) => ask!(Event::Told, paths::COMMAND, &order),
        Ask::Join(code) => ask!(Event::Joined, paths::JOIN, &lantern_class::Join { code }),
        Ask::Record(token) => ask!(Event::Record, paths::RECORD, &token),
        Ask::Shut(token) => {
            if let Some(server) = &server {
                // Without an answer it runs out by itself.
                let _: Result<(), Trouble> = server.post(paths::SHUT, &token).await;
            }
        }
        Ask::Enrolled(_) | Ask::Follow(_) | Ask::Count { .. } | Ask::Hub(_) | Ask::Stop => {}
    }
}

/// Asks the server for what is new, for ever; where it does not answer, looks for the teacher's tablet.
async fn listen(thread: Arc<Thread>) {
    let mut failed = 0_u32;
    let mut direct: Option<JoinHandle<()>> = None;
    loop {
        let (server, session, seen, setup) = with(&thread.here, |s| (s.server.clone(), s.follows, s.seen, s.setup.version));
        let Some(server) = server else {
            set_via(&thread, Via::Nothing);
            thread.news.notified().await;
            continue;
        };
        let news = thread.news.clone();
        let came = tokio::select! {
            came = server.signal(session, seen, setup) => came,
            // Another session: asked anew at once.
            () = news.notified() => continue,
        };
        match came {
            Ok(signal) => {
                failed = 0;
                // While the teacher's tablet speaks, the server does not know better.
                let direct_now = direct.as_ref().is_some_and(|d| !d.is_finished()) && with(&thread.here, |s| s.via == Via::Direct);
                if !direct_now {
                    if let Some(looking) = direct.take() {
                        looking.abort();
                    }
                    set_via(&thread, Via::Server);
                }
                if signal.setup != setup {
                    match server.setup().await {
                        Ok(fresh) => {
                            with(&thread.here, |s| s.setup = fresh.clone());
                            thread.shared.tell(Event::Setup(Box::new(fresh)));
                        }
                        Err(_) => sleep(AGAIN).await,
                    }
                }
                if signal.seq != seen && !direct_now {
                    with(&thread.here, |s| s.seen = signal.seq);
                    thread.shared.tell(Event::Signal(signal.session.map(Box::new)));
                }
            }
            Err(trouble) => {
                failed += 1;
                if failed >= AWAY {
                    let quiet = with(&thread.here, |s| {
                        s.seen = 0;
                        s.via == Via::Server
                    });
                    if quiet {
                        set_via(&thread, Via::Nothing);
                    }
                    let refused = matches!(trouble, Trouble::Refused(Refusal::Locked | Refusal::NotYours));
                    if !refused && thread.config.direct && direct.as_ref().is_none_or(JoinHandle::is_finished) {
                        direct = Some(tokio::spawn(seek(thread.clone())));
                    }
                }
                sleep(AGAIN).await;
            }
        }
    }
}

fn set_via(thread: &Thread, via: Via) {
    let changed = with(&thread.here, |s| std::mem::replace(&mut s.via, via) != via);
    if changed {
        thread.shared.tell(Event::Via(via));
    }
}

/// Looks for the teacher's tablet and hears it, until it is gone.
async fn seek(thread: Arc<Thread>) {
    let room = with(&thread.here, |s| s.setup.room.clone());
    if room.is_empty() {
        return;
    }
    if let Some(hub) = direct::find(&room).await {
        hear(&thread, hub, &room).await;
    }
}

async fn hear(thread: &Arc<Thread>, hub: SocketAddr, room: &str) {
    let mine = |session: &Session| with(&thread.here, |s| s.follows == Some(session.id) || s.setup.class == Some(session.class));
    let beat = || with(&thread.here, |s| next_beat(s));
    let heard = |session: Session| {
        if mine(&session) {
            set_via(thread, Via::Direct);
            thread.shared.tell(Event::Signal(Some(Box::new(session))));
        }
    };
    if let Err(e) = direct::follow(hub, room, thread.config.beat, beat, heard).await {
        tracing::debug!("the teacher's tablet is gone ({e})");
    }
    // The lesson goes on; what was last said counts.
    set_via(thread, Via::Nothing);
}

/// The next beat of the session that runs: one that nobody has answered, or a new one. Its length is the same whatever it holds.
fn next_beat(s: &mut State) -> Option<Beat> {
    let session = s.follows?;
    if let Some(unsaid) = s.unsaid.pop_front() {
        return Some(Beat { session, ..unsaid });
    }
    let chosen = s.counts.pop_first();
    let ((moment, lesson, rev), counts) = chosen.unwrap_or_default();
    Some(Beat { session, nonce: rand::random(), moment, lesson, rev, counts })
}

/// A beat for every few seconds, whatever a child does: who tells looks like who reads.
async fn beats(thread: Arc<Thread>) {
    loop {
        sleep(thread.config.beat).await;
        let (beat, server) = with(&thread.here, |s| {
            let over_server = s.via == Via::Server;
            (if over_server { next_beat(s) } else { None }, s.server.clone())
        });
        let (Some(mut beat), Some(server)) = (beat, server) else { continue };
        let whole = beat.clone();
        let Some(bytes) = beat.encode(|beat| serde_json::to_vec(beat).ok()) else { continue };
        let rest = beat.counts;
        match server.post_bytes(paths::BEAT, bytes).await {
            // What found no room goes with the next.
            Ok(()) => with(&thread.here, |s| {
                if !rest.is_empty() {
                    s.counts.entry((whole.moment, whole.lesson, whole.rev)).or_default().merge(&rest);
                }
            }),
            Err(Trouble::NoServer) => with(&thread.here, |s| s.unsaid.push_front(whole)),
            // The session is over, or nothing that could be counted.
            Err(Trouble::Refused(_)) => {}
        }
    }
}
