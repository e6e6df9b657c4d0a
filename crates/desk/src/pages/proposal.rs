//! A change on its way: what it changes, who has signed, and the buttons to sign, pass on and publish it. Nobody signs
//! what she has not read, and each signature asks for the passphrase anew.

use super::{
    Site,
    cards::download,
    gate,
    guard::{Open, Posted},
    people::{role, sheet},
    rules::order,
    when,
};
use crate::{
    ceremony::{Difference, Proposal, differences},
    roster,
    sentences::Sentences,
    state::Session,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_words::Value;
use maud::{Markup, html};

fn sentence(words: &Sentences, difference: &Difference) -> String {
    let one = |id: &str, label: &str| words.with(id, &[("who", label.into())]);
    let of_role = |id: &str, label: &str, r| words.with(id, &[("who", Value::from(label)), ("role", role(words, r).into())]);
    let two = |id: &str, one: &str, other: &str| words.with(id, &[("one", one.into()), ("other", other.into())]);
    match difference {
        Difference::Joins { label, role } => of_role("desk-diff-joins", label, *role),
        Difference::Leaves { label, role } => of_role("desk-diff-leaves", label, *role),
        Difference::NewKeys { label } => one("desk-diff-keys", label),
        Difference::Renamed { from, to } => words.with("desk-diff-renamed", &[("from", from.as_str().into()), ("to", to.as_str().into())]),
        Difference::Signs { label } if label.is_empty() => words.get("desk-diff-signs-stranger"),
        Difference::Signs { label } => one("desk-diff-signs", label),
        Difference::SignsNoMore { label } => one("desk-diff-signs-no-more", label),
        Difference::FirstContact { label } if label.is_empty() => words.get("desk-diff-first-none"),
        Difference::FirstContact { label } => one("desk-diff-first", label),
        Difference::Fallback { roles } if roles.is_empty() => words.get("desk-diff-fallback-none"),
        Difference::Fallback { roles } => words.with("desk-diff-fallback", &[("roles", order(words, roles).into())]),
        Difference::Apart { one, other } => two("desk-diff-apart", one, other),
        Difference::ApartNoMore { one, other } => two("desk-diff-apart-no-more", one, other),
        Difference::Hours => words.get("desk-diff-hours"),
        Difference::Until { day } => {
            let year = crate::calendar::date_of(*day).year().to_string();
            words.with("desk-diff-until", &[("date", when::date(words, *day).into()), ("year", year.into())])
        }
    }
}

fn page(site: &Site, open: &Open, proposal: &Proposal, problem: Option<&str>) -> Markup {
    let desk = &site.desk;
    let words = &desk.sentences;
    let in_force = desk.roster();
    let before = in_force.as_ref().map(|r| &r.roster);
    let signers = proposal.signers(before);
    let me = open.keys.signing.verify_key();
    let signed = proposal.signed.signers().contains(&me);
    let ready = desk.ready(proposal);
    let others: Vec<String> = desk.other_signers(&open.keys, proposal).into_iter().map(|reader| reader.label).collect();
    let text = roster::to_text(&proposal.signed).unwrap_or_default();
    let token = html! { input type="hidden" name="csrf" value=(open.session.csrf.as_str()); };
    sheet(
        site,
        &open.session,
        "desk-proposal",
        problem,
        html! {
            p { (words.get("desk-proposal-why")) }
            h2 { (words.get("desk-proposal-changes")) }
            ul.changes { @for difference in differences(before, &proposal.roster) { li { (sentence(words, &difference)) } } }
            p.print { (words.get("desk-proposal-print")) " " strong { (proposal.print) } }
            h2 { (words.with("desk-proposal-signed", &[("n", signers.len().into())])) }
            @if !signers.is_empty() { ul { @for signer in &signers { li { (signer) } } } }
            @if !signed && desk.may_sign(&open.keys, proposal) {
                form.box method="post" action="/people/proposal/sign" {
                    (token)
                    h3 { (words.get("desk-sign")) }
                    label for="passphrase" { (words.get("desk-passphrase")) }
                    input type="password" id="passphrase" name="passphrase" required autocomplete="current-password";
                    @if desk.rules().second.is_some() {
                        label for="code" { (words.get("desk-code")) }
                        input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required;
                    }
                    button.main type="submit" id="sign" { (words.get("desk-sign-go")) }
                }
            }
            @if ready {
                form.box method="post" action="/people/proposal/publish" {
                    (token)
                    h3 { (words.get("desk-publish")) }
                    p { (words.get("desk-publish-why")) }
                    button.main type="submit" id="publish" { (words.get("desk-publish-go")) }
                }
            } @else {
                section.box {
                    h3 { (words.get("desk-pass-on")) }
                    @if signed && !others.is_empty() {
                        p { (words.with("desk-pass-on-sent", &[("who", others.join(", ").into())])) }
                        p { (words.get("desk-pass-on-or")) }
                    } @else {
                        p { (words.get("desk-pass-on-why")) }
                    }
                    p { a.button id="save" href="/people/proposal/file" download { (words.get("desk-pass-on-save")) } }
                    label for="text" { (words.get("desk-pass-on-text")) }
                    textarea.paste id="text" rows="5" readonly spellcheck="false" { (text) }
                }
            }
            form method="post" action="/people/proposal/drop" {
                (token)
                button type="submit" id="drop" { (words.get("desk-proposal-drop")) }
            }
        },
    )
}

/// `GET /people/proposal`
pub(super) async fn show(State(site): State<Site>, open: Open) -> Response {
    match site.desk.proposal(&open.keys).await {
        Ok(Some(proposal)) => page(&site, &open, &proposal, None).into_response(),
        Ok(None) => Redirect::to("/people").into_response(),
        Err(_) => gate::trouble(&site),
    }
}

/// `GET /people/proposal/file`
pub(super) async fn file(State(site): State<Site>, open: Open) -> Response {
    let Ok(Some(proposal)) = site.desk.proposal(&open.keys).await else { return Redirect::to("/people").into_response() };
    match roster::to_text(&proposal.signed) {
        Ok(text) => download(&format!("lantern-readers-{}.ron", proposal.roster.version), text),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /people/proposal/sign`
pub(super) async fn sign(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let Ok(Some(proposal)) = site.desk.proposal(&open.keys).await else { return Redirect::to("/people").into_response() };
    if let Err(why) = site.desk.prove(form.take("passphrase"), &form.take("code")).await {
        return (gate::status(why), page(&site, &open, &proposal, Some(gate::problem(why)))).into_response();
    }
    match site.desk.sign_proposal(&open.keys).await {
        Ok(()) => Redirect::to("/people/proposal").into_response(),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /people/proposal/publish`
pub(super) async fn publish(State(site): State<Site>, open: Open, _form: Posted) -> Response {
    let Ok(Some(proposal)) = site.desk.proposal(&open.keys).await else { return Redirect::to("/people").into_response() };
    if !site.desk.ready(&proposal) {
        return Redirect::to("/people/proposal").into_response();
    }
    match site.desk.publish_proposal(&open.keys).await {
        Ok(()) => Redirect::to("/people?done=published").into_response(),
        Err(fault) => (StatusCode::BAD_GATEWAY, page(&site, &open, &proposal, Some(fault.message()))).into_response(),
    }
}

/// `POST /people/proposal/drop`
pub(super) async fn drop_it(State(site): State<Site>, open: Open, _form: Posted) -> Response {
    match site.desk.drop_proposal(&open.keys).await {
        Ok(()) => Redirect::to("/people").into_response(),
        Err(_) => gate::trouble(&site),
    }
}

fn take_page(site: &Site, session: &Session, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    sheet(
        site,
        session,
        "desk-task-sign",
        problem,
        html! {
            p { (words.get("desk-task-sign-why")) }
            form.box method="post" action="/people/sign" {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                label for="text" { (words.get("desk-take-text")) }
                textarea.paste id="text" name="text" rows="7" required spellcheck="false" {}
                p { label for="text-file" { (words.get("desk-take-file")) } " " input type="file" id="text-file" data-into="text" accept=".ron,.txt"; }
                button.main type="submit" id="take-proposal" { (words.get("desk-take-go")) }
            }
        },
    )
}

/// `GET /people/sign`
pub(super) async fn take_form(State(site): State<Site>, open: Open) -> Response {
    take_page(&site, &open.session, None).into_response()
}

/// `POST /people/sign`: takes another signer's proposal, to read and sign.
pub(super) async fn take(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    match site.desk.take_proposal(&open.keys, &form.take("text")).await {
        Ok(()) => Redirect::to("/people/proposal").into_response(),
        Err(_) => (StatusCode::UNPROCESSABLE_ENTITY, take_page(&site, &open.session, Some("desk-take-wrong"))).into_response(),
    }
}
