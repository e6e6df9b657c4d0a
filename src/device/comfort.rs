//! How this tablet is made comfortable: larger words, no motion, switches. Set by a grown-up, kept over restarts.
//! It belongs to the tablet, not to a child: nothing here says who needs it.

use super::place::{read, write};
use crate::{Dirty, Settings};
use bevy::prelude::*;
use lantern_class::Profile;
use serde::{Deserialize, Serialize};
use std::time::Duration;

const FILE: &str = "comfort.ron";

/// Steps of the size of words, in parts of the normal one.
pub const SIZES: [f32; 3] = [1.0, 1.5, 2.0];

/// Scanning with switches, for those who can do one thing well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Scan {
    /// Keys and fingers only.
    #[default]
    Off,
    /// One switch: the ring walks by itself, the switch (Space or Enter) takes what it stands round.
    One,
    /// Two switches: Space walks, Enter takes.
    Two,
}

/// The settings.
#[derive(Resource, Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Comfort {
    /// Which of [`SIZES`].
    pub size: u8,
    /// Nothing moves by itself.
    pub still: bool,
    /// Switches.
    pub scan: Scan,
    /// For a hall: one presenter, words to be read from the back row. Not kept over a restart.
    #[serde(skip)]
    pub hall: bool,
    /// What the session that runs is made to suit. Gone with it.
    #[serde(skip)]
    pub profile: Profile,
}

impl Default for Comfort {
    fn default() -> Self {
        Self { size: 0, still: false, scan: Scan::Off, hall: false, profile: Profile::default() }
    }
}

impl Comfort {
    /// How much larger words are than the normal ones, from 1 to 2.
    pub fn scale(&self) -> f32 {
        let chosen = SIZES.get(usize::from(self.size)).copied().unwrap_or(1.0);
        if self.hall || self.profile.larger { chosen.max(1.5) } else { chosen }
    }

    /// Nothing moves by itself.
    pub fn keeps_still(&self) -> bool {
        self.still || self.profile.still
    }

    /// The next size, and after the largest the first.
    pub fn next_size(&mut self) {
        self.size = (self.size + 1) % SIZES.len() as u8;
    }

    /// The next way of scanning.
    pub fn next_scan(&mut self) {
        self.scan = match self.scan {
            Scan::Off => Scan::One,
            Scan::One => Scan::Two,
            Scan::Two => Scan::Off,
        };
    }
}

/// How long the ring of one-switch scanning stands round each control.
pub const SCAN_STEP: Duration = Duration::from_millis(1_700);

/// What is on the disk.
#[derive(Resource, Default)]
struct OnDisk(String);

fn text(comfort: &Comfort) -> String {
    ron::to_string(comfort).unwrap_or_default()
}

fn load(settings: Res<Settings>, mut comfort: ResMut<Comfort>, mut disk: ResMut<OnDisk>) {
    if let Some(kept) = read(&settings, FILE) {
        *comfort = kept;
    }
    disk.0 = text(&comfort);
}

fn keep(settings: Res<Settings>, comfort: Res<Comfort>, mut disk: ResMut<OnDisk>, mut dirty: ResMut<Dirty>) {
    if comfort.is_changed() {
        dirty.0 = true;
        // What belongs to a session alone changes nothing on the disk.
        let now = text(&comfort);
        if !comfort.is_added() && disk.0 != now {
            write(&settings, FILE, comfort.as_ref());
            disk.0 = now;
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Comfort>().init_resource::<OnDisk>().add_systems(Startup, load).add_systems(PreUpdate, keep);
}
