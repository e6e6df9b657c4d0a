//! The sealed frame, the roster, and who may open what: the heart of the promise that only the readers can read a report.
//!
//! A [`Report`] is sealed by [`seal`] to the keys that [`who_reads`] names and becomes a [`Frame`], which looks like
//! every other frame and like every [`Frame::dummy`]. [`open`] gives it back to those readers and to nobody else.
//! Nothing here does input or output, reads a clock or the environment: time and randomness are passed in
//! (`age` alone draws its own randomness from the operating system).

mod day;
mod frame;
mod header;
mod keys;
mod locator;
mod message;
mod open;
mod plain;
pub mod reply;
pub mod report;
pub mod roster;
mod seal;
mod told;
mod watch;

pub use day::half_day;
pub use frame::{FRAME_LEN, Frame, FrameError, FrameId};
pub use keys::{KeyError, ReaderIdentity, RecipientKey, SigningIdentity, VerifyKey};
pub use locator::{Locator, MAX_PLACE_NAME};
pub use message::{MAX_PARTS, MessageId, PART_LEN, Part, Topic, join, seal_message};
pub use open::{Content, OpenError, Opened, open};
pub use reply::{Reply, ReplyKey};
pub use report::Report;
pub use roster::{Roster, who_reads, who_watches};
pub use seal::{MAX_READERS, SealError, seal};
pub use told::{Told, Whereabouts, seal_told};
pub use watch::{Watch, WatchId, seal_seen, watch_id};

/// Random id of a school, made by its server on first run. It is inside every frame and every roster.
pub type SchoolId = [u8; 16];
