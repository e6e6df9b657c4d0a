//! `lantern-server doctor`: looks at everything a technician would have to look at, changes nothing, and says of each
//! thing that is not in order what to do. It reads no frame, and nothing that it says depends on one.

mod files;
mod school;

pub(crate) use files::free_room;

use crate::settings::{Place, Settings};
use crate::store::Database;
use std::fmt;

/// How a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// In order.
    Fine,
    /// Works, but wants to be looked at soon.
    Look,
    /// Broken, or about to lose something.
    Broken,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// How it stands.
    pub level: Level,
    /// What was looked at.
    pub what: &'static str,
    /// What was found, and what to do where it is not in order.
    pub words: String,
}

impl Finding {
    fn new(level: Level, what: &'static str, words: impl Into<String>) -> Self {
        Self { level, what, words: words.into() }
    }

    fn fine(what: &'static str, words: impl Into<String>) -> Self {
        Self::new(Level::Fine, what, words)
    }

    fn look(what: &'static str, words: impl Into<String>) -> Self {
        Self::new(Level::Look, what, words)
    }

    fn broken(what: &'static str, words: impl Into<String>) -> Self {
        Self::new(Level::Broken, what, words)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.level {
            Level::Fine => "ok    ",
            Level::Look => "LOOK  ",
            Level::Broken => "BROKEN",
        };
        write!(f, "{mark}  {:11}  {}", self.what, self.words)
    }
}

/// The worst of them; [`Level::Fine`] where there are none.
pub fn worst(findings: &[Finding]) -> Level {
    findings.iter().map(|f| f.level).max().unwrap_or(Level::Fine)
}

/// Looks at everything. The server may run meanwhile; what is wrong is among the findings, never an error.
pub async fn doctor(place: &Place) -> Vec<Finding> {
    if !place.data.is_dir() {
        let words = format!("there is no folder {}: name the one that `serve` uses with --data", place.data.display());
        return vec![Finding::broken("folder", words)];
    }
    if let Err(e) = crate::folder::not_as_root(&place.data) {
        return vec![Finding::broken("folder", e.to_string())];
    }
    let mut findings = files::modes(&place.data);
    findings.push(files::room(&place.data));
    findings.extend(files::authority(&place.data));
    findings.push(files::backup(&place.data));
    findings.push(files::running(&place.data));
    match Settings::load(&place.data) {
        Err(e) => findings.push(Finding::broken("settings", format!("{e:#}"))),
        Ok(settings) => {
            findings.push(Finding::fine("settings", "server.ron can be read, or is not there"));
            let absent = matches!(place.database(&settings), Ok(Database::Sqlite(data)) if !data.join(crate::store::DATABASE).exists());
            if absent {
                findings.push(Finding::broken("database", "there is none yet: start `serve` once, or `restore` a backup"));
            } else {
                findings.extend(school::school(place, &settings).await);
            }
        }
    }
    findings
}
