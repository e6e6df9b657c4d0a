//! What the frames in `tests/vectors` hold. Shared with the example that makes them.

use lantern_frame::{
    Locator, ReaderIdentity, Reply, Report, SchoolId, Watch,
    reply::collector,
    report::{Chosen, Code, Feeling, Find, HalfDay, On, Picture, Place, Says, Stage, What, Who, Whose},
    watch_id,
};

/// The school.
pub const SCHOOL: SchoolId = *b"a primary school";
/// Version of the roster.
pub const ROSTER: u32 = 300;
/// The child's six pictures.
pub const CODE: Code = Code([Picture::Owl, Picture::Fox, Picture::Snail, Picture::Frog, Picture::Bee, Picture::Snowman]);

/// A report with every answer given.
pub fn report() -> Report {
    Report {
        id: *b"report 123456789",
        stage: Stage::UpperKs2,
        day: 20_780,
        half: HalfDay::Afternoon,
        whose: Some(Whose::Me),
        what: What::Picture,
        who: Who::GrownUpAtSchool,
        staff: Some(2),
        place: Some(Place::Elsewhere),
        on: Some(On::Chat),
        feeling: Some(Feeling::Muddled),
        chosen: Some(Chosen::Deputy),
        find: Some(Find::Peg(Picture::Umbrella)),
        code: Some(CODE),
        urgent: true,
        words: Some("They ask for a picture \u{1f4f7}. I said no.".to_owned()),
        drill: true,
    }
}

/// Where and when it was made.
pub fn locator() -> Locator {
    Locator { report: report().id, tablet: "Tablet 7".to_owned(), class: "Year 5".to_owned(), minute: 13 * 60 + 5 }
}

/// A message that takes two frames.
pub fn message() -> Vec<u8> {
    (0..2_000_u32).map(|n| (n % 251) as u8).collect()
}

/// What the chair hears of a report.
pub fn watch() -> Watch {
    Watch { id: watch_id(&report().id), day: 20_781 }
}

const ANSWER: [u8; 16] = *b"reply 1234567890";

/// What opens word of the answer having been collected.
pub fn collects() -> ReaderIdentity {
    collector(b"event 1234567890", &ANSWER).expect("a key")
}

/// The answer.
pub fn reply() -> Reply {
    Reply { id: ANSWER, day: 20_781, nth: 1, says: vec![Says::Thanks, Says::Talk], collector: collects().recipient() }
}
