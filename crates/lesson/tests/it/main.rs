//! The machine of a lesson and the checks of a pack, from outside.
//!
//! - `shipped`: two shipped lessons by heart; any taps in any order do no harm.
//! - `walker`: every way through every shipped lesson; what they cover together.
//! - `player`: what each kind of node answers to a tap.
//! - `faults`: seeded faults in a good pack (`good`), each named by the check.
//! - `packs`: reads the packs that ship.
//! - `any`: arbitrary bytes as a pack (`feed`, shared with the fuzz target), any hands on any story.

mod any;
mod faults;
mod feed;
mod good;
mod packs;
mod player;
mod shipped;
mod walker;

use lantern_lesson::{Kit, Lesson, PackFiles, check};
use lantern_words::{Catalogue, Tag};
use std::sync::{Arc, LazyLock};

macro_rules! pack {
    ($($file:literal),*) => {
        [$(($file, include_str!(concat!("../../../../assets/packs/lantern-lane/", $file)))),*]
    };
}

/// A shipped lesson that has passed every check of its structure and its texts. Sounds and pictures are no part of this
/// crate (`lantern-pack`'s tests hold the pack against them), so here both languages count as text only, and the kit
/// has whatever picture is asked for.
fn shipped(id: &str) -> Arc<Lesson> {
    static LESSONS: LazyLock<Vec<Arc<Lesson>>> = LazyLock::new(|| {
        let mut files = PackFiles::default();
        for (name, text) in pack![
            "pack.ron",
            "lessons/e5.ron",
            "lessons/u6.ron",
            "locales/en-GB/e5.ftl",
            "locales/en-GB/u6.ftl",
            "locales/en-GB/e5.teacher.ftl",
            "locales/en-GB/u6.teacher.ftl",
            "locales/ur/e5.ftl",
            "locales/ur/u6.ftl"
        ] {
            files.texts.insert(name.into(), text.replace("Voiced", "TextOnly"));
        }
        let asked = check(&files, &Kit::default()).findings.into_iter().filter(|f| f.message == "check-picture");
        let kit = Kit::new(asked.filter_map(|f| f.args.into_iter().find(|(name, _)| *name == "name")).map(|(_, picture)| picture));
        let checked = check(&files, &kit);
        assert_eq!(checked.findings, [], "{}", checked.findings.iter().map(|f| format!("{f}\n")).collect::<String>());
        checked.pack.map(|p| p.lessons).unwrap_or_default()
    });
    Arc::clone(LESSONS.iter().find(|l| l.id == id).expect("a shipped lesson"))
}

/// The app's own messages, of which lessons use a few.
fn app() -> (Catalogue, Tag) {
    let tag = Tag::new("en-GB");
    let mut words = Catalogue::new(tag.clone());
    words.add(&tag, "app.ftl", include_str!("../../../../locales/en-GB/app.ftl")).expect("good source");
    (words, tag)
}
