//! `/v1/copies` and `/v1/board`: what desks leave for themselves, and for children, sealed.

use super::{App, Caller, body, octets};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use lantern_wire::{BOARD_SLOT_LEN, BOARD_SLOTS, MAX_COPY, Verdict};
use std::sync::Arc;

/// A large copy takes longer to arrive than a frame.
const LONGER: u32 = 6;

fn busy(e: sqlx::Error) -> Verdict {
    tracing::error!("what a desk left could not be kept or read. Is the disk full? ({e})");
    Verdict::Busy
}

fn is_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

pub(super) async fn put(State(app): State<Arc<App>>, Path(name): Path<String>, caller: Caller, sent: Body) -> Response {
    let put = async {
        caller.desk()?;
        if !is_name(&name) {
            return Err(Verdict::Malformed);
        }
        // One at a time: a few of the longest would fill the memory.
        let _alone = app.copying.try_acquire().map_err(|_| Verdict::Busy)?;
        let copy = body(sent, MAX_COPY, app.body_timeout * LONGER).await?;
        if copy.is_empty() {
            return Err(Verdict::Malformed);
        }
        let kept = app.store.put_copy(caller.device(), &name, &copy).await.map_err(busy)?;
        if kept { Ok(Verdict::Kept) } else { Err(Verdict::Conflict) }
    };
    caller.answer(put.await.unwrap_or_else(|refused| refused))
}

pub(super) async fn get(State(app): State<Arc<App>>, Path(name): Path<String>, caller: Caller) -> Response {
    let copy = async {
        caller.desk()?;
        let _alone = app.copying.try_acquire().map_err(|_| Verdict::Busy)?;
        app.store.copy(&name).await.map_err(busy)
    };
    match copy.await {
        Ok(Some(copy)) => octets(copy),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(verdict) => caller.answer(verdict),
    }
}

pub(super) async fn board(State(app): State<Arc<App>>, caller: Caller) -> Response {
    match app.store.board().await {
        Ok(board) => octets(board),
        Err(e) => caller.answer(busy(e)),
    }
}

pub(super) async fn put_slot(State(app): State<Arc<App>>, Path(slot): Path<String>, caller: Caller, sent: Body) -> Response {
    let put = async {
        caller.desk()?;
        let slot: u8 = slot.parse().map_err(|_| Verdict::Malformed)?;
        let bytes = body(sent, BOARD_SLOT_LEN, app.body_timeout).await?;
        if usize::from(slot) >= BOARD_SLOTS || bytes.len() != BOARD_SLOT_LEN {
            return Err(Verdict::Malformed);
        }
        app.store.put_slot(slot, &bytes).await.map_err(busy)
    };
    match put.await {
        Ok(()) => caller.answer(Verdict::Kept),
        Err(verdict) => caller.answer(verdict),
    }
}
