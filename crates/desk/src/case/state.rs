//! The state of a case: what follows from its events, cause before effect and then by their times. Where two desks acted
//! at once, the later one holds, and both stay in the record.

use super::{Deed, Event, Outcome, ReportId};
use crate::casebook::Entry;
use std::collections::HashMap;

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// How she was called then.
    pub by: String,
    /// Her key.
    pub key: [u8; 32],
    /// Local minutes since 1970.
    pub minute: crate::calendar::Minute,
}

/// A report and what was done about it.
#[derive(Clone, PartialEq, Eq)]
pub struct Case {
    /// The report.
    pub entry: Entry,
    /// Everything that was done, oldest first.
    pub events: Vec<Event>,
    /// Who saw it first.
    pub seen: Option<Stamp>,
    /// Who deals with it.
    pub holder: Option<Stamp>,
    /// What it came to, with the reason.
    pub outcome: Option<(Outcome, String, Stamp)>,
    /// The report whose matter it is.
    pub into: Option<ReportId>,
    /// It is not to be folded with others.
    pub apart: bool,
    /// References in the school's own record.
    pub links: Vec<String>,
    /// An answer lies on the board, and whether it was collected.
    pub replied: Option<Stamp>,
    /// The child has collected the answer.
    pub collected: bool,
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Case(..)")
    }
}

fn stamp(event: &Event) -> Stamp {
    Stamp { by: event.by.label.clone(), key: event.by.key, minute: event.minute() }
}

impl Case {
    fn new(entry: Entry, mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| (event.nth, event.at, event.id));
        let mut case = Self {
            entry,
            events: Vec::new(),
            seen: None,
            holder: None,
            outcome: None,
            into: None,
            apart: false,
            links: Vec::new(),
            replied: None,
            collected: false,
        };
        for event in &events {
            case.add(event);
        }
        case.events = events;
        case
    }

    fn add(&mut self, event: &Event) {
        if self.seen.is_none() {
            // Whoever does anything about a report has seen it.
            self.seen = Some(stamp(event));
        }
        match &event.deed {
            Deed::Taken => self.holder = Some(stamp(event)),
            Deed::GivenBack => self.holder = None,
            Deed::Decided { outcome, reason } => self.outcome = Some((*outcome, reason.clone(), stamp(event))),
            Deed::Reopened { .. } => self.outcome = None,
            Deed::Merged { into } => (self.into, self.apart) = (Some(*into), false),
            Deed::Apart => (self.into, self.apart) = (None, true),
            Deed::Linked { to } => self.links.push(to.clone()),
            Deed::Replied { .. } => (self.replied, self.collected) = (Some(stamp(event)), false),
            Deed::Collected => self.collected = true,
            Deed::Seen | Deed::Note { .. } | Deed::Found { .. } | Deed::HandedOver { .. } => {}
        }
    }

    /// Nobody has decided about it yet.
    pub fn open(&self) -> bool {
        self.outcome.is_none()
    }

    /// A child asked for a grown-up now, and nobody has looked yet.
    pub fn pressing(&self) -> bool {
        self.entry.report.urgent && self.seen.is_none()
    }
}

/// Every report with its events; events about reports that this desk has not (yet) are left out.
pub fn cases(entries: Vec<Entry>, events: Vec<Event>) -> Vec<Case> {
    let mut of: HashMap<ReportId, Vec<Event>> = HashMap::new();
    for event in events {
        of.entry(event.report).or_default().push(event);
    }
    entries
        .into_iter()
        .map(|entry| {
            let events = of.remove(&entry.report.id).unwrap_or_default();
            Case::new(entry, events)
        })
        .collect()
}
