//! The record of a case: what was done, by whom and when, as it was added; and beside it the forms that add to it.

use super::{report::View, triage, when};
use crate::{
    calendar::Minute,
    case::{Deed, Event},
};
use lantern_frame::report::HalfDay;
use maud::{Markup, html};

/// Everything that was done about any report of this matter, oldest first; what was done about all of them at once by
/// one click stands there once.
fn events<'a>(view: &'a View<'_>) -> Vec<&'a Event> {
    let mut events: Vec<&Event> = view.group.all().flat_map(|case| &case.events).collect();
    events.sort_by_key(|event| (event.at, event.nth, event.report != view.case.entry.report.id, event.id));
    let mut shown: Vec<&Event> = Vec::new();
    for event in events {
        let again = |earlier: &&Event| (earlier.at, &earlier.by, &earlier.deed) == (event.at, &event.by, &event.deed);
        if !shown.iter().rev().take_while(|e| e.at == event.at).any(again) {
            shown.push(event);
        }
    }
    shown
}

/// A line of the record.
enum Line<'a> {
    /// What a reader did.
    Did(&'a Event),
    /// A child has collected an answer. A tablet said so, and no reader: the line has no author.
    Collected(u16, HalfDay),
}

/// Minutes of half a day.
const HALF: Minute = 12 * 60;

/// What readers did, and in between the answers that were collected, each no earlier than it was given.
fn lines<'a>(view: &'a View<'_>) -> Vec<Line<'a>> {
    let mut lines: Vec<(Minute, Line<'a>)> = events(view).into_iter().map(|event| (event.minute(), Line::Did(event))).collect();
    for case in view.group.all() {
        for (id, (day, half)) in &case.collected {
            let halves = Minute::from(*day) * 2 + Minute::from(*half == HalfDay::Afternoon);
            let given = |event: &&Event| matches!(&event.deed, Deed::Replied { id: of, .. } if of == id);
            let after = case.events.iter().find(given).map_or(0, Event::minute);
            // Somewhere in that half-day: nothing finer is known.
            lines.push(((halves * HALF).max(after), Line::Collected(*day, *half)));
        }
    }
    // What was given and what was collected in one minute stay in this order: the sort is stable.
    lines.sort_by_key(|(minute, _)| *minute);
    lines.into_iter().map(|(_, line)| line).collect()
}

pub(super) fn section(view: &View<'_>) -> Markup {
    let desk = &view.site.desk;
    let words = &desk.sentences;
    let lines = lines(view);
    html! {
        section.record aria-labelledby="record" {
            h2 id="record" { (words.get("desk-record")) }
            div.columns {
                div.log {
                    @if lines.is_empty() {
                        p.quiet { (words.get("desk-record-empty")) }
                    } @else {
                        ol.log {
                            @for line in lines {
                                li {
                                    @match line {
                                        Line::Did(event) => {
                                            p.quiet { (when::stamp(words, event.minute())) " · " (desk.called(&event.by)) }
                                            div { (triage::deed(view, &event.deed)) }
                                        }
                                        Line::Collected(day, half) => {
                                            p.quiet { (when::dated_half(words, day, half)) }
                                            div { (words.get("desk-did-collected")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    p.quiet.no-print { (words.get("desk-record-hint")) }
                }
                div.forms {
                    (triage::note(view))
                    (triage::decide(view))
                    (triage::more(view))
                }
            }
        }
    }
}
