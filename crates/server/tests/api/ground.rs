//! What every test stands on: a server, devices, frames.
#![allow(dead_code, unused_imports, reason = "not every store's tests use all of it")]

pub(super) use crate::postgres;
pub(super) use lantern_server::{
    enrol::new_code,
    startup::{Config, Handle, spawn},
};
pub(super) use lantern_wire::{
    Ask, DeviceKind, ENROL, EnrolCode, EnrolReply, EnrolRequest, FRAME_LEN, FRAMES, FrameAnswer, FrameBytes, Page, ROSTER, Verdict,
};
pub(super) use rand::RngCore;
pub(super) use std::path::Path;
pub(super) use std::time::Duration;
pub(super) use tempfile::TempDir;

/// A server with its own port and folder.
pub(super) struct TestApp {
    pub(super) dir: TempDir,
    pub(super) handle: Handle,
}

impl TestApp {
    /// `None` where this store is not installed here.
    pub(super) async fn start() -> Option<Self> {
        Some(Self::on(folder()?).await)
    }

    /// What no command of the server says or does.
    pub(super) async fn sql(&self, statement: &str) {
        run(self.dir.path(), statement).await;
    }

    /// A number that no command of the server says.
    pub(super) async fn count(&self, statement: &str) -> i64 {
        run(self.dir.path(), statement).await.unwrap()
    }

    /// As a condition of a statement: this test's school.
    pub(super) fn mine(&self) -> String {
        Self::mine_of(self.dir.path())
    }

    /// The same of a data folder.
    pub(super) fn mine_of(data: &Path) -> String {
        let school = std::fs::read_to_string(data.join("school")).unwrap_or_default();
        format!("school = (SELECT number FROM schools WHERE name = '{school}')")
    }

    pub(super) async fn on(dir: TempDir) -> Self {
        Self::with_tick(dir, Duration::from_millis(20)).await
    }

    pub(super) async fn with_tick(dir: TempDir, tick: Duration) -> Self {
        let config = Config {
            tick,
            patience: Duration::from_millis(400),
            connections: 32,
            ..Config::new(dir.path(), "127.0.0.1:0".parse().unwrap())
        };
        let handle = spawn(config).await.unwrap();
        Self { dir, handle }
    }

    pub(super) async fn restart(self) -> Self {
        self.handle.stop().await;
        Self::on(self.dir).await
    }

    pub(super) fn http(&self) -> reqwest::Client {
        http(self.dir.path())
    }

    pub(super) async fn code(&self, kind: DeviceKind) -> EnrolCode {
        new_code(self.dir.path(), kind, None).await.unwrap().link.code
    }

    pub(super) async fn enrol(&self, code: EnrolCode, kind: DeviceKind) -> reqwest::Response {
        let request = EnrolRequest { code, kind };
        self.http().post(self.url(ENROL)).json(&request).send().await.unwrap()
    }

    pub(super) async fn device(&self, kind: DeviceKind) -> Device {
        let reply: EnrolReply = self.enrol(self.code(kind).await, kind).await.json().await.unwrap();
        Device { http: self.http(), token: reply.token }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.handle.addr)
    }
}

/// Runs a statement on the database of a data folder; the first number that it gives.
pub(super) async fn run(data: &Path, statement: &str) -> Option<i64> {
    let statement = sqlx::AssertSqlSafe(statement.to_owned());
    if super::POSTGRES {
        let pool = sqlx::PgPool::connect(postgres::url().unwrap()).await.unwrap();
        let said = sqlx::query_scalar(statement).fetch_optional(&pool).await.unwrap();
        pool.close().await;
        said
    } else {
        let pool = sqlx::SqlitePool::connect(&format!("sqlite://{}", data.join("lantern.db").display())).await.unwrap();
        let said = sqlx::query_scalar(statement).fetch_optional(&pool).await.unwrap();
        pool.close().await;
        said
    }
}

/// A data folder; for PostgreSQL with the settings that lead there, and a school that no other test has.
pub(super) fn folder() -> Option<TempDir> {
    let dir = tempfile::tempdir().unwrap();
    if super::POSTGRES {
        settings(dir.path(), &postgres::school())?;
    }
    Some(dir)
}

/// Settings for a school in PostgreSQL.
pub(super) fn settings(data: &Path, school: &str) -> Option<()> {
    let url = postgres::url()?;
    std::fs::write(data.join("school"), school).unwrap();
    std::fs::write(data.join("server.ron"), format!("(database: \"{url}\", school: \"{school}\")")).unwrap();
    Some(())
}

/// A client that trusts the school of this data folder.
pub(super) fn http(data: &Path) -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let pem = std::fs::read(data.join("school-ca.pem")).unwrap();
    let ca = reqwest::Certificate::from_pem(&pem).unwrap();
    reqwest::Client::builder().tls_certs_only([ca]).https_only(true).no_proxy().build().unwrap()
}

/// An enrolled tablet or desk.
pub(super) struct Device {
    pub(super) http: reqwest::Client,
    pub(super) token: String,
}

impl Device {
    pub(super) async fn post(&self, app: &TestApp, body: impl Into<reqwest::Body>) -> FrameAnswer {
        answer(self.http.post(app.url(FRAMES)).bearer_auth(&self.token).body(body).send().await.unwrap()).await
    }

    pub(super) async fn keep(&self, app: &TestApp, frame: &FrameBytes) -> Verdict {
        self.post(app, frame.to_vec()).await.verdict
    }

    pub(super) async fn get(&self, app: &TestApp, path: &str) -> reqwest::Response {
        self.http.get(app.url(path)).bearer_auth(&self.token).send().await.unwrap()
    }

    pub(super) async fn page(&self, app: &TestApp, ask: Ask) -> Page {
        Page::decode(&self.get(app, &format!("{FRAMES}?{ask}")).await.bytes().await.unwrap()).unwrap()
    }

    /// All frames from `ask` on, and where to go on next time.
    pub(super) async fn fetch(&self, app: &TestApp, mut ask: Ask) -> (Vec<FrameBytes>, Ask) {
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

    pub(super) async fn put_roster(&self, app: &TestApp, bytes: Vec<u8>) -> FrameAnswer {
        answer(self.http.put(app.url(ROSTER)).bearer_auth(&self.token).body(bytes).send().await.unwrap()).await
    }
}

/// Every answer has 64 bytes, and its status says the same as they do.
pub(super) async fn answer(response: reqwest::Response) -> FrameAnswer {
    let status = response.status().as_u16();
    let answer = FrameAnswer::decode(&response.bytes().await.unwrap()).unwrap();
    assert_eq!(answer.verdict.status(), status);
    answer
}

pub(super) fn frame() -> FrameBytes {
    let mut frame = [0; FRAME_LEN];
    rand::rng().fill_bytes(&mut frame);
    frame[0] = 1;
    frame
}
