//! Ways through a lesson: enough of them to walk along every arrow, each as the inputs of a pupil.

use crate::{kinds::{Kind, Lesson}, player::Input};
use std::collections::BTreeSet;

/// Ways from the first card to an end that together use every arrow; at most `limit`.
pub fn paths(lesson: &Lesson, limit: usize) -> Vec<Vec<Input>> {
    let mut used = BTreeSet::new();
    let mut ways = Vec::new();
    while ways.len() < limit {
        let before = used.len();
        let mut way = Vec::new();
        let mut at = lesson.start.clone();
        // Prefer an arrow that nobody has used; else the one that leads on soonest.
        for _ in 0..10 * lesson.nodes.len().max(1) {
            let Some(node) = lesson.nodes.get(&at) else { break };
            let arrows = node.kind.arrows();
            let Some(i) = (0..arrows.len()).find(|&i| !used.contains(&(at.clone(), i))).or_else(|| (0..arrows.len()).min_by_key(|&i| distance(lesson, arrows[i]))) else {
                way.push(Input::Next);
                break;
            };
            used.insert((at.clone(), i));
            way.extend(inputs(&node.kind, i));
            at = arrows[i].to_owned();
        }
        ways.push(way);
        if used.len() == before {
            ways.pop();
            break;
        }
    }
    ways
}

/// Steps to the nearest end.
pub(crate) fn distance(lesson: &Lesson, from: &str) -> usize {
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut edge = vec![from.to_owned()];
    for steps in 0.. {
        if edge.is_empty() {
            return usize::MAX;
        }
        if edge.iter().any(|id| matches!(lesson.nodes.get(id).map(|n| &n.kind), Some(Kind::End { .. }))) {
            return steps;
        }
        edge = edge.iter().filter_map(|id| lesson.nodes.get(id)).flat_map(|n| n.kind.arrows()).map(str::to_owned).filter(|id| seen.insert(id.clone())).collect();
    }
    usize::MAX
}

fn inputs(kind: &Kind, arrow: usize) -> Vec<Input> {
    match kind {
        Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => vec![Input::Next],
        Kind::Feel { .. } => vec![Input::Tap(0), Input::Next],
        Kind::Stop { .. } | Kind::Talk { .. } => vec![Input::Finish],
        Kind::Choice { .. } => vec![Input::Tap(arrow), Input::Take],
        Kind::Sort { bins, items, .. } => {
            let place = |bin: &str| bins.iter().position(|b| b.id == bin).unwrap_or_default();
            items.iter().enumerate().flat_map(|(i, item)| [Input::Tap(i), Input::Bin(place(&item.bin))]).chain([Input::Next]).collect()
        }
        Kind::Spot { clues, .. } => (0..clues.len()).map(Input::Tap).chain([Input::Next]).collect(),
    }
}
