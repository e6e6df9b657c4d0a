//! A report about a grown-up at school who is not named is read by the head and the lead, and either may be the one. If none of
//! its readers looked at it on its day, the chair of governors hears that, and nothing else about it (`lantern_frame::Watch`).
//! Here are both ends: the word that a reader's desk sends when she is the first who looks, and what the chair's desk shows.

use crate::{
    calendar::Minute,
    casebook::{Entry, RowId},
    identity::Keys,
    state::Desk,
    work,
};
use anyhow::Result;
use lantern_frame::{Frame, RecipientKey, roster::Hours, seal_seen, who_watches};

/// Minutes after the school has closed in which word that somebody looked just before may still be on its way.
const GRACE: Minute = 15;
/// Days for which it is kept.
const KEPT: u16 = 30;

/// A report that nobody looked at on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// Its row among what is watched.
    pub row: RowId,
    /// The day by whose end somebody was to look, since 1970.
    pub day: u16,
}

/// The minute from which it is late that nobody looked on this day.
fn late_from(hours: &Hours, day: u16) -> Minute {
    i64::from(day) * 24 * 60 + i64::from(hours.closes) + GRACE
}

impl Desk {
    /// Frames that say that somebody looked at this report, to those who watch over it; none where nobody does.
    pub(crate) fn tell_watchers(&self, entry: &Entry) -> Result<Vec<Frame>> {
        let Some(now) = self.roster().map(|in_force| in_force.roster) else { return Ok(Vec::new()) };
        let then = match self.roster_of(entry.roster_version) {
            Some(then) => then,
            None if entry.report.staff.is_none() => now.clone(),
            // A face of a list that this desk never had: it may have been somebody's, and no tablet told of it then.
            None => return Ok(Vec::new()),
        };
        let mut watchers: Vec<RecipientKey> = Vec::new();
        for watcher in who_watches(&then, &entry.report) {
            // With the key that she has now. Who has left needs to hear of nothing.
            watchers.extend(now.readers.iter().find(|reader| reader.person == watcher.person).map(|reader| reader.recipient.clone()));
        }
        if watchers.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![seal_seen(&entry.report.id, &watchers, now.school, now.version, &mut rand::rng())?])
    }

    /// Brings up to date which reports nobody looked at on their day. Only after a look at the server that came to its end:
    /// before, word that somebody did may lie there.
    ///
    /// # Errors
    /// The database.
    pub async fn look_for_unread(&self, keys: &Keys) -> Result<()> {
        let now = self.clock.now();
        let (minute, (today, _)) = (work::minute(now), now.half_day());
        let hours = self.roster().map(|in_force| in_force.roster.hours).unwrap_or_default();
        let watched = self.casebook.watched(keys).await?;
        let old = |day: u16| day.saturating_add(KEPT) < today;
        let (gone, kept): (Vec<_>, Vec<_>) = watched.into_iter().partition(|(_, one)| old(one.by.unwrap_or(one.came).max(one.came)));
        let late = |day: &u16| late_from(&hours, *day) <= minute;
        let mut unread: Vec<Unread> = kept
            .iter()
            .filter(|(_, one)| !one.over)
            .filter_map(|(row, one)| Some(Unread { row: *row, day: one.by.filter(late)? }))
            .collect();
        unread.sort_by_key(|one| (one.day, one.row));
        self.set_unread(unread);
        self.casebook.drop_watched(&gone.iter().map(|(row, _)| *row).collect::<Vec<_>>()).await
    }

    /// The reader has asked the lead about it: it is shown no more.
    ///
    /// # Errors
    /// The database.
    pub async fn asked(&self, keys: &Keys, row: RowId) -> Result<()> {
        self.casebook.asked(keys, row).await?;
        self.set_unread(self.unread().into_iter().filter(|one| one.row != row).collect());
        Ok(())
    }
}
