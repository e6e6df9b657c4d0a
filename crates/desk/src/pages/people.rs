//! *People and keys*: who reads, and a page for each thing that happens once in three years: somebody joins, the lead
//! changes, a key is lost, a computer is stolen. Each says what to have at hand, asks for what it needs, and makes a
//! proposal (`proposal`), which two signers decide on.

use super::{
    Site, gate,
    guard::{Open, Posted},
    layout, rules, when,
};
use crate::{
    ceremony::{self, Problem, Step},
    identity::Card,
    state::Session,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_frame::{
    Roster,
    roster::{Role, SignedRoster},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What can happen, each with a page of its own.
const TASKS: [&str; 6] = ["join", "lead", "lost", "stolen", "leave", "renew"];

pub(super) fn role(words: &crate::sentences::Sentences, role: Role) -> String {
    words.get(&format!("desk-role-{}", role.id()))
}

fn title(site: &Site, heading: &str) -> String {
    let words = &site.desk.sentences;
    words.with("desk-title-of", &[("what", words.get(heading).into())])
}

/// A page below *People and keys*: heading, way back, and what it holds.
pub(super) fn sheet(site: &Site, session: &Session, heading: &str, problem: Option<&str>, body: Markup) -> Markup {
    let words = &site.desk.sentences;
    layout::page(
        site,
        session,
        &title(site, heading),
        html! {
            p.back { a href="/people" { "← " (words.get("desk-nav-people")) } }
            section.sheet.wide {
                h1 { (words.get(heading)) }
                @if let Some(problem) = problem { p.problem role="alert" id="problem" { (words.get(problem)) } }
                (body)
            }
        },
    )
}

/// `GET /people`
pub(super) async fn hub(State(site): State<Site>, open: Open, Query(query): Query<BTreeMap<String, String>>) -> Response {
    let desk = &site.desk;
    let words = &desk.sentences;
    let Ok(proposal) = desk.proposal(&open.keys).await else { return gate::trouble(&site) };
    let waiting = desk.casebook.outgoing().await.unwrap_or_default();
    let done = query.get("done").map(String::as_str);
    let main = html! {
        div.head { h1 { (words.get("desk-nav-people")) } }
        @match done {
            Some("published") => { p.notice role="status" { (words.get("desk-published")) } }
            Some("handed") => { p.notice role="status" { (words.with("desk-handed", &[("n", waiting.into())])) } }
            _ => {}
        }
        @if proposal.is_some() {
            p.notice role="status" { (words.get("desk-proposal-waits")) " " a href="/people/proposal" { (words.get("desk-proposal-see")) } }
        }
        @match desk.roster() {
            Some(in_force) => (readers(&site, &open, &in_force.roster, &in_force.print())),
            None => {
                section.empty {
                    h2 { (words.get("desk-people-none")) }
                    p { (words.get("desk-people-none-more")) }
                    p { a.button href="/people/first" { (words.get("desk-task-first")) } " " a.button href="/people/sign" { (words.get("desk-task-sign")) } }
                }
            }
        }
        section aria-labelledby="happened" {
            h2 id="happened" { (words.get("desk-happened")) }
            ul.tasks {
                @if desk.roster().is_some() {
                    @for task in TASKS { (tile(words, task)) }
                    @for task in ["rules", "sign", "hand-over"] { (tile(words, task)) }
                }
                @for task in ["break-glass", "card"] { (tile(words, task)) }
            }
        }
    };
    layout::page(&site, &open.session, &title(&site, "desk-nav-people"), main).into_response()
}

fn tile(words: &crate::sentences::Sentences, task: &str) -> Markup {
    html! {
        li {
            a href=(format!("/people/{task}")) { (words.get(&format!("desk-task-{task}"))) }
            p.quiet { (words.get(&format!("desk-task-{task}-hint"))) }
        }
    }
}

fn readers(site: &Site, open: &Open, roster: &Roster, print: &str) -> Markup {
    let words = &site.desk.sentences;
    let me = open.keys.signing.verify_key();
    html! {
        section aria-labelledby="readers" {
            h2 id="readers" { (words.get("desk-readers")) }
            table {
                thead { tr { th scope="col" { (words.get("desk-readers-who")) } th scope="col" { (words.get("desk-readers-role")) } th scope="col" { (words.get("desk-readers-signs")) } } }
                tbody {
                    @for reader in &roster.readers {
                        tr {
                            th scope="row" { (reader.label) @if reader.verify_key == me { " " span.quiet { (words.get("desk-readers-you")) } } }
                            td { (role(words, reader.role)) }
                            td { @if roster.roots.contains(&reader.verify_key) { (words.get("desk-yes")) } }
                        }
                    }
                }
            }
            (rules::in_force(words, roster))
            p.quiet { (words.with("desk-readers-list", &[
                ("version", roster.version.into()), ("date", when::date(words, roster.not_after).into()),
                ("year", crate::calendar::date_of(roster.not_after).year().to_string().into()), ("print", print.into()),
            ])) }
        }
    }
}

/// Every person of a list, by how she is called.
pub(super) fn people(roster: &Roster) -> BTreeMap<u16, String> {
    roster.readers.iter().map(|r| (r.person, ceremony::called(roster, r.person))).collect()
}

fn choose(site: &Site, label: &str, roster: &Roster, leads: Option<bool>) -> Markup {
    let is_lead = |person: u16| roster.readers.iter().any(|r| r.person == person && r.role == Role::DesignatedSafeguardingLead);
    html! {
        label for="person" { (site.desk.sentences.get(label)) }
        select id="person" name="person" required {
            @for (person, label) in people(roster).into_iter().filter(|(p, _)| leads.is_none_or(|leads| is_lead(*p) == leads)) {
                option value=(person) { (label) }
            }
        }
    }
}

fn card_field(site: &Site, label: &str, rows: u8) -> Markup {
    let words = &site.desk.sentences;
    html! {
        label for="card" { (words.get(label)) }
        textarea.paste id="card" name="card" rows=(rows) required spellcheck="false" aria-describedby="card-hint" {}
        p.quiet id="card-hint" { (words.get("desk-card-hint")) }
        p { label for="card-file" { (words.get("desk-card-file")) } " " input type="file" id="card-file" data-into="card" multiple accept=".ron,.txt"; }
    }
}

fn task_page(site: &Site, session: &Session, task: &str, problem: Option<&str>) -> Option<Markup> {
    let words = &site.desk.sentences;
    let in_force = site.desk.roster();
    let roster = in_force.as_ref().map(|r| &r.roster);
    if roster.is_none() != (task == "first") || (task != "first" && !TASKS.contains(&task)) {
        return None;
    }
    let steps = (1..=6).map(|n| format!("desk-task-{task}-{n}")).filter(|id| words.has(id));
    let fields = html! {
        @match (task, roster) {
            ("first", _) => {
                div.field { label for="school" { (words.get("desk-first-school")) } input type="text" id="school" name="school" required maxlength="80"; }
                (card_field(site, "desk-first-cards", 10))
            }
            ("join", Some(_)) => {
                (card_field(site, "desk-card", 6))
                label for="role" { (words.get("desk-join-role")) }
                select id="role" name="role" { @for r in [Role::DeputyLead, Role::Headteacher, Role::ChairOfGovernors, Role::Trust, Role::OnlineSafetyLead] { option value=(r.id()) { (role(words, r)) } } }
                p.quiet { (words.get("desk-join-online")) }
            }
            ("lead", Some(roster)) => {
                (choose(site, "desk-lead-who", roster, Some(false)))
                label.choice { input type="checkbox" name="stays" value="yes"; span { (words.get("desk-lead-stays")) } }
            }
            ("lost" | "stolen", Some(roster)) => {
                (choose(site, "desk-lost-who", roster, None))
                (card_field(site, "desk-lost-card", 6))
            }
            ("leave", Some(roster)) => (choose(site, "desk-leave-who", roster, None)),
            _ => {}
        }
    };
    Some(sheet(
        site,
        session,
        &format!("desk-task-{task}"),
        problem,
        html! {
            p { (words.get(&format!("desk-task-{task}-why"))) }
            ol.steps { @for step in steps { li { (words.get(&step)) } } }
            form.box method="post" action=(format!("/people/{task}")) {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                (fields)
                button.main type="submit" id="propose" { (words.get("desk-propose")) }
                p.quiet { (words.get("desk-propose-hint")) }
            }
        },
    ))
}

/// `GET /people/{task}`
pub(super) async fn task(State(site): State<Site>, open: Open, Path(task): Path<String>) -> Response {
    task_page(&site, &open.session, &task, None).map_or_else(|| Redirect::to("/people").into_response(), IntoResponse::into_response)
}

/// Every card in a text; a text may hold several, one after another.
fn cards(text: &str) -> Result<Vec<Card>, Problem> {
    let texts = text.split_inclusive(')').map(str::trim).collect::<Vec<_>>();
    let mut cards = Vec::new();
    let mut text = String::new();
    for part in texts {
        text.push_str(part);
        // Inside a card, too, there are brackets: `Some("...")`. It is whole when it can be read.
        if let Ok(card) = Card::from_text(&text) {
            cards.push(card);
            text.clear();
        }
    }
    if text.trim().is_empty() && !cards.is_empty() { Ok(cards) } else { Err(Problem::NotACard) }
}

fn read(site: &Site, task: &str, form: &mut Posted) -> Result<Roster, Problem> {
    let today = site.desk.clock.now().half_day().0;
    let card = |form: &mut Posted| {
        cards(&form.take("card")).and_then(|mut all| if all.len() == 1 { Ok(all.remove(0)) } else { Err(Problem::NotACard) })
    };
    let person = |form: &mut Posted| form.take("person").parse().map_err(|_| Problem::Nobody);
    if task == "first" {
        let school = site.desk.school.as_ref().map(|(id, _)| *id).ok_or(Problem::OtherSchool)?;
        let first = ceremony::first(&cards(&form.take("card"))?, school, form.take("school").trim(), today)?;
        return with_hours(site, first);
    }
    let in_force = site.desk.roster().ok_or(Problem::Nobody)?;
    let step = match task {
        "join" => Step::Join { card: card(form)?, role: Role::from_id(&form.take("role")).ok_or(Problem::Nobody)? },
        "lead" => Step::Lead { person: person(form)?, stays: !form.take("stays").is_empty() },
        "lost" | "stolen" => Step::NewKeys { person: person(form)?, card: card(form)? },
        "leave" => Step::Leave { person: person(form)? },
        _ => Step::Renew,
    };
    with_hours(site, ceremony::propose(&in_force.roster, &site.desk.past(), &step, today)?)
}

/// Every new list takes the school's days and hours from this desk's settings: tablets say by them when somebody reads.
pub(super) fn with_hours(site: &Site, mut roster: Roster) -> Result<Roster, Problem> {
    roster.hours = site.desk.settings().calendar.hours();
    roster.check().map_err(Problem::Roster)?;
    Ok(roster)
}

/// `POST /people/{task}`: makes a proposal of it.
pub(super) async fn propose(State(site): State<Site>, open: Open, Path(task): Path<String>, mut form: Posted) -> Response {
    if task != "first" && !TASKS.contains(&task.as_str()) {
        return gate::missing(&site);
    }
    let signed = read(&site, &task, &mut form).and_then(|roster| SignedRoster::new(&roster).map_err(Problem::Roster));
    let problem = match signed {
        Ok(signed) => match site.desk.set_proposal(&open.keys, &signed).await {
            Ok(()) => return Redirect::to("/people/proposal").into_response(),
            Err(_) => return gate::trouble(&site),
        },
        Err(problem) => problem.message(),
    };
    match task_page(&site, &open.session, &task, Some(problem)) {
        Some(page) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => Redirect::to("/people").into_response(),
    }
}
