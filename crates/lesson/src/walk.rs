//! A machine that walks a lesson: one path for every arrow, or all routes, each to an End. Serves the tests.

use crate::{
    lesson::{Kind, Lesson, To},
    player::Input,
};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

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

/// Every way through the story, at most `limit`: a card of a choice is taken at most once on a way, so that each Mend is
/// gone round once and in every order. An entry is the inputs of one node; together they lead to the end.
pub fn routes(lesson: &Lesson, limit: usize) -> Vec<Vec<Vec<Input>>> {
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    wander(lesson, lesson.start, &mut Vec::new(), &mut taken, limit, &mut found);
    found
}

fn wander(
    lesson: &Lesson,
    at: To,
    way: &mut Vec<Vec<Input>>,
    taken: &mut BTreeSet<(usize, usize)>,
    limit: usize,
    found: &mut Vec<Vec<Vec<Input>>>,
) {
    let kind = &lesson.node(at).kind;
    let arrows = kind.arrows();
    if arrows.is_empty() && found.len() < limit {
        found.push(way.iter().cloned().chain([inputs(kind, 0)]).collect());
    }
    // Without a choice to stop it, a ring of single arrows would never end; no checked lesson has one.
    if way.len() > lesson.nodes.len() * 8 {
        return;
    }
    for (arrow, to) in arrows.into_iter().enumerate() {
        let choice = matches!(kind, Kind::Choice { .. });
        if found.len() >= limit || (choice && !taken.insert((at.0, arrow))) {
            continue;
        }
        way.push(inputs(kind, arrow));
        wander(lesson, to, way, taken, limit, found);
        way.pop();
        if choice {
            taken.remove(&(at.0, arrow));
        }
    }
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
        Kind::Spot { clues, need, .. } => (0..(*need).min(clues.len())).map(Input::Tap).chain([Input::Next]).collect(),
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
