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
