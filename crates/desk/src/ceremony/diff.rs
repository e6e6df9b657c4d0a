//! What a proposed roster changes, for a signer to read before she signs: everything that decides who reads what.

use lantern_frame::{
    Roster,
    roster::{Reader, Role},
};

/// One thing that changes. Labels are as the rosters have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// Reads from now on.
    Joins {
        /// How she is called.
        label: String,
        /// What she is.
        role: Role,
    },
    /// Does not read any more under this role.
    Leaves {
        /// How she is called.
        label: String,
        /// What she was.
        role: Role,
    },
    /// Has other keys.
    NewKeys {
        /// How she is called.
        label: String,
    },
    /// Is called otherwise.
    Renamed {
        /// Before.
        from: String,
        /// After.
        to: String,
    },
    /// Signs from now on.
    Signs {
        /// How she is called; empty: somebody who does not read.
        label: String,
    },
    /// Does not sign any more.
    SignsNoMore {
        /// How she was called.
        label: String,
    },
    /// Sees plain reports first beside the lead; empty: nobody does any more.
    FirstContact {
        /// How she is called.
        label: String,
    },
    /// Who joins where fewer than two would read, in this order.
    Fallback {
        /// The roles; none: nobody joins.
        roles: Vec<Role>,
    },
    /// These two do not read about one another from now on.
    Apart {
        /// How one of them is called, under all her posts.
        one: String,
        /// And the other.
        other: String,
    },
    /// These two may read about one another again.
    ApartNoMore {
        /// How one of them is called.
        one: String,
        /// And the other.
        other: String,
    },
    /// School days, hours or holidays are others.
    Hours,
    /// The last day is another.
    Until {
        /// Day since 1970.
        day: u16,
    },
}

fn label(roster: &Roster, key: &lantern_frame::VerifyKey) -> String {
    roster.readers.iter().find(|r| r.verify_key == *key).map(|r| r.label.clone()).unwrap_or_default()
}

/// How a person is called, under all her posts.
pub fn called(roster: &Roster, person: u16) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for reader in roster.readers.iter().filter(|r| r.person == person) {
        if !labels.contains(&reader.label.as_str()) {
            labels.push(&reader.label);
        }
    }
    labels.join(", ")
}

/// Who reads what, beside the people themselves. A school's first list is held against what it would be without any rule.
fn rules(before: Option<&Roster>, after: &Roster, found: &mut Vec<Difference>) {
    if before.and_then(|b| b.first_contact) != after.first_contact {
        let label = after.first_contact.and_then(|no| after.reader(no)).map(|r| r.label.clone()).unwrap_or_default();
        found.push(Difference::FirstContact { label });
    }
    if before.map_or(&Roster::FALLBACK[..], |b| &b.fallback) != after.fallback.as_slice() {
        found.push(Difference::Fallback { roles: after.fallback.clone() });
    }
    // A pair has no order.
    let has = |roster: &Roster, (a, b): (u16, u16)| roster.conflicts.iter().any(|&pair| pair == (a, b) || pair == (b, a));
    for &(a, b) in after.conflicts.iter().filter(|pair| !before.is_some_and(|b| has(b, **pair))) {
        found.push(Difference::Apart { one: called(after, a), other: called(after, b) });
    }
    for (before, &(a, b)) in before.iter().flat_map(|b| b.conflicts.iter().map(move |pair| (b, pair))) {
        if !has(after, (a, b)) {
            found.push(Difference::ApartNoMore { one: called(before, a), other: called(before, b) });
        }
    }
}

/// What changes between two rosters; `before` is `None` for a school's first.
pub fn differences(before: Option<&Roster>, after: &Roster) -> Vec<Difference> {
    let old: &[Reader] = before.map_or(&[], |b| &b.readers);
    let mut found = Vec::new();
    for reader in &after.readers {
        match old.iter().find(|r| r.person == reader.person && r.role == reader.role) {
            None => found.push(Difference::Joins { label: reader.label.clone(), role: reader.role }),
            Some(was) if was.label != reader.label => {
                found.push(Difference::Renamed { from: was.label.clone(), to: reader.label.clone() });
            }
            Some(_) => {}
        }
        if old.iter().any(|r| r.person == reader.person && (r.verify_key != reader.verify_key || r.recipient != reader.recipient)) {
            let keys = Difference::NewKeys { label: reader.label.clone() };
            if !found.contains(&keys) {
                found.push(keys);
            }
        }
    }
    for reader in old {
        if !after.readers.iter().any(|r| r.person == reader.person && r.role == reader.role) {
            found.push(Difference::Leaves { label: reader.label.clone(), role: reader.role });
        }
    }
    for key in &after.roots {
        if before.is_none_or(|b| !b.roots.contains(key)) {
            found.push(Difference::Signs { label: label(after, key) });
        }
    }
    if let Some(before) = before {
        for key in before.roots.iter().filter(|key| !after.roots.contains(key)) {
            found.push(Difference::SignsNoMore { label: label(before, key) });
        }
    }
    rules(before, after, &mut found);
    if before.is_some_and(|b| b.hours != after.hours) {
        found.push(Difference::Hours);
    }
    if before.is_none_or(|b| b.not_after != after.not_after) {
        found.push(Difference::Until { day: after.not_after });
    }
    found
}
