//! Word to the chair of governors about a report that she may not read: a grown-up at school is meant and not named, so that
//! whoever reads it may be the one. The tablet tells her that there is one to be looked at by the end of a day, the desk that
//! looks first tells her that somebody did. Neither says anything else; whom it goes to is in `roster::watchers`.

use crate::{Frame, RecipientKey, SchoolId, SealError, plain::Kind, seal::seal_as};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

const PURPOSE: &[u8] = b"lantern-watch-v1\0";

/// By what the two words about one report belong together: a hash, so that the report's own id stays with its readers.
pub type WatchId = [u8; 16];

/// Somebody is to look at a report by the end of this day.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Of the report.
    pub id: WatchId,
    /// The school day by whose end it is to be looked at, since 1970.
    pub day: u16,
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch(..)")
    }
}

/// What stands for a report where its readers are not alone.
pub fn watch_id(report: &[u8; 16]) -> WatchId {
    let mut id = [0; 16];
    id.copy_from_slice(&Sha256::new().chain_update(PURPOSE).chain_update(report).finalize()[..16]);
    id
}

impl Watch {
    /// Seals it to those who watch.
    ///
    /// # Errors
    /// Nobody, or more than eight.
    pub fn seal<R: CryptoRng + ?Sized>(
        &self,
        watchers: &[RecipientKey],
        school: SchoolId,
        roster_version: u32,
        rng: &mut R,
    ) -> Result<Frame, SealError> {
        seal_as(Kind::Watch, self, watchers, school, roster_version, rng)
    }
}

/// Seals word that somebody has looked at a report to those who watch.
///
/// # Errors
/// Nobody, or more than eight.
pub fn seal_seen<R: CryptoRng + ?Sized>(
    report: &[u8; 16],
    watchers: &[RecipientKey],
    school: SchoolId,
    roster_version: u32,
    rng: &mut R,
) -> Result<Frame, SealError> {
    seal_as(Kind::Seen, &watch_id(report), watchers, school, roster_version, rng)
}
