//! Days and minutes as words: "this morning", "due by 15:30 today, 2 hours left", "overdue". Colour is never the only sign.

use crate::{
    calendar::{Minute, date_of, day_of, time_of},
    clock::Now,
    sentences::Sentences,
    work::minute,
};
use lantern_frame::report::{HalfDay, Tapped};
use lantern_words::Value;

/// Until when a report is to be seen, as seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    at: Minute,
    now: Minute,
}

impl Due {
    pub fn new(at: Minute, now: Now) -> Self {
        Self { at, now: minute(now) }
    }

    /// Whether its time is over.
    pub fn over(self) -> bool {
        self.now > self.at
    }

    /// In words.
    pub fn text(self, words: &Sentences) -> String {
        let (time, day) = (time_of(self.at).to_string(), day_of(self.at));
        let today = day == day_of(self.now);
        let args: &[(&str, Value)] = &[("time", time.into()), ("date", date(words, day).into())];
        match (self.over(), today) {
            (true, true) => words.with("desk-overdue-today", args),
            (true, false) => words.with("desk-overdue", args),
            (false, true) => words.with("desk-due-today", args),
            (false, false) => words.with("desk-due", args),
        }
    }

    /// How long is left, in words; `None` when its time is over or it is due on another day.
    pub fn left(self, words: &Sentences) -> Option<String> {
        let left = u32::try_from(self.at - self.now).ok().filter(|_| day_of(self.at) == day_of(self.now))?;
        let (hours, minutes) = (left / 60, left % 60);
        Some(match hours {
            0 => words.with("desk-left-minutes", &[("minutes", minutes.into())]),
            _ => words.with("desk-left-hours", &[("hours", hours.into()), ("minutes", minutes.into())]),
        })
    }
}

/// A half-day as seen from `now`: "this morning", "in the afternoon of Friday 20 November, 3 days ago".
pub(super) fn half_day(words: &Sentences, day: u16, half: HalfDay, now: Now) -> String {
    let (today, _) = now.half_day();
    let half = ("half", half.id().into());
    let date = ("date", date(words, day).into());
    match today.checked_sub(day) {
        Some(0) => words.with("desk-when-today", &[half]),
        Some(1) => words.with("desk-when-yesterday", &[half]),
        Some(days) => words.with("desk-when-past", &[half, date, ("days", days.into())]),
        None => words.with("desk-when-ahead", &[half, date]),
    }
}

/// A moment as it stands in a record: "Tuesday 24 November 2026, 10:05".
pub(super) fn stamp(words: &Sentences, at: Minute) -> String {
    let day = day_of(at);
    let year = u16::try_from(date_of(day).year()).unwrap_or_default();
    words.with(
        "desk-stamp",
        // As text: a number of a year has no thousands.
        &[("date", date(words, day).into()), ("year", year.to_string().into()), ("time", time_of(at).to_string().into())],
    )
}

/// A half-day as it stands in a record: "Tuesday 24 November 2026, morning".
pub(super) fn dated_half(words: &Sentences, day: u16, half: HalfDay) -> String {
    let year = date_of(day).year().to_string();
    words.with("desk-stamp-half", &[("date", date(words, day).into()), ("year", year.into()), ("half", half.id().into())])
}

/// "Tuesday 24 November".
pub(super) fn date(words: &Sentences, day: u16) -> String {
    let date = date_of(day);
    let number = |n: i8| u8::try_from(n).unwrap_or_default().into();
    words.with(
        "desk-date",
        &[("weekday", number(date.weekday().to_monday_one_offset())), ("day", number(date.day())), ("month", number(date.month()))],
    )
}

/// Whole minutes between two moments.
pub(super) fn minutes(now: Now, earlier: Now) -> u32 {
    u32::try_from(now.since(earlier).as_secs() / 60).unwrap_or(u32::MAX)
}
