//! `cues.ron`: what was said in each recording, how long it is and where its words begin.
//! Lengths are known before a sound is touched, so a tablet without sound moves on just the same.

use crate::{finding::Finding, manifest::ron_finding, raw::read};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The recordings of one folder, by message id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// Version of this form; 1.
    pub schema: u32,
    /// The recordings.
    pub clips: BTreeMap<String, Clip>,
}

/// One recording.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clip {
    /// [`said_hash`] of the text that was said.
    pub said: String,
    /// Length in milliseconds.
    pub ms: u32,
    /// Start of each word (parted by white space) in milliseconds from the start of the sound.
    pub words: Vec<u32>,
}

impl Cues {
    /// Reads a `cues.ron`; `file` is its name for the finding.
    ///
    /// # Errors
    /// A finding with line and column where it is not in this form.
    pub fn parse(file: &str, text: &str) -> Result<Self, Box<Finding>> {
        read(text).map_err(|e| Box::new(ron_finding(file, &e)))
    }
}

/// What tells a recording of this text from one of another: FNV-1a (64 bits) over the UTF-8 bytes of the message's
/// text as Fluent formats it, without the marks around placeables, as 16 lower-case hex digits.
/// It guards against forgetting to record anew, not against an attacker.
pub fn said_hash(text: &str) -> String {
    let plain = lantern_words::plain(text);
    let hash = plain.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_as_published() {
        assert_eq!(said_hash(""), "cbf29ce484222325");
        assert_eq!(said_hash("a"), "af63dc4c8601ec8c");
        assert_eq!(said_hash("foobar"), "85944171f73967e8");
        assert_eq!(said_hash("\u{2068}a\u{2069}"), said_hash("a"));
    }

    #[test]
    fn cues_are_read_and_unknown_fields_refused() {
        let cues = Cues::parse("cues.ron", "Cues(schema: 1, clips: {\"e5-open\": (said: \"00\", ms: 2310, words: [0, 310, 640])})")
            .expect("good cues");
        assert_eq!(cues.clips["e5-open"].words, [0, 310, 640]);
        let finding = Cues::parse("cues.ron", "Cues(schema: 1, clips: {\"a\": (said: \"00\", ms: 1, words: [], loud: 3)})")
            .expect_err("unknown field");
        assert_eq!((finding.number, finding.line, finding.message), ("LP00", 1, "check-unknown-field"));
    }
}
