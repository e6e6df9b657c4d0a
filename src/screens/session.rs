//! What the class does, done on this tablet: stories start, everybody looks up, goes on, ends. A child who tells is never
//! called away: whatever came meanwhile is done once Tell has been left.

use super::{Shown, Way, due, story::Story};
use crate::{
    Beat, Dirty, Screen, Settings,
    device::{Act, Approved, Classroom, Clock, Comfort, Tapped, Wake},
    packs::Packs,
    speech::Speech,
    theme::{Chrome, MARGIN, Size, TextLook, Ui, palette},
    words::Words,
};
use bevy::prelude::*;
use lantern_class::{Order, Plan, Profile};
use lantern_frame::report::{Stage, Tapped as _};
use lantern_lesson::Kind;
use lantern_words::Tag;
use std::{sync::Arc, time::Duration};

/// The session's story on this tablet.
#[derive(Resource, Debug, Default)]
pub struct Together {
    /// Where the tablet was when everybody was asked to look up.
    from: Option<Screen>,
    /// The promises were shown in this session.
    promised: Option<lantern_class::SessionId>,
    /// A lesson was started that this tablet does not have.
    pub missing: bool,
}

/// Makes the tablet what it was: nothing of the class or the child before stays.
pub fn reset(story: &mut Story, way: &mut Way, words: &mut Words, comfort: &mut Comfort) {
    if story.place().is_some() || story.promises() {
        *story = Story::default();
    }
    if way.stage.is_some() || way.from != Screen::default() {
        *way = Way::default();
    }
    if !words.voiced() {
        words.show_source();
    }
    if comfort.profile != Profile::default() || comfort.hall {
        comfort.profile = Profile::default();
        comfort.hall = false;
    }
}

/// Begins what a plan says; `false`: this tablet does not have it.
pub fn begin(
    plan: &Plan,
    first: bool,
    packs: &Packs,
    opens: impl Fn(&lantern_lesson::Lesson) -> bool,
    (story, way, words, comfort): (&mut Story, &mut Way, &mut Words, &mut Comfort),
) -> bool {
    let Some(lesson) = packs.lessons().find(|l| l.id == plan.lesson && opens(l)).cloned() else { return false };
    comfort.profile = plan.profile;
    if !plan.locale.is_empty() {
        let tag = Tag::new(&plan.locale);
        if packs.offered(&lesson, &tag) {
            words.show(&tag);
        }
    }
    if lesson.stage.hears() && !words.voiced() {
        words.show_source();
    }
    way.stage = Stage::ALL.iter().copied().find(|s| super::story::lesson_stage(*s) == lesson.stage);
    let lesson = if plan.profile.fewer { Arc::new(lesson.with_fewer()) } else { lesson };
    if first {
        story.begin_session(lesson);
    } else {
        story.begin(lesson);
    }
    true
}

fn obey(
    screen: Res<State<Screen>>,
    (mut class, mut together): (ResMut<Classroom>, ResMut<Together>),
    (packs, approved, clock): (Res<Packs>, Res<Approved>, Res<Clock>),
    (mut story, mut way, mut words, mut comfort): (ResMut<Story>, ResMut<Way>, ResMut<Words>, ResMut<Comfort>),
    (mut tapped, mut dirty): (MessageWriter<Tapped>, ResMut<Dirty>),
    mut next: ResMut<NextState<Screen>>,
) {
    let here = *screen.get();
    // Tell is the child's; a tablet that wakes up obeys in a moment; a teacher's does what its teacher does.
    if matches!(here, Screen::Tell | Screen::Boot) || !packs.read() {
        return;
    }
    let mut to = None;
    if class.has_orders() {
        for order in class.take_orders() {
            dirty.0 = true;
            match order {
                Order::Start { plan, hall } => {
                    let session = class.follow().session();
                    let first = together.promised != session;
                    reset(&mut story, &mut way, &mut words, &mut comfort);
                    comfort.hall = hall;
                    let opens = |l: &lantern_lesson::Lesson| approved.opens(l) || class.opens(l);
                    let begun = begin(&plan, first, &packs, opens, (&mut story, &mut way, &mut words, &mut comfort));
                    together.missing = !begun;
                    if begun {
                        together.promised = session;
                    }
                    together.from = None;
                    to = Some(if begun { Screen::Story } else { Screen::Home });
                }
                Order::Next => {
                    // Only where nobody is asked anything: a child's choice is a child's.
                    let act = match story.player().map(|p| &p.node().kind).filter(|_| here == Screen::Story) {
                        Some(Kind::Scene { .. } | Kind::Mend { .. }) => Some(Act::Next),
                        Some(Kind::Talk { .. }) => Some(Act::Done),
                        _ => None,
                    };
                    tapped.write_batch(act.map(Tapped));
                }
                Order::Hall(hall) => comfort.hall = hall,
                Order::End => {
                    reset(&mut story, &mut way, &mut words, &mut comfort);
                    *together = Together::default();
                    to = Some(Screen::Home);
                }
                // What the calm screen does hangs on the time alone; see below.
                Order::Eyes | Order::Back => {}
            }
        }
    }
    let eyes = class.follow().eyes(clock.epoch_seconds()).is_some();
    match (eyes, here) {
        (true, Screen::Eyes) => {
            if let Some(to) = to {
                together.from = Some(to);
            }
        }
        (true, _) => {
            together.from = Some(to.unwrap_or(if here == Screen::Rest { Screen::Story } else { here }));
            next.set(Screen::Eyes);
        }
        (false, Screen::Eyes) => next.set(to.or(together.from.take()).unwrap_or(Screen::Home)),
        (false, _) => {
            if let Some(to) = to {
                next.set(to);
            }
        }
    }
}

/// Speech and figures as the session's profile has them.
fn suit(comfort: Res<Comfort>, mut speech: ResMut<Speech>) {
    if comfort.is_changed() {
        speech.suit(comfort.profile.silent, comfort.profile.slower);
    }
}

/// Everybody looks up: a calm screen and a sun that gets smaller. Tell stays where it always is.
fn draw(mut ui: Ui, class: Res<Classroom>, clock: Res<Clock>, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::NIGHT, shown.turn("eyes"));
    let (w, h) = (ui.space.w, ui.space.h);
    let middle = Vec2::new(w / 2.0, h / 2.0);
    let left = class.follow().eyes(clock.epoch_seconds()).unwrap_or_default();
    // From large to small over two minutes; longer ones stand large at first.
    let part = (left as f32 / 120.0).clamp(0.0, 1.0);
    let side = 120.0 + 260.0 * part;
    ui.picture(page, "ui/sun", Rect::from_center_size(middle - Vec2::new(0.0, 90.0), Vec2::splat(side)));
    let line = Rect::from_center_size(middle + Vec2::new(0.0, 170.0), Vec2::new((w - 2.0 * MARGIN).min(1000.0), 110.0));
    ui.text(page, &ui.words.t("eyes-line"), line, TextLook::new(Size::Title).color(palette::MOON));
    let time = format!("{}:{:02}", left / 60, left % 60);
    let below = Rect::from_center_size(middle + Vec2::new(0.0, 260.0), Vec2::new(300.0, 60.0));
    ui.text(page, &time, below, TextLook::new(Size::Label).color(palette::MOON));
    ui.chrome(page, Chrome::default());
    if shown.said_new() {
        ui.speech.page(vec!["eyes-line".into()]);
    }
}

/// The sun gets smaller with each second.
fn shrink(class: Res<Classroom>, clock: Res<Clock>, mut wake: ResMut<Wake>, mut dirty: ResMut<Dirty>, mut last: Local<Option<u64>>) {
    let left = class.follow().eyes(clock.epoch_seconds());
    if *last != left {
        *last = left;
        dirty.0 = true;
    }
    wake.at(clock.now() + Duration::from_millis(500));
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Together>()
        .add_systems(Update, (obey.run_if(|settings: Res<Settings>| settings.preview.is_none()), suit).chain().in_set(Beat::Time))
        .add_systems(PreUpdate, super::story::promise::learn.run_if(resource_exists::<Classroom>))
        .add_systems(Update, (shrink.in_set(Beat::Time), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Eyes)));
}
