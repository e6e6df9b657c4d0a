use crate::{report, roster};
use Role::{ChairOfGovernors as Chair, DeputyLead as Deputy, DesignatedSafeguardingLead as Lead, Headteacher as Head, Trust};
use lantern_frame::{
    Report, Roster,
    report::{ReaderNo, Who},
    roster::{Role, watchers, who_reads, who_watches},
};

/// Persons who read a report, in order of their number.
fn persons(roster: &Roster, who: Who, staff: Option<ReaderNo>) -> Vec<u16> {
    let mut persons: Vec<_> =
        who_reads(roster, &Report { who, staff, words: None, find: None, ..report() }).iter().map(|r| r.person).collect();
    persons.sort_unstable();
    persons
}

/// Persons who hear whether this report was looked at.
fn watching(roster: &Roster, who: Who, staff: Option<ReaderNo>) -> Vec<u16> {
    who_watches(roster, &Report { who, staff, words: None, find: None, ..report() }).iter().map(|r| r.person).collect()
}

/// For every other kind of subject: the same persons.
fn others(roster: &Roster) -> Vec<u16> {
    let child = persons(roster, Who::Child, None);
    for who in [Who::GrownUp, Who::Stranger, Who::NotSure] {
        assert_eq!(persons(roster, who, None), child, "{who:?}");
    }
    child
}

const STAFF: Who = Who::GrownUpAtSchool;

#[test]
fn a_school_with_everybody() {
    let mut school = roster(&[(1, Lead), (2, Deputy), (3, Deputy), (4, Head), (5, Chair), (6, Trust)]);
    assert_eq!(school.check(), Ok(()));
    assert_eq!(others(&school), [1, 2, 3]);
    assert_eq!(persons(&school, STAFF, None), [1, 4]);
    assert_eq!(persons(&school, STAFF, Some(3)), [2, 3, 5], "the head: chair and deputies");
    assert_eq!(persons(&school, STAFF, Some(0)), [2, 3, 4], "the lead: head, and deputies by the fallback");
    for other in [1, 2, 4, 5] {
        assert_eq!(persons(&school, STAFF, Some(other)), [1, 4], "{other}");
    }
    assert_eq!(persons(&school, STAFF, Some(99)), [1, 4], "a face that is gone");

    school.first_contact = Some(3);
    assert_eq!(others(&school), [1, 2, 3, 4], "first contact, and the lead always");
}

#[test]
fn the_chair_watches_over_reports_about_somebody_at_school_who_is_not_named_and_over_no_others() {
    let mut school = roster(&[(1, Lead), (2, Deputy), (3, Head), (4, Chair), (5, Trust)]);
    assert_eq!(watching(&school, STAFF, None), [4]);
    assert_eq!(watching(&school, STAFF, Some(99)), [4], "a face that is gone is nobody's name");
    for who in [Who::Child, Who::GrownUp, Who::Stranger, Who::NotSure] {
        assert_eq!(watching(&school, who, None), [0; 0], "{who:?}");
    }
    for face in 0..5 {
        assert_eq!(watching(&school, STAFF, Some(face)), [0; 0], "named: {face}");
    }
    let practice = Report { who: STAFF, staff: None, words: None, find: None, drill: true, ..report() };
    assert!(who_watches(&school, &practice).is_empty());
    // Whom she is close to may be the one, and would hear of it.
    for pair in [(4, 3), (1, 4)] {
        school.conflicts = vec![pair];
        assert_eq!(watching(&school, STAFF, None), [0; 0], "{pair:?}");
    }
    school.conflicts = vec![(4, 2)];
    assert_eq!(watching(&school, STAFF, None), [4], "a deputy does not read these");
    // She reads it herself; there is none; there are two, one of them in two posts.
    assert!(watchers(&roster(&[(1, Head), (1, Lead), (2, Deputy), (3, Chair)])).is_empty());
    assert!(watchers(&roster(&[(1, Head), (2, Lead), (3, Trust)])).is_empty());
    let two = roster(&[(1, Head), (2, Lead), (3, Chair), (3, Trust), (4, Chair), (3, Chair)]);
    assert_eq!(watching(&two, STAFF, None), [3, 4]);
}

#[test]
fn one_person_in_three_roles() {
    // Head, lead and co-ordinator (deputy) in one; a chair and the trust.
    let school = roster(&[(1, Head), (1, Lead), (1, Deputy), (2, Chair), (3, Trust)]);
    assert_eq!(school.check(), Ok(()));
    assert_eq!(others(&school), [1, 2], "one person is not two readers: the chair joins");
    assert_eq!(persons(&school, STAFF, None), [1, 2]);
    for face in 0..3 {
        assert_eq!(persons(&school, STAFF, Some(face)), [2, 3], "left out under each of her faces");
    }
    assert_eq!(persons(&school, STAFF, Some(3)), [1, 3], "the chair is not her own second pair of eyes");
}

#[test]
fn head_and_lead_are_one_person() {
    let school = roster(&[(1, Head), (1, Lead), (2, Deputy), (3, Chair)]);
    assert_eq!(persons(&school, STAFF, None), [1, 3], "the chair is second, before the fallback's deputies");
    assert_eq!(persons(&school, STAFF, Some(1)), [2, 3]);
    assert_eq!(persons(&school, STAFF, Some(2)), [1, 3], "never the deputy it is about");
}

#[test]
fn nobody_reads_about_herself_in_any_school() {
    let people = [(1, Head), (1, Lead), (2, Deputy), (2, Chair), (3, Deputy), (3, Trust), (4, Lead), (4, Chair)];
    for mask in 0_u32..1 << people.len() {
        let some: Vec<_> = people.iter().enumerate().filter(|(i, _)| mask & (1 << i) != 0).map(|(_, p)| *p).collect();
        let mut school = roster(&[]);
        school.readers =
            some.iter().zip(0..).map(|(&(person, role), no)| lantern_frame::roster::Reader { no, person, role, ..one() }).collect();
        for reader in &school.readers {
            for who in [STAFF, Who::Child, Who::NotSure] {
                let persons = persons(&school, who, Some(reader.no));
                assert!(!persons.contains(&reader.person), "{some:?}");
                assert!(persons.windows(2).all(|two| two[0] != two[1]), "one entry a person: {some:?}");
            }
        }
    }
}

/// Ten thousand schools drawn by chance: whatever passes the check keeps every promise of the table.
#[test]
fn no_school_that_passes_the_check_breaks_the_table() {
    use rand::Rng;
    let mut rng = crate::rng(31);
    let (mut checked, mut school) = (0, roster(&[]));
    for _ in 0..10_000 {
        let people: u16 = rng.random_range(2..7);
        school.readers = (0..rng.random_range(2..9))
            .map(|no| {
                let (person, role) = (rng.random_range(0..people), Role::ALL[rng.random_range(0..Role::ALL.len())]);
                lantern_frame::roster::Reader { no, person, role, ..key_of(person) }
            })
            .collect();
        school.first_contact = rng.random_bool(0.3).then(|| rng.random_range(0..8));
        school.fallback = if rng.random_bool(0.8) { Roster::FALLBACK.to_vec() } else { vec![Trust] };
        if school.check().is_err() {
            continue;
        }
        checked += 1;
        let subjects = school.readers.iter().map(|r| (Some(r.no), Some(r.person))).chain([(None, None), (Some(99), None)]);
        for (staff, subject) in subjects {
            for who in [Who::Child, Who::GrownUp, Who::Stranger, STAFF, Who::NotSure] {
                let readers = persons(&school, who, staff);
                assert!((1..=8).contains(&readers.len()));
                assert!(subject.is_none_or(|s| !readers.contains(&s)), "the person it is about reads it");
                let mut each = readers.clone();
                each.dedup();
                assert_eq!(each, readers, "one entry a person");
                let lead = school.readers.iter().any(|r| r.role == Lead && readers.contains(&r.person));
                assert!(lead || who == STAFF || staff.is_some(), "the lead is always among them");
                let joins = |r: &lantern_frame::roster::Reader| school.fallback.contains(&r.role) && Some(r.person) != subject;
                let watch = watching(&school, who, staff);
                assert!(watch.iter().all(|person| !readers.contains(person)), "nobody hears twice");
                assert!(watch.is_empty() || (who == STAFF && staff.is_none_or(|no| no == 99)) || staff == Some(99));
                let more = school.readers.iter().filter(|r| joins(r)).any(|r| !readers.contains(&r.person));
                assert!(readers.len() >= 2 || !more, "one reader alone although the fallback has another");
            }
        }
    }
    assert!(checked > 2_000, "{checked}");
}

/// A reader with this person's own keys, made once.
fn key_of(person: u16) -> lantern_frame::roster::Reader {
    use std::sync::LazyLock;
    static KEYS: LazyLock<Vec<lantern_frame::roster::Reader>> = LazyLock::new(|| (0..8).map(|p| crate::reader(0, p, Lead)).collect());
    KEYS[usize::from(person)].clone()
}

fn one() -> lantern_frame::roster::Reader {
    use std::sync::LazyLock;
    static ONE: LazyLock<lantern_frame::roster::Reader> = LazyLock::new(|| crate::reader(0, 0, Lead));
    ONE.clone()
}

/// The settings of five schools as their policies have it, and who reads what there. Persons are numbers.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct School {
    people: Vec<(u16, Role)>,
    first_contact: Option<ReaderNo>,
    conflicts: Vec<(u16, u16)>,
    expected: Expected,
}

/// Persons who read a report about a child; a grown-up at school who is not named; the head; the lead; the chair.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    child: Vec<u16>,
    staff: Vec<u16>,
    head: Vec<u16>,
    lead: Vec<u16>,
    chair: Vec<u16>,
    /// Who hears whether the second was looked at.
    watch: Vec<u16>,
}

#[test]
#[allow(clippy::disallowed_methods, reason = "the schools are settings files")]
fn five_schools_as_their_policies_have_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schools");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let name = file.display();
        let school: School = ron::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap_or_else(|why| panic!("{name}: {why}"));
        let mut list = roster(&school.people);
        list.first_contact = school.first_contact;
        list.conflicts = school.conflicts;
        assert_eq!(list.check(), Ok(()), "{name}");
        let about = |role: Role| {
            let mut faces = list.readers.iter().filter(|r| r.role == role).map(|r| persons(&list, STAFF, Some(r.no)));
            faces.next().unwrap()
        };
        let expected = school.expected;
        assert_eq!(others(&list), expected.child, "{name}: a child");
        assert_eq!(persons(&list, STAFF, None), expected.staff, "{name}: a grown-up at school");
        assert_eq!(watching(&list, STAFF, None), expected.watch, "{name}: who watches");
        assert_eq!(about(Head), expected.head, "{name}: the head");
        assert_eq!(about(Lead), expected.lead, "{name}: the lead");
        assert_eq!(about(Chair), expected.chair, "{name}: the chair");
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn two_who_are_close_do_not_read_about_one_another() {
    let mut school = roster(&[(1, Lead), (2, Deputy), (3, Head), (4, Chair), (5, Trust)]);
    school.conflicts = vec![(3, 1)];
    assert_eq!(school.check(), Ok(()));
    assert_eq!(persons(&school, STAFF, Some(0)), [2, 4], "about the lead: not the head");
    assert_eq!(persons(&school, STAFF, Some(2)), [2, 4], "about the head: not the lead");
    assert_eq!(persons(&school, Who::Child, None), [1, 2], "and all else as ever");
    for wrong in [(1, 1), (1, 9)] {
        school.conflicts = vec![wrong];
        assert_eq!(school.check(), Err(lantern_frame::roster::RosterError::Conflicts));
    }
}
