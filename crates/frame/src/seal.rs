//! Sealing: a report becomes a frame that only its readers open. A dummy goes through the same lines with no reader.

use crate::{
    Report, SchoolId,
    frame::{Frame, FrameId},
    keys::RecipientKey,
    plain::{Envelope, Kind, PLAIN_LEN, Plain},
    report::{Find, MAX_NAME, MAX_WORDS},
};
use rand::{CryptoRng, RngCore, seq::SliceRandom};
use serde::Serialize;
use std::io::Write;
use zeroize::Zeroizing;

/// Keys in every frame, real or thrown away.
pub const MAX_READERS: usize = 8;

/// Why a report could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Nobody to seal to.
    #[error("there is no reader for this report: publish a roster that has one")]
    NoReaders,
    /// More than eight.
    #[error("a frame has room for 8 readers: publish a roster with fewer deputies")]
    TooManyReaders,
    /// The child's words are longer than [`MAX_WORDS`] bytes, or its name than [`MAX_NAME`].
    #[error("the words of a report can be {MAX_WORDS} bytes long at most")]
    TooLong,
    /// `age` could not make the file; does not happen with keys that were parsed.
    #[error("the report could not be sealed")]
    Failed,
}

/// Seals a report to one to eight readers.
///
/// `school` and `roster_version` are those of the roster that named the readers. The report can be dropped, and so
/// wiped, as soon as this returns.
///
/// # Errors
/// No reader, more than eight, or words longer than [`MAX_WORDS`] bytes.
pub fn seal<R: CryptoRng + ?Sized>(
    report: &Report,
    readers: &[RecipientKey],
    school: SchoolId,
    roster_version: u32,
    rng: &mut R,
) -> Result<Frame, SealError> {
    let long_name = matches!(&report.find, Some(Find::Name(name)) if name.len() > MAX_NAME);
    if long_name || report.words.as_ref().is_some_and(|words| words.len() > MAX_WORDS) {
        return Err(SealError::TooLong);
    }
    seal_as(Kind::Report, report, readers, school, roster_version, rng)
}

/// Seals anything to one to eight readers.
pub(crate) fn seal_as<T: Serialize, R: CryptoRng + ?Sized>(
    kind: Kind,
    what: &T,
    readers: &[RecipientKey],
    school: SchoolId,
    roster_version: u32,
    rng: &mut R,
) -> Result<Frame, SealError> {
    if readers.is_empty() {
        return Err(SealError::NoReaders);
    }
    if readers.len() > MAX_READERS {
        return Err(SealError::TooManyReaders);
    }
    let mut payload = Zeroizing::new([0; PLAIN_LEN]);
    let used = postcard::to_slice(what, &mut payload[..]).map_err(|_| SealError::TooLong)?.len();
    fill(kind, &payload[..used], readers, school, roster_version, rng)
}

/// Fills a frame; at most eight readers.
pub(crate) fn fill<R: CryptoRng + ?Sized>(
    kind: Kind,
    payload: &[u8],
    readers: &[RecipientKey],
    school: SchoolId,
    roster_version: u32,
    rng: &mut R,
) -> Result<Frame, SealError> {
    let mut id = FrameId([0; 16]);
    rng.fill_bytes(&mut id.0);
    let mut seed = Zeroizing::new([0; 32]);
    rng.fill_bytes(&mut seed[..]);

    let mut plain: Plain = Zeroizing::new([0; PLAIN_LEN]);
    let mut padding = Envelope::new(kind, school, roster_version, id, payload).write(&seed, &mut plain).ok_or(SealError::TooLong)?;

    // Always eight throw-away keys, so that the work does not tell how many of the eight are real.
    let mut keys: Vec<_> = (0..MAX_READERS).map(|_| age::x25519::Identity::generate().to_public()).collect();
    for (slot, reader) in keys.iter_mut().zip(readers) {
        slot.clone_from(reader.as_age());
    }
    keys.shuffle(rng);

    let mut file = Vec::with_capacity(crate::FRAME_LEN);
    age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient)).map_err(|_| SealError::Failed).and_then(
        |encryptor| {
            let mut writer = encryptor.wrap_output(&mut file).map_err(|_| SealError::Failed)?;
            writer.write_all(&plain[..]).map_err(|_| SealError::Failed)?;
            writer.finish().map_err(|_| SealError::Failed)?;
            Ok(())
        },
    )?;
    Frame::assemble(id, &file, |rest| padding.fill_bytes(rest)).ok_or(SealError::Failed)
}
