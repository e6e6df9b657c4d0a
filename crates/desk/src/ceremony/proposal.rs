//! A change on its way: proposed at one desk, signed at two, published from either. It is kept sealed in the casebook
//! until it is in force or dropped.

use super::print;
use crate::{casebook::Rank, exchange, identity::Keys, roster, school::Fault, state::Desk};
use anyhow::{Context, Result, ensure};
use lantern_frame::{
    MAX_READERS, Roster,
    roster::{Reader, Roots, SignedRoster},
};
use lantern_wire::RosterMsg;

/// Where it is kept.
const THING: &str = "proposal";

/// A change on its way, as a page shows it.
#[derive(Debug)]
pub struct Proposal {
    /// What is signed.
    pub signed: SignedRoster,
    /// What it says.
    pub roster: Roster,
    /// To be compared over the telephone.
    pub print: String,
}

impl Proposal {
    fn new(signed: SignedRoster) -> Option<Self> {
        Some(Self { roster: signed.unverified().ok()?, print: print(&signed)?, signed })
    }

    /// How the valid signers are called.
    pub fn signers(&self, in_force: Option<&Roster>) -> Vec<String> {
        let known = |key| [Some(&self.roster), in_force].into_iter().flatten().flat_map(|r| &r.readers).find(|r| r.verify_key == key);
        self.signed.signers().into_iter().map(|key| known(key).map(|r| r.label.clone()).unwrap_or_default()).collect()
    }
}

impl Desk {
    /// The change that is on its way at this desk.
    ///
    /// # Errors
    /// The database.
    pub async fn proposal(&self, keys: &Keys) -> Result<Option<Proposal>> {
        let bytes: Option<Vec<u8>> = self.casebook.thing(keys, THING).await?;
        let proposal = bytes.filter(|b| !b.is_empty()).and_then(|b| Proposal::new(SignedRoster::decode(&b).ok()?));
        // One that is in force by now, or has been overtaken, is on its way no more.
        let in_force = self.roster().map_or(0, |in_force| in_force.roster.version);
        Ok(proposal.filter(|proposal| proposal.roster.version > in_force))
    }

    /// Puts a change on its way, in place of an earlier one.
    ///
    /// # Errors
    /// The database, or a roster that could not be used.
    pub async fn set_proposal(&self, keys: &Keys, signed: &SignedRoster) -> Result<()> {
        signed.unverified()?;
        self.casebook.set_thing(keys, THING, &signed.encode()?).await?;
        self.changed();
        Ok(())
    }

    /// Drops it.
    ///
    /// # Errors
    /// The database.
    pub async fn drop_proposal(&self, keys: &Keys) -> Result<()> {
        self.casebook.set_thing(keys, THING, &Vec::<u8>::new()).await?;
        self.changed();
        Ok(())
    }

    /// Takes a change that another signer proposed. It must be this school's next.
    ///
    /// # Errors
    /// It is of another school, or not newer than the one in force.
    pub async fn take_proposal(&self, keys: &Keys, text: &str) -> Result<()> {
        let signed = roster::from_text(text)?;
        let offered = signed.unverified()?;
        if let Some(in_force) = self.roster() {
            ensure!(offered.school == in_force.roster.school, "of another school");
            ensure!(offered.version > in_force.roster.version, "not newer");
        }
        self.set_proposal(keys, &signed).await
    }

    /// A change that another signer's desk sent. `false`: not now, because another one is on its way here; it is offered again
    /// at every look. What nobody stands behind who may sign, and what is overtaken, is passed over.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn offered(&self, keys: &Keys, signed: &SignedRoster) -> Result<bool> {
        let Some(in_force) = self.roster() else { return Ok(false) };
        let Some(offered) = Proposal::new(signed.clone()) else { return Ok(true) };
        let next = offered.roster.school == in_force.roster.school && offered.roster.version > in_force.roster.version;
        let signers = signed.signers();
        if !next || !signers.iter().any(|key| in_force.roster.roots.contains(key)) {
            return Ok(true);
        }
        match self.proposal(keys).await? {
            Some(own) if own.print != offered.print => Ok(false),
            Some(own) if own.signed.signers().len() >= signers.len() => Ok(true),
            _ => self.set_proposal(keys, signed).await.map(|()| true),
        }
    }

    /// Who else may sign it, as far as they read: their desks are sent it.
    pub fn other_signers(&self, keys: &Keys, proposal: &Proposal) -> Vec<Reader> {
        let Some(in_force) = self.roster() else { return Vec::new() };
        let me = keys.signing.verify_key();
        let mut others: Vec<Reader> = Vec::new();
        for reader in proposal.roster.readers.iter().chain(&in_force.roster.readers) {
            let signs = proposal.roster.roots.contains(&reader.verify_key) || in_force.roster.roots.contains(&reader.verify_key);
            if signs && reader.verify_key != me && others.iter().all(|known| known.verify_key != reader.verify_key) {
                others.push(reader.clone());
            }
        }
        others
    }

    /// Whether this reader's signature counts for it.
    pub fn may_sign(&self, keys: &Keys, proposal: &Proposal) -> bool {
        let me = keys.signing.verify_key();
        proposal.roster.roots.contains(&me) || self.roster().is_some_and(|r| r.roster.roots.contains(&me))
    }

    /// Whether it has the signatures that tablets ask for.
    pub fn ready(&self, proposal: &Proposal) -> bool {
        let today = self.clock.now().half_day().0;
        match self.roster() {
            Some(in_force) => in_force.would_take(&proposal.signed, today),
            None => Roots::pin(&proposal.signed).is_ok(),
        }
    }

    /// Signs it, and sends it to the desks of the others who may. The caller has asked for the passphrase.
    ///
    /// # Errors
    /// The database.
    pub async fn sign_proposal(&self, keys: &Keys) -> Result<()> {
        let mut proposal = self.proposal(keys).await?.context("nothing to sign")?;
        proposal.signed.sign(&keys.signing);
        self.set_proposal(keys, &proposal.signed).await?;
        let others: Vec<_> = self.other_signers(keys, &proposal).into_iter().map(|reader| reader.recipient).take(MAX_READERS).collect();
        self.casebook.post(&exchange::propose(self, &proposal.signed, &others)?, Rank::Now).await
    }

    /// Gives it to the server, and takes it at this desk.
    ///
    /// # Errors
    /// What is wrong with the server; the change is still on its way then.
    pub async fn publish_proposal(&self, keys: &Keys) -> Result<(), Fault> {
        let Some((_, school)) = &self.school else { return Err(Fault::NotEnrolled) };
        let proposal = self.proposal(keys).await.ok().flatten().ok_or(Fault::Disk)?;
        let signed = proposal.signed.encode().map_err(|_| Fault::Strange)?;
        school.publish(RosterMsg { version: proposal.roster.version, signed: signed.clone() }).await?;
        let today = self.clock.now().half_day().0;
        let taken = roster::take(&self.data, self.roster().as_ref(), &signed, keys.signing.verify_key(), today);
        if let Ok(Some(in_force)) = taken {
            self.set_roster(in_force);
        }
        self.drop_proposal(keys).await.map_err(|_| Fault::Disk)
    }
}
