//! The session that runs: all eyes with one tap, the next card, what the class has chosen.

use super::draw::{Here, frame, link};
use crate::{
    device::Act,
    screens::{Shown, join::PICTURES},
    theme::{CardLook, GAP, Size, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_room::Trouble;

/// Who listens: so many of so many, and over what.
fn status(ui: &Ui, here: &Here) -> String {
    let Some(told) = here.class.told.as_ref() else { return ui.words.t("teach-asking") };
    match told {
        Ok(told) if told.of > 0 => {
            ui.words.with("teach-tablets-of", &[("tablets", told.tablets.into()), ("of", told.of.max(told.tablets).into())])
        }
        Ok(told) => ui.words.with("teach-tablets", &[("tablets", told.tablets.into())]),
        Err(Trouble::NoServer) => ui.words.t("teach-no-server"),
        Err(Trouble::Refused(_)) => ui.words.t("teach-refused"),
    }
}

pub(super) fn live(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let lesson = here.class.session().map(|s| s.plan.lesson.clone()).filter(|l| !l.is_empty());
    let title = match lesson.and_then(|id| here.packs.lessons().find(|l| l.id == id)) {
        Some(lesson) => ui.words.t(&lesson.title_id()),
        None => ui.words.t("teach-session"),
    };
    let (page, area) = frame(ui, shown, "teach-live", &title, true);
    let standing = ui.space.standing();
    let session = here.class.session().cloned();
    let up = session.as_ref().is_some_and(|s| s.eyes.is_some());
    let line = Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 96.0);
    let field = ui.field(page, line, palette::CARD, 22.0);
    let text = format!("{}  {}", status(ui, here), link(ui, here.class));
    let room = Rect::new(20.0, 4.0, line.width() - 300.0, 92.0);
    ui.text(field, &text, room, TextLook::new(Size::Small).start());
    // By these three the tablets of no class come in.
    if let Some(session) = &session {
        for (i, picture) in session.code.0.iter().enumerate() {
            let x = line.width() - 280.0 + i as f32 * 92.0;
            if let Some(name) = PICTURES.get(usize::from(*picture)) {
                ui.picture(field, name, Rect::new(x, 6.0, x + 84.0, 90.0));
            }
        }
    }
    let body = Rect { min: Vec2::new(area.min.x, line.max.y + GAP * 0.7), ..area };
    let (big, rest) = if standing {
        let split = body.min.y + 230.0;
        (Rect { max: Vec2::new(body.max.x, split), ..body }, Rect { min: Vec2::new(body.min.x, split + GAP * 0.7), ..body })
    } else {
        let split = body.min.x + body.width() * 0.4;
        (Rect { max: Vec2::new(split, body.max.y), ..body }, Rect { min: Vec2::new(split + GAP, body.min.y), ..body })
    };
    let eyes = if up { "teach-eyes-off" } else { "teach-eyes" };
    let text = ui.words.t(eyes);
    let more = 92.0;
    let button = if up { Rect { max: big.max - Vec2::new(0.0, more), ..big } } else { big };
    ui.bare_card(page, Act::Card(0), Some("ui/sun"), &text, button, CardLook { chosen: up, lying: standing, ..default() });
    if up {
        let longer = Rect::new(big.min.x, big.max.y - more + 14.0, big.max.x, big.max.y);
        let text = ui.words.t("teach-eyes-longer");
        ui.bare_card(page, Act::Take, None, &text, longer, CardLook { small: true, ..default() });
    }
    let hall = session.as_ref().is_some_and(|s| s.hall);
    let cards = [
        (Act::Card(1), "ui/next", "teach-next", false),
        (Act::Card(2), "ui/lantern", "teach-another", false),
        (Act::Card(3), "ui/table", "teach-bars", false),
        (Act::Card(4), "ui/staff", if hall { "teach-hall-on" } else { "teach-hall" }, hall),
        (Act::Card(5), "ui/trusted", "teach-told", false),
        (Act::Stop, "ui/home", "teach-end", false),
    ];
    for ((act, icon, id, chosen), rect) in cards.into_iter().zip(grid(rest, 6, 2, GAP * 0.7, ui.words.rtl())) {
        let text = ui.words.t(id);
        ui.bare_card(page, act, Some(icon), &text, rect, CardLook { lying: true, small: true, chosen, ..default() });
    }
}

/// What the class has chosen so far, card by card: for talking about, not for marking.
pub(super) fn bars(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-bars");
    let (page, area) = frame(ui, shown, &format!("teach-bars-{}", here.teach.sheet), &title, true);
    let told = here.class.told.as_ref().and_then(|t| t.as_ref().ok());
    let lesson = here.class.session().and_then(|s| here.packs.lessons().find(|l| l.id == s.plan.lesson));
    let seen = told.map(|t| t.seen.clone()).unwrap_or_default();
    let (Some(lesson), false) = (lesson, seen.is_empty()) else {
        let text = ui.words.t("teach-bars-none");
        ui.text(page, &text, area, TextLook::new(Size::Label));
        return;
    };
    let at = here.teach.sheet % seen.len();
    let question = &seen[at];
    let asked = ui.words.t(&format!("{}-{}", lesson.id, question.node));
    ui.text(page, &asked, Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 90.0), TextLook::new(Size::Label));
    let most = question.options.iter().filter_map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let rows = Rect { min: Vec2::new(area.min.x, area.min.y + 104.0), max: area.max - Vec2::new(0.0, 56.0) };
    let tall = (rows.height() / question.options.len().max(2) as f32).min(150.0);
    for (i, (option, n)) in question.options.iter().enumerate() {
        let y = rows.min.y + i as f32 * tall;
        let text = ui.words.t(&format!("{}-{}-{option}", lesson.id, question.node));
        ui.text(page, &text, Rect::new(rows.min.x, y, rows.max.x, y + tall * 0.42), TextLook::new(Size::Small).start());
        let whole = rows.width() - 190.0;
        // Few have chosen it: how few is nobody's to see.
        let part = n.map_or(0.06, |n| n as f32 / most as f32);
        let bar = Rect::new(rows.min.x, y + tall * 0.44, rows.min.x + whole * part, y + tall * 0.86);
        ui.field(page, bar, if n.is_some() { palette::CHOSEN } else { palette::EDGE }, 12.0);
        let count = n.map_or_else(|| ui.words.t("teach-bars-few"), |n| n.to_string());
        let beside = Rect::new(bar.max.x + 12.0, bar.min.y, bar.max.x + 180.0, bar.max.y);
        ui.text(page, &count, beside, TextLook::new(Size::Label).start());
    }
    let line = ui.words.t("teach-bars-line");
    let below = Rect::new(area.min.x, area.max.y - 50.0, area.max.x, area.max.y);
    ui.text(page, &line, below, TextLook::new(Size::Small).color(palette::INK_SOFT));
    if seen.len() > 1 {
        super::draw::more(ui, page);
    }
}
