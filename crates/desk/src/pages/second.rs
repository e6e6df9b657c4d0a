//! The second factor on its page: turned on by a code of the reader's own telephone, with recovery codes shown once.

use super::{
    Site, gate,
    guard::{Open, Posted},
    lock::{code, form_page, secret},
};
use crate::{identity::Recovery, state::Session};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, PreEscaped, html};
use qrcode::{QrCode, render::svg};

/// A QR code as a picture in the page: black on white whatever the page's colours are.
pub(super) fn qr(text: &str) -> Markup {
    match QrCode::new(text) {
        Ok(code) => PreEscaped(code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build().replacen(
            "<?xml version=\"1.0\" standalone=\"yes\"?>",
            "",
            1,
        )),
        Err(_) => html! {},
    }
}

fn page(site: &Site, session: &Session, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    if let Some(left) = site.desk.rules().second {
        return form_page(
            site,
            session,
            "desk-second",
            problem,
            html! {
                p { (words.with("desk-second-on", &[("n", left.into())])) }
                form method="post" action="/second/codes" {
                    input type="hidden" name="csrf" value=(session.csrf.as_str());
                    p { (words.get("desk-second-prove")) }
                    (secret(site, "passphrase", "desk-passphrase", false))
                    (code(site, true))
                    button.main type="submit" id="new-codes" { (words.get("desk-second-codes")) }
                    button type="submit" id="second-off" formaction="/second/off" { (words.get("desk-second-end")) }
                }
            },
        );
    }
    let pending = site.desk.pending_second();
    let Some((link, letters)) = pending.link(&site.desk.label) else {
        return form_page(site, session, "desk-second", Some("desk-trouble-why"), html! {});
    };
    form_page(
        site,
        session,
        "desk-second",
        problem,
        html! {
            p { (words.get("desk-second-why")) }
            ol.steps {
                li { (words.get("desk-second-scan")) }
                li { (words.get("desk-second-type")) }
                li { (words.get("desk-second-keep")) }
            }
            figure.qr role="img" aria-label=(words.get("desk-second-qr")) { (qr(&link)) }
            p.quiet { (words.get("desk-second-letters")) " " code { (letters.as_str()) } }
            form method="post" action="/second" {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                (code(site, true))
                (secret(site, "passphrase", "desk-passphrase", false))
                button.main type="submit" id="second-on" { (words.get("desk-second-begin")) }
            }
        },
    )
}

/// `GET /second`
pub(super) async fn show(State(site): State<Site>, open: Open) -> Response {
    page(&site, &open.session, None).into_response()
}

fn codes_page(site: &Site, session: &Session, codes: &Recovery) -> Markup {
    let words = &site.desk.sentences;
    form_page(
        site,
        session,
        "desk-recovery",
        None,
        html! {
            p { (words.get("desk-recovery-why")) }
            ol.codes { @for code in codes { li { code { (code.as_str()) } } } }
            p.quiet { (site.desk.label) }
            button.main type="button" data-print="" id="print" { (words.get("desk-print")) }
            a.button href="/you" { (words.get("desk-recovery-done")) }
        },
    )
}

/// `POST /second`: the code proves that the telephone has the secret; the recovery codes are shown once.
pub(super) async fn turn_on(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let refuse = |status: StatusCode, problem| (status, page(&site, &open.session, Some(problem))).into_response();
    if site.desk.rules().second.is_some() {
        return Redirect::to("/second").into_response();
    }
    let mut pending = site.desk.pending_second();
    if pending.check(&form.take("code"), site.desk.clock.now().unix, 0).is_none() {
        return refuse(StatusCode::FORBIDDEN, "desk-second-wrong");
    }
    let passphrase = form.take("passphrase");
    let (keys, mut opened) = match site.desk.prove(passphrase.clone(), "").await {
        Ok(proved) => proved,
        Err(why) => return refuse(gate::status(why), gate::problem(why)),
    };
    let codes = pending.new_codes();
    opened.lock.second = Some(pending);
    if site.desk.change_lock(keys, passphrase, opened).await.is_err() {
        return gate::trouble(&site);
    }
    site.desk.drop_pending_second();
    codes_page(&site, &open.session, &codes).into_response()
}

/// `POST /second/codes`: new recovery codes in place of the old ones.
pub(super) async fn new_codes(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let passphrase = form.take("passphrase");
    let (keys, mut opened) = match site.desk.prove(passphrase.clone(), &form.take("code")).await {
        Ok(proved) => proved,
        Err(why) => return (gate::status(why), page(&site, &open.session, Some(gate::problem(why)))).into_response(),
    };
    let Some(second) = &mut opened.lock.second else { return Redirect::to("/second").into_response() };
    let codes = second.new_codes();
    match site.desk.change_lock(keys, passphrase, opened).await {
        Ok(()) => codes_page(&site, &open.session, &codes).into_response(),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /second/off`
pub(super) async fn turn_off(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let passphrase = form.take("passphrase");
    let (keys, mut opened) = match site.desk.prove(passphrase.clone(), &form.take("code")).await {
        Ok(proved) => proved,
        Err(why) => return (gate::status(why), page(&site, &open.session, Some(gate::problem(why)))).into_response(),
    };
    opened.lock.second = None;
    match site.desk.change_lock(keys, passphrase, opened).await {
        Ok(()) => Redirect::to("/you").into_response(),
        Err(_) => gate::trouble(&site),
    }
}
