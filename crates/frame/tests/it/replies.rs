use crate::{SCHOOL, rng};
use lantern_frame::{
    Content, OpenError, ReaderIdentity, Reply, ReplyKey, SealError, open,
    reply::{REPLY_DAYS, SLOT_LEN, empty_slot, open_board},
    report::{Code, Says, Tapped},
};

const DAY: u16 = 20_780;

fn key(byte: u8) -> ReplyKey {
    ReplyKey::derive(&Code::from_random([byte, 1, 2, 3, 4, 5]), SCHOOL).unwrap()
}

fn reply(id: u8, readers: &[&ReaderIdentity]) -> Reply {
    let readers = readers.iter().map(|reader| reader.recipient()).collect();
    Reply { id: [id; 16], day: DAY, says: vec![Says::Thanks, Says::Talk, Says::Childline], readers }
}

#[test]
fn six_pictures_open_their_own_answers_and_no_others() {
    let reader = ReaderIdentity::generate();
    let mut rng = rng(1);
    let (hers, his) = (key(1), key(2));
    let mut newer = reply(2, &[&reader]);
    newer.day += 2;
    let slots = [
        empty_slot(&mut rng),
        reply(1, &[&reader]).seal(&hers, SCHOOL, &mut rng).unwrap(),
        reply(3, &[&reader]).seal(&his, SCHOOL, &mut rng).unwrap(),
        newer.seal(&hers, SCHOOL, &mut rng).unwrap(),
        // Written again on its rhythm: the same answer, shown once.
        newer.seal(&hers, SCHOOL, &mut rng).unwrap(),
    ];
    assert_ne!(slots[3], slots[4]);
    let mut board = slots.concat();
    let found = open_board(&board, &hers, SCHOOL, DAY + 3);
    assert_eq!(found.iter().map(|r| r.id[0]).collect::<Vec<_>>(), [2, 1], "the newest first");
    assert!(found[0] == newer);
    assert!(open_board(&board, &key(9), SCHOOL, DAY).is_empty());
    assert!(open_board(&board, &hers, [8; 16], DAY).is_empty(), "another school's board");
    assert_eq!(open_board(&board, &hers, SCHOOL, DAY + REPLY_DAYS).len(), 1, "fourteen days");
    // Slots in another order: the place of one means nothing.
    let mut turned = board.clone();
    turned.rotate_left(SLOT_LEN);
    assert!(open_board(&turned, &hers, SCHOOL, DAY + 3) == found);
    for bit in 0..SLOT_LEN {
        board[SLOT_LEN + bit] ^= 1;
        assert_eq!(open_board(&board, &hers, SCHOOL, DAY).len(), 1, "byte {bit}");
        board[SLOT_LEN + bit] ^= 1;
    }
    for cut in 0..board.len().min(2 * SLOT_LEN) {
        open_board(&board[..cut], &hers, SCHOOL, DAY);
    }
}

#[test]
fn the_largest_answer_fits_and_senseless_ones_are_refused() {
    let readers: Vec<_> = (0..9).map(|_| ReaderIdentity::generate()).collect();
    let key = key(1);
    let sealed = |reply: Reply| reply.seal(&key, SCHOOL, &mut rng(1)).map(|_| ());
    assert_eq!(sealed(reply(1, &readers[..8].iter().collect::<Vec<_>>())), Ok(()));
    assert_eq!(sealed(reply(1, &readers.iter().collect::<Vec<_>>())), Err(SealError::TooManyReaders));
    assert_eq!(sealed(reply(1, &[])), Err(SealError::NoReaders));
    assert_eq!(sealed(Reply { says: vec![], ..reply(1, &[&readers[0]]) }), Err(SealError::TooLong));
    assert_eq!(sealed(Reply { says: Says::ALL.to_vec(), ..reply(1, &[&readers[0]]) }), Err(SealError::TooLong));
}

#[test]
fn readers_of_the_report_hear_that_it_was_collected() {
    let (hers, head) = (ReaderIdentity::generate(), ReaderIdentity::generate());
    let frame = reply(5, &[&hers]).collected(SCHOOL, 3, &mut rng(2)).unwrap();
    assert!(matches!(open(&frame, &hers, SCHOOL).unwrap().content, Content::Collected(id) if id == [5; 16]));
    assert_eq!(open(&frame, &head, SCHOOL), Err(OpenError::NotForMe), "whoever is left out of the report is left out here");
}

#[test]
fn the_key_prints_nothing() {
    assert_eq!(format!("{:?}", key(1)), "ReplyKey(..)");
    assert_eq!(format!("{:?}", reply(1, &[])), "Reply(..)");
}
