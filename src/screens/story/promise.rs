//! Before a story's first card: what the class has promised. All of it where a session begins, with one tap for the whole
//! class; one spoken line before every other story, that nobody can leave out.

use super::Story;
use crate::{
    Dirty,
    device::{Act, Classroom, Clock, Wake},
    screens::Shown,
    speech::Speech,
    theme::{BUTTON, Chrome, MARGIN, Size, TELL, TextLook, Ui, palette},
    words::Words,
};
use bevy::prelude::*;
use lantern_lesson::AgeStage;
use std::time::Duration;

/// The line stands for at least so long.
pub const LEAST: Duration = Duration::from_secs(3);
/// After so long a line that nobody speaks goes by itself.
const READ: Duration = Duration::from_secs(8);
/// Most promises of a stage.
const MOST: usize = 6;

/// Which promises are on the page, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    whole: bool,
    since: Option<Duration>,
    ready: bool,
}

impl Promise {
    /// The one line.
    pub fn recall() -> Self {
        Self { whole: false, since: None, ready: false }
    }

    /// All of them.
    pub fn whole() -> Self {
        Self { whole: true, ..Self::recall() }
    }

    /// A tap may end it.
    pub fn may_go_on(&self, now: Duration) -> bool {
        self.since.is_some_and(|since| now.saturating_sub(since) >= LEAST)
    }
}

/// The stage's name in message ids.
pub fn stage_id(stage: AgeStage) -> &'static str {
    match stage {
        AgeStage::Eyfs => "eyfs",
        AgeStage::Ks1 => "ks1",
        AgeStage::LowerKs2 => "lks2",
        AgeStage::UpperKs2 => "uks2",
    }
}

/// The school's own version for a stage, and what its messages begin with.
fn own(class: &Classroom, stage: AgeStage) -> Option<(u32, String)> {
    let name = format!("{stage:?}");
    let own = class.setup().promises.iter().find(|p| p.stage == name)?;
    Some((own.version, format!("promise-own-{}-{}", stage_id(stage), own.version)))
}

/// Version of the promises of a stage: 0 for the plain ones.
pub fn version(class: &Classroom, stage: AgeStage) -> u32 {
    own(class, stage).map_or(0, |(version, _)| version)
}

/// The messages of the promises of a stage, and of the line that recalls them.
pub fn messages(class: &Classroom, words: &Words, stage: AgeStage) -> (Vec<String>, String) {
    let plain = format!("promise-{}", stage_id(stage));
    let own = own(class, stage).map(|(_, own)| own).filter(|own| words.source_text(&format!("{own}-recall")).is_some());
    let own_text = own.is_some();
    let base = own.unwrap_or(plain);
    let mut lines: Vec<String> = (1..=MOST).map(|i| format!("{base}-{i}")).take_while(|id| words.source_text(id).is_some()).collect();
    if !own_text {
        lines.push(format!("{base}-then"));
    }
    (lines, format!("{base}-recall"))
}

/// Takes the school's own promises into the catalogue, each version once.
pub fn learn(class: Res<Classroom>, mut words: ResMut<Words>, mut known: Local<Vec<(String, u32)>>) {
    for own in &class.setup().promises {
        let key = (own.stage.clone(), own.version);
        let Some(stage) = AgeStage::ALL.into_iter().find(|s| format!("{s:?}") == own.stage) else { continue };
        if known.contains(&key) {
            continue;
        }
        known.push(key);
        let base = format!("promise-own-{}-{}", stage_id(stage), own.version);
        // Each message begins its line: Fluent has it so.
        let text = format!("\n{}", own.text.replace("\r\n", "\n")).replace("\npromise-", &format!("\n{base}-"));
        words.join(&lantern_words::Tag::new(crate::words::SOURCE), &base, &text);
    }
}

pub(super) fn pass(mut story: ResMut<Story>, clock: Res<Clock>, speech: Res<Speech>, mut wake: ResMut<Wake>, mut dirty: ResMut<Dirty>) {
    let now = clock.now();
    let Some(mut promise) = story.promise else { return };
    let before = promise;
    let since = *promise.since.get_or_insert(now);
    let stood = now.saturating_sub(since);
    promise.ready = stood >= LEAST;
    let spoken = speech.busy();
    let last = if speech.has_page() { LEAST } else { READ };
    if !promise.whole && stood >= last && !spoken {
        story.promise = None;
        story.turned = true;
        dirty.0 = true;
        return;
    }
    wake.at(since + if stood < LEAST { LEAST } else { last.max(stood + Duration::from_millis(200)) });
    if promise != before {
        // Only the button that comes is news.
        dirty.0 |= promise.ready != before.ready;
        story.promise = Some(promise);
    }
}

pub(super) fn draw(ui: &mut Ui, page: Entity, shown: &mut Shown, promise: &Promise, stage: AgeStage, class: &Classroom, now: Duration) {
    let (w, h, standing) = (ui.space.w, ui.space.h, ui.space.standing());
    ui.chrome(page, Chrome { home: true, language: !promise.whole, ..default() });
    let (lines, recall) = messages(class, &ui.words, stage);
    let right = if standing { w - MARGIN } else { w - TELL - 2.0 * MARGIN };
    let bottom = h - MARGIN - if standing { TELL + MARGIN } else { 0.0 };
    let ready = promise.may_go_on(now);
    if promise.whole {
        let title = Rect::new(MARGIN + BUTTON + 18.0, MARGIN, w - BUTTON - MARGIN - 18.0, MARGIN + BUTTON);
        ui.title(page, "promise-title", title);
        let area = Rect::new(MARGIN, 170.0, right, bottom - 140.0);
        let all: Vec<String> = lines.iter().cloned().chain(["promise-monitor".to_owned(), "promise-monitor-tell".to_owned()]).collect();
        let small = all.len() - 2;
        let size = |i: usize| {
            if i >= small {
                Size::Small
            } else if stage.hears() {
                Size::Story
            } else {
                Size::Label
            }
        };
        let rows = ui.together(&all, size, area.width() - 120.0, area.height(), 14.0);
        let mut y = area.min.y;
        for (i, (id, (px, tall))) in all.iter().zip(rows).enumerate() {
            let row = Rect::new(area.min.x, y, area.max.x, y + tall);
            let field = ui.field(page, row, if i >= small { palette::PAPER } else { palette::CARD }, 18.0);
            let look = TextLook::new(size(i)).most(px).start();
            let inner = if i >= small {
                Rect::new(12.0, 0.0, row.width() - 12.0, tall)
            } else {
                let side = (tall - 8.0).min(64.0);
                let x = if ui.words.rtl() { row.width() - side - 14.0 } else { 14.0 };
                ui.picture(field, "ui/lantern", Rect::new(x, (tall - side) / 2.0, x + side, (tall + side) / 2.0));
                if ui.words.rtl() { Rect::new(20.0, 0.0, row.width() - 96.0, tall) } else { Rect::new(96.0, 0.0, row.width() - 20.0, tall) }
            };
            ui.lit_text(field, id, inner, look);
            y += tall + 6.0;
        }
        if ready {
            let yes = Rect::from_center_size(Vec2::new((MARGIN + right) / 2.0, bottom - 62.0), Vec2::new(460.0, 118.0));
            ui.button(page, Act::Yes, "ui/yes", "promise-yes", yes, true);
        }
        if shown.said_new() {
            let said = ["promise-title".to_owned()].into_iter().chain(all).chain(["promise-yes".to_owned()]);
            ui.speech.page(said.collect());
        }
        return;
    }
    let middle = Vec2::new(w / 2.0, h * 0.36);
    ui.picture(page, "ui/lantern", Rect::from_center_size(middle, Vec2::splat(if standing { 340.0 } else { 280.0 })));
    let line = Rect::from_center_size(Vec2::new(w / 2.0, h * 0.64), Vec2::new((w - 2.0 * MARGIN).min(900.0), 170.0));
    ui.panel(page, &recall, line, Size::Title);
    if ready {
        ui.next(page, h);
    }
    if shown.said_new() {
        ui.speech.page(vec![recall]);
    }
}
