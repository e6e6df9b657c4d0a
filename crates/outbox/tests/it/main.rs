//! The outbox against the real server over real TLS, with a wire in between that can be cut, stalled and measured.
//! `sending`: nothing lost, nothing twice, nothing told by lengths; `joining`: enrolment and whom it trusts; `killed`: a
//! process of its own that is killed while it keeps reports; `corpus`: what the fuzz target does (`feed`), over its corpus.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a failed test may panic, and looks at files and the clock")]

mod corpus;
mod feed;
mod joining;
mod killed;
mod school;
mod sending;
mod wire;
