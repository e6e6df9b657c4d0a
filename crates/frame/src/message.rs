//! What is longer than one frame, cut into several: what a desk has to say to other desks.

use crate::{Frame, RecipientKey, SchoolId, SealError, plain::Kind, seal::seal_as};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes of a message in one frame.
pub const PART_LEN: usize = 1_900;
/// Most parts of a message.
pub const MAX_PARTS: u8 = 16;

/// What a message is about. Numbers are for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Topic {
    /// Something that a reader did about a report.
    Case,
    /// A roster that waits for signatures.
    Proposal,
    /// Open cases for a reader who joined later.
    HandOver,
}

/// Names a message: the first half of the SHA-256 of its topic and bytes, so that no part of another can slip in.
pub type MessageId = [u8; 16];

/// A part of a message. Wiped when dropped; its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Part {
    /// The message.
    pub message: MessageId,
    /// What it is about.
    #[zeroize(skip)]
    pub topic: Topic,
    /// Which part, from 0.
    pub nth: u8,
    /// How many there are, 1 to [`MAX_PARTS`].
    pub of: u8,
    bytes: Vec<u8>,
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Part(..)")
    }
}

impl Part {
    /// All but the last are full, and their numbers fit.
    pub(crate) fn is_sound(&self) -> bool {
        let last = self.nth.checked_add(1) == Some(self.of);
        (1..=MAX_PARTS).contains(&self.of) && self.nth < self.of && (self.bytes.len() == PART_LEN || (last && self.bytes.len() < PART_LEN))
    }
}

fn id(topic: Topic, bytes: &[u8]) -> MessageId {
    let mut id = [0; 16];
    id.copy_from_slice(&Sha256::new().chain_update([topic as u8]).chain_update(bytes).finalize()[..16]);
    id
}

/// Seals a message to one to eight readers, in as many frames as it takes. They may arrive in any order, and twice.
///
/// # Errors
/// No reader, more than eight, or a message longer than [`MAX_PARTS`] times [`PART_LEN`] bytes.
pub fn seal_message<R: CryptoRng + ?Sized>(
    topic: Topic,
    bytes: &[u8],
    readers: &[RecipientKey],
    school: SchoolId,
    roster_version: u32,
    rng: &mut R,
) -> Result<Vec<Frame>, SealError> {
    let message = id(topic, bytes);
    let pieces: Vec<&[u8]> = if bytes.is_empty() { vec![bytes] } else { bytes.chunks(PART_LEN).collect() };
    let of = u8::try_from(pieces.len()).ok().filter(|of| *of <= MAX_PARTS).ok_or(SealError::TooLong)?;
    (0..of)
        .zip(pieces)
        .map(|(nth, piece)| {
            let part = Part { message, topic, nth, of, bytes: piece.to_vec() };
            seal_as(Kind::Part, &part, readers, school, roster_version, rng)
        })
        .collect()
}

/// Puts a message together from its parts in any order, some of them perhaps twice; `None` while one is missing, or if
/// they are not what was sealed. Parts of other messages are passed over.
pub fn join<'a>(message: MessageId, parts: impl IntoIterator<Item = &'a Part>) -> Option<(Topic, Zeroizing<Vec<u8>>)> {
    let mut places: Vec<Option<&Part>> = vec![None; usize::from(MAX_PARTS)];
    for part in parts.into_iter().filter(|part| part.message == message && part.is_sound()) {
        places[usize::from(part.nth)] = Some(part);
    }
    let first = places[0]?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::from(first.of) * PART_LEN));
    for place in &places[..usize::from(first.of)] {
        bytes.extend_from_slice(&place.as_ref()?.bytes);
    }
    (id(first.topic, &bytes) == message).then_some((first.topic, bytes))
}
