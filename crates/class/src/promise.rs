//! A class's own promises: what the school has written in place of the plain ones that come with the app.

use serde::{Deserialize, Serialize};

/// Fewest and most promises of a stage.
pub const PROMISES: std::ops::RangeInclusive<usize> = 2..=6;
/// Longest promise, in letters.
pub const LONGEST: usize = 120;

/// The promises of a stage, as a school has written them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promises {
    /// One of [`crate::STAGES`].
    pub stage: String,
    /// Goes up by one with each change: a class that has promised an older one promises anew.
    pub version: u32,
    /// Day since 1970 of the change.
    pub day: u16,
    /// Fluent text: `promise-1` to `promise-6`, and `promise-recall`, which is said at the start of every lesson.
    pub text: String,
}
