//! `/v1/frames`: tablets and desks post frames, desks fetch all of them.

use super::{App, Caller, body, octets};
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use lantern_wire::{Ask, FRAME_LEN, FRAME_VERSION, FrameBytes, Verdict};
use std::sync::Arc;

pub(super) async fn post(State(app): State<Arc<App>>, caller: Caller, sent: Body) -> Response {
    if caller.desk().is_err() {
        caller.seen(&app).await;
    }
    let verdict = match body(sent, FRAME_LEN, app.body_timeout).await {
        Ok(bytes) => match Box::<FrameBytes>::try_from(bytes.into_boxed_slice()) {
            Ok(frame) if frame[0] == FRAME_VERSION => app.writer.keep(frame).await,
            _ => Verdict::Malformed,
        },
        Err(verdict) => verdict,
    };
    caller.answer(verdict)
}

pub(super) async fn get(State(app): State<Arc<App>>, caller: Caller, RawQuery(query): RawQuery) -> Response {
    let page = async {
        caller.desk()?;
        let ask = Ask::parse(query.as_deref().unwrap_or_default()).map_err(|_| Verdict::Malformed)?;
        let busy = |e: sqlx::Error| {
            tracing::error!("frames could not be read ({e})");
            Verdict::Busy
        };
        caller.seen(&app).await;
        if let Ask { place: Some(place), after: None } = ask
            && let Err(e) = app.store.confirm(caller.device(), place.batch).await
        {
            // The next fetch says it again.
            tracing::debug!("what a desk has kept could not be noted ({e})");
        }
        app.store.page(ask).await.map_err(busy)
    };
    match page.await {
        Ok(page) => octets(page.encode()),
        Err(verdict) => caller.answer(verdict),
    }
}
