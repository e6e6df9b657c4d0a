//! A lesson as it is played: inputs in, what to show and say out. Nothing can fail, and no input leads nowhere.

use crate::kinds::{Kind, Lesson, Node, Stage};
use std::sync::Arc;

/// What a pupil did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// On.
    Next,
    /// One card back.
    Back,
    /// The n-th option, face, thing or clue, from 0.
    Tap(usize),
    /// The n-th box, from 0.
    Bin(usize),
    /// "This one".
    Take,
    /// The breath or the talk is over.
    Finish,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing.
    Nothing,
    /// Say this message; the page stays as it is.
    Say(String),
    /// The page has changed; say this message (none if empty).
    Changed(String),
    /// Another card is shown.
    Turned,
    /// The lesson is over.
    Done,
}

/// State of the card that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// The option, face or thing that is chosen.
    pub chosen: Option<usize>,
    /// Sort: the box of each thing.
    pub placed: Vec<Option<usize>>,
    /// Spot: which clues were found.
    pub found: Vec<bool>,
    /// The way on is open.
    pub may_go_on: bool,
}

/// A lesson in play.
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    lesson: Arc<Lesson>,
    at: String,
    way: Vec<String>,
    view: View,
}

impl Player {
    /// From the first card.
    pub fn new(lesson: Arc<Lesson>) -> Self {
        let at = lesson.start.clone();
        let mut player = Self { lesson, at: String::new(), way: Vec::new(), view: View::default() };
        player.show(at);
        player
    }

    /// From this card; `None` if the lesson has no such card.
    pub fn resume(lesson: Arc<Lesson>, node: &str) -> Option<Self> {
        lesson.nodes.contains_key(node).then(|| {
            let mut player = Self::new(lesson);
            player.show(node.to_owned());
            player
        })
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// The card that is shown.
    ///
    /// A checked lesson has a card for every arrow; should one be missing, the first card stands in.
    pub fn node(&self) -> &Node {
        static REST: Node = Node { kind: Kind::End { stage: None } };
        self.lesson.nodes.get(&self.at).or_else(|| self.lesson.nodes.get(&self.lesson.start)).unwrap_or(&REST)
    }

    /// Id of the card.
    pub fn node_id(&self) -> &str {
        &self.at
    }

    /// Message of the card.
    pub fn spoken(&self) -> String {
        format!("{}-{}", self.lesson.id, self.at)
    }

    /// State of the card.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// There is a card before this one.
    pub fn can_go_back(&self) -> bool {
        !self.way.is_empty()
    }

    /// What is seen on this card and on those it leads to, so that their pictures can be made ready.
    pub fn nearby(&self) -> Vec<&Stage> {
        let next = self.node().kind.arrows().into_iter().filter_map(|id| self.lesson.nodes.get(id));
        std::iter::once(self.node()).chain(next).filter_map(|n| n.kind.stage()).collect()
    }

    fn show(&mut self, id: String) {
        self.at = id;
        self.view = match &self.node().kind {
            Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => View { may_go_on: true, ..View::default() },
            Kind::Sort { items, .. } => View { placed: vec![None; items.len()], may_go_on: items.is_empty(), ..View::default() },
            Kind::Spot { clues, .. } => View { found: vec![false; clues.len()], may_go_on: clues.is_empty(), ..View::default() },
            Kind::Feel { .. } | Kind::Stop { .. } | Kind::Choice { .. } | Kind::Talk { .. } => View::default(),
        };
    }

    fn go(&mut self, to: &str) -> Outcome {
        if !self.lesson.nodes.contains_key(to) {
            return Outcome::Nothing;
        }
        self.way.push(self.at.clone());
        self.show(to.to_owned());
        Outcome::Turned
    }

    fn part(&self, id: &str) -> String {
        format!("{}-{id}", self.spoken())
    }

    /// Takes one input.
    pub fn apply(&mut self, input: Input) -> Outcome {
        let lesson = self.lesson.clone();
        let Some(node) = lesson.nodes.get(&self.at) else { return Outcome::Done };
        match (&node.kind, input) {
            (_, Input::Back) => match self.way.pop() {
                Some(before) => {
                    self.show(before);
                    Outcome::Turned
                }
                None => Outcome::Nothing,
            },
            (Kind::End { .. }, Input::Next) => Outcome::Done,
            (Kind::Scene { next, .. } | Kind::Mend { to: next, .. }, Input::Next) => self.go(next),
            (Kind::Feel { offer, .. }, Input::Tap(i)) if i < offer.len() => {
                self.view = View { chosen: Some(i), may_go_on: true, ..View::default() };
                Outcome::Changed(format!("face-{}", offer[i].id()))
            }
            (Kind::Choice { options, .. }, Input::Tap(i)) if i < options.len() => {
                if self.view.chosen == Some(i) {
                    return Outcome::Say(self.part(&options[i].id));
                }
                self.view.chosen = Some(i);
                Outcome::Changed(self.part(&options[i].id))
            }
            (Kind::Choice { options, .. }, Input::Take) => match self.view.chosen.and_then(|i| options.get(i)) {
                Some(option) => self.go(&option.go),
                None => Outcome::Nothing,
            },
            (Kind::Stop { next } | Kind::Talk { next, .. }, Input::Finish) => self.go(next),
            (Kind::Sort { items, .. }, Input::Tap(i)) if i < items.len() => {
                if self.view.placed[i].is_none() {
                    self.view.chosen = Some(i);
                }
                Outcome::Changed(self.part(&items[i].id))
            }
            (Kind::Sort { items, bins, .. }, Input::Bin(b)) if b < bins.len() => {
                let Some(i) = self.view.chosen.take() else { return Outcome::Say(self.part(&bins[b].id)) };
                if items[i].bin != bins[b].id {
                    // It goes back to the others; its name is said once more, and nothing else.
                    return Outcome::Changed(self.part(&items[i].id));
                }
                self.view.placed[i] = Some(b);
                self.view.may_go_on = self.view.placed.iter().all(Option::is_some);
                Outcome::Changed(self.part(&bins[b].id))
            }
            (Kind::Spot { clues, need, .. }, Input::Tap(i)) if i < clues.len() => {
                self.view.found[i] = true;
                self.view.may_go_on = self.view.found.iter().filter(|f| **f).count() >= usize::from(*need).min(clues.len());
                Outcome::Changed(self.part(&clues[i].id))
            }
            (Kind::Feel { next, .. } | Kind::Sort { next, .. } | Kind::Spot { next, .. }, Input::Next) if self.view.may_go_on => self.go(next),
            _ => Outcome::Nothing,
        }
    }
}
