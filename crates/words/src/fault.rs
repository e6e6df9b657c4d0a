//! What can be amiss with a file of messages. For translators and technicians; the tools say it through a message
//! (`Problem::message` with `Problem::args`), `Display` is the short form for logs.

use crate::Tag;
use std::fmt;

/// One fault in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Language of the file.
    pub tag: Tag,
    /// The file, as its name was given to `Catalogue::add`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is amiss.
    pub problem: Problem,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}:{}:{}: {}", self.tag, self.file, self.line, self.column, self.problem)
    }
}

impl std::error::Error for Fault {}

/// What is amiss.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file cannot be read as Fluent here.
    #[error("not a Fluent message ({0})")]
    Junk(String),
    /// The message was already given, here or in another file of the language.
    #[error("message {0} is given twice")]
    Twice(String),
    /// An id that is not in kebab-case.
    #[error("message id {0} is not in kebab-case")]
    NotKebab(String),
    /// A message that the first language has; the place is that of its definition there.
    #[error("message {id} is missing in {tag}")]
    Missing {
        /// The message.
        id: String,
        /// Where it is missing.
        tag: Tag,
    },
    /// A message that the first language does not have.
    #[error("message {0} is not in the first language")]
    Extra(String),
    /// The attributes differ from the first language's.
    #[error("message {id} has other attributes than in the first language: {names}")]
    Attributes {
        /// The message.
        id: String,
        /// Attributes that only one of the two has.
        names: String,
    },
    /// The variables differ from the first language's.
    #[error("message {id} has other variables than in the first language: {names}")]
    Variables {
        /// The message, with its attribute if it is in one.
        id: String,
        /// Variables that only one of the two has.
        names: String,
    },
    /// A message that names another message or term which does not exist in its language.
    #[error("message {id} names {to}, which does not exist")]
    Unknown {
        /// The message.
        id: String,
        /// What it names.
        to: String,
    },
}

impl Problem {
    /// The Fluent message (`locales/<tag>/checks.ftl`) that says this to a translator.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Junk(_) => "check-words-junk",
            Self::Twice(_) => "check-words-twice",
            Self::NotKebab(_) => "check-words-kebab",
            Self::Missing { .. } => "check-words-missing",
            Self::Extra(_) => "check-words-extra",
            Self::Attributes { .. } => "check-words-attributes",
            Self::Variables { .. } => "check-words-variables",
            Self::Unknown { .. } => "check-words-unknown",
        }
    }

    /// The arguments of that message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Junk(why) => vec![("why", why.clone())],
            Self::Twice(id) | Self::NotKebab(id) | Self::Extra(id) => vec![("id", id.clone())],
            Self::Missing { id, tag } => vec![("id", id.clone()), ("tag", tag.to_string())],
            Self::Attributes { id, names } | Self::Variables { id, names } => vec![("id", id.clone()), ("names", names.clone())],
            Self::Unknown { id, to } => vec![("id", id.clone()), ("to", to.clone())],
        }
    }
}
