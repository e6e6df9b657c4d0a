//! A lesson as it is played: cards, arrows and what is on the stage. Sentences are not here; ids name them.

use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}

words! {
    /// Age stage of a lesson.
    AgeStage {
        /// 4 to 5.
        Eyfs,
        /// 5 to 7.
        Ks1,
        /// 7 to 9.
        LowerKs2,
        /// 9 to 11.
        UpperKs2,
    }
}
words! {
    /// Strand of *Education for a Connected World* (2020).
    Strand {
        /// Self-image and identity.
        SelfImage,
        /// Online relationships.
        Relationships,
        /// Online reputation.
        Reputation,
        /// Online bullying.
        Bullying,
        /// Managing online information.
        Information,
        /// Health, wellbeing and lifestyle.
        Wellbeing,
        /// Privacy and security.
        PrivacySecurity,
        /// Copyright and ownership.
        Copyright,
    }
}
words! {
    /// Our own five words.
    Smart {
        /// Keep yourself safe.
        Safe,
        /// Meeting.
        Meeting,
        /// Accepting.
        Accepting,
        /// Reliable.
        Reliable,
        /// Tell.
        Tell,
    }
}
words! {
    /// The four Cs of risk.
    Risk {
        /// Content.
        Content,
        /// Contact.
        Contact,
        /// Conduct.
        Conduct,
        /// Commerce.
        Commerce,
    }
}
words! {
    /// How somebody feels, or how tense a lesson gets.
    Mood {
        /// Happy.
        Happy,
        /// Calm.
        Calm,
        /// Listening.
        Listening,
        /// Puzzled.
        Puzzled,
        /// Wobbly in the tummy.
        Wobbly,
        /// Sad.
        Sad,
        /// Worried.
        Worried,
        /// Cross.
        Cross,
        /// Scared.
        Scared,
        /// Tense; for a whole lesson only.
        Tense,
    }
}
words! {
    /// Where an actor stands.
    At {
        /// Left.
        Left,
        /// In the middle.
        Centre,
        /// Right.
        Right,
    }
}
words! {
    /// How wise a choice is; for checks and tallies, never shown.
    Weight {
        /// Keeps everybody safe.
        Strong,
        /// Does little.
        Fair,
        /// Has consequences, which are shown and mended.
        Risky,
    }
}
words! {
    /// With whom to talk.
    TalkWith {
        /// One partner.
        Partner,
        /// The table.
        Table,
    }
}

impl Mood {
    /// Lower-case name in pictures and messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Happy => "happy",
            Self::Calm => "calm",
            Self::Listening => "listening",
            Self::Puzzled => "puzzled",
            Self::Wobbly => "wobbly",
            Self::Sad => "sad",
            Self::Worried => "worried",
            Self::Cross => "cross",
            Self::Scared => "scared",
            Self::Tense => "tense",
        }
    }
}

/// Somebody on the stage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Name of the cast member in the kit.
    pub who: String,
    /// How they feel.
    pub mood: Mood,
    /// Where they stand.
    #[serde(default)]
    pub at: Option<At>,
    /// Near, with the face filling the stage.
    #[serde(default)]
    pub close: bool,
}

/// A thing, and what is on its screen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prop {
    /// Kind of thing in the kit, such as `tablet`.
    pub kind: String,
    /// What it shows.
    pub shows: String,
}

/// What a card shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Backdrop of the kit.
    pub back: String,
    /// Up to three actors.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// The prop, if any.
    #[serde(default)]
    pub prop: Option<Prop>,
}

impl Stage {
    /// Names of its pictures in the kit, as `family/name`.
    pub fn pictures(&self) -> Vec<String> {
        let mut names = vec![format!("back/{}", self.back)];
        names.extend(self.prop.iter().map(|p| format!("prop/{}-{}", p.kind, p.shows)));
        names.extend(self.actors.iter().map(|a| format!("actor/{}-{}", a.who, a.mood.id())));
        names
    }
}

/// One way on from a choice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Last part of its message.
    pub id: String,
    /// Picture of its card.
    pub card: String,
    /// The card it leads to.
    pub go: String,
    /// How wise it is.
    pub weight: Weight,
}

/// A box of a sorting card.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Last part of its message.
    pub id: String,
    /// Picture.
    pub card: String,
}

/// A thing to sort.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Last part of its message.
    pub id: String,
    /// Picture.
    pub card: String,
    /// Id of the box where it belongs.
    pub bin: String,
}

/// A clue in a picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clue {
    /// Last part of its message.
    pub id: String,
    /// Left, top, width, height as parts (0 to 1) of the prop's picture.
    pub area: (f32, f32, f32, f32),
}

/// The nine kinds of card.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kind {
    /// Look and listen.
    Scene {
        /// What is seen.
        stage: Stage,
        /// Where it goes on.
        next: String,
    },
    /// Tap the face that the character feels; any is right, none is stored.
    Feel {
        /// What is seen.
        stage: Stage,
        /// Faces to choose from.
        offer: Vec<Mood>,
        /// Where it goes on.
        next: String,
    },
    /// STOP and THINK.
    Stop {
        /// Where it goes on.
        next: String,
    },
    /// Choose.
    Choice {
        /// What is seen.
        stage: Stage,
        /// Ways on.
        options: Vec<Choice>,
    },
    /// Tap a thing, tap a box.
    Sort {
        /// Boxes.
        bins: Vec<Bin>,
        /// Things.
        items: Vec<Item>,
        /// Where it goes on.
        next: String,
    },
    /// Find the clues.
    Spot {
        /// What is seen; the clues lie on its prop.
        stage: Stage,
        /// Clues.
        clues: Vec<Clue>,
        /// How many are enough.
        need: u8,
        /// Where it goes on.
        next: String,
    },
    /// Tablets down.
    Talk {
        /// With whom.
        with: TalkWith,
        /// How long the sun takes to go down.
        seconds: u16,
        /// Where it goes on.
        next: String,
    },
    /// What follows, and back to a choice: it can be put right.
    Mend {
        /// What is seen.
        stage: Stage,
        /// The choice it leads back to.
        to: String,
    },
    /// Everyone safe.
    End {
        /// What is seen.
        #[serde(default)]
        stage: Option<Stage>,
    },
}

impl Kind {
    /// Ids of the cards it leads to.
    pub fn arrows(&self) -> Vec<&str> {
        match self {
            Self::Scene { next, .. } | Self::Feel { next, .. } | Self::Stop { next } | Self::Sort { next, .. } | Self::Spot { next, .. } | Self::Talk { next, .. } => vec![next],
            Self::Mend { to, .. } => vec![to],
            Self::Choice { options, .. } => options.iter().map(|o| o.go.as_str()).collect(),
            Self::End { .. } => Vec::new(),
        }
    }

    /// What is seen, if it shows a stage.
    pub fn stage(&self) -> Option<&Stage> {
        match self {
            Self::Scene { stage, .. } | Self::Feel { stage, .. } | Self::Choice { stage, .. } | Self::Spot { stage, .. } | Self::Mend { stage, .. } => Some(stage),
            Self::End { stage } => stage.as_ref(),
            Self::Stop { .. } | Self::Sort { .. } | Self::Talk { .. } => None,
        }
    }

    /// Last parts of the messages of its options, boxes, things and clues.
    pub fn parts(&self) -> Vec<&str> {
        match self {
            Self::Choice { options, .. } => options.iter().map(|o| o.id.as_str()).collect(),
            Self::Sort { bins, items, .. } => bins.iter().map(|b| b.id.as_str()).chain(items.iter().map(|i| i.id.as_str())).collect(),
            Self::Spot { clues, .. } => clues.iter().map(|c| c.id.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Names of its card pictures in the kit.
    pub fn cards(&self) -> Vec<String> {
        let names: Vec<&str> = match self {
            Self::Choice { options, .. } => options.iter().map(|o| o.card.as_str()).collect(),
            Self::Sort { bins, items, .. } => bins.iter().map(|b| b.card.as_str()).chain(items.iter().map(|i| i.card.as_str())).collect(),
            _ => Vec::new(),
        };
        names.into_iter().map(|n| format!("card/{n}")).collect()
    }
}

/// One card.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What kind of card it is, and what is on it.
    pub kind: Kind,
}

/// A lesson that has passed its checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Id, which opens every message of it.
    pub id: String,
    /// Id of the pack it came in.
    pub pack: String,
    /// Revision.
    pub rev: u32,
    /// Age stage.
    pub stage: AgeStage,
    /// Strand.
    pub strand: Strand,
    /// Words of the family it practises.
    pub smart: Vec<Smart>,
    /// Risks it is about.
    pub risk: Vec<Risk>,
    /// Outcomes it teaches.
    pub teaches: Vec<String>,
    /// Minutes it takes.
    pub minutes: u16,
    /// First card.
    pub start: String,
    /// Cards by id.
    pub nodes: BTreeMap<String, Node>,
}

impl Lesson {
    /// Message of the title.
    pub fn title_id(&self) -> String {
        format!("{}-title", self.id)
    }

    /// What is seen first.
    pub fn opening(&self) -> Option<&Stage> {
        self.nodes.get(&self.start).and_then(|n| n.kind.stage())
    }

    /// Every message a pupil can meet in it, in the order of the cards.
    pub fn messages(&self) -> Vec<String> {
        let mut ids = vec![self.title_id()];
        for (id, node) in &self.nodes {
            ids.push(format!("{}-{id}", self.id));
            ids.extend(node.kind.parts().into_iter().map(|part| format!("{}-{id}-{part}", self.id)));
        }
        ids
    }
}
