//! A pack of arbitrary bytes is read, checked and played: whatever they are, nothing panics, and every lesson that the
//! checks let through can be played to its end. What is fed is the form of `crates/lesson/tests/corpus`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../crates/lesson/tests/it/feed.rs"]
mod feed;

fuzz_target!(|bytes: &[u8]| {
    feed::feed(bytes);
});
