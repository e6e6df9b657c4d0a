//! `pack.ron`, and which files a pack consists of, so that a loader can fetch them step by step:
//! the manifest, then the texts it names, then (only their presence) the sounds that these need.

use crate::{
    check::needed_sounds,
    finding::{self, Finding},
    kinds::LocaleState,
    kit::nearest,
    raw::{RawPack, read},
};
use lantern_words::Tag;
use ron::error::{Error, SpannedError};
use std::collections::BTreeMap;

/// Who made the pack's own pictures. A pack without any has no such file.
pub const CREDITS: &str = "credits.ron";
/// Name of the manifest within a pack.
pub const FILE: &str = "pack.ron";

/// The files of a pack, by their path relative to it, with `/` between folders.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackFiles {
    /// Text files that were read: the manifest, lessons, messages, cues.
    pub texts: BTreeMap<String, String>,
    /// All other files that are there (sounds, pictures), with their size in bytes.
    pub present: BTreeMap<String, u64>,
}

/// What `pack.ron` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The pack's own name, as its folder's.
    pub id: String,
    /// Version of its contents.
    pub version: String,
    /// The oldest app that can play it.
    pub min_app: String,
    /// SPDX licence of its texts, voices and pictures.
    pub licence: String,
    /// The language in which it was written.
    pub source: Tag,
    /// All its languages and how far each is finished.
    pub locales: BTreeMap<Tag, LocaleState>,
    /// Its lessons, in order.
    pub lessons: Vec<String>,
}

impl Manifest {
    /// Reads `pack.ron`.
    ///
    /// # Errors
    /// The first finding, with its line: not RON, an unknown field, another schema, a bad or repeated name, a source
    /// language that is not declared, no licence.
    pub fn parse(text: &str) -> Result<Self, Box<Finding>> {
        let raw: RawPack = read(text).map_err(|e| Box::new(ron_finding(FILE, &e)))?;
        let outline = crate::place::Outline::new(text);
        let refuse = |rule, field: &str, value: &str| Box::new(Finding::new(rule, FILE, outline.top(field, value)));
        if raw.schema != 1 {
            return Err(Box::new(refuse(finding::SCHEMA, "schema", "").with("found", raw.schema).with("known", 1)));
        }
        for (field, name) in std::iter::once(("id", &raw.id)).chain(raw.lessons.iter().map(|l| ("lessons", l))) {
            if !kebab(name) {
                return Err(Box::new(refuse(finding::BAD_NAME, field, name).with("name", name)));
            }
        }
        for (i, lesson) in raw.lessons.iter().enumerate() {
            if raw.lessons[..i].contains(lesson) {
                return Err(Box::new(refuse(finding::NAME_TWICE, "lessons", lesson).with("name", lesson)));
            }
        }
        if raw.licence.trim().is_empty() {
            return Err(refuse(finding::LICENCE, "licence", ""));
        }
        let mut locales = BTreeMap::new();
        for (name, state) in raw.locales.0 {
            let tag = Tag::parse(&name).ok().filter(|t| t.as_str() == name);
            let Some(tag) = tag else { return Err(Box::new(refuse(finding::LOCALE, "locales", &name).with("name", name))) };
            if locales.insert(tag, state).is_some() {
                return Err(Box::new(refuse(finding::NAME_TWICE, "locales", &name).with("name", name)));
            }
        }
        let source = Tag::new(&raw.source_locale);
        if !locales.contains_key(&source) {
            return Err(Box::new(refuse(finding::LOCALE, "source_locale", &raw.source_locale).with("name", raw.source_locale)));
        }
        Ok(Self { id: raw.id, version: raw.version, min_app: raw.min_app, licence: raw.licence, source, locales, lessons: raw.lessons })
    }

    /// Every text file that the pack should have beside `pack.ron`.
    pub fn text_files(&self) -> Vec<String> {
        self.lessons.iter().flat_map(|lesson| self.lesson_texts(lesson)).collect()
    }

    /// The same for one lesson: its structure, its messages in every language, its teacher's notes, its cues.
    pub fn lesson_texts(&self, lesson: &str) -> Vec<String> {
        let mut files = vec![lesson_file(lesson)];
        for (tag, state) in &self.locales {
            files.push(text_file(tag, lesson));
            if *tag == self.source {
                files.push(teacher_file(tag, lesson));
            }
            // A draft may have some recordings already; its author hears those.
            if *state != LocaleState::TextOnly {
                files.push(cues_file(tag, lesson));
            }
        }
        files
    }

    /// Every other file whose presence the checks ask for: the sounds of all voiced languages. Lessons that cannot be
    /// read have none. `files` needs to hold the texts only.
    pub fn needed_files(&self, files: &PackFiles) -> Vec<String> {
        let voiced = self.locales.iter().filter(|(_, s)| **s == LocaleState::Voiced);
        voiced.flat_map(|(tag, _)| self.lessons.iter().flat_map(move |lesson| needed_sounds(files, tag, lesson))).collect()
    }

    /// The pictures that the pack brings itself, by `family/name`, and the file of each, as its `credits.ron` lists them.
    /// `files` needs to hold the texts only; a loader looks which of them are there.
    pub fn own_pictures(files: &PackFiles) -> Vec<(String, String)> {
        crate::check::own_pictures(files)
    }

    /// A lesson may be offered in this language to pupils who can (or cannot) read.
    pub fn offers(&self, tag: &Tag, stage: crate::AgeStage) -> bool {
        match self.locales.get(tag) {
            Some(LocaleState::Voiced) => true,
            Some(LocaleState::TextOnly) => !stage.hears(),
            Some(LocaleState::Draft) | None => false,
        }
    }
}

/// `lessons/<lesson>.ron`
pub(crate) fn lesson_file(lesson: &str) -> String {
    format!("lessons/{lesson}.ron")
}

/// `locales/<tag>/<lesson>.ftl`
pub(crate) fn text_file(tag: &Tag, lesson: &str) -> String {
    format!("locales/{tag}/{lesson}.ftl")
}

/// `locales/<tag>/<lesson>.teacher.ftl`
pub(crate) fn teacher_file(tag: &Tag, lesson: &str) -> String {
    format!("locales/{tag}/{lesson}.teacher.ftl")
}

/// `voices/<tag>/<lesson>/cues.ron`
pub(crate) fn cues_file(tag: &Tag, lesson: &str) -> String {
    format!("voices/{tag}/{lesson}/cues.ron")
}

/// `voices/<tag>/<lesson>/<message>.ogg`
pub(crate) fn sound_file(tag: &Tag, lesson: &str, message: &str) -> String {
    format!("voices/{tag}/{lesson}/{message}.ogg")
}

/// A name that may become part of a path and of a message id.
pub(crate) fn kebab(name: &str) -> bool {
    name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// What RON says about a text, as a finding in that file.
pub(crate) fn ron_finding(file: &str, error: &SpannedError) -> Finding {
    let at = (error.span.start.line, error.span.start.col);
    let found = |rule| Finding::new(rule, file, at);
    match &error.code {
        Error::NoSuchStructField { expected, found: name, .. } => {
            let known = nearest(name, expected.iter().copied()).map_or_else(|| expected.join(", "), str::to_owned);
            found(finding::UNKNOWN_FIELD).with("name", name).with("known", known)
        }
        Error::NoSuchEnumVariant { expected, found: name, .. } => {
            found(finding::UNKNOWN_VALUE).with("name", name).with("known", expected.join(", "))
        }
        Error::MissingStructField { field, .. } => found(finding::MISSING_FIELD).with("name", field),
        Error::DuplicateStructField { field, .. } => found(finding::FIELD_TWICE).with("name", field),
        other => found(finding::UNREADABLE).with("why", other),
    }
}
