//! The sentences of a lesson in every language: are they all there, in step, short and kind enough?

use super::{reading, sized};
use crate::{
    finding::{self, Finding},
    kinds::{LocaleState, Weight},
    lesson::{Kind, Lesson, To},
    manifest::{Manifest, PackFiles, teacher_file, text_file},
};
use lantern_words::{Catalogue, Problem, Tag, lint, plain};
use std::collections::BTreeSet;

/// What the teacher's notes hold beside what to do if a child tells.
const NOTES: [&str; 8] = ["aim", "before", "ask-1", "ask-2", "ask-3", "listen-for", "without-tablets", "home"];

/// The line of a file of messages that says that nobody has answered for its translation yet.
pub const NOT_SIGNED_OFF: &str = "### Translation: not signed off";

/// Checks the texts and gives back the lesson's own catalogue, with the languages that could be read.
pub(super) fn check(files: &PackFiles, manifest: &Manifest, lesson: &Lesson, glossary: &[String], found: &mut Vec<Finding>) -> Catalogue {
    let mut words = Catalogue::new(manifest.source.clone());
    for tag in manifest.locales.keys() {
        add(&mut words, files, tag, &text_file(tag, &lesson.id), found);
    }
    for (tag, state) in &manifest.locales {
        unsigned(files, tag, *state, &lesson.id, found);
    }
    for tag in words.tags() {
        present(&words, &tag, lesson, found);
        reading::check(&words, &tag, lesson, glossary, found);
    }
    in_step(&words, manifest, found);
    notes(files, manifest, lesson, found);
    outcomes(&words, lesson, found);
    words
}

/// Reads one file of messages; what cannot be read is found and left out.
fn add(words: &mut Catalogue, files: &PackFiles, tag: &Tag, file: &str, found: &mut Vec<Finding>) {
    let Some(text) = files.texts.get(file) else {
        found.push(Finding::new(finding::FILE_MISSING, file, (1, 1)));
        return;
    };
    if let Err(finding) = sized(file, text) {
        found.push(*finding);
    } else if let Err(faults) = words.add(tag, file, text) {
        found.extend(faults.iter().map(|f| said(finding::UNREADABLE, file, (f.line, f.column), &f.problem)));
    }
}

/// A translation that nobody who speaks the language has read is for its makers only.
fn unsigned(files: &PackFiles, tag: &Tag, state: LocaleState, lesson: &str, found: &mut Vec<Finding>) {
    let file = text_file(tag, lesson);
    let mark = |text: &String| text.lines().position(|line| line.trim_end() == NOT_SIGNED_OFF);
    if let Some(line) = files.texts.get(&file).and_then(mark).filter(|_| state != LocaleState::Draft) {
        found.push(Finding::new(finding::NOT_SIGNED_OFF, &file, (line + 1, 1)).with("tag", tag));
    }
}

/// A fault of the words as a finding of this rule's number.
fn said(rule: finding::Rule, file: &str, at: (usize, usize), problem: &Problem) -> Finding {
    let mut finding = Finding::new(rule, file, at);
    finding.message = problem.message();
    finding.args = problem.args();
    finding
}

fn present(words: &Catalogue, tag: &Tag, lesson: &Lesson, found: &mut Vec<Finding>) {
    let file = text_file(tag, &lesson.id);
    let mut last = (1, 1);
    let needed = lesson.messages();
    for message in &needed {
        match words.place(tag, &message.id) {
            Some(place) if words.has(tag, &message.id) => {
                last = (place.line, place.column);
                let text = words.text(tag, &message.id, &[]);
                let alt = words.attr(tag, &message.id, "alt");
                if text.as_ref().is_none_or(|t| t.trim().is_empty()) {
                    found.push(Finding::new(finding::TEXT_MISSING, &file, last).with("id", &message.id).with("tag", tag));
                }
                if message.alt && alt.as_ref().is_none_or(|t| t.trim().is_empty()) {
                    found.push(Finding::new(finding::NO_ALT, &file, last).with("id", &message.id));
                }
                // What Fluent cannot fill in, a message that refers to itself for instance, it shows in braces.
                let unfilled = |text: Option<&String>| text.is_some_and(|t| t.contains(['{', '}']));
                if !words.variables(tag, &message.id).is_empty() || unfilled(text.as_ref()) || unfilled(alt.as_ref()) {
                    found.push(Finding::new(finding::VARIABLE, &file, last).with("id", &message.id));
                }
            }
            // The place is where it could be put: after the sentence before it.
            _ => found.push(Finding::new(finding::TEXT_MISSING, &file, last).with("id", &message.id).with("tag", tag)),
        }
    }
    let needed: BTreeSet<_> = needed.into_iter().map(|m| m.id).collect();
    for id in words.ids(tag).into_iter().filter(|id| !needed.contains(id)) {
        let at = words.place(tag, &id).map_or((1, 1), |p| (p.line, p.column));
        found.push(Finding::new(finding::TEXT_UNUSED, &file, at).with("id", id));
    }
}

/// What `present` does not see: names that are not kebab-case, references into nothing, other attributes or variables.
fn in_step(words: &Catalogue, manifest: &Manifest, found: &mut Vec<Finding>) {
    for fault in lint(words) {
        let rule = match &fault.problem {
            Problem::Missing { .. } | Problem::Extra(_) => continue,
            Problem::Attributes { names, .. } if names == "alt" => continue,
            Problem::Attributes { .. } | Problem::Variables { .. } => finding::VARIABLE,
            Problem::Junk(_) | Problem::Twice(_) | Problem::NotKebab(_) | Problem::Unknown { .. } => finding::UNREADABLE,
        };
        // Without its first language there is nothing to be in step with.
        if words.tags().contains(&manifest.source) {
            found.push(said(rule, &fault.file, (fault.line, fault.column), &fault.problem));
        }
    }
}

fn notes(files: &PackFiles, manifest: &Manifest, lesson: &Lesson, found: &mut Vec<Finding>) {
    let tag = &manifest.source;
    let file = teacher_file(tag, &lesson.id);
    let mut notes = Catalogue::new(tag.clone());
    let before = found.len();
    add(&mut notes, files, tag, &file, found);
    if found.len() > before {
        return;
    }
    let id = |part: &str| format!("{}-teacher-{part}", lesson.id);
    let says = |part: &str| notes.text(tag, &id(part), &[]).is_some_and(|t| !t.trim().is_empty());
    if !says("if-a-child-tells-you") {
        found.push(Finding::new(finding::TEACHER, &file, (1, 1)).with("id", id("if-a-child-tells-you")));
    }
    for part in NOTES.iter().filter(|part| !says(part)) {
        found.push(Finding::new(finding::TEXT_MISSING, &file, (1, 1)).with("id", id(part)).with("tag", tag));
    }
}

/// Children choose again what is longest and liveliest, so what follows a risky card is never longer than what follows
/// a strong one. Measured in words of the first language, from the card to the next choice or the end.
fn outcomes(words: &Catalogue, lesson: &Lesson, found: &mut Vec<Finding>) {
    let tag = words.fallback().clone();
    let length = |from: To| {
        // Words, and signs of exclamation.
        let (mut at, mut count, mut shouts) = (from, 0, 0);
        // A ring of single arrows is refused elsewhere; here it only must not hold us.
        let mut seen = BTreeSet::new();
        while seen.insert(at) {
            let node = lesson.node(at);
            if matches!(node.kind, Kind::Choice { .. }) {
                break;
            }
            if let Some(text) = words.text(&tag, &lesson.message_id(node), &[]) {
                count += plain(&text).split_whitespace().count();
                shouts += text.matches('!').count();
            }
            match node.kind.arrows().first() {
                Some(next) => at = *next,
                None => break,
            }
        }
        (count, shouts)
    };
    for node in lesson.nodes() {
        let Kind::Choice { options, .. } = &node.kind else { continue };
        let most =
            |weight, part: fn((usize, usize)) -> usize| options.iter().filter(|o| o.weight == weight).map(|o| part(length(o.go))).max();
        let mut compare = |rule, part| {
            let (Some(risky), Some(strong)) = (most(Weight::Risky, part), most(Weight::Strong, part)) else { return };
            if risky > strong {
                let place = words.place(&tag, &lesson.message_id(node));
                let at = place.map_or((1, 1), |p| (p.line, p.column));
                let finding = Finding::new(rule, &text_file(&tag, &lesson.id), at);
                found.push(finding.with("node", &node.id).with("risky", risky).with("strong", strong));
            }
        };
        compare(finding::RISKY_LONGER, |(count, _)| count);
        // One cheerful word more is no livelier story; two are.
        compare(finding::RISKY_LIVELIER, |(_, shouts)| shouts / 2);
    }
}
