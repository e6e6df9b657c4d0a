//! What the desk has in memory while it runs: whether it is locked, whose browser it is, how things stand with the
//! server. The keys live here and only here; locking drops them, and dropping wipes them.

use crate::{
    casebook::{Casebook, RowId},
    clock::{Clock, Now},
    identity::{Keys, UnlockError},
    pages::Pictures,
    roster::InForce,
    school::{Fault, School},
    sentences::Sentences,
    settings::Settings,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use lantern_frame::SchoolId;
use rand::RngCore;
use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use subtle::ConstantTimeEq;
use tokio::sync::Notify;
use zeroize::Zeroizing;

/// The desk locks after this long without a click.
pub const IDLE: Duration = Duration::from_secs(10 * 60);

/// 256 random bits as text. Compared in constant time, shown to nobody but the browser it is for.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    fn new() -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rand::rng().fill_bytes(&mut bytes[..]);
        Self(Zeroizing::new(BASE64.encode(&bytes[..])))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this text is the token.
    pub fn is(&self, text: &str) -> bool {
        self.0.as_bytes().ct_eq(text.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The one browser that used the link.
#[derive(Debug, Clone)]
pub struct Session {
    /// Value of the cookie.
    pub cookie: Token,
    /// What every form carries.
    pub csrf: Token,
}

/// Why what the server sent did not become a report; shown on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notices {
    /// Frames that a newer Lantern sealed to this reader.
    pub newer: usize,
    /// Frames for this reader that were altered on the way.
    pub damaged: usize,
}

/// How things stand with the server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Link {
    /// When frames were last fetched to the end.
    pub fetched: Option<Now>,
    /// What is wrong since then.
    pub fault: Option<Fault>,
}

#[derive(Default)]
struct Door {
    keys: Option<Arc<Keys>>,
    touched: Option<Now>,
    one_time: Option<Token>,
    session: Option<Session>,
}

/// What a desk is opened with.
pub struct Parts {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// The desk's folder.
    pub data: PathBuf,
    /// How its reader is called on the pages.
    pub label: String,
    /// Her reports.
    pub casebook: Casebook,
    /// Pictures of the answers.
    pub pictures: Pictures,
    /// The server; `None` before the desk is enrolled.
    pub school: Option<(SchoolId, Arc<dyn School>)>,
    /// The roster kept on disk.
    pub roster: Option<InForce>,
    /// The sentences.
    pub sentences: Sentences,
    /// What the school has set.
    pub settings: Settings,
}

/// The desk while it runs.
pub struct Desk {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// The desk's folder.
    pub data: PathBuf,
    /// How its reader is called on the pages.
    pub label: String,
    /// Her reports.
    pub casebook: Casebook,
    /// Pictures of the answers.
    pub pictures: Pictures,
    /// The server; `None` before the desk is enrolled.
    pub school: Option<(SchoolId, Arc<dyn School>)>,
    /// The sentences.
    pub sentences: Sentences,
    /// Rung when frames should be fetched at once.
    pub bell: Notify,
    settings: RwLock<Arc<Settings>>,
    roster: RwLock<Option<InForce>>,
    pressing: Mutex<Vec<RowId>>,
    door: Mutex<Door>,
    link: Mutex<Link>,
    notices: Mutex<Notices>,
    changes: AtomicU64,
    unlocking: tokio::sync::Mutex<()>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk(..)")
    }
}

fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing is left half-done under these locks, so a panic elsewhere is no reason to stop.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// A locked desk.
    pub fn new(parts: Parts) -> Self {
        Self {
            clock: parts.clock,
            data: parts.data,
            label: parts.label,
            casebook: parts.casebook,
            pictures: parts.pictures,
            school: parts.school,
            sentences: parts.sentences,
            bell: Notify::new(),
            settings: RwLock::new(Arc::new(parts.settings)),
            roster: RwLock::new(parts.roster),
            pressing: Mutex::default(),
            door: Mutex::default(),
            link: Mutex::default(),
            notices: Mutex::default(),
            changes: AtomicU64::new(0),
            unlocking: tokio::sync::Mutex::new(()),
        }
    }

    /// A new one-time link's token; an older one that was not used is void.
    pub fn one_time_token(&self) -> Token {
        let token = Token::new();
        hold(&self.door).one_time = Some(token.clone());
        token
    }

    /// Uses the one-time link: the browser that had it is the desk's one browser from now on.
    pub fn enter(&self, token: &str) -> Option<Session> {
        let mut door = hold(&self.door);
        if !door.one_time.as_ref().is_some_and(|expected| expected.is(token)) {
            return None;
        }
        door.one_time = None;
        let session = Session { cookie: Token::new(), csrf: Token::new() };
        door.session = Some(session.clone());
        Some(session)
    }

    /// The session with this cookie.
    pub fn session(&self, cookie: &str) -> Option<Session> {
        hold(&self.door).session.clone().filter(|session| session.cookie.is(cookie))
    }

    /// Unlocks. One try at a time, so that guessing cannot be done side by side.
    ///
    /// # Errors
    /// The passphrase does not fit, or the identity file is damaged.
    pub async fn unlock(&self, passphrase: Zeroizing<String>) -> Result<(), UnlockError> {
        let _one_at_a_time = self.unlocking.lock().await;
        let data = self.data.clone();
        let keys = tokio::task::spawn_blocking(move || Keys::unlock(&data, &passphrase)).await.map_err(|_| UnlockError::Damaged)??;
        {
            let mut door = hold(&self.door);
            door.keys = Some(Arc::new(keys));
            door.touched = Some(self.clock.now());
        }
        self.changed();
        self.bell.notify_one();
        Ok(())
    }

    /// Locks: the keys are wiped as soon as whoever is using them this moment has finished.
    pub fn lock(&self) {
        if hold(&self.door).keys.take().is_some() {
            self.changed();
        }
    }

    /// Locks if nobody has clicked for ten minutes.
    pub fn lock_if_idle(&self) {
        let now = self.clock.now();
        let mut door = hold(&self.door);
        if door.keys.is_some() && door.touched.is_none_or(|touched| now.since(touched) >= IDLE) {
            door.keys = None;
            drop(door);
            self.changed();
        }
    }

    /// The keys, while the desk is unlocked. Does not count as a click.
    pub fn keys(&self) -> Option<Arc<Keys>> {
        self.lock_if_idle();
        hold(&self.door).keys.clone()
    }

    /// Notes a click.
    pub fn touch(&self) {
        let now = self.clock.now();
        hold(&self.door).touched = Some(now);
    }

    /// Ends everything: no key, no link, no session.
    pub fn close(&self) {
        *hold(&self.door) = Door::default();
        self.changed();
    }

    /// How things stand with the server.
    pub fn link(&self) -> Link {
        *hold(&self.link)
    }

    /// Notes how the last look at the server went.
    pub fn set_link(&self, outcome: Result<(), Fault>) {
        let now = self.clock.now();
        let mut link = hold(&self.link);
        let before = link.fault;
        match outcome {
            Ok(()) => *link = Link { fetched: Some(now), fault: None },
            Err(fault) => link.fault = Some(fault),
        }
        if link.fault != before {
            drop(link);
            self.changed();
        }
    }

    /// What did not become a report.
    pub fn notices(&self) -> Notices {
        *hold(&self.notices)
    }

    /// Notes frames that did not become reports.
    pub fn set_notices(&self, change: impl FnOnce(&mut Notices)) {
        change(&mut hold(&self.notices));
        self.changed();
    }

    /// What the school has set.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts settings in force; whoever calls has written them down.
    pub fn set_settings(&self, settings: Settings) {
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
        self.changed();
    }

    /// Urgent reports that nobody has seen, the one that is due first in front.
    pub fn pressing(&self) -> Vec<RowId> {
        hold(&self.pressing).clone()
    }

    /// Notes which urgent reports nobody has seen.
    pub(crate) fn set_pressing(&self, rows: Vec<RowId>) {
        let mut pressing = hold(&self.pressing);
        if *pressing != rows {
            *pressing = rows;
            drop(pressing);
            self.changed();
        }
    }

    /// The roster in force.
    pub fn roster(&self) -> Option<InForce> {
        self.roster.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a roster in force.
    pub fn set_roster(&self, roster: InForce) {
        *self.roster.write().unwrap_or_else(PoisonError::into_inner) = Some(roster);
        self.changed();
    }

    /// Says that the pages look different now.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// Changes whenever the pages would look different, also by the minutes that pass. Says nothing about what changed.
    pub fn pulse(&self) -> String {
        let minutes = self.link().fetched.map_or(0, |fetched| self.clock.now().since(fetched).as_secs() / 60);
        format!("{}-{minutes}", self.changes.load(Ordering::Relaxed))
    }
}
