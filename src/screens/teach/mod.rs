//! A teacher's own pages: behind her PIN she chooses class and lesson, and starts it on every tablet of the class.
//! Nothing of any report is here, and Tell stays where it is on each of these pages.

mod draw;
mod live;
mod look;
mod pick;

use super::{
    Way,
    session::{Together, begin, reset},
    story::Story,
};
use crate::{
    Beat, Dirty, Screen,
    device::{Act, Approved, Classroom, Clock, Comfort, Key, Opening, Tapped, Taps, Wake, class::IDLE, net, touch::LastTouch},
    packs::Packs,
    words::Words,
};
use bevy::prelude::*;
use lantern_class::{ClassId, Command, Plan, Profile, StaffId, session::USUAL_EYES};
use lantern_lesson::{AgeStage, Approval, Lesson, Strand};
use std::{sync::Arc, time::Duration};

/// Cards of a list on one page.
const PAGE: usize = 6;
/// How often it is asked how a session goes.
const LOOK: Duration = Duration::from_secs(2);

/// The pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leaf {
    /// Whose PIN.
    #[default]
    Who,
    /// The digits.
    Pin,
    /// Which class.
    Class,
    /// What to do with it.
    Desk,
    /// Its lessons.
    Lessons,
    /// Lessons by what they are about.
    Topics,
    /// One lesson: how long, in which language.
    Plan,
    /// What it is made to suit.
    Suit,
    /// All its cards and branches.
    Cards,
    /// What the teacher's notes say.
    Notes,
    /// The session that runs.
    Live,
    /// What the class has chosen so far.
    Bars,
    /// What to do if a child tells.
    Told,
    /// What was taught this year.
    Taught,
}

/// Where a teacher is, and what she has chosen.
#[derive(Resource, Debug, Default)]
pub struct Teach {
    leaf: Leaf,
    sheet: usize,
    account: Option<StaffId>,
    digits: String,
    class: Option<ClassId>,
    strand: Option<Strand>,
    short: bool,
    lesson: Option<String>,
    plan: Plan,
    /// The last page of the lesson's cards was seen: it may be opened for the school.
    seen_all: bool,
    looked: Option<Duration>,
    asked_record: bool,
}

/// The stage of a class as lessons name it.
fn stage(class: &lantern_class::Class) -> Option<AgeStage> {
    AgeStage::ALL.into_iter().find(|s| format!("{s:?}") == class.stage)
}

/// A lesson is locked for pupils here.
fn locked(lesson: &Lesson, approved: &Approved, class: &Classroom) -> bool {
    lesson.approval == Approval::Needed && !approved.opens(lesson) && !class.opens(lesson)
}

impl Teach {
    /// The page that is shown.
    pub fn leaf(&self) -> Leaf {
        self.leaf
    }

    fn go(&mut self, leaf: Leaf) {
        self.leaf = leaf;
        self.sheet = 0;
    }

    fn lesson<'a>(&self, packs: &'a Packs) -> Option<&'a Arc<Lesson>> {
        packs.lessons().find(|l| Some(&l.id) == self.lesson.as_ref())
    }

    /// The lessons of the list: of the class's stage, or of one topic.
    fn lessons(&self, packs: &Packs, class: &Classroom) -> Vec<Arc<Lesson>> {
        let of = self.class.and_then(|id| class.setup().class_of(id)).and_then(stage);
        let fits = |l: &&Arc<Lesson>| {
            of.is_none_or(|stage| l.stage == stage) && self.strand.is_none_or(|s| s == l.strand) && (!self.short || l.minutes <= 10)
        };
        packs.lessons().filter(fits).cloned().collect()
    }

    /// The first lesson of the class's stage that it was not taught this year.
    fn suggested(&self, packs: &Packs, approved: &Approved, class: &Classroom) -> Option<Arc<Lesson>> {
        let of = class.setup().class_of(self.class?)?;
        let all: Vec<_> = packs.lessons().filter(|l| Some(l.stage) == stage(of) && !locked(l, approved, class)).cloned().collect();
        let taught = class.record.as_ref().and_then(|r| r.as_ref().ok());
        let fresh = |l: &&Arc<Lesson>| taught.is_none_or(|r| !r.taught.iter().any(|t| t.class == of.label && t.lesson == l.id));
        all.iter().find(fresh).or(all.first()).cloned()
    }

    fn choose(&mut self, lesson: &Lesson) {
        let (profile, locale) = (self.plan.profile, self.plan.locale.clone());
        self.lesson = Some(lesson.id.clone());
        self.plan = Plan { profile, locale, ..crate::device::class::plan(lesson, if lesson.minutes <= 10 { 10 } else { 20 }) };
        self.seen_all = false;
    }

    /// Where *back* leads.
    fn back(&self, running: bool) -> Option<Leaf> {
        Some(match self.leaf {
            Leaf::Who | Leaf::Desk | Leaf::Live => return None,
            Leaf::Pin => Leaf::Who,
            Leaf::Class | Leaf::Lessons | Leaf::Topics | Leaf::Told | Leaf::Taught if running => Leaf::Live,
            Leaf::Class | Leaf::Lessons | Leaf::Topics | Leaf::Told | Leaf::Taught => Leaf::Desk,
            Leaf::Plan => Leaf::Lessons,
            Leaf::Suit | Leaf::Cards | Leaf::Notes => Leaf::Plan,
            Leaf::Bars => Leaf::Live,
        })
    }

    fn profile(&mut self, which: usize) {
        let Profile { symbols, slower, fewer, larger, still, contrast, silent, .. } = &mut self.plan.profile;
        if let Some(on) = [symbols, slower, fewer, larger, still, contrast, silent].into_iter().nth(which) {
            *on = !*on;
        }
    }
}

fn enter(mut teach: ResMut<Teach>, class: Res<Classroom>, clock: Res<Clock>) {
    let today = net::school_time(clock.epoch_seconds()).0;
    teach.digits.clear();
    if class.teacher().is_some() && teach.class.is_some() {
        teach.go(if class.session().is_some() { Leaf::Live } else { Leaf::Desk });
        return;
    }
    // Whoever used this tablet last finds the digits at once.
    let known = class.last().or_else(|| match class.staff(today)[..] {
        [only] => Some(only.id),
        _ => None,
    });
    teach.account = known.filter(|id| class.setup().staff_of(*id).is_some_and(|s| s.is_current(today)));
    let leaf = if teach.account.is_some() { Leaf::Pin } else { Leaf::Who };
    teach.go(leaf);
}

/// The PIN was right: to the one class, the tablet's own, or the list.
fn opened(mut teach: ResMut<Teach>, mut class: ResMut<Classroom>, clock: Res<Clock>, mut dirty: ResMut<Dirty>) {
    let Some(staff) = class.teacher().cloned() else {
        // Shut by the server, or after ten minutes: what was chosen stays hidden behind the PIN.
        if !matches!(teach.leaf, Leaf::Who | Leaf::Pin) {
            let to = if teach.account.is_some() { Leaf::Pin } else { Leaf::Who };
            teach.go(to);
            teach.asked_record = false;
            dirty.0 = true;
        }
        return;
    };
    if !teach.asked_record {
        teach.asked_record = true;
        class.ask_record();
    }
    if !matches!(teach.leaf, Leaf::Who | Leaf::Pin) {
        return;
    }
    let today = net::school_time(clock.epoch_seconds()).0;
    let hers: Vec<ClassId> = class.setup().classes_of(&staff, today).map(|c| c.id).collect();
    let own = class.setup().class.filter(|c| hers.contains(c));
    teach.digits.clear();
    teach.class = match hers[..] {
        [only] => Some(only),
        _ => own.or(teach.class.filter(|c| hers.contains(c))),
    };
    let leaf = if teach.class.is_some() { Leaf::Desk } else { Leaf::Class };
    teach.go(leaf);
    if let Some(of) = teach.class {
        class.look(of, clock.now());
    }
    dirty.0 = true;
}

/// Ten minutes untouched: the PIN is asked for again. And how the session goes is asked for every other second.
fn pass(
    screen: Res<State<Screen>>,
    (clock, last): (Res<Clock>, Res<LastTouch>),
    mut teach: ResMut<Teach>,
    mut class: ResMut<Classroom>,
    (mut wake, mut dirty, mut next): (ResMut<Wake>, ResMut<Dirty>, ResMut<NextState<Screen>>),
) {
    if class.teacher().is_none() {
        return;
    }
    let now = clock.now();
    let until = last.0 + IDLE;
    if now >= until {
        class.lock(clock.epoch_seconds());
        teach.class = None;
        dirty.0 = true;
        if *screen.get() == Screen::Teach {
            next.set(Screen::Home);
        }
        return;
    }
    wake.at(until);
    if *screen.get() == Screen::Teach && matches!(teach.leaf, Leaf::Desk | Leaf::Live | Leaf::Bars) {
        let due = teach.looked.is_none_or(|at| now >= at + LOOK);
        if due && let Some(of) = teach.class {
            teach.looked = Some(now);
            class.look(of, now);
        }
        wake.at(teach.looked.unwrap_or(now) + LOOK);
    }
}

fn taps(
    taps: Res<Taps>,
    mut teach: ResMut<Teach>,
    mut class: ResMut<Classroom>,
    (packs, approved, clock): (Res<Packs>, Res<Approved>, Res<Clock>),
    (mut story, mut way, mut words, mut comfort, mut together): (
        ResMut<Story>,
        ResMut<Way>,
        ResMut<Words>,
        ResMut<Comfort>,
        ResMut<Together>,
    ),
    mut dirty: ResMut<Dirty>,
    mut next: ResMut<NextState<Screen>>,
) {
    let (now, epoch) = (clock.now(), clock.epoch_seconds());
    let today = net::school_time(epoch).0;
    for Tapped(act) in taps.read() {
        dirty.0 = true;
        let running = class.session().is_some_and(|s| Some(s.class) == teach.class);
        match (teach.leaf, act) {
            (_, Act::Next) => {
                teach.sheet += 1;
                continue;
            }
            (_, Act::Home) if class.teacher().is_none() => {
                next.set(Screen::Home);
                continue;
            }
            // The tablet goes back to pupils: shut at once.
            (_, Act::Home) => {
                class.lock(epoch);
                reset(&mut story, &mut way, &mut words, &mut comfort);
                *teach = Teach::default();
                next.set(Screen::Home);
                continue;
            }
            (leaf, Act::Back) => {
                match teach.back(running) {
                    Some(to) => teach.go(to),
                    None if leaf == Leaf::Live => teach.go(Leaf::Desk),
                    None => {}
                }
                continue;
            }
            _ => {}
        }
        match (teach.leaf, act) {
            (Leaf::Who, Act::Card(i)) => {
                let staff: Vec<StaffId> = class.staff(today).into_iter().map(|s| s.id).collect();
                if let Some(id) = staff.get(teach.sheet * PAGE + i) {
                    teach.account = Some(*id);
                    teach.digits.clear();
                    class.opening_seen();
                    teach.go(Leaf::Pin);
                }
            }
            (Leaf::Who | Leaf::Pin | Leaf::Desk, Act::Bin(0)) => {
                way.from = Screen::Home;
                next.set(Screen::Staff);
            }
            (Leaf::Pin, Act::Bin(1)) => teach.go(Leaf::Who),
            (Leaf::Pin, Act::Card(n @ 0..=9)) if class.opening() != Some(Opening::Checking) => {
                class.opening_seen();
                let wanted = teach.account.and_then(|id| class.setup().staff_of(id)).map_or(6, |s| usize::from(s.digits));
                teach.digits.push_str(&n.to_string());
                if teach.digits.len() >= wanted
                    && let Some(account) = teach.account
                {
                    let pin = std::mem::take(&mut teach.digits);
                    class.open(account, pin, epoch);
                }
            }
            (Leaf::Pin, Act::Key(Key::Delete)) => _ = teach.digits.pop(),
            (Leaf::Class, Act::Card(i)) => {
                let Some(staff) = class.teacher().cloned() else { continue };
                let hers: Vec<ClassId> = class.setup().classes_of(&staff, today).map(|c| c.id).collect();
                if let Some(id) = hers.get(teach.sheet * PAGE + i) {
                    teach.class = Some(*id);
                    class.told = None;
                    class.look(*id, now);
                    teach.go(Leaf::Desk);
                }
            }
            (Leaf::Desk, Act::Take) => {
                let suggested = teach.suggested(&packs, &approved, &class);
                if let (Some(lesson), Some(of)) = (suggested, teach.class) {
                    teach.choose(&lesson);
                    class.command(of, Command::Start(teach.plan.clone()), now);
                    teach.go(Leaf::Live);
                }
            }
            (Leaf::Desk, Act::Card(i)) => match i {
                0 => teach.go(if running { Leaf::Live } else { Leaf::Lessons }),
                1 => teach.go(Leaf::Topics),
                2 => teach.go(Leaf::Told),
                3 => {
                    class.ask_record();
                    teach.go(Leaf::Taught);
                }
                4 => teach.go(Leaf::Class),
                // Everybody looks up before anything was started.
                _ => {
                    if let Some(of) = teach.class {
                        class.command(of, Command::Eyes(USUAL_EYES), now);
                        teach.go(Leaf::Live);
                    }
                }
            },
            (Leaf::Topics, Act::Done) => teach.short = !teach.short,
            (Leaf::Topics, Act::Card(i)) => {
                teach.strand = Strand::ALL.get(*i).copied();
                teach.go(Leaf::Lessons);
            }
            (Leaf::Lessons, Act::Skip) => {
                (teach.strand, teach.short) = (None, false);
                teach.sheet = 0;
            }
            (Leaf::Lessons, Act::Card(i)) => {
                if let Some(lesson) = teach.lessons(&packs, &class).get(teach.sheet * PAGE + i) {
                    teach.choose(lesson);
                    teach.go(Leaf::Plan);
                }
            }
            (Leaf::Plan, Act::Card(i @ 0..=2)) => teach.plan.minutes = [10, 20, 30][*i],
            (Leaf::Plan, Act::Card(i)) => {
                let tags = words.tags();
                if let (Some(tag), Some(lesson)) = (tags.get(i - 3), teach.lesson(&packs))
                    && packs.offered(lesson, tag)
                {
                    teach.plan.locale = tag.as_str().to_owned();
                }
            }
            (Leaf::Plan, Act::Bin(1)) => teach.go(Leaf::Suit),
            (Leaf::Plan, Act::Bin(2)) => teach.go(Leaf::Cards),
            (Leaf::Plan, Act::Bin(3)) => teach.go(Leaf::Notes),
            // To play it through, alone, before the class does.
            (Leaf::Plan | Leaf::Cards, Act::Skip) => {
                if let Some(lesson) = teach.lesson(&packs).cloned() {
                    story.preview(lesson);
                    next.set(Screen::Story);
                }
            }
            (Leaf::Plan, Act::Take | Act::Done) => {
                let (Some(of), Some(lesson)) = (teach.class, teach.lesson(&packs).cloned()) else { continue };
                if locked(&lesson, &approved, &class) {
                    teach.go(Leaf::Cards);
                    continue;
                }
                if *act == Act::Take {
                    class.command(of, Command::Start(teach.plan.clone()), now);
                    teach.go(Leaf::Live);
                    continue;
                }
                // Only here: the tablet is a pupil's from now on.
                let plan = teach.plan.clone();
                class.lock(epoch);
                reset(&mut story, &mut way, &mut words, &mut comfort);
                let opens = |_: &Lesson| true;
                if begin(&plan, true, &packs, opens, (&mut story, &mut way, &mut words, &mut comfort)) {
                    *teach = Teach::default();
                    *together = Together::default();
                    next.set(Screen::Story);
                }
            }
            (Leaf::Suit, Act::Card(i)) => teach.profile(*i),
            (Leaf::Cards, Act::Yes) => {
                let rev = teach.lesson(&packs).map(|l| (l.id.clone(), l.rev));
                if let (Some(of), Some((lesson, rev)), true) = (teach.class, rev, teach.seen_all) {
                    class.command(of, Command::Approve { lesson, rev }, now);
                    teach.go(Leaf::Plan);
                }
            }
            (Leaf::Live, Act::Card(i)) => {
                let Some(of) = teach.class else { continue };
                let session = class.session().cloned();
                let up = session.as_ref().is_some_and(|s| s.eyes.is_some());
                match i {
                    0 => class.command(of, Command::Eyes(if up { 0 } else { USUAL_EYES }), now),
                    1 => class.command(of, Command::Next, now),
                    2 => teach.go(Leaf::Lessons),
                    3 => teach.go(Leaf::Bars),
                    4 => class.command(of, Command::Hall(!session.is_some_and(|s| s.hall)), now),
                    _ => teach.go(Leaf::Told),
                }
            }
            (Leaf::Live, Act::Take) => {
                if let Some(of) = teach.class {
                    class.command(of, Command::Eyes(lantern_class::MAX_EYES), now);
                }
            }
            (Leaf::Live, Act::Stop) => {
                if let Some(of) = teach.class {
                    class.command(of, Command::End, now);
                    class.told = None;
                    teach.go(Leaf::Desk);
                }
            }
            _ => {}
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Teach>().add_systems(OnEnter(Screen::Teach), enter).add_systems(Update, pass.in_set(Beat::Time)).add_systems(
        Update,
        (taps.in_set(Beat::Taps), opened.in_set(Beat::Time), draw::draw.in_set(Beat::Draw).run_if(due_here))
            .run_if(in_state(Screen::Teach)),
    );
}

fn due_here(dirty: Res<Dirty>, fonts: Option<Res<crate::theme::Fonts>>) -> bool {
    super::due(dirty, fonts)
}
