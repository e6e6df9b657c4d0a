//! A machine that walks a lesson: one path for every arrow, each to an End. Serves the tests and the checks.

use crate::{
    lesson::{Kind, Lesson, To},
    player::Input,
};
use std::collections::{BTreeMap, VecDeque};

/// Inputs from the start to the end of the story, at most `limit` paths, which together follow every arrow that can be
/// followed. A lesson that passed the checks has for each arrow a path through it.
pub fn paths(lesson: &Lesson, limit: usize) -> Vec<Vec<Input>> {
    let out = ways(lesson, lesson.start);
    let mut found: Vec<Vec<Input>> = Vec::new();
    for (i, node) in lesson.nodes.iter().enumerate() {
        let Some(there) = out.get(&i) else { continue };
        // An End has no arrow; reaching it is what there is to cover.
        for arrow in 0..node.kind.arrows().len().max(1) {
            if found.len() >= limit {
                return found;
            }
            let mut path = there.clone();
            path.extend(inputs(&node.kind, arrow));
            if let Some(to) = node.kind.arrows().get(arrow) {
                let Some(rest) = to_end(lesson, *to) else { continue };
                path.extend(rest);
            }
            if !found.contains(&path) {
                found.push(path);
            }
        }
    }
    found
}

/// What a pupil does at a node of this kind to follow its arrow of that number.
fn inputs(kind: &Kind, arrow: usize) -> Vec<Input> {
    match kind {
        Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => vec![Input::Next],
        Kind::Feel { .. } => vec![Input::Tap(0), Input::Next],
        Kind::Stop { .. } | Kind::Talk { .. } => vec![Input::Finish],
        Kind::Choice { .. } => vec![Input::Tap(arrow), Input::Take],
        Kind::Sort { bins, items, .. } => {
            let box_of = |bin: &str| bins.iter().position(|b| b.id == bin).unwrap_or_default();
            let placed = items.iter().enumerate().flat_map(|(i, item)| [Input::Tap(i), Input::Bin(box_of(&item.bin))]);
            placed.chain([Input::Next]).collect()
        }
        Kind::Spot { need, .. } => (0..*need).map(Input::Tap).chain([Input::Next]).collect(),
    }
}

/// Shortest inputs from a node to every node that can be reached from it.
fn ways(lesson: &Lesson, from: To) -> BTreeMap<usize, Vec<Input>> {
    let mut ways = BTreeMap::from([(from.0, Vec::new())]);
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        let kind = &lesson.node(at).kind;
        let here = ways.get(&at.0).cloned().unwrap_or_default();
        for (arrow, to) in kind.arrows().into_iter().enumerate() {
            if let std::collections::btree_map::Entry::Vacant(place) = ways.entry(to.0) {
                let mut way = here.clone();
                way.extend(inputs(kind, arrow));
                place.insert(way);
                queue.push_back(to);
            }
        }
    }
    ways
}

fn to_end(lesson: &Lesson, from: To) -> Option<Vec<Input>> {
    let ways = ways(lesson, from);
    let (end, mut way) =
        ways.into_iter().filter(|(i, _)| matches!(lesson.nodes[*i].kind, Kind::End { .. })).min_by_key(|(_, way)| way.len())?;
    way.extend(inputs(&lesson.nodes[end].kind, 0));
    Some(way)
}
