//! The sentences of the pages, built into the program so that the desk has them wherever it lies.

use anyhow::{Result, bail};
use lantern_words::{Catalogue, Tag, Value, plain};

/// The sentences in the desk's language.
#[derive(Debug)]
pub struct Sentences {
    catalogue: Catalogue,
    tag: Tag,
}

impl Sentences {
    /// British English, the one language of the desk so far. The answers' words are the tablet's own.
    ///
    /// # Errors
    /// A source that was built in is no good: names the line.
    pub fn english() -> Result<Self> {
        let tag = Tag::new("en-GB");
        let mut catalogue = Catalogue::new(tag.clone());
        let sources =
            [("desk.ftl", include_str!("../../../locales/en-GB/desk.ftl")), ("tell.ftl", include_str!("../../../locales/en-GB/tell.ftl"))];
        for (file, source) in sources {
            if let Err(faults) = catalogue.add(&tag, file, source) {
                let Some(fault) = faults.first() else { bail!("{file} is no good") };
                bail!("{}:{}:{}: {:?}", fault.file, fault.line, fault.column, fault.problem);
            }
        }
        Ok(Self { catalogue, tag })
    }

    /// The language, for `<html lang>`.
    pub fn lang(&self) -> &str {
        self.tag.as_str()
    }

    /// A sentence without arguments; its id if it is missing.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence with arguments.
    pub fn with(&self, id: &str, args: &[(&str, Value)]) -> String {
        plain(&self.catalogue.text_or_fallback(&self.tag, id, args))
    }

    /// Whether there is such a sentence.
    pub fn has(&self, id: &str) -> bool {
        self.catalogue.has(&self.tag, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, path::Path};

    fn sources(folder: &Path, found: &mut String) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push_str(&fs::read_to_string(&path).expect("a source"));
            }
        }
    }

    #[test]
    fn every_answer_that_can_be_given_is_one_that_the_tablet_says() {
        use lantern_frame::report::{Says, Tapped as _};
        let sentences = Sentences::english().expect("good sources");
        for says in Says::ALL {
            assert!(sentences.has(&format!("tell-answer-{}", says.id())), "{says:?}");
        }
    }

    #[test]
    fn every_sentence_that_a_page_asks_for_is_there() {
        let mut code = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        let sentences = Sentences::english().expect("good sources");
        let ids: Vec<&str> = code
            .split('"')
            .filter(|t| t.len() > 5 && t.starts_with("desk-") && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
            .collect();
        assert!(ids.len() > 100, "the pages' sources were not found");
        let missing: Vec<_> = ids.iter().filter(|id| !sentences.has(id)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
