//! `bundle`: a pack as one file to be shared. The same pack, and the same key, give the same bytes.

use crate::{
    check::judge,
    folder, report, sign,
    zip::{self, Members},
};
use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use lantern_lesson::Severity;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// Put a pack into one .lessonpack file, signed if you name a key.
///
/// Only a pack without a finding that refuses a lesson is bundled.
#[derive(Debug, Args)]
pub(crate) struct Bundle {
    /// The pack's folder.
    dir: PathBuf,
    /// The file to write, ending in .lessonpack.
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Your secret key, from: lantern-pack keygen
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The art kit's folder. Default: Lantern's own.
    #[arg(long)]
    kit: Option<PathBuf>,
}

impl Bundle {
    pub(crate) fn run(self, out: &mut impl Write) -> Result<u8> {
        ensure!(self.out.extension().is_some_and(|e| e == "lessonpack"), "{} must end in .lessonpack", self.out.display());
        let (_, mut checked) = judge(&self.dir, self.kit.as_deref(), true)?;
        if checked.refusals().next().is_some() {
            checked.findings.retain(|f| f.severity == Severity::Refused);
            report::text(&checked, &self.dir, out)?;
            writeln!(out, "Nothing was written. Mend these first.")?;
            return Ok(1);
        }
        let (mut members, left_out) = collect(&self.dir)?;
        for name in left_out {
            writeln!(out, "{name} is left out: it is no part of a pack.")?;
        }
        let old = (members.remove(sign::SUMS), members.remove(sign::SIGNATURE));
        let sums = sign::sums(&members);
        let signed = match (&self.key, old) {
            (Some(key), _) => Some(sign::sign(key, &sums)?),
            // A signed pack that was opened and not changed stays signed.
            (None, (Some(old), Some(signature))) if old == sums.as_bytes() => String::from_utf8(signature).ok(),
            (None, (_, Some(_))) => {
                writeln!(out, "The pack was changed since it was signed, so its signature is left out. Sign it with --key.")?;
                None
            }
            (None, _) => None,
        };
        let is_signed = signed.is_some();
        members.insert(sign::SUMS.into(), sums.into_bytes());
        members.extend(signed.map(|s| (sign::SIGNATURE.to_owned(), s.into_bytes())));
        let archive = zip::write(&members).map_err(|why| anyhow!("{} cannot be bundled: {why}", self.dir.display()))?;
        folder::write(&self.out, &archive)?;
        let drafts = checked.pack.iter().flat_map(|p| &p.manifest.locales).filter(|(_, s)| **s == lantern_lesson::LocaleState::Draft);
        for (tag, _) in drafts {
            writeln!(out, "{tag} is still a Draft: it plays in the preview and is not offered to pupils.")?;
        }
        let kilobytes = archive.len().div_ceil(1024);
        let state = if is_signed { "signed" } else { "not signed; it plays in the preview only" };
        writeln!(out, "{}: {} files, {kilobytes} KB, {state}.", self.out.display(), members.len())?;
        Ok(0)
    }
}

/// All files that a pack's list of checksums may name.
///
/// # Errors
/// Where a file cannot be read, or is too large.
pub(crate) fn members(dir: &Path) -> Result<Members> {
    Ok(collect(dir)?.0)
}

/// All files of a pack, and the names of those that are no part of one.
fn collect(dir: &Path) -> Result<(Members, Vec<String>)> {
    let (mut members, mut left_out) = (Members::new(), Vec::new());
    let mut folders = vec![(dir.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let (path, kind) = (entry.path(), entry.file_type()?);
            // A link may lead out of the pack; a folder with a dot is a program's own.
            if kind.is_dir() && !entry.file_name().to_string_lossy().starts_with('.') {
                folders.push((path, format!("{name}/")));
            } else if kind.is_file() && zip::safe_name(&name) {
                let size = entry.metadata()?.len();
                ensure!(size <= zip::MAX_MEMBER as u64, "{name} is too large ({} MB)", size / 1024 / 1024);
                ensure!(members.len() < zip::MAX_MEMBERS, "{} holds more than {} files", dir.display(), zip::MAX_MEMBERS);
                members.insert(name, fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
            } else {
                left_out.push(name);
            }
        }
    }
    left_out.sort();
    Ok((members, left_out))
}
