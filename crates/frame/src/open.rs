//! Opening: trial by every reader's desk of every frame. What is not for this reader looks like a dummy.

use crate::{
    Locator, Part, Report, SchoolId,
    frame::Frame,
    header,
    keys::ReaderIdentity,
    plain::{Envelope, Kind, NotRead, PLAIN_LEN, Plain, unmask, whole},
    reply::ReplyId,
    watch::{Watch, WatchId},
};
use age::DecryptError;
use age_core::format::{FileKey, Stanza};
use rand::RngCore;
use std::{fmt, io::Read};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Why a frame gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// A dummy, or a report for others: nobody can tell which, and so nothing more is said.
    #[error("not for this reader")]
    NotForMe,
    /// Not a frame as Lantern makes them.
    #[error("not a frame that Lantern made")]
    Malformed,
    /// It was sealed to this reader, and something in it was changed since.
    #[error("the frame was altered")]
    Altered,
    /// Sealed to this reader by a tablet of another school.
    #[error("the frame belongs to another school")]
    OtherSchool,
    /// Sealed to this reader by a newer Lantern.
    #[error("the frame was made by a newer Lantern: update this desk")]
    Newer,
}

/// What was in a frame. Wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// A child's report.
    Report(Box<Report>),
    /// Where and when an urgent report was made.
    Locator(Locator),
    /// A part of what another desk has to say.
    Part(Part),
    /// A child has collected the answer with this id, if the answer's own key opened it: whoever opened the answer could
    /// say so. Sealed to a reader's key it is worth nothing.
    Collected(ReplyId),
    /// Somebody is to look at a report by the end of a day.
    Watch(Watch),
    /// Somebody has looked at the report that this stands for. Whoever knows the report's id could say so.
    Seen(WatchId),
}

/// A frame that was for this reader. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// Version of the roster that named the readers.
    pub roster_version: u32,
    /// What was in it.
    pub content: Content,
}

impl Opened {
    /// The report, if it is one.
    pub fn into_report(self) -> Option<Report> {
        match self.content {
            Content::Report(report) => Some(*report),
            Content::Locator(_) | Content::Part(_) | Content::Collected(_) | Content::Watch(_) | Content::Seen(_) => None,
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Content(..)")
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opened(..)")
    }
}

/// Tries to open a frame.
///
/// All eight stanzas are tried whether or not an early one fits, so that a frame costs its reader and everybody else
/// nearly the same (what opens takes up to a tenth longer: one MAC, 2 KiB of payload and the padding). Every one of
/// the frame's 32,768 bits is checked: none can be changed without an error.
///
/// # Errors
/// See [`OpenError`]; [`OpenError::NotForMe`] is the usual one.
pub fn open(frame: &Frame, reader: &ReaderIdentity, school: SchoolId) -> Result<Opened, OpenError> {
    let (file, padding) = frame.parts().ok_or(OpenError::Malformed)?;
    header::check(file).map_err(|header::Refused| OpenError::Malformed)?;

    let mut plain: Plain = Zeroizing::new([0; PLAIN_LEN]);
    let joint = EveryStanza(reader);
    age::Decryptor::new_buffered(file)
        .map_err(|_| OpenError::Malformed)?
        .decrypt(std::iter::once(&joint as &dyn age::Identity))
        .map_err(|why| match why {
            DecryptError::NoMatchingKeys => OpenError::NotForMe,
            DecryptError::InvalidHeader => OpenError::Malformed,
            _ => OpenError::Altered,
        })?
        // The payload is one chunk: nothing of it is handed out before its tag was checked.
        .read_exact(&mut plain[..])
        .map_err(|_| OpenError::Altered)?;

    let mut expected = Zeroizing::new(vec![0; padding.len()]);
    unmask(&mut plain).fill_bytes(&mut expected);
    if !bool::from(expected.ct_eq(padding)) {
        return Err(OpenError::Altered);
    }
    let envelope = Envelope::read(&plain).map_err(|why| match why {
        NotRead::Newer => OpenError::Newer,
        NotRead::Nonsense => OpenError::Malformed,
    })?;
    if envelope.frame != frame.id().0 {
        return Err(OpenError::Altered);
    }
    if envelope.school != school {
        return Err(OpenError::OtherSchool);
    }
    let content = match envelope.kind {
        kind if kind == Kind::Report as u8 => whole(envelope.payload).map(|report| Content::Report(Box::new(report))),
        kind if kind == Kind::Locator as u8 => whole(envelope.payload).map(Content::Locator),
        kind if kind == Kind::Part as u8 => whole(envelope.payload).filter(Part::is_sound).map(Content::Part),
        kind if kind == Kind::Collected as u8 => whole(envelope.payload).map(Content::Collected),
        kind if kind == Kind::Watch as u8 => whole(envelope.payload).map(Content::Watch),
        kind if kind == Kind::Seen as u8 => whole(envelope.payload).map(Content::Seen),
        // Sealed to us and empty: no tablet does that.
        kind if kind == Kind::Dummy as u8 => None,
        _ => return Err(OpenError::Newer),
    };
    Ok(Opened { roster_version: envelope.roster_version, content: content.ok_or(OpenError::Malformed)? })
}

/// Tries every stanza, where `age` alone would stop at the first that fits.
struct EveryStanza<'a>(&'a ReaderIdentity);

impl age::Identity for EveryStanza<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.0.as_age().unwrap_stanza(stanza)
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let mut found = None;
        for stanza in stanzas {
            let tried = self.unwrap_stanza(stanza);
            // A stanza with a bad share beside ours must not hide the report from us.
            if !matches!(found, Some(Ok(_))) && tried.is_some() {
                found = tried;
            }
        }
        found
    }
}
