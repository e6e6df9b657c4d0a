use crate::{SCHOOL, report, rng};
use lantern_frame::{
    Content, Frame, Locator, MAX_PARTS, MAX_PLACE_NAME, MessageId, OpenError, PART_LEN, Part, ReaderIdentity, SealError, Topic, join, open,
    seal_message,
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
