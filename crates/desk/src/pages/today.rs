//! The list: what is still to be done first, urgent ones above all, then what is due first. Pictures before words.

use super::{
    Site, gate,
    guard::Open,
    layout,
    when::{self, Due},
};
use crate::{
    case::Group,
    clock::Now,
    guidance::{Subject, subject},
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
    let Ok(shown) = site.desk.shown(&open.keys).await else { return gate::trouble(&site) };
    let words = &site.desk.sentences;
    let unreadable = shown.unreadable;
    let (today, _) = site.desk.clock.now().half_day();
    let (practices, groups): (Vec<_>, Vec<_>) = shown.groups().into_iter().partition(|group| group.first.folded_away(today));
    let (mut to_do, mut done): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.first.open());
    let due = |group: &Group| group.all().map(|case| site.desk.due(&case.entry)).min();
    to_do.sort_by_key(|g| {
        (!g.all().any(|case| case.pressing(today)), g.first.entry.drill, !g.first.entry.report.urgent, due(g), g.first.entry.row)
    });
    done.sort_by_key(|g| (Reverse(g.first.outcome.as_ref().map(|(_, _, stamp)| stamp.minute)), g.first.entry.row));
    let reports: usize = to_do.iter().filter(|g| !g.first.entry.drill).map(Group::len).sum();
    let unseen: usize = to_do.iter().flat_map(Group::all).filter(|case| case.seen.is_none() && !case.entry.drill).count();
    let pressing = site.desk.pressing();
    let title = match pressing.iter().filter(|one| !one.drill).count() {
        0 if !pressing.is_empty() => words.get("desk-title-practice"),
        0 => words.get("desk-title-today"),
        n => words.with("desk-title-urgent", &[("n", n.into())]),
    };
    // What is due, and what another reader deleted at her desk.
    let old = done.iter().filter(|g| site.desk.is_old(g) || g.all().any(|case| case.deleted.is_some())).count();
    let view = View { site: &site, now: site.desk.clock.now(), me: *open.keys.signing.verify_key().as_bytes() };
    let main = html! {
        @if unreadable > 0 {
            p.notice role="status" { (words.with("desk-unreadable", &[("n", unreadable.into())])) }
        }
        div.head {
            h1 { (words.get("desk-today")) }
            p { (when::date(words, view.now.half_day().0)) }
            @if reports > 0 || !to_do.is_empty() || !done.is_empty() {
                p { (words.with("desk-summary", &[("n", reports.into()), ("unseen", unseen.into())])) }
            }
        }
        @if to_do.is_empty() && done.is_empty() {
            section.empty {
                h2 { (words.get("desk-empty")) }
                p { (words.get("desk-empty-more")) }
            }
        }
        @if !to_do.is_empty() { (view.list("todo", "desk-to-do", &to_do)) }
        @if !done.is_empty() { (view.list("done", "desk-done", &done)) }
        @if old > 0 { p { a id="old" href="/old" { (words.with("desk-old-waits", &[("n", old.into())])) } } }
        @if !practices.is_empty() {
            details.box id="practices" {
                summary { (words.with("desk-practices", &[("n", practices.iter().map(Group::len).sum::<usize>().into())])) }
                p.quiet { (words.get("desk-practices-hint")) }
                (view.cards("practice", &practices))
            }
        }
    };
    layout::page(&site, &open.session, &title, main).into_response()
}

struct View<'a> {
    site: &'a Site,
    now: Now,
    me: [u8; 32],
}

impl View<'_> {
    fn list(&self, id: &str, heading: &str, groups: &[Group]) -> Markup {
        html! {
            section aria-labelledby=(id) {
                h2 id=(id) { (self.site.desk.sentences.get(heading)) }
                (self.cards(id, groups))
            }
        }
    }

    fn cards(&self, class: &str, groups: &[Group]) -> Markup {
        html! { ol.reports.(class) { @for group in groups { (self.card(group)) } } }
    }

    fn card(&self, group: &Group) -> Markup {
        let desk = &self.site.desk;
        let words = &desk.sentences;
        let case = &group.first;
        let (entry, report) = (&case.entry, &case.entry.report);
        let small = |question, answer| layout::picture(words, &desk.pictures, question, answer, false);
        let staff = subject(desk.roster_for(entry).as_ref(), report) != Subject::NotStaff;
        html! {
            li.report.urgent[report.urgent && case.open() && !entry.drill] data-report=(entry.row) {
                div.tapped {
                    span.first { (layout::picture(words, &desk.pictures, "what", report.what.id(), true)) }
                    (small("who", report.who.id()))
                    @if let Some(feeling) = report.feeling { (small("feeling", feeling.id())) }
                    @if report.urgent { (small("now", "yes")) }
                }
                div.about {
                    h3 { a id=(format!("r-{}", entry.row)) href=(format!("/report/{}", entry.row)) { (words.get(&format!("tell-what-{}", report.what.id()))) } }
                    p {
                        (words.with("desk-told", &[("when", when::half_day(words, report.day, report.half, self.now).into())]))
                        " · " (words.get(&format!("desk-stage-{}", report.stage.id())))
                        @if report.words.is_some() { " · " (words.get("desk-has-words")) }
                    }
                    @if entry.drill { p { strong.mark.drill { (words.get("desk-drill")) } } }
                    @if !group.rest.is_empty() { p { strong { (words.with("desk-folded", &[("n", group.len().into())])) } } }
                    @if staff { p { strong { (words.get("desk-about-staff")) } } }
                }
                div.state { (self.state(group)) }
            }
        }
    }

    fn state(&self, group: &Group) -> Markup {
        let words = &self.site.desk.sentences;
        let case = &group.first;
        if let Some((outcome, _, stamp)) = &case.outcome {
            return html! {
                p { strong { (words.get(&format!("desk-outcome-{}", outcome.id()))) } }
                p { (words.with("desk-by", &[("by", stamp.by.as_str().into())])) }
                p { (when::date(words, crate::calendar::day_of(stamp.minute))) }
            };
        }
        let due = Due::new(group.all().map(|case| self.site.desk.due(&case.entry)).min().unwrap_or_default(), self.now);
        html! {
            @if case.entry.report.urgent && !case.entry.drill { p.mark.urgent { (words.get("desk-urgent")) } }
            // Once somebody has seen it, its clock has stopped.
            @if case.seen.is_none() {
                p.mark.late[due.over()] { (due.text(words)) }
                @if let Some(left) = due.left(words) { p { (left) } }
            }
            p {
                @match (&case.holder, &case.seen) {
                    (Some(holder), _) if holder.key == self.me => { (words.get("desk-yours")) }
                    (Some(holder), _) => { (words.with("desk-with", &[("by", holder.by.as_str().into())])) }
                    (None, Some(seen)) => { (words.with("desk-seen-by", &[("by", seen.by.as_str().into())])) }
                    (None, None) => { (words.get("desk-not-seen")) }
                }
            }
        }
    }
}
