//! *Your desk*: the passphrase and its rule, the sealed copy; the second factor is in `second`. Each change of the lock
//! asks for the passphrase anew, so that nobody can change it at a desk that was left open.

use super::{
    Site, gate,
    guard::{Open, Posted},
    layout, when,
};
use crate::{
    settings::Change,
    state::{Desk, Session},
};
use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Days before a passphrase's last day on which the page begins to say so.
const SOON: u16 = 14;

/// The last day of the passphrase, if the school has set one.
pub(super) fn last_day(desk: &Desk) -> Option<u16> {
    desk.settings().passphrase.change.last_day(desk.rules().set_on?)
}

/// Whether the passphrase is past its day.
pub(super) fn overdue(desk: &Desk) -> bool {
    last_day(desk).is_some_and(|last| desk.clock.now().half_day().0 > last)
}

/// A notice on every page when the passphrase is soon to be changed.
pub(super) fn notice(site: &Site) -> Markup {
    let words = &site.desk.sentences;
    let today = site.desk.clock.now().half_day().0;
    html! {
        @if let Some(last) = last_day(&site.desk).filter(|last| today.saturating_add(SOON) >= *last) {
            p.notice role="status" {
                (words.with(if overdue(&site.desk) { "desk-passphrase-overdue" } else { "desk-passphrase-soon" }, &[("date", when::date(words, last).into())]))
                " " a href="/passphrase" { (words.get("desk-passphrase-change")) }
            }
        }
    }
}

/// A page with one form of a lock, narrow and alone.
pub(super) fn form_page(site: &Site, session: &Session, heading: &str, problem: Option<&str>, body: Markup) -> Markup {
    let words = &site.desk.sentences;
    let title = words.with("desk-title-of", &[("what", words.get(heading).into())]);
    layout::page(
        site,
        session,
        &title,
        html! {
            p.back { a href="/you" { "← " (words.get("desk-you")) } }
            section.sheet {
                h1 { (words.get(heading)) }
                @if let Some(problem) = problem { p.problem role="alert" id="problem" { (words.get(problem)) } }
                (body)
            }
        },
    )
}

pub(super) fn secret(site: &Site, id: &str, label: &str, new: bool) -> Markup {
    html! {
        label for=(id) { (site.desk.sentences.get(label)) }
        input type="password" id=(id) name=(id) required autocomplete=(if new { "new-password" } else { "current-password" });
    }
}

pub(super) fn code(site: &Site, required: bool) -> Markup {
    let words = &site.desk.sentences;
    html! {
        label for="code" { (words.get("desk-code")) }
        input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required[required];
    }
}

/// `GET /you`
pub(super) async fn you(State(site): State<Site>, open: Open, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let desk = &site.desk;
    let words = &desk.sentences;
    let (rules, settings) = (desk.rules(), desk.settings());
    let rule = words.get(&format!("desk-change-{}", settings.passphrase.change.id()));
    let title = words.with("desk-title-of", &[("what", words.get("desk-you").into())]);
    let copied = desk.copied(&open.keys).await.unwrap_or_default();
    let done = query.get("done").map(String::as_str);
    let main = html! {
        div.head { h1 { (words.get("desk-you")) } p { (desk.label) } }
        @match done {
            Some("restored") => { p.notice role="status" { (words.get("desk-copy-restored")) } }
            Some("none") => { p.notice role="status" { (words.get("desk-copy-none")) } }
            Some("failed") => { p.problem role="alert" { (words.get("desk-copy-failed")) } }
            _ => {}
        }
        div.tiles {
            section.tile {
                h2 { (words.get("desk-copy")) }
                p { (words.get("desk-copy-why")) }
                @match copied {
                    Some((day, half)) => { p { (words.with("desk-copy-last", &[("when", when::half_day(words, day, half, desk.clock.now()).into())])) } }
                    None => { p { (words.get("desk-copy-never")) } }
                }
                a.button href="/you/copy" id="save-copy" { (words.get("desk-copy-save")) }
                form method="post" action="/you/restore" {
                    input type="hidden" name="csrf" value=(open.session.csrf.as_str());
                    button.plain type="submit" id="restore" { (words.get("desk-copy-restore")) }
                }
            }
            section.tile {
                h2 { (words.get("desk-passphrase")) }
                p { (words.with("desk-passphrase-rule", &[("length", settings.passphrase.length.max(12).into()), ("rule", rule.into())])) }
                @if let Some(set_on) = rules.set_on { p.quiet { (words.with("desk-passphrase-set", &[("date", when::date(words, set_on).into())])) } }
                a.button href="/passphrase" { (words.get("desk-passphrase-change")) }
            }
            section.tile {
                h2 { (words.get("desk-second")) }
                @match rules.second {
                    Some(left) => {
                        p { (words.with("desk-second-on", &[("n", left.into())])) }
                        a.button href="/second" { (words.get("desk-second-manage")) }
                    }
                    None => {
                        p { (words.get("desk-second-off")) }
                        a.button href="/second" { (words.get("desk-second-begin")) }
                    }
                }
            }
        }
    };
    layout::page(&site, &open.session, &title, main).into_response()
}

/// `GET /you/copy`: the sealed copy as a file.
pub(super) async fn copy(State(site): State<Site>, open: Open) -> Response {
    let Ok(copy) = site.desk.copy(&open.keys).await else { return gate::trouble(&site) };
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"lantern-casebook.age\""),
    ];
    (headers, copy).into_response()
}

/// `POST /you/restore`: adds what the server's copy has and this casebook lacks.
pub(super) async fn restore(State(site): State<Site>, open: Open, _form: Posted) -> Response {
    let done = match site.desk.restore_from_server(&open.keys).await {
        Ok(Some(_)) => "restored",
        Ok(None) => "none",
        Err(_) => "failed",
    };
    Redirect::to(&format!("/you?done={done}")).into_response()
}

fn passphrase_page(site: &Site, session: &Session, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    let settings = site.desk.settings();
    form_page(
        site,
        session,
        "desk-passphrase-change",
        problem,
        html! {
            @if overdue(&site.desk) {
                p { (words.get("desk-passphrase-first")) " " a href="/" { (words.get("desk-passphrase-read")) } }
            }
            p { (words.with("desk-passphrase-advice", &[("length", settings.passphrase.length.max(12).into())])) }
            @if settings.passphrase.change != Change::Never { p.quiet { (words.get("desk-passphrase-ncsc")) } }
            form method="post" action="/passphrase" {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                (secret(site, "old", "desk-passphrase-old", false))
                @if site.desk.rules().second.is_some() { (code(site, true)) }
                (secret(site, "new", "desk-passphrase-new", true))
                (secret(site, "again", "desk-passphrase-again", true))
                button.main type="submit" id="change" { (words.get("desk-passphrase-change")) }
            }
            p.quiet { (words.get("desk-passphrase-copy")) }
        },
    )
}

/// `GET /passphrase`
pub(super) async fn passphrase(State(site): State<Site>, open: Open) -> Response {
    passphrase_page(&site, &open.session, None).into_response()
}

/// `POST /passphrase`: `old`, `code`, `new`, `again`.
pub(super) async fn set_passphrase(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let refuse = |status: StatusCode, problem| (status, passphrase_page(&site, &open.session, Some(problem))).into_response();
    let (old, new) = (form.take("old"), form.take("new"));
    if *new != *form.take("again") {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "desk-passphrase-differ");
    }
    if !site.desk.settings().passphrase.allows(&new) {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "desk-passphrase-short");
    }
    if *new == *old {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "desk-passphrase-same");
    }
    let (keys, mut opened) = match site.desk.prove(old, &form.take("code")).await {
        Ok(proved) => proved,
        Err(why) => return refuse(gate::status(why), gate::problem(why)),
    };
    opened.lock.set_on = Some(site.desk.clock.now().half_day().0);
    match site.desk.change_lock(keys, new, opened).await {
        Ok(()) => Redirect::to("/you").into_response(),
        Err(_) => gate::trouble(&site),
    }
}
