//! A lesson and a manifest as they stand in their files: RON, unknown fields refused, arrows still names.
//! The resolved forms that the app plays are in `lesson`.

use crate::kinds::{AgeStage, Approval, At, EndKind, LocaleState, Mood, Pose, Risk, Smart, Strand, TalkWith, Tone, Weight};
use ron::{Options, error::SpannedResult, extensions::Extensions};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor},
};
use std::{fmt, marker::PhantomData};

/// Reads RON in which an optional field is written without `Some`.
///
/// # Errors
/// RON's own, with line and column.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> SpannedResult<T> {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).with_recursion_limit(32).from_str(text)
}

/// A map in the order of the file; a key given twice stays twice, so that it can be refused.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ordered<V>(pub Vec<(String, V)>);

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Ordered<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Pairs<V> {
            type Value = Ordered<V>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Ordered(pairs))
            }
        }
        deserializer.deserialize_map(Pairs(PhantomData))
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Pack")]
pub(crate) struct RawPack {
    pub schema: u32,
    pub id: String,
    pub version: String,
    pub min_app: String,
    pub licence: String,
    pub source_locale: String,
    pub locales: Ordered<LocaleState>,
    pub lessons: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Lesson")]
pub(crate) struct RawLesson {
    pub schema: u32,
    pub id: String,
    pub rev: u32,
    pub stage: AgeStage,
    pub strand: Strand,
    pub smart: Vec<Smart>,
    pub risk: Vec<Risk>,
    #[serde(default)]
    pub teaches: Vec<String>,
    pub minutes: u8,
    pub mood: Tone,
    #[serde(default)]
    pub approval: Approval,
    /// Longer words that the teacher explains beforehand.
    #[serde(default)]
    pub glossary: Vec<String>,
    pub start: String,
    pub nodes: Ordered<RawNode>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum RawNode {
    Scene {
        stage: RawStage,
        next: String,
    },
    Feel {
        stage: RawStage,
        offer: Vec<Mood>,
        next: String,
    },
    Stop {
        next: String,
    },
    Choice {
        stage: RawStage,
        options: Vec<RawOption>,
    },
    Sort {
        bins: Vec<RawBin>,
        items: Vec<RawItem>,
        next: String,
    },
    Spot {
        stage: RawStage,
        clues: Vec<RawClue>,
        need: usize,
        next: String,
    },
    Talk {
        with: TalkWith,
        seconds: u16,
        next: String,
    },
    Mend {
        stage: RawStage,
        to: String,
    },
    End {
        kind: EndKind,
        #[serde(default)]
        stage: Option<RawStage>,
    },
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Stage")]
pub(crate) struct RawStage {
    pub back: String,
    #[serde(default)]
    pub actors: Vec<RawActor>,
    #[serde(default)]
    pub prop: Option<RawProp>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Actor")]
pub(crate) struct RawActor {
    pub who: String,
    pub mood: Mood,
    #[serde(default)]
    pub at: Option<At>,
    #[serde(default)]
    pub pose: Pose,
    #[serde(default)]
    pub close: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Prop")]
pub(crate) struct RawProp {
    pub kind: String,
    #[serde(default)]
    pub shows: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Option")]
pub(crate) struct RawOption {
    pub id: String,
    #[serde(default)]
    pub card: Option<String>,
    pub go: String,
    pub weight: Weight,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Bin")]
pub(crate) struct RawBin {
    pub id: String,
    #[serde(default)]
    pub card: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Item")]
pub(crate) struct RawItem {
    pub id: String,
    #[serde(default)]
    pub card: Option<String>,
    pub bin: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Clue")]
pub(crate) struct RawClue {
    pub id: String,
    pub area: (f32, f32, f32, f32),
}

/// `credits.ron`: who made the pictures and sounds that a pack adds to the kit.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename = "Credits")]
pub(crate) struct RawCredits {
    pub files: Vec<RawCredit>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Credit")]
pub(crate) struct RawCredit {
    pub file: String,
    #[serde(default)]
    #[allow(dead_code, reason = "for people: which work of the author's it is")]
    pub title: String,
    pub author: String,
    pub licence: String,
    pub source: String,
    /// Somebody looked and there are words in it, or none.
    #[serde(default)]
    pub words: Option<bool>,
}
