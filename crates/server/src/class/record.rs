//! What is written down of sessions: who started which lesson with which class, from when to when, and what classes chose.
//! Of a child, nothing.

use super::Classes;
use crate::calendar::Calendar;
use crate::store::{Device, Docs, Kind, Row};
use jiff::{Timestamp, tz::TimeZone};
use lantern_class::{ClassId, Count, Counts, FEW, Line, Moment, Plan, Record, Refusal, Seen, SessionId, Staff, Taught};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One start of a lesson, or one opening of teacher mode.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// When, as `2026-11-23T09:30:00Z`.
    pub from: String,
    /// Until when; empty: it was not ended.
    pub to: String,
    /// Role.
    pub staff: String,
    /// Number of the teacher's tablet.
    pub device: i64,
    /// Id of the class; empty where a PIN alone was typed.
    pub class: String,
    /// What the class was called.
    pub label: String,
    /// Its stage.
    pub stage: String,
    /// The lesson; empty where a PIN alone was typed.
    pub lesson: String,
    /// Its revision.
    pub rev: u32,
    /// `lesson`, `before`, `after` or `later`.
    pub moment: String,
    /// Version of the promises that were shown at its start; 0: the plain ones, or none yet.
    pub promised: u32,
}

/// What a teacher has seen of a session's choices so far. Kept until the session ends, so that neither a restart nor the
/// server beside shows her one tap more.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Bars(Vec<(String, Moment, Counts)>);

impl Bars {
    fn of(&mut self, plan: &Plan) -> &mut Counts {
        let at = self.0.iter().position(|(lesson, moment, _)| *lesson == plan.lesson && *moment == plan.moment);
        let at = at.unwrap_or_else(|| {
            self.0.push((plan.lesson.clone(), plan.moment, Counts::default()));
            self.0.len() - 1
        });
        &mut self.0[at].2
    }
}

/// The school year of a moment: `2026-27`, from September to August.
pub(crate) fn school_year(calendar: &Calendar, now: Timestamp) -> String {
    let date = now.to_zoned(calendar.zone().unwrap_or(TimeZone::UTC)).date();
    let first = if date.month() >= 9 { date.year() } else { date.year() - 1 };
    format!("{first:04}-{:02}", (first + 1).rem_euclid(100))
}

fn id(now: Timestamp) -> String {
    // In the order of time.
    format!("{now:.3}-{:08x}", rand::random::<u32>())
}

/// Somebody typed her PIN.
pub(super) fn opened(docs: &mut Docs, staff: &Staff, device: &Device, now: Timestamp) {
    let entry = Entry { from: now.strftime("%FT%TZ").to_string(), staff: staff.label.clone(), device: device.number, ..Entry::default() };
    docs.put(Kind::Log, &id(now), &entry);
}

/// A lesson was started. Gives the id of its record.
pub(super) fn started(docs: &mut Docs, staff: &Staff, device: &Device, class: ClassId, plan: &Plan, now: Timestamp) -> String {
    let of: Option<lantern_class::Class> = docs.get(Kind::Class, &class.to_string());
    let entry = Entry {
        from: now.strftime("%FT%TZ").to_string(),
        staff: staff.label.clone(),
        device: device.number,
        class: class.to_string(),
        label: of.as_ref().map(|of| of.label.clone()).unwrap_or_default(),
        promised: of.as_ref().map(|of| of.promised).unwrap_or_default(),
        stage: of.map(|of| of.stage).unwrap_or_default(),
        lesson: plan.lesson.clone(),
        rev: plan.rev,
        moment: plan.moment.as_str().to_owned(),
        ..Entry::default()
    };
    let id = id(now);
    // Twice until it is ended: the record itself is not read when a session changes.
    docs.put(Kind::Log, &id, &entry);
    docs.put(Kind::Open, &id, &entry);
    id
}

/// Its end.
pub(super) fn ended(docs: &mut Docs, id: &str, now: Timestamp) {
    if let Some(entry) = docs.get::<Entry>(Kind::Open, id) {
        docs.put(Kind::Log, id, &Entry { to: now.strftime("%FT%TZ").to_string(), ..entry });
        docs.remove(Kind::Open, id);
    }
}

/// The class has said its promises.
pub(super) fn promised(docs: &mut Docs, id: &str, version: u32) {
    if let Some(entry) = docs.get::<Entry>(Kind::Open, id) {
        let entry = Entry { promised: version, ..entry };
        docs.put(Kind::Log, id, &entry);
        docs.put(Kind::Open, id, &entry);
    }
}

impl Classes {
    /// What may be seen of what was chosen in a session, in steps from which no single tap can be told.
    pub(super) async fn bars_of(&self, session: SessionId, plan: &Plan) -> sqlx::Result<Vec<Seen>> {
        let id = session.to_string();
        let rows = self.store.tallies_of(&id).await?;
        let now = rows.iter().filter(|row| row.lesson == plan.lesson && row.moment == plan.moment.as_str()).map(count);
        let now = Counts::from(now.collect::<Vec<_>>());
        let step = |docs: &Docs| {
            let mut bars: Bars = docs.get(Kind::Bars, &id).unwrap_or_default();
            let shown = bars.of(plan);
            let before = shown.clone();
            now.step(shown);
            let (moved, seen) = (*shown != before, shown.seen());
            (moved.then_some(bars), seen)
        };
        let (moved, seen) = step(&self.docs());
        if moved.is_none() {
            return Ok(seen);
        }
        self.change(|docs| {
            let (moved, seen) = step(docs);
            if let Some(bars) = moved.filter(|_| docs.get::<super::Kept>(Kind::Session, &id).is_some()) {
                docs.put(Kind::Bars, &id, &bars);
            }
            seen
        })
        .await
    }
}

impl Classes {
    /// What was taught this school year and what was chosen, for whoever holds this token on this tablet.
    pub(crate) async fn record_for(&self, device: &Device, token: &str) -> Result<Record, Refusal> {
        let now = Timestamp::now();
        let (staff, docs) = self.staff_of(device, token, now).await?;
        let busy = |e: sqlx::Error| {
            tracing::error!("the record of lessons could not be read ({e})");
            Refusal::Busy
        };
        let year = school_year(&self.calendar, now);
        let today = self.today(now);
        let may = |class: &str| staff.curriculum || class.parse().is_ok_and(|id| staff.may(id, today));
        let log: Vec<Entry> = self.store.class_log().await.map_err(busy)?;
        let taught = log.into_iter().filter(|e| !e.lesson.is_empty() && may(&e.class));
        let this_year = |from: &str| from.parse().is_ok_and(|at| school_year(&self.calendar, at) == year);
        let taught = taught.filter(|e| this_year(&e.from) && e.moment == Moment::Lesson.as_str()).map(|e| Taught {
            class: e.label,
            stage: e.stage,
            lesson: e.lesson,
            day: e.from.get(..10).unwrap_or_default().to_owned(),
        });
        let rows = self.store.tallies().await.map_err(busy)?;
        let rows: Vec<Row> = rows.into_iter().filter(|row| row.year == year && may(&row.class)).collect();
        Ok(Record { taught: taught.collect(), lines: lines(&rows, |id| label(&docs, id)) })
    }
}

/// What a class is called, or its id where it has gone.
pub(crate) fn label(docs: &Docs, id: &str) -> String {
    docs.get::<lantern_class::Class>(Kind::Class, id).map_or_else(|| id.to_owned(), |class| class.label)
}

fn count(row: &Row) -> Count {
    Count { node: row.node.clone(), option: row.choice.clone(), n: u32::try_from(row.n).unwrap_or(u32::MAX) }
}

/// The table of choices, without what fewer than five have chosen.
pub(crate) fn lines(rows: &[Row], label: impl Fn(&str) -> String) -> Vec<Line> {
    let mut cards: BTreeMap<(&str, &str, &str, i64, &str), Vec<Count>> = BTreeMap::new();
    for row in rows {
        cards.entry((&row.year, &row.class, &row.lesson, row.rev, &row.moment)).or_default().push(count(row));
    }
    let mut lines = Vec::new();
    for ((year, class, lesson, rev, moment), counts) in cards {
        for seen in Counts::from(counts).seen() {
            for (choice, tablets) in seen.options {
                lines.push(Line {
                    year: year.to_owned(),
                    class: label(class),
                    lesson: lesson.to_owned(),
                    rev,
                    moment: moment.to_owned(),
                    card: seen.node.clone(),
                    choice,
                    tablets,
                });
            }
        }
    }
    lines
}

/// The table as comma-separated values (RFC 4180), with a line of names.
pub fn csv(lines: &[Line]) -> String {
    let mut out = String::from("year,class,lesson,revision,moment,card,choice,tablets\r\n");
    for line in lines {
        let tablets = line.tablets.map_or_else(|| format!("fewer than {FEW}"), |n| n.to_string());
        let fields = [&line.year, &line.class, &line.lesson, &line.rev.to_string(), &line.moment, &line.card, &line.choice, &tablets];
        out.push_str(&fields.map(|field| quoted(field)).join(","));
        out.push_str("\r\n");
    }
    out
}

/// A field; one that a spreadsheet would take for a formula is marked as text.
pub(super) fn quoted(field: &str) -> String {
    let field = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
    if field.contains([',', '"', '\r', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_turns_on_the_first_of_september() {
        let year = |at: &str| school_year(&Calendar::default(), at.parse().unwrap());
        assert_eq!(year("2026-08-31T22:59:00Z"), "2025-26");
        assert_eq!(year("2026-08-31T23:00:00Z"), "2026-27", "British summer time");
        assert_eq!(year("2027-03-01T12:00:00Z"), "2026-27");
        assert_eq!(year("2099-12-01T12:00:00Z"), "2099-00");
    }

    #[test]
    fn the_table_has_no_small_counts_and_no_formulas() {
        let row = |node: &str, choice: &str, n| Row {
            year: "2026-27".into(),
            class: "c".into(),
            lesson: "e5".into(),
            rev: 1,
            moment: "lesson".into(),
            node: node.into(),
            choice: choice.into(),
            n,
        };
        let rows = [row("ask", "tell", 24), row("ask", "hide", 3), row("mend", "tell", 4)];
        let csv = csv(&lines(&rows, |_| "=Swans, \"Year 2\"".into()));
        assert_eq!(
            csv,
            "year,class,lesson,revision,moment,card,choice,tablets\r\n\
             2026-27,\"'=Swans, \"\"Year 2\"\"\",e5,1,lesson,ask,hide,fewer than 5\r\n\
             2026-27,\"'=Swans, \"\"Year 2\"\"\",e5,1,lesson,ask,tell,24\r\n"
        );
    }
}
