//! How the pages of Tell look: quiet, without the story's colours; the same places for back, stop and hide throughout.

use super::{
    Stand, Tell, answer,
    flow::{Draft, How, Step, chosen_picture},
    keys::Board,
    last::{Outcome, keeping, outcome, sending, showing},
    trusted,
    typing::typing,
};
use crate::{
    Beat,
    device::{Act, Clock, Post},
    screens::Shown,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_frame::{
    report::{Feeling, MAX_SEAT, On, Picture, Place, Tapped, What, Who, Whose},
    roster::Role,
};

/// A card of a page: picture, message.
type Answer = (String, String);

fn answers<T: Tapped>(question: &str, all: &[T]) -> Vec<Answer> {
    all.iter().map(|a| (format!("tell/{question}-{}", a.id()), format!("tell-{question}-{}", a.id()))).collect()
}

/// Advice that fits what happened, heard after sending (REP-11).
pub fn advice(what: What) -> Option<&'static str> {
    match what {
        What::Unkind | What::AskedAboutMe | What::Trick | What::Stranger | What::Secret | What::Hate => Some("tell-advice-keep"),
        What::Picture | What::Scary => Some("tell-advice-picture"),
        What::Hurt => Some("tell-advice-hurt"),
        What::Account | What::SomethingElse | What::DontWantToSay => None,
    }
}

/// Picture and message of a role.
pub fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::DesignatedSafeguardingLead => ("tell/staff-lead", "tell-role-lead"),
        Role::DeputyLead => ("tell/staff-deputy", "tell-role-deputy"),
        Role::Headteacher => ("tell/staff-head", "tell-role-head"),
        Role::ChairOfGovernors => ("tell/staff-chair", "tell-role-chair"),
        Role::Trust => ("tell/staff-trust", "tell-role-trust"),
        Role::OnlineSafetyLead => ("tell/staff-online", "tell-role-online"),
    }
}

pub(super) fn draw(mut ui: Ui, tell: Res<Tell>, post: Res<Post>, clock: Res<Clock>, mut shown: ResMut<Shown>) {
    let _ = Beat::Draw;
    if tell.hidden {
        hidden(&mut ui, &mut shown);
        return;
    }
    match &tell.stand {
        Stand::Idle => {}
        Stand::NoReaders => {
            let lines = vec!["tell-no-readers".into()];
            outcome(&mut ui, &mut shown, Outcome { done: true, aloud: true, ..Outcome::new("ui/grown-up-now", lines) });
        }
        Stand::Keeping { code: Some(code), shown: true, .. } => answer::code(&mut ui, &mut shown, *code),
        Stand::Keeping { urgent, advice, aloud, code, .. } => {
            keeping(&mut ui, &mut shown, &post, &clock, (*urgent, *advice, *aloud, code.is_some()));
        }
        Stand::Recalling(picked) => answer::recall(&mut ui, &mut shown, picked),
        Stand::Answered { until } => answer::answer(&mut ui, &mut shown, &post, &clock, *until),
        Stand::Asking(_) if tell.asking => {
            let page = ui.page(palette::QUIET, shown.turn("tell-still"));
            ui.chrome(page, Chrome::default());
            let middle = Vec2::new(ui.space.w / 2.0, ui.space.h / 2.0);
            ui.picture(page, "ui/lantern", Rect::from_center_size(middle - Vec2::new(0.0, 140.0), Vec2::splat(240.0)));
            ui.lit_text(
                page,
                "tell-still-there",
                Rect::from_center_size(middle + Vec2::new(0.0, 20.0), Vec2::new(700.0, 80.0)),
                TextLook::new(Size::Title),
            );
            ui.button(
                page,
                Act::Yes,
                "ui/yes",
                "tell-still-there-yes",
                Rect::from_center_size(middle + Vec2::new(0.0, 150.0), Vec2::new(480.0, 140.0)),
                true,
            );
            ui.speech.page(vec!["tell-still-there".into(), "tell-still-there-yes".into()]);
        }
        Stand::Asking(draft) => asking(&mut ui, &mut shown, draft, &post, &clock, tell.keys),
    }
}

fn hidden(ui: &mut Ui, shown: &mut Shown) {
    let page = ui.page(palette::NIGHT, shown.turn("tell-hidden"));
    ui.chrome(page, Chrome::default());
    let middle = Vec2::new(ui.space.w / 2.0, ui.space.h / 2.0);
    let lantern = Rect::from_center_size(middle - Vec2::new(0.0, 40.0), Vec2::splat(320.0));
    ui.icon(page, Act::Yes, "ui/lantern", "tell-hidden-open", lantern);
    ui.text(
        page,
        &ui.words.t("tell-hidden"),
        Rect::from_center_size(middle + Vec2::new(0.0, 190.0), Vec2::new(900.0, 80.0)),
        TextLook::new(Size::Label).color(palette::MOON),
    );
    ui.speech.quiet_page(vec!["tell-hidden".into()]);
}

/// The frame of every page of the flow: back, hide, stop; the question above; Tell where it always is.
pub(super) fn frame(ui: &mut Ui, shown: &mut Shown, name: &str) -> Entity {
    let turned = shown.turn(name);
    let page = ui.page(palette::QUIET, turned);
    ui.chrome(page, Chrome { language: false, ..default() });
    let icon = if ui.words.rtl() { "ui/back-rtl" } else { "ui/back" };
    let top = |x: f32| Rect::new(x, MARGIN, x + BUTTON, MARGIN + BUTTON);
    ui.icon(page, Act::Back, icon, "tell-back", top(MARGIN));
    ui.icon(page, Act::Stop, "ui/close", "tell-stop", top(MARGIN + BUTTON + 18.0));
    ui.icon(page, Act::Hide, "ui/hide", "button-hide", top(ui.space.w - MARGIN - 2.0 * BUTTON - 18.0));
    page
}

fn asking(ui: &mut Ui, shown: &mut Shown, draft: &Draft, post: &Post, clock: &Clock, keys: Board) {
    let (question, cards): (&str, Vec<Answer>) = match draft.step() {
        Step::Whose => ("tell-whose", answers("whose", Whose::ALL)),
        Step::What => ("tell-what", answers("what", draft.whats())),
        Step::Who => ("tell-who", answers("who", Who::ALL)),
        Step::Staff => {
            let faces = post.faces().iter().map(|r| role(r.role)).map(|(p, id)| (p.to_owned(), id.to_owned())).collect::<Vec<_>>();
            let more = [("tell/staff-other", "tell-staff-other"), ("tell/staff-wont-say", "tell-staff-wont-say")];
            ("tell-staff", faces.into_iter().chain(more.map(|(p, id)| (p.to_owned(), id.to_owned()))).collect())
        }
        Step::Place => ("tell-place", answers("place", Place::ALL)),
        Step::On => ("tell-on", answers("on", On::ALL)),
        Step::Feeling => ("tell-feeling", answers("feeling", Feeling::ALL)),
        Step::Now => (
            "tell-now",
            [("tell/now-yes", "tell-now-yes"), ("tell/now-no", "tell-now-no")].map(|(p, id)| (p.to_owned(), id.to_owned())).to_vec(),
        ),
        Step::Named => (
            "tell-named",
            vec![("tell/who-grown-up-at-school".into(), "tell-named-yes".into()), ("tell/who-not-sure".into(), "tell-named-no".into())],
        ),
        Step::Chosen => {
            ("tell-chosen", trusted(draft, post).into_iter().map(|c| (chosen_picture(c), format!("tell-chosen-{}", c.id()))).collect())
        }
        Step::Find => {
            ("tell-find", How::ALL.iter().map(|how| (format!("tell/find-{0}", how.id()), format!("tell-find-{0}", how.id()))).collect())
        }
        Step::Peg => ("tell-find-peg-ask", Picture::ALL.iter().map(|p| (format!("peg/{}", p.id()), format!("peg-{}", p.id()))).collect()),
        Step::Seat => return seats(ui, shown, draft),
        Step::Words | Step::Name => return typing(ui, shown, draft, keys),
        Step::Show => return showing(ui, shown, draft),
        Step::Send | Step::Sure => return sending(ui, shown, draft, post, clock),
    };
    let first = matches!(draft.step(), Step::Whose) || (draft.infant() && draft.step() == Step::What);
    let page = frame(ui, shown, question);
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing {
        Rect::new(MARGIN, 160.0, w - MARGIN, 230.0)
    } else {
        Rect::new(sides, 14.0, w - sides, if first { 76.0 } else { 150.0 })
    };
    ui.lit_text(page, question, title, TextLook::new(Size::Title));
    if first {
        let line = if standing { Rect::new(MARGIN, 230.0, w - MARGIN, 310.0) } else { Rect::new(sides, 76.0, w - sides, 160.0) };
        ui.lit_text(page, "tell-no-blame", line, TextLook::new(Size::Small));
    }
    let area = if standing {
        Rect::new(MARGIN, 320.0, w - MARGIN, h - TELL - 2.0 * MARGIN)
    } else {
        Rect::new(MARGIN, 164.0, w - TELL - 2.0 * MARGIN, h - MARGIN)
    };
    // Below the first page: older ones look for an answer there, the youngest hear that somebody looked.
    let opened = draft.infant() && post.box_opened(u16::try_from(clock.epoch_seconds() / 86_400).unwrap_or_default());
    let area = if first && (opened || !draft.infant()) {
        let strip = Rect::new(area.min.x, area.max.y - STRIP, area.max.x, area.max.y);
        if opened {
            box_open(ui, page, strip)
        } else {
            answer::way_to_it(ui, page, strip)
        }
        Rect::new(area.min.x, area.min.y, area.max.x, area.max.y - STRIP - GAP)
    } else {
        area
    };
    let columns = match (cards.len(), standing) {
        (n, false) if n <= 4 => n.min(2).max(n.div_ceil(2)),
        (n, false) if n <= 6 => 3,
        (n, false) if n <= 12 => 4,
        (n, false) if n <= 15 => 5,
        (_, false) => 8,
        (n, true) if n <= 4 => 2,
        (n, true) if n <= 15 => 3,
        (_, true) => 4,
    };
    let rects = grid(area, cards.len(), columns, GAP, ui.words.rtl());
    if cards.len() > 15 {
        // Pictures that everybody knows need the room more than their names do; the names are heard.
        for (i, ((picture, id), rect)) in cards.iter().zip(rects).enumerate() {
            ui.icon(page, Act::Card(i), picture, id, rect);
        }
        if shown.said_new() {
            speak(ui, draft, vec![question.to_owned()]);
        }
        return;
    }
    let look = CardLook { small: cards.len() > 8, ..default() };
    let look = ui.even(cards.iter().map(|(_, id)| id.as_str()), rects.first().map_or(Vec2::ONE, Rect::size), look);
    for (i, ((picture, id), rect)) in cards.iter().zip(rects).enumerate() {
        ui.card(page, Act::Card(i), Some(picture), id, rect, look);
    }
    if shown.said_new() {
        let mut lines: Vec<String> = first.then(|| "tell-no-blame".to_owned()).into_iter().collect();
        lines.extend((first && opened).then(|| "tell-box-open".to_owned()));
        lines.push(question.to_owned());
        lines.extend(cards.iter().map(|(_, id)| id.clone()));
        speak(ui, draft, lines);
    }
}

/// Height of the strip below the first page.
const STRIP: f32 = 104.0;

/// A grown-up opened the box today: said to those who are too young for an answer of their own.
fn box_open(ui: &mut Ui, page: Entity, strip: Rect) {
    let field = ui.field(page, strip, palette::CARD, 24.0);
    let (side, rtl) = (STRIP - 12.0, ui.words.rtl());
    let x = if rtl { strip.width() - 20.0 - side } else { 20.0 };
    ui.picture(field, "tell/box-open", Rect::new(x, 6.0, x + side, 6.0 + side));
    let text =
        if rtl { Rect::new(20.0, 4.0, x - 16.0, STRIP - 4.0) } else { Rect::new(x + side + 16.0, 4.0, strip.width() - 20.0, STRIP - 4.0) };
    ui.lit_text(field, "tell-box-open", text, TextLook::new(Size::Label).start());
}

/// The number of a seat.
fn seats(ui: &mut Ui, shown: &mut Shown, draft: &Draft) {
    let page = frame(ui, shown, "tell-find-seat-ask");
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing { Rect::new(MARGIN, 160.0, w - MARGIN, 250.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, "tell-find-seat-ask", title, TextLook::new(Size::Title));
    let area = if standing {
        Rect::new(MARGIN, 270.0, w - MARGIN, h - TELL - 2.0 * MARGIN)
    } else {
        Rect::new(MARGIN, 164.0, w - TELL - 2.0 * MARGIN, h - MARGIN)
    };
    let rects = grid(area, usize::from(MAX_SEAT), if standing { 5 } else { 8 }, GAP * 0.6, ui.words.rtl());
    for (i, rect) in rects.into_iter().enumerate() {
        ui.bare_card(page, Act::Card(i), None, &(i + 1).to_string(), rect, CardLook::default());
    }
    if shown.said_new() {
        speak(ui, draft, vec!["tell-find-seat-ask".into()]);
    }
}

/// Children who cannot read hear the page; older ones only when they tap the ear, since classmates listen.
pub(super) fn speak(ui: &mut Ui, draft: &Draft, lines: Vec<String>) {
    if draft.infant() { ui.speech.page(lines) } else { ui.speech.quiet_page(lines) }
}
