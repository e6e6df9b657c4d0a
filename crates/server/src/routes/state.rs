//! `/v1/state`: how the server itself does, for desks.

use super::{App, Caller};
use axum::Json;
use axum::extract::State as Shared;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use lantern_wire::State;
use std::sync::Arc;

pub(super) async fn get(Shared(app): Shared<Arc<App>>, caller: Caller) -> Response {
    if let Err(verdict) = caller.desk() {
        return caller.answer(verdict);
    }
    let state = State { mail_failing: caller.device().mail_failing, mail_set: app.mail_set };
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(state)).into_response()
}
