//! Where and when an urgent report was made: a frame of its own beside the report's, sealed to the same readers, so that
//! a desk can keep it apart, open it for a reason only, and wipe it first.

use crate::{Frame, RecipientKey, SchoolId, SealError, plain::Kind, seal::seal_as};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Longest name of a tablet or class in a [`Locator`], in bytes of UTF-8.
pub const MAX_PLACE_NAME: usize = 60;

/// Which tablet, whose class, which minute. Wiped when dropped; its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Locator {
    /// Id of the report that it goes along with.
    pub report: [u8; 16],
    /// What stands on the tablet: "Tablet 7". Empty where the technician gave it no name.
    pub tablet: String,
    /// The class that has the tablet: "Year 2". Empty where nobody said.
    pub class: String,
    /// Minute of the day by the school's clock when *Send* was tapped, 0 to 1,439.
    pub minute: u16,
}

impl fmt::Debug for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Locator(..)")
    }
}

impl Locator {
    /// Seals it to the report's own readers.
    ///
    /// # Errors
    /// No reader, more than eight, or names longer than [`MAX_PLACE_NAME`] bytes.
    pub fn seal<R: CryptoRng + ?Sized>(
        &self,
        readers: &[RecipientKey],
        school: SchoolId,
        roster_version: u32,
        rng: &mut R,
    ) -> Result<Frame, SealError> {
        if self.tablet.len().max(self.class.len()) > MAX_PLACE_NAME {
            return Err(SealError::TooLong);
        }
        seal_as(Kind::Locator, self, readers, school, roster_version, rng)
    }
}
