//! The last pages: what was said, who reads it and when, Send in two taps, what became of it; and the card to show instead.

use super::{
    draw::{frame, role, speak},
    flow::{Draft, Step, chosen_picture, find_picture},
};
use crate::{
    device::{Act, Clock, Keeping, Post, net::school_time},
    screens::Shown,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_frame::roster::{Reading, weekday};

/// What was said, who will read it, and the two taps that send.
pub(super) fn sending(ui: &mut Ui, shown: &mut Shown, draft: &Draft, post: &Post, clock: &Clock) {
    let sure = draft.step() == Step::Sure;
    let page = frame(ui, shown, if sure { "tell-sure-ask" } else { "tell-send-ask" });
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 225.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, if sure { "tell-sure-ask" } else { "tell-send-ask" }, title, TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let top = if standing { 240.0 } else { 164.0 };

    // Large words take room from the pictures.
    let large = ui.comfort.scale() >= 1.5 && !standing;
    let (strip_h, faces_h) = match (large, standing) {
        (true, _) => (72.0, 178.0),
        (_, true) => (90.0, 190.0),
        _ => (108.0, 206.0),
    };
    // What the child said, in its own pictures.
    let said = draft.said();
    let strip = Rect::new(MARGIN, top, right, top + strip_h);
    let field = ui.field(page, strip, palette::CARD, 24.0);
    let step = ((strip.width() - 40.0) / said.len().max(1) as f32).min(180.0);
    let start = (strip.width() - step * said.len() as f32) / 2.0;
    for (i, picture) in said.iter().enumerate() {
        let i = if ui.words.rtl() { said.len() - 1 - i } else { i };
        ui.picture(
            field,
            picture,
            Rect::from_center_size(Vec2::new(start + step * (i as f32 + 0.5), strip_h / 2.0), Vec2::splat((strip_h - 12.0).min(step))),
        );
    }

    // The faces of those who will read it.
    let readers = post.readers(&draft.sketch());
    let faces = Rect::new(MARGIN, strip.max.y + 12.0, right, strip.max.y + 12.0 + faces_h);
    let field = ui.field(page, faces, palette::CARD, 24.0);
    ui.lit_text(field, "tell-readers", Rect::new(20.0, 2.0, faces.width() - 20.0, 46.0), TextLook::new(Size::Label));
    let mut roles: Vec<_> = readers.iter().map(|r| role(r.role)).collect();
    roles.dedup();
    let step = (faces.width() / roles.len().max(1) as f32).min(260.0);
    let start = (faces.width() - step * roles.len() as f32) / 2.0;
    for (i, (picture, id)) in roles.iter().enumerate() {
        let x = start + step * (i as f32 + 0.5);
        ui.picture(field, picture, Rect::from_center_size(Vec2::new(x, faces_h / 2.0 - 7.0), Vec2::splat(faces_h - 106.0)));
        ui.lit_text(
            field,
            id,
            Rect::from_center_size(Vec2::new(x, faces_h - 30.0), Vec2::new(step - 8.0, 60.0)),
            TextLook::new(Size::Small),
        );
    }
    // Before the first of the two taps what is promised and what is not, before the second that there is no blame.
    let when = reading(post, clock);
    let lines = if sure { vec!["tell-no-blame"] } else { vec!["tell-promise", "tell-promise-find", when] };
    let lines: Vec<String> = lines.into_iter().map(String::from).collect();
    let bottom = h - if standing { TELL + 2.0 * MARGIN } else { MARGIN };
    let below = bottom - 158.0 - if standing && !sure { 170.0 } else { 0.0 };
    stacked(ui, page, None, &lines, Rect::new(MARGIN, faces.max.y + 4.0, right, below), |_| Size::Small);

    let buttons = Rect::new(MARGIN, bottom - 150.0, right, bottom);
    if sure {
        let rects = grid(buttons, 2, 2, GAP, ui.words.rtl());
        ui.button(page, Act::No, "ui/not-now", "tell-sure-no", rects[0], false);
        ui.button(page, Act::Yes, "ui/send", "tell-sure-yes", rects[1], true);
    } else {
        let asides = beside(draft);
        // What nobody has to answer stands before Send, smaller: whom I would like to tell, come and find me, show it instead.
        let (room, send) = if standing {
            let half = buttons.min.y - 20.0 - 150.0;
            (Rect::new(buttons.min.x, half, buttons.max.x, half + 150.0), buttons)
        } else if ui.words.rtl() {
            let at = buttons.min.x + 400.0;
            (Rect { min: Vec2::new(at + GAP, buttons.min.y), ..buttons }, Rect { max: Vec2::new(at, buttons.max.y), ..buttons })
        } else {
            let at = buttons.max.x - 400.0;
            (Rect { max: Vec2::new(at - GAP, buttons.max.y), ..buttons }, Rect { min: Vec2::new(at, buttons.min.y), ..buttons })
        };
        let rects = grid(room, asides.len(), asides.len(), GAP, ui.words.rtl());
        let look = CardLook { small: true, ..default() };
        let look = ui.even(asides.iter().map(|(_, id, _)| *id), rects.first().map_or(Vec2::ONE, Rect::size), look);
        for (i, ((picture, id, chosen), rect)) in asides.iter().zip(rects).enumerate() {
            ui.card(page, Act::Bin(i), Some(picture), id, rect, CardLook { chosen: *chosen, ..look });
        }
        ui.button(page, Act::Done, "ui/send", "tell-send", send, true);
    }
    if shown.said_new() {
        let mut lines: Vec<String> = if sure {
            ["tell-sure-ask", "tell-sure-yes", "tell-sure-no"].map(String::from).to_vec()
        } else {
            let mut lines = vec!["tell-readers".to_owned()];
            lines.extend(roles.iter().map(|(_, id)| (*id).to_owned()));
            lines.extend(["tell-promise", "tell-promise-find", when, "tell-send-ask", "tell-send"].map(String::from));
            lines.extend(beside(draft).iter().map(|(_, id, _)| (*id).to_owned()));
            lines
        };
        if sure {
            lines.insert(0, "tell-no-blame".into());
        }
        speak(ui, draft, lines);
    }
}

/// Picture and message of the three pages beside Send, and whether the child has answered there.
fn beside(draft: &Draft) -> [(String, &'static str, bool); 3] {
    let chosen = draft.chosen().map_or_else(|| "tell/chosen-ask".to_owned(), chosen_picture);
    let find = draft.find().map_or_else(|| "tell/find-ask".to_owned(), find_picture);
    [
        (chosen, "tell-chosen-ask", draft.chosen().is_some()),
        (find, "tell-find-ask", draft.find().is_some()),
        ("tell/show".to_owned(), "tell-show", false),
    ]
}

/// When somebody will read it, by the school's own calendar.
fn reading(post: &Post, clock: &Clock) -> &'static str {
    const DAYS: [&str; 7] = [
        "tell-when-monday",
        "tell-when-tuesday",
        "tell-when-wednesday",
        "tell-when-thursday",
        "tell-when-friday",
        "tell-when-saturday",
        "tell-when-sunday",
    ];
    let Some(hours) = post.roster().map(|roster| &roster.hours) else { return "tell-when-open" };
    let (day, minute) = school_time(clock.epoch_seconds());
    match hours.reading(day, minute) {
        Reading::Today => "tell-when-today",
        // A weekday is a day that a child can count to.
        Reading::On(next) if next - day < 7 => DAYS.get(usize::from(weekday(next))).copied().unwrap_or("tell-when-open"),
        Reading::On(_) | Reading::Unknown => "tell-when-open",
    }
}

/// Out of hours: when somebody will read it, and who helps until then (REP-17).
fn closed(post: &Post, clock: &Clock) -> impl Iterator<Item = &'static str> {
    let when = reading(post, clock);
    (when != "tell-when-today").then_some([when, "tell-closed-help"]).into_iter().flatten()
}

/// What was said as one big card to hold up: for a child that cannot or will not speak. Nothing of it is sent or kept.
pub(super) fn showing(ui: &mut Ui, shown: &mut Shown, draft: &Draft) {
    let page = frame(ui, shown, "tell-show-ask");
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 245.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, "tell-show-ask", title, TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let bottom = h - if standing { TELL + 2.0 * MARGIN } else { MARGIN };
    let card = Rect::new(MARGIN, if standing { 260.0 } else { 164.0 }, right, bottom - 146.0);
    let field = ui.field(page, card, palette::CARD, 32.0);
    let said = draft.said();
    let columns = if standing { 2 } else { said.len().div_ceil(2).clamp(2, 5) };
    let rows = said.len().div_ceil(columns) as f32;
    let cell = Vec2::new(card.width() / columns as f32, card.height() / rows);
    for (picture, rect) in said.iter().zip(grid(Rect::from_corners(Vec2::ZERO, card.size()), said.len(), columns, 0.0, ui.words.rtl())) {
        ui.picture(field, picture, Rect::from_center_size(rect.center(), Vec2::splat(cell.min_element() - 16.0)));
    }
    let done = Rect::from_center_size(Vec2::new((MARGIN + right) / 2.0, bottom - 66.0), Vec2::new(480.0, 124.0));
    ui.button(page, Act::Done, "ui/yes", "tell-show-done", done, true);
    if shown.said_new() {
        speak(ui, draft, ["tell-show-ask", "tell-show-done", "tell-back"].map(String::from).to_vec());
    }
}

/// What is said at the end.
pub(super) struct Outcome {
    pub picture: &'static str,
    pub lines: Vec<String>,
    /// The child can go on.
    pub done: bool,
    /// The card to show to a grown-up.
    pub urgent: bool,
    /// It is spoken without a tap.
    pub aloud: bool,
    /// Six pictures can be taken along.
    pub code: bool,
}

impl Outcome {
    /// A page that says this, and from which nothing leads away yet.
    pub fn new(picture: &'static str, lines: Vec<String>) -> Self {
        Self { picture, lines, done: false, urgent: false, aloud: false, code: false }
    }
}

/// The truth about what became of it. `about`: urgent, advice, spoken without a tap, can be answered.
pub(super) fn keeping(
    ui: &mut Ui,
    shown: &mut Shown,
    post: &Post,
    clock: &Clock,
    (urgent, advice, aloud, code): (bool, Option<&'static str>, bool, bool),
) {
    let (picture, lines) = match post.keeping() {
        Some(Keeping::Waiting) => ("ui/tablet-keep", vec!["tell-keeping"]),
        Some(Keeping::Full) => ("ui/grown-up-now", vec!["tell-full", "tell-trying"]),
        // Nothing is known of it: the worst is said.
        Some(Keeping::Disk) | None => ("ui/grown-up-now", vec!["tell-disk"]),
        Some(Keeping::Kept) => {
            let first = if urgent { "tell-kept-urgent" } else { "tell-kept" };
            // An urgent one is shown to a grown-up in the room in any case.
            let waits = (!urgent && !post.link_up()).then_some("tell-kept-wait");
            let lines = [first].into_iter().chain(waits).chain(closed(post, clock)).chain(advice).chain(["tell-no-blame"]);
            (if urgent { "ui/grown-up-now" } else { "ui/lock-safe" }, lines.collect())
        }
    };
    let kept = post.keeping() == Some(Keeping::Kept);
    let lines = lines.into_iter().map(String::from).collect();
    let done = post.keeping() != Some(Keeping::Waiting);
    outcome(ui, shown, Outcome { done, urgent: urgent && kept, aloud, code: code && kept, ..Outcome::new(picture, lines) });
}

/// Sentences one below the other in the middle of an area, a picture above them: it takes what the words leave it between
/// its two heights, and the words what is then left.
pub(super) fn stacked(
    ui: &mut Ui,
    page: Entity,
    picture: Option<(&str, f32, f32)>,
    lines: &[String],
    area: Rect,
    size: impl Fn(usize) -> Size,
) {
    let least = picture.map_or(0.0, |(_, least, _)| least);
    let sizes = ui.together(lines, &size, area.width(), area.height() - least, 16.0);
    let total: f32 = sizes.iter().map(|(_, tall)| tall).sum();
    let side = picture.map_or(0.0, |(_, least, most)| (area.height() - total).clamp(least, most));
    let shrink = ((area.height() - side) / total).min(1.0);
    let mut y = area.min.y + (area.height() - side - total).max(0.0) / 2.0;
    if let Some((picture, ..)) = picture {
        ui.picture(page, picture, Rect::from_center_size(Vec2::new(area.center().x, y + side / 2.0), Vec2::splat(side)));
        y += side;
    }
    for (i, (id, (px, tall))) in lines.iter().zip(sizes).enumerate() {
        let tall = tall * shrink;
        ui.lit_text(page, id, Rect::new(area.min.x, y, area.max.x, y + tall), TextLook::new(size(i)).most(px));
        y += tall;
    }
}

/// The page at the end.
pub(super) fn outcome(ui: &mut Ui, shown: &mut Shown, outcome: Outcome) {
    let Outcome { picture, lines, done, urgent, aloud, code } = outcome;
    let name = format!("tell-outcome-{}", lines.join("+"));
    let page = ui.page(if urgent { palette::LANTERN } else { palette::QUIET }, shown.turn(name));
    ui.chrome(page, Chrome::default());
    let (w, h) = (ui.space.w, ui.space.h);
    let room = w - if ui.space.standing() { 2.0 * MARGIN } else { TELL + 3.0 * MARGIN };
    let middle = MARGIN + room / 2.0;
    // Standing, the two buttons stand one above the other beside the Tell button.
    let two = done && code;
    let below = match (done, two && ui.space.standing()) {
        (false, _) => 0.0,
        (true, false) => 144.0,
        (true, true) => 288.0,
    };
    let area = Rect::new(MARGIN, MARGIN, MARGIN + room, h - MARGIN - below);
    stacked(ui, page, Some((picture, 120.0, 300.0)), &lines, area, |i| if i == 0 { Size::Title } else { Size::Label });
    let last = Vec2::new(middle, h - MARGIN - 66.0);
    if two {
        let size = Vec2::new(((room - GAP) / 2.0).min(440.0), 124.0);
        let (aside, size) = match (ui.space.standing(), ui.words.rtl()) {
            (true, _) => (Vec2::ZERO, Vec2::new(400.0, 124.0)),
            (false, false) => (Vec2::new((size.x + GAP) / 2.0, 0.0), size),
            (false, true) => (Vec2::new(-(size.x + GAP) / 2.0, 0.0), size),
        };
        let above = if ui.space.standing() { Vec2::new(0.0, 144.0) } else { aside };
        ui.button(page, Act::Next, "tell/code", "tell-code-ask", Rect::from_center_size(last - above, size), false);
        ui.button(page, Act::Done, "ui/yes", "tell-done", Rect::from_center_size(last + aside, size), true);
    } else if done {
        ui.button(page, Act::Done, "ui/yes", "tell-done", Rect::from_center_size(last, Vec2::new(400.0, 124.0)), true);
    }
    if shown.said_new() {
        if aloud { ui.speech.page(lines) } else { ui.speech.quiet_page(lines) }
    }
}
