//! Lessons: the format of a pack, its checks, and a lesson as a pure state machine. No Bevy, no clock, no I/O:
//! files are handed in as texts, and what is wrong comes back as findings with file, line and column.

mod check;
mod cues;
mod finding;
mod kinds;
mod kit;
mod manifest;
mod paths;
mod player;
mod raw;
mod reading;

pub use check::{Checked, Pack, PackFiles, check};
pub use cues::{Clip, Cues, said_hash};
pub use finding::Finding;
pub use kinds::{Actor, AgeStage, At, Bin, Clue, Item, Kind, Lesson, Mood, Node, Prop, Risk, Smart, Stage, Strand, TalkWith, Weight};
pub use kit::Kit;
pub use manifest::{LocaleState, Manifest};
pub use paths::paths;
pub use player::{Input, Outcome, Player, View};
