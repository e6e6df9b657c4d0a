//! `cues.ron`: what each recording says, how long it is and when each word begins.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Cues of one recording.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// [`said_hash`] of the text that was recorded.
    pub said: String,
    /// Length in milliseconds.
    pub ms: u32,
    /// Start of each word (parted by white space) in milliseconds.
    pub words: Vec<u32>,
}

/// Cues of a folder of recordings, by message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Cues")]
pub struct Cues {
    /// Format.
    pub schema: u32,
    /// By message.
    pub clips: BTreeMap<String, Clip>,
}

impl Cues {
    /// Reads a `cues.ron`.
    ///
    /// # Errors
    /// RON's own, with the place.
    pub fn parse(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }
}

/// Mark by which a recording knows its text: FNV-1a, 64 bits, of the UTF-8 bytes, as 16 lower-case hex digits.
pub fn said_hash(text: &str) -> String {
    let hash = text.trim().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(super::said_hash(""), "cbf29ce484222325");
        assert_eq!(super::said_hash("a"), "af63dc4c8601ec8c");
        assert_eq!(super::said_hash("foobar"), "85944171f73967e8");
    }
}
