//! `print`: a lesson for the table: its cards with pictures and words, the teacher's notes, a sheet for home. Once as a
//! web page that needs nothing else, once as PDF. What stands on them, `booklet` gathers; `html` and `pdf` only set it.

mod booklet;
mod html;
mod pdf;
mod stage;
mod text;

use crate::{
    export,
    folder::{self, Draft, kit_dir},
};
use anyhow::{Context, Result, ensure};
use booklet::Booklet;
use clap::Args;
use lantern_lesson::Manifest;
use std::{collections::BTreeMap, fs, io::Write, path::PathBuf};

/// Print a lesson on A4: cards to cut out, the teacher's notes and a sheet for home, as PDF and as a web page.
#[derive(Debug, Args)]
pub(crate) struct Print {
    /// The pack's folder.
    dir: PathBuf,
    /// The lesson. Default: all of them.
    #[arg(long, value_name = "NAME")]
    lesson: Option<String>,
    /// The folder to write into. Default: this one.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    out: PathBuf,
    /// The language. Default: the one in which the pack was written.
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// The art kit's folder. Default: Lantern's own.
    #[arg(long)]
    kit: Option<PathBuf>,
}

/// Pictures of the kit by `family/name`, as PNG.
pub(crate) struct Pictures {
    dir: PathBuf,
    /// The pack's own, by the same names.
    own: BTreeMap<String, PathBuf>,
    read: BTreeMap<String, Vec<u8>>,
}

impl Pictures {
    /// Reads a picture once.
    ///
    /// # Errors
    /// Where the kit has none of that name.
    pub(crate) fn png(&mut self, name: &str) -> Result<&[u8]> {
        if !self.read.contains_key(name) {
            let kit = self.dir.join("png").join(format!("{name}.png"));
            let path = self.own.get(name).filter(|_| !kit.is_file()).cloned().unwrap_or(kit);
            let bytes = fs::read(&path).with_context(|| format!("the art kit has no picture {name}. Run: lantern-pack check"))?;
            self.read.insert(name.to_owned(), bytes);
        }
        self.read.get(name).map(Vec::as_slice).context("a picture that was just read")
    }
}

/// The pictures that a pack brings itself.
fn own_pictures(draft: &Draft) -> BTreeMap<String, PathBuf> {
    Manifest::own_pictures(&draft.files).into_iter().map(|(name, file)| (name, draft.dir.join(file))).collect()
}

impl Print {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let draft = Draft::read(&self.dir, self.lesson.as_deref())?;
        let tag = self.locale.as_deref().map(export::tag).transpose()?.unwrap_or_else(|| draft.source());
        ensure!(draft.manifest.locales.contains_key(&tag), "this pack is not written in {tag}");
        let kit = kit_dir(self.kit.as_deref(), &self.dir)?;
        let fonts = [kit.join("../fonts")].into_iter().chain(folder::assets().into_iter().map(|a| a.join("fonts")));
        let fonts = fonts
            .into_iter()
            .find(|f| f.join("Andika-Regular.ttf").is_file())
            .context("Lantern's fonts are not there; they lie beside the art kit")?;
        let mut pictures = Pictures { dir: kit, own: own_pictures(&draft), read: BTreeMap::new() };
        for lesson in &draft.lessons {
            let booklet = Booklet::of(&draft, lesson, &tag)?;
            let name = if tag == draft.source() { lesson.id.clone() } else { format!("{}-{tag}", lesson.id) };
            let page = html::page(&booklet, &mut pictures, &fonts)?;
            folder::write(&self.out.join(format!("{name}.html")), page.as_bytes())?;
            let (pdf, sheets) = pdf::write(&booklet, &mut pictures, &fonts)?;
            folder::write(&self.out.join(format!("{name}.pdf")), &pdf)?;
            writeln!(
                out,
                "{}: {sheets} pages of A4; {name}.html is the same as a web page.",
                self.out.join(format!("{name}.pdf")).display()
            )?;
        }
        Ok(0)
    }
}
