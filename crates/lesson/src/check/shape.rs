//! What each node looks like by itself: names, numbers, pictures, how many cards, how heavy.

use super::Seen;
use crate::{
    finding::{self, Finding},
    kinds::{AgeStage, Approval, Pose, Tone},
    kit::Kit,
    manifest::kebab,
    raw::{RawNode, RawStage},
};
use std::collections::BTreeSet;

/// Seconds of a talk.
const TALK: std::ops::RangeInclusive<u16> = 10..=600;

/// Beyond this, right and down, a picture has its corner. The same corner of the screen is the Tell button's, and no
/// story teaches pupils to tap there for anything else.
const CORNER: f32 = 0.8;
/// Names of the sign of the Tell button, whatever family of pictures they stand in.
const TELL: [&str; 5] = ["tell", "tell-button", "tell-sign", "hand-heart", "hand-and-heart"];

pub(super) fn check(seen: &Seen, kit: &Kit, found: &mut Vec<Finding>) {
    let raw = seen.raw;
    let top = |rule, field: &str| Finding::new(rule, seen.file, seen.outline.top(field, ""));
    if raw.mood > Tone::ceiling(raw.stage) {
        found.push(
            top(finding::TOO_HEAVY, "mood")
                .with("mood", format!("{:?}", raw.mood))
                .with("ceiling", format!("{:?}", Tone::ceiling(raw.stage))),
        );
    }
    if raw.mood == Tone::Heavy && raw.approval != Approval::Needed {
        found.push(top(finding::APPROVAL, "mood"));
    }
    let mut messages = BTreeSet::from(["title".to_owned(), "teacher".to_owned()]);
    for (n, (name, node)) in raw.nodes.0.iter().enumerate() {
        let here = |rule| Finding::new(rule, seen.file, seen.outline.node(n));
        let mut named = |name: &str, message: String, place: Finding, twice: Finding| {
            if !kebab(name) {
                found.push(place.with("name", name));
            } else if !messages.insert(message) {
                found.push(twice.with("name", name));
            }
        };
        named(name, name.clone(), here(finding::BAD_NAME), here(finding::NAME_TWICE));
        for part in parts(node) {
            let at = |rule| seen.at(rule, n, "id", part);
            named(part, format!("{name}-{part}"), at(finding::BAD_NAME), at(finding::NAME_TWICE));
        }
        counts(seen, n, node, found);
        cards(seen, n, node, kit, found);
        if let Some(stage) = stage(node) {
            pictures(seen, n, stage, kit, found);
        }
    }
}

fn parts(node: &RawNode) -> Vec<&str> {
    match node {
        RawNode::Choice { options, .. } => options.iter().map(|o| o.id.as_str()).collect(),
        RawNode::Sort { bins, items, .. } => bins.iter().map(|b| b.id.as_str()).chain(items.iter().map(|i| i.id.as_str())).collect(),
        RawNode::Spot { clues, .. } => clues.iter().map(|c| c.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

fn stage(node: &RawNode) -> Option<&RawStage> {
    match node {
        RawNode::Scene { stage, .. }
        | RawNode::Feel { stage, .. }
        | RawNode::Choice { stage, .. }
        | RawNode::Spot { stage, .. }
        | RawNode::Mend { stage, .. } => Some(stage),
        RawNode::End { stage, .. } => stage.as_ref(),
        RawNode::Stop { .. } | RawNode::Sort { .. } | RawNode::Talk { .. } => None,
    }
}

fn counts(seen: &Seen, n: usize, node: &RawNode, found: &mut Vec<Finding>) {
    let mut between = |field: &str, count: usize, least: usize, most: usize| {
        if count < least || count > most {
            found.push(
                seen.at(finding::OPTIONS, n, field, "")
                    .with("node", &seen.raw.nodes.0[n].0)
                    .with("field", field)
                    .with("count", count)
                    .with("least", least)
                    .with("most", most),
            );
        }
    };
    match node {
        RawNode::Choice { options, .. } => {
            let most = match seen.raw.stage {
                AgeStage::Eyfs => 2,
                AgeStage::Ks1 => 3,
                AgeStage::LowerKs2 | AgeStage::UpperKs2 => 4,
            };
            between("options", options.len(), 2, most);
        }
        RawNode::Feel { offer, .. } => between("offer", offer.iter().collect::<BTreeSet<_>>().len(), 2, 4),
        RawNode::Sort { bins, items, .. } => {
            between("bins", bins.len(), 2, 3);
            between("items", items.len(), 2, 6);
        }
        RawNode::Spot { clues, need, .. } => {
            between("clues", clues.len(), 1, 6);
            between("need", *need, 1, clues.len().max(1));
        }
        RawNode::Talk { seconds, .. } => between("seconds", (*seconds).into(), (*TALK.start()).into(), (*TALK.end()).into()),
        _ => {}
    }
    if let Some(stage) = stage(node) {
        between("actors", stage.actors.len(), 0, 3);
    }
}

/// Cards of choices, boxes, things; areas of clues.
fn cards(seen: &Seen, n: usize, node: &RawNode, kit: &Kit, found: &mut Vec<Finding>) {
    let mut card = |id: &str, card: Option<&str>| match card.filter(|c| !c.is_empty()) {
        None => found.push(seen.at(finding::NO_CARD, n, "id", id).with("name", id)),
        Some(name) => picture(seen, n, "card", name, &format!("card/{name}"), kit, found),
    };
    match node {
        RawNode::Choice { options, .. } => options.iter().for_each(|o| card(&o.id, o.card.as_deref())),
        RawNode::Sort { bins, items, .. } => {
            bins.iter().for_each(|b| card(&b.id, b.card.as_deref()));
            items.iter().for_each(|i| card(&i.id, i.card.as_deref()));
            for item in items.iter().filter(|i| !bins.iter().any(|b| b.id == i.bin)) {
                found.push(seen.at(finding::NO_BOX, n, "bin", &item.bin).with("name", &item.id).with("to", &item.bin));
            }
        }
        RawNode::Spot { stage, clues, .. } => {
            if stage.prop.is_none() {
                found.push(seen.at(finding::NO_PROP, n, "stage", "").with("node", &seen.raw.nodes.0[n].0));
            }
            for clue in clues {
                let (x, y, w, h) = clue.area;
                // NaN fails every comparison, so it is refused as well.
                let good = x >= 0.0 && y >= 0.0 && w >= 0.02 && h >= 0.02 && x + w <= 1.0 && y + h <= 1.0;
                if good && x > CORNER && y > CORNER {
                    found.push(seen.at(finding::TELL_CORNER, n, "id", &clue.id).with("name", &clue.id));
                } else if !good {
                    found.push(seen.at(finding::NUMBER, n, "id", &clue.id).with("name", &clue.id));
                }
            }
        }
        RawNode::Feel { offer, .. } => {
            for mood in offer {
                picture(seen, n, "offer", mood.id(), &format!("face/{}", mood.id()), kit, found);
            }
        }
        _ => {}
    }
}

fn pictures(seen: &Seen, n: usize, stage: &RawStage, kit: &Kit, found: &mut Vec<Finding>) {
    picture(seen, n, "back", &stage.back, &format!("back/{}", stage.back), kit, found);
    for actor in &stage.actors {
        let figure = match actor.pose {
            Pose::Stand => format!("actor/{}-{}", actor.who, actor.mood.id()),
            pose => format!("actor/{}-{}-{}", actor.who, pose.id(), actor.mood.id()),
        };
        picture(seen, n, "who", &actor.who, &figure, kit, found);
    }
    if let Some(prop) = &stage.prop {
        match &prop.shows {
            Some(shows) => picture(seen, n, "shows", shows, &format!("prop/{}-{shows}", prop.kind), kit, found),
            None => picture(seen, n, "kind", &prop.kind, &format!("prop/{}", prop.kind), kit, found),
        }
    }
}

fn picture(seen: &Seen, n: usize, field: &str, value: &str, name: &str, kit: &Kit, found: &mut Vec<Finding>) {
    // The raised hand and heart belong to the app alone: a story that showed them would teach children to tap a picture.
    if TELL.contains(&value) {
        found.push(seen.at(finding::TELL_SYMBOL, n, field, value).with("name", name));
    } else if !kit.has(name) {
        let near = kit.nearest(name).unwrap_or("none");
        found.push(seen.at(finding::PICTURE, n, field, value).with("name", name).with("near", near));
    }
}
