//! The room a page has, in design units, whatever the glass.

use crate::Dirty;
use bevy::{prelude::*, ui::UiScale, window::PrimaryWindow};

/// Width and height of the page in design units: at least 1280x800 lying, 800x1280 standing.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub struct Space {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Default for Space {
    fn default() -> Self {
        Self { w: 1280.0, h: 800.0 }
    }
}

impl Space {
    /// The tablet stands upright.
    pub fn standing(&self) -> bool {
        self.h > self.w
    }

    /// The space of a window of this logical size, and logical pixels per design unit.
    pub fn of(size: Vec2) -> (Self, f32) {
        let least = if size.x >= size.y { Vec2::new(1280.0, 800.0) } else { Vec2::new(800.0, 1280.0) };
        let scale = (size / least).min_element().max(0.05);
        (Self { w: size.x / scale, h: size.y / scale }, scale)
    }
}

fn measure(
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    mut space: ResMut<Space>,
    mut scale: ResMut<UiScale>,
    mut dirty: ResMut<Dirty>,
) {
    let Some(window) = window else { return };
    let (now, factor) = Space::of(Vec2::new(window.width(), window.height()));
    if *space != now || scale.0 != factor {
        *space = now;
        scale.0 = factor;
        dirty.0 = true;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Space>().add_systems(PreUpdate, measure);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glass_has_room_for_the_page() {
        for (w, h) in [(1280.0, 800.0), (1024.0, 768.0), (1920.0, 1200.0), (800.0, 1280.0), (1920.0, 1080.0), (600.0, 1024.0)] {
            let (space, scale) = Space::of(Vec2::new(w, h));
            let (least_w, least_h) = if w >= h { (1280.0, 800.0) } else { (800.0, 1280.0) };
            assert!(space.w >= least_w - 0.01 && space.h >= least_h - 0.01, "{w}x{h}: {space:?}");
            assert!((space.w * scale - w).abs() < 0.01);
        }
    }
}
