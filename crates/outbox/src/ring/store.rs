//! What a ring stands on: a run of bytes that can be synced. A file on a tablet, a failing disk in the tests.

use std::io;

/// Bytes that survive a power cut once synced.
pub trait Store: Send {
    /// How many bytes there are.
    ///
    /// # Errors
    /// Whatever the disk says; so with the others.
    fn length(&mut self) -> io::Result<u64>;
    /// Fills `into` from `offset` on; an error where there are fewer bytes.
    ///
    /// # Errors
    /// See [`Store::length`].
    fn read_at(&mut self, offset: u64, into: &mut [u8]) -> io::Result<()>;
    /// Writes all bytes, growing the store where need be. Until the next sync they may be kept whole, in part or not at all.
    ///
    /// # Errors
    /// See [`Store::length`].
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Returns once all that was written before will survive a power cut.
    ///
    /// # Errors
    /// See [`Store::length`].
    fn sync(&mut self) -> io::Result<()>;
}
