//! What a check found: a number, a place and the Fluent message that says it (`locales/<tag>/checks.ftl`).
//! No sentence is in here; `Display` is the short form for logs, `sentence` the one for people.

use lantern_words::{Catalogue, Tag, Value, plain};
use std::fmt;

/// Whether the lesson is shown all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The lesson (or, without a lesson, the pack) is not shown to pupils.
    Refused,
    /// It is shown; the author should mend it.
    Advice,
}

/// A rule that a finding breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Rule {
    pub number: &'static str,
    pub message: &'static str,
    pub severity: Severity,
}

macro_rules! rules {
    ($($name:ident = $number:literal, $message:literal, $severity:ident;)*) => {
        $(pub(crate) const $name: Rule = Rule { number: $number, message: $message, severity: Severity::$severity };)*
        /// All of them, so that a test can see that each has its sentence.
        #[cfg(test)]
        pub(crate) const RULES: &[Rule] = &[$($name),*];
    };
}

// LP00 is "cannot be read as a lesson"; the other numbers are those of the pack format's list.
rules! {
    UNREADABLE = "LP00", "check-unreadable", Refused;
    UNKNOWN_FIELD = "LP00", "check-unknown-field", Refused;
    UNKNOWN_VALUE = "LP00", "check-unknown-value", Refused;
    MISSING_FIELD = "LP00", "check-missing-field", Refused;
    FIELD_TWICE = "LP00", "check-field-twice", Refused;
    FILE_MISSING = "LP00", "check-file-missing", Refused;
    SCHEMA = "LP00", "check-schema", Refused;
    BAD_NAME = "LP00", "check-bad-name", Refused;
    NAME_TWICE = "LP00", "check-name-twice", Refused;
    ID_DIFFERS = "LP00", "check-id-differs", Refused;
    LOCALE = "LP00", "check-locale", Refused;
    PICTURE = "LP00", "check-picture", Refused;
    PICTURE_BROKEN = "LP00", "check-picture-broken", Refused;
    NUMBER = "LP00", "check-number", Refused;
    NO_PROP = "LP00", "check-no-prop", Refused;
    ARROW = "LP01", "check-arrow", Refused;
    NO_BOX = "LP01", "check-no-box", Refused;
    UNREACHED = "LP02", "check-unreached", Refused;
    NO_END = "LP03", "check-no-end", Refused;
    NOT_MENDED = "LP04", "check-not-mended", Refused;
    MEND_NOWHERE = "LP04", "check-mend-nowhere", Refused;
    NO_STRONG = "LP05", "check-no-strong", Refused;
    OPTIONS = "LP06", "check-options", Refused;
    TEXT_MISSING = "LP07", "check-text-missing", Refused;
    TEXT_UNUSED = "LP08", "check-text-unused", Advice;
    VARIABLE = "LP09", "check-variable", Refused;
    SOUND_MISSING = "LP10", "check-sound-missing", Refused;
    SOUND_BROKEN = "LP10", "check-sound-broken", Refused;
    SOUND_STALE = "LP11", "check-sound-stale", Refused;
    WORD_TIMES = "LP12", "check-word-times", Refused;
    WORDS_LATE = "LP12", "check-words-late", Refused;
    LONG_CLIP = "LP13", "check-long-clip", Refused;
    LOUDNESS = "LP13", "check-loudness", Refused;
    CLIPPED = "LP13", "check-clipped", Refused;
    SILENT = "LP13", "check-silent", Refused;
    NO_ALT = "LP14", "check-no-alt", Refused;
    NO_CARD = "LP15", "check-no-card", Refused;
    LONG_SENTENCE = "LP16", "check-long-sentence", Advice;
    MANY_SENTENCES = "LP16", "check-many-sentences", Advice;
    LONG_WORD = "LP16", "check-long-word", Advice;
    LONG_MEAN = "LP16", "check-long-mean", Advice;
    HARD_WORDS = "LP16", "check-hard-words", Advice;
    SHAMING = "LP17", "check-shaming", Refused;
    PERSONAL = "LP18", "check-personal", Refused;
    LICENCE = "LP19", "check-licence", Refused;
    CREDIT = "LP19", "check-credit", Refused;
    CREDIT_EMPTY = "LP19", "check-credit-empty", Refused;
    TOO_LARGE = "LP20", "check-too-large", Refused;
    LESSON_SIZE = "LP20", "check-lesson-size", Refused;
    PICTURE_SIZE = "LP20", "check-picture-size", Refused;
    TOO_HEAVY = "LP21", "check-too-heavy", Refused;
    APPROVAL = "LP21", "check-approval", Refused;
    NO_HELP = "LP22", "check-no-help", Refused;
    TEACHER = "LP23", "check-teacher", Refused;
    TELL_SYMBOL = "LP24", "check-tell-symbol", Refused;
    TELL_CORNER = "LP24", "check-tell-corner", Refused;
    PICTURE_WORDS = "LP25", "check-picture-words", Refused;
    PICTURE_UNSEEN = "LP25", "check-picture-unseen", Refused;
    RISKY_LONGER = "LP26", "check-risky-longer", Advice;
    RISKY_LIVELIER = "LP26", "check-risky-livelier", Advice;
    NOT_SIGNED_OFF = "LP27", "check-not-signed-off", Refused;
    SEAL_SIGNATURE = "LP28", "check-seal-signature", Refused;
    SEAL_CHANGED = "LP28", "check-seal-changed", Refused;
    SEAL_MISSING = "LP28", "check-seal-missing", Refused;
    SEAL_EXTRA = "LP28", "check-seal-extra", Refused;
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `LP01` and so on.
    pub number: &'static str,
    /// Refused or only advised against.
    pub severity: Severity,
    /// The lesson that it is about; without one it is about the whole pack.
    pub lesson: Option<String>,
    /// The file, relative to the pack.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The Fluent message that says it.
    pub message: &'static str,
    /// That message's arguments.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(rule: Rule, file: &str, (line, column): (usize, usize)) -> Self {
        let Rule { number, message, severity } = rule;
        Self { number, severity, lesson: None, file: file.to_owned(), line, column, message, args: Vec::new() }
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The sentence for a teacher, without its place: in this language, else in the catalogue's first.
    pub fn sentence(&self, words: &Catalogue, tag: &Tag) -> String {
        let args: Vec<_> = self.args.iter().map(|(name, value)| (*name, Value::from(value.as_str()))).collect();
        plain(&words.text_or_fallback(tag, self.message, &args))
    }

    /// The page that explains this kind of finding with a picture, in Lantern's own documents; none for what cannot be
    /// read at all (LP00).
    pub fn page(&self) -> Option<String> {
        (self.number != UNREADABLE.number).then(|| format!("docs/checks/{}.md", self.number))
    }

    /// `LP02 lessons/e5.ron:14:3`.
    pub fn place(&self) -> String {
        format!("{} {}:{}:{}", self.number, self.file, self.line, self.column)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)?;
        for (i, (name, value)) in self.args.iter().enumerate() {
            write!(f, "{}{name}: {value}", if i == 0 { " (" } else { ", " })?;
        }
        f.write_str(if self.args.is_empty() { "" } else { ")" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_sentence() {
        let en = Tag::new("en-GB");
        let mut words = Catalogue::new(en.clone());
        words.add(&en, "checks.ftl", include_str!("../../../locales/en-GB/checks.ftl")).expect("good source");
        let faults =
            ["junk", "twice", "kebab", "missing", "extra", "attributes", "variables", "unknown"].map(|w| format!("check-words-{w}"));
        let missing: Vec<_> = RULES.iter().map(|r| r.message.to_owned()).chain(faults).filter(|m| !words.has(&en, m)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
