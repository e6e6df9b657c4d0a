//! The outbox against the real server over real TLS, with a wire in between that can be cut, stalled and measured.
//! `sending`: nothing lost, nothing twice, nothing told by lengths; `joining`: enrolment and whom it trusts.

mod joining;
mod school;
mod sending;
mod wire;
