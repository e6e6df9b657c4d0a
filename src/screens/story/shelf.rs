//! Pictures of the cards that this one leads to, fetched a moment after it is on the glass: so that the next page is there
//! at once, and this one does not wait for it.

use super::Story;
use crate::{
    device::{Clock, Wake},
    packs::Packs,
    screens::scene::pictures,
    theme::load_picture,
};
use bevy::prelude::*;
use std::time::Duration;

/// Unpacking pictures and drawing share the cores of a small tablet: the page comes first.
const AFTER: Duration = Duration::from_millis(120);

/// The pictures, held until they are not ahead any more.
#[derive(Resource, Default)]
pub(super) struct Shelf {
    names: Vec<String>,
    pictures: Vec<Handle<Image>>,
    due: Option<Duration>,
}

/// What is ahead has changed, or the moment has come to fetch it.
pub(super) fn stock(
    story: Res<Story>,
    packs: Res<Packs>,
    clock: Res<Clock>,
    server: Res<AssetServer>,
    mut shelf: ResMut<Shelf>,
    mut wake: ResMut<Wake>,
) {
    let Some(player) = &story.player else { return };
    let now = clock.now();
    if story.is_changed() {
        // Behind the promises lies the first card itself.
        let ahead: Vec<String> = if story.promise.is_some() {
            pictures(&player.node().kind)
        } else {
            player.nearby().into_iter().flat_map(|node| pictures(&node.kind)).collect()
        };
        if shelf.names != ahead {
            shelf.names = ahead;
            shelf.due = Some(now + AFTER);
        }
    }
    let Some(due) = shelf.due else { return };
    if now < due {
        wake.at(due);
        return;
    }
    shelf.due = None;
    let art = packs.art(player.lesson());
    shelf.pictures = shelf.names.iter().map(|name| load_picture(&server, art.as_ref(), name)).collect();
}

/// The story was left: nothing is ahead.
pub(super) fn clear(mut shelf: ResMut<Shelf>) {
    *shelf = Shelf::default();
}
