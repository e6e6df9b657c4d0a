//! What a reader does at her desk: the reports that are shown to her now, and the events by which she deals with them.
//! Every event is signed, kept and shared with the other eligible readers in one step.

use crate::{
    calendar::Minute,
    case::{Author, Case, Deed, Event, Group, ReportId, cases, groups},
    casebook::{Entry, RowId},
    clock::Now,
    exchange,
    guidance::{self, Subject},
    identity::Keys,
    state::{Desk, Pressing},
};
use anyhow::{Context, Result};

/// Cases at the desk.
#[derive(Debug, Default)]
pub struct Shown {
    /// Every report with its events.
    pub cases: Vec<Case>,
    /// Rows of the casebook that cannot be read.
    pub unreadable: usize,
}

impl Shown {
    /// The reports as matters: merged and folded ones together.
    pub fn groups(self) -> Vec<Group> {
        groups(self.cases)
    }

    /// The report in this row, in its group.
    pub fn group_of(self, row: RowId) -> Option<(Group, ReportId)> {
        let id = self.cases.iter().find(|case| case.entry.row == row)?.entry.report.id;
        let group = groups(self.cases).into_iter().find(|group| group.has(id))?;
        Some((group, id))
    }
}

/// Local minutes since 1970.
pub fn minute(now: Now) -> Minute {
    i64::try_from(now.unix).unwrap_or(i64::MAX).saturating_add(i64::from(now.offset)).div_euclid(60)
}

impl Desk {
    /// Who writes at this desk.
    pub fn author(&self, keys: &Keys) -> Author {
        Author { label: self.label.clone(), key: *keys.signing.verify_key().as_bytes() }
    }

    /// By when a report is to be seen, in local minutes since 1970.
    pub fn due(&self, entry: &Entry) -> Minute {
        let (report, settings) = (&entry.report, self.settings());
        settings.calendar.due((report.day, report.half), report.urgent, entry.came(), settings.lesson)
    }

    /// Whether a report is shown yet: urgent ones, those of harm and those about a grown-up at school at once.
    fn shown_yet(&self, entry: &Entry, now: Minute) -> bool {
        let report = &entry.report;
        let at_once = report.urgent
            || entry.drill
            || report.harm()
            || guidance::subject(self.roster_for(entry).as_ref(), report) != Subject::NotStaff;
        let settings = self.settings();
        at_once || settings.calendar.shown_from(entry.came(), &settings.show_at) <= now
    }

    /// Everything that is shown now.
    ///
    /// # Errors
    /// The database.
    pub async fn shown(&self, keys: &Keys) -> Result<Shown> {
        let now = minute(self.clock.now());
        let mut all = self.all_cases(keys).await?;
        all.cases.retain(|case| self.shown_yet(&case.entry, now));
        Ok(all)
    }

    /// Every case, also such as are not shown yet.
    ///
    /// # Errors
    /// The database.
    pub async fn all_cases(&self, keys: &Keys) -> Result<Shown> {
        let listing = self.casebook.all(keys).await?;
        let events = self.casebook.events(keys).await?;
        let collected = self.casebook.collected(keys).await?;
        let unreadable = listing.unreadable + events.unreadable;
        Ok(Shown { cases: cases(listing.entries, events.events, &collected), unreadable })
    }

    /// Notes that this reader did something about these reports, now.
    ///
    /// # Errors
    /// The database, or a text that is too long; nothing was noted then.
    pub async fn record(&self, keys: &Keys, about: &[&Entry], deed: &Deed) -> Result<()> {
        let now = self.clock.now();
        let mut known = self.casebook.events(keys).await?.events;
        let (mut signed, mut frames) = (Vec::new(), Vec::new());
        for entry in about {
            // Whoever does anything about a report has looked at it: the first time is told to those who watch.
            if known.iter().all(|event| event.report != entry.report.id) {
                frames.extend(self.tell_watchers(entry)?);
            }
            let nth = known.iter().filter(|e| e.report == entry.report.id).map(|e| e.nth).max().unwrap_or_default().saturating_add(1);
            let event = Event::new(entry.report.id, nth, now, self.author(keys), deed.clone());
            let one = event.sign(&keys.signing).context("the text is too long")?;
            // With this one: whoever is handed the case hears that, too.
            known.push(event);
            frames.extend(exchange::share(self, keys, entry, &known, &one)?);
            signed.push(one);
        }
        self.casebook.add_events(keys, &signed, &frames).await?;
        self.look_for_pressing(keys).await?;
        self.changed();
        Ok(())
    }

    /// Brings up to date which urgent reports nobody has seen.
    ///
    /// # Errors
    /// The database.
    pub async fn look_for_pressing(&self, keys: &Keys) -> Result<()> {
        let shown = self.shown(keys).await?;
        let (today, _) = self.clock.now().half_day();
        let mut pressing: Vec<_> = shown.cases.iter().filter(|case| case.pressing(today)).map(|case| &case.entry).collect();
        pressing.sort_by_key(|entry| (entry.drill, self.due(entry), entry.row));
        self.set_pressing(pressing.into_iter().map(|entry| Pressing { row: entry.row, drill: entry.drill }).collect());
        Ok(())
    }
}
