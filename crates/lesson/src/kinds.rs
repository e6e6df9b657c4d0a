//! The closed lists that the pack format chooses from. Their names are the words that stand in a lesson's file.

use serde::Deserialize;

/// Whom a lesson is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum AgeStage {
    /// Reception, 4 to 5.
    Eyfs,
    /// Key stage 1, 5 to 7.
    Ks1,
    /// Years 3 and 4, 7 to 9.
    LowerKs2,
    /// Years 5 and 6, 9 to 11.
    UpperKs2,
}

impl AgeStage {
    /// All four, the youngest first.
    pub const ALL: [Self; 4] = [Self::Eyfs, Self::Ks1, Self::LowerKs2, Self::UpperKs2];

    /// Pupils hear rather than read; a language without a voice is not offered to them.
    pub fn hears(self) -> bool {
        self <= Self::Ks1
    }
}

/// Strand of *Education for a Connected World* (2020).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Strand {
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

impl Strand {
    /// All eight, in the order of the framework.
    pub const ALL: [Self; 8] = [
        Self::SelfImage,
        Self::Relationships,
        Self::Reputation,
        Self::Bullying,
        Self::Information,
        Self::Wellbeing,
        Self::PrivacySecurity,
        Self::Copyright,
    ];
}

/// Our five words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Smart {
    /// Keep what is yours safe.
    Safe,
    /// Meeting people online.
    Meeting,
    /// Accepting messages and gifts.
    Accepting,
    /// Is it reliable?
    Reliable,
    /// Tell somebody.
    Tell,
}

/// The four Cs of *Keeping children safe in education*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Risk {
    /// What is seen.
    Content,
    /// Who makes contact.
    Contact,
    /// What is done.
    Conduct,
    /// What is sold.
    Commerce,
}

/// How heavy a story gets; each stage has a ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Tone {
    /// Nothing is amiss.
    Calm,
    /// A tummy goes tight for a moment.
    Wobbly,
    /// Something is lost or somebody is hurt by words.
    Tense,
    /// Grooming, private pictures, self-harm: for the oldest only.
    Heavy,
}

impl Tone {
    /// The heaviest that pupils of a stage meet.
    pub fn ceiling(stage: AgeStage) -> Self {
        match stage {
            AgeStage::Eyfs | AgeStage::Ks1 => Self::Wobbly,
            AgeStage::LowerKs2 => Self::Tense,
            AgeStage::UpperKs2 => Self::Heavy,
        }
    }
}

/// Whether a named adult must have previewed a lesson and opened it before pupils can get to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
pub enum Approval {
    /// Any teacher may start it.
    #[default]
    No,
    /// Locked until then. Heavy lessons all are.
    Needed,
}

/// How a character feels: what its picture shows, and what a feelings card offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Mood {
    /// Happy.
    Happy,
    /// Calm.
    Calm,
    /// Listening to somebody.
    Listening,
    /// Puzzled.
    Puzzled,
    /// A tight tummy.
    Wobbly,
    /// Worried.
    Worried,
    /// Sad.
    Sad,
    /// Scared.
    Scared,
    /// Cross.
    Cross,
}

impl Mood {
    /// Its name in file names and message ids: `happy`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Happy => "happy",
            Self::Calm => "calm",
            Self::Listening => "listening",
            Self::Puzzled => "puzzled",
            Self::Wobbly => "wobbly",
            Self::Worried => "worried",
            Self::Sad => "sad",
            Self::Scared => "scared",
            Self::Cross => "cross",
        }
    }
}

/// What a figure does with its arms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
pub enum Pose {
    /// Stands.
    #[default]
    Stand,
    /// Points at something, or taps it.
    Reach,
    /// Thinks about it.
    Think,
}

impl Pose {
    /// Its name in file names: `reach`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Stand => "stand",
            Self::Reach => "reach",
            Self::Think => "think",
        }
    }
}

/// Where an actor stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum At {
    /// Left of the picture, in every language: pictures are not mirrored.
    Left,
    /// In the middle.
    Centre,
    /// Right.
    Right,
}

/// What a choice is worth to the checks and the class tallies. Never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Weight {
    /// Asks for help, or keeps others safe.
    Strong,
    /// Does no harm and does not help either.
    Fair,
    /// What follows must be put right.
    Risky,
}

/// With whom pupils talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum TalkWith {
    /// With the pupil beside.
    Partner,
    /// With everybody at the table.
    Table,
}

/// How a story ends. There is one way, and there will be no sad one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum EndKind {
    /// Everybody is safe.
    Safe,
}

/// How far a language of a pack is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum LocaleState {
    /// Every sentence is there and recorded.
    Voiced,
    /// Every sentence is there; never offered to pupils who cannot read.
    TextOnly,
    /// Being made: plays in its author's preview only and is never offered to pupils. Recordings may be missing.
    Draft,
}
