//! Home: four pictures, one for each stage. Nothing to read.

use super::{Shown, Way, due, scene::room};
use crate::{
    Beat, Screen,
    device::{Act, Classroom, Tapped, Taps},
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, TELL, Ui, palette},
    words::Words,
};
use bevy::prelude::*;
use lantern_frame::report::{Stage, Tapped as _};

fn taps(taps: Res<Taps>, mut way: ResMut<Way>, mut words: ResMut<Words>, mut next: ResMut<NextState<Screen>>) {
    for Tapped(act) in taps.read() {
        if *act == Act::Done {
            way.from = Screen::Home;
            next.set(Screen::Join);
            continue;
        }
        let Act::Card(i) = act else { continue };
        let Some(&stage) = Stage::ALL.get(*i) else { continue };
        way.stage = Some(stage);
        // Children who cannot read hear the voiced language.
        if matches!(stage, Stage::Eyfs | Stage::Ks1) && !words.voiced() {
            words.show_source();
        }
        next.set(Screen::Stories);
    }
}

fn draw(mut ui: Ui, class: Res<Classroom>, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::PAPER, shown.turn("home"));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    room(&mut ui, page, "lane");
    ui.chrome(page, Chrome { language: true, ..default() });
    ui.icon(page, Act::Staff, "ui/staff", "button-staff", Rect::new(MARGIN, MARGIN, MARGIN + 76.0, MARGIN + 76.0));
    // A tablet that goes from class to class joins by three pictures.
    let joins = !class.setup().classes.is_empty() && class.follow().session().is_none();
    if joins {
        ui.icon(page, Act::Done, "ui/partner", "button-join", Rect::new(MARGIN + 92.0, MARGIN, MARGIN + 210.0, MARGIN + BUTTON));
    }
    ui.title(page, "home-welcome", Rect::new(if joins { 252.0 } else { 134.0 }, MARGIN, w - 2.0 * BUTTON - MARGIN - 36.0, MARGIN + BUTTON));
    let (columns, area) = if standing {
        (1, Rect::new(MARGIN, 170.0, w - MARGIN, h - TELL - 2.0 * MARGIN))
    } else {
        (2, Rect::new(MARGIN + 20.0, 164.0, w - TELL - 2.0 * MARGIN - 10.0, h - MARGIN))
    };
    for (i, (stage, rect)) in Stage::ALL.iter().zip(crate::theme::grid(area, 4, columns, GAP, ui.words.rtl())).enumerate() {
        let look = CardLook { shape: 500.0 / 360.0, lying: standing, short: true, ..default() };
        ui.card(page, Act::Card(i), Some(&format!("stage/{}", stage.id())), &format!("stage-{}", stage.id()), rect, look);
    }
    if shown.said_new() {
        ui.speech.page(["home-welcome", "stage-eyfs", "stage-ks1", "stage-lower-ks2", "stage-upper-ks2"].map(String::from).to_vec());
    }
}

fn enter(mut way: ResMut<Way>) {
    way.stage = None;
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Home), enter)
        .add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Home)));
}
