//! `/v1/enrol`: a one-time code becomes a token.

use super::{App, answer, body};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use lantern_wire::{EnrolReply, EnrolRequest, MAX_ENROL_REQUEST, Verdict};
use std::sync::Arc;
use tokio::time::Instant;

pub(super) async fn post(State(app): State<Arc<App>>, sent: Body) -> Response {
    match enrol(&app, sent).await {
        Ok(reply) => ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(reply)).into_response(),
        Err(verdict) => answer(verdict, 0),
    }
}

async fn enrol(app: &App, sent: Body) -> Result<EnrolReply, Verdict> {
    let bytes = body(sent, MAX_ENROL_REQUEST, app.body_timeout).await?;
    let request: EnrolRequest = serde_json::from_slice(&bytes).map_err(|_| Verdict::Malformed)?;
    let busy = |e: sqlx::Error| {
        tracing::error!("a device could not be enrolled ({e})");
        Verdict::Busy
    };
    let roster = app.store.roster().await.map_err(busy)?;
    if !app.wrong_codes.try_one(Instant::now()) {
        return Err(Verdict::TooMany);
    }
    let token = app.store.enrol(&request.code, request.kind, Timestamp::now().as_second()).await.map_err(busy)?;
    let token = token.ok_or(Verdict::NotEnrolled)?;
    app.wrong_codes.was_right();
    Ok(EnrolReply::new(token, app.store.school, app.authority.pem.clone(), roster.as_deref()))
}
