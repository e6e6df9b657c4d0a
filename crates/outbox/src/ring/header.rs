//! The ring's header: where its logical order begins, and how many slots from there may hold a report that waits. It
//! stands twice, in sectors of its own, and each write goes to the older copy: a torn write leaves the other whole.

use super::SLOTS;
use lantern_wire::FRAME_LEN;
use sha2::{Digest, Sha256};

/// Length of the header's block, in bytes; the slots follow.
pub(super) const BLOCK: usize = FRAME_LEN;
/// Disks write sectors of at least this size whole or not at all.
const SECTOR: usize = 512;
const MAGIC: [u8; 8] = *b"LRING\x01\0\0";
const BODY: usize = 32;
/// `bound` moves in these steps, so that it says as little as possible about how many reports wait.
pub(super) const STEP: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// Counts header writes; the copy with the higher number counts.
    pub(super) sequence: u64,
    /// Slot with logical index 0.
    pub(super) head: usize,
    /// Every slot that waits has a logical index below this: 16, 32, 48 or 64.
    pub(super) bound: usize,
}

impl Header {
    /// Where this header goes in the block, and its bytes.
    pub(super) fn encode(&self) -> (u64, [u8; SECTOR]) {
        let mut out = [0; SECTOR];
        out[..8].copy_from_slice(&MAGIC);
        out[8..16].copy_from_slice(&self.sequence.to_le_bytes());
        out[16] = self.head as u8;
        out[17] = self.bound as u8;
        let sum = Sha256::digest(&out[..BODY]);
        out[BODY..BODY + 32].copy_from_slice(&sum);
        ((self.sequence % 2) * SECTOR as u64, out)
    }

    fn decode(sector: &[u8]) -> Option<Self> {
        let (body, rest) = sector.split_at_checked(BODY)?;
        let sequence = u64::from_le_bytes(body[8..16].try_into().ok()?);
        let (head, bound) = (usize::from(body[16]), usize::from(body[17]));
        let sound = body[..8] == MAGIC && rest.get(..32)? == Sha256::digest(body).as_slice();
        let sane = head < SLOTS && (STEP..=SLOTS).contains(&bound) && bound.is_multiple_of(STEP);
        (sound && sane).then_some(Self { sequence, head, bound })
    }

    /// Reads the block. The second value is false where a copy is damaged, so that both must be written anew.
    ///
    /// One copy lost: the other is at most one write older, and one write moves the head by at most one slot and the
    /// bound by at most one step; so one slot before the head and a step more may hold reports too. Both lost: every
    /// slot may. What is no report then is sent all the same; nothing that was kept is lost.
    pub(super) fn read(block: &[u8; BLOCK]) -> (Self, bool) {
        let copy = |at: usize| Self::decode(&block[at..at + SECTOR]);
        match (copy(0), copy(SECTOR)) {
            (Some(a), Some(b)) => (if a.sequence > b.sequence { a } else { b }, true),
            (Some(one), None) | (None, Some(one)) => {
                let head = (one.head + SLOTS - 1) % SLOTS;
                (Self { sequence: one.sequence, head, bound: SLOTS.min(one.bound + 2 * STEP) }, false)
            }
            (None, None) => (Self { sequence: 0, head: 0, bound: SLOTS }, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(headers: &[Header]) -> [u8; BLOCK] {
        let mut block = [0; BLOCK];
        for header in headers {
            let (at, bytes) = header.encode();
            block[at as usize..at as usize + SECTOR].copy_from_slice(&bytes);
        }
        block
    }

    #[test]
    fn the_newer_copy_counts_and_a_damaged_one_widens_what_may_wait() {
        let old = Header { sequence: 6, head: 0, bound: 16 };
        let new = Header { sequence: 7, head: 63, bound: 32 };
        let mut both = block(&[old, new]);
        assert_eq!(Header::read(&both), (new, true));
        both[SECTOR + 16] ^= 1;
        assert_eq!(Header::read(&both), (Header { sequence: 6, head: 63, bound: 48 }, false));
        both[0] ^= 1;
        assert_eq!(Header::read(&both), (Header { sequence: 0, head: 0, bound: 64 }, false));
    }
}
