//! A class that one teacher runs: what her pages do, what pupils' tablets do, and that nothing of it stands before Tell.

use crate::world::{World, assets};
use bevy::math::UVec2;
use bevy::prelude::*;
use lantern::{
    Screen,
    device::{Act, Classroom, Clock, Opening},
    screens::{
        story::Story,
        teach::{Leaf, Teach},
    },
};
use lantern_class::{Class, ClassId, Eyes, Pin, Plan, Profile, RoomCode, Session, SessionId, Setup, Staff, StaffId, Verifier};
use std::{collections::BTreeMap, fs, path::Path, time::Duration};

const PIN: [usize; 6] = [1, 9, 0, 4, 8, 2];

fn school() -> Setup {
    let mut rng = rand::rng();
    let digits: String = PIN.iter().map(ToString::to_string).collect();
    let pin: Pin = digits.parse().expect("a PIN");
    let verifier = Verifier::new(&pin, &mut rng).expect("memory");
    let class =
        |label: &str, stage: &str| Class { id: ClassId::generate(&mut rand::rng()), label: label.into(), stage: stage.into(), promised: 0 };
    let staff = |label: &str, approves| Staff {
        id: StaffId::generate(&mut rand::rng()),
        label: label.into(),
        pin: verifier.clone(),
        digits: 6,
        classes: Vec::new(),
        supply: None,
        approves,
        curriculum: false,
    };
    Setup {
        version: 1,
        classes: vec![class("Herons", "UpperKs2"), class("Swans", "Ks1")],
        staff: vec![staff("Safeguarding lead", true), staff("Year 2 teacher", false)],
        ..Setup::default()
    }
}

fn session(lesson: &str, start: u32) -> Session {
    Session {
        id: "0102030405060708".parse::<SessionId>().expect("an id"),
        class: ClassId::default(),
        by: StaffId::default(),
        code: RoomCode([0, 1, 2]),
        plan: Plan { lesson: lesson.into(), rev: 1, minutes: 10, ..Plan::default() },
        start,
        next: 0,
        hall: false,
        eyes: None,
    }
}

fn now(world: &World) -> u64 {
    world.app.app.world().resource::<Clock>().epoch_seconds()
}

fn hear(world: &mut World, said: Option<Session>) {
    let at = now(world);
    world.app.app.world_mut().resource_mut::<Classroom>().hear(said, at);
    world.app.updates(4);
}

fn looking_up(lesson: &str, left: u16) -> Session {
    Session { eyes: Some(Eyes { number: 1, left }), ..session(lesson, 1) }
}

fn leaf(world: &World) -> Leaf {
    world.app.app.world().resource::<Teach>().leaf()
}

/// A world in which this school's teachers can start.
fn with_school() -> World {
    let mut world = World::home();
    world.app.app.world_mut().resource_mut::<Classroom>().set_setup(school());
    world.app.updates(2);
    world
}

fn digits(world: &mut World, digits: &[usize]) {
    for digit in digits {
        world.tap(Act::Card(*digit));
    }
    let checked = |h: &mut lantern::harness::Harness| h.app.world().resource::<Classroom>().opening() != Some(Opening::Checking);
    assert!(world.app.until(Duration::from_secs(60), checked), "the PIN is still being looked at");
    world.app.updates(4);
}

/// The class's page, by way of the PIN of the n-th account.
fn open(world: &mut World, account: usize, class: usize) {
    world.tap(Act::Staff);
    if world.app.has(&Act::Bin(1)) {
        world.tap(Act::Bin(1));
    }
    world.tap(Act::Card(account));
    digits(world, &PIN);
    assert_eq!(leaf(world), Leaf::Class);
    world.tap(Act::Card(class));
    assert_eq!(leaf(world), Leaf::Desk);
}

fn story(world: &World) -> Option<(String, String)> {
    world.app.app.world().resource::<Story>().place().map(|p| (p.lesson, p.node))
}

fn disk(data: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(data)
        .expect("the data")
        .map(|entry| {
            let path = entry.expect("a file").path();
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).expect("its content"))
        })
        .collect()
}

#[test]
fn a_session_starts_goes_on_and_ends_and_leaves_nothing_on_the_tablet() {
    let mut world = World::home();
    let before = disk(world.data.path());
    hear(&mut world, Some(session("k1", 1)));
    assert_eq!(world.app.screen(), Screen::Story);
    assert!(world.app.app.world().resource::<Story>().promises(), "a session begins with the promises");
    assert!(!world.app.has(&Act::Yes), "nobody has heard them yet");
    world.pass(Duration::from_secs(4));
    world.tap(Act::Yes);
    let first = story(&world).expect("a story");
    assert_eq!(first.0, "k1");
    hear(&mut world, Some(Session { next: 1, ..session("k1", 1) }));
    assert_ne!(story(&world), Some(first), "the whole class goes on by a card");
    hear(&mut world, Some(session("k3", 2)));
    assert!(story(&world).is_some_and(|(lesson, _)| lesson == "k3"));
    // The promises were said; each further story has one line of them, that nobody can leave out.
    assert!(world.app.app.world().resource::<Story>().promises());
    assert!(!world.app.has(&Act::Next), "too soon");
    world.app.past_promises();
    assert!(!world.app.app.world().resource::<Story>().promises());
    hear(&mut world, None);
    assert_eq!((world.app.screen(), story(&world)), (Screen::Home, None));
    world.app.updates(3);
    assert_eq!(disk(world.data.path()), before, "nothing of the session stays on the disk");
}

#[test]
fn a_child_who_tells_is_never_called_away() {
    let mut world = World::home();
    world.tap(Act::Tell);
    world.tap(Act::Card(2));
    for said in [session("k1", 1), looking_up("k1", 100), session("k3", 2)] {
        hear(&mut world, Some(said));
        assert_eq!(world.app.screen(), Screen::Tell);
    }
    hear(&mut world, Some(Session { start: 2, ..looking_up("k3", 100) }));
    assert_eq!(world.app.screen(), Screen::Tell);
    world.tap(Act::Stop);
    if world.app.screen() == Screen::Tell {
        world.tap(Act::Yes);
    }
    world.app.updates(6);
    assert_eq!(world.app.screen(), Screen::Eyes, "what came meanwhile is done now");
    // Tell stays where it is, and is left for the calm screen again.
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell);
    hear(&mut world, None);
    assert_eq!(world.app.screen(), Screen::Tell, "the session has ended, the child has not");
}

#[test]
fn everybody_looks_up_until_the_sun_is_gone_also_after_a_power_cut() {
    let mut world = World::home();
    hear(&mut world, Some(session("k1", 1)));
    world.pass(Duration::from_secs(4));
    world.tap(Act::Yes);
    let card = story(&world);
    hear(&mut world, Some(looking_up("k1", 120)));
    assert_eq!(world.app.screen(), Screen::Eyes);
    for away in [Act::Home, Act::Back, Act::Next, Act::Staff, Act::Language] {
        assert!(!world.app.has(&away), "{away:?} leads out of the calm screen");
    }
    assert!(world.app.has(&Act::Tell));
    world.app.updates(3);
    // The tablet's power is cut and comes back half a minute later.
    let World { app, data } = world;
    drop(app);
    let mut again = World::awake(&assets(), UVec2::new(1280, 800), data);
    again.app.app.insert_resource(Clock::Hand { now: Duration::from_secs(1), epoch: 1_795_424_400 + 35 });
    assert!(again.app.wait_for(Screen::Eyes), "it is back where the class is");
    again.pass(Duration::from_secs(70));
    assert_eq!(again.app.screen(), Screen::Eyes);
    // No signal comes any more, and it ends all the same.
    again.pass(Duration::from_secs(30));
    again.app.updates(4);
    assert_eq!((again.app.screen(), story(&again)), (Screen::Story, card), "on the same card");
}

#[test]
fn wrong_pins_get_slow_and_never_stand_before_tell() {
    let mut world = with_school();
    world.tap(Act::Staff);
    world.tap(Act::Card(1));
    assert_eq!(leaf(&world), Leaf::Pin);
    for miss in 1..=5 {
        digits(&mut world, &[4, 4, 4, 4, 4, 4]);
        let wait = match world.app.app.world().resource::<Classroom>().opening() {
            Some(Opening::Wrong(wait)) => wait,
            other => panic!("{other:?}"),
        };
        assert_eq!(wait > 0, miss == 5, "miss {miss}: {wait} s");
    }
    // Now even the right one waits.
    digits(&mut world, &PIN);
    assert!(world.app.app.world().resource::<Classroom>().teacher().is_none());
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell, "no PIN stands before Tell");
    world.tap(Act::Stop);
    world.app.updates(4);
    world.pass(Duration::from_secs(31));
    world.home_again();
    open(&mut world, 1, 0);
}

#[test]
fn teacher_mode_shuts_when_it_is_handed_back_and_after_ten_minutes() {
    let mut world = with_school();
    open(&mut world, 1, 1);
    world.tap(Act::Home);
    assert_eq!(world.app.screen(), Screen::Home);
    assert!(world.app.app.world().resource::<Classroom>().teacher().is_none());
    open(&mut world, 1, 1);
    world.pass(Duration::from_secs(9 * 60));
    assert!(world.app.app.world().resource::<Classroom>().teacher().is_some());
    world.pass(Duration::from_secs(70));
    assert!(world.app.app.world().resource::<Classroom>().teacher().is_none(), "ten minutes untouched");
    assert_eq!(world.app.screen(), Screen::Home);
}

#[test]
fn a_locked_story_opens_for_the_school_only_after_every_card_and_only_by_who_may() {
    for (account, may) in [(1, false), (0, true)] {
        let mut world = with_school();
        open(&mut world, account, 0);
        world.tap(Act::Card(0));
        // The one that is locked.
        let locked = world.locked().expect("a locked lesson");
        let place = world.of_stage("UpperKs2").iter().position(|id| *id == locked).expect("its place");
        world.tap(Act::Card(place));
        world.tap(Act::Take);
        assert_eq!(leaf(&world), Leaf::Cards, "it does not start");
        let mut seen = false;
        for _ in 0..20 {
            seen |= world.app.has(&Act::Yes);
            if seen || !world.app.has(&Act::Next) {
                break;
            }
            world.tap(Act::Next);
        }
        assert_eq!(seen, may, "account {account}");
    }
}

#[test]
fn a_profile_suits_the_session_and_is_gone_with_it() {
    let mut world = World::home();
    let profile = Profile { larger: true, still: true, fewer: true, silent: true, ..Profile::default() };
    let mut said = session("l4", 1);
    said.plan.profile = profile;
    hear(&mut world, Some(said));
    let scale = |world: &World| world.app.app.world().resource::<lantern::device::Comfort>().scale();
    assert!((scale(&world) - 1.5).abs() < 0.01);
    world.pass(Duration::from_secs(4));
    world.tap(Act::Yes);
    let lesson = world.app.app.world().resource::<Story>().player().expect("a story").lesson().clone();
    let most = lesson.nodes().iter().filter_map(|n| match &n.kind {
        lantern_lesson::Kind::Choice { options, .. } => Some(options.len()),
        _ => None,
    });
    assert_eq!(most.max(), Some(2));
    hear(&mut world, None);
    assert!((scale(&world) - 1.0).abs() < 0.01);
    assert_eq!(world.app.app.world().resource::<lantern::device::Comfort>().profile, Profile::default());
}
