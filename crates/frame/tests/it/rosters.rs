use crate::{reader, rng, roster, signers};
use Role::{ChairOfGovernors as Chair, DeputyLead as Deputy, DesignatedSafeguardingLead as Lead, Headteacher as Head};
use lantern_frame::{
    Roster, SigningIdentity,
    roster::{MAX_SIGNED_LEN, Role, Roots, RosterError, RouteError, SignedRoster},
};

const TODAY: u16 = 20_900;

fn school() -> Roster {
    roster(&[(1, Lead), (2, Deputy), (3, Head), (4, Chair)])
}

fn signed(roster: &Roster, by: &[&SigningIdentity]) -> SignedRoster {
    let mut signed = SignedRoster::new(roster).unwrap();
    by.iter().for_each(|signer| signed.sign(signer));
    signed
}

/// A tablet with version 1 in force, and the next version as a proposal.
fn tablet() -> (Roots, Roster, Roster) {
    let [a, b, _] = signers();
    let current = school();
    let roots = Roots::pin(&signed(&current, &[&a, &b])).unwrap();
    let next = Roster { version: 2, ..current.clone() };
    (roots, current, next)
}

#[test]
fn two_of_three_bring_a_roster_into_force() {
    let (roots, current, next) = tablet();
    let [a, b, c] = signers();
    for by in [[&a, &b], [&b, &c], [&c, &a]] {
        let bytes = signed(&next, &by).encode().unwrap();
        let accepted = roots.accept(Some(&current), &SignedRoster::decode(&bytes).unwrap(), TODAY).unwrap();
        assert!(accepted.roster == next && accepted.roots == roots && !accepted.expired);
    }
}

#[test]
fn an_expired_roster_works_and_says_so() {
    let (roots, current, mut next) = tablet();
    let [a, b, _] = signers();
    next.not_after = TODAY - 1;
    let accepted = roots.accept(Some(&current), &signed(&next, &[&a, &b]), TODAY).unwrap();
    assert!(accepted.expired && accepted.roster == next);
}

#[test]
fn too_few_signatures_are_refused() {
    let (roots, current, next) = tablet();
    let [a, _, _] = signers();
    let [foreign, other] = [50, 51].map(|seed| SigningIdentity::generate(&mut rng(seed)));
    for by in [&[][..], &[&a], &[&a, &a], &[&a, &foreign], &[&foreign, &other]] {
        let tried = roots.accept(Some(&current), &signed(&next, by), TODAY);
        assert_eq!(tried, Err(RosterError::Signatures), "{} signatures", by.len());
    }
    assert_eq!(Roots::pin(&signed(&current, &[&a])), Err(RosterError::Signatures));

    // The same signature twice, put there by hand behind the back of `sign`.
    let once = signed(&next, &[&a]).encode().unwrap();
    let signature = once[once.len() - 96..].to_vec();
    let mut twice = once;
    let count = twice.len() - 97;
    twice[count] = 2;
    twice.extend(signature);
    let twice = SignedRoster::decode(&twice).unwrap();
    assert_eq!(roots.accept(Some(&current), &twice, TODAY), Err(RosterError::Signatures));
}

#[test]
fn no_byte_of_a_signed_roster_can_be_changed() {
    let (roots, current, next) = tablet();
    let [a, b, _] = signers();
    let good = signed(&next, &[&a, &b]).encode().unwrap();
    // A reader's key swapped is one of these.
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        let taken = SignedRoster::decode(&bad).and_then(|bad| roots.accept(Some(&current), &bad, TODAY));
        assert!(taken.is_err(), "byte {at}");
    }
    for cut in 0..good.len() {
        assert_eq!(SignedRoster::decode(&good[..cut]), Err(RosterError::NotARoster), "{cut}");
    }
    assert_eq!(SignedRoster::decode(&vec![0; MAX_SIGNED_LEN + 1]), Err(RosterError::NotARoster));
}

#[test]
fn a_swapped_key_loses_the_signatures() {
    let (roots, current, mut next) = tablet();
    let [a, b, _] = signers();
    let good = signed(&next, &[&a, &b]).encode().unwrap();
    let honest = next.readers[0].recipient.to_string();
    next.readers[0].recipient = reader(0, 1, Lead).recipient;
    let swapped = next.readers[0].recipient.to_string();
    let at = good.windows(honest.len()).position(|w| w == honest.as_bytes()).unwrap();
    let mut bad = good;
    bad[at..at + swapped.len()].copy_from_slice(swapped.as_bytes());
    let bad = SignedRoster::decode(&bad).unwrap();
    assert!(bad.unverified().unwrap() == next, "it reads well");
    assert_eq!(roots.accept(Some(&current), &bad, TODAY), Err(RosterError::Signatures));
}

#[test]
fn an_older_roster_or_another_schools_is_refused() {
    let (roots, current, next) = tablet();
    let [a, b, _] = signers();
    let old = signed(&current, &[&a, &b]);
    let tried = roots.accept(Some(&next), &old, TODAY);
    assert_eq!(tried, Err(RosterError::NotNewer { current: 2, offered: 1 }));
    assert_eq!(roots.accept(Some(&current), &old, TODAY), Err(RosterError::NotNewer { current: 1, offered: 1 }));

    let elsewhere = Roster { school: [1; 16], ..next };
    for current in [None, Some(&current)] {
        let tried = roots.accept(current, &signed(&elsewhere, &[&a, &b]), TODAY);
        assert_eq!(tried, Err(RosterError::OtherSchool));
    }
}

#[test]
fn a_root_signer_can_be_replaced_by_the_other_two() {
    let (roots, current, mut next) = tablet();
    let [a, b, c] = signers();
    let new = SigningIdentity::generate(&mut rng(60));
    next.roots[0] = new.verify_key();
    // The leaver's signature counts before, the newcomer's after: the two who stay are needed.
    assert_eq!(roots.accept(Some(&current), &signed(&next, &[&a, &b]), TODAY), Err(RosterError::Signatures));
    assert_eq!(roots.accept(Some(&current), &signed(&next, &[&new, &b]), TODAY), Err(RosterError::Signatures));
    let taken = signed(&next, &[&b, &c]);
    let accepted = roots.accept(Some(&current), &taken, TODAY).unwrap();
    assert!(Roots::pin(&taken) == Ok(accepted.roots.clone()), "after a restart the tablet pins the same");
    let third = Roster { version: 3, ..next.clone() };
    assert!(accepted.roots.accept(Some(&next), &signed(&third, &[&new, &c]), TODAY).is_ok());
    assert!(accepted.roots.accept(Some(&next), &signed(&third, &[&a, &c]), TODAY).is_err());
}

#[test]
fn what_is_wrong_with_a_roster_is_said() {
    let wrong = |change: fn(&mut Roster)| {
        let mut roster = school();
        change(&mut roster);
        SignedRoster::new(&roster).unwrap_err()
    };
    assert_eq!(wrong(|r| r.readers.clear()), RosterError::TooFewReaders);
    assert_eq!(wrong(|r| r.readers.truncate(1)), RosterError::TooFewReaders);
    assert_eq!(wrong(|r| r.readers.iter_mut().for_each(|r| r.person = 1)), RosterError::TooFewReaders);
    assert_eq!(wrong(|r| r.readers[1].no = 0), RosterError::SameNumber(0));
    assert_eq!(wrong(|r| r.readers[3].recipient = r.readers[2].recipient.clone()), RosterError::SharedKey(2, 3));
    assert_eq!(wrong(|r| r.readers[3].verify_key = r.readers[2].verify_key), RosterError::SharedKey(2, 3));
    assert_eq!(wrong(|r| drop(r.readers.remove(0))), RosterError::NoLead);
    assert_eq!(wrong(|r| r.first_contact = Some(9)), RosterError::NoFirstContact(9));
    assert_eq!(wrong(|r| r.readers[0].face = "../keys".into()), RosterError::Text);
    assert_eq!(wrong(|r| r.readers[0].label = "a\u{7}".into()), RosterError::Text);
    assert_eq!(wrong(|r| r.school_label = " ".into()), RosterError::Text);
    assert_eq!(wrong(|r| r.roots[1] = r.roots[0]), RosterError::Roots);
    assert_eq!(wrong(|r| (4..20).for_each(|no| r.readers.push(reader(no, 100, Deputy)))), RosterError::TooManyReaders);
    let crowd = wrong(|r| (4..12).for_each(|no| r.readers.push(reader(no, u16::from(no) + 100, Deputy))));
    assert_eq!(crowd, RosterError::Route(RouteError { about: Some(0), readers: 10 }));

    // Lead and head alone: nobody would read about the head.
    let two = roster(&[(1, Lead), (2, Head)]);
    assert_eq!(two.check(), Err(RosterError::Route(RouteError { about: Some(1), readers: 0 })));
    assert!(two.check().unwrap_err().to_string().contains("add a chair of governors"));
}

#[test]
fn an_unknown_role_is_refused_by_name() {
    let (roots, current, next) = tablet();
    let [a, b, _] = signers();
    let mut signed_by_hand = next;
    signed_by_hand.fallback = vec![Role::Trust];
    let mut signed = SignedRoster::new(&signed_by_hand).unwrap();
    let mut bytes = signed.encode().unwrap();
    // Behind the fallback's one role are no conflict pair (1 byte), the hours (1 + 2 + 2 + 1) and the count of signatures.
    let last = bytes.len() - 2 - 7;
    assert_eq!(bytes[last], 4, "the trust's number");
    bytes[last] = 9;
    signed = SignedRoster::decode(&bytes).unwrap();
    signed.sign(&a);
    signed.sign(&b);
    assert_eq!(roots.accept(Some(&current), &signed, TODAY), Err(RosterError::UnknownRole));
}

/// Signed by the right people and nonsense all the same: a slip of a tool, or two signers who were led on.
#[test]
fn any_byte_may_be_wrong_before_it_is_signed_and_nothing_panics() {
    let (roots, current, next) = tablet();
    let [a, b, _] = signers();
    let good = SignedRoster::new(&next).unwrap().encode().unwrap();
    for at in 0..good.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bad = good.clone();
            bad[at] ^= flip;
            let Ok(mut bad) = SignedRoster::decode(&bad) else { continue };
            bad.sign(&a);
            bad.sign(&b);
            let pinned = Roots::pin(&bad);
            if let Ok(accepted) = roots.accept(Some(&current), &bad, TODAY) {
                // What is taken could have been made by `new`, too, and opens under what it pins.
                assert_eq!(accepted.roster.check(), Ok(()), "byte {at}");
                assert!(accepted.roster.version > current.version && accepted.roster.school == current.school);
                assert!(pinned == Ok(accepted.roots));
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 512, failure_persistence: None, ..Default::default() })]

    #[test]
    fn random_rosters_never_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let (roots, current, _) = tablet();
        if let Ok(signed) = SignedRoster::decode(&bytes) {
            proptest::prop_assert!(Roots::pin(&signed).is_err());
            proptest::prop_assert!(roots.accept(Some(&current), &signed, TODAY).is_err());
        }
    }
}
