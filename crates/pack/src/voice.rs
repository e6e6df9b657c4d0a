//! `voice`: every sentence of a pack as a recording, by the narrator or by a person. Knows which recordings say other
//! words than are written, and does only those again. When everything is recorded, the language becomes Voiced.

mod own;
mod shelf;
mod times;

use crate::{
    edit, export,
    folder::{self, Draft, text_file},
};
use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use lantern_lesson::{LocaleState, NOT_SIGNED_OFF};
use lantern_words::Tag;
use shelf::Shelf;
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// Record every sentence: with the narrator, or from your own recordings.
///
/// Only what has no recording yet, or whose words were changed, is done again.
#[derive(Debug, Args)]
pub(crate) struct Voice {
    /// The pack's folder.
    dir: PathBuf,
    /// The lesson. Default: all of them.
    #[arg(long, value_name = "NAME")]
    lesson: Option<String>,
    /// Take your own recordings from this folder: WAV or OGG, each named after its sentence, such as x1-open.wav.
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,
    /// Only say which sentences are to be recorded.
    #[arg(long, conflicts_with = "from")]
    list: bool,
    /// The language of your recordings. Default: the one in which the pack was written.
    #[arg(long, value_name = "TAG", requires = "from")]
    locale: Option<String>,
    /// The narrator's program. Default: xtask/narrate/narrate.py of Lantern's sources.
    #[arg(long, value_name = "FILE")]
    narrator: Option<PathBuf>,
}

impl Voice {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let draft = Draft::read(&self.dir, self.lesson.as_deref())?;
        let tag = self.locale.as_deref().map(export::tag).transpose()?.unwrap_or_else(|| draft.source());
        ensure!(draft.manifest.locales.contains_key(&tag), "this pack is not written in {tag}");
        let mut shelves = shelves(&draft, &tag)?;
        let mut todo = 0;
        for shelf in &shelves {
            todo += shelf.report(out)?;
        }
        let mut good = true;
        if self.list {
            return Ok(u8::from(todo > 0));
        } else if let Some(from) = &self.from {
            ensure!(from.is_dir(), "{} is not a folder; name the folder with your recordings", from.display());
            for shelf in &mut shelves {
                good &= own::take(shelf, from, out)?;
            }
        } else if todo > 0 {
            self.narrate(&draft, &tag, out)?;
        }
        let left: usize = shelves_now(&self.dir, self.lesson.as_deref(), &tag)?.iter().map(|s| s.todo().count()).sum();
        if left > 0 {
            writeln!(out, "{left} sentences are still without their recording.")?;
        }
        voiced(&self.dir, &tag, out)?;
        Ok(u8::from(!good || left > 0))
    }

    fn narrate(&self, draft: &Draft, tag: &Tag, out: &mut impl Write) -> Result<()> {
        if tag.as_str() != "en-GB" {
            bail!("the narrator speaks British English only; record {tag} yourself and name the folder with --from");
        }
        let script = self.narrator.clone().or_else(narrator).context(
            "the narrator is not there; it comes with Lantern's sources (name it with --narrator), or record the sentences yourself and name the folder with --from",
        )?;
        let pack = draft.dir.canonicalize().with_context(|| format!("cannot open {}", draft.dir.display()))?;
        let mut command = Command::new("python3");
        command.arg(script).arg("--pack").arg(pack);
        if let Some(lesson) = &self.lesson {
            command.arg("--lesson").arg(lesson);
        }
        out.flush()?;
        let status = command.status().context("the narrator needs Python 3 (python3)")?;
        ensure!(status.success(), "the narrator could not finish; what it has said above tells why");
        Ok(())
    }
}

fn shelves<'a>(draft: &'a Draft, tag: &Tag) -> Result<Vec<Shelf<'a>>> {
    draft.lessons.iter().map(|lesson| Shelf::of(draft, lesson, tag)).collect()
}

/// The same once more, from the disk.
fn shelves_now(dir: &Path, lesson: Option<&str>, tag: &Tag) -> Result<Vec<Shelf<'static>>> {
    let draft = Draft::read(dir, lesson)?;
    Ok(shelves(&draft, tag)?.into_iter().map(Shelf::detached).collect())
}

/// The narrator in Lantern's sources.
fn narrator() -> Option<PathBuf> {
    let starts = [std::env::current_exe().ok(), std::env::current_dir().ok(), Some(PathBuf::from(env!("CARGO_MANIFEST_DIR")))];
    let places = starts.iter().flatten().flat_map(|start| start.ancestors().map(|a| a.join("xtask/narrate/narrate.py")));
    places.into_iter().find(|p| p.is_file())
}

/// A language of which every lesson is recorded, and which somebody answers for, is Voiced.
fn voiced(dir: &Path, tag: &Tag, out: &mut impl Write) -> Result<()> {
    let draft = Draft::read(dir, None)?;
    let state = draft.manifest.locales.get(tag);
    let complete = shelves(&draft, tag)?.iter().all(|s| s.todo().count() == 0);
    let unsigned = |text: &str| text.lines().any(|l| l.trim_end() == NOT_SIGNED_OFF);
    let answered = !draft.lessons.iter().any(|l| draft.text(&text_file(&l.id, tag)).is_some_and(unsigned));
    if complete && answered && state != Some(&LocaleState::Voiced) {
        let text = edit::set_locale(draft.text("pack.ron").unwrap_or_default(), tag, LocaleState::Voiced)?;
        folder::write(&dir.join("pack.ron"), text.as_bytes())?;
        writeln!(out, "Every sentence is recorded. pack.ron: {tag} is now Voiced.")?;
    } else if complete {
        writeln!(out, "Every sentence is recorded.")?;
    }
    Ok(())
}
