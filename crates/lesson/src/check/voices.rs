//! The recordings of a lesson: is every sentence recorded, does it say what is written, do its words rise in time?

use crate::{
    cues::{Cues, said_hash},
    finding::{self, Finding},
    kinds::LocaleState,
    lesson::Lesson,
    manifest::{Manifest, PackFiles, cues_file, sound_file},
    place::Outline,
};
use lantern_words::{Catalogue, Tag, plain};

/// No clip is longer, in milliseconds: by then a child has stopped listening.
pub(crate) const MAX_CLIP: u32 = 10_000;
/// A lesson in one language takes no more room, in bytes, with its recordings.
const MAX_LESSON: u64 = 12 * 1024 * 1024;

pub(super) fn check(
    files: &PackFiles,
    manifest: &Manifest,
    lesson: &Lesson,
    words: &Catalogue,
    found: &mut Vec<Finding>,
) -> Vec<(Tag, Cues)> {
    let mut all = drafts(files, manifest, lesson);
    for tag in manifest.locales.iter().filter(|(_, state)| **state == LocaleState::Voiced).map(|(tag, _)| tag) {
        let file = cues_file(tag, &lesson.id);
        let Some(text) = files.texts.get(&file) else {
            found.push(Finding::new(finding::FILE_MISSING, &file, (1, 1)));
            continue;
        };
        if let Err(finding) = super::sized(&file, text) {
            found.push(*finding);
            continue;
        }
        match Cues::parse(&file, text) {
            Ok(cues) => {
                size(files, lesson, tag, &file, found);
                clips(files, lesson, words, (tag, &file, text), &cues, found);
                all.push((tag.clone(), cues));
            }
            Err(finding) => found.push(*finding),
        }
    }
    all
}

/// The recordings that drafts have so far. Nothing is asked of them: only their author hears them.
fn drafts(files: &PackFiles, manifest: &Manifest, lesson: &Lesson) -> Vec<(Tag, Cues)> {
    let drafts = manifest.locales.iter().filter(|(_, state)| **state == LocaleState::Draft).map(|(tag, _)| tag);
    let cues = drafts.filter_map(|tag| {
        let file = cues_file(tag, &lesson.id);
        let text = files.texts.get(&file).filter(|t| super::sized(&file, t).is_ok())?;
        Some((tag.clone(), Cues::parse(&file, text).ok()?))
    });
    cues.collect()
}

fn size(files: &PackFiles, lesson: &Lesson, tag: &Tag, file: &str, found: &mut Vec<Finding>) {
    let folder = format!("voices/{tag}/{}/", lesson.id);
    let sounds = files.present.range(folder.clone()..).take_while(|(name, _)| name.starts_with(&folder));
    let bytes = sounds.fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes));
    if bytes > MAX_LESSON {
        let tenths = bytes / (MAX_LESSON / 120);
        let size = format!("{}.{}", tenths / 10, tenths % 10);
        found.push(Finding::new(finding::LESSON_SIZE, file, (1, 1)).with("tag", tag).with("size", size).with("most", MAX_LESSON >> 20));
    }
}

fn clips(
    files: &PackFiles,
    lesson: &Lesson,
    words: &Catalogue,
    (tag, file, text): (&Tag, &str, &str),
    cues: &Cues,
    found: &mut Vec<Finding>,
) {
    let outline = Outline::new(text);
    if cues.schema != 1 {
        found.push(Finding::new(finding::SCHEMA, file, outline.top("schema", "")).with("found", cues.schema).with("known", 1));
    }
    for message in lesson.messages() {
        let at = outline.key(&message.id).unwrap_or((1, 1));
        let say = |rule| Finding::new(rule, file, at).with("id", &message.id);
        let sound = sound_file(tag, &lesson.id, &message.id);
        let Some(clip) = cues.clips.get(&message.id).filter(|_| files.present.get(&sound).is_some_and(|bytes| *bytes > 0)) else {
            found.push(say(finding::SOUND_MISSING).with("sound", sound));
            continue;
        };
        let Some(text) = words.text(tag, &message.id, &[]).map(|t| plain(&t)) else { continue };
        let spoken = words.attr(tag, &message.id, "say").map(|t| plain(&t));
        if clip.said != said_hash(&text) && spoken.as_deref().is_none_or(|s| clip.said != said_hash(s)) {
            found.push(say(finding::SOUND_STALE));
            continue;
        }
        if clip.ms > MAX_CLIP {
            found.push(say(finding::LONG_CLIP).with("seconds", clip.ms.div_ceil(1000)).with("most", MAX_CLIP / 1000));
        }
        let rising = clip.words.windows(2).all(|w| w[0] < w[1]) && clip.words.last().is_none_or(|last| *last < clip.ms);
        if !rising || clip.ms == 0 || clip.words.len() != text.split_whitespace().count() {
            found.push(say(finding::WORD_TIMES));
        }
    }
}
