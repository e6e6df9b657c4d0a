//! Where the story stood, so that a tablet that was switched off, or crashed, is back on the same card at once.
//! The file names a lesson and a card, and is taken away when the story ends or is left. Nothing of a child is in it.

use super::clock::Clock;
use crate::Settings;
use bevy::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fs;

const FILE: &str = "place.ron";
/// After this many seconds another class has the tablet.
const FRESH: u64 = 20 * 60;

/// A card of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Id of the lesson.
    pub lesson: String,
    /// Name of the card.
    pub node: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    place: Place,
    /// Seconds since 1970 by the tablet's calendar.
    at: u64,
}

/// The place that is kept on the disk.
#[derive(Resource, Debug, Default)]
pub struct Bookmark {
    found: Option<Place>,
    now: Option<Place>,
}

impl Bookmark {
    /// Where the story stood when the app ended, once.
    pub fn take(&mut self) -> Option<Place> {
        self.found.take()
    }

    /// The story stands here, or nowhere.
    pub fn set(&mut self, place: Option<Place>) {
        self.now = place;
    }
}

fn load(settings: Res<Settings>, clock: Res<Clock>, mut bookmark: ResMut<Bookmark>) {
    let kept: Option<Kept> = read(&settings, FILE);
    // A clock that jumped far makes the place look like another day's: then it is not used.
    bookmark.found = kept.filter(|k| clock.epoch_seconds().abs_diff(k.at) < FRESH).map(|k| k.place);
}

fn keep(settings: Res<Settings>, clock: Res<Clock>, bookmark: Res<Bookmark>, mut last: Local<Option<Place>>) {
    if bookmark.now == *last {
        return;
    }
    last.clone_from(&bookmark.now);
    match &bookmark.now {
        Some(place) => write(&settings, FILE, &Kept { place: place.clone(), at: clock.epoch_seconds() }),
        None => remove(&settings, FILE),
    }
}

/// A small file of this tablet's data; `None` where it is missing or cannot be understood.
pub(super) fn read<T: DeserializeOwned>(settings: &Settings, file: &str) -> Option<T> {
    ron::from_str(&fs::read_to_string(settings.data.as_ref()?.join(file)).ok()?).ok()
}

/// Takes such a file away.
pub(super) fn remove(settings: &Settings, file: &str) {
    if let Some(data) = &settings.data {
        // It may never have been written.
        let _ = fs::remove_file(data.join(file));
    }
}

/// Writes such a file in one step, so that a crash leaves the old or the new one. A disk that is full costs the setting, not the lesson.
pub(super) fn write<T: Serialize>(settings: &Settings, file: &str, what: &T) {
    let (Some(data), Ok(text)) = (&settings.data, ron::to_string(what)) else { return };
    let fresh = data.join(format!("{file}.new"));
    let done = fs::create_dir_all(data).and_then(|()| fs::write(&fresh, text)).and_then(|()| fs::rename(&fresh, data.join(file)));
    if done.is_err() {
        warn!("{file} could not be written");
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Bookmark>().add_systems(Startup, load).add_systems(Last, keep);
}
