//! Building an app for a test: no window, nothing drawn, a clock that is moved by hand.

use bevy::math::UVec2;
use lantern::{
    Preview, Screen, Settings, Surface,
    device::{Act, Approved, Clock},
    harness::Harness,
    packs::Packs,
    words::Words,
};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::TempDir;

/// The assets that ship.
pub fn assets() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/assets"))
}

/// An app and the folder of its data.
pub struct World {
    /// The app.
    pub app: Harness,
    /// Folder of the tablet's data; it goes with the world.
    pub data: TempDir,
}

/// Monday, 23 November 2026, nine in the morning.
const EPOCH: u64 = 1_795_424_400;

impl World {
    /// On home, with the shipped assets, at 1280x800.
    pub fn home() -> Self {
        Self::of(&assets(), UVec2::new(1280, 800))
    }

    /// On home, with these assets and this glass.
    pub fn of(assets: &Path, size: UVec2) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        Self::with_data(assets, size, data)
    }

    /// On home, with data that is there already.
    pub fn with_data(assets: &Path, size: UVec2, data: TempDir) -> Self {
        let mut world = Self::awake(assets, size, data);
        assert!(world.app.wait_for(Screen::Home), "home did not come");
        world
    }

    /// Waking up; where it leads depends on the data.
    pub fn awake(assets: &Path, size: UVec2, data: TempDir) -> Self {
        Self::built(assets, size, data, None)
    }

    /// As whoever makes a pack sees it.
    pub fn preview(pack: &Path) -> Self {
        Self::made(pack, None)
    }

    /// The same with one lesson asked for.
    pub fn previewing(pack: &Path, lesson: &str) -> Self {
        Self::made(pack, Some(lesson.to_owned()))
    }

    fn made(pack: &Path, lesson: Option<String>) -> Self {
        let data = tempfile::tempdir().expect("a folder");
        Self::built(&assets(), UVec2::new(1280, 800), data, Some(Preview { folder: pack.to_owned(), lesson }))
    }

    fn built(assets: &Path, size: UVec2, data: TempDir, preview: Option<Preview>) -> Self {
        let settings = Settings {
            data: Some(data.path().to_owned()),
            assets: assets.to_owned(),
            tick: Duration::from_secs(60),
            surface: Surface::Unseen(size),
            preview,
        };
        let mut app = Harness::new(settings);
        app.app.insert_resource(Clock::Hand { now: Duration::from_secs(1), epoch: EPOCH });
        Self { app, data }
    }

    /// Ids of all lessons that children are offered.
    pub fn lessons(&self) -> Vec<String> {
        self.app.app.world().resource::<Packs>().lessons().map(|l| l.id.clone()).collect()
    }

    /// Ids of the lessons of a stage, in the order of a teacher's list.
    pub fn of_stage(&self, stage: &str) -> Vec<String> {
        let packs = self.app.app.world().resource::<Packs>();
        packs.lessons().filter(|l| format!("{:?}", l.stage) == stage).map(|l| l.id.clone()).collect()
    }

    /// A lesson that is locked until somebody has previewed it.
    pub fn locked(&self) -> Option<String> {
        let packs = self.app.app.world().resource::<Packs>();
        packs.lessons().find(|l| l.approval == lantern_lesson::Approval::Needed).map(|l| l.id.clone())
    }

    /// Opens a story from home, by its id.
    pub fn open(&mut self, id: &str) {
        let packs = self.app.app.world().resource::<Packs>();
        let lesson = packs.lessons().find(|l| l.id == id).expect("the lesson").clone();
        let mut approved = Approved::default();
        packs.lessons().for_each(|l| approved.open(l, "Designated safeguarding lead", 0));
        let stage = lesson.stage as usize;
        let tag = self.app.app.world().resource::<Words>().tag().clone();
        let beside: Vec<_> =
            packs.lessons().filter(|l| l.stage == lesson.stage && (lesson.stage.hears() || packs.offered(l, &tag))).collect();
        let place = beside.iter().position(|l| l.id == id).expect("its place");
        self.app.app.insert_resource(approved);
        self.tap(Act::Card(stage));
        for _ in 0..place / 6 {
            self.tap(Act::Next);
        }
        self.tap(Act::Card(place % 6));
        assert_eq!(self.app.screen(), Screen::Story, "{id}");
        self.app.past_promises();
    }

    /// Home, from wherever it is.
    pub fn home_again(&mut self) {
        for _ in 0..12 {
            if self.app.screen() == Screen::Home {
                return;
            }
            let way = [Act::Stop, Act::Yes, Act::Done, Act::Home].into_iter().find(|act| self.app.has(act));
            let Some(way) = way else { panic!("no way home from {:?}", self.app.screen()) };
            self.tap(way);
        }
        panic!("home is not reached; still on {:?}", self.app.screen());
    }

    /// Lets time go by, in one step: as after sleep.
    pub fn pass(&mut self, time: Duration) {
        self.app.app.world_mut().resource_mut::<Clock>().advance(time);
        self.app.updates(4);
    }

    /// Taps a control, at a child's pace.
    pub fn tap(&mut self, act: Act) {
        self.pass(Duration::from_millis(450));
        assert!(self.app.tap(&act), "{act:?} is not on {:?}: {:?}", self.app.screen(), self.app.words());
        self.app.updates(3);
    }

    /// Opens the story for the youngest (0) or for the oldest (3) that came first.
    pub fn story(&mut self, stage: usize) {
        self.open(if stage == 0 { "e5" } else { "u6" });
    }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() { copy(&entry.path(), &target) } else { fs::copy(entry.path(), target).map(drop).expect("a file") }
    }
}

/// A copy of the shipped assets that a test can spoil.
pub fn spoilt_assets(spoil: impl FnOnce(&Path)) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["fonts", "voices", "packs"] {
        copy(&assets().join(part), &folder.path().join(part));
    }
    fs::create_dir_all(folder.path().join("kit")).expect("a folder");
    fs::copy(assets().join("kit/kit.ron"), folder.path().join("kit/kit.ron")).expect("the kit's list");
    spoil(&folder.path().join("packs/lantern-lane"));
    folder
}
