//! Lessons: the pack format, its checks, and a lesson as a pure state machine.
//! No Bevy, no file, no clock: texts come in as strings, taps as [`Input`], and what follows goes out as [`Outcome`].
//! No sentence is in here either: nodes name Fluent messages, and so do the findings of the checks.

mod check;
mod coverage;
mod cues;
mod finding;
mod kinds;
mod kit;
mod lesson;
mod manifest;
mod place;
mod player;
mod raw;
mod seal;
mod sound;
mod walk;

pub use check::{Checked, NOT_SIGNED_OFF, Pack, check, unchecked};
pub use coverage::{Coverage, coverage};
pub use cues::{Clip, Cues, said_hash};
pub use finding::{Finding, Severity};
pub use kinds::{AgeStage, Approval, At, EndKind, LocaleState, Mood, Pose, Risk, Smart, Strand, TalkWith, Tone, Weight};
pub use kit::Kit;
pub use lesson::{Actor, Bin, Choice, Clue, Item, Kind, Lesson, Message, Node, Prop, Stage, To};
pub use manifest::{CREDITS, Manifest, PackFiles};
pub use player::{Input, Outcome, Player, View};
pub use seal::{SUMS, check_seal};
pub use sound::Sound;
pub use walk::{paths, routes};
