//! What two tablets of one school say to each other in a room without a server, sealed under the secret that the server gave
//! both: ChaCha20-Poly1305, a fresh key for each connection and direction, a counter as nonce. Whoever only listens learns
//! lengths; whoever is not of the school is not understood.

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Nonce},
};
use sha2::{Digest, Sha256};

/// Bytes by which each end makes the connection's keys fresh.
pub(crate) const HELLO: usize = 32;
/// Longest message, sealed.
pub(crate) const LONGEST: usize = 16 * 1024;

/// The school's tablets know each other's announcements by it.
pub(crate) fn tag(room: &str) -> String {
    let hash = Sha256::digest(["lantern room tag 1 ", room].concat());
    hex::encode(&hash[..8])
}

/// One direction of one connection.
pub(crate) struct Way {
    cipher: ChaCha20Poly1305,
    next: u64,
}

impl Way {
    /// `from_hub`: what the teacher's tablet says.
    pub(crate) fn new(room: &str, hub: &[u8; HELLO], pupil: &[u8; HELLO], from_hub: bool) -> Self {
        let hash = Sha256::new().chain_update(b"lantern room 1").chain_update([u8::from(from_hub)]);
        let key = hash.chain_update(hub).chain_update(pupil).chain_update(room).finalize();
        Self { cipher: ChaCha20Poly1305::new(&key), next: 0 }
    }

    fn nonce(&mut self) -> Nonce<ChaCha20Poly1305> {
        let mut nonce = Nonce::<ChaCha20Poly1305>::default();
        nonce[4..].copy_from_slice(&self.next.to_be_bytes());
        self.next += 1;
        nonce
    }

    /// Seals the next message of this direction.
    pub(crate) fn seal(&mut self, message: &[u8]) -> Option<Vec<u8>> {
        let nonce = self.nonce();
        self.cipher.encrypt(&nonce, message).ok()
    }

    /// Opens the next message of this direction.
    pub(crate) fn open(&mut self, sealed: &[u8]) -> Option<Vec<u8>> {
        let nonce = self.nonce();
        self.cipher.decrypt(&nonce, sealed).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_school_connection_direction_and_order_are_understood() {
        let (room, hub, pupil) = ("ab".repeat(32), [1; HELLO], [2; HELLO]);
        let sealed = |n: usize| {
            let mut way = Way::new(&room, &hub, &pupil, true);
            (0..=n).filter_map(|_| way.seal(b"eyes on me")).last().unwrap()
        };
        let first = sealed(0);
        assert_eq!(Way::new(&room, &hub, &pupil, true).open(&first).unwrap(), b"eyes on me");
        assert!(Way::new(&room, &hub, &pupil, true).open(&sealed(1)).is_none(), "out of order");
        assert!(Way::new(&"cd".repeat(32), &hub, &pupil, true).open(&first).is_none(), "another school");
        assert!(Way::new(&room, &hub, &[3; HELLO], true).open(&first).is_none(), "played again to another tablet");
        assert!(Way::new(&room, &hub, &pupil, false).open(&first).is_none(), "sent back");
        assert_ne!(tag(&room), tag(&"cd".repeat(32)));
    }
}
