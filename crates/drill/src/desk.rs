//! A reader's desk: the real one of `lantern-desk`, with its casebook, its look at the server and its own frames, run in
//! this process. The only file here that knows how a desk is started.

use anyhow::{Context as _, Result};
use lantern_desk::{
    identity::{Card, Cost, Keys},
    settings::{Alarm, Settings},
    startup::{Config, Handle, spawn},
    state::Notices,
};
use lantern_frame::{ReaderIdentity, RecipientKey, Report, SigningIdentity, VerifyKey, roster::Role};
use lantern_outbox::{Credentials, client, platform};
use lantern_wire::{Ask, FRAMES, FrameAnswer, FrameBytes, Page, ROSTER, RosterMsg, Verdict};
use std::{fs, path::PathBuf, sync::Arc, time::Duration};
use tokio::runtime::Handle as Runtime;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "violin cupboard seven rain";

/// An adult with a key. Her desk may be open or not.
pub struct Reader {
    /// What she is to the school.
    pub role: Role,
    /// Her keys.
    pub keys: Arc<Keys>,
    /// Her desk's folder.
    pub folder: PathBuf,
    credentials: Option<Credentials>,
    open: Option<Handle>,
}

impl Reader {
    /// As `lantern-desk init` makes one.
    pub fn new(folder: PathBuf, role: Role) -> Result<Self> {
        fs::create_dir_all(&folder)?;
        let keys = Keys::generate();
        keys.save(&folder, PASSPHRASE, Cost::TEST)?;
        Card::new(&keys, role, role.id()).save(&folder)?;
        // Milder reports at once, and a drill rings on nobody's computer.
        let alarm = Alarm { sound: false, notice: false, ..Alarm::default() };
        Settings { show_at: Vec::new(), alarm, ..Settings::default() }.save(&folder)?;
        Ok(Self { role, keys: Arc::new(keys), folder, credentials: None, open: None })
    }

    /// Reads with this.
    pub fn identity(&self) -> &ReaderIdentity {
        &self.keys.reader
    }

    /// Signs with this.
    pub fn signing(&self) -> &SigningIdentity {
        &self.keys.signing
    }

    /// Reports are sealed to this.
    pub fn recipient(&self) -> RecipientKey {
        self.keys.reader.recipient()
    }

    /// Her signatures are checked with this.
    pub fn verify_key(&self) -> VerifyKey {
        self.keys.signing.verify_key()
    }

    /// Her desk is enrolled.
    pub fn enrolled(&mut self, credentials: Credentials) -> Result<()> {
        platform::save(&self.folder.join("credentials.ron"), &credentials)?;
        self.credentials = Some(credentials);
        Ok(())
    }

    /// Opens and unlocks her desk; it looks at the server this often.
    pub fn open(&mut self, runtime: &Runtime, every: Duration) -> Result<()> {
        let passphrase = Some(Zeroizing::new(PASSPHRASE.to_owned()));
        let config = Config { fetch: every, passphrase, ..Config::new(self.folder.clone()) };
        self.open = Some(runtime.block_on(spawn(config))?);
        Ok(())
    }

    /// Closes it.
    pub fn close(&mut self, runtime: &Runtime) {
        if let Some(open) = self.open.take() {
            runtime.block_on(open.stop());
        }
    }

    fn desk(&self) -> Result<&Handle> {
        self.open.as_ref().context("the desk is closed")
    }

    /// Every report in her casebook. Keeps her desk from locking, as a click would.
    pub fn reports(&self, runtime: &Runtime) -> Result<Vec<Report>> {
        let desk = &self.desk()?.desk;
        desk.touch();
        let listing = runtime.block_on(desk.casebook.all(&self.keys))?;
        anyhow::ensure!(listing.unreadable == 0, "the casebook has rows that cannot be read");
        Ok(listing.entries.into_iter().map(|entry| entry.report).collect())
    }

    /// Whether her desk rings for urgent reports that nobody has seen, and for how many.
    pub fn pressing(&self) -> Result<usize> {
        let desk = &self.desk()?.desk;
        desk.touch();
        Ok(desk.pressing().len())
    }

    /// What her desk says of frames that became no report.
    pub fn notices(&self) -> Result<Notices> {
        Ok(self.desk()?.desk.notices())
    }

    /// Version of the roster that her desk has in force.
    pub fn roster_version(&self) -> Result<u32> {
        Ok(self.desk()?.desk.roster().map_or(0, |in_force| in_force.roster.version))
    }

    /// A connection with her desk's token, for what no desk of ours would send.
    pub fn line(&self) -> Result<Line> {
        Line::new(self.credentials.clone().context("the desk is not enrolled")?)
    }
}

/// An enrolled device's connection, used by hand.
#[derive(Clone)]
pub struct Line {
    credentials: Credentials,
    http: reqwest::Client,
}

impl Line {
    /// With the credentials of any device.
    pub fn new(credentials: Credentials) -> Result<Self> {
        Ok(Self { http: client::client(&credentials)?, credentials })
    }

    /// Posts a frame.
    pub async fn post(&self, frame: &FrameBytes) -> Result<Verdict> {
        let answer = self.http.post(self.credentials.url(FRAMES)).body(frame.to_vec()).send().await?;
        Ok(FrameAnswer::decode(&answer.bytes().await?)?.verdict)
    }

    /// Puts a roster, whatever is in it, under any number.
    pub async fn put_roster(&self, version: u32, signed: Vec<u8>) -> Result<Verdict> {
        let body = RosterMsg { version, signed }.encode()?;
        let answer = self.http.put(self.credentials.url(ROSTER)).body(body).send().await?;
        Ok(FrameAnswer::decode(&answer.bytes().await?)?.verdict)
    }

    /// All frames that the server has.
    pub async fn frames(&self) -> Result<Vec<FrameBytes>> {
        let (mut ask, mut all) = (Ask::default(), Vec::new());
        loop {
            let answer = self.http.get(self.credentials.url(&format!("{FRAMES}?{ask}"))).send().await?;
            let page = Page::decode(&client::body(answer, Page::MAX_LEN).await?)?;
            ask = page.next(ask);
            let more = page.more;
            all.extend(page.frames);
            if !more {
                return Ok(all);
            }
        }
    }

    /// Status and length of the answer to a GET of this path.
    pub async fn get(&self, path: &str) -> Result<(u16, usize)> {
        let answer = self.http.get(self.credentials.url(path)).send().await?;
        Ok((answer.status().as_u16(), answer.bytes().await?.len()))
    }
}
