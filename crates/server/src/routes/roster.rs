//! `/v1/roster`: the signed roster, opaque here.

use super::{App, Caller, body, octets};
use crate::store::Put;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lantern_wire::{MAX_ROSTER, RosterMsg, Verdict};
use std::sync::{Arc, atomic::Ordering};

pub(super) async fn get(State(app): State<Arc<App>>, _: Caller) -> Response {
    match app.store.roster().await {
        Ok(Some(message)) => octets(message),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => app.answer(Verdict::Busy),
    }
}

pub(super) async fn put(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    let verdict = async {
        caller.desk()?;
        let message = body(sent, MAX_ROSTER, app.body_timeout).await?;
        let version = RosterMsg::version_of(&message).map_err(|_| Verdict::Malformed)?;
        match app.store.put_roster(version, &message).await {
            Ok(Put::Taken) => {
                app.roster_version.fetch_max(version, Ordering::AcqRel);
                Ok(Verdict::Kept)
            }
            Ok(Put::NotHigher) => Ok(Verdict::Conflict),
            Err(e) => {
                tracing::error!("the roster could not be written. Is the disk full? ({e})");
                Ok(Verdict::Busy)
            }
        }
    };
    let verdict = verdict.await.unwrap_or_else(|refused| refused);
    app.answer(verdict)
}
