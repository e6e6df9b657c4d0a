//! The catalogue: all messages of all languages that were added.

use crate::{
    Fault, Problem, Tag,
    depth::too_deep,
    source::{Outline, outlines, place},
};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::parser;
use std::{collections::BTreeMap, fmt};

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text; shown between marks that keep its direction from spoiling the line's.
    Text(String),
    /// A number; it also chooses plural forms.
    Number(f64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! number {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )*};
}
number!(u8, u16, u32, i32, f64);

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX).into())
    }
}

/// Where a message is defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as its name was given to [`Catalogue::add`].
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

pub(crate) struct Language {
    bundle: FluentBundle<FluentResource>,
    pub(crate) entries: BTreeMap<String, (String, Outline)>,
}

/// All messages of all languages. `Send + Sync`, so that it can be a resource of the app and the state of a server.
pub struct Catalogue {
    pub(crate) fallback: Tag,
    pub(crate) languages: BTreeMap<Tag, Language>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: BTreeMap<_, _> = self.languages.iter().map(|(t, l)| (t.as_str(), l.entries.len())).collect();
        f.debug_struct("Catalogue").field("fallback", &self.fallback).field("messages", &counts).finish()
    }
}

impl Catalogue {
    /// An empty catalogue; `fallback` is the language in which everything was written first.
    pub fn new(fallback: Tag) -> Self {
        Self { fallback, languages: BTreeMap::new() }
    }

    /// The language in which everything was written first.
    pub fn fallback(&self) -> &Tag {
        &self.fallback
    }

    /// Adds a Fluent source to a language; `file` is its name for faults.
    ///
    /// # Errors
    /// All faults that were found: text that is no Fluent message, an id given twice or already known. Then nothing is added.
    pub fn add(&mut self, tag: &Tag, file: &str, source: &str) -> Result<(), Vec<Fault>> {
        // An editor's byte-order mark and carriage returns are no part of the text.
        let source = source.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let fault = |(line, column): (usize, usize), problem| Fault { tag: tag.clone(), file: file.to_owned(), line, column, problem };
        if let Some(place) = too_deep(&source) {
            return Err(vec![fault(place, Problem::Junk("{".into()))]);
        }
        let (parsed, errors) = match parser::parse(source.as_str()) {
            Ok(parsed) => (parsed, Vec::new()),
            Err(both) => both,
        };
        let mut faults: Vec<_> = errors.iter().map(|e| fault(place(&source, e.pos.start), Problem::Junk(e.kind.to_string()))).collect();
        let known = self.languages.get(tag);
        let mut entries: BTreeMap<String, (String, Outline)> = BTreeMap::new();
        for (id, outline) in outlines(&source, &parsed) {
            if entries.contains_key(&id) || known.is_some_and(|l| l.entries.contains_key(&id)) {
                faults.push(fault((outline.line, outline.column), Problem::Twice(id)));
                continue;
            }
            entries.insert(id, (file.to_owned(), outline));
        }
        drop(parsed);
        if !faults.is_empty() {
            faults.sort_by_key(|f| (f.line, f.column));
            return Err(faults);
        }
        let resource = FluentResource::try_new(source.clone()).map_err(|(_, errors)| {
            errors.iter().map(|e| fault(place(&source, e.pos.start), Problem::Junk(e.kind.to_string()))).collect::<Vec<_>>()
        })?;
        let language = self
            .languages
            .entry(tag.clone())
            .or_insert_with(|| Language { bundle: FluentBundle::new_concurrent(vec![tag.id()]), entries: BTreeMap::new() });
        language
            .bundle
            .add_resource(resource)
            .map_err(|errors| errors.iter().map(|e| fault((1, 1), Problem::Junk(e.to_string()))).collect::<Vec<_>>())?;
        language.entries.extend(entries);
        Ok(())
    }

    /// The message in this language, or nothing: never another language.
    pub fn text(&self, tag: &Tag, id: &str, args: &[(&str, Value)]) -> Option<String> {
        let bundle = &self.languages.get(tag)?.bundle;
        let message = bundle.get_message(id)?;
        Some(format(bundle, message.value()?, args))
    }

    /// The message in this language, else in the first one, else its id: there is always something to show.
    pub fn text_or_fallback(&self, tag: &Tag, id: &str, args: &[(&str, Value)]) -> String {
        self.text(tag, id, args).or_else(|| self.text(&self.fallback, id, args)).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message (`alt`: what its picture shows) in this language.
    pub fn attr(&self, tag: &Tag, id: &str, name: &str) -> Option<String> {
        let bundle = &self.languages.get(tag)?.bundle;
        let message = bundle.get_message(id)?;
        Some(format(bundle, message.get_attribute(name)?.value(), &[]))
    }

    /// The language has this message.
    pub fn has(&self, tag: &Tag, id: &str) -> bool {
        self.languages.get(tag).is_some_and(|l| l.entries.get(id).is_some_and(|(_, o)| o.has_value))
    }

    /// All messages of a language, sorted; terms are left out.
    pub fn ids(&self, tag: &Tag) -> Vec<String> {
        self.languages.get(tag).map(|l| l.entries.keys().filter(|id| !id.starts_with('-')).cloned().collect()).unwrap_or_default()
    }

    /// All languages, the first one first.
    pub fn tags(&self) -> Vec<Tag> {
        let first = self.languages.contains_key(&self.fallback).then(|| self.fallback.clone());
        first.into_iter().chain(self.languages.keys().filter(|t| **t != self.fallback).cloned()).collect()
    }

    /// Where a message of a language is defined.
    pub fn place(&self, tag: &Tag, id: &str) -> Option<Place> {
        let (file, outline) = self.languages.get(tag)?.entries.get(id)?;
        Some(Place { file: file.clone(), line: outline.line, column: outline.column })
    }

    /// Variables that a message of a language uses, in its text and its attributes.
    pub fn variables(&self, tag: &Tag, id: &str) -> Vec<String> {
        let entry = self.languages.get(tag).and_then(|l| l.entries.get(id));
        entry.map(|(_, o)| o.variables.values().flatten().cloned().collect()).unwrap_or_default()
    }

    /// Which way lines of a language run.
    pub fn direction(&self, tag: &Tag) -> crate::Direction {
        crate::direction(tag)
    }
}

fn format(bundle: &FluentBundle<FluentResource>, pattern: &fluent_syntax::ast::Pattern<&str>, args: &[(&str, Value)]) -> String {
    let mut given = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        let value = match value {
            Value::Text(text) => FluentValue::from(text.as_str()),
            Value::Number(number) => FluentValue::from(*number),
        };
        given.set(*name, value);
    }
    // A variable that was not passed shows as its name; the lint and the tests see to it that none is missed.
    bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
}

/// Text without the invisible marks around placeables: what is spoken, hashed or written to a terminal.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Catalogue {
        let mut c = Catalogue::new(Tag::new("en-GB"));
        c.add(
            &Tag::new("en-GB"),
            "a.ftl",
            "hello = Hello\n    .alt = A wave\nn-things = { $n ->\n    [one] One thing\n   *[other] { $n } things\n}\nonly-english = Tea\n",
        )
        .expect("good source");
        c.add(&Tag::new("ur"), "a.ftl", "hello = سلام\n").expect("good source");
        c
    }

    #[test]
    fn a_missing_sentence_is_nothing_unless_english_is_asked_for() {
        let c = two();
        let ur = Tag::new("ur");
        assert_eq!(c.text(&ur, "hello", &[]).as_deref(), Some("سلام"));
        assert_eq!(c.text(&ur, "only-english", &[]), None);
        assert_eq!(c.text_or_fallback(&ur, "only-english", &[]), "Tea");
        assert_eq!(c.text_or_fallback(&ur, "nowhere", &[]), "nowhere");
        assert_eq!(c.attr(&Tag::new("en-GB"), "hello", "alt").as_deref(), Some("A wave"));
        assert_eq!(c.attr(&ur, "hello", "alt"), None);
        assert_eq!(c.tags(), [Tag::new("en-GB"), ur]);
    }

    #[test]
    fn numbers_choose_their_form_and_placeables_are_isolated() {
        let c = two();
        let en = Tag::new("en-GB");
        assert_eq!(c.text(&en, "n-things", &[("n", 1.into())]).as_deref(), Some("One thing"));
        let three = c.text(&en, "n-things", &[("n", 3_usize.into())]).unwrap_or_default();
        assert!(three.contains('\u{2068}'));
        assert_eq!(plain(&three), "3 things");
    }

    #[test]
    fn a_bad_file_is_refused_whole_with_its_lines() {
        let mut c = two();
        let en = Tag::new("en-GB");
        let faults = c.add(&en, "b.ftl", "good = Good\n\nbad line\nhello = Again\ngood = Twice\n").expect_err("three faults");
        let lines: Vec<_> = faults.iter().map(|f| (f.line, f.problem.message())).collect();
        assert_eq!(lines, [(3, "check-words-junk"), (4, "check-words-twice"), (5, "check-words-twice")]);
        assert!(!c.has(&en, "good"));
        assert_eq!(c.place(&en, "n-things"), Some(Place { file: "a.ftl".into(), line: 3, column: 1 }));
    }

    #[test]
    fn windows_line_ends_are_read() {
        let mut c = Catalogue::new(Tag::new("en-GB"));
        c.add(&Tag::new("en-GB"), "a.ftl", "\u{feff}one = One\r\ntwo = Two\r\n").expect("good source");
        assert_eq!(c.text(&Tag::new("en-GB"), "one", &[]).as_deref(), Some("One"));
    }
}
