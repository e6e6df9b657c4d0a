//! Who is asking: an enrolled tablet or desk, by its token. Nothing more is ever known, and nothing of it is kept.

use super::{App, answer};
use axum::extract::FromRequestParts;
use axum::http::{header::AUTHORIZATION, request::Parts};
use axum::response::Response;
use lantern_wire::{BEARER, DeviceKind, Verdict};
use std::sync::Arc;

/// An enrolled device. As an argument of a path it refuses everybody else before the body is read.
pub(crate) struct Caller(DeviceKind);

impl Caller {
    /// Refuses tablets.
    pub(crate) fn desk(&self) -> Result<(), Verdict> {
        if self.0 == DeviceKind::Desk { Ok(()) } else { Err(Verdict::DesksOnly) }
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let Some(token) = token(parts) else { return Err(answer(Verdict::NotEnrolled, 0)) };
        match app.store.device(&token).await {
            Ok(Some(kind)) => Ok(Self(kind)),
            Ok(None) => Err(answer(Verdict::NotEnrolled, 0)),
            Err(_) => Err(answer(Verdict::Busy, 0)),
        }
    }
}

fn token(parts: &Parts) -> Option<[u8; 32]> {
    let text = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix(BEARER)?;
    let mut token = [0; 32];
    hex::decode_to_slice(text, &mut token).ok()?;
    Some(token)
}
