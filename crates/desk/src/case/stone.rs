//! What is left of a report that was deleted: that there was one, who deleted it here, on which day and why. Nothing that
//! the child told, and its id only as a hash. Signed by the reader whose desk it is: a sealed copy can be made by anybody
//! who knows her public key, and must not be able to delete anything.

use super::{Event, MAX_NOTE, NotAnEvent, ReportId};
use lantern_frame::{SigningIdentity, VerifyKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// Stands before what is hashed.
const NAME: &[u8] = b"lantern-stone-name-v1\0";
/// Stands before the bytes that are signed.
const PURPOSE: &[u8] = b"lantern-stone-v1\0";

/// Hash of a random id: of a report, or of an answer to it.
pub type Hashed = [u8; 32];

/// The hash under which something that was deleted is known.
pub fn hashed(id: &[u8; 16]) -> Hashed {
    Sha256::new().chain_update(NAME).chain_update(id).finalize().into()
}

/// A report that was deleted at this desk.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stone {
    /// Hash of the report's id.
    pub report: Hashed,
    /// Hashes of its answers' ids: a tablet may yet say that one was collected.
    pub answers: Vec<Hashed>,
    /// Day since 1970 on which it was deleted.
    pub day: u16,
    /// How she was called who deleted it.
    pub by: String,
    /// Why.
    pub reason: String,
}

impl fmt::Debug for Stone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stone(..)")
    }
}

impl Stone {
    /// Of a report that is deleted now, by this event of this desk's reader.
    pub fn new(report: &ReportId, answers: &[[u8; 16]], event: &Event, reason: &str) -> Self {
        Self {
            report: hashed(report),
            answers: answers.iter().map(hashed).collect(),
            day: crate::calendar::day_of(event.minute()),
            by: event.by.label.clone(),
            reason: reason.to_owned(),
        }
    }

    /// Everything that does not come back.
    pub fn hashes(&self) -> impl Iterator<Item = &Hashed> {
        std::iter::once(&self.report).chain(&self.answers)
    }

    /// Puts the signature of this desk's reader under it.
    ///
    /// # Errors
    /// A reason that is too long.
    pub fn sign(&self, reader: &SigningIdentity) -> Result<SignedStone, NotAnEvent> {
        if self.reason.len() > MAX_NOTE {
            return Err(NotAnEvent);
        }
        let stone = postcard::to_allocvec(self).map_err(|_| NotAnEvent)?;
        let whole = reader.sign(&[PURPOSE, &stone].concat());
        let (mut head, mut tail) = ([0; 32], [0; 32]);
        head.copy_from_slice(&whole[..32]);
        tail.copy_from_slice(&whole[32..]);
        Ok(SignedStone { stone, signature: (head, tail) })
    }
}

/// A stone with its signature, as it is kept and copied.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedStone {
    stone: Vec<u8>,
    // Two halves: serde knows arrays up to 32.
    signature: ([u8; 32], [u8; 32]),
}

impl fmt::Debug for SignedStone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignedStone(..)")
    }
}

impl SignedStone {
    /// The stone, if this reader signed it.
    ///
    /// # Errors
    /// Other bytes, or another signature.
    pub fn stone(&self, reader: &VerifyKey) -> Result<Stone, NotAnEvent> {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&self.signature.0);
        signature[32..].copy_from_slice(&self.signature.1);
        if !reader.verify(&[PURPOSE, &self.stone].concat(), &signature) {
            return Err(NotAnEvent);
        }
        match postcard::take_from_bytes(&self.stone) {
            Ok((stone, [])) => Ok(stone),
            _ => Err(NotAnEvent),
        }
    }
}
