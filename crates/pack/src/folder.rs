//! A pack and an art kit as folders on disk.

use anyhow::{Context, Result, bail, ensure};
use lantern_lesson::{Kit, PackFiles};
use std::{fs, path::Path};

/// Texts larger than this are not read; the checks refuse far smaller ones.
const MAX_TEXT: u64 = 1024 * 1024;
/// Folders in folders in a pack: voices/<tag>/<lesson>. Deeper ones hold nothing of a pack.
const MAX_DEPTH: usize = 6;

/// Reads a pack's texts, and which other files it has.
///
/// # Errors
/// Where the folder cannot be listed or a file cannot be read. A missing `pack.ron` is not one: the checks say so.
pub fn read_pack(dir: &Path) -> Result<PackFiles> {
    ensure!(dir.is_dir(), "{} is not a folder; name the folder that holds pack.ron", dir.display());
    let mut files = PackFiles::default();
    read_folder(dir, "", 0, &mut files)?;
    Ok(files)
}

fn read_folder(dir: &Path, prefix: &str, depth: usize, files: &mut PackFiles) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("cannot list {}", dir.display()))? {
        let entry = entry.with_context(|| format!("cannot list {}", dir.display()))?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        // A name that is not UTF-8 is no name of a pack's file; a link may lead out of the pack.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let name = format!("{prefix}{name}");
        if kind.is_dir() && depth < MAX_DEPTH {
            read_folder(&path, &format!("{name}/"), depth + 1, files)?;
        } else if kind.is_file() {
            let size = entry.metadata()?.len();
            if (name.ends_with(".ron") || name.ends_with(".ftl")) && size <= MAX_TEXT {
                let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
                if let Ok(text) = String::from_utf8(bytes) {
                    files.texts.insert(name, text);
                }
            } else {
                files.present.insert(name, size);
            }
        }
    }
    Ok(())
}

/// Reads which pictures an art kit has: from its `kit.ron`, else from its folder `png`.
///
/// # Errors
/// Where neither is there, or `kit.ron` is not in its form.
pub fn read_kit(dir: &Path) -> Result<Kit> {
    let list = dir.join("kit.ron");
    if list.is_file() {
        let text = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
        return Kit::parse(&text).map_err(|finding| anyhow::anyhow!("{}: {finding}", list.display()));
    }
    let png = dir.join("png");
    if !png.is_dir() {
        bail!("no art kit in {}; name its folder with --kit", dir.display());
    }
    let mut files = PackFiles::default();
    read_folder(&png, "", 0, &mut files)?;
    Ok(Kit::new(files.present.keys().filter_map(|name| name.strip_suffix(".png"))))
}
