//! What the forms of a report's page do: each becomes an event in the case's record, and nothing in it is ever taken back.

use super::{
    Site, gate,
    guard::{Open, Posted},
};
use crate::{
    case::{Case, Deed, Outcome},
    casebook::RowId,
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};

/// Which reports of a matter a deed is about.
pub(super) enum About {
    /// The one whose page it is.
    This,
    /// All that are shown as one.
    All,
}

pub(super) fn back(row: RowId) -> Response {
    Redirect::to(&format!("/report/{row}")).into_response()
}

/// The form lacks something that has to be there.
pub(super) fn incomplete(row: RowId, what: &str) -> Response {
    Redirect::to(&format!("/report/{row}?problem={what}#{what}")).into_response()
}

pub(super) async fn note(site: &Site, open: &Open, row: RowId, about: About, deeds: &[Deed]) -> Response {
    let Ok(shown) = site.desk.shown(&open.keys).await else { return gate::trouble(site) };
    let Some((group, id)) = shown.group_of(row) else { return gate::missing(site) };
    let all: Vec<_> = group
        .all()
        .filter(|case| match about {
            About::This => case.entry.report.id == id,
            About::All => true,
        })
        .map(|case| &case.entry)
        .collect();
    for deed in deeds {
        if site.desk.record(&open.keys, &all, deed).await.is_err() {
            return gate::trouble(site);
        }
    }
    back(row)
}

macro_rules! row {
    ($site:ident, $row:ident) => {
        match $row.parse::<RowId>() {
            Ok(row) => row,
            Err(_) => return gate::missing(&$site),
        }
    };
}

/// `POST /unread/{row}`: she has asked the lead.
pub(super) async fn asked(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    match site.desk.asked(&open.keys, row!(site, row)).await {
        Ok(()) => Redirect::to("/").into_response(),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /report/{row}/seen`: takes it.
pub(super) async fn take(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    note(&site, &open, row!(site, row), About::All, &[Deed::Taken]).await
}

/// `POST /report/{row}/look`: seen, and left to others.
pub(super) async fn look(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    note(&site, &open, row!(site, row), About::All, &[Deed::Seen]).await
}

/// `POST /report/{row}/give-back`
pub(super) async fn give_back(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    note(&site, &open, row!(site, row), About::All, &[Deed::GivenBack]).await
}

/// `POST /report/{row}/decide`: `outcome` and `reason`; only a concern goes without a reason.
pub(super) async fn decide(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    let Some(outcome) = Outcome::from_id(&form.take("outcome")) else { return incomplete(row, "outcome") };
    let reason = form.take("reason").trim().to_owned();
    if reason.is_empty() && outcome != Outcome::Concern {
        return incomplete(row, "reason");
    }
    note(&site, &open, row, About::All, &[Deed::Decided { outcome, reason }]).await
}

/// `POST /report/{row}/reopen`
pub(super) async fn reopen(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    match form.take("reason").trim() {
        "" => incomplete(row, "reopen-reason"),
        reason => note(&site, &open, row, About::All, &[Deed::Reopened { reason: reason.to_owned() }]).await,
    }
}

/// `POST /report/{row}/note`
pub(super) async fn add_note(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    match form.take("text").trim() {
        "" => incomplete(row, "note"),
        text => note(&site, &open, row, About::This, &[Deed::Note { text: text.to_owned() }]).await,
    }
}

/// `POST /report/{row}/find`: the reason comes first, and is kept.
pub(super) async fn find(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    match form.take("reason").trim() {
        "" => incomplete(row, "find-reason"),
        reason => note(&site, &open, row, About::This, &[Deed::Found { reason: reason.to_owned() }]).await,
    }
}

/// `POST /report/{row}/link`
pub(super) async fn link(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    match form.take("to").trim() {
        "" => incomplete(row, "link-to"),
        to => note(&site, &open, row, About::This, &[Deed::Linked { to: to.to_owned() }]).await,
    }
}

/// `POST /report/{row}/apart`
pub(super) async fn apart(State(site): State<Site>, open: Open, Path(row): Path<String>, _form: Posted) -> Response {
    note(&site, &open, row!(site, row), About::This, &[Deed::Apart]).await
}

/// `POST /report/{row}/hand-over`: `to` is the number of a reader who does not have it.
pub(super) async fn hand_over(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    let Ok(to) = form.take("to").parse() else { return gate::missing(&site) };
    let Ok(shown) = site.desk.shown(&open.keys).await else { return gate::trouble(&site) };
    let Some((group, _)) = shown.group_of(row) else { return gate::missing(&site) };
    match site.desk.hand_over_matter(&open.keys, to, &group).await {
        Ok(_) => back(row),
        Err(_) => gate::trouble(&site),
    }
}

/// `POST /report/{row}/merge`: `into` is another report's row.
pub(super) async fn merge(State(site): State<Site>, open: Open, Path(row): Path<String>, mut form: Posted) -> Response {
    let row = row!(site, row);
    let Ok(other) = form.take("into").parse::<RowId>() else { return incomplete(row, "into") };
    let Ok(shown) = site.desk.shown(&open.keys).await else { return gate::trouble(&site) };
    let find = |wanted: RowId| shown.cases.iter().find(|case: &&Case| case.entry.row == wanted);
    let (Some(this), Some(into)) = (find(row), find(other)) else { return gate::missing(&site) };
    // Readers of one report need not be readers of the other: the other's id, which is all that travels, tells nothing.
    // A practice counts for nothing, and nothing that a child told may go under it.
    let practice = this.entry.drill != into.entry.drill;
    if this.entry.report.id == into.entry.report.id || into.into == Some(this.entry.report.id) || practice {
        return incomplete(row, "into");
    }
    let deed = Deed::Merged { into: into.entry.report.id };
    match site.desk.record(&open.keys, &[&this.entry], &deed).await {
        Ok(()) => back(row),
        Err(_) => gate::trouble(&site),
    }
}
