//! Requests to the school's server.

use crate::Trouble;
use lantern_class::{Refusal, SessionId, Setup, Signal};
use lantern_outbox::{Credentials, client};
use lantern_wire::class as paths;
use reqwest::header::CONTENT_TYPE;
use serde::{Serialize, de::DeserializeOwned};

/// Longest answer: a school of two hundred accounts.
const LONGEST: usize = 512 * 1024;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// None came, or none of this kind.
    Away,
    /// It does not know this tablet (any more).
    NotOurs,
    /// It says why not.
    Refused(Refusal),
}

impl From<Why> for Trouble {
    fn from(why: Why) -> Self {
        match why {
            Why::Away | Why::NotOurs => Self::NoServer,
            Why::Refused(refusal) => Self::Refused(refusal),
        }
    }
}

/// The server of these credentials.
#[derive(Clone)]
pub(crate) struct Server {
    http: reqwest::Client,
    credentials: Credentials,
}

impl Server {
    /// `None`: the credentials are no good.
    pub(crate) fn new(credentials: Credentials) -> Option<Self> {
        Some(Self { http: client::client(&credentials).ok()?, credentials })
    }

    async fn read<T: DeserializeOwned>(answer: reqwest::Result<reqwest::Response>) -> Result<T, Why> {
        let answer = answer.map_err(|_| Why::Away)?;
        let status = answer.status().as_u16();
        let bytes = client::body(answer, LONGEST).await.map_err(|_| Why::Away)?;
        if status == 200 {
            return serde_json::from_slice(&bytes).map_err(|_| Why::Refused(Refusal::Malformed));
        }
        match serde_json::from_slice(&bytes) {
            Ok(refusal) => Err(Why::Refused(refusal)),
            Err(_) if matches!(status, 401 | 410) => Err(Why::NotOurs),
            // A server of the release before, or a portal in between, says nothing of this kind.
            Err(_) => Err(Why::Away),
        }
    }

    pub(crate) async fn post<Q: Serialize + ?Sized, A: DeserializeOwned>(&self, path: &str, what: &Q) -> Result<A, Why> {
        Self::read(self.http.post(self.credentials.url(path)).json(what).send().await).await
    }

    /// Bytes that are JSON already.
    pub(crate) async fn post_bytes(&self, path: &str, body: Vec<u8>) -> Result<(), Why> {
        let request = self.http.post(self.credentials.url(path)).header(CONTENT_TYPE, "application/json").body(body);
        Self::read(request.send().await).await
    }

    pub(crate) async fn setup(&self) -> Result<Setup, Why> {
        Self::read(self.http.get(self.credentials.url(paths::SETUP)).send().await).await
    }

    /// What the class does: at once without `seen`, else once it differs from what is known.
    pub(crate) async fn signal(&self, session: Option<SessionId>, seen: Option<u64>, setup: u64) -> Result<Signal, Why> {
        let session = session.map(|id| id.to_string()).unwrap_or_default();
        let seen = seen.map(|seen| format!("&seen={seen}")).unwrap_or_default();
        let url = self.credentials.url(&format!("{}?session={session}&setup={setup}{seen}", paths::SIGNAL));
        Self::read(self.http.get(url).send().await).await
    }
}
