//! A small pack in which nothing is amiss (`tests/good`), with its recordings made up: what the seeded faults spoil.

#![allow(clippy::disallowed_methods, reason = "a test: it reads the pack from the source tree")]

use lantern_lesson::{Kit, PackFiles, Sound, said_hash};
use lantern_words::{Catalogue, Tag};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// How every recording of the good pack sounds.
pub const FINE: Sound = Sound { ms: 9000, active_db: -19.3, clipped: false };

/// The source tree's folder of this name.
pub fn tree(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The pictures that the good pack uses.
pub fn kit() -> Kit {
    let backs = ["garden", "lane", "classroom", "hall"].map(|n| format!("back/{n}"));
    let cards = "type-name call-gran keep-safe fine my-name my-hat join-in tell-teacher pass-on sit-with ask-adult";
    let cards = cards.split(' ').map(|n| format!("card/{n}"));
    let rest = ["actor/nib-happy", "actor/robin-happy", "prop/tablet-game", "face/happy", "face/sad"].map(String::from);
    Kit::new(backs.into_iter().chain(cards).chain(rest))
}

/// Its texts; the second language is the first again.
pub fn texts() -> PackFiles {
    let mut files = PackFiles::default();
    read(&tree("tests/good"), "", &mut files);
    for id in ["a1", "b1"] {
        let english = files.texts.get(&format!("locales/en-GB/{id}.ftl")).cloned().unwrap_or_default();
        files.texts.insert(format!("locales/ur/{id}.ftl"), english);
    }
    files.present.insert("art/pond.png".into(), 40_000);
    files.present.insert("art/bell.ogg".into(), 9000);
    files
}

/// Reads the texts of a folder and notes the other files that are there.
pub fn read(dir: &Path, prefix: &str, files: &mut PackFiles) {
    for entry in fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry")) {
        let name = format!("{prefix}{}", entry.file_name().to_str().expect("a plain name"));
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), files);
        } else if [".ron", ".ftl", ".svg"].iter().any(|end| name.ends_with(end)) {
            files.texts.insert(name, fs::read_to_string(entry.path()).expect("a text"));
        } else {
            files.present.insert(name, entry.metadata().expect("a file").len());
        }
    }
}

/// Records every English sentence as it stands, nine seconds each, and says how each sounds.
pub fn record(files: &mut PackFiles) -> BTreeMap<String, Option<Sound>> {
    let tag = Tag::new("en-GB");
    let mut heard = BTreeMap::new();
    for id in ["a1", "b1"] {
        let mut words = Catalogue::new(tag.clone());
        let text = files.texts.get(&format!("locales/{tag}/{id}.ftl")).cloned().unwrap_or_default();
        // What cannot be read has no recordings; the fault under test is just that.
        _ = words.add(&tag, "x", &text);
        let mut cues = String::from("Cues(schema: 1, clips: {\n");
        for message in words.ids(&tag) {
            let text = words.text(&tag, &message, &[]).unwrap_or_default();
            let times: Vec<_> = (0..text.split_whitespace().count()).map(|n| n * 100).collect();
            cues += &format!("    \"{message}\": (said: \"{}\", ms: 9000, words: {times:?}),\n", said_hash(&text));
            let sound = format!("voices/{tag}/{id}/{message}.ogg");
            files.present.insert(sound.clone(), 9000);
            heard.insert(sound, Some(FINE));
        }
        files.texts.insert(format!("voices/{tag}/{id}/cues.ron"), cues + "})\n");
    }
    heard
}
