//! `pack.ron`: what a pack is called, its languages, its lessons.

use crate::Finding;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How far a language of a pack has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum LocaleState {
    /// Every sentence is recorded.
    Voiced,
    /// Text alone; never offered to EYFS and KS1.
    TextOnly,
}

/// The manifest of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Pack")]
pub struct Manifest {
    /// Format of the manifest.
    pub schema: u32,
    /// Id, which names the folder.
    pub id: String,
    /// Version of the pack.
    pub version: String,
    /// Least version of the app.
    pub min_app: String,
    /// Licence of texts and pictures.
    pub licence: String,
    /// Language in which it was written.
    pub source_locale: String,
    /// Its languages.
    pub locales: BTreeMap<String, LocaleState>,
    /// Ids of its lessons, in order.
    pub lessons: Vec<String>,
}

impl Manifest {
    /// Reads `pack.ron`.
    ///
    /// # Errors
    /// The finding LP00 with line and column.
    pub fn parse(text: &str) -> Result<Self, Finding> {
        let manifest: Self = ron::from_str(text).map_err(|e| Finding::syntax("pack.ron", &e))?;
        let names = manifest.lessons.iter().chain([&manifest.id, &manifest.source_locale]).chain(manifest.locales.keys());
        for name in names {
            // Ids become paths: nothing in them may lead out of the pack.
            if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
                return Err(Finding::new("LP00", "pack.ron", crate::finding::place_of(text, name), "pack-name").with("name", name));
            }
        }
        Ok(manifest)
    }

    /// Paths below the pack of every text that belongs to it; some may turn out to be missing.
    pub fn text_files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.lessons.iter().map(|l| format!("lessons/{l}.ron")).collect();
        for (tag, state) in &self.locales {
            for lesson in &self.lessons {
                files.push(format!("locales/{tag}/{lesson}.ftl"));
                if *state == LocaleState::Voiced {
                    files.push(format!("voices/{tag}/{lesson}/cues.ron"));
                }
            }
        }
        files.extend(self.lessons.iter().map(|l| format!("locales/{}/{l}.teacher.ftl", self.source_locale)));
        files
    }
}
