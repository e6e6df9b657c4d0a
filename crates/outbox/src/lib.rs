//! What stands between a sealed frame and the school's server: the durable ring on the tablet's disk, and the thread
//! that posts one frame of the same length at every tick, report or not. Also the client side of enrolment and the
//! pinned connection, which the desk shares.
//! Not here: sealing (`lantern-frame`; this crate sees 4,096 bytes and a closure that makes dummies) and Bevy.

pub mod client;
mod credentials;
pub mod discover;
mod outbox;
mod pin;
pub mod platform;
pub mod ring;
mod worker;

pub use credentials::Credentials;
pub use outbox::{Config, Down, Event, Link, NotKept, Outbox, Ticket};
pub use ring::{PutError, Ring, RingError};
