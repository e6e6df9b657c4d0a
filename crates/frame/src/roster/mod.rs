//! The roster: the signed list of the adults who read reports, and the settings that decide who reads what.
//! Here are its plain form and its checks; `signed` has the signatures, `routes` the table of who reads what.

mod hours;
mod routes;
mod signed;

pub use crate::report::ReaderNo;
pub use hours::{Hours, MAX_CLOSED, Reading, weekday};
pub use routes::{watchers, who_reads, who_watches};
pub use signed::{Accepted, MAX_SIGNED_LEN, Roots, SignedRoster};

use crate::{RecipientKey, SchoolId, VerifyKey};
use routes::About;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Readers on a roster at most.
pub const MAX_ON_ROSTER: usize = 16;
/// Conflict pairs on a roster at most.
pub const MAX_CONFLICTS: usize = 16;
/// Longest label in bytes of UTF-8.
const MAX_LABEL: usize = 80;

/// What an adult is to the school. One person can hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Designated safeguarding lead.
    DesignatedSafeguardingLead,
    /// Deputy safeguarding lead.
    DeputyLead,
    /// Headteacher.
    Headteacher,
    /// Chair of governors.
    ChairOfGovernors,
    /// The trust's or the local authority's safeguarding lead.
    Trust,
    /// Online-safety co-ordinator or computing leader: reads only as the first contact.
    OnlineSafetyLead,
}

impl Role {
    /// Every role. Its place here is its number in a signed roster, for ever.
    pub const ALL: [Self; 6] = [
        Self::DesignatedSafeguardingLead,
        Self::DeputyLead,
        Self::Headteacher,
        Self::ChairOfGovernors,
        Self::Trust,
        Self::OnlineSafetyLead,
    ];

    /// Lower-case id: `lead`, `deputy`, `head`, `chair`, `trust`, `online`.
    pub fn id(self) -> &'static str {
        match self {
            Self::DesignatedSafeguardingLead => "lead",
            Self::DeputyLead => "deputy",
            Self::Headteacher => "head",
            Self::ChairOfGovernors => "chair",
            Self::Trust => "trust",
            Self::OnlineSafetyLead => "online",
        }
    }

    /// The role with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// One adult under one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Number that a child's tap on a face stands for. Give it to nobody else later.
    pub no: ReaderNo,
    /// Number of the person: one person under two roles has two numbers above and one here, and is left out whole.
    pub person: u16,
    /// What she is to the school.
    pub role: Role,
    /// How she is called on the page, at most 80 bytes: "Headteacher", "Year 2 teacher".
    pub label: String,
    /// Id of her picture: lower-case letters, digits, hyphens and slashes.
    pub face: String,
    /// What reports are sealed to.
    pub recipient: RecipientKey,
    /// What her signature is checked with.
    pub verify_key: VerifyKey,
}

/// Who reads reports at one school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// From 1; a tablet takes only a higher one.
    pub version: u32,
    /// The school.
    pub school: SchoolId,
    /// How the school is called on the page, at most 80 bytes.
    pub school_label: String,
    /// Two to sixteen.
    pub readers: Vec<Reader>,
    /// The three root signers, of whom two sign the next roster.
    pub roots: [VerifyKey; 3],
    /// Last day on which the roster is fresh, in days since 1970. It works on afterwards, with a warning to staff.
    pub not_after: u16,
    /// Who sees a plain report first beside the lead; `None` is the lead herself.
    pub first_contact: Option<ReaderNo>,
    /// Who joins, in this order, where fewer than two are left.
    pub fallback: Vec<Role>,
    /// Pairs of persons who must not read about one another: partners, relatives, friends.
    pub conflicts: Vec<(u16, u16)>,
    /// School days, hours and holidays: by these a tablet says when somebody will read.
    pub hours: Hours,
}

/// Why a roster was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// Not bytes that hold a roster, or too many.
    #[error("this is not a roster: make it again with `lantern-desk roster new`")]
    NotARoster,
    /// Another format.
    #[error("this roster was made by a newer Lantern: update Lantern on this machine")]
    Newer,
    /// A role that is not known here.
    #[error("this roster names a role that is not known here: update Lantern on this machine")]
    UnknownRole,
    /// Fewer than two persons.
    #[error("a roster needs at least two different people who read")]
    TooFewReaders,
    /// More than sixteen.
    #[error("a roster has room for {MAX_ON_ROSTER} readers")]
    TooManyReaders,
    /// No safeguarding lead.
    #[error("a roster needs a designated safeguarding lead")]
    NoLead,
    /// Two readers with one number.
    #[error("reader number {0} is given twice")]
    SameNumber(ReaderNo),
    /// One key for two persons: neither could be left out without the other.
    #[error("readers {0} and {1} are two people with one key: each person makes her own with `lantern-desk init`")]
    SharedKey(ReaderNo, ReaderNo),
    /// The first contact is nobody on the roster.
    #[error("the first contact, number {0}, is not on the roster")]
    NoFirstContact(ReaderNo),
    /// A label that is empty, too long or has control characters, or a picture id with other characters than it may.
    #[error("a label or picture of the roster is empty, too long or has characters that it may not have")]
    Text,
    /// Two of the three roots are one key.
    #[error("the three root signers must be three different keys")]
    Roots,
    /// A conflict pair that names one person twice, or somebody who is not on the roster, or too many pairs.
    #[error("a pair of people who must not read about one another names somebody twice, or who is not on the roster")]
    Conflicts,
    /// School days, hours and holidays that cannot be.
    #[error("the school's hours need a school day, an opening before the closing, and holidays that end after they begin")]
    Hours,
    /// Nobody could read some report.
    #[error("{0}")]
    Route(RouteError),
    /// Fewer than two valid signatures by different root signers.
    #[error("a roster needs the valid signatures of two different root signers")]
    Signatures,
    /// The roster of another school.
    #[error("this roster belongs to another school")]
    OtherSchool,
    /// Not newer than the one in force.
    #[error("this roster has version {offered}, and version {current} is in force: the next one needs a higher number")]
    NotNewer {
        /// Version in force.
        current: u32,
        /// Version offered.
        offered: u32,
    },
}

/// A report that this roster has no right number of readers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteError {
    /// Number of the reader it would be about; `None` if it is about nobody on the roster.
    pub about: Option<ReaderNo>,
    /// How many would read it: none, or more than a frame has room for.
    pub readers: usize,
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.about {
            Some(no) => write!(f, "a report about reader {no} would have {} readers", self.readers)?,
            None => write!(f, "a report about nobody on the roster would have {} readers", self.readers)?,
        }
        f.write_str(if self.readers == 0 {
            ": add a chair of governors, a deputy or somebody of the trust"
        } else {
            ": there is room for 8, so leave some out"
        })
    }
}

impl Roster {
    /// The fallback of a new roster: deputies, then the chair, then the trust.
    pub const FALLBACK: [Role; 3] = [Role::DeputyLead, Role::ChairOfGovernors, Role::Trust];

    /// Whether the roster is past its day. It still works: a child is never blocked.
    pub fn expired(&self, today: u16) -> bool {
        today > self.not_after
    }

    /// The reader with this number.
    pub fn reader(&self, no: ReaderNo) -> Option<&Reader> {
        self.readers.iter().find(|reader| reader.no == no)
    }

    /// Whether the roster can be used as it stands, signatures apart.
    ///
    /// # Errors
    /// What to mend, in the words of whoever makes rosters.
    pub fn check(&self) -> Result<(), RosterError> {
        let readers = &self.readers;
        if readers.len() > MAX_ON_ROSTER {
            return Err(RosterError::TooManyReaders);
        }
        if readers.iter().all(|r| r.person == readers[0].person) {
            return Err(RosterError::TooFewReaders);
        }
        if !readers.iter().any(|r| r.role == Role::DesignatedSafeguardingLead) {
            return Err(RosterError::NoLead);
        }
        for (i, a) in readers.iter().enumerate() {
            for b in &readers[..i] {
                if a.no == b.no {
                    return Err(RosterError::SameNumber(a.no));
                }
                if a.person != b.person && (a.recipient == b.recipient || a.verify_key == b.verify_key) {
                    return Err(RosterError::SharedKey(b.no, a.no));
                }
            }
            if !is_label(&a.label) || !is_face(&a.face) {
                return Err(RosterError::Text);
            }
        }
        if !is_label(&self.school_label) {
            return Err(RosterError::Text);
        }
        if let Some(no) = self.first_contact
            && self.reader(no).is_none()
        {
            return Err(RosterError::NoFirstContact(no));
        }
        if self.fallback.len() > Role::ALL.len() {
            return Err(RosterError::NotARoster);
        }
        let known = |person: u16| readers.iter().any(|r| r.person == person);
        if self.conflicts.len() > MAX_CONFLICTS || self.conflicts.iter().any(|&(a, b)| a == b || !known(a) || !known(b)) {
            return Err(RosterError::Conflicts);
        }
        if !self.hours.sound() {
            return Err(RosterError::Hours);
        }
        let [a, b, c] = &self.roots;
        if a == b || b == c || a == c {
            return Err(RosterError::Roots);
        }
        let named = readers.iter().map(|r| About::Staff(Some(r.no)));
        for about in named.chain([About::Staff(None), About::Other]) {
            let count = routes::route(self, about).len();
            if count == 0 || count > crate::MAX_READERS {
                let about = if let About::Staff(no) = about { no } else { None };
                return Err(RosterError::Route(RouteError { about, readers: count }));
            }
        }
        Ok(())
    }
}

fn is_label(text: &str) -> bool {
    !text.trim().is_empty() && text.len() <= MAX_LABEL && !text.chars().any(char::is_control)
}

fn is_face(id: &str) -> bool {
    // It becomes part of a path: no dots, no leading slash.
    !id.is_empty()
        && id.len() <= MAX_LABEL
        && !id.starts_with('/')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'/')
}
