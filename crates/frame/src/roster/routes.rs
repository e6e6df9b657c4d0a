//! Who reads what: one pure function. The person a report is about never reads it, whatever roles she holds.
//!
//! | It is about | Readers |
//! |---|---|
//! | a child, a stranger, something seen, not sure | first contact, lead, deputies |
//! | a grown-up who works here | headteacher and lead, minus that person |
//! | the headteacher | chair of governors and deputies, minus the head |
//! | "a grown-up at school, I won't say who" | headteacher and lead; are they one person, the chair too |
//!
//! Nor does anyone whom the roster pairs with that person: a partner, a relative, a friend.
//! Fewer than two left: the roster's fallback joins, role by role.
//!
//! Where a grown-up at school is meant and not named, whoever reads may be the one: the chair of governors hears, of that
//! report alone, whether anybody looked at it on its day. She hears nothing of what is in it ([`watchers`]).

use super::{Reader, ReaderNo, Role, Roster};
use crate::report::{Report, Who};

/// What decides the readers.
#[derive(Debug, Clone, Copy)]
pub(super) enum About {
    /// Nobody who works here.
    Other,
    /// A grown-up at school: this one, or one that the child does not name.
    Staff(Option<ReaderNo>),
}

/// The readers of a report, one entry a person, at most [`crate::MAX_READERS`] on a roster that was checked.
///
/// A face that is no longer on the roster counts as a grown-up at school who is not named.
pub fn who_reads<'a>(roster: &'a Roster, report: &Report) -> Vec<&'a Reader> {
    route(roster, about(report))
}

fn about(report: &Report) -> About {
    match (report.who, report.staff) {
        // Somebody's face was tapped: leave her out even should another answer contradict it.
        (_, Some(no)) => About::Staff(Some(no)),
        (Who::GrownUpAtSchool, None) => About::Staff(None),
        (Who::Child | Who::GrownUp | Who::Stranger | Who::NotSure, None) => About::Other,
    }
}

/// Who hears whether this report was looked at: [`watchers`], if it is about a grown-up at school who is not named, or
/// whose face is no longer on the roster. Nobody for a practice.
pub fn who_watches<'a>(roster: &'a Roster, report: &Report) -> Vec<&'a Reader> {
    match about(report) {
        About::Staff(no) if !report.drill && no.is_none_or(|no| roster.reader(no).is_none()) => watchers(roster),
        _ => Vec::new(),
    }
}

/// Who hears whether reports about a grown-up at school who is not named were looked at: every chair of governors who does
/// not read them herself and is paired with nobody who does, one entry a person. At most [`crate::MAX_READERS`].
pub fn watchers(roster: &Roster) -> Vec<&Reader> {
    let readers = route(roster, About::Staff(None));
    let near = |person: u16| {
        let pair = |other: u16| roster.conflicts.iter().any(|&(a, b)| (a, b) == (person, other) || (b, a) == (person, other));
        readers.iter().any(|reader| reader.person == person || pair(reader.person))
    };
    let mut watchers: Vec<&Reader> = Vec::new();
    for chair in roster.readers.iter().filter(|reader| reader.role == Role::ChairOfGovernors && !near(reader.person)) {
        if watchers.len() < crate::MAX_READERS && watchers.iter().all(|known| known.person != chair.person) {
            watchers.push(chair);
        }
    }
    watchers
}

pub(super) fn route(roster: &Roster, about: About) -> Vec<&Reader> {
    let subject = match about {
        About::Staff(Some(no)) => roster.reader(no).map(|reader| reader.person),
        _ => None,
    };
    let mut chosen = Chosen { roster, subject, readers: Vec::new() };
    match (about, subject) {
        (About::Other, _) => {
            if let Some(first) = roster.first_contact.and_then(|no| roster.reader(no)) {
                chosen.add(first);
            }
            chosen.join(Role::DesignatedSafeguardingLead);
            chosen.join(Role::DeputyLead);
        }
        (About::Staff(_), Some(person)) if holds(roster, person, Role::Headteacher) => {
            chosen.join(Role::ChairOfGovernors);
            chosen.join(Role::DeputyLead);
        }
        (About::Staff(_), Some(_)) => {
            chosen.join(Role::Headteacher);
            chosen.join(Role::DesignatedSafeguardingLead);
        }
        (About::Staff(_), None) => {
            chosen.join(Role::Headteacher);
            chosen.join(Role::DesignatedSafeguardingLead);
            // Head and lead are one person, and she may be the one: the chair is the second pair of eyes.
            if chosen.readers.len() < 2 && roster.readers.iter().any(|r| r.role == Role::Headteacher) {
                chosen.join(Role::ChairOfGovernors);
            }
        }
    }
    for &role in &roster.fallback {
        if chosen.readers.len() >= 2 {
            break;
        }
        chosen.join(role);
    }
    chosen.readers
}

fn holds(roster: &Roster, person: u16, role: Role) -> bool {
    roster.readers.iter().any(|r| r.person == person && r.role == role)
}

struct Chosen<'a> {
    roster: &'a Roster,
    subject: Option<u16>,
    readers: Vec<&'a Reader>,
}

impl<'a> Chosen<'a> {
    fn add(&mut self, reader: &'a Reader) {
        let apart = |subject: u16| {
            let pair = (subject, reader.person);
            subject != reader.person && !self.roster.conflicts.iter().any(|&(a, b)| (a, b) == pair || (b, a) == pair)
        };
        if self.subject.is_none_or(apart) && self.readers.iter().all(|r| r.person != reader.person) {
            self.readers.push(reader);
        }
    }

    fn join(&mut self, role: Role) {
        let roster = self.roster;
        roster.readers.iter().filter(|r| r.role == role).for_each(|r| self.add(r));
    }
}
