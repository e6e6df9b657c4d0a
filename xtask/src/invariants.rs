//! The invariants of ARCHITECTURE.md that can be read off the sources and the dependency graph; tests hold the others.

use crate::processes::{cargo, output, root};
use anyhow::{Result, bail, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};

const CRATES: [&str; 10] = ["lesson", "words", "frame", "wire", "class", "outbox", "room", "server", "desk", "pack"];
/// Crates that could open a frame, or make one.
const OPENERS: [&str; 7] = ["lantern-frame", "age", "age-core", "x25519-dalek", "chacha20poly1305", "crypto_box", "hpke"];
const PURE: [&str; 5] = ["crates/lesson/src", "crates/words/src", "crates/frame/src", "crates/wire/src", "crates/class/src"];
const OUTSIDE_WORLD: [&str; 9] =
    ["std::fs", "std::net", "std::env", "std::thread", "std::process", "Instant::now", "SystemTime", "web_time", "tokio::"];
/// Rooms of the app that may touch threads, files, the environment and clocks.
const DEVICE_ROOMS: [&str; 3] = ["src/device", "src/harness.rs", "src/bin"];

/// Checks all of them.
pub fn run() -> Result<()> {
    bevy_under_the_root_only()?;
    server_opens_nothing()?;
    pure_crates_do_no_io()?;
    app_is_portable()?;
    no_sentence_outside_fluent()?;
    crate::dependencies::check()?;
    crate::art::run(true, false)?;
    println!("invariants: all hold");
    Ok(())
}

fn tree(package: &str) -> Result<Vec<String>> {
    let text = output(cargo().args([
        "tree",
        "--quiet",
        "--offline",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--package",
        package,
    ]))?;
    Ok(text.lines().filter_map(|l| l.split_whitespace().next()).map(str::to_owned).collect())
}

fn bevy_under_the_root_only() -> Result<()> {
    for name in CRATES {
        let package = format!("lantern-{name}");
        if let Some(bevy) = tree(&package)?.into_iter().find(|d| d == "bevy" || d.starts_with("bevy_")) {
            bail!("invariant 1: {package} depends on {bevy}; only the root package may");
        }
    }
    Ok(())
}

fn server_opens_nothing() -> Result<()> {
    let dependencies = tree("lantern-server")?;
    for opener in OPENERS {
        ensure!(!dependencies.iter().any(|d| d == opener), "invariant 5: the server depends on {opener}, which could open a frame");
    }
    Ok(())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Lines of a file before its unit tests, without comments.
fn code(path: &Path) -> Result<Vec<(usize, String)>> {
    let text = fs::read_to_string(path)?;
    Ok(text
        .lines()
        .enumerate()
        .take_while(|(_, l)| !l.starts_with("#[cfg(test)]"))
        .filter(|(_, l)| !l.trim_start().starts_with("//"))
        .map(|(i, l)| (i + 1, l.to_owned()))
        .collect())
}

fn refuse(folders: &[&str], except: &[&str], words: &[&str], why: &str) -> Result<()> {
    for folder in folders {
        for path in sources(&root().join(folder))? {
            let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
            if except.iter().any(|e| name.starts_with(e)) {
                continue;
            }
            for (line, text) in code(&path)? {
                if let Some(word) = words.iter().find(|w| text.contains(**w)) {
                    bail!("{why}: {name}:{line} uses {word}");
                }
            }
        }
    }
    Ok(())
}

fn pure_crates_do_no_io() -> Result<()> {
    refuse(&PURE, &[], &OUTSIDE_WORLD, "invariant 2: this crate does no I/O and reads no clock")
}

fn app_is_portable() -> Result<()> {
    let words = ["std::fs", "std::net", "std::env", "std::thread", "std::process", "std::time::Instant", "SystemTime"];
    refuse(&["src"], &DEVICE_ROOMS, &words, "invariant 9: only src/device touches the machine")
}

/// A literal of three words or more in a file that draws pages is a sentence that somebody could meet.
fn no_sentence_outside_fluent() -> Result<()> {
    for folder in ["src/screens", "src/theme", "crates/desk/src"] {
        for path in sources(&root().join(folder))? {
            let name = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().into_owned();
            let pages = !name.starts_with("crates/desk") || name.contains("/pages");
            // What a test says when it fails is read by no child.
            if !pages || name.ends_with("/tests.rs") {
                continue;
            }
            for (line, text) in code(&path)? {
                let for_technicians =
                    ["error!(", "warn!(", "info!(", "debug!(", "reason =", "include_str!", "query(", "header", "family_id("]
                        .iter()
                        .any(|m| text.contains(m));
                let sentence = text.split('"').skip(1).step_by(2).find(|s| {
                    let words = s.split_whitespace().filter(|w| w.len() > 1 && w.chars().all(char::is_alphabetic)).count();
                    words >= 3
                });
                if let (false, Some(sentence)) = (for_technicians, sentence) {
                    bail!("invariant 3: {name}:{line}: \"{sentence}\" belongs in locales/");
                }
            }
        }
    }
    for pack in fs::read_dir(root().join("assets/packs"))? {
        let lessons = pack?.path().join("lessons");
        for lesson in fs::read_dir(lessons)? {
            let path = lesson?.path();
            for (i, line) in fs::read_to_string(&path)?.lines().enumerate() {
                let line = line.split("//").next().unwrap_or_default();
                if let Some(sentence) = line.split('"').skip(1).step_by(2).find(|s| s.contains(' ')) {
                    bail!("invariant 3: {}:{}: \"{sentence}\" belongs in the lesson's .ftl", path.display(), i + 1);
                }
            }
        }
    }
    Ok(())
}
