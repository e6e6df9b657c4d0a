//! What readers did about a report: events that are only ever added, each by one author at one time, and the state of a
//! case as it follows from them. Not how they are kept (`casebook`) nor how they travel (`exchange`).

mod event;
mod group;
mod state;
mod stone;
mod vouched;

pub use event::{Author, Deed, Event, MAX_NOTE, NotAnEvent, Outcome, ReportId, Signed};
pub use group::{Group, groups};
pub use state::{Case, Collected, Given, Stamp, cases};
pub use stone::{Hashed, SignedStone, Stone, hashed};
pub use vouched::Vouched;
