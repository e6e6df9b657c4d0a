//! A school with a server and a class, and tablets with a link each.

use lantern_class::{Class, Moment, Pin, Plan, SessionId, Setup, Staff, Told};
use lantern_outbox::{Credentials, client};
use lantern_room::{Config, Event, Room, Via};
use lantern_server::class::manage;
use lantern_server::enrol::new_code;
use lantern_server::settings::Place;
use lantern_server::startup::{self, Handle, spawn};
use lantern_wire::DeviceKind;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub struct School {
    pub dir: TempDir,
    pub server: Option<Handle>,
    addr: SocketAddr,
    pub swans: Class,
    pub owls: Class,
    pub head: (Staff, Pin),
}

impl School {
    pub async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let server = spawn(startup::Config::new(dir.path(), "127.0.0.1:0".parse().unwrap())).await.unwrap();
        let at = Place::new(dir.path());
        let swans = manage::add_class(&at, "Swans", "Ks1").await.unwrap();
        let owls = manage::add_class(&at, "Owls", "Ks1").await.unwrap();
        let head = manage::add_staff(&at, "Headteacher", &manage::May::default()).await.unwrap();
        Self { addr: server.addr, server: Some(server), dir, swans, owls, head }
    }

    pub async fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop().await;
        }
    }

    /// On the same port.
    pub async fn start(&mut self) {
        self.server = Some(spawn(startup::Config::new(self.dir.path(), self.addr)).await.unwrap());
    }

    pub async fn credentials(&self) -> Credentials {
        let link = new_code(self.dir.path(), DeviceKind::Tablet, None).await.unwrap().link;
        client::enrol_async(&link, DeviceKind::Tablet).await.unwrap()
    }

    /// A tablet of the Swans, with the number that it is to get.
    pub async fn tablet(&self, number: i64) -> Tablet {
        let credentials = self.credentials().await;
        manage::assign(&Place::new(self.dir.path()), &[number], Some(Some("Swans")), None).await.unwrap();
        Tablet::new(config(Some(credentials), Setup::default()))
    }
}

/// Without multicast, and with quick beats.
pub fn config(credentials: Option<Credentials>, setup: Setup) -> Config {
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    Config { direct: false, listen, beat: Duration::from_millis(200), ..Config::new(credentials, setup, None) }
}

pub fn plan(lesson: &str) -> Plan {
    Plan { lesson: lesson.into(), rev: 1, minutes: 10, ..Plan::default() }
}

/// A link, and what it has said.
pub struct Tablet {
    pub room: Room,
    pub said: Vec<Event>,
}

impl Tablet {
    pub fn new(config: Config) -> Self {
        Self { room: Room::spawn(config, Box::new(|| {})), said: Vec::new() }
    }

    /// The next event, of those that were not asked for yet, for which `find` gives something.
    pub async fn until<T>(&mut self, what: &str, mut find: impl FnMut(&Event) -> Option<T>) -> T {
        self.within(Duration::from_secs(30), &mut find).await.unwrap_or_else(|| panic!("{what}: {:?}", self.said))
    }

    /// The same, if it comes within this time.
    pub async fn within<T>(&mut self, wait: Duration, mut find: impl FnMut(&Event) -> Option<T>) -> Option<T> {
        let end = Instant::now() + wait;
        loop {
            self.said.extend(self.room.poll());
            if let Some(at) = self.said.iter().position(|event| find(event).is_some()) {
                let found = self.said.drain(..=at).next_back()?;
                return find(&found);
            }
            if Instant::now() > end {
                return None;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub async fn via(&mut self, wanted: Via) {
        self.until(&format!("{wanted:?}"), |event| (*event == Event::Via(wanted)).then_some(())).await;
    }

    pub async fn setup(&mut self) -> Setup {
        self.until("setup", |event| if let Event::Setup(setup) = event { Some((**setup).clone()) } else { None }).await
    }

    /// What the class does next; `None`: the session is over.
    pub async fn signal(&mut self) -> Option<lantern_class::Session> {
        self.until("signal", |event| if let Event::Signal(session) = event { Some(session.as_deref().cloned()) } else { None }).await
    }

    pub async fn told(&mut self, find: impl Fn(&Told) -> bool) -> Told {
        self.until("told", |event| if let Event::Told(Ok(told)) = event { find(told).then(|| told.clone()) } else { None }).await
    }

    /// Somebody chooses a card.
    pub fn choose(&self, lesson: &str, option: &str, n: u32) {
        let count = lantern_class::Count { node: "ask".into(), option: option.into(), n };
        self.room.count(Moment::Lesson, lesson.into(), 1, count);
    }

    pub async fn joined(&mut self) -> SessionId {
        self.until("joined", |event| if let Event::Joined(Ok(id)) = event { Some(*id) } else { None }).await
    }
}
