//! Changes of who reads: somebody joins, the lead changes, a key is lost, a computer is stolen; and the break-glass
//! papers for the day on which every key is lost. Here is what such a change makes of the roster, and what it changes in
//! words; the pages lead through it, and two root signers decide.

mod break_glass;
mod change;
mod diff;
mod hand_over;
mod proposal;

pub use break_glass::{Papers, Sheet, make_papers};
pub use change::{Problem, Rules, Step, first, propose};
pub use diff::{Difference, called, differences};
pub use proposal::Proposal;

use lantern_frame::roster::SignedRoster;
use sha2::{Digest, Sha256};

/// A print of a proposal that two signers compare over the telephone: 64 bits of its SHA-256, signatures left out.
pub fn print(proposal: &SignedRoster) -> Option<String> {
    let unsigned = SignedRoster::new(&proposal.unverified().ok()?).ok()?.encode().ok()?;
    Some(Sha256::digest(unsigned)[..8].chunks(2).map(hex::encode).collect::<Vec<_>>().join(" "))
}
