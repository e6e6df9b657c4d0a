//! Every lesson of every pack that ships, walked by machine: all its ways, there and back again, with nonsense in between.

use crate::packs::{LESSONS, lessons};
use lantern_lesson::{Input, Kind, Lesson, Outcome, Player, View, coverage, paths, routes};
use std::{collections::BTreeSet, sync::Arc};

/// More ways than any story has; a story that reached it would be no story.
const MOST: usize = 5000;
/// What means nothing anywhere: numbers beyond all cards and boxes.
const NONSENSE: [Input; 4] = [Input::Tap(99), Input::Tap(usize::MAX), Input::Bin(99), Input::Bin(usize::MAX)];

/// The arrows of a lesson, by names.
fn arrows(lesson: &Lesson) -> BTreeSet<(String, String)> {
    let of = |node: &lantern_lesson::Node| -> Vec<_> {
        node.kind.arrows().into_iter().map(|to| (node.id.clone(), lesson.target(to).id.clone())).collect()
    };
    lesson.nodes().iter().flat_map(of).collect()
}

/// Plays one node's inputs; the last turns the page or ends the story.
fn play(player: &mut Player, inputs: &[Input]) -> Outcome {
    let here = player.node_id().to_owned();
    let mut last = Outcome::Nothing;
    for input in inputs {
        last = player.apply(*input);
        assert_ne!(last, Outcome::Nothing, "{} {here}: {input:?}", player.lesson().id);
    }
    last
}

#[test]
fn every_way_through_every_lesson_ends_well() {
    for lesson in lessons() {
        let ways = routes(&lesson, MOST);
        assert!(!ways.is_empty() && ways.len() < MOST, "{}: {} ways", lesson.id, ways.len());
        let mut walked = BTreeSet::new();
        for way in &ways {
            let mut player = Player::new(Arc::clone(&lesson));
            let mut last = Outcome::Nothing;
            for inputs in way {
                assert!(!player.finished());
                let before = player.node_id().to_owned();
                last = play(&mut player, inputs);
                if last == Outcome::Turned {
                    walked.insert((before, player.node_id().to_owned()));
                }
            }
            assert_eq!(last, Outcome::Done, "{}", lesson.id);
            assert!(player.finished() && matches!(player.node().kind, Kind::End { .. }));
        }
        assert_eq!(walked, arrows(&lesson), "{}: every arrow lies on a way", lesson.id);
        println!("{}: {} ways", lesson.id, ways.len());
    }
}

#[test]
fn a_step_back_and_on_again_at_every_card_changes_nothing() {
    for lesson in lessons() {
        for way in routes(&lesson, MOST) {
            let mut player = Player::new(Arc::clone(&lesson));
            for inputs in &way {
                let before = (player.node_id().to_owned(), fresh(&player));
                if play(&mut player, inputs) == Outcome::Done {
                    break;
                }
                let after = player.node_id().to_owned();
                assert_eq!(player.apply(Input::Back), Outcome::Turned);
                assert_eq!((player.node_id().to_owned(), player.view().clone()), before, "{}: nothing is kept", lesson.id);
                assert_eq!(play(&mut player, inputs), Outcome::Turned);
                assert_eq!(player.node_id(), after);
            }
            assert!(player.finished());
        }
    }
}

/// The view of a node that was just turned to.
fn fresh(player: &Player) -> View {
    let again = Player::resume(Arc::new(player.lesson().clone()), player.node_id()).expect("its own node");
    again.view().clone()
}

#[test]
fn nonsense_between_the_taps_is_as_if_nobody_had_touched() {
    for lesson in lessons() {
        for way in paths(&lesson, MOST) {
            let mut player = Player::new(Arc::clone(&lesson));
            for input in way {
                let before = player.clone();
                for nonsense in NONSENSE {
                    assert_eq!(player.apply(nonsense), Outcome::Nothing);
                }
                // Taking what was not chosen, and ending what has not begun.
                if player.view().chosen.is_none() {
                    assert_eq!(player.apply(Input::Take), Outcome::Nothing);
                }
                if !matches!(player.node().kind, Kind::Stop { .. } | Kind::Talk { .. }) {
                    assert_eq!(player.apply(Input::Finish), Outcome::Nothing);
                }
                assert_eq!(player, before, "{}", lesson.id);
                assert_ne!(player.apply(input), Outcome::Nothing);
            }
            assert!(player.finished());
            for input in [Input::Next, Input::Back, Input::Tap(0), Input::Bin(0), Input::Take, Input::Finish] {
                assert_eq!(player.apply(input), Outcome::Nothing, "finished stays finished");
            }
        }
    }
}

#[test]
fn every_card_is_resumed_where_it_was() {
    for lesson in lessons() {
        for node in lesson.nodes() {
            let player = Player::resume(Arc::clone(&lesson), &node.id).expect("a node of the lesson");
            assert_eq!((player.node_id(), player.can_go_back()), (node.id.as_str(), false));
        }
    }
}

#[test]
fn the_first_twelve_lessons_hold_what_they_promise() {
    let lessons = lessons();
    let found = coverage(lessons.iter().map(|l| &**l));
    println!("{found}");
    for (id, strand, stage) in LESSONS {
        let here = found.cells.get(&(strand, stage)).map(Vec::as_slice).unwrap_or_default();
        assert!(here.iter().any(|l| l == id), "{id} is not at {strand:?} x {stage:?}: {here:?}");
    }
    assert_eq!(found.unknown_outcomes(), [""; 0]);
    let idle: Vec<_> = lessons.iter().filter(|l| l.teaches.is_empty()).map(|l| &l.id).collect();
    assert!(idle.is_empty(), "they teach nothing: {idle:?}");
}
