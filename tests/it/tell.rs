use crate::world::{World, assets};
use bevy::math::UVec2;
use lantern::{
    Screen,
    device::{Act, Clock, Keeping, Key, Post},
    screens::tell::{STILL_THERE, Stand, Tell, WIPE},
};
use lantern_frame::{
    Content, Frame, ReaderIdentity, Reply, ReplyKey, SigningIdentity, open,
    reply::{SLOT_LEN, collector, empty_slot},
    report::{Chosen, Find, Picture, Report, Says, Tapped, What, Who},
    roster::{Hours, Reader, Role, Roster, SignedRoster},
};
use std::{fs, time::Duration};

const SCHOOL: [u8; 16] = [7; 16];

/// Readers of a school, with their keys.
pub struct School {
    pub keys: Vec<(Role, ReaderIdentity)>,
    pub signed: Vec<u8>,
}

/// A school with lead, deputy, head and chair, and a roster that two of its root signers have signed.
pub fn school() -> School {
    use rand::SeedableRng;
    let mut rng = rand::rngs::StdRng::seed_from_u64(11);
    let signers: Vec<_> = (0..4).map(|_| SigningIdentity::generate(&mut rng)).collect();
    let roles = [Role::DesignatedSafeguardingLead, Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors];
    let keys: Vec<_> = roles.into_iter().map(|r| (r, ReaderIdentity::generate())).collect();
    let readers = keys
        .iter()
        .zip(&signers)
        .enumerate()
        .map(|(i, ((role, key), signer))| Reader {
            no: i as u8,
            person: i as u16,
            role: *role,
            label: role.id().to_owned(),
            face: role.id().to_owned(),
            recipient: key.recipient(),
            verify_key: signer.verify_key(),
        })
        .collect();
    let roster = Roster {
        version: 1,
        school: SCHOOL,
        school_label: "Demonstration school".into(),
        readers,
        roots: [signers[0].verify_key(), signers[1].verify_key(), signers[3].verify_key()],
        not_after: 30_000,
        first_contact: None,
        fallback: Roster::FALLBACK.to_vec(),
        conflicts: Vec::new(),
        hours: Hours::default(),
    };
    let mut signed = SignedRoster::new(&roster).expect("a roster");
    signed.sign(&signers[0]);
    signed.sign(&signers[1]);
    School { keys, signed: signed.encode().expect("bytes") }
}

/// On home, with a roster on the tablet.
pub fn world(school: &School) -> World {
    let data = tempfile::tempdir().expect("a folder");
    fs::write(data.path().join("roster.bin"), &school.signed).expect("the roster");
    World::with_data(&assets(), UVec2::new(1280, 800), data)
}

/// Everything in the ring that this reader can open.
fn contents(world: &World, key: &ReaderIdentity) -> Vec<Content> {
    let ring = fs::read(world.data.path().join("ring.bin")).expect("the ring");
    ring.chunks_exact(4096).filter_map(|slot| open(&Frame::try_from(slot).ok()?, key, SCHOOL).ok()).map(|o| o.content).collect()
}

/// The reports of the ring that this reader can open.
pub fn opened(world: &World, key: &ReaderIdentity) -> Vec<Report> {
    let reports = contents(world, key).into_iter().filter_map(|c| if let Content::Report(report) = c { Some(*report) } else { None });
    reports.collect()
}

/// Waits until the disk has answered.
pub fn kept(world: &mut World) -> bool {
    world.app.until(Duration::from_secs(10), |h| h.app.world().resource::<Post>().keeping() == Some(Keeping::Kept))
}

#[test]
fn a_four_year_old_tells_in_five_taps_and_only_the_right_adults_can_read_it() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(2), Act::Card(0), Act::Card(0), Act::Done, Act::Yes] {
        assert_eq!(world.app.screen(), Screen::Tell);
        world.tap(act);
    }
    assert!(kept(&mut world), "{:?}", world.app.words());
    world.app.updates(4);
    assert!(world.app.words().iter().any(|w| w.starts_with("It's safe")), "{:?}", world.app.words());
    for (role, key) in &school.keys {
        let reports = opened(&world, key);
        let reads = matches!(role, Role::DesignatedSafeguardingLead | Role::DeputyLead);
        assert_eq!(reports.len(), usize::from(reads), "{role:?}");
        for report in &reports {
            assert_eq!((report.what, report.who, report.urgent), (What::Secret, Who::Child, true));
        }
    }
    world.tap(Act::Done);
    assert_eq!(world.app.screen(), Screen::Stories);
}

#[test]
fn the_grown_up_it_is_about_cannot_read_it() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    // Something happened; a grown-up at school; the third face, the head.
    for act in [Act::Card(5), Act::Card(3), Act::Card(2), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert!(kept(&mut world));
    for (role, key) in &school.keys {
        let reads = matches!(role, Role::ChairOfGovernors | Role::DeputyLead);
        assert_eq!(opened(&world, key).len(), usize::from(reads), "{role:?}");
    }
}

#[test]
fn a_child_may_say_whom_it_would_like_to_tell_and_how_to_find_it_by_pictures_alone() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    // A secret, a child, now; then beside Send: my teacher, and the fox on my peg.
    for act in [Act::Card(2), Act::Card(0), Act::Card(0), Act::Bin(0), Act::Card(1), Act::Bin(1), Act::Card(1), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert!(kept(&mut world));
    let reports = opened(&world, &school.keys[0].1);
    assert_eq!((reports[0].chosen, reports[0].find.clone()), (Some(Chosen::Teacher), Some(Find::Peg(Picture::Fox))));
}

#[test]
fn showing_a_card_to_somebody_in_the_room_sends_nothing() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(2), Act::Card(0), Act::Card(0), Act::Bin(2)] {
        world.tap(act);
    }
    world.app.updates(2);
    assert!(world.app.words().iter().any(|w| w.starts_with("Show this")), "{:?}", world.app.words());
    world.tap(Act::Done);
    assert!(!telling(&world));
    assert!(school.keys.iter().all(|(_, key)| opened(&world, key).is_empty()));
}

#[test]
fn the_head_is_not_offered_to_a_child_who_tells_of_the_head() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(5), Act::Card(3), Act::Card(2), Act::Bin(0)] {
        world.tap(act);
    }
    world.app.updates(2);
    let words = world.app.words();
    assert!(words.iter().any(|w| w == "My teacher") && !words.iter().any(|w| w == "The headteacher"), "{words:?}");
}

#[test]
fn out_of_hours_the_child_hears_when_it_is_read_and_who_helps_until_then() {
    // A Monday morning, and a Saturday, both in term time.
    for (epoch, closed) in [(20_780 * 86_400 + 10 * 3_600, false), (20_785 * 86_400 + 10 * 3_600, true)] {
        let school = school();
        let mut world = world(&school);
        let now = world.app.app.world().resource::<Clock>().now();
        world.app.app.world_mut().insert_resource(Clock::Hand { now, epoch });
        world.tap(Act::Card(0));
        world.tap(Act::Tell);
        for act in [Act::Card(2), Act::Card(0), Act::Card(0)] {
            world.tap(act);
        }
        world.app.updates(2);
        let says = |world: &mut World, what: &str| world.app.words().iter().any(|w| w.contains(what));
        assert_eq!(says(&mut world, "on Monday"), closed);
        assert_eq!(says(&mut world, "read it today"), !closed);
        world.tap(Act::Done);
        world.tap(Act::Yes);
        assert!(kept(&mut world));
        world.app.updates(4);
        assert_eq!(says(&mut world, "0800 1111"), closed, "{:?}", world.app.words());
    }
}

#[test]
fn tell_answers_on_every_screen_in_the_same_place() {
    let mut world = World::home();
    let place = world.app.place(&Act::Tell).expect("Tell on home");
    let mut seen = Vec::new();
    let mut look = |world: &mut World| {
        assert_eq!(world.app.place(&Act::Tell), Some(place), "{:?}", world.app.screen());
        seen.push(world.app.screen());
    };
    look(&mut world);
    world.tap(Act::Staff);
    look(&mut world);
    world.tap(Act::Home);
    world.tap(Act::Language);
    look(&mut world);
    world.tap(Act::Home);
    world.story(0);
    look(&mut world);
    world.tap(Act::Home);
    look(&mut world);
    // The question whether to stop covers the story but not Tell.
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell);
    look(&mut world);
    world.tap(Act::Hide);
    look(&mut world);
    assert!(seen.contains(&Screen::Staff) && seen.contains(&Screen::Language) && seen.contains(&Screen::Story));
}

fn telling(world: &World) -> bool {
    matches!(world.app.app.world().resource::<Tell>().stand, Stand::Asking(_))
}

#[test]
fn half_a_minute_untouched_wipes_the_draft_after_asking() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    world.tap(Act::Card(1));
    world.pass(STILL_THERE + Duration::from_millis(500));
    assert!(telling(&world) && world.app.has(&Act::Yes), "it asks first");
    world.tap(Act::Yes);
    assert!(telling(&world));
    world.pass(STILL_THERE + Duration::from_millis(500));
    world.pass(WIPE);
    assert!(!telling(&world));
    assert_eq!(world.app.screen(), Screen::Home);
}

#[test]
fn switching_away_and_stopping_keep_nothing() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    world.tap(Act::Card(1));
    let app = world.app.app.world_mut();
    let window =
        app.query_filtered::<bevy::prelude::Entity, bevy::prelude::With<bevy::window::PrimaryWindow>>().single(app).expect("a window");
    app.write_message(bevy::window::WindowFocused { window, focused: false });
    world.app.updates(4);
    assert!(!telling(&world));
    assert_eq!(world.app.screen(), Screen::Home);
    assert!(school.keys.iter().all(|(_, key)| opened(&world, key).is_empty()));
}

#[test]
fn without_a_list_of_readers_the_child_is_told_the_truth() {
    let mut world = World::home();
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(2), Act::Card(0), Act::Card(1), Act::Done, Act::Yes] {
        world.tap(act);
    }
    let words = world.app.words().join(" ");
    assert!(words.contains("cannot send") && !words.contains("safe"), "{words}");
}

/// Fills in the pages of the older flow up to the words.
pub fn to_words(world: &mut World) {
    world.tap(Act::Card(3));
    world.tap(Act::Tell);
    for act in [Act::Card(0), Act::Card(0), Act::Card(0), Act::Card(1), Act::Card(0), Act::Card(0)] {
        world.tap(act);
    }
}

/// Types on the app's own keys.
pub fn type_words(world: &mut World, text: &str) {
    for c in text.chars() {
        world.tap(Act::Key(Key::Char(c)));
    }
}

#[test]
fn an_older_pupil_types_on_our_own_keys_and_the_words_arrive() {
    let school = school();
    let mut world = world(&school);
    to_words(&mut world);
    type_words(&mut world, "they laugh at me");
    world.tap(Act::Key(Key::Delete));
    type_words(&mut world, "e");
    for act in [Act::Done, Act::Card(1), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert!(kept(&mut world));
    let reports = opened(&world, &school.keys[0].1);
    assert_eq!(reports[0].words.as_deref(), Some("they laugh at me"));
}

#[test]
fn a_report_survives_the_tablet_being_switched_off_right_after_it_is_safe() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(2), Act::Card(0), Act::Card(0), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert!(kept(&mut world));
    let World { app, data } = world;
    drop(app);
    let again = World::with_data(&assets(), UVec2::new(1280, 800), data);
    assert_eq!(opened(&again, &school.keys[0].1).len(), 1);
}

#[test]
fn a_report_that_a_full_tablet_refused_is_held_and_tried_again_on_every_page() {
    let school = school();
    let data = tempfile::tempdir().expect("a folder");
    fs::write(data.path().join("roster.bin"), &school.signed).expect("the roster");
    let mut world = World::with_data(&assets(), UVec2::new(1280, 800), data);
    // Nothing is ever fetched from this tablet: one report after the other, until the ring is full.
    let settled = |world: &mut World| {
        world.app.until(Duration::from_secs(10), |h| h.app.world().resource::<Post>().keeping() != Some(Keeping::Waiting));
        world.app.app.world().resource::<Post>().keeping()
    };
    let mut draft = lantern::screens::tell::flow::Draft::new(lantern_frame::report::Stage::Eyfs);
    draft.set_what(What::Secret);
    draft.set_who(Who::Stranger);
    draft.set_urgent(false);
    draft.send();
    for n in 0..64_u8 {
        let report = draft.report([n; 16], 20_000, lantern_frame::report::HalfDay::Morning, None).expect("a report");
        world.app.app.world_mut().resource_mut::<Post>().keep(&report, 600).expect("readers");
        if settled(&mut world) != Some(Keeping::Kept) {
            break;
        }
        world.app.app.world_mut().resource_mut::<Post>().seen();
    }
    world.app.app.world_mut().resource_mut::<Post>().seen();
    let before = world.app.app.world().resource::<Post>().held();
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(2), Act::Card(2), Act::Card(1), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert_eq!(settled(&mut world), Some(Keeping::Full));
    world.app.updates(4);
    let says = world.app.words().join(" ");
    assert!(says.contains("full") && !says.contains("safe"), "{says}");
    world.tap(Act::Done);
    world.home_again();
    world.pass(Duration::from_secs(5));
    settled(&mut world);
    assert_eq!(world.app.app.world().resource::<Post>().held(), before + 1, "what was promised to be kept is gone");
}

/// As far as the last page, from a page of Years 5 and 6: unkind, somewhere, no words, it can wait.
const OLDER: [Act; 10] =
    [Act::Card(0), Act::Card(0), Act::Card(0), Act::Card(0), Act::Card(0), Act::Card(0), Act::Skip, Act::Card(1), Act::Done, Act::Yes];

#[test]
fn six_pictures_bring_an_answer_that_goes_by_itself_and_its_readers_hear_of_it() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(3));
    world.tap(Act::Tell);
    for act in OLDER {
        world.tap(act);
    }
    assert!(kept(&mut world), "{:?}", world.app.words());
    world.app.updates(4);
    world.tap(Act::Next);
    let said = world.app.words().join(" ");
    assert!(said.contains("six pictures") && !said.contains("unkind"), "{said}");
    world.tap(Act::Done);
    let (lead, head) = (&school.keys[0].1, &school.keys[2].1);
    let code = opened(&world, lead)[0].code.expect("a report of this stage can be answered");

    let mut rng = rand::rng();
    let collector = collector(&[6; 16], &[5; 16]).expect("a key");
    let says = vec![Says::Thanks, Says::Talk];
    let answer = Reply { id: [5; 16], day: 0, nth: 1, says, collector: collector.recipient() };
    let mut board: Vec<u8> = (0..128).flat_map(|_| empty_slot(&mut rng)).collect();
    let key = ReplyKey::derive(&code, SCHOOL).expect("memory");
    let today = lantern::device::net::school_time(world.app.app.world().resource::<Clock>().epoch_seconds()).0;
    let sealed = Reply { day: today, ..answer.clone() }.seal(&key, SCHOOL, &mut rng).expect("sealed");
    board[40 * SLOT_LEN..41 * SLOT_LEN].copy_from_slice(&sealed);

    let recall = |world: &mut World, pictures: &[Picture]| {
        world.tap(Act::Tell);
        world.tap(Act::Next);
        for picture in pictures {
            let at = Picture::ALL.iter().position(|p| p == picture).expect("a picture");
            world.tap(Act::Card(at));
        }
        let found = world.app.until(Duration::from_secs(20), |h| {
            let looked = h.app.world().resource::<Post>().lookup().is_some_and(|l| *l != lantern::device::Lookup::Looking);
            looked && matches!(h.app.world().resource::<Tell>().stand, Stand::Answered { until: Some(_) })
        });
        assert!(found, "{:?}", world.app.words());
        world.app.updates(3);
        world.app.words().join(" ")
    };
    // Before the board has come, nobody is told that there is no answer.
    let said = recall(&mut world, &code.0);
    assert!(said.contains("cannot look") && !said.contains("no answer"), "{said}");
    world.tap(Act::Done);
    world.app.app.world_mut().resource_mut::<Post>().take_board(board);
    // One picture tapped wrong and taken back; six others open nothing.
    let mut other = code.0;
    other[5] = if other[5] == Picture::Owl { Picture::Fox } else { Picture::Owl };
    let said = recall(&mut world, &other);
    assert!(said.contains("no answer"), "{said}");
    world.tap(Act::Done);
    let said = recall(&mut world, &code.0);
    assert!(said.contains("Thank you for telling us") && said.contains("quiet time"), "{said}");
    assert!(contents(&world, &collector).is_empty());
    // Nobody taps: the page goes by itself, with all that was on it.
    world.pass(lantern::screens::tell::ANSWER + Duration::from_secs(1));
    assert_eq!(world.app.screen(), Screen::Home);
    assert!(world.app.app.world().resource::<Post>().lookup().is_none());
    for _ in 0..200 {
        if contents(&world, &collector).is_empty() {
            world.app.updates(1);
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    assert!(contents(&world, &collector).iter().any(|c| matches!(c, Content::Collected(id) if *id == [5; 16])));
    assert!(contents(&world, lead).iter().all(|c| !matches!(c, Content::Collected(_))), "its own key alone opens it");
    assert!(contents(&world, head).is_empty(), "nobody else hears of it");
}

#[test]
fn an_urgent_report_says_when_and_on_which_tablet_in_a_frame_of_its_own() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    for act in [Act::Card(5), Act::Card(0), Act::Card(0), Act::Done, Act::Yes] {
        world.tap(act);
    }
    assert!(kept(&mut world));
    let both = |world: &World| {
        let found = contents(world, &school.keys[0].1);
        let report = found.iter().find_map(|c| if let Content::Report(r) = c { Some(r.id) } else { None });
        let at = found.iter().find_map(|c| if let Content::Locator(l) = c { Some(l.clone()) } else { None });
        report.zip(at)
    };
    for _ in 0..200 {
        if both(&world).is_some() {
            break;
        }
        world.app.updates(1);
        std::thread::sleep(Duration::from_millis(10));
    }
    let (report, at) = both(&world).expect("report and locator");
    assert_eq!(at.report, report);
    assert!(at.minute < 1_440 && at.class.is_empty());
    assert!(contents(&world, &school.keys[2].1).is_empty());
}

#[test]
fn the_youngest_hear_on_the_day_that_the_box_was_opened() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Card(0));
    world.tap(Act::Tell);
    let says = |world: &mut World| world.app.words().iter().any(|w| w.contains("opened the box today"));
    assert!(!says(&mut world));
    world.tap(Act::Stop);
    let today = u16::try_from(world.app.app.world().resource::<Clock>().epoch_seconds() / 86_400).expect("a day");
    for (day, heard) in [(today - 1, false), (today, true)] {
        world.app.app.world_mut().resource_mut::<Post>().take_desk_day(day);
        world.tap(Act::Tell);
        assert_eq!(says(&mut world), heard);
        world.tap(Act::Stop);
    }
}

#[test]
fn a_practice_report_is_marked_as_one_and_reaches_the_readers() {
    let school = school();
    let mut world = world(&school);
    world.tap(Act::Staff);
    world.tap(Act::Take);
    assert!(kept(&mut world));
    world.app.updates(3);
    assert!(world.app.words().iter().any(|w| w.contains("marked as practice")), "{:?}", world.app.words());
    let reports = opened(&world, &school.keys[0].1);
    assert!(reports.len() == 1 && reports[0].drill && !reports[0].urgent);
    // One a visit: a bored finger fills no ring.
    world.tap(Act::Take);
    world.app.updates(10);
    assert_eq!(opened(&world, &school.keys[0].1).len(), 1);
    world.tap(Act::Home);
    assert_eq!(world.app.screen(), Screen::Home);
}
