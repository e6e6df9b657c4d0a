//! The server as devices meet it: real TLS, a database of its own for every test. Every test of `frames`, `doors`,
//! `devices`, `rosters`, `attacks`, `kept`, `safe`, `mails`, `authorities`, `classes`, `pins` and `choices` runs twice: on SQLite and, where Debian's package `postgresql` is installed, on a
//! PostgreSQL that the tests start themselves.
//! `frames`: keeping and fetching; `doors`: who gets in, and who is too slow; `rosters`: no way back; `attacks`: what no
//! device of ours sends; `kept`: what is dropped when; `safe`: backup, restore, doctor; `authorities`: one replaces another; `mails`: what goes out when;
//! `classes`: sessions as tablets hear them; `pins`: who may start them; `choices`: what is counted;
//! `commands`: what a technician types about them;
//! `machine`: metrics, the manual and the units; `files`: SQLite's own; `many`: schools and servers side by side;
//! `storms`: the program itself, killed, stopped, without room, and what it leaves in its log.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a failed test may panic, and looks at files and the clock")]
#![allow(clippy::duplicate_mod, reason = "the same tests on each store")]

mod postgres;
mod smtp;

#[path = "."]
mod on_sqlite {
    const POSTGRES: bool = false;
    #[path = "attacks.rs"]
    mod attacks;
    #[path = "authorities.rs"]
    mod authorities;
    #[path = "choices.rs"]
    mod choices;
    #[path = "classes.rs"]
    mod classes;
    #[path = "commands.rs"]
    mod commands;
    #[path = "devices.rs"]
    mod devices;
    #[path = "doors.rs"]
    mod doors;
    #[path = "files.rs"]
    mod files;
    #[path = "frames.rs"]
    mod frames;
    #[path = "ground.rs"]
    mod ground;
    #[path = "kept.rs"]
    mod kept;
    #[path = "leavings.rs"]
    mod leavings;
    #[path = "machine.rs"]
    mod machine;
    #[path = "mails.rs"]
    mod mails;
    #[path = "openapi.rs"]
    mod openapi;
    #[path = "pins.rs"]
    mod pins;
    #[path = "rosters.rs"]
    mod rosters;
    #[path = "safe.rs"]
    mod safe;
    #[path = "school.rs"]
    mod school;
    #[path = "storms.rs"]
    mod storms;
}

#[path = "."]
mod on_postgres {
    const POSTGRES: bool = true;
    #[path = "attacks.rs"]
    mod attacks;
    #[path = "authorities.rs"]
    mod authorities;
    #[path = "choices.rs"]
    mod choices;
    #[path = "classes.rs"]
    mod classes;
    #[path = "commands.rs"]
    mod commands;
    #[path = "devices.rs"]
    mod devices;
    #[path = "doors.rs"]
    mod doors;
    #[path = "frames.rs"]
    mod frames;
    #[path = "ground.rs"]
    mod ground;
    #[path = "kept.rs"]
    mod kept;
    #[path = "leavings.rs"]
    mod leavings;
    #[path = "machine.rs"]
    mod machine;
    #[path = "mails.rs"]
    mod mails;
    #[path = "many.rs"]
    mod many;
    #[path = "pins.rs"]
    mod pins;
    #[path = "rosters.rs"]
    mod rosters;
    #[path = "safe.rs"]
    mod safe;
    #[path = "school.rs"]
    mod school;
    #[path = "storms.rs"]
    mod storms;
}
