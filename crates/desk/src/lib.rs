//! The desk: the program in which a trusted adult reads what children told. It holds her keys, opens the frames that
//! are meant for her, keeps them in her casebook, and shows them as pages served on this computer's loopback only.
//!
//! Not here: sealing and who may open what (`lantern-frame`), what goes over the network (`lantern-wire`), and every
//! sentence of the pages (`locales/<tag>/desk.ftl`).
#![allow(
    clippy::disallowed_methods,
    reason = "a program on an adult's own computer, never in a browser: it has files, a clock and a terminal"
)]

pub mod alarm;
pub mod backup;
pub mod board;
pub mod calendar;
pub mod case;
pub mod casebook;
pub mod ceremony;
pub mod clock;
mod collected;
pub mod commands;
pub mod deleting;
mod door;
mod exchange;
pub mod fetch;
pub mod files;
pub mod guidance;
pub mod identity;
pub mod located;
pub mod outgoing;
pub mod pages;
pub mod readers;
mod remote;
pub mod reply;
pub mod roster;
pub mod school;
pub mod sentences;
pub mod settings;
pub mod startup;
pub mod state;
pub mod watching;
pub mod work;
