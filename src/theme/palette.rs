//! Colours. Text on its ground is 7:1 or better; shapes 3:1; berry belongs to Tell alone.

use bevy::color::Color;

/// Warm paper, the ground of every page.
pub const PAPER: Color = Color::srgb(1.0, 0.972, 0.918);
/// Cards and the panel of words.
pub const CARD: Color = Color::srgb(1.0, 0.996, 0.984);
/// Words.
pub const INK: Color = Color::srgb(0.165, 0.141, 0.251);
/// Words that were spoken or are not in the light.
pub const INK_SOFT: Color = Color::srgb(0.306, 0.278, 0.408);
/// The word in the light.
pub const LIT: Color = Color::srgb(0.604, 0.125, 0.0);
/// Border of a card.
pub const EDGE: Color = Color::srgb(0.89, 0.812, 0.694);
/// Border of the chosen card.
pub const CHOSEN: Color = Color::srgb(0.0, 0.435, 0.478);
/// Ground of the chosen card.
pub const CHOSEN_GROUND: Color = Color::srgb(0.878, 0.965, 0.957);
/// Ring of the keyboard's focus.
pub const FOCUS: Color = Color::srgb(0.10, 0.18, 0.65);
/// Ground of the Tell flow: quiet lilac.
pub const QUIET: Color = Color::srgb(0.925, 0.910, 0.961);
/// The Tell button alone.
pub const BERRY: Color = Color::srgb(0.761, 0.094, 0.357);
/// Ground of a page that is resting or hidden.
pub const NIGHT: Color = Color::srgb(0.153, 0.141, 0.286);
/// Words on night.
pub const MOON: Color = Color::srgb(1.0, 0.953, 0.824);
/// Ground of the page that is held up to a grown-up: lantern light, seen across a room.
pub const LANTERN: Color = Color::srgb(1.0, 0.878, 0.541);

/// The same colour for pages of high contrast: black on white, and black edges.
pub fn contrast(color: Color) -> Color {
    match color {
        PAPER | CARD | QUIET | CHOSEN_GROUND => Color::WHITE,
        INK | INK_SOFT | EDGE => Color::BLACK,
        other => other,
    }
}
