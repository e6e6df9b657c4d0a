//! The roster as it travels: a small clear header with its version, then bytes that the server neither reads nor checks.
//! Tablets and desks check the signatures; the server only refuses to go back to a lower version.

/// Longest roster, header included, in bytes.
pub const MAX_ROSTER: usize = 64 * 1024;
const MAGIC: [u8; 4] = *b"LR\x01\0";
const HEADER: usize = 8;

/// A roster on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterMsg {
    /// The roster's own version, from 1 up.
    pub version: u32,
    /// The signed roster, opaque here.
    pub signed: Vec<u8>,
}

/// The bytes are not a roster message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a roster of this release, or longer than 64 KiB")]
pub struct NotARoster;

impl RosterMsg {
    /// The bytes that go on the wire: 4 magic, version (little-endian), the signed roster.
    ///
    /// # Errors
    /// A roster that [`RosterMsg::decode`] would not take: too long, empty, or version 0.
    pub fn encode(&self) -> Result<Vec<u8>, NotARoster> {
        let mut out = Vec::with_capacity(HEADER + self.signed.len());
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&self.version.to_le_bytes());
        out.extend_from_slice(&self.signed);
        Self::version_of(&out)?;
        Ok(out)
    }

    /// Reads a message.
    ///
    /// # Errors
    /// Wrong magic, version 0, nothing signed, or more than [`MAX_ROSTER`] bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotARoster> {
        let version = Self::version_of(bytes)?;
        Ok(Self { version, signed: bytes[HEADER..].to_vec() })
    }

    /// The version of an encoded message, the rest unread.
    ///
    /// # Errors
    /// As [`RosterMsg::decode`].
    pub fn version_of(bytes: &[u8]) -> Result<u32, NotARoster> {
        if bytes.len() <= HEADER || bytes.len() > MAX_ROSTER || bytes[..4] != MAGIC {
            return Err(NotARoster);
        }
        let version = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        if version == 0 { Err(NotARoster) } else { Ok(version) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_and_refuses_the_rest() {
        let msg = RosterMsg { version: 7, signed: vec![1, 2, 3] };
        let bytes = msg.encode().unwrap();
        assert_eq!(RosterMsg::decode(&bytes), Ok(msg));
        assert!(RosterMsg::decode(&bytes[..8]).is_err());
        assert!(RosterMsg { version: 0, signed: vec![1] }.encode().is_err());
        assert!(RosterMsg { version: 1, signed: vec![0; MAX_ROSTER] }.encode().is_err());
    }
}
