//! The school's calendar, and by when a report is to be seen. Pure: days, hours and holidays come from the settings, the
//! time from whoever asks. A report carries no time finer than half a day, so of two readings the stricter one counts.

use jiff::civil::{Date, date};
use lantern_frame::{
    report::HalfDay,
    roster::{Hours, MAX_CLOSED},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, str::FromStr};

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// A school that is closed longer than this has a mistake in its settings.
const LONGEST_BREAK: u16 = 120;

/// Minutes since 1970 by the school's own clock on the wall.
pub type Minute = i64;

/// A time of day: `08:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// From hours and minutes; `None` if there is no such time.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> i64 {
        i64::from(self.0)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Not a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written 08:30")]
pub struct NotATime;

impl FromStr for TimeOfDay {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.trim().split_once(':').ok_or(NotATime)?;
        let number = |text: &str| text.parse().ok().filter(|_| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()));
        Self::new(number(hour).ok_or(NotATime)?, number(minute).ok_or(NotATime)?).ok_or(NotATime)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "they are the days of the week")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// From Monday on.
    pub const ALL: [Self; 7] = [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];
}

/// Days on which the school is closed, both included: a holiday, or one INSET day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// When the school is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}

impl Default for Calendar {
    fn default() -> Self {
        Self { days: Weekday::ALL[..5].to_vec(), opens: TimeOfDay(8 * 60 + 30), closes: TimeOfDay(15 * 60 + 30), closed: Vec::new() }
    }
}

/// The date of a day that is counted from 1970 on.
pub fn date_of(day: u16) -> Date {
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day)))
}

/// The day of a minute.
pub fn day_of(minute: Minute) -> u16 {
    u16::try_from(minute.div_euclid(DAY).max(0)).unwrap_or(u16::MAX)
}

/// The time of day of a minute.
pub fn time_of(minute: Minute) -> TimeOfDay {
    TimeOfDay(u16::try_from(minute.rem_euclid(DAY)).unwrap_or_default())
}

fn at(day: u16, time: TimeOfDay) -> Minute {
    i64::from(day) * DAY + time.minutes()
}

impl Calendar {
    /// The same as the roster has it. What is too much for a roster is left out from the end.
    pub fn hours(&self) -> Hours {
        let bit = |day: &Weekday| 1_u8 << (*day as u8);
        let day = |date: Date| u16::try_from((date - date_of(0)).get_days()).ok();
        Hours {
            days: self.days.iter().fold(0, |days, day| days | bit(day)),
            opens: self.opens.0,
            closes: self.closes.0,
            closed: self.closed.iter().filter_map(|c| Some((day(c.from)?, day(c.to)?))).take(MAX_CLOSED).collect(),
        }
    }

    /// Whether there are lessons on this day.
    pub fn is_school_day(&self, day: u16) -> bool {
        let date = date_of(day);
        let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        self.days.contains(&Weekday::ALL[weekday % 7]) && !self.closed.iter().any(|c| c.from <= date && date <= c.to)
    }

    /// The first day after this one with lessons; simply the next day where the settings know of none.
    pub fn next_school_day(&self, day: u16) -> u16 {
        (1..=LONGEST_BREAK).map(|n| day.saturating_add(n)).find(|&d| self.is_school_day(d)).unwrap_or(day.saturating_add(1))
    }

    /// By when a report is to be seen.
    ///
    /// An urgent one by the end of the lesson, which is `lesson` minutes after it came, and never later than that many
    /// minutes after the half-day in which the child told it. Every other one by the end of that school day. What was
    /// told on a day without lessons is due on the next school day: urgent at its beginning, everything else by its end.
    pub fn due(&self, told: (u16, HalfDay), urgent: bool, came: Minute, lesson: u16) -> Minute {
        let (day, half) = told;
        if !self.is_school_day(day) {
            let next = self.next_school_day(day);
            return at(next, if urgent { self.opens } else { self.closes });
        }
        let close = at(day, self.closes);
        if !urgent {
            return close;
        }
        let end = match half {
            HalfDay::Morning => close.min(at(day, TimeOfDay(12 * 60))),
            HalfDay::Afternoon => close,
        };
        came.clamp(at(day, self.opens).min(end), end) + i64::from(lesson)
    }

    /// When a milder report is first shown: at the next of the fixed times of its day, so that nobody who watches the
    /// screen can match it with a lesson; at once when the last of them is over, for it is due the same day.
    pub fn shown_from(&self, came: Minute, times: &[TimeOfDay]) -> Minute {
        let day = day_of(came);
        times.iter().map(|&time| at(day, time)).filter(|&time| time >= came).min().unwrap_or(came)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> u16 {
        let date: Date = text.parse().expect("a date");
        u16::try_from(date.since(super::date(1970, 1, 1)).expect("later").get_days()).expect("a day")
    }

    fn minute(text: &str) -> Minute {
        let (date, time) = text.split_once(' ').expect("date and time");
        at(day(date), time.parse().expect("a time"))
    }

    fn calendar() -> Calendar {
        let closed =
            |from: &str, to: &str| Closed { from: from.parse().expect("a date"), to: to.parse().expect("a date"), why: String::new() };
        Calendar { closed: vec![closed("2026-11-30", "2026-11-30"), closed("2026-12-19", "2027-01-03")], ..Calendar::default() }
    }

    #[test]
    fn the_rosters_hours_agree_with_the_calendar_on_every_day_of_a_year() {
        let mut calendar = Calendar::default();
        calendar.closed.push(Closed { from: date(2026, 12, 21), to: date(2027, 1, 3), why: "Winter".into() });
        let hours = calendar.hours();
        for day in 20_700..21_100 {
            assert_eq!(hours.school_day(day), calendar.is_school_day(day), "{}", date_of(day));
        }
    }

    #[test]
    fn every_report_is_due_on_a_day_with_lessons() {
        let c = calendar();
        // (told, half, urgent, came, due). 24 November 2026 is a Tuesday, 30 November an INSET day.
        for (told, half, urgent, came, due) in [
            ("2026-11-24", HalfDay::Morning, false, "2026-11-24 10:00", "2026-11-24 15:30"),
            ("2026-11-24", HalfDay::Morning, true, "2026-11-24 10:00", "2026-11-24 10:30"),
            // Held back by a lost network: the clock runs from the tap, so it is over already.
            ("2026-11-24", HalfDay::Morning, true, "2026-11-25 09:00", "2026-11-24 12:30"),
            ("2026-11-24", HalfDay::Afternoon, true, "2026-11-24 19:00", "2026-11-24 16:00"),
            ("2026-11-24", HalfDay::Morning, false, "2026-11-25 09:00", "2026-11-24 15:30"),
            // A tablet whose clock runs ahead.
            ("2026-11-24", HalfDay::Afternoon, true, "2026-11-24 10:00", "2026-11-24 10:30"),
            // Friday evening comes before an INSET day; Saturday too.
            ("2026-11-28", HalfDay::Morning, false, "2026-11-28 10:00", "2026-12-01 15:30"),
            ("2026-11-28", HalfDay::Morning, true, "2026-11-28 10:00", "2026-12-01 08:30"),
            ("2026-12-20", HalfDay::Morning, true, "2026-12-20 10:00", "2027-01-04 08:30"),
        ] {
            assert_eq!(c.due((day(told), half), urgent, minute(came), 30), minute(due), "{told} {half:?} {urgent} {came}");
        }
    }

    #[test]
    fn a_calendar_without_school_days_still_has_a_tomorrow() {
        let none = Calendar { days: Vec::new(), ..Calendar::default() };
        assert_eq!(none.next_school_day(20_000), 20_001);
        assert_eq!(calendar().next_school_day(u16::MAX), u16::MAX);
    }

    #[test]
    fn milder_reports_wait_for_the_next_of_the_fixed_times_and_never_past_the_day() {
        let times = ["08:30", "12:15", "15:15"].map(|t| t.parse().expect("a time"));
        for (came, shown) in [
            ("2026-11-24 07:00", "2026-11-24 08:30"),
            ("2026-11-24 08:31", "2026-11-24 12:15"),
            ("2026-11-24 12:15", "2026-11-24 12:15"),
            ("2026-11-24 15:20", "2026-11-24 15:20"),
        ] {
            assert_eq!(calendar().shown_from(minute(came), &times), minute(shown), "{came}");
        }
        assert_eq!(calendar().shown_from(5, &[]), 5);
    }

    #[test]
    fn times_are_read_as_they_are_written() {
        for text in ["00:00", "08:30", "23:59"] {
            assert_eq!(text.parse::<TimeOfDay>().expect("a time").to_string(), text);
        }
        for text in ["", "8:30", "24:00", "08:60", "0830", "+8:30", "08:30:00"] {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
    }
}
