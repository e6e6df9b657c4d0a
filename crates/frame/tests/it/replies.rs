use crate::{SCHOOL, rng};
use lantern_frame::{
    Content, OpenError, ReaderIdentity, Reply, ReplyKey, SealError, open,
    reply::{REPLY_DAYS, SLOT_LEN, collector, empty_slot, open_board},
    report::{Code, Says, Tapped},
};
use std::sync::{Mutex, PoisonError};

const DAY: u16 = 20_780;

fn key(byte: u8) -> ReplyKey {
    // 64 MiB each: one after the other, whatever the tests run on.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    ReplyKey::derive(&Code::from_random([byte, 1, 2, 3, 4, 5]), SCHOOL).unwrap()
}

/// What opens word of the answer with this id; the secret stands in the case's record.
fn collects(id: u8) -> ReaderIdentity {
    collector(&[77; 16], &[id; 16]).unwrap()
}

fn reply(id: u8) -> Reply {
    let says = vec![Says::Thanks, Says::Talk, Says::Childline];
    Reply { id: [id; 16], day: DAY, nth: 1, says, collector: collects(id).recipient() }
}

#[test]
fn six_pictures_open_their_own_answers_and_no_others() {
    let mut rng = rng(1);
    let (hers, his) = (key(1), key(2));
    let mut newer = reply(2);
    newer.day += 2;
    let slots = [
        empty_slot(&mut rng),
        reply(1).seal(&hers, SCHOOL, &mut rng).unwrap(),
        reply(3).seal(&his, SCHOOL, &mut rng).unwrap(),
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

/// Two answers of one day, in either order of their random ids and of the desks' clocks.
#[test]
fn the_answer_that_was_given_last_holds() {
    let (mut rng, key) = (rng(1), key(1));
    for (first, second, days) in [(1, 2, 0), (2, 1, 0), (1, 2, 1), (2, 1, 1)] {
        let later = Reply { nth: 2, day: DAY - days, ..reply(second) };
        let slots = [reply(first), later].map(|reply| reply.seal(&key, SCHOOL, &mut rng).unwrap());
        let found = open_board(&slots.concat(), &key, SCHOOL, DAY);
        assert_eq!(found.iter().map(|r| r.id[0]).collect::<Vec<_>>(), [second, first]);
    }
}

#[test]
fn the_largest_answer_fits_and_senseless_ones_are_refused() {
    let key = key(1);
    let sealed = |reply: Reply| reply.seal(&key, SCHOOL, &mut rng(1)).map(|_| ());
    assert_eq!(sealed(Reply { nth: u16::MAX, day: u16::MAX, ..reply(1) }), Ok(()));
    assert_eq!(sealed(Reply { says: vec![], ..reply(1) }), Err(SealError::TooLong));
    assert_eq!(sealed(Reply { says: Says::ALL.to_vec(), ..reply(1) }), Err(SealError::TooLong));
}

/// Whoever finds out the pictures has the whole answer, and still cannot tell its frame from a dummy: not even with the
/// answer's id and public key.
#[test]
fn only_who_has_the_record_hears_that_an_answer_was_collected() {
    let answer = reply(5);
    let frame = answer.collected(SCHOOL, 3, &mut rng(2)).unwrap();
    assert!(matches!(open(&frame, &collects(5), SCHOOL).unwrap().content, Content::Collected(id) if id == [5; 16]));
    let guesses = [collects(6), collector(&[0; 16], &answer.id).unwrap(), collector(&answer.id, &answer.id).unwrap()];
    for other in guesses.iter().chain([&ReaderIdentity::generate()]) {
        assert_eq!(open(&frame, other, SCHOOL), Err(OpenError::NotForMe));
    }
    // A second tablet's word is another frame: no id that the server knows already.
    assert_ne!(frame.id(), answer.collected(SCHOOL, 3, &mut rng(3)).unwrap().id());
    let slot = answer.seal(&key(1), SCHOOL, &mut rng(4)).unwrap();
    let found = open_board(&slot, &key(1), SCHOOL, DAY).remove(0);
    let inside = postcard::to_allocvec(&found).unwrap();
    assert!(!inside.windows(16).any(|bytes| bytes == [77; 16]), "the secret stands in the answer");
}

/// In a process of its own, which may not have as much memory as a key takes.
#[cfg(target_os = "linux")]
#[test]
#[allow(clippy::disallowed_methods, reason = "the child process is this test once more, told so by its environment")]
fn where_memory_is_short_there_is_no_key_and_the_program_goes_on() {
    const SHORT: &str = "LANTERN_TEST_SHORT_OF_MEMORY";
    if std::env::var_os(SHORT).is_some() {
        assert!(ReplyKey::derive(&Code::from_random([1; 6]), SCHOOL).is_none());
        return;
    }
    let name = "replies::where_memory_is_short_there_is_no_key_and_the_program_goes_on";
    let again = format!("ulimit -v 65000 && exec \"$0\" --exact {name} --test-threads 1");
    let mut child = std::process::Command::new("sh");
    let out = child.args(["-c", &again]).arg(std::env::current_exe().unwrap()).env(SHORT, "1").output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && said.contains("1 passed"), "{said} {}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn the_key_prints_nothing() {
    assert_eq!(format!("{:?}", key(1)), "ReplyKey(..)");
    assert_eq!(format!("{:?}", reply(1)), "Reply(..)");
}
