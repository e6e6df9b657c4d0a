//! Which mails are due at a moment. Pure: the moment and the last look of a desk that counts are passed in, and nothing else is
//! known here; above all nothing of frames.

use super::Mail;
use crate::calendar::Calendar;
use jiff::{Timestamp, Unit};

/// How long after its time a mail is still worth sending, in minutes: a server that starts at noon does not send the
/// morning's.
const LATE: i64 = 60;
/// School minutes without a look at a desk that counts after which the deputies, and then the chair, are told.
const DEPUTIES: i64 = 60;
const CHAIR: i64 = 120;

/// What a mail says: subject and text.
pub(super) struct Words {
    pub(super) subject: &'static str,
    pub(super) text: &'static str,
}

pub(super) const WORDS_LOOK: Words = Words {
    subject: "Lantern: please open your desk",
    text: "Please open your desk.\n\nThis mail comes at the same times on every school day, whether anything is there or not.\n",
};
const WORDS_SILENT: Words = Words {
    subject: "Lantern: no desk has been opened",
    text: "No desk of the safeguarding lead or of a deputy has been opened for an hour of school or more. Please open yours, or \
           make sure that somebody does.\n\n\
           This mail hangs on desks being opened alone. It says nothing about whether anything is there.\n",
};
pub(super) const WORDS_TEST: Words = Words {
    subject: "Lantern: this is a test",
    text: "Your school's technician has tried out whether mails from Lantern reach you. There is nothing to do.\n",
};

/// A mail that is due.
pub(super) struct Duty<'a> {
    /// Under which it is written down that it was done; begins with its date.
    pub(super) key: String,
    pub(super) to: &'a [String],
    pub(super) words: &'static Words,
}

/// What is due at `now`. `last_look`: when a desk that counts was last open.
pub(super) fn due<'a>(mail: &'a Mail, calendar: &Calendar, last_look: Option<Timestamp>, now: Timestamp) -> anyhow::Result<Vec<Duty<'a>>> {
    let local = now.to_zoned(calendar.zone()?);
    let (date, time) = (local.date(), local.time());
    if !calendar.is_school_day(date) {
        return Ok(Vec::new());
    }
    let mut duties = Vec::new();
    for at in &mail.at {
        let late = time.since((Unit::Minute, at.0)).map_or(-1, |span| span.get_minutes());
        if time >= at.0 && late < LATE {
            duties.push(Duty { key: format!("{date} {} look", at.0.strftime("%R")), to: &mail.to, words: &WORDS_LOOK });
        }
    }
    // Out of hours nobody is sent to a desk; the minutes go on counting in the morning.
    if calendar.opens.0 <= time && time < calendar.closes.0 {
        let opened = date.to_datetime(calendar.opens.0).to_zoned(calendar.zone()?)?.timestamp();
        let silent = calendar.school_minutes(last_look.unwrap_or(opened), now);
        // Once for each silence; where no desk was ever open, once a day.
        let since = last_look.map_or_else(|| format!("{date} never"), |look| format!("{} {}", look.strftime("%F"), look.as_second() / 60));
        for (after, who, to) in [(DEPUTIES, "deputies", &mail.deputies), (CHAIR, "chair", &mail.chair)] {
            if silent >= after && !to.is_empty() {
                duties.push(Duty { key: format!("{since} {who}"), to, words: &WORDS_SILENT });
            }
        }
    }
    Ok(duties)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(look: Option<&str>, now: &str) -> Vec<String> {
        let text = r#"(server: "localhost", security: None, from: "a@b.example", to: ["l@b.example"], deputies: ["d@b.example"], chair: ["c@b.example"])"#;
        let mail: Mail = ron::from_str(text).unwrap();
        let duties = due(&mail, &Calendar::default(), look.map(|l| l.parse().unwrap()), now.parse().unwrap()).unwrap();
        duties.into_iter().map(|d| d.key).collect()
    }

    #[test]
    fn the_timetable_is_the_calendars_and_silence_is_counted_in_hours_of_school() {
        assert_eq!(keys(Some("2026-11-23T08:00:00Z"), "2026-11-23T08:19:59Z"), [""; 0]);
        assert_eq!(keys(Some("2026-11-23T08:00:00Z"), "2026-11-23T08:20:00Z"), ["2026-11-23 08:20 look"]);
        assert_eq!(keys(Some("2026-11-23T09:00:00Z"), "2026-11-23T09:19:00Z"), ["2026-11-23 08:20 look"]);
        assert_eq!(keys(Some("2026-11-23T09:00:00Z"), "2026-11-23T09:20:00Z"), [""; 0], "too late for the morning's");
        assert_eq!(keys(Some("2026-11-21T09:00:00Z"), "2026-11-22T08:20:00Z"), [""; 0], "a Sunday");
        // Summer time: 08:20 at school is 07:20 UTC.
        assert_eq!(keys(Some("2026-06-01T07:10:00Z"), "2026-06-01T07:20:00Z"), ["2026-06-01 08:20 look"]);
        let silent = |now: &str| keys(Some("2026-11-20T15:00:00Z"), now);
        assert_eq!(silent("2026-11-20T20:00:00Z"), [""; 0]);
        assert_eq!(silent("2026-11-23T08:59:00Z"), ["2026-11-23 08:20 look"]);
        assert_eq!(silent("2026-11-23T09:25:00Z").len(), 1);
        assert!(silent("2026-11-23T09:25:00Z")[0].ends_with("deputies"));
        let both = silent("2026-11-23T10:00:00Z");
        assert!(both.len() == 2 && both[1].ends_with("chair") && both == silent("2026-11-23T14:00:00Z"), "the same keys: once each");
        assert_eq!(keys(None, "2026-11-23T09:30:00Z"), ["2026-11-23 never deputies"]);
        assert_eq!(keys(Some("2026-11-23T10:00:00Z"), "2026-11-23T10:30:00Z"), [""; 0]);
    }
}
