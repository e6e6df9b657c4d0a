use crate::world::World;
use bevy::{
    a11y::ActionRequest,
    input::{
        ButtonState,
        keyboard::{Key, KeyboardInput, NativeKey},
        touch::TouchPhase,
    },
    math::Vec2,
    prelude::*,
    window::PrimaryWindow,
};
use lantern::{
    Screen,
    device::{Act, Control},
    screens::story::{BREATH, Story},
    speech::Speech,
};
use lantern_lesson::Kind;
use std::time::Duration;

fn kind(world: &World) -> Kind {
    world.app.app.world().resource::<Story>().player().expect("a story").node().kind.clone()
}

/// Plays to the end, always by the first (`false`) or last (`true`) way on.
fn play(world: &mut World, last: bool, mut tap: impl FnMut(&mut World, Act)) {
    for page in 0.. {
        assert!(page < 80, "the story does not end");
        if world.app.screen() != Screen::Story {
            break;
        }
        match kind(world) {
            Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => tap(world, Act::Next),
            Kind::Feel { .. } => {
                assert!(!world.app.has(&Act::Next), "no way on before a face is tapped");
                tap(world, Act::Card(0));
                tap(world, Act::Next);
            }
            Kind::Stop { .. } => {
                world.pass(BREATH + Duration::from_secs(1));
                tap(world, Act::Done);
            }
            Kind::Talk { .. } => tap(world, Act::Done),
            Kind::Choice { options, .. } => {
                // The wise way, else a story of mends would go round for ever.
                let wise = options.iter().position(|o| o.weight == lantern_lesson::Weight::Strong).expect("a strong way");
                tap(world, Act::Card(if last && page < 12 { options.len() - 1 } else { wise }));
                tap(world, Act::Take);
            }
            Kind::Sort { items, bins, .. } => {
                for (i, item) in items.iter().enumerate() {
                    tap(world, Act::Card(i));
                    tap(world, Act::Bin(bins.iter().position(|b| b.id == item.bin).expect("its box")));
                }
                tap(world, Act::Next);
            }
            Kind::Spot { clues, .. } => {
                (0..clues.len()).for_each(|i| tap(world, Act::Card(i)));
                tap(world, Act::Next);
            }
        }
    }
    assert_eq!(world.app.screen(), Screen::After);
}

#[test]
fn both_stories_end_by_single_taps() {
    for stage in [0, 3] {
        for last in [false, true] {
            let mut world = World::home();
            world.story(stage);
            play(&mut world, last, World::tap);
            world.tap(Act::Card(1));
            world.tap(Act::Next);
            world.tap(Act::Done);
            assert_eq!(world.app.screen(), Screen::Home);
        }
    }
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

#[test]
fn a_story_ends_by_keys_alone() {
    let mut world = World::home();
    world.story(0);
    play(&mut world, false, |world, act| {
        world.pass(Duration::from_millis(450));
        for _ in 0..40 {
            press(world, KeyCode::Tab);
            if world.app.app.world().resource::<lantern::device::access::Focus>().is(&act) {
                press(world, KeyCode::Space);
                world.app.updates(3);
                return;
            }
        }
        panic!("no key leads to {act:?}");
    });
}

#[test]
fn a_story_ends_by_a_screen_reader_alone() {
    let mut world = World::home();
    world.story(0);
    play(&mut world, false, |world, act| {
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

#[test]
fn a_tap_that_goes_down_and_up_within_one_update_counts_and_nothing_stays_pressed() {
    let mut world = World::home();
    world.tap(Act::Card(0));
    assert_eq!(world.app.screen(), Screen::Stories);
    let held = world.app.app.world().resource::<lantern::device::touch::Hands>().0.held().count();
    assert_eq!(held, 0);
}

#[test]
fn two_children_on_two_cards_open_one_stage_and_a_palm_blocks_nobody() {
    let mut world = World::home();
    world.pass(Duration::from_secs(1));
    let places: Vec<Vec2> = (0..3).map(|i| world.app.place(&Act::Card(i)).expect("a card").center()).collect();
    world.app.touch(1, TouchPhase::Started, places[2]);
    world.app.updates(2);
    for (id, place) in [(2, places[0]), (3, places[1])] {
        world.app.touch(id, TouchPhase::Started, place);
    }
    world.app.update();
    for (id, place) in [(2, places[0]), (3, places[1])] {
        world.app.touch(id, TouchPhase::Ended, place);
    }
    world.app.updates(4);
    assert_eq!(world.app.screen(), Screen::Stories);
    assert_eq!(world.app.app.world().resource::<lantern::screens::Way>().stage, Some(lantern_frame::report::Stage::Eyfs));
    // The palm goes up on what is now another page, and means nothing.
    world.app.touch(1, TouchPhase::Ended, places[2]);
    world.app.updates(4);
    assert_eq!(world.app.screen(), Screen::Stories);
}

#[test]
fn six_seconds_asleep_end_the_sentence_and_keep_the_page() {
    let mut world = World::home();
    world.story(0);
    assert!(world.app.app.world().resource::<Speech>().busy(), "the page speaks without a sound card");
    let before = kind(&world);
    for _ in 0..4 {
        world.pass(Duration::from_secs(6));
    }
    assert!(!world.app.app.world().resource::<Speech>().busy());
    assert_eq!(kind(&world), before);
}

#[test]
fn a_story_keeps_its_place_over_language_tell_and_the_question_whether_to_stop() {
    let mut world = World::home();
    world.story(3);
    world.tap(Act::Next);
    let place = kind(&world);
    world.tap(Act::Language);
    assert_eq!(world.app.screen(), Screen::Language);
    world.tap(Act::Card(1));
    assert_eq!((world.app.screen(), kind(&world)), (Screen::Story, place.clone()));
    world.tap(Act::Tell);
    world.tap(Act::Stop);
    assert_eq!((world.app.screen(), kind(&world)), (Screen::Story, place.clone()));
    world.tap(Act::Home);
    world.tap(Act::No);
    assert_eq!((world.app.screen(), kind(&world)), (Screen::Story, place));
    world.tap(Act::Home);
    world.tap(Act::Yes);
    assert_eq!(world.app.screen(), Screen::Home);
}

#[test]
fn a_window_that_goes_away_with_its_screen_comes_back() {
    let mut world = World::home();
    let app = world.app.app.world_mut();
    let window = app.query_filtered::<Entity, With<PrimaryWindow>>().single(app).expect("a window");
    app.despawn(window);
    world.app.updates(4);
    let app = world.app.app.world_mut();
    assert_eq!(app.query_filtered::<Entity, With<PrimaryWindow>>().iter(app).count(), 1);
    world.tap(Act::Card(0));
    assert_eq!(world.app.screen(), Screen::Stories);
}
