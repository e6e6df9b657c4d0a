//! The school's server: keeps sealed frames that it cannot read, hands them to the adults' desks, and passes the signed
//! roster on. It enrols tablets and desks with one-time codes.
//! Not here: any key or crate that could open a frame, and any record of who sent what when.
#![allow(clippy::disallowed_methods, reason = "a program for a machine of its own: files and the clock are its work")]

mod announce;
pub mod authority;
pub mod backup;
pub mod calendar;
pub mod class;
pub mod devices;
pub mod doctor;
pub mod duty;
pub mod enrol;
mod folder;
mod limit;
mod listen;
pub mod mail;
mod metrics;
mod places;
mod routes;
pub mod settings;
pub mod startup;
mod store;
