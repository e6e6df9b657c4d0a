//! The frame as it lies on disk and goes over the wire: 4,096 bytes of which only the first nineteen mean anything
//! without a key. Not the sealing (`seal`) nor the opening (`open`).
//!
//! | bytes | what |
//! |---|---|
//! | 0 | version, 1 |
//! | 1..17 | random id: public, the idempotency key |
//! | 17..19 | length of the age file, little-endian |
//! | 19.. | age file |
//! | rest | padding: a ChaCha20 stream whose seed lies inside the age file |

use crate::{SchoolId, plain::Kind, seal};
use rand::CryptoRng;
use std::fmt;

/// Length of every frame in bytes.
pub const FRAME_LEN: usize = 4_096;
/// The one version so far; the next will have room for post-quantum recipients.
pub(crate) const VERSION: u8 = 1;
/// Where the age file begins.
pub(crate) const AGE_START: usize = 19;

/// Public random id of a frame. It says nothing about what is inside.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FrameId(pub [u8; 16]);

impl fmt::Display for FrameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for FrameId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FrameId({self})")
    }
}

/// Bytes that are not a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Not 4,096 bytes.
    #[error("a frame is 4096 bytes long, not {0}")]
    Length(usize),
    /// Made by a Lantern with another form of frame.
    #[error("frame version {0} is not known here: update Lantern on this machine")]
    Version(u8),
}

/// 4,096 sealed bytes: the only thing that ever carries a report.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame(Box<[u8; FRAME_LEN]>);

impl Frame {
    /// A frame that nobody can open, made with the same work and in the same shape as one with a report.
    ///
    /// Its eight keys are forgotten at once.
    pub fn dummy<R: CryptoRng + ?Sized>(rng: &mut R, school: SchoolId, roster_version: u32) -> Self {
        match seal::fill(Kind::Dummy, &[], &[], school, roster_version, rng) {
            Ok(frame) => frame,
            // `fill` fails on a payload that is too long or a writer that fails; here it is empty and writes to memory.
            Err(why) => unreachable!("an empty payload always fits: {why}"),
        }
    }

    /// The whole frame.
    pub fn as_bytes(&self) -> &[u8; FRAME_LEN] {
        &self.0
    }

    /// Its public id.
    pub fn id(&self) -> FrameId {
        let mut id = [0; 16];
        id.copy_from_slice(&self.0[1..17]);
        FrameId(id)
    }

    /// Puts a frame together; `fill_rest` writes everything behind the age file. `None` if the age file is too long.
    pub(crate) fn assemble(id: FrameId, age_file: &[u8], fill_rest: impl FnOnce(&mut [u8])) -> Option<Self> {
        let mut bytes = Box::new([0; FRAME_LEN]);
        let length = u16::try_from(age_file.len()).ok()?;
        bytes[0] = VERSION;
        bytes[1..17].copy_from_slice(&id.0);
        bytes[17..AGE_START].copy_from_slice(&length.to_le_bytes());
        let (file, rest) = bytes[AGE_START..].split_at_mut_checked(age_file.len())?;
        file.copy_from_slice(age_file);
        fill_rest(rest);
        Some(Self(bytes))
    }

    /// The age file and the padding behind it; `None` if the length points outside the frame.
    pub(crate) fn parts(&self) -> Option<(&[u8], &[u8])> {
        let length = usize::from(u16::from_le_bytes([self.0[17], self.0[18]]));
        self.0[AGE_START..].split_at_checked(length)
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({})", self.id())
    }
}

impl TryFrom<&[u8]> for Frame {
    type Error = FrameError;

    fn try_from(bytes: &[u8]) -> Result<Self, FrameError> {
        let bytes: &[u8; FRAME_LEN] = bytes.try_into().map_err(|_| FrameError::Length(bytes.len()))?;
        if bytes[0] != VERSION {
            return Err(FrameError::Version(bytes[0]));
        }
        Ok(Self(Box::new(*bytes)))
    }
}
