//! `server.ron` in the data folder: what a school sets once. Every command reads it; without the file all is as it
//! was. What stands on the command line goes before it.

use crate::calendar::Calendar;
use crate::mail::Mail;
use crate::store::{Database, Store};
use anyhow::Context as _;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The settings' file in the data folder.
pub const FILE: &str = "server.ron";

/// What `server.ron` may say.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// `postgres://USER:PASSWORD@HOST/DATABASE`, or the same without the password where PGPASSFILE or PGPASSWORD has it.
    /// Without it frames are kept in SQLite in the data folder.
    pub database: Option<String>,
    /// The school's short name in a PostgreSQL that holds many.
    pub school: Option<String>,
    /// Mails that ask adults to look; without it none is sent.
    pub mail: Option<Mail>,
    /// When there is school: the mails' timetable goes by it.
    pub calendar: Calendar,
}

impl Settings {
    /// Reads the file in a data folder; all defaults where there is none.
    ///
    /// # Errors
    /// A file that cannot be read, or says what no setting is called; the words say where.
    pub fn load(data: &Path) -> anyhow::Result<Self> {
        let path = data.join(FILE);
        let text = match fs::read_to_string(&path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            read => read.with_context(|| format!("{} cannot be read: let this user read it", path.display()))?,
        };
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let wrong = || format!("{} is not in order: mend what is named", path.display());
        let settings: Self = options.from_str(&text).with_context(wrong)?;
        settings.calendar.check().with_context(wrong)?;
        settings.mail.as_ref().map_or(Ok(()), |mail| mail.check(data)).with_context(wrong)?;
        Ok(settings)
    }
}

/// A school's data folder and its database: what every command begins with.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder.
    pub data: PathBuf,
    /// As [`Settings::database`]; goes before it.
    pub database: Option<String>,
    /// As [`Settings::school`]; goes before it.
    pub school: Option<String>,
}

impl Place {
    /// A data folder and what its `server.ron` says.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), database: None, school: None }
    }

    /// Opens the database.
    pub(crate) async fn open(&self) -> anyhow::Result<Store> {
        crate::folder::make_folder(&self.data)?;
        crate::startup::open_store(self, &Settings::load(&self.data)?).await
    }

    /// Where the frames are.
    pub(crate) fn database(&self, settings: &Settings) -> anyhow::Result<Database> {
        let Some(url) = self.database.clone().or_else(|| settings.database.clone()) else {
            return Ok(Database::Sqlite(self.data.clone()));
        };
        let school = self.school.clone().or_else(|| settings.school.clone()).filter(|name| is_name(name)).context(
            "a PostgreSQL can hold many schools: say which one this is, with --school NAME or `school:` in server.ron (small letters, digits and dashes)",
        )?;
        Ok(Database::Postgres { url, school })
    }
}

fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_file_all_is_sqlite_and_a_wrong_line_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let place = Place::new(dir.path());
        assert!(matches!(place.database(&Settings::load(dir.path()).unwrap()), Ok(Database::Sqlite(_))));
        fs::write(dir.path().join(FILE), "(database: \"postgres://u@h/d\")").unwrap();
        let settings = Settings::load(dir.path()).unwrap();
        assert!(place.database(&settings).unwrap_err().to_string().contains("--school"));
        for (name, fits) in [("hill-1", true), ("Hill", false), ("", false), ("a b", false)] {
            let place = Place { school: Some(name.into()), ..place.clone() };
            assert_eq!(place.database(&settings).is_ok(), fits, "{name}");
        }
        fs::write(dir.path().join(FILE), "(databse: \"x\")").unwrap();
        assert!(format!("{:#}", Settings::load(dir.path()).unwrap_err()).contains("databse"));
    }
}
