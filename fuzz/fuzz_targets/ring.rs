//! Arbitrary bytes as a tablet's ring: nothing panics, a later release's ring is left alone, and a report that is kept is
//! sent. Seeds: `crates/outbox/tests/corpus/ring`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/outbox/tests/it/feed.rs"]
mod feed;

fuzz_target!(|bytes: &[u8]| {
    feed::feed(bytes);
});
