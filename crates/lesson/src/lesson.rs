//! A lesson as the app plays it: every arrow leads somewhere, every name was checked.
//! Only `resolve` makes one, so the player never meets a missing node.

use crate::{
    kinds::{AgeStage, Approval, At, EndKind, Mood, Pose, Risk, Smart, Strand, TalkWith, Tone, Weight},
    raw::{RawLesson, RawNode, RawStage},
};

/// The fixed line of every STOP-and-THINK: a message of the app, not of the pack.
pub const STOP_LINE: &str = "stop-line";

/// An arrow to a node of the same lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct To(pub(crate) usize);

/// One story.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Its name in files and message ids: `e5`.
    pub id: String,
    /// Raised at every change of its structure.
    pub rev: u32,
    /// Whom it is for.
    pub stage: AgeStage,
    /// Strand of the curriculum.
    pub strand: Strand,
    /// Which of the five words it practises.
    pub smart: Vec<Smart>,
    /// Which of the four Cs it is about.
    pub risk: Vec<Risk>,
    /// Outcomes of the requirements list: `CON-L7`.
    pub teaches: Vec<String>,
    /// Length with talk, in minutes.
    pub minutes: u8,
    /// How heavy it gets.
    pub mood: Tone,
    /// Whether it is locked until a named adult has previewed it.
    pub approval: Approval,
    pub(crate) start: To,
    pub(crate) nodes: Vec<Node>,
}

/// One step of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name within the lesson.
    pub id: String,
    /// What the pupils do there.
    pub kind: Kind,
}

/// The nine kinds of node.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Look and listen.
    Scene {
        /// The picture.
        stage: Stage,
        /// Where it goes on.
        next: To,
    },
    /// Tap the face that the character feels. Any is right and none is stored.
    Feel {
        /// The picture.
        stage: Stage,
        /// Faces to choose from; their messages are the app's `face-<mood>`.
        offer: Vec<Mood>,
        /// Where it goes on.
        next: To,
    },
    /// Hands off, a slow breath, one line.
    Stop {
        /// Where it goes on.
        next: To,
    },
    /// Choose what the character does.
    Choice {
        /// The picture.
        stage: Stage,
        /// The cards.
        options: Vec<Choice>,
    },
    /// Tap a thing, tap a box.
    Sort {
        /// The boxes.
        bins: Vec<Bin>,
        /// The things.
        items: Vec<Item>,
        /// Where it goes on.
        next: To,
    },
    /// Tap every clue in what the prop shows.
    Spot {
        /// The picture; it has a prop.
        stage: Stage,
        /// The clues.
        clues: Vec<Clue>,
        /// How many must be found before it goes on.
        need: usize,
        /// Where it goes on.
        next: To,
    },
    /// Tablets down, talk.
    Talk {
        /// With whom.
        with: TalkWith,
        /// How long, in seconds.
        seconds: u16,
        /// Where it goes on.
        next: To,
    },
    /// What follows from a risky choice, and the way back.
    Mend {
        /// The picture.
        stage: Stage,
        /// The choice that it leads back to.
        to: To,
    },
    /// Everyone is safe.
    End {
        /// How.
        kind: EndKind,
        /// The picture, if it has one.
        stage: Option<Stage>,
    },
}

/// A card of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Last part of its message's id.
    pub id: String,
    /// Its picture, `card/<name>` of the kit.
    pub card: String,
    /// Where it leads.
    pub go: To,
    /// What it is worth; never shown.
    pub weight: Weight,
}

/// A box to sort things into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// Last part of its message's id.
    pub id: String,
    /// Its picture, `card/<name>` of the kit.
    pub card: String,
}

/// A thing to sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Last part of its message's id.
    pub id: String,
    /// Its picture, `card/<name>` of the kit.
    pub card: String,
    /// The id of the box it belongs in.
    pub bin: String,
}

/// Something to spot.
#[derive(Debug, Clone, PartialEq)]
pub struct Clue {
    /// Last part of its message's id.
    pub id: String,
    /// x, y, width, height as parts (0 to 1) of the prop's picture, from its top left.
    pub area: (f32, f32, f32, f32),
}

/// What is to be seen, put together from the art kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// `back/<name>` of the kit.
    pub back: String,
    /// Up to three actors.
    pub actors: Vec<Actor>,
    /// A thing in front.
    pub prop: Option<Prop>,
}

/// Somebody in the picture: `actor/<who>-<mood>` of the kit, or `actor/<who>-<pose>-<mood>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub who: String,
    /// How they feel.
    pub mood: Mood,
    /// What they do with their arms.
    pub pose: Pose,
    /// Where they stand; the app chooses if it is not said.
    pub at: Option<At>,
    /// Drawn large, so that the face can be read.
    pub close: bool,
}

/// A thing in the picture: `prop/<kind>-<shows>` of the kit, or `prop/<kind>` without a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prop {
    /// What it is: `tablet`.
    pub kind: String,
    /// What is on its screen, if it has one.
    pub shows: Option<String>,
}

/// A message that a lesson needs in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Fluent id: lesson-node or lesson-node-option.
    pub id: String,
    /// It needs `.alt`, as its node shows a picture.
    pub alt: bool,
}

impl Actor {
    /// The picture's name in the kit's `actor` family.
    pub fn figure(&self) -> String {
        match self.pose {
            Pose::Stand => format!("{}-{}", self.who, self.mood.id()),
            pose => format!("{}-{}-{}", self.who, pose.id(), self.mood.id()),
        }
    }
}

impl Prop {
    /// Its picture in the kit.
    pub fn picture(&self) -> String {
        match &self.shows {
            Some(shows) => format!("prop/{}-{shows}", self.kind),
            None => format!("prop/{}", self.kind),
        }
    }
}

impl Stage {
    fn of(raw: RawStage) -> Self {
        let actors = raw.actors.into_iter().map(|a| Actor { who: a.who, mood: a.mood, pose: a.pose, at: a.at, close: a.close }).collect();
        Self { back: raw.back, actors, prop: raw.prop.map(|p| Prop { kind: p.kind, shows: p.shows }) }
    }
}

impl Kind {
    /// The picture, where the kind has one.
    pub fn stage(&self) -> Option<&Stage> {
        match self {
            Self::Scene { stage, .. }
            | Self::Feel { stage, .. }
            | Self::Choice { stage, .. }
            | Self::Spot { stage, .. }
            | Self::Mend { stage, .. } => Some(stage),
            Self::End { stage, .. } => stage.as_ref(),
            Self::Stop { .. } | Self::Sort { .. } | Self::Talk { .. } => None,
        }
    }

    /// All arrows, in the order of the cards; none for an End.
    pub fn arrows(&self) -> Vec<To> {
        match self {
            Self::Scene { next, .. }
            | Self::Feel { next, .. }
            | Self::Stop { next }
            | Self::Sort { next, .. }
            | Self::Spot { next, .. }
            | Self::Talk { next, .. } => vec![*next],
            Self::Mend { to, .. } => vec![*to],
            Self::Choice { options, .. } => options.iter().map(|o| o.go).collect(),
            Self::End { .. } => Vec::new(),
        }
    }

    /// Ids of the cards, boxes, things or clues: the last parts of their messages.
    pub fn parts(&self) -> Vec<&str> {
        match self {
            Self::Choice { options, .. } => options.iter().map(|o| o.id.as_str()).collect(),
            Self::Sort { bins, items, .. } => bins.iter().map(|b| b.id.as_str()).chain(items.iter().map(|i| i.id.as_str())).collect(),
            Self::Spot { clues, .. } => clues.iter().map(|c| c.id.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Lesson {
    /// The same story with two cards to choose from wherever there were more: the first strong one, and the first that is not.
    pub fn with_fewer(&self) -> Self {
        let mut fewer = self.clone();
        for node in &mut fewer.nodes {
            if let Kind::Choice { options, .. } = &mut node.kind {
                let strong = options.iter().position(|o| o.weight == Weight::Strong).unwrap_or_default();
                let other = options.iter().position(|o| o.weight != Weight::Strong);
                let other = other.or_else(|| (0..options.len()).find(|i| *i != strong));
                let mut i = 0;
                options.retain(|_| {
                    i += 1;
                    i - 1 == strong || Some(i - 1) == other
                });
            }
        }
        fewer
    }

    /// All nodes, in the order of the file.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node by its name.
    pub fn find(&self, node: &str) -> Option<&Node> {
        self.nodes.iter().find(|n| n.id == node)
    }

    /// The message that names the story.
    pub fn title_id(&self) -> String {
        format!("{}-title", self.id)
    }

    /// The message of a node: the app's own line for a Stop, else lesson-node.
    pub fn message_id(&self, node: &Node) -> String {
        if matches!(node.kind, Kind::Stop { .. }) { STOP_LINE.to_owned() } else { format!("{}-{}", self.id, node.id) }
    }

    /// The picture with which the story opens.
    pub fn opening(&self) -> Option<&Stage> {
        self.nodes.get(self.start.0).and_then(|n| n.kind.stage()).or_else(|| self.nodes.iter().find_map(|n| n.kind.stage()))
    }

    /// Every message that the story needs, its title first. The app's shared ones are left out.
    pub fn messages(&self) -> Vec<Message> {
        let mut all = vec![Message { id: self.title_id(), alt: false }];
        for node in &self.nodes {
            if !matches!(node.kind, Kind::Stop { .. }) {
                all.push(Message { id: self.message_id(node), alt: node.kind.stage().is_some() });
            }
            all.extend(node.kind.parts().iter().map(|part| Message { id: format!("{}-{}-{part}", self.id, node.id), alt: false }));
        }
        all
    }

    /// The node that an arrow of this lesson leads to; for an arrow of another lesson, possibly the first one.
    pub fn target(&self, to: To) -> &Node {
        self.nodes.get(to.0).unwrap_or(&self.nodes[0])
    }

    pub(crate) fn node(&self, at: To) -> &Node {
        // Arrows are made by `resolve` only, for nodes that exist.
        &self.nodes[at.0]
    }
}

/// The resolved lesson, or nothing where an arrow leads nowhere or a needed name is missing; the checks say which.
pub(crate) fn resolve(raw: RawLesson) -> Option<Lesson> {
    let names: Vec<String> = raw.nodes.0.iter().map(|(name, _)| name.clone()).collect();
    let to = |name: &str| names.iter().position(|n| n == name).map(To);
    let start = to(&raw.start)?;
    let mut nodes = Vec::with_capacity(names.len());
    for (id, node) in raw.nodes.0 {
        let kind = match node {
            RawNode::Scene { stage, next } => Kind::Scene { stage: Stage::of(stage), next: to(&next)? },
            RawNode::Feel { stage, offer, next } => Kind::Feel { stage: Stage::of(stage), offer, next: to(&next)? },
            RawNode::Stop { next } => Kind::Stop { next: to(&next)? },
            RawNode::Choice { stage, options } => {
                let options = options
                    .into_iter()
                    .map(|o| Some(Choice { go: to(&o.go)?, id: o.id, card: o.card?, weight: o.weight }))
                    .collect::<Option<_>>()?;
                Kind::Choice { stage: Stage::of(stage), options }
            }
            RawNode::Sort { bins, items, next } => {
                let bins = bins.into_iter().map(|b| Some(Bin { id: b.id, card: b.card? })).collect::<Option<_>>()?;
                let items = items.into_iter().map(|i| Some(Item { id: i.id, card: i.card?, bin: i.bin })).collect::<Option<_>>()?;
                Kind::Sort { bins, items, next: to(&next)? }
            }
            RawNode::Spot { stage, clues, need, next } => {
                let clues = clues.into_iter().map(|c| Clue { id: c.id, area: c.area }).collect();
                Kind::Spot { stage: Stage::of(stage), clues, need, next: to(&next)? }
            }
            RawNode::Talk { with, seconds, next } => Kind::Talk { with, seconds, next: to(&next)? },
            RawNode::Mend { stage, to: back } => Kind::Mend { stage: Stage::of(stage), to: to(&back)? },
            RawNode::End { kind, stage } => Kind::End { kind, stage: stage.map(Stage::of) },
        };
        nodes.push(Node { id, kind });
    }
    Some(Lesson {
        id: raw.id,
        rev: raw.rev,
        stage: raw.stage,
        strand: raw.strand,
        smart: raw.smart,
        risk: raw.risk,
        teaches: raw.teaches,
        minutes: raw.minutes,
        mood: raw.mood,
        approval: raw.approval,
        start,
        nodes,
    })
}
