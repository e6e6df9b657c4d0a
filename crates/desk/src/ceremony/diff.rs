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
    /// First contact, fallback or conflict pairs are others: who reads a plain report first, who joins where few are left, and
    /// who does not read about whom.
    Rules,
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
        if before.first_contact != after.first_contact || before.fallback != after.fallback || before.conflicts != after.conflicts {
            found.push(Difference::Rules);
        }
        if before.hours != after.hours {
            found.push(Difference::Hours);
        }
    }
    if before.is_none_or(|b| b.not_after != after.not_after) {
        found.push(Difference::Until { day: after.not_after });
    }
    found
}
