//! Days and minutes as words: "this morning", "due today", "overdue". Colour is never the only sign.

use crate::{casebook::Entry, clock::Now, sentences::Sentences};
use lantern_frame::report::{HalfDay, Tapped};

/// Until when a report is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Due {
    /// By the end of the lesson.
    Lesson,
    /// Today.
    Today,
    /// That lesson is over.
    PastLesson,
    /// That day is over.
    PastDay,
}

impl Due {
    /// When this report is due, seen from `now`.
    pub fn of(entry: &Entry, now: Now) -> Self {
        let told = (entry.report.day, entry.report.half);
        let today = now.half_day();
        match (entry.report.urgent, told.0 < today.0, told < today) {
            (true, _, true) => Self::PastLesson,
            (true, ..) => Self::Lesson,
            (false, true, _) => Self::PastDay,
            (false, ..) => Self::Today,
        }
    }

    /// Id of its sentence.
    pub fn message(self) -> &'static str {
        match self {
            Self::Lesson => "desk-due-lesson",
            Self::Today => "desk-due-today",
            Self::PastLesson => "desk-overdue-lesson",
            Self::PastDay => "desk-overdue-day",
        }
    }

    /// Whether its time is over.
    pub fn over(self) -> bool {
        matches!(self, Self::PastLesson | Self::PastDay)
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

fn date(words: &Sentences, day: u16) -> String {
    let date = jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(i64::from(day)));
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
