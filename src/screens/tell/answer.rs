//! Hearing back: the six pictures that a child may take along, the page on which they are tapped in, and the answer.

use super::{draw::frame, last::stacked};
use crate::{
    device::{Act, Clock, Lookup, Post},
    screens::Shown,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_frame::report::{Code, Picture, Tapped};
use std::time::Duration;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Pictures that were tapped so far. Wiped when dropped; its `Debug` shows nothing.
#[derive(Default, Zeroize, ZeroizeOnDrop)]
pub struct Picked(Vec<Picture>);

impl std::fmt::Debug for Picked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Picked(..)")
    }
}

impl Picked {
    /// One more; the code once there are six.
    pub fn add(&mut self, picture: Picture) -> Option<Code> {
        self.0.reserve_exact(Code::LEN);
        self.0.push(picture);
        self.0.as_slice().try_into().ok().map(Code)
    }

    /// Takes the last one back; `false` if there was none.
    pub fn take_back(&mut self) -> bool {
        self.0.pop().is_some()
    }
}

/// Six places in a row, some of them with a picture.
fn row(ui: &mut Ui, page: Entity, area: Rect, pictures: &[Picture]) {
    let step = (area.width() / Code::LEN as f32).min(area.height() + GAP);
    let side = (step - GAP).min(area.height());
    let start = (area.min.x + area.max.x - step * Code::LEN as f32) / 2.0;
    for i in 0..Code::LEN {
        let place = if ui.words.rtl() { Code::LEN - 1 - i } else { i };
        let middle = Vec2::new(start + step * (place as f32 + 0.5), (area.min.y + area.max.y) / 2.0);
        let field = ui.field(page, Rect::from_center_size(middle, Vec2::splat(side)), palette::CARD, 20.0);
        if let Some(picture) = pictures.get(i) {
            let inside = Rect::from_center_size(Vec2::splat(side / 2.0), Vec2::splat(side - 12.0));
            ui.picture(field, &format!("peg/{}", picture.id()), inside);
        }
    }
}

/// The six pictures to remember, after it was kept.
pub(super) fn code(ui: &mut Ui, shown: &mut Shown, code: Code) {
    let page = ui.page(palette::QUIET, shown.turn("tell-code"));
    ui.chrome(page, Chrome { language: false, ..default() });
    let icon = if ui.words.rtl() { "ui/back-rtl" } else { "ui/back" };
    ui.icon(page, Act::Back, icon, "tell-back", Rect::new(MARGIN, MARGIN, MARGIN + BUTTON, MARGIN + BUTTON));
    let hide = ui.space.w - MARGIN - 2.0 * BUTTON - 18.0;
    ui.icon(page, Act::Hide, "ui/hide", "button-hide", Rect::new(hide, MARGIN, hide + BUTTON, MARGIN + BUTTON));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let (sides, top) = if standing { (MARGIN, 150.0) } else { (MARGIN + 2.0 * BUTTON + 40.0, 14.0) };
    ui.lit_text(page, "tell-code", Rect::new(sides, top, w - sides, top + 130.0), TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let tall = if standing { 130.0 } else { 170.0 };
    let y = top + 160.0;
    row(ui, page, Rect::new(MARGIN, y, right, y + tall), &code.0);
    let lines = ["tell-code-how", "tell-code-where"].map(String::from);
    stacked(ui, page, None, &lines, Rect::new(MARGIN, y + tall + 12.0, right, h - MARGIN - 144.0), |_| Size::Label);
    let done = Rect::from_center_size(Vec2::new((MARGIN + right) / 2.0, h - MARGIN - 66.0), Vec2::new(400.0, 124.0));
    ui.button(page, Act::Done, "ui/yes", "tell-done", done, true);
    if shown.said_new() {
        ui.speech.quiet_page(["tell-code", "tell-code-how", "tell-code-where"].map(String::from).to_vec());
    }
}

/// The 32 pictures, and what was tapped of them.
pub(super) fn recall(ui: &mut Ui, shown: &mut Shown, picked: &Picked) {
    let page = frame(ui, shown, "tell-recall");
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let (title, strip) = if standing {
        (Rect::new(MARGIN, 150.0, w - MARGIN, 230.0), Rect::new(MARGIN, 240.0, w - MARGIN, 340.0))
    } else {
        (Rect::new(sides, 10.0, w - sides, 82.0), Rect::new(sides, 86.0, w - sides, 158.0))
    };
    ui.lit_text(page, "tell-recall", title, TextLook::new(Size::Title));
    row(ui, page, strip, &picked.0);
    let area = if standing {
        Rect::new(MARGIN, 360.0, w - MARGIN, h - TELL - 2.0 * MARGIN)
    } else {
        Rect::new(MARGIN, 172.0, w - TELL - 2.0 * MARGIN, h - MARGIN)
    };
    let rects = grid(area, Picture::ALL.len(), if standing { 4 } else { 8 }, GAP * 0.7, ui.words.rtl());
    for (i, (picture, rect)) in Picture::ALL.iter().zip(rects).enumerate() {
        ui.icon(page, Act::Card(i), &format!("peg/{}", picture.id()), &format!("peg-{}", picture.id()), rect);
    }
    if shown.said_new() {
        ui.speech.quiet_page(vec!["tell-recall".into()]);
    }
}

/// What the six pictures opened.
pub(super) fn answer(ui: &mut Ui, shown: &mut Shown, post: &Post, clock: &Clock, until: Option<Duration>) {
    let (picture, lines): (&str, Vec<String>) = match post.lookup() {
        None | Some(Lookup::Looking) => ("tell/code-enter", vec!["tell-looking".into()]),
        Some(Lookup::Found(answers)) => {
            // The newest alone: three sentences are what a page has room for, and a child attention.
            let says = answers.first().map(|answer| answer.says.clone()).unwrap_or_default();
            ("ui/trusted", says.iter().map(|says| format!("tell-answer-{}", says.id())).collect())
        }
        Some(Lookup::Nothing) => ("tell/code-enter", vec!["tell-no-answer".into(), "tell-no-answer-more".into()]),
        Some(Lookup::NoBoard) => ("ui/server-off", vec!["tell-no-board".into(), "tell-no-answer-more".into()]),
    };
    let page = ui.page(palette::QUIET, shown.turn(format!("tell-answer-{}", lines.join("+"))));
    ui.chrome(page, Chrome { language: false, ..default() });
    let hide = ui.space.w - MARGIN - 2.0 * BUTTON - 18.0;
    ui.icon(page, Act::Hide, "ui/hide", "button-hide", Rect::new(hide, MARGIN, hide + BUTTON, MARGIN + BUTTON));
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let middle = (MARGIN + right) / 2.0;
    let top = MARGIN + BUTTON + 12.0;
    let bottom = h - MARGIN - 180.0;
    stacked(ui, page, Some((picture, 110.0, 280.0)), &lines, Rect::new(MARGIN, top, right, bottom), |_| Size::Label);
    if let Some(until) = until {
        // How long the page stays, as a bar that grows shorter; nobody is hurried by numbers.
        let left = until.saturating_sub(clock.now()).as_secs_f32() / super::ANSWER.as_secs_f32();
        let bar = Rect::new(middle - 200.0, bottom + 8.0, middle + 200.0, bottom + 20.0);
        ui.field(page, bar, palette::CARD, 6.0);
        ui.field(page, Rect::new(bar.min.x, bar.min.y, bar.min.x + bar.width() * left.clamp(0.03, 1.0), bar.max.y), palette::CHOSEN, 6.0);
        let done = Rect::from_center_size(Vec2::new(middle, h - MARGIN - 66.0), Vec2::new(400.0, 124.0));
        ui.button(page, Act::Done, "ui/yes", "tell-done", done, true);
    }
    if shown.said_new() {
        ui.speech.quiet_page(lines);
    }
}

/// The way to an answer, on the first page of Tell.
pub(super) fn way_to_it(ui: &mut Ui, page: Entity, area: Rect) {
    ui.card(page, Act::Next, Some("tell/code-enter"), "tell-recall-ask", area, CardLook { lying: true, ..default() });
}
