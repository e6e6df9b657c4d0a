//! The checks of a pack. A lesson in which something is amiss is refused by file, line and reason, and the others go on;
//! a manifest that cannot be read refuses the pack. What needs the sound itself (LP13) or all bytes (LP28) comes in as
//! figures: see `sound` and `seal`.

mod formula;
mod graph;
mod own;
mod reading;
mod shape;
mod texts;
mod voices;

pub(crate) use own::pictures as own_pictures;
pub use texts::NOT_SIGNED_OFF;
pub(crate) use voices::MAX_CLIP;

use crate::{
    cues::Cues,
    finding::{self, Finding, Severity},
    kit::Kit,
    lesson::{Lesson, resolve},
    manifest::{self, Manifest, PackFiles, lesson_file, ron_finding},
    place::Outline,
    raw::{RawLesson, read},
};
use lantern_words::Tag;
use std::{collections::BTreeMap, sync::Arc};

/// No text of a pack is larger, in bytes; a larger one is not even parsed.
const MAX_TEXT: usize = 256 * 1024;
/// No lesson has more nodes; long before that it is no lesson for a child.
const MAX_NODES: usize = 100;

/// What a check comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The pack with the lessons that are in order; nothing if its manifest cannot be read.
    pub pack: Option<Pack>,
    /// All findings, lesson by lesson in the pack's order, then by file and line.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The findings for which something is not shown.
    pub fn refusals(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.severity == Severity::Refused)
    }
}

/// A checked pack: only lessons that are in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Its manifest; it names refused lessons as well.
    pub manifest: Manifest,
    /// Its lessons, in order.
    pub lessons: Vec<Arc<Lesson>>,
    /// Recordings of each voiced language and lesson. A sound lies at `voices/<tag>/<lesson>/<message>.ogg`.
    pub cues: BTreeMap<(Tag, String), Cues>,
    /// Its own pictures by `family/name`, and the file of each. What the kit has too is drawn from the kit.
    pub art: BTreeMap<String, String>,
}

/// Checks a pack. `files.texts` holds `pack.ron` and what [`Manifest::text_files`] names, as far as it is there;
/// `files.present` the other files that are there.
pub fn check(files: &PackFiles, kit: &Kit) -> Checked {
    let Some(text) = files.texts.get(manifest::FILE) else {
        return Checked { pack: None, findings: vec![Finding::new(finding::FILE_MISSING, manifest::FILE, (1, 1))] };
    };
    let manifest = match sized(manifest::FILE, text).and_then(|()| Manifest::parse(text)) {
        Ok(manifest) => manifest,
        Err(finding) => return Checked { pack: None, findings: vec![*finding] },
    };
    let own = own::pictures(files).into_iter().filter(|(name, file)| !kit.has(name) && files.present.contains_key(file));
    let mut pack = Pack { manifest, lessons: Vec::new(), cues: BTreeMap::new(), art: own.collect() };
    let kit = &kit.with(pack.art.keys());
    let mut findings = Vec::new();
    for id in pack.manifest.lessons.clone() {
        let mut found = Vec::new();
        let lesson = lesson(files, kit, &pack.manifest, &id, &mut found);
        if let Some((lesson, cues)) = lesson.filter(|_| !found.iter().any(|f| f.severity == Severity::Refused)) {
            pack.cues.extend(cues.into_iter().map(|(tag, cues)| ((tag, id.clone()), cues)));
            pack.lessons.push(Arc::new(lesson));
        }
        found.sort_by(|a, b| (&a.file, a.line, a.column, a.number).cmp(&(&b.file, b.line, b.column, b.number)));
        findings.extend(found.into_iter().map(|f| Finding { lesson: Some(id.clone()), ..f }));
    }
    let before = findings.len();
    own::check(files, &mut findings);
    if findings.len() > before {
        // What may not be passed on is not shown either.
        pack.lessons.clear();
        pack.cues.clear();
        pack.art.clear();
    }
    Checked { pack: Some(pack), findings }
}

fn sized(file: &str, text: &str) -> Result<(), Box<Finding>> {
    if text.len() > MAX_TEXT {
        return Err(Box::new(Finding::new(finding::TOO_LARGE, file, (1, 1)).with("size", text.len() / 1024).with("most", MAX_TEXT / 1024)));
    }
    Ok(())
}

fn structure(files: &PackFiles, id: &str) -> Result<RawLesson, Box<Finding>> {
    let file = lesson_file(id);
    let Some(text) = files.texts.get(&file) else { return Err(Box::new(Finding::new(finding::FILE_MISSING, &file, (1, 1)))) };
    sized(&file, text)?;
    let raw: RawLesson = read(text).map_err(|e| Box::new(ron_finding(&file, &e)))?;
    if raw.schema != 1 {
        let at = Outline::new(text).top("schema", "");
        return Err(Box::new(Finding::new(finding::SCHEMA, &file, at).with("found", raw.schema).with("known", 1)));
    }
    if raw.nodes.0.len() > MAX_NODES {
        return Err(Box::new(Finding::new(finding::TOO_LARGE, &file, (1, 1)).with("size", raw.nodes.0.len()).with("most", MAX_NODES)));
    }
    Ok(raw)
}

/// A lesson as far as its structure can be read, whatever the other checks say of it: for tools that draw, print or
/// record a story that is still being made. Nothing where a field or an arrow is astray; `check` says which.
pub fn unchecked(files: &PackFiles, id: &str) -> Option<Lesson> {
    structure(files, id).ok().filter(|raw| raw.id == id).and_then(resolve)
}

type Voiced = Vec<(Tag, Cues)>;

fn lesson(files: &PackFiles, kit: &Kit, manifest: &Manifest, id: &str, found: &mut Vec<Finding>) -> Option<(Lesson, Voiced)> {
    let raw = match structure(files, id) {
        Ok(raw) => raw,
        Err(finding) => {
            found.push(*finding);
            return None;
        }
    };
    let file = lesson_file(id);
    let outline = Outline::new(files.texts.get(&file).map(String::as_str).unwrap_or_default());
    let seen = Seen { raw: &raw, file: &file, outline: &outline };
    if raw.id != id {
        // All other files are found by this name, so nothing more can be said.
        found.push(Finding::new(finding::ID_DIFFERS, &file, outline.top("id", &raw.id)).with("found", &raw.id).with("expected", id));
        return None;
    }
    shape::check(&seen, kit, found);
    graph::check(&seen, found);
    let glossary = raw.glossary.clone();
    let lesson = resolve(raw)?;
    // Texts and voices are looked at even where the structure is at fault, so that an author sees everything at once.
    let words = texts::check(files, manifest, &lesson, &glossary, found);
    let cues = voices::check(files, manifest, &lesson, &words, found);
    Some((lesson, cues))
}

/// A lesson's structure beside its source.
struct Seen<'a> {
    raw: &'a RawLesson,
    file: &'a str,
    outline: &'a Outline<'a>,
}

impl Seen<'_> {
    /// A finding at `field: "value"` of the node of this number.
    fn at(&self, rule: finding::Rule, node: usize, field: &str, value: &str) -> Finding {
        Finding::new(rule, self.file, self.outline.within(node, field, value))
    }
}

/// The sounds that a lesson needs in a voiced language; none if it cannot be read.
pub(crate) fn needed_sounds(files: &PackFiles, tag: &Tag, id: &str) -> Vec<String> {
    let lesson = structure(files, id).ok().and_then(resolve);
    lesson.map(|l| l.messages().iter().map(|m| manifest::sound_file(tag, id, &m.id)).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
