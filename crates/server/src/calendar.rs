//! The school's calendar: on which days there are lessons, from when to when, and in which time zone. Pure; the moment is
//! passed in. The same words as in a desk's settings.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan as _, Unit, Zoned, tz::TimeZone};
use serde::Deserialize;

/// Days looked back at most when school minutes are counted: no break is longer.
const LONGEST_BREAK: usize = 120;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[allow(missing_docs, reason = "their names say it")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];
}

/// Days without lessons, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// What it is, for whoever reads the settings.
    #[serde(default)]
    pub why: String,
}

/// A time of day, `08:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeOfDay(pub Time);

impl TryFrom<String> for TimeOfDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no time of day such as \"08:30\"");
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let time = Time::new(hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?, 0, 0);
        time.map(Self).map_err(|_| wrong())
    }
}

/// When the school is open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Calendar {
    /// Days with lessons.
    pub days: Vec<Weekday>,
    /// When the day begins.
    pub opens: TimeOfDay,
    /// When the day ends.
    pub closes: TimeOfDay,
    /// Holidays, bank holidays and INSET days.
    pub closed: Vec<Closed>,
    /// Where the school's clocks are set.
    pub timezone: String,
}

impl Default for Calendar {
    fn default() -> Self {
        let time = |hour| TimeOfDay(jiff::civil::time(hour, 30, 0, 0));
        let timezone = "Europe/London".into();
        Self { days: Weekday::ALL[..5].to_vec(), opens: time(8), closes: time(15), closed: Vec::new(), timezone }
    }
}

impl Calendar {
    /// What is wrong with it, in words for whoever wrote the settings.
    ///
    /// # Errors
    /// A day that ends before it begins, or a time zone that is not known.
    pub fn check(&self) -> anyhow::Result<()> {
        anyhow::ensure!(self.opens < self.closes, "calendar: `opens` must be before `closes`");
        self.zone().map(drop)
    }

    /// Its time zone.
    pub(crate) fn zone(&self) -> anyhow::Result<TimeZone> {
        TimeZone::get(&self.timezone)
            .map_err(|_| anyhow::anyhow!("calendar: no time zone is called {:?}; say \"Europe/London\"", self.timezone))
    }

    /// Whether there are lessons on this day.
    pub(crate) fn is_school_day(&self, date: Date) -> bool {
        let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        self.days.contains(&Weekday::ALL[weekday % 7]) && !self.closed.iter().any(|c| c.from <= date && date <= c.to)
    }

    /// Minutes of school between two moments.
    pub(crate) fn school_minutes(&self, from: Timestamp, to: Timestamp) -> i64 {
        let Ok(zone) = self.zone() else { return 0 };
        let (from, to) = (from.to_zoned(zone.clone()), to.to_zoned(zone));
        let mut minutes = 0;
        let mut day = to.date();
        for _ in 0..LONGEST_BREAK {
            if day < from.date() {
                break;
            }
            minutes += self.minutes_of(day, &from, &to);
            let Ok(before) = day.checked_sub(1.day()) else { break };
            day = before;
        }
        minutes
    }

    /// Those of one day.
    fn minutes_of(&self, day: Date, from: &Zoned, to: &Zoned) -> i64 {
        if !self.is_school_day(day) {
            return 0;
        }
        let begin = self.opens.0.max(if from.date() == day { from.time() } else { Time::MIN });
        let end = self.closes.0.min(if to.date() == day { to.time() } else { Time::MAX });
        end.since((Unit::Minute, begin)).map_or(0, |span| span.get_minutes()).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hours_of_school_count() {
        let mut c = Calendar::default();
        let count = |c: &Calendar, from: &str, to: &str| c.school_minutes(from.parse().unwrap(), to.parse().unwrap());
        // A Monday in November: London is at UTC.
        assert_eq!(count(&c, "2026-11-23T09:00:00Z", "2026-11-23T10:10:00Z"), 70);
        assert_eq!(count(&c, "2026-11-20T15:00:00Z", "2026-11-23T09:00:00Z"), 60, "half an hour of Friday, half an hour of Monday");
        assert_eq!(count(&c, "2026-11-21T10:00:00Z", "2026-11-22T20:00:00Z"), 0);
        assert_eq!(count(&c, "2026-11-23T16:00:00Z", "2026-11-23T20:00:00Z"), 0);
        assert_eq!(count(&c, "2026-11-23T10:00:00Z", "2026-11-23T09:00:00Z"), 0);
        // In June London is an hour ahead.
        assert_eq!(count(&c, "2026-06-01T06:00:00Z", "2026-06-01T08:00:00Z"), 30);
        c.closed.push(Closed { from: "2026-11-23".parse().unwrap(), to: "2026-11-27".parse().unwrap(), why: String::new() });
        assert_eq!(count(&c, "2026-11-20T15:00:00Z", "2026-11-30T09:00:00Z"), 60);
        assert!(c.check().is_ok() && Calendar { timezone: "Hogsmeade".into(), ..c }.check().is_err());
    }
}
