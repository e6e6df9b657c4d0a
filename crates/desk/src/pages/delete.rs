//! Deleting a matter at this desk: a page that says what goes and what stays, asks why, and has a word typed.

use super::{
    Site, gate,
    guard::{Open, Posted},
    layout,
    report::View,
    when,
};
use crate::{
    calendar::day_of,
    case::{Group, MAX_NOTE},
    casebook::RowId,
    state::Session,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

/// Longest reason in bytes; the page allows a third of it, for letters of three bytes.
const MAX_REASON: usize = 1_200;
const _: () = assert!(MAX_REASON <= MAX_NOTE);

/// "Deleted by ... on ...": another reader deleted it at her desk, and this desk still has it.
pub(super) fn said(view: &View<'_>) -> Markup {
    let words = &view.site.desk.sentences;
    html! {
        @if let Some((reason, stamp)) = &view.case.deleted {
            div.notice id="deleted" {
                p { (words.with("desk-deleted-by", &[("by", view.site.desk.called_stamp(stamp).into()), ("date", when::date(words, day_of(stamp.minute)).into())])) }
                blockquote dir="auto" { (reason) }
                @if view.deletable {
                    p { a.button id="delete-too" href=(view.address("delete")) { (words.get("desk-delete-too")) } }
                } @else {
                    p { (words.get("desk-delete-open")) }
                }
            }
        }
    }
}

fn page(site: &Site, session: &Session, row: RowId, group: &Group, reason: &str, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    let title = words.with("desk-title-of", &[("what", words.get("desk-delete").into())]);
    let main = html! {
        p.back { a href=(format!("/report/{row}")) { "← " (words.get("desk-delete-back")) } }
        section.sheet.wide {
            h1 { (words.get("desk-delete")) }
            @if let Some(problem) = problem { p.problem role="alert" id="problem" { (words.get(problem)) } }
            p { (words.with("desk-delete-what", &[("n", group.len().into())])) }
            ul.steps {
                @for n in 1..=5 { li { (words.get(&format!("desk-delete-{n}"))) } }
            }
            form.box method="post" action=(format!("/report/{row}/delete")) {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                label for="delete-reason" { (words.get("desk-delete-reason")) }
                input type="text" id="delete-reason" name="reason" required maxlength=(MAX_REASON / 3) value=(reason) autocomplete="off" aria-describedby="delete-reason-hint";
                p.quiet id="delete-reason-hint" { (words.get("desk-delete-reason-hint")) }
                label for="delete-word" { (words.with("desk-delete-type", &[("word", words.get("desk-delete-word").into())])) }
                input type="text" id="delete-word" name="word" required autocomplete="off" spellcheck="false";
                button type="submit" id="delete-go" { (words.get("desk-delete-go")) }
            }
        }
    };
    layout::page(site, session, &title, main)
}

/// The matter in this row, if this reader may delete it as it stands.
async fn deletable(site: &Site, open: &Open, row: &str) -> Result<(RowId, Group), Response> {
    let row = row.parse::<RowId>().map_err(|_| gate::missing(site))?;
    let shown = site.desk.shown(&open.keys).await.map_err(|_| gate::trouble(site))?;
    let (group, _) = shown.group_of(row).ok_or_else(|| gate::missing(site))?;
    if site.desk.may_delete(&open.keys, &group) { Ok((row, group)) } else { Err(Redirect::to(&format!("/report/{row}")).into_response()) }
}

/// `GET /report/{row}/delete`
pub(super) async fn ask(State(site): State<Site>, open: Open, Path(row): Path<String>) -> Response {
    match deletable(&site, &open, &row).await {
        Ok((row, group)) => {
            let before = group.all().find_map(|case| case.deleted.as_ref()).map_or("", |(reason, _)| reason.as_str());
            page(&site, &open.session, row, &group, before, None).into_response()
        }
        Err(response) => response,
    }
}

/// `POST /report/{row}/delete`: with a reason, and the word.
pub(super) async fn delete(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let (row, group) = match deletable(&site, &open, &row).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let reason = form.take("reason").trim().to_owned();
    let word = form.take("word").trim().to_lowercase();
    let problem = if reason.is_empty() || reason.len() > MAX_REASON {
        "desk-delete-no-reason"
    } else if word != site.desk.sentences.get("desk-delete-word").to_lowercase() {
        "desk-delete-no-word"
    } else {
        return match site.desk.delete(&open.keys, &group, &reason).await {
            Ok(_) => Redirect::to("/old?done=deleted").into_response(),
            Err(_) => gate::trouble(&site),
        };
    };
    (StatusCode::UNPROCESSABLE_ENTITY, page(&site, &open.session, row, &group, &reason, Some(problem))).into_response()
}
