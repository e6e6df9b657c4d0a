//! A story is played: the machine of the `lesson` crate decides, here it is shown, spoken and tapped.
//! The place is kept while a child tells, changes the language or is asked whether to stop.

mod draw;
pub mod promise;
mod shelf;

use super::due;
use crate::{
    Beat, Dirty, Screen, Settings,
    device::{Act, Bookmark, Classroom, Clock, Comfort, Place, Tapped, Taps, Wake},
    packs::Packs,
    speech::Speech,
};
use bevy::prelude::*;
use lantern_frame::report::Stage;
use lantern_lesson::{Input, Kind, Lesson, Outcome, Player};
use std::{sync::Arc, time::Duration};

/// How long the lantern breathes in and out.
pub const BREATH: Duration = Duration::from_millis(7_000);

/// The story that is played.
#[derive(Resource, Debug, Default)]
pub struct Story {
    player: Option<Player>,
    leaving: bool,
    /// Before the first card: what the class has promised.
    promise: Option<promise::Promise>,
    /// The class looks up: the story waits on a calm page.
    pub(super) resting: bool,
    /// Cards on which somebody has chosen already.
    asked: std::collections::BTreeSet<String>,
    /// What the panel says instead of the node's own message: a clue, a card.
    said: Option<String>,
    /// When the node was reached, for the breath and the shrinking sun.
    since: Duration,
    turned: bool,
}

impl Story {
    /// Starts a story from its first card, with the line that recalls the class's promises before it.
    pub fn begin(&mut self, lesson: Arc<Lesson>) {
        let promise = Some(promise::Promise::recall());
        *self = Self { player: Some(Player::new(lesson)), promise, turned: true, ..default() };
    }

    /// Starts the first story of a session: with all promises before it.
    pub fn begin_session(&mut self, lesson: Arc<Lesson>) {
        self.begin(lesson);
        self.promise = Some(promise::Promise::whole());
    }

    /// Shows the cards at once: to a grown-up who looks at a story before its class does.
    pub fn preview(&mut self, lesson: Arc<Lesson>) {
        self.begin(lesson);
        self.promise = None;
    }

    /// The promises are on the page.
    pub fn promises(&self) -> bool {
        self.promise.is_some()
    }

    /// Goes on from a card, after the tablet was switched off; answers whether the lesson still has that card.
    pub fn resume(&mut self, lesson: Arc<Lesson>, node: &str) -> bool {
        let player = Player::resume(lesson, node);
        let there = player.is_some();
        *self = Self { player, turned: true, ..default() };
        there
    }

    /// Lesson and card, while a story is under way.
    pub fn place(&self) -> Option<Place> {
        let player = self.player.as_ref().filter(|p| !p.finished())?;
        Some(Place { lesson: player.lesson().id.clone(), node: player.node_id().to_owned() })
    }

    /// The state of the story.
    pub fn player(&self) -> Option<&Player> {
        self.player.as_ref()
    }
}

/// The stage of the lesson format for a stage of the app.
pub fn lesson_stage(stage: Stage) -> lantern_lesson::AgeStage {
    match stage {
        Stage::Eyfs => lantern_lesson::AgeStage::Eyfs,
        Stage::Ks1 => lantern_lesson::AgeStage::Ks1,
        Stage::LowerKs2 => lantern_lesson::AgeStage::LowerKs2,
        Stage::UpperKs2 => lantern_lesson::AgeStage::UpperKs2,
    }
}

fn input(act: &Act) -> Option<Input> {
    Some(match act {
        Act::Next | Act::Done => Input::Next,
        Act::Back => Input::Back,
        Act::Card(i) => Input::Tap(*i),
        Act::Bin(i) => Input::Bin(*i),
        Act::Take => Input::Take,
        _ => return None,
    })
}

/// The card of a choice that is chosen and not taken yet: names of the node and of the card.
fn chosen(player: &Player) -> Option<(String, String)> {
    let Kind::Choice { options, .. } = &player.node().kind else { return None };
    let option = options.get(player.view().chosen?)?;
    Some((player.node_id().to_owned(), option.id.clone()))
}

/// Where a story that was left leads to.
fn home(class: &Classroom) -> Screen {
    if class.teacher().is_some() { Screen::Teach } else { Screen::Home }
}

fn taps(
    taps: Res<Taps>,
    mut story: ResMut<Story>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
    mut speech: ResMut<Speech>,
    (clock, mut class): (Res<Clock>, ResMut<Classroom>),
) {
    for Tapped(act) in taps.read() {
        if matches!(act, Act::Tell | Act::Hear | Act::Language | Act::Staff) {
            continue;
        }
        dirty.0 = true;
        if let Some(promise) = story.promise {
            match act {
                Act::Home => {
                    *story = Story::default();
                    next.set(home(&class));
                }
                Act::Yes | Act::Next if promise.may_go_on(clock.now()) => {
                    story.promise = None;
                    story.turned = true;
                    speech.hush();
                }
                _ => {}
            }
            continue;
        }
        if story.resting {
            story.resting = !matches!(act, Act::Yes | Act::Next);
            continue;
        }
        if story.leaving || *act == Act::Home {
            story.leaving = !story.leaving;
            match act {
                Act::Yes => {
                    *story = Story::default();
                    next.set(home(&class));
                }
                Act::Home if story.leaving => {
                    speech.say(["leave-ask", "leave-no", "leave-pause", "leave-yes"].map(String::from).to_vec());
                }
                Act::Skip => {
                    story.resting = true;
                    speech.say(vec!["pause-line".into()]);
                }
                _ => speech.hush(),
            }
            continue;
        }
        let Some(mut step) = input(act) else { continue };
        let asked = story.asked.clone();
        let Some(player) = &mut story.player else { continue };
        let choice = chosen(player).filter(|(node, _)| !asked.contains(node));
        if *act == Act::Done && matches!(player.node().kind, Kind::Stop { .. } | Kind::Talk { .. }) {
            step = Input::Finish;
        }
        match player.apply(step) {
            Outcome::Nothing => {}
            Outcome::Say(id) | Outcome::Changed(id) => {
                if !id.is_empty() {
                    speech.say(vec![id.clone()]);
                    story.said = Some(id);
                }
            }
            Outcome::Turned => {
                // The first choice on each card counts, for a class and without a name.
                if let (Some((node, option)), Input::Take | Input::Tap(_)) = (choice, step) {
                    class.chose(&player.lesson().id, &node, &option);
                    story.asked.insert(node);
                }
                story.said = None;
                story.turned = true;
            }
            Outcome::Done => {
                *story = Story::default();
                // Who only looks at a story before her class does is not asked how she feels.
                next.set(if class.teacher().is_some() { Screen::Teach } else { Screen::After });
            }
        }
    }
}

/// The breath and the sun: as few frames as show them.
fn breathe(
    mut story: ResMut<Story>,
    clock: Res<Clock>,
    mut wake: ResMut<Wake>,
    mut dirty: ResMut<Dirty>,
    mut lanterns: Query<&mut UiTransform, With<draw::Breathing>>,
    mut lights: Query<(&draw::Firefly, &mut Visibility)>,
    comfort: Res<Comfort>,
    mut last: Local<u64>,
) {
    let now = clock.now();
    if story.promise.is_some() {
        return;
    }
    if story.turned {
        story.turned = false;
        story.since = now;
    }
    let Some(player) = &story.player else { return };
    let since = now.saturating_sub(story.since);
    match &player.node().kind {
        Kind::Stop { .. } if since < BREATH => {
            let part = since.as_secs_f32() / BREATH.as_secs_f32();
            let size = 0.72 + 0.28 * (part * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2).sin().mul_add(0.5, 0.5);
            for mut transform in &mut lanterns {
                transform.scale = Vec2::splat(if comfort.keeps_still() { 0.86 } else { size });
            }
            for (light, mut visible) in &mut lights {
                if since.as_secs() as usize > light.0 {
                    visible.set_if_neq(Visibility::Inherited);
                }
            }
            wake.at(now + Duration::from_millis(if comfort.keeps_still() { 500 } else { 60 }));
            *last = 0;
        }
        Kind::Stop { .. } if *last == 0 => {
            *last = 1;
            dirty.0 = true;
        }
        Kind::Talk { seconds, .. } if since.as_secs() < u64::from(*seconds) => {
            let tick = since.as_secs() / 2;
            if *last != tick {
                *last = tick;
                dirty.0 = true;
            }
            wake.at(story.since + Duration::from_secs((tick + 1) * 2));
        }
        _ => {}
    }
}

fn bookmark(story: Res<Story>, mut bookmark: ResMut<Bookmark>) {
    bookmark.set(story.place());
}

/// The pack that is being made was read anew: the same card of it, or the page that says what is to be mended.
fn renew(
    packs: Res<Packs>,
    screen: Res<State<Screen>>,
    mut story: ResMut<Story>,
    mut kept: Local<Option<Place>>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
) {
    if !packs.read() {
        return;
    }
    dirty.0 = true;
    let here = story.place().filter(|_| *screen.get() == Screen::Story);
    let Some(place) = here.or_else(|| kept.clone().filter(|_| *screen.get() == Screen::Staff)) else { return };
    let lesson = packs.lessons().find(|l| l.id == place.lesson).cloned();
    if let Some(lesson) = lesson {
        if !story.resume(lesson.clone(), &place.node) {
            story.preview(lesson);
        }
        *kept = None;
        next.set(Screen::Story);
    } else {
        *kept = Some(place);
        next.set(Screen::Staff);
    }
}

fn lost(story: Res<Story>, mut next: ResMut<NextState<Screen>>) {
    if story.player.is_none() {
        next.set(Screen::Home);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Story>()
        .init_resource::<shelf::Shelf>()
        .add_systems(OnExit(Screen::Story), shelf::clear)
        .add_systems(OnEnter(Screen::Story), lost)
        .add_systems(OnExit(Screen::Story), |mut cast: ResMut<super::motion::Cast>| cast.clear())
        .add_systems(PostUpdate, bookmark.run_if(resource_changed::<Story>))
        .add_systems(PreUpdate, renew.run_if(|settings: Res<Settings>, packs: Res<Packs>| settings.preview.is_some() && packs.is_changed()))
        .add_systems(
            Update,
            (taps.in_set(Beat::Taps), (breathe, promise::pass, shelf::stock).in_set(Beat::Time), draw::draw.in_set(Beat::Draw).run_if(due))
                .run_if(in_state(Screen::Story)),
        );
}
