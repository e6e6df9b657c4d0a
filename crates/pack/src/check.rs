//! `check`: is a pack in good order?

use crate::{
    folder::{kit_dir, read_kit, read_pack},
    report, sign, sound,
};
use anyhow::Result;
use clap::{Args, ValueEnum};
use lantern_lesson::{Checked, PackFiles};
use lantern_words::{Value, plain};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// A picture of a pack is at most so wide and so high, in dots.
const MAX_EDGE: u32 = 2048;
/// Larger drawings, in bytes, are refused for their size without being read.
const MAX_DRAWING: u64 = 4 * 1024 * 1024;

/// Check a pack: every finding with its file, line and what to do.
///
/// Ends with 0 if nothing is refused (there may be advice), 1 if a lesson cannot be shown to pupils yet, 2 if the pack
/// could not be read at all.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The pack's folder, with pack.ron in it.
    dir: PathBuf,
    /// How the findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The art kit's folder, with kit.ron in it. Default: Lantern's own.
    #[arg(long)]
    kit: Option<PathBuf>,
    /// The public key with which the pack should be signed: a .pub file, or the key itself.
    #[arg(long = "pub", value_name = "KEY")]
    public: Option<String>,
    /// Do not listen to the recordings, only see that they are there.
    #[arg(long)]
    quick: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a finding: number, file, line, column, sentence.
    Text,
    /// One JSON object.
    Json,
}

impl Check {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let (files, mut checked) = judge(&self.dir, self.kit.as_deref(), !self.quick)?;
        if self.public.is_some() || files.present.contains_key(lantern_lesson::SUMS) {
            let (listed, sums, vouched) = sign::seal(&self.dir, self.public.as_deref())?;
            checked.findings.extend(lantern_lesson::check_seal(&listed, &sums, vouched));
        }
        match self.format {
            Format::Text => {
                report::text(&checked, &self.dir, out)?;
                pages(&checked, out)?;
            }
            Format::Json => report::json(&checked, out)?,
        }
        Ok(u8::from(checked.refusals().next().is_some()))
    }
}

/// Reads a pack and checks it; listens to its recordings if asked to.
///
/// # Errors
/// Where the pack or the kit cannot be read.
pub(crate) fn judge(dir: &Path, kit: Option<&Path>, listen: bool) -> Result<(PackFiles, Checked)> {
    let mut files = read_pack(dir)?;
    drawings(dir, &mut files);
    files.present.retain(|name, _| !(name.starts_with("art/") && name.ends_with(".png")) || picture(&dir.join(name)));
    let kit = read_kit(&kit_dir(kit, dir)?)?;
    let mut checked = lantern_lesson::check(&files, &kit);
    if listen {
        sound::hear(dir, &files, &mut checked);
    }
    Ok((files, checked))
}

/// It is a PNG that the app will draw.
fn picture(path: &Path) -> bool {
    let Ok(file) = fs::File::open(path) else { return false };
    let Ok(mut reader) = png::Decoder::new(std::io::BufReader::new(file)).read_info() else { return false };
    let (w, h) = reader.info().size();
    if w.max(h) > MAX_EDGE {
        return false;
    }
    let Some(size) = reader.output_buffer_size() else { return false };
    reader.next_frame(&mut vec![0; size]).is_ok()
}

/// Drawings are read as texts, so that words in them can be found. One that cannot be read stays a picture.
fn drawings(dir: &Path, files: &mut PackFiles) {
    let names: Vec<String> =
        files.present.iter().filter(|(n, size)| n.ends_with(".svg") && **size <= MAX_DRAWING).map(|(n, _)| n.clone()).collect();
    for name in names {
        if let Ok(text) = fs::read_to_string(dir.join(&name)) {
            files.present.remove(&name);
            files.texts.insert(name, text);
        }
    }
}

/// For each kind of finding, once, the page that explains it.
fn pages(checked: &Checked, out: &mut impl Write) -> Result<()> {
    let (words, tag) = report::words()?;
    let pages: BTreeMap<&str, String> = checked.findings.iter().filter_map(|f| Some((f.number, f.page()?))).collect();
    for (number, page) in pages {
        let args = [("number", Value::from(number)), ("page", Value::from(page.as_str()))];
        writeln!(out, "{}", plain(&words.text_or_fallback(&tag, "check-page", &args)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_are_read_for_their_words_and_photographs_are_left() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("art")).expect("a folder");
        fs::write(dir.path().join("art/gate.svg"), "<svg><text>Free</text></svg>").expect("a drawing");
        fs::write(dir.path().join("art/odd.svg"), [0xff, 0xfe]).expect("no drawing");
        let present = ["art/gate.svg", "art/odd.svg", "art/pond.png", "art/gone.svg"].map(|n| (n.to_owned(), 9)).into();
        let mut files = PackFiles { present, ..PackFiles::default() };
        drawings(dir.path(), &mut files);
        assert_eq!(files.texts.keys().collect::<Vec<_>>(), ["art/gate.svg"]);
        assert_eq!(files.present.keys().collect::<Vec<_>>(), ["art/gone.svg", "art/odd.svg", "art/pond.png"]);
    }

    #[test]
    fn each_kind_of_finding_names_its_page_once() {
        let mut files = PackFiles::default();
        let pack = r#"Pack(schema: 1, id: "p", version: "1", min_app: "1", licence: "x", source_locale: "en-GB", locales: {"en-GB": Draft}, lessons: [])"#;
        files.texts.insert("pack.ron".into(), pack.into());
        files.present = ["a.png", "b.png"].map(|n| (n.to_owned(), 9)).into();
        let checked = lantern_lesson::check(&files, &lantern_lesson::Kit::default());
        assert_eq!(checked.findings.len(), 2);
        let mut out = Vec::new();
        pages(&checked, &mut out).expect("it is written");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "What LP19 means, with a picture: docs/checks/LP19.md\n");
    }
}
