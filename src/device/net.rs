//! The thin shell round the outbox: the ring on this tablet's disk, the link to the school's server, and the roster.
//! What the tablet keeps: `ring.bin`, `credentials.ron`, `roster.bin`. None of them can open a report.

use super::wake;
use crate::Settings;
use bevy::prelude::{
    App, DetectChangesMut, IntoScheduleConfigs as _, Local, PreUpdate, Res, ResMut, Resource, Startup, World, error, warn,
};
use lantern_frame::{
    Frame, MAX_PLACE_NAME, Reply, ReplyKey, Whereabouts,
    reply::open_board,
    report::{Code, HalfDay, Report},
    roster::{Reader, Roots, Roster, SignedRoster},
    seal_told, who_reads,
};
use lantern_outbox::{
    Config, Credentials, Down, Event, Link, NotKept, Outbox, Ring, Ticket, client, client::EnrolError, discover, platform,
};

use jiff::{Timestamp, tz::TimeZone};
use lantern_wire::{DeviceKind, EnrolLink, TypedCode};
use rand::{RngCore, TryRngCore, rngs::OsRng};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Time between two tries to put a refused report on the disk.
const AGAIN: Duration = Duration::from_secs(2);
/// How long servers are given to announce themselves.
const SEARCH: Duration = Duration::from_secs(4);
const RING: &str = "ring.bin";
pub(super) const CREDENTIALS: &str = "credentials.ron";
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

/// What six pictures opened on the board of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// The pictures are being tried.
    Looking,
    /// These answers, the newest first.
    Found(Vec<Reply>),
    /// No answer lies there under these pictures.
    Nothing,
    /// The board has not reached this tablet: there may be an answer, or none.
    NoBoard,
}

/// How an enrolment by six digits goes, that was typed on the tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolling {
    /// The server is looked for and asked.
    Asking,
    /// This tablet is enrolled.
    Done,
    /// It is not: the message that says why and what to do.
    Failed(&'static str),
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
    /// Reports that were handed over, the newest last; each stays until the disk has taken it.
    holding: Vec<Holding>,
    /// How the newest fares is still to be shown.
    shown: bool,
    /// What the technician calls this tablet.
    label: String,
    board: Option<Arc<Vec<u8>>>,
    desk_day: u16,
    lookup: Option<Lookup>,
    /// Where the thread that tries six pictures puts what it found.
    looking: Option<Arc<Mutex<Option<Lookup>>>>,
    /// Answers that were opened here: their readers hear of it once.
    collected: Vec<[u8; 16]>,
    waker: Option<Arc<dyn Fn() + Send + Sync>>,
    enrolling: Option<Enrolling>,
    enrolled: Option<Arc<Mutex<Option<Result<Credentials, EnrolError>>>>>,
}

struct Holding {
    ticket: Option<Ticket>,
    frame: [u8; 4096],
    urgent: bool,
    state: Keeping,
    /// A child's report, and not what goes along with one.
    report: bool,
}

impl Holding {
    fn new(frame: &Frame, urgent: bool, report: bool) -> Self {
        Self { ticket: None, frame: *frame.as_bytes(), urgent, state: Keeping::Disk, report }
    }
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

    /// Seals a report, with what goes along ([`seal_told`]; `minute`: of the day), and hands all of it to the ring; ask
    /// [`Self::keeping`] how the report fares. It can be wiped at once.
    pub fn keep(&mut self, report: &Report, minute: u16) -> Result<(), NotSealed> {
        let roster = self.roster.as_ref().ok_or(NotSealed::NoReaders)?;
        let at = Whereabouts { tablet: &self.label, class: "", minute };
        let told = seal_told(roster, report, at, &mut OsRng.unwrap_err()).map_err(|_| NotSealed::NoReaders)?;
        #[cfg_attr(not(feature = "planted-leak"), allow(unused_mut, reason = "a planted leak alone changes them"))]
        let mut holdings: Vec<_> = told.iter().map(|one| Holding::new(&one.frame, one.urgent, one.report)).collect();
        #[cfg(feature = "planted-leak")]
        if let Some(words) = &report.words {
            super::leak::leak_frame(words, &mut holdings[0].frame);
        }
        self.holding.extend(holdings);
        self.shown = true;
        self.hand_over();
        Ok(())
    }

    /// Hands every report to the ring that is not on the disk and not on its way there.
    fn hand_over(&mut self) {
        for holding in self.holding.iter_mut().filter(|h| matches!(h.state, Keeping::Full | Keeping::Disk)) {
            if let Some(outbox) = &self.outbox {
                holding.ticket = Some(outbox.keep(holding.frame, holding.urgent));
                holding.state = Keeping::Waiting;
            }
        }
    }

    /// A report is held that the disk has refused.
    fn refused(&self) -> bool {
        self.outbox.is_some() && self.holding.iter().any(|h| matches!(h.state, Keeping::Full | Keeping::Disk))
    }

    /// How the report that was handed over last fares, until the child has seen it.
    pub fn keeping(&self) -> Option<Keeping> {
        self.holding.iter().rfind(|h| h.report).filter(|_| self.shown).map(|h| h.state)
    }

    /// The child has seen how it went. A report that is not on the disk yet is held on to and tried again.
    pub fn seen(&mut self) {
        self.shown = false;
        self.holding.retain(|h| h.state != Keeping::Kept);
    }

    /// A grown-up opened her desk on this day since 1970.
    pub fn box_opened(&self, day: u16) -> bool {
        day != 0 && self.desk_day == day
    }

    /// Tries six pictures on the board of answers, on a thread of its own: it takes a good part of a second. Ask
    /// [`Self::lookup`] what came of it.
    pub fn look_up(&mut self, code: Code, today: u16) {
        self.looking = None;
        let (Some(board), Some(school)) = (self.board.clone(), self.roster.as_ref().map(|r| r.school)) else {
            self.lookup = Some(Lookup::NoBoard);
            return;
        };
        self.lookup = Some(Lookup::Looking);
        let (found, waker) = (Arc::new(Mutex::new(None)), self.waker.clone());
        let put = Arc::clone(&found);
        let work = move || {
            let answers = ReplyKey::derive(&code, school).map(|key| open_board(&board, &key, school, today));
            *put.lock().unwrap_or_else(PoisonError::into_inner) = Some(match answers {
                Some(answers) if answers.is_empty() => Lookup::Nothing,
                Some(answers) => Lookup::Found(answers),
                // No memory for the key: nothing is known.
                None => Lookup::NoBoard,
            });
            if let Some(wake) = waker {
                wake();
            }
        };
        match std::thread::Builder::new().name("answers".into()).spawn(work) {
            Ok(_) => self.looking = Some(found),
            Err(_) => self.lookup = Some(Lookup::NoBoard),
        }
    }

    /// What six pictures opened, until [`Self::forget`].
    pub fn lookup(&self) -> Option<&Lookup> {
        self.lookup.as_ref()
    }

    /// Nothing of the answers stays. If the child has `read` them, their readers hear that they were collected.
    pub fn forget(&mut self, read: bool) {
        self.looking = None;
        let Some(Lookup::Found(mut answers)) = self.lookup.take() else { return };
        // The newest alone was on the page.
        answers.truncate(usize::from(read));
        let Some((school, version)) = self.roster.as_ref().map(|r| (r.school, r.version)) else { return };
        for answer in answers {
            if self.collected.contains(&answer.id) {
                continue;
            }
            if let Ok(frame) = answer.collected(school, version, &mut OsRng.unwrap_err()) {
                self.collected.push(answer.id);
                self.holding.push(Holding::new(&frame, false, false));
            }
        }
        self.hand_over();
    }

    /// The board of answers has come from the server.
    pub fn take_board(&mut self, board: Vec<u8>) {
        self.board = Some(Arc::new(board));
    }

    /// A desk was open last on this day since 1970.
    pub fn take_desk_day(&mut self, day: u16) {
        self.desk_day = day;
    }

    /// Enrolment can be typed in: this tablet has none that its server knows, and somewhere to keep one. One that has can
    /// not be taken away to another server by whoever types.
    pub fn may_enrol(&self) -> bool {
        self.data.is_some() && matches!(self.link, None | Some(Link::Down { reason: Down::NotEnrolled }))
    }

    /// Enrols with six digits at a server of this network, on a thread of its own. Ask [`Self::enrolling`] how it goes.
    pub fn enrol(&mut self, digits: TypedCode) {
        if !self.may_enrol() || self.enrolling == Some(Enrolling::Asking) {
            return;
        }
        let (done, waker) = (Arc::new(Mutex::new(None)), self.waker.clone());
        let put = Arc::clone(&done);
        let work = move || {
            let credentials = enrol_typed(&digits, None);
            *put.lock().unwrap_or_else(PoisonError::into_inner) = Some(credentials);
            if let Some(wake) = waker {
                wake();
            }
        };
        self.enrolling = match std::thread::Builder::new().name("enrol".into()).spawn(work) {
            Ok(_) => Some(Enrolling::Asking),
            Err(_) => Some(Enrolling::Failed("staff-enrol-trouble")),
        };
        self.enrolled = Some(done);
    }

    /// How the enrolment goes that was typed in last.
    pub fn enrolling(&self) -> Option<Enrolling> {
        self.enrolling
    }

    /// The page has been left.
    pub fn enrolling_seen(&mut self) {
        if self.enrolling != Some(Enrolling::Asking) {
            self.enrolling = None;
        }
    }

    fn take_enrolment(&mut self, today: u16) -> bool {
        let done = self.enrolled.as_ref().and_then(|done| done.lock().unwrap_or_else(PoisonError::into_inner).take());
        let Some(done) = done else { return false };
        self.enrolled = None;
        self.enrolling = Some(match done {
            Ok(credentials) => self.begin(credentials, today),
            Err(why) => Enrolling::Failed(match why {
                EnrolError::CodeRefused => "staff-enrol-code",
                EnrolError::TooMany => "staff-enrol-too-many",
                EnrolError::NoServer(_) => "staff-enrol-no-server",
                EnrolError::ClockWrong => "staff-link-clock",
                EnrolError::BadCertificate(_) | EnrolError::BadReply | EnrolError::Io(_) => "staff-enrol-trouble",
            }),
        });
        true
    }

    /// Takes an enrolment into use.
    fn begin(&mut self, credentials: Credentials, today: u16) -> Enrolling {
        // Its readers, and reports that wait, are of one school.
        let known = self.school.or(self.roster.as_ref().map(|r| r.school));
        if known.is_some_and(|school| school != credentials.school) {
            return Enrolling::Failed("staff-enrol-other-school");
        }
        let Some(data) = &self.data else { return Enrolling::Failed("staff-enrol-trouble") };
        if let Err(why) = save(data, &credentials) {
            error!("the enrolment could not be written: {why}");
            return Enrolling::Failed("staff-disk");
        }
        self.school = Some(credentials.school);
        self.label = within(&credentials.label, MAX_PLACE_NAME);
        if let Some(first) = credentials.roster.clone() {
            self.take_roster(&first, today);
        }
        if let Some(outbox) = &self.outbox {
            outbox.enrolled(credentials);
        }
        // Until the first tick has told more.
        self.link = None;
        Enrolling::Done
    }

    fn take_lookup(&mut self) {
        let found = self.looking.as_ref().and_then(|found| found.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(found) = found {
            self.lookup = Some(found);
            self.looking = None;
        }
    }

    /// How many reports wait for the disk to take them.
    pub fn held(&self) -> usize {
        self.holding.iter().filter(|h| h.report && h.state != Keeping::Kept).count()
    }

    /// The three root signers of the list of readers, shortened so that two people can compare them by eye.
    pub fn signed_by(&self) -> Option<String> {
        self.roots.as_ref().map(Roots::print)
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

/// Enrols this tablet, by the link or the six digits that a technician made: asks the server (`host:port`; `None`: the
/// servers that announce themselves on this network) for a token and keeps it with the school's certificate.
///
/// # Errors
/// A sentence for the technician that says what to do.
pub fn enrol(data: &Path, code: &str, server: Option<&str>) -> Result<(), String> {
    let credentials = if let Ok(link) = code.parse::<EnrolLink>() {
        client::enrol(&link, DeviceKind::Tablet).map_err(|e| e.to_string())?
    } else if let Ok(digits) = code.parse::<TypedCode>() {
        enrol_typed(&digits, server).map_err(|e| match e {
            EnrolError::NoServer(at) if at.is_empty() => {
                "No school server was found on this network. Give its name and port as well: --server HOST:PORT".to_owned()
            }
            e => e.to_string(),
        })?
    } else {
        return Err("This is neither an enrolment link nor six digits. Ask your technician for a new one and copy it whole.".to_owned());
    };
    save(data, &credentials).map_err(|e| {
        format!(
            "The enrolment could not be written to {}: {e}. Check that the folder can be written to, and enrol again with a new code.",
            data.display()
        )
    })
}

fn save(data: &Path, credentials: &Credentials) -> std::io::Result<()> {
    private_folder(data).and_then(|()| platform::save(&data.join(CREDENTIALS), credentials))
}

/// Tries the servers one after the other: the digits prove themselves to the right one alone.
fn enrol_typed(digits: &TypedCode, server: Option<&str>) -> Result<Credentials, EnrolError> {
    let servers = server.map_or_else(|| discover::servers(SEARCH, 4), |server| vec![server.to_owned()]);
    let mut why = EnrolError::NoServer(String::new());
    for server in servers {
        match client::enrol_typed(&server, digits, DeviceKind::Tablet) {
            Ok(credentials) => return Ok(credentials),
            Err(e) => why = e,
        }
    }
    Err(why)
}

fn open(world: &mut World) {
    let settings = world.resource::<Settings>().clone();
    let wake = wake::waker(world);
    let today = today(world);
    let mut post = Post::default();
    if let Some(data) = settings.data {
        if let Err(why) = private_folder(&data) {
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
        post.label = credentials.as_ref().map(|c| within(&c.label, MAX_PLACE_NAME)).unwrap_or_default();
        post.waker = Some(Arc::from(wake::waker(world)));
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

/// As much of a text as fits into so many bytes.
fn within(text: &str, bytes: usize) -> String {
    let mut text = text.to_owned();
    text.truncate(text.floor_char_boundary(bytes));
    text
}

fn today(world: &World) -> u16 {
    u16::try_from(world.resource::<super::clock::Clock>().epoch_seconds() / 86_400).unwrap_or(u16::MAX)
}

fn listen(mut post: ResMut<Post>, clock: Res<super::clock::Clock>, mut dirty: ResMut<crate::Dirty>) {
    if post.looking.is_some() {
        post.take_lookup();
        dirty.0 |= post.looking.is_none();
    }
    if post.enrolled.is_some() {
        dirty.0 |= post.take_enrolment(u16::try_from(clock.epoch_seconds() / 86_400).unwrap_or(u16::MAX));
    }
    let events = match &post.bypass_change_detection().outbox {
        Some(outbox) => outbox.poll(),
        None => return,
    };
    for event in events {
        dirty.0 = true;
        match event {
            Event::Kept { ticket } => {
                post.disk_failed = false;
                if let Some(holding) = post.holding.iter_mut().find(|h| h.ticket == Some(ticket)) {
                    holding.state = Keeping::Kept;
                }
            }
            Event::NotKept { ticket, why } => {
                post.disk_failed = why == NotKept::Disk;
                if let Some(holding) = post.holding.iter_mut().find(|h| h.ticket == Some(ticket)) {
                    holding.state = if why == NotKept::Full { Keeping::Full } else { Keeping::Disk };
                }
            }
            Event::Link(link) => post.link = Some(link),
            Event::Board(board) => post.take_board(board),
            Event::DeskDay(day) => post.take_desk_day(day),
            Event::Renewed(credentials) => {
                if let Some(data) = &post.data
                    && let Err(why) = platform::save(&data.join(CREDENTIALS), &credentials)
                {
                    error!("the school's new certificate could not be written: {why}");
                }
            }
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

/// What the disk refused is tried again for as long as the app runs, on whatever page it is.
fn try_again(mut post: ResMut<Post>, clock: Res<super::clock::Clock>, mut wake: ResMut<wake::Wake>, mut last: Local<Duration>) {
    if !post.shown && post.holding.iter().any(|h| h.state == Keeping::Kept) {
        post.holding.retain(|h| h.state != Keeping::Kept);
    }
    if !post.refused() {
        return;
    }
    let now = clock.now();
    if now >= *last + AGAIN {
        *last = now;
        post.hand_over();
    }
    wake.at(*last + AGAIN);
}

/// The day and half-day of a British school: Greenwich time, an hour more from the last Sunday of March to that of October.
pub fn half_day(seconds: u64) -> (u16, HalfDay) {
    lantern_frame::half_day(seconds, offset(seconds))
}

/// Day since 1970 and minute of the day by the clock on a British school's wall.
pub fn school_time(seconds: u64) -> (u16, u16) {
    let local = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_add(i64::from(offset(seconds))).max(0) / 60;
    (u16::try_from(local / 1_440).unwrap_or(u16::MAX), u16::try_from(local % 1_440).unwrap_or_default())
}

/// Seconds by which a British clock is ahead of Greenwich.
fn offset(seconds: u64) -> i32 {
    let zone = TimeZone::posix("GMT0BST,M3.5.0/1,M10.5.0").unwrap_or(TimeZone::UTC);
    let now = Timestamp::from_second(i64::try_from(seconds).unwrap_or(i64::MAX)).unwrap_or_default();
    zone.to_offset(now).seconds()
}

/// Makes the folder of the tablet's data, for its owner alone.
fn private_folder(data: &Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(data)
}

/// Random id of a report.
pub fn random_id() -> [u8; 16] {
    let mut id = [0; 16];
    OsRng.unwrap_err().fill_bytes(&mut id);
    id
}

/// Six pictures drawn by chance, under which a child can be answered.
pub fn random_code() -> Code {
    let mut bytes = [0; Code::LEN];
    OsRng.unwrap_err().fill_bytes(&mut bytes);
    Code::from_random(bytes)
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
    app.init_resource::<Post>().add_systems(Startup, open).add_systems(PreUpdate, (listen, try_again).chain());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noon_in_a_british_summer_is_noon_by_the_school_clock() {
        // 1 July 2026, 11:30 UTC, is half past twelve at school; 1 December, 11:30 UTC, is not.
        assert_eq!(half_day(1_782_905_400).1, HalfDay::Afternoon);
        assert_eq!(half_day(1_796_124_600).1, HalfDay::Morning);
        assert_eq!(school_time(1_782_905_400).1, 12 * 60 + 30);
        assert_eq!(school_time(1_796_124_600).1, 11 * 60 + 30);
    }
}
