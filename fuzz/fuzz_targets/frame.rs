//! Arbitrary bytes as a frame, and as the envelope within a frame that is sealed as it should be: nothing panics, and
//! what opens is sound. Seeds: `crates/frame/tests/vectors/*.frame` and `crates/frame/tests/corpus/frame`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/frame/tests/it/feed.rs"]
#[allow(dead_code, reason = "one of four feeds")]
mod feed;
#[path = "../../crates/frame/tests/it/told.rs"]
#[allow(dead_code, reason = "the feeds need the school and the pictures alone")]
mod told;

fuzz_target!(|bytes: &[u8]| {
    feed::frame(bytes);
});
