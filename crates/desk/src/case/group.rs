//! Reports of one matter, shown as one: those that a reader merged, and near-duplicates, which have the same answers in
//! the same half-day and no words of their own. Folding is how it is shown and nothing more: every report stays, and a
//! reader can take each out again. What was decided is never folded with what is still open.

use super::{Case, ReportId};
use std::collections::{BTreeMap, HashMap};

/// Hops from a merged report to the one it stands under; more is a ring, and a ring is not followed.
pub(super) const MAX_HOPS: usize = 16;

/// One matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The report that stands for it.
    pub first: Case,
    /// The others.
    pub rest: Vec<Case>,
}

impl Group {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// Whether this report is among them.
    pub fn has(&self, report: ReportId) -> bool {
        self.all().any(|case| case.entry.report.id == report)
    }

    /// How many.
    pub fn len(&self) -> usize {
        1 + self.rest.len()
    }

    /// A group has at least one report.
    pub fn is_empty(&self) -> bool {
        false
    }
}

fn root(cases: &HashMap<ReportId, Option<ReportId>>, from: ReportId) -> ReportId {
    let mut at = from;
    for _ in 0..MAX_HOPS {
        match cases.get(&at) {
            Some(Some(next)) if cases.contains_key(next) => at = *next,
            _ => return at,
        }
    }
    from
}

/// Answers, half-day and state: what makes two reports near-duplicates.
fn likeness(case: &Case) -> Option<Vec<u8>> {
    let report = &case.entry.report;
    if case.apart || case.into.is_some() || report.words.is_some() || case.entry.asked_to_be_found() {
        return None;
    }
    let answers = (report.stage, report.whose, report.what, report.who, report.staff, report.place, report.on, report.feeling);
    let state = (report.urgent, report.day, report.half, case.open(), case.seen.is_some(), case.entry.drill);
    postcard::to_allocvec(&(answers, state)).ok()
}

/// Puts reports of one matter together. The one that stands for a group is the one others were merged into, else the
/// one that came first.
pub fn groups(cases: Vec<Case>) -> Vec<Group> {
    let parents: HashMap<ReportId, Option<ReportId>> = cases.iter().map(|c| (c.entry.report.id, c.into)).collect();
    let mut merged: BTreeMap<ReportId, Vec<Case>> = BTreeMap::new();
    for case in cases {
        merged.entry(root(&parents, case.entry.report.id)).or_default().push(case);
    }
    let mut folded: BTreeMap<Vec<u8>, Vec<Case>> = BTreeMap::new();
    let mut groups = Vec::new();
    for (id, mut cases) in merged {
        cases.sort_by_key(|c| (c.entry.report.id != id, c.entry.arrived, c.entry.row));
        match likeness(&cases[0]) {
            Some(key) if cases.len() == 1 => folded.entry(key).or_default().append(&mut cases),
            _ => groups.extend(group(cases)),
        }
    }
    for mut cases in folded.into_values() {
        cases.sort_by_key(|c| (c.entry.arrived, c.entry.row));
        groups.extend(group(cases));
    }
    groups
}

fn group(cases: Vec<Case>) -> Option<Group> {
    let mut cases = cases.into_iter();
    Some(Group { first: cases.next()?, rest: cases.collect() })
}
