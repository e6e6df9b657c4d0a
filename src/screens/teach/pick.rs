//! Choosing a lesson, looking at all of it, and saying how it is to be played.

use super::{
    PAGE,
    draw::{Here, frame, more},
    locked,
};
use crate::{
    device::Act,
    screens::{
        Shown,
        scene::{Look, scene},
    },
    theme::{CardLook, GAP, Size, TextLook, Ui, grid, lines, palette},
};
use bevy::prelude::*;
use lantern_lesson::{Kind, Lesson, Strand};

/// Minutes that a teacher can say she has.
const MINUTES: [u8; 3] = [10, 20, 30];

/// Picture and message of a strand.
pub(super) fn strand(strand: Strand) -> (&'static str, &'static str) {
    match strand {
        Strand::SelfImage => ("ui/strand-self-image", "strand-self-image"),
        Strand::Relationships => ("ui/strand-relationships", "strand-relationships"),
        Strand::Reputation => ("ui/strand-reputation", "strand-reputation"),
        Strand::Bullying => ("ui/strand-bullying", "strand-bullying"),
        Strand::Information => ("ui/strand-information", "strand-information"),
        Strand::Wellbeing => ("ui/strand-health", "strand-health"),
        Strand::PrivacySecurity => ("ui/strand-privacy", "strand-privacy"),
        Strand::Copyright => ("ui/strand-copyright", "strand-copyright"),
    }
}

pub(super) fn lessons(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let topic = here.teach.strand.map(|s| ui.words.t(strand(s).1));
    let title = topic.unwrap_or_else(|| ui.words.t("teach-lessons"));
    let (page, area) = frame(ui, shown, &format!("teach-lessons-{}", here.teach.sheet), &title, true);
    let all = here.teach.lessons(here.packs, here.class);
    let pages = all.len().div_ceil(PAGE).max(1);
    let sheet = here.teach.sheet % pages;
    let standing = ui.space.standing();
    if all.is_empty() {
        let none = ui.words.t("teach-lessons-none");
        ui.text(page, &none, Rect { max: area.max - Vec2::new(0.0, 140.0), ..area }, TextLook::new(Size::Label));
    }
    let some: Vec<_> = all.iter().skip(sheet * PAGE).take(PAGE).collect();
    let rects = grid(area, some.len().max(if standing { 6 } else { 3 }), if standing { 2 } else { 3 }, GAP, ui.words.rtl());
    for (i, (lesson, mut rect)) in some.into_iter().zip(rects).enumerate() {
        rect.max.y = rect.max.y.min(rect.min.y + rect.width() * 0.9);
        let title = ui.words.t(&lesson.title_id());
        let minutes = ui.words.with("teach-minutes", &[("minutes", lesson.minutes.into())]);
        ui.own(here.packs.art(lesson));
        let card = ui.bare_card(page, Act::Card(i), Some("ui/next"), &title, rect, CardLook { small: true, ..default() });
        if let Some(stage) = lesson.opening() {
            scene(ui, card, Rect::new(12.0, 12.0, rect.width() - 24.0, rect.height() - 84.0), stage, Look::Card);
        }
        let tag = ui.field(card, Rect::new(20.0, 20.0, 150.0, 60.0), palette::CARD, 16.0);
        ui.text(tag, &minutes, Rect::new(4.0, 0.0, 126.0, 40.0), TextLook::new(Size::Small));
        if locked(lesson, here.approved, here.class) {
            ui.picture(card, "ui/lock-safe", Rect::new(rect.width() - 92.0, 20.0, rect.width() - 24.0, 88.0));
        }
    }
    if here.teach.strand.is_some() || here.teach.short {
        let all = Rect::new(area.min.x, area.max.y - 100.0, area.min.x + 420.0, area.max.y);
        ui.button(page, Act::Skip, "ui/lantern", "teach-lessons-all", all, false);
    }
    if pages > 1 {
        more(ui, page);
    }
}

pub(super) fn topics(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-topics");
    let (page, area) = frame(ui, shown, "teach-topics", &title, true);
    let below = 116.0;
    let cards = Rect { max: area.max - Vec2::new(0.0, below), ..area };
    for (i, (s, rect)) in Strand::ALL.iter().zip(grid(cards, 8, if ui.space.standing() { 2 } else { 4 }, GAP, ui.words.rtl())).enumerate() {
        let (icon, id) = strand(*s);
        let text = ui.words.t(id);
        ui.bare_card(page, Act::Card(i), Some(icon), &text, rect, CardLook { small: true, ..default() });
    }
    let short = Rect::new(area.min.x, area.max.y - below + 16.0, area.min.x + 460.0, area.max.y);
    let text = ui.words.t("teach-short");
    ui.bare_card(page, Act::Done, Some("ui/sun"), &text, short, CardLook { lying: true, chosen: here.teach.short, ..default() });
}

pub(super) fn plan(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let Some(lesson) = here.teach.lesson(here.packs) else { return };
    let title = ui.words.t(&lesson.title_id());
    let (page, area) = frame(ui, shown, "teach-plan", &title, true);
    let standing = ui.space.standing();
    let shut = locked(lesson, here.approved, here.class);
    let (left, right) = if standing {
        let split = area.min.y + 330.0;
        (Rect { max: Vec2::new(area.max.x, split), ..area }, Rect { min: Vec2::new(area.min.x, split + GAP), ..area })
    } else {
        let split = area.min.x + area.width() * 0.4;
        (Rect { max: Vec2::new(split, area.max.y), ..area }, Rect { min: Vec2::new(split + GAP, area.min.y), ..area })
    };
    ui.own(here.packs.art(lesson));
    let picture = Rect { max: Vec2::new(left.max.x, left.min.y + (left.height() * 0.62).min(left.width() * 0.64)), ..left };
    if let Some(stage) = lesson.opening() {
        scene(ui, page, picture, stage, Look::Card);
    }
    let aim = ui.words.t(&format!("{}-teacher-aim", lesson.id));
    let below = Rect::new(left.min.x, picture.max.y + 8.0, left.max.x, left.max.y);
    ui.text(page, &aim, below, TextLook::new(Size::Small).start());
    let tags: Vec<_> = ui.words.tags().into_iter().enumerate().filter(|(_, tag)| here.packs.offered(lesson, tag)).collect();
    // Length, language, how and what, and at the bottom what this page is for.
    let rows = 4 + usize::from(tags.len() > 1);
    let tall = (right.height() - GAP * 0.6 * (rows - 1) as f32) / rows as f32;
    let mut y = right.min.y;
    let mut row = |many: usize, rtl: bool| {
        let rects = grid(Rect::new(right.min.x, y, right.max.x, y + tall), many, many, GAP * 0.6, rtl);
        y += tall + GAP * 0.6;
        rects
    };
    let rtl = ui.words.rtl();
    for (i, rect) in row(3, rtl).into_iter().enumerate() {
        let text = ui.words.with("teach-minutes", &[("minutes", MINUTES[i].into())]);
        let chosen = here.teach.plan.minutes == MINUTES[i];
        ui.bare_card(page, Act::Card(i), None, &text, rect, CardLook { chosen, small: true, ..default() });
    }
    if tags.len() > 1 {
        for ((i, tag), rect) in tags.iter().zip(row(tags.len(), rtl)) {
            let text = ui.words.name_of(tag);
            let shown = here.teach.plan.locale.as_str();
            let chosen = if shown.is_empty() { tag.as_str() == crate::words::SOURCE } else { tag.as_str() == shown };
            ui.bare_card(page, Act::Card(3 + i), None, &text, rect, CardLook { chosen, small: true, ..default() });
        }
    }
    let small = CardLook { lying: true, small: true, ..default() };
    let suits = here.teach.plan.profile != lantern_class::Profile::default();
    for (((act, icon, id), rect), chosen) in [(Act::Bin(1), "ui/table", "teach-suit"), (Act::Skip, "ui/next", "teach-play-alone")]
        .into_iter()
        .zip(row(2, rtl))
        .zip([suits, false])
    {
        let text = ui.words.t(id);
        ui.bare_card(page, act, Some(icon), &text, rect, CardLook { chosen, ..small });
    }
    for ((act, icon, id), rect) in
        [(Act::Bin(2), "ui/repair", "teach-cards"), (Act::Bin(3), "ui/question", "teach-notes")].into_iter().zip(row(2, rtl))
    {
        let text = ui.words.t(id);
        ui.bare_card(page, act, Some(icon), &text, rect, small);
    }
    let last = row(if shut { 1 } else { 2 }, rtl);
    if shut {
        ui.button(page, Act::Take, "ui/lock-safe", "teach-locked", last[0], true);
    } else {
        ui.button(page, Act::Take, "ui/next", "teach-start-now", last[0], true);
        ui.button(page, Act::Done, "ui/tablet-keep", "teach-start-here", last[1], false);
    }
}

pub(super) fn suit(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let title = ui.words.t("teach-suit");
    let (page, area) = frame(ui, shown, "teach-suit", &title, true);
    let p = here.teach.plan.profile;
    let cards = [
        (p.symbols, "teach-suit-symbols"),
        (p.slower, "teach-suit-slower"),
        (p.fewer, "teach-suit-fewer"),
        (p.larger, "teach-suit-larger"),
        (p.still, "teach-suit-still"),
        (p.contrast, "teach-suit-contrast"),
        (p.silent, "teach-suit-silent"),
    ];
    let line = ui.words.t("teach-suit-line");
    ui.text(page, &line, Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 60.0), TextLook::new(Size::Small));
    let area = Rect { min: Vec2::new(area.min.x, area.min.y + 70.0), ..area };
    for (i, ((chosen, id), rect)) in cards.into_iter().zip(grid(area, 7, 2, GAP * 0.7, ui.words.rtl())).enumerate() {
        let text = ui.words.t(id);
        let icon = if chosen { "ui/tick" } else { "ui/not-now" };
        ui.bare_card(page, Act::Card(i), Some(icon), &text, rect, CardLook { chosen, lying: true, ..default() });
    }
}

/// Every card of a lesson in words: what it says, and where each tap leads.
pub(super) fn outline(ui: &Ui, lesson: &Lesson) -> Vec<String> {
    let number = |to| lesson.nodes().iter().position(|n| std::ptr::eq(n, lesson.target(to))).map_or(0, |i| i + 1);
    let mut rows = Vec::new();
    for (i, node) in lesson.nodes().iter().enumerate() {
        let id = lesson.message_id(node);
        let mut row = format!("{}. {}", i + 1, ui.words.t(&id));
        match &node.kind {
            Kind::Choice { options, .. } => {
                for option in options {
                    let text = ui.words.t(&format!("{id}-{}", option.id));
                    row.push_str(&format!("\n      {text}  \u{2192} {}", number(option.go)));
                }
            }
            kind => {
                let parts: Vec<String> = kind.parts().into_iter().map(|part| ui.words.t(&format!("{id}-{part}"))).collect();
                if !parts.is_empty() {
                    row.push_str(&format!("\n      {}", parts.join(" \u{b7} ")));
                }
                if let Some(to) = kind.arrows().first() {
                    row.push_str(&format!("  \u{2192} {}", number(*to)));
                }
            }
        }
        rows.push(row);
    }
    rows
}

/// Rows of text on as many pages as they need; gives the rows of this page with their heights, and the number of pages.
fn paged(ui: &Ui, rows: Vec<String>, area: Rect, sheet: usize) -> (Vec<(String, f32)>, usize, usize) {
    let px = ui.px(Size::Small);
    let tall = |row: &str| row.lines().map(|line| lines(line, area.width() - 60.0, px)).sum::<usize>() as f32 * px * 1.4 + 20.0;
    let (mut pages, mut used): (Vec<Vec<(String, f32)>>, f32) = (vec![Vec::new()], 0.0);
    for row in rows {
        let height = tall(&row).min(area.height());
        if used + height > area.height() && used > 0.0 {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += height + 8.0;
        if let Some(page) = pages.last_mut() {
            page.push((row, height));
        }
    }
    let many = pages.len();
    let at = sheet % many;
    (pages.swap_remove(at), at, many)
}

fn write(ui: &mut Ui, page: Entity, area: Rect, rows: Vec<(String, f32)>) {
    let mut y = area.min.y;
    for (row, height) in rows {
        let field = ui.field(page, Rect::new(area.min.x, y, area.max.x, y + height), palette::CARD, 16.0);
        let inner = Rect::new(20.0, 4.0, area.width() - 20.0, height - 4.0);
        ui.text(field, &row, inner, TextLook::new(Size::Small).start());
        y += height + 8.0;
    }
}

pub(super) fn cards(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    let Some(lesson) = here.teach.lesson(here.packs) else { return };
    let title = ui.words.t("teach-cards");
    let (page, area) = frame(ui, shown, &format!("teach-cards-{}", here.teach.sheet), &title, true);
    let shut = locked(lesson, here.approved, here.class);
    let room = Rect { max: area.max - Vec2::new(0.0, if shut { 126.0 } else { 0.0 }), ..area };
    let rows = outline(ui, lesson);
    let (rows, at, many) = paged(ui, rows, room, here.teach.sheet);
    write(ui, page, room, rows);
    if many > 1 {
        more(ui, page);
    }
    if shut {
        let last = Rect::new(area.min.x, area.max.y - 110.0, area.max.x, area.max.y);
        let approves = here.class.teacher().is_some_and(|s| s.approves);
        if approves && at + 1 == many {
            ui.button(page, Act::Yes, "ui/lock-safe", "teach-approve", last, true);
        } else {
            let id = if approves { "teach-approve-read-on" } else { "teach-approve-ask" };
            let text = ui.words.t(id);
            ui.text(page, &text, last, TextLook::new(Size::Small));
        }
    }
}

/// The notes that stand beside the lesson, for grown-ups alone.
pub(super) fn notes(ui: &mut Ui, shown: &mut Shown, here: &Here) {
    const NOTES: [&str; 9] = ["aim", "before", "ask-1", "ask-2", "ask-3", "listen-for", "if-a-child-tells-you", "without-tablets", "home"];
    let Some(lesson) = here.teach.lesson(here.packs) else { return };
    let title = ui.words.t("teach-notes");
    let (page, area) = frame(ui, shown, &format!("teach-notes-{}", here.teach.sheet), &title, true);
    let rows: Vec<String> = NOTES
        .into_iter()
        .filter_map(|note| {
            let text = ui.words.source_text(&format!("{}-teacher-{note}", lesson.id))?;
            Some(format!("{}\n{text}", ui.words.t(&format!("teach-note-{note}"))))
        })
        .collect();
    let (rows, _, many) = paged(ui, rows, area, here.teach.sheet);
    write(ui, page, area, rows);
    if many > 1 {
        more(ui, page);
    }
}
