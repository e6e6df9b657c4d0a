//! Lesson packs: read as assets, checked by the `lesson` crate before anything of them is used.
//! A bad lesson is refused by file, line and reason; the others go on.

use crate::{
    Dirty, Settings,
    device::{Wake, sound},
    speech::{Clip, Speech},
    words::{SOURCE, Words},
};
use bevy::{
    asset::{
        AssetLoader, AssetPath, LoadContext, RenderAssetUsages,
        io::{AssetSourceId, Reader},
    },
    image::{CompressedImageFormats, ImageSampler, ImageType},
    prelude::*,
};
use lantern_lesson::{CREDITS, Checked, Cues, Finding, Kit, Lesson, Manifest, PackFiles, check, said_hash};
use lantern_words::Tag;
use std::{collections::HashMap, sync::Arc};

/// Packs that ship with the app.
const SHIPPED: [&str; 3] = ["packs/lantern-lane/pack.ron", "packs/lane-tales/pack.ron", "packs/row-tales/pack.ron"];
/// The pack of a teacher who is making one.
const PREVIEW: &str = "preview://pack.ron";
const APP_CUES: &str = "voices/en-GB/cues.ron";

/// A pack as it was read and checked.
#[derive(Asset, TypePath, Debug)]
pub struct PackAsset {
    folder: AssetPath<'static>,
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

async fn text(load: &mut LoadContext<'_>, path: AssetPath<'static>) -> Option<String> {
    let bytes = load.read_asset_bytes(path).await.ok()?;
    String::from_utf8(bytes).ok()
}

/// A file of a pack's folder.
fn within(folder: &AssetPath<'static>, file: &str) -> AssetPath<'static> {
    AssetPath::from(folder.path().join(file)).with_source(folder.source().clone_owned())
}

impl AssetLoader for PackLoader {
    type Asset = PackAsset;
    type Settings = ();
    type Error = Unreadable;

    async fn load(&self, reader: &mut dyn Reader, _: &(), load: &mut LoadContext<'_>) -> Result<PackAsset, Unreadable> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await.map_err(|e| Unreadable(e.to_string()))?;
        let manifest_text = String::from_utf8_lossy(&bytes).into_owned();
        let folder = load.path().parent().unwrap_or_default().clone_owned();
        let mut files = PackFiles::default();
        files.texts.insert("pack.ron".into(), manifest_text.clone());
        if let Ok(manifest) = Manifest::parse(&manifest_text) {
            for file in manifest.text_files() {
                if let Some(text) = text(load, within(&folder, &file)).await {
                    files.texts.insert(file, text);
                }
            }
            if let Some(text) = text(load, within(&folder, CREDITS)).await {
                files.texts.insert(CREDITS.into(), text);
            }
            for (_, picture) in Manifest::own_pictures(&files) {
                if let Ok(bytes) = load.read_asset_bytes(within(&folder, &picture)).await
                    && drawable(&bytes)
                {
                    files.present.insert(picture, bytes.len() as u64);
                }
            }
            for sound in manifest.needed_files(&files) {
                // A recording that cannot be decoded counts as missing: it would be silence.
                if let Ok(bytes) = load.read_asset_bytes(within(&folder, &sound)).await
                    && sound::sounds(&bytes)
                {
                    files.present.insert(sound, bytes.len() as u64);
                }
            }
        }
        let kit = text(load, AssetPath::from("kit/kit.ron")).await.and_then(|t| Kit::parse(&t).ok()).unwrap_or_default();
        let mut checked = check(&files, &kit);
        if load.path().source() == &AssetSourceId::from("preview") {
            silent(&files, &kit, &mut checked);
        }
        Ok(PackAsset { folder, files, checked })
    }

    fn extensions(&self) -> &[&str] {
        &["ron"]
    }
}

/// It is a PNG that can be drawn. It is decoded once here, as a picture that cannot be would leave a hole in the story.
fn drawable(bytes: &[u8]) -> bool {
    const MAX_EDGE: u32 = 2048;
    let edge = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes);
    // Width and height stand at fixed places; so no more is decoded than fits.
    if edge(16).max(edge(20)) > MAX_EDGE {
        return false;
    }
    let png = ImageType::Extension("png");
    Image::from_buffer(bytes, png, CompressedImageFormats::NONE, true, ImageSampler::Default, RenderAssetUsages::MAIN_WORLD).is_ok()
}

/// Whoever is making a pack changes words before the voice is recorded: what is refused for its voice alone plays silently
/// in the preview, with the recordings that still say what is written. The findings stay.
fn silent(files: &PackFiles, kit: &Kit, checked: &mut Checked) {
    let mut unvoiced = files.clone();
    if let Some(manifest) = unvoiced.texts.get_mut("pack.ron") {
        *manifest = manifest.replace(": Voiced", ": TextOnly");
    }
    let Some(mut pack) = check(&unvoiced, kit).pack else { return };
    if let Some(strict) = &checked.pack {
        pack.cues.clone_from(&strict.cues);
    }
    let tag = Tag::new(SOURCE);
    for lesson in &pack.lessons {
        let file = format!("voices/{SOURCE}/{}/cues.ron", lesson.id);
        let Some(Ok(cues)) = files.texts.get(&file).map(|text| Cues::parse(&file, text)) else { continue };
        pack.cues.entry((tag.clone(), lesson.id.clone())).or_insert(cues);
    }
    checked.pack = Some(pack);
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

/// Pictures beyond the kit: `family/name`, and where each is loaded from.
pub type Art = Arc<HashMap<String, String>>;

/// The packs of this tablet.
#[derive(Resource, Debug, Default)]
pub struct Packs {
    waiting: Vec<Handle<PackAsset>>,
    cues: Option<Handle<CuesAsset>>,
    lessons: Vec<Arc<Lesson>>,
    /// Languages in which each lesson is offered.
    tags: HashMap<String, Vec<Tag>>,
    /// Pictures that each lesson's pack brings itself.
    art: HashMap<String, Art>,
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

    /// The lesson can be played in this language.
    pub fn offered(&self, lesson: &Lesson, tag: &Tag) -> bool {
        self.tags.get(&lesson.id).is_some_and(|tags| tags.contains(tag))
    }

    /// The pictures that the lesson's pack brings itself.
    pub fn art(&self, lesson: &Lesson) -> Option<Art> {
        self.art.get(&lesson.id).cloned()
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

fn load(mut packs: ResMut<Packs>, server: Res<AssetServer>, settings: Res<Settings>) {
    packs.waiting = if settings.preview.is_some() { vec![server.load(PREVIEW)] } else { SHIPPED.map(|path| server.load(path)).to_vec() };
    packs.cues = Some(server.load(APP_CUES));
}

/// A teacher saved a file of the pack she is making: it is read and checked anew, and the story stays on its card.
fn reload(
    mut changed: ResMut<crate::device::watch::Changed>,
    mut packs: ResMut<Packs>,
    mut words: ResMut<Words>,
    mut speech: ResMut<Speech>,
    server: Res<AssetServer>,
) {
    if !packs.read || !std::mem::take(&mut changed.bypass_change_detection().0) {
        return;
    }
    speech.hush();
    words.start_over();
    *packs = Packs { waiting: vec![server.load_builder().load(PREVIEW)], cues: Some(server.load(APP_CUES)), ..default() };
}

fn take(
    mut packs: ResMut<Packs>,
    server: Res<AssetServer>,
    mut assets: ResMut<Assets<PackAsset>>,
    cues: Res<Assets<CuesAsset>>,
    mut words: ResMut<Words>,
    mut speech: ResMut<Speech>,
    settings: Res<Settings>,
    mut dirty: ResMut<Dirty>,
    mut wake: ResMut<Wake>,
) {
    let preview = settings.preview.is_some();
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
        let art = checked.art.iter().map(|(name, file)| (name.clone(), within(&pack.folder, file).to_string()));
        let art = Art::new(art.collect());
        for path in art.values().filter(|_| preview) {
            // The author may have drawn it anew.
            server.reload(path.clone());
        }
        for lesson in checked.lessons.iter().filter(|_| !art.is_empty()) {
            packs.art.insert(lesson.id.clone(), art.clone());
        }
        for lesson in &checked.lessons {
            for tag in checked.manifest.locales.keys() {
                // What the lesson says, and the teacher's notes beside it.
                for file in [format!("locales/{tag}/{}.ftl", lesson.id), format!("locales/{tag}/{}.teacher.ftl", lesson.id)] {
                    if let Some(text) = pack.files.texts.get(&file) {
                        words.join(tag, &within(&pack.folder, &file).to_string(), text);
                    }
                }
            }
            let tags = checked.manifest.locales.keys().filter(|tag| preview || checked.manifest.offers(tag, lesson.stage));
            packs.tags.insert(lesson.id.clone(), tags.cloned().collect());
        }
        for ((tag, lesson), cues) in checked.cues.iter().filter(|((tag, _), _)| tag.as_str() == SOURCE) {
            for (id, clip) in &cues.clips {
                // Other words than those that are written are not said.
                if words.source_text(id).is_none_or(|text| said_hash(&text) != clip.said) {
                    continue;
                }
                let path = within(&pack.folder, &format!("voices/{tag}/{lesson}/{id}.ogg")).to_string();
                speech.learn(id.clone(), Clip { path, ms: clip.ms, words: clip.words.clone() });
            }
        }
        packs.lessons.extend(checked.lessons);
    }
    // In the order of the map: e1, e4, e5, k1 ...
    packs.lessons.sort_by(|a, b| (a.stage, &a.id).cmp(&(b.stage, &b.id)));
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
        .add_systems(PreUpdate, (reload.run_if(|settings: Res<Settings>| settings.preview.is_some()), take).chain());
}
