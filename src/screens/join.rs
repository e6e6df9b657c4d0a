//! A tablet of no class joins one: three pictures, as they stand on the teacher's tablet.

use super::{Shown, Way, due};
use crate::{
    Beat, Dirty, Screen,
    device::{Act, Classroom, Key, Tapped, Taps},
    speech::Speech,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, TELL, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_class::RoomCode;

/// The nine pictures, in the order of [`RoomCode`].
pub const PICTURES: [&str; 9] =
    ["peg/apple", "peg/ball", "peg/boat", "peg/duck", "peg/flower", "peg/moon", "peg/star", "peg/train", "peg/umbrella"];

/// Pictures tapped so far, and whether the class is being looked for.
#[derive(Resource, Debug, Default)]
pub struct Joining {
    tapped: Vec<u8>,
    asking: bool,
    /// These pictures are nobody's now.
    missed: bool,
}

fn taps(
    taps: Res<Taps>,
    mut joining: ResMut<Joining>,
    mut class: ResMut<Classroom>,
    way: Res<Way>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
) {
    for Tapped(act) in taps.read() {
        match act {
            Act::Home | Act::Back => next.set(if way.from == Screen::Boot { Screen::Home } else { way.from }),
            Act::Card(i) if !joining.asking => {
                let Ok(picture) = u8::try_from(*i) else { continue };
                joining.missed = false;
                if picture >= RoomCode::PICTURES || joining.tapped.contains(&picture) {
                    continue;
                }
                joining.tapped.push(picture);
                if let Ok(code) = <[u8; 3]>::try_from(joining.tapped.as_slice()) {
                    joining.asking = true;
                    class.join(RoomCode(code));
                }
            }
            Act::Key(Key::Delete) if !joining.asking => _ = joining.tapped.pop(),
            _ => continue,
        }
        dirty.0 = true;
    }
}

/// What came of it: the session's own orders lead on; pictures that nobody has are tapped anew.
fn answered(mut joining: ResMut<Joining>, mut class: ResMut<Classroom>, mut speech: ResMut<Speech>, mut dirty: ResMut<Dirty>) {
    if joining.asking && class.joined.as_ref().is_some_and(Result::is_err) {
        class.joined = None;
        *joining = Joining { missed: true, ..Joining::default() };
        speech.say(vec!["join-again".into()]);
        dirty.0 = true;
    }
}

fn draw(mut ui: Ui, joining: Res<Joining>, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::PAPER, shown.turn("join"));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, ..default() });
    let title = if joining.asking {
        "join-asking"
    } else if joining.missed {
        "join-again"
    } else {
        "join-how"
    };
    ui.title(page, title, Rect::new(MARGIN + BUTTON + 18.0, MARGIN, w - BUTTON - MARGIN - 18.0, MARGIN + BUTTON));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let middle = (MARGIN + right) / 2.0;
    for i in 0..3_u8 {
        let x = middle + (f32::from(i) - 1.0) * 150.0;
        let field = ui.field(page, Rect::from_center_size(Vec2::new(x, 230.0), Vec2::splat(128.0)), palette::CARD, 28.0);
        if let Some(picture) = joining.tapped.get(usize::from(i)).and_then(|p| PICTURES.get(usize::from(*p))) {
            ui.picture(field, picture, Rect::new(12.0, 12.0, 116.0, 116.0));
        }
    }
    if !joining.tapped.is_empty() && !joining.asking {
        let delete = Rect::from_center_size(Vec2::new(middle + 310.0, 230.0), Vec2::splat(100.0));
        ui.icon(page, Act::Key(Key::Delete), if ui.words.rtl() { "ui/next" } else { "ui/back" }, "join-delete", delete);
    }
    let bottom = h - MARGIN - if standing { TELL + MARGIN } else { 0.0 };
    let area = Rect::new(MARGIN, 318.0, right, bottom);
    let side = ((area.height() - 2.0 * GAP) / 3.0).min(if standing { 220.0 } else { 300.0 });
    let area = Rect::from_center_size(area.center(), Vec2::new((area.width()).min(side * 3.0 * 1.5), side * 3.0 + 2.0 * GAP));
    for (i, rect) in grid(area, 9, 3, GAP, false).into_iter().enumerate() {
        let chosen = joining.tapped.iter().any(|p| usize::from(*p) == i);
        let id = PICTURES[i].replace('/', "-");
        ui.card(page, Act::Card(i), Some(PICTURES[i]), &id, rect, CardLook { chosen, short: true, ..default() });
    }
    if shown.said_new() {
        ui.speech.page(vec!["join-how".into()]);
    }
}

fn enter(mut joining: ResMut<Joining>, mut class: ResMut<Classroom>) {
    *joining = Joining::default();
    class.joined = None;
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Joining>().add_systems(OnEnter(Screen::Join), enter).add_systems(
        Update,
        (taps.in_set(Beat::Taps), answered.in_set(Beat::Time), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Join)),
    );
}
