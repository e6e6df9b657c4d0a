//! The break-glass papers: made on this page, printed, and gone when the page is left. Three sheets, each on a page of
//! its own, with the words by which two holders open it with stock `age` and no Lantern.

use super::{
    Site, gate,
    guard::{Open, Posted},
    people::sheet,
    second::qr,
    when,
};
use crate::ceremony::{Papers, make_papers};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};

/// `GET /people/break-glass`
pub(super) async fn show(State(site): State<Site>, open: Open) -> Response {
    let words = &site.desk.sentences;
    let made: Option<(String, u16)> = site.desk.break_glass(&open.keys).await.unwrap_or_default();
    sheet(&site, &open.session, "desk-task-break-glass", None, html! {
        p { (words.get("desk-task-break-glass-why")) }
        ol.steps { @for n in 1..=5 { li { (words.get(&format!("desk-task-break-glass-{n}"))) } } }
        @if let Some((_, day)) = made { p.notice role="status" { (words.with("desk-papers-made", &[("date", when::date(words, day).into())])) } }
        form.box method="post" action="/people/break-glass" {
            input type="hidden" name="csrf" value=(open.session.csrf.as_str());
            @for n in 1..=3 {
                div.field {
                    label for=(format!("holder-{n}")) { (words.with("desk-papers-holder", &[("n", n.into())])) }
                    input type="text" id=(format!("holder-{n}")) name=(format!("holder-{n}")) required maxlength="80" value=(words.get(&format!("desk-papers-holder-{n}")));
                }
            }
            button.main type="submit" id="make" { (words.get(if made.is_some() { "desk-papers-again" } else { "desk-papers-make" })) }
        }
    })
    .into_response()
}

/// `POST /people/break-glass`: makes the papers and shows them once.
pub(super) async fn make(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let holders: [String; 3] = std::array::from_fn(|n| form.take(&format!("holder-{}", n + 1)).trim().to_owned());
    let Ok(papers) = make_papers() else { return gate::trouble(&site) };
    let today = site.desk.clock.now().half_day().0;
    if site.desk.set_break_glass(&open.keys, &papers.recipient, today).await.is_err() {
        return gate::trouble(&site);
    }
    let words = &site.desk.sentences;
    sheet(
        &site,
        &open.session,
        "desk-papers",
        None,
        html! {
            div.screen {
                p.unconfirmed { (words.get("desk-papers-now")) }
                button.main type="button" data-print="" id="print" { (words.get("desk-papers-print")) }
                " " a.button href="/people" { (words.get("desk-papers-done")) }
            }
            @for no in 1..=3_u8 { (paper(&site, &papers, no, &holders, today)) }
        },
    )
    .into_response()
}

fn paper(site: &Site, papers: &Papers, no: u8, holders: &[String; 3], today: u16) -> Markup {
    let words = &site.desk.sentences;
    let sheet = &papers.sheets[usize::from(no) - 1];
    let name = |no: u8| holders[usize::from(no) - 1].as_str();
    let school = site.desk.roster().map(|r| r.roster.school_label).unwrap_or_default();
    html! {
        article.paper {
            h2 { (words.with("desk-paper-of", &[("n", sheet.no.into()), ("who", name(no).into())])) }
            p.quiet { (school) " · " (when::date(words, today)) " " (crate::calendar::date_of(today).year()) }
            p { (words.get("desk-paper-what")) }
            h3 { (words.get("desk-paper-key")) }
            div.secret { div.qr { (qr(&sheet.key)) } code { (sheet.key.as_str()) } }
            h3 { (words.get("desk-paper-sealed")) }
            p { (words.get("desk-paper-how")) }
            @for (first, second, sealed) in papers.sealed.iter().filter(|(a, b, _)| *a == no || *b == no) {
                section.sealed {
                    div.qr { (qr(sealed)) }
                    div {
                        p { strong { (words.with("desk-paper-pair", &[("first", name(*first).into()), ("second", name(*second).into())])) } }
                        pre { (format!("age -d -i key-{first}.txt -o half.age sealed.age\nage -d -i key-{second}.txt -o key.txt half.age")) }
                        pre.armour { (sealed) }
                    }
                }
            }
            p.quiet { (words.get("desk-paper-keep")) }
        }
    }
}
