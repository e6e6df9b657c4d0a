//! Both shipped lessons: every way through ends, and nothing that is tapped leads to a dead end.

use crate::{app, shipped};
use lantern_lesson::{AgeStage, Input, Kind, Lesson, Outcome, Player, Weight, paths};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

#[test]
fn every_arrow_lies_on_a_path_that_ends() {
    for id in ["e5", "u6"] {
        let lesson = shipped(id);
        let mut walked = BTreeSet::new();
        for path in paths(&lesson, 1000) {
            let mut player = Player::new(Arc::clone(&lesson));
            let mut last = Outcome::Nothing;
            for input in path {
                let before = player.node_id().to_owned();
                last = player.apply(input);
                assert_ne!(last, Outcome::Nothing, "{id}: {input:?} at {before}");
                if last == Outcome::Turned {
                    walked.insert((before, player.node_id().to_owned()));
                }
            }
            assert_eq!(last, Outcome::Done);
            assert!(player.finished());
        }
        let arrows: BTreeSet<_> = lesson
            .nodes()
            .iter()
            .flat_map(|n| n.kind.arrows().into_iter().map(|to| (n.id.clone(), lesson.target(to).id.clone())))
            .collect();
        assert_eq!(walked, arrows, "{id}");
    }
}

#[test]
fn the_risky_way_of_u6_is_put_right_by_telling() {
    let mut player = Player::new(shipped("u6"));
    let mut way = Vec::new();
    for input in [
        Input::Next,
        Input::Tap(0),
        Input::Tap(1),
        Input::Tap(2),
        Input::Next,
        Input::Finish,
        Input::Tap(0),
        Input::Take,
        Input::Next,
        Input::Tap(0),
        Input::Take,
        Input::Next,
        Input::Tap(1),
        Input::Take,
        Input::Next,
        Input::Finish,
        Input::Next,
    ] {
        if player.apply(input) == Outcome::Turned {
            way.push(player.node_id().to_owned());
        }
    }
    assert_eq!(way, ["spot", "stop", "pick", "page", "code", "lost", "fix", "adult", "talk", "end"]);
    assert!(player.finished());
}

#[test]
fn shared_messages_of_the_app_are_there() {
    let (words, tag) = app();
    for id in ["e5", "u6"] {
        for node in shipped(id).nodes() {
            match &node.kind {
                Kind::Stop { .. } => assert!(words.has(&tag, "stop-line")),
                Kind::Feel { offer, .. } => offer.iter().for_each(|m| assert!(words.has(&tag, &format!("face-{}", m.id())))),
                _ => {}
            }
        }
    }
}

/// The safest input at a node: what a child would do who is led by the hand.
fn led(player: &Player) -> Input {
    let view = player.view();
    match &player.node().kind {
        Kind::Stop { .. } | Kind::Talk { .. } => Input::Finish,
        Kind::Choice { options, .. } => match options.iter().position(|o| o.weight == Weight::Strong) {
            Some(strong) if view.chosen != Some(strong) => Input::Tap(strong),
            _ => Input::Take,
        },
        _ if view.may_go_on => Input::Next,
        Kind::Sort { bins, items, .. } => match view.chosen {
            Some(item) => Input::Bin(bins.iter().position(|b| b.id == items[item].bin).unwrap_or_default()),
            None => Input::Tap(view.placed.iter().position(Option::is_none).unwrap_or_default()),
        },
        Kind::Spot { .. } => Input::Tap(view.found.iter().position(|f| !f).unwrap_or_default()),
        _ => Input::Tap(0),
    }
}

fn anything() -> impl Strategy<Value = Input> {
    let number = prop_oneof![0_usize..6, Just(usize::MAX)];
    prop_oneof![
        Just(Input::Next),
        Just(Input::Back),
        Just(Input::Take),
        Just(Input::Finish),
        number.clone().prop_map(Input::Tap),
        number.prop_map(Input::Bin)
    ]
}

fn lesson(eyfs: bool) -> Arc<Lesson> {
    shipped(if eyfs { "e5" } else { "u6" })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// After any taps whatever, the story is either over or can be led to its end; and a place is never lost.
    #[test]
    fn no_taps_lead_to_a_dead_end(eyfs: bool, inputs in prop::collection::vec(anything(), 0..300)) {
        let mut player = Player::new(lesson(eyfs));
        prop_assert_eq!(player.lesson().stage == AgeStage::Eyfs, eyfs);
        for input in inputs {
            let before = player.clone();
            match player.apply(input) {
                Outcome::Nothing | Outcome::Say(_) => prop_assert_eq!(&player, &before),
                Outcome::Done => prop_assert!(player.finished()),
                Outcome::Changed(_) | Outcome::Turned => prop_assert_ne!(&player, &before),
            }
            prop_assert!(Player::resume(Arc::new(player.lesson().clone()), player.node_id()).is_some());
        }
        for _ in 0..100 {
            if player.finished() {
                break;
            }
            let input = led(&player);
            prop_assert_ne!(player.apply(input), Outcome::Nothing);
        }
        prop_assert!(player.finished());
    }
}
