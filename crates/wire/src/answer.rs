//! The answer to a POST of a frame: always 64 bytes, whatever it says, so that its length tells nobody anything.

/// Length of every answer, in bytes.
pub const ANSWER_LEN: usize = 64;
const MAGIC: [u8; 3] = *b"LA\x01";

/// What became of a frame (or of a roster that was put). Each has one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// 200: it is on the server's disk, now or since an earlier try with the same bytes.
    Kept,
    /// 400: not 4,096 bytes of a known version. Trying again is useless.
    Malformed,
    /// 401: no token, or one that the server does not know.
    NotEnrolled,
    /// 403: the token is a tablet's, and only desks may do this.
    DesksOnly,
    /// 409: these are other bytes than those kept under the same id; a roster: its version is not higher, or over 1,000 higher.
    Conflict,
    /// 413: longer than what belongs here.
    TooLarge,
    /// 429: too many wrong codes lately; wait a few minutes.
    TooMany,
    /// 503: not kept (busy, stopping, or its disk is full). Try again at the next tick.
    Busy,
    /// 408: the body did not arrive in time. Try again at the next tick.
    TooSlow,
    /// 410: this device was enrolled, and that has been taken back. It must enrol again with a new code.
    Revoked,
}

impl Verdict {
    const ALL: [Self; 10] = [
        Self::Kept,
        Self::Malformed,
        Self::NotEnrolled,
        Self::DesksOnly,
        Self::Conflict,
        Self::TooLarge,
        Self::TooMany,
        Self::Busy,
        Self::TooSlow,
        Self::Revoked,
    ];

    /// The HTTP status that goes with it.
    pub fn status(self) -> u16 {
        match self {
            Self::Kept => 200,
            Self::Malformed => 400,
            Self::NotEnrolled => 401,
            Self::DesksOnly => 403,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooMany => 429,
            Self::Busy => 503,
            Self::TooSlow => 408,
            Self::Revoked => 410,
        }
    }

    /// The verdict that an HTTP status stands for, if any.
    pub fn from_status(status: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.status() == status)
    }

    fn code(self) -> u8 {
        Self::ALL.iter().position(|v| *v == self).unwrap_or(0) as u8
    }
}

/// The answer to a POST of a frame or a PUT of a roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameAnswer {
    /// What became of it.
    pub verdict: Verdict,
    /// Version of the roster that the server holds now; 0 where it has none or does not say (not enrolled).
    pub roster_version: u32,
    /// The day, since 1970-01-01 by Greenwich, on which any desk last fetched; 0 where none has, or the server does not
    /// say. It hangs on no frame: children too young for an answer hear that the box was opened today.
    pub desk_day: u16,
}

/// The bytes are not an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the server's answer is not one that this release knows: bring tablets, server and desks to the same release")]
pub struct NotAnAnswer;

impl FrameAnswer {
    /// The 64 bytes that go on the wire: 3 magic, verdict, roster version and desk day (little-endian), zeros.
    pub fn encode(self) -> [u8; ANSWER_LEN] {
        let mut out = [0; ANSWER_LEN];
        out[..3].copy_from_slice(&MAGIC);
        out[3] = self.verdict.code();
        out[4..8].copy_from_slice(&self.roster_version.to_le_bytes());
        out[8..10].copy_from_slice(&self.desk_day.to_le_bytes());
        out
    }

    /// Reads an answer.
    ///
    /// # Errors
    /// Anything but 64 bytes of a known version and verdict.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotAnAnswer> {
        let bytes: &[u8; ANSWER_LEN] = bytes.try_into().map_err(|_| NotAnAnswer)?;
        if bytes[..3] != MAGIC {
            return Err(NotAnAnswer);
        }
        let verdict = *Verdict::ALL.get(usize::from(bytes[3])).ok_or(NotAnAnswer)?;
        let roster_version = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        let desk_day = u16::from_le_bytes([bytes[8], bytes[9]]);
        Ok(Self { verdict, roster_version, desk_day })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_comes_back_and_anything_else_is_refused() {
        for verdict in Verdict::ALL {
            let answer = FrameAnswer { verdict, roster_version: 0x0102_0304, desk_day: 20_780 };
            assert_eq!(FrameAnswer::decode(&answer.encode()), Ok(answer));
            assert_eq!(Verdict::from_status(verdict.status()), Some(verdict));
        }
        let mut bytes = FrameAnswer { verdict: Verdict::Busy, roster_version: 1, desk_day: 0 }.encode();
        bytes[3] = 99;
        assert_eq!(FrameAnswer::decode(&bytes), Err(NotAnAnswer));
        assert_eq!(FrameAnswer::decode(&bytes[..63]), Err(NotAnAnswer));
    }
}
