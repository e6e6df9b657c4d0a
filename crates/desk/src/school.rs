//! The school's server as a desk sees it: pages of sealed frames, and the roster. A trait, so that tests need no network.

use lantern_frame::{Frame, reply::SLOT_LEN};
use lantern_wire::{Ask, Page, RosterMsg, State};
use std::{future::Future, pin::Pin};

/// Why the server could not be asked. Each has its sentence, [`Fault::message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody answers.
    NoServer,
    /// It does not know this desk.
    Refused,
    /// It knew this desk, and its enrolment was taken back.
    Revoked,
    /// What answers has no certificate of the school.
    Certificate,
    /// The certificate is not valid at this computer's time.
    Clock,
    /// This desk has no school yet.
    NotEnrolled,
    /// An answer that is not understood.
    Strange,
    /// What came could not be kept.
    Disk,
    /// The list of readers that it has is as new or newer.
    NotNewer,
    /// Another desk that is not revoked keeps a copy under this reader's name.
    CopyTaken,
    /// The casebook is too large for a copy.
    TooLarge,
    /// It cannot do this: it is older than this desk.
    CannotYet,
}

impl Fault {
    /// Id of the sentence that says what to do.
    pub fn message(self) -> &'static str {
        match self {
            Self::NoServer => "desk-link-no-server",
            Self::Refused => "desk-link-refused",
            Self::Revoked => "desk-link-revoked",
            Self::Certificate => "desk-link-certificate",
            Self::Clock => "desk-link-clock",
            Self::NotEnrolled => "desk-link-not-enrolled",
            Self::Strange => "desk-link-strange",
            Self::Disk => "desk-link-disk",
            Self::NotNewer => "desk-link-not-newer",
            Self::CopyTaken => "desk-link-copy-taken",
            Self::TooLarge => "desk-link-copy-large",
            Self::CannotYet => "desk-link-cannot",
        }
    }
}

/// An answer that will come.
pub type Soon<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// What a desk asks of the school's server.
pub trait School: Send + Sync {
    /// A page of frames.
    fn page(&self, ask: Ask) -> Soon<'_, Page>;
    /// The signed roster as bytes; `None` before the first was published.
    fn roster(&self) -> Soon<'_, Option<Vec<u8>>>;

    /// Gives it one frame.
    fn post(&self, _frame: &Frame) -> Soon<'_, ()> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// Gives it a sealed copy of a reader's casebook, in place of an earlier one of this name.
    fn keep_copy(&self, _name: &str, _copy: Vec<u8>) -> Soon<'_, ()> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// The sealed copy of this name; `None` if there is none.
    fn copy(&self, _name: &str) -> Soon<'_, Option<Vec<u8>>> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// Puts one slot of the board of answers.
    fn put_slot(&self, _slot: u8, _bytes: &[u8; SLOT_LEN]) -> Soon<'_, ()> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// How the server itself does.
    fn state(&self) -> Soon<'_, State> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// Asks whether another authority signs for the school now, and trusts that one from then on.
    fn renew(&self) -> Soon<'_, ()> {
        Box::pin(async { Err(Fault::CannotYet) })
    }

    /// Gives it a signed list of readers.
    fn publish(&self, _roster: RosterMsg) -> Soon<'_, ()> {
        Box::pin(async { Err(Fault::CannotYet) })
    }
}
