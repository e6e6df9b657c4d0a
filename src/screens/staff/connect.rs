//! Six digits, typed by a technician, that connect a new tablet to the school's server.

use crate::{
    device::{Act, Enrolling, Key, Post},
    screens::Shown,
    theme::{CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;

/// Digits typed so far.
#[derive(Resource, Debug, Default)]
pub(super) struct Digits(String);

impl Digits {
    /// A tap on the pad; with the sixth digit the server is asked.
    pub(super) fn tap(&mut self, act: &Act, post: &mut Post) -> bool {
        if post.enrolling() == Some(Enrolling::Asking) {
            return false;
        }
        match act {
            Act::Card(n @ 0..=9) => {
                post.enrolling_seen();
                self.0.push_str(&n.to_string());
                if let Ok(digits) = self.0.parse() {
                    self.0.clear();
                    post.enrol(digits);
                }
                true
            }
            Act::Key(Key::Delete) => self.0.pop().is_some(),
            _ => false,
        }
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

pub(super) fn draw(ui: &mut Ui, shown: &mut Shown, digits: &Digits, post: &Post) {
    let page = ui.page(palette::PAPER, shown.turn("staff-connect"));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, ..default() });
    ui.text(page, &ui.words.t("staff-connect"), Rect::new(170.0, 18.0, w - 170.0, 148.0), TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let says = match post.enrolling() {
        None => "staff-connect-how",
        Some(Enrolling::Asking) => "staff-connect-asking",
        Some(Enrolling::Done) => "staff-connect-done",
        Some(Enrolling::Failed(why)) => why,
    };
    let area = Rect::new(MARGIN, 160.0, right, if standing { 380.0 } else { 290.0 });
    ui.text(page, &ui.words.t(says), area, TextLook::new(Size::Label));
    let y = area.max.y + 8.0;
    let middle = (MARGIN + right) / 2.0;
    for i in 0..6_u8 {
        let x = middle + (f32::from(i) - 2.5) * 92.0;
        let field = ui.field(page, Rect::from_center_size(Vec2::new(x, y + 44.0), Vec2::new(80.0, 88.0)), palette::CARD, 16.0);
        if let Some(digit) = digits.0.get(usize::from(i)..usize::from(i) + 1) {
            ui.text(field, digit, Rect::new(0.0, 0.0, 80.0, 88.0), TextLook::new(Size::Title));
        }
    }
    if matches!(post.enrolling(), Some(Enrolling::Asking | Enrolling::Done)) {
        return;
    }
    let bottom = if standing { h - TELL - 2.0 * MARGIN } else { h - MARGIN };
    let columns = if standing { 3 } else { 6 };
    // From left to right in every script, as digits are.
    let pad = grid(Rect::new(MARGIN, y + 108.0, right, bottom), 12, columns, GAP * 0.7, false);
    for (n, rect) in (0..=9_usize).map(|n| (n + 1) % 10).zip(&pad) {
        ui.bare_card(page, Act::Card(n), None, &n.to_string(), *rect, CardLook::default());
    }
    if let Some(rect) = pad.get(11) {
        let text = ui.words.t("tell-words-delete");
        ui.bare_card(page, Act::Key(Key::Delete), None, &text, *rect, CardLook { small: true, ..default() });
    }
}
