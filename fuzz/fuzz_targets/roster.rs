//! Arbitrary bytes as a signed roster, and as a roster that two root signers were led to sign: nothing panics, and what
//! comes into force is a roster that could have been made. Seeds: `crates/frame/tests/corpus/roster`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/frame/tests/it/feed.rs"]
#[allow(dead_code, reason = "one of four feeds")]
mod feed;
#[path = "../../crates/frame/tests/it/told.rs"]
#[allow(dead_code, reason = "the feeds need the school and the pictures alone")]
mod told;

fuzz_target!(|bytes: &[u8]| {
    feed::roster(bytes);
});
