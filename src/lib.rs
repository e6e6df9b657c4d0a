//! The pupil app: the only place that knows Bevy. Screens draw pages from plain state machines; everything that
//! could hurt someone if it were wrong (the lesson, the Tell flow, the frame, the ring) lives without Bevy and is tested so.

pub mod device;
mod eyes;
pub mod harness;
pub mod packs;
pub mod screens;
pub mod speech;
pub mod theme;
pub mod words;

use bevy::{
    app::PluginGroupBuilder,
    asset::{AssetApp as _, AssetMetaCheck, io::AssetSourceBuilder},
    log::{
        LogPlugin,
        tracing_subscriber::{EnvFilter, Layer as _},
    },
    prelude::*,
    render::{
        RenderApp, RenderPlugin,
        mesh::allocator::MeshAllocatorSettings,
        settings::{Backends, MemoryHints, PowerPreference, RenderCreation, WgpuSettings, WgpuSettingsPriority},
        slab_allocator::SlabAllocatorSettings,
    },
    window::{ExitCondition, WindowPlugin},
    winit::WinitPlugin,
};
use std::{path::PathBuf, time::Duration};

/// Where the app is shown.
#[derive(Resource, Debug, Clone, PartialEq, Eq)]
pub enum Surface {
    /// Full screen, without a way out.
    Kiosk,
    /// A window of this size, for developers and demonstrations.
    Windowed(UVec2),
    /// No window; drawn into an image of this size.
    Offscreen(UVec2),
    /// No window and nothing drawn: real layout, text and controls without a renderer, for tests.
    Unseen(UVec2),
}

/// What the app is started with.
#[derive(Resource, Debug, Clone)]
pub struct Settings {
    /// Folder of this tablet's own data; `None` keeps no ring, so that Tell says at once that it cannot keep anything.
    pub data: Option<PathBuf>,
    /// Folder of fonts, pictures, voices and packs.
    pub assets: PathBuf,
    /// Time between two frames to the server.
    pub tick: Duration,
    /// Where it is shown.
    pub surface: Surface,
    /// A pack that a teacher is making: it alone is played, under a banner, and read anew whenever a file changes.
    pub preview: Option<Preview>,
}

/// A pack in the making.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The pack's folder.
    pub folder: PathBuf,
    /// The lesson to open at once; the list of all otherwise.
    pub lesson: Option<String>,
}

impl Settings {
    /// For a command that only reads or writes the tablet's data.
    pub(crate) fn of_data(data: &std::path::Path) -> Self {
        let surface = Surface::Unseen(UVec2::new(1280, 800));
        Self { data: Some(data.to_owned()), assets: PathBuf::new(), tick: Duration::from_secs(60), surface, preview: None }
    }
}

/// The page must be drawn anew.
#[derive(Resource, Debug, Default)]
pub struct Dirty(pub bool);

/// The screen that is shown.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Screen {
    /// Waking up: typefaces and packs are read.
    #[default]
    Boot,
    /// Four pictures, one for each stage.
    Home,
    /// The stories of a stage.
    Stories,
    /// A story is played.
    Story,
    /// After a story: feelings, and who can be told.
    After,
    /// Another language.
    Language,
    /// For grown-ups.
    Staff,
    /// Nobody has touched a story for long: is anybody there?
    Rest,
    /// A story cannot go on.
    Trouble,
    /// Tell a trusted adult.
    Tell,
}

/// Order of the app's systems within an update.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub enum Beat {
    /// Taps change the state.
    Taps,
    /// Time changes the state.
    Time,
    /// The page is drawn from the state.
    Draw,
}

/// The whole app.
pub struct LanternPlugin(pub Settings);

impl Plugin for LanternPlugin {
    fn build(&self, app: &mut App) {
        let settings = self.0.clone();
        app.insert_resource(settings.surface.clone());
        if let Some(pack) = &settings.preview {
            let source = AssetSourceBuilder::platform_default(&pack.folder.to_string_lossy(), None);
            app.register_asset_source("preview", source);
        }
        app.add_plugins(defaults(&settings));
        // Nothing here is a mesh but the renderer's own few quads: each gets a buffer of its size, not the first of many megabytes.
        if let Some(render) = app.get_sub_app_mut(RenderApp) {
            let slabs = SlabAllocatorSettings { large_threshold: 0, ..default() };
            render.insert_resource(MeshAllocatorSettings { slab_allocator_settings: slabs, ..default() });
        }
        app.insert_resource(settings)
            .insert_resource(ClearColor(theme::palette::PAPER))
            .init_resource::<Dirty>()
            .init_state::<Screen>()
            .configure_sets(Update, (Beat::Taps, Beat::Time, Beat::Draw).chain())
            .add_plugins((words::plugin, eyes::plugin, device::plugin, theme::plugin, packs::plugin, speech::plugin, screens::plugin));
        // A failing system is written to the log and the lesson goes on.
        app.set_error_handler(bevy::ecs::error::error);
    }
}

/// What is logged.
const LOG: &str = "warn,lantern=info,wgpu_hal=off,naga=off,wgpu_core=warn,alsa=off";

fn defaults(settings: &Settings) -> PluginGroupBuilder {
    let unseen = matches!(settings.surface, Surface::Unseen(_));
    let windowless = unseen || matches!(settings.surface, Surface::Offscreen(_));
    let wgpu = WgpuSettings {
        backends: if unseen { None } else { Some(Backends::VULKAN | Backends::METAL | Backends::DX12) },
        priority: WgpuSettingsPriority::WebGL2,
        power_preference: PowerPreference::LowPower,
        // Pictures come and go with every page; in small blocks what has gone is given back.
        memory_hints: MemoryHints::Manual { suballocated_device_memory_block_size: 1 << 20..2 << 20 },
        ..default()
    };
    let mut plugins = DefaultPlugins
        .build()
        .set(WindowPlugin {
            primary_window: Some(device::window::window(&settings.surface)),
            // A monitor that sleeps closes its window; the app stays.
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
            ..default()
        })
        .set(RenderPlugin {
            render_creation: RenderCreation::Automatic(Box::new(wgpu)),
            synchronous_pipeline_compilation: true,
            ..default()
        })
        .set(AssetPlugin { file_path: settings.assets.to_string_lossy().into_owned(), meta_check: AssetMetaCheck::Never, ..default() })
        // The environment may ask for fewer lines, never for more: those of the network libraries hold addresses.
        .set(LogPlugin { filter: LOG.into(), custom_layer: |_| Some(EnvFilter::new(LOG).boxed()), ..default() });
    if windowless {
        plugins = plugins.disable::<WinitPlugin>();
    }
    if unseen {
        plugins = plugins.disable::<LogPlugin>();
    }
    plugins
}
