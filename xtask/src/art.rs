//! The art kit: pictures are drawn from `assets/kit/svg` into `assets/kit/png`, and listed for the app and the pack checks.
//! `kit.ron` names every picture, `eyes.ron` says where figures can blink, `baked.txt` which source each picture was drawn from.

use crate::{
    processes::{self, root},
    setup,
};
use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// `family/name` of a picture, and the SHA-256 of its source.
type Sources = BTreeMap<String, String>;

fn kit() -> PathBuf {
    root().join("assets/kit")
}

fn names(folder: &Path, suffix: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for family in fs::read_dir(folder)? {
        let family = family?;
        for file in fs::read_dir(family.path())? {
            let file = file?.file_name().to_string_lossy().into_owned();
            if let Some(stem) = file.strip_suffix(suffix) {
                names.push(format!("{}/{stem}", family.file_name().to_string_lossy()));
            }
        }
    }
    names.sort();
    Ok(names)
}

fn sources() -> Result<Sources> {
    let hash = |name: String| {
        let bytes = fs::read(kit().join("svg").join(format!("{name}.svg")))?;
        let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Ok((name, hash))
    };
    names(&kit().join("svg"), ".svg")?.into_iter().map(hash).collect()
}

fn baked() -> Sources {
    let text = fs::read_to_string(kit().join("baked.txt")).unwrap_or_default();
    text.lines().filter_map(|l| l.split_once(' ')).map(|(name, hash)| (name.to_owned(), hash.to_owned())).collect()
}

fn kit_list(sources: &Sources) -> Result<String> {
    let mut families: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (family, name) in sources.keys().filter_map(|n| n.split_once('/')) {
        families.entry(family).or_default().push(format!("\"{name}\""));
    }
    let mut text = String::from("// Written by `cargo xtask art`: every picture of the kit, by family.\nKit(pictures: {\n");
    for (family, names) in families {
        writeln!(text, "    \"{family}\": [{}],", names.join(", "))?;
    }
    text.push_str("})\n");
    Ok(text)
}

/// The rigs write where the eyes are, one JSON file for each figure.
fn eyes_list(sources: &Sources) -> Result<String> {
    let mut figures: BTreeMap<String, String> = BTreeMap::new();
    let folder = kit().join("eyes");
    for file in fs::read_dir(&folder).into_iter().flatten() {
        let path = file?.path();
        let eyes: serde_json::Value = serde_json::from_slice(&fs::read(&path)?).with_context(|| path.display().to_string())?;
        for (name, open) in eyes.as_object().context("a map of pictures")? {
            ensure!(sources.contains_key(&format!("actor/{name}")), "{}: there is no picture actor/{name}", path.display());
            let lid = open["lid"].as_str().context("a lid's colour")?;
            let numbers = |eye: &serde_json::Value| {
                let four: Vec<String> =
                    eye.as_array().into_iter().flatten().filter_map(|n| n.as_f64().map(|n| format!("{n:.1}"))).collect();
                (four.len() == 4).then(|| format!("({})", four.join(", "))).context("an eye is x, y, half width, half height")
            };
            let eyes = open["eyes"].as_array().into_iter().flatten().map(numbers).collect::<Result<Vec<_>>>()?;
            figures.insert(name.clone(), format!("(lid: \"{lid}\", eyes: [{}])", eyes.join(", ")));
        }
    }
    let mut text =
        String::from("// Written by `cargo xtask art`: the open eyes of the figures, in pixels of their pictures.\nEyes(figures: {\n");
    for (name, open) in figures {
        writeln!(text, "    \"{name}\": {open},")?;
    }
    text.push_str("})\n");
    Ok(text)
}

/// Families of which stories have a first picture: their copies of a third of the size stand on the cards of the lists.
const SMALL: [&str; 3] = ["actor/", "back/", "prop/"];

/// Draws these, each at its own size or a third of it.
fn draw(python: &Path, names: &[&String], small: bool) -> Result<()> {
    for some in names.chunks(40) {
        let mut bake = Command::new(python);
        bake.arg(root().join("xtask/art/bake.py")).args(small.then_some("--small"));
        for name in some {
            let folder = kit().join(if small { "small" } else { "png" });
            bake.arg(kit().join("svg").join(format!("{name}.svg"))).arg(folder.join(format!("{name}.png")));
        }
        processes::run(&mut bake)?;
    }
    Ok(())
}

/// Python with the library that draws, in a place of its own.
fn python() -> Result<PathBuf> {
    let cache =
        std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let venv = cache.context("no folder for caches: set XDG_CACHE_HOME")?.join("lantern-art");
    let wanted = root().join("xtask/art/requirements.txt");
    if fs::read(venv.join("requirements.txt")).ok() != Some(fs::read(&wanted)?) {
        processes::run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        processes::run(Command::new(venv.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(&wanted))?;
        fs::copy(&wanted, venv.join("requirements.txt"))?;
    }
    Ok(venv.join("bin/python"))
}

/// Draws what is new or changed and writes the lists; with `check` it only says what is out of step.
/// `trust` takes the pictures as they are, for those that were drawn by their own scripts.
pub fn run(check: bool, trust: bool) -> Result<()> {
    let (sources, baked) = (sources()?, baked());
    let png = |name: &str| kit().join("png").join(format!("{name}.png"));
    let stale: Vec<&String> =
        sources.iter().filter(|(name, hash)| baked.get(*name) != Some(hash) || !png(name).is_file()).map(|(n, _)| n).collect();
    let has_small = |name: &String| SMALL.iter().any(|f| name.starts_with(f));
    let small = |name: &str| kit().join("small").join(format!("{name}.png"));
    let stale_small: Vec<&String> = sources
        .iter()
        .filter(|(name, hash)| has_small(name) && (baked.get(*name) != Some(hash) || !small(name).is_file()))
        .map(|(n, _)| n)
        .collect();
    let mut lone: Vec<PathBuf> = names(&kit().join("png"), ".png")?.iter().filter(|n| !sources.contains_key(*n)).map(|n| png(n)).collect();
    if kit().join("small").is_dir() {
        let small_names = names(&kit().join("small"), ".png")?;
        lone.extend(small_names.iter().filter(|n| !sources.contains_key(*n)).map(|n| small(n)));
    }
    let list: String = sources.iter().fold(String::new(), |mut text, (name, hash)| {
        let _ = writeln!(text, "{name} {hash}");
        text
    });
    let files = [("kit.ron", kit_list(&sources)?), ("eyes.ron", eyes_list(&sources)?), ("baked.txt", list)];
    if check {
        ensure!(lone.is_empty(), "these pictures have no source in assets/kit/svg: {lone:?}");
        ensure!(stale.is_empty(), "these pictures are not drawn from their sources as they are now: {stale:?}; run `cargo xtask art`");
        ensure!(stale_small.is_empty(), "the small copies of these pictures are not in step: {stale_small:?}; run `cargo xtask art`");
        for (file, text) in &files {
            if fs::read_to_string(kit().join(file)).unwrap_or_default() != *text {
                bail!("assets/kit/{file} is not in step with the pictures: run `cargo xtask art`");
            }
        }
        return Ok(());
    }
    for path in lone {
        fs::remove_file(&path)?;
        println!("{} has no source any more and is gone", path.display());
    }
    let stale: Vec<&String> = if trust { Vec::new() } else { stale };
    if !stale.is_empty() || !stale_small.is_empty() {
        setup::packages(&[setup::ART], false)?;
        let python = python()?;
        draw(&python, &stale, false)?;
        draw(&python, &stale_small, true)?;
    }
    for (file, text) in &files {
        fs::write(kit().join(file), text)?;
    }
    println!("{} pictures, {} of them new", sources.len(), stale.len());
    Ok(())
}
