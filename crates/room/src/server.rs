//! Requests to the school's server.

use crate::Trouble;
use lantern_class::{Refusal, SessionId, Setup, Signal};
use lantern_outbox::{Credentials, client};
use lantern_wire::class as paths;
use reqwest::header::CONTENT_TYPE;
use serde::{Serialize, de::DeserializeOwned};

/// Longest answer: a school of two hundred accounts.
const LONGEST: usize = 512 * 1024;

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

    async fn read<T: DeserializeOwned>(answer: reqwest::Result<reqwest::Response>) -> Result<T, Trouble> {
        let answer = answer.map_err(|_| Trouble::NoServer)?;
        let good = answer.status().as_u16() == 200;
        let bytes = client::body(answer, LONGEST).await.map_err(|_| Trouble::NoServer)?;
        if good {
            return serde_json::from_slice(&bytes).map_err(|_| Trouble::Refused(Refusal::Malformed));
        }
        // A server of the release before, or a portal in between, says nothing of this kind.
        Err(serde_json::from_slice::<Refusal>(&bytes).map_or(Trouble::NoServer, Trouble::Refused))
    }

    pub(crate) async fn post<Q: Serialize + ?Sized, A: DeserializeOwned>(&self, path: &str, what: &Q) -> Result<A, Trouble> {
        Self::read(self.http.post(self.credentials.url(path)).json(what).send().await).await
    }

    /// Bytes that are JSON already.
    pub(crate) async fn post_bytes(&self, path: &str, body: Vec<u8>) -> Result<(), Trouble> {
        let request = self.http.post(self.credentials.url(path)).header(CONTENT_TYPE, "application/json").body(body);
        Self::read(request.send().await).await
    }

    pub(crate) async fn setup(&self) -> Result<Setup, Trouble> {
        Self::read(self.http.get(self.credentials.url(paths::SETUP)).send().await).await
    }

    /// What the class does, once it differs from what is known.
    pub(crate) async fn signal(&self, session: Option<SessionId>, seen: u64, setup: u64) -> Result<Signal, Trouble> {
        let session = session.map(|id| id.to_string()).unwrap_or_default();
        let url = self.credentials.url(&format!("{}?session={session}&seen={seen}&setup={setup}", paths::SIGNAL));
        Self::read(self.http.get(url).send().await).await
    }
}
