//! Frames by themselves: whatever is changed is refused, and opening tells nothing by the time that it takes.

use crate::{
    Play,
    school::{About, report},
    table::{Bar, Table},
};
use anyhow::{Result, ensure};
use lantern_frame::{FRAME_LEN, Frame, ReaderIdentity, SchoolId, open, seal};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Instant,
};

const SCHOOL: SchoolId = [3; 16];
/// A stanza: two lines of known length.
const STANZA: usize = "-> X25519 ".len() + 44 + 44;
const STANZAS: usize = 19 + "age-encryption.org/v1\n".len();
/// Longer than a dummy's, a frame that opens may take so much.
const LONGER: f64 = 1.15;

pub fn play(play: &Play, table: &mut Table) -> Result<()> {
    let reader = ReaderIdentity::generate();
    let sealed = || seal(&report(About::Child, Some("words".into())), &[reader.recipient()], SCHOOL, 1, &mut rand::rng());
    let frame = sealed()?;
    ensure!(open(&frame, &reader, SCHOOL).is_ok(), "an unchanged frame does not open");
    let whole = *frame.as_bytes();

    let flipped = |bit: usize| {
        let mut bytes = whole;
        bytes[bit / 8] ^= 1 << (bit % 8);
        bytes.to_vec()
    };
    let bits = tried(&reader, FRAME_LEN * 8, flipped);
    table.row("opened with one of 32,768 bits flipped", bits.opened as f64, Bar::Is(0.0), &format!("of {}", bits.tried));
    let cut = tried(&reader, FRAME_LEN, |length| whole[..length].to_vec());
    table.row("opened when cut at every length", cut.opened as f64, Bar::Is(0.0), &format!("of {}", cut.tried));
    let shorter = |length: usize| {
        let (mut bytes, length) = (whole, u16::try_from(length).unwrap_or_default());
        // The length field says something else, the rest stays: the age file is cut, or reaches into the padding.
        let true_length = u16::from_le_bytes([bytes[17], bytes[18]]);
        bytes[17..19].copy_from_slice(&if length == true_length { 0 } else { length }.to_le_bytes());
        bytes.to_vec()
    };
    let lengths = tried(&reader, FRAME_LEN, shorter);
    table.row("opened when the age file is cut at every length", lengths.opened as f64, Bar::Is(0.0), &format!("of {}", lengths.tried));
    let swapped = |n: usize| {
        let (mut bytes, a, b) = (whole, n % 8, n / 8);
        for at in 0..STANZA {
            bytes.swap(STANZAS + a * STANZA + at, STANZAS + b * STANZA + at);
        }
        if a == b { whole[1..].to_vec() } else { bytes.to_vec() }
    };
    let swaps = tried(&reader, 64, swapped);
    table.row("opened with two of its eight places changed", swaps.opened as f64, Bar::Is(0.0), &format!("of {}", swaps.tried));
    table.row("panics in all of these", (bits.panics + cut.panics + lengths.panics + swaps.panics) as f64, Bar::Is(0.0), "");
    constant_work(play, table, &reader)
}

struct Tried {
    tried: usize,
    opened: usize,
    panics: usize,
}

/// Tries so many changed frames on both cores.
fn tried(reader: &ReaderIdentity, count: usize, change: impl Fn(usize) -> Vec<u8> + Sync) -> Tried {
    let change = &change;
    let one = |nth: usize| {
        let bytes = change(nth);
        catch_unwind(AssertUnwindSafe(|| Frame::try_from(&bytes[..]).is_ok_and(|frame| open(&frame, reader, SCHOOL).is_ok())))
    };
    let part = |from: usize| {
        let all: Vec<_> = (from..count).step_by(2).map(one).collect();
        (all.iter().filter(|done| matches!(done, Ok(true))).count(), all.iter().filter(|done| done.is_err()).count())
    };
    let parts =
        thread::scope(|scope| [0, 1].map(|from| scope.spawn(move || part(from))).map(|half| half.join().unwrap_or((usize::MAX, 1))));
    Tried { tried: count, opened: parts[0].0.saturating_add(parts[1].0), panics: parts[0].1 + parts[1].1 }
}

/// The time to try a frame that opens against the time to try a dummy, taken in turns.
fn constant_work(play: &Play, table: &mut Table, reader: &ReaderIdentity) -> Result<()> {
    let rounds = play.either(600, 6_000);
    let ours = seal(&report(About::Child, Some("w".repeat(1_200))), &[reader.recipient()], SCHOOL, 1, &mut rand::rng())?;
    let others = Frame::dummy(&mut rand::rng(), SCHOOL, 1);
    let mut times = [Vec::with_capacity(rounds), Vec::with_capacity(rounds)];
    for _ in 0..rounds {
        for (times, frame) in times.iter_mut().zip([&ours, &others]) {
            let start = Instant::now();
            let opened = open(frame, reader, SCHOOL).is_ok();
            times.push(start.elapsed().as_secs_f64() * 1_000.0);
            ensure!(opened == std::ptr::eq(frame, &ours), "the wrong frame opened");
        }
    }
    let [ours, others] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        // Whatever else runs here makes single ones longer, never shorter.
        times[times.len() / 10]
    });
    let how = format!("fastest tenth {ours:.2} ms against {others:.2} ms, n = {rounds} each");
    table.row("time to try a frame that opens, to one that does not", ours / others, Bar::AtMost(LONGER), &how);
    Ok(())
}
