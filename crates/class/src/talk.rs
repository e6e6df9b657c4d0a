//! What a teacher's tablet and the pupils' say to the server, and what they are answered. All of it is JSON.

use crate::{ClassId, Counts, Moment, Plan, RoomCode, Seen, Session, SessionId, StaffId};
use serde::{Deserialize, Serialize};

/// A PIN, to be checked where nobody can change the count of misses.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRequest {
    /// Whose.
    pub staff: StaffId,
    /// The digits.
    pub pin: String,
}

impl std::fmt::Debug for OpenRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenRequest").field("staff", &self.staff).finish_non_exhaustive()
    }
}

/// The PIN was right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenReply {
    /// To be shown with each command, on the same tablet: 64 hex digits, good until nothing was commanded for ten minutes.
    pub token: String,
    /// Sessions of her classes that are running.
    pub running: Vec<Running>,
}

/// A session that somebody can take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The session.
    pub session: Session,
    /// Tablets in it.
    pub tablets: u16,
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// Not this PIN. Seconds until the next try.
    WrongPin {
        /// Seconds.
        wait: u32,
    },
    /// Too soon after the last misses. Seconds until the next try.
    TooSoon {
        /// Seconds.
        wait: u32,
    },
    /// Nobody's PIN was shown for ten minutes, or the account has gone: show it again.
    Locked,
    /// This account is not for this class or day.
    NotYours,
    /// No such session, or it is over.
    NoSession,
    /// It cannot be understood.
    Malformed,
    /// The server cannot now; try again.
    Busy,
}

impl Refusal {
    /// The status of HTTP that says so.
    pub fn status(self) -> u16 {
        match self {
            Self::WrongPin { .. } | Self::Locked => 401,
            Self::TooSoon { .. } => 429,
            Self::NotYours => 403,
            Self::NoSession => 404,
            Self::Malformed => 400,
            Self::Busy => 503,
        }
    }
}

/// What a teacher does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// *Start this now*, on all tablets of the class; in the session that runs, if one does.
    Start(Plan),
    /// *Eyes on me*, for so many seconds; 0 ends it.
    Eyes(u16),
    /// One card on, where a tablet waits for its arrow.
    Next,
    /// For a hall, or no longer.
    Hall(bool),
    /// Nothing but how it goes.
    Look,
    /// End and reset.
    End,
    /// A locked lesson was previewed, and is opened for the school.
    Approve {
        /// The lesson.
        lesson: String,
        /// Its revision.
        rev: u32,
    },
    /// The class has seen and said its promises: their version.
    Promised(u32),
}

/// A command of somebody whose PIN was right.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// From [`OpenReply`].
    pub token: String,
    /// The class.
    pub class: ClassId,
    /// What to do.
    pub command: Command,
}

impl std::fmt::Debug for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Order").field("class", &self.class).field("command", &self.command).finish_non_exhaustive()
    }
}

/// How it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Told {
    /// The session, unless it is over.
    pub session: Option<Session>,
    /// Tablets that listen to it now.
    pub tablets: u16,
    /// Tablets that belong to the class.
    pub of: u16,
    /// What was chosen so far; nothing that few have chosen.
    pub seen: Vec<Seen>,
}

/// A lesson that a class was taught.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taught {
    /// What the class was called.
    pub class: String,
    /// Its stage.
    pub stage: String,
    /// Id of the lesson.
    pub lesson: String,
    /// The day, `2026-11-23`.
    pub day: String,
}

/// One line of what classes have chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// School year.
    pub year: String,
    /// What the class is called, or its id where it has gone.
    pub class: String,
    /// The lesson.
    pub lesson: String,
    /// Its revision.
    pub rev: i64,
    /// `lesson`, `before`, `after` or `later`.
    pub moment: String,
    /// The card.
    pub card: String,
    /// The choice.
    pub choice: String,
    /// How many tablets; `None`: some, but fewer than five.
    pub tablets: Option<u32>,
}

/// What was taught this school year, and what classes chose: of her own classes, or of all for who looks after the curriculum.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// Lessons.
    pub taught: Vec<Taught>,
    /// Choices.
    pub lines: Vec<Line>,
}

/// A tablet taps the three pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The pictures.
    pub code: RoomCode,
}

/// What was chosen on a tablet since its last beat: sent every few seconds while a session runs, whatever happened, always of
/// the same length, so that a child who tells looks like one who reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The session.
    pub session: SessionId,
    /// Random: the same beat twice counts once, also after a restart and at another server. Nothing else is known by it.
    pub nonce: u64,
    /// What was being asked.
    pub moment: Moment,
    /// Id of the lesson; empty: none.
    pub lesson: String,
    /// Its revision.
    pub rev: u32,
    /// What was chosen.
    pub counts: Counts,
}

impl Beat {
    /// Every beat's length in bytes.
    pub const LEN: usize = 1024;

    /// JSON, filled up with spaces. Choices that find no room stay in `self.counts` for the next beat.
    pub fn encode(&mut self, write: impl Fn(&Self) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
        let mut now = Self { counts: Counts::default(), ..self.clone() };
        let mut bytes = write(&now)?;
        let mut rest = Counts::default();
        for count in self.counts.iter() {
            now.counts.add(&count);
            match write(&now).filter(|bytes| bytes.len() <= Self::LEN) {
                Some(longer) => bytes = longer,
                None => {
                    now.counts.take(&count);
                    rest.add(&count);
                }
            }
        }
        self.counts = rest;
        bytes.resize(Self::LEN, b' ');
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Count;

    #[test]
    fn every_beat_has_the_same_length_and_none_loses_a_choice() {
        let mut beat = Beat {
            session: SessionId::default(),
            nonce: 7,
            moment: Moment::Lesson,
            lesson: "e5".into(),
            rev: 2,
            counts: Counts::default(),
        };
        let write = |beat: &Beat| serde_json::to_vec(beat).ok();
        assert_eq!(beat.encode(write).unwrap().len(), Beat::LEN);
        for i in 0..60 {
            beat.counts.add(&Count { node: format!("node-{i}"), option: "an-option".into(), n: 1 });
        }
        let mut sent = 0;
        for _ in 0..20 {
            let bytes = beat.encode(write).unwrap();
            assert_eq!(bytes.len(), Beat::LEN);
            let read: Beat = serde_json::from_slice(&bytes).unwrap();
            sent += read.counts.iter().map(|c| c.n).sum::<u32>();
        }
        assert_eq!((sent, beat.counts.iter().count()), (60, 0));
    }

    #[test]
    fn secrets_are_not_shown_by_chance() {
        let order = Order { token: "ab".repeat(32), class: ClassId::default(), command: Command::Next };
        assert!(!format!("{order:?}").contains("abab"));
        let open = OpenRequest { staff: StaffId::default(), pin: "190482".into() };
        assert!(!format!("{open:?}").contains("190482"));
    }
}
