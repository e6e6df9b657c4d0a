//! Deleting a matter at this desk: only when all of it is decided, by a reader who may write it, with a reason. The other
//! readers hear that it was deleted here and decide about their own desks; nobody deletes on another's computer. And
//! which matters are due to be deleted by the school's own rule; the desk itself deletes none.

use crate::{
    calendar::{date_of, day_of},
    case::{Deed, Event, Group, Stone},
    exchange,
    identity::Keys,
    state::Desk,
};
use anyhow::{Context, Result};
use jiff::civil::{Date, date};

/// The month in which a school year begins.
const SEPTEMBER: i8 = 9;

/// The first day on which what was decided on `decided` is due to be deleted: the first of September after `years` whole
/// school years that follow the one in which it was decided.
pub fn due_from(decided: u16, years: u8) -> Date {
    let day = date_of(decided);
    let ends = if day.month() >= SEPTEMBER { day.year() + 1 } else { day.year() };
    date(ends.saturating_add(i16::from(years)), SEPTEMBER, 1)
}

/// Whether a matter can be deleted as it stands: every report of it is decided.
pub fn decided(group: &Group) -> bool {
    group.all().all(|case| !case.open())
}

impl Desk {
    /// Whether the reader of this desk may delete this matter here, now.
    pub fn may_delete(&self, keys: &Keys, group: &Group) -> bool {
        let me = keys.signing.verify_key();
        decided(group) && group.all().all(|case| self.may_write(me.as_bytes(), &case.entry))
    }

    /// The first day on which this matter is due by the setting; `None` where there is none, or it is still open.
    pub fn old_from(&self, group: &Group) -> Option<Date> {
        let years = self.settings().keep_years;
        if years == 0 || !decided(group) {
            return None;
        }
        let last = group.all().filter_map(|case| case.outcome.as_ref()).map(|(_, _, stamp)| day_of(stamp.minute)).max()?;
        Some(due_from(last, years))
    }

    /// Whether it is due today.
    pub fn is_old(&self, group: &Group) -> bool {
        self.old_from(group).is_some_and(|from| from <= date_of(self.clock.now().half_day().0))
    }

    /// Deletes a matter at this desk and tells the other readers of it. Gives how many reports that were.
    ///
    /// # Errors
    /// It is still open or not hers, the reason is too long, or the database; nothing was deleted then.
    pub async fn delete(&self, keys: &Keys, group: &Group, reason: &str) -> Result<usize> {
        anyhow::ensure!(self.may_delete(keys, group), "this case is open, or another reader's");
        let now = self.clock.now();
        let known = self.casebook.events(keys).await?.events;
        let (mut gone, mut frames) = (Vec::new(), Vec::new());
        for case in group.all() {
            let id = case.entry.report.id;
            let nth = case.events.iter().map(|event| event.nth).max().unwrap_or_default().saturating_add(1);
            let event = Event::new(id, nth, now, self.author(keys), Deed::Deleted { reason: reason.to_owned() });
            let signed = event.sign(&keys.signing).context("the text is too long")?;
            frames.extend(exchange::share(self, keys, &case.entry, &known, &signed)?);
            let answers = case.events.iter().filter_map(|event| match &event.deed {
                Deed::Replied { id, .. } => Some(*id),
                _ => None,
            });
            let stone = Stone::new(&id, &answers.collect::<Vec<_>>(), &event, reason);
            gone.push((Some(case), stone.sign(&keys.signing).context("the text is too long")?));
        }
        self.casebook.delete(keys, &gone, &frames).await?;
        // What waits about it in parts, and its answer on the board.
        self.settle(keys).await?;
        if self.school.is_some() {
            self.arrange_board(keys).await?;
        }
        self.look_for_pressing(keys).await?;
        self.changed();
        Ok(gone.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_due_after_whole_school_years() {
        let day = |text: &str| {
            let day: Date = text.parse().expect("a date");
            u16::try_from(day.since(date(1970, 1, 1)).expect("later").get_days()).expect("a day")
        };
        for (decided, years, due) in [
            ("2026-11-24", 1, "2028-09-01"),
            ("2027-08-31", 1, "2028-09-01"),
            ("2027-09-01", 1, "2029-09-01"),
            ("2026-11-24", 25, "2052-09-01"),
        ] {
            assert_eq!(due_from(day(decided), years).to_string(), due, "{decided}, {years}");
        }
    }
}
