//! Lessons on heavy matters stay locked until a named adult has previewed them and said so for this tablet:
//! `lantern approve u2 --by "Designated safeguarding lead"`. A lesson that was changed since is locked again.

use super::place::{read, write};
use crate::Settings;
use bevy::prelude::*;
use lantern_lesson::{Approval, Lesson, PackFiles};
use serde::{Deserialize, Serialize};
use std::path::Path;

const FILE: &str = "approved.ron";

/// One approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// Id of the lesson.
    pub lesson: String,
    /// The revision that was previewed.
    pub rev: u32,
    /// Role of the adult who answers for it.
    pub by: String,
    /// Days since 1970.
    pub day: u64,
}

/// What was approved on this tablet.
#[derive(Resource, Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    lessons: Vec<Opened>,
}

impl Approved {
    /// Pupils may get to this lesson.
    pub fn opens(&self, lesson: &Lesson) -> bool {
        lesson.approval == Approval::No || self.lessons.iter().any(|o| o.lesson == lesson.id && o.rev == lesson.rev)
    }

    /// Notes that this adult has previewed the lesson as it is now. `day`: days since 1970.
    pub fn open(&mut self, lesson: &Lesson, by: &str, day: u64) {
        self.lessons.retain(|o| o.lesson != lesson.id);
        self.lessons.push(Opened { lesson: lesson.id.clone(), rev: lesson.rev, by: by.to_owned(), day });
    }
}

/// Notes that an adult has previewed a lesson and opens it on this tablet.
///
/// # Errors
/// A sentence for the technician: no such locked lesson in the packs, nobody named, or the disk.
pub fn approve(data: &Path, assets: &Path, lesson: &str, by: &str) -> Result<(), String> {
    let by = by.trim();
    if by.chars().count() < 4 {
        return Err("Name the adult who has previewed the lesson by role: --by \"Designated safeguarding lead\".".into());
    }
    let packs = std::fs::read_dir(assets.join("packs")).into_iter().flatten().flatten();
    let name = format!("lessons/{lesson}.ron");
    let text = packs.map(|pack| pack.path().join(&name)).find_map(|file| std::fs::read_to_string(file).ok());
    let files = PackFiles { texts: text.map(|text| (name, text)).into_iter().collect(), ..PackFiles::default() };
    let found = lantern_lesson::unchecked(&files, lesson).filter(|l| l.approval == Approval::Needed);
    let Some(found) = found else {
        return Err(format!("There is no locked lesson called {lesson} here. Locked lessons are named on the page for grown-ups."));
    };
    let settings = Settings::of_data(data);
    let mut approved: Approved = read(&settings, FILE).unwrap_or_default();
    let day = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs() / 86_400);
    approved.open(&found, by, day);
    write(&settings, FILE, &approved);
    let kept: Option<Approved> = read(&settings, FILE);
    if kept.as_ref() == Some(&approved) {
        Ok(())
    } else {
        Err("The approval could not be written to the tablet's disk. Make room and try again.".into())
    }
}

fn load(settings: Res<Settings>, mut approved: ResMut<Approved>) {
    *approved = read(&settings, FILE).unwrap_or_default();
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Approved>().add_systems(Startup, load);
}
