//! The connection to the school's server: one certificate is trusted, the school's own; no proxy, no redirect, no
//! plain HTTP, no compression. Enrolment and the reading of errors are here too.
//! Not here: when anything is sent (`worker`, or the desk).

use crate::{Credentials, Down, pin::PinnedCa};
use lantern_wire::enrol::is_server;
use lantern_wire::typed::Typing;
use lantern_wire::{
    AUTHORIZATION, BEARER, CA, CA_HAS, DeviceKind, ENROL, EnrolLink, EnrolReply, EnrolRequest, MAX_ROSTER, TYPED, TypedCode, TypedReply,
    TypedRequest,
};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use rustls::client::Resumption;
use rustls::crypto::{CryptoProvider, ring};
use rustls::{CertificateError, ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};
use std::{error::Error as StdError, io, sync::Arc, time::Duration};

const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(20);
/// Shorter than the server's patience with an idle connection, so that none is reused as it closes.
const IDLE: Duration = Duration::from_secs(5);

/// The credentials are no good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this device's enrolment is damaged: enrol it again with a new code from `lantern-server enrol`")]
pub struct BadCredentials;

/// Why an enrolment did not work.
#[derive(Debug, thiserror::Error)]
pub enum EnrolError {
    /// Unknown, used, too old, or made for another kind of device.
    #[error(
        "the server does not take this code: it may have been used, be older than a day, or be meant for another kind of device. Make a new one with `lantern-server enrol`"
    )]
    CodeRefused,
    /// Too many wrong codes at this server lately.
    #[error("the server has seen too many wrong codes: wait ten minutes, then try again with a new one")]
    TooMany,
    /// No such server in reach.
    #[error("no server answers at {0}: check that it is running and that this device is on the school's network")]
    NoServer(String),
    /// A server answers, but it is not the school's.
    #[error(
        "the server at {0} is not the one that made this link: make a new link on the school's own server, and tell whoever looks after the network if this comes again"
    )]
    BadCertificate(String),
    /// Date or time of this device are wrong.
    #[error("this device's date and time do not fit the server's: set the clock, then try again with the same link")]
    ClockWrong,
    /// It answers, but not as a server of this release does.
    #[error("the server's answer cannot be used: bring server and device to the same release")]
    BadReply,
    /// No thread or socket could be had.
    #[error("this device could not start the connection: {0}")]
    Io(#[from] io::Error),
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

fn with_tls(mut tls: ClientConfig) -> reqwest::ClientBuilder {
    // Every connection then starts with the same lengths.
    tls.resumption = Resumption::disabled();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .https_only(true)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .timeout(WHOLE)
        .pool_idle_timeout(IDLE)
        // The same bytes with every request of this release: the list of devices shows who has yet to be upgraded.
        .user_agent(concat!("lantern/", env!("CARGO_PKG_VERSION")))
        .http1_only()
}

pub(crate) fn builder(credentials: &Credentials) -> Result<reqwest::ClientBuilder, BadCredentials> {
    let ca = CertificateDer::from_pem_slice(credentials.ca_pem.as_bytes()).map_err(|_| BadCredentials)?;
    let mut roots = RootCertStore::empty();
    roots.add(ca).map_err(|_| BadCredentials)?;
    let tls = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(|_| BadCredentials)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut bearer = HeaderValue::from_str(&format!("{BEARER}{}", credentials.token)).map_err(|_| BadCredentials)?;
    bearer.set_sensitive(true);
    let headers = HeaderMap::from_iter([(HeaderName::from_static(AUTHORIZATION), bearer)]);
    Ok(with_tls(tls).default_headers(headers))
}

/// A client for one school's server: trusts its certificate only, sends the token with every request, gives up on a
/// connection after 5 s and on a request after 20 s. Addresses come from [`Credentials::url`].
///
/// # Errors
/// A certificate or token that cannot be read.
pub fn client(credentials: &Credentials) -> Result<reqwest::Client, BadCredentials> {
    builder(credentials)?.build().map_err(|_| BadCredentials)
}

/// Enrols this device; blocks for up to 20 s. Call [`enrol_async`] where a runtime is at hand.
///
/// # Errors
/// What a technician can do is in each error's words.
pub fn enrol(link: &EnrolLink, kind: DeviceKind) -> Result<Credentials, EnrolError> {
    // A thread of its own: so it may also be called from within a runtime.
    let work = || tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(enrol_async(link, kind));
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("enrol".into()).spawn_scoped(scope, work)?;
        thread.join().unwrap_or_else(|_| Err(io::Error::other("the enrolment stopped half-way").into()))
    })
}

/// Enrols this device with a link that a technician brought. The link's hash of the school's certificate is all that
/// is trusted. A code is spent once the server has taken it, even if its answer is then lost: make another.
///
/// # Errors
/// As [`enrol`].
pub async fn enrol_async(link: &EnrolLink, kind: DeviceKind) -> Result<Credentials, EnrolError> {
    let client = pinning(Some(link.ca))?;
    let request = EnrolRequest { code: link.code.clone(), kind };
    let answer = client.post(format!("https://{}{ENROL}", link.server)).json(&request).send().await;
    let answer = answer.map_err(|e| enrol_trouble(&e, &link.server))?;
    match answer.status().as_u16() {
        200 => {}
        401 | 403 => return Err(EnrolError::CodeRefused),
        429 => return Err(EnrolError::TooMany),
        _ => return Err(EnrolError::BadReply),
    }
    let reply: EnrolReply = serde_reply(answer, &link.server).await?;
    let ca = CertificateDer::from_pem_slice(reply.ca_pem.as_bytes()).map_err(|_| EnrolError::BadReply)?;
    if Sha256::digest(&ca)[..] != link.ca {
        return Err(EnrolError::BadCertificate(link.server.clone()));
    }
    let credentials = Credentials {
        server: link.server.clone(),
        kind,
        school: reply.school_id().map_err(|_| EnrolError::BadReply)?,
        roster: reply.roster_msg().map_err(|_| EnrolError::BadReply)?.map(|r| r.signed),
        token: reply.token,
        ca_pem: reply.ca_pem,
        label: reply.label,
    };
    // Better now than at the first tick.
    self::client(&credentials).map_err(|_| EnrolError::BadReply)?;
    Ok(credentials)
}

/// Enrols this device with the six digits that `lantern-server enrol` shows, at `server` (`host:port`). The digits prove
/// the school's certificate to the device and the device to the server, whoever listens or stands in between.
///
/// # Errors
/// As [`enrol`]; digits that are wrong, too old or void are [`EnrolError::CodeRefused`], and after five wrong ones it is
/// [`EnrolError::TooMany`] until a new code is made.
pub async fn enrol_typed_async(server: &str, digits: &TypedCode, kind: DeviceKind) -> Result<Credentials, EnrolError> {
    if !is_server(server) {
        return Err(EnrolError::NoServer(server.to_owned()));
    }
    let (typing, hello) = Typing::start(digits, &mut rand::rng());
    // Nothing that is said here is believed, nor secret, until the exchange has proved it.
    let sent = pinning(None)?.post(format!("https://{server}{TYPED}")).json(&TypedRequest { kind, hello }).send().await;
    let answer = sent.map_err(|e| enrol_trouble(&e, server))?;
    match answer.status().as_u16() {
        200 => {}
        429 => return Err(EnrolError::TooMany),
        _ => return Err(EnrolError::BadReply),
    }
    let bytes = body(answer, MAX_ROSTER).await.map_err(|_| EnrolError::BadReply)?;
    let reply: TypedReply = serde_json::from_slice(&bytes).map_err(|_| EnrolError::BadReply)?;
    let (ca, code) = typing.finish(&reply).map_err(|_| EnrolError::CodeRefused)?;
    enrol_async(&EnrolLink { server: server.to_owned(), code, ca }, kind).await
}

/// As [`enrol_typed_async`]; blocks for up to 40 s.
///
/// # Errors
/// As [`enrol_typed_async`].
pub fn enrol_typed(server: &str, digits: &TypedCode, kind: DeviceKind) -> Result<Credentials, EnrolError> {
    let work = || tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(enrol_typed_async(server, digits, kind));
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("enrol".into()).spawn_scoped(scope, work)?;
        thread.join().unwrap_or_else(|_| Err(io::Error::other("the enrolment stopped half-way").into()))
    })
}

/// Asks whether another authority signs for the school now, over a connection that the pinned one vouches for. With
/// `Some`, keep these credentials in the place of the old ones; the school's technician sees that this device has them.
/// Call it once a day, at a moment that hangs on nothing that a child does. `None`: nothing is new.
///
/// # Errors
/// No answer that can be used; try again tomorrow.
pub async fn renew_authority(credentials: &Credentials) -> Result<Option<Credentials>, EnrolError> {
    let server = &credentials.server;
    let ask = async |credentials: &Credentials| {
        let ca = CertificateDer::from_pem_slice(credentials.ca_pem.as_bytes()).map_err(|_| EnrolError::BadReply)?;
        let url = credentials.url(&format!("{CA}?{CA_HAS}{}", hex::encode(Sha256::digest(&ca))));
        let client = client(credentials).map_err(|_| EnrolError::BadReply)?;
        client.get(url).send().await.map_err(|e| enrol_trouble(&e, server))
    };
    let answer = ask(credentials).await?;
    match answer.status().as_u16() {
        204 => return Ok(None),
        200 => {}
        _ => return Err(EnrolError::BadReply),
    }
    let pem = body(answer, MAX_ROSTER).await.map_err(|_| EnrolError::BadReply)?;
    let mut renewed = credentials.clone();
    renewed.ca_pem = String::from_utf8(pem).map_err(|_| EnrolError::BadReply)?;
    // Not kept before it has been seen to work; and so the server learns that this device has it.
    if ask(&renewed).await?.status().as_u16() == 204 { Ok(Some(renewed)) } else { Err(EnrolError::BadReply) }
}

/// A client that believes a server whose chain holds this very certificate; `None`: any.
fn pinning(sha256: Option<[u8; 32]>) -> Result<reqwest::Client, EnrolError> {
    let tls = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&rustls::version::TLS13])
        .map_err(io::Error::other)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(PinnedCa { sha256, provider: provider() }))
        .with_no_client_auth();
    Ok(with_tls(tls).build().map_err(io::Error::other)?)
}

async fn serde_reply(answer: reqwest::Response, server: &str) -> Result<EnrolReply, EnrolError> {
    // The roster in base64, a certificate, a token.
    let bytes = body(answer, MAX_ROSTER * 2).await.map_err(|e| match e {
        BodyError::Cut(e) => enrol_trouble(&e, server),
        BodyError::TooLong => EnrolError::BadReply,
    })?;
    serde_json::from_slice(&bytes).map_err(|_| EnrolError::BadReply)
}

fn enrol_trouble(error: &reqwest::Error, server: &str) -> EnrolError {
    match why_down(error) {
        Down::BadCertificate => EnrolError::BadCertificate(server.to_owned()),
        Down::ClockWrong => EnrolError::ClockWrong,
        Down::Refused | Down::NotEnrolled => EnrolError::BadReply,
        Down::NoServer => EnrolError::NoServer(server.to_owned()),
    }
}

/// Why a body could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// The connection broke.
    #[error("the connection broke")]
    Cut(#[from] reqwest::Error),
    /// It is longer than it may be.
    #[error("the answer is longer than it may be")]
    TooLong,
}

/// Reads a body of at most `max` bytes: a server gone wrong cannot fill the memory.
///
/// # Errors
/// A broken connection, or a longer body.
pub async fn body(mut answer: reqwest::Response, max: usize) -> Result<Vec<u8>, BodyError> {
    let mut out = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if out.len() + chunk.len() > max {
            return Err(BodyError::TooLong);
        }
        out.extend_from_slice(&chunk);
    }
    Ok(out)
}

/// What a failed request says about the link. (A status that is not a success is not a failed request: look at the
/// status first.)
pub fn why_down(error: &reqwest::Error) -> Down {
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(cause) = next {
        if let Some(rustls::Error::InvalidCertificate(why)) = cause.downcast_ref() {
            return match why {
                CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. } => Down::ClockWrong,
                _ => Down::BadCertificate,
            };
        }
        // An `io::Error` passes over the error that it wraps and names that one's source.
        next = match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => cause.source(),
        };
    }
    Down::NoServer
}
