//! `open`: a shared pack back into a folder. It comes from elsewhere, so everything is checked before a file is written,
//! and the folder appears whole or not at all.

use crate::{folder, sign, zip};
use anyhow::{Context, Result, anyhow, bail, ensure};
use clap::Args;
use std::{fs, io::Write, path::PathBuf};

/// Open a .lessonpack file into a folder, after checking that it is whole and safe.
///
/// Files that are too large (256 MB in all, 16 MB each, 8000 files), names that lead out of the folder, links, doubled
/// names and wrong checksums are refused; with --pub, a wrong or missing signature too.
#[derive(Debug, Args)]
pub(crate) struct Open {
    /// The .lessonpack file.
    file: PathBuf,
    /// The folder to make.
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// The public key of whoever made it: a .pub file, or the key itself. Without it, nobody vouches for the pack.
    #[arg(long = "pub", value_name = "KEY")]
    public: Option<String>,
}

impl Open {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        let name = self.file.display();
        let empty = !self.out.exists() || fs::read_dir(&self.out).is_ok_and(|mut d| d.next().is_none());
        ensure!(empty, "{} is there already; name a folder that does not exist yet", self.out.display());
        let size = fs::metadata(&self.file).with_context(|| format!("cannot read {name}"))?.len();
        ensure!(size <= zip::MAX_FILE as u64, "{name} is refused: it is too large ({} MB)", size / 1024 / 1024);
        let bytes = fs::read(&self.file).with_context(|| format!("cannot read {name}"))?;
        let members = zip::read(&bytes).map_err(|why| anyhow!("{name} is refused: {why}"))?;
        ensure!(members.contains_key("pack.ron"), "{name} is refused: it holds no pack.ron");
        let text = |file: &str| members.get(file).and_then(|b| String::from_utf8(b.clone()).ok());
        let listed = text(sign::SUMS).with_context(|| format!("{name} is refused: it has no list of checksums (LP28)"))?;
        if listed != sign::sums(&members) {
            bail!("{name} is refused: a file in it is not the one that was put in; ask for it again (LP28)");
        }
        let vouched = match (&self.public, text(sign::SIGNATURE)) {
            (Some(key), Some(signature)) => {
                sign::verify(key, &listed, &signature).with_context(|| format!("{name} is refused"))?;
                "signed with the key that you named"
            }
            (Some(_), None) => bail!("{name} is refused: it is not signed (LP28)"),
            (None, Some(_)) => "signed; to see by whom, open it with --pub and the key of whoever gave it to you",
            (None, None) => "not signed, so nobody vouches for it",
        };
        // Written beside its place, then moved there in one step.
        let mut half = self.out.components().collect::<PathBuf>().into_os_string();
        half.push(".half");
        let half = PathBuf::from(half);
        if half.exists() {
            fs::remove_dir_all(&half).with_context(|| format!("cannot clear {}", half.display()))?;
        }
        for (file, bytes) in &members {
            folder::write(&half.join(file), bytes)?;
        }
        if self.out.exists() {
            fs::remove_dir(&self.out).with_context(|| format!("cannot write {}", self.out.display()))?;
        }
        fs::rename(&half, &self.out).with_context(|| format!("cannot write {}", self.out.display()))?;
        writeln!(out, "{}: {} files, {vouched}.", self.out.display(), members.len())?;
        writeln!(out, "See that it is in good order:  lantern-pack check {}", self.out.display())?;
        Ok(0)
    }
}
