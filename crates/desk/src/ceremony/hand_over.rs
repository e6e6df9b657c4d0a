//! Open cases for somebody who joined later: each report, and what was done about it, sealed anew to her key, from the
//! desk of a reader who has them. Her desk shows each once, however many readers hand it over.

use crate::{
    case::{Case, Deed, cases},
    exchange,
    identity::Keys,
    state::Desk,
};
use anyhow::{Context, Result};
use lantern_frame::{
    roster::{Reader, ReaderNo},
    seal, who_reads,
};

impl Desk {
    /// The open cases that this reader may read by the roster in force.
    async fn open_cases_for(&self, keys: &Keys, reader: &Reader) -> Result<Vec<Case>> {
        let Some(in_force) = self.roster() else { return Ok(Vec::new()) };
        let listing = self.casebook.all(keys).await?;
        let events = self.casebook.events(keys).await?;
        // Also what is not shown yet: she is to have all that the tablets would have sealed to her.
        let mut cases = cases(listing.entries, events.events);
        cases.retain(|case| {
            let readers = who_reads(&in_force.roster, &case.entry.report);
            case.open() && !case.entry.drill && readers.iter().any(|r| r.person == reader.person)
        });
        Ok(cases)
    }

    /// How many open cases could be handed to this reader.
    ///
    /// # Errors
    /// The database.
    pub async fn to_hand_over(&self, keys: &Keys, reader: &Reader) -> Result<usize> {
        Ok(self.open_cases_for(keys, reader).await?.len())
    }

    /// Hands the open cases to a reader; gives how many. The frames go out one a minute while the desk is open.
    ///
    /// # Errors
    /// Nobody has this number, or the database.
    pub async fn hand_over(&self, keys: &Keys, to: ReaderNo) -> Result<usize> {
        let in_force = self.roster().context("no roster")?;
        let reader = in_force.roster.reader(to).context("nobody on the roster has this number")?;
        let cases = self.open_cases_for(keys, reader).await?;
        let known = self.casebook.events(keys).await?;
        let mut frames = Vec::new();
        for case in &cases {
            let (school, version) = (in_force.roster.school, in_force.roster.version);
            frames.push(seal(&case.entry.report, std::slice::from_ref(&reader.recipient), school, version, &mut rand::rng())?);
            let of_case = known.events.iter().zip(&known.signed).filter(|(event, _)| event.report == case.entry.report.id);
            for (_, signed) in of_case {
                frames.extend(exchange::share_with(self, std::slice::from_ref(&reader.recipient), signed)?);
            }
        }
        self.casebook.post(&frames).await?;
        let entries: Vec<_> = cases.iter().map(|case| &case.entry).collect();
        self.record(keys, &entries, &Deed::HandedOver { to: reader.label.clone() }).await?;
        Ok(cases.len())
    }
}
