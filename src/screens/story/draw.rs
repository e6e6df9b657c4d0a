//! How each of the nine kinds of card looks. One clear thing to look at; words on the calm panel below.

use super::{BREATH, Story, promise};
use crate::{
    device::{Act, Classroom, Clock},
    packs::Packs,
    screens::{
        Shown,
        motion::Cast,
        scene::{Look, aside, room, scene},
    },
    theme::{CardLook, Chrome, GAP, MARGIN, Size, TELL, TextLook, Ui, grid, palette},
};
use bevy::prelude::*;
use lantern_lesson::{Kind, Player, TalkWith};

/// The lantern that breathes.
#[derive(Component, Debug)]
pub struct Breathing;

/// A light beside the lantern, one for each second of the breath.
#[derive(Component, Debug)]
pub struct Firefly(pub usize);

struct Layout {
    picture: Rect,
    cards: Rect,
    panel: Rect,
}

fn layout(ui: &Ui, player: &Player, size: Size) -> Layout {
    let (w, h) = (ui.space.w, ui.space.h);
    // Larger words take more of the page: as much as the longest of those that this page may say.
    let parts = player.node().kind.parts().into_iter().map(|p| player.part_id(p));
    let says: Vec<String> = std::iter::once(player.spoken()).chain(parts).collect();
    let width = w - TELL - 3.0 * MARGIN - 48.0;
    let panel_top = h - MARGIN - (ui.height(&says, width, size) + 20.0).clamp(TELL, TELL * 1.62);
    let panel = Rect::new(MARGIN, panel_top, w - TELL - 2.0 * MARGIN, h - MARGIN);
    if ui.space.standing() {
        let picture = Rect::new(0.0, 160.0, w, 160.0 + w * 0.625);
        let below = Rect::new(MARGIN, picture.max.y + 20.0, w - MARGIN, panel_top - 20.0);
        let whole = Rect::new(MARGIN, 170.0, w - MARGIN, panel_top - 20.0);
        return match &player.node().kind {
            // Only to be looked at and heard: the words stand right below the picture.
            Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => {
                let tall = (ui.height(&says, w - 2.0 * MARGIN - 48.0, size) + 30.0).clamp(TELL, 330.0);
                let panel = Rect::new(MARGIN, below.min.y, w - MARGIN, below.min.y + tall);
                Layout { picture, cards: below, panel }
            }
            // Three or four cards need the picture's room.
            Kind::Choice { options, .. } if options.len() < 3 && !large(ui) => Layout { picture, cards: below, panel },
            Kind::Feel { .. } => Layout { picture, cards: below, panel },
            _ => Layout { picture: Rect::new(0.0, 0.0, w, h), cards: whole, panel },
        };
    }
    let picture = if large(ui) { Rect::new(0.0, 0.0, w, panel_top + 60.0) } else { Rect::new(0.0, 0.0, w, h) };
    Layout { picture, cards: Rect::new(MARGIN, 160.0, w - MARGIN, panel_top - 20.0), panel }
}

/// Words are so large that cards stand one below the other.
fn large(ui: &Ui) -> bool {
    ui.comfort.scale() >= 1.5
}

pub(super) fn draw(
    mut ui: Ui,
    story: Res<Story>,
    packs: Res<Packs>,
    (clock, class): (Res<Clock>, Res<Classroom>),
    mut shown: ResMut<Shown>,
    mut cast: ResMut<Cast>,
) {
    let Some(player) = story.player() else { return };
    let page_name = format!("story-{}-{}", player.lesson().id, player.node_id());
    let turned = shown.turn(if story.promise.is_some() { format!("promise-{}", player.lesson().id) } else { page_name });
    ui.own(packs.art(player.lesson()));
    let page = ui.page(palette::PAPER, turned);
    let size = if player.lesson().stage.hears() { Size::Title } else { Size::Story };
    let at = layout(&ui, player, size);
    if let Some(promise) = &story.promise {
        promise::draw(&mut ui, page, &mut shown, promise, player.lesson().stage, &class, clock.now());
        return;
    }
    if story.resting {
        resting(&mut ui, page);
        return;
    }
    if turned {
        let actors = player.node().kind.stage().map(|s| s.actors.iter().map(|a| a.who.clone()).collect::<Vec<_>>());
        cast.turn(clock.now(), actors.unwrap_or_default());
    }
    let since = clock.now().saturating_sub(story.since);
    let since = if story.turned { std::time::Duration::ZERO } else { since };
    let node = player.spoken();
    let says = story.said.clone().unwrap_or_else(|| node.clone());
    let mut lines = vec![node.clone()];
    let mut next = false;
    if ui.space.standing() && at.picture.min.y > 0.0 {
        veiled(&mut ui, page, player);
    }
    match &player.node().kind {
        Kind::Scene { stage, .. } => {
            scene(&mut ui, page, at.picture, stage, Look::Whole);
            next = true;
        }
        Kind::Mend { stage, .. } => {
            scene(&mut ui, page, at.picture, stage, Look::Whole);
            lines.push("mend-line".into());
            next = true;
        }
        Kind::End { stage, .. } => {
            match stage {
                Some(stage) => scene(&mut ui, page, at.picture, stage, Look::Whole),
                None => _ = ui.picture(page, "ui/lantern", Rect::from_center_size(at.cards.center(), Vec2::splat(300.0))),
            }
            next = true;
        }
        Kind::Feel { stage, offer, .. } => {
            let stage = if ui.space.standing() { stage.clone() } else { aside(stage, true) };
            scene(&mut ui, page, at.picture, &stage, Look::Ground);
            let faces: Vec<_> = offer.iter().map(|m| (format!("face/{}", m.id()), format!("face-{}", m.id()))).collect();
            cards(&mut ui, page, at.cards, player, &faces, 1.0, &mut lines);
            next = player.view().may_go_on;
        }
        Kind::Choice { stage, options } => {
            // Standing, the picture has its own place above the cards.
            let (standing, large) = (ui.space.standing(), large(&ui));
            if large || standing && options.len() > 2 {
                room(&mut ui, page, &stage.back);
            } else {
                let stage = if standing { stage.clone() } else { aside(stage, options.len() < 3) };
                scene(&mut ui, page, at.picture, &stage, if standing { Look::Whole } else { Look::Ground });
            }
            let options: Vec<_> = options.iter().map(|o| (format!("card/{}", o.card), player.part_id(&o.id))).collect();
            if large {
                list(&mut ui, page, at.cards, player, &options, &mut lines);
            } else {
                cards(&mut ui, page, at.cards, player, &options, 4.0 / 3.0, &mut lines);
            }
            next = false;
        }
        Kind::Stop { .. } => {
            ritual(&mut ui, page, at.cards, since >= BREATH);
            lines = vec![node.clone()];
        }
        Kind::Sort { bins, items, .. } => {
            sort(&mut ui, page, at.cards, player, bins, items);
            lines.push("sort-hint".into());
            next = player.view().may_go_on;
        }
        Kind::Spot { stage, clues, .. } => {
            room(&mut ui, page, &stage.back);
            if let Some(prop) = &stage.prop {
                let room = if ui.space.standing() { at.cards } else { Rect { min: Vec2::new(at.cards.min.x, 24.0), ..at.cards } };
                let size = Vec2::new(720.0, 540.0) * (room.width() / 720.0).min(room.height() / 540.0);
                let rect = Rect::from_center_size(room.center(), size);
                ui.picture(page, &prop.picture(), rect);
                for (i, clue) in clues.iter().enumerate() {
                    let min = rect.min + Vec2::new(clue.area.0, clue.area.1) * size;
                    let found = player.view().found.get(i).copied().unwrap_or_default();
                    ui.clue(
                        page,
                        Act::Card(i),
                        &player.part_id(&clue.id),
                        Rect::from_corners(min, min + Vec2::new(clue.area.2, clue.area.3) * size),
                        found,
                    );
                }
            }
            lines.push("spot-hint".into());
            next = player.view().may_go_on;
        }
        Kind::Talk { with, seconds, .. } => {
            talk(&mut ui, page, at.cards, player, *with, since.as_secs_f32() / f32::from(*seconds).max(1.0));
        }
    }
    let mut panel = at.panel;
    if ui.comfort.profile.symbols {
        // What this card asks for, beside its words.
        let side = panel.height().min(130.0);
        let rtl = ui.words.rtl();
        let x = if rtl { panel.max.x - side } else { panel.min.x };
        let place = Rect::new(x, panel.min.y, x + side, panel.min.y + side);
        let ground = ui.field(page, place, palette::CARD, 28.0);
        ui.picture(ground, symbol(&player.node().kind), Rect::new(10.0, 10.0, side - 10.0, side - 10.0));
        if rtl {
            panel.max.x -= side + 12.0;
        } else {
            panel.min.x += side + 12.0;
        }
    }
    ui.panel(page, &says, panel, size);
    ui.chrome(page, Chrome { home: true, back: player.can_go_back(), language: true });
    if next {
        ui.next(page, at.panel.min.y);
    }
    if story.leaving {
        leaving(&mut ui, page);
    }
    if shown.said_new() {
        ui.speech.page(lines);
    }
}

/// The symbol of what a card asks for.
fn symbol(kind: &Kind) -> &'static str {
    match kind {
        Kind::Scene { .. } => "ui/ear",
        Kind::Feel { .. } => "face/puzzled",
        Kind::Stop { .. } => "ui/stop-hand",
        Kind::Choice { .. } => "ui/question",
        Kind::Sort { .. } => "ui/table",
        Kind::Spot { .. } => "ui/found-star",
        Kind::Talk { .. } => "ui/partner",
        Kind::Mend { .. } => "ui/repair",
        Kind::End { .. } => "ui/tick",
    }
}

/// Cards one below the other, for large words; "This one" stands at the end of the chosen line, or below standing.
fn list(ui: &mut Ui, page: Entity, area: Rect, player: &Player, cards: &[(String, String)], lines: &mut Vec<String>) {
    let standing = ui.space.standing();
    let (rtl, n) = (ui.words.rtl(), cards.len());
    let take = Vec2::new(if standing { area.width() } else { 330.0 }, 118.0);
    let room = if standing {
        Rect { max: area.max - Vec2::new(0.0, take.y + GAP), ..area }
    } else if rtl {
        Rect { min: area.min + Vec2::new(take.x + GAP, 0.0), ..area }
    } else {
        Rect { max: area.max - Vec2::new(take.x + GAP, 0.0), ..area }
    };
    let gap = GAP * 0.6;
    let height = ((room.height() - gap * (n as f32 - 1.0)) / n as f32).min(150.0);
    let block = Vec2::new(room.width(), height * n as f32 + gap * (n as f32 - 1.0));
    let look = CardLook { lying: true, shape: 4.0 / 3.0, ..default() };
    let look = ui.even(cards.iter().map(|(_, id)| id.as_str()), Vec2::new(block.x, height), look);
    for (i, ((picture, id), rect)) in cards.iter().zip(grid(Rect::from_center_size(room.center(), block), n, 1, gap, rtl)).enumerate() {
        let chosen = player.view().chosen == Some(i);
        ui.card(page, Act::Card(i), Some(picture), id, rect, CardLook { chosen, ..look });
        lines.push(id.clone());
        if chosen {
            let x = if standing {
                area.center().x
            } else if rtl {
                area.min.x + take.x / 2.0
            } else {
                area.max.x - take.x / 2.0
            };
            let y = if standing {
                area.max.y - take.y / 2.0
            } else {
                rect.center().y.clamp(area.min.y + take.y / 2.0, area.max.y - take.y / 2.0)
            };
            ui.button(page, Act::Take, "ui/tick", "button-take", Rect::from_center_size(Vec2::new(x, y), take), true);
        }
    }
}

/// A little rest: nothing to look at, and one way on.
fn resting(ui: &mut Ui, page: Entity) {
    let (w, h) = (ui.space.w, ui.space.h);
    ui.field(page, Rect::new(0.0, 0.0, w, h), palette::NIGHT, 0.0);
    let middle = Vec2::new(w / 2.0, h / 2.0);
    ui.picture(page, "ui/lantern", Rect::from_center_size(middle - Vec2::new(0.0, 150.0), Vec2::splat(300.0)));
    let line = Rect::from_center_size(middle + Vec2::new(0.0, 50.0), Vec2::new(w - 2.0 * MARGIN, 90.0));
    ui.text(page, &ui.words.t("pause-line"), line, TextLook::new(Size::Title).color(palette::MOON));
    let go = Rect::from_center_size(middle + Vec2::new(0.0, 190.0), Vec2::new(420.0, 140.0));
    let on = if ui.words.rtl() { "ui/next-rtl" } else { "ui/next" };
    ui.button(page, Act::Yes, on, "pause-go", go, true);
    ui.chrome(page, Chrome::default());
}

/// A row of cards to choose from; the chosen one carries "This one" below it.
fn cards(ui: &mut Ui, page: Entity, area: Rect, player: &Player, cards: &[(String, String)], shape: f32, lines: &mut Vec<String>) {
    let choice = matches!(player.node().kind, Kind::Choice { .. });
    let standing = ui.space.standing();
    let n = cards.len();
    // A few large words stand beside their faces, in two columns.
    let lying = !choice && large(ui);
    let columns = if lying || standing && n != 3 { 2 } else { n };
    let take = if choice { 118.0 + 14.0 } else { 0.0 };
    // Room on the right for the arrow on.
    let right = if choice || standing { area.max.x } else { area.max.x - 190.0 };
    // And on the left for whoever stands there.
    let left = if standing || (choice && n > 2) { area.min.x } else { 490.0 };
    let rows = n.div_ceil(columns);
    let width = ((right - left - GAP * (columns - 1) as f32) / columns as f32).min(if standing {
        370.0
    } else if choice {
        310.0
    } else if lying {
        330.0
    } else {
        250.0
    });
    let height = ((area.height() - take - GAP * (rows - 1) as f32) / rows as f32).min(if standing {
        330.0
    } else if lying {
        150.0
    } else {
        300.0
    });
    let block = Vec2::new(width * columns as f32 + GAP * (columns - 1) as f32, height * rows as f32 + GAP * (rows - 1) as f32);
    let centre = Vec2::new((left + right) / 2.0, area.max.y - take - block.y / 2.0);
    let look = ui.even(cards.iter().map(|(_, id)| id.as_str()), Vec2::new(width, height), CardLook { shape, lying, ..default() });
    for (i, ((picture, id), rect)) in
        cards.iter().zip(grid(Rect::from_center_size(centre, block), n, columns, GAP, ui.words.rtl())).enumerate()
    {
        let chosen = player.view().chosen == Some(i);
        ui.card(page, Act::Card(i), Some(picture), id, rect, CardLook { chosen, ..look });
        lines.push(id.clone());
        if chosen && choice {
            let middle = Vec2::new(if standing { area.center().x } else { rect.center().x }, area.max.y - 59.0);
            ui.button(page, Act::Take, "ui/tick", "button-take", Rect::from_center_size(middle, Vec2::new(width.max(280.0), 118.0)), true);
        }
    }
}

/// STOP and THINK: hands off, a slow breath with the lantern, one spoken line.
fn ritual(ui: &mut Ui, page: Entity, area: Rect, breathed: bool) {
    let (w, h) = (ui.space.w, ui.space.h);
    ui.field(page, Rect::new(0.0, 0.0, w, h), palette::NIGHT, 0.0);
    let middle = area.center();
    let aside = if ui.space.standing() { Vec2::new(0.0, 310.0) } else { Vec2::new(area.width().min(900.0) * 0.35, 0.0) };
    ui.picture(page, "ui/stop-hand", Rect::from_center_size(middle - aside, Vec2::splat(230.0)));
    // A light for each second of the breath.
    let lights = BREATH.as_secs() as usize;
    for i in 0..lights {
        let turn = std::f32::consts::TAU * (i as f32 / lights as f32 - 0.25);
        let at = middle + Vec2::from_angle(turn) * Vec2::new(206.0, 190.0);
        let glow = ui.field(page, Rect::from_center_size(at, Vec2::splat(34.0)), palette::LANTERN.with_alpha(0.22), 17.0);
        ui.field(glow, Rect::new(9.0, 9.0, 25.0, 25.0), palette::MOON, 8.0);
        ui.commands.entity(glow).insert((Firefly(i), if breathed { Visibility::Inherited } else { Visibility::Hidden }));
    }
    let lantern = ui.picture(page, "ui/lantern", Rect::from_center_size(middle, Vec2::splat(380.0)));
    ui.commands.entity(lantern).insert((Breathing, UiTransform { scale: Vec2::splat(if breathed { 1.0 } else { 0.72 }), ..default() }));
    if breathed {
        ui.card(
            page,
            Act::Done,
            Some("ui/yes"),
            "stop-done",
            Rect::from_center_size(middle + aside, Vec2::new(240.0, 250.0)),
            CardLook { chosen: true, ..default() },
        );
    }
}

/// The place of the story, far off behind a veil of paper: for cards on which nobody stands.
fn veiled(ui: &mut Ui, page: Entity, player: &Player) {
    let (w, h) = (ui.space.w, ui.space.h);
    if let Some(stage) = player.lesson().opening() {
        room(ui, page, &stage.back);
    }
    ui.field(page, Rect::new(0.0, 0.0, w, h), palette::PAPER.with_alpha(0.66), 0.0);
}

fn sort(ui: &mut Ui, page: Entity, area: Rect, player: &Player, bins: &[lantern_lesson::Bin], items: &[lantern_lesson::Item]) {
    veiled(ui, page, player);
    let standing = ui.space.standing();
    let area = if standing { area } else { Rect { max: Vec2::new(area.max.x - 190.0, area.max.y), ..area } };
    let view = player.view();
    // Large words stand beside their pictures, in two rows.
    let lying = large(ui) && !standing;
    let gap = if lying { GAP * 0.5 } else { GAP };
    let top = Rect { max: Vec2::new(area.max.x, area.min.y + area.height() * if lying { 0.64 } else { 0.46 }), ..area };
    let columns = if items.len() > 3 && (standing || lying) { items.len().div_ceil(2) } else { items.len() };
    let width = ((top.width() - gap * (columns - 1) as f32) / columns as f32).min(match (standing, lying) {
        (true, _) => 330.0,
        (_, true) => 400.0,
        _ => 230.0,
    });
    let row = Rect::from_center_size(top.center(), Vec2::new(width * columns as f32 + gap * (columns - 1) as f32, top.height()));
    let rects = grid(row, items.len(), columns, gap, ui.words.rtl());
    let look = CardLook { shape: 4.0 / 3.0, small: true, lying, ..default() };
    let ids: Vec<String> = items.iter().map(|item| player.part_id(&item.id)).collect();
    let look = ui.even(ids.iter().map(String::as_str), rects.first().map_or(Vec2::ONE, Rect::size), look);
    for (i, ((item, id), rect)) in items.iter().zip(&ids).zip(rects).enumerate() {
        if view.placed.get(i).copied().flatten().is_none() {
            let chosen = view.chosen == Some(i);
            ui.card(page, Act::Card(i), Some(&format!("card/{}", item.card)), id, rect, CardLook { chosen, ..look });
        }
    }
    let below = Rect { min: Vec2::new(area.min.x, top.max.y + gap), ..area };
    let rects = grid(below, bins.len(), bins.len(), GAP, ui.words.rtl());
    let ids: Vec<String> = bins.iter().map(|bin| player.part_id(&bin.id)).collect();
    let look = CardLook { shape: 4.0 / 3.0, lying, ..default() };
    let look = ui.even(ids.iter().map(String::as_str), rects.first().map_or(Vec2::ONE, Rect::size), look);
    for (b, ((bin, id), rect)) in bins.iter().zip(&ids).zip(rects).enumerate() {
        let card = ui.card(page, Act::Bin(b), Some(&format!("card/{}", bin.card)), id, rect, look);
        let inside: Vec<_> = items.iter().zip(&view.placed).filter(|(_, p)| **p == Some(b)).map(|(item, _)| item.card.clone()).collect();
        for (i, name) in inside.iter().enumerate() {
            let centre = Vec2::new(rect.width() - 76.0, 56.0 + 92.0 * i as f32) - Vec2::new(132.0 * (i / 2) as f32, 184.0 * (i / 2) as f32);
            ui.picture(card, &format!("card/{name}"), Rect::from_center_size(centre, Vec2::new(116.0, 87.0)));
        }
    }
}

/// Tablets down: partner or table, and a sun that goes down slowly and hurries nobody.
fn talk(ui: &mut Ui, page: Entity, area: Rect, player: &Player, with: TalkWith, part: f32) {
    veiled(ui, page, player);
    let middle = area.center();
    let picture = if with == TalkWith::Partner { "ui/partner" } else { "ui/table" };
    let standing = ui.space.standing();
    let (pair, sky, ready) = if standing {
        (Vec2::new(0.0, -60.0), Vec2::new(230.0, -310.0), Vec2::new(0.0, 290.0))
    } else {
        (Vec2::new(-190.0, 0.0), Vec2::new(130.0, -40.0), Vec2::new((area.width() * 0.5 - 190.0).min(430.0), 40.0))
    };
    ui.picture(page, picture, Rect::from_center_size(middle + pair, Vec2::splat(area.height().min(400.0))));
    let sun = 250.0 * (1.0 - part.clamp(0.0, 1.0)).sqrt().max(0.12);
    ui.picture(page, "ui/sun", Rect::from_center_size(middle + sky, Vec2::splat(sun)));
    ui.card(
        page,
        Act::Done,
        Some("ui/yes"),
        "talk-done",
        Rect::from_center_size(middle + ready, Vec2::new(220.0, 240.0)),
        CardLook::default(),
    );
}

/// A kind question before the story is left.
fn leaving(ui: &mut Ui, page: Entity) {
    let (w, h) = (ui.space.w, ui.space.h);
    // Everything behind is out of reach, but not Tell, which stands above all.
    let veil = ui.field(page, Rect::new(0.0, 0.0, w, h), palette::NIGHT.with_alpha(0.72), 0.0);
    ui.commands.entity(veil).insert(GlobalZIndex(40));
    let sheet = Rect::from_center_size(Vec2::new(w / 2.0, h / 2.0), Vec2::new((w - 2.0 * MARGIN).min(940.0), 400.0));
    let field = ui.field(veil, sheet, palette::CARD, 36.0);
    ui.lit_text(field, "leave-ask", Rect::new(30.0, 20.0, sheet.width() - 30.0, 130.0), TextLook::new(Size::Title));
    let on = if ui.words.rtl() { "ui/next-rtl" } else { "ui/next" };
    let ways = [(Act::No, on, "leave-no"), (Act::Skip, "ui/lantern", "leave-pause"), (Act::Yes, "ui/home", "leave-yes")];
    for ((act, icon, id), rect) in
        ways.into_iter().zip(grid(Rect::new(40.0, 150.0, sheet.width() - 40.0, 370.0), 3, 3, GAP, ui.words.rtl()))
    {
        ui.card(field, act, Some(icon), id, rect, CardLook::default());
    }
}
