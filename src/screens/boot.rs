//! Waking up: typefaces and packs are read. A picture and a bar, never a spinner alone.

use super::{
    Shown, Way,
    story::{Story, lesson_stage},
};
use crate::{
    Beat, Screen, Settings,
    device::{Bookmark, Wake},
    packs::Packs,
    theme::{Fonts, Ui, palette},
};
use bevy::prelude::*;
use lantern_frame::report::{Stage, Tapped as _};

fn draw(mut ui: Ui, mut shown: ResMut<Shown>, mut done: Local<bool>) {
    if *done {
        return;
    }
    *done = true;
    shown.turn("boot");
    let page = ui.page(palette::PAPER, true);
    let (w, h) = (ui.space.w, ui.space.h);
    ui.picture(page, "ui/lantern", Rect::from_center_size(Vec2::new(w / 2.0, h / 2.0), Vec2::splat(280.0)));
}

fn ready(
    fonts: Res<Fonts>,
    packs: Res<Packs>,
    settings: Res<Settings>,
    mut bookmark: ResMut<Bookmark>,
    mut story: ResMut<Story>,
    mut way: ResMut<Way>,
    mut next: ResMut<NextState<Screen>>,
    mut wake: ResMut<Wake>,
) {
    wake.soon();
    if !fonts.ready() || !packs.read() {
        return;
    }
    if let Some(preview) = &settings.preview {
        // Whoever makes a pack wants to see it, or what is to be mended.
        let wanted = |l: &&std::sync::Arc<lantern_lesson::Lesson>| preview.lesson.as_ref().is_none_or(|w| *w == l.id);
        let mut lessons = packs.lessons().filter(wanted);
        next.set(match (lessons.next(), lessons.next()) {
            (None, _) => Screen::Staff,
            (Some(only), None) => {
                story.preview(only.clone());
                Screen::Story
            }
            _ => Screen::Home,
        });
        return;
    }
    // A tablet that crashed or was switched off in a story is back on the same card.
    let found = bookmark.take().and_then(|place| {
        let lesson = packs.lessons().find(|l| l.id == place.lesson)?.clone();
        Some((lesson, place.node))
    });
    if let Some((lesson, node)) = found {
        let stage = Stage::ALL.iter().copied().find(|s| lesson_stage(*s) == lesson.stage);
        if story.resume(lesson, &node) {
            way.stage = stage;
            next.set(Screen::Story);
            return;
        }
    }
    next.set(Screen::Home);
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (draw.in_set(Beat::Draw), ready.in_set(Beat::Time)).run_if(in_state(Screen::Boot)));
}
