//! A school with two classes and a teacher, and what tablets say to its server about lessons.
#![allow(dead_code, reason = "not every store's tests use all of it")]

pub(super) use super::ground::*;
pub(super) use lantern_class::{
    Beat, Class, Command, CommandRequest, Count, Counts, Join, Moment, OpenReply, OpenRequest, Pin, Plan, Record, Refusal, RoomCode,
    SessionId, Setup, Signal, Staff, Told,
};
pub(super) use lantern_server::class::manage;
pub(super) use lantern_server::settings::Place;
pub(super) use lantern_wire::class as paths;
use serde::{Serialize, de::DeserializeOwned};

pub(super) fn place(app: &TestApp) -> Place {
    Place::new(app.dir.path())
}

pub(super) struct School {
    pub(super) app: TestApp,
    pub(super) swans: Class,
    pub(super) owls: Class,
    /// May do everything.
    pub(super) head: (Staff, Pin),
    /// The tablet that the teacher holds.
    pub(super) hers: Device,
    /// Number 2: a tablet of the Swans.
    pub(super) tablet: Device,
}

impl School {
    pub(super) async fn open() -> Option<Self> {
        let app = TestApp::start().await?;
        let at = place(&app);
        let swans = manage::add_class(&at, "Swans", "ks1").await.unwrap();
        let owls = manage::add_class(&at, "Owls", "LowerKs2").await.unwrap();
        let may = manage::May { approves: true, curriculum: true, ..manage::May::default() };
        let head = manage::add_staff(&at, "Headteacher", &may).await.unwrap();
        let (hers, tablet) = (app.device(DeviceKind::Tablet).await, app.device(DeviceKind::Tablet).await);
        assert_eq!(manage::assign(&at, &[2], Some(Some("swans")), None).await.unwrap(), 1);
        Some(Self { app, swans, owls, head, hers, tablet })
    }

    /// The head's token on her tablet.
    pub(super) async fn token(&self) -> String {
        self.hers.open(&self.app, &self.head.0, self.head.1.as_str()).await.unwrap().token
    }

    pub(super) async fn order(&self, token: &str, command: Command) -> Result<Told, Refusal> {
        self.hers.order(&self.app, token, &self.swans, command).await
    }

    /// Starts this lesson with the Swans.
    pub(super) async fn start(&self, token: &str, lesson: &str) -> lantern_class::Session {
        self.order(token, Command::Start(plan(lesson))).await.unwrap().session.unwrap()
    }

    pub(super) async fn restart(self) -> Self {
        let app = self.app.restart().await;
        let again = |device: Device| Device { http: app.http(), ..device };
        Self { hers: again(self.hers), tablet: again(self.tablet), app, ..self }
    }
}

pub(super) fn plan(lesson: &str) -> Plan {
    Plan { lesson: lesson.into(), rev: 1, minutes: 10, ..Plan::default() }
}

pub(super) fn beat(session: SessionId, lesson: &str, choices: &[(&str, &str, u32)]) -> Beat {
    let mut counts = Counts::default();
    for (node, option, n) in choices {
        counts.add(&Count { node: (*node).into(), option: (*option).into(), n: *n });
    }
    Beat { session, nonce: rand::random(), moment: Moment::Lesson, lesson: lesson.into(), rev: 1, counts }
}

/// Another PIN than this one.
pub(super) fn other_than(pin: &Pin) -> String {
    let number: u32 = pin.as_str().parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

/// Waits for what a command or another server has changed: a third of a second, and here rather more.
pub(super) async fn soon(mut is_so: impl AsyncFnMut() -> bool) -> bool {
    for _ in 0..60 {
        if is_so().await {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

async fn said<T: DeserializeOwned>(answer: reqwest::Response) -> Result<T, Refusal> {
    let status = answer.status().as_u16();
    let bytes = answer.bytes().await.unwrap();
    if status == 200 {
        return Ok(serde_json::from_slice(&bytes).unwrap());
    }
    let why: Refusal = serde_json::from_slice(&bytes).unwrap_or_else(|_| panic!("{status}: {}", String::from_utf8_lossy(&bytes)));
    assert_eq!(why.status(), status);
    Err(why)
}

impl Device {
    pub(super) async fn tell<T: DeserializeOwned>(&self, app: &TestApp, path: &str, what: &impl Serialize) -> Result<T, Refusal> {
        said(self.http.post(app.url(path)).bearer_auth(&self.token).json(what).send().await.unwrap()).await
    }

    pub(super) async fn open(&self, app: &TestApp, staff: &Staff, pin: &str) -> Result<OpenReply, Refusal> {
        self.tell(app, paths::OPEN, &OpenRequest { staff: staff.id, pin: pin.into() }).await
    }

    pub(super) async fn order(&self, app: &TestApp, token: &str, class: &Class, command: Command) -> Result<Told, Refusal> {
        self.tell(app, paths::COMMAND, &CommandRequest { token: token.into(), class: class.id, command }).await
    }

    pub(super) async fn setup(&self, app: &TestApp) -> Setup {
        said(self.get(app, paths::SETUP).await).await.unwrap()
    }

    /// What is new since `seen`, within five seconds; `None`: nothing.
    pub(super) async fn news(&self, app: &TestApp, session: Option<SessionId>, seen: u64, setup: u64) -> Option<Signal> {
        let session = session.map(|id| id.to_string()).unwrap_or_default();
        let ask =
            async { said(self.get(app, &format!("{}?session={session}&seen={seen}&setup={setup}", paths::SIGNAL)).await).await.unwrap() };
        tokio::time::timeout(Duration::from_secs(5), ask).await.ok()
    }
}
