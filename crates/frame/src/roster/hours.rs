//! When the school is open, as part of the signed roster: a tablet says by it when somebody will read.
//! Days are counted from 1970-01-01, minutes from midnight, both by the school's own clock.

use serde::{Deserialize, Serialize};

/// Closed spells on one roster at most.
pub const MAX_CLOSED: usize = 48;
/// A school that is closed for longer than this has a mistake in its calendar: the child is not told a day.
const LONGEST_BREAK: u16 = 70;

/// School days, hours and holidays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Days with lessons, bit 0 for Monday to bit 6 for Sunday.
    pub days: u8,
    /// Minute at which the day begins.
    pub opens: u16,
    /// Minute at which it ends.
    pub closes: u16,
    /// First and last day of each holiday, both included.
    pub closed: Vec<(u16, u16)>,
}

impl Default for Hours {
    /// Monday to Friday, half past eight to half past three, no holidays.
    fn default() -> Self {
        Self { days: 0b001_1111, opens: 8 * 60 + 30, closes: 15 * 60 + 30, closed: Vec::new() }
    }
}

/// When a report that is told now will be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The school is open, or opens later today.
    Today,
    /// The school is closed now and opens on this day.
    On(u16),
    /// The calendar knows of no school day soon.
    Unknown,
}

impl Hours {
    /// Whether there are lessons on this day.
    pub fn school_day(&self, day: u16) -> bool {
        self.days & (1 << weekday(day)) != 0 && !self.closed.iter().any(|&(from, to)| (from..=to).contains(&day))
    }

    /// When a report told on this day at this minute will be read.
    pub fn reading(&self, day: u16, minute: u16) -> Reading {
        if self.school_day(day) && minute < self.closes {
            return Reading::Today;
        }
        (1..=LONGEST_BREAK).filter_map(|n| day.checked_add(n)).find(|&d| self.school_day(d)).map_or(Reading::Unknown, Reading::On)
    }

    /// Whether it can be used: at least one day, opening before closing, spells that do not end before they begin.
    pub(super) fn sound(&self) -> bool {
        self.days & 0x7f != 0
            && self.opens < self.closes
            && self.closes <= 24 * 60
            && self.closed.len() <= MAX_CLOSED
            && self.closed.iter().all(|(from, to)| from <= to)
    }
}

/// Day of the week, 0 for Monday. 1970-01-01 was a Thursday.
pub fn weekday(day: u16) -> u8 {
    ((u32::from(day) + 3) % 7) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    // Monday, 23 November 2026.
    const MONDAY: u16 = 20_780;

    #[test]
    fn somebody_reads_today_until_the_school_closes_and_then_on_the_next_school_day() {
        let hours = Hours::default();
        assert_eq!(weekday(MONDAY), 0);
        assert_eq!(hours.reading(MONDAY, 7 * 60), Reading::Today, "before school: later today");
        assert_eq!(hours.reading(MONDAY, 15 * 60 + 29), Reading::Today);
        assert_eq!(hours.reading(MONDAY, 15 * 60 + 30), Reading::On(MONDAY + 1));
        assert_eq!(hours.reading(MONDAY + 4, 16 * 60), Reading::On(MONDAY + 7), "a Friday evening");
        assert_eq!(hours.reading(MONDAY + 5, 10 * 60), Reading::On(MONDAY + 7), "a Saturday");
    }

    #[test]
    fn holidays_are_passed_over_and_a_calendar_without_an_end_names_no_day() {
        let hours = Hours { closed: vec![(MONDAY, MONDAY + 13)], ..Hours::default() };
        assert_eq!(hours.reading(MONDAY, 600), Reading::On(MONDAY + 14));
        let for_ever = Hours { closed: vec![(0, u16::MAX)], ..Hours::default() };
        assert_eq!(for_ever.reading(u16::MAX, 600), Reading::Unknown);
        assert_eq!(for_ever.reading(MONDAY, 600), Reading::Unknown);
    }

    #[test]
    fn nonsense_is_not_sound() {
        assert!(Hours::default().sound());
        for bad in [
            Hours { days: 0, ..Hours::default() },
            Hours { opens: 900, closes: 900, ..Hours::default() },
            Hours { closed: vec![(5, 4)], ..Hours::default() },
            Hours { closed: vec![(1, 2); MAX_CLOSED + 1], ..Hours::default() },
        ] {
            assert!(!bad.sound());
        }
    }
}
