//! `/v1/roster`: the signed roster, opaque here.

use super::{App, Caller, answer, body, octets};
use crate::store::Put;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lantern_wire::{MAX_ROSTER, RosterMsg, Verdict};
use std::sync::Arc;

pub(super) async fn get(State(app): State<Arc<App>>, caller: Caller) -> Response {
    match app.store.roster().await {
        Ok(Some(message)) => octets(message),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => caller.answer(Verdict::Busy),
    }
}

pub(super) async fn put(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    let put = async {
        caller.desk()?;
        let message = body(sent, MAX_ROSTER, app.body_timeout).await?;
        let version = RosterMsg::version_of(&message).map_err(|_| Verdict::Malformed)?;
        match app.store.put_roster(version, &message).await {
            // The same bytes as those in force, or higher: never lower than what is in force.
            Ok(Put::Taken) => Ok((Verdict::Kept, version)),
            Ok(Put::NotHigher) => Err(Verdict::Conflict),
            Err(e) => {
                tracing::error!("the roster could not be written. Is the disk full? ({e})");
                Err(Verdict::Busy)
            }
        }
    };
    match put.await {
        Ok((verdict, version)) => answer(verdict, version, 0),
        Err(verdict) => caller.answer(verdict),
    }
}
