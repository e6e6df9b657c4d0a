//! Answers to children: a board of slots of one length, each sealed under a child's six pictures, or random bytes.
//!
//! The key is Argon2id of the pictures (64 MiB, three passes), salted with the school; the seal is ChaCha20-Poly1305. Six
//! pictures of 32 are 30 bits: whoever holds a copy of the board (a tablet, a desk, the server) needs about 2^30 such keys to
//! try them all, and finds no more than gentle sentences, a day and a key that names nobody.

use crate::{
    Frame, KeyError, ReaderIdentity, RecipientKey, SchoolId, SealError,
    plain::{Kind, whole},
    report::{Code, Picture, Says, Tapped},
    seal::seal_as,
};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::AeadInPlace};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{cmp::Reverse, fmt};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Length of a slot in bytes.
pub const SLOT_LEN: usize = 1_024;
/// Days for which an answer lies on the board.
pub const REPLY_DAYS: u16 = 14;
/// Most sentences of an answer.
pub const MAX_SAYS: usize = 3;
const NONCE: usize = 12;
const TAG: usize = 16;
const BODY: usize = SLOT_LEN - NONCE - TAG;
const PURPOSE: &[u8] = b"lantern-reply-v1";
const COLLECTOR: &[u8] = b"lantern-collector-v1\0";
/// Memory of the key derivation in KiB, and its passes.
const COST: (u32, u32) = (64 * 1_024, 3);

/// Random id of an answer: only its readers and whoever opens it know it.
pub type ReplyId = [u8; 16];

/// An answer. Wiped when dropped; its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Its id.
    pub id: ReplyId,
    /// Days since 1970 on which it was written.
    pub day: u16,
    /// Which answer to this report it is, from 1: the highest holds, whatever the desks' clocks say.
    pub nth: u16,
    /// What it says, one to [`MAX_SAYS`] sentences.
    pub says: Vec<Says>,
    /// Public half of the answer's own [`collector`] key. It names nobody: whoever guesses the pictures learns from it neither
    /// who may read the report, nor which frame says that the answer was collected.
    pub collector: RecipientKey,
}

/// The key that opens word of an answer having been collected. `secret`: random, in the record of the case, so that every
/// reader of the report has it and nobody else; it must not stand in the answer.
///
/// # Errors
/// None that can happen: every 32 bytes are a key.
pub fn collector(secret: &[u8; 16], answer: &ReplyId) -> Result<ReaderIdentity, KeyError> {
    let mut bytes = Zeroizing::new([0; 32]);
    bytes.copy_from_slice(&Sha256::new().chain_update(COLLECTOR).chain_update(secret).chain_update(answer).finalize());
    ReaderIdentity::from_bytes(&bytes)
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reply(..)")
    }
}

/// What opens the answers to one code. Takes about a fifth of a second and 64 MiB to make: once a code, off the app's loop.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct ReplyKey([u8; 32]);

impl fmt::Debug for ReplyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReplyKey(..)")
    }
}

impl ReplyKey {
    /// The key of these pictures at this school; `None` where there is not enough memory for it.
    pub fn derive(code: &Code, school: SchoolId) -> Option<Self> {
        let numbers = Zeroizing::new(code.0.map(|picture| Picture::ALL.iter().position(|p| *p == picture).unwrap_or_default() as u8));
        let mut salt = [0; PURPOSE.len() + 16];
        salt[..PURPOSE.len()].copy_from_slice(PURPOSE);
        salt[PURPOSE.len()..].copy_from_slice(&school);
        let params = Params::new(COST.0, COST.1, 1, Some(32)).ok()?;
        // Argon2's own way to get its memory ends the whole program where there is not enough: the app, with a child before it.
        let (mut memory, blocks) = (Vec::new(), params.block_count());
        memory.try_reserve_exact(blocks).ok()?;
        memory.resize(blocks, Block::default());
        let mut key = Self([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into_with_memory(&numbers[..], &salt, &mut key.0, &mut memory).ok()?;
        Some(key)
    }
}

fn about(school: SchoolId) -> Vec<u8> {
    [PURPOSE, &school].concat()
}

/// A slot that says nothing, and looks like every other.
pub fn empty_slot<R: CryptoRng + ?Sized>(rng: &mut R) -> [u8; SLOT_LEN] {
    let mut slot = [0; SLOT_LEN];
    rng.fill_bytes(&mut slot);
    slot
}

impl Reply {
    /// Seals it into a slot; each time it is other bytes.
    ///
    /// # Errors
    /// No sentence or more than [`MAX_SAYS`].
    pub fn seal<R: CryptoRng + ?Sized>(&self, key: &ReplyKey, school: SchoolId, rng: &mut R) -> Result<[u8; SLOT_LEN], SealError> {
        if self.says.is_empty() || self.says.len() > MAX_SAYS {
            return Err(SealError::TooLong);
        }
        let mut slot = [0; SLOT_LEN];
        rng.fill_bytes(&mut slot[..NONCE]);
        let nonce = Nonce::clone_from_slice(&slot[..NONCE]);
        let used = postcard::to_slice(self, &mut slot[NONCE + 2..NONCE + BODY]).map_err(|_| SealError::TooLong)?.len();
        slot[NONCE..NONCE + 2].copy_from_slice(&u16::try_from(used).map_err(|_| SealError::TooLong)?.to_le_bytes());
        let tag = ChaCha20Poly1305::new(&key.0.into())
            .encrypt_in_place_detached(&nonce, &about(school), &mut slot[NONCE..NONCE + BODY])
            .map_err(|_| SealError::Failed)?;
        slot[NONCE + BODY..].copy_from_slice(&tag);
        Ok(slot)
    }

    /// Seals word that this answer was collected. To everybody but the report's readers it is a frame like any other.
    ///
    /// # Errors
    /// As [`crate::seal`].
    pub fn collected<R: CryptoRng + ?Sized>(&self, school: SchoolId, roster_version: u32, rng: &mut R) -> Result<Frame, SealError> {
        seal_as(Kind::Collected, &self.id, std::slice::from_ref(&self.collector), school, roster_version, rng)
    }
}

/// The answers on a board that these pictures open, the last one given first, older than [`REPLY_DAYS`] left out. Every slot is
/// tried. `today`: days since 1970; a clock that is wrong by up to a day does no harm.
pub fn open_board(board: &[u8], key: &ReplyKey, school: SchoolId, today: u16) -> Vec<Reply> {
    let about = about(school);
    let cipher = ChaCha20Poly1305::new(&key.0.into());
    let mut found: Vec<Reply> = board
        .chunks_exact(SLOT_LEN)
        .filter_map(|slot| {
            let mut body = Zeroizing::new(slot[NONCE..NONCE + BODY].to_vec());
            let (nonce, tag) = (&slot[..NONCE], &slot[NONCE + BODY..]);
            cipher.decrypt_in_place_detached(nonce.into(), &about, &mut body, tag.into()).ok()?;
            let (used, text) = body.split_at_checked(2)?;
            let reply: Reply = whole(text.get(..usize::from(u16::from_le_bytes(used.try_into().ok()?)))?)?;
            (1..=MAX_SAYS).contains(&reply.says.len()).then_some(reply)
        })
        .filter(|reply| today < reply.day.saturating_add(REPLY_DAYS))
        .collect();
    found.sort_by_key(|reply| (Reverse(reply.nth), Reverse(reply.day), reply.id));
    found.dedup_by_key(|reply| reply.id);
    found
}
