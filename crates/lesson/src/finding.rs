//! What a check says: a number, a place, and a message that a teacher can act on. The sentence itself is in
//! `locales/<tag>/checks.ftl`; here is its id and its arguments.

use std::fmt;

/// Something to mend in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `LP00` (cannot be read) to `LP28`.
    pub number: &'static str,
    /// File below the pack.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// Id of the sentence.
    pub message: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(number: &'static str, file: &str, place: (usize, usize), message: &'static str) -> Self {
        Self { number, file: file.to_owned(), line: place.0, column: place.1, message, args: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub(crate) fn syntax(file: &str, error: &ron::error::SpannedError) -> Self {
        Self::new("LP00", file, (error.span.start.line, error.span.start.col), "check-syntax").with("problem", error.code.to_string())
    }

    /// Number and place, as every compiler writes them.
    pub fn place(&self) -> String {
        format!("{} {}:{}:{}", self.number, self.file, self.line, self.column)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place(), self.message)?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

/// Line and column, from 1, of the first place where `needle` stands as a quoted string, else as it is, else the top.
pub(crate) fn place_of(text: &str, needle: &str) -> (usize, usize) {
    let quoted = format!("\"{needle}\"");
    let Some(at) = text.find(&quoted).or_else(|| text.find(needle)) else { return (1, 1) };
    line_column(text, at)
}

/// The same, but only from the place where card `node` is defined on.
pub(crate) fn place_in(text: &str, node: &str, needle: &str) -> (usize, usize) {
    let start = text.find(&format!("\"{node}\":")).unwrap_or_default();
    match text[start..].find(&format!("\"{needle}\"")) {
        Some(at) => line_column(text, start + at),
        None => line_column(text, start),
    }
}

pub(crate) fn line_column(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
