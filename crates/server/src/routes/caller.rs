//! Who is asking: an enrolled tablet or desk, by its token. Kept of it: the day it was last seen (a desk: the minute),
//! and its release.

use super::{App, answer};
use crate::store::Device;
use axum::extract::FromRequestParts;
use axum::http::{
    header::{AUTHORIZATION, USER_AGENT},
    request::Parts,
};
use axum::response::Response;
use jiff::Timestamp;
use lantern_wire::{BEARER, DeviceKind, Verdict};
use std::sync::Arc;

/// An enrolled device. As an argument of a path it refuses everybody else before the body is read.
pub(crate) struct Caller {
    device: Device,
    version: String,
}

impl Caller {
    /// Refuses tablets.
    pub(crate) fn desk(&self) -> Result<(), Verdict> {
        if self.device.kind == DeviceKind::Desk { Ok(()) } else { Err(Verdict::DesksOnly) }
    }

    /// The answer to it.
    pub(crate) fn answer(&self, verdict: Verdict) -> Response {
        answer(verdict, self.device.roster_version, self.device.desk_day)
    }

    /// What is known of it.
    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    /// Notes that it was here, if that is news. A tablet's requests come whether it reports or not; a desk counts as
    /// open only when it fetches.
    pub(crate) async fn seen(&self, app: &App) {
        let now = Timestamp::now().as_second();
        let seen = match self.device.kind {
            DeviceKind::Tablet => now.div_euclid(24 * 60 * 60),
            DeviceKind::Desk => now.div_euclid(60),
        };
        if let Err(e) = app.store.saw(&self.device, seen, &self.version).await {
            // A full disk is said by the writer; nothing that was sent hangs on this.
            tracing::debug!("when a device was last seen could not be noted ({e})");
        }
    }
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let Some(token) = token(parts) else { return Err(answer(Verdict::NotEnrolled, 0, 0)) };
        match app.store.device(&token).await {
            Ok(Some(device)) if device.revoked => Err(answer(Verdict::Revoked, 0, 0)),
            Ok(Some(device)) => Ok(Self { device, version: version(parts) }),
            Ok(None) => Err(answer(Verdict::NotEnrolled, 0, 0)),
            Err(_) => Err(answer(Verdict::Busy, 0, 0)),
        }
    }
}

fn token(parts: &Parts) -> Option<[u8; 32]> {
    let text = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix(BEARER)?;
    let mut token = [0; 32];
    hex::decode_to_slice(text, &mut token).ok()?;
    Some(token)
}

/// `0.1.0` of `lantern/0.1.0`; empty for anything else.
fn version(parts: &Parts) -> String {
    let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let version = agent.strip_prefix("lantern/").unwrap_or_default();
    let fits = version.len() <= 24 && version.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+'));
    if fits { version.to_owned() } else { String::new() }
}
