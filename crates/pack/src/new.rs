//! `new`: a small pack that is already in good order, to be changed card by card; or one more lesson in a pack.
//! Its sentences are in `templates/`, as Fluent, where an author will find them again.

use crate::{edit, folder};
use anyhow::{Context, Result, bail, ensure};
use clap::{Args, ValueEnum};
use std::{fs, io::Write, path::PathBuf};

/// Make a new pack with a six-card lesson in it, ready to be played and changed.
///
/// In a folder that is a pack already, it adds one more lesson.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The folder to make.
    dir: PathBuf,
    /// The pack's name: small letters, digits and hyphens. Default: the folder's name.
    #[arg(long, value_name = "NAME", value_parser = name)]
    id: Option<String>,
    /// The lesson's name: short, small letters and digits, such as x1.
    #[arg(long, value_name = "NAME", value_parser = name, default_value = "x1")]
    lesson: String,
    /// Whom it is for.
    #[arg(long, value_enum)]
    stage: Stage,
    /// The story's title.
    #[arg(long, value_parser = title)]
    title: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    /// Reception, 4 to 5.
    Eyfs,
    /// Key stage 1, 5 to 7.
    Ks1,
    /// Years 3 and 4, 7 to 9.
    LowerKs2,
    /// Years 5 and 6, 9 to 11.
    UpperKs2,
}

impl Stage {
    /// The format's word, minutes, and the reading limits as a heading says them.
    fn facts(self) -> (&'static str, u8, &'static str) {
        match self {
            Self::Eyfs => ("Eyfs", 8, "Reception: heard, not read. At most 8 words a sentence, 2 sentences a card."),
            Self::Ks1 => ("Ks1", 12, "Key stage 1: at most 10 words a sentence, 2 sentences a card, 8 letters a word."),
            Self::LowerKs2 => ("LowerKs2", 15, "Years 3 and 4: at most 14 words a sentence, 9 on average."),
            Self::UpperKs2 => ("UpperKs2", 20, "Years 5 and 6: at most 18 words a sentence, 11 on average."),
        }
    }
}

fn name(text: &str) -> Result<String, String> {
    let good = text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    good.then(|| text.to_owned()).ok_or_else(|| "use small letters, digits and single hyphens, beginning with a letter, at most 40".into())
}

fn title(text: &str) -> Result<String, String> {
    let text = text.trim();
    // These mean something to Fluent.
    let good = !text.is_empty() && text.chars().count() <= 80 && !text.contains(['{', '}']) && !text.chars().any(char::is_control);
    good.then(|| text.to_owned()).ok_or_else(|| "a title is one line of at most 80 letters, without { and }".into())
}

impl New {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let manifest = self.dir.join("pack.ron");
        let lesson = &self.lesson;
        let text = if manifest.is_file() {
            let text = fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
            let known = lantern_lesson::Manifest::parse(&text).map_err(|f| anyhow::anyhow!("{f}"))?;
            if known.lessons.contains(lesson) {
                bail!("{} has a lesson {lesson} already; give the new one another name with --lesson", self.dir.display());
            }
            edit::add_lesson(&text, lesson)?
        } else {
            let empty = !self.dir.exists() || fs::read_dir(&self.dir).is_ok_and(|mut d| d.next().is_none());
            ensure!(empty, "{} is there already and is no pack; name a folder that does not exist yet", self.dir.display());
            let folder = self.dir.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let id = self.id.clone().map_or_else(|| name(&folder), Ok);
            let id = id.map_err(|why| anyhow::anyhow!("{folder} cannot be the pack's name ({why}); give it one with --id"))?;
            include_str!("../templates/pack.ron").replace("@pack@", &id).replace("@lesson@", lesson)
        };
        for (file, text) in self.files() {
            let path = self.dir.join(&file);
            ensure!(!path.exists(), "{} is there already; give the lesson another name with --lesson", path.display());
            folder::write(&path, text.as_bytes())?;
        }
        folder::write(&manifest, text.as_bytes())?;
        let dir = self.dir.display();
        writeln!(out, "Lesson {lesson} is in {dir}.")?;
        writeln!(out, "  {dir}/lessons/{lesson}.ron              the cards and the arrows between them")?;
        writeln!(out, "  {dir}/locales/en-GB/{lesson}.ftl        what pupils hear and read")?;
        writeln!(out, "  {dir}/locales/en-GB/{lesson}.teacher.ftl  the teacher's notes")?;
        writeln!(out, "Look at it:  lantern-pack play {dir}")?;
        Ok(0)
    }

    /// The lesson's files and what stands in them.
    fn files(&self) -> [(String, String); 3] {
        let (stage, minutes, limits) = self.stage.facts();
        let young = matches!(self.stage, Stage::Eyfs | Stage::Ks1);
        let talks = self.stage != Stage::Eyfs;
        let (structure, sentences, question, title) = if young {
            (
                include_str!("../templates/young.ron"),
                include_str!("../templates/young.ftl"),
                include_str!("../templates/young-talk.ftl"),
                "Nib and the Box",
            )
        } else {
            (
                include_str!("../templates/older.ron"),
                include_str!("../templates/older.ftl"),
                include_str!("../templates/older-talk.ftl"),
                "Free Gems",
            )
        };
        let fill = |text: &str, talk: &str| {
            text.replace("@talk@", if talks { talk } else { "" })
                .replace("@after@", if talks { "talk" } else { "end" })
                .replace("@stage@", stage)
                .replace("@minutes@", &minutes.to_string())
                .replace("@limits@", limits)
                .replace("@lesson@", &self.lesson)
                .replace("@title@", self.title.as_deref().unwrap_or(title))
        };
        let lesson = &self.lesson;
        [
            (format!("lessons/{lesson}.ron"), fill(structure, include_str!("../templates/talk.ron"))),
            (format!("locales/en-GB/{lesson}.ftl"), fill(sentences, question)),
            (format!("locales/en-GB/{lesson}.teacher.ftl"), fill(include_str!("../templates/teacher.ftl"), "")),
        ]
    }
}
