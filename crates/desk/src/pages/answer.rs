//! *Answer the child*: up to three of the sentences that are offered, seen as the child will hear them before anything is
//! sent. A child hears them only if it comes back with its six pictures, so nothing that is urgent is left to this.

use super::{
    Site,
    deeds::{back, incomplete},
    gate,
    guard::{Open, Posted},
    layout,
    report::View,
    when,
};
use crate::{
    case::Case,
    casebook::RowId,
    guidance::{self, Subject},
    reply::{self, Lies},
    sentences::Sentences,
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use lantern_frame::report::{Place, Says, Tapped, Who};
use maud::{Markup, html};

/// The tablet's own sentence: what a reader sees is what the child hears.
fn sentence(words: &Sentences, says: Says) -> String {
    words.get(&format!("tell-answer-{}", says.id()))
}

/// An answer as one text, as it stands in the record.
pub(super) fn text(words: &Sentences, says: &[Says]) -> String {
    says.iter().map(|one| sentence(words, *one)).collect::<Vec<_>>().join(" ")
}

/// The answer that holds: what it says, until when it waits, whether it was collected.
fn given(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    let Some(given) = &view.case.reply else { return html! {} };
    let until = [("date", when::date(words, given.last_day()).into())];
    html! {
        div.answered id="answered" {
            p { (words.with("desk-answer-by", &[("by", view.site.desk.called_stamp(&given.by).into())])) }
            blockquote { @for one in &given.says { p { (sentence(words, *one)) } } }
            p {
                strong {
                    @if view.case.has_collected() { (words.get("desk-answer-collected")) }
                    @else if view.lies == Some(Lies::Over) { (words.get("desk-answer-over")) }
                    @else if view.lies == Some(Lies::Waits) { (words.get("desk-answer-full")) }
                    @else { (words.with("desk-answer-waits", &until)) }
                }
            }
            @if view.lies != Some(Lies::Over) {
                form.no-print method="post" action=(view.address("answer/withdraw")) {
                    (view.token())
                    button type="submit" id="withdraw" { (words.get("desk-answer-withdraw")) }
                }
            }
        }
    }
}

/// The part of a report's page about answering.
pub(super) fn section(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    if view.case.entry.report.code.is_none() {
        return html! {};
    }
    let problem = view.problem == Some("answer");
    let report = &view.case.entry.report;
    let at_home = report.place == Some(Place::Home) || report.who == Who::GrownUp || report.harm();
    html! {
        section.box id="answer" aria-labelledby="answer-title" {
            h3 id="answer-title" { (words.get("desk-answer")) }
            (given(view))
            @if view.site.desk.board_share().is_none() {
                p.quiet { (words.get("desk-answer-no-list")) }
            } @else {
                details.no-print id="answer-form" open[problem] {
                    summary { (words.get(if view.case.reply.is_some() { "desk-answer-another" } else { "desk-answer-begin" })) }
                    form method="post" action=(view.address("answer")) {
                        (view.token())
                        p { (words.get("desk-answer-hint")) }
                        fieldset aria-describedby=[problem.then_some("answer-problem")] {
                            legend { (words.get("desk-answer-choose")) }
                            @for says in Says::ALL {
                                label.choice {
                                    input type="checkbox" name=(format!("says-{}", says.id())) value="yes";
                                    span {
                                        (sentence(words, *says))
                                        @if *says == Says::Home && at_home { " " em.quiet { (words.get("desk-answer-home-care")) } }
                                    }
                                }
                            }
                        }
                        @if problem { p.problem role="alert" id="answer-problem" { (words.get("desk-answer-problem")) } }
                        @if view.case.reply.is_some() && view.lies != Some(Lies::Over) { p.quiet { (words.get("desk-answer-again")) } }
                        button type="submit" id="preview" { (words.get("desk-answer-preview")) }
                    }
                }
            }
        }
    }
}

/// The sentences that were ticked; `None` unless they are one to three.
fn ticked(form: &mut Posted) -> Option<Vec<Says>> {
    let ids: Vec<_> = Says::ALL.iter().map(|says| says.id()).filter(|id| !form.take(&format!("says-{id}")).is_empty()).collect();
    reply::sentences(ids)
}

/// The case in this row, if its child can be answered.
async fn answerable(site: &Site, open: &Open, row: &str) -> Result<(RowId, Case), Response> {
    let row: RowId = row.parse().map_err(|_| gate::missing(site))?;
    let shown = site.desk.shown(&open.keys).await.map_err(|_| gate::trouble(site))?;
    let case = shown.cases.into_iter().find(|case| case.entry.row == row);
    case.filter(|case| case.entry.report.code.is_some()).map(|case| (row, case)).ok_or_else(|| gate::missing(site))
}

/// `POST /report/{row}/answer`: the answer as the child will hear it. Nothing is sent.
pub(super) async fn preview(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let (row, case) = match answerable(&site, &open, &row).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(says) = ticked(&mut form) else { return incomplete(row, "answer") };
    let words = &site.desk.sentences;
    let last = site.desk.clock.now().half_day().0.saturating_add(lantern_frame::reply::REPLY_DAYS - 1);
    let staff = guidance::subject(site.desk.roster_for(&case.entry).as_ref(), &case.entry.report) != Subject::NotStaff;
    let main = html! {
        p.back { a href=(format!("/report/{row}#answer")) { "← " (words.get("desk-answer-change")) } }
        section.sheet.wide {
            h1 { (words.get("desk-answer-title")) }
            p { (words.get("desk-answer-heard")) }
            ol.heard id="heard" { @for one in &says { li { (sentence(words, *one)) } } }
            p { (words.with("desk-answer-until", &[("date", when::date(words, last).into())])) }
            @if case.entry.report.urgent || case.entry.report.harm() { p.notice { (words.get("desk-answer-not-urgent")) } }
            @if staff { p.notice { (words.get("desk-answer-staff")) } }
            @if case.reply.is_some() { p { (words.get("desk-answer-again")) } }
            form method="post" action=(format!("/report/{row}/answer/send")) {
                input type="hidden" name="csrf" value=(open.session.csrf.as_str());
                @for one in &says { input type="hidden" name=(format!("says-{}", one.id())) value="yes"; }
                button.main type="submit" id="send-answer" { (words.get("desk-answer-send")) }
            }
        }
    };
    let title = words.with("desk-title-of", &[("what", words.get("desk-answer-title").into())]);
    layout::page(&site, &open.session, &title, main).into_response()
}

/// `POST /report/{row}/answer/send`
pub(super) async fn send(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let (row, case) = match answerable(&site, &open, &row).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(says) = ticked(&mut form) else { return incomplete(row, "answer") };
    // The browser's back and forward send a form twice: the same answer once more is no other answer.
    if case.reply.as_ref().is_some_and(|given| given.says == says && given.by.minute == crate::work::minute(site.desk.clock.now())) {
        return back(row);
    }
    match site.desk.answer(&open.keys, &case.entry, &says).await {
        Ok(()) => back(row),
        Err(why) => {
            tracing::warn!("an answer was not given: {why:#}");
            gate::not_answered(&site)
        }
    }
}

/// `POST /report/{row}/answer/withdraw`
pub(super) async fn withdraw(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    let (row, case) = match answerable(&site, &open, &row).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    match site.desk.withdraw(&open.keys, &case).await {
        Ok(()) => back(row),
        Err(_) => gate::trouble(&site),
    }
}
