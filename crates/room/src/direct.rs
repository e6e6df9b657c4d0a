//! From tablet to tablet in one room, while the school's server is away: the teacher's tablet announces itself over multicast
//! DNS, the others connect to it and hear what the class does. Both ends prove that they are of the same school; see `seal`.

use crate::seal::{HELLO, LONGEST, Way, tag};
use lantern_class::{Beat, Counts, Moment, Session, Told};
use mdns_sd::{Receiver, ServiceDaemon, ServiceEvent, ServiceInfo};
use rand::RngCore as _;
use serde::Deserialize;
use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, time::Duration};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

/// The kind of service that a teacher's tablet announces.
pub const SERVICE: &str = "_lantern-class._tcp.local.";
/// The property by which tablets of one school know each other.
const TAG: &str = "t";
/// Most tablets at one hub.
const MOST: usize = 64;
/// How long the other end may be silent: both say something every few seconds.
const SILENT: Duration = Duration::from_secs(15);
/// Between two words of a hub that has nothing new to say.
const ALIVE: Duration = Duration::from_secs(4);
/// How long a tablet may take to prove that it is of this school.
const PROOF: Duration = Duration::from_secs(3);

/// What a pupil's tablet says: what was chosen, or only that it is there. Always of the same length.
type Up = Option<Beat>;

/// That it is there.
pub(crate) fn here() -> Vec<u8> {
    let mut text = b"null".to_vec();
    text.resize(Beat::LEN, b' ');
    text
}

async fn say<W: AsyncWrite + Unpin>(to: &mut W, way: &mut Way, text: &[u8]) -> io::Result<()> {
    let sealed = way.seal(text).filter(|s| s.len() <= LONGEST).ok_or(io::ErrorKind::InvalidData)?;
    to.write_u32(u32::try_from(sealed.len()).map_err(io::Error::other)?).await?;
    to.write_all(&sealed).await?;
    to.flush().await
}

async fn hear<R: AsyncRead + Unpin, T: for<'a> Deserialize<'a>>(from: &mut R, way: &mut Way) -> io::Result<T> {
    let length = timeout(SILENT, from.read_u32()).await.map_err(|_| io::ErrorKind::TimedOut)?? as usize;
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut sealed = vec![0; length];
    timeout(SILENT, from.read_exact(&mut sealed)).await.map_err(|_| io::ErrorKind::TimedOut)??;
    let text = way.open(&sealed).ok_or(io::ErrorKind::PermissionDenied)?;
    Ok(serde_json::from_slice(&text)?)
}

fn hello() -> [u8; HELLO] {
    let mut bytes = [0; HELLO];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// Each end tells a random value, so that no connection is another's.
async fn greet(stream: &mut TcpStream, hub: bool) -> io::Result<([u8; HELLO], [u8; HELLO])> {
    let (mine, mut theirs) = (hello(), [0; HELLO]);
    stream.set_nodelay(true)?;
    stream.write_all(&mine).await?;
    timeout(SILENT, stream.read_exact(&mut theirs)).await.map_err(|_| io::ErrorKind::TimedOut)??;
    Ok(if hub { (mine, theirs) } else { (theirs, mine) })
}

/// What the hub tells: the session, and until when *Eyes on me*.
#[derive(Clone)]
struct Said {
    session: Session,
    eyes_until: Instant,
}

impl Said {
    fn new(session: Session) -> Self {
        let left = session.eyes.map_or(0, |eyes| eyes.left);
        Self { session, eyes_until: Instant::now() + Duration::from_secs(left.into()) }
    }

    fn now(&self) -> Session {
        let left = self.eyes_until.saturating_duration_since(Instant::now()).as_secs_f64().ceil();
        let eyes = self.session.eyes.filter(|_| left > 0.0).map(|eyes| lantern_class::Eyes { left: left as u16, ..eyes });
        Session { eyes, ..self.session.clone() }
    }
}

#[derive(Default)]
struct Heard {
    tablets: usize,
    beats: VecDeque<u64>,
    counts: HashMap<(String, Moment), Counts>,
    shown: HashMap<(String, Moment), Counts>,
}

/// The teacher's tablet, telling.
pub(crate) struct Hub {
    said: watch::Sender<Said>,
    heard: Arc<Mutex<Heard>>,
    daemon: Option<ServiceDaemon>,
    serving: tokio::task::JoinHandle<()>,
    /// Where it listens.
    pub(crate) addr: SocketAddr,
}

impl Hub {
    /// Listens and announces.
    pub(crate) async fn start(listen: SocketAddr, room: String, session: Session, announce: bool) -> io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let addr = listener.local_addr()?;
        let (said, _) = watch::channel(Said::new(session));
        let heard = Arc::new(Mutex::new(Heard::default()));
        let daemon = if announce { announced(addr.port(), &tag(&room)).ok() } else { None };
        let serving = tokio::spawn(serve(listener, room, said.clone(), heard.clone()));
        Ok(Self { said, heard, daemon, serving, addr })
    }

    /// Something is new.
    pub(crate) fn tell(&self, session: Session) {
        self.said.send_replace(Said::new(session));
    }

    /// How it goes.
    pub(crate) fn told(&self) -> Told {
        let session = self.said.borrow().now();
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (session.plan.lesson.clone(), session.plan.moment);
        let heard = &mut *heard;
        let shown = heard.shown.entry(key.clone()).or_default();
        if let Some(counts) = heard.counts.get(&key) {
            counts.step(shown);
        }
        Told { seen: shown.seen(), session: Some(session), tablets: u16::try_from(heard.tablets).unwrap_or(u16::MAX), of: 0 }
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.serving.abort();
        if let Some(daemon) = &self.daemon {
            // It says goodbye on the network; nobody waits for that.
            let _ = daemon.shutdown();
        }
    }
}

fn announced(port: u16, tag: &str) -> Result<ServiceDaemon, mdns_sd::Error> {
    let daemon = ServiceDaemon::new()?;
    let name = format!("class-{:08x}", rand::random::<u32>());
    let info = ServiceInfo::new(SERVICE, &name, &format!("{name}.local."), "", port, &[(TAG, tag)][..])?;
    daemon.register(info.enable_addr_auto())?;
    Ok(daemon)
}

async fn serve(listener: TcpListener, room: String, said: watch::Sender<Said>, heard: Arc<Mutex<Heard>>) {
    let mut tablets = JoinSet::new();
    loop {
        tokio::select! {
            came = listener.accept() => {
                let Ok((stream, _)) = came else {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    continue;
                };
                if tablets.len() < MOST {
                    tablets.spawn(one(stream, room.clone(), said.subscribe(), heard.clone()));
                }
            }
            Some(_) = tablets.join_next() => {}
        }
    }
}

/// Counts a tablet for as long as it is there.
struct There(Arc<Mutex<Heard>>);

impl There {
    fn new(heard: Arc<Mutex<Heard>>) -> Self {
        heard.lock().unwrap_or_else(PoisonError::into_inner).tablets += 1;
        Self(heard)
    }
}

impl Drop for There {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).tablets -= 1;
    }
}

async fn one(mut stream: TcpStream, room: String, mut said: watch::Receiver<Said>, heard: Arc<Mutex<Heard>>) -> io::Result<()> {
    let greeted = timeout(PROOF, greet(&mut stream, true)).await.map_err(|_| io::ErrorKind::TimedOut)?;
    let (hub, pupil) = greeted?;
    let (mut down, mut up) = (Way::new(&room, &hub, &pupil, true), Way::new(&room, &hub, &pupil, false));
    let (mut from, mut to) = stream.into_split();
    // Nothing is told before the other end has proved that it is of this school.
    let _: Up = timeout(PROOF, hear(&mut from, &mut up)).await.map_err(|_| io::ErrorKind::TimedOut)??;
    let (there, asked) = (There::new(heard.clone()), said.clone());
    let listen = async {
        loop {
            let said: Up = hear(&mut from, &mut up).await?;
            let now = asked.borrow().session.clone();
            // What this session does not play is nobody's.
            let counts = |beat: &Beat| beat.session == now.id && beat.lesson == now.plan.lesson && beat.moment == now.plan.moment;
            if let Some(beat) = said.filter(counts) {
                let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                if !heard.beats.contains(&beat.nonce) {
                    heard.beats.push_back(beat.nonce);
                    if heard.beats.len() > 1_024 {
                        heard.beats.pop_front();
                    }
                    heard.counts.entry((beat.lesson, beat.moment)).or_default().merge(&beat.counts.bounded());
                }
            }
        }
    };
    let tell = async {
        loop {
            let now = said.borrow_and_update().now();
            say(&mut to, &mut down, &serde_json::to_vec(&now)?).await?;
            // Also when nothing is new: so the other end knows that this one is there.
            let _ = timeout(ALIVE, said.changed()).await;
        }
    };
    let done: io::Result<()> = tokio::select! { done = listen => done, done = tell => done };
    drop(there);
    done
}

/// Looks for teachers' tablets of this school.
pub(crate) struct Finder {
    daemon: ServiceDaemon,
    events: Receiver<ServiceEvent>,
    tag: String,
}

impl Finder {
    /// `None`: no network, or none with multicast.
    pub(crate) fn start(room: &str) -> Option<Self> {
        let daemon = ServiceDaemon::new().ok()?;
        let events = daemon.browse(SERVICE).ok()?;
        Some(Self { daemon, events, tag: tag(room) })
    }

    /// The next one that is found.
    pub(crate) async fn next(&self) -> Option<SocketAddr> {
        loop {
            let ServiceEvent::ServiceResolved(service) = self.events.recv_async().await.ok()? else { continue };
            if service.get_property_val_str(TAG) != Some(self.tag.as_str()) {
                continue;
            }
            // The tablets of a room speak IPv4 to each other; an IPv6 address of the link alone would need its scope.
            if let Some(ip) = service.get_addresses_v4().iter().next() {
                return Some(SocketAddr::from((*ip, service.get_port())));
            }
        }
    }
}

impl Drop for Finder {
    fn drop(&mut self) {
        // Its thread would look for ever.
        let _ = self.daemon.shutdown();
    }
}

/// A pupil's tablet at a hub: hears until the connection breaks, or until `heard` says that there is nothing here for it
/// (then `Ok`). `beat` gives what is to be said every few seconds: [`Beat::LEN`] bytes, or [`here`].
pub(crate) async fn follow(
    hub: SocketAddr,
    room: &str,
    every: Duration,
    mut beat: impl FnMut() -> Vec<u8>,
    mut heard: impl FnMut(Session) -> bool,
) -> io::Result<()> {
    let mut stream = timeout(PROOF, TcpStream::connect(hub)).await.map_err(|_| io::ErrorKind::TimedOut)??;
    let (hello_of_hub, hello_of_pupil) = greet(&mut stream, false).await?;
    let mut down = Way::new(room, &hello_of_hub, &hello_of_pupil, true);
    let mut up = Way::new(room, &hello_of_hub, &hello_of_pupil, false);
    let (mut from, mut to) = stream.into_split();
    say(&mut to, &mut up, &here()).await?;
    let listen = async {
        while heard(hear(&mut from, &mut down).await?) {}
        Ok(())
    };
    let tell = async {
        loop {
            tokio::time::sleep(every).await;
            say(&mut to, &mut up, &beat()).await?;
        }
    };
    tokio::select! { done = listen => done, done = tell => done }
}
