//! The ring's header: where its logical order begins, and how many slots from there may hold a report that waits. It
//! stands twice, in sectors of its own, written one after the other: a torn write leaves one of them whole.
//! Both copies say the same, and the sequence jumps by chance: so a header tells where things stand and nothing of how
//! they came to stand so (a step back of the head, say, would tell of an urgent report).

use super::SLOTS;
use lantern_wire::FRAME_LEN;
use sha2::{Digest, Sha256};

/// Length of the header's block, in bytes; the slots follow.
pub(super) const BLOCK: usize = FRAME_LEN;
/// Disks write sectors of at least this size whole or not at all.
pub(super) const SECTOR: usize = 512;
/// A later form of ring keeps the name, the place of the checksum and the checksum, and has another version.
const NAME: [u8; 5] = *b"LRING";
const VERSION: [u8; 3] = [1, 0, 0];
const BODY: usize = 32;
/// `bound` moves in these steps, so that it says as little as possible about how many reports wait.
pub(super) const STEP: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    /// The copy with the higher number counts. Grows by chance.
    pub(super) sequence: u64,
    /// Slot with logical index 0.
    pub(super) head: usize,
    /// Every slot that waits has a logical index below this: 16, 32, 48 or 64.
    pub(super) bound: usize,
}

/// What a header's block holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A header. `newer` is the copy (0 or 1) that it stands in; `whole` is false where the other is not the same.
    Header { header: Header, newer: usize, whole: bool },
    /// A ring that a later release made: nothing in it may be touched.
    Later,
}

enum Copy {
    Sound(Header),
    Later,
    Damaged,
}

impl Header {
    /// The header of a ring of which nothing is known: every slot may hold a report.
    pub(super) const UNKNOWN: Self = Self { sequence: 0, head: 0, bound: SLOTS };

    /// A header's bytes; where they go is [`at`].
    pub(super) fn encode(&self) -> [u8; SECTOR] {
        let mut out = [0; SECTOR];
        out[..5].copy_from_slice(&NAME);
        out[5..8].copy_from_slice(&VERSION);
        out[8..16].copy_from_slice(&self.sequence.to_le_bytes());
        out[16] = self.head as u8;
        out[17] = self.bound as u8;
        let sum = Sha256::digest(&out[..BODY]);
        out[BODY..BODY + 32].copy_from_slice(&sum);
        out
    }

    fn decode(sector: &[u8]) -> Copy {
        let Some((body, rest)) = sector.split_at_checked(BODY) else { return Copy::Damaged };
        let sum = Sha256::digest(body);
        if body[..5] != NAME || rest.get(..32) != Some(sum.as_slice()) {
            return Copy::Damaged;
        }
        if body[5..8] != VERSION {
            return Copy::Later;
        }
        let mut sequence = [0; 8];
        sequence.copy_from_slice(&body[8..16]);
        let (head, bound) = (usize::from(body[16]), usize::from(body[17]));
        let sane = head < SLOTS && (STEP..=SLOTS).contains(&bound) && bound.is_multiple_of(STEP);
        if sane { Copy::Sound(Self { sequence: u64::from_le_bytes(sequence), head, bound }) } else { Copy::Damaged }
    }

    /// Reads the block.
    ///
    /// One copy lost: the other is at most one write older, and one write moves the head by at most one slot and the
    /// bound by at most one step; so one slot before the head and two steps more (one for the head) may hold reports too.
    /// Both lost: every slot may. What is no report then is sent all the same; nothing that was kept is lost.
    pub(super) fn read(block: &[u8; BLOCK]) -> Found {
        let copy = |which: usize| Self::decode(&block[which * SECTOR..(which + 1) * SECTOR]);
        match (copy(0), copy(1)) {
            (Copy::Later, _) | (_, Copy::Later) => Found::Later,
            (Copy::Sound(a), Copy::Sound(b)) if a.sequence > b.sequence => Found::Header { header: a, newer: 0, whole: false },
            (Copy::Sound(a), Copy::Sound(b)) => Found::Header { header: b, newer: 1, whole: a == b },
            (Copy::Sound(one), Copy::Damaged) => Found::Header { header: one.widened(), newer: 0, whole: false },
            (Copy::Damaged, Copy::Sound(one)) => Found::Header { header: one.widened(), newer: 1, whole: false },
            (Copy::Damaged, Copy::Damaged) => Found::Header { header: Self::UNKNOWN, newer: 0, whole: false },
        }
    }

    fn widened(self) -> Self {
        let head = (self.head + SLOTS - 1) % SLOTS;
        Self { sequence: self.sequence, head, bound: SLOTS.min(self.bound + 2 * STEP) }
    }

    /// The next header: the sequence goes up by chance, so that it counts nothing.
    pub(super) fn next(&self, head: usize, bound: usize) -> Self {
        Self { sequence: self.sequence.saturating_add(1 + u64::from(rand::random::<u16>())), head, bound }
    }
}

/// Where a copy (0 or 1) stands.
pub(super) fn at(copy: usize) -> u64 {
    (copy * SECTOR) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(headers: &[Header]) -> [u8; BLOCK] {
        let mut block = [0; BLOCK];
        for (copy, header) in headers.iter().enumerate() {
            block[copy * SECTOR..][..SECTOR].copy_from_slice(&header.encode());
        }
        block
    }

    fn found(header: Header, newer: usize, whole: bool) -> Found {
        Found::Header { header, newer, whole }
    }

    #[test]
    fn the_newer_copy_counts_and_a_damaged_one_widens_what_may_wait() {
        let old = Header { sequence: 6, head: 0, bound: 16 };
        let new = Header { sequence: 7, head: 63, bound: 32 };
        assert_eq!(Header::read(&block(&[new, new])), found(new, 1, true));
        assert_eq!(Header::read(&block(&[new, old])), found(new, 0, false));
        let mut both = block(&[old, new]);
        assert_eq!(Header::read(&both), found(new, 1, false));
        both[SECTOR + 16] ^= 1;
        assert_eq!(Header::read(&both), found(Header { sequence: 6, head: 63, bound: 48 }, 0, false));
        both[0] ^= 1;
        assert_eq!(Header::read(&both), found(Header::UNKNOWN, 0, false));
    }

    #[test]
    fn every_flipped_bit_of_a_copy_is_noticed() {
        let header = Header { sequence: 1 << 40, head: 5, bound: 16 };
        let good = block(&[header, header]);
        for bit in 0..(BODY + 32) * 8 {
            let mut bad = good;
            bad[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Header::read(&bad), found(Header { sequence: 1 << 40, head: 4, bound: 48 }, 1, false), "bit {bit}");
        }
    }

    #[test]
    fn a_later_form_is_told_from_a_damaged_one() {
        let header = Header { sequence: 6, head: 0, bound: 16 };
        let mut later = block(&[header, header]);
        later[5] = 2;
        let sum = Sha256::digest(&later[..BODY]);
        later[BODY..BODY + 32].copy_from_slice(&sum);
        assert_eq!(Header::read(&later), Found::Later);
        later[BODY] ^= 1;
        assert!(matches!(Header::read(&later), Found::Header { whole: false, .. }));
    }
}
