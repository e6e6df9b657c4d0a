use crate::{SCHOOL, report, rng, roster};
use lantern_frame::{
    Content, Frame, Locator, MAX_PARTS, MAX_PLACE_NAME, MessageId, OpenError, PART_LEN, Part, ReaderIdentity, Report, Roster, SealError,
    Topic, Watch, Whereabouts, join, open,
    report::{What, Who},
    roster::Role,
    seal_message, seal_seen, seal_told, watch_id,
};
use proptest::prelude::*;

fn part(frame: &Frame, reader: &ReaderIdentity) -> Part {
    match open(frame, reader, SCHOOL).unwrap().content {
        Content::Part(part) => part,
        _ => panic!("something else than a part"),
    }
}

fn cut(text: &[u8], reader: &ReaderIdentity) -> (MessageId, Vec<Part>) {
    let frames = seal_message(Topic::Case, text, &[reader.recipient()], SCHOOL, 3, &mut rng(4)).unwrap();
    let parts: Vec<_> = frames.iter().map(|frame| part(frame, reader)).collect();
    (parts[0].message, parts)
}

#[test]
fn a_long_message_comes_together_in_any_order_and_twice_over() {
    let reader = ReaderIdentity::generate();
    for len in [0, 1, PART_LEN, PART_LEN + 1, 3 * PART_LEN - 1] {
        let text: Vec<u8> = (0..len).map(|i| (i % 251) as u8).collect();
        let (id, mut parts) = cut(&text, &reader);
        assert_eq!(parts.len(), len.div_ceil(PART_LEN).max(1));
        parts.reverse();
        parts.extend(parts.clone());
        let (topic, joined) = join(id, &parts).unwrap();
        assert_eq!((topic, &joined[..]), (Topic::Case, &text[..]));
        if len > PART_LEN {
            assert!(join(id, parts.iter().filter(|p| p.nth != 0)).is_none(), "a part is missing");
        }
    }
}

#[test]
fn parts_of_two_messages_do_not_mix() {
    let reader = ReaderIdentity::generate();
    let (first, mut parts) = cut(&[1; 2 * PART_LEN], &reader);
    let (second, others) = cut(&[2; 2 * PART_LEN], &reader);
    assert_ne!(first, second);
    parts.extend(others);
    assert_eq!(join(first, &parts).unwrap().1[0], 1);
    assert_eq!(join(second, &parts).unwrap().1[0], 2);
    // A reader who forges a part of another's message spoils it, and is noticed.
    let mut forged = parts[3].clone();
    forged.message = first;
    assert!(join(first, [&parts[0], &forged]).is_none());
}

#[test]
fn a_message_has_a_longest_length_and_needs_a_reader() {
    let reader = ReaderIdentity::generate().recipient();
    let most = PART_LEN * usize::from(MAX_PARTS);
    let sealed = |len: usize, readers: &[_]| seal_message(Topic::Case, &vec![0; len], readers, SCHOOL, 1, &mut rng(1)).map(|f| f.len());
    assert_eq!(sealed(most, std::slice::from_ref(&reader)), Ok(16));
    assert_eq!(sealed(most + 1, &[reader]), Err(SealError::TooLong));
    assert_eq!(sealed(5, &[]), Err(SealError::NoReaders));
}

#[test]
fn where_and_when_goes_in_a_frame_of_its_own() {
    let (hers, other) = (ReaderIdentity::generate(), ReaderIdentity::generate());
    let widest = "\u{1f431}".repeat(MAX_PLACE_NAME / 4);
    let at = Locator { report: report().id, tablet: widest.clone(), class: widest, minute: 1_439 };
    let frame = at.seal(&[hers.recipient()], SCHOOL, 3, &mut rng(5)).unwrap();
    assert!(matches!(open(&frame, &hers, SCHOOL).unwrap().content, Content::Locator(found) if found == at));
    assert_eq!(open(&frame, &other, SCHOOL), Err(OpenError::NotForMe));
    let mut long = at.clone();
    long.tablet = "x".repeat(MAX_PLACE_NAME + 1);
    assert_eq!(long.seal(&[hers.recipient()], SCHOOL, 3, &mut rng(5)), Err(SealError::TooLong));
    assert_eq!(format!("{at:?}"), "Locator(..)");
}

fn told(list: &Roster, report: &Report, minute: u16) -> Vec<lantern_frame::Told> {
    seal_told(list, report, Whereabouts { tablet: "Tablet 7", class: "", minute }, &mut rng(6)).unwrap()
}

fn but(change: impl FnOnce(&mut Report)) -> Report {
    let mut told = report();
    told.who = Who::GrownUpAtSchool;
    change(&mut told);
    told
}

/// The chair of this school, with her key.
fn chaired() -> (Roster, ReaderIdentity) {
    let chair = ReaderIdentity::generate();
    let mut list = roster(&[(1, Role::DesignatedSafeguardingLead), (2, Role::Headteacher), (3, Role::ChairOfGovernors)]);
    list.readers[2].recipient = chair.recipient();
    (list, chair)
}

#[test]
fn what_goes_along_with_a_report_goes_along_from_every_tablet() {
    let (list, chair) = chaired();
    let all = told(&list, &but(|_| ()), 600);
    assert_eq!(all.iter().map(|one| (one.report, one.urgent)).collect::<Vec<_>>(), [(true, true), (false, true), (false, false)]);
    let opened: Vec<_> = all.iter().map(|one| open(&one.frame, &chair, SCHOOL).map(|opened| opened.content)).collect();
    assert!(opened[..2].iter().all(|one| *one == Err(OpenError::NotForMe)), "she reads neither the report nor where it was");
    assert!(matches!(&opened[2], Ok(Content::Watch(watch)) if *watch == Watch { id: watch_id(&report().id), day: 20_780 }));
    assert_ne!(watch_id(&report().id), report().id, "the report's own id stays with its readers");
    let mild = |told: &mut Report| (told.urgent, told.what) = (false, What::Unkind);
    assert_eq!(told(&list, &but(mild), 600).len(), 2);
    let about_a_child = but(|told| {
        mild(told);
        told.who = Who::Child;
    });
    assert_eq!(told(&list, &about_a_child, 600).len(), 1);
    assert_eq!(told(&list, &but(|told| told.staff = Some(1)), 600).len(), 2, "a face was tapped");
}

#[test]
fn it_is_to_be_looked_at_by_the_end_of_the_day_that_the_child_was_told() {
    let (mut list, chair) = chaired();
    // 20,780 is a Monday.
    for (day, minute, closed, by) in [
        (20_780, 600, vec![], 20_780),
        (20_780, 15 * 60 + 30, vec![], 20_781),
        (20_784, 16 * 60, vec![], 20_787),
        (20_785, 600, vec![], 20_787),
        (20_784, 16 * 60, vec![(20_787, 20_790)], 20_791),
        (20_780, 600, vec![(0, u16::MAX)], 20_780),
    ] {
        list.hours.closed = closed;
        let frame = told(&list, &but(|told| told.day = day), minute).pop().unwrap().frame;
        assert!(matches!(open(&frame, &chair, SCHOOL).unwrap().content, Content::Watch(watch) if watch.day == by), "{day} {minute}");
    }
}

#[test]
fn that_somebody_looked_is_all_that_is_said() {
    let (chair, other) = (ReaderIdentity::generate(), ReaderIdentity::generate());
    let frame = seal_seen(&report().id, &[chair.recipient()], SCHOOL, 3, &mut rng(5)).unwrap();
    assert!(matches!(open(&frame, &chair, SCHOOL).unwrap().content, Content::Seen(id) if id == watch_id(&report().id)));
    assert_eq!(open(&frame, &other, SCHOOL), Err(OpenError::NotForMe));
    assert_eq!(seal_seen(&report().id, &[], SCHOOL, 3, &mut rng(5)), Err(SealError::NoReaders));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_bytes_come_back_whole(text in proptest::collection::vec(any::<u8>(), 0..4 * PART_LEN)) {
        let reader = ReaderIdentity::generate();
        let (id, parts) = cut(&text, &reader);
        let (_, joined) = join(id, &parts).expect("whole");
        prop_assert_eq!(&joined[..], &text[..]);
    }
}
