//! Who may ask: only this computer's own address as `Host`, only the browser that used the link, only forms of our own
//! pages, and reports only while the desk is unlocked. Another page in the same browser gets nothing.

use super::{Site, gate};
use crate::{identity::Keys, state::Session};
use axum::{
    Form,
    extract::{FromRequest, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::{collections::BTreeMap, sync::Arc};
use zeroize::Zeroizing;

/// Name of the cookie.
pub const COOKIE: &str = "lantern-desk";
/// Sent by the page's own script: such a request is no click.
pub(super) const BY_ITSELF: &str = "x-lantern-refresh";

const HEADERS: [(header::HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: a browser would then hide the origin of our own forms from us.
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
    (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Before and after every request: the `Host` must be ours, and the answer says how a browser is to treat it.
pub(super) async fn every_request(State(site): State<Site>, request: Request, next: Next) -> Response {
    // A name that somebody's DNS points at this computer is not ours.
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let ours = hosts.next().is_some_and(|host| host.as_bytes() == site.host.as_bytes()) && hosts.next().is_none();
    let mut response = if ours { next.run(request).await } else { StatusCode::MISDIRECTED_REQUEST.into_response() };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The session of the browser that used the link, if it is this one.
pub(super) fn session(headers: &HeaderMap, site: &Site) -> Option<Session> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == COOKIE)
        .find_map(|(_, value)| site.desk.session(value))
}

/// A request of the browser that used the link.
impl FromRequestParts<Site> for Session {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let session = session(&parts.headers, site).ok_or_else(|| gate::closed(site))?;
        Ok(Self { path: parts.uri.path().to_owned(), ..session })
    }
}

/// A request of that browser while the desk is unlocked; anything that a person did counts as a click.
pub(super) struct Open {
    pub session: Session,
    pub keys: Arc<Keys>,
}

impl FromRequestParts<Site> for Open {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let session = Session::from_request_parts(parts, site).await?;
        let keys = site.desk.keys().ok_or_else(|| Redirect::to("/unlock").into_response())?;
        if !parts.headers.contains_key(BY_ITSELF) {
            site.desk.touch();
        }
        Ok(Self { session, keys })
    }
}

/// The fields of a form that one of our own pages sent.
pub(super) struct Posted(BTreeMap<String, Zeroizing<String>>);

impl Posted {
    /// Takes a field out; empty if it is missing.
    pub fn take(&mut self, name: &str) -> Zeroizing<String> {
        self.0.remove(name).unwrap_or_default()
    }
}

impl FromRequest<Site> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Response> {
        let refused = || gate::refused(site);
        let (mut parts, body) = request.into_parts();
        let session = Session::from_request_parts(&mut parts, site).await?;
        if let Some(origin) = parts.headers.get(header::ORIGIN)
            && origin.as_bytes() != format!("http://{}", site.host).as_bytes()
        {
            return Err(refused());
        }
        let request = Request::from_parts(parts, body);
        let Form(fields) = Form::<BTreeMap<String, String>>::from_request(request, site).await.map_err(|_| refused())?;
        let fields: BTreeMap<_, _> = fields.into_iter().map(|(name, value)| (name, Zeroizing::new(value))).collect();
        if !fields.get("csrf").is_some_and(|token| session.csrf.is(token)) {
            return Err(refused());
        }
        Ok(Self(fields))
    }
}
