//! Where the server keeps a frame: the half-day and the tick within it. That, and the frame's random id, is all the
//! order there is; nothing finer is ever stored.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Half of a day, by UTC: it only groups frames; a report carries its own half-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Midnight to noon: `a`.
    Morning,
    /// Noon to midnight: `b`.
    Afternoon,
}

/// The frames of one half-day: `2026-11-23a`. Batches sort by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Batch([u8; Batch::LEN]);

/// Text that names no batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a half-day such as 2026-11-23a")]
pub struct NotABatch;

impl Batch {
    /// Length of a batch's name, in bytes.
    pub const LEN: usize = 11;

    /// The batch of a half-day.
    ///
    /// # Errors
    /// A year outside 1..=9999, a month or day that no calendar has. (Days are not counted by month: that is the caller's.)
    pub fn new(year: i16, month: u8, day: u8, half: Half) -> Result<Self, NotABatch> {
        let half = match half {
            Half::Morning => 'a',
            Half::Afternoon => 'b',
        };
        format!("{year:04}-{month:02}-{day:02}{half}").parse()
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        // Only digits, dashes, `a` and `b` get in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Batch {
    type Err = NotABatch;

    fn from_str(text: &str) -> Result<Self, NotABatch> {
        let bytes: [u8; Self::LEN] = text.as_bytes().try_into().map_err(|_| NotABatch)?;
        let form = b"0000-00-00a";
        for (byte, form) in bytes.iter().zip(form) {
            let fits = match form {
                b'0' => byte.is_ascii_digit(),
                b'a' => matches!(byte, b'a' | b'b'),
                dash => byte == dash,
            };
            if !fits {
                return Err(NotABatch);
            }
        }
        let two = |at: usize| (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0');
        if !(1..=12).contains(&two(5)) || !(1..=31).contains(&two(8)) || &bytes[..4] == b"0000" {
            return Err(NotABatch);
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<Batch> for String {
    fn from(batch: Batch) -> Self {
        batch.to_string()
    }
}

impl TryFrom<String> for Batch {
    type Error = NotABatch;

    fn try_from(text: String) -> Result<Self, NotABatch> {
        text.parse()
    }
}

/// A tick of a half-day. Places only ever grow at a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The half-day.
    pub batch: Batch,
    /// Which tick of it, from 0. Below 2^31.
    pub tick: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_strict_and_sort_by_time() {
        let morning = Batch::new(2026, 11, 23, Half::Morning).unwrap();
        let afternoon = Batch::new(2026, 11, 23, Half::Afternoon).unwrap();
        assert_eq!(morning.as_str(), "2026-11-23a");
        assert!(morning < afternoon && afternoon < "2026-11-24a".parse().unwrap());
        for bad in ["", "2026-11-23", "2026-11-23c", "2026-13-23a", "2026-11-32a", "2026_11-23a", "+026-11-23a", "2026-11-23a "] {
            assert_eq!(bad.parse::<Batch>(), Err(NotABatch), "{bad}");
        }
        assert!(Batch::new(-1, 1, 1, Half::Morning).is_err());
    }
}
