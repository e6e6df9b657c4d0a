//! The state of a case: what follows from its events, cause before effect and then by their times. Where two desks acted
//! at once, the later one holds, and both stay in the record.

use super::{Deed, Event, Outcome, ReportId};
use crate::casebook::Entry;
use lantern_frame::{
    reply::{REPLY_DAYS, ReplyId},
    report::{HalfDay, Says},
};
use std::collections::{HashMap, HashSet};

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

/// An answer that a reader gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its id.
    pub id: ReplyId,
    /// Random id of the event by which it was given: the readers of the report know it, and nobody else.
    pub event: [u8; 16],
    /// Which answer to this report it is, from 1.
    pub nth: u16,
    /// What it says.
    pub says: Vec<Says>,
    /// Who gave it, and when.
    pub by: Stamp,
}

impl Given {
    /// The day on which it was given.
    pub fn day(&self) -> u16 {
        crate::calendar::day_of(self.by.minute)
    }

    /// The last day on which it lies on the board.
    pub fn last_day(&self) -> u16 {
        self.day().saturating_add(REPLY_DAYS - 1)
    }
}

/// Answers that children have collected, by their ids, and in which half-day this desk heard of it: nothing finer, so that
/// nobody can match it with the lesson in which a child had a tablet.
pub type Collected = HashMap<ReplyId, (u16, HalfDay)>;

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
    /// Who said last that she deleted it at her own desk, and why.
    pub deleted: Option<(String, Stamp)>,
    /// It was last decided to be a concern, or is of one matter with a report that was. Opening it again changes nothing.
    pub concern: bool,
    /// The report whose matter it is.
    pub into: Option<ReportId>,
    /// It is not to be folded with others.
    pub apart: bool,
    /// References in the school's own record.
    pub links: Vec<String>,
    /// The answer that holds: a later one takes the place of the one before, and one that was withdrawn is none.
    pub reply: Option<Given>,
    /// Every answer that was given, also such as hold no more.
    pub given: Vec<Given>,
    /// Answers to it that the child has collected, also such as hold no more, and when this desk heard of it.
    pub collected: Vec<(ReplyId, (u16, HalfDay))>,
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
    fn new(entry: Entry, mut events: Vec<Event>, collected: &Collected) -> Self {
        events.sort_by_key(|event| (event.nth, event.at, event.id));
        let mut case = Self {
            entry,
            events: Vec::new(),
            seen: None,
            holder: None,
            outcome: None,
            deleted: None,
            concern: false,
            into: None,
            apart: false,
            links: Vec::new(),
            reply: None,
            given: Vec::new(),
            collected: Vec::new(),
        };
        for event in &events {
            case.add(event);
            if let Deed::Replied { id, .. } = &event.deed
                && let Some(when) = collected.get(id)
            {
                case.collected.push((*id, *when));
            }
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
            Deed::Decided { outcome, reason } => {
                self.outcome = Some((*outcome, reason.clone(), stamp(event)));
                self.concern = *outcome == Outcome::Concern;
            }
            Deed::Reopened { .. } => self.outcome = None,
            Deed::Merged { into } => (self.into, self.apart) = (Some(*into), false),
            Deed::Apart => (self.into, self.apart) = (None, true),
            Deed::Linked { to } => self.links.push(to.clone()),
            Deed::Replied { id, says } => {
                let nth = u16::try_from(self.given.len()).unwrap_or(u16::MAX).saturating_add(1);
                let given = Given { id: *id, event: event.id, nth, says: says.clone(), by: stamp(event) };
                self.given.push(given.clone());
                self.reply = Some(given);
            }
            Deed::Withdrawn { id } => self.reply = self.reply.take().filter(|given| given.id != *id),
            Deed::Deleted { reason } => self.deleted = Some((reason.clone(), stamp(event))),
            Deed::Seen | Deed::Note { .. } | Deed::Found { .. } | Deed::HandedOver { .. } => {}
        }
    }

    /// Nobody has decided about it yet.
    pub fn open(&self) -> bool {
        self.outcome.is_none()
    }

    /// Whether the child has collected the answer that holds.
    pub fn has_collected(&self) -> bool {
        self.reply.as_ref().is_some_and(|given| self.collected.iter().any(|(id, _)| *id == given.id))
    }

    /// A child asked for a grown-up now, and nobody has looked yet. A practice presses on its own day only.
    pub fn pressing(&self, today: u16) -> bool {
        self.entry.report.urgent && self.seen.is_none() && !self.folded_away(today)
    }

    /// A practice of an earlier day: it is folded away.
    pub fn folded_away(&self, today: u16) -> bool {
        self.entry.drill && crate::calendar::day_of(self.entry.came()) < today
    }
}

/// Every report with its events; events about reports that this desk has not (yet) are left out.
pub fn cases(entries: Vec<Entry>, events: Vec<Event>, collected: &Collected) -> Vec<Case> {
    let mut of: HashMap<ReportId, Vec<Event>> = HashMap::new();
    for event in events {
        of.entry(event.report).or_default().push(event);
    }
    let case = |entry: Entry| {
        let events = of.remove(&entry.report.id).unwrap_or_default();
        Case::new(entry, events, collected)
    };
    let mut cases: Vec<Case> = entries.into_iter().map(case).collect();
    // As many hops as there may be; a ring of reports ends as well.
    for _ in 0..super::group::MAX_HOPS {
        let concerns: HashSet<ReportId> = cases.iter().filter(|case| case.concern).map(|case| case.entry.report.id).collect();
        let follows = |case: &Case| !case.concern && case.into.is_some_and(|into| concerns.contains(&into));
        if !cases.iter().any(follows) {
            break;
        }
        cases.iter_mut().filter(|case| follows(case)).for_each(|case| case.concern = true);
    }
    cases
}
