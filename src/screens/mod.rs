//! The screens, one plugin each, and what all of them share: Tell, the ear and the speech bubble answer everywhere.

pub mod after;
pub mod boot;
pub mod home;
pub mod join;
pub mod language;
pub mod motion;
pub mod rest;
pub mod scene;
pub mod session;
pub mod staff;
pub mod stories;
pub mod story;
pub mod teach;
pub mod tell;
pub mod trouble;

use crate::{
    Beat, Dirty, Screen,
    device::{Act, Classroom, Tapped, Taps},
    speech::Speech,
};
use bevy::prelude::*;
use lantern_frame::report::Stage;

/// Where the child is, and where it goes back to from Tell, languages and the page for grown-ups.
#[derive(Resource, Debug, Default)]
pub struct Way {
    /// Stage that was chosen on home.
    pub stage: Option<Stage>,
    /// The screen to go back to.
    pub from: Screen,
}

impl Way {
    /// Stage for Tell: the simplest flow until a stage is known.
    pub fn tell_stage(&self) -> Stage {
        self.stage.unwrap_or(Stage::Ks1)
    }
}

/// The page on show, by name: a page of another name is a page turn.
#[derive(Resource, Debug, Default)]
pub struct Shown {
    name: String,
    new: bool,
}

impl Shown {
    /// Notes the page that is drawn now; `true` if it is another one than before.
    pub fn turn(&mut self, name: impl Into<String>) -> bool {
        let name = name.into();
        self.new = self.name != name;
        self.name = name;
        self.new
    }

    /// The page drawn last was a new one, so it speaks.
    pub fn said_new(&self) -> bool {
        self.new
    }
}

fn everywhere(
    taps: Res<Taps>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut way: ResMut<Way>,
    mut speech: ResMut<Speech>,
    class: Res<Classroom>,
) {
    for Tapped(act) in taps.read() {
        let to = match act {
            Act::Hear => {
                speech.again();
                continue;
            }
            Act::Tell => Screen::Tell,
            Act::Language => Screen::Language,
            // Where the school has teachers, they come first; this tablet's own page is behind theirs.
            Act::Staff if class.has_staff() => Screen::Teach,
            Act::Staff => Screen::Staff,
            _ => continue,
        };
        let here = *screen.get();
        if here == to {
            speech.again();
            continue;
        }
        // A page that is itself a visit is not one to come back to.
        if here == Screen::Rest {
            way.from = Screen::Story;
        } else if !matches!(here, Screen::Tell | Screen::Language | Screen::Staff | Screen::Join | Screen::Teach | Screen::Eyes) {
            way.from = here;
        }
        next.set(to);
    }
}

fn turn(mut changes: MessageReader<StateTransitionEvent<Screen>>, mut dirty: ResMut<Dirty>) {
    if changes.read().count() > 0 {
        dirty.0 = true;
    }
}

fn clean(mut dirty: ResMut<Dirty>) {
    dirty.0 = false;
}

/// The page must be drawn and can be: run condition of every screen's `draw`.
pub fn due(dirty: Res<Dirty>, fonts: Option<Res<crate::theme::Fonts>>) -> bool {
    dirty.0 && fonts.is_some_and(|f| f.ready())
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Way>()
        .init_resource::<Shown>()
        .add_systems(Update, everywhere.in_set(Beat::Taps))
        .add_systems(Update, turn.in_set(Beat::Time))
        .add_systems(PostUpdate, clean.run_if(due).before(bevy::ui::UiSystems::Prepare))
        .add_plugins((
            boot::plugin,
            motion::plugin,
            home::plugin,
            stories::plugin,
            story::plugin,
            after::plugin,
            language::plugin,
            staff::plugin,
            rest::plugin,
            session::plugin,
            join::plugin,
            teach::plugin,
            trouble::plugin,
            tell::plugin,
        ));
}
