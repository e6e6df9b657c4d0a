//! The server's few paths. Every answer that is not a page, a roster or an enrolment has the same 64 bytes.

mod ca;
mod caller;
mod class;
mod copies;
mod enrol;
mod frames;
mod health;
mod roster;
mod state;

use caller::Caller;

use crate::{
    authority::Authority,
    class::Classes,
    limit::WrongCodes,
    store::{Store, Writer},
};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use lantern_wire::class as paths;
use lantern_wire::{BOARD, CA, COPIES, ENROL, FRAMES, FrameAnswer, HEALTHZ, OCTETS, ROSTER, STATE, TYPED, Verdict};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// How long a body may take to arrive.
pub(crate) const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// What every path has at hand.
pub(crate) struct App {
    pub(crate) store: Store,
    pub(crate) writer: Writer,
    pub(crate) authority: Arc<Authority>,
    pub(crate) wrong_codes: WrongCodes,
    pub(crate) body_timeout: Duration,
    pub(crate) classes: Arc<Classes>,
    pub(crate) mail_set: bool,
    /// Held while a casebook's copy is in memory.
    pub(crate) copying: Semaphore,
}

/// An answer of 64 bytes.
fn answer(verdict: Verdict, roster_version: u32, desk_day: u16) -> Response {
    let status = StatusCode::from_u16(verdict.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, octets(FrameAnswer { verdict, roster_version, desk_day }.encode().to_vec())).into_response()
}

/// Bytes that no cache keeps.
fn octets(bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, OCTETS), (header::CACHE_CONTROL, "no-store")];
    (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), bytes).into_response()
}

/// Reads a body of at most `max` bytes within `patience`.
async fn body(body: Body, max: usize, patience: Duration) -> Result<Vec<u8>, Verdict> {
    match tokio::time::timeout(patience, to_bytes(body, max)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(e)) if too_long(&e) => Err(Verdict::TooLarge),
        // The connection broke; nobody reads this.
        Ok(Err(_)) => Err(Verdict::Malformed),
        Err(_) => Err(Verdict::TooSlow),
    }
}

fn too_long(error: &axum::Error) -> bool {
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        // The one error of reading a body that does not come from the connection.
        if cause.downcast_ref::<hyper::Error>().is_some() {
            return false;
        }
        next = cause.source();
    }
    true
}

/// The whole service.
pub(crate) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route(FRAMES, routing::post(frames::post).get(frames::get))
        .route(ENROL, routing::post(enrol::post))
        .route(TYPED, routing::post(enrol::typed))
        .route(ROSTER, routing::get(roster::get).put(roster::put))
        .route(&format!("{COPIES}/{{name}}"), routing::get(copies::get).put(copies::put))
        .route(BOARD, routing::get(copies::board))
        .route(&format!("{BOARD}/{{slot}}"), routing::put(copies::put_slot))
        .route(CA, routing::get(ca::get))
        .route(STATE, routing::get(state::get))
        .route(paths::SETUP, routing::get(class::setup))
        .route(paths::SIGNAL, routing::get(class::signal))
        .route(paths::OPEN, routing::post(class::open))
        .route(paths::SHUT, routing::post(class::shut))
        .route(paths::COMMAND, routing::post(class::command))
        .route(paths::JOIN, routing::post(class::join))
        .route(paths::BEAT, routing::post(class::beat))
        .route(paths::RECORD, routing::post(class::record))
        .route(HEALTHZ, routing::get(health::get))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .with_state(app)
}
