//! One step of a change, and the roster that it leads to: the next version, every number of a person kept, and three
//! root signers again where one of them goes.

use crate::{
    identity::{Card, school_id},
    readers::numbers,
};
use lantern_frame::{
    Roster, SchoolId, VerifyKey,
    roster::{Hours, Reader, ReaderNo, Role, RosterError},
};

/// Days for which a new list is fresh: a year and a month, so that it can be renewed at the same time each year.
const FRESH: u16 = 400;

/// A change of the list of readers.
#[derive(Debug, Clone)]
pub enum Step {
    /// Somebody reads from now on.
    Join {
        /// Her card.
        card: Card,
        /// What she is to the school.
        role: Role,
    },
    /// Somebody does not read any more.
    Leave {
        /// Number of the person.
        person: u16,
    },
    /// Somebody has new keys: the old ones are lost, or somebody else may have them.
    NewKeys {
        /// Number of the person.
        person: u16,
        /// Her new card.
        card: Card,
    },
    /// Another person becomes the lead; the one before leaves, or stays as a deputy.
    Lead {
        /// The new lead: somebody who reads already.
        person: u16,
        /// The one before stays as a deputy.
        stays: bool,
    },
    /// The same people for another year.
    Renew,
    /// The same people, and other rules of who reads what.
    Rules(Rules),
}

/// What the list says beside the people, and what decides who reads what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Who sees a plain report first beside the lead.
    pub first_contact: Option<ReaderNo>,
    /// Who joins, in this order, where fewer than two are left.
    pub fallback: Vec<Role>,
    /// Pairs of persons who do not read about one another.
    pub conflicts: Vec<(u16, u16)>,
}

impl Rules {
    /// As this list has them.
    pub fn of(roster: &Roster) -> Self {
        Self { first_contact: roster.first_contact, fallback: roster.fallback.clone(), conflicts: roster.conflicts.clone() }
    }

    /// Puts them on a list, as far as that list has the people: a number of somebody who is not on it any more cannot stand
    /// there. The first contact stays the first contact under another post of the same person.
    pub fn put(self, before: &Roster, on: &mut Roster) {
        let on_it = |person: u16| on.readers.iter().any(|r| r.person == person);
        let conflicts = self.conflicts.into_iter().filter(|&(a, b)| on_it(a) && on_it(b)).collect();
        let same_person = |no: ReaderNo| {
            let person = before.reader(no)?.person;
            on.readers.iter().find(|r| r.person == person).map(|r| r.no)
        };
        let first_contact = self.first_contact.and_then(|no| on.reader(no).map(|r| r.no).or_else(|| same_person(no)));
        (on.first_contact, on.fallback, on.conflicts) = (first_contact, self.fallback, conflicts);
    }
}

/// Why a change cannot be proposed. Each has its sentence, [`Problem::message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The text is no reader's card.
    NotACard,
    /// The card is of another school, or of none.
    OtherSchool,
    /// Nobody has this number.
    Nobody,
    /// She reads already under that role.
    Already,
    /// There are not three people who could sign.
    TooFewSigners,
    /// A pair of people who do not read about one another has one name only, or the same name twice.
    Pair,
    /// The list could not be used.
    Roster(RosterError),
}

impl Problem {
    /// Id of the sentence that says what to do.
    pub fn message(self) -> &'static str {
        match self {
            Self::NotACard => "desk-problem-card",
            Self::OtherSchool => "desk-problem-school",
            Self::Nobody => "desk-problem-nobody",
            Self::Already => "desk-problem-already",
            Self::TooFewSigners => "desk-problem-signers",
            Self::Pair | Self::Roster(RosterError::Conflicts) => "desk-problem-pair",
            Self::Roster(RosterError::TooFewReaders) => "desk-problem-few",
            Self::Roster(RosterError::NoLead) => "desk-problem-lead",
            Self::Roster(RosterError::SharedKey(..)) => "desk-problem-shared",
            Self::Roster(RosterError::TooManyReaders) => "desk-problem-many",
            Self::Roster(RosterError::Route(_)) => "desk-problem-route",
            Self::Roster(_) => "desk-problem-roster",
        }
    }
}

fn reader(card: &Card, role: Role, no: u8, person: u16) -> Reader {
    Reader {
        no,
        person,
        role,
        label: card.label.clone(),
        face: format!("face/{}", role.id()),
        recipient: card.recipient.clone(),
        verify_key: card.verify_key,
    }
}

/// The number above all that are given.
fn above<N: Copy + Ord>(taken: impl Iterator<Item = N>, next: impl Fn(N) -> Option<N>, first: N) -> Result<N, Problem> {
    taken.max().map_or(Some(first), next).ok_or(Problem::Roster(RosterError::TooManyReaders))
}

/// The persons who sign, in the order in which the design names them: lead, deputy, chair; where the head is the lead,
/// deputy, chair, trust. `kept` are signers who stay signers whatever their role.
fn roots(readers: &[Reader], kept: &[VerifyKey]) -> Result<[VerifyKey; 3], Problem> {
    let of = |role: Role| readers.iter().filter(move |r| r.role == role);
    let head_leads = of(Role::DesignatedSafeguardingLead).any(|lead| of(Role::Headteacher).any(|head| head.person == lead.person));
    let lead_last = [Role::DeputyLead, Role::ChairOfGovernors, Role::Trust];
    let lead_first = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::ChairOfGovernors];
    let order = if head_leads { lead_last } else { lead_first };
    let mut keys: Vec<VerifyKey> = Vec::new();
    let add = |key: VerifyKey, keys: &mut Vec<VerifyKey>| {
        if keys.len() < 3 && !keys.contains(&key) {
            keys.push(key);
        }
    };
    kept.iter().filter(|key| readers.iter().any(|r| r.verify_key == **key)).for_each(|&key| add(key, &mut keys));
    // One of each role first, then whoever else has one.
    for role in order {
        if let Some(reader) = of(role).next() {
            add(reader.verify_key, &mut keys);
        }
    }
    // Never the head alone or a head who leads: she may be the one whom a report is about.
    for role in [Role::DeputyLead, Role::ChairOfGovernors, Role::Trust, Role::DesignatedSafeguardingLead] {
        of(role).for_each(|reader| add(reader.verify_key, &mut keys));
    }
    keys.try_into().map_err(|_| Problem::TooFewSigners)
}

/// The first roster of a school from its readers' cards. One person with two cards of one key has both roles.
///
/// # Errors
/// What to mend.
pub fn first(cards: &[Card], school: SchoolId, school_label: &str, today: u16) -> Result<Roster, Problem> {
    let mut readers: Vec<Reader> = Vec::new();
    for card in cards {
        if card.school.as_deref().is_some_and(|digits| school_id(digits).ok() != Some(school)) {
            return Err(Problem::OtherSchool);
        }
        let role = card.role().map_err(|_| Problem::NotACard)?;
        let same = |r: &&Reader| r.verify_key == card.verify_key;
        let person = match readers.iter().find(same) {
            Some(known) => known.person,
            None => above(readers.iter().map(|r| r.person), |n| n.checked_add(1), 0)?,
        };
        let no = above(readers.iter().map(|r| r.no), |n| n.checked_add(1), 0)?;
        readers.push(reader(card, role, no, person));
    }
    let roots = roots(&readers, &[])?;
    let roster = Roster {
        version: 1,
        school,
        school_label: school_label.to_owned(),
        readers,
        roots,
        not_after: today.saturating_add(FRESH),
        first_contact: None,
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: Hours::default(),
    };
    roster.check().map_err(Problem::Roster)?;
    Ok(roster)
}

/// The roster that a step leads to; `past` are earlier ones, whose numbers are not given again.
///
/// # Errors
/// What to mend.
pub fn propose(current: &Roster, past: &[Roster], step: &Step, today: u16) -> Result<Roster, Problem> {
    // A number stays with the person who had it, also after she has left: a child may have tapped her face.
    let given = numbers(past.iter().chain([current]));
    let next_no = || above(given.iter().map(|(no, _)| *no), |n| n.checked_add(1), 0);
    let mut next = current.clone();
    next.version = current.version.saturating_add(1);
    next.not_after = today.saturating_add(FRESH);
    let mut kept = current.roots.to_vec();
    let exists = |person: u16| current.readers.iter().any(|r| r.person == person);
    let of_school = |card: &Card| match &card.school {
        Some(digits) if school_id(digits).ok() == Some(current.school) => Ok(()),
        _ => Err(Problem::OtherSchool),
    };
    match step {
        Step::Join { card, role } => {
            of_school(card)?;
            if next.readers.iter().any(|r| r.verify_key == card.verify_key && r.role == *role) {
                return Err(Problem::Already);
            }
            let person = match next.readers.iter().find(|r| r.verify_key == card.verify_key) {
                Some(known) => known.person,
                None => above(given.iter().map(|(_, person)| *person), |n| n.checked_add(1), 0)?,
            };
            next.readers.push(reader(card, *role, next_no()?, person));
        }
        Step::Leave { person } => {
            if !exists(*person) {
                return Err(Problem::Nobody);
            }
            next.readers.retain(|r| r.person != *person);
        }
        Step::NewKeys { person, card } => {
            of_school(card)?;
            if current.readers.iter().any(|r| r.verify_key == card.verify_key || r.recipient == card.recipient) {
                return Err(Problem::Already);
            }
            if !exists(*person) {
                return Err(Problem::Nobody);
            }
            for reader in next.readers.iter_mut().filter(|r| r.person == *person) {
                let old = reader.verify_key;
                kept.iter_mut().filter(|key| **key == old).for_each(|key| *key = card.verify_key);
                reader.verify_key = card.verify_key;
                reader.recipient = card.recipient.clone();
            }
        }
        Step::Lead { person, stays } => lead(&mut next, next_no, *person, *stays)?,
        Step::Renew | Step::Rules(_) => {}
    }
    let rules = match step {
        Step::Rules(rules) => {
            // Whom it names is to be there: a name that fell out of the form would be a rule that nobody sees is missing.
            let named = rules.conflicts.iter().flat_map(|&(a, b)| [a, b]);
            if rules.first_contact.is_some_and(|no| current.reader(no).is_none()) || named.into_iter().any(|person| !exists(person)) {
                return Err(Problem::Nobody);
            }
            rules.clone()
        }
        _ => Rules::of(current),
    };
    rules.put(current, &mut next);
    if !next.readers.iter().any(|r| r.role == Role::DesignatedSafeguardingLead) {
        return Err(Problem::Roster(RosterError::NoLead));
    }
    next.roots = roots(&next.readers, &kept)?;
    next.check().map_err(Problem::Roster)?;
    Ok(next)
}

fn lead(next: &mut Roster, next_no: impl Fn() -> Result<u8, Problem>, person: u16, stays: bool) -> Result<(), Problem> {
    let is_lead = |r: &Reader| r.role == Role::DesignatedSafeguardingLead;
    if next.readers.iter().any(|r| r.person == person && is_lead(r)) {
        return Err(Problem::Already);
    }
    let new = next.readers.iter().find(|r| r.person == person).cloned().ok_or(Problem::Nobody)?;
    let before: Vec<u16> = next.readers.iter().filter(|r| is_lead(r)).map(|r| r.person).collect();
    if stays {
        for reader in next.readers.iter_mut().filter(|r| is_lead(r)) {
            reader.role = Role::DeputyLead;
            reader.face = format!("face/{}", Role::DeputyLead.id());
        }
    } else {
        // Who leads and is the head, too, stays the head.
        next.readers.retain(|r| !is_lead(r));
        next.readers.retain(|r| !before.contains(&r.person) || r.role != Role::DeputyLead);
    }
    // A deputy becomes the lead under the number that she has: a tap on it still means her.
    let deputy = next.readers.iter().position(|r| r.person == person && r.role == Role::DeputyLead);
    let no = match deputy.map(|at| next.readers.remove(at)) {
        Some(post) => post.no,
        None => next_no()?,
    };
    next.readers.retain(|r| !(r.person == person && r.role == Role::DeputyLead));
    next.readers.push(Reader {
        no,
        role: Role::DesignatedSafeguardingLead,
        face: format!("face/{}", Role::DesignatedSafeguardingLead.id()),
        ..new
    });
    Ok(())
}
