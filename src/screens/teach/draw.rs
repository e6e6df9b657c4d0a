//! How a teacher's pages look: quiet, and each with one thing that is most likely wanted.

use super::{Leaf, PAGE, Teach, live, look, pick};
use crate::{
    device::{Act, Approved, Classroom, Clock, Key, Opening, net},
    packs::Packs,
    screens::{
        Shown,
        scene::{Look, scene},
    },
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_room::Via;

/// What every page of a teacher's has at hand.
pub(super) struct Here<'a> {
    pub(super) teach: &'a Teach,
    pub(super) class: &'a Classroom,
    pub(super) packs: &'a Packs,
    pub(super) approved: &'a Approved,
    pub(super) clock: &'a Clock,
}

/// A page with a title; gives it and the room that is left beside Tell.
pub(super) fn frame(ui: &mut Ui, shown: &mut Shown, name: &str, title: &str, back: bool) -> (Entity, Rect) {
    let page = ui.page(palette::PAPER, shown.turn(name.to_owned()));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, back, ..default() });
    let left = MARGIN + BUTTON * if back { 2.0 } else { 1.0 } + 36.0;
    let top =
        if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 220.0) } else { Rect::new(left, MARGIN, w - BUTTON - 2.0 * MARGIN, 142.0) };
    ui.text(page, title, top, TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let bottom = if standing { h - TELL - 2.0 * MARGIN } else { h - MARGIN };
    if shown.said_new() {
        ui.speech.quiet_page(Vec::new());
    }
    (page, Rect::new(MARGIN, if standing { 236.0 } else { 164.0 }, right, bottom))
}

/// Cards with words alone, as many as fit, each on one line of a list.
pub(super) fn list(ui: &mut Ui, page: Entity, area: Rect, rows: &[(Act, String, bool)], columns: usize) {
    let height = (area.height() / rows.len().div_ceil(columns).max(3) as f32).min(130.0);
    let area = Rect { max: Vec2::new(area.max.x, area.min.y + height * rows.len().div_ceil(columns) as f32), ..area };
    for ((act, text, chosen), rect) in rows.iter().zip(grid(area, rows.len(), columns, GAP * 0.6, ui.words.rtl())) {
        ui.bare_card(page, act.clone(), None, text, rect, CardLook { chosen: *chosen, ..default() });
    }
}

/// The arrow to the next page of a list.
pub(super) fn more(ui: &mut Ui, page: Entity) {
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let tell = Vec2::new(w - MARGIN - TELL / 2.0, h - MARGIN - TELL / 2.0);
    let beside = if standing { Vec2::new(-TELL - MARGIN, 0.0) } else { Vec2::new(0.0, -TELL - MARGIN) };
    let icon = if ui.words.rtl() { "ui/next-rtl" } else { "ui/next" };
    ui.icon(page, Act::Next, icon, "button-next", Rect::from_center_size(tell + beside, Vec2::splat(130.0)));
}

/// Over what the class is reached, in words.
pub(super) fn link(ui: &Ui, class: &Classroom) -> String {
    ui.words.t(match (class.via(), class.is_hub()) {
        (_, true) => "teach-link-here",
        (Via::Server, _) => "teach-link-server",
        _ => "teach-link-none",
    })
}

pub(super) fn draw(
    mut ui: Ui,
    (teach, class): (Res<Teach>, Res<Classroom>),
    (packs, approved, clock): (Res<Packs>, Res<Approved>, Res<Clock>),
    mut shown: ResMut<Shown>,
) {
    let here = Here { teach: &teach, class: &class, packs: &packs, approved: &approved, clock: &clock };
    let (ui, shown) = (&mut ui, &mut *shown);
    match teach.leaf {
        Leaf::Who => who(ui, shown, &here),
        Leaf::Pin => pin(ui, shown, &here),
        Leaf::Class => classes(ui, shown, &here),
        Leaf::Desk => desk(ui, shown, &here),
        Leaf::Lessons => pick::lessons(ui, shown, &here),
        Leaf::Topics => pick::topics(ui, shown, &here),
        Leaf::Plan => pick::plan(ui, shown, &here),
        Leaf::Suit => pick::suit(ui, shown, &here),
        Leaf::Cards => pick::cards(ui, shown, &here),
        Leaf::Notes => pick::notes(ui, shown, &here),
        Leaf::Live => live::live(ui, shown, &here),
        Leaf::Bars => live::bars(ui, shown, &here),
        Leaf::Told => look::told(ui, shown),
        Leaf::Taught => look::taught(ui, shown, &here),
    }
}

fn who(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-who");
    let (page, area) = frame(ui, shown, &format!("teach-who-{}", here.teach.sheet), &title, false);
    let today = net::school_time(here.clock.epoch_seconds()).0;
    let staff = here.class.staff(today);
    let pages = staff.len().div_ceil(PAGE).max(1);
    let sheet = here.teach.sheet % pages;
    let rows: Vec<_> =
        staff.iter().skip(sheet * PAGE).take(PAGE).enumerate().map(|(i, s)| (Act::Card(i), s.label.clone(), false)).collect();
    let columns = if ui.space.standing() { 1 } else { 2 };
    list(ui, page, Rect { max: area.max - Vec2::new(0.0, 130.0), ..area }, &rows, columns);
    let this = Rect::new(area.min.x, area.max.y - 110.0, area.min.x + 380.0, area.max.y);
    ui.button(page, Act::Bin(0), "ui/staff", "teach-this-tablet", this, false);
    if pages > 1 {
        more(ui, page);
    }
}

fn pin(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let account = here.teach.account.and_then(|id| here.class.setup().staff_of(id));
    let title = account.map(|s| s.label.clone()).unwrap_or_default();
    let (page, area) = frame(ui, shown, "teach-pin", &title, true);
    let standing = ui.space.standing();
    let says = match here.class.opening() {
        Some(Opening::Checking) => ui.words.t("teach-pin-checking"),
        Some(Opening::NotYours) => ui.words.t("teach-pin-not-today"),
        Some(Opening::Wrong(0)) => ui.words.t("teach-pin-wrong"),
        Some(Opening::Wrong(wait)) => ui.words.with("teach-pin-wait", &[("seconds", wait.into())]),
        None => ui.words.t("teach-pin"),
    };
    let line = Rect::new(area.min.x, area.min.y - 14.0, area.max.x, area.min.y + 46.0);
    ui.text(page, &says, line, TextLook::new(Size::Label));
    let wanted = account.map_or(6, |s| s.digits);
    let middle = (area.min.x + area.max.x) / 2.0;
    let y = area.min.y + 90.0;
    for i in 0..wanted {
        let x = middle + (f32::from(i) - f32::from(wanted - 1) / 2.0) * 62.0;
        let full = usize::from(i) < here.teach.digits.len();
        let side = if full { 40.0 } else { 26.0 };
        let color = if full { palette::CHOSEN } else { palette::EDGE };
        ui.field(page, Rect::from_center_size(Vec2::new(x, y), Vec2::splat(side)), color, side / 2.0);
    }
    let below = 104.0;
    let pad = Rect::new(area.min.x, y + 46.0, area.max.x, area.max.y - below);
    let columns = if standing { 3 } else { 6 };
    // From left to right in every script, as digits are.
    let pad = grid(pad, 12, columns, GAP * 0.6, false);
    for (n, rect) in (0..=9_usize).map(|n| (n + 1) % 10).zip(&pad) {
        ui.bare_card(page, Act::Card(n), None, &n.to_string(), *rect, CardLook::default());
    }
    if let Some(rect) = pad.get(11) {
        let text = ui.words.t("tell-words-delete");
        ui.bare_card(page, Act::Key(Key::Delete), None, &text, *rect, CardLook { small: true, ..default() });
    }
    let row = grid(Rect::new(area.min.x, area.max.y - below + 14.0, area.max.x, area.max.y), 2, 2, GAP, ui.words.rtl());
    ui.button(page, Act::Bin(1), "ui/partner", "teach-somebody-else", row[0], false);
    ui.button(page, Act::Bin(0), "ui/staff", "teach-this-tablet", row[1], false);
}

fn classes(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-class");
    let (page, area) = frame(ui, shown, &format!("teach-class-{}", here.teach.sheet), &title, here.teach.class.is_some());
    let Some(staff) = here.class.teacher() else { return };
    let today = net::school_time(here.clock.epoch_seconds()).0;
    let hers: Vec<_> = here.class.setup().classes_of(staff, today).collect();
    let pages = hers.len().div_ceil(PAGE).max(1);
    let sheet = here.teach.sheet % pages;
    if hers.is_empty() {
        let none = ui.words.t("teach-class-none");
        ui.text(page, &none, area, TextLook::new(Size::Label));
    }
    let rows: Vec<_> = hers
        .iter()
        .skip(sheet * PAGE)
        .take(PAGE)
        .enumerate()
        .map(|(i, c)| (Act::Card(i), c.label.clone(), Some(c.id) == here.teach.class))
        .collect();
    let columns = if ui.space.standing() { 1 } else { 2 };
    list(ui, page, area, &rows, columns);
    if pages > 1 {
        more(ui, page);
    }
}

/// The class's own page: what it is most likely to do next, and everything else below.
fn desk(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let Some(class) = here.teach.class.and_then(|id| here.class.setup().class_of(id)) else { return };
    let (page, area) = frame(ui, shown, "teach-desk", &class.label.clone(), false);
    let standing = ui.space.standing();
    let running = here.class.session().is_some_and(|s| s.class == class.id);
    let (first, rest) = if standing {
        let split = area.min.y + 400.0;
        (Rect { max: Vec2::new(area.max.x, split), ..area }, Rect { min: Vec2::new(area.min.x, split + GAP), ..area })
    } else {
        let split = area.min.x + area.width() * 0.46;
        (Rect { max: Vec2::new(split, area.max.y), ..area }, Rect { min: Vec2::new(split + GAP, area.min.y), ..area })
    };
    let field = ui.field(page, first, palette::CARD, 30.0);
    let size = first.size();
    match here.teach.suggested(here.packs, here.approved, here.class).filter(|_| !running) {
        Some(lesson) => {
            let picture = Rect::new(16.0, 16.0, size.x - 16.0, size.y - 212.0);
            ui.own(here.packs.art(&lesson));
            if let Some(stage) = lesson.opening() {
                scene(ui, field, picture, stage, Look::Card);
            }
            let title = ui.words.t(&lesson.title_id());
            ui.text(field, &title, Rect::new(16.0, size.y - 204.0, size.x - 16.0, size.y - 142.0), TextLook::new(Size::Label));
            ui.button(field, Act::Take, "ui/next", "teach-start-now", Rect::new(16.0, size.y - 136.0, size.x - 16.0, size.y - 16.0), true);
        }
        None => {
            let id = if running { "teach-running" } else { "teach-no-lesson" };
            let text = ui.words.t(id);
            ui.text(field, &text, Rect::new(16.0, 16.0, size.x - 16.0, size.y - 150.0), TextLook::new(Size::Label));
            if running {
                let on = Rect::new(16.0, size.y - 136.0, size.x - 16.0, size.y - 16.0);
                ui.button(field, Act::Card(0), "ui/next", "teach-carry-on", on, true);
            }
        }
    }
    let cards = [
        (Act::Card(0), "ui/lantern", "teach-lessons"),
        (Act::Card(1), "ui/smart-reliable", "teach-topics"),
        (Act::Card(5), "ui/sun", "teach-eyes"),
        (Act::Card(2), "ui/trusted", "teach-told"),
        (Act::Card(3), "ui/tick", "teach-taught"),
        (Act::Card(4), "ui/partner", "teach-other-class"),
    ];
    let cards: Vec<_> = cards.into_iter().skip(usize::from(running)).collect();
    let line = 40.0;
    let rects = grid(Rect { max: rest.max - Vec2::new(0.0, line), ..rest }, cards.len(), 2, GAP * 0.7, ui.words.rtl());
    for ((act, icon, id), rect) in cards.into_iter().zip(rects) {
        let text = ui.words.t(id);
        ui.bare_card(page, act, Some(icon), &text, rect, CardLook { lying: true, small: true, ..default() });
    }
    let link = link(ui, here.class);
    let below = Rect::new(rest.min.x, rest.max.y - line + 4.0, rest.max.x, rest.max.y);
    ui.text(page, &link, below, TextLook::new(Size::Small).color(palette::INK_SOFT));
}
