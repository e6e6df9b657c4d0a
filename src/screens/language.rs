//! Another language, at any moment, without losing the place. No flags: each language says its own name.
//! One that is text only is not offered to children who cannot read yet.

use super::{Shown, Way, due};
use crate::{
    Beat, Screen,
    device::{Act, Tapped, Taps},
    theme::{CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
    words::{SOURCE, Words},
};
use bevy::prelude::*;
use lantern_frame::report::Stage;
use lantern_words::Tag;

fn offered(words: &Words, way: &Way) -> Vec<Tag> {
    let infant = matches!(way.stage, Some(Stage::Eyfs | Stage::Ks1));
    words.tags().into_iter().filter(|t| !infant || t.as_str() == SOURCE).collect()
}

fn taps(taps: Res<Taps>, mut words: ResMut<Words>, way: Res<Way>, mut next: ResMut<NextState<Screen>>) {
    for Tapped(act) in taps.read() {
        match act {
            Act::Card(i) => {
                if let Some(tag) = offered(&words, &way).get(*i) {
                    words.show(tag);
                    next.set(way.from);
                }
            }
            Act::Back | Act::Home => next.set(way.from),
            _ => {}
        }
    }
}

fn draw(mut ui: Ui, way: Res<Way>, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::PAPER, shown.turn("language"));
    let (w, h) = (ui.space.w, ui.space.h);
    ui.chrome(page, Chrome { home: true, ..default() });
    ui.lit_text(page, "language-pick", Rect::new(170.0, 18.0, w - 300.0, 148.0), TextLook::new(Size::Title));
    let tags = offered(&ui.words, &way);
    let area = Rect::from_center_size(
        Vec2::new(w / 2.0, h / 2.0),
        Vec2::new((w - 2.0 * MARGIN).min(320.0 * tags.len() as f32), (h - TELL * 2.0).min(330.0)),
    );
    for (i, (tag, rect)) in tags.iter().zip(grid(area, tags.len(), tags.len().max(1), GAP, ui.words.rtl())).enumerate() {
        let name = ui.words.name_of(tag);
        let chosen = tag == ui.words.tag();
        ui.bare_card(page, Act::Card(i), Some("ui/language"), &name, rect, CardLook { chosen, ..default() });
    }
    if shown.said_new() {
        ui.speech.page(vec!["language-pick".into(), "language-name".into()]);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Language)));
}
