//! The stories of one stage: a big picture each, six to a page.

use super::{
    Shown, Way, due,
    scene::{Look, room, scene},
    story::Story,
};
use crate::{
    Beat, Dirty, Screen, Settings,
    device::{Act, Approved, Tapped, Taps},
    packs::Packs,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, TELL, Ui, grid, palette},
    words::Words,
};
use bevy::prelude::*;
use lantern_frame::report::Stage;
use lantern_lesson::Lesson;
use std::sync::Arc;

const PAGE: usize = 6;

#[derive(Resource, Debug, Default)]
struct Leaf(usize);

/// What is offered: of this stage, in the language that is shown, and not locked.
fn of_stage(packs: &Packs, approved: &Approved, way: &Way, words: &Words) -> Vec<Arc<Lesson>> {
    let stage = way.stage.map(super::story::lesson_stage);
    packs.lessons().filter(|l| Some(l.stage) == stage && packs.offered(l, words.tag()) && approved.opens(l)).cloned().collect()
}

fn taps(
    taps: Res<Taps>,
    way: Res<Way>,
    packs: Res<Packs>,
    approved: Res<Approved>,
    words: Res<Words>,
    mut leaf: ResMut<Leaf>,
    mut story: ResMut<Story>,
    settings: Res<Settings>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
) {
    for Tapped(act) in taps.read() {
        let lessons = of_stage(&packs, &approved, &way, &words);
        match act {
            Act::Home | Act::Back => next.set(Screen::Home),
            Act::Next => leaf.0 = (leaf.0 + 1) % lessons.len().div_ceil(PAGE).max(1),
            Act::Card(i) => {
                if let Some(lesson) = lessons.get(leaf.0 * PAGE + i) {
                    // Whoever is making a pack wants to see its cards.
                    if settings.preview.is_some() {
                        story.preview(lesson.clone())
                    } else {
                        story.begin(lesson.clone())
                    }
                    next.set(Screen::Story);
                }
            }
            _ => continue,
        }
        dirty.0 = true;
    }
}

fn draw(mut ui: Ui, way: Res<Way>, packs: Res<Packs>, approved: Res<Approved>, leaf: Res<Leaf>, mut shown: ResMut<Shown>) {
    let lessons = of_stage(&packs, &approved, &way, &ui.words);
    let page = ui.page(palette::PAPER, shown.turn(format!("stories-{}", leaf.0)));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let young = matches!(way.stage, Some(Stage::Eyfs | Stage::Ks1) | None);
    room(&mut ui, page, if young { "garden" } else { "classroom" });
    ui.chrome(page, Chrome { home: true, language: true, ..default() });
    let title = if lessons.is_empty() { "list-empty" } else { "list-pick" };
    ui.title(page, title, Rect::new(MARGIN + BUTTON + 18.0, MARGIN, w - 2.0 * BUTTON - MARGIN - 36.0, MARGIN + BUTTON));
    let here: Vec<_> = lessons.iter().skip(leaf.0 * PAGE).take(PAGE).collect();
    let area = Rect::new(
        MARGIN,
        170.0,
        if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN },
        h - if standing { TELL + 2.0 * MARGIN } else { MARGIN },
    );
    let columns = if standing {
        if here.len() > 3 { 2 } else { 1 }
    } else if here.len() <= 2 {
        2
    } else {
        3
    };
    let mut lines = vec![title.to_owned()];
    for (i, (lesson, mut rect)) in here.iter().zip(grid(area, here.len(), columns, GAP, ui.words.rtl())).enumerate() {
        if rect.height() > rect.width() * 0.82 {
            rect = Rect::from_center_size(rect.center(), Vec2::new(rect.width(), rect.width() * 0.82));
        }
        let id = lesson.title_id();
        ui.own(packs.art(lesson));
        lines.push(id.clone());
        let card = ui.card(page, Act::Card(i), Some("ui/next"), &id, rect, CardLook::default());
        if let Some(stage) = lesson.opening() {
            // The story's first picture covers the card's own, above its words.
            scene(&mut ui, card, Rect::new(14.0, 14.0, rect.width() - 22.0, rect.height() - 98.0), stage, Look::Card);
        }
    }
    if lessons.len() > PAGE {
        let bottom = ui.space.h;
        ui.next(page, bottom);
    }
    if shown.said_new() {
        ui.speech.page(lines);
    }
}

fn enter(mut leaf: ResMut<Leaf>) {
    leaf.0 = 0;
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Leaf>()
        .add_systems(OnEnter(Screen::Stories), enter)
        .add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Stories)));
}
