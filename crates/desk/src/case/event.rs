//! One thing that one reader did about one report. Signed by her, so that nobody who merely knows the readers' public
//! keys can put words into her mouth. Numbers of the variants are for ever: add at the end only.

use lantern_frame::{
    SigningIdentity, VerifyKey,
    reply::{MAX_SAYS, ReplyId},
    report::Says,
};
use rand::RngCore;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Random id of a report, drawn on the tablet.
pub type ReportId = [u8; 16];

/// Longest note in bytes of UTF-8.
pub const MAX_NOTE: usize = 4_000;
/// Longest label of an author in bytes.
const MAX_LABEL: usize = 80;
/// Stands before the bytes that are signed.
const PURPOSE: &[u8] = b"lantern-case-event-v1\0";

/// What a report came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// A concern that is taken further in the school's own record.
    Concern,
    /// Somebody played or tried the tablet out.
    Play,
    /// Nothing further is to be done, for a reason.
    NoAction,
}

impl Outcome {
    /// Every outcome in the order it is offered.
    pub const ALL: [Self; 3] = [Self::Concern, Self::Play, Self::NoAction];

    /// Its id in forms and messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Concern => "concern",
            Self::Play => "play",
            Self::NoAction => "no-action",
        }
    }

    /// The outcome with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// What was done.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deed {
    /// The report was seen.
    Seen,
    /// Its author deals with it from now on.
    Taken,
    /// Its author does not deal with it any more.
    GivenBack,
    /// It was decided.
    Decided {
        /// What it came to.
        outcome: Outcome,
        /// Why; never empty for [`Outcome::NoAction`] and [`Outcome::Play`].
        reason: String,
    },
    /// It is open again.
    Reopened {
        /// Why.
        reason: String,
    },
    /// A note.
    Note {
        /// Its text.
        text: String,
    },
    /// It is the same matter as another report.
    Merged {
        /// The other one.
        into: ReportId,
    },
    /// It is a matter of its own: neither merged nor folded with others.
    Apart,
    /// It stands in the school's record under this reference.
    Linked {
        /// As the school's record calls it.
        to: String,
    },
    /// *Find this child*: somebody looked at what the child gave for being found, or where and when it told.
    Found {
        /// Why.
        reason: String,
    },
    /// An answer was laid on the board, in the place of the one before. That a child has collected it is no deed of any
    /// reader, and so no event: the casebook keeps it by the answer's id.
    Replied {
        /// Random id of the answer.
        id: ReplyId,
        /// What it says, one to three sentences.
        says: Vec<Says>,
    },
    /// An answer was taken off the board.
    Withdrawn {
        /// Its id.
        id: ReplyId,
    },
    /// The case was given to a reader who joined later.
    HandedOver {
        /// How she is called.
        to: String,
    },
    /// Its author deleted it at her own desk. Nobody else's desk deletes anything by this.
    Deleted {
        /// Why.
        reason: String,
    },
}

impl fmt::Debug for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Deed(..)")
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// How she was called then: "Deputy safeguarding lead".
    pub label: String,
    /// The key that her signature is checked with.
    pub key: [u8; 32],
}

/// One thing that was done.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Random id: the same event is kept once.
    pub id: [u8; 16],
    /// The report that it is about.
    pub report: ReportId,
    /// One more than the highest of this report's events that its author knew: keeps cause before effect where two
    /// computers' clocks differ.
    pub nth: u32,
    /// Seconds since 1970.
    pub at: u64,
    /// What local time added to UTC then, in seconds.
    pub offset: i32,
    /// Who.
    pub by: Author,
    /// What.
    pub deed: Deed,
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Event(..)")
    }
}

/// Bytes that are no event of their author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an event that its author signed")]
pub struct NotAnEvent;

/// An event with its author's signature, as it is kept and shared.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    event: Vec<u8>,
    // Two halves: serde knows arrays up to 32.
    signature: ([u8; 32], [u8; 32]),
}

impl fmt::Debug for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signed(..)")
    }
}

fn message(event: &[u8]) -> Vec<u8> {
    [PURPOSE, event].concat()
}

impl Event {
    /// Something that happens now.
    pub fn new(report: ReportId, nth: u32, now: crate::clock::Now, by: Author, deed: Deed) -> Self {
        let mut id = [0; 16];
        rand::rng().fill_bytes(&mut id);
        Self { id, report, nth, at: now.unix, offset: now.offset, by, deed }
    }

    /// Local minutes since 1970 when it was done.
    pub fn minute(&self) -> crate::calendar::Minute {
        (i64::try_from(self.at).unwrap_or(i64::MAX).saturating_add(i64::from(self.offset))).div_euclid(60)
    }

    /// Puts the author's signature under it.
    ///
    /// # Errors
    /// A text that is too long.
    pub fn sign(&self, author: &SigningIdentity) -> Result<Signed, NotAnEvent> {
        self.check()?;
        let event = postcard::to_allocvec(self).map_err(|_| NotAnEvent)?;
        let whole = author.sign(&message(&event));
        let (mut head, mut tail) = ([0; 32], [0; 32]);
        head.copy_from_slice(&whole[..32]);
        tail.copy_from_slice(&whole[32..]);
        Ok(Signed { event, signature: (head, tail) })
    }

    fn check(&self) -> Result<(), NotAnEvent> {
        let longest = match &self.deed {
            Deed::Decided { reason: text, .. }
            | Deed::Reopened { reason: text }
            | Deed::Note { text }
            | Deed::Linked { to: text }
            | Deed::Found { reason: text }
            | Deed::Deleted { reason: text } => text.len(),
            Deed::HandedOver { to: text } => text.len(),
            Deed::Seen
            | Deed::Taken
            | Deed::GivenBack
            | Deed::Merged { .. }
            | Deed::Apart
            | Deed::Replied { .. }
            | Deed::Withdrawn { .. } => 0,
        };
        let said = match &self.deed {
            Deed::Replied { says, .. } => (1..=MAX_SAYS).contains(&says.len()),
            _ => true,
        };
        if longest > MAX_NOTE || self.by.label.len() > MAX_LABEL || !said { Err(NotAnEvent) } else { Ok(()) }
    }
}

impl Signed {
    /// The event, if its author signed it. Whether that author may speak about the report is another question.
    ///
    /// # Errors
    /// Other bytes, or another signature.
    pub fn event(&self) -> Result<Event, NotAnEvent> {
        let (event, rest): (Event, _) = postcard::take_from_bytes(&self.event).map_err(|_| NotAnEvent)?;
        let key = VerifyKey::from_bytes(&event.by.key).map_err(|_| NotAnEvent)?;
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&self.signature.0);
        signature[32..].copy_from_slice(&self.signature.1);
        if !rest.is_empty() || !key.verify(&message(&self.event), &signature) {
            return Err(NotAnEvent);
        }
        event.check()?;
        Ok(event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock as _, SetClock};
    use rand::{SeedableRng as _, rngs::StdRng};

    fn event(author: &SigningIdentity, deed: Deed) -> Event {
        let by = Author { label: "Deputy safeguarding lead".into(), key: *author.verify_key().as_bytes() };
        Event::new([7; 16], 1, SetClock::at(1_795_514_400).now(), by, deed)
    }

    #[test]
    fn nobody_can_put_words_into_another_readers_mouth() {
        let mut rng = StdRng::seed_from_u64(1);
        let (hers, other) = (SigningIdentity::generate(&mut rng), SigningIdentity::generate(&mut rng));
        let said = event(&hers, Deed::Note { text: "Spoke with the class teacher.".into() });
        let signed = said.sign(&hers).expect("signed");
        assert_eq!(signed.event(), Ok(said.clone()));
        assert_eq!(said.sign(&other).expect("signed").event(), Err(NotAnEvent), "another's signature under her name");
        for at in 0..signed.event.len() {
            let mut changed = signed.clone();
            changed.event[at] ^= 1;
            assert_eq!(changed.event(), Err(NotAnEvent), "byte {at}");
        }
    }

    #[test]
    fn a_note_has_a_longest_length() {
        let hers = SigningIdentity::generate(&mut StdRng::seed_from_u64(1));
        assert!(event(&hers, Deed::Note { text: "x".repeat(MAX_NOTE) }).sign(&hers).is_ok());
        assert!(event(&hers, Deed::Note { text: "x".repeat(MAX_NOTE + 1) }).sign(&hers).is_err());
    }
}
