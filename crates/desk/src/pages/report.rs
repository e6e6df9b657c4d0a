//! One report: the child's pictures large, the child's own words as they are, what to do now, and the mark.

use super::{
    Site, gate,
    guard::{Open, Posted},
    layout,
    when::{self, Due},
};
use crate::{
    casebook::{Entry, RowId, Seen},
    guidance::{self, Subject},
    state::Session,
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_frame::{Report, report::Tapped, who_reads};
use maud::{Markup, html};

/// `GET /report/{row}`
pub(super) async fn show(State(site): State<Site>, open: Open, Path(row): Path<String>) -> Response {
    let Ok(row) = row.parse::<RowId>() else { return gate::missing(&site) };
    match site.desk.casebook.one(&open.keys, row).await {
        Ok(Some(entry)) => page(&site, &open.session, &entry).into_response(),
        Ok(None) => gate::missing(&site),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /report/{row}/seen`
pub(super) async fn mark(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    let Ok(row) = row.parse::<RowId>() else { return gate::missing(&site) };
    let (day, half) = site.desk.clock.now().half_day();
    let seen = Seen { day, half, by: site.desk.label.clone() };
    match site.desk.casebook.mark_seen(&open.keys, row, seen).await {
        Ok(true) => {
            site.desk.changed();
            Redirect::to(&format!("/report/{row}")).into_response()
        }
        Ok(false) => gate::missing(&site),
        Err(_) => gate::trouble(&site),
    }
}

/// The answers of a report as question and answer, in the order of the flow.
fn answers(report: &Report) -> Vec<(&'static str, &'static str)> {
    let mut answers = vec![("what", report.what.id()), ("who", report.who.id())];
    answers.extend(report.whose.map(|a| ("whose", a.id())));
    answers.extend(report.place.map(|a| ("place", a.id())));
    answers.extend(report.on.map(|a| ("on", a.id())));
    answers.extend(report.feeling.map(|a| ("feeling", a.id())));
    answers.push(("now", if report.urgent { "yes" } else { "no" }));
    answers
}

fn page(site: &Site, session: &Session, entry: &Entry) -> Markup {
    let desk = &site.desk;
    let words = &desk.sentences;
    let report = &entry.report;
    let now = desk.clock.now();
    let in_force = desk.roster();
    let roster = in_force.as_ref().map(|r| &r.roster);
    let subject = guidance::subject(roster, report);
    let pressing = report.urgent && entry.seen.is_none();
    let what = words.get(&format!("tell-what-{}", report.what.id()));
    let title = words.with(if pressing { "desk-title-report-urgent" } else { "desk-title-report" }, &[("what", what.as_str().into())]);
    let due = Due::of(entry, now);
    let main = html! {
        p.back { a id="back" href="/" { "← " (words.get("desk-back")) } }
        @if pressing {
            section.alarm role="alert" { strong { (words.with("desk-alarm", &[("n", 1_u8.into())])) } }
        }
        div.head { h1 { (what) } }
        dl.facts {
            div { dt { (words.get("desk-told-label")) } dd { (when::half_day(words, report.day, report.half, now)) } }
            div { dt { (words.get("desk-stage-label")) } dd { (words.get(&format!("desk-stage-{}", report.stage.id()))) } }
            @if entry.seen.is_none() {
                div { dt { (words.get("desk-due-label")) } dd { span.mark.late[due.over()].urgent[report.urgent] { (words.get(due.message())) } } }
            }
            // Only the roster that the tablet had says who can read it.
            @if let Some(roster) = roster.filter(|r| r.version == entry.roster_version) {
                div.wide {
                    dt { (words.get("desk-readers-label")) }
                    dd { @for (i, reader) in who_reads(roster, report).into_iter().enumerate() { @if i > 0 { ", " } (reader.label) } }
                }
            }
        }
        div.columns {
            section.told aria-labelledby="answers" {
                h2 id="answers" { (words.get("desk-answers")) }
                ul.answers {
                    @for (question, answer) in answers(report) {
                        li {
                            (layout::picture(words, &desk.pictures, question, answer, true))
                            span.asked { (words.get(&format!("tell-{question}"))) }
                            strong { (words.get(&format!("tell-{question}-{answer}"))) }
                        }
                    }
                }
                @match &subject {
                    Subject::Staff { label } | Subject::Head { label } => { p.staff { (words.get("desk-staff-who")) ": " strong { (label) } } }
                    Subject::Unnamed => { p.staff { (words.get("desk-staff-nobody")) } }
                    Subject::NotStaff => {}
                }
                @if let Some(own) = &report.words {
                    figure.own {
                        figcaption { (words.get("desk-own-words")) }
                        // `dir`: a child may have typed in another script.
                        blockquote dir="auto" { (own) }
                    }
                }
            }
            section.now aria-labelledby="now" {
                h2 id="now" { (words.get("desk-what-now")) }
                ol.steps { @for step in guidance::steps(report, &subject) { li { (words.get(step)) } } }
                p.unconfirmed { (words.get("desk-unconfirmed")) }
                p.quiet { (words.get("desk-not-anonymous")) }
                @if let Some(seen) = &entry.seen {
                    p.stamp { (words.with("desk-seen-by", &[("when", when::half_day(words, seen.day, seen.half, now).into()), ("by", seen.by.as_str().into())])) }
                } @else {
                    form.seen method="post" action=(format!("/report/{}/seen", entry.row)) {
                        input type="hidden" name="csrf" value=(session.csrf.as_str());
                        button.main type="submit" id="mark" { (words.get("desk-mark")) }
                        p.quiet { (words.get("desk-mark-hint")) }
                    }
                }
            }
        }
    };
    layout::page(site, session, &title, main)
}
