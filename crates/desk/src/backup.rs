//! The sealed copy of a casebook: every report and the record of what was done, as JSON in a plain age file, for this
//! reader and for the break-glass papers. Padded to powers of two from one MiB, made every half-day whether anything
//! changed or not, kept by the school's server, which can read nothing of it. Restoring adds what is missing and
//! changes nothing that is there, but that what this reader deleted stays deleted.

use crate::{
    case::{Collected, Event, Signed, SignedStone, cases},
    casebook::{Entry, Located, Rank, Waiting},
    identity::Keys,
    located::is_over,
    school::Fault,
    settings::Settings,
    state::{Desk, hold},
};
use anyhow::{Context, Result, ensure};
use lantern_frame::{Frame, RecipientKey, Report, report::HalfDay};
use lantern_wire::MAX_COPY;
use rand::RngCore;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{
    io::{Read, Write},
    time::Duration,
};
use zeroize::Zeroizing;

/// Shortest copy before it is sealed.
const LEAST: usize = 1024 * 1024;
/// Longest copy before it is sealed: many years of a large school. Sealed, it is a little longer, and what the server takes
/// is less than the next power of two.
pub const MOST: usize = 32 * 1024 * 1024;
/// The half-day of the last copy that the server has.
const COPIED: &str = "copied";
const FORM: u8 = 1;
/// Time between two tries to give the server a copy.
const AGAIN: Duration = Duration::from_secs(30 * 60);

#[derive(Serialize, Deserialize)]
struct Copy {
    lantern_desk_copy: u8,
    reports: Vec<Told>,
    /// As it was done, for whoever reads this without Lantern.
    record: Vec<Event>,
    /// The same with signatures: what is restored.
    signed: Vec<String>,
    /// Where and when urgent reports were made, as far as that was not wiped.
    #[serde(default)]
    located: Vec<Located>,
    /// Answers that children have collected, with the half-day.
    #[serde(default)]
    collected: Vec<(String, u16, HalfDay)>,
    /// On their way when the copy was made: parts of what came, frames that wait to be posted, frames from a newer Lantern.
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    outgoing: Vec<(String, Rank)>,
    #[serde(default)]
    later: Vec<String>,
    /// What was deleted: no content, so that it does not come back.
    #[serde(default)]
    deleted: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Told {
    report: Report,
    roster_version: u32,
    arrived: u64,
    offset: i32,
    drill: bool,
}

/// The casebook has grown beyond [`MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the casebook is too large for a copy")]
struct TooLarge;

/// Name under which the server keeps this reader's copy. Nobody else's, and nothing about her: without her key it cannot be
/// made from anything that stands on the list of readers.
pub fn name(keys: &Keys) -> String {
    hex::encode(&Sha256::new().chain_update(b"lantern-copy-v1").chain_update(&keys.casebook[..]).finalize()[..16])
}

/// What came back out of a copy.
#[derive(Debug, Default)]
pub struct Contents {
    /// Its reports.
    pub entries: Vec<Entry>,
    /// What was done about them.
    pub signed: Vec<Signed>,
    /// Where and when urgent ones were made. Those that are past their day are to be left out.
    pub locators: Vec<Located>,
    /// Answers that were collected.
    pub collected: Collected,
    /// Parts of what other desks sent.
    pub parts: Vec<Waiting>,
    /// Frames that wait to be posted.
    pub outgoing: Vec<(Frame, Rank)>,
    /// Frames that a newer Lantern may read.
    pub later: Vec<Frame>,
    /// What this reader had deleted.
    pub stones: Vec<SignedStone>,
}

impl Contents {
    /// Leaves out the locators that are to be wiped by now.
    pub fn wipe(&mut self, settings: &Settings, today: u16) {
        let events = self.signed.iter().filter_map(|signed| signed.event().ok()).collect();
        let cases = cases(self.entries.clone(), events, &Collected::new());
        self.locators.retain(|located| {
            let case = cases.iter().find(|case| case.entry.report.id == located.locator.report);
            !is_over(&settings.calendar, settings.locator_days, located, case, today)
        });
    }
}

fn read<T: DeserializeOwned>(hex: &str) -> Result<T> {
    Ok(postcard::from_bytes(&Zeroizing::new(hex::decode(hex)?))?)
}

fn read_frame(hex: &str) -> Result<Frame> {
    Ok(Frame::try_from(&hex::decode(hex)?[..])?)
}

fn write<T: Serialize>(what: &T) -> Result<String> {
    Ok(hex::encode(Zeroizing::new(postcard::to_allocvec(what)?)))
}

/// Opens a copy.
///
/// # Errors
/// It is sealed to another reader, or was cut or changed.
pub fn open(keys: &Keys, copy: &[u8]) -> Result<Contents> {
    ensure!(copy.len() <= MAX_COPY, "the copy is too long");
    let identity: age::x25519::Identity = keys.reader.to_secret_string().parse().map_err(|_| anyhow::anyhow!("the key cannot be used"))?;
    let decryptor = age::Decryptor::new_buffered(copy).context("this is no sealed copy")?;
    let mut plain = Zeroizing::new(Vec::new());
    let reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).context("this copy is another reader's")?;
    reader.take(MAX_COPY as u64).read_to_end(&mut plain).context("the copy was cut or changed")?;
    let copy: Copy = serde_json::from_slice(&plain).context("this copy was made by another Lantern")?;
    ensure!(copy.lantern_desk_copy == FORM, "this copy was made by a newer Lantern: update this one");
    let entries =
        copy.reports.into_iter().map(|told| Entry::new(keys, told.report, told.roster_version, (told.arrived, told.offset), told.drill));
    let collected = |(id, day, half): &(String, u16, HalfDay)| Ok((read(id)?, (*day, *half)));
    Ok(Contents {
        entries: entries.collect(),
        signed: copy.signed.iter().map(|s| read(s)).collect::<Result<_>>()?,
        locators: copy.located,
        collected: copy.collected.iter().map(collected).collect::<Result<_>>()?,
        parts: copy.parts.iter().map(|p| read(p)).collect::<Result<_>>()?,
        outgoing: copy.outgoing.iter().map(|(frame, rank)| Ok((read_frame(frame)?, *rank))).collect::<Result<_>>()?,
        later: copy.later.iter().map(|frame| read_frame(frame)).collect::<Result<_>>()?,
        stones: copy.deleted.iter().map(|stone| read(stone)).collect::<Result<_>>()?,
    })
}

fn seal(copy: &Copy, own: &RecipientKey, break_glass: Option<&str>) -> Result<Vec<u8>> {
    let mut plain = Zeroizing::new(serde_json::to_vec(copy)?);
    let padded = plain.len().next_power_of_two().max(LEAST);
    ensure!(padded <= MOST, TooLarge);
    // Blanks at the end of JSON mean nothing.
    plain.resize(padded, b' ');
    let own: age::x25519::Recipient = own.to_string().parse().map_err(|_| anyhow::anyhow!("the key cannot be used"))?;
    // Always two: nobody can tell from a copy whether there are papers.
    let other: age::x25519::Recipient =
        break_glass.and_then(|text| text.parse().ok()).unwrap_or_else(|| age::x25519::Identity::generate().to_public());
    let mut both: [&dyn age::Recipient; 2] = [&own, &other];
    if rand::rng().next_u32().is_multiple_of(2) {
        both.reverse();
    }
    let mut file = Vec::new();
    let mut writer = age::Encryptor::with_recipients(both.into_iter())?.wrap_output(&mut file)?;
    writer.write_all(&plain)?;
    writer.finish()?;
    Ok(file)
}

impl Desk {
    /// A sealed copy of everything in the casebook.
    ///
    /// # Errors
    /// The database, or a row that cannot be read: a copy that lacks something is none.
    pub async fn copy(&self, keys: &Keys) -> Result<Vec<u8>> {
        let listing = self.casebook.all(keys).await?;
        let events = self.casebook.events(keys).await?;
        let told =
            |e: Entry| Told { report: e.report, roster_version: e.roster_version, arrived: e.arrived, offset: e.offset, drill: e.drill };
        let signed = events.signed.iter().map(write).collect::<Result<_>>()?;
        let collected = self.casebook.collected(keys).await?.into_iter();
        let frame = |frame: &Frame| hex::encode(frame.as_bytes());
        let copy = Copy {
            lantern_desk_copy: FORM,
            reports: listing.entries.into_iter().map(told).collect(),
            record: events.events,
            signed,
            located: self.casebook.locators(keys).await?,
            collected: collected.map(|(id, (day, half))| Ok((write(&id)?, day, half))).collect::<Result<_>>()?,
            parts: self.casebook.parts(keys).await?.iter().map(write).collect::<Result<_>>()?,
            outgoing: self.casebook.all_outgoing().await?.iter().map(|(one, rank)| (frame(one), *rank)).collect(),
            later: self.casebook.later().await?.iter().map(frame).collect(),
            deleted: self.casebook.stones(keys).await?.iter().map(|(_, signed)| write(signed)).collect::<Result<_>>()?,
        };
        let break_glass = self.break_glass(keys).await?.map(|(recipient, _)| recipient);
        let own = keys.reader.recipient();
        tokio::task::spawn_blocking(move || seal(&copy, &own, break_glass.as_deref())).await?
    }

    /// Adds what a copy has and the casebook lacks. Gives how many reports that were.
    ///
    /// # Errors
    /// The copy does not open, or the database; nothing was added then.
    pub async fn restore(&self, keys: &Keys, copy: &[u8]) -> Result<u64> {
        let mut contents = open(keys, copy)?;
        contents.wipe(&self.settings(), self.clock.now().half_day().0);
        let new = self.casebook.restore(keys, &contents).await?;
        // What was not restored may be over, and was here before.
        self.wipe_locators(keys).await?;
        self.look_for_pressing(keys).await?;
        self.changed();
        Ok(new)
    }

    /// The half-day of the last copy that the server has.
    ///
    /// # Errors
    /// The database.
    pub async fn copied(&self, keys: &Keys) -> Result<Option<(u16, HalfDay)>> {
        self.casebook.thing(keys, COPIED).await
    }

    /// Gives the server this half-day's copy, unless it has it.
    ///
    /// # Errors
    /// What is wrong with the server or the disk; it is tried again at the next look.
    pub async fn copy_to_server(&self, keys: &Keys) -> Result<(), Fault> {
        let Some((_, school)) = &self.school else { return Err(Fault::NotEnrolled) };
        let now = self.clock.now().half_day();
        let disk = |why: anyhow::Error| {
            tracing::warn!("the sealed copy: {why:#}");
            Fault::Disk
        };
        if self.copied(keys).await.map_err(disk)? == Some(now) {
            return Ok(());
        }
        // An older server keeps no copies, and making one is work: not at every look.
        let moment = self.clock.now();
        if hold(&self.copy_tried).is_some_and(|tried| moment.since(tried) < AGAIN) {
            return Err(Fault::NoServer);
        }
        *hold(&self.copy_tried) = Some(moment);
        let given = async {
            let copy = self.copy(keys).await.map_err(|why| if why.is::<TooLarge>() { Fault::TooLarge } else { disk(why) })?;
            school.keep_copy(&name(keys), copy).await
        };
        let given = given.await;
        self.set_copy_fault(given.err());
        given?;
        self.casebook.set_thing(keys, COPIED, &now).await.map_err(disk)
    }

    /// Fetches this reader's copy from the server and adds what the casebook lacks. `None`: the server has none.
    ///
    /// # Errors
    /// What is wrong with the server; a copy that does not open counts as a strange answer.
    pub async fn restore_from_server(&self, keys: &Keys) -> Result<Option<u64>, Fault> {
        let Some((_, school)) = &self.school else { return Err(Fault::NotEnrolled) };
        let Some(copy) = school.copy(&name(keys)).await? else { return Ok(None) };
        self.restore(keys, &copy).await.map(Some).map_err(|why| {
            tracing::warn!("the sealed copy: {why:#}");
            Fault::Strange
        })
    }
}
