use crate::world::{World, assets};
use bevy::{
    input::{ButtonState, mouse::MouseButtonInput, touch::TouchPhase},
    math::{UVec2, Vec2},
    prelude::*,
    window::{CursorMoved, PrimaryWindow, WindowEvent},
};
use lantern::{
    Screen,
    device::{Act, approved::approve},
    packs::Packs,
    screens::story::Story,
    speech::Speech,
    words::Words,
};
use lantern_lesson::{Approval, Kind};
use std::time::Duration;

/// The card on which the story stands.
pub fn kind(world: &World) -> Kind {
    world.app.app.world().resource::<Story>().player().expect("a story").node().kind.clone()
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

/// A mouse that goes on within the update in which it clicked: the click is where it was then.
#[test]
fn a_click_counts_where_the_pointer_was() {
    let mut world = World::home();
    world.pass(Duration::from_secs(1));
    let [card, away] = [Act::Card(0), Act::Card(3)].map(|act| world.app.place(&act).expect("a card").center());
    let window = world.app.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>().single(world.app.app.world()).expect("a window");
    let moved = |position| WindowEvent::CursorMoved(CursorMoved { window, position, delta: None });
    let button = |state| WindowEvent::MouseButtonInput(MouseButtonInput { button: MouseButton::Left, state, window });
    for event in [moved(card), button(ButtonState::Pressed), button(ButtonState::Released), moved(away)] {
        world.app.app.world_mut().write_message(event);
    }
    world.app.updates(4);
    assert_eq!(world.app.screen(), Screen::Stories);
    assert_eq!(world.app.app.world().resource::<lantern::screens::Way>().stage, Some(lantern_frame::report::Stage::Eyfs));
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

#[test]
fn a_tablet_that_was_switched_off_is_back_on_the_same_card() {
    let mut world = World::home();
    world.story(3);
    world.tap(Act::Next);
    let place = kind(&world);
    let World { app, data } = world;
    drop(app);
    let mut world = World::awake(&assets(), UVec2::new(1280, 800), data);
    assert!(world.app.wait_for(Screen::Story), "the story is not back");
    assert_eq!(kind(&world), place);
    // Left by the pupil, it is not there again.
    world.tap(Act::Home);
    world.tap(Act::Yes);
    let World { app, data } = world;
    drop(app);
    let mut world = World::awake(&assets(), UVec2::new(1280, 800), data);
    assert!(world.app.wait_for(Screen::Home));
    assert!(!world.data.path().join("place.ron").exists());
}

#[test]
fn a_place_in_a_lesson_that_is_gone_leads_home() {
    for place in [
        "(place:(lesson:\"e5\",node:\"no such card\"),at:1795424400)",
        "(place:(lesson:\"x9\",node:\"open\"),at:1795424400)",
        "\u{0}\u{1}",
        "(place:(lesson:\"e5\",node:\"open\"),at:99)",
    ] {
        let data = tempfile::tempdir().expect("a folder");
        std::fs::write(data.path().join("place.ron"), place).expect("a place");
        let mut world = World::awake(&assets(), UVec2::new(1280, 800), data);
        assert!(world.app.wait_for(Screen::Home), "{place}");
    }
}

#[test]
fn a_little_rest_keeps_the_place_and_tell_answers() {
    let mut world = World::home();
    world.story(0);
    world.tap(Act::Next);
    let place = kind(&world);
    world.tap(Act::Home);
    world.tap(Act::Skip);
    assert!(world.app.has(&Act::Yes) && world.app.has(&Act::Tell) && !world.app.has(&Act::Next));
    world.tap(Act::Tell);
    assert_eq!(world.app.screen(), Screen::Tell);
    world.tap(Act::Stop);
    world.tap(Act::Yes);
    assert!(world.app.has(&Act::Next));
    assert_eq!(kind(&world), place);
}

#[test]
fn figures_move_while_somebody_speaks_and_rest_when_it_is_quiet_or_asked_for() {
    let moving = |world: &mut World| {
        let world = world.app.app.world_mut();
        let mut figures = world.query_filtered::<&UiTransform, With<lantern::screens::motion::Figure>>();
        assert!(figures.iter(world).count() > 0, "nobody is on the stage");
        figures.iter(world).any(|t| *t != UiTransform::default())
    };
    let mut world = World::home();
    world.story(0);
    world.pass(Duration::from_millis(700));
    assert!(moving(&mut world));
    for _ in 0..4 {
        world.pass(Duration::from_secs(6));
    }
    assert!(!moving(&mut world), "the tablet would never sleep");
    world.app.app.world_mut().resource_mut::<lantern::device::Comfort>().still = true;
    world.tap(Act::Hear);
    world.pass(Duration::from_millis(700));
    assert!(!moving(&mut world));
}

#[test]
fn what_makes_a_tablet_comfortable_is_kept_and_the_hall_is_not() {
    let mut world = World::home();
    world.tap(Act::Staff);
    for i in 0..4 {
        world.tap(Act::Card(i));
    }
    let set = world.app.app.world().resource::<lantern::device::Comfort>().clone();
    assert!(set.size == 1 && set.still && set.hall);
    let World { app, data } = world;
    drop(app);
    let world = World::with_data(&assets(), UVec2::new(1280, 800), data);
    let kept = world.app.app.world().resource::<lantern::device::Comfort>().clone();
    assert_eq!(kept, lantern::device::Comfort { hall: false, ..set });
}

#[test]
fn a_tablet_without_a_sound_card_lights_every_word_and_goes_on() {
    // There is no sound card where the tests run; where there is one, the clock of the words is the same.
    let mut world = World::home();
    world.story(0);
    let word = |world: &World| world.app.app.world().resource::<Speech>().word_of("e5-open");
    let mut lit = Vec::new();
    for _ in 0..60 {
        lit.extend(word(&world));
        world.pass(Duration::from_millis(60));
    }
    lit.dedup();
    let words = "Nib plays the shell game. It is fun!".split(' ').count();
    assert_eq!(lit, (0..words).collect::<Vec<_>>(), "not every word was lit, once and in order");
    world.tap(Act::Next);
    assert_eq!(world.app.screen(), Screen::Story);
}

#[test]
fn a_heavy_lesson_is_locked_until_a_named_adult_has_opened_it_on_this_tablet() {
    let mut world = World::home();
    let packs = world.app.app.world().resource::<Packs>();
    let heavy: Vec<_> = packs.lessons().filter(|l| l.approval == Approval::Needed).cloned().collect();
    for lesson in heavy {
        let on_offer = |world: &mut World| {
            world.tap(Act::Card(lesson.stage as usize));
            let cards = world.app.words();
            world.tap(Act::Home);
            let title = world.app.app.world().resource::<Words>().t(&lesson.title_id());
            cards.iter().any(|words| words.trim() == title)
        };
        assert!(!on_offer(&mut world), "{} is offered", lesson.id);
        let data = world.data.path().to_owned();
        assert!(approve(&data, &assets(), &lesson.id, " ").is_err(), "nobody is named");
        assert!(approve(&data, &assets(), "e5", "Headteacher").is_err(), "e5 is not locked");
        approve(&data, &assets(), &lesson.id, "Designated safeguarding lead").expect("approved");
        let World { app, data } = world;
        drop(app);
        world = World::with_data(&assets(), UVec2::new(1280, 800), data);
        assert!(on_offer(&mut world), "{} is still locked", lesson.id);
    }
}

#[test]
fn a_story_that_nobody_touches_asks_and_then_goes_home_with_nothing_left_of_it() {
    use lantern::screens::rest::{GONE, QUIET};
    let mut world = World::of(&assets(), UVec2::new(1280, 800));
    world.open("e5");
    world.tap(Act::Next);
    let card = |world: &World| world.app.app.world().resource::<Story>().place();
    let here = card(&world);
    assert!(here.is_some());
    world.pass(QUIET - Duration::from_secs(1));
    assert_eq!(world.app.screen(), Screen::Story);
    world.pass(Duration::from_secs(2));
    assert_eq!(world.app.screen(), Screen::Rest);
    assert!(world.app.has(&Act::Tell), "Tell answers here too");
    world.tap(Act::Yes);
    assert_eq!((world.app.screen(), card(&world)), (Screen::Story, here), "somebody was there");
    // Paused, it keeps its place for as long as it takes.
    world.tap(Act::Home);
    world.tap(Act::Skip);
    world.pass(QUIET * 10);
    assert_eq!(world.app.screen(), Screen::Story);
    world.tap(Act::Yes);
    world.pass(QUIET + Duration::from_secs(1));
    assert_eq!(world.app.screen(), Screen::Rest);
    world.pass(GONE + Duration::from_secs(1));
    assert_eq!((world.app.screen(), card(&world)), (Screen::Home, None));
    assert!(!world.data.path().join("place.ron").exists());
}

#[test]
fn home_goes_back_to_the_language_that_is_voiced() {
    use lantern::{screens::rest::QUIET, words::Words};
    let mut world = World::of(&assets(), UVec2::new(1280, 800));
    world.tap(Act::Language);
    world.tap(Act::Card(1));
    assert!(!world.app.app.world().resource::<Words>().voiced());
    world.pass(QUIET + Duration::from_secs(1));
    world.pass(QUIET + Duration::from_secs(1));
    assert_eq!(world.app.screen(), Screen::Home);
    assert!(world.app.app.world().resource::<Words>().voiced());
}
