//! Lesson packs: read as assets, checked by the `lesson` crate before anything of them is used.
//! A bad lesson is refused by file, line and reason; the others go on.

use crate::{
    Dirty,
    device::{Wake, sound},
    speech::{Clip, Speech},
    words::{SOURCE, Words},
};
use bevy::{
    asset::{AssetLoader, AssetPath, LoadContext, io::Reader},
    prelude::*,
};
use lantern_lesson::{Checked, Cues, Finding, Kit, Lesson, Manifest, PackFiles, check};
use std::sync::Arc;

/// Packs that ship with the app.
const SHIPPED: [&str; 1] = ["packs/lantern-lane/pack.ron"];
const APP_CUES: &str = "voices/en-GB/cues.ron";

/// A pack as it was read and checked.
#[derive(Asset, TypePath, Debug)]
pub struct PackAsset {
    folder: String,
    files: PackFiles,
    checked: Checked,
}

/// Cues of the app's own sentences.
#[derive(Asset, TypePath, Debug)]
struct CuesAsset(Cues);

#[derive(Default, TypePath)]
struct PackLoader;

#[derive(Default, TypePath)]
struct CuesLoader;

/// A pack or its cues could not be read at all.
#[derive(Debug)]
struct Unreadable(String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

async fn text(load: &mut LoadContext<'_>, path: String) -> Option<String> {
    let bytes = load.read_asset_bytes(AssetPath::from(path)).await.ok()?;
    String::from_utf8(bytes).ok()
}

impl AssetLoader for PackLoader {
    type Asset = PackAsset;
    type Settings = ();
    type Error = Unreadable;

    async fn load(&self, reader: &mut dyn Reader, _: &(), load: &mut LoadContext<'_>) -> Result<PackAsset, Unreadable> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await.map_err(|e| Unreadable(e.to_string()))?;
        let manifest_text = String::from_utf8_lossy(&bytes).into_owned();
        let folder = load.path().path().parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        let mut files = PackFiles::default();
        files.texts.insert("pack.ron".into(), manifest_text.clone());
        if let Ok(manifest) = Manifest::parse(&manifest_text) {
            for file in manifest.text_files() {
                if let Some(text) = text(load, format!("{folder}/{file}")).await {
                    files.texts.insert(file, text);
                }
            }
            for sound in manifest.needed_files(&files) {
                // A recording that cannot be decoded counts as missing: it would be silence.
                if let Ok(bytes) = load.read_asset_bytes(AssetPath::from(format!("{folder}/{sound}"))).await
                    && sound::sounds(&bytes)
                {
                    files.present.insert(sound, bytes.len() as u64);
                }
            }
        }
        let kit = text(load, "kit/kit.ron".into()).await.and_then(|t| Kit::parse(&t).ok()).unwrap_or_default();
        let checked = check(&files, &kit);
        Ok(PackAsset { folder, files, checked })
    }

    fn extensions(&self) -> &[&str] {
        &["ron"]
    }
}

impl AssetLoader for CuesLoader {
    type Asset = CuesAsset;
    type Settings = ();
    type Error = Unreadable;

    async fn load(&self, reader: &mut dyn Reader, _: &(), _: &mut LoadContext<'_>) -> Result<CuesAsset, Unreadable> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await.map_err(|e| Unreadable(e.to_string()))?;
        Cues::parse(APP_CUES, &String::from_utf8_lossy(&bytes)).map(CuesAsset).map_err(|e| Unreadable(e.to_string()))
    }

    fn extensions(&self) -> &[&str] {
        &["cues.ron"]
    }
}

/// The packs of this tablet.
#[derive(Resource, Debug, Default)]
pub struct Packs {
    waiting: Vec<Handle<PackAsset>>,
    cues: Option<Handle<CuesAsset>>,
    lessons: Vec<Arc<Lesson>>,
    findings: Vec<Finding>,
    missing: Vec<String>,
    read: bool,
}

impl Packs {
    /// Every pack has been read, or refused.
    pub fn read(&self) -> bool {
        self.read
    }

    /// The lessons that have passed, in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.lessons.iter()
    }

    /// What is to be mended.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Packs that could not be read at all.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// A finding as a grown-up reads it.
    pub fn describe(&self, finding: &Finding, words: &Words) -> String {
        format!("{}  {}", finding.place(), words.explain(finding))
    }
}

fn load(mut packs: ResMut<Packs>, server: Res<AssetServer>) {
    packs.waiting = SHIPPED.iter().map(|path| server.load(*path)).collect();
    packs.cues = Some(server.load(APP_CUES));
}

fn take(
    mut packs: ResMut<Packs>,
    server: Res<AssetServer>,
    mut assets: ResMut<Assets<PackAsset>>,
    cues: Res<Assets<CuesAsset>>,
    mut words: ResMut<Words>,
    mut speech: ResMut<Speech>,
    mut dirty: ResMut<Dirty>,
    mut wake: ResMut<Wake>,
) {
    if packs.read {
        return;
    }
    wake.soon();
    let settled = |state: bevy::asset::LoadState| state.is_loaded() || state.is_failed();
    let cues_settled = packs.cues.as_ref().is_none_or(|c| settled(server.load_state(c)));
    if !cues_settled || !packs.waiting.iter().all(|p| settled(server.load_state(p))) {
        return;
    }
    if let Some(app) = packs.cues.take().and_then(|c| cues.get(&c).map(|c| c.0.clone())) {
        for (id, clip) in app.clips {
            let path = format!("voices/{SOURCE}/{id}.ogg");
            speech.learn(id, Clip { path, ms: clip.ms, words: clip.words });
        }
    }
    for handle in std::mem::take(&mut packs.waiting) {
        let Some(pack) = assets.remove(&handle) else {
            let name = server.get_path(&handle).map(|p| p.to_string()).unwrap_or_default();
            packs.missing.push(name);
            continue;
        };
        packs.findings.extend(pack.checked.refusals().cloned());
        let Some(checked) = pack.checked.pack else { continue };
        for lesson in &checked.lessons {
            for tag in checked.manifest.locales.keys() {
                let file = format!("locales/{tag}/{}.ftl", lesson.id);
                if let Some(text) = pack.files.texts.get(&file) {
                    words.join(tag, &format!("{}/{file}", pack.folder), text);
                }
            }
        }
        for ((tag, lesson), cues) in checked.cues.iter().filter(|((tag, _), _)| tag.as_str() == SOURCE) {
            for (id, clip) in &cues.clips {
                let path = format!("{}/voices/{tag}/{lesson}/{id}.ogg", pack.folder);
                speech.learn(id.clone(), Clip { path, ms: clip.ms, words: clip.words.clone() });
            }
        }
        packs.lessons.extend(checked.lessons);
    }
    packs.read = true;
    dirty.0 = true;
}

pub(crate) fn plugin(app: &mut App) {
    app.init_asset::<PackAsset>()
        .init_asset::<CuesAsset>()
        .init_asset_loader::<PackLoader>()
        .init_asset_loader::<CuesLoader>()
        .init_resource::<Packs>()
        .add_systems(Startup, load)
        .add_systems(PreUpdate, take);
}
