//! The thin shell round the outbox: the ring on this tablet's disk, the link to the school's server, and the roster.
//! What the tablet keeps: `ring.bin`, `credentials.ron`, `roster.bin`. None of them can open a report.

use super::wake;
use crate::Settings;
use bevy::prelude::{App, DetectChangesMut, PreUpdate, Res, ResMut, Resource, Startup, World, error, warn};
use lantern_frame::{
    Frame,
    report::{Report, Who},
    roster::{Reader, Roots, Roster, SignedRoster},
    seal, who_reads,
};
use lantern_outbox::{Config, Credentials, Down, Event, Link, NotKept, Outbox, Ring, Ticket, client, platform};

use lantern_wire::{DeviceKind, EnrolLink};
use rand::{RngCore, TryRngCore, rngs::OsRng};
use std::path::{Path, PathBuf};

const RING: &str = "ring.bin";
const CREDENTIALS: &str = "credentials.ron";
const ROSTER: &str = "roster.bin";

/// How a report fares after it was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// Not on the disk yet.
    Waiting,
    /// On the disk, synced.
    Kept,
    /// Every slot is taken by a report that still waits.
    Full,
    /// The disk would not take it.
    Disk,
}

/// Where reports go.
#[derive(Resource, Default)]
pub struct Post {
    outbox: Option<Outbox>,
    data: Option<PathBuf>,
    school: Option<[u8; 16]>,
    /// State of the link to the school's server; `None` until it is known.
    pub link: Option<Link>,
    /// The disk failed when it was last written.
    pub disk_failed: bool,
    roots: Option<Roots>,
    roster: Option<Roster>,
    expired: bool,
    holding: Option<Holding>,
}

struct Holding {
    ticket: Option<Ticket>,
    frame: [u8; 4096],
    urgent: bool,
    state: Keeping,
}

/// Why a report could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSealed {
    /// No roster has reached this tablet, or it names nobody who may read this.
    NoReaders,
}

impl Post {
    /// The roster in force, if any has reached the tablet.
    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    /// The roster is past its day; it still works.
    pub fn roster_expired(&self) -> bool {
        self.expired
    }

    /// Who would read this report.
    pub fn readers(&self, report: &Report) -> Vec<Reader> {
        self.roster.as_ref().map(|roster| who_reads(roster, report).into_iter().cloned().collect()).unwrap_or_default()
    }

    /// Grown-ups at school whom a child can name by tapping a face.
    pub fn faces(&self) -> Vec<Reader> {
        self.roster.as_ref().map(|r| r.readers.clone()).unwrap_or_default()
    }

    /// The link is known to work.
    pub fn link_up(&self) -> bool {
        matches!(self.link, Some(Link::Up))
    }

    /// Seals a report and hands it to the ring; ask [`Self::keeping`] how it fares. The report can be wiped at once.
    pub fn keep(&mut self, report: &Report) -> Result<(), NotSealed> {
        let roster = self.roster.as_ref().ok_or(NotSealed::NoReaders)?;
        let readers = who_reads(roster, report);
        let keys: Vec<_> = readers.iter().map(|r| r.recipient.clone()).collect();
        let frame = seal(report, &keys, roster.school, roster.version, &mut OsRng.unwrap_err()).map_err(|_| NotSealed::NoReaders)?;
        debug_assert!(report.who != Who::GrownUpAtSchool || !readers.is_empty());
        self.holding = Some(Holding { ticket: None, frame: *frame.as_bytes(), urgent: report.urgent, state: Keeping::Waiting });
        self.hand_over();
        Ok(())
    }

    fn hand_over(&mut self) {
        let Some(holding) = &mut self.holding else { return };
        match &self.outbox {
            Some(outbox) => {
                holding.ticket = Some(outbox.keep(holding.frame, holding.urgent));
                holding.state = Keeping::Waiting;
            }
            None => holding.state = Keeping::Disk,
        }
    }

    /// Tries once more to put a report on the disk that was refused before.
    pub fn try_again(&mut self) {
        if self.holding.as_ref().is_some_and(|h| matches!(h.state, Keeping::Full | Keeping::Disk)) {
            self.hand_over();
        }
    }

    /// How the report that was handed over last fares.
    pub fn keeping(&self) -> Option<Keeping> {
        self.holding.as_ref().map(|h| h.state)
    }

    /// The child has seen how it went. A report that is not on the disk yet is held on to.
    pub fn seen(&mut self) {
        if self.keeping() == Some(Keeping::Kept) {
            self.holding = None;
        }
    }

    fn take_roster(&mut self, bytes: &[u8], today: u16) -> bool {
        let Ok(signed) = SignedRoster::decode(bytes) else { return false };
        if self.school.is_some_and(|school| signed.unverified().is_ok_and(|r| r.school != school)) {
            warn!("a roster of another school was refused");
            return false;
        }
        // The first roster after enrolment pins the three root signers; from then on only they can change it.
        let roots = match &self.roots {
            Some(roots) => roots.clone(),
            None => match Roots::pin(&signed) {
                Ok(roots) => roots,
                Err(_) => return false,
            },
        };
        let version = |signed: &SignedRoster| signed.unverified().map(|r| r.version).ok();
        if self.roster.as_ref().is_some_and(|now| version(&signed) == Some(now.version)) {
            // The server sends the roster at each start; this is the one the tablet has.
            return false;
        }
        match roots.accept(self.roster.as_ref(), &signed, today) {
            Ok(accepted) => {
                self.expired = accepted.expired;
                self.roster = Some(accepted.roster);
                // A change of root signers is signed by the old ones too; from here on the new ones count.
                self.roots = Some(accepted.roots);
                true
            }
            Err(why) => {
                warn!("a roster was refused: {why}");
                false
            }
        }
    }
}

/// Enrols this tablet: asks the server for a token and keeps it with the school's certificate.
///
/// # Errors
/// A sentence for the technician that says what to do.
pub fn enrol(data: &Path, link: &str) -> Result<(), String> {
    let link: EnrolLink =
        link.parse().map_err(|_| "This is no enrolment link. Ask your technician for a new one and copy it whole.".to_owned())?;
    let credentials = client::enrol(&link, DeviceKind::Tablet).map_err(|e| e.to_string())?;
    let saved = std::fs::create_dir_all(data).and_then(|()| platform::save(&data.join(CREDENTIALS), &credentials));
    saved.map_err(|e| {
        format!(
            "The enrolment could not be written to {}: {e}. Check that the folder can be written to, and enrol again with a new code.",
            data.display()
        )
    })
}

fn open(world: &mut World) {
    let settings = world.resource::<Settings>().clone();
    let wake = wake::waker(world);
    let today = today(world);
    let mut post = Post::default();
    if let Some(data) = settings.data {
        if let Err(why) = std::fs::create_dir_all(&data) {
            error!("the data folder cannot be made: {why}");
        }
        let credentials: Option<Credentials> = platform::load(&data.join(CREDENTIALS)).ok();
        let school = credentials.as_ref().map_or([0; 16], |c| c.school);
        let config = Config { credentials: credentials.clone(), tick: settings.tick };
        let dummy = move || *Frame::dummy(&mut OsRng.unwrap_err(), school, 0).as_bytes();
        match Ring::open(&data.join(RING), Box::new(dummy)) {
            Ok(ring) => post.outbox = Some(Outbox::spawn(config, ring, wake)),
            Err(why) => {
                error!("the ring cannot be opened: {why}");
                post.disk_failed = true;
            }
        }
        post.school = credentials.as_ref().map(|c| c.school);
        // What was pinned at enrolment comes first; the newest roster that was taken since follows.
        if let Some(first) = credentials.as_ref().and_then(|c| c.roster.clone()) {
            post.take_roster(&first, today);
        }
        if let Ok(bytes) = std::fs::read(data.join(ROSTER)) {
            post.take_roster(&bytes, today);
        }
        post.data = Some(data);
    }
    world.insert_resource(post);
}

fn today(world: &World) -> u16 {
    u16::try_from(world.resource::<super::clock::Clock>().epoch_seconds() / 86_400).unwrap_or(u16::MAX)
}

fn listen(mut post: ResMut<Post>, clock: Res<super::clock::Clock>, mut dirty: ResMut<crate::Dirty>) {
    let events = match &post.bypass_change_detection().outbox {
        Some(outbox) => outbox.poll(),
        None => return,
    };
    for event in events {
        dirty.0 = true;
        match event {
            Event::Kept { ticket } => {
                post.disk_failed = false;
                if let Some(holding) = post.holding.as_mut().filter(|h| h.ticket == Some(ticket)) {
                    holding.state = Keeping::Kept;
                }
            }
            Event::NotKept { ticket, why } => {
                post.disk_failed = why == NotKept::Disk;
                if let Some(holding) = post.holding.as_mut().filter(|h| h.ticket == Some(ticket)) {
                    holding.state = if why == NotKept::Full { Keeping::Full } else { Keeping::Disk };
                }
            }
            Event::Link(link) => post.link = Some(link),
            Event::Roster(bytes) => {
                let today = u16::try_from(clock.epoch_seconds() / 86_400).unwrap_or(u16::MAX);
                if post.take_roster(&bytes, today)
                    && let Some(data) = &post.data
                    && let Err(why) = platform::write_whole(&data.join(ROSTER), &bytes)
                {
                    error!("the roster could not be written: {why}");
                }
            }
        }
    }
}

/// Random id of a report.
pub fn random_id() -> [u8; 16] {
    let mut id = [0; 16];
    OsRng.unwrap_err().fill_bytes(&mut id);
    id
}

/// What to tell a grown-up about the link.
pub fn link_message(post: &Post) -> &'static str {
    match &post.link {
        Some(Link::Up) => "staff-link-up",
        Some(Link::Down { reason }) => match reason {
            Down::NotEnrolled => "staff-link-not-enrolled",
            Down::BadCertificate => "staff-link-certificate",
            Down::ClockWrong => "staff-link-clock",
            Down::Refused => "staff-link-refused",
            Down::NoServer => "staff-link-down",
        },
        None => "staff-link-down",
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Post>().add_systems(Startup, open).add_systems(PreUpdate, listen);
}
