//! The app played by touches without a renderer: real layout, real text, real controls, real packs.

#![allow(clippy::disallowed_methods, reason = "tests make and read their own folders")]

/// Nothing that a child types leaves its frame.
mod canary;
/// A teacher's pages, sessions, promises.
mod class;
/// Ten thousand touches of sticky hands on every lesson.
mod monkey;
/// Bad packs are refused by file, line and reason; the app goes on.
mod packs;
/// Both scripts, every size: nothing clipped, nothing too small, nothing under Tell.
mod pages;
/// A story and what comes between: two hands, palms, sleep, rests, restarts.
mod stories;
/// The Tell flow, and that it can be reached from everywhere.
mod tell;
/// Every lesson to its end by fingers, keys, switches and screen readers.
mod ways;
/// Building an app for a test.
mod world;
