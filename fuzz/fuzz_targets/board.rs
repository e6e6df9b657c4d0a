//! Arbitrary bytes as the board of replies, and as what is inside a slot that the right pictures open: nothing panics,
//! and what comes out is an answer. Seeds: `crates/frame/tests/corpus/board`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/frame/tests/it/feed.rs"]
#[allow(dead_code, reason = "one of four feeds")]
mod feed;
#[path = "../../crates/frame/tests/it/told.rs"]
#[allow(dead_code, reason = "the feeds need the school and the pictures alone")]
mod told;

fuzz_target!(|bytes: &[u8]| {
    feed::board(bytes);
});
