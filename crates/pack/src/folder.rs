//! A pack and an art kit as folders on disk.

use anyhow::{Context, Result, bail, ensure};
use lantern_lesson::{Kit, Lesson, Manifest, PackFiles};
use lantern_words::{Catalogue, Tag};
use std::{
    fs,
    path::{Path, PathBuf},
};

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

/// The art kit's folder: as named, beside the packs that the pack lies with, beside the program, or in the source tree.
///
/// # Errors
/// Where there is none.
pub(crate) fn kit_dir(named: Option<&Path>, pack: &Path) -> Result<PathBuf> {
    if let Some(kit) = named {
        return Ok(kit.to_owned());
    }
    let beside = pack.canonicalize().ok().map(|p| p.join("../../kit"));
    let found = beside.into_iter().chain(assets().into_iter().map(|a| a.join("kit"))).find(|k| k.join("kit.ron").is_file());
    found.context("Lantern's art kit is not there; name its folder with --kit")
}

/// Folders in which Lantern's own fonts and pictures may lie, the likeliest first.
pub(crate) fn assets() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("assets")));
    let fixed = [PathBuf::from("/usr/share/lantern/assets"), Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")];
    beside.into_iter().chain(fixed).collect()
}

/// A pack in the making: what can be read of it, whatever the checks say.
pub(crate) struct Draft {
    /// Its folder.
    pub dir: PathBuf,
    /// Its files.
    pub files: PackFiles,
    /// What `pack.ron` says.
    pub manifest: Manifest,
    /// The lessons that were asked for, in the pack's order.
    pub lessons: Vec<Lesson>,
}

impl Draft {
    /// Reads a pack and one of its lessons, or all of them.
    ///
    /// # Errors
    /// Where the pack or one of these lessons cannot be read; the sentence says what to do.
    pub fn read(dir: &Path, only: Option<&str>) -> Result<Self> {
        let files = read_pack(dir)?;
        let look = || format!("Run: lantern-pack check {}", dir.display());
        let Some(text) = files.texts.get("pack.ron") else {
            bail!("{} has no pack.ron; name the folder of a pack, or make one with: lantern-pack new", dir.display());
        };
        let manifest = Manifest::parse(text).map_err(|f| anyhow::anyhow!("{f}. {}", look()))?;
        if let Some(id) = only {
            let known = manifest.lessons.join(", ");
            ensure!(manifest.lessons.iter().any(|l| l == id), "this pack has no lesson {id}; it has: {known}");
        }
        let wanted = manifest.lessons.iter().filter(|id| only.is_none_or(|o| o == *id));
        let lessons = wanted
            .map(|id| lantern_lesson::unchecked(&files, id).with_context(|| format!("lesson {id} cannot be read yet. {}", look())))
            .collect::<Result<_>>()?;
        Ok(Self { dir: dir.to_owned(), files, manifest, lessons })
    }

    /// The language in which it was written.
    pub fn source(&self) -> Tag {
        self.manifest.source.clone()
    }

    /// The text of a file of the pack.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.texts.get(file).map(String::as_str)
    }

    /// A lesson's sentences in a language, with the teacher's notes where there are any.
    ///
    /// # Errors
    /// Where there are no sentences, or one of the files is not in order.
    pub fn words(&self, lesson: &str, tag: &Tag) -> Result<Catalogue> {
        let mut words = Catalogue::new(tag.clone());
        for file in [text_file(lesson, tag), teacher_file(lesson, tag)] {
            let Some(text) = self.text(&file) else {
                ensure!(file.ends_with(".teacher.ftl"), "{file} is missing. Run: lantern-pack check {}", self.dir.display());
                continue;
            };
            let fault = |line| format!("{file}, line {line}, cannot be read. Run: lantern-pack check {}", self.dir.display());
            words.add(tag, &file, text).map_err(|f| anyhow::anyhow!(fault(f.first().map_or(1, |f| f.line))))?;
        }
        Ok(words)
    }
}

/// Where a lesson's sentences lie in a pack.
pub(crate) fn text_file(lesson: &str, tag: &Tag) -> String {
    format!("locales/{tag}/{lesson}.ftl")
}

/// Where its teacher's notes lie.
pub(crate) fn teacher_file(lesson: &str, tag: &Tag) -> String {
    format!("locales/{tag}/{lesson}.teacher.ftl")
}

/// Writes a file and the folders that it needs; never half of it.
///
/// # Errors
/// Where the disk refuses.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = || format!("cannot write {}", path.display());
    fs::create_dir_all(folder).with_context(cannot)?;
    let mut half = path.as_os_str().to_owned();
    half.push(".half");
    fs::write(&half, bytes).with_context(cannot)?;
    fs::rename(&half, path).with_context(cannot)
}
