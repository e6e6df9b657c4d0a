//! What goes from desk to desk: events of cases, sealed to the other readers who may read that report, and what of it is
//! believed when it arrives. Everything travels in frames like those of the tablets, one a tick.

use crate::{case::Signed, identity::Keys, state::Desk};
use anyhow::Result;
use lantern_frame::{Frame, RecipientKey, Report, who_reads};

/// The frames that carry an event to the other readers of its report.
pub(crate) fn share(desk: &Desk, keys: &Keys, report: &Report, event: &Signed) -> Result<Vec<Frame>> {
    let Some(in_force) = desk.roster() else { return Ok(Vec::new()) };
    let me = keys.reader.recipient();
    let others: Vec<_> = who_reads(&in_force.roster, report).into_iter().map(|r| r.recipient.clone()).filter(|key| *key != me).collect();
    share_with(desk, &others, event)
}

/// The frames that carry an event to these readers.
pub(crate) fn share_with(_desk: &Desk, _readers: &[RecipientKey], _event: &Signed) -> Result<Vec<Frame>> {
    Ok(Vec::new())
}
