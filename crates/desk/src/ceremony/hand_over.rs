//! Cases for somebody who joined later: each report, and what was done about it, sealed anew to her key, from the desk of a
//! reader who has them. Her desk shows each once, however many readers hand it over. All open ones go together, and with them
//! what was decided to be a concern if the giver wants that; a single matter, open or decided, from its own page.

use crate::{
    case::{Case, Collected, Deed, Group, cases},
    casebook::Rank,
    exchange,
    identity::Keys,
    readers::Readers,
    state::Desk,
};
use anyhow::{Context, Result, ensure};
use lantern_frame::{
    roster::{Reader, ReaderNo},
    seal, who_reads,
};

impl Desk {
    /// Whether this reader may read the report by the roster in force. Where nobody can say who is to be left out, nobody is
    /// let in.
    fn may_be_given(&self, reader: &Reader, case: &Case) -> bool {
        matches!(self.readers_of(&case.entry), Readers::These(them) if them.iter().any(|r| r.person == reader.person))
    }

    /// The cases that this reader may read by the roster in force: open ones, and concerns that were decided if they are
    /// wanted.
    async fn cases_for(&self, keys: &Keys, reader: &Reader, concerns: bool) -> Result<Vec<Case>> {
        let listing = self.casebook.all(keys).await?;
        let events = self.casebook.events(keys).await?;
        // Also what is not shown yet: she is to have all that the tablets would have sealed to her.
        let mut cases = cases(listing.entries, events.events, &Collected::new());
        cases.retain(|case| (case.open() || (concerns && case.concern)) && !case.entry.drill && self.may_be_given(reader, case));
        Ok(cases)
    }

    /// How many open cases could be handed to this reader.
    ///
    /// # Errors
    /// The database.
    pub async fn to_hand_over(&self, keys: &Keys, reader: &Reader) -> Result<usize> {
        Ok(self.cases_for(keys, reader, false).await?.len())
    }

    /// Hands the open cases to a reader, and with `concerns` those that were decided to be one; gives how many.
    ///
    /// # Errors
    /// Nobody has this number, or the database.
    pub async fn hand_over(&self, keys: &Keys, to: ReaderNo, concerns: bool) -> Result<usize> {
        let in_force = self.roster().context("no roster")?;
        let reader = in_force.roster.reader(to).context("nobody on the roster has this number")?;
        let cases = self.cases_for(keys, reader, concerns).await?;
        self.give(keys, reader, &cases.iter().collect::<Vec<_>>()).await
    }

    /// Readers who may read this report by the roster in force, and whose desks do not have it: they joined later, or have
    /// another key since, and nobody has handed it to them.
    pub fn takers(&self, keys: &Keys, case: &Case) -> Vec<Reader> {
        let me = keys.signing.verify_key();
        if case.entry.drill || !self.may_write(me.as_bytes(), &case.entry) {
            return Vec::new();
        }
        let Readers::These(readers) = self.readers_of(&case.entry) else { return Vec::new() };
        // A desk that never had the tablet's list takes those who read now for those who had it: they are not offered.
        let then = self.roster_for(&case.entry);
        let sealed_to = |reader: &Reader| {
            let had = then.as_ref().map(|then| who_reads(then, &case.entry.report));
            had.is_some_and(|had| had.iter().any(|one| one.recipient == reader.recipient))
        };
        let given = |reader: &Reader| {
            case.events.iter().any(|event| match &event.deed {
                Deed::HandedOver { to } => *to == reader.label,
                _ => event.by.key == *reader.verify_key.as_bytes(),
            })
        };
        readers.into_iter().filter(|reader| reader.verify_key != me && !sealed_to(reader) && !given(reader)).collect()
    }

    /// Hands one matter to a reader, as far as she may read it: open or decided. Gives how many reports that were.
    ///
    /// # Errors
    /// She may read none of it or has it, or the database.
    pub async fn hand_over_matter(&self, keys: &Keys, to: ReaderNo, group: &Group) -> Result<usize> {
        let in_force = self.roster().context("no roster")?;
        let reader = in_force.roster.reader(to).context("nobody on the roster has this number")?;
        let takes = |case: &&Case| self.takers(keys, case).iter().any(|taker| taker.person == reader.person);
        let cases: Vec<&Case> = group.all().filter(takes).collect();
        ensure!(!cases.is_empty(), "nothing of it is for this reader");
        self.give(keys, reader, &cases).await
    }

    /// Seals these cases to a reader. The frames go out one a minute while the desk is open.
    async fn give(&self, keys: &Keys, reader: &Reader, cases: &[&Case]) -> Result<usize> {
        let in_force = self.roster().context("no roster")?;
        let known = self.casebook.events(keys).await?;
        let (school, to) = (in_force.roster.school, std::slice::from_ref(&reader.recipient));
        let (mut frames, mut record) = (Vec::new(), Vec::new());
        for case in cases {
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
