//! Looks whether the files of a pack that a teacher is making have changed. Nothing else is watched.

use super::{Clock, Wake};
use crate::Settings;
use bevy::prelude::*;
use std::{path::Path, time::Duration, time::SystemTime};

/// Time between two looks.
const EVERY: Duration = Duration::from_millis(300);

/// A file has changed since the pack was read.
#[derive(Resource, Debug, Default)]
pub struct Changed(pub bool);

/// Number and newest time of all files below a folder.
fn newest(folder: &Path) -> (usize, Option<SystemTime>) {
    let mut found = (0, None);
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (n, time) = if entry.file_type().is_ok_and(|t| t.is_dir()) {
            newest(&entry.path())
        } else {
            (1, entry.metadata().and_then(|m| m.modified()).ok())
        };
        found = (found.0 + n, found.1.max(time));
    }
    found
}

fn look(
    settings: Res<Settings>,
    clock: Res<Clock>,
    mut changed: ResMut<Changed>,
    mut wake: ResMut<Wake>,
    mut last: Local<Option<(usize, Option<SystemTime>)>>,
    mut at: Local<Duration>,
) {
    let Some(folder) = settings.preview.as_ref().map(|p| &p.folder) else { return };
    let now = clock.now();
    if now >= *at {
        *at = now + EVERY;
        let files = newest(folder);
        if last.is_some_and(|last| last != files) {
            changed.0 = true;
        }
        *last = Some(files);
    }
    wake.at(*at);
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Changed>()
        .add_systems(First, look.after(super::wake::forget).run_if(|settings: Res<Settings>| settings.preview.is_some()));
}
