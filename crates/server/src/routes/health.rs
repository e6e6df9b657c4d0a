//! `/healthz`: whether frames can be kept now.

use super::App;
use axum::extract::State;
use axum::http::StatusCode;
use std::sync::Arc;

pub(super) async fn get(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    if app.writer.keeps() && app.store.roster_version().await.is_ok() {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "down")
    }
}
