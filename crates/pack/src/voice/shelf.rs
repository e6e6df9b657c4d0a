//! The recordings of one lesson in one language: what is wanted, what is there, what says other words than are written.

use crate::folder::{self, Draft};
use anyhow::{Result, anyhow};
use lantern_lesson::{Clip, Cues, Lesson, said_hash};
use lantern_words::{Tag, plain};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::Write,
    marker::PhantomData,
    path::{Path, PathBuf},
};

/// A sentence to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its message.
    pub id: String,
    /// What is spoken: `.say` if it has one, else the text.
    pub said: String,
    /// [`said_hash`] of the text and of what is spoken; either counts.
    hashes: [String; 2],
}

/// How a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Recorded,
    Missing,
    Stale,
}

/// What was taken from a recording of somebody's own: the words at that time, and the file's SHA-256. It tells a new
/// recording from the old one when the words have changed.
pub(super) type Takes = BTreeMap<String, (String, String)>;

pub(super) struct Shelf<'a> {
    pub lesson: String,
    /// `voices/<tag>/<lesson>` in the pack.
    pub folder: PathBuf,
    pub sentences: Vec<Sentence>,
    pub clips: BTreeMap<String, Clip>,
    pub takes: Takes,
    of: PhantomData<&'a Draft>,
}

impl<'a> Shelf<'a> {
    /// What is there now.
    ///
    /// # Errors
    /// Where the sentences or `cues.ron` cannot be read.
    pub(super) fn of(draft: &'a Draft, lesson: &Lesson, tag: &Tag) -> Result<Self> {
        let words = draft.words(&lesson.id, tag)?;
        let sentence = |id: String| {
            let text = plain(&words.text(tag, &id, &[])?);
            let said = words.attr(tag, &id, "say").map_or_else(|| text.clone(), |s| plain(&s));
            Some(Sentence { hashes: [said_hash(&text), said_hash(&said)], id, said })
        };
        let name = format!("voices/{tag}/{}", lesson.id);
        let file = format!("{name}/cues.ron");
        let clips = match draft.text(&file) {
            Some(text) => Cues::parse(&file, text).map_err(|f| anyhow!("{f}. Delete the file to record everything anew"))?.clips,
            None => BTreeMap::new(),
        };
        let folder = draft.dir.join(name);
        let there = |id: &str| folder.join(format!("{id}.ogg")).metadata().is_ok_and(|m| m.len() > 100);
        Ok(Self {
            lesson: lesson.id.clone(),
            sentences: lesson.messages().into_iter().filter_map(|m| sentence(m.id)).collect(),
            clips: clips.into_iter().filter(|(id, _)| there(id)).collect(),
            takes: takes(&folder),
            folder,
            of: PhantomData,
        })
    }

    /// The same without its tie to what was read.
    pub(super) fn detached(self) -> Shelf<'static> {
        let Self { lesson, folder, sentences, clips, takes, .. } = self;
        Shelf { lesson, folder, sentences, clips, takes, of: PhantomData }
    }

    pub(super) fn state(&self, sentence: &Sentence) -> State {
        match self.clips.get(&sentence.id) {
            None => State::Missing,
            Some(clip) if !sentence.hashes.contains(&clip.said) || clip.words.len() != sentence.said.split_whitespace().count() => {
                State::Stale
            }
            Some(_) => State::Recorded,
        }
    }

    /// Sentences without a recording that says them.
    pub(super) fn todo(&self) -> impl Iterator<Item = &Sentence> {
        self.sentences.iter().filter(|s| self.state(s) != State::Recorded)
    }

    /// Says what is to be recorded; how many sentences.
    pub(super) fn report(&self, out: &mut impl Write) -> Result<usize> {
        let named = |state| self.sentences.iter().filter(move |s| self.state(s) == state).collect::<Vec<_>>();
        let (missing, stale) = (named(State::Missing), named(State::Stale));
        writeln!(
            out,
            "{}: {} sentences, {} recorded.",
            self.lesson,
            self.sentences.len(),
            self.sentences.len() - missing.len() - stale.len()
        )?;
        for (sentences, why) in [(&missing, "has no recording"), (&stale, "was recorded with other words")] {
            for sentence in sentences {
                writeln!(out, "  {} {why}: {}", sentence.id, sentence.said)?;
            }
        }
        Ok(missing.len() + stale.len())
    }

    /// Writes a recording and all that is known of it.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub(super) fn put(&mut self, id: &str, sound: &[u8], clip: Clip, take: (String, String)) -> Result<()> {
        folder::write(&self.folder.join(format!("{id}.ogg")), sound)?;
        self.clips.insert(id.to_owned(), clip);
        self.takes.insert(id.to_owned(), take);
        folder::write(&self.folder.join("cues.ron"), cues(&self.clips)?.as_bytes())?;
        let lines = self.takes.iter().map(|(id, (said, sum))| format!("{id}  {said}  {sum}\n")).collect::<String>();
        folder::write(&self.folder.join(TAKES), format!("{HEAD}{lines}").as_bytes())
    }
}

const TAKES: &str = "recorded.txt";
const HEAD: &str = "Recordings that were taken from files; their word times are estimated. Sentence, its words, the file's SHA-256.\n";

fn takes(folder: &Path) -> Takes {
    let text = std::fs::read_to_string(folder.join(TAKES)).unwrap_or_default();
    let line = |line: &str| {
        let mut parts = line.split("  ").map(str::to_owned);
        Some((parts.next()?, (parts.next()?, parts.next()?)))
    };
    text.lines().skip(1).filter_map(line).collect()
}

/// `cues.ron`, a line a recording, sorted, so that a change shows as one line; the narrator writes the same.
fn cues(clips: &BTreeMap<String, Clip>) -> Result<String, std::fmt::Error> {
    let mut text = String::from("Cues(schema: 1, clips: {\n");
    for (id, clip) in clips {
        writeln!(text, "    \"{id}\": (said: \"{}\", ms: {}, words: {:?}),", clip.said, clip.ms, clip.words)?;
    }
    text.push_str("})\n");
    Ok(text)
}
