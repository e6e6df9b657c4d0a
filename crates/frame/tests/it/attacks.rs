use crate::{SCHOOL, report, rng};
use lantern_frame::{FRAME_LEN, Frame, FrameError, OpenError, ReaderIdentity, open, seal};
use proptest::prelude::*;

fn sealed() -> (Frame, ReaderIdentity) {
    let reader = ReaderIdentity::generate();
    (seal(&report(), &[reader.recipient()], SCHOOL, 1, &mut rng(10)).unwrap(), reader)
}

/// Every one of the 32,768. Four at a time: each one costs a desk's whole trial.
#[test]
fn no_bit_can_be_flipped() {
    let (frame, reader) = sealed();
    let flip = |bit: usize| {
        let mut altered = *frame.as_bytes();
        altered[bit / 8] ^= 1 << (bit % 8);
        match Frame::try_from(&altered[..]) {
            Ok(altered) => assert!(open(&altered, &reader, SCHOOL).is_err(), "bit {bit} was flipped and the frame opened"),
            Err(why) => assert!(bit < 8 && matches!(why, FrameError::Version(_)), "bit {bit}"),
        }
    };
    std::thread::scope(|scope| {
        for nth in 0..4 {
            scope.spawn(move || (nth..FRAME_LEN * 8).step_by(4).for_each(flip));
        }
    });
    assert!(open(&frame, &reader, SCHOOL).is_ok());
}

/// Eight stanzas, each two lines of known length, in another order: whose is whose is not told by it, and nobody can
/// change it.
#[test]
fn stanzas_cannot_change_places() {
    const STANZA: usize = "-> X25519 ".len() + 44 + 44;
    let (frame, reader) = sealed();
    let start = 19 + "age-encryption.org/v1\n".len();
    for a in 0..8 {
        for b in 0..a {
            let mut bytes = *frame.as_bytes();
            let (head, tail) = bytes[start..].split_at_mut(a * STANZA);
            head[b * STANZA..][..STANZA].swap_with_slice(&mut tail[..STANZA]);
            assert_eq!(open(&Frame::try_from(&bytes[..]).unwrap(), &reader, SCHOOL), Err(OpenError::Altered), "{a} and {b}");
        }
    }
}

#[test]
fn no_length_but_one() {
    let (frame, _) = sealed();
    for cut in 0..FRAME_LEN {
        assert_eq!(Frame::try_from(&frame.as_bytes()[..cut]), Err(FrameError::Length(cut)));
    }
    let mut longer = frame.as_bytes().to_vec();
    longer.push(0);
    assert_eq!(Frame::try_from(&longer[..]), Err(FrameError::Length(FRAME_LEN + 1)));
}

#[test]
fn the_age_file_cannot_be_cut_either() {
    let (frame, reader) = sealed();
    for length in 0..=u16::MAX {
        let mut altered = *frame.as_bytes();
        if altered[17..19] == length.to_le_bytes() {
            continue;
        }
        altered[17..19].copy_from_slice(&length.to_le_bytes());
        assert_eq!(open(&Frame::try_from(&altered[..]).unwrap(), &reader, SCHOOL), Err(OpenError::Malformed), "{length}");
    }
}

#[test]
fn parts_of_two_frames_do_not_join() {
    let reader = ReaderIdentity::generate();
    let mut rng = rng(11);
    let [a, b] = [(); 2].map(|()| *seal(&report(), &[reader.recipient()], SCHOOL, 1, &mut rng).unwrap().as_bytes());
    let end = 19 + usize::from(u16::from_le_bytes([a[17], a[18]]));
    for swapped in [1..17, end..FRAME_LEN] {
        let mut joined = a;
        joined[swapped.clone()].copy_from_slice(&b[swapped]);
        assert_eq!(open(&Frame::try_from(&joined[..]).unwrap(), &reader, SCHOOL), Err(OpenError::Altered));
    }
}

/// A frame round an age file that somebody else made.
fn around(age_file: &[u8]) -> Option<Frame> {
    let mut bytes = vec![0; FRAME_LEN];
    bytes[0] = 1;
    bytes[17..19].copy_from_slice(&u16::try_from(age_file.len()).ok()?.to_le_bytes());
    bytes.get_mut(19..19 + age_file.len())?.copy_from_slice(age_file);
    Frame::try_from(&bytes[..]).ok()
}

#[test]
fn other_age_files_are_refused_before_they_are_tried() {
    let reader = ReaderIdentity::generate();
    let theirs: age::x25519::Recipient = reader.recipient().to_string().parse().unwrap();
    for (stanzas, length) in [(1, 2_048), (7, 2_048), (9, 2_048), (12, 2_048), (8, 2_047), (8, 2_049), (8, 0)] {
        let encryptor = age::Encryptor::with_recipients((0..stanzas).map(|_| &theirs as &dyn age::Recipient)).unwrap();
        let mut file = Vec::new();
        let mut writer = encryptor.wrap_output(&mut file).unwrap();
        std::io::Write::write_all(&mut writer, &vec![0; length]).unwrap();
        writer.finish().unwrap();
        let frame = around(&file).unwrap();
        assert_eq!(open(&frame, &reader, SCHOOL), Err(OpenError::Malformed), "{stanzas} stanzas, {length} bytes");
    }
    // The right form and nothing sensible in it.
    let encryptor = age::Encryptor::with_recipients((0..8).map(|_| &theirs as &dyn age::Recipient)).unwrap();
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).unwrap();
    std::io::Write::write_all(&mut writer, &[0xff; 2_048]).unwrap();
    writer.finish().unwrap();
    assert_eq!(open(&around(&file).unwrap(), &reader, SCHOOL), Err(OpenError::Altered));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), FRAME_LEN), keep in 0..3_200_usize) {
        let (frame, reader) = sealed();
        let mut half = bytes.clone();
        half[..keep].copy_from_slice(&frame.as_bytes()[..keep]);
        for mut bytes in [bytes, half] {
            bytes[0] = 1;
            let frame = Frame::try_from(&bytes[..]).unwrap();
            prop_assert!(open(&frame, &reader, SCHOOL).is_err());
        }
    }
}

/// Shares that make every shared secret zero: whoever sends them knows the key before anybody has opened anything.
#[test]
fn stanzas_of_small_order_open_nothing_and_panic_nowhere() {
    let (frame, reader) = sealed();
    // Base64 of 0, 1, p - 1, p, p + 1 and the two points of order eight, as libraries list them.
    let points = [
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "7P///////////////////////////////////////38",
        "7f///////////////////////////////////////38",
        "7v///////////////////////////////////////38",
        "4Ot6fDtBuK4WVuP68Z/EatoJjeucMrH9hmIFFl9JuAA",
        "X5yVvKNQjCSx0LFVnIPvWwREXMRYHI6G2CJO3dCfEVc",
    ];
    for point in points {
        for stanza in 0..8 {
            let mut bytes = *frame.as_bytes();
            let at = 19 + "age-encryption.org/v1\n".len() + stanza * ("-> X25519 ".len() + 44 + 44) + "-> X25519 ".len();
            bytes[at..at + 43].copy_from_slice(point.as_bytes());
            assert!(open(&Frame::try_from(&bytes[..]).unwrap(), &reader, SCHOOL).is_err(), "{point} at {stanza}");
        }
    }
}

/// A hundred readers elsewhere cannot tell a report that is not for them from a dummy, whatever went into it.
#[test]
fn whoever_is_left_out_gets_the_same_answer_for_everything() {
    let (reader, left_out) = (ReaderIdentity::generate(), ReaderIdentity::generate());
    let mut rng = rng(12);
    for i in 0..20 {
        let told = lantern_frame::Report { urgent: i % 2 == 0, words: (i % 3 == 0).then(|| "x".repeat(i * 50)), find: None, ..report() };
        let school = if i % 5 == 0 { [1; 16] } else { SCHOOL };
        let keys: Vec<_> = (0..i % 8).map(|_| ReaderIdentity::generate().recipient()).chain([reader.recipient()]).collect();
        let told = seal(&told, &keys, school, i as u32, &mut rng).unwrap();
        assert_eq!(open(&told, &left_out, SCHOOL), Err(OpenError::NotForMe));
        assert_eq!(open(&Frame::dummy(&mut rng, school, i as u32), &left_out, SCHOOL), Err(OpenError::NotForMe));
    }
}
