//! The command as an author meets it.
//!
//! - here: the pack that ships is in order with its voices and pictures, and each of the slips that matter most is
//!   refused by file, line and reason, with the exit code that a script can rely on.
//! - `making`: a new pack is in order from the first moment, and can be drawn and printed.
//! - `sharing`: a pack comes out of its file as it went in; what was tampered with does not come out.
//! - `translating`: the translators' sheet there and back.
//! - `voicing`: own recordings, and knowing which ones are stale.

#![allow(clippy::disallowed_methods, reason = "the tests of a tool: they make and read files")]

mod making;
mod sharing;
mod translating;
mod voicing;

use clap::Parser;
use lantern_pack::{Args, run};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

/// Runs `lantern-pack check`; the exit code and what was printed.
fn check(dir: &Path, more: &[&str]) -> (u8, String) {
    let kit = assets().join("kit");
    let dir = dir.to_str().expect("a UTF-8 path");
    let kit = kit.to_str().expect("a UTF-8 path");
    let args = Args::try_parse_from(["lantern-pack", "check", dir, "--kit", kit].iter().chain(more)).expect("good arguments");
    let mut out = Vec::new();
    let code = run(args, &mut out).expect("it can be checked");
    (code, String::from_utf8(out).expect("UTF-8"))
}

/// Runs any subcommand; the exit code (2 and the reason where it fails) and what was printed.
fn tool(args: &[&str]) -> (u8, String) {
    let args = Args::try_parse_from(["lantern-pack"].iter().chain(args)).expect("good arguments");
    let mut out = Vec::new();
    let code = run(args, &mut out);
    let said = String::from_utf8(out).expect("UTF-8");
    match code {
        Ok(code) => (code, said),
        Err(why) => (2, format!("{said}{why:#}")),
    }
}

/// A folder for a test, and the path of something in it.
struct Room(tempfile::TempDir);

impl Room {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// With a new pack in `p`.
    fn with_pack(stage: &str) -> Self {
        let room = Self::new();
        assert_eq!(tool(&["new", &room.at("p"), "--id", "my-pack", "--stage", stage]).0, 0);
        room
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("a UTF-8 path").to_owned()
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).expect("a text")
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        fs::write(self.at(name), text.replacen(from, to, 1)).expect("written");
    }
}

/// A copy of the shipped pack with stand-ins for its sounds, of which only the presence is checked.
fn copy() -> tempfile::TempDir {
    fn folder(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            let (source, target) = (entry.path(), to.join(entry.file_name()));
            if source.is_dir() {
                folder(&source, &target);
            } else if source.extension().is_some_and(|e| e == "ogg") {
                fs::write(&target, "sound").expect("a stand-in for a sound");
            } else {
                fs::copy(&source, &target).expect("a copy");
            }
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    folder(&assets().join("packs/lantern-lane"), dir.path());
    dir
}

#[test]
fn the_packs_that_ship_are_in_order() {
    for pack in fs::read_dir(assets().join("packs")).expect("packs") {
        let pack = pack.expect("a pack").path();
        let (code, said) = check(&pack, &[]);
        assert!(code == 0 && said.lines().count() == 1 && said.contains("in good order"), "{said}");
    }
}

#[test]
fn a_slip_is_named_by_file_line_and_reason() {
    for (file, from, to, expected) in [
        (
            "lessons/e5.ron",
            "next: \"feel\"",
            "next: \"fell\"",
            "LP01 lessons/e5.ron:7:135: Card ask has an arrow to fell, but there is no such card. Did you mean feel?",
        ),
        (
            "lessons/e5.ron",
            "seconds: 60",
            "secnds: 60",
            "LP00 lessons/e5.ron:32:37: There is no field called secnds here. Did you mean seconds?",
        ),
        (
            "locales/en-GB/e5.ftl",
            "e5-talk = Who helps you? Tell your partner.\n",
            "",
            "LP07 locales/en-GB/e5.ftl:29:1: The sentence e5-talk is missing in en-GB.",
        ),
        ("locales/ur/u6.ftl", "u6-title", "u6-titel", "LP07 locales/ur/u6.ftl:1:1: The sentence u6-title is missing in ur."),
    ] {
        let dir = copy();
        let path = dir.path().join(file);
        let text = fs::read_to_string(&path).expect("a text");
        assert!(text.contains(from), "{file}: {from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let (code, said) = check(dir.path(), &["--quick"]);
        assert_eq!(code, 1);
        assert!(said.contains(expected), "{expected}\n{said}");
        assert!(said.contains("lantern-lane: 1 of 2 lessons can be shown"), "{said}");
    }
}

#[test]
fn a_missing_sound_is_named() {
    let dir = copy();
    fs::remove_file(dir.path().join("voices/en-GB/u6/u6-lost.ogg")).expect("removed");
    let (code, said) = check(dir.path(), &["--quick"]);
    assert_eq!(code, 1);
    assert!(said.contains("LP10 voices/en-GB/u6/cues.ron:") && said.contains("u6-lost has no recording"), "{said}");
}

#[test]
fn programs_read_the_same_as_json() {
    let dir = copy();
    fs::remove_file(dir.path().join("locales/ur/e5.ftl")).expect("removed");
    let (code, said) = check(dir.path(), &["--quick", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, &report["good"], report["findings"].as_array().map(Vec::len)), (1, &serde_json::json!(["u6"]), Some(1)));
    assert_eq!(report["findings"][0]["file"], "locales/ur/e5.ftl");
}

#[test]
fn without_a_pack_it_says_what_to_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let (code, said) = check(dir.path(), &["--quick"]);
    assert_eq!(code, 1);
    assert!(said.starts_with("LP00 pack.ron:1:1: This file is missing"), "{said}");
    let args = Args::try_parse_from(["lantern-pack", "check", "/no/such/folder"]).expect("good arguments");
    assert!(run(args, &mut Vec::new()).is_err());
}

#[test]
fn the_shipped_languages_are_in_step() {
    use lantern_words::{Catalogue, Tag, lint};
    let locales = assets().join("../locales");
    let mut words = Catalogue::new(Tag::new("en-GB"));
    for tag in ["en-GB", "ur"] {
        for file in ["app.ftl", "tell.ftl", "class.ftl", "teach.ftl", "print.ftl"] {
            let text = fs::read_to_string(locales.join(tag).join(file)).expect("a text");
            words.add(&Tag::new(tag), file, &text).expect("good source");
        }
    }
    assert_eq!(lint(&words), []);
}
