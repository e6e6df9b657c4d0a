//! *Who reads what*: the part of the signed list that is not a name. Who sees plain reports first, who joins where few are
//! left, and which two people do not read about one another. A change goes the way of every change: two signers decide.

use super::{
    Site, gate,
    guard::{Open, Posted},
    people::{people, role, sheet, with_hours},
};
use crate::{
    ceremony::{self, Problem, Rules, Step},
    sentences::Sentences,
    state::Session,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_frame::{
    Roster,
    roster::{MAX_CONFLICTS, Role, SignedRoster, watchers},
};
use maud::{Markup, html};

/// Places in the order of those who join.
const PLACES: usize = Role::ALL.len();
/// Empty rows for new pairs.
const NEW_PAIRS: usize = 2;

/// Roles in an order, as a sentence has them.
pub(super) fn order(words: &Sentences, roles: &[Role]) -> String {
    roles.iter().map(|r| role(words, *r)).collect::<Vec<_>>().join(&words.get("desk-rules-then"))
}

/// What the list in force says, for everybody who looks at *People and keys*.
pub(super) fn in_force(words: &Sentences, roster: &Roster) -> Markup {
    let first = roster.first_contact.and_then(|no| roster.reader(no));
    let watching = watchers(roster).iter().map(|reader| reader.label.as_str()).collect::<Vec<_>>().join(", ");
    html! {
        ul.rules {
            @if let Some(first) = first { li { (words.with("desk-rules-first-is", &[("who", first.label.as_str().into())])) } }
            @if !roster.fallback.is_empty() { li { (words.with("desk-rules-fallback-is", &[("roles", order(words, &roster.fallback).into())])) } }
            @if watching.is_empty() {
                li { (words.get("desk-rules-watch-nobody")) }
            } @else {
                li { (words.with("desk-rules-watch-is", &[("who", watching.into())])) }
            }
            @for &(a, b) in &roster.conflicts {
                @let (one, other) = (ceremony::called(roster, a), ceremony::called(roster, b));
                li { (words.with("desk-rules-pair-is", &[("one", one.into()), ("other", other.into())])) }
            }
        }
    }
}

fn page(site: &Site, session: &Session, roster: &Roster, problem: Option<&str>) -> Markup {
    let words = &site.desk.sentences;
    let people = people(roster);
    let who = |id: String, label: String, chosen: Option<u16>| {
        html! {
            div.field {
                label for=(id) { (label) }
                select id=(id) name=(id) {
                    option value="" { (words.get("desk-rules-nobody")) }
                    @for (person, label) in &people { option value=(person) selected[chosen == Some(*person)] { (label) } }
                }
            }
        }
    };
    let rows = (roster.conflicts.len() + NEW_PAIRS).min(MAX_CONFLICTS);
    // Who reads only as the first contact is no help where few are left; a list that has her there keeps her.
    let offered = |r: &Role| *r != Role::OnlineSafetyLead || roster.fallback.contains(r);
    sheet(
        site,
        session,
        "desk-task-rules",
        problem,
        html! {
            p { (words.get("desk-task-rules-why")) }
            form.box method="post" action="/people/rules" {
                input type="hidden" name="csrf" value=(session.csrf.as_str());
                fieldset {
                    legend { (words.get("desk-rules-first")) }
                    label for="first" { (words.get("desk-rules-first-who")) }
                    select id="first" name="first" aria-describedby="first-hint" {
                        option value="" { (words.get("desk-rules-first-nobody")) }
                        @for reader in &roster.readers {
                            option value=(reader.no) selected[roster.first_contact == Some(reader.no)] { (reader.label) " – " (role(words, reader.role)) }
                        }
                    }
                    p.quiet id="first-hint" { (words.get("desk-rules-first-hint")) }
                }
                fieldset {
                    legend { (words.get("desk-rules-pairs")) }
                    p { (words.get("desk-rules-pairs-hint")) }
                    @for n in 0..rows {
                        @let pair = roster.conflicts.get(n).copied();
                        div.row {
                            (who(format!("pair-{n}-a"), words.with("desk-rules-pair-one", &[("n", (n + 1).into())]), pair.map(|p| p.0)))
                            (who(format!("pair-{n}-b"), words.with("desk-rules-pair-other", &[("n", (n + 1).into())]), pair.map(|p| p.1)))
                        }
                    }
                }
                fieldset {
                    legend { (words.get("desk-rules-fallback")) }
                    p { (words.get("desk-rules-fallback-hint")) }
                    @for n in 0..PLACES {
                        div.field {
                            label for=(format!("join-{n}")) { (words.with("desk-rules-place", &[("n", (n + 1).into())])) }
                            select id=(format!("join-{n}")) name=(format!("join-{n}")) {
                                option value="" { (words.get("desk-rules-nobody")) }
                                @for r in Role::ALL.into_iter().filter(offered) {
                                    option value=(r.id()) selected[roster.fallback.get(n) == Some(&r)] { (role(words, r)) }
                                }
                            }
                        }
                    }
                }
                button.main type="submit" id="propose" { (words.get("desk-propose")) }
                p.quiet { (words.get("desk-propose-hint")) }
            }
        },
    )
}

fn read(form: &mut Posted) -> Result<Rules, Problem> {
    let first = form.take("first");
    let first_contact = if first.is_empty() { None } else { Some(first.parse().map_err(|_| Problem::Nobody)?) };
    let mut fallback: Vec<Role> = Vec::new();
    for n in 0..PLACES {
        let id = form.take(&format!("join-{n}"));
        if id.is_empty() {
            continue;
        }
        let role = Role::from_id(&id).ok_or(Problem::Nobody)?;
        if !fallback.contains(&role) {
            fallback.push(role);
        }
    }
    let mut conflicts: Vec<(u16, u16)> = Vec::new();
    for n in 0..MAX_CONFLICTS {
        let (a, b) = (form.take(&format!("pair-{n}-a")), form.take(&format!("pair-{n}-b")));
        if a.is_empty() && b.is_empty() {
            continue;
        }
        // Half a pair is a rule that somebody meant to make.
        let (Ok(a), Ok(b)) = (a.parse(), b.parse()) else { return Err(Problem::Pair) };
        if a == b {
            return Err(Problem::Pair);
        }
        if !conflicts.iter().any(|&known| known == (a, b) || known == (b, a)) {
            conflicts.push((a, b));
        }
    }
    Ok(Rules { first_contact, fallback, conflicts })
}

/// The list as the form has it, so that a refused one is not typed anew.
fn as_typed(roster: &Roster, rules: Option<Rules>) -> Roster {
    let mut typed = roster.clone();
    if let Some(rules) = rules {
        (typed.first_contact, typed.fallback, typed.conflicts) = (rules.first_contact, rules.fallback, rules.conflicts);
    }
    typed
}

/// `GET /people/rules`
pub(super) async fn show(State(site): State<Site>, open: Open) -> Response {
    match site.desk.roster() {
        Some(in_force) => page(&site, &open.session, &in_force.roster, None).into_response(),
        None => Redirect::to("/people").into_response(),
    }
}

/// `POST /people/rules`: makes a proposal of it.
pub(super) async fn propose(State(site): State<Site>, open: Open, mut form: Posted) -> Response {
    let Some(in_force) = site.desk.roster() else { return Redirect::to("/people").into_response() };
    let today = site.desk.clock.now().half_day().0;
    let rules = read(&mut form);
    let next = rules.clone().and_then(|rules| ceremony::propose(&in_force.roster, &site.desk.past(), &Step::Rules(rules), today));
    let signed = next.and_then(|next| with_hours(&site, next)).and_then(|next| SignedRoster::new(&next).map_err(Problem::Roster));
    let problem = match signed {
        Ok(signed) => match site.desk.set_proposal(&open.keys, &signed).await {
            Ok(()) => return Redirect::to("/people/proposal").into_response(),
            Err(_) => return gate::trouble(&site),
        },
        Err(problem) => problem.message(),
    };
    let typed = as_typed(&in_force.roster, rules.ok());
    (StatusCode::UNPROCESSABLE_ENTITY, page(&site, &open.session, &typed, Some(problem))).into_response()
}
