//! The plaintext inside a frame's age file: always 2,048 bytes, so that its length says nothing.
//!
//! | bytes | what |
//! |---|---|
//! | 0..32 | seed |
//! | 32..34 | length of the envelope, little-endian |
//! | 34.. | envelope (postcard), then zeros |
//!
//! Everything behind the seed is masked with the seed's ChaCha20 stream; the same stream goes on as the frame's
//! padding. The mask is no second cipher: `age` 0.12 frees its write buffer without wiping it, and the mask keeps a
//! child's words from standing there as plain letters for a swap file or a core dump to catch.

use crate::{SchoolId, frame::FrameId};
use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

/// Length of every plaintext in bytes.
pub(crate) const PLAIN_LEN: usize = 2_048;
const SEED: usize = 32;
const BODY: usize = SEED + 2;
/// Format of the envelope.
const FORMAT: u8 = 1;

pub(crate) type Plain = Zeroizing<[u8; PLAIN_LEN]>;

/// What a frame carries. Numbers are for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing; sealed to nobody.
    Dummy = 0,
    /// A child's report.
    Report = 1,
    /// Where and when an urgent report was made.
    Locator = 2,
    /// A part of what one desk has to say to others.
    Part = 3,
    /// A child has collected an answer; sealed to that answer's own key.
    Collected = 4,
    /// Somebody is to look at a report by the end of a day.
    Watch = 5,
    /// Somebody has looked at a report.
    Seen = 6,
}

/// What is around the payload. `age` has no associated data, so everything that must hold is repeated in here.
#[derive(Serialize, Deserialize)]
pub(crate) struct Envelope<'a> {
    pub format: u8,
    pub kind: u8,
    pub school: SchoolId,
    pub roster_version: u32,
    pub frame: [u8; 16],
    pub payload: &'a [u8],
}

impl<'a> Envelope<'a> {
    pub fn new(kind: Kind, school: SchoolId, roster_version: u32, frame: FrameId, payload: &'a [u8]) -> Self {
        Self { format: FORMAT, kind: kind as u8, school, roster_version, frame: frame.0, payload }
    }

    /// Writes the plaintext; `None` if the payload does not fit. Returns the stream that goes on as padding.
    pub fn write(&self, seed: &[u8; SEED], plain: &mut Plain) -> Option<ChaCha20Rng> {
        let used = postcard::to_slice(self, &mut plain[BODY..]).ok()?.len();
        plain[SEED..BODY].copy_from_slice(&u16::try_from(used).ok()?.to_le_bytes());
        plain[..SEED].copy_from_slice(seed);
        Some(mask(plain))
    }

    /// Reads a plaintext that [`unmask`] has been over; tells a format that is not known here from nonsense.
    pub fn read(plain: &'a Plain) -> Result<Self, NotRead> {
        let used = usize::from(u16::from_le_bytes([plain[SEED], plain[SEED + 1]]));
        let (envelope, zeros) = plain[BODY..].split_at_checked(used).ok_or(NotRead::Nonsense)?;
        match envelope.first() {
            Some(&FORMAT) => {}
            Some(_) => return Err(NotRead::Newer),
            None => return Err(NotRead::Nonsense),
        }
        if zeros.iter().any(|&b| b != 0) {
            return Err(NotRead::Nonsense);
        }
        whole(envelope).ok_or(NotRead::Nonsense)
    }
}

/// Why a plaintext could not be read.
pub(crate) enum NotRead {
    /// Another format, so a later Lantern.
    Newer,
    /// Not an envelope.
    Nonsense,
}

/// Takes the mask off and returns the stream that the padding must equal.
pub(crate) fn unmask(plain: &mut Plain) -> ChaCha20Rng {
    mask(plain)
}

fn mask(plain: &mut Plain) -> ChaCha20Rng {
    let (head, body) = plain.split_at_mut(SEED);
    let mut seed = [0; SEED];
    seed.copy_from_slice(head);
    let mut stream = ChaCha20Rng::from_seed(seed);
    seed.zeroize();
    let mut mask = Zeroizing::new([0; PLAIN_LEN - SEED]);
    stream.fill_bytes(&mut mask[..]);
    for (byte, mask) in body.iter_mut().zip(mask.iter()) {
        *byte ^= mask;
    }
    stream
}

/// Decodes a value that must take up every byte.
pub(crate) fn whole<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}
