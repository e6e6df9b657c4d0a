//! Whose desk a desk is, as the technician says it. Only those of the lead and the deputies end a silence: a desk of
//! somebody who may be left out of a report says nothing about whether the others looked.

use std::{fmt, str::FromStr};

/// Whose desk it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Duty {
    /// The designated safeguarding lead's.
    Lead,
    /// A deputy's.
    Deputy,
    /// Somebody else's: it does not count as looking.
    Other,
}

/// No such duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a desk is that of the `lead`, of a `deputy`, or of an `other` reader")]
pub struct NotADuty;

impl Duty {
    /// `lead`, `deputy` or `other`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Deputy => "deputy",
            Self::Other => "other",
        }
    }

    /// As it stands in the database; nothing where nobody has said.
    pub(crate) fn column(duty: Option<Self>) -> &'static str {
        duty.map_or("", Self::as_str)
    }
}

impl FromStr for Duty {
    type Err = NotADuty;

    fn from_str(text: &str) -> Result<Self, NotADuty> {
        [Self::Lead, Self::Deputy, Self::Other].into_iter().find(|duty| duty.as_str() == text).ok_or(NotADuty)
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
