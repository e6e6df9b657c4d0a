//! Arbitrary bytes as parts of messages: nothing panics, and what is joined is what was cut up. Seeds:
//! `crates/frame/tests/corpus/parts`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/frame/tests/it/feed.rs"]
#[allow(dead_code, reason = "one of four feeds")]
mod feed;
#[path = "../../crates/frame/tests/it/told.rs"]
#[allow(dead_code, reason = "the feeds need the school and the pictures alone")]
mod told;

fuzz_target!(|bytes: &[u8]| {
    feed::parts(bytes);
});
