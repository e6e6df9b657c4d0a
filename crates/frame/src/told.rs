//! All that a tablet keeps when a child has told: the report, and what goes along with it. In one place, so that no tablet
//! forgets a part of it.

use crate::{
    Frame, Locator, RecipientKey, Report, SealError, Watch,
    roster::{Reader, Reading, Roster},
    seal, watch_id, who_reads, who_watches,
};
use rand::CryptoRng;

/// Where and when a child told.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whereabouts<'a> {
    /// What stands on the tablet; empty where it has no name.
    pub tablet: &'a str,
    /// The class that has it; empty where nobody said.
    pub class: &'a str,
    /// Minute of the day by the school's clock, 0 to 1,439.
    pub minute: u16,
}

/// One frame to be kept and sent.
#[derive(Debug, Clone)]
pub struct Told {
    /// The frame.
    pub frame: Frame,
    /// It goes before others.
    pub urgent: bool,
    /// The report itself. The child is told that it is safe by this one alone.
    pub report: bool,
}

fn keys(readers: &[&Reader]) -> Vec<RecipientKey> {
    readers.iter().map(|reader| reader.recipient.clone()).collect()
}

/// Seals a report to its readers by this roster, and what goes along: where and when, if it is urgent or of harm; word to
/// those who watch, if a grown-up at school is meant and not named. The report stands first. What cannot be sealed of the
/// rest is left out: the report goes without it rather than not at all.
///
/// # Errors
/// As [`seal`].
pub fn seal_told<R: CryptoRng + ?Sized>(
    roster: &Roster,
    report: &Report,
    at: Whereabouts<'_>,
    rng: &mut R,
) -> Result<Vec<Told>, SealError> {
    let (school, version) = (roster.school, roster.version);
    let readers = keys(&who_reads(roster, report));
    let mut told = vec![Told { frame: seal(report, &readers, school, version, rng)?, urgent: report.urgent, report: true }];
    if report.is_located() {
        let (tablet, class) = (at.tablet.to_owned(), at.class.to_owned());
        let locator = Locator { report: report.id, tablet, class, minute: at.minute };
        let frame = locator.seal(&readers, school, version, rng).ok();
        told.extend(frame.map(|frame| Told { frame, urgent: report.urgent, report: false }));
    }
    let watchers = keys(&who_watches(roster, report));
    if !watchers.is_empty() {
        let day = match roster.hours.reading(report.day, at.minute) {
            Reading::On(day) => day,
            Reading::Today | Reading::Unknown => report.day,
        };
        let frame = Watch { id: watch_id(&report.id), day }.seal(&watchers, school, version, rng).ok();
        told.extend(frame.map(|frame| Told { frame, urgent: false, report: false }));
    }
    Ok(told)
}
