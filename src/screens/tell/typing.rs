//! The page with keys.

use super::{
    draw::{frame, speak},
    flow::{Draft, Step},
    keys::Board,
};
use crate::{
    device::{Act, Key},
    screens::Shown,
    theme::{BUTTON, CardLook, MARGIN, Size, TELL, TextLook, Ui, palette},
};
use bevy::prelude::*;

/// The page on which a child types with our own keys: its own words, or its name.
pub(super) fn typing(ui: &mut Ui, shown: &mut Shown, draft: &Draft, keys: Board) {
    let question = if draft.step() == Step::Name { "tell-find-name-ask" } else { "tell-words" };
    let page = frame(ui, shown, question);
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let top = if standing { 250.0 } else { 158.0 };
    let title = if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 245.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, question, title, TextLook::new(Size::Label));
    let paper = Rect::new(MARGIN, top, w - MARGIN, top + 190.0);
    let field = ui.field(page, paper, palette::CARD, 22.0);
    // The end of a long text is what is being written: show that.
    let shown_text = tail(draft.words(), if standing { 120 } else { 210 });
    ui.text(field, &format!("{shown_text}|"), Rect::new(20.0, 6.0, paper.width() - 20.0, 184.0), TextLook::new(Size::Label).start());
    let rows = keys.rows(ui.words.rtl());
    let room = Rect::new(
        MARGIN,
        paper.max.y + 14.0,
        if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN },
        h - if standing { TELL + 2.0 * MARGIN } else { MARGIN },
    );
    let lines = rows.len() + 1;
    let key_h = ((room.height() - 8.0 * (lines - 1) as f32) / lines as f32).min(104.0);
    for (r, row) in rows.iter().enumerate() {
        let key_w = (room.width() - 8.0 * (row.len() - 1) as f32) / row.len() as f32;
        for (i, c) in row.iter().enumerate() {
            let column = if ui.words.rtl() { row.len() - 1 - i } else { i };
            let min = room.min + Vec2::new(column as f32 * (key_w + 8.0), r as f32 * (key_h + 8.0));
            ui.bare_card(
                page,
                Act::Key(Key::Char(*c)),
                None,
                &c.to_string(),
                Rect::from_corners(min, min + Vec2::new(key_w, key_h)),
                CardLook::default(),
            );
        }
    }
    let y = room.min.y + rows.len() as f32 * (key_h + 8.0);
    let unit = (room.width() - 4.0 * 8.0) / 10.0;
    let mut x = room.min.x;
    let mut strip = |parts: f32| {
        let rect = Rect::new(x, y, x + unit * parts, y + key_h);
        x = rect.max.x + 8.0;
        rect
    };
    ui.bare_card(page, Act::Bin(0), None, "?1a", strip(1.3), CardLook::default());
    ui.bare_card(page, Act::Bin(1), None, "Aa", strip(1.2), CardLook::default());
    let (space, delete, done) = (strip(2.6), strip(2.2), strip(2.7));
    ui.card(page, Act::Key(Key::Char(' ')), None, "tell-words-space", space, CardLook { small: true, ..default() });
    ui.card(page, Act::Key(Key::Delete), None, "tell-words-delete", delete, CardLook { small: true, ..default() });
    let (act, id) = if draft.words().trim().is_empty() { (Act::Skip, "tell-skip") } else { (Act::Done, "tell-words-done") };
    ui.button(page, act, "ui/yes", id, done, true);
    if shown.said_new() {
        speak(ui, draft, vec![question.into(), "tell-skip".into()]);
    }
}

fn tail(text: &str, letters: usize) -> &str {
    let n = text.chars().count();
    if n <= letters {
        return text;
    }
    text.char_indices().nth(n - letters).map_or(text, |(i, _)| &text[i..])
}
