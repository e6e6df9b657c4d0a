//! Open cases for somebody who joined later: each report, and what was done about it, sealed anew to her key, from the
//! desk of a reader who has them. Her desk shows each once, however many readers hand it over.

use crate::{
    case::{Case, Collected, Deed, cases},
    casebook::Rank,
    exchange,
    identity::Keys,
    readers::Readers,
    state::Desk,
};
use anyhow::{Context, Result};
use lantern_frame::{
    roster::{Reader, ReaderNo},
    seal,
};

impl Desk {
    /// The open cases that this reader may read by the roster in force.
    async fn open_cases_for(&self, keys: &Keys, reader: &Reader) -> Result<Vec<Case>> {
        let listing = self.casebook.all(keys).await?;
        let events = self.casebook.events(keys).await?;
        // Also what is not shown yet: she is to have all that the tablets would have sealed to her.
        let mut cases = cases(listing.entries, events.events, &Collected::new());
        cases.retain(|case| {
            // Where nobody can say who is to be left out, nobody is let in.
            let may = matches!(self.readers_of(&case.entry), Readers::These(them) if them.iter().any(|r| r.person == reader.person));
            case.open() && !case.entry.drill && may
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
        let (school, to) = (in_force.roster.school, std::slice::from_ref(&reader.recipient));
        let (mut frames, mut record) = (Vec::new(), Vec::new());
        for case in &cases {
            // With the number of the list that the tablet had: a face that was tapped is one of that list.
            let version = case.entry.roster_version;
            frames.push(seal(&case.entry.report, to, school, version, &mut rand::rng())?);
            if let Some(located) = self.locator(keys, case).await? {
                frames.push(located.locator.seal(to, school, located.roster_version, &mut rand::rng())?);
            }
            let of_case = known.events.iter().zip(&known.signed).filter(|(event, _)| event.report == case.entry.report.id);
            record.extend(of_case.map(|(_, signed)| signed.clone()));
        }
        frames.extend(exchange::hand_over(self, keys, &reader.recipient, &record)?);
        self.casebook.post(&frames, Rank::HandOver).await?;
        let entries: Vec<_> = cases.iter().map(|case| &case.entry).collect();
        self.record(keys, &entries, &Deed::HandedOver { to: reader.label.clone() }).await?;
        Ok(cases.len())
    }
}
