//! The stage of a story, put together from the kit: a backdrop, up to three actors, a prop and what is on its screen.
//! Everything is placed in the 1280x800 of the backdrop and then fitted into whatever rectangle the page has for it.

use super::motion::{Figure, lids};
use crate::theme::{SMALL, Ui};
use bevy::prelude::*;
use lantern_lesson::{Actor, At, Kind, Stage};

const SIZE: Vec2 = Vec2::new(1280.0, 800.0);
/// Ground line on which actors stand.
const FEET: f32 = 660.0;
/// The prop, at three quarters of its drawn size.
const PROP: Vec2 = Vec2::new(600.0, 450.0);
/// Edge of a thing that is no tablet.
const THING: f32 = 300.0;

/// Grown-ups of the kit: taller than the children they listen to.
const GROWN: [&str; 8] = ["adult", "teacher", "parent", "grandparent", "assistant", "office", "lead", "coach"];

/// Height of a figure in the backdrop's pixels. All are drawn equally high, so that each fills the stage when it is alone.
fn height(actor: &Actor, stage: &Stage) -> f32 {
    let grown = |a: &Actor| GROWN.contains(&a.who.as_str());
    let both = stage.actors.iter().any(grown) && !stage.actors.iter().all(grown);
    match (actor.close, both) {
        (true, _) => 640.0,
        (false, false) => 500.0,
        (false, true) if grown(actor) => 570.0,
        (false, true) => 450.0,
    }
}

/// Pictures that a card of a story shows: of its stage, and of what can be tapped on it.
pub fn pictures(kind: &Kind) -> Vec<String> {
    let mut names = Vec::new();
    if let Some(stage) = kind.stage() {
        names.push(format!("back/{}", stage.back));
        // A card with a row to choose from shows one figure at most, and no prop.
        let row = matches!(kind, Kind::Choice { .. } | Kind::Feel { .. });
        names.extend(stage.prop.iter().filter(|_| !row).map(|p| p.picture()));
        let row = row || matches!(kind, Kind::Spot { .. });
        names.extend(stage.actors.iter().take(if row { 1 } else { usize::MAX }).map(|a| format!("actor/{}", a.figure())));
    }
    match kind {
        Kind::Choice { options, .. } => names.extend(options.iter().map(|o| format!("card/{}", o.card))),
        Kind::Sort { bins, items, .. } => {
            names.extend(bins.iter().map(|b| &b.card).chain(items.iter().map(|i| &i.card)).map(|card| format!("card/{card}")));
        }
        Kind::Feel { offer, .. } => names.extend(offer.iter().map(|m| format!("face/{}", m.id()))),
        Kind::Stop { .. } => names.extend(["ui/stop-hand", "ui/lantern", "ui/yes"].map(String::from)),
        Kind::Talk { .. } => names.extend(["ui/partner", "ui/table", "ui/sun", "ui/yes"].map(String::from)),
        _ => {}
    }
    names
}

/// The same stage with its first actor alone on the left, where cards leave room; nobody if there is none.
pub fn aside(stage: &Stage, room: bool) -> Stage {
    let actors = stage.actors.iter().take(usize::from(room)).map(|a| Actor { at: Some(At::Left), close: false, ..a.clone() }).collect();
    Stage { back: stage.back.clone(), actors, prop: None }
}

/// A backdrop alone, over the whole page.
pub fn room(ui: &mut Ui, page: Entity, back: &str) {
    let empty = Stage { back: back.into(), actors: Vec::new(), prop: None };
    scene(ui, page, Rect::new(0.0, 0.0, ui.space.w, ui.space.h), &empty, Look::Ground);
}

/// What a stage is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// To be looked at; its figures move while somebody speaks.
    Whole,
    /// A ground for cards: no prop.
    Ground,
    /// The picture of a card, from the small copies of the kit: a list would hold megabytes for each otherwise.
    Card,
}

/// Draws the stage so that it covers `rect`; what stands out is cut off.
pub fn scene(ui: &mut Ui, parent: Entity, rect: Rect, stage: &Stage, look: Look) {
    let copy = if look == Look::Card { SMALL } else { "" };
    let frame = ui
        .commands
        .spawn(Node {
            position_type: PositionType::Absolute,
            left: Val::Px(rect.min.x),
            top: Val::Px(rect.min.y),
            width: Val::Px(rect.width()),
            height: Val::Px(rect.height()),
            overflow: Overflow::clip(),
            border_radius: BorderRadius::all(Val::Px(if rect.min == Vec2::ZERO { 0.0 } else { 20.0 })),
            ..default()
        })
        .id();
    ui.commands.entity(parent).add_child(frame);
    let scale = (rect.size() / SIZE).max_element();
    // Cut off at the top and the sides, never at the feet's side of the middle.
    let shift = Vec2::new((rect.width() - SIZE.x * scale) / 2.0, (rect.height() - SIZE.y * scale) * 0.5);
    let fit = |r: Rect| Rect { min: r.min * scale + shift, max: r.max * scale + shift };
    ui.picture(frame, &format!("{copy}back/{}", stage.back), fit(Rect::from_corners(Vec2::ZERO, SIZE)));
    let prop = stage.prop.as_ref().filter(|_| look != Look::Ground);
    if let Some(prop) = prop {
        let x = if stage.actors.is_empty() { 640.0 } else { 820.0 };
        // A loose thing stands on the ground, a tablet floats where its screen can be seen.
        let place = if prop.shows.is_some() {
            Rect::from_center_size(Vec2::new(x, 370.0), PROP)
        } else {
            Rect::from_center_size(Vec2::new(x, FEET - THING / 2.0), Vec2::splat(THING))
        };
        ui.picture(frame, &format!("{copy}{}", prop.picture()), fit(place));
    }
    let alone = stage.actors.len() == 1;
    for (i, actor) in stage.actors.iter().enumerate() {
        let height = height(actor, stage);
        let width = height * 600.0 / 700.0;
        let x = match actor.at {
            Some(At::Left) => 260.0,
            Some(At::Centre) => 640.0,
            Some(At::Right) => 880.0,
            None if prop.is_some() => 300.0 + 180.0 * i as f32,
            None if alone => 640.0,
            // Left of the arrow on.
            None => 580.0 + (i as f32 - (stage.actors.len() - 1) as f32 / 2.0) * 480.0,
        };
        let bottom = FEET + if actor.close { 70.0 } else { 0.0 };
        let figure = actor.figure();
        let place = fit(Rect::new(x - width / 2.0, bottom - height, x + width / 2.0, bottom));
        let picture = ui.picture(frame, &format!("{copy}actor/{figure}"), place);
        if look != Look::Card {
            let phase = i as f32 * 1.9 + actor.who.len() as f32 * 0.37;
            ui.commands.entity(picture).insert(Figure { who: actor.who.clone(), height: place.height(), right: x > SIZE.x / 2.0, phase });
            lids(&mut ui.commands, &ui.eyes, picture, &figure, place.width());
        }
    }
}
