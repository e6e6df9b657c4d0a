//! The record of a case: what was done, by whom and when, as it was added; and beside it the forms that add to it.

use super::{report::View, triage, when};
use crate::case::Event;
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

pub(super) fn section(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    let events = events(view);
    html! {
        section.record aria-labelledby="record" {
            h2 id="record" { (words.get("desk-record")) }
            div.columns {
                div.log {
                    @if events.is_empty() {
                        p.quiet { (words.get("desk-record-empty")) }
                    } @else {
                        ol.log {
                            @for event in events {
                                li {
                                    p.quiet { (when::stamp(words, event.minute())) " · " (event.by.label) }
                                    div { (triage::deed(view, &event.deed)) }
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
