//! What the tablet does: fingers, keys and switches, waking, time, the window, sound and the disk.
//! The only room of the app that may touch threads, files, the environment or the system clock.

#![allow(clippy::disallowed_methods, reason = "the one room that may touch the machine (invariant 9)")]

use bevy::prelude::*;

pub mod access;
pub mod approved;
pub mod args;
pub mod class;
pub mod clock;
pub mod comfort;
pub mod fingers;
#[cfg(feature = "planted-leak")]
pub mod leak;
pub mod marks;
pub mod memory;
pub mod net;
pub mod place;
pub mod sound;
pub mod touch;
pub mod wake;
pub mod watch;
pub mod window;

/// What a control does. Two controls with the same act are the same control, also after a page was drawn anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Act {
    /// The Tell button, which belongs to the app and always answers.
    Tell,
    /// Say the page again.
    Hear,
    /// To the start, in a story after a kind question.
    Home,
    /// Choose a language.
    Language,
    /// The page for grown-ups.
    Staff,
    /// On to the next card.
    Next,
    /// Back one card.
    Back,
    /// "This one".
    Take,
    /// The n-th card, face, clue or answer of the page, from 0.
    Card(usize),
    /// The n-th box of a sorting page, from 0.
    Bin(usize),
    /// Yes.
    Yes,
    /// No.
    No,
    /// Ready, finished, all done.
    Done,
    /// Leave the Tell flow and keep nothing.
    Stop,
    /// Blank the page.
    Hide,
    /// Leave out an optional step.
    Skip,
    /// A key of the app's own keyboard.
    Key(Key),
}

/// Keys of the app's own keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, digit or mark.
    Char(char),
    /// Rub out the last letter.
    Delete,
    /// Rub out everything.
    Clear,
}

/// A control: everything that can be tapped has one, and its name is what a screen reader says.
#[derive(Component, Debug, Clone)]
pub struct Control {
    /// What a tap does.
    pub act: Act,
    /// Accessible name in the language of the page.
    pub name: String,
    /// The control is chosen, as one of several.
    pub chosen: bool,
}

/// A control was tapped: by finger, mouse, key, switch or screen reader alike.
#[derive(Message, Debug, Clone, PartialEq, Eq)]
pub struct Tapped(pub Act);

/// The taps of this update. Screens read these and not the messages, so that a tap which turned the page is not
/// heard once more by the page it led to.
#[derive(Resource, Debug, Default)]
pub struct Taps(Vec<Tapped>);

impl Taps {
    /// The taps of this update.
    pub fn read(&self) -> std::slice::Iter<'_, Tapped> {
        self.0.iter()
    }
}

fn gather(mut messages: MessageReader<Tapped>, mut taps: ResMut<Taps>, clock: Res<Clock>, mut last: ResMut<touch::LastTouch>) {
    taps.0.clear();
    taps.0.extend(messages.read().cloned());
    // Also a screen reader's tap, which no finger made.
    if !taps.0.is_empty() {
        last.0 = clock.now();
    }
}

pub use approved::Approved;
pub use class::{Classroom, Opening};
pub use clock::Clock;
pub use comfort::Comfort;
pub use net::{Enrolling, Keeping, Lookup, Post};
pub use place::{Bookmark, Place};
pub use wake::Wake;

pub(crate) fn plugin(app: &mut App) {
    app.add_message::<Tapped>().init_resource::<Taps>().add_systems(Update, gather.before(crate::Beat::Taps)).add_plugins((
        clock::plugin,
        wake::plugin,
        window::plugin,
        touch::plugin,
        access::plugin,
        sound::plugin,
        net::plugin,
        class::plugin,
        marks::plugin,
        approved::plugin,
        comfort::plugin,
        place::plugin,
        watch::plugin,
    ));
}
