//! How a page is made: the frame that every pupil screen shares, cards, buttons, words and pictures.
//! Positions are in design units, 1280x800 lying and 800x1280 standing; the only room that knows widgets.

mod measure;
mod page;
pub mod palette;
mod space;

pub use measure::lines;
pub use page::{CardLook, Chrome, LitWords, Page, SMALL, SpokenBy, TextLook, Ui, load_picture};
pub use space::Space;

use bevy::{
    prelude::*,
    text::{FontCx, FontSource},
};
use parley::fontique::Script;

/// Edge of the Tell button: 25 mm or more on a ten-inch tablet.
pub const TELL: f32 = 164.0;
/// Edge of the other buttons that are on every page: 20 mm.
pub const BUTTON: f32 = 118.0;
/// Distance from the glass's edge, and between the buttons.
pub const MARGIN: f32 = 24.0;
/// Gap between cards, 8 mm or more.
pub const GAP: f32 = 22.0;

/// The four sizes of text; each costs an atlas, so there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Labels of small cards and notes for grown-ups.
    Small,
    /// Labels of cards.
    Label,
    /// What a story says.
    Story,
    /// A question or a title.
    Title,
}

impl Size {
    fn px(self) -> f32 {
        match self {
            Self::Small => 22.0,
            Self::Label => 27.0,
            Self::Story => 32.0,
            Self::Title => 42.0,
        }
    }
}

/// The typefaces, held for ever: were one dropped, Bevy would clear the fallbacks of the others.
#[derive(Resource, Debug)]
pub struct Fonts {
    latin: Handle<Font>,
    arabic: Handle<Font>,
    ready: bool,
}

impl Fonts {
    /// Both typefaces are there and each script finds its own.
    pub fn ready(&self) -> bool {
        self.ready
    }

    fn source(&self) -> FontSource {
        FontSource::Handle(self.latin.clone())
    }
}

/// `n` equal rectangles in `columns` columns that fill `area`, in reading order.
pub fn grid(area: Rect, n: usize, columns: usize, gap: f32, rtl: bool) -> Vec<Rect> {
    let columns = columns.max(1);
    let rows = n.div_ceil(columns).max(1);
    let size =
        Vec2::new((area.width() - gap * (columns - 1) as f32) / columns as f32, (area.height() - gap * (rows - 1) as f32) / rows as f32);
    (0..n)
        .map(|i| {
            let row = i / columns;
            // A last row that is not full stands in the middle.
            let in_row = if row == rows - 1 { n - row * columns } else { columns };
            let shift = (columns - in_row) as f32 * (size.x + gap) / 2.0;
            let column = if rtl { in_row - 1 - i % columns } else { i % columns };
            let min = area.min + Vec2::new(shift + column as f32 * (size.x + gap), row as f32 * (size.y + gap));
            Rect::from_corners(min, min + size)
        })
        .collect()
}

fn load(mut commands: Commands, server: Res<AssetServer>) {
    commands.insert_resource(Fonts {
        latin: server.load("fonts/Andika-Regular.ttf"),
        arabic: server.load("fonts/NotoNaskhArabic-Regular.ttf"),
        ready: false,
    });
}

/// Arabic script falls back to its own typeface; without this its letters would be empty boxes.
fn fall_back(mut fonts: ResMut<Fonts>, assets: Res<Assets<Font>>, mut cx: ResMut<FontCx>, mut wake: ResMut<crate::device::wake::Wake>) {
    if fonts.ready {
        return;
    }
    wake.soon();
    if assets.get(&fonts.latin).is_none() || assets.get(&fonts.arabic).is_none() {
        return;
    }
    if let Some(id) = cx.collection.family_id("Noto Naskh Arabic") {
        cx.collection.append_fallbacks(Script::from_bytes(*b"Arab"), [id].into_iter());
        fonts.ready = true;
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.add_plugins(space::plugin).add_systems(Startup, load).add_systems(Update, (fall_back, page::light).chain());
}
