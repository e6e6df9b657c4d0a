//! Sentences: the catalogue of the app and of the loaded packs, and the language that is shown.
//! No sentence is written in Rust; each is asked for by its message id.

use crate::Dirty;
use bevy::prelude::*;
use lantern_words::{Catalogue, Direction, Tag, Value};

/// The language in which everything was written and voiced first.
pub const SOURCE: &str = "en-GB";

const SHIPPED: [(&str, &str, &str); 8] = [
    ("en-GB", "app.ftl", include_str!("../locales/en-GB/app.ftl")),
    ("en-GB", "tell.ftl", include_str!("../locales/en-GB/tell.ftl")),
    ("ur", "app.ftl", include_str!("../locales/ur/app.ftl")),
    ("ur", "tell.ftl", include_str!("../locales/ur/tell.ftl")),
    ("en-GB", "class.ftl", include_str!("../locales/en-GB/class.ftl")),
    ("ur", "class.ftl", include_str!("../locales/ur/class.ftl")),
    ("en-GB", "teach.ftl", include_str!("../locales/en-GB/teach.ftl")),
    ("ur", "teach.ftl", include_str!("../locales/ur/teach.ftl")),
];
const CHECKS: (&str, &str, &str) = ("en-GB", "checks.ftl", include_str!("../locales/en-GB/checks.ftl"));

/// The sentences, and which language is shown.
#[derive(Resource)]
pub struct Words {
    catalogue: Catalogue,
    tag: Tag,
}

impl Default for Words {
    fn default() -> Self {
        let source = Tag::new(SOURCE);
        let mut catalogue = Catalogue::new(source.clone());
        for (tag, file, text) in SHIPPED.into_iter().chain([CHECKS]) {
            if let Err(faults) = catalogue.add(&Tag::new(tag), file, text) {
                // The project's own checks refuse such a file; should one slip through, the other sentences still work.
                for fault in faults {
                    error!("{fault}");
                }
            }
        }
        Self { catalogue, tag: source }
    }
}

impl Words {
    /// The text of a message in the language shown, else in the source language, else its id.
    pub fn t(&self, id: &str) -> String {
        self.catalogue.text_or_fallback(&self.tag, id, &[])
    }

    /// The same with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Value)]) -> String {
        self.catalogue.text_or_fallback(&self.tag, id, args)
    }

    /// What a check found, in the language shown.
    pub fn explain(&self, finding: &lantern_lesson::Finding) -> String {
        finding.sentence(&self.catalogue, &self.tag)
    }

    /// An attribute of a message, such as `alt`.
    pub fn attr(&self, id: &str, name: &str) -> Option<String> {
        self.catalogue.attr(&self.tag, id, name)
    }

    /// Text of a message in the source language, by which its recording is known.
    pub fn source_text(&self, id: &str) -> Option<String> {
        self.catalogue.text(&Tag::new(SOURCE), id, &[])
    }

    /// The language's own name.
    pub fn name_of(&self, tag: &Tag) -> String {
        self.catalogue.text_or_fallback(tag, "language-name", &[])
    }

    /// Every language the app itself speaks.
    pub fn tags(&self) -> Vec<Tag> {
        self.catalogue.tags().into_iter().filter(|t| self.catalogue.has(t, "language-name")).collect()
    }

    /// The language shown.
    pub fn tag(&self) -> &Tag {
        &self.tag
    }

    /// Shows another language; unknown ones are ignored.
    pub fn show(&mut self, tag: &Tag) {
        if self.catalogue.has(tag, "language-name") {
            self.tag = tag.clone();
        }
    }

    /// Shows the language that is voiced.
    pub fn show_source(&mut self) {
        self.tag = Tag::new(SOURCE);
    }

    /// The language shown is the one that is voiced.
    pub fn voiced(&self) -> bool {
        self.tag.as_str() == SOURCE
    }

    /// Lines run from right to left.
    pub fn rtl(&self) -> bool {
        lantern_words::direction(&self.tag) == Direction::Rtl
    }

    /// Text with the mark that keeps a right-to-left line right to left when it opens with a Latin letter or a digit,
    /// and a sentence that has not been translated left to right, with its full stop at its end.
    pub fn directed(&self, text: &str) -> String {
        if !self.rtl() || text.is_empty() {
            return text.to_owned();
        }
        let foreign = text.chars().any(|c| c.is_ascii_alphabetic()) && !text.chars().any(|c| ('\u{590}'..='\u{8ff}').contains(&c));
        format!("{}{text}", if foreign { '\u{200e}' } else { '\u{200f}' })
    }

    /// Forgets the sentences of all packs; the language stays.
    pub fn start_over(&mut self) {
        let tag = self.tag.clone();
        *self = Self::default();
        self.tag = tag;
    }

    /// The sentences of a pack join those of the app.
    pub fn join(&mut self, tag: &Tag, file: &str, text: &str) {
        if let Err(faults) = self.catalogue.add(tag, file, text) {
            for fault in faults {
                warn!("{fault}");
            }
        }
    }
}

fn redraw(words: Res<Words>, mut dirty: ResMut<Dirty>) {
    if words.is_changed() {
        dirty.0 = true;
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Words>().add_systems(PreUpdate, redraw);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_runs_in_the_direction_of_its_own_letters() {
        let urdu = Words { tag: Tag::new("ur"), ..default() };
        assert!(urdu.directed("Ask Grandad to help.").starts_with('\u{200e}'), "not translated: left to right");
        assert!(urdu.directed("u2 آپ").starts_with('\u{200f}'), "a Latin id opens an Urdu line");
        assert!(urdu.directed("12").starts_with('\u{200f}'));
        assert_eq!(Words::default().directed("12"), "12");
    }
}
