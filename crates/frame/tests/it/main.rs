//! What must hold about frames and rosters, seen from outside the crate.
//! `frames`: sealing and opening. `attacks`: altered, cut and foreign bytes. `routes`: the table of who reads what.
//! `rosters`: what a tablet takes and what it refuses. `messages`: what takes several frames, and what goes along with a report.
//! `replies`: answers under six pictures. `vectors`: frames that were sealed once, opened with stock `age` too (`told`: what
//! they hold). `feed`: what the fuzz targets do with any bytes, over the corpora that are kept here.

#![allow(clippy::unwrap_used, reason = "helpers of tests are outside of test functions")]

mod attacks;
mod corpus;
mod feed;
mod frames;
mod messages;
mod replies;
mod rosters;
mod routes;
mod told;
mod vectors;

use lantern_frame::{
    ReaderIdentity, Report, SchoolId, SigningIdentity,
    report::{Feeling, HalfDay, On, Place, Stage, What, Who, Whose},
    roster::{Hours, Reader, ReaderNo, Role, Roster},
};
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;

const SCHOOL: SchoolId = [7; 16];

fn rng(seed: u64) -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(seed)
}

fn report() -> Report {
    Report {
        id: [9; 16],
        stage: Stage::UpperKs2,
        day: 20_780,
        half: HalfDay::Morning,
        whose: Some(Whose::Friend),
        what: What::Picture,
        who: Who::Stranger,
        staff: None,
        place: Some(Place::Elsewhere),
        on: Some(On::Chat),
        feeling: Some(Feeling::Muddled),
        chosen: None,
        find: None,
        code: None,
        urgent: true,
        words: Some("they keep asking".into()),
        drill: false,
    }
}

/// The three root signers of every roster here.
fn signers() -> [SigningIdentity; 3] {
    [1, 2, 3].map(|seed| SigningIdentity::generate(&mut rng(seed)))
}

fn reader(no: ReaderNo, person: u16, role: Role) -> Reader {
    Reader {
        no,
        person,
        role,
        label: format!("Reader {no}"),
        face: format!("staff/{}", role.id()),
        recipient: ReaderIdentity::generate().recipient(),
        verify_key: SigningIdentity::generate(&mut rng(100 + u64::from(person))).verify_key(),
    }
}

/// A roster of (person, role); numbers count from 0.
fn roster(people: &[(u16, Role)]) -> Roster {
    Roster {
        version: 1,
        school: SCHOOL,
        school_label: "A primary school".into(),
        readers: people.iter().zip(0..).map(|(&(person, role), no)| reader(no, person, role)).collect(),
        roots: signers().map(|s| s.verify_key()),
        not_after: 21_000,
        first_contact: None,
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: Hours::default(),
    }
}
