//! A class that one teacher runs together: who the teachers are and how they prove it, what a session says to the tablets,
//! what a tablet makes of it, and what is counted. Shared by the app, the server and the link between them.
//! No input or output, no clock, no Bevy, and nothing of reports: a session neither sees nor stops Tell.

pub mod follow;
pub mod id;
pub mod pin;
pub mod promise;
pub mod session;
pub mod setup;
pub mod talk;
pub mod tally;

pub use follow::{Follow, Order};
pub use id::{ClassId, SessionId, StaffId};
pub use pin::{BadPin, Pin, Tries, Verifier};
pub use promise::Promises;
pub use session::{Eyes, MAX_EYES, Moment, Plan, Profile, RoomCode, Session, Signal};
pub use setup::{Approved, Class, Setup, Staff, Supply};
pub use talk::{Beat, Command, Join, Line, OpenReply, OpenRequest, Order as CommandRequest, Record, Refusal, Running, Taught, Told};
pub use tally::{Count, Counts, FEW, MAX_KINDS, Seen};

/// The ages a class is of, as the lesson format names them.
pub const STAGES: [&str; 4] = ["Eyfs", "Ks1", "LowerKs2", "UpperKs2"];
