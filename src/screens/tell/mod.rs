//! Tell a trusted adult. The flow itself is [`flow`]; here it is drawn, timed and handed over.
//! "It's safe" is shown only after the tablet's disk has said so.

mod answer;
mod draw;
pub mod flow;
mod keys;
mod last;
mod typing;

use super::{Way, due};
use crate::{
    Beat, Dirty, Screen,
    device::{Act, Clock, Keeping, Key, Lookup, Post, Tapped, Taps, Wake, net, touch::LastTouch},
    words::Words,
};
use bevy::{
    prelude::*,
    window::{WindowFocused, WindowOccluded},
};
use flow::{Draft, How, Step};
use lantern_frame::report::{Chosen, Code, Feeling, MAX_SEAT, On, Picture, Place, Tapped as Answers, Who, Whose};
use lantern_frame::roster::Role;
use std::time::Duration;

/// Untouched for this long, the flow asks whether the child is still there.
pub const STILL_THERE: Duration = Duration::from_secs(20);
/// Untouched for this long, the draft is wiped (private-by-design.md).
pub const WIPE: Duration = Duration::from_secs(30);
/// The last page goes by itself, so that the next child finds nothing.
pub const LAST_PAGE: Duration = Duration::from_secs(60);

/// An answer is shown for this long: whoever comes next finds nothing.
pub const ANSWER: Duration = Duration::from_secs(20);

/// Where the flow stands.
#[derive(Debug, Default)]
pub enum Stand {
    /// Nobody is telling.
    #[default]
    Idle,
    /// A draft is being made.
    Asking(Draft),
    /// Handed over; how it fares is asked of [`Post`].
    Keeping {
        /// A grown-up is wanted now.
        urgent: bool,
        /// Advice that fits what happened.
        advice: Option<&'static str>,
        /// The page speaks by itself: for those who cannot read.
        aloud: bool,
        /// Six pictures under which an answer may come, for whoever wants one.
        code: Option<Code>,
        /// They are shown.
        shown: bool,
    },
    /// Six pictures are tapped in, to see whether an answer came.
    Recalling(answer::Picked),
    /// What they opened is looked for and shown, until then by the app's clock.
    Answered {
        /// When the page goes by itself; `None` while the pictures are tried.
        until: Option<Duration>,
    },
    /// No readers are known: nothing could be sealed.
    NoReaders,
}

/// The Tell flow.
#[derive(Resource, Debug, Default)]
pub struct Tell {
    /// Where it stands.
    pub stand: Stand,
    /// The page is blanked.
    pub hidden: bool,
    /// "Are you still there?" is asked.
    pub asking: bool,
    keys: keys::Board,
}

impl Tell {
    fn wipe(&mut self) {
        // Dropping the draft overwrites it.
        self.stand = Stand::Idle;
        self.hidden = false;
        self.asking = false;
    }
}

fn enter(mut tell: ResMut<Tell>, way: Res<Way>, mut last: ResMut<LastTouch>, clock: Res<Clock>, post: Res<Post>) {
    last.0 = clock.now();
    // A report that is not on the disk yet is not forgotten because somebody pressed Tell again.
    if matches!(tell.stand, Stand::Keeping { .. }) && post.keeping().is_some_and(|k| k != Keeping::Kept) {
        return;
    }
    tell.wipe();
    tell.stand = Stand::Asking(Draft::new(way.tell_stage()));
}

fn taps(
    taps: Res<Taps>,
    mut tell: ResMut<Tell>,
    mut post: ResMut<Post>,
    clock: Res<Clock>,
    way: Res<Way>,
    words: Res<Words>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
) {
    for Tapped(act) in taps.read() {
        if matches!(act, Act::Hear | Act::Tell | Act::Language) {
            continue;
        }
        dirty.0 = true;
        if tell.hidden {
            tell.hidden = *act != Act::Yes;
            continue;
        }
        if tell.asking {
            tell.asking = false;
            continue;
        }
        if *act == Act::Hide {
            tell.hidden = true;
            continue;
        }
        let leave = match &mut tell.stand {
            Stand::Idle => true,
            Stand::NoReaders => *act == Act::Done,
            Stand::Keeping { shown, .. } if *shown && *act == Act::Back => {
                *shown = false;
                false
            }
            Stand::Keeping { code: Some(_), shown, .. } if *act == Act::Next => {
                *shown = post.keeping() == Some(Keeping::Kept);
                false
            }
            Stand::Keeping { .. } => {
                let safe = post.keeping().is_none_or(|k| k != Keeping::Waiting);
                if *act == Act::Done && safe {
                    // One that the disk refused is tried again all the same.
                    post.seen();
                }
                *act == Act::Done && safe
            }
            Stand::Asking(draft) if draft.step() == Step::Whose && *act == Act::Next => {
                tell.stand = Stand::Recalling(answer::Picked::default());
                false
            }
            Stand::Asking(draft) => answer(draft, act, &post, &words),
            Stand::Recalling(picked) => match act {
                Act::Stop => true,
                Act::Back if !picked.take_back() => {
                    tell.stand = Stand::Asking(Draft::new(way.tell_stage()));
                    false
                }
                Act::Card(i) => {
                    if let Some(code) = Picture::ALL.get(*i).and_then(|picture| picked.add(*picture)) {
                        post.look_up(code, net::school_time(clock.epoch_seconds()).0);
                        tell.stand = Stand::Answered { until: None };
                    }
                    false
                }
                _ => false,
            },
            Stand::Answered { .. } => {
                let done = matches!(act, Act::Done | Act::Stop);
                if done {
                    post.forget(true);
                }
                done
            }
        };
        if leave {
            tell.wipe();
            next.set(way.from);
        } else if let Stand::Asking(draft) = &tell.stand
            && draft.step() == Step::Sure
            && *act == Act::Yes
        {
            send(&mut tell, &mut post, &clock);
        } else {
            key(&mut tell, act);
        }
    }
}

/// One answer to the page that is shown; `true` to leave the flow.
fn answer(draft: &mut Draft, act: &Act, post: &Post, words: &Words) -> bool {
    fn pick<T: Answers>(act: &Act) -> Option<T> {
        if let Act::Card(i) = act { T::ALL.get(*i).copied() } else { None }
    }
    match (draft.step(), act) {
        (_, Act::Stop) => return true,
        (_, Act::Back) => return !draft.back(),
        (Step::Whose, _) => _ = pick::<Whose>(act).map(|a| draft.set_whose(a)),
        (Step::What, Act::Card(i)) => _ = draft.whats().get(*i).map(|a| draft.set_what(*a)),
        (Step::Who, _) => _ = pick::<Who>(act).map(|a| draft.set_who(a)),
        (Step::Staff, Act::Card(i)) => {
            // After the faces come "another grown-up" and "I won't say".
            let faces = post.faces();
            if *i < faces.len() + 2 {
                draft.set_staff(faces.get(*i).map(|r| r.no));
            }
        }
        (Step::Place, _) => _ = pick::<Place>(act).map(|a| draft.set_place(a)),
        (Step::On, _) => _ = pick::<On>(act).map(|a| draft.set_on(a)),
        (Step::Feeling, _) => _ = pick::<Feeling>(act).map(|a| draft.set_feeling(a)),
        (Step::Words, Act::Skip) => {
            draft.clear_words();
            draft.words_done("");
        }
        (Step::Words, Act::Done) => draft.words_done(&school_words(post, words)),
        (Step::Name, Act::Skip | Act::Done) => draft.name_done(),
        (Step::Words | Step::Name, Act::Key(Key::Delete)) => draft.rub_out(),
        (Step::Words | Step::Name, Act::Key(Key::Clear)) => draft.clear_words(),
        (Step::Named, Act::Card(i)) => draft.set_named(*i == 0),
        (Step::Now, Act::Card(i)) => draft.set_urgent(*i == 0),
        (Step::Send, Act::Done) => draft.send(),
        (Step::Send, Act::Bin(i)) => _ = ASIDE.get(*i).map(|step| draft.aside(*step)),
        (Step::Chosen, Act::Card(i)) => _ = trusted(draft, post).get(*i).map(|a| draft.set_chosen(*a)),
        (Step::Find, Act::Card(i)) => _ = How::ALL.get(*i).map(|how| draft.set_how(*how)),
        (Step::Peg, Act::Skip) => draft.set_how(How::No),
        (Step::Peg, _) => _ = pick::<Picture>(act).map(|a| draft.set_peg(a)),
        (Step::Seat, Act::Card(i)) => _ = u8::try_from(i + 1).map(|seat| draft.set_seat(seat.min(MAX_SEAT))),
        (Step::Show, Act::Done) => return true,
        (Step::Sure, Act::No) => draft.not_yet(),
        _ => {}
    }
    false
}

/// Pages beside the way to Send, as they are offered there.
const ASIDE: [Step; 3] = [Step::Chosen, Step::Find, Step::Show];

/// Whom a child may wish to tell: of the readers only those whom the school has, and never the one that it is about.
fn trusted(draft: &Draft, post: &Post) -> Vec<Chosen> {
    let sketch = draft.sketch();
    let faces = post.faces();
    let about = sketch.staff.and_then(|no| faces.iter().find(|r| r.no == no)).map(|r| r.person);
    let there = |role: Role| faces.iter().any(|r| r.role == role && Some(r.person) != about);
    let known = |chosen: &Chosen| match chosen {
        Chosen::Lead => there(Role::DesignatedSafeguardingLead),
        Chosen::Deputy => there(Role::DeputyLead),
        Chosen::Head => there(Role::Headteacher),
        _ => true,
    };
    Chosen::ALL.iter().copied().filter(known).collect()
}

/// Words that stand for a grown-up at school: those of the language, and those with which the roster names its readers.
fn school_words(post: &Post, words: &Words) -> String {
    let plain = words.t("staff-words-plain");
    let mut all = words.t("staff-words");
    for reader in post.faces() {
        for word in reader.label.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2) {
            let lower = word.to_lowercase();
            if !plain.split_whitespace().any(|p| p == lower) {
                all.push(' ');
                all.push_str(&lower);
            }
        }
    }
    all
}

fn key(tell: &mut Tell, act: &Act) {
    let Tell { stand: Stand::Asking(draft), keys, .. } = tell else { return };
    if !matches!(draft.step(), Step::Words | Step::Name) {
        return;
    }
    match act {
        Act::Key(Key::Char(c)) => {
            let c = keys.typed(*c);
            draft.push(c);
            #[cfg(feature = "planted-leak")]
            crate::device::leak::leak(draft.words());
        }
        Act::Bin(i) => keys.turn(*i),
        _ => {}
    }
}

fn send(tell: &mut Tell, post: &mut Post, clock: &Clock) {
    let Stand::Asking(draft) = &tell.stand else { return };
    let (day, half) = net::half_day(clock.epoch_seconds());
    // Whoever is too young for six pictures hears that the box was opened.
    let code = (!draft.infant()).then(net::random_code);
    let Some(report) = draft.report(net::random_id(), day, half, code) else { return };
    let urgent = report.urgent;
    let (advice, aloud) = (draw::advice(report.what), draft.infant());
    tell.stand = match post.keep(&report, net::school_time(clock.epoch_seconds()).1) {
        Ok(()) => Stand::Keeping { urgent, advice, aloud, code, shown: false },
        Err(net::NotSealed::NoReaders) => Stand::NoReaders,
    };
}

/// Untouched: ask, then wipe. A report that is not on the disk yet is kept and tried again.
fn idle(
    mut tell: ResMut<Tell>,
    mut post: ResMut<Post>,
    last: Res<LastTouch>,
    clock: Res<Clock>,
    way: Res<Way>,
    mut wake: ResMut<Wake>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
) {
    let now = clock.now();
    let quiet = now.saturating_sub(last.0);
    match &tell.stand {
        Stand::Idle => {}
        Stand::Asking(_) if quiet >= WIPE => {
            tell.wipe();
            next.set(if way.from == Screen::Story { Screen::Story } else { Screen::Home });
            dirty.0 = true;
        }
        Stand::Asking(_) => {
            if !tell.asking && quiet >= STILL_THERE {
                tell.asking = true;
                dirty.0 = true;
            }
            wake.at(last.0 + if tell.asking { WIPE } else { STILL_THERE });
        }
        Stand::Keeping { .. } => match post.keeping() {
            Some(Keeping::Waiting) => wake.at(now + Duration::from_millis(200)),
            _ if quiet >= LAST_PAGE => {
                post.seen();
                tell.wipe();
                next.set(Screen::Home);
            }
            _ => wake.at(last.0 + LAST_PAGE),
        },
        Stand::Recalling(_) if quiet >= WIPE => {
            tell.wipe();
            next.set(Screen::Home);
        }
        Stand::Recalling(_) => wake.at(last.0 + WIPE),
        Stand::Answered { until: None } => {
            if post.lookup().is_some_and(|l| *l != Lookup::Looking) {
                tell.stand = Stand::Answered { until: Some(now + ANSWER) };
                dirty.0 = true;
            }
            wake.at(now + Duration::from_millis(200));
        }
        Stand::Answered { until: Some(until) } if now >= *until => {
            post.forget(true);
            tell.wipe();
            next.set(Screen::Home);
        }
        // The bar that tells how long it stays is drawn anew each second.
        Stand::Answered { until: Some(_) } => {
            dirty.0 = true;
            wake.at(now + Duration::from_secs(1));
        }
        Stand::NoReaders if quiet >= LAST_PAGE => {
            tell.wipe();
            next.set(Screen::Home);
        }
        Stand::NoReaders => wake.at(last.0 + LAST_PAGE),
    }
}

/// Somebody switched away: what was not sent is gone.
fn away(
    mut focus: MessageReader<WindowFocused>,
    mut hidden: MessageReader<WindowOccluded>,
    mut tell: ResMut<Tell>,
    mut post: ResMut<Post>,
    mut dirty: ResMut<Dirty>,
    mut next: ResMut<NextState<Screen>>,
) {
    let gone = focus.read().any(|f| !f.focused) | hidden.read().any(|o| o.occluded);
    if !gone {
        return;
    }
    match &mut tell.stand {
        Stand::Asking(_) | Stand::Recalling(_) | Stand::Answered { .. } => {
            // Whether an answer was read nobody knows: it can be opened again.
            post.forget(false);
            tell.wipe();
            next.set(Screen::Home);
            dirty.0 = true;
        }
        Stand::Keeping { code, shown, .. } => {
            *code = None;
            *shown = false;
            dirty.0 = true;
        }
        Stand::Idle | Stand::NoReaders => {}
    }
}

fn leave(mut tell: ResMut<Tell>, mut post: ResMut<Post>) {
    if matches!(tell.stand, Stand::Asking(_) | Stand::NoReaders | Stand::Recalling(_) | Stand::Answered { .. }) {
        post.forget(false);
        tell.wipe();
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Tell>().add_systems(OnEnter(Screen::Tell), enter).add_systems(OnExit(Screen::Tell), leave).add_systems(
        Update,
        (taps.in_set(Beat::Taps), (away, idle).chain().in_set(Beat::Time), draw::draw.in_set(Beat::Draw).run_if(due))
            .run_if(in_state(Screen::Tell)),
    );
}
