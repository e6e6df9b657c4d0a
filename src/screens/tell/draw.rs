//! How the pages of Tell look: quiet, without the story's colours; the same places for back, stop and hide throughout.

use super::{
    Stand, Tell,
    flow::{Draft, Step},
    keys::Board,
};
use crate::{
    Beat,
    device::{Act, Keeping, Key, Post},
    screens::Shown,
    theme::{BUTTON, CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_frame::{
    report::{Feeling, On, Place, Tapped, What, Who, Whose},
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
    }
}

pub(super) fn draw(mut ui: Ui, tell: Res<Tell>, post: Res<Post>, mut shown: ResMut<Shown>) {
    let _ = Beat::Draw;
    if tell.hidden {
        hidden(&mut ui, &mut shown);
        return;
    }
    match &tell.stand {
        Stand::Idle => {}
        Stand::NoReaders => outcome(&mut ui, &mut shown, "ui/grown-up-now", vec!["tell-no-readers".into()], true, false, true),
        Stand::Keeping { urgent, advice, aloud } => keeping(&mut ui, &mut shown, &post, *urgent, *advice, *aloud),
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
        Stand::Asking(draft) => asking(&mut ui, &mut shown, draft, &post, tell.keys),
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
fn frame(ui: &mut Ui, shown: &mut Shown, name: &str) -> Entity {
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

fn asking(ui: &mut Ui, shown: &mut Shown, draft: &Draft, post: &Post, keys: Board) {
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
        Step::Words => return typing(ui, shown, draft, keys),
        Step::Send | Step::Sure => return sending(ui, shown, draft, post),
    };
    let first = matches!(draft.step(), Step::Whose) || (draft.infant() && draft.step() == Step::What);
    let page = frame(ui, shown, question);
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing {
        Rect::new(MARGIN, 160.0, w - MARGIN, 230.0)
    } else {
        Rect::new(sides, 14.0, w - sides, if first { 84.0 } else { 150.0 })
    };
    ui.lit_text(page, question, title, TextLook::new(Size::Title));
    if first {
        let line = if standing { Rect::new(MARGIN, 230.0, w - MARGIN, 310.0) } else { Rect::new(sides, 82.0, w - sides, 152.0) };
        ui.lit_text(page, "tell-no-blame", line, TextLook::new(Size::Small));
    }
    let area = if standing {
        Rect::new(MARGIN, 320.0, w - MARGIN, h - TELL - 2.0 * MARGIN)
    } else {
        Rect::new(MARGIN, 164.0, w - TELL - 2.0 * MARGIN, h - MARGIN)
    };
    let columns = match (cards.len(), standing) {
        (n, false) if n <= 4 => n.min(2).max(n.div_ceil(2)),
        (n, false) if n <= 6 => 3,
        (n, false) if n <= 12 => 4,
        (_, false) => 5,
        (n, true) if n <= 4 => 2,
        (_, true) => 3,
    };
    let rects = grid(area, cards.len(), columns, GAP, ui.words.rtl());
    let look = CardLook { small: cards.len() > 8, ..default() };
    let look = ui.even(cards.iter().map(|(_, id)| id.as_str()), rects.first().map_or(Vec2::ONE, Rect::size), look);
    for (i, ((picture, id), rect)) in cards.iter().zip(rects).enumerate() {
        ui.card(page, Act::Card(i), Some(picture), id, rect, look);
    }
    if shown.said_new() {
        let mut lines: Vec<String> = first.then(|| "tell-no-blame".to_owned()).into_iter().collect();
        lines.push(question.to_owned());
        lines.extend(cards.iter().map(|(_, id)| id.clone()));
        speak(ui, draft, lines);
    }
}

/// Children who cannot read hear the page; older ones only when they tap the ear, since classmates listen.
fn speak(ui: &mut Ui, draft: &Draft, lines: Vec<String>) {
    if draft.infant() { ui.speech.page(lines) } else { ui.speech.quiet_page(lines) }
}

fn typing(ui: &mut Ui, shown: &mut Shown, draft: &Draft, keys: Board) {
    let page = frame(ui, shown, "tell-words");
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let top = if standing { 250.0 } else { 158.0 };
    let title = if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 245.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, "tell-words", title, TextLook::new(Size::Label));
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
        speak(ui, draft, vec!["tell-words".into(), "tell-skip".into()]);
    }
}

fn tail(text: &str, letters: usize) -> &str {
    let n = text.chars().count();
    if n <= letters {
        return text;
    }
    text.char_indices().nth(n - letters).map_or(text, |(i, _)| &text[i..])
}

/// What was said, who will read it, and the two taps that send.
fn sending(ui: &mut Ui, shown: &mut Shown, draft: &Draft, post: &Post) {
    let sure = draft.step() == Step::Sure;
    let page = frame(ui, shown, if sure { "tell-sure-ask" } else { "tell-send-ask" });
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    let sides = MARGIN + 2.0 * BUTTON + 40.0;
    let title = if standing { Rect::new(MARGIN, 150.0, w - MARGIN, 225.0) } else { Rect::new(sides, 14.0, w - sides, 152.0) };
    ui.lit_text(page, if sure { "tell-sure-ask" } else { "tell-send-ask" }, title, TextLook::new(Size::Title));
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let top = if standing { 240.0 } else { 164.0 };

    // What the child said, in its own pictures.
    let said = draft.said();
    let strip = Rect::new(MARGIN, top, right, top + 130.0);
    let field = ui.field(page, strip, palette::CARD, 24.0);
    let step = ((strip.width() - 40.0) / said.len().max(1) as f32).min(180.0);
    let start = (strip.width() - step * said.len() as f32) / 2.0;
    for (i, picture) in said.iter().enumerate() {
        let i = if ui.words.rtl() { said.len() - 1 - i } else { i };
        ui.picture(
            field,
            &format!("tell/{picture}"),
            Rect::from_center_size(Vec2::new(start + step * (i as f32 + 0.5), 65.0), Vec2::splat(112.0_f32.min(step))),
        );
    }

    // The faces of those who will read it.
    let readers = post.readers(&draft.sketch());
    let faces = Rect::new(MARGIN, strip.max.y + 14.0, right, strip.max.y + 232.0);
    let field = ui.field(page, faces, palette::CARD, 24.0);
    ui.lit_text(field, "tell-readers", Rect::new(20.0, 4.0, faces.width() - 20.0, 54.0), TextLook::new(Size::Label));
    let mut roles: Vec<_> = readers.iter().map(|r| role(r.role)).collect();
    roles.dedup();
    let step = (faces.width() / roles.len().max(1) as f32).min(260.0);
    let start = (faces.width() - step * roles.len() as f32) / 2.0;
    for (i, (picture, id)) in roles.iter().enumerate() {
        let x = start + step * (i as f32 + 0.5);
        ui.picture(field, picture, Rect::from_center_size(Vec2::new(x, 108.0), Vec2::splat(104.0)));
        ui.lit_text(field, id, Rect::from_center_size(Vec2::new(x, 194.0), Vec2::new(step - 8.0, 72.0)), TextLook::new(Size::Small));
    }
    // Before the first of the two taps what is promised and what is not, before the second that there is no blame.
    let lines: &[&str] = if sure { &["tell-no-blame"] } else { &["tell-promise", "tell-promise-find"] };
    let height = if standing { 70.0 } else { 36.0 };
    for (i, id) in lines.iter().enumerate() {
        let y = faces.max.y + 4.0 + height * i as f32;
        ui.lit_text(page, id, Rect::new(MARGIN, y, right, y + height), TextLook::new(Size::Small));
    }

    let bottom = h - if standing { TELL + 2.0 * MARGIN } else { MARGIN };
    let buttons = Rect::new(MARGIN, bottom - 150.0, right, bottom);
    if sure {
        let rects = grid(buttons, 2, 2, GAP, ui.words.rtl());
        ui.button(page, Act::No, "ui/not-now", "tell-sure-no", rects[0], false);
        ui.button(page, Act::Yes, "ui/send", "tell-sure-yes", rects[1], true);
    } else {
        ui.button(page, Act::Done, "ui/send", "tell-send", Rect::from_center_size(buttons.center(), Vec2::new(460.0, 150.0)), true);
    }
    if shown.said_new() {
        let mut lines: Vec<String> = if sure {
            ["tell-sure-ask", "tell-sure-yes", "tell-sure-no"].map(String::from).to_vec()
        } else {
            let mut lines = vec!["tell-readers".to_owned()];
            lines.extend(roles.iter().map(|(_, id)| (*id).to_owned()));
            lines.extend(["tell-promise", "tell-promise-find", "tell-send-ask", "tell-send"].map(String::from));
            lines
        };
        if sure {
            lines.insert(0, "tell-no-blame".into());
        }
        speak(ui, draft, lines);
    }
}

/// The truth about what became of it.
fn keeping(ui: &mut Ui, shown: &mut Shown, post: &Post, urgent: bool, advice: Option<&'static str>, aloud: bool) {
    let advice = advice.map(String::from);
    match post.keeping() {
        Some(Keeping::Waiting) => outcome(ui, shown, "ui/tablet-keep", vec!["tell-keeping".into()], false, false, aloud),
        Some(Keeping::Full) => outcome(ui, shown, "ui/grown-up-now", vec!["tell-full".into(), "tell-trying".into()], true, false, aloud),
        // Nothing is known of it: the worst is said.
        Some(Keeping::Disk) | None => outcome(ui, shown, "ui/grown-up-now", vec!["tell-disk".into()], true, false, aloud),
        Some(Keeping::Kept) if urgent => {
            outcome(
                ui,
                shown,
                "ui/grown-up-now",
                ["tell-kept-urgent".to_owned()].into_iter().chain(advice).chain(["tell-no-blame".into()]).collect(),
                true,
                true,
                aloud,
            );
        }
        Some(Keeping::Kept) => {
            let first =
                if post.link_up() { vec!["tell-kept".to_owned()] } else { vec!["tell-kept".to_owned(), "tell-kept-wait".to_owned()] };
            outcome(
                ui,
                shown,
                "ui/lock-safe",
                first.into_iter().chain(advice).chain(["tell-no-blame".into()]).collect(),
                true,
                false,
                aloud,
            );
        }
    }
}

fn outcome(ui: &mut Ui, shown: &mut Shown, picture: &str, lines: Vec<String>, done: bool, urgent: bool, aloud: bool) {
    let name = format!("tell-outcome-{}", lines.join("+"));
    let page = ui.page(if urgent { palette::LANTERN } else { palette::QUIET }, shown.turn(name));
    ui.chrome(page, Chrome::default());
    let (w, h) = (ui.space.w, ui.space.h);
    let room = w - if ui.space.standing() { 2.0 * MARGIN } else { TELL + 3.0 * MARGIN };
    let middle = MARGIN + room / 2.0;
    ui.picture(page, picture, Rect::from_center_size(Vec2::new(middle, 230.0), Vec2::splat(300.0)));
    let mut y = 390.0;
    for (i, id) in lines.iter().enumerate() {
        let look = TextLook::new(if i == 0 { Size::Title } else { Size::Label });
        let height = if i == 0 { 76.0 } else { 58.0 };
        ui.lit_text(page, id, Rect::new(MARGIN, y, MARGIN + room, y + height), look);
        y += height + 4.0;
    }
    if done {
        ui.button(
            page,
            Act::Done,
            "ui/yes",
            "tell-done",
            Rect::from_center_size(Vec2::new(middle, h - MARGIN - 66.0), Vec2::new(400.0, 124.0)),
            true,
        );
    }
    if shown.said_new() {
        if aloud { ui.speech.page(lines) } else { ui.speech.quiet_page(lines) }
    }
}
