//! What each kind of node answers to a tap.

use crate::shipped;
use lantern_lesson::{Input, Outcome, Player};

fn at(lesson: &str, node: &str) -> Player {
    Player::resume(shipped(lesson), node).expect("a node of the lesson")
}

fn changed(id: &str) -> Outcome {
    Outcome::Changed(id.into())
}

#[test]
fn the_first_tap_says_a_card_and_only_the_second_or_this_one_takes_it() {
    let mut player = at("e5", "pick");
    assert_eq!(player.apply(Input::Take), Outcome::Nothing);
    assert_eq!(player.apply(Input::Tap(0)), changed("e5-pick-type"));
    assert_eq!(player.apply(Input::Tap(1)), changed("e5-pick-call"));
    assert_eq!((player.node_id(), player.view().chosen), ("pick", Some(1)));
    assert_eq!(player.apply(Input::Next), Outcome::Nothing);
    let mut twice = player.clone();
    assert_eq!(player.apply(Input::Take), Outcome::Turned);
    assert_eq!(twice.apply(Input::Tap(1)), Outcome::Turned);
    assert_eq!((player.node_id(), twice.node_id()), ("gran", "gran"));
    assert_eq!(at("e5", "pick").apply(Input::Tap(2)), Outcome::Nothing);
}

#[test]
fn any_face_is_right() {
    for face in 0..3 {
        let mut player = at("e5", "feel");
        assert_eq!(player.apply(Input::Next), Outcome::Nothing);
        assert_eq!(player.apply(Input::Tap(face)), changed(["face-happy", "face-wobbly", "face-sad"][face]));
        assert_eq!(player.apply(Input::Next), Outcome::Turned);
        // Back again, nothing of it is kept.
        assert_eq!(player.apply(Input::Back), Outcome::Turned);
        assert_eq!((player.node_id(), player.view().chosen), ("feel", None));
    }
}

#[test]
fn a_thing_in_another_box_comes_back_to_the_hand_without_a_word_of_blame() {
    let mut player = at("e5", "sort");
    assert_eq!(player.apply(Input::Bin(0)), Outcome::Say("e5-sort-keep".into()));
    assert_eq!(player.apply(Input::Tap(0)), changed("e5-sort-name"));
    assert_eq!(player.apply(Input::Bin(1)), Outcome::Say("e5-sort-name".into()));
    assert_eq!(player.view().chosen, Some(0));
    assert_eq!(player.apply(Input::Bin(0)), changed("e5-sort-keep"));
    assert_eq!(player.apply(Input::Tap(0)), Outcome::Say("e5-sort-name".into()));
    assert_eq!(player.view().chosen, None);
    for (item, bin) in [(1, 0), (2, 1), (3, 1)] {
        assert_eq!(player.apply(Input::Next), Outcome::Nothing);
        _ = player.apply(Input::Tap(item));
        _ = player.apply(Input::Bin(bin));
    }
    assert_eq!(player.view().placed, [Some(0), Some(0), Some(1), Some(1)]);
    assert_eq!(player.apply(Input::Next), Outcome::Turned);
}

#[test]
fn three_clues_of_four_open_the_way_and_each_explains_itself_again() {
    let mut player = at("u6", "spot");
    assert_eq!(player.apply(Input::Tap(3)), changed("u6-spot-small-print"));
    assert_eq!(player.apply(Input::Tap(3)), Outcome::Say("u6-spot-small-print".into()));
    _ = player.apply(Input::Tap(0));
    assert!(!player.view().may_go_on);
    _ = player.apply(Input::Tap(2));
    assert!(player.view().may_go_on);
    assert_eq!(player.apply(Input::Next), Outcome::Turned);
}

#[test]
fn stop_and_talk_end_by_themselves_only_and_the_stop_line_is_the_apps() {
    let mut player = at("u6", "stop");
    assert_eq!(player.spoken(), "stop-line");
    assert_eq!(player.apply(Input::Next), Outcome::Nothing);
    assert_eq!(player.apply(Input::Finish), Outcome::Turned);
    let mut player = at("u6", "talk");
    assert_eq!(player.apply(Input::Tap(0)), Outcome::Nothing);
    assert_eq!(player.apply(Input::Finish), Outcome::Turned);
    assert_eq!((player.spoken().as_str(), player.apply(Input::Next)), ("u6-end", Outcome::Done));
    assert!(player.finished() && !player.can_go_back());
    assert_eq!(player.apply(Input::Back), Outcome::Nothing);
}

#[test]
fn a_child_who_goes_round_for_hours_costs_no_memory() {
    let mut player = at("e5", "mend");
    for _ in 0..10_000 {
        for input in [Input::Tap(0), Input::Take, Input::Next] {
            _ = player.apply(input);
        }
    }
    let mut back = 0;
    while player.can_go_back() {
        _ = player.apply(Input::Back);
        back += 1;
    }
    assert_eq!(back, 64);
}

#[test]
fn a_node_that_is_gone_is_not_resumed() {
    assert!(Player::resume(shipped("e5"), "no-such-node").is_none());
}
