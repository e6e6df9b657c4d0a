//! The server as devices meet it: real TLS, a database of its own for every test.
//! `frames`: keeping and fetching; `doors`: who gets in, and who is too slow; `rosters`: no way back; `attacks`: what no
//! device of ours sends; `storms`: the program itself, killed, stopped, without room, and what it leaves in its log.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a failed test may panic, and looks at files and the clock")]

mod attacks;
mod doors;
mod frames;
mod rosters;
mod storms;

use lantern_server::{
    enrol::new_code,
    startup::{Config, Handle, spawn},
};
use lantern_wire::{
    Ask, DeviceKind, ENROL, EnrolCode, EnrolReply, EnrolRequest, FRAME_LEN, FRAMES, FrameAnswer, FrameBytes, Page, ROSTER, Verdict,
};
use rand::RngCore;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;

/// A server with its own port and folder.
struct TestApp {
    dir: TempDir,
    handle: Handle,
}

impl TestApp {
    async fn start() -> Self {
        Self::on(tempfile::tempdir().unwrap()).await
    }

    async fn on(dir: TempDir) -> Self {
        let config = Config {
            tick: Duration::from_millis(20),
            patience: Duration::from_millis(400),
            connections: 32,
            ..Config::new(dir.path(), "127.0.0.1:0".parse().unwrap())
        };
        let handle = spawn(config).await.unwrap();
        Self { dir, handle }
    }

    async fn restart(self) -> Self {
        self.handle.stop().await;
        Self::on(self.dir).await
    }

    fn http(&self) -> reqwest::Client {
        http(self.dir.path())
    }

    async fn code(&self, kind: DeviceKind) -> EnrolCode {
        new_code(self.dir.path(), kind, None).await.unwrap().link.code
    }

    async fn enrol(&self, code: EnrolCode, kind: DeviceKind) -> reqwest::Response {
        let request = EnrolRequest { code, kind };
        self.http().post(self.url(ENROL)).json(&request).send().await.unwrap()
    }

    async fn device(&self, kind: DeviceKind) -> Device {
        let reply: EnrolReply = self.enrol(self.code(kind).await, kind).await.json().await.unwrap();
        Device { http: self.http(), token: reply.token }
    }

    fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.handle.addr)
    }
}

/// A client that trusts the school of this data folder.
fn http(data: &Path) -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let pem = std::fs::read(data.join("school-ca.pem")).unwrap();
    let ca = reqwest::Certificate::from_pem(&pem).unwrap();
    reqwest::Client::builder().tls_certs_only([ca]).https_only(true).no_proxy().build().unwrap()
}

/// An enrolled tablet or desk.
struct Device {
    http: reqwest::Client,
    token: String,
}

impl Device {
    async fn post(&self, app: &TestApp, body: impl Into<reqwest::Body>) -> FrameAnswer {
        answer(self.http.post(app.url(FRAMES)).bearer_auth(&self.token).body(body).send().await.unwrap()).await
    }

    async fn keep(&self, app: &TestApp, frame: &FrameBytes) -> Verdict {
        self.post(app, frame.to_vec()).await.verdict
    }

    async fn get(&self, app: &TestApp, path: &str) -> reqwest::Response {
        self.http.get(app.url(path)).bearer_auth(&self.token).send().await.unwrap()
    }

    async fn page(&self, app: &TestApp, ask: Ask) -> Page {
        Page::decode(&self.get(app, &format!("{FRAMES}?{ask}")).await.bytes().await.unwrap()).unwrap()
    }

    /// All frames from `ask` on, and where to go on next time.
    async fn fetch(&self, app: &TestApp, mut ask: Ask) -> (Vec<FrameBytes>, Ask) {
        let mut all = Vec::new();
        loop {
            let page = self.page(app, ask).await;
            ask = page.next(ask);
            let more = page.more;
            all.extend(page.frames);
            if !more {
                return (all, ask);
            }
        }
    }

    async fn put_roster(&self, app: &TestApp, bytes: Vec<u8>) -> FrameAnswer {
        answer(self.http.put(app.url(ROSTER)).bearer_auth(&self.token).body(bytes).send().await.unwrap()).await
    }
}

/// Every answer has 64 bytes, and its status says the same as they do.
async fn answer(response: reqwest::Response) -> FrameAnswer {
    let status = response.status().as_u16();
    let answer = FrameAnswer::decode(&response.bytes().await.unwrap()).unwrap();
    assert_eq!(answer.verdict.status(), status);
    answer
}

fn frame() -> FrameBytes {
    let mut frame = [0; FRAME_LEN];
    rand::rng().fill_bytes(&mut frame);
    frame[0] = 1;
    frame
}
