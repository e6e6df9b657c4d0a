use crate::world::World;
use bevy::{input::touch::TouchPhase, math::Vec2, prelude::*};
use lantern::{
    Screen,
    device::{Act, Clock, touch::Hands},
};
use lantern_lesson::Kind;
use rand::{Rng, SeedableRng, rngs::StdRng};
use std::{collections::HashMap, time::Duration};

/// Touch steps per lesson.
const STEPS: usize = 10_000;

/// Sticky hands on a lesson: taps, holds, palms, slides, taps during page turns, up to six fingers. Whatever they do, nothing panics,
/// nothing stays pressed, no page is left without a way on, and no choice is made without a finger that went down and up on its card.
fn maul(id: &str, seed: u64) {
    let mut rng = StdRng::seed_from_u64(seed);
    let mut world = World::home();
    world.open(id);
    let mut down: HashMap<u64, Vec2> = HashMap::new();
    let mut last: Option<(String, Option<usize>)> = None;
    let mut lifted: Vec<Act> = Vec::new();
    let mut turns = 0;
    let mut step = 0;
    while step < STEPS {
        let targets = world.app.controls();
        for _ in 0..rng.random_range(4..14) {
            step += 1;
            let finger = rng.random_range(0..6_u64);
            let (act, _, rect) = &targets[rng.random_range(0..targets.len())];
            // Away from the story only now and then.
            let away = matches!(act, Act::Tell | Act::Home | Act::Language) && rng.random_bool(0.9);
            let place = if !away && rng.random_bool(0.8) {
                rect.min + rect.size() * Vec2::new(rng.random_range(0.05..0.95), rng.random_range(0.05..0.95))
            } else {
                Vec2::new(rng.random_range(0.0..1280.0), rng.random_range(0.0..800.0))
            };
            match down.remove(&finger) {
                None => {
                    world.app.touch(finger, TouchPhase::Started, place);
                    down.insert(finger, place);
                }
                Some(at) => match rng.random_range(0..10) {
                    0 => world.app.touch(finger, TouchPhase::Canceled, at),
                    1 => {
                        world.app.touch(finger, TouchPhase::Moved, place);
                        down.insert(finger, place);
                    }
                    2 => {
                        lifted.extend(targets.iter().filter(|(_, _, r)| r.contains(place)).map(|(act, ..)| act.clone()));
                        world.app.touch(finger, TouchPhase::Ended, place);
                    }
                    _ => {
                        lifted.extend(targets.iter().filter(|(_, _, r)| r.contains(at)).map(|(act, ..)| act.clone()));
                        world.app.touch(finger, TouchPhase::Ended, at);
                    }
                },
            }
        }
        let wait = Duration::from_millis(rng.random_range(0..700));
        world.app.app.world_mut().resource_mut::<Clock>().advance(wait);
        world.app.updates(2);
        // Home, Tell, languages: the way back is short, since the story is what is played here.
        match world.app.screen() {
            Screen::Story => {
                let story = world.app.app.world().resource::<lantern::screens::story::Story>();
                let Some(player) = story.player() else { panic!("a story without a story") };
                let now = (player.node_id().to_owned(), player.view().chosen);
                if let (Some((node, None)), Some(chosen)) = (&last, now.1)
                    && *node == now.0
                    && matches!(player.node().kind, Kind::Choice { .. })
                {
                    assert!(lifted.contains(&Act::Card(chosen)), "{id}: card {chosen} of {node} was chosen by nobody");
                }
                turns += usize::from(last.as_ref().is_none_or(|(node, _)| *node != now.0));
                last = Some(now);
                assert!(world.app.has(&Act::Tell), "{id}: no Tell at {last:?}");
                assert!(world.app.controls().len() > 2, "{id}: no way on at {last:?}");
            }
            _ => {
                for (finger, at) in down.drain() {
                    world.app.touch(finger, TouchPhase::Canceled, at);
                }
                world.home_again();
                world.open(id);
                last = None;
            }
        }
        lifted.clear();
    }
    for (finger, at) in down.drain() {
        world.app.touch(finger, TouchPhase::Canceled, at);
    }
    world.app.updates(2);
    assert_eq!(world.app.app.world().resource::<Hands>().0.held().count(), 0, "{id}: something stays pressed");
    assert!(turns > 20, "{id}: sticky hands turned only {turns} pages");
}

#[test]
fn sticky_hands_break_no_lesson() {
    for (i, id) in World::home().lessons().into_iter().enumerate() {
        maul(&id, 23 + i as u64);
    }
}
