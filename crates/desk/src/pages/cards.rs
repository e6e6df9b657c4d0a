//! What a reader gives to others: her card, for the list of readers; and open cases, to somebody who joined.

use super::{
    Site, gate,
    guard::{Open, Posted},
    people::sheet,
};
use crate::identity::{Card, card_path};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;

/// `GET /people/card`
pub(super) async fn card(State(site): State<Site>, open: Open) -> Response {
    let words = &site.desk.sentences;
    let Ok(card) = Card::read(&card_path(&site.desk.data)) else { return gate::trouble(&site) };
    let (print, text) = (card.print(), card.to_text().unwrap_or_default());
    sheet(
        &site,
        &open.session,
        "desk-task-card",
        None,
        html! {
            p { (words.get("desk-task-card-why")) }
            p.print { (words.get("desk-card-print")) " " strong { (print) } }
            label for="card" { (words.get("desk-card-text")) }
            textarea.paste id="card" rows="8" readonly spellcheck="false" { (text) }
            p { a.button href="/people/card/file" download="reader-card.ron" { (words.get("desk-card-save")) } }
            @if card.school.is_none() { p.problem { (words.get("desk-card-unenrolled")) } }
        },
    )
    .into_response()
}

/// `GET /people/card/file`
pub(super) async fn card_file(State(site): State<Site>, _open: Open) -> Response {
    match Card::read(&card_path(&site.desk.data)).and_then(|card| card.to_text()) {
        Ok(text) => download("reader-card.ron", text),
        Err(_) => gate::trouble(&site),
    }
}

/// A text to be saved.
pub(super) fn download(name: &str, text: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
}

/// `GET /people/hand-over`
pub(super) async fn hand_over_page(State(site): State<Site>, open: Open) -> Response {
    let words = &site.desk.sentences;
    let Some(in_force) = site.desk.roster() else { return Redirect::to("/people").into_response() };
    let me = open.keys.signing.verify_key();
    let mut choices = Vec::new();
    for reader in in_force.roster.readers.iter().filter(|r| r.verify_key != me) {
        let Ok(n) = site.desk.to_hand_over(&open.keys, reader).await else { return gate::trouble(&site) };
        choices.push((reader.no, words.with("desk-hand-over-choice", &[("who", reader.label.as_str().into()), ("n", n.into())])));
    }
    sheet(
        &site,
        &open.session,
        "desk-task-hand-over",
        None,
        html! {
            p { (words.get("desk-task-hand-over-why")) }
            form.box method="post" action="/people/hand-over" {
                input type="hidden" name="csrf" value=(open.session.csrf.as_str());
                label for="to" { (words.get("desk-hand-over-to")) }
                select id="to" name="to" { @for (no, name) in choices { option value=(no) { (name) } } }
                label.choice {
                    input type="checkbox" id="concerns" name="concerns" value="yes";
                    span { (words.get("desk-hand-over-concerns")) }
                }
                button.main type="submit" id="hand-over" { (words.get("desk-hand-over-go")) }
            }
        },
    )
    .into_response()
}

/// `POST /people/hand-over`
pub(super) async fn hand_over(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let Ok(to) = form.take("to").parse() else { return gate::missing(&site) };
    let concerns = !form.take("concerns").is_empty();
    match site.desk.hand_over(&open.keys, to, concerns).await {
        Ok(_) => Redirect::to("/people?done=handed").into_response(),
        Err(_) => gate::trouble(&site),
    }
}
