//! Coming in and going out: the one-time link, the passphrase, the lock, and the pages for whoever may not pass.

use super::{
    Site,
    guard::{self, COOKIE, Posted},
    layout, lock,
};
use crate::{
    identity::{self, UnlockError},
    state::Session,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};

/// `GET /open/{token}`: the link that the desk showed when it started. It works once.
pub(super) async fn enter(State(site): State<Site>, Path(token): Path<String>) -> Response {
    let Some(session) = site.desk.enter(&token) else { return closed(&site) };
    let cookie = format!("{COOKIE}={}; HttpOnly; SameSite=Strict; Path=/", session.cookie.as_str());
    let Ok(mut cookie) = HeaderValue::from_str(&cookie) else { return closed(&site) };
    cookie.set_sensitive(true);
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}

/// `GET /unlock`
pub(super) async fn ask(State(site): State<Site>, session: Session) -> Response {
    if site.desk.keys().is_some() {
        return Redirect::to("/").into_response();
    }
    passphrase(&site, &session, None).into_response()
}

/// `POST /unlock`
pub(super) async fn unlock(State(site): State<Site>, session: Session, mut form: Posted) -> Response {
    match site.desk.unlock_with(form.take("passphrase"), form.take("code")).await {
        // A passphrase past its day is changed first; the page says how to read something urgent before that.
        Ok(()) if lock::overdue(&site.desk) => Redirect::to("/passphrase").into_response(),
        Ok(()) => Redirect::to("/").into_response(),
        Err(why) => (status(why), passphrase(&site, &session, Some(problem(why)))).into_response(),
    }
}

/// The HTTP status of a desk that stays locked.
pub(super) fn status(why: UnlockError) -> StatusCode {
    match why {
        UnlockError::WrongPassphrase | UnlockError::WrongCode => StatusCode::FORBIDDEN,
        UnlockError::Wait => StatusCode::TOO_MANY_REQUESTS,
        UnlockError::Damaged => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Id of the sentence that says what to do.
pub(super) fn problem(why: UnlockError) -> &'static str {
    match why {
        UnlockError::WrongPassphrase => "desk-unlock-wrong",
        UnlockError::WrongCode => "desk-unlock-code",
        UnlockError::Wait => "desk-unlock-wait",
        UnlockError::Damaged => "desk-unlock-damaged",
    }
}

/// `POST /lock`
pub(super) async fn lock_now(State(site): State<Site>, _form: Posted) -> Response {
    site.desk.lock();
    Redirect::to("/unlock").into_response()
}

/// `GET /pulse`: whether the page should look again. No click, and nothing about any report.
pub(super) async fn pulse(State(site): State<Site>, headers: HeaderMap) -> Response {
    // Not `Session`: a page is not wanted here, only a status.
    if guard::session(&headers, &site).is_none() {
        return StatusCode::FORBIDDEN.into_response();
    }
    match site.desk.keys() {
        Some(_) => site.desk.pulse().into_response(),
        None => StatusCode::LOCKED.into_response(),
    }
}

/// Any other address.
pub(super) async fn nowhere(State(site): State<Site>, _session: Session) -> Response {
    missing(&site)
}

fn passphrase(site: &Site, session: &Session, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    layout::plain(
        site,
        "desk-title-unlock",
        html! {
            section.gate {
                h1 { (words.get("desk-unlock")) }
                p { (site.desk.label) }
                p { (words.get(if site.desk.listening().is_some() { "desk-unlock-listens" } else { "desk-unlock-why" })) }
                @if site.desk.pressing().iter().any(|one| !one.drill) {
                    p.problem role="alert" { strong { (words.get("desk-unlock-waiting")) } }
                }
                @if !site.desk.unread().is_empty() {
                    p.problem role="alert" { strong { (words.get("desk-unlock-unread")) } }
                }
                @if let Some(problem) = problem {
                    p.problem role="alert" id="problem" { (words.get(problem)) }
                }
                form method="post" action="/unlock" {
                    input type="hidden" name="csrf" value=(session.csrf.as_str());
                    label for="passphrase" { (words.get("desk-passphrase")) }
                    input type="password" id="passphrase" name="passphrase" autocomplete="off" required autofocus
                        aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| "problem")];
                    @if identity::asks_for_code(&site.desk.data) {
                        label for="code" { (words.get("desk-code")) }
                        input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required;
                        p.quiet { (words.get("desk-code-lost")) }
                    }
                    button.main type="submit" { (words.get("desk-unlock-go")) }
                }
            }
        },
    )
}

/// For a browser that did not use the link.
pub(super) fn closed(site: &Site) -> Response {
    (StatusCode::FORBIDDEN, message(site, "desk-closed", false)).into_response()
}

/// For a form that is not of this desk's pages.
pub(super) fn refused(site: &Site) -> Response {
    (StatusCode::FORBIDDEN, message(site, "desk-refused", true)).into_response()
}

/// For a report that is not there.
pub(super) fn missing(site: &Site) -> Response {
    (StatusCode::NOT_FOUND, message(site, "desk-missing", true)).into_response()
}

/// For a casebook that cannot be read.
pub(super) fn trouble(site: &Site) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, message(site, "desk-trouble", true)).into_response()
}

/// For an answer that could not be given.
pub(super) fn not_answered(site: &Site) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, message(site, "desk-answer-failed", true)).into_response()
}

/// A page with one message: `id` is its heading, `id-why` what to do.
fn message(site: &Site, id: &str, back: bool) -> Markup {
    let words = &site.desk.sentences;
    layout::plain(
        site,
        "desk-title-closed",
        html! {
            section.gate {
                h1 { (words.get(id)) }
                p { (words.get(&format!("{id}-why"))) }
                @if back {
                    p { a href="/" { (words.get("desk-to-list")) } }
                }
            }
        },
    )
}
