//! `/v1/ca`: a device says which authority it trusts, and is told the one that signs now.

use super::{App, Caller};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lantern_wire::{CA_HAS, Verdict};
use std::sync::Arc;

pub(super) async fn get(State(app): State<Arc<App>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let mut has = [0; 32];
    let told = query.as_deref().and_then(|q| q.strip_prefix(CA_HAS)).is_some_and(|hash| hex::decode_to_slice(hash, &mut has).is_ok());
    if !told {
        return caller.answer(Verdict::Malformed);
    }
    if has != app.authority.sha256 {
        let headers = [(header::CONTENT_TYPE, "application/x-pem-file"), (header::CACHE_CONTROL, "no-store")];
        return (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), app.authority.pem.clone()).into_response();
    }
    match app.store.trusts(caller.device(), &has).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => caller.answer(Verdict::Busy),
    }
}
