//! The desk's pages as a browser meets them, and the casebook over restarts. No network: the school is a list of frames.
//! `alarm`: that it rings; `browser`: the pages in real Chromium, with axe-core; `copies`: sealed copies and
//! what comes back; `deleting`: what goes, what stays and what does not come back; `doors`: who gets in, and when the door closes; `drills` (on a `school` of
//! several desks): what happens once in three years; `exchange`: what desks tell each other, and whom they believe;
//! `handing`: cases for who joined later; `hearing`: answers to children and the rhythm of the board; `located`: where a child is, behind a reason, and wiped;
//! `lock`: passphrase and second factor; `practice`: reports that nobody told; `reports`: what is shown, in which order,
//! exactly once; `rules`: who reads what; `server`: what the server says of itself and of this desk; `triage`: what readers do about reports;
//! `watching`: what the chair hears of a report that nobody looked at.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a failed test may panic, and looks at files")]

mod alarm;
mod browser;
mod copies;
mod deleting;
mod doors;
mod drills;
mod exchange;
mod handing;
mod hearing;
mod located;
mod lock;
mod practice;
mod reports;
mod rules;
mod school;
mod server;
mod triage;
mod watching;

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use lantern_desk::{
    alarm::{Alarm, Ring},
    casebook::{Casebook, RowId},
    clock::{Clock as _, SetClock},
    fetch,
    identity::{Cost, Keys},
    pages::{self, COOKIE, Pictures},
    school::{Fault, School, Soon},
    sentences::Sentences,
    settings::Settings,
    state::{Desk, Parts},
};
use lantern_frame::{
    Frame, SchoolId,
    report::{HalfDay, Report, Stage, What, Who},
    seal,
};
use lantern_wire::{Ask, BOARD_SLOT_LEN, BOARD_SLOTS, Batch, FrameBytes, Half, Page, Place, RosterMsg, State};
use rand::{SeedableRng as _, rngs::StdRng};
use std::{
    collections::HashMap,
    path::Path,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};
use tempfile::TempDir;
use tower::ServiceExt as _;
use zeroize::Zeroizing;

const SCHOOL: SchoolId = [4; 16];
const PASSPHRASE: &str = "violin cupboard seven rain";
/// Tuesday, 24 November 2026, ten in the morning.
const NOW: u64 = 1_795_514_400;
const HOST: &str = "127.0.0.1:4711";

/// A server's frames, all in one page, sent again at every look.
#[derive(Default)]
struct Shelf {
    frames: Mutex<Vec<FrameBytes>>,
    roster: Mutex<Option<Vec<u8>>>,
    copies: Mutex<HashMap<String, Vec<u8>>>,
    /// Every slot of the board that was put, in order.
    slots: Mutex<Vec<(u8, Vec<u8>)>>,
    state: Mutex<Option<State>>,
    /// Answers every page of frames with this.
    fault: Mutex<Option<Fault>>,
    /// Takes no copies, for this reason.
    copy_fault: Mutex<Option<Fault>>,
    down: AtomicBool,
}

impl Shelf {
    /// The board as a tablet downloads it.
    fn board(&self) -> Vec<u8> {
        let mut board = vec![0; BOARD_SLOTS * BOARD_SLOT_LEN];
        for (slot, bytes) in self.slots.lock().unwrap().iter() {
            board[usize::from(*slot) * BOARD_SLOT_LEN..][..BOARD_SLOT_LEN].copy_from_slice(bytes);
        }
        board
    }
}

impl School for Shelf {
    fn page(&self, _: Ask) -> Soon<'_, Page> {
        if self.down.load(Ordering::SeqCst) {
            return Box::pin(async { Err(Fault::NoServer) });
        }
        if let Some(fault) = *self.fault.lock().unwrap() {
            return Box::pin(async move { Err(fault) });
        }
        let frames = self.frames.lock().unwrap().clone();
        let batch = Batch::new(2026, 11, 24, Half::Morning).unwrap();
        let last = (!frames.is_empty()).then_some(Place { batch, tick: 3 });
        Box::pin(async move { Ok(Page { frames, last, more: false }) })
    }

    fn roster(&self) -> Soon<'_, Option<Vec<u8>>> {
        let roster = self.roster.lock().unwrap().clone();
        Box::pin(async { Ok(roster) })
    }

    fn post(&self, frame: &Frame) -> Soon<'_, ()> {
        self.frames.lock().unwrap().push(*frame.as_bytes());
        Box::pin(async { Ok(()) })
    }

    fn keep_copy(&self, name: &str, copy: Vec<u8>) -> Soon<'_, ()> {
        if let Some(fault) = *self.copy_fault.lock().unwrap() {
            return Box::pin(async move { Err(fault) });
        }
        self.copies.lock().unwrap().insert(name.to_owned(), copy);
        Box::pin(async { Ok(()) })
    }

    fn copy(&self, name: &str) -> Soon<'_, Option<Vec<u8>>> {
        let copy = self.copies.lock().unwrap().get(name).cloned();
        Box::pin(async { Ok(copy) })
    }

    fn put_slot(&self, slot: u8, bytes: &[u8; BOARD_SLOT_LEN]) -> Soon<'_, ()> {
        if self.down.load(Ordering::SeqCst) {
            return Box::pin(async { Err(Fault::NoServer) });
        }
        self.slots.lock().unwrap().push((slot, bytes.to_vec()));
        Box::pin(async { Ok(()) })
    }

    fn state(&self) -> Soon<'_, State> {
        let state = *self.state.lock().unwrap();
        Box::pin(async move { state.ok_or(Fault::CannotYet) })
    }

    fn publish(&self, roster: RosterMsg) -> Soon<'_, ()> {
        *self.roster.lock().unwrap() = Some(roster.signed);
        Box::pin(async { Ok(()) })
    }
}

/// Counts rings instead of ringing; can be deaf.
#[derive(Default)]
struct Bell {
    rings: Mutex<Vec<Ring>>,
    deaf: AtomicBool,
}

impl Alarm for Bell {
    fn ring(&self, ring: Ring) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        self.rings.lock().unwrap().push(ring);
        Box::pin(async { !self.deaf.load(Ordering::SeqCst) })
    }
}

struct World {
    bell: Arc<Bell>,
    dir: TempDir,
    keys: Arc<Keys>,
    shelf: Arc<Shelf>,
    clock: Arc<SetClock>,
    desk: Arc<Desk>,
    pages: Router,
    cookie: Option<String>,
    csrf: String,
}

impl World {
    /// A desk that was just opened: locked, its link not used yet.
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::generate();
        keys.save(dir.path(), PASSPHRASE, Cost::TEST).unwrap();
        Self::on(dir, Arc::new(keys), Arc::default(), Arc::new(SetClock::at(NOW)), "Designated safeguarding lead").await
    }

    async fn on(dir: TempDir, keys: Arc<Keys>, shelf: Arc<Shelf>, clock: Arc<SetClock>, label: &str) -> Self {
        let bell = Arc::new(Bell::default());
        let desk = Arc::new(Desk::new(Parts {
            clock: clock.clone(),
            data: dir.path().to_owned(),
            label: label.into(),
            casebook: Casebook::open(&dir.path().join("casebook.db")).await.unwrap(),
            pictures: Pictures::find(None),
            school: Some((SCHOOL, shelf.clone())),
            roster: lantern_desk::roster::load(dir.path()),
            sentences: Sentences::english().unwrap(),
            alarm: bell.clone(),
            // Milder reports at once: most tests are not about the hour.
            settings: Settings { show_at: Vec::new(), ..Settings::default() },
        }));
        let pages = pages::router(desk.clone(), HOST.parse().unwrap());
        Self { bell, dir, keys, shelf, clock, desk, pages, cookie: None, csrf: String::new() }
    }

    /// The program is stopped and started again.
    async fn restart(self) -> Self {
        self.desk.close();
        self.desk.casebook.close().await;
        let Self { dir, keys, shelf, clock, .. } = self;
        Self::on(dir, keys, shelf, clock, "Designated safeguarding lead").await
    }

    /// Uses the link and unlocks.
    async fn enter(&mut self) {
        let token = self.desk.one_time_token();
        let response = self.get(&format!("/open/{}", token.as_str())).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let cookie = response.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        let value = cookie.split(';').next().unwrap().to_owned();
        let session = self.desk.session(value.split_once('=').unwrap().1).unwrap();
        self.csrf = session.csrf.as_str().to_owned();
        self.cookie = Some(value);
        self.desk.unlock(Zeroizing::new(PASSPHRASE.to_owned())).await.unwrap();
    }

    async fn ask(&self, mut request: Request<Body>) -> Response<Body> {
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        if !request.headers().contains_key(header::HOST) {
            request.headers_mut().insert(header::HOST, HOST.parse().unwrap());
        }
        self.pages.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> Response<Body> {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn text(&self, path: &str) -> String {
        Self::body(self.get(path).await).await
    }

    async fn body(response: Response<Body>) -> String {
        String::from_utf8(axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()).unwrap()
    }

    async fn post(&self, path: &str, form: &str) -> Response<Body> {
        let form_type = "application/x-www-form-urlencoded";
        self.ask(Request::post(path).header(header::CONTENT_TYPE, form_type).body(Body::from(form.to_owned())).unwrap()).await
    }

    /// A report is sealed to this desk (and to a second reader) and laid on the shelf.
    fn send(&self, report: &Report) -> Frame {
        let other = lantern_frame::ReaderIdentity::generate();
        let readers = [self.keys.reader.recipient(), other.recipient()];
        let frame = seal(report, &readers, SCHOOL, 1, &mut StdRng::seed_from_u64(report.id[0].into())).unwrap();
        self.shelf.frames.lock().unwrap().push(*frame.as_bytes());
        frame
    }

    async fn look(&self) {
        fetch::look(&self.desk, &self.keys, SCHOOL, &*self.shelf, false).await.unwrap();
    }

    /// Looks as a desk does that locked by itself.
    async fn look_listening(&self) {
        let keys = self.desk.listening().unwrap();
        fetch::look(&self.desk, &keys, SCHOOL, &*self.shelf, false).await.unwrap();
    }

    /// Looks, the list of readers included.
    async fn look_all(&self) {
        fetch::look(&self.desk, &self.keys, SCHOOL, &*self.shelf, true).await.unwrap();
    }

    /// Row of the one report that says this.
    async fn row(&self, what: What) -> RowId {
        let mut all = self.desk.casebook.all(&self.keys).await.unwrap().entries.into_iter();
        all.find(|entry| entry.report.what == what).unwrap().row
    }

    /// Sends a form of a report's page; the fields besides the token are `fields`.
    async fn act(&self, row: RowId, form: &str, fields: &str) -> StatusCode {
        let body = format!("csrf={}&{fields}", self.csrf);
        let response = self.post(&format!("/report/{row}/{form}"), &body).await;
        let to = response.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        assert!(to.is_none_or(|to| !to.contains("problem")), "{form} with {fields} was refused");
        response.status()
    }

    async fn count(&self) -> usize {
        self.desk.casebook.all(&self.keys).await.unwrap().entries.len()
    }
}

fn report(n: u8) -> Report {
    let (day, half) = SetClock::at(NOW).now().half_day();
    assert_eq!(half, HalfDay::Morning);
    Report {
        id: [n; 16],
        stage: Stage::UpperKs2,
        whose: None,
        what: What::Unkind,
        who: Who::Child,
        staff: None,
        place: None,
        on: None,
        feeling: None,
        chosen: None,
        find: None,
        code: None,
        words: None,
        drill: false,
        urgent: false,
        day,
        half,
    }
}

fn everything(folder: &Path) -> Vec<u8> {
    std::fs::read_dir(folder).unwrap().flat_map(|entry| std::fs::read(entry.unwrap().path()).unwrap_or_default()).collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

/// Keeps the name of the cookie in one place.
fn cookie(value: &str) -> String {
    format!("{COOKIE}={value}")
}
