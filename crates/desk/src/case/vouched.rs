//! A record that one reader gives to another who joined later. Each event in it carries its own author's signature, and
//! some of those authors may have left: she who gives it signs that this is what stood in the record at her desk.

use super::{NotAnEvent, Signed};
use lantern_frame::{SigningIdentity, VerifyKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Stands before the bytes that are signed.
const PURPOSE: &[u8] = b"lantern-case-hand-over-v1\0";

/// Events with the signature of the reader who gives them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    events: Vec<u8>,
    by: [u8; 32],
    // Two halves: serde knows arrays up to 32.
    signature: ([u8; 32], [u8; 32]),
}

impl fmt::Debug for Vouched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vouched(..)")
    }
}

impl Vouched {
    /// Signs for these events.
    ///
    /// # Errors
    /// None that can happen with events that were kept.
    pub fn new(events: &[Signed], giver: &SigningIdentity) -> Result<Self, NotAnEvent> {
        let events = postcard::to_allocvec(events).map_err(|_| NotAnEvent)?;
        let whole = giver.sign(&[PURPOSE, &events].concat());
        let (mut head, mut tail) = ([0; 32], [0; 32]);
        head.copy_from_slice(&whole[..32]);
        tail.copy_from_slice(&whole[32..]);
        Ok(Self { events, by: *giver.verify_key().as_bytes(), signature: (head, tail) })
    }

    /// The events and the key of the reader who gives them. Whether she may is another question.
    ///
    /// # Errors
    /// Other bytes, or another signature.
    pub fn events(&self) -> Result<(Vec<Signed>, [u8; 32]), NotAnEvent> {
        let key = VerifyKey::from_bytes(&self.by).map_err(|_| NotAnEvent)?;
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&self.signature.0);
        signature[32..].copy_from_slice(&self.signature.1);
        if !key.verify(&[PURPOSE, &self.events].concat(), &signature) {
            return Err(NotAnEvent);
        }
        match postcard::take_from_bytes(&self.events) {
            Ok((events, [])) => Ok((events, self.by)),
            _ => Err(NotAnEvent),
        }
    }
}
