//! What a school may set at a desk: calendar, clocks, passphrase rules, when milder reports are shown. One RON file in the
//! desk's folder, `settings.ron`; a field that is missing has the default. Who reads what is no setting: that is the roster's.

use crate::{
    calendar::{Calendar, TimeOfDay},
    files,
};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

const FILE: &str = "settings.ron";
/// Shortest passphrase that a school may ask for; ten-character ones are in some schools' policies, shorter ones fall.
const LEAST_PASSPHRASE: u8 = 12;

/// How often a passphrase is to be changed. The presets are those of school policies; today's advice is never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Change {
    /// Only when somebody may know it.
    #[default]
    Never,
    /// Every ten weeks.
    TenWeeks,
    /// Every six months.
    SixMonths,
    /// Twice a year, on the first of January and of September.
    TwiceAYear,
}

impl Change {
    /// Every preset.
    pub const ALL: [Self; 4] = [Self::Never, Self::TenWeeks, Self::SixMonths, Self::TwiceAYear];

    /// Its id in a form and in messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::TenWeeks => "ten-weeks",
            Self::SixMonths => "six-months",
            Self::TwiceAYear => "twice-a-year",
        }
    }

    /// The last day on which a passphrase that was set on `day` may be used; `None`: for ever.
    pub fn last_day(self, day: u16) -> Option<u16> {
        match self {
            Self::Never => None,
            Self::TenWeeks => Some(day.saturating_add(70)),
            Self::SixMonths => Some(day.saturating_add(183)),
            Self::TwiceAYear => (day..=day.saturating_add(366)).find(|&d| {
                let next = crate::calendar::date_of(d.saturating_add(1));
                next.day() == 1 && matches!(next.month(), 1 | 9)
            }),
        }
    }
}

/// What a passphrase must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PassphraseRule {
    /// Shortest length in characters; never below twelve.
    pub length: u8,
    /// How often it is to be changed.
    pub change: Change,
}

impl Default for PassphraseRule {
    fn default() -> Self {
        Self { length: LEAST_PASSPHRASE, change: Change::Never }
    }
}

impl PassphraseRule {
    /// Whether this may be a passphrase.
    pub fn allows(self, passphrase: &str) -> bool {
        passphrase.chars().count() >= usize::from(self.length.max(LEAST_PASSPHRASE))
    }
}

/// How an urgent report is told to somebody who looks elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Alarm {
    /// A sound.
    pub sound: bool,
    /// A notice on the computer's desktop. It never says what was told.
    pub notice: bool,
    /// Minutes until it rings again while nobody has seen the report.
    pub again: u16,
    /// It also rings at a desk that locked by itself that day: its keys then stay in the program's memory.
    pub locked: bool,
}

impl Default for Alarm {
    fn default() -> Self {
        Self { sound: true, notice: true, again: 2, locked: true }
    }
}

/// Everything that a school may set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "DeskSettings")]
pub struct Settings {
    /// School days, hours, holidays.
    pub calendar: Calendar,
    /// Minutes after which a lesson is over at the latest: by then an urgent report is to be seen.
    pub lesson: u16,
    /// When milder reports are shown. Urgent ones and those of harm are shown at once.
    pub show_at: Vec<TimeOfDay>,
    /// School days after which where and when an urgent report was made is wiped, if no case was opened.
    pub locator_days: u16,
    /// Whole school years for which a decided case is kept before *Old records* lists it; 0: no rule. Nothing is deleted by it.
    pub keep_years: u8,
    /// What a passphrase must be.
    pub passphrase: PassphraseRule,
    /// How an urgent report is told.
    pub alarm: Alarm,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            calendar: Calendar::default(),
            lesson: 30,
            show_at: [(8, 30), (12, 15), (15, 15)].into_iter().filter_map(|(h, m)| TimeOfDay::new(h, m)).collect(),
            locator_days: 10,
            keep_years: 0,
            passphrase: PassphraseRule::default(),
            alarm: Alarm::default(),
        }
    }
}

/// Where the settings lie.
pub fn path(data: &Path) -> PathBuf {
    data.join(FILE)
}

impl Settings {
    /// Reads the settings of this folder; the defaults where there are none.
    ///
    /// # Errors
    /// The file is there and is no good: names the line.
    pub fn load(data: &Path) -> Result<Self> {
        let path = path(data);
        if path.exists() { Self::read(&path) } else { Ok(Self::default()) }
    }

    /// Reads the settings in this file.
    ///
    /// # Errors
    /// The file is not there or is no good: names the line.
    pub fn read(path: &Path) -> Result<Self> {
        let settings: Self = ron::from_str(&files::read_text(path)?)
            .with_context(|| format!("{} is not right: mend it, or take it away", path.display()))?;
        settings.check().with_context(|| format!("{} is not right", path.display()))?;
        Ok(settings)
    }

    /// Whether a desk can work with them.
    ///
    /// # Errors
    /// What to mend.
    pub fn check(&self) -> Result<()> {
        let calendar = &self.calendar;
        ensure!(!calendar.days.is_empty(), "a school has at least one school day");
        ensure!(calendar.opens < calendar.closes, "a school day ends after it begins");
        ensure!(calendar.closed.iter().all(|c| c.from <= c.to), "a holiday ends after it begins");
        ensure!((1..=120).contains(&self.lesson), "a lesson is over after 1 to 120 minutes");
        ensure!((1..=60).contains(&self.locator_days), "where a report was made is kept for 1 to 60 school days");
        ensure!(self.keep_years <= 30, "decided cases are kept for 1 to 30 school years, or 0 for no rule");
        ensure!((1..=60).contains(&self.alarm.again), "an alarm comes again after 1 to 60 minutes");
        ensure!(self.passphrase.length <= 64, "a passphrase of over 64 characters is typed by nobody");
        Ok(())
    }

    /// Writes them.
    ///
    /// # Errors
    /// What to mend, or the disk.
    pub fn save(&self, data: &Path) -> Result<()> {
        self.check()?;
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).context("cannot write the settings")?;
        files::write_private(&path(data), text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_a_mistake_is_named() {
        let dir = tempfile::tempdir().expect("a folder");
        assert_eq!(Settings::load(dir.path()).expect("defaults"), Settings::default());
        let mut settings = Settings::default();
        settings.passphrase.change = Change::TenWeeks;
        settings.calendar.closed.push(crate::calendar::Closed {
            from: "2026-12-19".parse().expect("a date"),
            to: "2027-01-03".parse().expect("a date"),
            why: "Christmas".into(),
        });
        settings.save(dir.path()).expect("saved");
        assert_eq!(Settings::load(dir.path()).expect("loaded"), settings);
        for bad in ["(lesson: 0)", "(lessons: 30)", "(calendar: (opens: \"16:00\"))", "(calendar: (days: []))", "("] {
            files::write_private(&path(dir.path()), bad.as_bytes()).expect("written");
            assert!(Settings::load(dir.path()).is_err(), "{bad}");
        }
        files::write_private(&path(dir.path()), b"(passphrase: (change: SixMonths))").expect("written");
        assert_eq!(Settings::load(dir.path()).expect("the rest is default").lesson, 30);
    }

    #[test]
    fn the_presets_end_when_the_policies_say() {
        let set = 20_781; // 24 November 2026
        let last = |change: Change| change.last_day(set).map(|d| crate::calendar::date_of(d).to_string());
        assert_eq!(last(Change::Never), None);
        assert_eq!(last(Change::TenWeeks).as_deref(), Some("2027-02-02"));
        assert_eq!(last(Change::SixMonths).as_deref(), Some("2027-05-26"));
        assert_eq!(last(Change::TwiceAYear).as_deref(), Some("2026-12-31"));
        assert!(!PassphraseRule { length: 4, ..PassphraseRule::default() }.allows("elevenchars"), "a setting cannot go below twelve");
        assert!(PassphraseRule::default().allows("twelve chars"));
    }
}
