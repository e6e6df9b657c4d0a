//! Who may read a report that is in the casebook, by the list of readers in force now. A child's tap on a face means the
//! person whom that number stood for on the list that the tablet had then: somebody who has left the list since, or has
//! another post now, is still the one whom the report is about.

use crate::{
    case::{Author, Stamp},
    casebook::Entry,
    state::Desk,
};
use lantern_frame::{
    Roster, VerifyKey,
    roster::{Reader, ReaderNo},
    who_reads,
};

/// Readers of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Readers {
    /// These, one entry a person.
    These(Vec<Reader>),
    /// It names a face of a list that this desk never had: nobody can say who is to be left out.
    Unknown,
}

fn pick(roster: &Roster, keep: impl Fn(&Reader) -> bool) -> Vec<Reader> {
    let mut picked: Vec<Reader> = Vec::new();
    for reader in roster.readers.iter().filter(|reader| keep(reader)) {
        if picked.iter().all(|known| known.person != reader.person) {
            picked.push(reader.clone());
        }
    }
    picked
}

/// Who may read this report now. `then` is the list that the tablet had, if this desk has it.
fn readers(now: &Roster, then: Option<&Roster>, entry: &Entry) -> Readers {
    let report = &entry.report;
    let Some(no) = report.staff else { return Readers::These(who_reads(now, report).into_iter().cloned().collect()) };
    let Some((then, meant)) = then.and_then(|then| Some((then, then.reader(no)?.person))) else {
        // A number is given to one person only: if it is on this list, it is hers.
        return match now.reader(no) {
            Some(_) => Readers::These(who_reads(now, report).into_iter().cloned().collect()),
            None => Readers::Unknown,
        };
    };
    match now.readers.iter().find(|reader| reader.person == meant) {
        Some(reader) => {
            let mut report = report.clone();
            report.staff = Some(reader.no);
            Readers::These(who_reads(now, &report).into_iter().cloned().collect())
        }
        // She has left: those who could read it then, as far as they are still there.
        None => {
            let before: Vec<u16> = who_reads(then, report).into_iter().map(|reader| reader.person).collect();
            Readers::These(pick(now, |reader| before.contains(&reader.person)))
        }
    }
}

impl Desk {
    /// Who may read this report by the list in force; nobody while there is no list.
    pub fn readers_of(&self, entry: &Entry) -> Readers {
        let Some(in_force) = self.roster() else { return Readers::These(Vec::new()) };
        let then = self.roster_of(entry.roster_version);
        readers(&in_force.roster, then.as_ref(), entry)
    }

    /// The list of readers by which a report is to be read: the one that the tablet had if this desk knows it, else the
    /// one in force.
    pub fn roster_for(&self, entry: &Entry) -> Option<Roster> {
        self.roster_of(entry.roster_version).or_else(|| Some(self.roster()?.roster))
    }

    /// Whether what this reader did about this report is believed.
    pub fn may_write(&self, key: &[u8; 32], entry: &Entry) -> bool {
        let Some(in_force) = self.roster() else { return false };
        let Some(author) = in_force.roster.readers.iter().find(|reader| reader.verify_key.as_bytes() == key) else { return false };
        match self.readers_of(entry) {
            Readers::These(readers) => readers.iter().any(|reader| reader.person == author.person),
            // The person it is about is on no list any more, so she writes nothing.
            Readers::Unknown => true,
        }
    }

    /// How a reader who wrote something is called: as she wrote, and by the list too where that says something else.
    pub fn called(&self, by: &Author) -> String {
        self.called_by(&by.label, &by.key)
    }

    /// As [`Desk::called`], from a stamp.
    pub fn called_stamp(&self, by: &Stamp) -> String {
        self.called_by(&by.by, &by.key)
    }

    fn called_by(&self, label: &str, key: &[u8; 32]) -> String {
        let roster = self.roster().map(|in_force| in_force.roster);
        let posts: Vec<_> = roster.iter().flat_map(|roster| &roster.readers).filter(|r| r.verify_key.as_bytes() == key).collect();
        match posts.first() {
            Some(first) if posts.iter().all(|post| post.label != label) => format!("{label} ({})", first.label),
            _ => label.to_owned(),
        }
    }

    /// The first place of this person on the list in force, and how many places there are.
    pub fn place_on_roster(&self, key: VerifyKey) -> Option<(usize, usize)> {
        let readers = self.roster()?.roster.readers;
        Some((readers.iter().position(|reader| reader.verify_key == key)?, readers.len()))
    }
}

/// Every number that was ever given on these lists: none is given again.
pub(crate) fn numbers<'a>(rosters: impl IntoIterator<Item = &'a Roster>) -> Vec<(ReaderNo, u16)> {
    rosters.into_iter().flat_map(|roster| roster.readers.iter().map(|reader| (reader.no, reader.person))).collect()
}
