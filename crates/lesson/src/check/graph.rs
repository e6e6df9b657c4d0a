//! The story as a graph: does every arrow lead somewhere, does every way end safe, is every slip put right?

use super::Seen;
use crate::{
    finding::{self, Finding},
    kinds::Weight,
    kit::nearest,
    raw::RawNode,
};
use std::collections::{BTreeSet, VecDeque};

/// Cards that ask somebody for help are named so in the kit.
const HELP: [&str; 5] = ["ask-", "call-", "show-", "talk-", "tell-"];
/// Cards that are named alike and ask for nothing of the kind.
const NO_HELP: [&str; 4] = ["ask-who", "ask-who-made-it", "talk-box", "tell-nobody"];

pub(super) fn check(seen: &Seen, found: &mut Vec<Finding>) {
    let nodes = &seen.raw.nodes.0;
    let index = |name: &str| nodes.iter().position(|(n, _)| n == name);
    let names = || nodes.iter().map(|(n, _)| n.as_str());
    let start = index(&seen.raw.start);
    if start.is_none() {
        let at = seen.outline.top("start", &seen.raw.start);
        let near = nearest(&seen.raw.start, names()).unwrap_or("none");
        found.push(Finding::new(finding::ARROW, seen.file, at).with("node", "start").with("to", &seen.raw.start).with("near", near));
    }
    let mut arrows: Vec<Vec<usize>> = Vec::with_capacity(nodes.len());
    for (n, (name, node)) in nodes.iter().enumerate() {
        let mut here = Vec::new();
        for (field, to) in targets(node) {
            match index(to) {
                Some(to) => here.push(to),
                None => {
                    let near = nearest(to, names()).unwrap_or("none");
                    found.push(seen.at(finding::ARROW, n, field, to).with("node", name).with("to", to).with("near", near));
                }
            }
        }
        arrows.push(here);
    }
    // With an arrow astray, the rest would only repeat that in other words.
    if found.iter().any(|f| f.number == finding::ARROW.number) {
        return;
    }
    let reached = start.map(|s| reach(s, &arrows)).unwrap_or_default();
    let mut backwards = vec![Vec::new(); nodes.len()];
    for (from, to) in arrows.iter().enumerate().flat_map(|(from, tos)| tos.iter().map(move |to| (from, *to))) {
        backwards[to].push(from);
    }
    let ends = nodes.iter().enumerate().filter(|(_, (_, node))| matches!(node, RawNode::End { .. }));
    let ending: BTreeSet<usize> = ends.flat_map(|(end, _)| reach(end, &backwards)).collect();
    for (n, (name, _)) in nodes.iter().enumerate() {
        let here = |rule| Finding::new(rule, seen.file, seen.outline.node(n)).with("node", name);
        if !reached.contains(&n) {
            found.push(here(finding::UNREACHED));
        }
        if !ending.contains(&n) {
            found.push(here(finding::NO_END));
        }
    }
    choices(seen, &arrows, found);
    let choice = |n: usize| nodes.get(n).is_some_and(|(_, node)| matches!(node, RawNode::Choice { .. }));
    for (n, (name, node)) in nodes.iter().enumerate() {
        let RawNode::Mend { to, .. } = node else { continue };
        let back = arrows[n].iter().any(|to| choice(*to) || arrows[*to].iter().any(|next| choice(*next)));
        // A Mend without a way to any End is said already, in stronger words.
        if !back && ending.contains(&n) {
            found.push(seen.at(finding::MEND_NOWHERE, n, "to", to).with("node", name).with("to", to));
        }
    }
    let asks = |node: &RawNode| match node {
        RawNode::Choice { options, .. } => options.iter().any(|o| o.weight == Weight::Strong && o.card.as_deref().is_some_and(helps)),
        _ => false,
    };
    if !nodes.iter().any(|(_, node)| asks(node)) {
        found.push(Finding::new(finding::NO_HELP, seen.file, seen.outline.top("nodes", "")));
    }
}

fn helps(card: &str) -> bool {
    HELP.iter().any(|h| card.starts_with(h)) && !NO_HELP.contains(&card)
}

fn choices(seen: &Seen, arrows: &[Vec<usize>], found: &mut Vec<Finding>) {
    let nodes = &seen.raw.nodes.0;
    let index = |name: &str| nodes.iter().position(|(n, _)| n == name);
    let strong = |node: &RawNode| matches!(node, RawNode::Choice { options, .. } if options.iter().any(|o| o.weight == Weight::Strong));
    let mends = |n: usize| nodes.get(n).is_some_and(|(_, node)| matches!(node, RawNode::Mend { .. }) || strong(node));
    for (n, (name, node)) in nodes.iter().enumerate() {
        let RawNode::Choice { options, .. } = node else { continue };
        if !strong(node) {
            found.push(Finding::new(finding::NO_STRONG, seen.file, seen.outline.node(n)).with("node", name));
        }
        for option in options.iter().filter(|o| o.weight == Weight::Risky) {
            let Some(go) = index(&option.go) else { continue };
            if !mends(go) && !arrows[go].iter().any(|to| mends(*to)) {
                found.push(seen.at(finding::NOT_MENDED, n, "go", &option.go).with("node", name).with("name", &option.id));
            }
        }
    }
}

/// Every arrow of a node with the field it stands in.
fn targets(node: &RawNode) -> Vec<(&'static str, &str)> {
    match node {
        RawNode::Scene { next, .. }
        | RawNode::Feel { next, .. }
        | RawNode::Stop { next }
        | RawNode::Sort { next, .. }
        | RawNode::Spot { next, .. }
        | RawNode::Talk { next, .. } => {
            vec![("next", next)]
        }
        RawNode::Mend { to, .. } => vec![("to", to)],
        RawNode::Choice { options, .. } => options.iter().map(|o| ("go", o.go.as_str())).collect(),
        RawNode::End { .. } => Vec::new(),
    }
}

fn reach(from: usize, arrows: &[Vec<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::from([from]);
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for to in arrows.get(at).into_iter().flatten() {
            if reached.insert(*to) {
                queue.push_back(*to);
            }
        }
    }
    reached
}
