//! A school: a server in a folder of its own, and a desk that sees which frames it holds.

use lantern_outbox::{Config, Credentials, Event, Outbox, Ring, client};
use lantern_server::{enrol::new_code, startup};
use lantern_wire::{Ask, DeviceKind, EnrolLink, FRAME_LEN, FRAMES, FrameBytes, Page};
use rand::RngCore;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const TICK: Duration = Duration::from_millis(20);

pub struct School {
    pub dir: TempDir,
    pub handle: startup::Handle,
}

impl School {
    pub async fn open() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let handle = Self::serve(dir.path(), "127.0.0.1:0".parse().unwrap()).await;
        Self { dir, handle }
    }

    pub async fn serve(data: &Path, listen: SocketAddr) -> startup::Handle {
        startup::spawn(startup::Config { tick: TICK, ..startup::Config::new(data, listen) }).await.unwrap()
    }

    pub async fn link(&self, kind: DeviceKind) -> EnrolLink {
        new_code(self.dir.path(), kind, None).await.unwrap().link
    }

    pub async fn enrol(&self, kind: DeviceKind) -> Credentials {
        client::enrol_async(&self.link(kind).await, kind).await.unwrap()
    }

    /// A tablet that reaches the server by way of `addr`.
    pub async fn tablet(&self, addr: SocketAddr) -> Credentials {
        let mut credentials = self.enrol(DeviceKind::Tablet).await;
        credentials.server = addr.to_string();
        credentials
    }

    pub async fn desk(&self) -> Desk {
        let credentials = self.enrol(DeviceKind::Desk).await;
        Desk { http: client::client(&credentials).unwrap(), credentials }
    }
}

pub struct Desk {
    pub http: reqwest::Client,
    pub credentials: Credentials,
}

impl Desk {
    pub async fn frames(&self) -> Vec<FrameBytes> {
        let (mut ask, mut all) = (Ask::default(), Vec::new());
        loop {
            let answer = self.http.get(self.credentials.url(&format!("{FRAMES}?{ask}"))).send().await.unwrap();
            let page = Page::decode(&client::body(answer, Page::MAX_LEN).await.unwrap()).unwrap();
            ask = page.next(ask);
            let more = page.more;
            all.extend(page.frames);
            if !more {
                return all;
            }
        }
    }

    /// Waits until the server holds all of `wanted`, and checks that it holds each once.
    pub async fn wait_for(&self, wanted: &[FrameBytes]) {
        for _ in 0..500 {
            let frames = self.frames().await;
            let counts: Vec<_> = wanted.iter().map(|w| frames.iter().filter(|f| *f == w).count()).collect();
            assert!(counts.iter().all(|c| *c <= 1), "a frame stands twice");
            if counts.iter().all(|c| *c == 1) {
                return;
            }
            tokio::time::sleep(TICK).await;
        }
        panic!("frames are missing");
    }
}

pub fn frame() -> FrameBytes {
    let mut frame = [0; FRAME_LEN];
    rand::rng().fill_bytes(&mut frame);
    frame[0] = 1;
    frame
}

pub fn outbox(ring: &Path, credentials: Option<Credentials>) -> Outbox {
    outbox_with(ring, credentials, TICK)
}

pub fn outbox_with(ring: &Path, credentials: Option<Credentials>, tick: Duration) -> Outbox {
    let ring = Ring::open(ring, Box::new(frame)).unwrap();
    Outbox::spawn(Config { credentials, tick }, ring, Box::new(|| {}))
}

/// Waits for an event; the others are dropped.
pub fn wait_event(outbox: &Outbox, patience: Duration, wanted: impl Fn(&Event) -> bool) -> Event {
    let start = Instant::now();
    while start.elapsed() < patience {
        if let Some(event) = outbox.poll().into_iter().find(|e| wanted(e)) {
            return event;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the event did not come");
}
