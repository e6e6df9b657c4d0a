use crate::{stories::kind, world::World};
use bevy::{
    a11y::ActionRequest,
    input::{
        ButtonState,
        keyboard::{Key, KeyboardInput, NativeKey},
    },
    prelude::*,
    window::PrimaryWindow,
};
use lantern::{
    Screen,
    device::{
        Act, Comfort, Control,
        access::Focus,
        comfort::{SCAN_STEP, Scan},
    },
    harness::{way_on, wise},
    screens::story::BREATH,
};
use lantern_lesson::{Choice, Kind};
use std::time::Duration;

/// Plays to the end, always by the wise (`false`) or, for a while, the last (`true`) way on.
pub fn play(world: &mut World, last: bool, mut tap: impl FnMut(&mut World, Act)) {
    for page in 0.. {
        assert!(page < 80, "the story does not end");
        if world.app.screen() != Screen::Story {
            break;
        }
        let card = kind(world);
        match card {
            Kind::Feel { .. } => assert!(!world.app.has(&Act::Next), "no way on before a face is tapped"),
            Kind::Stop { .. } => world.pass(BREATH + Duration::from_secs(1)),
            _ => {}
        }
        // The wise way at last, else a story of mends would go round for ever.
        let choose = |options: &[Choice]| if last && page < 12 { options.len() - 1 } else { wise(options) };
        for act in way_on(&card, choose) {
            tap(world, act);
        }
    }
    assert_eq!(world.app.screen(), Screen::After);
}

fn press(world: &mut World, key_code: KeyCode) {
    let window = world.app.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(world.app.app.world()).expect("a window");
    world.app.app.world_mut().write_message(KeyboardInput {
        key_code,
        logical_key: Key::Unidentified(NativeKey::Unidentified),
        state: ButtonState::Pressed,
        text: None,
        repeat: false,
        window,
    });
    world.app.updates(2);
}

/// Every lesson that ships, opened from home and played to its end by one way of tapping.
fn all(last: bool, comfort: Comfort, tap: impl Fn(&mut World, Act)) {
    for id in World::home().lessons() {
        let mut world = World::home();
        *world.app.app.world_mut().resource_mut::<Comfort>() = comfort.clone();
        world.open(&id);
        play(&mut world, last, &tap);
    }
}

fn ring_on(world: &World, act: &Act) -> bool {
    world.app.app.world().resource::<Focus>().is(act)
}

#[test]
fn every_lesson_ends_by_single_taps() {
    all(false, Comfort::default(), World::tap);
}

#[test]
fn every_lesson_ends_by_the_other_ways_and_their_mends() {
    all(true, Comfort::default(), World::tap);
}

#[test]
fn every_lesson_ends_by_keys_alone() {
    all(false, Comfort::default(), |world, act| {
        world.pass(Duration::from_millis(450));
        for _ in 0..40 {
            press(world, KeyCode::Tab);
            if ring_on(world, &act) {
                press(world, KeyCode::Space);
                world.app.updates(3);
                return;
            }
        }
        panic!("no key leads to {act:?}");
    });
}

#[test]
fn every_lesson_ends_by_two_switches() {
    all(false, Comfort { scan: Scan::Two, ..Comfort::default() }, |world, act| {
        world.pass(Duration::from_millis(450));
        for _ in 0..40 {
            if ring_on(world, &act) {
                press(world, KeyCode::Enter);
                world.app.updates(3);
                return;
            }
            press(world, KeyCode::Space);
        }
        panic!("two switches do not lead to {act:?}");
    });
}

#[test]
fn every_lesson_ends_by_one_switch() {
    all(false, Comfort { scan: Scan::One, ..Comfort::default() }, |world, act| {
        world.pass(Duration::from_millis(450));
        if world.app.app.world().resource::<Focus>().on().is_none() {
            press(world, KeyCode::Space);
        }
        for _ in 0..40 {
            if ring_on(world, &act) {
                press(world, KeyCode::Space);
                world.app.updates(3);
                return;
            }
            world.pass(SCAN_STEP + Duration::from_millis(20));
        }
        panic!("one switch does not lead to {act:?}");
    });
}

#[test]
fn the_ring_of_one_switch_gives_up_when_nobody_presses() {
    let mut world = World::home();
    world.app.app.world_mut().resource_mut::<Comfort>().scan = Scan::One;
    press(&mut world, KeyCode::Space);
    assert!(world.app.app.world().resource::<Focus>().on().is_some());
    for _ in 0..60 {
        world.pass(SCAN_STEP + Duration::from_millis(20));
    }
    assert!(world.app.app.world().resource::<Focus>().on().is_none(), "it would keep the tablet awake for ever");
}

#[test]
fn a_presenter_in_a_hall_plays_with_a_clicker() {
    let mut world = World::home();
    world.story(0);
    let before = kind(&world);
    world.pass(Duration::from_millis(450));
    press(&mut world, KeyCode::PageDown);
    world.app.updates(3);
    assert_ne!(kind(&world), before);
    world.pass(Duration::from_millis(450));
    press(&mut world, KeyCode::PageUp);
    world.app.updates(3);
    assert_eq!(kind(&world), before);
}

#[test]
fn every_lesson_ends_by_a_screen_reader_alone() {
    all(false, Comfort::default(), |world, act| {
        world.pass(Duration::from_millis(450));
        let app = world.app.app.world_mut();
        let (entity, name) = app
            .query::<(Entity, &Control)>()
            .iter(app)
            .find(|(_, c)| c.act == act)
            .map(|(e, c)| (e, c.name.clone()))
            .unwrap_or_else(|| panic!("{act:?}"));
        assert!(!name.trim().is_empty(), "{act:?} has no name");
        app.write_message(ActionRequest(accesskit::ActionRequest {
            action: accesskit::Action::Click,
            target_tree: accesskit::TreeId::ROOT,
            target_node: accesskit::NodeId(entity.to_bits()),
            data: None,
        }));
        world.app.updates(4);
    });
}
