//! Anything whatever: packs of arbitrary bytes, and random stories under random hands.

#![allow(clippy::disallowed_methods, reason = "a test: it reads the corpus from the source tree")]

use crate::{
    feed::{feed, unpack},
    good::tree,
};
use lantern_lesson::{Input, Kind, Lesson, Outcome, PackFiles, Player, unchecked};
use proptest::prelude::*;
use std::{fs, sync::Arc};

/// A story of the machine's own: `n` cards of any kind with arrows to anywhere, its last an End. Not one a child should
/// meet, but one that the player must bear.
fn story() -> impl Strategy<Value = Arc<Lesson>> {
    (1_usize..12).prop_flat_map(|n| {
        let card = (0_usize..8, prop::collection::vec(0..=n, 4), 0_usize..4, 1_usize..4);
        prop::collection::vec(card, n).prop_map(move |cards| {
            let nodes =
                cards.iter().enumerate().map(|(i, (kind, to, few, some))| format!("\"n{i}\": {},", written(*kind, to, *few, *some)));
            let text = format!(
                "Lesson(schema: 1, id: \"x\", rev: 1, stage: Ks1, strand: Bullying, smart: [], risk: [], minutes: 1, mood: Calm, \
                 start: \"n0\", nodes: {{ {} \"n{n}\": End(kind: Safe) }})",
                nodes.collect::<String>()
            );
            let mut files = PackFiles::default();
            files.texts.insert("lessons/x.ron".into(), text);
            Arc::new(unchecked(&files, "x").expect("it is well formed"))
        })
    })
}

/// A card as it would stand in a file. Some have no cards or clues at all, which no check would let through.
fn written(kind: usize, to: &[usize], few: usize, some: usize) -> String {
    let stage = "stage: (back: \"b\")";
    let next = format!("next: \"n{}\"", to[0]);
    let list = |count: usize, part: &dyn Fn(usize) -> String| (0..count).map(part).collect::<String>();
    match kind {
        0 => format!("Scene({stage}, {next})"),
        1 => format!("Feel({stage}, offer: [{}], {next})", list(few, &|_| "Happy,".into())),
        2 => format!("Stop({next})"),
        3 => {
            let option = |i: usize| format!("(id: \"o{i}\", card: \"c\", go: \"n{}\", weight: Fair),", to[i]);
            format!("Choice({stage}, options: [{}])", list(few, &option))
        }
        4 => {
            let item = |i: usize| format!("(id: \"i{i}\", card: \"c\", bin: \"b{}\"),", i % some);
            let bin = |i: usize| format!("(id: \"b{i}\", card: \"c\"),");
            format!("Sort(bins: [{}], items: [{}], {next})", list(some, &bin), list(few, &item))
        }
        5 => {
            let clue = |i: usize| format!("(id: \"s{i}\", area: (0.0, 0.0, 0.1, 0.1)),");
            format!("Spot({stage}, clues: [{}], need: {some}, {next})", list(few, &clue))
        }
        6 => format!("Talk(with: Table, seconds: 60, {next})"),
        _ => format!("Mend({stage}, to: \"n{}\")", to[0]),
    }
}

fn hands() -> impl Strategy<Value = Vec<Input>> {
    let number = prop_oneof![0_usize..4, Just(usize::MAX)];
    let input = prop_oneof![
        3 => Just(Input::Next),
        1 => Just(Input::Back),
        2 => Just(Input::Take),
        2 => Just(Input::Finish),
        4 => number.clone().prop_map(Input::Tap),
        3 => number.prop_map(Input::Bin)
    ];
    prop::collection::vec(input, 0..400)
}

/// What the view says fits what the card is.
fn consistent(player: &Player) -> Result<(), TestCaseError> {
    let view = player.view();
    let (choices, placed, found) = match &player.node().kind {
        Kind::Choice { options, .. } => (options.len(), 0, 0),
        Kind::Feel { offer, .. } => (offer.len(), 0, 0),
        Kind::Sort { items, .. } => (items.len(), items.len(), 0),
        Kind::Spot { clues, .. } => (0, 0, clues.len()),
        _ => (0, 0, 0),
    };
    prop_assert!(view.chosen.is_none_or(|i| i < choices));
    prop_assert_eq!((view.placed.len(), view.found.len()), (placed, found));
    let going = match &player.node().kind {
        Kind::Choice { .. } => false,
        Kind::Feel { .. } => view.chosen.is_some(),
        Kind::Sort { bins, items, .. } => {
            for (item, at) in items.iter().zip(&view.placed) {
                prop_assert!(at.is_none_or(|b| bins[b].id == item.bin), "only its own box takes a thing");
            }
            view.placed.iter().all(Option::is_some)
        }
        Kind::Spot { need, .. } => view.found.iter().filter(|f| **f).count() >= *need,
        _ => true,
    };
    prop_assert_eq!(view.may_go_on, going);
    Ok(())
}

/// Each file of the corpus with how many of its lessons are in order.
#[test]
fn the_corpus_is_borne() {
    let mut seen = Vec::new();
    for entry in fs::read_dir(tree("tests/corpus")).expect("the corpus").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        seen.push((name, feed(&fs::read(entry.path()).expect("a file of the corpus"))));
    }
    assert!(seen.len() >= 12, "{}", seen.len());
    let mut good: Vec<_> = seen.iter().filter(|(_, good)| *good > 0).map(|(name, _)| name.as_str()).collect();
    good.sort_unstable();
    assert_eq!(good, ["fluent-deep.txt", "marks.txt", "seal.txt", "whole.txt"], "odd, but no lesson is worse for it");
}

#[test]
fn the_form_of_the_corpus_is_as_said() {
    let files = unpack(b"Pack(\n=== lessons/a.ron\nx\ny\n=== a.ogg 900\nz");
    assert_eq!(files.texts["pack.ron"], "Pack(\n");
    assert_eq!(files.texts["lessons/a.ron"], "x\ny\nz");
    assert_eq!(files.present["a.ogg"], 900);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done with whatever story: no panic, the view is true, a look without effect changes nothing, finished
    /// stays finished, and the way back is never longer than it may be.
    #[test]
    fn any_hands_on_any_story(lesson in story(), inputs in hands()) {
        let mut player = Player::new(lesson);
        for input in inputs {
            let before = player.clone();
            let outcome = player.apply(input);
            match outcome {
                Outcome::Nothing | Outcome::Say(_) => prop_assert_eq!(&player, &before),
                Outcome::Changed(_) => prop_assert!(player.node_id() == before.node_id() && player.view() != before.view()),
                Outcome::Turned => prop_assert!(input == Input::Back || before.view().may_go_on || matches!(input, Input::Take | Input::Tap(_))),
                Outcome::Done => prop_assert!(player.finished() && player.node().kind.arrows().is_empty(), "only an End ends"),
            }
            if before.finished() {
                prop_assert!(player.finished() && player == before);
            }
            consistent(&player)?;
        }
        let mut back = 0;
        while player.can_go_back() {
            prop_assert_eq!(player.apply(Input::Back), Outcome::Turned);
            back += 1;
            prop_assert!(back <= 64);
        }
    }

    /// Bytes of any kind are a pack of no lessons, and no more.
    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert_eq!(feed(&bytes), 0);
    }

    /// So are the bytes of a good pack after some of them were changed, doubled or lost.
    #[test]
    fn a_damaged_pack_is_borne(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..60, "[\\PC\\n\"(){}:,=/*.-]{0,8}"), 1..4)) {
        let mut bytes = include_bytes!("../corpus/whole.txt").to_vec();
        for (at, length, put) in cuts {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, put.bytes());
        }
        feed(&bytes);
    }
}
