//! Every check that needs no ear: arrows, sentences, voices by their marks, pictures, reading limits, care.
//! A lesson with a finding is not played; the others of its pack are.

use crate::{Cues, Finding, Kit, LocaleState, Manifest,
    finding::{line_column, place_in, place_of}, kinds::{AgeStage, Kind, Lesson, Mood, Weight}, paths::distance, raw::{RawLesson, SCHEMA}, reading, said_hash};
use fluent_syntax::{ast::{Entry, InlineExpression, PatternElement}, parser};
use std::{collections::{BTreeMap, BTreeSet}, sync::Arc};

/// Files of a pack, by path below it.
#[derive(Debug, Clone, Default)]
pub struct PackFiles {
    /// Texts.
    pub texts: BTreeMap<String, String>,
    /// Every other file that is there, with its size in bytes.
    pub present: BTreeMap<String, u64>,
}

/// A pack of which at least the manifest could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Its manifest.
    pub manifest: Manifest,
    /// Its lessons that have passed, in order.
    pub lessons: Vec<Arc<Lesson>>,
    /// Cues of the recordings: language, lesson, cues.
    pub cues: Vec<(String, String, Cues)>,
}

/// What came of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The pack, unless its manifest could not be read.
    pub pack: Option<Pack>,
    /// What is to be mended.
    pub findings: Vec<Finding>,
}

/// A message as it stands in a file.
struct Message {
    text: String,
    attributes: BTreeMap<String, String>,
    place: (usize, usize),
    placeables: bool,
}

struct Sentences {
    file: String,
    messages: BTreeMap<String, Message>,
}

/// Checks a pack.
pub fn check(files: &PackFiles, kit: &Kit) -> Checked {
    let nothing = |finding| Checked { pack: None, findings: vec![finding] };
    let Some(text) = files.texts.get("pack.ron") else { return nothing(Finding::new("LP00", "pack.ron", (1, 1), "check-no-file")) };
    let manifest = match Manifest::parse(text) {
        Ok(manifest) => manifest,
        Err(finding) => return nothing(finding),
    };
    if manifest.schema != SCHEMA {
        return nothing(Finding::new("LP00", "pack.ron", place_of(text, "schema"), "check-schema").with("schema", manifest.schema.to_string()));
    }
    let mut pack = Pack { lessons: Vec::new(), cues: Vec::new(), manifest };
    let mut findings = Vec::new();
    for id in pack.manifest.lessons.clone() {
        let before = findings.len();
        let (lesson, cues) = lesson(files, kit, &pack.manifest, &id, &mut findings);
        if let (Some(lesson), true) = (lesson, findings.len() == before) {
            pack.lessons.push(Arc::new(lesson));
            pack.cues.extend(cues.into_iter().map(|(tag, cues)| (tag, id.clone(), cues)));
        }
    }
    Checked { pack: Some(pack), findings }
}

fn lesson(files: &PackFiles, kit: &Kit, manifest: &Manifest, id: &str, findings: &mut Vec<Finding>) -> (Option<Lesson>, Vec<(String, Cues)>) {
    let file = format!("lessons/{id}.ron");
    let Some(text) = files.texts.get(&file) else {
        findings.push(Finding::new("LP00", &file, (1, 1), "check-no-file"));
        return (None, Vec::new());
    };
    let raw: RawLesson = match ron::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            findings.push(Finding::syntax(&file, &error));
            return (None, Vec::new());
        }
    };
    if raw.schema != SCHEMA {
        findings.push(Finding::new("LP00", &file, place_of(text, "schema"), "check-schema").with("schema", raw.schema.to_string()));
        return (None, Vec::new());
    }
    if raw.id != id {
        findings.push(Finding::new("LP00", &file, place_of(text, &raw.id), "check-id").with("id", raw.id.clone()).with("expected", id));
    }
    let mood = raw.mood;
    let lesson = raw.resolve(&manifest.id);
    arrows(&lesson, &file, text, findings);
    care(&lesson, mood, &file, text, findings);
    pictures(&lesson, kit, &file, text, findings);
    let mut cues = Vec::new();
    for (tag, state) in &manifest.locales {
        let Some(sentences) = sentences(files, tag, &lesson, findings) else { continue };
        says(&lesson, tag == &manifest.source_locale, &sentences, &file, text, findings);
        if *state == LocaleState::Voiced
            && let Some(found) = voices(files, tag, &lesson, &sentences, findings)
        {
            cues.push((tag.clone(), found));
        }
    }
    teacher(files, manifest, id, findings);
    (Some(lesson), cues)
}

/// LP01 to LP06, LP22: the shape of the story.
fn arrows(lesson: &Lesson, file: &str, text: &str, findings: &mut Vec<Finding>) {
    if !lesson.nodes.contains_key(&lesson.start) {
        findings.push(Finding::new("LP01", file, place_of(text, &lesson.start), "check-arrow").with("card", "start").with("to", lesson.start.clone()));
        return;
    }
    let mut reached = BTreeSet::from([lesson.start.as_str()]);
    let mut edge = vec![lesson.start.as_str()];
    while let Some(id) = edge.pop() {
        let Some(node) = lesson.nodes.get(id) else { continue };
        for to in node.kind.arrows() {
            if lesson.nodes.contains_key(to) && reached.insert(to) {
                edge.push(to);
            }
        }
    }
    for (id, node) in &lesson.nodes {
        for to in node.kind.arrows().into_iter().collect::<BTreeSet<_>>() {
            if !lesson.nodes.contains_key(to) {
                findings.push(Finding::new("LP01", file, place_in(text, id, to), "check-arrow").with("card", id).with("to", to));
            }
        }
        if !reached.contains(id.as_str()) {
            findings.push(Finding::new("LP02", file, place_of(text, id), "check-unreached").with("card", id));
        } else if distance(lesson, id) == usize::MAX {
            findings.push(Finding::new("LP03", file, place_of(text, id), "check-no-end").with("card", id));
        }
        match &node.kind {
            Kind::Choice { options, .. } => {
                let (least, most) = match lesson.stage {
                    AgeStage::Eyfs => (2, 2),
                    AgeStage::Ks1 => (2, 3),
                    AgeStage::LowerKs2 | AgeStage::UpperKs2 => (2, 4),
                };
                if !(least..=most).contains(&options.len()) {
                    findings.push(Finding::new("LP06", file, place_of(text, id), "check-options").with("card", id).with("least", least.to_string()).with("most", most.to_string()));
                }
                if !options.iter().any(|o| o.weight == Weight::Strong) {
                    findings.push(Finding::new("LP05", file, place_of(text, id), "check-no-strong").with("card", id));
                }
                for option in options.iter().filter(|o| o.weight == Weight::Risky) {
                    if !mends(lesson, &option.go, 2) {
                        findings.push(Finding::new("LP04", file, place_in(text, id, &option.id), "check-no-mend").with("card", id).with("option", option.id.clone()));
                    }
                }
                doubles(id, node.kind.parts(), file, text, findings);
            }
            Kind::Sort { bins, items, .. } => {
                for item in items.iter().filter(|i| !bins.iter().any(|b| b.id == i.bin)) {
                    findings.push(Finding::new("LP01", file, place_in(text, id, &item.bin), "check-no-bin").with("card", id).with("item", item.id.clone()).with("to", item.bin.clone()));
                }
                doubles(id, node.kind.parts(), file, text, findings);
            }
            Kind::Spot { clues, need, stage, .. } => {
                let inside = clues.iter().all(|c| {
                    let (x, y, w, h) = c.area;
                    [x, y, w, h].iter().all(|v| (0.0..=1.0).contains(v)) && w > 0.0 && h > 0.0 && x + w <= 1.001 && y + h <= 1.001
                });
                if usize::from(*need) > clues.len() || clues.is_empty() || stage.prop.is_none() || !inside {
                    findings.push(Finding::new("LP06", file, place_of(text, id), "check-clues").with("card", id));
                }
                doubles(id, node.kind.parts(), file, text, findings);
            }
            Kind::Feel { offer, .. } if offer.len() < 2 || offer.len() > 4 => {
                findings.push(Finding::new("LP06", file, place_of(text, id), "check-faces").with("card", id));
            }
            Kind::Mend { to, .. } if !matches!(lesson.nodes.get(to).map(|n| &n.kind), Some(Kind::Choice { .. }) | None) => {
                findings.push(Finding::new("LP04", file, place_in(text, id, to), "check-mend-to").with("card", id).with("to", to));
            }
            _ => {}
        }
    }
    let asks = lesson.smart.contains(&crate::Smart::Tell) || lesson.nodes.values().any(|n| matches!(&n.kind, Kind::Talk { .. }));
    if !asks {
        findings.push(Finding::new("LP22", file, place_of(text, "smart"), "check-no-help"));
    }
}

fn doubles(id: &str, parts: Vec<&str>, file: &str, text: &str, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for part in parts {
        if !seen.insert(part) {
            findings.push(Finding::new("LP00", file, place_in(text, id, part), "check-double").with("card", id).with("option", part));
        }
    }
}

/// Within `steps` cards of `from` there is a Mend or a choice with a strong way.
fn mends(lesson: &Lesson, from: &str, steps: usize) -> bool {
    let Some(node) = lesson.nodes.get(from) else { return true };
    match &node.kind {
        Kind::Mend { .. } => true,
        Kind::Choice { options, .. } => options.iter().any(|o| o.weight == Weight::Strong),
        kind => steps > 0 && kind.arrows().iter().any(|to| mends(lesson, to, steps - 1)),
    }
}

/// LP21: how tense it gets.
fn care(lesson: &Lesson, mood: Mood, file: &str, text: &str, findings: &mut Vec<Finding>) {
    let low = matches!(lesson.stage, AgeStage::Eyfs | AgeStage::Ks1);
    if low && mood == Mood::Tense {
        findings.push(Finding::new("LP21", file, place_of(text, "mood"), "check-mood"));
    }
    for (id, node) in &lesson.nodes {
        let scared = node.kind.stage().is_some_and(|s| s.actors.iter().any(|a| a.mood == Mood::Scared));
        if lesson.stage == AgeStage::Eyfs && scared {
            findings.push(Finding::new("LP21", file, place_of(text, id), "check-mood"));
        }
    }
}

/// LP15, LP19: pictures that the kit has.
fn pictures(lesson: &Lesson, kit: &Kit, file: &str, text: &str, findings: &mut Vec<Finding>) {
    for (id, node) in &lesson.nodes {
        let mut names = node.kind.stage().map(crate::kinds::Stage::pictures).unwrap_or_default();
        names.extend(node.kind.cards());
        if let Kind::Feel { offer, .. } = &node.kind {
            names.extend(offer.iter().map(|m| format!("face/{}", m.id())));
        }
        for name in names.into_iter().filter(|n| !kit.has(n)) {
            let needle = name.rsplit(['/', '-']).next().unwrap_or_default();
            findings.push(Finding::new("LP15", file, place_in(text, id, needle), "check-picture").with("card", id).with("picture", name));
        }
    }
}

fn sentences(files: &PackFiles, tag: &str, lesson: &Lesson, findings: &mut Vec<Finding>) -> Option<Sentences> {
    let file = format!("locales/{tag}/{}.ftl", lesson.id);
    let Some(text) = files.texts.get(&file) else {
        findings.push(Finding::new("LP07", &file, (1, 1), "check-no-file"));
        return None;
    };
    let tree = match parser::parse(text.as_str()) {
        Ok(tree) => tree,
        Err((tree, errors)) => {
            for error in errors {
                findings.push(Finding::new("LP00", &file, line_column(text, error.pos.start.min(text.len())), "check-syntax").with("problem", error.kind.to_string()));
            }
            tree
        }
    };
    let plain = |pattern: &fluent_syntax::ast::Pattern<&str>| {
        let mut out = String::new();
        let mut placeables = false;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => out.push_str(value),
                PatternElement::Placeable { expression: fluent_syntax::ast::Expression::Inline(InlineExpression::StringLiteral { value }) } => out.push_str(value),
                PatternElement::Placeable { .. } => placeables = true,
            }
        }
        (out, placeables)
    };
    let mut messages = BTreeMap::new();
    for entry in &tree.body {
        let Entry::Message(message) = entry else { continue };
        let place = line_column(text, message.id.name.as_ptr() as usize - text.as_ptr() as usize);
        let (said, placeables) = message.value.as_ref().map(plain).unwrap_or_default();
        let attributes = message.attributes.iter().map(|a| (a.id.name.to_owned(), plain(&a.value).0)).collect();
        messages.insert(message.id.name.to_owned(), Message { text: said, attributes, place, placeables });
    }
    Some(Sentences { file, messages })
}

/// LP07 to LP09, LP14, LP16 to LP18: what is said.
fn says(lesson: &Lesson, source: bool, sentences: &Sentences, lesson_file: &str, text: &str, findings: &mut Vec<Finding>) {
    let wanted = lesson.messages();
    for id in &wanted {
        let Some(message) = sentences.messages.get(id) else {
            let node = lesson.nodes.keys().find(|n| id.starts_with(&format!("{}-{n}", lesson.id))).map_or("", String::as_str);
            let place = place_of(text, node);
            findings.push(Finding::new("LP07", lesson_file, place, "check-no-message").with("message", id.clone()).with("file", sentences.file.clone()));
            continue;
        };
        let say = |number, id: &'static str| Finding::new(number, &sentences.file, message.place, id);
        if message.placeables {
            findings.push(say("LP09", "check-placeable").with("message", id.clone()));
        }
        if reading::reachable(&message.text) {
            findings.push(say("LP18", "check-address").with("message", id.clone()));
        }
        if !source {
            continue;
        }
        if let Some(word) = reading::shaming(&message.text) {
            findings.push(say("LP17", "check-shaming").with("message", id.clone()).with("word", word));
        }
        let (most_words, most_sentences) = reading::limits(lesson.stage);
        let counts = reading::sentences(&message.text);
        if counts.iter().any(|n| *n > most_words) || most_sentences.is_some_and(|most| counts.len() > most) {
            findings.push(say("LP16", "check-reading").with("message", id.clone()).with("words", most_words.to_string()));
        }
    }
    for (id, node) in &lesson.nodes {
        let message = format!("{}-{id}", lesson.id);
        if node.kind.stage().is_some()
            && let Some(found) = sentences.messages.get(&message)
            && found.attributes.get("alt").is_none_or(|alt| alt.trim().is_empty())
        {
            findings.push(Finding::new("LP14", &sentences.file, found.place, "check-no-alt").with("message", message));
        }
    }
    for (id, message) in sentences.messages.iter().filter(|(id, _)| !wanted.contains(id)) {
        findings.push(Finding::new("LP08", &sentences.file, message.place, "check-unused").with("message", id));
    }
}

/// LP10 to LP12: recordings are there, say what is written, and their words follow each other.
fn voices(files: &PackFiles, tag: &str, lesson: &Lesson, sentences: &Sentences, findings: &mut Vec<Finding>) -> Option<Cues> {
    let folder = format!("voices/{tag}/{}", lesson.id);
    let file = format!("{folder}/cues.ron");
    let Some(text) = files.texts.get(&file) else {
        findings.push(Finding::new("LP10", &file, (1, 1), "check-no-file"));
        return None;
    };
    let cues = match Cues::parse(text) {
        Ok(cues) => cues,
        Err(error) => {
            findings.push(Finding::syntax(&file, &error));
            return None;
        }
    };
    for id in lesson.messages() {
        let Some(message) = sentences.messages.get(&id) else { continue };
        let sound = format!("{folder}/{id}.ogg");
        let Some(clip) = cues.clips.get(&id) else {
            findings.push(Finding::new("LP10", &sentences.file, message.place, "check-no-voice").with("message", id).with("sound", sound));
            continue;
        };
        let place = place_of(text, &id);
        if files.present.get(&sound).is_none_or(|bytes| *bytes == 0) {
            findings.push(Finding::new("LP10", &sentences.file, message.place, "check-no-voice").with("message", id.clone()).with("sound", sound));
        }
        if clip.said != said_hash(message.attributes.get("say").unwrap_or(&message.text)) {
            findings.push(Finding::new("LP11", &file, place, "check-stale-voice").with("message", id.clone()));
        }
        if !clip.words.is_sorted() || clip.words.last().is_some_and(|last| *last >= clip.ms) {
            findings.push(Finding::new("LP12", &file, place, "check-cues").with("message", id.clone()));
        }
        if clip.ms > 10_000 {
            findings.push(Finding::new("LP13", &file, place, "check-long-clip").with("message", id));
        }
    }
    Some(cues)
}

/// LP23: the teacher knows what to do if a child tells.
fn teacher(files: &PackFiles, manifest: &Manifest, id: &str, findings: &mut Vec<Finding>) {
    let file = format!("locales/{}/{id}.teacher.ftl", manifest.source_locale);
    let named = files.texts.get(&file).is_some_and(|t| t.lines().any(|l| l.starts_with(&format!("{id}-if-a-child-tells-you =")) || l.starts_with("if-a-child-tells-you =")));
    if !named {
        findings.push(Finding::new("LP23", &file, (1, 1), "check-no-teacher"));
    }
}
