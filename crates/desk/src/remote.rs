//! The school's server over the network: the pinned client of `lantern-outbox`, asked as a desk asks.

use crate::school::{Fault, School, Soon};
use anyhow::{Context, Result, bail};
use lantern_frame::{Frame, SchoolId, reply::SLOT_LEN};
use lantern_outbox::{
    Credentials, Down,
    client::{self, BodyError, EnrolError},
    platform,
};
use lantern_wire::{
    Ask, BOARD, BOARD_SLOT_LEN, COPIES, DeviceKind, EnrolLink, FRAMES, MAX_COPY, MAX_ROSTER, Page, ROSTER, RosterMsg, STATE, State,
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
    time::Duration,
};

const FILE: &str = "credentials.ron";
/// Longest state that is read, in bytes.
const MAX_STATE: usize = 4_096;
/// A copy of a casebook takes longer on its way than a frame.
const COPY_TIME: Duration = Duration::from_secs(120);
// The two ends of the board are one size.
const _: () = assert!(SLOT_LEN == BOARD_SLOT_LEN);

/// A desk's way to its server.
#[derive(Debug)]
pub struct Remote {
    file: PathBuf,
    school: SchoolId,
    way: RwLock<Way>,
}

/// What the desk holds of its server: replaced as a whole when another authority signs for the school.
#[derive(Debug, Clone)]
struct Way {
    credentials: Credentials,
    client: reqwest::Client,
}

impl Way {
    fn new(credentials: Credentials) -> Result<Self> {
        let client = client::client(&credentials)?;
        Ok(Self { credentials, client })
    }

    fn url(&self, path: &str) -> String {
        self.credentials.url(path)
    }
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
    fn with(data: &Path, credentials: Credentials) -> Result<Self> {
        Ok(Self { file: data.join(FILE), school: credentials.school, way: RwLock::new(Way::new(credentials)?) })
    }

    fn way(&self) -> Way {
        self.way.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What an earlier enrolment left; `None` if there was none.
    ///
    /// # Errors
    /// A file that is there but damaged.
    pub fn load(data: &Path) -> Result<Option<Self>> {
        match platform::load(&data.join(FILE)) {
            Ok(credentials) => Self::with(data, credentials).map(Some),
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
        Self::with(data, credentials)
    }

    /// Id of the school.
    pub fn school_id(&self) -> SchoolId {
        self.school
    }

    /// Gives the server a signed roster.
    ///
    /// # Errors
    /// No answer, or a roster whose version is not higher than the server's.
    pub async fn publish_roster(&self, roster: &RosterMsg) -> Result<()> {
        let way = self.way();
        let answer = way.client.put(way.url(ROSTER)).body(roster.encode()?).send().await.context("the school's server does not answer")?;
        match answer.status().as_u16() {
            200 => Ok(()),
            409 => bail!("the server has a roster of this version or a higher one: make a new one with a higher version"),
            401 | 403 | 410 => bail!("the server does not take rosters from this desk: enrol it again as a desk"),
            status => bail!("the server answered {status}"),
        }
    }

    /// Asks, and reads the body of an answer that is one.
    async fn get(&self, request: reqwest::RequestBuilder, max: usize) -> Result<Option<Vec<u8>>, Fault> {
        let answer = request.send().await.map_err(|e| fault(&e))?;
        match answer.status().as_u16() {
            404 => return Ok(None),
            status => verdict(status)?,
        }
        client::body(answer, max).await.map(Some).map_err(|e| match e {
            BodyError::Cut(e) => fault(&e),
            BodyError::TooLong => Fault::Strange,
        })
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<(), Fault> {
        verdict(request.send().await.map_err(|e| fault(&e))?.status().as_u16())
    }
}

/// What a status means to a desk.
fn verdict(status: u16) -> Result<(), Fault> {
    match status {
        200 => Ok(()),
        401 | 403 => Err(Fault::Refused),
        410 => Err(Fault::Revoked),
        404 | 405 => Err(Fault::CannotYet),
        409 => Err(Fault::NotNewer),
        413 => Err(Fault::TooLarge),
        408 | 429 | 503 => Err(Fault::NoServer),
        _ => Err(Fault::Strange),
    }
}

impl School for Remote {
    fn post(&self, frame: &Frame) -> Soon<'_, ()> {
        let (way, body) = (self.way(), frame.as_bytes().to_vec());
        Box::pin(async move { self.send(way.client.post(way.url(FRAMES)).body(body)).await })
    }

    fn keep_copy(&self, name: &str, copy: Vec<u8>) -> Soon<'_, ()> {
        let way = self.way();
        let request = way.client.put(way.url(&format!("{COPIES}/{name}"))).timeout(COPY_TIME).body(copy);
        Box::pin(async move {
            self.send(request).await.map_err(|fault| match fault {
                Fault::NotNewer => Fault::CopyTaken,
                other => other,
            })
        })
    }

    fn copy(&self, name: &str) -> Soon<'_, Option<Vec<u8>>> {
        let way = self.way();
        let request = way.client.get(way.url(&format!("{COPIES}/{name}"))).timeout(COPY_TIME);
        Box::pin(async move { self.get(request, MAX_COPY).await })
    }

    fn put_slot(&self, slot: u8, bytes: &[u8; SLOT_LEN]) -> Soon<'_, ()> {
        let way = self.way();
        let request = way.client.put(way.url(&format!("{BOARD}/{slot}"))).body(bytes.to_vec());
        Box::pin(async move { self.send(request).await })
    }

    fn state(&self) -> Soon<'_, State> {
        let way = self.way();
        Box::pin(async move {
            let bytes = self.get(way.client.get(way.url(STATE)), MAX_STATE).await?.ok_or(Fault::CannotYet)?;
            serde_json::from_slice(&bytes).map_err(|_| Fault::Strange)
        })
    }

    fn renew(&self) -> Soon<'_, ()> {
        let way = self.way();
        Box::pin(async move {
            let renewed = client::renew_authority(&way.credentials).await.map_err(|why| match why {
                EnrolError::NoServer(_) | EnrolError::Io(_) => Fault::NoServer,
                EnrolError::BadCertificate(_) => Fault::Certificate,
                EnrolError::ClockWrong => Fault::Clock,
                EnrolError::CodeRefused | EnrolError::TooMany | EnrolError::BadReply => Fault::Strange,
            })?;
            let Some(credentials) = renewed else { return Ok(()) };
            // On the disk first: whoever stops the program now finds the new authority, which has been seen to work.
            let (file, kept) = (self.file.clone(), credentials.clone());
            let saved = tokio::task::spawn_blocking(move || platform::save(&file, &kept)).await;
            saved.map_err(|_| Fault::Disk)?.map_err(|_| Fault::Disk)?;
            *self.way.write().unwrap_or_else(PoisonError::into_inner) = Way::new(credentials).map_err(|_| Fault::Strange)?;
            Ok(())
        })
    }

    fn publish(&self, roster: RosterMsg) -> Soon<'_, ()> {
        let way = self.way();
        Box::pin(async move {
            let body = roster.encode().map_err(|_| Fault::Strange)?;
            self.send(way.client.put(way.url(ROSTER)).body(body)).await
        })
    }

    fn page(&self, ask: Ask) -> Soon<'_, Page> {
        let way = self.way();
        Box::pin(async move {
            let url = format!("{}?{ask}", way.url(FRAMES));
            let bytes = self.get(way.client.get(url), Page::MAX_LEN).await?.ok_or(Fault::Strange)?;
            Page::decode(&bytes).map_err(|_| Fault::Strange)
        })
    }

    fn roster(&self) -> Soon<'_, Option<Vec<u8>>> {
        let way = self.way();
        Box::pin(async move {
            let Some(bytes) = self.get(way.client.get(way.url(ROSTER)), MAX_ROSTER).await? else { return Ok(None) };
            RosterMsg::decode(&bytes).map(|r| Some(r.signed)).map_err(|_| Fault::Strange)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_wire::Verdict;

    #[test]
    fn every_verdict_of_the_server_has_its_own_meaning() {
        for (said, meant) in [
            (Verdict::Kept, Ok(())),
            (Verdict::Malformed, Err(Fault::Strange)),
            (Verdict::NotEnrolled, Err(Fault::Refused)),
            (Verdict::DesksOnly, Err(Fault::Refused)),
            (Verdict::Conflict, Err(Fault::NotNewer)),
            (Verdict::TooLarge, Err(Fault::TooLarge)),
            (Verdict::TooMany, Err(Fault::NoServer)),
            (Verdict::Busy, Err(Fault::NoServer)),
            (Verdict::TooSlow, Err(Fault::NoServer)),
            (Verdict::Revoked, Err(Fault::Revoked)),
        ] {
            assert_eq!(verdict(said.status()), meant, "{said:?}");
        }
        assert_eq!(verdict(404), Err(Fault::CannotYet));
        assert_eq!(verdict(302), Err(Fault::Strange));
    }
}
