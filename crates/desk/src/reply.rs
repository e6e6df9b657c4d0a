//! Hearing back: a reader answers a child in up to three of the sentences that are offered. The answer is an event of the
//! case, kept and shared like all others; the board (`board`) is where it lies for the child.

use crate::{
    case::{Case, Deed, Given},
    casebook::Entry,
    identity::Keys,
    state::Desk,
};
use anyhow::{Context, Result, ensure};
use lantern_frame::{
    ReplyKey,
    reply::MAX_SAYS,
    report::{Says, Tapped},
};
use rand::RngCore;

/// The sentences with these ids, in the order in which the child hears them; `None` unless they are one to three.
pub fn sentences<'a>(ids: impl IntoIterator<Item = &'a str>) -> Option<Vec<Says>> {
    let mut says: Vec<Says> = ids.into_iter().map(Says::from_id).collect::<Option<_>>()?;
    says.sort_by_key(|one| Says::ALL.iter().position(|known| known == one));
    says.dedup();
    (1..=MAX_SAYS).contains(&says.len()).then_some(says)
}

/// Where an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// On the board, or there within the hour.
    OnBoard,
    /// All slots of this desk are taken; it waits for one.
    Waits,
    /// Another reader's desk puts it.
    WithAnother,
    /// Its days are over.
    Over,
}

impl Desk {
    /// Answers a child. The answer before, if there is one, is replaced.
    ///
    /// # Errors
    /// A report without pictures, no memory for the key, or the database; nothing was done then.
    pub async fn answer(&self, keys: &Keys, entry: &Entry, says: &[Says]) -> Result<()> {
        let code = entry.report.code.context("this report has no pictures")?;
        ensure!(self.board_share().is_some(), "this reader is on no list");
        let (school, _) = self.school.as_ref().context("not enrolled")?;
        let school = *school;
        // Before anything is noted: an answer that cannot be sealed must not stand in the record as given.
        let key = tokio::task::spawn_blocking(move || ReplyKey::derive(&code, school).is_some());
        ensure!(key.await?, "not enough memory to seal an answer");
        let mut id = [0; 16];
        rand::rng().fill_bytes(&mut id);
        self.record(keys, &[entry], &Deed::Replied { id, says: says.to_vec() }).await?;
        // Where this fails the next tick does it; the page says where the answer is.
        if let Err(why) = self.arrange_board(keys).await {
            tracing::warn!("an answer waits for the next minute: {why:#}");
        }
        Ok(())
    }

    /// Takes the answer of a report off the board, at its slot's next turn.
    ///
    /// # Errors
    /// The database.
    pub async fn withdraw(&self, keys: &Keys, case: &Case) -> Result<()> {
        let Some(given) = &case.reply else { return Ok(()) };
        self.record(keys, &[&case.entry], &Deed::Withdrawn { id: given.id }).await?;
        if let Err(why) = self.arrange_board(keys).await {
            tracing::warn!("an answer is taken off at the next minute: {why:#}");
        }
        Ok(())
    }

    /// Where an answer is.
    ///
    /// # Errors
    /// The database.
    pub async fn where_lies(&self, keys: &Keys, given: &Given) -> Result<Lies> {
        if self.clock.now().half_day().0 > given.last_day() {
            return Ok(Lies::Over);
        }
        if self.places(keys).await?.iter().any(|(_, id)| *id == given.id) {
            return Ok(Lies::OnBoard);
        }
        let own = self.live_answers(keys).await?.iter().any(|live| live.given.id == given.id);
        Ok(if own { Lies::Waits } else { Lies::WithAnother })
    }
}
