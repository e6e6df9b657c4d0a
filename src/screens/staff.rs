//! For grown-ups: is everything in order, and if not, what to do. Nothing about any report is here.

use super::{Shown, Way, due};
use crate::{
    Beat, Screen,
    device::{Act, Post, Tapped, Taps, net, sound::Voice},
    packs::Packs,
    theme::{Chrome, MARGIN, Size, TELL, TextLook, Ui, palette},
};
use bevy::prelude::*;

fn taps(taps: Res<Taps>, way: Res<Way>, mut next: ResMut<NextState<Screen>>) {
    if taps.read().any(|Tapped(act)| matches!(act, Act::Home | Act::Back)) {
        next.set(if way.from == Screen::Boot { Screen::Home } else { way.from });
    }
}

fn draw(mut ui: Ui, post: Res<Post>, packs: Res<Packs>, voice: Res<Voice>, mut shown: ResMut<Shown>) {
    let page = ui.page(palette::PAPER, shown.turn("staff"));
    let (w, h) = (ui.space.w, ui.space.h);
    ui.chrome(page, Chrome { home: true, ..default() });
    ui.text(page, &ui.words.t("staff-title"), Rect::new(170.0, 18.0, w - 300.0, 148.0), TextLook::new(Size::Title));
    let mut lines = vec![ui.words.t(net::link_message(&post))];
    for (bad, id) in [
        (post.roster().is_none(), "staff-no-roster"),
        (post.roster_expired(), "staff-roster-expired"),
        (post.disk_failed, "staff-disk"),
        (voice.broken > 0, "staff-sound"),
    ] {
        if bad {
            lines.push(ui.words.t(id));
        }
    }
    let findings = packs.findings();
    let good = findings.is_empty() && packs.missing().is_empty();
    lines.push(ui.words.t(if good { "staff-packs-good" } else { "staff-packs-bad" }));
    lines.extend(packs.missing().iter().cloned());
    lines.extend(findings.iter().map(|f| packs.describe(f, &ui.words)));
    let mut y = 170.0;
    for line in lines {
        let height = if line.chars().count() > 85 { 96.0 } else { 60.0 };
        if y + height > h - MARGIN {
            break;
        }
        let right = if y + height > h - TELL - 2.0 * MARGIN { w - TELL - 2.0 * MARGIN } else { w - MARGIN };
        let field = ui.field(page, Rect::new(MARGIN, y, right, y + height), palette::CARD, 16.0);
        ui.text(field, &line, Rect::new(20.0, 4.0, right - MARGIN - 20.0, height - 4.0), TextLook::new(Size::Small).start());
        y += height + 10.0;
    }
    if shown.said_new() {
        ui.speech.quiet_page(vec!["staff-title".into()]);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (taps.in_set(Beat::Taps), draw.in_set(Beat::Draw).run_if(due)).run_if(in_state(Screen::Staff)));
}
