//! One sealed row: a value, padded to whole pieces of 2 KiB, under the casebook's key and bound to its own name and
//! purpose, so that a row cannot be put in another's place. Names are keyed hashes.

use crate::identity::Keys;
use anyhow::{Context, Result, ensure};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use rand::RngCore;
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// Rows are multiples of this before they are sealed: a report with the longest words fits into one.
const PIECE: usize = 2_048;
const NONCE: usize = 24;
const NAME: &[u8] = b"lantern-casebook-name-v1";

/// What a row holds; stands in what is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Report,
    Event,
    Thing,
    Part,
    Locator,
    Collected,
    Stone,
    Watch,
}

impl Purpose {
    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Report => b"lantern-casebook-row-v1",
            Self::Event => b"lantern-casebook-event-v1",
            Self::Thing => b"lantern-casebook-thing-v1",
            Self::Part => b"lantern-casebook-part-v1",
            Self::Locator => b"lantern-casebook-locator-v1",
            Self::Collected => b"lantern-casebook-collected-v1",
            Self::Stone => b"lantern-casebook-stone-v1",
            Self::Watch => b"lantern-casebook-watch-v1",
        }
    }
}

/// Name of a row: says nothing about what is in it. A report's stands in the address of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub(super) [u8; 16]);

impl RowId {
    /// The row of something with this random id.
    pub fn of(keys: &Keys, id: &[u8]) -> Self {
        let hash = Sha256::new().chain_update(NAME).chain_update(&keys.casebook[..]).chain_update(id).finalize();
        let mut row = [0; 16];
        row.copy_from_slice(&hash[..16]);
        Self(row)
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        Ok(Self(bytes.try_into().context("a row of the casebook has no name")?))
    }
}

impl fmt::Display for RowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl FromStr for RowId {
    type Err = hex::FromHexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut id = [0; 16];
        hex::decode_to_slice(text, &mut id)?;
        Ok(Self(id))
    }
}

fn cipher(keys: &Keys) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*keys.casebook).into())
}

fn bound_to(purpose: Purpose, row: RowId) -> Vec<u8> {
    [purpose.bytes(), &row.0].concat()
}

pub(super) fn seal<T: Serialize>(keys: &Keys, purpose: Purpose, row: RowId, value: &T) -> Result<Vec<u8>> {
    let mut plain = Zeroizing::new(postcard::to_allocvec(value).context("the row could not be written")?);
    let padded = plain.len().div_ceil(PIECE).max(1) * PIECE;
    plain.resize(padded, 0);
    let mut nonce = [0; NONCE];
    rand::rng().fill_bytes(&mut nonce);
    let sealed = cipher(keys)
        .encrypt(XNonce::from_slice(&nonce), Payload { msg: &plain[..], aad: &bound_to(purpose, row) })
        .map_err(|_| anyhow::anyhow!("the row could not be sealed"))?;
    Ok([&nonce[..], &sealed].concat())
}

pub(super) fn open<T: DeserializeOwned>(keys: &Keys, purpose: Purpose, row: RowId, sealed: &[u8]) -> Result<T> {
    ensure!(sealed.len() > NONCE, "a row of the casebook was cut");
    let (nonce, sealed) = sealed.split_at(NONCE);
    let plain = cipher(keys)
        .decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: &bound_to(purpose, row) })
        .map(Zeroizing::new)
        .map_err(|_| anyhow::anyhow!("a row of the casebook does not open"))?;
    let (value, _padding) = postcard::take_from_bytes(&plain).context("a row of the casebook was written by another Lantern")?;
    Ok(value)
}
