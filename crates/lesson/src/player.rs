//! A lesson being played: where it stands, what was tapped, what follows. Pure: no time, no sound, no picture.
//! Nothing can be done that ends badly: every input that makes no sense here is `Nothing`.

use crate::lesson::{Kind, Lesson, Node, Stage, To};
use std::sync::Arc;

/// How far back the way is remembered; a child who goes round and round a Mend never fills the memory.
const TRAIL: usize = 64;

/// What a pupil did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// The big arrow on.
    Next,
    /// One card back.
    Back,
    /// The card, face, thing or clue of this number, from 0.
    Tap(usize),
    /// The box of this number, from 0.
    Bin(usize),
    /// "This one": the chosen card is taken.
    Take,
    /// The breath or the talk is done.
    Finish,
}

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use]
pub enum Outcome {
    /// Nothing; the tap meant nothing here.
    Nothing,
    /// Say this message; nothing else changed.
    Say(String),
    /// The view changed; say this message.
    Changed(String),
    /// Another node: its page and its message.
    Turned,
    /// The story is over.
    Done,
}

/// What has been done at the node so far. It is forgotten when the page turns.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct View {
    /// The chosen card or face, or the thing in hand.
    pub chosen: Option<usize>,
    /// Sort: the box of each thing that was put away.
    pub placed: Vec<Option<usize>>,
    /// Spot: which clues were found.
    pub found: Vec<bool>,
    /// The arrow on (or, at a Stop or Talk, its end) can be tapped.
    pub may_go_on: bool,
}

/// A lesson being played.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    lesson: Arc<Lesson>,
    at: To,
    trail: Vec<To>,
    view: View,
    finished: bool,
}

impl Player {
    /// From the first card.
    pub fn new(lesson: Arc<Lesson>) -> Self {
        let at = lesson.start;
        Self::standing(lesson, at)
    }

    /// From a node, after a crash or a look elsewhere; nothing if the lesson has no such node.
    pub fn resume(lesson: Arc<Lesson>, node: &str) -> Option<Self> {
        let at = To(lesson.nodes.iter().position(|n| n.id == node)?);
        Some(Self::standing(lesson, at))
    }

    fn standing(lesson: Arc<Lesson>, at: To) -> Self {
        let view = fresh(lesson.node(at));
        Self { lesson, at, trail: Vec::new(), view, finished: false }
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// The node it stands at.
    pub fn node(&self) -> &Node {
        self.lesson.node(self.at)
    }

    /// That node's name.
    pub fn node_id(&self) -> &str {
        &self.node().id
    }

    /// That node's message: lesson-node, or the app's own line at a Stop.
    pub fn spoken(&self) -> String {
        self.lesson.message_id(self.node())
    }

    /// The message of a card, box, thing or clue of this node.
    pub fn part_id(&self, part: &str) -> String {
        format!("{}-{}-{part}", self.lesson.id, self.node_id())
    }

    /// What has been done here so far.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// There is a card to go back to.
    pub fn can_go_back(&self) -> bool {
        !self.finished && !self.trail.is_empty()
    }

    /// The story is over.
    pub fn finished(&self) -> bool {
        self.finished
    }

    /// Stages of the nodes that the next tap can lead to, so that their pictures can be loaded beforehand. From a choice that
    /// is the one behind the chosen card: the others would fill the memory of a small tablet.
    pub fn nearby(&self) -> Vec<&Stage> {
        let ahead = match (&self.node().kind, self.view.chosen) {
            (Kind::Choice { options, .. }, chosen) => chosen.and_then(|i| options.get(i)).map(|o| o.go).into_iter().collect(),
            (kind, _) => kind.arrows(),
        };
        ahead.into_iter().filter_map(|to| self.lesson.node(to).kind.stage()).collect()
    }

    /// Plays one input.
    pub fn apply(&mut self, input: Input) -> Outcome {
        if self.finished {
            return Outcome::Nothing;
        }
        match input {
            Input::Back => match self.trail.pop() {
                Some(to) => self.stand(to),
                None => Outcome::Nothing,
            },
            Input::Next => self.next(),
            Input::Finish => match self.node().kind {
                Kind::Stop { next } | Kind::Talk { next, .. } => self.turn(next),
                _ => Outcome::Nothing,
            },
            Input::Take => match (&self.node().kind, self.view.chosen) {
                (Kind::Choice { options, .. }, Some(i)) => match options.get(i).map(|o| o.go) {
                    Some(go) => self.turn(go),
                    None => Outcome::Nothing,
                },
                _ => Outcome::Nothing,
            },
            Input::Tap(i) => self.tap(i),
            Input::Bin(b) => self.bin(b),
        }
    }

    fn next(&mut self) -> Outcome {
        match self.node().kind {
            Kind::Scene { next, .. } | Kind::Mend { to: next, .. } => self.turn(next),
            Kind::Feel { next, .. } | Kind::Sort { next, .. } | Kind::Spot { next, .. } if self.view.may_go_on => self.turn(next),
            Kind::End { .. } => {
                self.finished = true;
                Outcome::Done
            }
            _ => Outcome::Nothing,
        }
    }

    fn tap(&mut self, i: usize) -> Outcome {
        let lesson = Arc::clone(&self.lesson);
        match &lesson.node(self.at).kind {
            Kind::Choice { options, .. } => {
                let Some(option) = options.get(i) else { return Outcome::Nothing };
                // The first tap says what the card is, the second takes it.
                if self.view.chosen == Some(i) {
                    return self.turn(option.go);
                }
                self.view.chosen = Some(i);
                Outcome::Changed(self.part_id(&option.id))
            }
            Kind::Feel { offer, .. } => {
                let Some(mood) = offer.get(i) else { return Outcome::Nothing };
                let says = format!("face-{}", mood.id());
                if self.view.chosen == Some(i) {
                    return Outcome::Say(says);
                }
                self.view.chosen = Some(i);
                self.view.may_go_on = true;
                Outcome::Changed(says)
            }
            Kind::Sort { items, .. } => {
                let Some(item) = items.get(i) else { return Outcome::Nothing };
                let says = self.part_id(&item.id);
                if self.view.chosen == Some(i) || self.view.placed.get(i).copied().flatten().is_some() {
                    return Outcome::Say(says);
                }
                self.view.chosen = Some(i);
                Outcome::Changed(says)
            }
            Kind::Spot { clues, need, .. } => {
                let Some(clue) = clues.get(i) else { return Outcome::Nothing };
                let says = self.part_id(&clue.id);
                match self.view.found.get_mut(i) {
                    Some(found) if !*found => *found = true,
                    _ => return Outcome::Say(says),
                }
                self.view.may_go_on = self.view.found.iter().filter(|f| **f).count() >= *need;
                Outcome::Changed(says)
            }
            _ => Outcome::Nothing,
        }
    }

    fn bin(&mut self, b: usize) -> Outcome {
        let lesson = Arc::clone(&self.lesson);
        let Kind::Sort { bins, items, .. } = &lesson.node(self.at).kind else { return Outcome::Nothing };
        let Some(bin) = bins.get(b) else { return Outcome::Nothing };
        let Some((i, item)) = self.view.chosen.and_then(|i| items.get(i).map(|item| (i, item))) else {
            return Outcome::Say(self.part_id(&bin.id));
        };
        if item.bin != bin.id {
            // It stays in the hand and says its name once more; nobody is told off.
            return Outcome::Say(self.part_id(&item.id));
        }
        if let Some(place) = self.view.placed.get_mut(i) {
            *place = Some(b);
        }
        self.view.chosen = None;
        self.view.may_go_on = self.view.placed.iter().all(Option::is_some);
        Outcome::Changed(self.part_id(&bin.id))
    }

    fn turn(&mut self, to: To) -> Outcome {
        if self.trail.len() == TRAIL {
            self.trail.remove(0);
        }
        self.trail.push(self.at);
        self.stand(to)
    }

    fn stand(&mut self, to: To) -> Outcome {
        self.at = to;
        self.view = fresh(self.lesson.node(to));
        Outcome::Turned
    }
}

fn fresh(node: &Node) -> View {
    let mut view = View { may_go_on: true, ..View::default() };
    match &node.kind {
        Kind::Feel { .. } | Kind::Choice { .. } => view.may_go_on = false,
        Kind::Sort { items, .. } => {
            view.placed = vec![None; items.len()];
            view.may_go_on = items.is_empty();
        }
        Kind::Spot { clues, need, .. } => {
            view.found = vec![false; clues.len()];
            view.may_go_on = *need == 0;
        }
        _ => {}
    }
    view
}
