//! The school's server over the network: the pinned client of `lantern-outbox`, asked as a desk asks.

use crate::school::{Fault, School, Soon};
use anyhow::{Context, Result, bail};
use lantern_frame::{Frame, SchoolId};
use lantern_outbox::{
    Credentials, Down,
    client::{self, BodyError},
    platform,
};
use lantern_wire::{Ask, DeviceKind, EnrolLink, FRAMES, MAX_ROSTER, Page, ROSTER, RosterMsg};
use std::{io, path::Path};

/// `PUT` and `GET` by desks: a reader's sealed copy of her casebook, under a name that only she can make.
const COPIES: &str = "/v1/copies";
const FILE: &str = "credentials.ron";

/// A desk's way to its server.
#[derive(Debug)]
pub struct Remote {
    credentials: Credentials,
    client: reqwest::Client,
}

fn fault(error: &reqwest::Error) -> Fault {
    match client::why_down(error) {
        Down::NoServer => Fault::NoServer,
        Down::Refused => Fault::Refused,
        Down::BadCertificate => Fault::Certificate,
        Down::ClockWrong => Fault::Clock,
        Down::NotEnrolled => Fault::NotEnrolled,
    }
}

impl Remote {
    fn with(credentials: Credentials) -> Result<Self> {
        let client = client::client(&credentials)?;
        Ok(Self { credentials, client })
    }

    /// What an earlier enrolment left; `None` if there was none.
    ///
    /// # Errors
    /// A file that is there but damaged.
    pub fn load(data: &Path) -> Result<Option<Self>> {
        match platform::load(&data.join(FILE)) {
            Ok(credentials) => Self::with(credentials).map(Some),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e).with_context(|| format!("{} cannot be read", data.join(FILE).display())),
        }
    }

    /// Enrols this desk with a link that a technician made, and keeps what the server gave.
    ///
    /// # Errors
    /// In words that say what to do.
    pub async fn enrol(data: &Path, link: &str) -> Result<Self> {
        let link: EnrolLink = link.trim().parse().context("this is no enrolment link: ask for a new one and copy it whole")?;
        let credentials = client::enrol_async(&link, DeviceKind::Desk).await?;
        platform::save(&data.join(FILE), &credentials).with_context(|| format!("{} cannot be written", data.join(FILE).display()))?;
        Self::with(credentials)
    }

    /// Id of the school.
    pub fn school_id(&self) -> SchoolId {
        self.credentials.school
    }

    /// Gives the server a signed roster.
    ///
    /// # Errors
    /// No answer, or a roster whose version is not higher than the server's.
    pub async fn publish_roster(&self, roster: &RosterMsg) -> Result<()> {
        let answer = self
            .client
            .put(self.credentials.url(ROSTER))
            .body(roster.encode()?)
            .send()
            .await
            .context("the school's server does not answer")?;
        match answer.status().as_u16() {
            200 => Ok(()),
            409 => bail!("the server has a roster of this version or a higher one: make a new one with a higher version"),
            401 | 403 => bail!("the server does not take rosters from this desk: enrol it again as a desk"),
            status => bail!("the server answered {status}"),
        }
    }

    async fn get(&self, url: String, max: usize) -> Result<Option<Vec<u8>>, Fault> {
        let answer = self.client.get(url).send().await.map_err(|e| fault(&e))?;
        match answer.status().as_u16() {
            200 => {}
            404 => return Ok(None),
            401 | 403 => return Err(Fault::Refused),
            _ => return Err(Fault::Strange),
        }
        client::body(answer, max).await.map(Some).map_err(|e| match e {
            BodyError::Cut(e) => fault(&e),
            BodyError::TooLong => Fault::Strange,
        })
    }
}

impl Remote {
    async fn send(&self, request: reqwest::RequestBuilder) -> Result<(), Fault> {
        match request.send().await.map_err(|e| fault(&e))?.status().as_u16() {
            200 => Ok(()),
            401 | 403 => Err(Fault::Refused),
            404 | 405 => Err(Fault::CannotYet),
            409 => Err(Fault::NotNewer),
            408 | 429 | 503 => Err(Fault::NoServer),
            _ => Err(Fault::Strange),
        }
    }
}

impl School for Remote {
    fn post(&self, frame: &Frame) -> Soon<'_, ()> {
        let body = frame.as_bytes().to_vec();
        Box::pin(async move { self.send(self.client.post(self.credentials.url(FRAMES)).body(body)).await })
    }

    fn keep_copy(&self, name: &str, copy: Vec<u8>) -> Soon<'_, ()> {
        let url = self.credentials.url(&format!("{COPIES}/{name}"));
        Box::pin(async move { self.send(self.client.put(url).body(copy)).await })
    }

    fn copy(&self, name: &str) -> Soon<'_, Option<Vec<u8>>> {
        let url = self.credentials.url(&format!("{COPIES}/{name}"));
        Box::pin(async move { self.get(url, crate::backup::MOST + 4_096).await })
    }

    fn publish(&self, roster: RosterMsg) -> Soon<'_, ()> {
        Box::pin(async move {
            let body = roster.encode().map_err(|_| Fault::Strange)?;
            self.send(self.client.put(self.credentials.url(ROSTER)).body(body)).await
        })
    }

    fn page(&self, ask: Ask) -> Soon<'_, Page> {
        Box::pin(async move {
            let url = format!("{}?{ask}", self.credentials.url(FRAMES));
            let bytes = self.get(url, Page::MAX_LEN).await?.ok_or(Fault::Strange)?;
            Page::decode(&bytes).map_err(|_| Fault::Strange)
        })
    }

    fn roster(&self) -> Soon<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let Some(bytes) = self.get(self.credentials.url(ROSTER), MAX_ROSTER).await? else { return Ok(None) };
            RosterMsg::decode(&bytes).map(|r| Some(r.signed)).map_err(|_| Fault::Strange)
        })
    }
}
