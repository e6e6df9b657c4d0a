//! The picture of a card, put together from the kit as the app does it, in the 1280x800 of the backdrop.

use lantern_lesson::{At, Stage};

/// Size of every composed picture.
pub(super) const SIZE: (f32, f32) = (1280.0, 800.0);
/// Ground line on which actors stand.
const FEET: f32 = 660.0;
/// Edge of a thing that is no tablet.
const THING: f32 = 300.0;

/// A picture of the kit and where it is put: x, y, width, height.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub picture: String,
    pub place: (f32, f32, f32, f32),
}

/// All parts of a stage, the backdrop first.
pub(super) fn parts(stage: &Stage) -> Vec<Part> {
    let part = |picture: String, place| Part { picture, place };
    let mut parts = vec![part(format!("back/{}", stage.back), (0.0, 0.0, SIZE.0, SIZE.1))];
    if let Some(prop) = &stage.prop {
        let x = if stage.actors.is_empty() { 640.0 } else { 820.0 };
        let place = if prop.shows.is_some() { (x - 300.0, 145.0, 600.0, 450.0) } else { (x - THING / 2.0, FEET - THING, THING, THING) };
        parts.push(part(prop.picture(), place));
    }
    let (alone, count) = (stage.actors.len() == 1, stage.actors.len() as f32);
    for (i, actor) in stage.actors.iter().enumerate() {
        let height = if actor.close { 640.0 } else { 500.0 };
        let width = height * 600.0 / 700.0;
        let x = match actor.at {
            Some(At::Left) => 260.0,
            Some(At::Centre) => 640.0,
            Some(At::Right) => 880.0,
            None if stage.prop.is_some() => 300.0 + 180.0 * i as f32,
            None if alone => 640.0,
            None => 580.0 + (i as f32 - (count - 1.0) / 2.0) * 480.0,
        };
        let bottom = FEET + if actor.close { 70.0 } else { 0.0 };
        parts.push(part(format!("actor/{}", actor.figure()), (x - width / 2.0, bottom - height, width, height)));
    }
    parts
}
