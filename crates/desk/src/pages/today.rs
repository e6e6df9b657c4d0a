//! The list: what nobody has seen yet first, urgent ones above all, then what waits longest. Pictures before words.

use super::{
    Site, gate,
    guard::Open,
    layout,
    when::{self, Due},
};
use crate::{
    casebook::Entry,
    clock::Now,
    guidance::{Subject, subject},
    roster::InForce,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use lantern_frame::report::Tapped;
use maud::{Markup, html};
use std::cmp::Reverse;

/// `GET /`
pub(super) async fn show(State(site): State<Site>, open: Open) -> Response {
    let Ok(listing) = site.desk.casebook.all(&open.keys).await else { return gate::trouble(&site) };
    let words = &site.desk.sentences;
    let (mut seen, mut new): (Vec<_>, Vec<_>) = listing.entries.into_iter().partition(|entry| entry.seen.is_some());
    new.sort_by_key(|e| (!e.report.urgent, e.report.day, e.report.half, e.arrived, e.row));
    seen.sort_by_key(|e| (Reverse((e.report.day, e.report.half)), !e.report.urgent, e.row));
    let urgent = new.iter().filter(|entry| entry.report.urgent).count();
    let title = match urgent {
        0 => words.get("desk-title-today"),
        n => words.with("desk-title-urgent", &[("n", n.into())]),
    };
    let view = View { site: &site, now: site.desk.clock.now(), roster: site.desk.roster() };
    let main = html! {
        @if let Some(first) = new.first().filter(|_| urgent > 0) {
            section.alarm role="alert" {
                strong { (words.with("desk-alarm", &[("n", urgent.into())])) }
                a.button id="alarm" href=(address(first)) { (words.get("desk-alarm-go")) }
            }
        }
        @if listing.unreadable > 0 {
            p.notice role="status" { (words.with("desk-unreadable", &[("n", listing.unreadable.into())])) }
        }
        div.head {
            h1 { (words.get("desk-today")) }
            @if !new.is_empty() || !seen.is_empty() {
                p { (words.with("desk-summary", &[("n", new.len().into())])) }
            }
        }
        @if new.is_empty() && seen.is_empty() {
            section.empty {
                h2 { (words.get("desk-empty")) }
                p { (words.get("desk-empty-more")) }
            }
        }
        @if !new.is_empty() { (view.list("new", "desk-new", &new)) }
        @if !seen.is_empty() { (view.list("seen", "desk-seen", &seen)) }
    };
    layout::page(&site, &open.session, &title, main).into_response()
}

fn address(entry: &Entry) -> String {
    format!("/report/{}", entry.row)
}

struct View<'a> {
    site: &'a Site,
    now: Now,
    roster: Option<InForce>,
}

impl View<'_> {
    fn list(&self, id: &str, heading: &str, entries: &[Entry]) -> Markup {
        html! {
            section aria-labelledby=(id) {
                h2 id=(id) { (self.site.desk.sentences.get(heading)) }
                ol.reports.(id) { @for entry in entries { (self.card(entry)) } }
            }
        }
    }

    fn card(&self, entry: &Entry) -> Markup {
        let desk = &self.site.desk;
        let words = &desk.sentences;
        let report = &entry.report;
        let due = Due::of(entry, self.now);
        let small = |question, answer| layout::picture(words, &desk.pictures, question, answer, false);
        let staff = subject(self.roster.as_ref().map(|r| &r.roster), report) != Subject::NotStaff;
        html! {
            li.report.urgent[report.urgent && entry.seen.is_none()] data-report=(entry.row) {
                div.tapped {
                    span.first { (layout::picture(words, &desk.pictures, "what", report.what.id(), true)) }
                    (small("who", report.who.id()))
                    @if let Some(feeling) = report.feeling { (small("feeling", feeling.id())) }
                    @if report.urgent { (small("now", "yes")) }
                }
                div.about {
                    h3 { a id=(format!("r-{}", entry.row)) href=(address(entry)) { (words.get(&format!("tell-what-{}", report.what.id()))) } }
                    p {
                        (words.with("desk-told", &[("when", when::half_day(words, report.day, report.half, self.now).into())]))
                        " · " (words.get(&format!("desk-stage-{}", report.stage.id())))
                        @if report.words.is_some() { " · " (words.get("desk-has-words")) }
                    }
                    @if staff { p { strong { (words.get("desk-about-staff")) } } }
                }
                div.state {
                    @if let Some(seen) = &entry.seen {
                        p { (words.with("desk-seen-by", &[("when", when::half_day(words, seen.day, seen.half, self.now).into()), ("by", seen.by.as_str().into())])) }
                    } @else {
                        @if report.urgent { p.mark.urgent { (words.get("desk-urgent")) } }
                        p.mark.late[due.over()] { (words.get(due.message())) }
                        p { (words.get("desk-not-seen")) }
                    }
                }
            }
        }
    }
}
