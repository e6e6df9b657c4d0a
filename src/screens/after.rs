//! After every story: thanks, the same feelings page, and "Who can I tell?". No feeling is stored.

use super::{Shown, due};
use crate::{
    Beat, Dirty, Screen,
    device::{Act, Tapped, Taps},
    speech::Speech,
    theme::{CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;

const FACES: [&str; 6] = ["happy", "calm", "puzzled", "worried", "sad", "cross"];
const TRUSTED: [(&str, &str); 4] = [
    ("ui/trusted", "trusted-home"),
    ("tell/staff-deputy", "trusted-teacher"),
    ("tell/staff-lead", "trusted-helper"),
    ("ui/tell", "trusted-lantern"),
];

#[derive(Resource, Debug, Default)]
enum Leaf {
    #[default]
    Feelings,
    Heard(usize),
    Who,
}

fn taps(
    taps: Res<Taps>,
    mut leaf: ResMut<Leaf>,
    mut next: ResMut<NextState<Screen>>,
    mut dirty: ResMut<Dirty>,
    mut speech: ResMut<Speech>,
) {
    for Tapped(act) in taps.read() {
        match (&*leaf, act) {
            (_, Act::Home | Act::Done) => next.set(Screen::Home),
            (Leaf::Feelings | Leaf::Heard(_), Act::Card(i)) if *i < FACES.len() => {
                *leaf = Leaf::Heard(*i);
                speech.say(vec![format!("face-{}", FACES[*i]), "feelings-heard".into()]);
            }
            (Leaf::Feelings | Leaf::Heard(_), Act::Next) => *leaf = Leaf::Who,
            (Leaf::Who, Act::Back) => *leaf = Leaf::Feelings,
            (Leaf::Who, Act::Card(i)) => speech.say(TRUSTED.get(*i).map(|(_, id)| (*id).to_owned()).into_iter().collect()),
            _ => continue,
        }
        dirty.0 = true;
    }
}

fn draw(mut ui: Ui, leaf: Res<Leaf>, mut shown: ResMut<Shown>) {
    let who = matches!(*leaf, Leaf::Who);
    let page = ui.page(palette::QUIET, shown.turn(if who { "after-who" } else { "after-feelings" }));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, back: who, ..default() });
    let title = Rect::new(310.0, 36.0, w - 310.0, 140.0);
    let area = Rect::new(
        MARGIN,
        190.0,
        if standing { w - MARGIN } else { w - TELL - 3.0 * MARGIN },
        h - if standing { TELL + 2.0 * MARGIN + 180.0 } else { MARGIN },
    );
    if who {
        ui.lit_text(page, "tell-who-ask", title, TextLook::new(Size::Title));
        let line = Rect::new(area.min.x, area.max.y - 140.0, area.max.x - 350.0, area.max.y);
        for (i, ((picture, id), rect)) in TRUSTED
            .iter()
            .zip(grid(Rect { max: area.max - Vec2::new(0.0, 160.0), ..area }, 4, if standing { 2 } else { 4 }, GAP, ui.words.rtl()))
            .enumerate()
        {
            ui.card(page, Act::Card(i), Some(picture), id, rect, CardLook::default());
        }
        ui.lit_text(page, "tell-who-line", line, TextLook::new(Size::Label));
        ui.button(page, Act::Done, "ui/home", "end-home", Rect::new(area.max.x - 330.0, area.max.y - 136.0, area.max.x, area.max.y), true);
        if shown.said_new() {
            let mut lines = vec!["tell-who-ask".to_owned()];
            lines.extend(TRUSTED.iter().map(|(_, id)| (*id).to_owned()));
            lines.push("tell-who-line".into());
            ui.speech.page(lines);
        }
        return;
    }
    ui.lit_text(page, "feelings-ask", title, TextLook::new(Size::Title));
    let chosen = if let Leaf::Heard(i) = *leaf { Some(i) } else { None };
    for (i, (face, rect)) in FACES.iter().zip(grid(area, FACES.len(), if standing { 2 } else { 3 }, GAP, ui.words.rtl())).enumerate() {
        ui.card(
            page,
            Act::Card(i),
            Some(&format!("face/{face}")),
            &format!("face-{face}"),
            rect,
            CardLook { chosen: chosen == Some(i), ..default() },
        );
    }
    ui.next(page, h);
    if shown.said_new() {
        ui.speech.page(vec!["end-thanks".into(), "feelings-ask".into()]);
    }
}

fn enter(mut leaf: ResMut<Leaf>, way: Res<super::Way>) {
    // Coming back from Tell, the child finds the page it left.
    if way.from != Screen::After {
        *leaf = Leaf::Feelings;
    }
}

fn left(mut way: ResMut<super::Way>, screen: Res<State<Screen>>) {
    if *screen.get() == Screen::Home {
        way.from = Screen::Home;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Leaf>()
        .add_systems(OnEnter(Screen::After), enter)
        .add_systems(OnEnter(Screen::Home), left)
        .add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::After)));
}
