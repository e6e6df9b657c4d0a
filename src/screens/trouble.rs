//! A story is having a rest. Friendly, spoken, with what a grown-up can do; Tell works as everywhere.

use super::{Shown, due};
use crate::{
    Beat, Screen,
    device::{Act, Tapped, Taps},
    theme::{Chrome, MARGIN, Size, TELL, TextLook, Ui, palette},
};
use bevy::prelude::*;

const LINES: [&str; 3] = ["trouble-sorry", "trouble-pack", "trouble-tell"];

fn taps(taps: Res<Taps>, mut next: ResMut<NextState<Screen>>) {
    if taps.read().any(|Tapped(act)| matches!(act, Act::Home | Act::Done)) {
        next.set(Screen::Home);
    }
}

fn draw(mut ui: Ui, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::PAPER, shown.turn("trouble"));
    let (w, h) = (ui.space.w, ui.space.h);
    ui.chrome(page, Chrome { home: true, language: true, ..default() });
    ui.picture(page, "ui/repair", Rect::from_center_size(Vec2::new(w / 2.0, 290.0), Vec2::splat(260.0)));
    for (i, id) in LINES.iter().enumerate() {
        let y = 450.0 + 70.0 * i as f32;
        ui.lit_text(
            page,
            id,
            Rect::new(MARGIN, y, w - TELL - 2.0 * MARGIN, y + 64.0),
            TextLook::new(if i == 0 { Size::Story } else { Size::Label }),
        );
    }
    ui.icon(page, Act::Staff, "ui/staff", "button-staff", Rect::new(MARGIN, h - MARGIN - 90.0, MARGIN + 90.0, h - MARGIN));
    if shown.said_new() {
        ui.speech.page(LINES.map(String::from).to_vec());
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Trouble)));
}
