//! What the desk has in memory while it runs: whether it is locked, whose browser it is, how things stand with the
//! server. The keys live here and only here; locking drops them, and dropping wipes them.

use crate::{
    alarm::{Alarm, Rung},
    casebook::{Casebook, RowId},
    clock::{Clock, Now},
    door::Door,
    pages::Pictures,
    roster::{self, InForce},
    school::{Fault, School},
    sentences::Sentences,
    settings::Settings,
    watching::Unread,
};
use lantern_frame::{Roster, SchoolId};
use lantern_wire::State;
use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::Notify;

pub use crate::door::{IDLE, Session, Token};

/// Why what the server sent did not become a report; shown on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notices {
    /// Frames that a newer Lantern sealed to this reader.
    pub newer: usize,
    /// Frames for this reader that were altered on the way.
    pub damaged: usize,
    /// What other desks sent and nobody here can place: its report is missing, or its author is on no list.
    pub unplaced: usize,
}

/// How things stand with the server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Link {
    /// When frames were last fetched to the end.
    pub fetched: Option<Now>,
    /// What is wrong since then.
    pub fault: Option<Fault>,
}

/// An urgent report that nobody has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressing {
    /// Its row in the casebook.
    pub row: RowId,
    /// It is a drill.
    pub drill: bool,
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
    /// Rings when a child waits.
    pub alarm: Arc<dyn Alarm>,
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
    past: RwLock<Vec<Roster>>,
    pressing: Mutex<Vec<Pressing>>,
    unread: Mutex<Vec<Unread>>,
    pub(crate) rung: Mutex<Rung>,
    pub(crate) copy_tried: Mutex<Option<Now>>,
    copy_fault: Mutex<Option<Fault>>,
    server: Mutex<Option<State>>,
    pub(crate) alarm: Arc<dyn Alarm>,
    pub(crate) door: Mutex<Door>,
    link: Mutex<Link>,
    notices: Mutex<Notices>,
    changes: AtomicU64,
    pub(crate) unlocking: tokio::sync::Mutex<()>,
    pub(crate) arranging: tokio::sync::Mutex<()>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk(..)")
    }
}

pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Nothing is left half-done under these locks, so a panic elsewhere is no reason to stop.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    /// A locked desk.
    pub fn new(parts: Parts) -> Self {
        let past = roster::past(&parts.data);
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
            past: RwLock::new(past),
            pressing: Mutex::default(),
            unread: Mutex::default(),
            rung: Mutex::default(),
            copy_tried: Mutex::default(),
            copy_fault: Mutex::default(),
            server: Mutex::default(),
            alarm: parts.alarm,
            door: Mutex::default(),
            link: Mutex::default(),
            notices: Mutex::default(),
            changes: AtomicU64::new(0),
            unlocking: tokio::sync::Mutex::new(()),
            arranging: tokio::sync::Mutex::new(()),
        }
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

    /// How the server itself does, as it said last; `None` before it was asked, and where it is too old to say.
    pub fn server(&self) -> Option<State> {
        *hold(&self.server)
    }

    /// Asks the server how it does. What goes wrong with that is no trouble of its own: the link's is on the page.
    pub(crate) async fn ask_state(&self, school: &dyn School) {
        let state = match school.state().await {
            Ok(state) => Some(state),
            Err(Fault::CannotYet) => None,
            Err(_) => return,
        };
        let mut server = hold(&self.server);
        if *server != state {
            *server = state;
            drop(server);
            self.changed();
        }
    }

    /// Why the server did not take the last sealed copy, if it did not.
    pub fn copy_fault(&self) -> Option<Fault> {
        *hold(&self.copy_fault)
    }

    pub(crate) fn set_copy_fault(&self, fault: Option<Fault>) {
        let mut known = hold(&self.copy_fault);
        if *known != fault {
            *known = fault;
            drop(known);
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
    pub fn pressing(&self) -> Vec<Pressing> {
        hold(&self.pressing).clone()
    }

    /// Notes which urgent reports nobody has seen.
    pub(crate) fn set_pressing(&self, rows: Vec<Pressing>) {
        let mut pressing = hold(&self.pressing);
        if *pressing != rows {
            *pressing = rows;
            drop(pressing);
            self.changed();
        }
    }

    /// Reports that this reader may not read and nobody looked at on their day, the oldest first.
    pub fn unread(&self) -> Vec<Unread> {
        hold(&self.unread).clone()
    }

    /// Notes which reports nobody looked at on their day.
    pub(crate) fn set_unread(&self, rows: Vec<Unread>) {
        let mut unread = hold(&self.unread);
        if *unread != rows {
            *unread = rows;
            drop(unread);
            self.changed();
        }
    }

    /// The roster in force.
    pub fn roster(&self) -> Option<InForce> {
        self.roster.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The list of this number, if it is or was in force at this desk.
    pub fn roster_of(&self, version: u32) -> Option<Roster> {
        let in_force = self.roster().map(|in_force| in_force.roster);
        in_force.filter(|roster| roster.version == version).or_else(|| self.past().into_iter().find(|roster| roster.version == version))
    }

    /// Lists that were in force at this desk.
    pub fn past(&self) -> Vec<Roster> {
        self.past.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a roster in force.
    pub fn set_roster(&self, roster: InForce) {
        self.past.write().unwrap_or_else(PoisonError::into_inner).push(roster.roster.clone());
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
        format!("{}-{minutes}-{}", self.changes.load(Ordering::Relaxed), hold(&self.rung).unheard)
    }
}
