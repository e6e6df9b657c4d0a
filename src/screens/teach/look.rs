//! What to do if a child tells, and what was taught this year.

use super::{
    draw::{Here, frame},
    pick::strand,
};
use crate::{
    screens::Shown,
    theme::{Size, TextLook, Ui, palette},
};
use bevy::prelude::*;
use lantern_lesson::{AgeStage, Strand};
use lantern_room::Trouble;

pub(super) fn told(ui: &mut Ui, shown: &mut Shown) {
    const LINES: usize = 6;
    let title = ui.words.t("teach-told");
    let (page, area) = frame(ui, shown, "teach-told", &title, true);
    let ids: Vec<String> = (1..=LINES).map(|i| format!("teach-told-{i}")).collect();
    let rows = ui.together(&ids, |_| Size::Label, area.width() - 60.0, area.height() - 60.0, 16.0);
    let mut y = area.min.y;
    for (id, (px, tall)) in ids.iter().zip(rows) {
        let field = ui.field(page, Rect::new(area.min.x, y, area.max.x, y + tall), palette::CARD, 18.0);
        let text = ui.words.t(id);
        let inner = Rect::new(24.0, 0.0, area.width() - 24.0, tall);
        ui.text(field, &text, inner, TextLook::new(Size::Label).most(px).start());
        y += tall + 10.0;
    }
}

/// Strands down, stages across: how often each was taught, and above all where nothing was.
pub(super) fn taught(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-taught");
    let (page, area) = frame(ui, shown, "teach-taught", &title, true);
    let record = match &here.class.record {
        Some(Ok(record)) => record,
        other => {
            let id = match other {
                None => "teach-asking",
                Some(Err(Trouble::NoServer)) => "teach-no-server",
                Some(_) => "teach-refused",
            };
            let text = ui.words.t(id);
            ui.text(page, &text, area, TextLook::new(Size::Label));
            return;
        }
    };
    let lesson = |id: &str| here.packs.lessons().find(|l| l.id == id);
    let stages = ["stage-eyfs", "stage-ks1", "stage-lower-ks2", "stage-upper-ks2"];
    let names = area.width() * 0.34;
    let cell = Vec2::new((area.width() - names) / 4.0, (area.height() - 60.0) / 9.0);
    let rtl = ui.words.rtl();
    let x = |column: usize| {
        if rtl { area.max.x - names - (column + 1) as f32 * cell.x } else { area.min.x + names + column as f32 * cell.x }
    };
    for (column, id) in stages.into_iter().enumerate() {
        let text = ui.words.t(id);
        ui.text(page, &text, Rect::new(x(column), area.min.y, x(column) + cell.x, area.min.y + cell.y), TextLook::new(Size::Small));
    }
    for (row, s) in Strand::ALL.into_iter().enumerate() {
        let y = area.min.y + (row + 1) as f32 * cell.y;
        let (icon, id) = strand(s);
        let side = cell.y - 8.0;
        let left = if rtl { area.max.x - side } else { area.min.x };
        ui.picture(page, icon, Rect::new(left, y + 4.0, left + side, y + 4.0 + side));
        let text = ui.words.t(id);
        let words = if rtl {
            Rect::new(area.max.x - names + 8.0, y, area.max.x - side - 10.0, y + cell.y)
        } else {
            Rect::new(area.min.x + side + 10.0, y, area.min.x + names - 8.0, y + cell.y)
        };
        ui.text(page, &text, words, TextLook::new(Size::Small).start());
        for (column, stage) in AgeStage::ALL.into_iter().enumerate() {
            let here_are = here.packs.lessons().any(|l| l.strand == s && l.stage == stage);
            let times = record.taught.iter().filter(|t| lesson(&t.lesson).is_some_and(|l| l.strand == s && l.stage == stage)).count();
            let rect = Rect::new(x(column) + 4.0, y + 4.0, x(column) + cell.x - 4.0, y + cell.y - 4.0);
            let color = match (times, here_are) {
                (0, true) => palette::CARD,
                (0, false) => palette::PAPER,
                _ => palette::CHOSEN_GROUND,
            };
            let field = ui.field(page, rect, color, 12.0);
            // Not by colour alone: a number, a dash where there is a lesson, nothing where there is none yet.
            let text = match (times, here_are) {
                (0, true) => "\u{2013}".to_owned(),
                (0, false) => String::new(),
                (n, _) => n.to_string(),
            };
            ui.text(field, &text, Rect::from_corners(Vec2::ZERO, rect.size()), TextLook::new(Size::Label));
        }
    }
    let line = ui.words.t("teach-taught-line");
    let below = Rect::new(area.min.x, area.max.y - 50.0, area.max.x, area.max.y);
    ui.text(page, &line, below, TextLook::new(Size::Small).color(palette::INK_SOFT));
}
