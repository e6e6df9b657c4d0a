//! The app without a window loop, driven by touches: for tests, for the demonstration's walk and for the benches.
//! It sees what a child or a screen reader sees (controls and words) and does what a finger does.

#![allow(clippy::disallowed_methods, reason = "tests and the walk wait on the wall clock; the app itself never does")]

use crate::{
    LanternPlugin, Screen, Settings,
    device::{Act, Clock, Control, touch::Targets, window::Canvas},
    screens::story::{Story, promise::LEAST},
    theme::Page,
};
use bevy::{
    input::touch::{TouchInput, TouchPhase},
    math::{Rect, Vec2},
    prelude::*,
    render::view::screenshot::{Captured, Screenshot, save_to_disk},
    window::PrimaryWindow,
};
use lantern_lesson::{Choice, Kind, Weight};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use web_time::Instant;

/// The app, one update at a time.
pub struct Harness {
    /// The app itself.
    pub app: App,
    finger: u64,
}

impl Harness {
    /// Builds the app and gets it ready for its first update.
    pub fn new(settings: Settings) -> Self {
        let mut app = App::new();
        app.add_plugins(LanternPlugin(settings));
        while app.plugins_state() == bevy::app::PluginsState::Adding {
            bevy::tasks::tick_global_task_pools_on_main_thread();
        }
        app.finish();
        app.cleanup();
        Self { app, finger: 0 }
    }

    /// One update.
    pub fn update(&mut self) {
        self.app.update();
    }

    /// Updates until `done` or until `limit` of wall-clock time has gone; answers whether it was done.
    pub fn until(&mut self, limit: Duration, mut done: impl FnMut(&mut Self) -> bool) -> bool {
        let start = Instant::now();
        loop {
            self.update();
            if done(self) {
                return true;
            }
            if start.elapsed() > limit {
                return false;
            }
            bevy::platform::thread::sleep(Duration::from_millis(4));
        }
    }

    /// Updates `n` times.
    pub fn updates(&mut self, n: usize) {
        for _ in 0..n {
            self.update();
        }
    }

    /// The screen that is shown.
    pub fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    /// Updates until this screen is shown.
    pub fn wait_for(&mut self, screen: Screen) -> bool {
        let there = self.until(Duration::from_secs(30), |h| h.screen() == screen);
        self.updates(3);
        there
    }

    /// Every control on the page: what it does, its accessible name, where it is (logical pixels).
    pub fn controls(&mut self) -> Vec<(Act, String, Rect)> {
        let targets: Vec<_> = self.app.world().resource::<Targets>().0.iter().map(|t| (t.act.clone(), t.rect)).collect();
        let mut query = self.app.world_mut().query::<&Control>();
        let names: Vec<_> = query.iter(self.app.world()).map(|c| (c.act.clone(), c.name.clone())).collect();
        targets
            .into_iter()
            .map(|(act, rect)| {
                let name = names.iter().find(|(a, _)| *a == act).map(|(_, n)| n.clone()).unwrap_or_default();
                (act, name, rect)
            })
            .collect()
    }

    /// Where a control is.
    pub fn place(&mut self, act: &Act) -> Option<Rect> {
        self.app.world().resource::<Targets>().0.iter().find(|t| t.act == *act).map(|t| t.rect)
    }

    /// The control is on the page.
    pub fn has(&mut self, act: &Act) -> bool {
        self.place(act).is_some()
    }

    /// One step of a finger.
    pub fn touch(&mut self, id: u64, phase: TouchPhase, position: Vec2) {
        let mut windows = self.app.world_mut().query_filtered::<Entity, With<PrimaryWindow>>();
        let Ok(window) = windows.single(self.app.world()) else { return };
        self.app.world_mut().write_message(TouchInput { phase, position, window, force: None, id });
    }

    /// A finger goes down and up on a control, and nothing is updated yet; `false` if it is not on the page.
    pub fn press(&mut self, act: &Act) -> bool {
        let Some(rect) = self.place(act) else { return false };
        self.finger += 1;
        self.touch(self.finger, TouchPhase::Started, rect.center());
        self.touch(self.finger, TouchPhase::Ended, rect.center());
        true
    }

    /// The page that is shown; another one after each time that it was drawn.
    pub fn page(&mut self) -> Option<Entity> {
        let mut pages = self.app.world_mut().query_filtered::<Entity, With<Page>>();
        pages.iter(self.app.world()).next()
    }

    /// A finger goes down and up at this place within one update.
    pub fn tap_at(&mut self, position: Vec2) {
        self.finger += 1;
        self.touch(self.finger, TouchPhase::Started, position);
        self.touch(self.finger, TouchPhase::Ended, position);
        self.updates(3);
    }

    /// Taps a control by a finger; `false` if it is not on the page.
    pub fn tap(&mut self, act: &Act) -> bool {
        let Some(rect) = self.place(act) else { return false };
        self.tap_at(rect.center());
        true
    }

    /// All words on the page, in no order.
    pub fn words(&mut self) -> Vec<String> {
        let mut texts = self.app.world_mut().query::<(&Text, Option<&Children>)>();
        let world = self.app.world();
        texts
            .iter(world)
            .map(|(text, spans)| {
                let spans = spans.into_iter().flatten().filter_map(|child| world.get::<TextSpan>(*child));
                std::iter::once(text.0.as_str()).chain(spans.map(|s| s.0.as_str())).collect::<String>()
            })
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// Waits while the promises before a story are on the page, and goes on as a class does.
    pub fn past_promises(&mut self) {
        for _ in 0..80 {
            if !self.app.world().resource::<Story>().promises() {
                return;
            }
            let mut clock = self.app.world_mut().resource_mut::<Clock>();
            clock.advance(LEAST);
            let real = matches!(*clock, Clock::Real(_));
            self.updates(2);
            // They may have gone by themselves.
            if !self.app.world().resource::<Story>().promises() {
                return;
            }
            if let Some(act) = [Act::Next, Act::Yes].into_iter().find(|act| self.has(act)) {
                self.tap(&act);
            }
            if real {
                bevy::platform::thread::sleep(Duration::from_millis(100));
            }
        }
    }

    /// The card on which the story stands, while one is played.
    pub fn card(&self) -> Option<Kind> {
        let story = self.app.world().resource::<Story>();
        (self.screen() == Screen::Story && !story.promises()).then(|| story.player().map(|p| p.node().kind.clone()))?
    }

    /// Every picture of the page has been loaded (or has failed to).
    pub fn settled(&mut self) -> bool {
        let mut images = self.app.world_mut().query::<&ImageNode>();
        let server = self.app.world().resource::<AssetServer>();
        images.iter(self.app.world()).all(|i| {
            let state = server.load_state(&i.image);
            state.is_loaded() || state.is_failed() || !server.is_managed(i.image.id())
        })
    }

    /// Writes what is drawn as a PNG; needs `Surface::Offscreen`.
    pub fn shot(&mut self, path: &Path) -> bool {
        self.until(Duration::from_secs(10), |h| h.settled());
        self.updates(3);
        let Some(canvas) = self.app.world().get_resource::<Canvas>().cloned() else { return false };
        let shot = self.app.world_mut().spawn(Screenshot::image(canvas.0)).observe(save_to_disk(PathBuf::from(path))).id();
        self.until(Duration::from_secs(20), |h| h.app.world().get::<Captured>(shot).is_some() || h.app.world().get_entity(shot).is_err());
        path.is_file()
    }
}

/// What a pupil taps on this card to get on; `choose` says which card of a choice is taken.
pub fn way_on(kind: &Kind, choose: impl Fn(&[Choice]) -> usize) -> Vec<Act> {
    match kind {
        Kind::Scene { .. } | Kind::Mend { .. } | Kind::End { .. } => vec![Act::Next],
        Kind::Feel { .. } => vec![Act::Card(0), Act::Next],
        Kind::Stop { .. } | Kind::Talk { .. } => vec![Act::Done],
        Kind::Choice { options, .. } => vec![Act::Card(choose(options)), Act::Take],
        Kind::Sort { items, bins, .. } => {
            let boxes = items.iter().map(|item| bins.iter().position(|b| b.id == item.bin).unwrap_or_default());
            let taps = boxes.enumerate().flat_map(|(i, bin)| [Act::Card(i), Act::Bin(bin)]);
            taps.chain([Act::Next]).collect()
        }
        Kind::Spot { clues, .. } => (0..clues.len()).map(Act::Card).chain([Act::Next]).collect(),
    }
}

/// The wise card of a choice.
pub fn wise(options: &[Choice]) -> usize {
    options.iter().position(|o| o.weight == Weight::Strong).unwrap_or_default()
}
