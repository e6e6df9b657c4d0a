//! The thin shell round the link to the class: what the school's list says, which session this tablet is in, and whose PIN
//! is open on it. What the tablet keeps: `class.ron` (the list), `session.ron` (the session that runs), `tries.ron`
//! (misses of PINs). None of them knows a child.

use super::{clock::Clock, place, wake};
use crate::{Dirty, Settings};
use bevy::prelude::*;
use lantern_class::{
    ClassId, Command, Count, Eyes, Follow, MAX_EYES, Moment, OpenReply, Order, Plan, Record, Refusal, RoomCode, Session, SessionId, Setup,
    Staff, StaffId, Told, Tries,
};
use lantern_outbox::{Credentials, platform};
use lantern_room::{Config, Event, Room, Trouble, Via};
use rand::{TryRngCore as _, rngs::OsRng};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

const SETUP: &str = "class.ron";
const SESSION: &str = "session.ron";
const TRIES: &str = "tries.ron";
/// Untouched for this long, teacher mode asks for the PIN again.
pub const IDLE: Duration = Duration::from_secs(10 * 60);

/// Whose PIN is open on this tablet.
#[derive(Debug)]
pub struct Teacher {
    /// The account.
    pub staff: StaffId,
    /// What the server trusts; `None` while it has not been reached.
    token: Option<String>,
    pin: Zeroizing<String>,
    /// The session that this tablet runs by itself, while the server is away.
    own: Option<Session>,
    eyes_until: Duration,
}

/// How a PIN fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is being looked at.
    Checking,
    /// Not this one; seconds until the next try.
    Wrong(u32),
    /// This account is not for today.
    NotYours,
}

/// The tablet's class.
#[derive(Resource, Default)]
pub struct Classroom {
    room: Option<Room>,
    setup: Setup,
    via: Via,
    follow: Follow,
    /// As it was heard last, for the moment when the teacher hands the tablet back.
    heard: Option<Box<Session>>,
    orders: Vec<Order>,
    teacher: Option<Teacher>,
    opening: Option<Opening>,
    /// Where the thread that tries a PIN puts what it found.
    trying: Option<(StaffId, Zeroizing<String>, Arc<Mutex<Option<bool>>>)>,
    asked: Option<(StaffId, Zeroizing<String>)>,
    tries: BTreeMap<StaffId, Tries>,
    /// How the session goes, as this tablet's teacher sees it.
    pub told: Option<Result<Told, Trouble>>,
    /// What came of three pictures.
    pub joined: Option<Result<SessionId, Trouble>>,
    /// What was taught this year.
    pub record: Option<Result<Record, Trouble>>,
    waker: Option<Arc<dyn Fn() + Send + Sync>>,
    /// Who used this tablet last.
    last: Option<StaffId>,
    kept: Kept,
}

/// What differs from the disk.
#[derive(Debug, Default)]
struct Kept {
    setup: bool,
    follow: bool,
    tries: bool,
}

impl Classroom {
    /// The school's classes and staff, as the tablet knows them.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Over what the class is heard.
    pub fn via(&self) -> Via {
        self.via
    }

    /// The session that this tablet follows.
    pub fn follow(&self) -> &Follow {
        &self.follow
    }

    /// Somebody has previewed this locked lesson and opened it for the school.
    pub fn opens(&self, lesson: &lantern_lesson::Lesson) -> bool {
        self.setup.approved.iter().any(|a| a.lesson == lesson.id && a.rev == lesson.rev)
    }

    /// What the tablet is to do, once.
    pub fn take_orders(&mut self) -> Vec<Order> {
        std::mem::take(&mut self.orders)
    }

    /// Something is to be done.
    pub fn has_orders(&self) -> bool {
        !self.orders.is_empty()
    }

    /// For tests and for a tablet by itself: a list without a server.
    pub fn set_setup(&mut self, setup: Setup) {
        self.setup = setup;
    }

    /// For tests: as if the class had said this.
    pub fn hear(&mut self, session: Option<Session>, now: u64) {
        self.heard = session.clone().map(Box::new);
        // The teacher's own tablet does as its teacher says.
        if self.teacher.is_some() {
            return;
        }
        let before = self.follow.clone();
        let orders = self.follow.take(session.as_ref(), now);
        self.orders.extend(orders);
        if self.follow != before {
            self.kept.follow = true;
            self.tell_follow();
        }
    }

    fn tell_follow(&self) {
        if let Some(room) = &self.room {
            room.follow(self.follow.session());
        }
    }

    /// The tablet leaves its session by itself.
    pub fn leave(&mut self) {
        if self.follow.session().is_some() {
            self.follow.leave();
            self.orders.clear();
            self.kept.follow = true;
            self.tell_follow();
        }
    }

    /// Joins by three pictures.
    pub fn join(&mut self, code: RoomCode) {
        self.joined = None;
        match &self.room {
            Some(room) => room.join(code),
            None => self.joined = Some(Err(Trouble::NoServer)),
        }
    }

    /// The session that was joined is followed from now on.
    pub fn follow_joined(&mut self, session: SessionId) {
        if let Some(room) = &self.room {
            room.follow(Some(session));
        }
    }

    /// A card was chosen, for the first time on its page, in a lesson of the session.
    pub fn chose(&mut self, lesson: &str, node: &str, option: &str) {
        let Some(plan) = self.follow.plan().filter(|plan| plan.lesson == lesson) else { return };
        if let Some(room) = &self.room {
            let count = Count { node: node.to_owned(), option: option.to_owned(), n: 1 };
            room.count(plan.moment, plan.lesson.clone(), plan.rev, count);
        }
    }

    /// Who can type a PIN here today, who did last first.
    pub fn staff(&self, day: u16) -> Vec<&Staff> {
        let mut staff: Vec<&Staff> = self.setup.staff.iter().filter(|s| s.is_current(day)).collect();
        staff.sort_by_key(|s| Some(s.id) != self.last);
        staff
    }

    /// The school has accounts for teachers.
    pub fn has_staff(&self) -> bool {
        !self.setup.staff.is_empty()
    }

    /// Who used this tablet last.
    pub fn last(&self) -> Option<StaffId> {
        self.last
    }

    /// Whose PIN is open.
    pub fn teacher(&self) -> Option<&Staff> {
        self.setup.staff_of(self.teacher.as_ref()?.staff)
    }

    /// How the PIN fares that was typed last.
    pub fn opening(&self) -> Option<Opening> {
        self.opening
    }

    /// Other digits are typed.
    pub fn opening_seen(&mut self) {
        if self.opening != Some(Opening::Checking) {
            self.opening = None;
        }
    }

    /// Tries a PIN: at the server, where nobody can take the count of misses away, or else here.
    pub fn open(&mut self, staff: StaffId, pin: String, now: u64) {
        if self.opening == Some(Opening::Checking) {
            return;
        }
        let pin = Zeroizing::new(pin);
        self.opening = Some(Opening::Checking);
        match &self.room {
            Some(room) if self.via == Via::Server => {
                room.open(staff, pin.to_string());
                self.asked = Some((staff, pin));
            }
            _ => self.open_here(staff, pin, now),
        }
    }

    fn open_here(&mut self, staff: StaffId, pin: Zeroizing<String>, now: u64) {
        let Some(account) = self.setup.staff_of(staff) else {
            self.opening = Some(Opening::NotYours);
            return;
        };
        let tries = self.tries.entry(staff).or_default();
        let wait = tries.wait(now).as_secs();
        if wait > 0 {
            self.opening = Some(Opening::Wrong(u32::try_from(wait).unwrap_or(u32::MAX)));
            return;
        }
        // It counts as a miss until it was right, also over a restart.
        tries.miss(now);
        self.kept.tries = true;
        let (found, waker, verifier, digits) = (Arc::new(Mutex::new(None)), self.waker.clone(), account.pin.clone(), pin.clone());
        let put = Arc::clone(&found);
        let work = move || {
            let fits = verifier.fits(&digits);
            *put.lock().unwrap_or_else(PoisonError::into_inner) = Some(fits);
            if let Some(wake) = waker {
                wake();
            }
        };
        match std::thread::Builder::new().name("pin".into()).spawn(work) {
            Ok(_) => self.trying = Some((staff, pin, found)),
            Err(_) => self.opening = Some(Opening::Wrong(0)),
        }
    }

    fn opened(&mut self, staff: StaffId, pin: Zeroizing<String>, token: Option<String>) {
        self.opening = None;
        self.last = Some(staff);
        if self.tries.remove(&staff).is_some() {
            self.kept.tries = true;
        }
        match &mut self.teacher {
            Some(teacher) if teacher.staff == staff => teacher.token = token,
            _ => self.teacher = Some(Teacher { staff, token, pin, own: None, eyes_until: Duration::ZERO }),
        }
        self.told = None;
    }

    /// What a PIN has opened is shut, at once: the tablet goes back to pupils.
    pub fn lock(&mut self, now: u64) {
        let Some(teacher) = self.teacher.take() else { return };
        if let Some(room) = &self.room {
            if let Some(token) = teacher.token {
                room.shut(token);
            }
            // A session that this tablet ran by itself has no other voice: its lessons go on.
            room.hub(None);
        }
        (self.told, self.record, self.opening) = (None, None, None);
        // From here on it is one of the class's tablets.
        let heard = self.heard.take().map(|heard| *heard);
        if heard.is_some() {
            self.hear(heard, now);
        }
    }

    /// The session that the teacher sees: the server's, or this tablet's own.
    pub fn session(&self) -> Option<&Session> {
        let teacher = self.teacher.as_ref()?;
        teacher.own.as_ref().or_else(|| self.told.as_ref()?.as_ref().ok()?.session.as_ref())
    }

    /// The session reaches the tablets through this one.
    pub fn is_hub(&self) -> bool {
        self.teacher.as_ref().is_some_and(|teacher| teacher.own.is_some())
    }

    /// Does what a teacher wants with a class.
    pub fn command(&mut self, class: ClassId, command: Command, now: Duration) {
        let session = self.session().cloned();
        let Some(teacher) = &mut self.teacher else { return };
        match (&self.room, &teacher.token) {
            (Some(room), Some(token)) if self.via == Via::Server && teacher.own.is_none() => room.command(token.clone(), class, command),
            _ => {
                let own = by_itself(teacher, class, session, command, now);
                if let Some(room) = &self.room {
                    room.hub(own);
                }
            }
        }
    }

    /// How it goes is asked for.
    pub fn look(&mut self, class: ClassId, now: Duration) {
        match &self.teacher {
            Some(teacher) if teacher.own.is_none() && teacher.token.is_some() => self.command(class, Command::Look, now),
            _ => {}
        }
    }

    /// What was taught this year is asked for.
    pub fn ask_record(&mut self) {
        match (&self.room, self.teacher.as_ref().and_then(|t| t.token.clone())) {
            (Some(room), Some(token)) if self.via == Via::Server => room.record(token),
            _ => self.record = Some(Err(Trouble::NoServer)),
        }
    }

    /// The tablet has enrolled.
    pub fn enrolled(&mut self, credentials: Credentials) {
        if let Some(room) = &self.room {
            room.enrolled(credentials);
        }
    }

    fn took(&mut self, event: Event, now: u64) {
        match event {
            Event::Setup(setup) => {
                // Whoever has left is not open any longer.
                if self.teacher.as_ref().is_some_and(|t| setup.staff_of(t.staff).is_none()) {
                    self.lock(now);
                }
                self.setup = *setup;
                self.kept.setup = true;
            }
            Event::Signal(session) => self.hear(session.map(|s| *s), now),
            Event::Via(via) => {
                self.via = via;
                // A PIN that was looked at here is shown to the server, once that answers.
                if let (Via::Server, Some(teacher), Some(room)) = (via, &self.teacher, &self.room)
                    && teacher.token.is_none()
                    && self.asked.is_none()
                {
                    room.open(teacher.staff, teacher.pin.to_string());
                    self.asked = Some((teacher.staff, teacher.pin.clone()));
                }
            }
            Event::Opened(came) => {
                let Some((staff, pin)) = self.asked.take() else { return };
                match came {
                    Ok(OpenReply { token, .. }) => self.opened(staff, pin, Some(token)),
                    Err(Trouble::NoServer) if self.teacher.is_some() => {}
                    Err(Trouble::NoServer) => self.open_here(staff, pin, now),
                    Err(Trouble::Refused(why)) => {
                        self.opening = Some(match why {
                            Refusal::WrongPin { wait } | Refusal::TooSoon { wait } => Opening::Wrong(wait),
                            Refusal::NotYours | Refusal::Locked => Opening::NotYours,
                            _ => Opening::Wrong(0),
                        });
                        // A lesson under way does not end because somebody else has mistyped.
                        if self.teacher.is_some() && matches!(why, Refusal::WrongPin { .. } | Refusal::NotYours | Refusal::Locked) {
                            self.lock(now);
                        }
                    }
                }
            }
            Event::Told(Err(Trouble::Refused(Refusal::Locked))) => self.lock(now),
            Event::Told(told) => self.told = Some(told),
            Event::Joined(joined) => {
                if let Ok(session) = joined {
                    self.follow_joined(session);
                }
                self.joined = Some(joined);
            }
            Event::Record(record) => self.record = Some(record),
        }
    }

    fn take_try(&mut self, now: u64) {
        let found = self.trying.as_ref().and_then(|(_, _, found)| *found.lock().unwrap_or_else(PoisonError::into_inner));
        let (Some(fits), Some((staff, pin, _))) = (found, self.trying.take_if(|_| found.is_some())) else { return };
        if fits {
            self.opened(staff, pin, None);
        } else {
            let wait = self.tries.get(&staff).map_or(0, |tries| tries.wait(now).as_secs());
            self.opening = Some(Opening::Wrong(u32::try_from(wait).unwrap_or(u32::MAX)));
        }
    }
}

/// A command without a server: the session is this tablet's own, and goes on from the server's where there was one.
fn by_itself(teacher: &mut Teacher, class: ClassId, session: Option<Session>, command: Command, now: Duration) -> Option<Session> {
    // Nothing is begun by looking.
    if matches!(command, Command::Look | Command::Approve { .. } | Command::Promised(_)) {
        return teacher.own.clone();
    }
    let fresh = || {
        let mut rng = OsRng.unwrap_err();
        Session {
            id: SessionId::generate(&mut rng),
            class,
            by: teacher.staff,
            code: RoomCode::generate(&[], &mut rng),
            plan: Plan::default(),
            start: 0,
            next: 0,
            hall: false,
            eyes: None,
        }
    };
    let mut own = teacher.own.clone().or(session).unwrap_or_else(fresh);
    let left = teacher.eyes_until.saturating_sub(now).as_secs();
    own.eyes = own.eyes.filter(|_| left > 0).map(|eyes| Eyes { left: u16::try_from(left).unwrap_or(MAX_EYES), ..eyes });
    match command {
        Command::Start(plan) => {
            (own.start, own.next, own.eyes) = (own.start + 1, 0, None);
            own.plan = plan;
        }
        Command::Eyes(0) => {
            own.eyes = None;
            teacher.eyes_until = Duration::ZERO;
        }
        Command::Eyes(seconds) => {
            let left = seconds.min(MAX_EYES);
            // Above every number that a server has given.
            own.eyes = Some(Eyes { number: own.eyes.map_or(0, |e| e.number) + 1_000, left });
            teacher.eyes_until = now + Duration::from_secs(left.into());
        }
        Command::Next => own.next += 1,
        Command::Hall(hall) => own.hall = hall,
        Command::End => {
            teacher.own = None;
            return None;
        }
        Command::Look | Command::Approve { .. } | Command::Promised(_) => {}
    }
    teacher.own = Some(own.clone());
    Some(own)
}

/// A plan's moment, for the lesson itself.
pub fn plan(lesson: &lantern_lesson::Lesson, minutes: u8) -> Plan {
    Plan { lesson: lesson.id.clone(), rev: lesson.rev, minutes, moment: Moment::Lesson, ..Plan::default() }
}

fn open(world: &mut World) {
    let settings = world.resource::<Settings>().clone();
    let now = world.resource::<Clock>().epoch_seconds();
    let mut class = Classroom::default();
    if let Some(data) = &settings.data {
        class.setup = place::read(&settings, SETUP).unwrap_or_default();
        class.tries = place::read(&settings, TRIES).unwrap_or_default();
        class.follow = Follow::resume(place::read(&settings, SESSION).unwrap_or_default(), now);
        let credentials: Option<Credentials> = platform::load(&data.join(super::net::CREDENTIALS)).ok();
        // A pack that is being made is played by itself.
        if settings.preview.is_none() {
            let config = Config::new(credentials, class.setup.clone(), class.follow.session());
            class.room = Some(Room::spawn(config, wake::waker(world)));
        }
        class.waker = Some(Arc::from(wake::waker(world)));
    }
    world.insert_resource(class);
}

fn listen(mut class: ResMut<Classroom>, clock: Res<Clock>, mut dirty: ResMut<Dirty>, mut wake: ResMut<wake::Wake>) {
    let now = clock.epoch_seconds();
    let class = class.bypass_change_detection();
    if class.trying.is_some() {
        class.take_try(now);
        dirty.0 |= class.trying.is_none();
    }
    for event in class.room.as_ref().map(Room::poll).unwrap_or_default() {
        dirty.0 = true;
        class.took(event, now);
    }
    if let Some(order) = class.follow.pass(now) {
        class.orders.push(order);
        class.kept.follow = true;
        dirty.0 = true;
    }
    if let Some(left) = class.follow.eyes(now) {
        // Each second the sun gets smaller.
        wake.at(clock.now() + Duration::from_secs(left.min(1)));
    }
}

fn keep(settings: Res<Settings>, mut class: ResMut<Classroom>) {
    let kept = std::mem::take(&mut class.bypass_change_detection().kept);
    if kept.setup {
        place::write(&settings, SETUP, &class.setup);
    }
    if kept.tries {
        place::write(&settings, TRIES, &class.tries);
    }
    if kept.follow {
        if class.follow.session().is_some() {
            place::write(&settings, SESSION, &class.follow);
        } else {
            place::remove(&settings, SESSION);
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Classroom>().add_systems(Startup, open).add_systems(PreUpdate, listen).add_systems(Last, keep);
}
