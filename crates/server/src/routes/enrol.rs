//! `/v1/enrol`: a one-time code becomes a token.

use super::{App, answer, body};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use lantern_wire::{EnrolReply, EnrolRequest, MAX_ENROL_REQUEST, TypedReply, TypedRequest, Verdict, typed};
use std::sync::Arc;
use tokio::time::Instant;

pub(super) async fn post(State(app): State<Arc<App>>, sent: Body) -> Response {
    match enrol(&app, sent).await {
        Ok(reply) => ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(reply)).into_response(),
        Err(verdict) => answer(verdict, 0, 0),
    }
}

/// `/v1/enrol/typed`: whoever knows the six digits is told the school's certificate and given a code of its own.
pub(super) async fn typed(State(app): State<Arc<App>>, sent: Body) -> Response {
    match exchange(&app, sent).await {
        Ok(reply) => ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(reply)).into_response(),
        Err(verdict) => answer(verdict, 0, 0),
    }
}

async fn exchange(app: &App, sent: Body) -> Result<TypedReply, Verdict> {
    let bytes = body(sent, MAX_ENROL_REQUEST, app.body_timeout).await?;
    let request: TypedRequest = serde_json::from_slice(&bytes).map_err(|_| Verdict::Malformed)?;
    let now = Timestamp::now().as_second();
    let tried = app.store.try_digits(request.kind, now).await.map_err(busy)?;
    let (digits, parent) = tried.ok_or(Verdict::TooMany)?;
    let made = typed::reply(&digits, &app.authority.sha256, &request.hello, &mut rand::rng());
    let (reply, code) = made.map_err(|_| Verdict::Malformed)?;
    app.store.add_typed(&code, request.kind, &parent, now).await.map_err(busy)?;
    Ok(reply)
}

fn busy(e: sqlx::Error) -> Verdict {
    tracing::error!("a device could not be enrolled ({e})");
    Verdict::Busy
}

async fn enrol(app: &App, sent: Body) -> Result<EnrolReply, Verdict> {
    let bytes = body(sent, MAX_ENROL_REQUEST, app.body_timeout).await?;
    let request: EnrolRequest = serde_json::from_slice(&bytes).map_err(|_| Verdict::Malformed)?;
    let roster = app.store.roster().await.map_err(busy)?;
    if !app.wrong_codes.try_one(Instant::now()) {
        return Err(Verdict::TooMany);
    }
    let enrolled = app.store.enrol(&request.code, request.kind, Timestamp::now().as_second(), &app.authority.sha256).await.map_err(busy)?;
    let (token, label) = enrolled.ok_or(Verdict::NotEnrolled)?;
    app.wrong_codes.was_right();
    Ok(EnrolReply::new(token, label, app.store.school, app.authority.pem.clone(), roster.as_deref()))
}
