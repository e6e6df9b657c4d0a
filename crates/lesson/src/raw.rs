//! The file form of a lesson, and its step to the form that is played.

use crate::kinds::{AgeStage, Kind, Lesson, Mood, Node, Risk, Smart, Strand};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Format of lessons that this program reads.
pub(crate) const SCHEMA: u32 = 1;

#[derive(Debug, Clone, Deserialize)]
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
    pub minutes: u16,
    pub mood: Mood,
    pub start: String,
    pub nodes: BTreeMap<String, Kind>,
}

impl RawLesson {
    pub fn resolve(self, pack: &str) -> Lesson {
        Lesson {
            pack: pack.to_owned(),
            nodes: self.nodes.into_iter().map(|(id, kind)| (id, Node { kind })).collect(),
            id: self.id,
            rev: self.rev,
            stage: self.stage,
            strand: self.strand,
            smart: self.smart,
            risk: self.risk,
            teaches: self.teaches,
            minutes: self.minutes,
            start: self.start,
        }
    }
}
