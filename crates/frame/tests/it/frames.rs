use crate::{SCHOOL, report, rng};
use lantern_frame::{
    FRAME_LEN, Frame, KeyError, OpenError, ReaderIdentity, RecipientKey, Report, SealError, SigningIdentity, open,
    report::{Chosen, Code, Feeling, Find, HalfDay, MAX_NAME, MAX_WORDS, On, Picture, Place, Stage, Tapped, What, Who, Whose},
    seal,
};

fn round_trip(report: &Report, reader: &ReaderIdentity) {
    let frame = seal(report, &[reader.recipient()], SCHOOL, 3, &mut rng(1)).unwrap();
    let opened = open(&frame, reader, SCHOOL).unwrap();
    assert_eq!(opened.roster_version, 3);
    assert!(opened.into_report().as_ref() == Some(report));
}

#[test]
fn every_answer_comes_back() {
    let reader = ReaderIdentity::generate();
    // One frame for each answer of the longest question; the shorter ones go round.
    for i in 0..On::ALL.len() {
        fn at<T: Tapped>(i: usize) -> T {
            T::ALL[i % T::ALL.len()]
        }
        let report = Report {
            id: [i as u8; 16],
            stage: at::<Stage>(i),
            day: u16::MAX - i as u16,
            half: at::<HalfDay>(i),
            whose: Some(at::<Whose>(i)),
            what: at::<What>(i),
            who: at::<Who>(i),
            staff: (i % 2 == 0).then_some(i as u8),
            place: Some(at::<Place>(i)),
            on: Some(at::<On>(i)),
            feeling: Some(at::<Feeling>(i)),
            chosen: Some(at::<Chosen>(i)),
            find: [None, Some(Find::Peg(at::<Picture>(i))), Some(Find::Seat(i as u8)), Some(Find::Name("S".into()))][i % 4].clone(),
            code: Some(Code::from_random([i as u8; 6])),
            urgent: i % 3 == 0,
            words: None,
            drill: false,
        };
        round_trip(&report, &reader);
    }
    let bare = Report { whose: None, place: None, on: None, feeling: None, staff: None, words: None, find: None, ..report() };
    round_trip(&bare, &reader);
}

#[test]
fn ids_are_told_apart_and_found_again() {
    fn all<T: Tapped>(from_id: fn(&str) -> Option<T>) {
        for &answer in T::ALL {
            assert!(from_id(answer.id()) == Some(answer), "{}", answer.id());
        }
    }
    all(Stage::from_id);
    all(Whose::from_id);
    all(What::from_id);
    all(Who::from_id);
    all(Place::from_id);
    all(On::from_id);
    all(Feeling::from_id);
    all(Chosen::from_id);
    all(Picture::from_id);
    all(HalfDay::from_id);
}

#[test]
fn the_longest_words_fit_and_longer_ones_are_refused() {
    let reader = ReaderIdentity::generate();
    for words in ["a".repeat(MAX_WORDS), "ß".repeat(MAX_WORDS / 2), "\u{0}".repeat(MAX_WORDS)] {
        let widest =
            Report { day: u16::MAX, staff: Some(u8::MAX), words: Some(words), find: Some(Find::Name("n".repeat(MAX_NAME))), ..report() };
        let frame = seal(&widest, &[reader.recipient()], [0xff; 16], u32::MAX, &mut rng(2)).unwrap();
        assert!(open(&frame, &reader, [0xff; 16]).unwrap().into_report() == Some(widest.clone()));
    }
    let named = Report { find: Some(Find::Name("n".repeat(MAX_NAME + 1))), words: None, ..report() };
    assert_eq!(seal(&named, &[reader.recipient()], SCHOOL, 1, &mut rng(2)), Err(SealError::TooLong));
    let longer = Report { words: Some("a".repeat(MAX_WORDS + 1)), find: None, ..report() };
    assert_eq!(seal(&longer, &[reader.recipient()], SCHOOL, 1, &mut rng(2)), Err(SealError::TooLong));
}

#[test]
fn one_to_eight_readers_and_each_opens() {
    let readers: Vec<_> = (0..9).map(|_| ReaderIdentity::generate()).collect();
    let keys: Vec<_> = readers.iter().map(ReaderIdentity::recipient).collect();
    for n in [1, 3, 8] {
        let frame = seal(&report(), &keys[..n], SCHOOL, 1, &mut rng(3)).unwrap();
        for (i, reader) in readers.iter().enumerate() {
            let opened = open(&frame, reader, SCHOOL).map(|o| o.into_report().unwrap());
            assert!(opened == if i < n { Ok(report()) } else { Err(OpenError::NotForMe) }, "{i} of {n}");
        }
    }
    assert_eq!(seal(&report(), &[], SCHOOL, 1, &mut rng(3)), Err(SealError::NoReaders));
    assert_eq!(seal(&report(), &keys, SCHOOL, 1, &mut rng(3)), Err(SealError::TooManyReaders));
}

#[test]
fn another_schools_frame_is_refused_although_the_key_fits() {
    let reader = ReaderIdentity::generate();
    let frame = seal(&report(), &[reader.recipient()], [8; 16], 1, &mut rng(4)).unwrap();
    assert_eq!(open(&frame, &reader, SCHOOL), Err(OpenError::OtherSchool));
}

/// What anybody can see of a frame: stanza lines, length of the age file, share of set bits.
fn shape(frame: &Frame) -> (usize, usize, usize) {
    let bytes = frame.as_bytes();
    let length = usize::from(u16::from_le_bytes([bytes[17], bytes[18]]));
    let stanzas = bytes.windows(10).filter(|w| w == b"-> X25519 ").count();
    let padding = &bytes[19 + length..];
    let ones = padding.iter().map(|b| b.count_ones() as usize).sum::<usize>();
    (stanzas, length, ones * 1_000 / (padding.len() * 8))
}

#[test]
fn a_dummy_and_a_report_have_one_shape() {
    let reader = ReaderIdentity::generate();
    let mut rng = rng(5);
    let (mut dummies, mut reports) = (Vec::new(), Vec::new());
    for _ in 0..24 {
        let dummy = Frame::dummy(&mut rng, SCHOOL, 1);
        assert_eq!(dummy.as_bytes().len(), FRAME_LEN);
        assert_eq!(open(&dummy, &reader, SCHOOL), Err(OpenError::NotForMe));
        dummies.push(shape(&dummy));
        reports.push(shape(&seal(&report(), &[reader.recipient()], SCHOOL, 1, &mut rng).unwrap()));
    }
    for (stanzas, length, ones) in dummies.iter().chain(&reports) {
        assert_eq!(*stanzas, 8);
        // Bare file and the longest grease that `age` writes; the words of a report change nothing.
        assert!((2_930..=3_140).contains(length), "{length}");
        // 500 is even; 40 is seven standard deviations.
        assert!(ones.abs_diff(500) < 40, "{ones}");
    }
    let ids: std::collections::HashSet<_> = (0..24).map(|_| Frame::dummy(&mut rng, SCHOOL, 1).id()).collect();
    assert_eq!(ids.len(), 24);
}

/// The place of our stanza: the one that, spoilt, leaves nothing for us. Spoiling another only breaks the MAC.
fn place(frame: &Frame, reader: &ReaderIdentity) -> Vec<usize> {
    const STANZA: usize = "-> X25519 ".len() + 44 + 44;
    let ours = (0..8).filter(|i| {
        let mut bytes = *frame.as_bytes();
        let body = 19 + "age-encryption.org/v1\n".len() + i * STANZA + STANZA - 44;
        bytes[body] = if bytes[body] == b'A' { b'B' } else { b'A' };
        let tried = open(&Frame::try_from(&bytes[..]).unwrap(), reader, SCHOOL);
        assert!(matches!(tried, Err(OpenError::NotForMe | OpenError::Altered)), "{tried:?}");
        tried == Err(OpenError::NotForMe)
    });
    ours.collect()
}

#[test]
fn the_readers_stand_at_no_fixed_place() {
    let reader = ReaderIdentity::generate();
    let mut rng = rng(6);
    let mut seen = std::collections::HashSet::new();
    for _ in 0..32 {
        let frame = seal(&report(), &[reader.recipient()], SCHOOL, 1, &mut rng).unwrap();
        let places = place(&frame, &reader);
        assert_eq!(places.len(), 1, "one reader, one stanza");
        seen.extend(places);
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

#[test]
fn keys_parse_and_print_nothing() {
    let identity = ReaderIdentity::generate();
    let secret = identity.to_secret_string();
    assert!(secret.starts_with("AGE-SECRET-KEY-1"));
    let again = ReaderIdentity::from_secret_string(&secret).unwrap();
    assert!(again.recipient() == identity.recipient());
    assert_eq!(format!("{identity:?} {:?} {:?}", identity.recipient(), report()), "ReaderIdentity(..) RecipientKey(..) Report(..)");
    let public = identity.recipient().to_string();
    assert!(public.starts_with("age1") && public.parse::<RecipientKey>().unwrap() == identity.recipient());

    let signer = SigningIdentity::generate(&mut rng(7));
    let again = SigningIdentity::from_secret_string(&signer.to_secret_string()).unwrap();
    assert!(again.verify_key() == signer.verify_key());
    assert!(signer.verify_key().to_string().parse() == Ok(signer.verify_key()));
    assert!(signer.verify_key().verify(b"a", &again.sign(b"a")));
    assert!(!signer.verify_key().verify(b"b", &again.sign(b"a")));
    assert_eq!(format!("{signer:?} {:?}", signer.verify_key()), "SigningIdentity(..) VerifyKey(..)");

    // The key of nought and the key of one: anybody could open, and `age` would panic.
    for zero in ["age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqd8q7h", "age1", "", "age1é", &secret, &"q".repeat(10_000)] {
        assert!(zero.parse::<RecipientKey>() == Err(KeyError::Recipient), "{zero}");
    }
    for weak in ["00".repeat(32), format!("01{}", "00".repeat(31)), "zz".into(), "é".repeat(32)] {
        assert!(weak.parse::<lantern_frame::VerifyKey>() == Err(KeyError::Verify));
    }
}
