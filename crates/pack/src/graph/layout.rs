//! Where the cards of a story stand: in layers from the start downwards, long arrows led between the cards, ways back
//! (Mends and other arrows upwards) round the sides. Layered drawing after Sugiyama, as small as lessons allow.

use lantern_lesson::{Kind, Lesson};
use std::collections::VecDeque;

/// Width and height of a card.
pub(super) const BOX: (f32, f32) = (216.0, 78.0);
const GAP: f32 = 40.0;
/// From one layer's middle to the next: plain, and where the words of a choice stand between.
const RISE: (f32, f32) = (116.0, 158.0);
/// Room at each side for one way back.
const LANE: f32 = 22.0;

/// A drawn arrow.
pub(super) struct Route {
    pub from: usize,
    /// Which of the card's arrows.
    pub arrow: usize,
    /// SVG path.
    pub path: String,
    /// Top middle of a label.
    pub label: (f32, f32),
}

pub(super) struct Layout {
    pub width: f32,
    pub height: f32,
    /// Middle of each card, in the order of the lesson's nodes.
    pub places: Vec<(f32, f32)>,
    pub routes: Vec<Route>,
}

/// What stands in a layer: a card, or the point through which a long arrow passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Card(usize),
    Pass(usize),
}

struct Edge {
    from: usize,
    to: usize,
    arrow: usize,
    /// Leads upwards, or to the card itself.
    back: bool,
}

impl Layout {
    pub(super) fn of(lesson: &Lesson) -> Self {
        let count = lesson.nodes().len();
        let mut edges = edges(lesson);
        mark_back(&mut edges, count, start(lesson));
        let layer = layers(&edges, count);
        let deepest = layer.iter().copied().max().unwrap_or_default();
        let mut rows: Vec<Vec<Spot>> = vec![Vec::new(); deepest + 1];
        for (node, layer) in layer.iter().enumerate() {
            rows[*layer].push(Spot::Card(node));
        }
        for (e, edge) in edges.iter().enumerate().filter(|(_, e)| !e.back) {
            for row in rows.iter_mut().take(layer[edge.to]).skip(layer[edge.from] + 1) {
                row.push(Spot::Pass(e));
            }
        }
        order(&mut rows, &edges, &layer);
        let lanes = edges.iter().filter(|e| e.back).count().max(1) as f32;
        let margin = 24.0 + LANE * lanes;
        let width_of = |spot: &Spot| if matches!(spot, Spot::Card(_)) { BOX.0 } else { 20.0 };
        let row_width = |row: &Vec<Spot>| row.iter().map(width_of).sum::<f32>() + GAP * (row.len().max(1) - 1) as f32;
        let widest = rows.iter().map(row_width).fold(560.0, f32::max);
        let chooses =
            |row: &Vec<Spot>| row.iter().any(|s| matches!(s, Spot::Card(n) if matches!(lesson.nodes()[*n].kind, Kind::Choice { .. })));
        let mut heights = vec![BOX.1 / 2.0 + 8.0];
        for row in rows.iter().take(deepest) {
            let last = heights.last().copied().unwrap_or_default();
            heights.push(last + if chooses(row) { RISE.1 } else { RISE.0 });
        }
        let mut places = vec![(0.0, 0.0); count];
        let mut passes: Vec<Vec<(f32, f32)>> = vec![Vec::new(); edges.len()];
        for (depth, row) in rows.iter().enumerate() {
            let mut x = margin + (widest - row_width(row)) / 2.0;
            let y = heights[depth];
            for spot in row {
                let middle = x + width_of(spot) / 2.0;
                match spot {
                    Spot::Card(node) => places[*node] = (middle, y),
                    Spot::Pass(edge) => passes[*edge].push((middle, y)),
                }
                x += width_of(spot) + GAP;
            }
        }
        let width = widest + 2.0 * margin;
        let routes = routes(&edges, &places, &passes, &rows, width);
        Self { width, height: heights.last().copied().unwrap_or_default() + BOX.1 / 2.0 + 24.0, places, routes }
    }
}

fn edges(lesson: &Lesson) -> Vec<Edge> {
    let index = |id: &str| lesson.nodes().iter().position(|n| n.id == id).unwrap_or_default();
    let of = |(from, node): (usize, &lantern_lesson::Node)| {
        let arrows = node.kind.arrows().into_iter().enumerate();
        arrows.map(|(arrow, to)| Edge { from, to: index(&lesson.target(to).id), arrow, back: false }).collect::<Vec<_>>()
    };
    lesson.nodes().iter().enumerate().flat_map(of).collect()
}

/// The node with which the story begins.
fn start(lesson: &Lesson) -> usize {
    let first = lantern_lesson::Player::new(std::sync::Arc::new(lesson.clone()));
    lesson.nodes().iter().position(|n| n.id == first.node_id()).unwrap_or_default()
}

/// Depth first from the start: an arrow to a card that is still open leads back.
fn mark_back(edges: &mut [Edge], count: usize, start: usize) {
    // 0 not seen, 1 open, 2 done.
    let mut state = vec![0_u8; count];
    for root in std::iter::once(start).chain(0..count) {
        if state[root] != 0 {
            continue;
        }
        state[root] = 1;
        let mut stack = vec![(root, 0)];
        while let Some((node, next)) = stack.pop() {
            let Some((e, to)) = edges.iter().enumerate().skip(next).find(|(_, e)| e.from == node).map(|(i, e)| (i, e.to)) else {
                state[node] = 2;
                continue;
            };
            stack.push((node, e + 1));
            match state[to] {
                0 => {
                    state[to] = 1;
                    stack.push((to, 0));
                }
                1 => edges[e].back = true,
                _ => {}
            }
        }
    }
}

/// Longest way from the start, so that every arrow that is not a way back leads downwards.
fn layers(edges: &[Edge], count: usize) -> Vec<usize> {
    let mut waits = vec![0; count];
    for edge in edges.iter().filter(|e| !e.back) {
        waits[edge.to] += 1;
    }
    let mut layer = vec![0; count];
    let mut ready: VecDeque<usize> = (0..count).filter(|n| waits[*n] == 0).collect();
    while let Some(node) = ready.pop_front() {
        for edge in edges.iter().filter(|e| !e.back && e.from == node) {
            layer[edge.to] = layer[edge.to].max(layer[node] + 1);
            waits[edge.to] -= 1;
            if waits[edge.to] == 0 {
                ready.push_back(edge.to);
            }
        }
    }
    layer
}

/// Each row in the order of what it hangs on, down and up a few times, so that fewer arrows cross.
fn order(rows: &mut [Vec<Spot>], edges: &[Edge], layer: &[usize]) {
    let place = |row: &[Spot], spot: Spot| row.iter().position(|s| *s == spot).unwrap_or_default() as f32 / row.len().max(1) as f32;
    for sweep in 0..6 {
        let down = sweep % 2 == 0;
        let numbers: Vec<usize> = if down { (1..rows.len()).collect() } else { (0..rows.len().saturating_sub(1)).rev().collect() };
        for n in numbers {
            let beside = rows[if down { n - 1 } else { n + 1 }].clone();
            let neighbour = |edge: usize| {
                let end = if down { edges[edge].from } else { edges[edge].to };
                let near = if down { n - 1 } else { n + 1 };
                if layer[end] == near { Spot::Card(end) } else { Spot::Pass(edge) }
            };
            let weight = |spot: &Spot| {
                let around: Vec<f32> = match spot {
                    Spot::Pass(edge) => vec![place(&beside, neighbour(*edge))],
                    Spot::Card(node) => {
                        let hangs = |e: &Edge| !e.back && if down { e.to == *node } else { e.from == *node };
                        edges.iter().enumerate().filter(|(_, e)| hangs(e)).map(|(i, _)| place(&beside, neighbour(i))).collect()
                    }
                };
                if around.is_empty() { 0.5 } else { around.iter().sum::<f32>() / around.len() as f32 }
            };
            let mut keyed: Vec<(f32, Spot)> = rows[n].iter().map(|s| (weight(s), *s)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            rows[n] = keyed.into_iter().map(|(_, s)| s).collect();
        }
    }
}

fn routes(edges: &[Edge], places: &[(f32, f32)], passes: &[Vec<(f32, f32)>], rows: &[Vec<Spot>], width: f32) -> Vec<Route> {
    let half = BOX.1 / 2.0;
    let mut lanes = [0.0_f32; 2];
    let mut found = Vec::new();
    for (e, edge) in edges.iter().enumerate() {
        let (from, to) = (places[edge.from], places[edge.to]);
        if edge.back {
            // Round the side that is nearer; each in its own lane.
            let right = from.0 + to.0 >= width || (rows.iter().any(|r| r.len() > 1) && from.0 >= width / 2.0);
            let lane = &mut lanes[usize::from(right)];
            *lane += LANE;
            let x = if right { width - *lane } else { *lane };
            let side = if right { BOX.0 / 2.0 } else { -BOX.0 / 2.0 };
            let (start, end) = ((from.0 + side * 0.94, from.1), (to.0 + side, to.1 + 12.0));
            let turn = if right { -14.0 } else { 14.0 };
            let path = format!(
                "M{} {}H{}Q{x} {} {x} {}V{}Q{x} {} {} {}H{}",
                start.0,
                start.1,
                x + turn,
                start.1,
                start.1 - 14.0,
                end.1 + 14.0,
                end.1,
                x + turn,
                end.1,
                end.0
            );
            found.push(Route { from: edge.from, arrow: edge.arrow, path, label: (from.0, from.1 + half + 8.0) });
            continue;
        }
        // Arrows of one card part along its lower edge, and meet along the upper edge of another.
        let mut siblings: Vec<usize> = edges.iter().enumerate().filter(|(_, o)| !o.back && o.from == edge.from).map(|(i, _)| i).collect();
        let heads = |i: &usize| passes[*i].first().map_or(places[edges[*i].to].0, |p| p.0);
        siblings.sort_by(|a, b| heads(a).total_cmp(&heads(b)));
        let nth = siblings.iter().position(|i| *i == e).unwrap_or_default() as f32;
        let spread = (nth - (siblings.len() - 1) as f32 / 2.0) * (BOX.0 * 0.6 / siblings.len().max(1) as f32);
        let mut points = vec![(from.0 + spread, from.1 + half)];
        points.extend(passes[e].iter().copied());
        points.push((to.0, to.1 - half));
        let mut path = format!("M{} {}", points[0].0, points[0].1);
        for pair in points.windows(2) {
            let middle = (pair[0].1 + pair[1].1) / 2.0;
            path.push_str(&format!("C{} {middle} {} {middle} {} {}", pair[0].0, pair[1].0, pair[1].0, pair[1].1));
        }
        let second = points[1];
        // Beside each other, however close the cards are to which they lead.
        let x = (points[0].0 + second.0) / 2.0;
        found.push(Route { from: edge.from, arrow: edge.arrow, path, label: (x, from.1 + half + 8.0) });
    }
    part_labels(&mut found);
    found
}

/// Labels of one card are moved apart where they would cover each other.
fn part_labels(routes: &mut [Route]) {
    const NEED: f32 = 158.0;
    let cards: std::collections::BTreeSet<usize> = routes.iter().map(|r| r.from).collect();
    for card in cards {
        let mut own: Vec<usize> = (0..routes.len()).filter(|i| routes[*i].from == card).collect();
        own.sort_by(|a, b| routes[*a].label.0.total_cmp(&routes[*b].label.0));
        let middle = own.iter().map(|i| routes[*i].label.0).sum::<f32>() / own.len().max(1) as f32;
        let tight = own.windows(2).any(|w| routes[w[1]].label.0 - routes[w[0]].label.0 < NEED);
        if tight {
            for (n, i) in own.iter().enumerate() {
                routes[*i].label.0 = middle + (n as f32 - (own.len() - 1) as f32 / 2.0) * NEED;
            }
        }
    }
}
