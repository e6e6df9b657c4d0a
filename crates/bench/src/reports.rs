//! A report as a pupil of the oldest stage makes it, with words.

use lantern_frame::report::{Feeling, HalfDay, On, Place, Report, Stage, What, Who, Whose};

/// The school of all frames here.
pub const SCHOOL: [u8; 16] = [3; 16];

/// The report with this number; each is another.
pub fn report(n: u64) -> Report {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&n.to_le_bytes());
    Report {
        id,
        stage: Stage::UpperKs2,
        whose: Some(Whose::Me),
        what: What::Unkind,
        who: Who::Child,
        staff: None,
        place: Some(Place::Home),
        on: Some(On::Game),
        feeling: Some(Feeling::Worried),
        chosen: None,
        find: None,
        code: None,
        words: Some("They say it every day and I do not want to go in any more.".to_owned()),
        drill: false,
        urgent: false,
        day: 20_000,
        half: HalfDay::Morning,
    }
}
