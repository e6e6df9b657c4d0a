//! A simulated tablet: `program`, a process with the real outbox and its own folder, as the app keeps it, told by lines on
//! its input what its child does; and `handle`, the drill's end of it.

mod handle;
pub mod program;

pub use handle::{Fate, Limits, Tablet};
