//! The one window: full screen on a tablet, framed on a developer's desk, none in tests.
//! A monitor that sleeps takes its window along on Bevy 0.19 (bevy#24867); then a new one is opened.

use crate::Surface;
use bevy::{
    app::AppExit,
    camera::RenderTarget,
    prelude::*,
    render::view::Msaa,
    ui::IsDefaultUiCamera,
    window::{PresentMode, PrimaryWindow, WindowCloseRequested, WindowMode, WindowResolution},
};
use std::num::NonZero;

/// Where the picture goes when there is no window: an image that a test or the demonstration can look at.
#[derive(Resource, Debug, Clone)]
pub struct Canvas(pub Handle<Image>);

/// The window that suits the surface.
pub fn window(surface: &Surface) -> Window {
    let (mode, size) = match surface {
        Surface::Kiosk => (WindowMode::BorderlessFullscreen(MonitorSelection::Primary), UVec2::new(1280, 800)),
        Surface::Windowed(size) | Surface::Offscreen(size) | Surface::Unseen(size) => (WindowMode::Windowed, *size),
    };
    Window {
        title: "Lantern".into(),
        name: Some("lantern".into()),
        mode,
        resolution: WindowResolution::new(size.x, size.y),
        present_mode: PresentMode::AutoVsync,
        // One picture waits at most: each that may wait is megabytes, and pages are drawn one at a time.
        desired_maximum_frame_latency: NonZero::new(1),
        decorations: !matches!(surface, Surface::Kiosk),
        resize_constraints: WindowResizeConstraints { min_width: 480.0, min_height: 480.0, ..default() },
        ..default()
    }
}

fn camera(mut commands: Commands, surface: Res<Surface>, images: Option<ResMut<Assets<Image>>>) {
    let camera =
        commands.spawn((Camera2d, Msaa::Off, IsDefaultUiCamera, Camera { clear_color: ClearColorConfig::Default, ..default() })).id();
    if let (Surface::Offscreen(size), Some(mut images)) = (&*surface, images) {
        use bevy::render::render_resource::{TextureFormat, TextureUsages};
        let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None);
        image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
        // Drawn into and copied from: nobody reads the pixels that it began with.
        image.asset_usage = bevy::asset::RenderAssetUsages::RENDER_WORLD;
        let handle = images.add(image);
        commands.entity(camera).insert(RenderTarget::Image(handle.clone().into()));
        commands.insert_resource(Canvas(handle));
    }
}

fn find_again(windows: Query<(), With<PrimaryWindow>>, surface: Res<Surface>, mut commands: Commands, mut wake: ResMut<super::wake::Wake>) {
    if windows.is_empty() {
        info!("the window went away with its screen; opening it again");
        commands.spawn((window(&surface), PrimaryWindow));
        wake.soon();
    }
}

fn close(mut asked: MessageReader<WindowCloseRequested>, surface: Res<Surface>, mut exit: MessageWriter<AppExit>) {
    // A kiosk has no way out for a child; a developer's window has.
    if asked.read().count() > 0 && matches!(*surface, Surface::Windowed(_)) {
        exit.write(AppExit::Success);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, camera).add_systems(Update, (close, find_again).chain());
}
