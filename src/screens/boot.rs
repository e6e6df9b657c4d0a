//! Waking up: typefaces and packs are read. A picture and a bar, never a spinner alone.

use super::Shown;
use crate::{
    Beat, Screen,
    device::wake::Wake,
    packs::Packs,
    theme::{Fonts, Ui, palette},
};
use bevy::prelude::*;

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

fn ready(fonts: Res<Fonts>, packs: Res<Packs>, mut next: ResMut<NextState<Screen>>, mut wake: ResMut<Wake>) {
    wake.soon();
    if fonts.ready() && packs.read() {
        next.set(Screen::Home);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (draw.in_set(Beat::Draw), ready.in_set(Beat::Time)).run_if(in_state(Screen::Boot)));
}
