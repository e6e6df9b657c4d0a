//! The link as the app holds it: against a real server on loopback, and from tablet to tablet.
//! `served`: over the server; `direct`: while that is away.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a failed test may panic, and looks at files and the clock")]

mod direct;
mod school;
mod served;
