//! Where the eyes of the kit's figures are, so that they can blink: `assets/kit/eyes.ron`, made by `cargo xtask art`.

use bevy::{
    asset::{AssetLoader, LoadContext, io::Reader},
    prelude::*,
};
use serde::Deserialize;
use std::collections::HashMap;

/// Size of a figure's picture.
pub const PICTURE: Vec2 = Vec2::new(600.0, 700.0);

/// The open eyes of one picture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Colour of the lid, `#rrggbb`.
    pub lid: String,
    /// Each eye: x, y of its middle and half its width and height, in pixels of the picture.
    pub eyes: Vec<(f32, f32, f32, f32)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Eyes")]
struct Raw {
    figures: HashMap<String, Open>,
}

#[derive(Asset, TypePath, Debug, Default)]
struct EyesAsset(HashMap<String, Open>);

#[derive(Default, TypePath)]
struct EyesLoader;

impl AssetLoader for EyesLoader {
    type Asset = EyesAsset;
    type Settings = ();
    type Error = BevyError;

    async fn load(&self, reader: &mut dyn Reader, _: &(), _: &mut LoadContext<'_>) -> Result<EyesAsset, BevyError> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await?;
        let raw: Raw = ron::de::from_bytes(&bytes)?;
        Ok(EyesAsset(raw.figures))
    }

    fn extensions(&self) -> &[&str] {
        &["eyes.ron"]
    }
}

/// Eyes by figure and mood, `nib-happy`. Without the file nobody blinks.
#[derive(Resource, Debug, Default)]
pub struct Eyes {
    waiting: Option<Handle<EyesAsset>>,
    figures: HashMap<String, Open>,
}

impl Eyes {
    /// The open eyes of a picture.
    pub fn of(&self, figure: &str) -> Option<&Open> {
        self.figures.get(figure).filter(|open| !open.eyes.is_empty())
    }
}

fn load(mut eyes: ResMut<Eyes>, server: Res<AssetServer>) {
    eyes.waiting = Some(server.load("kit/eyes.ron"));
}

fn take(mut eyes: ResMut<Eyes>, mut assets: ResMut<Assets<EyesAsset>>) {
    if let Some(found) = eyes.waiting.as_ref().and_then(|waiting| assets.remove(waiting)) {
        eyes.figures = found.0;
        eyes.waiting = None;
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_asset::<EyesAsset>()
        .init_asset_loader::<EyesLoader>()
        .init_resource::<Eyes>()
        .add_systems(Startup, load)
        .add_systems(PreUpdate, take.run_if(|eyes: Res<Eyes>| eyes.waiting.is_some()));
}
